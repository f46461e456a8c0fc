"""A weight to try: a slider with a tick where the stored value is, and the figure at its right."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from hireapp.ui.kit.paint import box, draw_elided, draw_text, fill_box, painter_for
from hireapp.ui.kit.ring import Ringed
from hireapp.ui.kit.theme import color

_LABEL, _VALUE, _KNOB = 150, 38, 7


class WeightSlider(Ringed, QSlider):
    """A weight from 0 to 100 percent; ``tried(key, value)`` while it is moved. The wheel never changes it."""

    tried = Signal(str, int)

    def __init__(self, key: str, title: str, stored: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.key, self.title, self.stored = key, title, stored
        self.setRange(0, 100)
        self.setSingleStep(1)
        self.setPageStep(5)
        self.setValue(stored)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._on_value)

    def reset(self) -> None:
        """Back to the stored weight."""
        self.setValue(self.stored)

    def sizeHint(self) -> QSize:
        return QSize(290, 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(230, 28)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._move_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move_to(event.position().x())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_for(self)
        track = self._track()
        changed = self.value() != self.stored
        draw_elided(painter, QRectF(0, 0, _LABEL - 8, self.height()), self.title, "body")
        fill_box(painter, track, 2, "track")
        knob = self._place(self.value())
        fill_box(painter, QRectF(track.left(), track.top(), knob - track.left(), track.height()), 2, "h4")
        if changed:
            painter.fillRect(QRectF(self._place(self.stored) - 0.5, track.center().y() - 7, 1.5, 14), color("t2"))
        middle = QPointF(knob, track.center().y())
        area = QRectF(middle.x() - _KNOB, middle.y() - _KNOB, 2 * _KNOB, 2 * _KNOB)
        box(painter, area, _KNOB, "card", "acc", 2)
        words = QRectF(self.width() - _VALUE, 0, _VALUE, self.height())
        draw_text(painter, words, f"{self.value()}%", "body_strong" if changed else "body", "text", "right")

    def _track(self) -> QRectF:
        return QRectF(_LABEL + _KNOB, self.height() / 2 - 2, self.width() - _LABEL - _VALUE - 2 * _KNOB, 4)

    def _place(self, value: int) -> float:
        track = self._track()
        return track.left() + track.width() * value / 100

    def _move_to(self, x: float) -> None:
        track = self._track()
        self.setValue(round(100 * min(1.0, max(0.0, (x - track.left()) / track.width()))))

    def _on_value(self, value: int) -> None:
        self.update()
        self.tried.emit(self.key, value)
