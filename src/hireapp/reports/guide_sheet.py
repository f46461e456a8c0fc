"""The interview guide on paper: the whole talk in order, with its words, its probes and room to write, still blank.

STAR and situational questions take half a page each, so that two stand on a page at the same places. What comes
before and after flows, with as many lines to write on as its pages hold; the last page tells what answers to the STAR
questions sound like.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from hireapp.forms.form import Form, Section
from hireapp.forms.questions import Checklist, LongText, Question, Rating, SingleChoice, Star
from hireapp.i18n import N_, Language, LocalizedText
from hireapp.reports.blocks import Block, flowed, mixed, right, row, rule, space, stack, text
from hireapp.reports.fonts import faces
from hireapp.reports.guide_half import half
from hireapp.reports.guide_parts import (
    INDENT,
    Competencies,
    Part,
    bound,
    boxed_words,
    competency,
    field,
    filled,
    head,
    local_probes,
    minutes,
    rated,
    room,
    spoken,
    tick,
    ticks,
)
from hireapp.reports.guide_result import result
from hireapp.reports.guide_signs import signs
from hireapp.reports.pages import Item
from hireapp.reports.paper import Forms, masthead, writing_room
from hireapp.reports.press import Press
from hireapp.reports.styles import MEASURE, PAPERS, Paper, StyleName, columns

_FIELDS = (N_("Number"), N_("Interviewer"), N_("Date"), N_("Time"))
_HOW = N_(
    "Each interviewer fills in a guide alone. Ask everyone the same questions in this order and tick the probes you "
    "used. Write down what was said, not what you think of it. 2 and 4 lie between the anchors; what you couldn’t "
    "observe gets no level, not even a 3."
)
_COURSE = N_("How the time is planned")
_CLOCK = N_("minute {start} to {end}")
_RESERVE = N_("only in place of another question, never on top")
_CLAIM_PROBES = N_("A claim of success: the fixed probes")
_QUOTATION = N_("Quotation")
_RATED_ITEMS, _NOTED_ITEMS = N_("Counts for the rating"), N_("Only noted, never rated")
_WIDE = MEASURE - INDENT
_STEP = 14.0


@dataclass(frozen=True)
class Step:
    """A section with its number in the course of the talk and the minutes from ``start`` to ``end``."""

    number: int
    section: Section
    start: Decimal
    end: Decimal


def written(form: Form, language: Language, translate: Callable[[str], str], paper: Paper, company: str,
            subject: str, competencies: Competencies, claim_probes: Sequence[LocalizedText]) -> bytes:
    """The finished document. ``claim_probes``: what is asked of everyone about any claim of success."""
    press = Press(language, translate, faces())
    forms = Forms(form, press, PAPERS[paper], company, subject, press.local(form.title))
    steps = list(_steps(form))
    opening = masthead(forms, [press.say(label) for label in _FIELDS], [press.say(_HOW)]).block
    parts = [Part(lambda _lines: opening), Part(_constant(_course(press, steps)), before=7)]
    claims = _claims(press, claim_probes)
    items: list[Item] = []
    asked: list[Question] = []
    for whole, group in groupby(steps, key=lambda step: _is_half(step.section)):
        if whole:
            items += filled(parts, room(forms))
            parts = []
            found = list(group)
            items += _halves(forms, competencies, found, len(asked))
            asked += [question for step in found for question in step.section.questions]
            continue
        parts += [part for step in group for part in _flowing(press, competencies, step)]
        parts += claims
        claims = []
    numbered = [(f"Q{number}", question) for number, question in enumerate(asked, 1) if isinstance(question, Star)]
    return bound(forms, [*items, *filled([*parts, *result(press)], room(forms)), *signs(press, competencies, numbered)])


def _steps(form: Form) -> Iterator[Step]:
    clock = Decimal(0)
    for number, section in enumerate(form.sections, 1):
        end = clock + (section.minutes or 0)
        yield Step(number, section, clock, end)
        clock = end


def _is_half(section: Section) -> bool:
    return all(isinstance(question, Star) or _is_situational(question) for question in section.questions)


def _is_situational(question: Question) -> bool:
    return isinstance(question, Rating) and question.text is not None


def _constant(block: Block) -> Callable[[int], Block]:
    return lambda _lines: block


def _time(press: Press, step: Step) -> str:
    if not step.section.minutes:
        return press.say(_RESERVE) if step.section.minutes is not None else ""
    clock = press.say(_CLOCK, start=press.plain(step.start), end=press.plain(step.end))
    return press.clauses([minutes(press, step.section.minutes), clock])


def _course(press: Press, steps: Sequence[Step]) -> Block:
    """The steps in two columns with their minutes."""
    half_of = (len(steps) + 1) // 2
    width = columns(6)
    sides = [stack([_course_line(press, step, width) for step in steps[start:start + half_of]])
             for start in (0, half_of)]
    title = text(press, press.say(_COURSE), "small_bold", MEASURE)
    return stack([title, space(3), row([(0, sides[0]), (width + 12, sides[1])])])


def _course_line(press: Press, step: Step, width: float) -> Block:
    told = "–" if step.section.minutes and step.start < step.end else ""
    clock = f"{press.plain(step.start)}{told}{press.plain(step.end)}" if told else ""
    cells = [(18.0, text(press, press.local(step.section.title), "small", width - 110)),
             (0.0, text(press, str(step.number), "small_bold", 18, tone="accent")),
             (0.0, right(press, minutes(press, step.section.minutes), "small", width - 44)),
             (0.0, right(press, clock, "small", width, "mute"))]
    return stack([rule(width, height=1.5), row(cells), space(_STEP - press.style("small").leading - 1.5 + 1)])


def _halves(forms: Forms, names: Competencies, steps: Sequence[Step], count: int) -> list[Item]:
    height = room(forms) / 2 - 0.1
    items: list[Item] = []
    for step in steps:
        for question in step.section.questions:
            place = len(items)
            heading = (f"Q{count + place + 1}", _kicker(forms.press, step))
            block = half(forms.press, names, question, heading, height)
            items.append(Item(block, whole=True, new_page=place % 2 == 0))
    return items


def _kicker(press: Press, step: Step) -> str:
    """What a question is in the course of the talk, and when it is asked."""
    return press.clauses([press.local(step.section.title), _time(press, step)])


def _flowing(press: Press, names: Competencies, step: Step) -> list[Part]:
    heading = head(press, step.number, press.local(step.section.title), _time(press, step))
    parts: list[Part] = []
    for place, question in enumerate(step.section.questions):
        part = _asked(press, names, question)
        parts.append(part if place else _headed(heading, part))
    return parts


def _headed(heading: Block, part: Part) -> Part:
    return Part(lambda lines: stack([heading, part.make(lines)]), part.least, part.most, 12)


def _asked(press: Press, names: Competencies, question: Question) -> Part:
    told = _told(press, names, question)
    if isinstance(question, Checklist):
        told = stack([told, space(4), _checklist(press, question)])
        return Part(lambda lines: stack([told, _quoted(press, lines)]), 1, 4)
    if isinstance(question, Rating):
        told = stack([told, space(3), row([(INDENT, rated(press, question, _WIDE))])])
        return Part(_constant(told))
    if not question.answerable:
        return Part(_constant(told))
    least = 1 if isinstance(question, LongText) else 0
    return Part(lambda lines: stack([told, row([(INDENT, writing_room(_WIDE, lines))])]), least, 5)


def _told(press: Press, names: Competencies, question: Question) -> Block:
    """Title, the words to say, what they are for, the probes, and the options of a choice."""
    rows = [_title(press, names, question)]
    words = press.local(question.text)
    if words:
        script = isinstance(question, LongText | SingleChoice) or not question.say
        style: StyleName = "body_bold" if question.say else "body"
        rows.append(text(press, words, style, _WIDE) if script else spoken(press, words, _WIDE))
    options = question.options if isinstance(question, SingleChoice) else ()
    if options:
        rows.append(stack([space(3), ticks(press, [press.local(option.text) for option in options], _WIDE)]))
    if question.probes:
        rows.append(stack([space(2), ticks(press, local_probes(press, question.probes), _WIDE)]))
    if question.help and not isinstance(question, SingleChoice):
        rows.append(stack([space(1), text(press, press.local(question.help), "small", _WIDE, tone="mute")]))
    return row([(INDENT, stack(rows, 1))])


def _title(press: Press, names: Competencies, question: Question) -> Block:
    told = competency(press, names, question)
    why = press.local(question.purpose)
    gap = "\u3000" if press.chinese else "   "
    runs = mixed((press.local(question.title), True, "accent"), (gap + told if told else "", False, "ink2"),
                 (gap + why if why else "", False, "mute"))
    return text(press, runs, "small", _WIDE)


def _checklist(press: Press, question: Checklist) -> Block:
    """What counts for the rating at the left, what is only noted at the right; a line for a number."""
    width = columns(6) - INDENT / 2
    sides = []
    for title, counts in ((_RATED_ITEMS, True), (_NOTED_ITEMS, False)):
        found = [item for item in question.items if (item.id in question.rated) == counts]
        rows = [_check(press, press.local(item.text), item.value is not None, width) for item in found]
        sides.append(stack([text(press, press.say(title), "small_bold", width), space(2), *rows], 2.5))
    return row([(INDENT + place * (width + 12), side) for place, side in enumerate(sides)])


def _check(press: Press, words: str, number: bool, width: float) -> Block:
    if not number:
        return tick(press, words, width)
    leading = press.style("small").leading
    return flowed([boxed_words(press, words, width - 40, "small"), (36, field(press, "", 36, leading))], width, 4)


def _quoted(press: Press, lines: int) -> Block:
    more = [writing_room(MEASURE - INDENT, lines - 1)] if lines > 1 else []
    return row([(INDENT, stack([field(press, press.say(_QUOTATION), _WIDE), *more]))])


def _claims(press: Press, probes: Sequence[LocalizedText]) -> list[Part]:
    """The fixed probes for any claim of success, once for the whole talk."""
    if not probes:
        return []
    title = text(press, press.say(_CLAIM_PROBES), "small_bold", MEASURE)
    told = stack([rule(tone="ink2", weight=0.7, height=5), title, space(2),
                  ticks(press, local_probes(press, probes), MEASURE)])
    return [Part(_constant(told), before=12)]
