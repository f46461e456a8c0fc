"""Pictures of how a process runs: bars, days with a target, raters' spreads, correlations; for screen and print alike.

What the words say is the caller's; a row with too little behind it shows words in place of a mark.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from hireapp.charts.axis import Scale
from hireapp.charts.marks import dot
from hireapp.charts.primitives import Circle, Label, Line, Picture, Primitive, TextWidth, Tone
from hireapp.charts.rows import GAP, Face, bar, base, clock, fitted, grid, name_width, names, round_axis, widest

BarKind = Literal["solid", "strong", "hollow"]
_FILL: dict[BarKind, tuple[Tone, Tone | None]] = {
    "solid": ("band_edge", None),
    "strong": ("accent", None),
    "hollow": ("paper", "band_edge"),
}
_CAP = 2.6
_R = TypeVar("_R", bound="Row")


@dataclass(frozen=True, kw_only=True)
class Row:
    """What rows share: a label, the figure in words, a note at the right; few: words in place of mark and figure."""

    label: str
    words: str = ""
    note: str = ""
    few: str = ""

    @property
    def told(self) -> str:
        """The row in words."""
        return " ".join(part for part in (self.label, self.few or self.words, self.note) if part)

    @property
    def tone(self) -> Tone:
        """The colour of its figure."""
        return "ink"


@dataclass(frozen=True, kw_only=True)
class BarRow(Row):
    """A bar; low and high: ends of its interval."""

    value: float = 0.0
    kind: BarKind = "solid"
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, kw_only=True)
class DaysRow(Row):
    """A median with its middle half and a target in days; late: over the target."""

    median: float = 0.0
    low: float = 0.0
    high: float = 0.0
    target: float | None = None
    late: bool = False


@dataclass(frozen=True, kw_only=True)
class SpreadRow(Row):
    """A rater's mean with one standard deviation to either side; apart: stands out from the others."""

    mean: float = 0.0
    sd: float = 0.0
    apart: bool = False

    @property
    def tone(self) -> Tone:
        """The colour of its figure: another for a rater who stands out."""
        return "warm" if self.apart else "ink"


@dataclass(frozen=True, kw_only=True)
class ForestRow(Row):
    """A coefficient with its interval; faint: preliminary, drawn hollow."""

    value: float = 0.0
    low: float = 0.0
    high: float = 0.0
    faint: bool = False


def bars(
    rows: Sequence[BarRow],
    width: float,
    face: Face,
    text_width: TextWidth,
    *,
    slim: bool = False,
    named: float = 0.36,
) -> Picture:
    """Bars from the left, the longest filling the room that labels (at most the share ``named``) and figures leave."""
    pitch, height = (face.slim_pitch, face.slim_bar) if slim else (face.pitch, face.bar)
    left = name_width([row.label for row in rows], width, face, text_width, named) + GAP
    notes = widest([row.note for row in rows], face.small, text_width)
    figures = widest([row.words for row in rows], face.body, text_width, True) + 8
    room = max(20.0, width - left - figures - (notes + GAP if notes else 0))
    most = max((max(row.value, row.high or 0.0) for row in rows if not row.few), default=0.0) or 1.0
    items = names([row.label for row in rows], pitch, left - GAP, face, text_width)
    for place, row in enumerate(rows):
        middle = pitch * (place + 0.5)
        if row.few:
            words = fitted(row.few, width - left - notes - GAP, face.small, text_width)
            items.append(Label(left, base(middle, face.small), words, face.small, False, "mute"))
        else:
            items += _bar(row, left, middle, room / most, height, face)
        items.append(Label(width, base(middle, face.small), row.note, face.small, False, "ink2", "end"))
    return Picture(width, pitch * len(rows), tuple(items))


def _bar(row: BarRow, left: float, middle: float, unit: float, height: float, face: Face) -> list[Primitive]:
    fill, stroke = _FILL[row.kind]
    items: list[Primitive] = [bar(left, middle, row.value * unit, height, fill, stroke)] if row.value else []
    end = left + row.value * unit
    if row.low is not None and row.high is not None:
        low, high = left + row.low * unit, left + row.high * unit
        items += _whisker(low, high, middle, "ink")
        end = max(end, high)
    return [*items, Label(end + 6, base(middle, face.body), row.words, face.body, True)]


def days(rows: Sequence[DaysRow], width: float, face: Face, text_width: TextWidth, unit: str) -> Picture:
    """Medians on an axis of days, the middle half as a pale bar, the target as an upright line.

    A median over its target is a hollow ring and carries a clock.
    """
    pitch = face.pitch
    left = name_width([row.label for row in rows], width, face, text_width) + GAP
    notes = widest([row.note for row in rows], face.small, text_width) + 8
    figures = widest([row.words for row in rows], face.body, text_width, True) + 2.2 * face.body
    most = max((max(row.high, row.target or 0.0) for row in rows if not row.few), default=1.0)
    scale = round_axis(most, max(40.0, width - left - figures - notes - 4), 7)
    height = pitch * len(rows)
    if all(row.few for row in rows):
        return _words_only(rows, pitch, left, width, face, text_width)
    items: list[Primitive] = [*grid(scale, left, height, face)]
    items.append(Label(left + scale.width + figures, height + face.small + 3, unit, face.small, False, "mute", "end"))
    items += names([row.label for row in rows], pitch, left - GAP, face, text_width)
    for place, row in enumerate(rows):
        middle = pitch * (place + 0.5)
        items += _days(row, left, middle, scale, face, width - notes)
        items.append(Label(width, base(middle, face.small), row.note, face.small, False, "mute", "end"))
    return Picture(width, height + face.small + 7, tuple(items))


def _days(row: DaysRow, left: float, middle: float, scale: Scale, face: Face, right: float) -> list[Primitive]:
    if row.few:
        return [_few(row, left, middle, face)]
    low, high = left + scale.x(row.low), left + scale.x(row.high)
    items: list[Primitive] = [bar(low, middle, high - low, face.slim_bar, "band")]
    if row.target is not None:
        x, half = left + scale.x(row.target), face.bar / 2 + 1.4
        items.append(Line(x, middle - half, x, middle + half, "ink2", 1.5))
    items += dot(left + scale.x(row.median), middle, not row.late, 0.4 * face.body)
    words = Label(right, base(middle, face.body), row.words, face.body, True, "warm" if row.late else "ink", "end")
    return [*items, *(clock(left + scale.width + 0.9 * face.body, middle, 0.42 * face.body) if row.late else ()), words]


def spreads(
    rows: Sequence[SpreadRow], overall: float | None, width: float, face: Face, text_width: TextWidth
) -> Picture:
    """Means on the scale from 1 to 5 with one standard deviation to either side; the mean of all is dashed."""
    frame = _framed(rows, width, face, text_width, 0.24)
    return _on_axis(rows, Scale(1, 5, 1, frame.room), frame, overall, (3.2, 2.2), _spread)


def coefficients(
    rows: Sequence[ForestRow], width: float, face: Face, text_width: TextWidth, mark: float = 0.0
) -> Picture:
    """Coefficients with their intervals on one axis in steps of .2 that holds 0 and 1; ``mark``: the heavier line."""
    frame = _framed(rows, width, face, text_width)
    least = min((row.low for row in rows if not row.few), default=0.0)
    low = max(-1.0, math.floor(min(least, 0.0) * 5) / 5)
    return _on_axis(rows, Scale(low, 1.0, 0.2, frame.room), frame, mark, (), _coefficient)


@dataclass(frozen=True)
class _Frame:
    """Rows round an axis: where it begins, how wide it may be, where the figures end."""

    width: float
    left: float
    room: float
    right: float
    face: Face
    text_width: TextWidth


@dataclass(frozen=True)
class _Place:
    """Where a row's mark stands."""

    scale: Scale
    left: float
    middle: float
    face: Face

    def x(self, value: float) -> float:
        """Where a value stands, held on the scale."""
        return self.left + self.scale.x(min(self.scale.high, max(self.scale.low, value)))


def _framed(rows: Sequence[Row], width: float, face: Face, text_width: TextWidth, named: float = 0.36) -> _Frame:
    left = name_width([row.label for row in rows], width, face, text_width, named) + GAP
    notes = widest([row.note for row in rows], face.small, text_width)
    figures = widest([row.words for row in rows], face.body, text_width, True) + 2 * GAP
    room = max(40.0, width - left - figures - notes - GAP)
    return _Frame(width, left, room, width - notes - GAP, face, text_width)


def _on_axis(
    rows: Sequence[_R],
    scale: Scale,
    frame: _Frame,
    upright: float | None,
    dash: tuple[float, ...],
    drawn: Callable[[_R, _Place], list[Primitive]],
) -> Picture:
    """Rows of marks on one axis with an upright line, the figure and the note of each at the right."""
    face, left = frame.face, frame.left
    height = face.pitch * len(rows)
    if all(row.few for row in rows):
        return _words_only(rows, face.pitch, left, frame.width, face, frame.text_width)
    items: list[Primitive] = [*grid(scale, left, height, face, 0 if scale.step >= 1 else 1)]
    if upright is not None:
        x = left + scale.x(upright)
        items.append(Line(x, 0, x, height, "ink2", 0.9, dash))
    items += names([row.label for row in rows], face.pitch, left - GAP, face, frame.text_width)
    for place, row in enumerate(rows):
        middle = face.pitch * (place + 0.5)
        if row.few:
            items.append(_few(row, left, middle, face))
        else:
            items += drawn(row, _Place(scale, left, middle, face))
            items.append(Label(frame.right, base(middle, face.body), row.words, face.body, True, row.tone, "end"))
        items.append(Label(frame.width, base(middle, face.small), row.note, face.small, False, "ink2", "end"))
    return Picture(frame.width, height + face.small + 7, tuple(items))


def _spread(row: SpreadRow, place: _Place) -> list[Primitive]:
    low, high = (place.x(row.mean + side * row.sd) for side in (-1, 1))
    line = Line(low, place.middle, high, place.middle, "warm" if row.apart else "accent", 1.9)
    return [line, *dot(place.x(row.mean), place.middle, not row.apart, 0.4 * place.face.body)]


def _coefficient(row: ForestRow, place: _Place) -> list[Primitive]:
    fill: Tone = "paper" if row.faint else "accent"
    ring = Circle(place.x(row.value), place.middle, 0.36 * place.face.body, fill, "accent", 1.4)
    return [*_whisker(place.x(row.low), place.x(row.high), place.middle, "ink"), ring]


def _few(row: Row, left: float, middle: float, face: Face) -> Label:
    return Label(left + 4, base(middle, face.small), row.few, face.small, False, "mute", "start", "paper")


def _words_only(
    rows: Sequence[Row], pitch: float, left: float, width: float, face: Face, text_width: TextWidth
) -> Picture:
    """Rows of which none has a mark: no axis either."""
    items = names([row.label for row in rows], pitch, left - GAP, face, text_width)
    for place, row in enumerate(rows):
        items.append(_few(row, left, pitch * (place + 0.5), face))
        items.append(Label(width, base(pitch * (place + 0.5), face.small), row.note, face.small, False, "mute", "end"))
    return Picture(width, pitch * len(rows), tuple(items))


def _whisker(low: float, high: float, middle: float, tone: Tone) -> list[Primitive]:
    caps = [Line(x, middle - _CAP, x, middle + _CAP, tone, 0.9) for x in (low, high)]
    return [Line(low, middle, high, middle, tone, 0.9), *caps]
