"""The table of all lists: hairlines, full-width selection, numbers at the right, a head in small type.

Works with any item model that answers DisplayRole and TextAlignmentRole; what more a cell shows comes through the
roles below, or at once, which is quicker, as a ``TableCell`` through ``CellRole``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from hireapp.ui.kit.bars import draw_interval, draw_pills, pills_width
from hireapp.ui.kit.fonts import Role, text_width
from hireapp.ui.kit.icons import draw_icon
from hireapp.ui.kit.options import draw_check
from hireapp.ui.kit.paint import Align, draw_elided, draw_text, hair
from hireapp.ui.kit.theme import color

Index = QModelIndex | QPersistentModelIndex
_USER = int(Qt.ItemDataRole.UserRole)
ToneRole: Final = _USER + 101
IconRole: Final = _USER + 102
StrongRole: Final = _USER + 103
PillsRole: Final = _USER + 104
IntervalRole: Final = _USER + 105
CellRole: Final = _USER + 110
ROW, ROW_TALL, HEAD = 30, 34, 34
_PAD = 8


@dataclass(frozen=True, slots=True)
class TableCell:
    """All a cell shows; ``tone`` is a token, ``pills`` (done, total), ``interval`` (value, low, high, least, most)."""

    text: str = ""
    tone: str = "text"
    icon: str = ""
    strong: bool = False
    align: Align = "left"
    pills: tuple[int, int] | None = None
    interval: tuple[float, float, float, float, float] | None = None


class RowDelegate(QStyledItemDelegate):
    """Paints the cells of a ``TableView``."""

    def __init__(self, view: TableView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        cell = cell_of(index)
        width = text_width("body_strong" if cell.strong else "body", cell.text) + 2 * _PAD
        width += 24 if cell.icon else 0
        width += pills_width(cell.pills[1]) + 12 if cell.pills else 0
        return QSize(int(width + 1), self._view.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRect(option.rect)
        self._draw_ground(painter, area, index)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, right = self._view.edges(index.column())
        inner = QRectF(area).adjusted(_PAD + left, 0, -_PAD - right, 0)
        check = index.data(Qt.ItemDataRole.CheckStateRole)
        if check is not None:
            place = QRectF(inner.left(), inner.center().y() - 8, 16, 16)
            draw_check(painter, place, Qt.CheckState(check))
            inner.adjust(26, 0, 0, 0)
        draw_table_cell(painter, inner, cell_of(index))

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None or event.type() != QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        left = QRect(option.rect).left() + _PAD + self._view.edges(index.column())[0]
        if not left - 6 <= event.position().x() <= left + 24:
            return False
        turned = Qt.CheckState.Unchecked if Qt.CheckState(state) == Qt.CheckState.Checked else Qt.CheckState.Checked
        return model.setData(index, turned, Qt.ItemDataRole.CheckStateRole)

    def _draw_ground(self, painter: QPainter, area: QRect, index: Index) -> None:
        view = self._view
        chosen = view.selectionModel().isRowSelected(index.row(), index.parent())
        if chosen or index.row() == view.hovered_row():
            painter.fillRect(area, color("sel" if chosen else "hover"))
        hair(painter, area.left(), area.bottom(), area.width())
        if index.column() == view.first_column() and index.row() == view.currentIndex().row() and view.hasFocus():
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), color("acc"))


class TableHeader(QHeaderView):
    """The head: 34 high, caption type; the sorted column in 600 with its arrow."""

    def __init__(self, view: TableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self.setProperty("bare", True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumSectionSize(32)
        self.setFixedHeight(HEAD)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEAD)

    def sectionSizeFromContents(self, section: int) -> QSize:
        left, right = self._view.edges(section)
        text = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        return QSize(int(text_width("caption_strong", text)) + 2 * _PAD + left + right + 18, HEAD)

    def paintSection(self, painter: QPainter, area: QRect, section: int) -> None:
        painter.fillRect(area, color("bg"))
        hair(painter, area.left(), area.bottom(), area.width(), "line2")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        model = self.model()
        text = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        place = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        left, right = self._view.edges(section)
        inner = QRectF(area).adjusted(_PAD + left, 0, -_PAD - right, 0)
        sorted_ = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        if model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.CheckStateRole) is not None:
            inner.adjust(26, 0, 0, 0)
        self._draw(painter, inner, text, _align(place), sorted_)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        end = self.length() - self.offset()
        if end < self.viewport().width():
            painter.fillRect(end, 0, self.viewport().width() - end, HEAD, color("bg"))
            hair(painter, end, HEAD - 1, self.viewport().width() - end, "line2")

    def _draw(self, painter: QPainter, inner: QRectF, text: str, align: Align, sorted_: bool) -> None:
        role: Role = "caption_strong" if sorted_ else "caption"
        if sorted_:
            up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            width = min(text_width(role, text), inner.width() - 18)
            left = inner.right() - 14 if align == "right" else inner.left() + width + 4
            draw_icon(painter, "up" if up else "down", left, inner.center().y() - 7, "text", 14)
            inner = inner.adjusted(0, 0, -18, 0)
        draw_elided(painter, inner, text, role, "text" if sorted_ else "t2", align)


class TableView(QTableView):
    """Rows are picked as a whole. ``opened(row)``: Enter or double click; ``picked()``: the selection changed."""

    opened = Signal(int)
    picked = Signal()

    def __init__(self, *, tall: bool = False, edge: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = ROW_TALL if tall else ROW
        self._edge = edge
        self._hovered = -1
        self._head = TableHeader(self)
        self.setHorizontalHeader(self._head)
        self.setItemDelegate(RowDelegate(self))
        self.doubleClicked.connect(self._on_double_clicked)
        self._prepare()

    def row_height(self) -> int:
        """The height of every row."""
        return self._row

    def hovered_row(self) -> int:
        """The row under the mouse, or -1."""
        return self._hovered

    def first_column(self) -> int:
        """The logical column shown first."""
        return self._head.logicalIndex(0)

    def edges(self, column: int) -> tuple[int, int]:
        """The page margin inside the first and the last column."""
        place = self._head.visualIndex(column)
        return (self._edge if place == 0 else 0, self._edge if place == self._head.count() - 1 else 0)

    def set_widths(self, widths: list[int]) -> None:
        """The widths of the columns in order; the last one takes what is left."""
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self._head.setStretchLastSection(True)

    def set_sorting(self, column: int, descending: bool = False) -> None:
        """Show the arrow of the sort at ``column``; ``horizontalHeader().sectionClicked`` tells what was pressed."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._head.setSortIndicatorShown(True)
        self._head.setSortIndicator(column, order)

    def picked_rows(self) -> list[int]:
        """The rows that are selected, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            self.selectionModel().selectionChanged.connect(self._on_selection_changed)
            self.selectionModel().currentRowChanged.connect(self._on_row_changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._hover(self.rowAt(event.position().toPoint().y()))
        elif event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            before, self._hovered = self._hovered, row
            self._refresh(before)
            self._refresh(row)

    def _refresh(self, row: int) -> None:
        if row >= 0:
            self.viewport().update(0, self.rowViewportPosition(row), self.viewport().width(), self._row)

    def _prepare(self) -> None:
        self.setProperty("bare", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(self._row)
        rows.setDefaultSectionSize(self._row)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def _on_selection_changed(self, *_what: object) -> None:
        self.viewport().update()
        self.picked.emit()

    def _on_row_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        self._refresh(now.row())
        self._refresh(before.row())


def cell_of(index: Index) -> TableCell:
    """What the model says about a cell, in either of the two ways."""
    cell = index.data(CellRole)
    if isinstance(cell, TableCell):
        return cell
    text = index.data(Qt.ItemDataRole.DisplayRole)
    return TableCell(
        "" if text is None else str(text),
        str(index.data(ToneRole) or "text"),
        str(index.data(IconRole) or ""),
        bool(index.data(StrongRole)),
        _align(index.data(Qt.ItemDataRole.TextAlignmentRole)),
        index.data(PillsRole),
        index.data(IntervalRole),
    )


def draw_table_cell(painter: QPainter, inner: QRectF, cell: TableCell) -> None:
    """Paint a cell in ``inner``: pills, icon, text, interval."""
    role: Role = "body_strong" if cell.strong else "body"
    if cell.pills:
        draw_pills(painter, inner.left(), inner.center().y(), *cell.pills)
        inner = inner.adjusted(pills_width(cell.pills[1]) + 12, 0, 0, 0)
    if cell.icon:
        left = inner.left()
        if cell.align == "right":
            left = inner.right() - text_width(role, cell.text) - 22
        draw_icon(painter, cell.icon, left, inner.center().y() - 8, cell.tone)
        inner = inner.adjusted(22, 0, 0, 0) if cell.align == "left" else inner
    if cell.interval:
        value, low, high, least, most = cell.interval
        draw_text(painter, inner, cell.text, role, cell.tone)
        draw_interval(painter, inner.adjusted(40, 0, 0, 0), value, low, high, (least, most))
    elif cell.text:
        draw_elided(painter, inner, cell.text, role, "t3" if cell.text == "–" else cell.tone, cell.align)


def _align(value: Any) -> Align:
    if value is None:
        return "left"
    flags = int(value.value if hasattr(value, "value") else value)
    if flags & Qt.AlignmentFlag.AlignRight.value:
        return "right"
    return "center" if flags & Qt.AlignmentFlag.AlignHCenter.value else "left"
