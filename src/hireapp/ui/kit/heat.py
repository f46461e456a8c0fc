"""A matrix of figures: shade follows the scale, the error is a whisker, a word says "best" or "tie".

One painted widget with a cell in use: arrows move it, Enter or a click picks it; its name says row, column and value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hireapp.ui.kit.fonts import text_width
from hireapp.ui.kit.icons import draw_icon
from hireapp.ui.kit.paint import draw_elided, draw_text, fill_box, hair, line_box, painter_for, stroke
from hireapp.ui.kit.ring import Ringed
from hireapp.ui.kit.theme import color

LABEL, LEAST, VERDICT = 176, 104, 112
_ROW, _CELL, _GAP, _HEAD = 30, 26, 12, 44
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


class HeatMatrix(Ringed, QWidget):
    """The matrix. ``picked(row key, column)`` when a cell is chosen."""

    picked = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[HeatGroup, ...] = ()
        self._columns = 0
        self._use = (0, 0)
        self._chosen: tuple[str, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_groups(self, groups: Sequence[HeatGroup], columns: int) -> None:
        """Show these rows over ``columns`` columns."""
        self._groups, self._columns = tuple(groups), columns
        rows = self._rows()
        self._use = (min(self._use[0], max(0, len(rows) - 1)), min(self._use[1], max(0, columns - 1)))
        self._speak()
        self.updateGeometry()
        self.update()

    def choose(self, key: str, column: int) -> None:
        """Outline a cell, without telling."""
        self._chosen = (key, column)
        self.update()

    def column_width(self) -> float:
        """Pixels of one column at the present width."""
        return column_width(self.width(), self._columns)

    def sizeHint(self) -> QSize:
        height = sum(_HEAD + _ROW * len(group.rows) + 8 for group in self._groups)
        return QSize(LABEL + self._columns * LEAST + VERDICT, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

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
            top += 8

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, column = self._use
        moves = {
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
        }
        key = Qt.Key(event.key())
        if key in moves:
            down, right = moves[key]
            self._use = (
                max(0, min(len(self._rows()) - 1, row + down)),
                max(0, min(self._columns - 1, column + right)),
            )
            self._speak()
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick()
        else:
            super().keyPressEvent(event)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.cell_at(event.position())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self._use = found
            self._speak()
            self._pick()

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """(row, column) under a point."""
        column = int((point.x() - LABEL) // self.column_width()) if point.x() >= LABEL else -1
        top, place = 0.0, 0
        for group in self._groups:
            top += _HEAD
            for _entry in group.rows:
                if top <= point.y() < top + _ROW and 0 <= column < self._columns:
                    return place, column
                top += _ROW
                place += 1
            top += 8
        return None

    def _rows(self) -> list[HeatRow]:
        return [row for group in self._groups for row in group.rows]

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
        step = self.column_width()
        for column, cell in enumerate(row.cells):
            area = QRectF(LABEL + column * step, top, step - _GAP, _CELL)
            self._draw_cell(painter, cell, area)
            if self._chosen == (row.key, column):
                line_box(painter, area.adjusted(-1, -1, 1, 1), 6, "text", 1.6)
            elif self.hasFocus() and self._use == (place, column):
                line_box(painter, area.adjusted(-2, -2, 2, 2), 7, "acc", 1.6)
        ink = "warn" if row.warns else "text" if row.strong else "t2"
        area = QRectF(self.width() - VERDICT, top, VERDICT, _CELL)
        draw_elided(painter, area, row.verdict, "body_strong" if row.strong else "body", ink, "right")

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

    def _draw_whisker(
        self, painter: QPainter, area: QRectF, start: float, half: float, ink: str, noted: bool
    ) -> None:
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
