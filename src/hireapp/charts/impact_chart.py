"""The four-fifths table: groups with their rates, each rate against the highest, the line at four fifths.

A bar is solid where a conclusion stands, dashed where there are too few, and absent where nothing is worked out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from hireapp.charts.marks import mark
from hireapp.charts.primitives import Circle, Label, Line, Picture, Primitive, TextWidth, Tone
from hireapp.charts.rows import GAP, Face, bar, base, dashed_box, fitted, widest

FIFTHS = 0.8
Sign = Literal["", "fine", "low", "info"]
_TONES: dict[Sign, Tone] = {"": "ink2", "fine": "accent", "low": "warm", "info": "ink2"}


@dataclass(frozen=True)
class GroupRow:
    """A group: how many came, passed, their rate, the verdict in words; ratio to the highest rate, None where none is.

    firm: a conclusion stands, so the bar is solid. begins: the first of another attribute. hidden: words in place of
    all figures.
    """

    label: str
    applied: str
    passed: str
    rate: str
    ratio: float | None
    verdict: str
    sign: Sign = ""
    firm: bool = True
    begins: bool = False
    hidden: str = ""

    @property
    def told(self) -> str:
        """The row in words."""
        ratio = f"{self.ratio:.2f}" if self.ratio is not None else ""
        parts = (self.label, self.hidden, self.applied, self.passed, self.rate, ratio, self.verdict)
        return " ".join(part for part in parts if part)


@dataclass(frozen=True)
class _Columns:
    """Where the columns end (numbers) or begin (bar, verdict)."""

    label: float
    applied: float
    passed: float
    rate: float
    bar: float
    unit: float
    verdict: float


def four_fifths(
    rows: Sequence[GroupRow], heads: tuple[str, str, str, str, str], width: float, face: Face, text_width: TextWidth
) -> Picture:
    """The table with its heading: label, applied, passed, rate, verdict are the words of ``heads``."""
    pitch, top = face.pitch, face.small + 10
    columns = _columns(rows, heads, width, face, text_width)
    height = top + pitch * len(rows)
    items: list[Primitive] = [*_heading(heads, columns, face, top, width)]
    line = columns.bar + FIFTHS * columns.unit
    items.append(Line(line, top - 3, line, height, "ink2", 0.9, (3.2, 2.2)))
    for place, row in enumerate(rows):
        middle = top + pitch * (place + 0.5)
        if row.begins and place:
            items.append(Line(0, middle - pitch / 2, width, middle - pitch / 2, "rule", 0.8))
        items += _row(row, columns, middle, face, width, text_width)
        items.append(Line(0, middle + pitch / 2, width, middle + pitch / 2, "hair", 0.6))
    return Picture(width, height + 1, tuple(items))


def _columns(
    rows: Sequence[GroupRow], heads: tuple[str, str, str, str, str], width: float, face: Face, text_width: TextWidth
) -> _Columns:
    label = min(
        max(widest([row.label for row in rows], face.body, text_width), text_width(heads[0], face.small, False)),
        0.3 * width,
    )
    ends, at = [], label
    for place, cells in enumerate((("0000",), ("000",), ("00.0%",)), 1):
        at += max(widest(cells, face.body, text_width), text_width(heads[place], face.small, False)) + GAP
        ends.append(at)
    verdict = min(widest([row.verdict for row in rows], face.small, text_width) + 1.7 * face.small, 0.38 * width)
    verdict = max(verdict, text_width(heads[4], face.small, False))
    start = at + GAP + 4
    ratio = text_width("0.00", face.body, True) + 10
    unit = max(24.0, width - verdict - ratio - start)
    return _Columns(label, ends[0], ends[1], ends[2], start, unit, width - verdict)


def _heading(
    heads: tuple[str, str, str, str, str], columns: _Columns, face: Face, top: float, width: float
) -> list[Primitive]:
    y = face.small + 1
    ends = ((columns.applied, heads[1]), (columns.passed, heads[2]), (columns.rate, heads[3]))
    made: list[Primitive] = [Label(0, y, heads[0], face.small, False, "ink2")]
    made += [Label(x, y, words, face.small, False, "ink2", "end") for x, words in ends]
    made.append(Label(columns.bar + FIFTHS * columns.unit, y, "4/5", face.small, False, "ink2", "middle"))
    made.append(Label(columns.verdict, y, heads[4], face.small, False, "ink2"))
    return [*made, Line(0, top - 3, width, top - 3, "rule", 0.8)]


def _row(
    row: GroupRow, columns: _Columns, middle: float, face: Face, width: float, text_width: TextWidth
) -> list[Primitive]:
    y = base(middle, face.body)
    items: list[Primitive] = [Label(0, y, fitted(row.label, columns.label, face.body, text_width), face.body)]
    if row.hidden:
        words = fitted(row.hidden, width - columns.label - GAP, face.small, text_width)
        at = base(middle, face.small)
        return [*items, Label(columns.label + 2 * GAP, at, words, face.small, False, "ink2", "start", "paper")]
    cells = ((columns.applied, row.applied), (columns.passed, row.passed), (columns.rate, row.rate))
    items += [Label(x, y, words, face.body, False, "ink", "end") for x, words in cells]
    if row.ratio is not None:
        items += _ratio(row, row.ratio, columns, middle, face)
    sign = _sign(row.sign, columns.verdict + 0.5 * face.small, middle, 0.42 * face.small)
    start = columns.verdict + (1.6 * face.small if sign else 0)
    words = fitted(row.verdict, width - start, face.small, text_width)
    return [*items, *sign, Label(start, base(middle, face.small), words, face.small, False, _TONES[row.sign])]


def _ratio(row: GroupRow, ratio: float, columns: _Columns, middle: float, face: Face) -> list[Primitive]:
    long = min(ratio, 1.0) * columns.unit
    drawn: list[Primitive] = (
        [bar(columns.bar, middle, long, face.bar * 0.8, "band_edge")]
        if row.firm
        else dashed_box(columns.bar, middle, long, face.bar * 0.8)
    )
    end = max(columns.bar + long, columns.bar + FIFTHS * columns.unit if FIFTHS - 0.25 < ratio < FIFTHS else 0.0)
    tone: Tone = "ink" if row.firm else "ink2"
    return [*drawn, Label(end + 6, base(middle, face.small), f"{ratio:.2f}", face.small, row.firm, tone)]


def _sign(sign: Sign, x: float, y: float, radius: float) -> tuple[Primitive, ...]:
    if sign == "fine":
        return mark("done", x, y, radius)
    if sign == "low":
        return mark("contradicted", x, y, radius)
    if sign == "info":
        head = Circle(x, y - 0.45 * radius, 0.16 * radius, "ink2")
        return (
            Circle(x, y, radius, None, "ink2", 0.8),
            head,
            Line(x, y - 0.1 * radius, x, y + 0.55 * radius, "ink2", 0.9),
        )
    return ()
