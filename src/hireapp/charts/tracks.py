"""Values on a scale from 1 to 5: the competency's track and the small scale of one question. Positions, never bars from
zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hireapp.charts.marks import dot
from hireapp.charts.primitives import Label, Line, Picture, Primitive, TextWidth, rectangle

_EDGE = 4.0


@dataclass(frozen=True)
class Track:
    """A competency on its track; ``marks`` are (rater's letter, value)."""

    value: float
    low: float
    high: float
    band_low: float
    marks: tuple[tuple[str, float], ...]
    band_high: float = 5.0


def position(value: float, width: float) -> float:
    """Where a value from 1 to 5 lies on a track of ``width`` points."""
    return _EDGE + (value - 1) / 4 * (width - 2 * _EDGE)


def competency_track(track: Track, width: float, text_width: TextWidth) -> Picture:
    """Band, track, ticks, whisker, mean and the raters' letters above, 21 points high."""
    middle, inside = 15.0, track.band_low <= track.value <= track.band_high
    items = [*_band(track, width, middle), *_ticks(width, middle, 2.6),
             *_whisker(position(max(1.0, track.low), width), position(min(5.0, track.high), width), middle),
             *dot(position(track.value, width), middle, inside), *_letters(track.marks, width, 7.0, False, text_width)]
    return Picture(width, 21.0, tuple(items))


def rating_scale(marks: tuple[tuple[str, float], ...], mean: float, width: float, text_width: TextWidth) -> Picture:
    """The raters' letters on 1-5, the range between them as a bar, their mean as a dot."""
    middle = 15.0
    items: list[Primitive] = [*_ticks(width, middle, 2.6)]
    low, high = min(value for _letter, value in marks), max(value for _letter, value in marks)
    if high > low:
        items.append(rectangle(position(low, width), middle - 1.7, position(high, width) - position(low, width), 3.4,
                               "band_edge"))
    items += dot(position(mean, width), middle, True, 3.4)
    items += [
        Label(position(level, width), middle + 11, str(level), 6.6, False, "mute", "middle") for level in range(1, 6)
    ]
    return Picture(width, 28.0, (*items, *_letters(marks, width, 8.0, True, text_width)))


def scale_numbers(width: float) -> Picture:
    """The numerals 1-5 that head a column of tracks."""
    labels = [Label(position(level, width), 7.0, str(level), 6.9, False, "mute", "middle") for level in range(1, 6)]
    return Picture(width, 9.0, tuple(labels))


def _band(track: Track, width: float, middle: float) -> list[Primitive]:
    left, right = position(track.band_low, width), position(track.band_high, width)
    edges = [Line(x, middle - 4.5, x, middle + 4.5, "band_edge", 0.7) for x in (left, right)]
    return [rectangle(left, middle - 4.5, right - left, 9, "band"), *edges]


def _ticks(width: float, middle: float, half: float) -> list[Primitive]:
    ticks = [Line(position(level, width), middle - half, position(level, width), middle + half, "mute", 0.5)
             for level in range(1, 6)]
    return [Line(position(1, width), middle, position(5, width), middle, "mute", 0.5), *ticks]


def _whisker(left: float, right: float, middle: float) -> list[Primitive]:
    caps = [Line(x, middle - 2.6, x, middle + 2.6, "ink", 0.9) for x in (left, right)]
    return [Line(left, middle, right, middle, "ink", 0.9), *caps]


def _letters(
    marks: Sequence[tuple[str, float]], width: float, y: float, bold: bool, text_width: TextWidth
) -> list[Primitive]:
    groups: dict[float, list[str]] = {}
    for letter, value in sorted(marks, key=lambda mark: (mark[1], mark[0])):
        groups.setdefault(value, []).append(letter)
    found: list[Primitive] = []
    end = -99.0
    for value, letters in groups.items():
        text = " ".join(dict.fromkeys(letters))
        half = text_width(text, 6.9, bold) / 2
        x = min(max(position(value, width), end + 3 + half), max(width - half, position(value, width)))
        end = x + half
        found.append(Label(x, y, text, 6.9, bold, "ink2", "middle"))
    return found
