"""Distributes blocks over pages: a heading never stands alone, a question moves whole or divides between its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hireapp.reports.blocks import Block, stack

HEADING_NEEDS = 60.0


@dataclass(frozen=True)
class Item:
    """A block in the flow.

    before: space above, dropped at the top of a page. need: points of the next block that must fit under it.
    whole: moves to the next page rather than divide, unless it is taller than a page. again: repeated above a
    continuation. anchor, title, level: a destination and its entry in the outline.
    """

    block: Block
    before: float = 0.0
    need: float = 0.0
    whole: bool = False
    again: Block | None = None
    anchor: str = ""
    title: str = ""
    level: int = 0
    new_page: bool = False


@dataclass(frozen=True)
class Placed:
    """A block at its place on a page."""

    block: Block
    y: float
    anchor: str = ""
    title: str = ""
    level: int = 0


@dataclass
class Page:
    """What stands on one page."""

    placed: list[Placed] = field(default_factory=list)


def paginated(items: Sequence[Item], top: float, bottom: float) -> list[Page]:
    """The pages of ``items`` between the heights ``top`` and ``bottom``."""
    flow = _Flow(top, bottom)
    for item in items:
        flow.add(item)
    return flow.pages


def anchors(pages: Sequence[Page], first: int) -> dict[str, int]:
    """The page number of each anchor, the first of ``pages`` being number ``first``."""
    return {placed.anchor: number for number, page in enumerate(pages, first) for placed in page.placed if placed.anchor}


class _Flow:
    def __init__(self, top: float, bottom: float) -> None:
        self.top, self.bottom = top, bottom
        self.pages = [Page()]
        self.y = top

    def add(self, item: Item) -> None:
        if item.new_page and self.pages[-1].placed:
            self._turn()
        before = item.before if self.pages[-1].placed else 0.0
        left = self.bottom - self.y - before
        if item.block.height + item.need <= left:
            self._place(item, item.block, before)
        elif item.need or (item.whole and item.block.height <= self.bottom - self.top):
            self._turn()
            self._place(item, item.block, 0.0)
        else:
            self._divide(item, before, left)

    def _divide(self, item: Item, before: float, left: float) -> None:
        halves = item.block.divided(left)
        if halves is None:
            self._turn()
            self._rest(item, item.block, item)
        else:
            self._place(item, halves[0], before)
            self._turn()
            again = halves[1] if item.again is None else stack([item.again, halves[1]])
            self._rest(item, again, None)

    def _rest(self, item: Item, block: Block, named: Item | None) -> None:
        while block.height > self.bottom - self.top:
            halves = block.divided(self.bottom - self.top)
            if halves is None:
                break
            self._place(named, halves[0], 0.0)
            self._turn()
            block, named = (halves[1] if item.again is None else stack([item.again, halves[1]])), None
        self._place(named, block, 0.0)

    def _place(self, item: Item | None, block: Block, before: float) -> None:
        y = self.y + before
        named = (item.anchor, item.title, item.level) if item else ("", "", 0)
        self.pages[-1].placed.append(Placed(block, y, *named))
        self.y = y + block.height

    def _turn(self) -> None:
        if self.pages[-1].placed:
            self.pages.append(Page())
        self.y = self.top
