"""Questions on paper: how each kind is drawn. Scales, keys, directions and purposes are left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from hireapp.forms.form import Section
from hireapp.forms.items import BestWorst, Chat, Likert, MostLeast, Order, Pair, Typing
from hireapp.forms.questions import LongText, Note, Question, SingleChoice
from hireapp.i18n import N_
from hireapp.reports.blocks import Block, flush, picture, row, rule, space, stack, text
from hireapp.reports.pages import Item
from hireapp.reports.paper import circles, column_heads, writing_room
from hireapp.reports.press import Press
from hireapp.reports.section import rows_of
from hireapp.reports.styles import MEASURE, columns

Numbered = tuple[str, Any]
ON_SCREEN: tuple[type[Question], ...] = (Order, Typing, Chat)
LEVELS = ("1", "2", "3", "4", "5")
LETTERS = "ABCDEFGHIJ"
_BEST, _WORST = N_("best"), N_("worst")
_MOST, _LEAST = N_("most"), N_("least")
_INDENT = 22.0
_PITCH, _PAIR_PITCH, _TWO_PITCH, _SCENE_PITCH = 44.0, 35.0, 42.0, 34.0


@dataclass(frozen=True)
class Group:
    """Questions of one kind in a row; ``words``: the answer words of their section."""

    press: Press
    words: tuple[str, ...]
    questions: tuple[Numbered, ...]


def drawn(press: Press, section: Section, questions: Sequence[Numbered]) -> list[Item]:
    """All questions of a section in order, those of one kind together under one head."""
    items: list[Item] = []
    words = tuple(press.local(word) for word in section.layout.words)
    for kind, entries in groupby(questions, key=lambda entry: type(entry[1])):
        items += _DRAWERS.get(kind, _others)(Group(press, words, tuple(entries)))
    return items


def _label(press: Press, number: str) -> Block:
    return text(press, number, "small_bold", _INDENT, tone="accent")


def _middled(height: float, *cells: tuple[float, Block]) -> Block:
    return row([(x, stack([space((height - block.height) / 2), block])) for x, block in cells])


def _likert(group: Group) -> list[Item]:
    x = MEASURE - _PITCH * len(LEVELS)
    head = column_heads(group.press, group.words, _PITCH, x)
    return rows_of([_statement(group.press, number, question, x) for number, question in group.questions], head, 3)


def _statement(press: Press, number: str, question: Likert, x: float) -> Block:
    words = text(press, press.local(question.text), "body", x - _INDENT - 8)
    height = max(20.5, words.height + 5)
    marks = picture(circles(LEVELS, _PITCH, height))
    return stack([_middled(height, (0.0, _label(press, number)), (_INDENT, words), (x, marks)), rule()], keep=2)


def _pairs(group: Group) -> list[Item]:
    wide = _PAIR_PITCH * len(LEVELS)
    side = (MEASURE - _INDENT - wide - 16) / 2
    x = _INDENT + side + 8
    head = column_heads(group.press, group.words, _PAIR_PITCH, x)
    return rows_of([_pair(group.press, number, question, side, x) for number, question in group.questions], head, 3)


def _pair(press: Press, number: str, question: Pair, side: float, x: float) -> Block:
    left = flush(press, press.local(question.left), "body", side)
    right = text(press, press.local(question.right), "body", side)
    height = max(21.0, left.height + 5, right.height + 5)
    marks = picture(circles(LEVELS, _PAIR_PITCH, height))
    cells = ((0.0, _label(press, number)), (_INDENT, left), (x, marks), (MEASURE - side, right))
    return stack([_middled(height, *cells), rule()], keep=2)


def _blocks(group: Group) -> list[Item]:
    half = columns(6)
    head = _two_heads(group.press, half, min(2, len(group.questions)))
    cells = [_block(group.press, number, question, half) for number, question in group.questions]
    rows = [row([(place * (half + 12), cell) for place, cell in enumerate(cells[start:start + 2])])
            for start in range(0, len(cells), 2)]
    return rows_of(rows, head, 3)


def _two_heads(press: Press, width: float, count: int) -> Block:
    """The heads of both circles over ``count`` columns of blocks."""
    words = [press.say(_MOST), press.say(_LEAST)]
    x = width - 2 * _TWO_PITCH
    head = column_heads(press, words, _TWO_PITCH, x, width)
    return row([(place * (width + 12), head) for place in range(count)])


def _block(press: Press, number: str, question: MostLeast, width: float) -> Block:
    height = 16.0
    x = width - 2 * _TWO_PITCH
    rows = []
    for place, word in enumerate(question.options):
        marks = picture(circles(("", ""), _TWO_PITCH, height, 6.0))
        label = _label(press, number if not place else "")
        words = text(press, press.local(word.text), "body", x - _INDENT - 4, most=1)
        rows.append(_middled(height, (0.0, label), (_INDENT, words), (x, marks)))
    return stack([space(3), *rows, space(3), rule(width, "rule", 0.6)])


def _scenes(group: Group) -> list[Item]:
    return [Item(_scene(group.press, number, question), 10, whole=True) for number, question in group.questions]


def _scene(press: Press, number: str, question: BestWorst) -> Block:
    x = MEASURE - 2 * _SCENE_PITCH
    told = text(press, press.local(question.text), "body", MEASURE - _INDENT)
    head = column_heads(press, [press.say(_BEST), press.say(_WORST)], _SCENE_PITCH, x)
    rows = [option_row(press, LETTERS[place], press.local(option.text), x, circles(("", ""), _SCENE_PITCH, 18.5, 6.2))
            for place, option in enumerate(question.options)]
    return stack([row([(_INDENT, told), (0, _label(press, number))]), head, *rows])


def option_row(press: Press, letter: str, words: str, x: float, marks: Any) -> Block:
    """An option with its letter, and circles at ``x``."""
    told = text(press, words, "body", x - _INDENT - 8)
    height = max(18.5, told.height + 4)
    sign = text(press, letter, "small_bold", 12, tone="ink2")
    shift = stack([space((height - marks.height) / 2), picture(marks)])
    return stack([row([(x, shift), (0, _middled(height, (6.0, sign), (_INDENT, told)))]), rule()], keep=2)


def _choices(group: Group) -> list[Item]:
    return [Item(_choice(group.press, number, question), 9, whole=True) for number, question in group.questions]


def _choice(press: Press, number: str, question: SingleChoice) -> Block:
    told = text(press, press.local(question.text or question.title), "body_bold", MEASURE - _INDENT)
    texts = [press.local(option.text) for option in question.options]
    half = (MEASURE - _INDENT - 12) / 2
    size = press.style("body").size
    short = all(press.width(words, size) < half - 24 for words in texts)
    width, across = (half, 2) if short else (MEASURE - _INDENT, 1)
    cells = [_option(press, LETTERS[place], words, width) for place, words in enumerate(texts)]
    rows = [row([(_INDENT + place * (width + 12), cell) for place, cell in enumerate(cells[start:start + across])])
            for start in range(0, len(cells), across)]
    return stack([row([(_INDENT, told), (0, _label(press, number))]), space(2), *rows, space(5), rule()])


def _option(press: Press, letter: str, words: str, width: float) -> Block:
    told = text(press, words, "body", width - 22)
    height = max(19.0, told.height + 4)
    return _middled(height, (0.0, picture(circles((letter,), 15, height, 6.6))), (22.0, told))


def _notes(group: Group) -> list[Item]:
    press, items = group.press, list[Item]()
    for _number, question in group.questions:
        items.append(Item(text(press, press.local(question.title), "h2", MEASURE), 6, True, True))
        items += [Item(stack([text(press, line, "body", MEASURE), space(2)]), 1)
                  for line in press.local(question.text).split("\n")]
    return items


def _others(group: Group) -> list[Item]:
    """Anything that is answered in words: the question and room to write."""
    press, items = group.press, list[Item]()
    for number, question in group.questions:
        told = text(press, press.local(question.text or question.title), "body", MEASURE - _INDENT)
        room = writing_room(MEASURE - _INDENT, 5 if isinstance(question, LongText) else 1)
        block = stack([row([(_INDENT, told), (0, _label(press, number))]), row([(_INDENT, room)])])
        items.append(Item(block, 9, whole=True))
    return items


_DRAWERS: dict[type[Question], Callable[[Group], list[Item]]] = {
    Likert: _likert, Pair: _pairs, MostLeast: _blocks, BestWorst: _scenes, SingleChoice: _choices, Note: _notes}
