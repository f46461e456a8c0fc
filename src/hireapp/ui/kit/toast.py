"""A short message that floats over the page and can be taken back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hireapp.i18n import _
from hireapp.ui.kit.buttons import PaintedButton
from hireapp.ui.kit.fonts import text_width
from hireapp.ui.kit.icons import draw_icon
from hireapp.ui.kit.paint import draw_text, fill_box, hair, painter_for
from hireapp.ui.kit.paragraph import Label
from hireapp.ui.kit.theme import color, mixed

STAYS_MS = 6000


class _Undo(PaintedButton):
    def __init__(self, text: str, key: str) -> None:
        self._key = key
        super().__init__(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_key(self, key: str) -> None:
        self._key = key
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = text_width("body_strong", self._label)
        width += text_width("caption", self._key) + 6 if self._key else 0
        return QSize(int(width + 0.999), 28)

    def draw(self, painter: QPainter) -> None:
        area = QRectF(self.rect())
        draw_text(painter, area, self._label, "body_strong", "inklink")
        width = text_width("body_strong", self._label)
        draw_text(painter, area.adjusted(width + 6, 0, 0, 0), self._key, "caption", _faint())
        if self.is_hovered():
            hair(painter, 0, area.center().y() + 8, width, "inklink")


class Toast(QWidget):
    """One message at a time, 6 s, 40 high, centred near the foot of ``parent``; ``undo_clicked()`` when taken back."""

    undo_clicked = Signal()

    def __init__(self, parent: QWidget, *, lift: int = 48) -> None:
        super().__init__(parent)
        self._lift = lift
        self._icon = "check"
        self._text = Label("", "body", "bg")
        self._undo = _Undo(_("Undo"), "Ctrl Z")
        self._timer = QTimer(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(38, 0, 14, 0)
        row.setSpacing(24)
        row.addWidget(self._text)
        row.addStretch(1)
        row.addWidget(self._undo)
        self._undo.clicked.connect(self._on_undo)
        self._timer.timeout.connect(self.hide)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self.setFixedHeight(40)
        parent.installEventFilter(self)
        self.hide()

    def show_message(self, text: str, *, undo: bool = True, key: str = "Ctrl Z", icon: str = "check") -> None:
        """Show ``text`` for 6 s, with the link and key that take it back if ``undo``."""
        self._text.setText(text)
        self._icon = icon
        self._undo.set_text(_("Undo"))
        self._undo.set_key(key)
        self._undo.setVisible(undo)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_for(self)
        fill_box(painter, self.rect(), 8, "ink")
        draw_icon(painter, self._icon, 14, 12, "bg")

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        self.layout().activate()  # type: ignore[union-attr]
        width = min(max(280, self.sizeHint().width()), parent.width() - 24)
        self.setGeometry((parent.width() - width) // 2, parent.height() - 40 - self._lift, width, 40)

    def _on_undo(self) -> None:
        self.hide()
        self._timer.stop()
        self.undo_clicked.emit()


def _faint() -> QColor:
    return mixed(color("ink"), color("bg"), 0.66)
