"""Blocks: measured when made, drawn when their place is known, some of them divisible between two pages.

A block is a value with two functions instead of a class a kind; larger ones are stacks and rows of smaller ones.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hireapp.charts.primitives import Line, Path, Picture, Tone, hatch, rectangle
from hireapp.reports.press import Content, Press
from hireapp.reports.styles import MEASURE, Style, StyleName
from hireapp.reports.typesetting import Run, SetLine

if TYPE_CHECKING:
    from hireapp.reports.painter import Painter

ENOUGH_ABOVE = 300.0
Draw = Callable[["Painter", float, float], None]


@dataclass(frozen=True)
class Block:
    """``height`` in points; ``draw`` paints it at a place; ``split`` divides it at a height, None if it can't be."""

    height: float
    draw: Draw
    split: Callable[[float], tuple[Block, Block] | None] | None = None

    def divided(self, height: float) -> tuple[Block, Block] | None:
        """The parts above and below ``height``; None if there's no place to divide."""
        return self.split(height) if self.split else None


def _nothing(_painter: Painter, _x: float, _y: float) -> None:
    pass


def space(height: float) -> Block:
    """Nothing, ``height`` points of it."""
    return Block(height, _nothing)


def text(press: Press, content: Content, style: StyleName | Style, width: float, *, tone: Tone | None = None,
         link: str = "", most: int = 0) -> Block:
    """A paragraph. ``link``: the anchor it leads to. ``most``: lines after which it is cut with an ellipsis."""
    look = press.style(style)
    if tone is not None:
        look = replace(look, tone=tone)
    if most and isinstance(content, str):
        content = press.cut(content, look, width, most)
    return laid(press.lines(content, look, width), look, width, link)


def laid(lines: Sequence[SetLine], style: Style, width: float, link: str = "") -> Block:
    """A block of finished lines."""
    height = len(lines) * style.leading

    def draw(painter: Painter, x: float, y: float) -> None:
        painter.lines(lines, x, y, style)
        if link:
            painter.link(x, y, width, height, link)

    def split(limit: float) -> tuple[Block, Block] | None:
        count = min(int(limit / style.leading + 1e-6), len(lines))
        if count < 1 or count >= len(lines):
            return None
        return laid(lines[:count], style, width, link), laid(lines[count:], style, width, link)

    return Block(height, draw, split)


def right(press: Press, content: Content, style: StyleName | Style, width: float, tone: Tone | None = None) -> Block:
    """One line set flush right."""
    look = replace(press.style(style), tone=tone or press.style(style).tone)
    lines = press.lines(content, look)[:1]
    offset = width - (lines[0].width if lines else 0.0)
    return Block(look.leading, lambda painter, x, y: painter.lines(lines, x + offset, y, look))


def flush(press: Press, content: Content, style: StyleName | Style, width: float, tone: Tone | None = None) -> Block:
    """A paragraph whose lines end at the right."""
    look = replace(press.style(style), tone=tone or press.style(style).tone)
    lines = press.lines(content, look, width)

    def draw(painter: Painter, x: float, y: float) -> None:
        for number, line in enumerate(lines):
            painter.lines([line], x + width - line.width, y + number * look.leading, look)

    return Block(len(lines) * look.leading, draw)


def centred(press: Press, content: Content, style: StyleName | Style, width: float, tone: Tone | None = None) -> Block:
    """Lines set in the middle of ``width``."""
    look = replace(press.style(style), tone=tone or press.style(style).tone)
    lines = press.lines(content, look, width)

    def draw(painter: Painter, x: float, y: float) -> None:
        for number, line in enumerate(lines):
            painter.lines([line], x + (width - line.width) / 2, y + number * look.leading, look)

    return Block(len(lines) * look.leading, draw)


def picture(chart: Picture) -> Block:
    """A chart."""
    return Block(chart.height, lambda painter, x, y: painter.picture(chart, x, y))


def rule(width: float = MEASURE, tone: Tone = "hair", weight: float = 0.5, height: float = 0.0) -> Block:
    """A horizontal line at the top of ``height`` points."""
    return replace(picture(Picture(width, 0, (Line(0, 0, width, 0, tone, weight),))), height=height)


def hatched(width: float, height: float = 7.0) -> Block:
    """What was not done."""
    return picture(Picture(width, height, (hatch(0, 0, width, height),)))


def stack(blocks: Sequence[Block], gap: float = 0.0, keep: int = 1) -> Block:
    """Blocks under each other; divided only with ``keep`` of them above, or as much as makes up for them."""
    parts = tuple(blocks)
    height = sum(block.height for block in parts) + gap * max(0, len(parts) - 1)

    def draw(painter: Painter, x: float, y: float) -> None:
        for block in parts:
            block.draw(painter, x, y)
            y += block.height + gap

    return Block(height, draw, lambda limit: _split_stack(parts, gap, keep, limit))


def _split_stack(parts: tuple[Block, ...], gap: float, keep: int, limit: float) -> tuple[Block, Block] | None:
    y = 0.0
    for place, block in enumerate(parts):
        if y + block.height > limit + 1e-6:
            return _split_at(parts, place, gap, 1 if limit > ENOUGH_ABOVE else keep, limit - y)
        y += block.height + gap
    return None


def _split_at(parts: tuple[Block, ...], place: int, gap: float, keep: int, limit: float) -> tuple[Block, Block] | None:
    halves = parts[place].divided(limit)
    if halves is not None and place + 1 >= keep:
        return stack((*parts[:place], halves[0]), gap), stack((halves[1], *parts[place + 1:]), gap)
    if place < keep or place == 0:
        return None
    return stack(parts[:place], gap), stack(parts[place:], gap)


def row(blocks: Sequence[tuple[float, Block]]) -> Block:
    """Blocks beside each other, each with its distance from the left; the first decides where it divides."""
    parts = tuple(blocks)
    height = max((block.height for _x, block in parts), default=0.0)

    def draw(painter: Painter, x: float, y: float) -> None:
        for offset, block in parts:
            block.draw(painter, x + offset, y)

    return Block(height, draw, lambda limit: _split_row(parts, limit))


def _split_row(parts: tuple[tuple[float, Block], ...], limit: float) -> tuple[Block, Block] | None:
    upper, lower = list[tuple[float, Block]](), list[tuple[float, Block]]()
    for place, (x, block) in enumerate(parts):
        halves = (block, space(0)) if block.height <= limit + 1e-6 else block.divided(limit)
        if halves is None:
            if place == 0:
                return None
            halves = space(0), block
        upper.append((x, halves[0]))
        lower.append((x, halves[1]))
    return row(upper), row(lower)


def barred(block: Block, bar: float = 1.6, left: float = 8.0, tone: Tone = "accent") -> Block:
    """A block behind a vertical bar: a quotation."""
    def draw(painter: Painter, x: float, y: float) -> None:
        painter.picture(Picture(bar, block.height, (rectangle(0, 0, bar, block.height, tone),)), x, y)
        block.draw(painter, x + left, y)

    def split(limit: float) -> tuple[Block, Block] | None:
        halves = block.divided(limit)
        return (barred(halves[0], bar, left, tone), barred(halves[1], bar, left, tone)) if halves else None

    return Block(block.height, draw, split)


def boxed(block: Block, width: float, height: float, *, fill: Tone | None = None, stroke: Tone | None = None,
          bar: Tone | None = None, pad: float = 14.0) -> Block:
    """A block in a box of a fixed size."""
    items: list[Path] = [rectangle(0, 0, width, height, fill, stroke, 0.8)]
    if bar:
        items.append(rectangle(0, 0, 3, height, bar))

    def draw(painter: Painter, x: float, y: float) -> None:
        painter.picture(Picture(width, height, tuple(items)), x, y)
        block.draw(painter, x + pad, y + pad * 0.8)

    return Block(height, draw)


def labelled(press: Press, label: str, content: Block, indent: float = 90.0) -> Block:
    """A bold label at the left, its content beside it, a hair line under both."""
    head = text(press, label, "small_bold", indent - 8)
    return stack([space(3), row([(indent, content), (0, head)]), space(3), rule()])


def mixed(*parts: tuple[str, bool, Tone]) -> tuple[Run, ...]:
    """Runs from (text, bold, tone), the empty ones left out."""
    return tuple(Run(words, bold, tone) for words, bold, tone in parts if words)


def flowed(cells: Sequence[tuple[float, Block]], width: float, gap: float) -> Block:
    """Cells of (width, block) side by side, broken into lines of ``width``."""
    lines: list[list[tuple[float, Block]]] = [[]]
    x = 0.0
    for wide, block in cells:
        if lines[-1] and x + wide > width:
            lines.append([])
            x = 0.0
        lines[-1].append((x, block))
        x += wide + gap
    return stack([row(line) for line in lines if line], 1)
