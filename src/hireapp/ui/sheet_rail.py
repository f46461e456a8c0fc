"""The rail beside the work: full width, or a narrow strip of icons with counts that opens it over the page."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.ui.kit.buttons import PaintedButton
from hireapp.ui.kit.fonts import text_width
from hireapp.ui.kit.frames import Column, Ground
from hireapp.ui.kit.icons import draw_icon
from hireapp.ui.kit.paint import draw_text, fill_box


class StripButton(PaintedButton):
    """An icon with one line of words below it."""

    def __init__(self, key: str, icon: str, text: str) -> None:
        self._icon = icon
        self._tone = "t2"
        super().__init__(text)
        self.setObjectName(key)
        self.setAccessibleName(text)

    def show_words(self, text: str, tone: str = "t2") -> None:
        """Other words; red ones where something waits."""
        self._tone = tone
        self.set_text(text)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        return QSize(max(68, int(text_width("caption", self._label) + 8.999)), 56)

    def draw(self, painter: QPainter) -> None:
        area = QRectF(self.rect())
        if self.is_hovered() or self.isDown():
            fill_box(painter, area, 6, "hover")
        draw_icon(painter, self._icon, area.center().x() - 9, 8, self._tone, 18)
        draw_text(painter, QRectF(0, 31, area.width(), 18), self._label, "caption", self._tone, "center")


class SideRail(Ground):
    """A sunk column at the right of a page; narrow, a strip of buttons that open the column over the page."""

    opened = Signal(str)

    def __init__(self, wide: int, narrow: int, entries: list[tuple[str, str, str]]) -> None:
        super().__init__("sunk", ("left",))
        self._wide, self._narrow = wide, narrow
        self._is_narrow = False
        self.column = Column("sunk", QMargins(20, 14, 20, 16), spacing=10, edges=("left",))
        self.column.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.strip = QWidget()
        self.buttons = {key: StripButton(key, icon, text) for key, icon, text in entries}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.strip)
        self._layout.addWidget(self.column)
        lines = QVBoxLayout(self.strip)
        lines.setContentsMargins(4, 12, 4, 12)
        lines.setSpacing(8)
        for button in self.buttons.values():
            lines.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
            button.clicked.connect(self._on_button)
        lines.addStretch(1)
        self.strip.hide()
        self.setFixedWidth(wide)

    def set_narrow(self, narrow: bool) -> None:
        """Strip or full width."""
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        self.strip.setVisible(narrow)
        self.setFixedWidth(self._narrow if narrow else self._wide)
        if narrow:
            self._layout.removeWidget(self.column)
            self.column.setParent(self.parentWidget())
            self.column.hide()
        else:
            self._layout.addWidget(self.column)
            self.column.show()

    def is_narrow(self) -> bool:
        """Whether it is a strip now."""
        return self._is_narrow

    def is_open(self) -> bool:
        """Whether the column lies over the page."""
        return self._is_narrow and self.column.isVisible()

    def open_over(self, key: str) -> None:
        """Show the column over the page."""
        self._place()
        self.column.show()
        self.column.raise_()
        self.opened.emit(key)

    def close_over(self) -> None:
        """Fold it away again."""
        if self._is_narrow:
            self.column.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_open():
            self.close_over()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_narrow:
            self._place()

    def _place(self) -> None:
        self.column.setGeometry(self.x() - self._wide, self.y(), self._wide, self.height())

    @Slot()
    def _on_button(self) -> None:
        sender = self.sender()
        if sender is None:
            return
        if self.is_open() and self._last == sender.objectName():
            self.close_over()
            return
        self._last = sender.objectName()
        self.open_over(self._last)

    _last = ""
