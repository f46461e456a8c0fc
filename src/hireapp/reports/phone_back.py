"""The back of the phone checklist, which is only read: scripts, tasks, facts in words, levels in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hireapp.forms.form import Section
from hireapp.forms.questions import Note, Question, Rating
from hireapp.i18n import N_
from hireapp.reports.blocks import Block, barred, mixed, row, rule, space, stack, text
from hireapp.reports.guide_parts import SHOWN_ANCHORS, Competencies, room
from hireapp.reports.pages import Item
from hireapp.reports.paper import Forms
from hireapp.reports.phone_parts import COLUMN, GRIDS, SIZES, Call, grouped, questions, script, two_columns
from hireapp.reports.styles import MEASURE

_SAID, _LEVELS = N_("Words of the call"), N_("Levels in words")
FACTS = N_("Practical checks")
_GAPS = (4.0, 3.0, 2.0, 1.0)
_HOW = N_("Go by what was heard in this call. 2 and 4 lie between the anchors; what wasn’t heard gets no level.")
_BEFORE, _MARGIN = 5.0, 11.0
_WIDE = COLUMN - _MARGIN


def back(forms: Forms, names: Competencies) -> list[Item]:
    """The words and the levels, in the largest type with which they take one page."""
    height = room(forms)
    items = list[Item]()
    for look in SIZES[forms.press.language]:
        for gap in _GAPS:
            items = _items(Call(forms.press, names, look, GRIDS[-1], 0), forms, gap)
            if sum(item.block.height + item.before for item in items) - _BEFORE <= height:
                return items
    return items


def _items(call: Call, forms: Forms, gap: float) -> list[Item]:
    ratings = [question for question in questions(forms.form, "ratings") if isinstance(question, Rating)]
    words = _words(call, forms)
    found = list[Block]()
    if words:
        found.append(stack([_heading(call, _SAID), two_columns(words, gap)]))
    if ratings:
        levels = [_rating(call, rating) for rating in ratings]
        found.append(stack([_heading(call, _LEVELS, call.press.say(_HOW)), two_columns(levels, gap)]))
    return [Item(block, _BEFORE, new_page=not place) for place, block in enumerate(found)]


def _heading(call: Call, title: str, told: str = "") -> Block:
    press = call.press
    words = press.say(title)
    start = press.width(words, press.style("h2").size, True) + 14
    drop = (press.style("h2").leading - call.look.leading) * 0.7
    aside = stack([space(drop), text(press, told, call.look, MEASURE - start, tone="mute")])
    return stack([rule(tone="ink2", weight=0.7, height=3),
                  row([(0, text(press, words, "h2", MEASURE)), (start, aside)]), space(1)])


def _words(call: Call, forms: Forms) -> list[Block]:
    steps = [section for section in forms.form.sections if section.role == "step"]
    found = [block for number, section in enumerate(steps, 1) for block in _step(call, number, section)]
    asked = [question for question in questions(forms.form, "facts") if question.text and not question.required]
    return [*found, _facts(call, asked)] if asked else found


def _step(call: Call, number: int, section: Section) -> Iterator[Block]:
    """What of a step is not on the front."""
    for group in grouped(section.questions):
        first = group[0]
        if isinstance(first, Note):
            for note in group:
                yield _numbered(call, number, _script(call, note))
        elif len(group) > 1:
            yield from _tasks(call, number, first, group[1:])
        elif first.purpose:
            yield _numbered(call, number, _purpose(call, first))


def _numbered(call: Call, number: int, block: Block) -> Block:
    """A block with the number of its step in the margin."""
    sign = text(call.press, mixed((str(number), True, "accent")), call.look, _MARGIN)
    return row([(0, sign), (_MARGIN, block)])


def _script(call: Call, note: Question) -> Block:
    told = call.press.local(note.help)
    if note.say:
        return barred(script(call, note, _WIDE - 8, told=told))
    return script(call, note, _WIDE, told=told)


def _purpose(call: Call, question: Question) -> Block:
    gap = "\u3000" if call.press.chinese else "  "
    runs = mixed((call.press.local(question.title), True, "accent"),
                 (gap + call.press.local(question.purpose), False, "mute"))
    return text(call.press, runs, call.look, _WIDE)


def _tasks(call: Call, number: int, choice: Question, tasks: Sequence[Question]) -> Iterator[Block]:
    """How the task is chosen, then each with its words, and with the probes of its own by their numbers."""
    press = call.press
    shared = all(task.probes == tasks[0].probes for task in tasks)
    yield _numbered(call, number, script(call, choice, _WIDE, told=press.local(tasks[0].purpose)))
    for task in tasks:
        rows = [script(call, task, _WIDE, told=press.local(task.help))]
        if not shared:
            rows.append(_probes(call, task))
        yield row([(_MARGIN, stack(rows))])


def _probes(call: Call, task: Question) -> Block:
    gap = "\u3000" if call.press.chinese else "  "
    parts = [part for number, probe in enumerate(task.probes, 1)
             for part in ((f"{gap if number > 1 else ''}{number} ", True), (call.press.local(probe), False))]
    return text(call.press, mixed(*((words, bold, "ink2") for words, bold in parts)), call.look, _WIDE)


def _facts(call: Call, asked: Sequence[Question]) -> Block:
    press = call.press
    title = text(press, mixed((press.say(FACTS), True, "ink")), call.look, COLUMN)
    return stack([title, *(row([(_MARGIN, script(call, question, _WIDE))]) for question in asked)])


def _rating(call: Call, rating: Rating) -> Block:
    """What levels 1, 3 and 5 sound like, each on lines of its own; the name stands before the first."""
    press = call.press
    gap = "\u3000" if press.chinese else "  "
    shown = [level for level in SHOWN_ANCHORS if str(level) in rating.anchors]
    rows = [rule(COLUMN, height=1.5)]
    for place, level in enumerate(shown):
        name = press.local(rating.title) + gap if not place else ""
        words = mixed((name, True, "ink"), (press.local(rating.anchors[str(level)]), False, "ink2"))
        rows.append(_numbered(call, level, text(press, words, call.look, _WIDE)))
    return stack(rows)
