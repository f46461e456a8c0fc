"""The phone checklist: the call in order with its words and room for notes, then facts, ratings and the result.

Tasks of which one is used in a call stand together, each with a box. The words of the form stay whole; two pages
hold them, since nothing is printed smaller than the smallest type of the reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from hireapp.charts.marks import mark
from hireapp.charts.primitives import Picture
from hireapp.forms.form import Form, Section
from hireapp.forms.questions import LongText, MoneyRange, Number, Question, Rating, SingleChoice, YesNo
from hireapp.i18n import N_, Language, LocalizedText
from hireapp.reports.blocks import Block, barred, flowed, mixed, picture, right, row, rule, space, stack, text
from hireapp.reports.fonts import faces
from hireapp.reports.guide_parts import (
    SHOWN_ANCHORS,
    Competencies,
    Part,
    bound,
    competency,
    field,
    filled,
    local_probes,
    minutes,
    pages_of,
    room,
    tick,
    ticks,
)
from hireapp.reports.paper import Forms, circles, fill_in, masthead, writing_room
from hireapp.reports.paper_items import LEVELS
from hireapp.reports.press import Press
from hireapp.reports.styles import MEASURE, PAPERS, Paper, Style, StyleName, columns
from hireapp.reports.words import VERDICTS

_FIELDS = (N_("Number"), N_("Caller"), N_("Date"), N_("Time"))
_NOT_REACHED = N_("Not reached")
_CALLS = (N_("no answer"), N_("voicemail"), N_("wrong number"))
_CALL_BACK = N_("call back")
_FACTS, _RATINGS, _RESULT = N_("Practical checks"), N_("Ratings, right after hanging up"), N_("Result")
_HOW = N_("Go by what was heard in this call. 2 and 4 lie between the anchors; what wasn’t heard gets no level.")
_NOT_OBSERVED = N_("not observed")
_YES, _NO = N_("Yes"), N_("No")
_WITHDRAWN = N_("Withdrawn")
_CONDITION, _REASON, _QUOTATION = N_("The condition"), N_("Why, in one sentence"), N_("Quotation")
_SIGNED = (N_("Caller’s signature"), N_("Date"))
_MARGIN, _LEFT, _NOTES_X = 24.0, 286.0, 320.0
_NOTES = MEASURE - _NOTES_X
_WIDE = MEASURE - _MARGIN
_PITCH, _NONE, _NAME = 15.5, 18.0, 44.0
_TABLE_X = MEASURE - _PITCH * len(LEVELS) - _NONE
_ANSWER, _LINE = 104.0, 13.0
_SMALLEST = 6.5 / 6.9
_DENSITIES: tuple[tuple[StyleName, StyleName, float], ...] = (
    ("small", "small", 1.0), ("small", "micro", 1.0), ("micro", "micro", 1.0), ("micro", "micro", _SMALLEST))
"""Type of the scripts, of the tasks to choose from, and its factor: the first that takes two pages is used."""
_PAGES, _MOST, _BEFORE = 2, 5, 4.0


@dataclass(frozen=True)
class Sheet:
    """What the parts of the checklist are made with."""

    press: Press
    names: Competencies
    script: Style
    task: Style
    anchor: Style
    name: Style


def written(form: Form, language: Language, translate: Callable[[str], str], paper: Paper, company: str,
            subject: str, competencies: Competencies) -> bytes:
    """The finished document."""
    press = Press(language, translate, faces())
    forms = Forms(form, press, PAPERS[paper], company, subject, press.local(form.title))
    height = room(forms)
    tried = (_parts(_sheet(press, competencies, *density), forms) for density in _DENSITIES)
    parts = list[Part]()
    for parts in tried:
        if pages_of(parts, height) <= _PAGES:
            break
    return bound(forms, filled(parts, height))


def _sheet(press: Press, names: Competencies, script: StyleName, task: StyleName, factor: float) -> Sheet:
    anchor = replace(press.style("micro").scaled(factor), tone="ink2")
    small = press.style("small_bold")
    name = small if factor == 1 else replace(small, size=anchor.size, leading=anchor.leading)
    return Sheet(press, names, press.style(script), press.style(task).scaled(factor), anchor, name)


def _parts(sheet: Sheet, forms: Forms) -> list[Part]:
    press, form = sheet.press, forms.form
    facts = _questions(form, "facts")
    consent = [question for question in facts if question.required]
    top = stack([masthead(forms, [press.say(label) for label in _FIELDS], ()).block, _calls(press)])
    steps = [section for section in form.sections if section.role == "step"]
    parts = [_fixed(top)]
    parts += [_step(sheet, number, section, () if number > 1 else consent) for number, section in enumerate(steps, 1)]
    asked = [question for question in facts if not question.required]
    ratings = [question for question in _questions(form, "ratings") if isinstance(question, Rating)]
    return [*parts, *_facts(press, asked), *_ratings(sheet, ratings), _result(press)]


def _fixed(block: Block) -> Part:
    return Part(lambda _lines: block, before=_BEFORE)


def _questions(form: Form, role: str) -> list[Question]:
    return [question for section in form.sections if section.role == role for question in section.questions]


def _calls(press: Press) -> Block:
    """What became of the calls before anyone was reached."""
    label = press.say(_NOT_REACHED)
    cells = [(press.width(label, press.style("small").size) + 4, text(press, label, "small", 120))]
    words = [press.say(call) for call in _CALLS]
    back = press.say(_CALL_BACK)
    cells += [(press.width(entry, press.style("small").size) + 13, tick(press, entry, 120)) for entry in words]
    used = sum(wide + 14 for wide, _block in cells)
    line = row([(12, field(press, back, MEASURE - used - 12, press.style("small").leading)),
                (0, tick(press, "", 14))])
    return stack([flowed([*cells, (MEASURE - used, line)], MEASURE, 14), space(2)])


def _step(sheet: Sheet, number: int, section: Section, consent: Sequence[Question]) -> Part:
    """A step: its first question begins beside its heading if it takes notes."""
    head = _step_head(sheet.press, number, section)
    groups = list(_grouped([*section.questions, *consent]))
    begins = bool(groups) and isinstance(groups[0][-1], LongText)
    made = [_pieces(sheet, group, head if begins and not place else None, section.title)
            for place, group in enumerate(groups)]
    above = space(0) if begins else head
    line = rule(tone="ink2", weight=0.7, height=3)
    takes = any(isinstance(question, LongText) for question in section.questions)
    return Part(lambda lines: stack([line, stack([above, *(make(lines) for make in made)], 2)]), 1,
                _MOST if takes else 1, _BEFORE)


def _step_head(press: Press, number: int, section: Section) -> Block:
    gap = "\u3000" if press.chinese else "  "
    title = mixed((press.local(section.title), True, "ink"), (gap + minutes(press, section.minutes), False, "mute"))
    return row([(0.0, tick(press, str(number), _MARGIN, "small_bold")), (_MARGIN, text(press, title, "small", _WIDE))])


def _grouped(questions: Sequence[Question]) -> Iterator[list[Question]]:
    """Questions one by one; a choice and the questions that hang on it together."""
    for _key, group in groupby(questions, key=lambda entry: entry.when.question if entry.when else entry.id):
        yield list(group)


def _pieces(sheet: Sheet, group: Sequence[Question], head: Block | None,
            title: LocalizedText) -> Callable[[int], Block]:
    """A question, or a choice with its tasks, under ``head`` if it begins a step of that ``title``."""
    first = group[0]
    if len(group) > 1:
        return _variants(sheet, first, group[1:], head)
    if isinstance(first, LongText):
        return _noted(sheet, first, head, head is None or first.title != title)
    made = row([(_MARGIN, _answered(sheet, first))])
    return lambda _lines: made


def _noted(sheet: Sheet, question: Question, head: Block | None, titled: bool) -> Callable[[int], Block]:
    """Words and probes at the left, what to listen for and room for notes at the right."""
    told = [_script(sheet, question, _LEFT, titled), _probed(sheet.press, question, _LEFT)]
    left = stack([head or space(0), row([(_MARGIN, stack(told))])])
    side = _listen(sheet, question, _NOTES)
    return lambda lines: row([(0, left), (_NOTES_X, stack([side, writing_room(_NOTES, lines)]))])


def _script(sheet: Sheet, question: Question, width: float, titled: bool = True, told: str = "",
            style: Style | None = None) -> Block:
    """The title, the words after it, and ``told`` for the caller only."""
    gap = "\u3000" if sheet.press.chinese else "  "
    words = sheet.press.local(question.text)
    title = sheet.press.local(question.title) if titled else ""
    runs = mixed((title, True, "accent"), (gap + words if words and title else words, False, "ink"),
                 (gap + told if told else "", False, "mute"))
    return text(sheet.press, runs, style or sheet.script, width)


def _probed(press: Press, question: Question, width: float) -> Block:
    return ticks(press, local_probes(press, question.probes), width, "micro", 8) if question.probes else space(0)


def _listen(sheet: Sheet, question: Question, width: float) -> Block:
    """What is rated by these words, and what they are for."""
    press = sheet.press
    told = competency(press, sheet.names, question)
    why = press.local(question.purpose)
    gap = ("\u3000" if press.chinese else "  ") if told else ""
    runs = mixed((told, True, "accent"), (gap + why if why else "", False, "mute"))
    return text(press, runs, "micro", width) if runs else space(0)


def _answered(sheet: Sheet, question: Question) -> Block:
    """A script over the whole width, or a question with its boxes or its line after it."""
    press = sheet.press
    if not question.answerable:
        told = press.local(question.help)
        if question.say:
            return barred(_script(sheet, question, _WIDE - 8, told=told))
        return _script(sheet, question, _WIDE, told=told)
    if isinstance(question, SingleChoice):
        options = ticks(press, [press.local(option.text) for option in question.options], _WIDE, sheet.script, 10)
        return stack([_script(sheet, question, _WIDE), options])
    return _fact(press, question, _WIDE)


def _variants(sheet: Sheet, choice: Question, tasks: Sequence[Question], head: Block | None) -> Callable[[int], Block]:
    """Tasks of which one is used, each with its box; probes that all share stand once below them."""
    press = sheet.press
    shared = all(task.probes == tasks[0].probes for task in tasks)
    top = row([(0, head or space(0)), (_NOTES_X - 60, _listen(sheet, tasks[0], _NOTES + 60))])
    rows = [_script(sheet, choice, _WIDE), *(_variant(sheet, task, not shared) for task in tasks)]
    if shared:
        rows.append(_probed(press, tasks[0], _WIDE))
    told = stack([top, row([(_MARGIN, stack(rows, 1))])])
    return lambda lines: stack([told, row([(_MARGIN, writing_room(_WIDE, lines))])])


def _variant(sheet: Sheet, task: Question, own: bool) -> Block:
    indent = 12.0
    rows = [_script(sheet, task, _WIDE - indent, told=sheet.press.local(task.help), style=sheet.task)]
    if own:
        rows.append(_probed(sheet.press, task, _WIDE - indent))
    return row([(indent, stack(rows)), (0, tick(sheet.press, "", indent, sheet.task))])


def _facts(press: Press, questions: Sequence[Question]) -> list[Part]:
    """What the job demands: facts that are noted and never rated."""
    if not questions:
        return []
    title = text(press, press.say(_FACTS), "h2", MEASURE)
    rows = [stack([rule(height=1.2), _fact(press, question, MEASURE), space(1.2)]) for question in questions]
    return [_fixed(stack([rule(tone="ink2", weight=0.7, height=3), title, space(2), *rows]))]


def _fact(press: Press, question: Question, width: float) -> Block:
    gap = "\u3000" if press.chinese else "  "
    words = mixed((press.local(question.title), True, "ink"), (gap + press.local(question.text), False, "ink"))
    told = text(press, words, "small", width - _ANSWER - 8)
    answer = _answer(press, question)
    height = max(told.height, answer.height)
    return row([(0, _middled(height, told)), (width - _ANSWER, _middled(height, answer))])


def _answer(press: Press, question: Question) -> Block:
    if isinstance(question, YesNo):
        return ticks(press, [press.say(_YES), press.say(_NO)], _ANSWER)
    size, leading = press.style("small").size, press.style("small").leading
    drop = _LINE - leading + 1
    if isinstance(question, MoneyRange):
        line = field(press, "", _ANSWER / 2 - 6, _LINE)
        dash = stack([space(drop), text(press, "–", "small", 10)])
        return row([(0, line), (_ANSWER / 2 - 3, dash), (_ANSWER / 2 + 6, line)])
    unit = press.local(question.unit) if isinstance(question, Number) else ""
    wide = press.width(unit, size) + 4 if unit else 0.0
    after = stack([space(drop), text(press, unit, "small", wide + 2)])
    return row([(0, field(press, "", _ANSWER - wide, _LINE)), (_ANSWER - wide + 4, after)])


def _middled(height: float, block: Block) -> Block:
    return stack([space((height - block.height) / 2), block])


def _ratings(sheet: Sheet, ratings: Sequence[Rating]) -> list[Part]:
    """A table: name, anchors 1, 3 and 5, circles and "not observed"."""
    if not ratings:
        return []
    start = _name_width(sheet, ratings)
    widths = _anchor_widths(sheet.press, ratings, _TABLE_X - start)
    places = [start + sum(widths[:place]) for place in range(len(widths))]
    rows = [_rating(sheet, rating, places, widths) for rating in ratings]
    return [_fixed(stack([_ratings_head(sheet.press, places), *rows]))]


def _ratings_head(press: Press, places: Sequence[float]) -> Block:
    title = press.say(_RATINGS)
    start = press.width(title, press.style("h2").size, True) + 14
    drop = press.style("h2").leading - press.style("micro").leading - 1
    how = text(press, press.say(_HOW), "micro", MEASURE - start)
    levels = [(x, text(press, str(level), "small_bold", 20)) for x, level in zip(places, SHOWN_ANCHORS, strict=True)]
    return stack([rule(tone="ink2", weight=0.7, height=3),
                  row([(0, text(press, title, "h2", start)), (start, stack([space(drop), how]))]), space(1),
                  row([*levels, (0, right(press, press.say(_NOT_OBSERVED), "micro", MEASURE))])])


def _name_width(sheet: Sheet, ratings: Sequence[Rating]) -> float:
    """As wide as the longest word of a name, so that none is broken; names in Chinese may break anywhere."""
    press, style = sheet.press, sheet.name
    words = [word for rating in ratings for word in press.local(rating.title).replace("-", "- ").split()]
    return max(_NAME, *(min(100.0, press.width(word, style.size, True) + 6) for word in words))


def _anchor_widths(press: Press, ratings: Sequence[Rating], whole: float) -> list[float]:
    """Widths of the three columns of anchors: in proportion to what stands in them, so that rows stay low."""
    size = press.style("micro").size
    texts = [sum(press.width(press.local(rating.anchors[str(level)]), size) for rating in ratings)
             for level in SHOWN_ANCHORS]
    return [whole * max(0.2, share / max(1.0, sum(texts))) for share in texts]


def _rating(sheet: Sheet, rating: Rating, places: Sequence[float], widths: Sequence[float]) -> Block:
    press = sheet.press
    cells = [text(press, press.local(rating.anchors[str(level)]), sheet.anchor, width - 6)
             for level, width in zip(SHOWN_ANCHORS, widths, strict=True)]
    name = text(press, press.local(rating.title), sheet.name, places[0] - 4)
    height = max(18.0, name.height + 2, *(cell.height + 2 for cell in cells))
    signs = circles(LEVELS, _PITCH, height, 6.3)
    box = Picture(_NONE, height, mark("box", _NONE - 5, height / 2, 4.2))
    placed = [(x, _middled(height, cell)) for x, cell in zip(places, cells, strict=True)]
    return stack([rule(), row([(0, _middled(height, name)), *placed, (_TABLE_X, picture(signs)),
                               (MEASURE - _NONE, picture(box))])])


def _result(press: Press) -> Part:
    words = [press.say(word) for word in (*VERDICTS.values(), _WITHDRAWN)]
    title = press.say(_RESULT)
    start = press.width(title, press.style("h2").size, True) + 16
    verdicts = stack([space(1), ticks(press, words, MEASURE - start)])
    boxes = row([(0, text(press, title, "h2", start)), (start, verdicts)])
    signed = fill_in(press, [press.say(word) for word in _SIGNED])
    half = columns(6)
    told = row([(0, field(press, press.say(_CONDITION), half)), (half + 12, field(press, press.say(_REASON), half))])
    head = stack([rule(tone="ink2", weight=0.7, height=4), boxes, told])

    def made(lines: int) -> Block:
        quoted = stack([field(press, press.say(_QUOTATION), MEASURE), writing_room(MEASURE, lines - 1)])
        return stack([head, quoted, signed])

    return Part(made, 1, _MOST, _BEFORE)
