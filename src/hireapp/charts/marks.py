"""Marks that differ by shape first and colour second, so that a grey print still tells them apart. Drawn, never typed:
the font lacks some of them."""

from __future__ import annotations

import math
from typing import Literal

from hireapp.charts.primitives import Circle, Line, Path, Point, Primitive, Tone, rectangle

MarkName = Literal[
    "done",
    "half",
    "todo",
    "missing",
    "current",
    "vague",
    "contradicted",
    "not_asked",
    "against",
    "plus",
    "down",
    "up",
    "equal",
    "box",
    "ticked",
]


def mark(name: MarkName, x: float, y: float, radius: float = 3.6) -> tuple[Primitive, ...]:
    """The mark centred on a point."""
    return _MARKS[name](x, y, radius)


def dot(x: float, y: float, inside: bool, radius: float = 3.2) -> tuple[Primitive, ...]:
    """A value on a scale: solid inside the band, a hollow ring outside."""
    if inside:
        return (Circle(x, y, radius, "accent", "paper", 0.8),)
    return (Circle(x, y, radius, "paper", "warm", 1.5),)


def _disc(x: float, y: float, radius: float) -> tuple[Primitive, ...]:
    tick = ((x - 0.5 * radius, y), (x - 0.1 * radius, y + 0.42 * radius), (x + 0.52 * radius, y - 0.38 * radius))
    return (Circle(x, y, radius, "accent"), Path((tick,), None, "paper", 0.3 * radius, closed=False))


def _half(x: float, y: float, radius: float) -> tuple[Primitive, ...]:
    return (Path((_arc(x, y, radius),), "ink2"), Circle(x, y, radius, None, "ink2", 0.8))


def _arc(x: float, y: float, radius: float) -> tuple[Point, ...]:
    steps = [math.pi / 2 + math.pi * step / 12 for step in range(13)]
    return tuple((x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in steps)


def _todo(x: float, y: float, radius: float) -> tuple[Primitive, ...]:
    return (Circle(x, y, radius, "paper", "rule", 0.9),)


def _missing(x: float, y: float, radius: float) -> tuple[Primitive, ...]:
    return (Circle(x, y, radius, "paper", "mute", 0.8, (1.4, 1.2)),)


def _current(x: float, y: float, radius: float) -> tuple[Primitive, ...]:
    return (Circle(x, y, radius, "paper", "accent", 1.1), Circle(x, y, 0.42 * radius, "accent"))


def _vague(x: float, y: float, radius: float) -> tuple[Primitive, ...]:
    return (Circle(x, y, radius, "paper", "ink2", 0.9),
            Line(x - 0.5 * radius, y, x + 0.5 * radius, y, "ink2", 1.0))


def _diamond(x: float, y: float, radius: float) -> tuple[Primitive, ...]:
    wide = 1.25 * radius
    return (Path((((x, y - wide), (x + wide, y), (x, y + wide), (x - wide, y)),), "warm"),
            Line(x, y - 0.55 * radius, x, y + 0.12 * radius, "paper", 0.9),
            Line(x, y + 0.4 * radius, x, y + 0.6 * radius, "paper", 0.9))


def _not_asked(x: float, y: float, radius: float) -> tuple[Primitive, ...]:
    return (Circle(x, y, radius, "paper", "mute", 0.8, (1.4, 1.2)),)


def _against(x: float, y: float, radius: float) -> tuple[Primitive, ...]:
    arm = 0.42 * radius
    return (Circle(x, y, radius, "paper", "warm", 1.0), Line(x - arm, y - arm, x + arm, y + arm, "warm", 1.0),
            Line(x - arm, y + arm, x + arm, y - arm, "warm", 1.0))


def _plus(x: float, y: float, radius: float) -> tuple[Primitive, ...]:
    return (Line(x - radius, y, x + radius, y, "accent", 1.3), Line(x, y - radius, x, y + radius, "accent", 1.3))


def _down(x: float, y: float, radius: float) -> tuple[Primitive, ...]:
    top, tip = y - 0.8 * radius, y + 0.9 * radius
    return (Path((((x - radius, top), (x + radius, top), (x, tip)),), "warm"),)


def _up(x: float, y: float, radius: float) -> tuple[Primitive, ...]:
    foot, tip = y + 0.8 * radius, y - 0.9 * radius
    return (Path((((x - radius, foot), (x + radius, foot), (x, tip)),), "accent"),)


def _equal(x: float, y: float, radius: float) -> tuple[Primitive, ...]:
    return tuple(Line(x - radius, y + dy, x + radius, y + dy, "ink", 0.9) for dy in (-0.4 * radius, 0.4 * radius))


def _box(x: float, y: float, radius: float) -> tuple[Primitive, ...]:
    return (rectangle(x - radius, y - radius, 2 * radius, 2 * radius, "paper", "ink", 0.8),)


def _ticked(x: float, y: float, radius: float) -> tuple[Primitive, ...]:
    tick = ((x - 0.6 * radius, y), (x - 0.1 * radius, y + 0.5 * radius), (x + 0.65 * radius, y - 0.55 * radius))
    tone: Tone = "ink"
    return (*_box(x, y, radius), Path((tick,), None, tone, 0.32 * radius, closed=False))


_MARKS = {"done": _disc, "half": _half, "todo": _todo, "missing": _missing, "current": _current, "vague": _vague,
          "contradicted": _diamond, "not_asked": _not_asked, "against": _against, "plus": _plus, "down": _down,
          "up": _up, "equal": _equal, "box": _box, "ticked": _ticked}
