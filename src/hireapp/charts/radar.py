"""The radar of six to ten competencies against the role's band.

Value 1 sits at .6/4.6 of the radius, so that low points do not clump. The radius is solved from the width of the
labels: at 9 o'clock a long one would otherwise be cut off.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from hireapp.charts.marks import dot
from hireapp.charts.primitives import Label, Line, Path, Picture, Point, Primitive, TextWidth, rectangle

FEWEST, MOST = 6, 10
_INNER, _RANGE = 0.6, 4.6
_GAP = 9.0
_SHARES = (1.0, 0.82, 0.66)


@dataclass(frozen=True)
class Axis:
    """One competency: ``value`` None breaks the line; ``words`` stand under the name, e.g. "4.3" or a dash."""

    name: str
    words: str
    value: float | None
    low: float | None
    high: float | None
    band_low: float
    band_high: float = 5.0

    @property
    def inside(self) -> bool:
        """Whether the value lies in the band."""
        return self.value is not None and self.band_low <= self.value <= self.band_high


@dataclass(frozen=True)
class _Spoke:
    sin: float
    cos: float
    lines: tuple[str, ...]
    width: float


@dataclass(frozen=True)
class _Frame:
    x: float
    y: float
    radius: float
    spokes: tuple[_Spoke, ...]

    def at(self, place: int, value: float) -> Point:
        spoke = self.spokes[place]
        length = self.radius * (value - 1 + _INNER) / _RANGE
        return self.x + length * spoke.sin, self.y - length * spoke.cos


def radar(axes: tuple[Axis, ...], width: float, height: float, text_width: TextWidth, *, size: float = 7.9) -> Picture:
    """The radar in a box of ``width`` x ``height`` points. Draw none under ``FEWEST`` axes; give at most ``MOST``."""
    frame = _solved(axes, width, height, text_width, size)
    items: list[Primitive] = [_band(frame, axes), *_grid(frame), *_numerals(frame)]
    items += [*_person(frame, axes), *_labels(frame, axes, size)]
    return Picture(width, height, tuple(items))


def _solved(axes: tuple[Axis, ...], width: float, height: float, text_width: TextWidth, size: float) -> _Frame:
    best: _Frame | None = None
    for share in _SHARES:
        spokes = tuple(_spoke(axis, place, len(axes), share, text_width, size) for place, axis in enumerate(axes))
        frame = _Frame(width / 2, height / 2, _radius(spokes, width, height, size), spokes)
        if best is None or frame.radius > best.radius + 1:
            best = frame
    assert best is not None
    return best


def _spoke(axis: Axis, place: int, count: int, share: float, text_width: TextWidth, size: float) -> _Spoke:
    angle = 2 * math.pi * place / count
    lines = _wrapped(axis.name, share * text_width(axis.name, size, False), text_width, size)
    widths = [text_width(line, size, False) for line in lines] + [text_width(axis.words, size, True)]
    return _Spoke(math.sin(angle), math.cos(angle), lines, max(widths))


def _wrapped(name: str, width: float, text_width: TextWidth, size: float) -> tuple[str, ...]:
    words = name.split(" ")
    limit = max(width, *(text_width(word, size, False) for word in words)) + 0.1
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if text_width(longer, size, False) <= limit:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _radius(spokes: tuple[_Spoke, ...], width: float, height: float, size: float) -> float:
    tall = max(len(spoke.lines) for spoke in spokes if abs(spoke.cos) > 0.9) + 1
    limits = [height / 2 - _GAP - tall * size * 1.25]
    for spoke in spokes:
        if abs(spoke.sin) > 0.1:
            limits.append((width / 2 - (_GAP + 1) * abs(spoke.sin) - spoke.width) / abs(spoke.sin))
    return max(20.0, min(limits))


def _ring(frame: _Frame, values: list[float]) -> tuple[Point, ...]:
    return tuple(frame.at(place, value) for place, value in enumerate(values))


def overlay(
    axes: tuple[Axis, ...],
    others: tuple[float | None, ...],
    width: float,
    height: float,
    text_width: TextWidth,
    *,
    size: float = 7.9,
) -> Picture:
    """Two people on one radar: the first as a line with round dots, ``others`` dashed with squares; no band.

    Values of the first are those of ``axes``; whiskers are left out, since two sets of them hide each other.
    """
    frame = _solved(axes, width, height, text_width, size)
    items: list[Primitive] = [*_grid(frame), *_numerals(frame)]
    items += _second(frame, others)
    plain = tuple(replace(axis, low=None, high=None, band_low=1.0) for axis in axes)
    items += [*_person(frame, plain), *_labels(frame, axes, size)]
    return Picture(width, height, tuple(items))


def _second(frame: _Frame, values: tuple[float | None, ...]) -> list[Primitive]:
    found: list[Primitive] = []
    for place, value in enumerate(values):
        after = (place + 1) % len(values)
        following = values[after]
        if value is not None and following is not None:
            found.append(Line(*frame.at(place, value), *frame.at(after, following), "warm", 1.4, (4.0, 2.5)))
    for place, value in enumerate(values):
        if value is not None:
            x, y = frame.at(place, value)
            found.append(rectangle(x - 2.4, y - 2.4, 4.8, 4.8, "warm", "paper", 0.8))
    return found


def _band(frame: _Frame, axes: tuple[Axis, ...]) -> Path:
    upper = _ring(frame, [axis.band_high for axis in axes])
    lower = _ring(frame, [axis.band_low for axis in axes])
    return Path((upper, lower), "band", "band_edge", 0.7)


def _grid(frame: _Frame) -> list[Primitive]:
    count = len(frame.spokes)
    rings = tuple(_ring(frame, [float(level)] * count) for level in range(1, 6))
    spokes = tuple((frame.at(place, 1.0), frame.at(place, 5.0)) for place in range(count))
    return [Path(rings, None, "rule", 0.45), Path(spokes, None, "rule", 0.45, closed=False)]


def _numerals(frame: _Frame) -> list[Primitive]:
    found: list[Primitive] = []
    for level in range(1, 6):
        (x1, y1), (x2, y2) = frame.at(0, level), frame.at(len(frame.spokes) - 1, level)
        x, y = x1 + 0.38 * (x2 - x1), y1 + 0.38 * (y2 - y1)
        found.append(Label(x, y + 2.4, str(level), 6.5, False, "mute", "middle", "paper"))
    return found


def _person(frame: _Frame, axes: tuple[Axis, ...]) -> list[Primitive]:
    found: list[Primitive] = []
    for place, axis in enumerate(axes):
        after = (place + 1) % len(axes)
        if axis.value is not None and axes[after].value is not None:
            found.append(Line(*frame.at(place, axis.value), *frame.at(after, axes[after].value or 1.0), "accent", 1.5))
    for place, axis in enumerate(axes):
        if axis.low is not None and axis.high is not None:
            found.append(Line(*frame.at(place, axis.low), *frame.at(place, axis.high), "ink", 0.9))
    for place, axis in enumerate(axes):
        if axis.value is not None:
            found += dot(*frame.at(place, axis.value), axis.inside, 2.7)
    return found


def _labels(frame: _Frame, axes: tuple[Axis, ...], size: float) -> list[Primitive]:
    found: list[Primitive] = []
    for spoke, axis in zip(frame.spokes, axes, strict=True):
        found += _label(frame, spoke, axis, size)
    return found


def _label(frame: _Frame, spoke: _Spoke, axis: Axis, size: float) -> list[Primitive]:
    leading = size * 1.25
    tall = leading * (len(spoke.lines) + 1)
    x = frame.x + (frame.radius + _GAP) * spoke.sin
    middle = frame.y - (frame.radius + _GAP - 2 + abs(spoke.cos) * tall / 2) * spoke.cos
    anchor = "middle" if abs(spoke.sin) < 0.1 else "start" if spoke.sin > 0 else "end"
    found: list[Primitive] = []
    for row, text in enumerate((*spoke.lines, axis.words)):
        bold = row == len(spoke.lines)
        y = middle - tall / 2 + leading * row + size
        found.append(Label(x, y, text, size, bold, "ink", anchor))  # type: ignore[arg-type]
    return found


def key_dot(inside: bool) -> Picture:
    """The mark of the legend: a point on its line, or a hollow ring."""
    line: tuple[Primitive, ...] = (Line(1, 5, 23, 5, "accent", 1.5),) if inside else ()
    return Picture(24, 10, (*line, *dot(12, 5, inside, 2.7)))


def key_band() -> Picture:
    """The legend's sample of the band."""
    ring = ((1.0, 1.0), (23.0, 1.0), (23.0, 9.0), (1.0, 9.0))
    return Picture(24, 10, (Path((ring,), "band", "band_edge", 0.7),))


def key_whisker() -> Picture:
    """The legend's sample of an error whisker."""
    caps = tuple(Line(x, 2.4, x, 7.6, "ink", 0.9) for x in (2.0, 22.0))
    return Picture(24, 10, (Line(2, 5, 22, 5, "ink", 0.9), *caps))
