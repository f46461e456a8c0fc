"""The list at the left of the window, and lists like it inside a page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from hireapp.ui.kit.buttons import PaintedButton
from hireapp.ui.kit.fonts import Role, text_width
from hireapp.ui.kit.icons import draw_icon
from hireapp.ui.kit.paint import dot, draw_elided, draw_text, fill_box
from hireapp.ui.kit.paragraph import tip

WIDE, FOLDED = 204, 56


class NavigationItem(PaintedButton):
    """One place to go: icon, text, count at the right."""

    def __init__(self, text: str, icon: str | None, count: str = "", *, height: int = 32) -> None:
        self._icon = icon
        self._count = count
        self._height = height
        self._folded = False
        super().__init__(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_count(count)

    def set_count(self, count: str) -> None:
        """Another number at the right."""
        self._count = count
        self.setAccessibleName(f"{self._label} {count}".strip())
        self.update()

    def set_folded(self, folded: bool) -> None:
        """Only the icon, the text as tooltip."""
        self._folded = folded
        self.setToolTip(tip(self._label) if folded else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(39 if self._folded else 120, self._height)

    def draw(self, painter: QPainter) -> None:
        area = QRectF(self.rect())
        chosen = self.isChecked()
        if chosen or self.is_hovered() or self.isDown():
            fill_box(painter, area, 6, "sel" if chosen else "hover")
        ink = "acct" if chosen else "t2"
        if self._folded:
            self._draw_folded(painter, area, ink)
            return
        left = 10.0
        if self._icon:
            draw_icon(painter, self._icon, left, area.center().y() - 9, ink, 18)
            left = 38
        role: Role = "body_strong" if chosen else "body"
        room = text_width("caption", self._count) + 18
        draw_elided(painter, area.adjusted(left, 0, -room, 0), self._label, role, "text" if chosen else "t2")
        draw_text(painter, area.adjusted(0, 0, -10, 0), self._count, "caption", "t3", "right")

    def _draw_folded(self, painter: QPainter, area: QRectF, ink: str) -> None:
        draw_icon(painter, self._icon or "dots", area.center().x() - 9, area.center().y() - 9, ink, 18)
        if self._count:
            dot(painter, area.center().x() + 10, area.center().y() - 8, 3.5, "acc")


class NavigationList(QWidget):
    """``items`` of (id, text, icon or None); 204 wide, 56 folded. ``chosen(str)`` when the user goes somewhere.

    Up and down move between the items, Enter or space goes there.
    """

    chosen = Signal(str)

    def __init__(
        self,
        items: Sequence[tuple[str, str, str | None]] = (),
        *,
        item_height: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._height = item_height
        self._items: dict[str, NavigationItem] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 0, 8, 0)
        self._column.setSpacing(2)
        self._group.idClicked.connect(self._on_clicked)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_items(items)
        self.set_folded(False)

    def set_items(self, items: Sequence[tuple[str, str, str | None]]) -> None:
        """Offer these places."""
        for item in self._items.values():
            self._group.removeButton(item)
            self._column.removeWidget(item)
            item.deleteLater()
        self._items = {}
        for key, text, icon in items:
            item = NavigationItem(text, icon, height=self._height)
            self._group.addButton(item, len(self._items))
            self._items[key] = item
            self._column.addWidget(item)

    def set_count(self, key: str, count: int | str | None) -> None:
        """The number behind the item ``key``; None takes it away."""
        self._items[key].set_count("" if count is None else str(count))

    def current(self) -> str:
        """The id that is chosen, or ""."""
        place = self._group.checkedId()
        return list(self._items)[place] if place >= 0 else ""

    def set_current(self, key: str) -> None:
        """Show where one is, without telling; "" is nowhere."""
        if key:
            self._items[key].setChecked(True)
            return
        self._group.setExclusive(False)
        for item in self._items.values():
            item.setChecked(False)
        self._group.setExclusive(True)

    def set_folded(self, folded: bool) -> None:
        """56 wide, icons only; or 204."""
        self.setFixedWidth(FOLDED if folded else WIDE)
        for item in self._items.values():
            item.set_folded(folded)

    def item(self, key: str) -> NavigationItem:
        """The button of ``key``."""
        return self._items[key]

    def _on_clicked(self, place: int) -> None:
        self.chosen.emit(list(self._items)[place])
