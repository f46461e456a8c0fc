"""The head of the phone workbench: who, the clock against the plan, pause, and the one primary button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.i18n import _
from hireapp.ui import words
from hireapp.ui.kit.badges import Badge, Dot
from hireapp.ui.kit.bars import BudgetBar, Segment
from hireapp.ui.kit.buttons import Button
from hireapp.ui.kit.frames import Ground, Hairline
from hireapp.ui.kit.layouts import row
from hireapp.ui.kit.paragraph import Label

STATES = ("new", "running", "paused", "ended", "locked")


class PhoneHeader(Ground):
    """``primary_clicked``: start, hang up, submit or amend; ``second_clicked``: pause, go on, call again."""

    primary_clicked = Signal()
    second_clicked = Signal()

    def __init__(self) -> None:
        super().__init__("bg", ("bottom",))
        self.person = Label("", "heading", elidable=True)
        self.contact = Label("", "caption", "t2", elidable=True)
        self.badge = Badge("", "neutral")
        self.lamp = Dot("t3", "")
        self.time = Label("00:00", "figure_large")
        self.planned = Label("", "body", "t3")
        self.budget = BudgetBar([])
        self.second = Button(_("Pause"), icon="pause", size="header")
        self.primary = Button(_("Start call"), "primary", key_hint="F9", size="header")
        self._lay_out()
        self.second.clicked.connect(self.second_clicked)
        self.primary.clicked.connect(self.primary_clicked)

    def _lay_out(self) -> None:
        who = QWidget()
        who.setMinimumWidth(150)
        who.setMaximumWidth(250)
        column = QVBoxLayout(who)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row(self.person, self.badge, None))
        column.addWidget(self.contact)
        line = row(who, 8, Hairline(vertical=True), 8, self.lamp, self.time, self.planned, 12, spacing=8)
        line.addWidget(self.budget, 1)
        line.addSpacing(16)
        line.addWidget(self.second)
        line.addWidget(self.primary)
        line.setContentsMargins(24, 12, 24, 12)
        self.setLayout(line)
        self.setFixedHeight(76)

    def show_person(self, name: str, contact: str) -> None:
        """Who is called."""
        self.person.setText(name)
        self.contact.setText(contact)

    def show_time(
        self, elapsed_ms: int, planned_ms: int, segments: Sequence[Segment], behind: str, caption: str
    ) -> None:
        """The clock and the plan."""
        self.time.setText(words.clock(elapsed_ms))
        self.time.setAccessibleName(_("{time} of the call").format(time=words.clock(elapsed_ms)))
        self.planned.setText(f"/ {words.clock(planned_ms)}")
        self.budget.set_segments(segments, behind, caption)

    def show_state(self, state: str) -> None:
        """The buttons and the lamp of ``state``: new, running, paused, ended, locked."""
        lamp = {"running": ("okg", _("In the call")), "paused": ("warng", _("Paused"))}.get(state, ("t3", _("No call")))
        self.lamp.set_tone(*lamp)
        second = {
            "running": (_("Pause"), "pause"),
            "paused": (_("Go on"), "play"),
            "ended": (_("Call again"), "phone"),
        }
        self.second.setVisible(state in second)
        if state in second:
            self.second.set_text(second[state][0])
            self.second.set_icon(second[state][1])
        self._show_primary(state)
        self._show_badge(state)

    def _show_primary(self, state: str) -> None:
        texts = {
            "new": _("Start call"),
            "running": _("Hang up and rate"),
            "paused": _("Hang up and rate"),
            "ended": _("Submit…"),
            "locked": _("Amend…"),
        }
        icons = {"new": "phone", "ended": "lock", "locked": "pen"}
        self.primary.set_kind("plain" if state == "locked" else "primary")
        self.primary.set_icon(icons.get(state))
        self.primary.set_text(texts[state])

    def _show_badge(self, state: str) -> None:
        badges = {"ended": (_("rate now"), "acc", None), "locked": (_("locked"), "ok", "lock")}
        self.badge.setVisible(state in badges)
        if state in badges:
            text, tone, icon = badges[state]
            self.badge.set_badge(text, tone, icon)  # type: ignore[arg-type]
