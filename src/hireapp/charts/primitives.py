"""What a chart is made of. Lengths are points, the origin is the top left corner, y grows downwards.

Colours are tones, i.e. roles such as "accent" or "band": the window maps them to its theme, the PDF to its palette.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

Tone = Literal[
    "ink", "ink2", "mute", "rule", "hair", "tint", "band", "band_edge", "accent", "warm", "warm_tint", "paper"
]
Point = tuple[float, float]
TextWidth = Callable[[str, float, bool], float]
"""Width in points of a text in a size, bold or not."""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; ``dash`` holds lengths of stroke and gap."""

    x1: float
    y1: float
    x2: float
    y2: float
    tone: Tone
    width: float = 0.6
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """Straight-edged rings, filled by the even-odd rule; open ones are strokes only."""

    rings: tuple[tuple[Point, ...], ...]
    fill: Tone | None = None
    stroke: Tone | None = None
    width: float = 0.6
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle."""

    x: float
    y: float
    radius: float
    fill: Tone | None = None
    stroke: Tone | None = None
    width: float = 0.6
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text; ``y`` is its baseline. ``ground`` is painted under it, so that lines don't cross it."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    tone: Tone = "ink"
    anchor: Literal["start", "middle", "end"] = "start"
    ground: Tone | None = None


Primitive = Line | Path | Circle | Label


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished chart and its extent."""

    width: float
    height: float
    items: tuple[Primitive, ...]


def moved(items: Iterable[Primitive], dx: float, dy: float) -> tuple[Primitive, ...]:
    """The same primitives at another place."""
    return tuple(_moved(item, dx, dy) for item in items)


def _moved(item: Primitive, dx: float, dy: float) -> Primitive:
    if isinstance(item, Line):
        return replace(item, x1=item.x1 + dx, y1=item.y1 + dy, x2=item.x2 + dx, y2=item.y2 + dy)
    if isinstance(item, Path):
        return replace(item, rings=tuple(tuple((x + dx, y + dy) for x, y in ring) for ring in item.rings))
    return replace(item, x=item.x + dx, y=item.y + dy)


def rectangle(x: float, y: float, width: float, height: float, fill: Tone | None = None, stroke: Tone | None = None,
              line: float = 0.6) -> Path:
    """An upright rectangle."""
    return Path((((x, y), (x + width, y), (x + width, y + height), (x, y + height)),), fill, stroke, line)


def hatch(x: float, y: float, width: float, height: float, tone: Tone = "rule", step: float = 4.0) -> Path:
    """Slanted strokes: what was not done or not rated. One path, so that it costs one stroke."""
    strokes = []
    start = x - height
    while start < x + width:
        low, high = max(x, start), min(x + width, start + height)
        if high > low:
            strokes.append(((low, y + height - (low - start)), (high, y + height - (high - start))))
        start += step
    return Path(tuple(strokes), None, tone, 0.5, closed=False)
