"""How a page is put together: header, empty state, key line; and the plain boxes of ``frames`` under one roof."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from hireapp.ui.kit.badges import KeyHint
from hireapp.ui.kit.buttons import Button, LinkButton
from hireapp.ui.kit.flow import FlowLayout
from hireapp.ui.kit.frames import Card, Column, Ground, Hairline
from hireapp.ui.kit.icons import draw_icon
from hireapp.ui.kit.paint import draw_elided, draw_text, painter_for
from hireapp.ui.kit.paragraph import Label, Paragraph

__all__ = [
    "Card",
    "Column",
    "EmptyState",
    "FactRow",
    "FlowLayout",
    "Ground",
    "Hairline",
    "IconLabel",
    "KeyLine",
    "PageHeader",
    "SectionHeader",
    "row",
]


def row(*parts: QWidget | int | None, spacing: int = 8) -> QHBoxLayout:
    """Widgets side by side; a number is a gap, None a stretch."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    for part in parts:
        if part is None:
            made.addStretch(1)
        elif isinstance(part, int):
            made.addSpacing(part)
        else:
            made.addWidget(part)
    return made


class PageHeader(QWidget):
    """Title, summary beside it, and at the right at most two plain buttons and one primary."""

    def __init__(
        self, title: str, summary: str = "", right: Sequence[QWidget] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = Label(title, "title")
        self.summary = Label(summary, "body", "t2", elidable=True)
        line = row(self.title, spacing=12)
        line.addWidget(self.summary, 1)
        self.right = row(*right)
        line.addLayout(self.right)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(34)

    def set_texts(self, title: str, summary: str) -> None:
        """Another title and summary."""
        self.title.setText(title)
        self.summary.setText(summary)

    def add_right(self, widget: QWidget) -> None:
        """One more at the right."""
        self.right.addWidget(widget)


class SectionHeader(QWidget):
    """The title of a section, 14/600; a caption or a widget at the right."""

    def __init__(
        self, title: str, caption: str = "", right: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = Label(title, "section")
        self.caption = Label(caption, "caption", "t2", align="right", elidable=True)
        line = row(self.title)
        line.addWidget(self.caption, 1)
        if right is not None:
            line.addWidget(right)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


class FactRow(QWidget):
    """A fact: name left in ``t2``, value right in 600, a hairline below; an en dash where nothing is known."""

    def __init__(self, name: str, value: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = Label("", "body_strong", align="right", elidable=True)
        line = row(Label(name, "body", "t2"))
        line.addWidget(self._value, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 5, 0, 0)
        column.setSpacing(5)
        column.addLayout(line)
        column.addWidget(Hairline())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_value(value)

    def set_value(self, value: str) -> None:
        """Another value."""
        self._value.setText(value or "–")
        self._value.set_color("text" if value else "t3")


class IconLabel(Label):
    """An icon and one line of text in the same colour."""

    def __init__(self, icon: str, text: str, color: str = "t2", *, size: int = 16, elidable: bool = False) -> None:
        self._icon = icon
        self._icon_size = size
        super().__init__(text, "body", color, elidable=elidable)

    def set_icon(self, icon: str) -> None:
        """Another icon."""
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        hint.setWidth(hint.width() + self._icon_size + 6)
        return hint

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_for(self)
        draw_icon(painter, self._icon, 0, self.height() / 2 - self._icon_size / 2, self._color, self._icon_size)
        area = QRectF(self.rect()).adjusted(self._icon_size + 6, 0, 0, 0)
        (draw_elided if self._elidable else draw_text)(painter, area, self.text(), self._role, self._color)


class KeyLine(QWidget):
    """The foot of a work screen: (key, words) side by side, wrapping where there is no room."""

    def __init__(self, keys: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, gap=18, line_gap=4)
        for key, words in keys:
            pair = QWidget()
            pair.setLayout(row(KeyHint(key), Label(words, "caption", "t2"), spacing=6))
            flow.addWidget(pair)


class EmptyState(QWidget):
    """What to do first on an empty page: icon, title, one line, a primary button and a link."""

    primary_clicked = Signal()
    secondary_clicked = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        text: str = "",
        primary: str = "",
        secondary: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        column = QVBoxLayout(self)
        column.setContentsMargins(54, 18, 20, 18)
        column.setSpacing(4)
        column.addWidget(Paragraph(title, "section"))
        column.addWidget(Paragraph(text, "body", "t2"))
        column.addSpacing(12)
        column.addLayout(self._actions(primary, secondary))
        self.setMaximumWidth(480)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_icon(painter_for(self), self._icon, 18, 18, "t2", 22)

    def _actions(self, primary: str, secondary: str) -> QLayout:
        line = row(spacing=14)
        if primary:
            button = Button(primary, "primary")
            button.clicked.connect(self.primary_clicked)
            line.addWidget(button)
        if secondary:
            link = LinkButton(secondary)
            link.clicked.connect(self.secondary_clicked)
            line.addWidget(link)
        line.addStretch(1)
        return line


def abreast(*fields: QWidget) -> QHBoxLayout:
    """Fields of equal width beside each other, their labels level."""
    line = QHBoxLayout()
    line.setSpacing(16)
    for field in fields:
        line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return line
