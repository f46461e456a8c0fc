"""What all labelled inputs share: the label above, the words below, the locked look, one signal."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hireapp.ui.kit.icons import draw_icon
from hireapp.ui.kit.paint import painter_for
from hireapp.ui.kit.paragraph import Paragraph

_WORDS_INK: dict[str, str] = {"error": "bad", "warn": "warn", "ok": "ok", "hint": "t3"}
_WORDS_ICON: dict[str, str] = {"error": "warn", "warn": "warn", "ok": "check"}


class Words(QWidget):
    """A line of help, or an icon and what is wrong, under a field."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = "hint"
        self._text = Paragraph(text, "caption", "t3")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 2, 0, 0)
        self._row.addWidget(self._text)

    def say(self, text: str, kind: str = "hint") -> None:
        """Show ``text`` as "hint", "error", "warn" or "ok"; nothing hides the line."""
        self._kind = kind
        self._text.setText(text)
        self._text.set_color(_WORDS_INK[kind])
        self._row.setContentsMargins(20 if kind in _WORDS_ICON else 0, 2, 0, 0)
        self.setVisible(bool(text))
        self.update()

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def kind(self) -> str:
        """Which kind of words they are."""
        return self._kind

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._kind in _WORDS_ICON:
            draw_icon(painter_for(self), _WORDS_ICON[self._kind], 1, 4, _WORDS_INK[self._kind], 14)


class Field(QWidget):
    """Label above, control, words below. ``changed()``: choices at once, text after a pause and on leaving.

    ``value()`` and ``set_value()`` are the subclass's; ``set_value`` never tells.
    """

    changed = Signal()

    def __init__(self, label: str, hint: str = "", *, required: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = label
        self._hint = hint
        self._locked = False
        self._label = Paragraph(f"{label} *" if required else label, "body", "t2")
        self._words = Words(hint)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._label)
        self._column.addWidget(self._words)
        self._label.setVisible(bool(label))
        self._words.say(hint)

    def name(self) -> str:
        """The label."""
        return self._name

    def set_error(self, text: str) -> None:
        """What is wrong and how to mend it; nothing shows the hint again."""
        self._words.say(text or self._hint, "error" if text else "hint")
        self._show_state()

    def set_warning(self, text: str) -> None:
        """What should be looked at; nothing shows the hint again."""
        self._words.say(text or self._hint, "warn" if text else "hint")
        self._show_state()

    def error(self) -> str:
        """What is wrong, if anything is."""
        return self._words.text() if self._words.kind() == "error" else ""

    def set_hint(self, hint: str) -> None:
        """Other help below."""
        self._hint = hint
        self._words.say(hint)

    def set_locked(self, locked: bool) -> None:
        """Readable, no longer to be changed."""
        self._locked = locked
        self._show_state()

    def is_locked(self) -> bool:
        """Whether it can no longer be changed."""
        return self._locked

    def flush(self) -> None:
        """Tell now what was typed, if something waits."""

    def _hold(self, control: QWidget, focus: QWidget | None = None) -> None:
        """Put the control between label and words, and give it the name of the field."""
        self._column.insertWidget(1, control)
        target = focus or control
        target.setAccessibleName(self._name)
        target.setAccessibleDescription(self._hint)
        if target.focusPolicy() != Qt.FocusPolicy.NoFocus:
            self.setFocusProxy(target)

    def _show_state(self) -> None:
        """Give the control the look of locked, error, warn or normal."""

    def _state(self) -> str:
        if self._locked:
            return "locked"
        return self._words.kind() if self._words.kind() in ("error", "warn") else "normal"
