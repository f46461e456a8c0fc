"""For painted widgets whose height follows from their width: asks anew when the width changed, so nothing is cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object


class Wrapping(_Base):
    """Mixed into a widget without a layout; it says ``wrapped_height(width)`` and calls ``start_wrapping()`` once."""

    least_width: int = 120
    wished_width: int = 240
    _laid_out: bool = False

    def wrapped_height(self, width: int) -> int:
        """The height needed at ``width``."""
        raise NotImplementedError

    def start_wrapping(self) -> None:
        """Set the size policy: never "Fixed", or Qt bounds the height by the hint of another width."""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.wrapped_height(width)

    def sizeHint(self) -> QSize:
        return QSize(self.wished_width, self.wrapped_height(max(self.width(), self.wished_width)))

    def minimumSizeHint(self) -> QSize:
        width = self.width() if self._laid_out else max(self.width(), self.wished_width)
        return QSize(self.least_width, self.wrapped_height(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid_out = True
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()
