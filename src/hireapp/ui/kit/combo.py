"""The folded choice, painted like the other inputs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate, QWidget

from hireapp.ui.kit.fonts import text_width
from hireapp.ui.kit.icons import draw_icon
from hireapp.ui.kit.lines import draw_field
from hireapp.ui.kit.paint import draw_elided, painter_for


class Combo(QComboBox):
    """(id, text) to choose from; ``chosen(str)`` when the user does. The wheel never changes it by accident."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]] = (), name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.set_options(options)
        self.activated.connect(self._on_activated)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these; what was chosen stays if it is still there, else the first is."""
        kept = self.value()
        self.clear()
        for key, text in options:
            self.addItem(text, key)
        self.set_value(kept if kept and self.findData(kept) >= 0 else options[0][0] if options else "")
        self.updateGeometry()

    def value(self) -> str:
        """The id that is chosen, or ""."""
        return str(self.currentData() or "")

    def set_value(self, key: str) -> None:
        """Choose without telling."""
        self.setCurrentIndex(self.findData(key))
        self.update()

    def sizeHint(self) -> QSize:
        texts = (text_width("body", self.itemText(row)) for row in range(self.count()))
        return QSize(int(max(texts, default=40.0)) + 48, 32)

    def minimumSizeHint(self) -> QSize:
        return QSize(72, 32)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_for(self)
        area = QRectF(self.rect())
        enabled = self.isEnabled()
        draw_field(painter, area, "normal" if enabled else "locked", self.hasFocus())
        ink = "text" if enabled else "t2"
        draw_elided(painter, area.adjusted(10, 0, -30, 0), self.currentText(), "body", ink)
        draw_icon(painter, "down", area.right() - 25, area.center().y() - 8, "t2" if enabled else "t3")

    def _on_activated(self, _row: int) -> None:
        self.chosen.emit(self.value())
