"""One of several: the segmented choice between views, and the tabs of a page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from hireapp.ui.kit.buttons import PaintedButton
from hireapp.ui.kit.fonts import Role, text_width
from hireapp.ui.kit.icons import draw_icon
from hireapp.ui.kit.paint import box, draw_text, fill_box, hair, painter_for
from hireapp.ui.kit.theme import color


class _Exclusive(QWidget):
    """A row of buttons of which exactly one is chosen; arrows move within, Tab leaves."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: list[str] = []
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._group.idToggled.connect(self._on_toggled)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def current(self) -> str:
        """The id that is chosen."""
        place = self._group.checkedId()
        return self._ids[place] if 0 <= place < len(self._ids) else ""

    def set_current(self, key: str) -> None:
        """Choose without telling."""
        self._group.blockSignals(True)
        self._group.button(self._ids.index(key)).setChecked(True)
        self._group.blockSignals(False)

    def clear(self) -> None:
        """Choose none, without telling."""
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)

    def button(self, key: str) -> QAbstractButton:
        """The button of ``key``, for tooltips and tests."""
        return self._group.button(self._ids.index(key))

    def _add(self, key: str, button: PaintedButton) -> None:
        button.setCheckable(True)
        self._ids.append(key)
        self._row.addWidget(button)
        self._group.addButton(button, len(self._ids) - 1)
        if len(self._ids) == 1:
            self.set_current(key)

    def _on_toggled(self, place: int, checked: bool) -> None:
        if checked and self._group.exclusive():
            self.chosen.emit(self._ids[place])


class _Segment(PaintedButton):
    def __init__(self, text: str, icon: str | None) -> None:
        self._icon = icon
        super().__init__(text)

    def sizeHint(self) -> QSize:
        width = 18 + text_width("body_strong", self._label) + (22 if self._icon else 0)
        return QSize(int(width + 0.999), 24)

    def draw(self, painter: QPainter) -> None:
        area = QRectF(self.rect())
        if self.isChecked():
            box(painter, area, 5, "raised", "line2")
        left, ink = 9.0, "text" if self.isChecked() or self.is_hovered() else "t2"
        if self._icon:
            draw_icon(painter, self._icon, left, 4, ink)
            left += 22
        role: Role = "body_strong" if self.isChecked() else "body"
        draw_text(painter, area.adjusted(left, 0, 0, 0), self._label, role, ink)


class Segmented(_Exclusive):
    """Two to four ways of seeing the same thing: ``pieces`` of (id, text, icon or None)."""

    def __init__(self, pieces: list[tuple[str, str, str | None]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row.setContentsMargins(2, 2, 2, 2)
        self._row.setSpacing(2)
        for key, text, icon in pieces:
            self._add(key, _Segment(text, icon))

    def paintEvent(self, _event: QPaintEvent) -> None:
        fill_box(painter_for(self), self.rect(), 6, "hover")


class _Tab(PaintedButton):
    def __init__(self, text: str, count: str) -> None:
        self._count = count
        super().__init__(text)

    def set_count(self, count: str) -> None:
        self._count = count
        self.setAccessibleName(f"{self._label} {count}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        extra = 6 + text_width("caption", self._count) if self._count else 0
        return QSize(int(text_width("body_strong", self._label) + extra + 0.999), 38)

    def draw(self, painter: QPainter) -> None:
        area = QRectF(self.rect())
        role: Role = "body_strong" if self.isChecked() else "body"
        ink = "text" if self.isChecked() or self.is_hovered() else "t2"
        draw_text(painter, area, self._label, role, ink)
        if self._count:
            draw_text(painter, area.adjusted(text_width(role, self._label) + 6, 0, 0, 0), self._count, "caption", "t3")
        if self.isChecked():
            painter.fillRect(QRectF(0, area.height() - 2, area.width(), 2), color("acc"))


class Tabs(_Exclusive):
    """The parts of a page: ``pieces`` of (id, text, count or None), the chosen one underlined, a hairline below all."""

    def __init__(
        self, pieces: list[tuple[str, str, int | str | None]], *, hairline: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hairline = hairline
        self._row.setSpacing(24)
        for key, text, count in pieces:
            self._add(key, _Tab(text, "" if count is None else str(count)))
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_count(self, key: str, count: int | str | None) -> None:
        """Another number behind the tab's text."""
        button = self.button(key)
        if isinstance(button, _Tab):
            button.set_count("" if count is None else str(count))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._hairline:
            hair(painter_for(self), 0, self.height() - 1, self.width())
