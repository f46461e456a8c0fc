"""The composite on its axis: this candidate's band and point, other candidates as hollow dots without names."""

from __future__ import annotations

from dataclasses import dataclass

from hireapp.charts.primitives import Circle, Label, Line, Picture, Primitive, TextWidth, rectangle

_LANE = 8.4
_DOT, _OWN = 2.6, 5.0


@dataclass(frozen=True)
class Scale:
    """An axis from ``low`` to ``high`` over ``width`` points, with a tick every ``step``."""

    low: float
    high: float
    step: float
    width: float

    def x(self, value: float) -> float:
        """Where ``value`` lies."""
        return (value - self.low) / (self.high - self.low) * self.width


@dataclass(frozen=True)
class Standing:
    """A candidate's value with its band and the words under it."""

    value: float
    low: float
    high: float
    words: str


def composite_axis(scale: Scale, own: Standing, others: tuple[float, ...], text_width: TextWidth) -> Picture:
    """The axis; dots that would touch move up by lanes, tick labels give way to the candidate's own."""
    lanes = _lanes(scale, own.value, others)
    middle = 8.0 + _LANE * max(lanes, default=0)
    items: list[Primitive] = [
        rectangle(scale.x(own.low), middle - 6.5, scale.x(own.high) - scale.x(own.low), 13, "band")
    ]
    items += _axis(scale, middle)
    items += [Line(scale.x(own.low), middle, scale.x(own.high), middle, "accent", 1.3), *_caps(scale, own, middle)]
    for value, lane in zip(others, lanes, strict=True):
        items.append(Circle(scale.x(value), middle - _LANE * lane, _DOT, "paper", "ink2", 1.1))
    items.append(Circle(scale.x(own.value), middle, _OWN, "accent", "paper", 1.0))
    items += _labels(scale, own, middle + 16.5, text_width)
    return Picture(scale.width, middle + 20, tuple(items))


def _axis(scale: Scale, middle: float) -> list[Primitive]:
    ticks = [Line(scale.x(value), middle - 3, scale.x(value), middle + 3, "mute", 0.6) for value in _values(scale)]
    return [Line(0, middle, scale.width, middle, "mute", 0.6), *ticks]


def _values(scale: Scale) -> list[float]:
    count = round((scale.high - scale.low) / scale.step)
    return [scale.low + scale.step * place for place in range(count + 1)]


def _caps(scale: Scale, own: Standing, middle: float) -> list[Primitive]:
    return [
        Line(scale.x(value), middle - 6.5, scale.x(value), middle + 6.5, "accent", 1.3) for value in (own.low, own.high)
    ]


def _lanes(scale: Scale, own: float, others: tuple[float, ...]) -> list[int]:
    ends: list[float] = [-99.0]
    lanes = [0] * len(others)
    for place in sorted(range(len(others)), key=lambda index: others[index]):
        x = scale.x(others[place])
        hidden = abs(x - scale.x(own)) < _DOT + _OWN
        lane = next(
            (number for number, end in enumerate(ends) if number >= hidden and x - end >= 2 * _DOT + 1), len(ends)
        )
        ends[lane:lane + 1] = [x]
        lanes[place] = lane
    return lanes


def _labels(scale: Scale, own: Standing, y: float, text_width: TextWidth) -> list[Primitive]:
    half = text_width(own.words, 7.9, True) / 2
    centre = min(max(scale.x(own.value), half), scale.width - half)
    found: list[Primitive] = [Label(centre, y, own.words, 7.9, True, "accent", "middle")]
    for value in _values(scale):
        words = f"{value:g}"
        wide = text_width(words, 6.9, False)
        left = min(max(scale.x(value) - wide / 2, 0.0), scale.width - wide)
        if left + wide < centre - half - 3 or left > centre + half + 3:
            found.append(Label(left, y, words, 6.9, False, "mute"))
    return found

