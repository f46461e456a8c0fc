"""The head of the interview kit: who, which round, the rater and their focus, the clock, saved, submit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.i18n import _
from hireapp.ui import words
from hireapp.ui.kit.badges import Badge
from hireapp.ui.kit.buttons import Button, IconButton, LinkButton
from hireapp.ui.kit.frames import Ground
from hireapp.ui.kit.layouts import row
from hireapp.ui.kit.paragraph import Label


class InterviewHeader(Ground):
    """``primary_clicked``: start, submit or amend, as the state says; the other signals are named by their buttons."""

    primary_clicked = Signal()
    pause_clicked = Signal()
    note_clicked = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("bg", ("bottom",))
        self.start_words = _("Start interview")
        self.person = Label("", "heading", elidable=True)
        self.badge = Badge("", "acc")
        self.lock = Badge(_("locked"), "ok", "lock")
        self.rater = Label("", "caption", "t2", elidable=True)
        self.time = Label("00:00", "figure")
        self.planned = Label("", "body", "t3")
        self.pause = IconButton("pause", _("Pause the clock"), "ghost")
        self.saved = Label("", "caption", "t2", align="right", elidable=True)
        self.again = LinkButton(_("Save again"), role="caption")
        self.note = Button(_("Note for next interviewer"), icon="pen", size="header")
        self.primary = Button(self.start_words, "primary", size="header")
        self._lay_out()
        for button, signal in (
            (self.primary, self.primary_clicked),
            (self.pause, self.pause_clicked),
            (self.note, self.note_clicked),
            (self.again, self.again_wanted),
        ):
            button.clicked.connect(signal)

    def _lay_out(self) -> None:
        self.again.hide()
        self.lock.hide()
        who = QWidget()
        who.setMinimumWidth(220)
        who.setMaximumWidth(480)
        column = QVBoxLayout(who)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row(self.person, self.badge, self.lock, None))
        column.addWidget(self.rater)
        line = row(who, 20, self.time, self.planned, self.pause, spacing=8)
        line.addWidget(self.saved, 1)
        for widget in (self.again, self.note, self.primary):
            line.addWidget(widget)
        line.setContentsMargins(24, 10, 24, 10)
        self.setLayout(line)
        self.setFixedHeight(68)

    def show_time(self, elapsed_ms: int, planned_ms: int) -> None:
        """The clock and the plan."""
        self.time.setText(words.clock(elapsed_ms))
        self.time.set_color("warn" if elapsed_ms > planned_ms > 0 else "text")
        self.planned.setText(f"/ {words.clock(planned_ms)}")

    def show_saved(self, text: str, trouble: bool) -> None:
        """ "Saved 10:42:18", or what could not be saved."""
        self.saved.setText(text)
        self.saved.set_color("bad" if trouble else "t2")
        self.again.setVisible(trouble)

    def show_state(self, state: str) -> None:
        """The buttons of ``state``: new, running, paused, locked."""
        texts = {"new": self.start_words, "locked": _("Amend…")}
        icons = {"new": "play", "locked": "pen"}
        self.primary.set_kind("plain" if state == "locked" else "primary")
        self.primary.set_icon(icons.get(state, "lock"))
        self.primary.set_text(texts.get(state, _("Submit and lock")))
        self.lock.setVisible(state == "locked")
        self.note.setVisible(state in ("running", "paused"))
        self.pause.setVisible(state in ("running", "paused"))
        self.pause.set_icon("pause" if state == "running" else "play")
        self.pause.set_name(_("Pause the clock") if state == "running" else _("Let the clock run"))
