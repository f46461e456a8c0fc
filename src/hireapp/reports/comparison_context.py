"""What the parts of a comparison share: its people in their order, their names as shown, the grid of the matrices."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hireapp.domain.comparison import Compared, Comparison
from hireapp.i18n import N_
from hireapp.numbers import rounded
from hireapp.reports.blocks import Block, right, row, rule, space, stack, text
from hireapp.reports.pages import Item
from hireapp.reports.press import Press
from hireapp.reports.styles import Sheet

LABEL = 96.0
GUTTER = 8.0
MOST_COLUMNS = 6
_NAME_LINES = 3


@dataclass(frozen=True)
class Beside:
    """One comparison in the making; people are named by their index."""

    comparison: Comparison
    press: Press
    sheet: Sheet
    hide_names: bool = False

    @property
    def width(self) -> float:
        """Width of the text in points."""
        return self.sheet.measure

    def person(self, index: int) -> Compared:
        """The candidate of an index."""
        return self.comparison.people[index]

    def name(self, index: int) -> str:
        """The name, or the number where names are hidden or there is none."""
        person = self.person(index)
        name = " ".join(person.name.split())
        return person.number if self.hide_names or not name else name

    def names(self, indexes: Sequence[int]) -> str:
        """Several names as a list inside a sentence."""
        return self.press.joined([self.name(index) for index in indexes])

    @property
    def places(self) -> int:
        """Among how many first places the chance is reckoned: the open seats, at least one."""
        return max(1, self.comparison.seats_left)

    def letters(self) -> list[str]:
        """A sign for each group that can't be told apart."""
        signs = self.press.say(_LETTERS).split("|")
        return signs[:len(self.comparison.groups)]

    def spreads(self) -> list[tuple[int, ...]]:
        """The people in their order, in even parts that fit beside each other."""
        order = self.comparison.by_value
        count = math.ceil(len(order) / MOST_COLUMNS)
        size = math.ceil(len(order) / count)
        return [order[start:start + size] for start in range(0, len(order), size)]

    def pitch(self, count: int) -> float:
        """Width of a column for one of ``count`` people, its gutter included."""
        return (self.width - LABEL) / max(2, count)

    def columns(self, blocks: Sequence[Block]) -> list[tuple[float, Block]]:
        """The cells of one row at their places."""
        pitch = self.pitch(len(blocks))
        return [(LABEL + place * pitch, block) for place, block in enumerate(blocks)]


_LETTERS = N_("A|B|C|D|E|F|G|H|I|J|K|L")


def heading(beside: Beside, title: str, note: str = "", anchor: str = "",
            new_page: bool = False) -> Item:
    """A title with a note at the right and an entry in the outline."""
    press = beside.press
    words = text(press, title, "h1", beside.width)
    drop = space((press.style("h1").leading - press.style("small").leading) * 0.7)
    aside = stack([drop, right(press, note, "small", beside.width, "mute")]) if note else space(0)
    return Item(stack([row([(0, words), (0, aside)]), space(3)]), 14, True, True, None, anchor, title, 1, new_page)


def names_row(beside: Beside, indexes: Sequence[int]) -> Block:
    """The names over the columns of a matrix, on one line at the foot, a rule under them."""
    width = beside.pitch(len(indexes)) - GUTTER
    cells = [_column_name(beside, index, width) for index in indexes]
    tallest = max(cell.height for cell in cells)
    level = [stack([space(tallest - cell.height), cell]) for cell in cells]
    return stack([row(beside.columns(level)), space(3), rule(beside.width, "ink", 0.9)])


def _column_name(beside: Beside, index: int, width: float) -> Block:
    """The name; one that doesn't fit is cut and has the number under it, by which it can be told from another."""
    press, name = beside.press, beside.name(index)
    if len(press.lines(name, "small_bold", width)) <= _NAME_LINES:
        return text(press, name, "small_bold", width)
    return stack([text(press, name, "small_bold", width, most=_NAME_LINES - 1),
                  text(press, beside.person(index).number, "micro", width)])


def percent(value: Decimal) -> str:
    """A figure in percent, whole."""
    return str(rounded(value, 0))
