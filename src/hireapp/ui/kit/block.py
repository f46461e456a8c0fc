"""Wrapped text as it is painted: fixed line step, hanging opening quotes, marked ranges. No widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout, QTextOption

from hireapp.ui.kit.fonts import Role, cap_height, display_text, font_for, gaps, has_chinese, line_step, strong
from hireapp.ui.kit.paint import Shade, shade

_HANGING = "“‘「『《〈"
_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of the text drawn differently: ``look`` is "mark" (evidence), "strong", or the token of a colour."""

    start: int
    length: int
    look: str = "mark"


class TextBlock:
    """``text`` wrapped to ``width``; make it through ``text_block``, which keeps the last ones."""

    def __init__(self, text: str, role: Role, width: int) -> None:
        self._text = text
        self._role = role
        self._gaps = gaps(text)
        self._layout = QTextLayout(display_text(text).replace("\n", _BREAK), font_for(role, text))
        self._layout.setCacheEnabled(True)
        self._lay_out(max(width, 8))

    @property
    def height(self) -> int:
        """The height of all lines, in pixels."""
        return max(1, self._layout.lineCount()) * line_step(self._role)

    @property
    def lines(self) -> int:
        """How many lines."""
        return self._layout.lineCount()

    def draw(self, painter: QPainter, at: QPointF, ink: Shade, marks: Sequence[Mark] = ()) -> None:
        """Paint the lines with their upper left corner ``at``."""
        painter.setPen(shade(ink))
        formats = [made for mark in marks for made in self._formats(mark)]
        for row in range(self._layout.lineCount()):
            self._draw_grounds(painter, at, row, marks)
        self._layout.draw(painter, at, formats)

    def _lay_out(self, width: int) -> None:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.beginLayout()
        start, row = 0, 0
        while (line := self._layout.createLine()).isValid():
            hang = self._hang(start)
            line.setLineWidth(width + hang)
            line.setPosition(QPointF(-hang, self._top(row, line.ascent())))
            start, row = line.textStart() + line.textLength(), row + 1
        self._layout.endLayout()

    def _top(self, row: int, ascent: float) -> float:
        step = line_step(self._role)
        return round(row * step + step / 2 + cap_height(self._role) / 2) - ascent

    def _hang(self, start: int) -> float:
        text = self._layout.text()
        if not has_chinese(self._text) or start >= len(text) or text[start] not in _HANGING:
            return 0.0
        return self._layout.font().pixelSize() / 2

    def _span(self, mark: Mark) -> tuple[int, int]:
        start = mark.start + sum(1 for gap in self._gaps if gap <= mark.start)
        stop = mark.start + mark.length
        return start, stop + sum(1 for gap in self._gaps if gap < stop) - start

    def _formats(self, mark: Mark) -> list[QTextLayout.FormatRange]:
        made = QTextLayout.FormatRange()
        made.start, made.length = self._span(mark)
        look = QTextCharFormat()
        if mark.look == "strong":
            look.setFont(font_for(strong(self._role), self._text))
        elif mark.look == "mark":
            look.setForeground(shade("text"))
        else:
            look.setForeground(shade(mark.look))
        made.format = look
        return [made]

    def _draw_grounds(self, painter: QPainter, at: QPointF, row: int, marks: Sequence[Mark]) -> None:
        line = self._layout.lineAt(row)
        first, last = line.textStart(), line.textStart() + line.textLength()
        middle = at.y() + (row + 0.5) * line_step(self._role)
        half = line_step(self._role) / 2 - 1
        for mark in marks:
            start, length = self._span(mark)
            low, high = max(start, first), min(start + length, last)
            if mark.look != "mark" or low >= high:
                continue
            left, right = _cursor(line.cursorToX(low)), _cursor(line.cursorToX(high))
            painter.fillRect(QRectF(at.x() + left, round(middle - half), right - left, 2 * half), shade("mark"))


def _cursor(value: object) -> float:
    """``cursorToX`` answers with a number or, in some bindings, a number and the position."""
    return float(value[0]) if isinstance(value, tuple) else float(value)  # type: ignore[arg-type]


@lru_cache(maxsize=1500)
def text_block(text: str, role: Role, width: int) -> TextBlock:
    """``text`` wrapped to ``width``, from the last ones used."""
    return TextBlock(text, role, width)
