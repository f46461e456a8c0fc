"""What the tabs of Insights are drawn with: pictures that follow their width, blocks with a finding, tables of
figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QAbstractTableModel, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from hireapp.charts.primitives import Picture
from hireapp.i18n import Language, LocalizedText, current_language, listed, translator
from hireapp.ui.kit.chart_view import POINT, draw_primitive
from hireapp.ui.kit.fonts import FAMILY
from hireapp.ui.kit.frames import Hairline
from hireapp.ui.kit.layouts import row
from hireapp.ui.kit.paint import painter_for
from hireapp.ui.kit.paragraph import Paragraph, tip
from hireapp.ui.kit.table import HEAD, ROW, CellRole, Index, TableCell, TableView
from hireapp.ui.kit.theme import notifier
from hireapp.ui.kit.wrap import Wrapping

Make = Callable[[float], Picture]
"""A picture of a width in points."""
GUTTER = 56
TWO_COLUMNS = 1000


class Voice:
    """Speaks the language of the window, as the press of a report speaks its own."""

    def __init__(self, language: Language | None = None) -> None:
        self.language = language or current_language()
        self._translate = translator(self.language)

    @property
    def chinese(self) -> bool:
        """Whether the window is Chinese."""
        return self.language == "zh"

    def say(self, message: str, **fields: object) -> str:
        """A fixed text."""
        text = self._translate(message)
        return text.format(**fields) if fields else text

    def local(self, text: LocalizedText | None) -> str:
        """A form's text."""
        return text.in_(self.language) if text else ""

    def listed(self, parts: list[str]) -> str:
        """Parts of a list as one text."""
        return listed(parts)

    def facts(self, parts: list[str]) -> str:
        """Facts beside each other as one text, the empty ones left out."""
        return ("；" if self.chinese else "; ").join(part for part in parts if part)


def chart_width(text: str, size: float, bold: bool) -> float:
    """The width in points of a label as the screen draws it."""
    return _metrics(max(9, round(size)), bold).horizontalAdvance(text)


@lru_cache(maxsize=16)
def _metrics(size: int, bold: bool) -> QFontMetricsF:
    font = QFont(FAMILY)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return QFontMetricsF(font)


class Drawn(Wrapping, QWidget):
    """A picture made for the width there is; ``words`` say what it shows."""

    least_width = 280
    wished_width = 520

    def __init__(self, make: Make, words: str) -> None:
        QWidget.__init__(self)
        self._make = make
        self._made: dict[int, Picture] = {}
        self._pixmap: QPixmap | None = None
        self.setAccessibleName(words)
        self.start_wrapping()
        notifier.theme_changed.connect(self._on_theme_changed)

    def wrapped_height(self, width: int) -> int:
        """The height of the picture at ``width`` pixels."""
        return round(self._picture(width).height * POINT) + 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        if self._pixmap is None or self._pixmap.size() != size:
            self._pixmap = self._drawn(size, ratio)
        painter_for(self).drawPixmap(0, 0, self._pixmap)

    def _picture(self, width: int) -> Picture:
        if width not in self._made:
            self._made = {width: self._make(width / POINT)}
        return self._made[width]

    def _drawn(self, size: QSize, ratio: float) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(POINT, POINT)
        for item in self._picture(self.width()).items:
            draw_primitive(painter, item)
        painter.end()
        return pixmap

    def _on_theme_changed(self) -> None:
        self._pixmap = None
        self.update()


class Block(QWidget):
    """A finding as the heading, how to read it below, then the picture and more words."""

    def __init__(self, finding: str, caption: str = "") -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self._head = row(spacing=12)
        self._head.addWidget(Paragraph(finding, "block"), 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._head)
        if caption:
            self.column.addWidget(Paragraph(caption, "caption", "t2"))
        self.column.addSpacing(6)

    def add(self, widget: QWidget) -> None:
        """One more widget below."""
        self.column.addWidget(widget)

    def beside(self, widget: QWidget) -> None:
        """A choice at the right of the finding."""
        self._head.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def say(self, text: str, color: str = "t2") -> None:
        """Words below the picture; nothing for an empty text."""
        if text:
            self.column.addSpacing(2)
            self.column.addWidget(Paragraph(text, "caption", color))

    def end(self) -> Block:
        """Nothing more follows."""
        self.column.addStretch(1)
        return self


class Pairs(QWidget):
    """Blocks in two columns with a hairline between the rows; in one column where the page is narrow."""

    def __init__(self, blocks: Sequence[QWidget]) -> None:
        super().__init__()
        self._blocks = list(blocks)
        self._lines: list[Hairline] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GUTTER)
        self._grid.setVerticalSpacing(14)
        self.arrange(TWO_COLUMNS)

    def arrange(self, width: int) -> None:
        """Lay the blocks out for a page of ``width`` pixels."""
        columns = 2 if width >= TWO_COLUMNS else 1
        if columns == self._columns:
            return
        self._columns = columns
        for line in self._lines:
            line.deleteLater()
        self._lines = []
        while self._grid.takeAt(0) is not None:
            pass
        for place, block in enumerate(self._blocks):
            at, column = divmod(place, columns)
            if at and not column:
                self._lines.append(Hairline())
                self._grid.addWidget(self._lines[-1], 2 * at - 1, 0, 1, columns)
            self._grid.addWidget(block, 2 * at, column)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._grid.setHorizontalSpacing(GUTTER if columns == 2 else 0)


class _Figures(QAbstractTableModel):
    """Heads and finished cells."""

    def __init__(self, heads: Sequence[tuple[str, bool]], rows: Sequence[Sequence[TableCell]], parent: QWidget) -> None:
        super().__init__(parent)
        self._heads = heads
        self._rows = rows

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self._rows[index.row()][index.column()]
        if role == CellRole:
            return cell
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(cell.text)
        return cell.text if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        words, right = self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return words if role == Qt.ItemDataRole.DisplayRole else None


class FigureTable(TableView):
    """A table as high as its rows, at most ``most`` of them; ``heads``: (words, numbers at the right)."""

    def __init__(
        self,
        name: str,
        heads: Sequence[tuple[str, bool]],
        rows: Sequence[Sequence[TableCell]],
        widths: Sequence[int],
        most: int = 16,
    ) -> None:
        super().__init__(edge=0)
        self.setModel(_Figures(heads, rows, self))
        self.set_widths(list(widths))
        self.setAccessibleName(name)
        self.setFixedHeight(HEAD + ROW * min(len(rows), most) + 2)
