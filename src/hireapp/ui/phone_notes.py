"""Notes with the time on the clock: one line to type into, the latest ones below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMargins, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hireapp.i18n import _
from hireapp.ui import words
from hireapp.ui.kit.badges import KeyHint
from hireapp.ui.kit.buttons import LinkButton
from hireapp.ui.kit.frames import Column, Ground
from hireapp.ui.kit.layouts import row
from hireapp.ui.kit.lines import FieldState, LineEdit, draw_field
from hireapp.ui.kit.paint import painter_for
from hireapp.ui.kit.paragraph import Label, Paragraph


class NoteEntry(QWidget):
    """The time and the line. ``entered(ms, text)`` on Enter; the time is that of the first key."""

    entered = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.moment: Callable[[], int] | None = None
        self._at: int | None = None
        self.time = Label("00:00", "caption_strong", "acct")
        self.line = LineEdit(_("Type a note, Enter keeps it"))
        self.line.set_plain(True)
        self.line.setAccessibleName(_("Note"))
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 1, 4, 1)
        line.setSpacing(2)
        line.addWidget(self.time)
        line.addWidget(self.line, 1)
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._on_typed)
        self.line.returnPressed.connect(self.take)

    def show_now(self) -> None:
        """Show the time a note would get now."""
        if self._at is None and self.moment is not None:
            self.time.setText(words.clock(self.moment()))

    @Slot()
    def take(self) -> None:
        """Keep what is typed."""
        text = self.line.text().strip()
        if text:
            at = self._at if self._at is not None else self.moment() if self.moment else 0
            self.line.set_text("")
            self._at = None
            self.entered.emit(at, text)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        state: FieldState = "locked" if self.line.isReadOnly() else "normal"
        draw_field(painter_for(self), QRectF(self.rect()), state, self.line.hasFocus())

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        if not text:
            self._at = None
        elif self._at is None and self.moment is not None:
            self._at = self.moment()


class NotesPanel(Ground):
    """Head with key and "saved", the line, the notes newest first. ``entered(ms, text)``; ``again_wanted``."""

    entered = Signal(int, str)
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("bg", ("top",))
        self.entry = NoteEntry()
        self.saved = Label("", "caption", "t3", align="right", elidable=True)
        self.again = LinkButton(_("Save again"), role="caption")
        self.again.hide()
        self._shown: list[tuple[int, str]] | None = None
        self._most = 3
        self._lines: list[QWidget] = []
        head = row(Label(_("Notes"), "section"), KeyHint("N"), spacing=8)
        head.addWidget(self.saved, 1)
        head.addWidget(self.again)
        self._list = Column(margins=QMargins(0, 4, 0, 4), spacing=4)
        self._column = self._list.layout_
        self._list.end()
        self._list.setFixedHeight(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 10, 18, 6)
        outer.setSpacing(6)
        outer.addLayout(head)
        outer.addWidget(self.entry)
        outer.addWidget(self._list)
        self.entry.entered.connect(self.entered)
        self.again.clicked.connect(self.again_wanted)

    def show_notes(self, notes: Sequence[tuple[int, str]]) -> None:
        """These notes, newest first."""
        if list(notes) == self._shown:
            return
        self._shown = list(notes)
        for line in self._lines:
            self._column.removeWidget(line)
            line.deleteLater()
        self._lines = [_note(at_ms, text) for at_ms, text in reversed(notes)]
        for place, line in enumerate(self._lines):
            self._column.insertWidget(place, line)
        self._list.setFixedHeight(min(self._most, len(self._lines)) * 26)

    def set_low(self, low: bool) -> None:
        """Whether height is short: fewer notes are in view, the others scroll."""
        self._most = 1 if low else 3
        self._list.setFixedHeight(min(self._most, len(self._lines)) * 26)

    def show_state(self, text: str, trouble: bool) -> None:
        """ "Saved 10:42:18", or what could not be saved."""
        self.saved.setText(text)
        self.saved.set_color("bad" if trouble else "t3")
        self.again.setVisible(trouble)

    def set_locked(self, locked: bool) -> None:
        """No more notes."""
        self.entry.line.setReadOnly(locked)
        self.entry.setVisible(not locked)

    def texts(self) -> list[str]:
        """The notes shown, newest first."""
        return [text for _at, text in reversed(self._shown or [])]


def _note(at_ms: int, text: str) -> QWidget:
    holder = QWidget()
    line = row(spacing=10)
    line.setContentsMargins(10, 0, 0, 0)
    time = Label(words.clock(at_ms), "caption", "t3")
    time.setMinimumWidth(38)
    line.addWidget(time, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Paragraph(text, "body", "t2"), 1)
    holder.setLayout(line)
    return holder
