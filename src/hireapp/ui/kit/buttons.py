"""What one presses: buttons, chips, links. Drawn by us; Qt's button keeps the keys."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from hireapp.ui.kit.badges import draw_key, key_width
from hireapp.ui.kit.fonts import Role, line_step, text_width
from hireapp.ui.kit.icons import draw_icon
from hireapp.ui.kit.paint import box, draw_text, fill_box, hair, painter_for
from hireapp.ui.kit.paragraph import tip
from hireapp.ui.kit.ring import Ringed
from hireapp.ui.kit.theme import color, mixed

Kind = Literal["primary", "plain", "ghost", "soft", "danger"]
Size = Literal["normal", "header", "large"]
_HEIGHT: dict[Size, int] = {"normal": 30, "header": 34, "large": 48}
_PADDING: dict[Size, int] = {"normal": 12, "header": 12, "large": 20}
_INK: dict[Kind, str] = {"primary": "onacc", "plain": "text", "ghost": "t2", "soft": "acct", "danger": "bad"}


class PaintedButton(Ringed, QPushButton):
    """A button that paints itself: text as it is (no mnemonics, no markup), hover, ring, disabled at 45 %."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = ""
        self.set_text(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)

    def set_text(self, text: str) -> None:
        """Show ``text``; an ampersand is an ampersand."""
        self._label = text
        QPushButton.setText(self, text.replace("&", "&&"))
        self.updateGeometry()
        self.update()

    def setText(self, text: str) -> None:
        """The same: Qt's own would change what screen readers say and leave what is painted."""
        self.set_text(text)

    def label(self) -> str:
        """The text as it was given."""
        return self._label

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_for(self)
        if not self.isEnabled():
            painter.setOpacity(0.45)
        self.draw(painter)

    def draw(self, painter: QPainter) -> None:
        """Paint the button; a subclass says how."""

    def is_hovered(self) -> bool:
        """Whether the mouse is over it and it can be pressed."""
        return self.isEnabled() and self.underMouse()


class Button(PaintedButton):
    """The button. One "primary" a view; the key of the action stands inside at the right."""

    def __init__(
        self,
        text: str,
        kind: Kind = "plain",
        icon: str | None = None,
        key_hint: str | None = None,
        size: Size = "normal",
        parent: QWidget | None = None,
    ) -> None:
        self._kind: Kind = kind
        self._icon = icon
        self._key = key_hint
        self._size: Size = size
        super().__init__(text, parent)

    def set_kind(self, kind: Kind) -> None:
        """Another look."""
        self._kind = kind
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: str | None) -> None:
        """Another icon, or none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = 2 * _PADDING[self._size] + text_width(self._role(), self._label)
        width += 22 if self._icon else 0
        width += 10 + self._key_width() if self._key else 0
        return QSize(int(width + 0.999), _HEIGHT[self._size])

    def draw(self, painter: QPainter) -> None:
        area = QRectF(self.rect())
        self._draw_ground(painter, area)
        left = (area.width() - self.sizeHint().width()) / 2 + _PADDING[self._size]
        ink = _INK[self._kind]
        if self._icon:
            draw_icon(painter, self._icon, left, area.center().y() - 8, ink)
            left += 22
        draw_text(painter, area.adjusted(left, 0, 0, 0), self._label, self._role(), ink)
        if self._key:
            self._draw_key(painter, area)

    def _role(self) -> Role:
        if self._size == "large":
            return "button_large"
        return "body_strong" if self._kind == "primary" else "body"

    def _key_width(self) -> int:
        return key_width(self._key or "")

    def _draw_key(self, painter: QPainter, area: QRectF) -> None:
        width = self._key_width()
        place = QRectF(area.right() - width - _PADDING[self._size] + 1, area.center().y() - 9, width, 18)
        if self._kind == "primary":
            faint = mixed(color("acc"), color("onacc"), 0.78)
            draw_key(painter, place, self._key or "", faint, None)
        else:
            draw_key(painter, place, self._key or "", "t3")

    def _draw_ground(self, painter: QPainter, area: QRectF) -> None:
        if self._kind == "primary":
            fill_box(painter, area, 6, _state(self, "acc", "acc_hover", "acc_pressed"))
        elif self._kind == "soft":
            fill_box(painter, area, 6, self._grey("accs"))
        elif self._kind == "ghost":
            if self.isDown() or self.is_hovered():
                fill_box(painter, area, 6, self._grey("hover"))
        else:
            box(painter, area, 6, self._grey("card"), "line2")

    def _grey(self, rest: str) -> QColor:
        if self.isDown():
            return mixed(color(rest), color("text"), 0.13)
        if self.is_hovered():
            return mixed(color(rest), color("text"), 0.05)
        return color(rest)


class IconButton(PaintedButton):
    """A square button with an icon; ``name`` is its tooltip and its accessible name."""

    def __init__(
        self,
        icon: str,
        name: str,
        kind: Literal["plain", "ghost"] = "plain",
        size: int = 30,
        parent: QWidget | None = None,
    ) -> None:
        self._icon = icon
        self._kind = kind
        self._side = size
        super().__init__("", parent)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """What it does, as tooltip and for screen readers."""
        self.setAccessibleName(name)
        self.setToolTip(tip(name))

    def set_icon(self, icon: str) -> None:
        """Another icon."""
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def draw(self, painter: QPainter) -> None:
        area = QRectF(self.rect())
        lit = self.isDown() or self.is_hovered() or self.isChecked()
        if self._kind == "plain":
            box(painter, area, 6, "hover" if lit else "card", "line2")
        elif lit:
            fill_box(painter, area, 6, "hover")
        middle = area.center()
        draw_icon(painter, self._icon, middle.x() - 8, middle.y() - 8, "acct" if self.isChecked() else "t2")


class LinkButton(PaintedButton):
    """A word one can press."""

    def __init__(
        self, text: str, ink: str = "acct", role: Role = "body", icon: str | None = None, parent: QWidget | None = None
    ) -> None:
        self._ink = ink
        self._role: Role = role
        self._icon = icon
        super().__init__(text, parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        width = text_width(self._role, self._label) + (22 if self._icon else 0)
        return QSize(int(width + 0.999), max(22, line_step(self._role)))

    def draw(self, painter: QPainter) -> None:
        area = QRectF(self.rect())
        if self._icon:
            draw_icon(painter, self._icon, 0, area.center().y() - 8, self._ink)
            area.setLeft(22)
        draw_text(painter, area, self._label, self._role, self._ink)
        if self.is_hovered():
            hair(painter, area.left(), area.center().y() + 8, area.width(), self._ink)


class Chip(PaintedButton):
    """A filter: text and count. ``checkable`` ones are on or off; a ``removable`` one ends in a cross and says so."""

    removed = Signal()

    def __init__(
        self,
        text: str,
        count: int | str | None = None,
        *,
        checkable: bool = True,
        removable: bool = False,
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._count = "" if count is None else str(count)
        self._removable = removable
        self._icon = icon
        super().__init__(text, parent)
        self.setCheckable(checkable and not removable)
        if removable:
            self.clicked.connect(self.removed)
        self._name()

    def set_count(self, count: int | str | None) -> None:
        """Another number behind the text."""
        self._count = "" if count is None else str(count)
        self._name()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = 20 + text_width("body_strong" if self.isCheckable() else "body", self._label)
        width += 8 + text_width("caption", self._count) if self._count else 0
        width += 20 if self._removable else 0
        width += 20 if self._icon else 0
        return QSize(int(width + 0.999), 28)

    def draw(self, painter: QPainter) -> None:
        area = QRectF(self.rect())
        chosen = self.isChecked()
        if chosen:
            fill_box(painter, area, 6, "accs")
        else:
            box(painter, area, 6, "hover" if self.is_hovered() or self.isDown() else "card", "line2")
        left = 10.0
        if self._icon:
            draw_icon(painter, self._icon, left - 1, 6, "acct" if chosen else "t2")
            left += 20
        self._draw_words(painter, area, left, chosen)

    def _draw_words(self, painter: QPainter, area: QRectF, left: float, chosen: bool) -> None:
        role: Role = "body_strong" if chosen else "body"
        draw_text(painter, area.adjusted(left, 0, 0, 0), self._label, role, "acct" if chosen else "text")
        if self._count:
            ink = "acct" if chosen else "t3"
            draw_text(painter, area.adjusted(0, 0, -10, 0), self._count, "caption", ink, "right")
        if self._removable:
            draw_icon(painter, "x", area.right() - 23, 7, "t2", 14)

    def _name(self) -> None:
        self.setAccessibleName(f"{self._label} {self._count}".strip())


def _state(button: PaintedButton, rest: str, hover: str, down: str) -> str:
    if button.isDown():
        return down
    return hover if button.is_hovered() else rest
