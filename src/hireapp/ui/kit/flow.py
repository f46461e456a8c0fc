"""A layout that puts its items side by side and goes to the next line where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_GUESS = 640


class FlowLayout(QLayout):
    """For pills, chips and badges: wraps, and asks for the height of the lines it needs."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6, line_gap: int = 6) -> None:
        if parent is None:
            super().__init__()
        else:
            super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._line_gap = line_gap
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._arrange(area, move=True)

    def sizeHint(self) -> QSize:
        width = min(self._one_line(), _GUESS)
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        widest = max((item.minimumSize().width() for item in self._shown()), default=0)
        width = widest + margins.left() + margins.right()
        laid_out = self.geometry().width() or min(self._one_line(), _GUESS)
        return QSize(width, self.heightForWidth(max(laid_out, width)))

    def _one_line(self) -> int:
        margins = self.contentsMargins()
        widths = [item.sizeHint().width() for item in self._shown()]
        return sum(widths) + self.spacing() * max(0, len(widths) - 1) + margins.left() + margins.right()

    def _arrange(self, area: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        inner = area.marginsRemoved(margins)
        y = inner.top()
        for place, line in enumerate(self._lines(inner.width())):
            y += self._line_gap if place else 0
            tallest = max(size.height() for _item, size in line)
            if move:
                self._place(line, inner.left(), y, tallest)
            y += tallest
        return y - area.top() + margins.bottom()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(max(width, 1), 10_000))
            if not lines or used + size.width() > width:
                lines.append([])
                used = 0
            lines[-1].append((item, size))
            used += size.width() + self.spacing()
        return lines

    def _place(self, line: list[tuple[QLayoutItem, QSize]], x: int, y: int, tallest: int) -> None:
        for item, size in line:
            item.setGeometry(QRect(QPoint(x, y + (tallest - size.height()) // 2), size))
            x += size.width() + self.spacing()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]
