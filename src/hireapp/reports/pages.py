"""Distributes blocks over pages: a heading never stands alone, a question moves whole or divides between its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hireapp.reports.blocks import Block, stack


@dataclass(frozen=True)
class Item:
    """A block in the flow.

    before: space above, dropped at the top of a page. leads: a heading, which stands only where the next item begins.
    whole: moves to the next page rather than divide, unless it is taller than a page. again: repeated above a
    continuation. above: drawn first if the item opens a page, as the head of a table. anchor, title, level: a
    destination and its entry in the outline.
    """

    block: Block
    before: float = 0.0
    leads: bool = False
    whole: bool = False
    again: Block | None = None
    anchor: str = ""
    title: str = ""
    level: int = 0
    new_page: bool = False
    above: Block | None = None


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
    for place, item in enumerate(items):
        flow.add(item, items[place + 1:place + 4])
    return flow.pages


def anchors(pages: Sequence[Page], first: int) -> dict[str, int]:
    """The page number of each anchor, the first of ``pages`` being number ``first``."""
    return {
        placed.anchor: number for number, page in enumerate(pages, first) for placed in page.placed if placed.anchor
    }


class _Flow:
    def __init__(self, top: float, bottom: float) -> None:
        self.top, self.bottom = top, bottom
        self.pages = [Page()]
        self.y = top

    def add(self, item: Item, following: Sequence[Item]) -> None:
        if item.new_page and self.pages[-1].placed:
            self._turn()
        before = item.before if self.pages[-1].placed else 0.0
        left = self.bottom - self.y - before
        if self._begins((item, *following), left):
            if item.block.height <= left:
                self._place(item, item.block, before)
            else:
                self._divide(item, before, left)
        else:
            self._turn()
            self._rest(item, item.block if item.above is None else stack([item.above, item.block]), item)

    def _begins(self, items: Sequence[Item], left: float) -> bool:
        """Whether the first of ``items`` can begin in ``left`` points; a heading takes the next one with it."""
        item = items[0]
        if item.block.height <= left:
            return (
                not item.leads or len(items) == 1 or self._begins(items[1:], left - item.block.height - items[1].before)
            )
        if item.leads or (item.whole and item.block.height <= self.bottom - self.top):
            return False
        return item.block.divided(left) is not None

    def _divide(self, item: Item, before: float, left: float) -> None:
        halves = item.block.divided(left)
        assert halves is not None
        self._place(item, halves[0], before)
        self._turn()
        self._rest(item, _continued(item, halves[1]), None)

    def _rest(self, item: Item, block: Block, named: Item | None) -> None:
        while block.height > self.bottom - self.top:
            halves = block.divided(self.bottom - self.top)
            if halves is None:
                break
            self._place(named, halves[0], 0.0)
            self._turn()
            block, named = _continued(item, halves[1]), None
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


def _continued(item: Item, block: Block) -> Block:
    return block if item.again is None else stack([item.again, block])
