"""The parts of a rating: its values, its cells, the rows and columns that show anchors."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hireapp.i18n import _
from hireapp.ui.kit.block import text_block
from hireapp.ui.kit.buttons import PaintedButton
from hireapp.ui.kit.fonts import Role
from hireapp.ui.kit.paint import box, draw_text, fill_box, painter_for
from hireapp.ui.kit.theme import color
from hireapp.ui.kit.wrap import Wrapping


class Blank(Enum):
    """The two ways of having no level."""

    UNRATED = "unrated"
    NOT_OBSERVED = "not observed"


Unrated: Final = Blank.UNRATED
NotObserved: Final = Blank.NOT_OBSERVED
RatingValue = int | Blank
LEVELS = (1, 2, 3, 4, 5)
NO_LEVEL = 0


class Cell(PaintedButton):
    """One level; it never takes the focus from the rating it belongs to."""

    def __init__(self, level: int, width: int, height: int, name: str) -> None:
        self._size = QSize(width, height)
        super().__init__(str(level) if level else "—")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        return self._size

    def draw(self, painter: QPainter) -> None:
        draw_cell(painter, QRectF(self.rect()), self._label, self.isChecked(), self.is_hovered())


class AnchorRow(Wrapping, PaintedButton):
    """One level of the full rating: its key and the whole text of its anchor."""

    def __init__(self, level: int, anchor: str) -> None:
        self._level = level
        super().__init__(anchor)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{level or '0'}: {anchor}")
        self.start_wrapping()

    def wrapped_height(self, width: int) -> int:
        lines = text_block(self._label, "body", self._room(width)).lines
        return 30 if lines <= 1 else 8 + 20 * lines

    def draw(self, painter: QPainter) -> None:
        area = QRectF(self.rect())
        if self.isChecked():
            fill_box(painter, area, 6, "accs")
        elif self.is_hovered():
            fill_box(painter, area, 6, "hover")
        key = QRectF(8, 4, 26, 22)
        draw_cell(painter, key, str(self._level) if self._level else "—", self.isChecked(), False, small=True)
        block = text_block(self._label, "body", self._room(self.width()))
        ink = "text" if self.isChecked() or self.is_hovered() else "t2"
        block.draw(painter, QPointF(46, (area.height() - block.height) / 2), ink if self._level else "t3")

    def _room(self, width: int) -> int:
        return max(60, width - 46 - 10)


class AnchorColumn(Wrapping, QWidget):
    """One anchor under the cells of an interview rating, lit when its level is chosen or next to it."""

    def __init__(self, level: int, anchor: str) -> None:
        super().__init__()
        self._level = level
        self._anchor = anchor
        self._lit = False
        self.least_width = 90
        self.wished_width = 150
        self.setAccessibleName(f"{level}: {anchor}")
        self.start_wrapping()

    def set_lit(self, lit: bool) -> None:
        """Whether it stands out."""
        self._lit = lit
        self.update()

    def wrapped_height(self, width: int) -> int:
        return 8 + text_block(self._anchor, "caption", max(60, width - 16)).height

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_for(self)
        painter.fillRect(0, 0, self.width(), 2 if self._lit else 1, color("h4" if self._lit else "line2"))
        role: Role = "caption_strong" if self._lit else "caption"
        draw_text(painter, QRectF(0, 6, 12, 18), str(self._level), role, "acct" if self._lit else "t3")
        block = text_block(self._anchor, "caption", max(60, self.width() - 16))
        block.draw(painter, QPointF(16, 6), "text" if self._lit else "t2")


def all_anchors(anchors: Mapping[int, str]) -> dict[int, str]:
    """``anchors`` with a text for every level, those between included."""
    between = _("Between {low} and {high}")
    filled = {level: between.format(low=level - 1, high=level + 1) for level in LEVELS}
    return filled | dict(anchors)


def value_words(value: RatingValue, anchors: Mapping[int, str]) -> str:
    """The anchor of a level, or the state in words."""
    if isinstance(value, int):
        return anchors[value]
    return _("Not observed") if value is NotObserved else ""


def spoken(name: str, value: RatingValue, anchors: Mapping[int, str]) -> str:
    """Name and value as a screen reader says them."""
    if isinstance(value, int):
        return _("{name}, {level} of 5, {anchor}").format(name=name, level=value, anchor=anchors[value])
    state = _("not observed") if value is NotObserved else _("not rated")
    return f"{name}, {state}"


def draw_cell(painter: QPainter, area: QRectF, text: str, chosen: bool, hovered: bool, *, small: bool = False) -> None:
    """One cell of a rating: its number in a box, filled when chosen."""
    blank = text == "—"
    large = area.width() > 30
    role: Role = "option_strong" if chosen and large else "option" if large else "body_strong" if chosen else "body"
    if small and not blank:
        role = "body_strong"
    if chosen:
        fill_box(painter, area, 6 if large else 5, "acc")
    else:
        line = "line2" if blank else "field"
        box(painter, area, 6 if large else 5, "hover" if hovered else "card", line)
    draw_text(painter, area, text, role, "onacc" if chosen else ("t3" if blank else "text"), "center")
