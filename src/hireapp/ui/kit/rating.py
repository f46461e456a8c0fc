"""The anchored rating, one control in three sizes: full (phone, in use), compact (phone, the others), interview.

A value is a level 1 to 5, ``Unrated`` or ``NotObserved``; the two are never the same thing. Keys: 1 to 5 rate,
0 is "not observed", left and right move, space or Enter takes the cell under the ring, Delete clears.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from hireapp.i18n import _
from hireapp.ui.kit.badges import Badge
from hireapp.ui.kit.buttons import PaintedButton
from hireapp.ui.kit.lines import LineEdit
from hireapp.ui.kit.paint import box, painter_for
from hireapp.ui.kit.paragraph import Label, Paragraph
from hireapp.ui.kit.rating_parts import (
    LEVELS,
    NO_LEVEL,
    AnchorColumn,
    AnchorRow,
    Blank,
    Cell,
    NotObserved,
    RatingValue,
    Unrated,
    all_anchors,
    spoken,
    value_words,
)
from hireapp.ui.kit.ring import Ringed, refresh_ring, show_ring

__all__ = ["Blank", "NotObserved", "RatingCompact", "RatingFull", "RatingInterview", "RatingValue", "Unrated"]


class _Rating(Ringed, QWidget):
    """What the three sizes share: value, keys, names. A subclass lays out ``self._cells`` (level -> button)."""

    rated = Signal(object)

    def __init__(self, name: str, anchors: Mapping[int, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._anchors = all_anchors(anchors)
        self._value: RatingValue = Unrated
        self._cursor = 3
        self._current = False
        self._locked = False
        self._cells: dict[int, PaintedButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._group.idClicked.connect(self._on_cell_clicked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def value(self) -> RatingValue:
        """The level, or ``Unrated``, or ``NotObserved``."""
        return self._value

    def set_value(self, value: RatingValue | None) -> None:
        """Show ``value`` without telling; None is ``Unrated``."""
        self._value = Unrated if value is None else value
        self._cursor = self._level() if self._level() is not None else 3  # type: ignore[assignment]
        self._show_value()

    def name(self) -> str:
        """What is rated."""
        return self._name

    def anchor(self, level: int) -> str:
        """The text of ``level``."""
        return self._anchors[level]

    def set_current(self, current: bool) -> None:
        """Mark it as the one being rated now."""
        self._current = current
        self.update()

    def set_locked(self, locked: bool) -> None:
        """Readable, no longer to be changed."""
        self._locked = locked
        for cell in self._cells.values():
            cell.setEnabled(not locked)
        self.update()

    def is_locked(self) -> bool:
        """Whether it can no longer be changed."""
        return self._locked

    def ring_rect(self) -> QRect:
        cell = self._cells.get(self._cursor)
        return self.rect() if cell is None else QRect(cell.mapTo(self, cell.rect().topLeft()), cell.size())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._locked or not self._take_key(event):
            super().keyPressEvent(event)
            event.ignore()

    def _take_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if event.text() in {"0", "1", "2", "3", "4", "5"}:
            self._rate(int(event.text()))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move(-1 if key == Qt.Key.Key_Left else 1)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._rate(self._cursor)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._take(Unrated)
        else:
            return False
        show_ring(self)
        return True

    def _move(self, by: int) -> None:
        order = [*LEVELS, NO_LEVEL]
        place = min(max(order.index(self._cursor) + by, 0), len(order) - 1)
        self._cursor = order[place]
        refresh_ring(self)

    def _rate(self, level: int) -> None:
        self._cursor = level
        self._take(level if level else NotObserved)

    def _take(self, value: RatingValue) -> None:
        self._value = value
        self._show_value()
        self.rated.emit(value)

    def _add_cell(self, level: int, cell: PaintedButton) -> PaintedButton:
        self._cells[level] = cell
        self._group.addButton(cell, level)
        return cell

    def _on_cell_clicked(self, level: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._rate(level)

    def _level(self) -> int | None:
        if isinstance(self._value, int):
            return self._value
        return NO_LEVEL if self._value is NotObserved else None

    def _show_value(self) -> None:
        chosen = self._level()
        for level, cell in self._cells.items():
            cell.setChecked(level == chosen)
        self.setAccessibleName(spoken(self._name, self._value, self._anchors))
        event = QAccessibleEvent(self, QAccessible.Event.NameChanged)
        QAccessible.updateAccessibility(event)
        refresh_ring(self)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)


class RatingFull(_Rating):
    """The rating in use: all anchors from 5 to 1 with their keys, "not observed", and the quotation behind it.

    ``quote_edited(str)``: 400 ms after the last key, and on leaving. It has a border in the accent while current.
    """

    quote_edited = Signal(str)

    def __init__(
        self,
        name: str,
        anchors: Mapping[int, str],
        *,
        quote: str = "",
        hint: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, anchors, parent)
        self._title = Label(name, "section")
        self._badge = Badge(_("Rating now"), "acc")
        self._hint = Label(_("1–5 rate, 0 not observed") if hint is None else hint, "caption", "t3", elidable=True)
        self._quote = LineEdit(_("Their words"), icon="quote")
        self._lay_out()
        self._quote.edited.connect(self.quote_edited)
        self._quote.setAccessibleName(_("{name}: their words").format(name=name))
        self.set_quote(quote)
        self.set_current(False)
        self._show_value()

    def quote(self) -> str:
        """The quotation."""
        return self._quote.text()

    def set_quote(self, quote: str) -> None:
        """Show a quotation without telling."""
        self._quote.set_text(quote)

    def quote_field(self) -> LineEdit:
        """The field of the quotation, to give it the focus."""
        return self._quote

    def set_current(self, current: bool) -> None:
        super().set_current(current)
        self._badge.setVisible(current)

    def set_locked(self, locked: bool) -> None:
        super().set_locked(locked)
        self._quote.set_state("locked" if locked else "normal")

    def paintEvent(self, _event: QPaintEvent) -> None:
        line, width = ("acc", 1.6) if self._current else ("line2", 1.0)
        box(painter_for(self), self.rect(), 8, "card", line, width)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._badge)
        head.addStretch(1)
        head.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(2)
        column.addLayout(head)
        column.addSpacing(8)
        for level in (*reversed(LEVELS), NO_LEVEL):
            text = self._anchors[level] if level else _("Not observed")
            column.addWidget(self._add_cell(level, AnchorRow(level, text)))
        column.addSpacing(8)
        column.addWidget(self._quote)


class RatingCompact(_Rating):
    """One line: the name, the chosen anchor below it, six cells at the right."""

    def __init__(self, name: str, anchors: Mapping[int, str], *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, anchors, parent)
        self._hint = hint
        self._words = Paragraph("", "caption", "t3")
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(Paragraph(name, "body_strong"), 1)
        line.addLayout(_cell_row(self, 26, 22))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 5, 0, 5)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self._words)
        self._show_value()

    def set_hint(self, hint: str) -> None:
        """The words below the name while it is not rated."""
        self._hint = hint
        self._show_value()

    def _show_value(self) -> None:
        super()._show_value()
        rated = self._level() is not None
        words = value_words(self._value, self._anchors) if rated else self._hint
        self._words.setText(words)
        self._words.set_color("t2" if rated else "t3")
        self._words.setVisible(bool(words))


class RatingInterview(_Rating):
    """Six large cells beside the name; beneath, the anchors of 1, 3 and 5 in equal columns, the nearest ones lit."""

    def __init__(
        self, name: str, anchors: Mapping[int, str], *, show_anchors: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, anchors, parent)
        self._columns = {level: AnchorColumn(level, self._anchors[level]) for level in (1, 3, 5)}
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(Paragraph(name, "body_strong"), 1)
        line.addLayout(_cell_row(self, 40, 26))
        below = QHBoxLayout()
        below.setSpacing(16)
        for column in self._columns.values():
            below.addWidget(column, 1, Qt.AlignmentFlag.AlignTop)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 4, 0, 4)
        outer.setSpacing(8)
        outer.addLayout(line)
        outer.addLayout(below)
        self.set_anchors_shown(show_anchors)
        self._show_value()

    def set_anchors_shown(self, shown: bool) -> None:
        """Fold the anchors away where height is short."""
        for column in self._columns.values():
            column.setVisible(shown)

    def _show_value(self) -> None:
        super()._show_value()
        for level, column in self._columns.items():
            column.set_lit(isinstance(self._value, int) and abs(self._value - level) <= 1)


def _cell_row(rating: _Rating, width: int, height: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    for level in LEVELS:
        name = f"{rating.name()} {level}: {rating.anchor(level)}"
        row.addWidget(rating._add_cell(level, Cell(level, width, height, name)), 0, Qt.AlignmentFlag.AlignTop)
    row.addSpacing(6 if width > 30 else 0)
    blank = Cell(NO_LEVEL, width, height, f"{rating.name()}: {_('Not observed')}")
    row.addWidget(rating._add_cell(NO_LEVEL, blank), 0, Qt.AlignmentFlag.AlignTop)
    return row
