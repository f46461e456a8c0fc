"""Estimates with their error bands under each other, and who of them can't be told apart.

The plot and the brackets share one row height, so that they can stand beside each other in a table.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from hireapp.charts.axis import Scale
from hireapp.charts.primitives import Circle, Label, Line, Picture, Primitive, TextWidth, Tone, hatch, rectangle
from hireapp.charts.scales import steps

SIDE = 16.0
"""Room at both sides of the axis for the figures of a band that ends there."""
FOOT = 13.0
_DOT, _CAP, _NODE, _LANE = 4.4, 5.0, 5.6, 15.0


@dataclass(frozen=True)
class Interval:
    """An estimate with the ends of its band, and the words for value, low and high."""

    value: float
    low: float
    high: float
    words: tuple[str, str, str]


@dataclass(frozen=True)
class Unknown:
    """A row without an estimate, and why."""

    words: str


def axis_for(rows: Sequence[Interval | Unknown], width: float, step: float = 10.0) -> Scale:
    """The axis of round steps that holds all bands, at least two steps long; ``width`` includes both sides."""
    ends = [end for entry in rows if isinstance(entry, Interval) for end in (entry.low, entry.high)]
    low = math.floor(min(ends, default=0.0) / step) * step
    high = math.ceil(max(ends, default=100.0) / step) * step
    return Scale(low, max(high, low + 2 * step), step, width - 2 * SIDE)


def forest(rows: Sequence[Interval | Unknown], scale: Scale, pitch: float, text_width: TextWidth,
           near: tuple[float, float] | None = None) -> Picture:
    """The plot, ``pitch`` points a row and ``FOOT`` for the axis; ``near``: a shaded stretch of values."""
    height = pitch * len(rows)
    items: list[Primitive] = []
    if near is not None:
        left, right = (SIDE + scale.x(value) for value in near)
        items.append(rectangle(left, 0.6, right - left, height - 0.6, "tint"))
    for value in steps(scale):
        x = SIDE + scale.x(value)
        items += [Line(x, 0, x, height + 2.5, "hair", 0.5),
                  Label(x, height + 10, f"{value:g}", 6.9, False, "mute", "middle")]
    for place, entry in enumerate(rows):
        middle = pitch * (place + 0.56)
        if isinstance(entry, Interval):
            items += _interval(entry, scale, middle, near)
        else:
            items += _unknown(entry, scale, middle, text_width)
    return Picture(scale.width + 2 * SIDE, height + FOOT, tuple(items))


def _interval(entry: Interval, scale: Scale, y: float, near: tuple[float, float] | None) -> list[Primitive]:
    value, low, high = (SIDE + scale.x(end) for end in (entry.value, entry.low, entry.high))
    items: list[Primitive] = [Line(low, y, high, y, "accent", 1.3)]
    items += [Line(x, y - _CAP, x, y + _CAP, "accent", 1.3) for x in (low, high)]
    items.append(Circle(value, y, _DOT, "accent", "paper", 0.9))
    words = entry.words
    return [*items, Label(value, y - 7.4, words[0], 9.6, True, "ink", "middle"),
            Label(low - 4, y + 2.6, words[1], 6.9, False, "mute", "end", _ground(entry.low, near)),
            Label(high + 4, y + 2.6, words[2], 6.9, False, "mute", "start", _ground(entry.high, near))]


def _ground(value: float, near: tuple[float, float] | None) -> Tone:
    return "tint" if near is not None and near[0] <= value <= near[1] else "paper"


def _unknown(entry: Unknown, scale: Scale, y: float, text_width: TextWidth) -> list[Primitive]:
    wide = text_width(entry.words, 7.7, False)
    left = SIDE + wide + 8
    words = Label(SIDE, y + 2.7, entry.words, 7.7, False, "mute", "start", "paper")
    return [hatch(left, y - 3.5, max(0.0, SIDE + scale.width - left), 7), words]


def brackets(groups: Sequence[Sequence[int]], letters: Sequence[str], count: int, pitch: float) -> Picture:
    """One vertical line for each group of rows with a lettered node on each of its rows, side by side where they meet.

    groups: the rows of each; a row below 0 or from ``count`` on stands on another page, and the line leads there.
    """
    lanes = _lanes(groups)
    items: list[Primitive] = []
    for group, letter, lane in zip(groups, letters, lanes, strict=True):
        x = _NODE + 1 + lane * _LANE
        items += _bracket(group, letter, x, count, pitch)
    return Picture(_LANE * (max(lanes, default=0) + 1), pitch * count, tuple(items))


def _bracket(group: Sequence[int], letter: str, x: float, count: int, pitch: float) -> list[Primitive]:
    inside = [place for place in group if 0 <= place < count]
    if not inside:
        return []
    top = 0.0 if min(group) < 0 else pitch * (min(group) + 0.56) - _NODE - 3
    end = pitch * count if max(group) >= count else pitch * (max(group) + 0.56) + _NODE + 3
    items: list[Primitive] = [Line(x, top, x, end, "ink", 1.2)] if len(group) > 1 else []
    for place in inside:
        y = pitch * (place + 0.56)
        items += [Circle(x, y, _NODE, "paper", "ink", 1.0), Label(x, y + 2.5, letter, 6.9, True, "ink", "middle")]
    return items


def _lanes(groups: Sequence[Sequence[int]]) -> list[int]:
    """The first lane that is free from the first row of each group on."""
    ends: list[int] = []
    lanes = []
    for group in groups:
        lane = next((place for place, end in enumerate(ends) if end < min(group)), len(ends))
        ends[lane:lane + 1] = [max(group)]
        lanes.append(lane)
    return lanes


def share_bar(share: float, width: float, height: float = 6.0) -> Picture:
    """A share from 0 to 1 as a bar that fills its frame."""
    filled = rectangle(0, 0, width * min(1.0, max(0.0, share)), height, "accent")
    return Picture(width, height, (filled, rectangle(0, 0, width, height, None, "rule", 0.6)))
