"""A matrix of figures: shade follows the scale, the error is a whisker, a word says "best" or "tie".

One painted widget with a cell in use: arrows move it, Enter or a click picks it; its name says row, column and value.
The columns move sideways under names that stay (``HeatTable`` moves them).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hireapp.ui.kit.fonts import text_width
from hireapp.ui.kit.icons import draw_icon
from hireapp.ui.kit.paint import draw_elided, draw_text, fill_box, hair, hair_down, line_box, painter_for, stroke
from hireapp.ui.kit.theme import color

LABEL, LEAST, VERDICT = 192, 104, 112
EDGE = 4
"""Pixels by which a head or an outline stands out to the left of its column."""
_ROW, _CELL, _GAP, _HEAD, _FOOT = 30, 26, 12, 44, 8
_MOVES: dict[Qt.Key, tuple[int, int]] = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Home: (0, -999),
    Qt.Key.Key_End: (0, 999),
}
_RAMP = ((0.25, "h1"), (0.7, "h2"), (0.8, "h3"), (2.0, "h4"))
"""Up to which share of the scale which shade; the darkest is for a value that is reliably best."""


@dataclass(frozen=True)
class HeatCell:
    """One figure. share: where it lies on its scale, 0 to 1, or None for no figure; then ``text`` says why.

    whisker: half width of the error in pixels, 0 for none. note: "best", "tie" or a word. spoken: for screen readers.
    """

    text: str
    share: float | None = None
    whisker: float = 0.0
    note: str = ""
    mark: str = ""
    spoken: str = ""


@dataclass(frozen=True)
class HeatRow:
    """A row: its title, the unit beside it, a cell a column, and what is said at the right; strong: in 600."""

    key: str
    title: str
    unit: str
    cells: tuple[HeatCell, ...]
    verdict: str = ""
    strong: bool = False
    warns: bool = False


@dataclass(frozen=True)
class HeatGroup:
    """Rows under a heading with a line how to read them."""

    title: str
    caption: str
    rows: tuple[HeatRow, ...]


class HeatMatrix(QWidget):
    """The matrix. ``picked(row key, column)`` when a cell is chosen; ``moved()`` when keys brought another into use."""

    picked = Signal(str, int)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[HeatGroup, ...] = ()
        self._columns: tuple[str, ...] = ()
        self._use = (0, 0)
        self._chosen: tuple[str, int] | None = None
        self._shift = self._cover = 0
        self._by_keys = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_groups(self, groups: Sequence[HeatGroup], columns: Sequence[str]) -> None:
        """Show these rows over ``columns``, an id each; the cell in use stays, or its neighbour if it is gone."""
        kept = self._ids_in_use()
        self._groups, self._columns = tuple(groups), tuple(columns)
        self._use = self._place_of(*kept)
        self._speak()
        self.updateGeometry()
        self.update()

    def columns(self) -> int:
        """How many columns there are."""
        return len(self._columns)

    def column_in_use(self) -> int:
        """The column of the cell in use."""
        return self._use[1]

    def set_shift(self, shift: int) -> None:
        """Move the columns this many pixels to the left, under the names."""
        self._shift = shift
        self.update()

    def set_cover(self, cover: int) -> None:
        """How many pixels above a cell must be free of other parts for it to be seen."""
        self._cover = cover

    def choose(self, key: str, column: int) -> None:
        """Outline a cell, without telling."""
        self._chosen = (key, column)
        self.update()

    def column_width(self) -> float:
        """Pixels of one column at the present width."""
        return column_width(self.width(), len(self._columns))

    def sizeHint(self) -> QSize:
        height = sum(_HEAD + _ROW * len(group.rows) + _FOOT for group in self._groups)
        return QSize(LABEL + len(self._columns) * LEAST + VERDICT, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(LABEL + LEAST + VERDICT, self.sizeHint().height())

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        """A scroll area asks for the cursor to bring it into view: the cell in use, and what lies over it."""
        if query != Qt.InputMethodQuery.ImCursorRectangle:
            return super().inputMethodQuery(query)
        return self.cell_rect().adjusted(0, -self._cover, 0, 0)

    def cell_rect(self) -> QRect:
        """Where the cell in use lies."""
        row, column = self._use
        step = self.column_width()
        left = LABEL + column * step - self._shift
        return QRectF(left, self._top_of(row), step - _GAP, _CELL).toAlignedRect()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_for(self)
        top = 0.0
        place = 0
        for group in self._groups:
            hair(painter, 0, top, self.width())
            draw_text(painter, QRectF(0, top + 10, LABEL, 24), group.title, "section")
            draw_elided(
                painter, QRectF(LABEL + 10, top + 10, self.width() - LABEL - 10, 24), group.caption, "caption", "t2"
            )
            top += _HEAD
            for row in group.rows:
                self._draw_row(painter, row, top, place)
                top += _ROW
                place += 1
            top += _FOOT
        if self._shift:
            hair_down(painter, LABEL - EDGE - 1, 0, self.height(), "line2")

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keys = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keys = True
        key = Qt.Key(event.key())
        if key in _MOVES:
            self._move(*_MOVES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick()
        else:
            super().keyPressEvent(event)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.cell_at(event.position())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self._use = found
            self._by_keys = False
            self._speak()
            self._pick()

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """(row, column) under a point."""
        column = int((point.x() - LABEL + self._shift) // self.column_width()) if point.x() >= LABEL else -1
        if not 0 <= column < len(self._columns):
            return None
        tops = (self._top_of(place) for place in range(len(self._rows())))
        row = next((place for place, top in enumerate(tops) if top <= point.y() < top + _ROW), None)
        return None if row is None else (row, column)

    def _rows(self) -> list[HeatRow]:
        return [row for group in self._groups for row in group.rows]

    def _top_of(self, row: int) -> float:
        """Where a row begins."""
        top = 0.0
        for group in self._groups:
            top += _HEAD
            if row < len(group.rows):
                return top + row * _ROW
            row -= len(group.rows)
            top += _ROW * len(group.rows) + _FOOT
        return top

    def _ids_in_use(self) -> tuple[str, str]:
        rows, (row, column) = self._rows(), self._use
        return (rows[row].key, self._columns[column]) if rows and self._columns else ("", "")

    def _place_of(self, row: str, column: str) -> tuple[int, int]:
        """The cell of these ids; where one is gone, whatever stands in its place or last."""
        rows = [entry.key for entry in self._rows()]
        pairs = ((rows, row, self._use[0]), (self._columns, column, self._use[1]))
        found = [ids.index(key) if key in ids else max(0, min(before, len(ids) - 1)) for ids, key, before in pairs]
        return found[0], found[1]

    def _move(self, down: int, right: int) -> None:
        row, column = self._use
        self._use = (
            max(0, min(len(self._rows()) - 1, row + down)),
            max(0, min(len(self._columns) - 1, column + right)),
        )
        self._speak()
        self.update()
        self.moved.emit()

    def _pick(self) -> None:
        rows = self._rows()
        if rows and self._columns:
            key = rows[self._use[0]].key
            self.choose(key, self._use[1])
            self.picked.emit(key, self._use[1])

    def _speak(self) -> None:
        rows = self._rows()
        if rows and self._columns:
            row = rows[self._use[0]]
            cell = row.cells[self._use[1]]
            self.setAccessibleName(f"{row.title}: {cell.spoken or cell.text}")

    def _draw_row(self, painter: QPainter, row: HeatRow, top: float, place: int) -> None:
        width = text_width("body", row.title)
        draw_elided(painter, QRectF(0, top, LABEL - 8, _CELL), row.title, "body")
        if width + 16 + text_width("caption", row.unit) < LABEL:
            draw_text(painter, QRectF(width + 8, top, LABEL - width - 8, _CELL), row.unit, "caption", "t3")
        painter.save()
        painter.setClipRect(QRectF(LABEL - EDGE, 0, self.width() - LABEL + EDGE, self.height()))
        painter.translate(-self._shift, 0)
        step = self.column_width()
        for column, cell in enumerate(row.cells):
            area = QRectF(LABEL + column * step, top, step - _GAP, _CELL)
            self._draw_cell(painter, cell, area)
            if self._chosen == (row.key, column):
                line_box(painter, area.adjusted(-1, -1, 1, 1), 6, "text", 1.6)
            if self._by_keys and self.hasFocus() and self._use == (place, column):
                line_box(painter, area.adjusted(-3, -3, 3, 3), 8, "acc", 2)
        ink = "warn" if row.warns else "text" if row.strong else "t2"
        area = QRectF(full_width(self.width(), len(row.cells)) - VERDICT, top, VERDICT, _CELL)
        draw_elided(painter, area, row.verdict, "body_strong" if row.strong else "body", ink, "right")
        painter.restore()

    def _draw_cell(self, painter: QPainter, cell: HeatCell, area: QRectF) -> None:
        if cell.share is None:
            painter.setPen(QPen(color("line2"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            draw_elided(painter, area.adjusted(10, 0, -6, 0), cell.text, "caption", "t3")
            return
        share = cell.share
        ground = "h5" if cell.mark == "best" else next(shade for limit, shade in _RAMP if share < limit)
        ink = "h5text" if ground == "h5" else "text"
        fill_box(painter, area, 5, ground)
        left = area.adjusted(13, 0, 0, 0)
        draw_text(painter, left, cell.text, "body_strong" if cell.mark == "best" else "body", ink)
        if cell.whisker:
            start = 23 + text_width("body", cell.text)
            self._draw_whisker(painter, area, start, cell.whisker, ink, bool(cell.note))
        if cell.note:
            width = text_width("caption", cell.note)
            if cell.mark == "best" and area.width() > width + 60:
                draw_icon(painter, "up", area.right() - width - 27, area.center().y() - 8, ink)
            draw_text(painter, area.adjusted(0, 0, -9, 0), cell.note, "caption", ink, "right")

    def _draw_whisker(self, painter: QPainter, area: QRectF, start: float, half: float, ink: str, noted: bool) -> None:
        """The spread of the raters, to the scale of a level; left out where a word stands."""
        x, y = area.left() + start, area.center().y()
        if noted or x + 2 * half > area.right() - 6:
            return
        stroke(painter, QPointF(x, y), QPointF(x + 2 * half, y), ink, 1.2)
        for end in (x, x + 2 * half):
            stroke(painter, QPointF(end, y - 3), QPointF(end, y + 3), ink, 1.2)


def column_width(width: int, columns: int) -> float:
    """Pixels of one of ``columns`` in a matrix ``width`` pixels wide."""
    return max(float(LEAST), (width - LABEL - VERDICT) / max(1, columns))


def full_width(width: int, columns: int) -> int:
    """Pixels of the whole matrix, seen or not, where there are ``width`` to show it in."""
    return round(LABEL + columns * column_width(width, columns) + VERDICT)
