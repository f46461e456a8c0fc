"""Text on a page: ``Label`` for one line, ``Paragraph`` for wrapped text. Both draw themselves, never markup."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from hireapp.ui.kit.block import Mark, TextBlock, text_block
from hireapp.ui.kit.fonts import Role, line_step, text_width
from hireapp.ui.kit.paint import Align, draw_elided, draw_text, painter_for

_P = QSizePolicy.Policy


class _PlainLabel(QLabel):
    """A QLabel for its text and its accessible role; the drawing is ours."""

    def __init__(self, text: str, role: Role, color: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._role = role
        self._color = color
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def set_color(self, token: str) -> None:
        """Draw in the colour called ``token``."""
        if token != self._color:
            self._color = token
            self.update()

    def role(self) -> Role:
        """The type it is drawn in."""
        return self._role

    def color(self) -> str:
        """The token of its colour."""
        return self._color


class Label(_PlainLabel):
    """One line of text. It is never cut unless ``elidable``, and then it shows the whole text as a tooltip."""

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        color: str = "text",
        *,
        align: Align = "left",
        elidable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._align: Align = align
        self._elidable = elidable
        super().__init__(text, role, color, parent)
        self.setSizePolicy(_P.Preferred if elidable else _P.Minimum, _P.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(int(text_width(self._role, self.text()) + 0.999), line_step(self._role))

    def minimumSizeHint(self) -> QSize:
        full = self.sizeHint()
        return QSize(min(32, full.width()), full.height()) if self._elidable else full

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and self._elidable and self._is_cut():
            QToolTip.showText(cast(QHelpEvent, event).globalPos(), html.escape(self.text()), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink = self._color if self.isEnabled() else "t3"
        draw = draw_elided if self._elidable else draw_text
        draw(painter_for(self), self.rect(), self.text(), self._role, ink, self._align)

    def _is_cut(self) -> bool:
        return text_width(self._role, self.text()) > self.width() + 0.5


class Paragraph(_PlainLabel):
    """Text that wraps to its width and always asks for the height it needs."""

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        color: str = "text",
        *,
        marks: Sequence[Mark] = (),
        max_width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        self._marks = tuple(marks)
        self._asked = 0
        self._laid_out = False
        super().__init__(text, role, color, parent)
        self.setWordWrap(True)
        if max_width:
            self.setMaximumWidth(max_width)
        policy = QSizePolicy(_P.Preferred, _P.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._block(width).height if self.text() else 0

    def sizeHint(self) -> QSize:
        natural = self._natural_width()
        width = min(natural, self.maximumWidth(), 640)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        self._asked = self.heightForWidth(self.width() if self._laid_out else self.sizeHint().width())
        return QSize(min(48, self._natural_width()), self._asked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid_out = True
        if self.heightForWidth(self.width()) != self._asked:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink = self._color if self.isEnabled() else "t3"
        self._block(self.width()).draw(painter_for(self), QPointF(0, 0), ink, self._marks)

    def _block(self, width: int) -> TextBlock:
        return text_block(self.text(), self._role, width)

    def _natural_width(self) -> int:
        widest = max((text_width(self._role, line) for line in self.text().split("\n")), default=0)
        return int(widest + 1.999)


def tip(text: str) -> str:
    """``text`` for ``setToolTip``: escaped, because tooltips read markup."""
    return html.escape(text, quote=False)
