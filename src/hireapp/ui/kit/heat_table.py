"""A matrix with heads over its columns: names stay at the left, heads stay at the top, the columns move between them.

The heads stick to the upper edge of the scroll area that the table lies in, as long as the matrix is in view. The bar
that moves the columns lies under the heads, so that it is in view with them.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QMoveEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from hireapp.ui.kit.frames import Ground
from hireapp.ui.kit.heat import EDGE, LABEL, LEAST, VERDICT, HeatMatrix, column_width, full_width


class ColumnHeads(QWidget):
    """The heads of the columns, ``height`` pixels high. ``reached(column)`` when the keyboard comes to one.

    corner: stays over the names. end: stands over the last column, that of the verdicts.
    """

    reached = Signal(int)

    def __init__(self, height: int, corner: QWidget | None = None, end: QWidget | None = None) -> None:
        super().__init__()
        self._parts: list[QWidget] = []
        self._shift = 0
        self._view = QWidget(self)
        self._strip = QWidget(self._view)
        self._corner, self._end = corner, end
        if corner is not None:
            corner.setParent(self)
        if end is not None:
            end.setParent(self._strip)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_parts(self, parts: Sequence[QWidget]) -> None:
        """One head a column."""
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = list(parts)
        for part in self._parts:
            part.setParent(self._strip)
            for button in part.findChildren(QAbstractButton):
                button.installEventFilter(self)
            part.show()
        self._place()

    def set_shift(self, shift: int) -> None:
        """Move the heads this many pixels to the left."""
        self._shift = shift
        self._strip.move(-shift, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            place = next((n for n, part in enumerate(self._parts) if part.isAncestorOf(watched)), -1)
            if place >= 0:
                self.reached.emit(place)
        return False

    def _place(self) -> None:
        width, height, count = self.width(), self.height(), len(self._parts)
        step = column_width(width, count)
        whole = full_width(width, count) - LABEL + EDGE
        self._view.setGeometry(LABEL - EDGE, 0, width - LABEL + EDGE, height)
        self._strip.setGeometry(-self._shift, 0, whole, height)
        for place, part in enumerate(self._parts):
            part.setGeometry(round(place * step), 2, round(step) - EDGE, height - 4)
        if self._corner is not None:
            self._corner.setGeometry(0, 0, LABEL - 12, height)
        if self._end is not None:
            wide = max(VERDICT, self._end.sizeHint().width())
            self._end.setGeometry(whole - wide, min(8, (height - 20) // 2), wide, 20)


class HeatTable(QWidget):
    """Heads and matrix, moved together: by the bar, by the wheel held with Shift, and where the keyboard goes."""

    def __init__(self, heads: ColumnHeads, matrix: HeatMatrix) -> None:
        super().__init__()
        self.heads, self.matrix = heads, matrix
        self.bar = QScrollBar(Qt.Orientation.Horizontal)
        self.bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area: QScrollArea | None = None
        self._top = Ground("bg", ("bottom",))
        self._top.setParent(self)
        above = QVBoxLayout(self._top)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(2)
        above.addWidget(heads)
        beside = QHBoxLayout()
        beside.setContentsMargins(LABEL - EDGE, 0, 0, 2)
        beside.addWidget(self.bar)
        above.addLayout(beside)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(matrix)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.bar.valueChanged.connect(self._on_moved)
        self.matrix.moved.connect(self.reveal)
        self.heads.reached.connect(self._reveal_column)
        self.arrange()

    def arrange(self) -> None:
        """Fit the bar to the columns there are now."""
        self._fit()
        self._stick()

    @Slot()
    def reveal(self) -> None:
        """Bring the cell in use into view, clear of names and heads."""
        self._reveal_column(self.matrix.column_in_use())
        if self._area is not None:
            self._area.ensureWidgetVisible(self.matrix, 0, EDGE)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Heads are in view wherever the page stands: it need not go up for them."""
        area = self._area
        before = area.verticalScrollBar().value() if area is not None else 0
        found = super().focusNextPrevChild(forward)
        focus = QApplication.focusWidget()
        if area is not None and focus is not None and self._top.isAncestorOf(focus):
            area.verticalScrollBar().setValue(before)
        return found

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._area is None:
            self._area = _area_of(self)
            if self._area is not None:
                self._area.verticalScrollBar().valueChanged.connect(self._stick)
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._stick()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        sideways = turned.x() or (turned.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0)
        if sideways and self.bar.maximum():
            self.bar.setValue(self.bar.value() - sideways)
            event.accept()
        else:
            event.ignore()

    def _fit(self) -> None:
        columns, width = self.matrix.columns(), self.width()
        most = max(0, full_width(width, columns) - width)
        self.bar.setRange(0, most)
        self.bar.setPageStep(max(LEAST, width - LABEL))
        self.bar.setSingleStep(round(column_width(width, columns)))
        self.bar.setVisible(most > 0)
        height = self._top.sizeHint().height()
        self._top.resize(width, height)
        if self._column.contentsMargins().top() != height - 1:
            self._column.setContentsMargins(0, height - 1, 0, 0)
        self.matrix.set_cover(height)

    @Slot()
    def _stick(self) -> None:
        """The heads lie at the top of what is in view of the table."""
        most = max(0, self.height() - self._top.height())
        above = 0
        if self._area is not None:
            above = -self.mapTo(self._area.viewport(), QPoint(0, 0)).y()
        self._top.move(0, max(0, min(above, most)))
        self._top.raise_()

    @Slot(int)
    def _on_moved(self, shift: int) -> None:
        self.heads.set_shift(shift)
        self.matrix.set_shift(shift)

    @Slot(int)
    def _reveal_column(self, column: int) -> None:
        step = column_width(self.width(), self.matrix.columns())
        left, seen = column * step, self.width() - LABEL
        if left < self.bar.value():
            self.bar.setValue(int(left))
        elif left + step > self.bar.value() + seen:
            self.bar.setValue(round(left + step - seen))


def _area_of(widget: QWidget) -> QScrollArea | None:
    """The nearest scroll area round a widget."""
    step = widget.parentWidget()
    while step is not None and not isinstance(step, QScrollArea):
        step = step.parentWidget()
    return step
