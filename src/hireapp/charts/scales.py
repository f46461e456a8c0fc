"""Rows of a test: a value with its whisker on any axis, with a band or without, and counts that balance around zero."""

from __future__ import annotations

from dataclasses import dataclass

from hireapp.charts.axis import Scale
from hireapp.charts.marks import dot
from hireapp.charts.primitives import Circle, Label, Line, Picture, Primitive, hatch, rectangle

_BAND = 4.5
_CAP = 2.6


@dataclass(frozen=True)
class Figure:
    """A value and the ends of its whisker, None where the error isn't known."""

    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Target:
    """A band; ``met``: whether the value lies in it."""

    low: float
    high: float
    met: bool


def numerals(scale: Scale) -> Picture:
    """The numbers over a column of rows."""
    labels = [Label(scale.x(value), 7.0, f"{value:g}", 6.9, False, "mute", "middle") for value in steps(scale)]
    return Picture(scale.width, 9.0, tuple(labels))


def gridded(scale: Scale, height: float, heavy: float | None = None) -> Picture:
    """The lines of the grid alone; the one at ``heavy`` is darker."""
    lines: list[Primitive] = [Line(scale.x(value), 0, scale.x(value), height, "rule" if value == heavy else "hair", 0.5)
             for value in steps(scale)]
    return Picture(scale.width, height, tuple(lines))


def banded(scale: Scale, height: float, figure: Figure, target: Target, heavy: float | None = None) -> Picture:
    """Grid, band, whisker and value: solid inside the band, a hollow ring outside."""
    middle = height / 2
    left, right = _at(scale, target.low), _at(scale, target.high)
    edges: list[Primitive] = [Line(x, middle - _BAND, x, middle + _BAND, "band_edge", 0.7) for x in (left, right)]
    band = [rectangle(left, middle - _BAND, right - left, 2 * _BAND, "band"), *edges]
    person = [*_whisker(scale, figure, middle), *dot(_at(scale, figure.value), middle, target.met)]
    return Picture(scale.width, height, (*gridded(scale, height, heavy).items, *band, *person))


def tracked(scale: Scale, height: float, figure: Figure, heavy: float | None = None, radius: float = 3.2) -> Picture:
    """A value on a plain line with ticks: a test without a band."""
    middle = height / 2
    items: list[Primitive] = [Line(0, middle, scale.width, middle, "mute", 0.5)]
    for value in steps(scale):
        half = _CAP * (1.8 if value == heavy else 1)
        items.append(Line(scale.x(value), middle - half, scale.x(value), middle + half, "mute", 0.5))
    items += [*_whisker(scale, figure, middle), *dot(_at(scale, figure.value), middle, True, radius)]
    return Picture(scale.width, height, tuple(items))


def compact(scale: Scale, height: float, figure: Figure, target: Target | None = None) -> Picture:
    """A value in a small cell: a bare line with whisker and dot, the band behind if there is one."""
    middle = height / 2
    items: list[Primitive] = [Line(0, middle, scale.width, middle, "rule", 0.6)]
    if target is not None:
        left, right = _at(scale, target.low), _at(scale, target.high)
        items.insert(0, rectangle(left, middle - _BAND, right - left, 2 * _BAND, "band"))
        items += [Line(x, middle - _BAND, x, middle + _BAND, "band_edge", 0.7) for x in (left, right)]
    person = dot(_at(scale, figure.value), middle, target is None or target.met, 2.8)
    return Picture(scale.width, height, (*items, *_whisker(scale, figure, middle), *person))


def unknown(scale: Scale, height: float, start: float) -> Picture:
    """A row without a value: hatched from ``start`` on, after the words that say why."""
    return Picture(scale.width, height, (hatch(start, height / 2 - 3.5, scale.width - start - 4, 7),))


def soft(scale: Scale, height: float, figure: Figure) -> Picture:
    """A place between two ends without numbers: a dot on a soft stretch as long as its whisker."""
    middle = height / 2
    left, right = (_at(scale, figure.value if end is None else end) for end in (figure.low, figure.high))
    items: list[Primitive] = [Line(0, middle, scale.width, middle, "rule", 0.8)]
    items += [Circle(x, middle, 2.0, "rule") for x in (0.0, scale.width)]
    items += [rectangle(left, middle - 3.5, right - left, 7, "band")]
    items += [Circle(x, middle, 3.5, "band") for x in (left, right)]
    return Picture(scale.width, height, (*items, *dot(_at(scale, figure.value), middle, True, 3.4)))


def balance(count: int, most: int, width: float, height: float) -> Picture:
    """A count as a bar to the right (more) or left (less) of the middle, ``most`` filling a half."""
    middle, centre = height / 2, width / 2
    end = centre + count / max(1, most) * centre
    bar = rectangle(min(centre, end), middle - 3.5, abs(end - centre), 7, "band_edge")
    ground = Line(0, middle, width, middle, "hair", 0.5)
    return Picture(width, height, (ground, bar, Line(centre, 0, centre, height, "mute", 0.6)))


def steps(scale: Scale) -> list[float]:
    """The values at which the axis has a tick."""
    return [scale.low + scale.step * place for place in range(round((scale.high - scale.low) / scale.step) + 1)]


def _at(scale: Scale, value: float) -> float:
    return scale.x(min(max(value, scale.low), scale.high))


def _whisker(scale: Scale, figure: Figure, middle: float) -> list[Primitive]:
    if figure.low is None or figure.high is None:
        return []
    left, right = _at(scale, figure.low), _at(scale, figure.high)
    caps = [Line(x, middle - _CAP, x, middle + _CAP, "ink", 0.9) for x in (left, right)]
    return [Line(left, middle, right, middle, "ink", 0.9), *caps]
