"""The front of the phone checklist: what is asked in the call, with its probes and room for notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hireapp.charts.marks import mark
from hireapp.charts.primitives import Picture
from hireapp.forms.form import Section
from hireapp.forms.questions import LongText, MoneyRange, Note, Number, Question, Rating, SingleChoice, YesNo
from hireapp.i18n import N_
from hireapp.reports.blocks import Block, flowed, mixed, picture, row, rule, space, stack, text
from hireapp.reports.guide_parts import boxed_words, competency, field, local_probes, minutes, tick, ticks
from hireapp.reports.paper import circles
from hireapp.reports.paper_items import LEVELS
from hireapp.reports.phone_parts import MARGIN, Call, grouped, middled, script, writing
from hireapp.reports.styles import MEASURE, columns

WORDS = N_("Words: page {page}")
_YES, _NO = N_("Yes"), N_("No")
_PROBES = N_("Probes used")
_LEFT, _NOTES_X = 282.0, 318.0
_NOTES, _WIDE = MEASURE - _NOTES_X, MEASURE - MARGIN
_ANSWER, _YES_NO, _LINE = 104.0, 62.0, 15.0
_PITCH, _BOX = 14.6, 16.0


def step(call: Call, number: int, section: Section, consent: Sequence[Question]) -> Block:
    """A step: its first group of questions begins beside or under its heading."""
    head = _head(call, number, section)
    rows = list[Block]()
    groups = list(grouped([*section.questions, *consent]))
    while groups:
        group = groups.pop(0)
        after = groups.pop(0) if isinstance(group[0], LongText) and groups and _read(groups[0]) else []
        rows.append(_group(call, section, group, after, space(0) if rows else head))
    return stack([rule(tone="ink2", weight=0.7, height=3), stack(rows or [head], 1)])


def _head(call: Call, number: int, section: Section) -> Block:
    press = call.press
    gap = "\u3000" if press.chinese else "  "
    read = any(_read([question]) or question.when for question in section.questions)
    pointer = press.say(WORDS, page=call.page) if read else ""
    title = mixed((press.local(section.title), True, "ink"), (gap + minutes(press, section.minutes), False, "mute"),
                  (gap + pointer if pointer else "", False, "mute"))
    bold = replace(press.style("small_bold"), leading=call.look.leading)
    return row([(0.0, tick(press, str(number), MARGIN, bold)), (MARGIN, text(press, title, bold, _LEFT))])


def _read(group: Sequence[Question]) -> bool:
    return isinstance(group[0], Note)


def _group(call: Call, section: Section, group: Sequence[Question], after: Sequence[Question], head: Block) -> Block:
    """A group of questions under ``head``; ``after``: what is read out when it was answered."""
    first = group[0]
    if _read(group):
        start, width = (_NOTES_X, _NOTES) if head.height else (MARGIN, _WIDE)
        return row([(0, head), (start, _scripts(call, group, width))])
    if len(group) > 1:
        return _tasks(call, first, group[1:], head)
    if isinstance(first, LongText):
        titled = not head.height or first.title != section.title
        left = [script(call, first, _LEFT, titled), _probed(call, first), _scripts(call, after, _LEFT)]
        return _noted(call, first, stack([head, _indented(stack(left))]))
    return stack([head, _indented(answered(call, first, _WIDE))])


def _indented(block: Block) -> Block:
    return row([(MARGIN, block)])


def _scripts(call: Call, notes: Sequence[Question], width: float) -> Block:
    """Boxes for what is read out."""
    return ticks(call.press, [call.press.local(note.title) for note in notes], width, call.look, 10)


def _noted(call: Call, question: Question, left: Block) -> Block:
    """``left``, and beside it what to listen for with lines to write on: two for what is rated, else one."""
    told = competency(call.press, call.names, question)
    label = text(call.press, mixed((told, True, "accent")), call.look, _NOTES) if told else space(0)
    side = row([(0, writing(_NOTES, 2 if question.competency else 1, call.grid.line)), (0, label)])
    return row([(0, left), (_NOTES_X, side)])


def _probed(call: Call, question: Question) -> Block:
    if not question.probes:
        return space(0)
    return ticks(call.press, local_probes(call.press, question.probes), _LEFT, replace(call.look, tone="ink2"), 8)


def _tasks(call: Call, choice: Question, tasks: Sequence[Question], head: Block) -> Block:
    """Boxes for the tasks of which one is used, and for their probes: in words if all tasks share them."""
    press = call.press
    options = choice.options if isinstance(choice, SingleChoice) else ()
    chosen = [boxed_words(press, press.local(option.text), _LEFT, call.look) for option in options]
    rows = [text(press, mixed((press.local(choice.title), True, "accent")), call.look, _LEFT), flowed(chosen, _LEFT, 8)]
    first = tasks[0]
    if all(task.probes == first.probes for task in tasks):
        rows.append(_probed(call, first))
    else:
        rows.append(_counted(call, max(len(task.probes) for task in tasks)))
    return _noted(call, first, stack([head, _indented(stack(rows))]))


def _counted(call: Call, count: int) -> Block:
    """Boxes with the numbers of the probes."""
    press = call.press
    label = press.say(_PROBES)
    wide = press.width(label, call.look.size) + 1
    numbers = [boxed_words(press, str(place), 40, call.look) for place in range(1, count + 1)]
    return flowed([(wide, text(press, label, call.look, wide, tone="mute")), *numbers], _LEFT, 8)


def answered(call: Call, question: Question, width: float) -> Block:
    """A question with its boxes or its line after it."""
    press = call.press
    if isinstance(question, SingleChoice):
        options = [press.local(option.text) for option in question.options]
        return stack([script(call, question, width), ticks(press, options, width, call.look, 6)])
    gap = "\u3000" if press.chinese else "  "
    told = mixed((press.local(question.title), True, "ink"), (gap + press.local(question.text), False, "ink"))
    return _beside(call, text(press, told, call.look, width - _ANSWER - 8), question, width, _ANSWER)


def fact(call: Call, question: Question, width: float) -> Block:
    """A question by its title alone, with its boxes or a line as long as is left."""
    press = call.press
    title = press.local(question.title)
    wide = min(width * 0.6, press.width(title, call.look.size, True) + 8)
    left = _YES_NO if isinstance(question, YesNo) else width - wide
    return _beside(call, text(press, mixed((title, True, "ink")), call.look, width - left - 4), question, width, left)


def _beside(call: Call, told: Block, question: Question, width: float, left: float) -> Block:
    answer = _answer(call, question, left)
    height = max(told.height, answer.height)
    return row([(0, middled(height, told)), (width - left, middled(height, answer))])


def _answer(call: Call, question: Question, width: float) -> Block:
    press, look = call.press, call.look
    if isinstance(question, YesNo):
        return ticks(press, [press.say(_YES), press.say(_NO)], width, look, 9)
    drop = _LINE - look.leading + 1
    if isinstance(question, MoneyRange):
        line = field(press, "", width / 2 - 6, _LINE)
        dash = stack([space(drop), text(press, "–", look, 10)])
        return row([(0, line), (width / 2 - 3, dash), (width / 2 + 6, line)])
    unit = press.local(question.unit) if isinstance(question, Number) else ""
    wide = press.width(unit, look.size) + 4 if unit else 0.0
    after = stack([space(drop), text(press, unit, look, wide + 2)])
    return row([(0, field(press, "", width - wide, _LINE)), (width - wide + 4, after)])


def rated(call: Call, rating: Rating) -> Block:
    """The name, circles and a box for "not observed", a third as wide as the page."""
    press, height, width = call.press, call.grid.rating, columns(4)
    circled = width - _BOX - _PITCH * len(LEVELS)
    bold = replace(press.style("small_bold"), leading=call.look.leading)
    name = text(press, press.local(rating.title), bold, circled - 6)
    box = Picture(_BOX, height, mark("box", _BOX - 4.5, height / 2, 4.2))
    return row([(0, middled(height, name)), (circled, picture(circles(LEVELS, _PITCH, height, 6.1))),
                (width - _BOX, picture(box))])
