"""Runs of characters on a page -> lines in reading order: rows, cells, columns. Pure geometry."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hireapp.resumes.drafts import RawLine
from hireapp.resumes.headings import is_heading

_CJK = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_CELL_GAP = 1.7
_SPACE_GAP = 0.17
_MIN_COLUMN_ROWS = 4
_DATE_LIKE = re.compile(r"(?:19|20)\d\d|至今|present", re.I)

Box = tuple[float, float, float, float]


class Run:
    """Characters that follow each other on one baseline."""

    __slots__ = ("_last", "_pieces", "bottom", "index", "left", "right", "size", "top")

    def __init__(self, index: int, box: Box) -> None:
        self.index = index
        self.left, self.bottom, self.right, self.top = box
        self.size = self.top - self.bottom
        self._last = box
        self._pieces: list[str] = []

    @property
    def text(self) -> str:
        """The characters without the blanks at the ends."""
        return "".join(self._pieces).strip()

    @property
    def middle(self) -> float:
        """Height of the middle of the run above the foot of the page."""
        return (self.bottom + self.top) / 2

    def goes_on(self, box: Box) -> bool:
        """Whether a character at ``box`` follows on the same baseline without a wide gap."""
        if box == self._last:
            return True  # a ligature: several letters share one cell
        left, bottom, _, top = box
        height = max(self.size, top - bottom, 1.0)
        same_row = bottom < self.top + 0.3 * height and top > self.bottom - 0.3 * height
        return same_row and -0.7 * height < left - self.right < _CELL_GAP * height

    def add(self, character: str, box: Box) -> None:
        """Append ``character``; a gap that PDFium put no blank into becomes one."""
        left, bottom, right, top = box
        wide = left - self.right > _SPACE_GAP * max(self.size, 4.0) * (2.2 if _CJK.match(character) else 1.0)
        if wide and self._pieces and self._pieces[-1] != " ":
            self._pieces.append(" ")
        self._pieces.append(character)
        self._last = box
        self.left, self.right = min(self.left, left), max(self.right, right)
        self.bottom, self.top = min(self.bottom, bottom), max(self.top, top)

    def add_space(self) -> None:
        """Append a blank."""
        if self._pieces and self._pieces[-1] != " ":
            self._pieces.append(" ")


@dataclass(slots=True)
class Row:
    """Runs side by side on one baseline."""

    runs: list[Run]
    bottom: float
    top: float

    @property
    def left(self) -> float:
        """Where the row begins."""
        return min(run.left for run in self.runs)

    @property
    def text(self) -> str:
        """The runs from left to right, joined, with a blank, or with a tab where the gap is wide."""
        pieces: list[str] = []
        end, last = 0.0, ""
        for run in sorted(self.runs, key=lambda run: run.left):
            if pieces and run.text:
                pieces.append(_joint(run.left - end, run, last))
            pieces.append(run.text)
            end, last = max(end, run.right) if pieces else run.right, run.text or last
        return "".join(pieces)


def page_lines(runs: list[Run], page: int) -> list[RawLine]:
    """The lines of one page in reading order; a column's first line is marked."""
    runs = [run for run in runs if run.text]
    return [
        RawLine(row.text, page, _letter_size(row), opens_column=opens)
        for block in _blocks(runs)
        for row, opens in block
    ]


def _letter_size(row: Row) -> float:
    return max(run.size for run in row.runs)


def _blocks(runs: list[Run]) -> list[list[tuple[Row, bool]]]:
    rows = _rows(runs)
    split = _find_columns(rows)
    if split is None:
        return [[(row, False) for row in rows]]
    above, left, right, below = split
    wide_first = _width(right) > 1.5 * _width(left)
    columns = [right, left] if wide_first else [left, right]
    blocks = [[(row, False) for row in above]]
    for column in columns:
        blocks.append([(row, number == 0) for number, row in enumerate(_rows(column))])
    return [*blocks, [(row, number == 0) for number, row in enumerate(below)]]


def _rows(runs: list[Run]) -> list[Row]:
    """Runs grouped by baseline, from the top of the page down."""
    rows: list[Row] = []
    for run in sorted(runs, key=lambda run: (-run.middle, run.left)):
        for row in reversed(rows[-3:]):
            if _same_row(row, run):
                row.runs.append(run)
                row.bottom, row.top = min(row.bottom, run.bottom), max(row.top, run.top)
                break
        else:
            rows.append(Row([run], run.bottom, run.top))
    return rows


def _same_row(row: Row, run: Run) -> bool:
    shared = min(row.top, run.top) - max(row.bottom, run.bottom)
    smaller = max(min(row.top - row.bottom, run.top - run.bottom), 0.5)
    if shared < 0.5 * smaller and not row.bottom <= run.middle <= row.top:
        return False
    return all(run.left > other.right - 0.4 * run.size or run.right < other.left + 0.4 * run.size for other in row.runs)


def _joint(gap: float, run: Run, before: str) -> str:
    size = max(run.size, 4.0)
    if gap > _CELL_GAP * size:
        return "\t"
    both_cjk = bool(_CJK.match(run.text) and before and _CJK.match(before[-1]))
    return " " if gap > size * (0.5 if both_cjk else _SPACE_GAP) else ""


def _width(runs: list[Run]) -> float:
    return max(run.right for run in runs) - min(run.left for run in runs)


Split = tuple[list[Row], list[Run], list[Run], list[Row]]


def _find_columns(rows: list[Row]) -> Split | None:
    """The band of rows that a vertical gutter parts in two columns of text, if there is one."""
    best: tuple[int, int, int, float] | None = None
    for gutter in _gutters(rows):
        first, last = _longest_band(rows, gutter)
        if best is None or last - first > best[0]:
            best = (last - first, first, last, gutter)
    if best is None:
        return None
    _, first, last, gutter = best
    band = rows[first:last]
    left = [run for row in band for run in row.runs if run.right <= gutter]
    right = [run for row in band for run in row.runs if run.left >= gutter]
    if not _are_columns(left, right):
        return None
    return rows[:first], left, right, rows[last:]


def _gutters(rows: list[Row]) -> list[float]:
    """Places just left of where several runs begin."""
    starts = sorted({round(run.left) for row in rows for run in row.runs})
    leftmost = starts[0] if starts else 0
    counts = {start: sum(abs(run.left - start) < 2 for row in rows for run in row.runs) for start in starts}
    return [start - 2.0 for start in starts if start > leftmost + 60 and counts[start] >= 3]


def _longest_band(rows: list[Row], gutter: float) -> tuple[int, int]:
    """The longest stretch of rows no run of which crosses ``gutter``, trimmed to where both sides have text."""
    best, first = (0, 0), 0
    for number, row in enumerate([*rows, None]):
        if row is None or any(run.left < gutter < run.right for run in row.runs):
            band = _trimmed(rows, first, number, gutter)
            best = max(best, band, key=lambda span: span[1] - span[0])
            first = number + 1
    return best


def _trimmed(rows: list[Row], first: int, last: int, gutter: float) -> tuple[int, int]:
    """Begin where both sides have begun: what stands above is the head of the page."""
    sides = {False, True}
    for number in range(first, last):
        sides -= {run.left >= gutter for run in rows[number].runs}
        if not sides:
            return number, last
    return last, last


def _are_columns(left: list[Run], right: list[Run]) -> bool:
    """Two columns, and not one column with dates at the right margin or a table of labels and values."""
    left_rows, right_rows = _rows(left), _rows(right)
    if min(len(left_rows), len(right_rows)) < _MIN_COLUMN_ROWS:
        return False
    if any(is_heading(row.text) for row in right_rows) and any(is_heading(row.text) for row in left_rows):
        return _right_headings_stand_alone(left_rows, right_rows)
    dated = sum(bool(_DATE_LIKE.search(row.text)) for row in right_rows)
    loose = sum(not any(abs(row.bottom - other.bottom) < 2.5 for other in left_rows) for row in right_rows)
    return loose > 0.35 * len(right_rows) and dated < 0.5 * len(right_rows)


def _right_headings_stand_alone(left_rows: list[Row], right_rows: list[Row]) -> bool:
    """A heading in the right column that shares its row with ordinary text at the left is a column's."""
    letters = [sum(len(row.text) for row in rows) for rows in (left_rows, right_rows)]
    return min(letters) > 0.08 * sum(letters)
