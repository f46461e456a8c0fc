"""The phone checklist: one page on which everything is written, and its back with what is only read.

The front holds the call in order, with the questions, their probes and room for notes, then facts, ratings and the
result. Scripts, tasks of which one is used, the words of the facts and the levels in words stand on the back. The
largest type and the widest writing lines with which the front takes one page are used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from hireapp.forms.form import Form
from hireapp.forms.questions import Question, Rating
from hireapp.i18n import N_, Language
from hireapp.reports.blocks import Block, flowed, right, row, rule, space, stack, text
from hireapp.reports.fonts import faces
from hireapp.reports.guide_parts import Competencies, bound, boxed_words, field, room, tick, ticks
from hireapp.reports.pages import Item, paginated
from hireapp.reports.paper import Forms, fill_in
from hireapp.reports.phone_back import FACTS, back
from hireapp.reports.phone_parts import GRIDS, SIZES, Call, questions, three_columns
from hireapp.reports.phone_steps import WORDS, fact, rated, step
from hireapp.reports.press import Press
from hireapp.reports.printing import raised
from hireapp.reports.styles import MEASURE, PAPERS, Paper, columns
from hireapp.reports.words import VERDICTS

_FIELDS = (N_("Number"), N_("Caller"), N_("Date"), N_("Time"))
_CONFIDENTIAL = N_("Confidential once filled in")
_NOT_REACHED = N_("Not reached")
_CALLS = (N_("no answer"), N_("voicemail"), N_("wrong number"))
_CALL_BACK = N_("call back")
_RATINGS, _RESULT = N_("Ratings, right after hanging up"), N_("Result")
LEVELS = N_("Levels in words: page {page}")
_NOT_OBSERVED = N_("not observed")
_WITHDRAWN = N_("Withdrawn")
_CONDITION, _REASON, _QUOTATION = N_("The condition"), N_("Why, in one sentence"), N_("Quotation")
_SIGNED = N_("Caller’s signature")
_BEFORE, _MOST_BEFORE, _DROP = 1.5, 9.0, 3.5


def written(form: Form, language: Language, translate: Callable[[str], str], paper: Paper, company: str,
            subject: str, competencies: Competencies) -> bytes:
    """The finished document."""
    press = Press(language, translate, faces())
    forms = Forms(form, press, PAPERS[paper], company, subject, press.local(form.title))
    front = _front(forms, competencies, 2)
    if (page := _pages(forms, front) + 1) > 2:
        front = _front(forms, competencies, page)
    return bound(forms, [*front, *back(forms, competencies)])


def _pages(forms: Forms, items: Sequence[Item]) -> int:
    return len(paginated(items, forms.sheet.top, forms.sheet.top + room(forms)))


def _front(forms: Forms, names: Competencies, page: int) -> list[Item]:
    """The blocks of the first page, what is left of it spread between them; a longer form flows on.

    ``page``: the number of the page with the words.
    """
    height = room(forms) - 0.1
    blocks = list[Block]()
    for look in SIZES[forms.press.language]:
        for grid in GRIDS:
            blocks = _blocks(Call(forms.press, names, look, grid, page), forms)
            left = height - sum(block.height for block in blocks) - _BEFORE * (len(blocks) - 1)
            if left >= 0:
                return _spread(blocks, min(_MOST_BEFORE, _BEFORE + left / max(1, len(blocks) - 1)))
    return _spread(blocks, _BEFORE)


def _spread(blocks: Sequence[Block], before: float) -> list[Item]:
    return [Item(block, before, whole=True) for block in blocks]


def _blocks(call: Call, forms: Forms) -> list[Block]:
    press, form = call.press, forms.form
    facts = questions(form, "facts")
    consent = [question for question in facts if question.required]
    top = raised(stack([_masthead(forms), _calls(press)]), forms.sheet.top - forms.sheet.top_first)
    steps = [section for section in form.sections if section.role == "step"]
    made = [step(call, number, section, () if number > 1 else consent) for number, section in enumerate(steps, 1)]
    asked = [question for question in facts if not question.required]
    ratings = [question for question in questions(form, "ratings") if isinstance(question, Rating)]
    return [top, *made, *_facts(call, asked), *_ratings(call, ratings), _result(call)]


def _masthead(forms: Forms) -> Block:
    """Title and what it is for, on one line if there is room, and lines to fill in."""
    press = forms.press
    title = text(press, forms.title, "h1", MEASURE - 130)
    aside = right(press, press.say(_CONFIDENTIAL), "small", MEASURE, "mute")
    subject = text(press, forms.subject, "small", MEASURE, tone="mute")
    start = press.width(forms.title, press.style("h1").size, True) + 14
    head = [(0.0, title), (0.0, stack([space(_DROP), aside]))]
    if start + press.width(forms.subject, press.style("small").size) < MEASURE - 130:
        head.append((start, stack([space(_DROP), subject])))
        subject = space(0)
    return stack([row(head), subject, fill_in(press, [press.say(label) for label in _FIELDS]), space(3)])


def _calls(press: Press) -> Block:
    """What became of the calls before anyone was reached."""
    label = press.say(_NOT_REACHED)
    cells = [(press.width(label, press.style("small").size) + 4, text(press, label, "small", 120))]
    words = [press.say(call) for call in _CALLS]
    back_ = press.say(_CALL_BACK)
    cells += [(press.width(entry, press.style("small").size) + 13, tick(press, entry, 120)) for entry in words]
    used = sum(wide + 14 for wide, _block in cells)
    line = row([(12, field(press, back_, MEASURE - used - 12, press.style("small").leading)),
                (0, tick(press, "", 14))])
    return stack([flowed([*cells, (MEASURE - used, line)], MEASURE, 14), space(1.5)])


def _facts(call: Call, asked: Sequence[Question]) -> list[Block]:
    """What the job demands, to be noted and never rated; the words to ask it in stand on the back."""
    if not asked:
        return []
    press = call.press
    title = _titled(call, press.say(FACTS), press.say(WORDS, page=call.page))
    return [stack([title, three_columns([fact(call, question, columns(4)) for question in asked])])]


def _titled(call: Call, title: str, pointer: str, *aside: tuple[float, Block]) -> Block:
    """The head of a part, where its words stand, and ``aside`` on the same line."""
    press = call.press
    start = press.width(title, press.style("h2").size, True) + 14
    drop = (press.style("h2").leading - call.look.leading) * 0.7
    told = row([(start, text(press, pointer, call.look, MEASURE - start, tone="mute")), *aside])
    return stack([rule(tone="ink2", weight=0.7, height=3),
                  row([(0, text(press, title, "h2", MEASURE)), (0, stack([space(drop), told]))])])


def _ratings(call: Call, ratings: Sequence[Rating]) -> list[Block]:
    """Circles and "not observed", three ratings a line; what the levels sound like stands on the back."""
    if not ratings:
        return []
    press = call.press
    wide, legend = boxed_words(press, press.say(_NOT_OBSERVED), MEASURE, replace(call.look, tone="mute"))
    title = _titled(call, press.say(_RATINGS), press.say(LEVELS, page=call.page), (MEASURE - wide, legend))
    return [stack([title, three_columns([rated(call, rating) for rating in ratings])])]


def _result(call: Call) -> Block:
    press, pitch = call.press, call.grid.line
    words = [press.say(word) for word in (*VERDICTS.values(), _WITHDRAWN)]
    title = press.say(_RESULT)
    start = press.width(title, press.style("h2").size, True) + 16
    boxes = row([(0, text(press, title, "h2", start)),
                 (start, stack([space(1), ticks(press, words, MEASURE - start)]))])
    return stack([rule(tone="ink2", weight=0.7, height=4), boxes,
                  _pair(press, (_CONDITION, _REASON), columns(6), pitch),
                  _pair(press, (_QUOTATION, _SIGNED), columns(8), pitch)])


def _pair(press: Press, labels: tuple[str, str], width: float, height: float) -> Block:
    """Two lines to write on, the first of ``width`` points."""
    first, second = (press.say(label) for label in labels)
    return row([(0, field(press, first, width, height)),
                (width + 12, field(press, second, MEASURE - width - 12, height))])
