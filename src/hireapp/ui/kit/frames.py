"""Grounds and lines: what carries other widgets."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from hireapp.ui.kit.paint import box, hair, hair_down, painter_for
from hireapp.ui.kit.theme import color

Edge = Literal["left", "right", "top", "bottom"]


class Ground(QWidget):
    """A plain ground ("bg" or "sunk"), with a hairline at the named edges."""

    def __init__(self, token: str = "bg", edges: tuple[Edge, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token = token
        self._edges = edges

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_for(self)
        painter.fillRect(self.rect(), color(self._token))
        if "left" in self._edges:
            hair_down(painter, 0, 0, self.height())
        if "right" in self._edges:
            hair_down(painter, self.width() - 1, 0, self.height())
        if "top" in self._edges:
            hair(painter, 0, 0, self.width())
        if "bottom" in self._edges:
            hair(painter, 0, self.height() - 1, self.width())


class Hairline(QWidget):
    """A line of one pixel between two parts."""

    def __init__(self, *, vertical: bool = False, token: str = "line", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token = token
        fixed, wide = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        if vertical:
            self.setFixedWidth(1)
            self.setSizePolicy(fixed, wide)
        else:
            self.setFixedHeight(1)
            self.setSizePolicy(wide, fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter_for(self).fillRect(self.rect(), color(self._token))


class Card(QFrame):
    """A lifted box, radius 8; the border turns to the accent while ``set_current``."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        token: str = "card",
        line: str = "line2",
        radius: int = 8,
        margins: QMargins | None = None,
    ) -> None:
        super().__init__(parent)
        self._token = token
        self._line = line
        self._radius = radius
        self._current = False
        self._margins = margins or QMargins(14, 12, 14, 12)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def column(self, spacing: int = 8) -> QVBoxLayout:
        """A vertical layout with the card's margins."""
        column = QVBoxLayout(self)
        column.setContentsMargins(self._margins)
        column.setSpacing(spacing)
        return column

    def set_current(self, current: bool) -> None:
        """Whether it is the one in use."""
        self._current = current
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        line, width = ("acc", 1.6) if self._current else (self._line, 1.0)
        box(painter_for(self), self.rect(), self._radius, self._token, line, width)


class Column(QScrollArea):
    """A column of a page that scrolls by itself: add widgets to ``layout_``, or through ``add``."""

    def __init__(
        self,
        token: str = "bg",
        margins: QMargins | None = None,
        *,
        spacing: int = 16,
        edges: tuple[Edge, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._inner = Ground(token, edges)
        self.layout_ = QVBoxLayout(self._inner)
        self.layout_.setContentsMargins(margins or QMargins(24, 16, 24, 16))
        self.layout_.setSpacing(spacing)
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def add(self, widget: QWidget, stretch: int = 0) -> QWidget:
        """Put ``widget`` below the others."""
        self.layout_.addWidget(widget, stretch)
        return widget

    def end(self) -> None:
        """Nothing more follows: what is there stays at the top."""
        self.layout_.addStretch(1)
