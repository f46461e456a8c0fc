"""Choices that are drawn: check box, radio row, and the groups of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from hireapp.ui.kit.block import text_block
from hireapp.ui.kit.fonts import text_width
from hireapp.ui.kit.icons import draw_icon
from hireapp.ui.kit.paint import box, dot, fill_box, painter_for
from hireapp.ui.kit.ring import Ringed
from hireapp.ui.kit.wrap import Wrapping

Option = tuple[str, str]


def draw_check(painter: QPainter, area: QRectF, state: Qt.CheckState, *, lit: bool = False) -> None:
    """A check box of 16 in ``area``."""
    if state == Qt.CheckState.Unchecked:
        box(painter, area, 4, "hover" if lit else "card", "field")
        return
    fill_box(painter, area, 4, "acc")
    name = "check" if state == Qt.CheckState.Checked else "minus"
    draw_icon(painter, name, area.left() + 1, area.top() + 1, "onacc", 14)


def draw_radio(painter: QPainter, area: QRectF, chosen: bool, *, lit: bool = False) -> None:
    """A radio circle of 16 in ``area``."""
    radius = area.width() / 2
    if not chosen:
        box(painter, area, radius, "hover" if lit else "card", "field")
        return
    box(painter, area, radius, "card", "acc", 1.6)
    dot(painter, area.center().x(), area.center().y(), 4.5, "acc")


class _Option(Ringed, Wrapping):
    """Mark at the left, wrapped text beside it."""

    _label: str = ""

    def set_text(self, text: str) -> None:
        """Show ``text``; an ampersand is an ampersand."""
        self._label = text
        button = self._button()
        button.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.wished_width = int(min(text_width("body", text) + 27, 480))
        self.updateGeometry()
        self.update()

    def label(self) -> str:
        """The text as it was given."""
        return self._label

    def wrapped_height(self, width: int) -> int:
        if not self._label:
            return 22
        return text_block(self._label, "body", self._room(width)).height + 6

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_for(self)
        if not self.isEnabled():
            painter.setOpacity(0.55)
        self.draw_mark(painter, QRectF(1, 5, 16, 16))
        if self._label:
            ink = "text" if self._button().isChecked() or self.isEnabled() else "t2"
            text_block(self._label, "body", self._room(self.width())).draw(painter, QPointF(25, 3), ink)

    def draw_mark(self, painter: QPainter, area: QRectF) -> None:
        """Paint the box or circle."""

    def start(self, text: str) -> None:
        """Set the properties all options share."""
        self.least_width = 100 if text else 20
        self.set_text(text)
        self.start_wrapping()
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def _button(self) -> QAbstractButton:
        assert isinstance(self, QAbstractButton)
        return self

    def _room(self, width: int) -> int:
        return max(60, width - 26)


class CheckBox(_Option, QCheckBox):
    """A box to tick, with wrapped text; ``toggled(bool)`` tells."""

    def __init__(self, text: str = "", checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start(text)
        self.setChecked(checked)

    def sizeHint(self) -> QSize:
        return Wrapping.sizeHint(self) if self._label else QSize(18, 26)

    def minimumSizeHint(self) -> QSize:
        return Wrapping.minimumSizeHint(self) if self._label else QSize(18, 26)

    def draw_mark(self, painter: QPainter, area: QRectF) -> None:
        draw_check(painter, area, self.checkState(), lit=self.underMouse())


class RadioRow(_Option, QRadioButton):
    """One of several, with wrapped text."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start(text)

    def sizeHint(self) -> QSize:
        return Wrapping.sizeHint(self)

    def minimumSizeHint(self) -> QSize:
        return Wrapping.minimumSizeHint(self)

    def draw_mark(self, painter: QPainter, area: QRectF) -> None:
        draw_radio(painter, area, self.isChecked(), lit=self.underMouse())


class Options(QWidget):
    """Rows of (id, text), one of them (``single``) or any. ``changed()`` when the user chooses."""

    changed = Signal()

    def __init__(self, options: Sequence[Option], *, single: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids = [key for key, _text in options]
        self._group = QButtonGroup(self)
        self._group.setExclusive(single)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for place, (_key, text) in enumerate(options):
            row = RadioRow(text) if single else CheckBox(text)
            self._group.addButton(row, place)
            column.addWidget(row)
        self._group.idClicked.connect(self._on_clicked)
        self._single = single

    def chosen(self) -> tuple[str, ...]:
        """The ids that are ticked, in order."""
        return tuple(key for place, key in enumerate(self._ids) if self._group.button(place).isChecked())

    def choose(self, keys: Sequence[str]) -> None:
        """Tick exactly ``keys`` without telling."""
        self._group.setExclusive(False)
        for place, key in enumerate(self._ids):
            self._group.button(place).setChecked(key in keys)
        self._group.setExclusive(self._single)

    def set_locked(self, locked: bool) -> None:
        """Readable, no longer to be changed."""
        for place in range(len(self._ids)):
            self._group.button(place).setEnabled(not locked)

    def _on_clicked(self, _place: int) -> None:
        self.changed.emit()
