"""The STAR fields of an interview question, and the probes that fill them."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hireapp.i18n import N_, _
from hireapp.ui.kit.buttons import PaintedButton
from hireapp.ui.kit.flow import FlowLayout
from hireapp.ui.kit.fonts import elided, text_width
from hireapp.ui.kit.icons import draw_icon
from hireapp.ui.kit.lines import GrowingText
from hireapp.ui.kit.paint import box, draw_text, fill_box, line_box, painter_for
from hireapp.ui.kit.paragraph import Label, tip

__all__ = ["FlowLayout", "ProbePill", "StarField"]
StarState = Literal["empty", "partial", "full"]
_LOOK: dict[StarState, tuple[str, str]] = {
    "empty": ("bad", "warn"),
    "partial": ("warn", "info"),
    "full": ("ok", "check"),
}
_SPOKEN: dict[StarState, str] = {"empty": N_("empty"), "partial": N_("not complete"), "full": N_("complete")}


class _State(QWidget):
    """Icon and words at the right of the caption."""

    def __init__(self) -> None:
        super().__init__()
        self._state: StarState = "empty"
        self._words = Label("", "caption", "bad", align="right", elidable=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addSpacing(20)
        row.addWidget(self._words)

    def show_state(self, state: StarState, words: str) -> None:
        self._state = state
        self._words.setText(words)
        self._words.set_color(_LOOK[state][0])
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._words.text():
            ink, name = _LOOK[self._state]
            drawn = min(text_width("caption", self._words.text()), self._words.width())
            draw_icon(painter_for(self), name, self.width() - drawn - 20, 2, ink, 14)


class StarField(QWidget):
    """One of the letters S, T, A, R: what was said, and what is still missing.

    ``edited(str)``: 400 ms after the last key, and on leaving.
    """

    edited = Signal(str)

    def __init__(
        self, letter: str, caption: str, placeholder: str = "", parent: QWidget | None = None, *, min_lines: int = 2
    ) -> None:
        super().__init__(parent)
        self._letter = letter
        self._title = caption
        self._state: StarState = "empty"
        self._locked = False
        self._caption = Label(caption, "caption", "t2")
        self._mark = _State()
        self._text = GrowingText(placeholder, min_lines=min_lines)
        self._lay_out()
        self._text.edited.connect(self.edited)
        self._text.installEventFilter(self)
        self.setFocusProxy(self._text)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_state("empty", "")

    def text(self) -> str:
        """What is written."""
        return self._text.text()

    def set_text(self, text: str) -> None:
        """Show ``text`` without telling."""
        self._text.set_text(text)

    def set_placeholder(self, text: str) -> None:
        """The next probe, shown while the field is empty."""
        self._text.setPlaceholderText(text)

    def insert(self, text: str) -> None:
        """Put ``text`` where the caret is, as if typed."""
        self._text.insertPlainText(text)

    def set_state(self, state: StarState, words: str) -> None:
        """How complete it is, and the words that say what is there or missing."""
        self._state = state
        self._mark.show_state(state, words)
        self._text.setAccessibleName(f"{self._letter} {self._title}, {_(_SPOKEN[state])}, {words}".rstrip(", "))
        self.update()

    def state(self) -> StarState:
        """How complete it is."""
        return self._state

    def set_locked(self, locked: bool) -> None:
        """Readable, no longer to be changed."""
        self._locked = locked
        self._text.setReadOnly(locked)
        self.update()

    def flush(self) -> None:
        """Tell now what was typed, if something waits."""
        self._text.flush()

    def editor(self) -> GrowingText:
        """The field itself, for its caret and its keys."""
        return self._text

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._text.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_for(self)
        self._draw_letter(painter)
        area = QRectF(38, 0, self.width() - 38, self.height())
        focused = self._text.hasFocus()
        ground = "sunk" if self._locked else "card"
        box(painter, area, 7, ground, "acc" if focused else "line2", 1.6 if focused else 1.0)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._caption)
        head.addWidget(self._mark, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(38 + 12, 7, 12, 7)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._text)

    def _draw_letter(self, painter: QPainter) -> None:
        place = QRectF(0, 7, 28, 28)
        ink = _LOOK[self._state][0]
        if self._state == "empty":
            line_box(painter, place, 5, "badg")
        else:
            fill_box(painter, place, 5, "oks" if self._state == "full" else "warns")
        draw_text(painter, place, self._letter, "section", ink, "center")


class ProbePill(PaintedButton):
    """A probing question; pressing it marks it as asked. ``asked_changed(bool)`` tells."""

    asked_changed = Signal(bool)

    def __init__(self, text: str, asked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.ring_radius = 14
        self.setCheckable(True)
        self.setChecked(asked)
        self.toggled.connect(self._on_toggled)
        self._name()

    def set_asked(self, asked: bool) -> None:
        """Mark it without telling."""
        self.blockSignals(True)
        self.setChecked(asked)
        self.blockSignals(False)
        self._name()

    def sizeHint(self) -> QSize:
        return QSize(int(text_width("body", self._label) + 36.999), 27)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 27)

    def draw(self, painter: QPainter) -> None:
        area = QRectF(self.rect())
        asked = self.isChecked()
        if asked:
            box(painter, area, 13.5, "hover" if self.is_hovered() else "card", "line2")
        else:
            fill_box(painter, area, 13.5, "h2" if self.is_hovered() else "accs")
        ink = "t2" if asked else "acct"
        draw_icon(painter, "check" if asked else "plus", 8, 6.5, ink, 14)
        room = int(area.width()) - 34
        shown = self._label if text_width("body", self._label) <= room + 1 else elided("body", self._label, room)
        draw_text(painter, area.adjusted(25, 0, 0, 0), shown, "body", ink)

    def _on_toggled(self, asked: bool) -> None:
        self._name()
        self.asked_changed.emit(asked)

    def _name(self) -> None:
        state = _("asked") if self.isChecked() else _("not asked yet")
        self.setAccessibleName(f"{self._label}, {state}")
        self.setToolTip(tip(self._label))
