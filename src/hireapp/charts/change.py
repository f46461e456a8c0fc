"""A second run beside the first: the first as a hollow ring, the second solid, an arrow's line between them, on 1-5."""

from __future__ import annotations

from hireapp.charts.primitives import Circle, Label, Line, Picture, Primitive
from hireapp.charts.tracks import position


def change_track(first: float, second: float, width: float) -> Picture:
    """From ``first`` to ``second``; equal values show the solid dot within the ring."""
    middle = 8.0
    items: list[Primitive] = [Line(position(1, width), middle, position(5, width), middle, "mute", 0.5)]
    for level in range(1, 6):
        x = position(level, width)
        items.append(Line(x, middle - 2.6, x, middle + 2.6, "mute", 0.5))
        items.append(Label(x, middle + 11, str(level), 6.6, False, "mute", "middle"))
    items.append(Line(position(first, width), middle, position(second, width), middle, "accent", 1.4))
    items.append(Circle(position(first, width), middle, 4.2, "paper", "ink2", 1.2))
    items.append(Circle(position(second, width), middle, 3.0, "accent", "paper", 0.6))
    return Picture(width, 20.0, tuple(items))
