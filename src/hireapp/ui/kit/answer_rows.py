"""What a candidate answers on: a statement with five words, two ends with five steps, a list with two picks.

Each is one painted widget, so that a page of ten stands at once. One has the keyboard at a time and says so by its
frame;
digits answer, up and down go to the neighbour (``wants_next``), and what was chosen is filled as well as named.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hireapp.i18n import _
from hireapp.ui.kit.block import text_block
from hireapp.ui.kit.fonts import Role, text_width
from hireapp.ui.kit.paint import box, dot, draw_text, fill_box, hair, painter_for
from hireapp.ui.kit.theme import color, mixed

STEPS = 5
NARROW = 900
_PAD = 20
_CELL_HEIGHT = 44
_LINE = 18
_GAP = 8
_MARK = 22


class AnswerRow(QWidget):
    """The base: focus, current frame, keys. ``chosen()`` after the user chose; ``wants_next(step)`` for up and down."""

    chosen = Signal()
    wants_next = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locked = False
        self._hover = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_locked(self, locked: bool) -> None:
        """Readable, no longer to be changed."""
        self._locked = locked
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        width = max(self.width(), 640)
        return QSize(640, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(420, self.heightForWidth(max(self.width(), 420)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._hover = -1
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.hit(event.position())
        if over != self._hover:
            self._hover = over
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.hit(event.position())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if found >= 0 and not self._locked:
            self.press(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.wants_next.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif self._locked or not self.press_key(event):
            super().keyPressEvent(event)

    def hit(self, at: QPointF) -> int:
        """The part under the mouse, or -1."""
        return -1

    def press(self, part: int) -> None:
        """The user chose ``part``."""

    def press_key(self, event: QKeyEvent) -> bool:
        """Answer by a key. Returns whether it meant something."""
        return False

    def draw_current(self, painter: QPainter) -> None:
        """The frame of the row that has the keyboard."""
        if self.hasFocus():
            ground = mixed(color("bg"), color("acc"), 0.05)
            box(painter, QRectF(self.rect()).adjusted(0.8, 0.8, -0.8, -0.8), 10, ground, "acc", 1.6)


class _Steps(AnswerRow):
    """A row with five steps; ``value()`` is 1 to 5, or None."""

    def __init__(self, name: str, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = tuple(words) or tuple(str(step) for step in range(1, STEPS + 1))
        self._value: int | None = None
        self._name = name
        self._speak()

    def value(self) -> int | None:
        """The step chosen."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show ``value`` without telling."""
        self._value = value
        self._speak()
        self.update()

    def press(self, part: int) -> None:
        self.set_value(part + 1)
        self.chosen.emit()

    def press_key(self, event: QKeyEvent) -> bool:
        text = event.text()
        if text in ("1", "2", "3", "4", "5"):
            self.press(int(text) - 1)
            return True
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = -1 if event.key() == Qt.Key.Key_Left else 1
            self.press(max(0, min(STEPS - 1, (self._value or 3) - 1 + (step if self._value else 0))))
            return True
        return False

    def _speak(self) -> None:
        word = self._words[self._value - 1] if self._value else _("not answered")
        self.setAccessibleName(f"{self._name}, {word}")


class StatementRow(_Steps):
    """A numbered statement and five answer words; below 900 wide the words stand under the statement."""

    def __init__(self, number: int, statement: str, words: Sequence[str], parent: QWidget | None = None) -> None:
        self._number = str(number) if number else ""
        self._statement = statement
        super().__init__(f"{self._number} {statement}".strip(), words, parent)
        self._lines = tuple(_in_lines(word) for word in self._words)
        self._cell = int(max(84.0, *(text_width("option_strong", line) + 22 for made in self._lines for line in made)))
        self._tall = _CELL_HEIGHT + (_LINE - 4 if any(len(made) > 1 for made in self._lines) else 0)

    def heightForWidth(self, width: int) -> int:
        text = text_block(self._statement, "statement", self._text_width(width)).height
        return max(self._tall + 6, text + 20) if self._is_wide(width) else text + self._tall + 34

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_for(self)
        self.draw_current(painter)
        width, height = self.width(), self.height()
        block = text_block(self._statement, "statement", self._text_width(width))
        top = (height - block.height) / 2 if self._is_wide(width) else 12
        ink = "t2" if self._value and not self.hasFocus() else "text"
        draw_text(
            painter, QRectF(_PAD, top, 30, 27), self._number, "option", "acct" if self.hasFocus() else "t3", "right"
        )
        block.draw(painter, QPointF(_PAD + self._indent(), top), ink)
        for place, lines in enumerate(self._lines):
            self._draw_cell(painter, self._area(place), place, lines)

    def hit(self, at: QPointF) -> int:
        return next((place for place in range(STEPS) if self._area(place).contains(at)), -1)

    def _is_wide(self, width: int) -> bool:
        return width >= max(NARROW, STEPS * (self._cell + _GAP) + 320)

    def _text_width(self, width: int) -> int:
        used = STEPS * (self._cell + _GAP) + 24 if self._is_wide(width) else 0
        return width - used - 2 * _PAD - self._indent()

    def _indent(self) -> int:
        return 42 if self._number else 0

    def _area(self, place: int) -> QRectF:
        if self._is_wide(self.width()):
            left = self.width() - _PAD + _GAP - (STEPS - place) * (self._cell + _GAP)
            return QRectF(left, (self.height() - self._tall) / 2, self._cell, self._tall)
        room = (self.width() - 2 * _PAD - (STEPS - 1) * _GAP) / STEPS
        return QRectF(_PAD + place * (room + _GAP), self.height() - self._tall - 12, room, self._tall)

    def _draw_cell(self, painter: QPainter, area: QRectF, place: int, lines: tuple[str, ...]) -> None:
        is_chosen = self._value == place + 1
        if is_chosen:
            fill_box(painter, area, 8, "acc")
        else:
            line = "line2" if self._value and not self.hasFocus() else "field"
            box(painter, area, 8, "hover" if self._hover == place else "card", line)
        role: Role = "option_strong" if is_chosen else "option"
        top = area.center().y() - len(lines) * _LINE / 2 - (7 if self.hasFocus() else 0)
        for step, line in enumerate(lines):
            words = QRectF(area.left(), top + step * _LINE, area.width(), _LINE)
            draw_text(painter, words, line, role, "onacc" if is_chosen else "text", "center")
        if self.hasFocus():
            key = QRectF(area.left(), area.bottom() - 17, area.width(), 14)
            draw_text(painter, key, str(place + 1), "caption", "onacc" if is_chosen else "t3", "center")


class PairRow(_Steps):
    """Two ends of equal weight and five steps between them."""

    def __init__(self, number: int, ends: tuple[str, str], words: Sequence[str], parent: QWidget | None = None) -> None:
        self._number = str(number) if number else ""
        self._ends = ends
        super().__init__(f"{self._number} {ends[0]} / {ends[1]}".strip(), words, parent)

    def heightForWidth(self, width: int) -> int:
        room = self._end_width(width)
        return max(64, *(text_block(end, "statement", room).height + 24 for end in self._ends))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_for(self)
        self.draw_current(painter)
        ink = "acct" if self.hasFocus() else "t3"
        draw_text(painter, QRectF(_PAD - 8, 0, 30, self.height()), self._number, "option", ink, "right")
        room = self._end_width(self.width())
        left, right = (text_block(end, "statement", room) for end in self._ends)
        left.draw(painter, QPointF(_PAD + self._indent(), (self.height() - left.height) / 2), "text")
        right.draw(painter, QPointF(self.width() - _PAD - room, (self.height() - right.height) / 2), "text")
        first, last = self._area(0).center(), self._area(STEPS - 1).center()
        hair(painter, first.x(), first.y(), last.x() - first.x(), "line2")
        for place in range(STEPS):
            self._draw_step(painter, self._area(place), place)

    def hit(self, at: QPointF) -> int:
        return next((place for place in range(STEPS) if self._area(place).adjusted(-6, -12, 6, 12).contains(at)), -1)

    def _end_width(self, width: int) -> int:
        return (width - 5 * 56 - 2 * _PAD - self._indent() - 32) // 2

    def _indent(self) -> int:
        return 34 if self._number else 0

    def _area(self, place: int) -> QRectF:
        middle = _PAD + self._indent() + self._end_width(self.width()) + 16 + 5 * 28
        size = 40 if place in (0, STEPS - 1) else 34 if place in (1, 3) else 30
        x = middle + (place - 2) * 56
        return QRectF(x - size / 2, (self.height() - size) / 2, size, size)

    def _draw_step(self, painter: QPainter, area: QRectF, place: int) -> None:
        is_chosen = self._value == place + 1
        if is_chosen:
            dot(painter, area.center().x(), area.center().y(), area.width() / 2, "acc")
        else:
            box(painter, area, area.width() / 2, "hover" if self._hover == place else "card", "field")
        if self.hasFocus() or is_chosen:
            draw_text(painter, area, str(place + 1), "caption", "onacc" if is_chosen else "t3", "center")


class TwoPicks(AnswerRow):
    """A list of which one is picked for the first column and another for the second (most and least, best and worst).

    Keys: 1 to 9 pick for the first column, then for the second; Backspace clears. ``picked()`` is (first, second) ids.
    """

    def __init__(
        self,
        name: str,
        entries: Sequence[tuple[str, str]],
        columns: tuple[str, str],
        *,
        letters: bool = False,
        role: Role = "statement",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._entries = list(entries)
        self._columns = columns
        self._letters = letters
        self._role: Role = role
        self._name = name
        self._picks: list[str | None] = [None, None]
        self._cell = int(max(76.0, *(text_width("option_strong", word) + 24 for word in columns)))
        self._speak()

    def picked(self) -> tuple[str | None, str | None]:
        """Ids picked for the first and the second column."""
        return self._picks[0], self._picks[1]

    def set_picked(self, first: str | None, second: str | None) -> None:
        """Show picks without telling."""
        self._picks = [first, second]
        self._speak()
        self.update()

    def heightForWidth(self, width: int) -> int:
        return sum(self._heights(width)) + 16

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_for(self)
        if self.hasFocus():
            self.draw_current(painter)
        else:
            box(painter, QRectF(self.rect()), 10, "card", "line")
        top = 8.0
        for row, height in enumerate(self._heights(self.width())):
            self._draw_row(painter, row, top, height)
            top += height

    def hit(self, at: QPointF) -> int:
        for row in range(len(self._entries)):
            for column in (0, 1):
                if self._area(row, column).contains(at):
                    return row * 2 + column
        return -1

    def press(self, part: int) -> None:
        row, column = divmod(part, 2)
        chosen = self._entries[row][0]
        if self._picks[column] == chosen:
            self._picks[column] = None
        else:
            self._picks[column] = chosen
            if self._picks[1 - column] == chosen:
                self._picks[1 - column] = None
        self._speak()
        self.update()
        self.chosen.emit()

    def press_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Backspace:
            self.set_picked(None, None)
            self.chosen.emit()
            return True
        text = event.text().casefold()
        place = "abcdefghi".find(text) if self._letters and text.isalpha() and text else -1
        place = int(text) - 1 if text.isascii() and text.isdigit() else place
        if not 0 <= place < len(self._entries):
            return False
        column = 1 if self._picks[0] is not None and self._picks[0] != self._entries[place][0] else 0
        self.press(place * 2 + column)
        return True

    def _heights(self, width: int) -> list[int]:
        room = self._text_width(width)
        return [max(48, text_block(text, self._role, room).height + 22) for _key, text in self._entries]

    def _text_width(self, width: int) -> int:
        return width - 2 * (self._cell + _GAP) - 2 * _PAD - (_MARK + 14) - 8

    def _area(self, row: int, column: int) -> QRectF:
        heights = self._heights(self.width())
        top = 8 + sum(heights[:row])
        left = self.width() - _PAD + _GAP - (2 - column) * (self._cell + _GAP)
        return QRectF(left, top + (heights[row] - 38) / 2, self._cell, 38)

    def _draw_row(self, painter: QPainter, row: int, top: float, height: int) -> None:
        key, text = self._entries[row]
        if row:
            hair(painter, _PAD, top, self.width() - 2 * _PAD)
        mark = chr(ord("A") + row) if self._letters else str(row + 1)
        block = text_block(text, self._role, self._text_width(self.width()))
        y = top + (height - block.height) / 2
        draw_text(painter, QRectF(_PAD, top, _MARK, height), mark, "option", "acct" if self.hasFocus() else "t3")
        block.draw(painter, QPointF(_PAD + _MARK + 14, y), "text")
        for column, word in enumerate(self._columns):
            area = self._area(row, column)
            if self._picks[column] == key:
                fill_box(painter, area, 8, "acc" if column == 0 else "text")
                draw_text(painter, area, word, "option_strong", "onacc" if column == 0 else "bg", "center")
            else:
                taken = self._picks[column] is not None
                box(
                    painter,
                    area,
                    8,
                    "hover" if self._hover == row * 2 + column else "card",
                    "line2" if taken else "field",
                )
                draw_text(painter, area, word, "option", "t2" if taken else "text", "center")

    def _speak(self) -> None:
        texts = dict(self._entries)
        said = [
            f"{word}: {texts[key] if key is not None else _('not answered')}"
            for word, key in zip(self._columns, self._picks, strict=True)
        ]
        self.setAccessibleName(", ".join([self._name, *said]))


class OnePick(AnswerRow):
    """A list of which one is picked. Keys: its letter or its number."""

    def __init__(self, name: str, entries: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = list(entries)
        self._name = name
        self._pick: str | None = None
        self._speak()

    def picked(self) -> str | None:
        """The id picked."""
        return self._pick

    def set_picked(self, key: str | None) -> None:
        """Show a pick without telling."""
        self._pick = key
        self._speak()
        self.update()

    def heightForWidth(self, width: int) -> int:
        return sum(self._heights(width)) + 8 * len(self._entries) + 8

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_for(self)
        self.draw_current(painter)
        for place, (key, text) in enumerate(self._entries):
            area = self._area(place)
            is_chosen = key == self._pick
            if is_chosen:
                box(painter, area, 8, "accs", "acc", 1.6)
            else:
                box(painter, area, 8, "hover" if self._hover == place else "card", "field")
            draw_text(
                painter,
                area.adjusted(14, 0, 0, 0),
                chr(ord("A") + place),
                "option_strong",
                "acct" if is_chosen else "t3",
            )
            block = text_block(text, "say", self._text_width(self.width()))
            block.draw(painter, QPointF(area.left() + 44, area.center().y() - block.height / 2), "text")

    def hit(self, at: QPointF) -> int:
        return next((place for place in range(len(self._entries)) if self._area(place).contains(at)), -1)

    def press(self, part: int) -> None:
        self.set_picked(self._entries[part][0])
        self.chosen.emit()

    def press_key(self, event: QKeyEvent) -> bool:
        text = event.text().casefold()
        place = "abcdefghi".find(text) if text.isalpha() and text else -1
        place = int(text) - 1 if text.isascii() and text.isdigit() else place
        if 0 <= place < len(self._entries):
            self.press(place)
            return True
        return False

    def _heights(self, width: int) -> list[int]:
        room = self._text_width(width)
        return [max(48, text_block(text, "say", room).height + 20) for _key, text in self._entries]

    def _text_width(self, width: int) -> int:
        return width - 16 - 60

    def _area(self, place: int) -> QRectF:
        heights = self._heights(self.width())
        return QRectF(8, 8 + sum(heights[:place]) + 8 * place, self.width() - 16, heights[place])

    def _speak(self) -> None:
        texts = dict(self._entries)
        self.setAccessibleName(f"{self._name}, {texts[self._pick] if self._pick else _('not answered')}")


def _in_lines(word: str) -> tuple[str, ...]:
    """An answer word on one line or, if it is long, on two of about the same length."""
    parts = word.split()
    if len(parts) < 2 or text_width("option_strong", word) <= 92:
        return (word,)
    ways = [(" ".join(parts[:place]), " ".join(parts[place:])) for place in range(1, len(parts))]
    return min(ways, key=lambda way: max(text_width("option_strong", line) for line in way))
