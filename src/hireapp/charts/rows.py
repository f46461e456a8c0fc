"""What charts of labelled rows share: sizes for screen and print, label columns, soft bars, axes of round steps."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hireapp.charts.axis import Scale
from hireapp.charts.primitives import Circle, Label, Line, Path, Point, Primitive, TextWidth, Tone
from hireapp.charts.scales import steps

GAP = 10.0
_STEPS = (1.0, 2.0, 5.0)
_CORNER = 1.8


@dataclass(frozen=True)
class Face:
    """Type sizes, row heights and bar heights of a chart in points: larger on screen than on paper."""

    body: float
    small: float
    pitch: float
    slim_pitch: float
    bar: float
    slim_bar: float


SCREEN = Face(10.0, 9.0, 23.5, 18.6, 14.5, 7.6)
ROOMY = Face(8.6, 7.6, 22.0, 18.0, 12.5, 7.6)
PRINT = Face(8.2, 7.3, 16.5, 13.6, 9.0, 5.6)
TIGHT = Face(7.9, 7.0, 13.6, 12.4, 8.0, 5.2)


def fitted(text: str, width: float, size: float, text_width: TextWidth, bold: bool = False) -> str:
    """``text``, cut with an ellipsis where it is wider than ``width`` points."""
    if text_width(text, size, bold) <= width:
        return text
    low, high = 0, len(text)
    while high - low > 1:
        middle = (low + high) // 2
        wide = text_width(text[:middle].rstrip() + "…", size, bold)
        low, high = (middle, high) if wide <= width else (low, middle)
    return text[:low].rstrip() + "…"


def widest(texts: Iterable[str], size: float, text_width: TextWidth, bold: bool = False) -> float:
    """The width of the widest of ``texts``."""
    return max((text_width(text, size, bold) for text in texts if text), default=0.0)


def base(middle: float, size: float) -> float:
    """The baseline of type centred on ``middle``."""
    return middle + 0.36 * size


def bar(x: float, middle: float, width: float, height: float, fill: Tone | None, stroke: Tone | None = None) -> Path:
    """A bar with softened corners; never narrower than a hair."""
    wide, top = max(width, 1.0), middle - height / 2
    soft = min(_CORNER, wide / 2, height / 2)
    ring: list[Point] = []
    for cx, cy, start in (
        (x + wide - soft, top + soft, -90),
        (x + wide - soft, top + height - soft, 0),
        (x + soft, top + height - soft, 90),
        (x + soft, top + soft, 180),
    ):
        angles = (math.radians(start + turn) for turn in (0, 30, 60, 90))
        ring += [(cx + soft * math.cos(angle), cy + soft * math.sin(angle)) for angle in angles]
    return Path((tuple(ring),), fill, stroke, 0.9)


def dashed_box(x: float, middle: float, width: float, height: float) -> list[Primitive]:
    """The outline of a bar that nothing may be concluded from."""
    left, right, top, low = x, x + max(width, 1.0), middle - height / 2, middle + height / 2
    edges = ((left, top, right, top), (right, top, right, low), (right, low, left, low), (left, low, left, top))
    return [Line(*edge, "mute", 0.8, (2.4, 1.6)) for edge in edges]


def clock(x: float, y: float, radius: float) -> list[Primitive]:
    """A small clock: later than it should be."""
    return [
        Circle(x, y, radius, None, "warm", 0.9),
        Line(x, y, x, y - 0.62 * radius, "warm", 0.9),
        Line(x, y, x + 0.48 * radius, y, "warm", 0.9),
    ]


def round_axis(most: float, width: float, ticks: int = 8) -> Scale:
    """An axis from 0 over ``most`` with at most ``ticks`` round steps (1, 2 or 5 times a power of ten)."""
    most = max(most, 1.0)
    power = 10.0 ** math.floor(math.log10(most / ticks))
    step = next((base * power for base in _STEPS if base * power * ticks >= most), 10 * power)
    step = max(step, 1.0)
    return Scale(0.0, step * max(1, math.ceil(most / step - 1e-9)), step, width)


def grid(scale: Scale, x: float, height: float, face: Face, decimals: int = 0) -> list[Primitive]:
    """Hair lines at the steps of an axis that begins at ``x``, and their figures below."""
    items: list[Primitive] = []
    values = steps(scale)
    apart = scale.width / max(1, len(values) - 1)
    every = max(1, math.ceil((2.2 + 0.8 * decimals) * face.small / apart))
    nought = min(range(len(values)), key=[abs(value) for value in values].__getitem__)
    for place, value in enumerate(values):
        at = x + scale.x(value)
        items.append(Line(at, 0, at, height, "hair", 0.6))
        if (place - nought) % every == 0:
            words = f"{value + 0.0:.{decimals}f}".replace("-", "\u2212")
            items.append(Label(at, height + face.small + 3, words, face.small, False, "mute", "middle"))
    return items


def names(labels: Sequence[str], pitch: float, width: float, face: Face, text_width: TextWidth) -> list[Primitive]:
    """The labels of the rows at the left."""
    return [
        Label(0, base(pitch * (place + 0.5), face.body), fitted(text, width, face.body, text_width), face.body)
        for place, text in enumerate(labels)
    ]


def name_width(labels: Sequence[str], width: float, face: Face, text_width: TextWidth, most: float = 0.36) -> float:
    """How much of ``width`` the labels take: as much as the widest needs, at most the share ``most``."""
    return min(widest(labels, face.body, text_width) + 1, width * most)
