"""One candidate: who, where in the process, the tabs of each stage, and the running score card beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMargins, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hireapp.i18n import _, joined, localized
from hireapp.ui import words
from hireapp.ui.candidate_tabs import (
    decision_tab,
    history_tab,
    interview_tab,
    phone_tab,
    resume_tab,
    work_sample_tab,
)
from hireapp.ui.contact_card import ApplyCard, ContactCard, DeleteCandidate
from hireapp.ui.desk import Desk, Screen
from hireapp.ui.kit.badges import Badge
from hireapp.ui.kit.buttons import Button, IconButton
from hireapp.ui.kit.frames import Column
from hireapp.ui.kit.layouts import IconLabel, row
from hireapp.ui.kit.palette import Command
from hireapp.ui.kit.paragraph import Label
from hireapp.ui.kit.stepper import StageStepper, Step, StepState
from hireapp.ui.kit.tabs import Tabs
from hireapp.ui.moves import Mover
from hireapp.ui.score_card import ScoreCardRail
from hireapp.ui.screening_tab import ScreeningTab
from hireapp.ui.tests_tab import TestsTab

if TYPE_CHECKING:
    from hireapp.bootstrap import Context
    from hireapp.errors import HireError
    from hireapp.services.changes import Changes
    from hireapp.services.overview import Overview

TABS = ("resume", "screening", "phone", "tests", "work_sample", "interview", "decision", "history")
CLOSED = ("rejected", "withdrawn", "hired")


class CandidateScreen(Screen):
    """The page. ``argument``: a candidate id, or "application:" and an application id; "#tab" opens a tab."""

    name = "candidates"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._argument = ""
        self._shown: Overview | None = None
        self._deleting = False
        self.mover = Mover(desk)
        self._create()
        self._lay_out()
        self._connect()

    def _create(self) -> None:
        self.title = Label("", "name")
        self.badge = Badge("")
        self.hold = Button(_("Hold"), key_hint="H")
        self.turn_down = Button(_("Reject…"), "danger")
        self.withdrew = Button(_("Withdrew…"), "ghost")
        self.next = Button(_("Next stage"), "primary", icon="arrow")
        self.apply = Button(_("Apply to opening…"), "primary", icon="flag")
        self.apply.setVisible(False)
        self.pen = IconButton("pen", _("Edit contacts"), "ghost", 26)
        self.contacts = QWidget()
        self.contact_card = ContactCard(self.desk)
        self.apply_card = ApplyCard(self.desk)
        self.stepper = StageStepper()
        self.tabs = Tabs(
            [
                ("resume", _("Resume"), None),
                ("screening", _("Screening"), None),
                ("phone", _("Phone"), None),
                ("tests", _("Tests"), None),
                ("work_sample", _("Work sample"), None),
                ("interview", _("Interview"), None),
                ("decision", _("Decision"), None),
                ("history", _("History"), None),
            ]
        )
        self.pages = QStackedWidget()
        self.screening = ScreeningTab(self.desk)
        self.tests = TestsTab(self.desk)
        self._columns: dict[str, Column] = {}
        self.rail = ScoreCardRail()

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(28, 16, 28, 0)
        head.setSpacing(8)
        left = (self.title, self.pen, 4, self.badge, None)
        head.addLayout(row(*left, self.withdrew, self.hold, self.turn_down, self.next, self.apply))
        self._contacts_line = QVBoxLayout()
        self._contacts_line.addWidget(self.contacts)
        head.addLayout(self._contacts_line)
        head.addWidget(self.contact_card)
        head.addWidget(self.apply_card)
        head.addSpacing(4)
        head.addWidget(self.stepper)
        head.addSpacing(4)
        head.addWidget(self.tabs)
        for key in TABS:
            column = Column(margins=QMargins(28, 16, 28, 24), spacing=10)
            self._columns[key] = column
            self.pages.addWidget(column)
        self._columns["screening"].add(self.screening)
        self._columns["screening"].end()
        self._columns["tests"].add(self.tests)
        self._columns["tests"].end()
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.pages, 1)
        below.addWidget(self.rail)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addLayout(below, 1)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._on_tab)
        self.hold.clicked.connect(self._on_hold)
        self.turn_down.clicked.connect(self._on_reject)
        self.withdrew.clicked.connect(self._on_withdraw)
        self.next.clicked.connect(self._on_next)
        self.pen.clicked.connect(self._on_pen)
        self.apply.clicked.connect(self._on_apply)
        self.apply_card.applied.connect(self._on_applied)
        shortcut = QShortcut(QKeySequence("H"), self, self._on_hold)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def open(self, argument: str) -> None:
        """Read the candidate and show the tab of the stage they are at."""
        self._argument, _hash, tab = argument.partition("#")
        self._wanted_tab = tab or "?"
        self._deleting = False
        self.desk.jobs.read(_Read(self.desk.context, self._argument), self._on_read)

    def on_changes(self, changes: Changes) -> None:
        """Read again; the tab stays. One who is being deleted is not read any more."""
        if self._deleting:
            return
        self.desk.jobs.read(_Read(self.desk.context, self._argument), self._on_read)

    def commands(self) -> list[Command]:
        """What can be done with this candidate."""
        if self._shown is None:
            return []
        name = self._shown.view.person.name
        anybody = [
            Command("apply", _("Apply to opening…"), name, icon="flag"),
            Command("contacts", _("Edit contacts"), name, icon="pen"),
            Command("delete", _("Delete candidate"), name, icon="trash"),
        ]
        if self._shown.application is None:
            return anybody
        return [
            Command("next", self.next.label(), name, "", icon="arrow"),
            Command("hold", _("Hold"), name, "H", icon="pause"),
            Command("reject", _("Reject…"), name, "", icon="x"),
            Command("phone", _("Phone workbench"), name, icon="phone"),
            Command("work_sample", _("Work sample"), name, icon="headset"),
            Command("interview", _("Interview kit"), name, icon="chat"),
            Command("panel", _("Panel"), name, icon="people"),
            Command("decision", _("Decision and report"), name, icon="report"),
            *anybody,
        ]

    def run(self, command: str) -> None:
        """Do a command of the palette."""
        if command in ("phone", "work_sample", "interview", "panel", "decision"):
            self._go_work(command)
        else:
            {
                "next": self._on_next,
                "hold": self._on_hold,
                "reject": self._on_reject,
                "apply": self._on_apply,
                "contacts": self._on_pen,
                "delete": self._on_delete,
            }[command]()

    @Slot(object)
    def _on_read(self, shown: Overview) -> None:
        self._shown = shown
        self._show_head(shown)
        self._show_tabs(shown)
        self.rail.show_card(shown)
        self.contact_card.show_candidate(shown)
        self.apply_card.show_candidate(shown)
        if self._wanted_tab:
            self.next.setFocus()
            tab = self._wanted_tab if self._wanted_tab != "?" else self._natural_tab(shown)
            self._wanted_tab = ""
            self.tabs.set_current(tab)
            self._on_tab(tab)

    _wanted_tab = "?"

    def _show_head(self, shown: Overview) -> None:
        self.title.setText(shown.view.person.name)
        application = shown.application
        for button in (self.hold, self.turn_down, self.withdrew, self.next):
            button.setVisible(application is not None)
        self.apply.setVisible(application is None)
        self._show_contacts(shown)
        if application is None or shown.profile is None:
            self.badge.set_badge(_("no application"), "neutral")
            self.stepper.set_steps([])
            return
        stage = localized(shown.profile.stage(application.stage).title)
        tone = {"active": "acc", "hold": "warn", "rejected": "bad", "withdrawn": "neutral", "hired": "ok"}[
            application.state
        ]
        text = stage if application.state == "active" else joined((stage, _(words.STATES[application.state])))
        self.badge.set_badge(text, tone)  # type: ignore[arg-type]
        closed = application.state in CLOSED
        self.hold.setVisible(not closed)
        self.hold.set_text(_("Take off hold") if application.state == "hold" else _("Hold"))
        self.turn_down.setVisible(not closed)
        self.withdrew.setVisible(not closed)
        self.next.set_text(self._next_words(shown))
        self.next.setVisible(application.state != "hired")
        self.stepper.set_steps(_steps(shown))

    def _next_words(self, shown: Overview) -> str:
        assert shown.application is not None and shown.profile is not None
        if shown.application.state in ("rejected", "withdrawn"):
            return _("Restore")
        stage = shown.profile.stage(shown.application.stage)
        submitted = any(
            sheet.assessment.stage == stage.id and sheet.assessment.state == "submitted" for sheet in shown.sheets
        )
        if stage.kind == "phone" and not submitted:
            return _("Call")
        if stage.kind == "interview" and not submitted:
            return _("Interview")
        if stage.kind == "work_sample" and not submitted:
            return _("Rate the work sample")
        after = shown.profile.stage_after(stage.id)
        return _("To {stage}").format(stage=localized(after.title)) if after else _("Decide")

    def _show_contacts(self, shown: Overview) -> None:
        person = shown.view.person
        parts: list[Any] = [IconLabel("phone", phone) for phone in person.phones]
        parts += [IconLabel("mail", person.email)] if person.email else []
        parts += [IconLabel("pin", person.city)] if person.city else []
        if shown.application is not None and shown.opening is not None:
            parts.append(IconLabel("flag", joined((shown.opening.title, shown.application.number)), elidable=True))
            parts.append(IconLabel("user", shown.names.get(shown.application.owner_id, "")))
        holder = QWidget()
        line = row(spacing=20)
        for part in parts:
            line.addWidget(part)
        line.addStretch(1)
        holder.setLayout(line)
        self._contacts_line.replaceWidget(self.contacts, holder)
        self.contacts.deleteLater()
        self.contacts = holder

    def _show_tabs(self, shown: Overview) -> None:
        self.screening.show_result(shown)
        self.tests.show_result(shown)
        self.tabs.set_count("history", len(shown.events) or None)
        makers = {
            "resume": resume_tab,
            "phone": phone_tab,
            "work_sample": work_sample_tab,
            "interview": interview_tab,
            "decision": decision_tab,
            "history": history_tab,
        }
        for key, make in makers.items():
            _fill(self._columns[key], make(shown, self))

    def _natural_tab(self, shown: Overview) -> str:
        if shown.application is None or shown.profile is None:
            return "resume"
        return shown.profile.stage(shown.application.stage).kind

    @Slot(str)
    def _on_tab(self, tab: str) -> None:
        self.pages.setCurrentIndex(TABS.index(tab))

    @Slot()
    def _on_hold(self) -> None:
        application = self._shown.application if self._shown else None
        if application is not None and application.state not in CLOSED:
            self._move("resume" if application.state == "hold" else "hold")

    @Slot()
    def _on_reject(self) -> None:
        self._ask("reject")

    @Slot()
    def _on_withdraw(self) -> None:
        self._ask("withdraw")

    @Slot()
    def _on_next(self) -> None:
        shown = self._shown
        if shown is None or shown.application is None or shown.profile is None:
            return
        if shown.application.state in ("rejected", "withdrawn"):
            self._move("restore")
            return
        stage = shown.profile.stage(shown.application.stage)
        submitted = any(
            sheet.assessment.stage == stage.id and sheet.assessment.state == "submitted" for sheet in shown.sheets
        )
        after = shown.profile.stage_after(stage.id)
        if stage.kind in ("phone", "interview", "work_sample") and not submitted:
            self._go_work(stage.kind)
        elif after is None:
            self._go_work("decision")
        else:
            self.mover.move(
                shown.application.id, shown.view.person.name, "advance", to_stage=after.id, title=localized(after.title)
            )
            self._wanted_tab = "?"

    @Slot()
    def _on_pen(self) -> None:
        if self._shown is not None:
            self.apply_card.end()
            self.contact_card.begin(self._shown)

    @Slot()
    def _on_apply(self) -> None:
        if self._shown is not None:
            self.contact_card.end()
            self.apply_card.begin(self._shown)

    @Slot(str)
    def _on_applied(self, application: str) -> None:
        self.desk.go("candidate", f"application:{application}")

    @Slot()
    def _on_delete(self) -> None:
        if self._shown is not None:
            self._deleting = True
            work = DeleteCandidate(self._shown.view.person.candidate_id)
            self.desk.jobs.change(work, self._on_deleted, self._on_not_deleted)

    @Slot(object)
    def _on_deleted(self, changes: Changes) -> None:
        self._deleting = False
        self.desk.messages.notice(_("Candidate deleted"), changes)
        self.desk.go("candidates")

    @Slot(object)
    def _on_not_deleted(self, error: HireError) -> None:
        self._deleting = False
        self.desk.messages.error(error)

    @Slot()
    def on_work_clicked(self) -> None:
        """A tab's button to its workbench; the button's name says which."""
        sender = self.sender()
        if sender is not None:
            self._go_work(sender.objectName())

    @Slot()
    def on_file_clicked(self) -> None:
        """Save a copy of an attached file where the user says."""
        sender = self.sender()
        if sender is not None:
            from hireapp.ui.attachments import save_copy

            save_copy(self.desk, self, sender.objectName())

    def _go_work(self, place: str) -> None:
        if self._shown is not None and self._shown.application is not None:
            page, _colon, stage = place.partition(":")
            self.desk.go(page, self._shown.application.id + (f"#{stage}" if stage else ""))

    def _move(self, outcome: str) -> None:
        if self._shown is not None and self._shown.application is not None:
            self.mover.move(self._shown.application.id, self._shown.view.person.name, outcome)

    def _ask(self, outcome: str) -> None:
        if self._shown is not None and self._shown.application is not None:
            self.mover.ask_reason(self, self._shown.application.id, self._shown.view.person.name, outcome)


class _Read:
    """Reads the page of a candidate or an application."""

    def __init__(self, context: Context, argument: str) -> None:
        self.context = context
        self.argument = argument

    def __call__(self, work: Any) -> Overview:
        from hireapp.services import overview

        library = self.context.library
        kind, _colon, key = self.argument.rpartition(":")
        return overview.of_application(work, key, library) if kind else overview.overview(work, key, None, library)


def _steps(shown: Overview) -> list[Step]:
    """(title, caption, state) of each stage."""
    assert shown.application is not None and shown.profile is not None
    ids = [stage.id for stage in shown.profile.stages]
    here = ids.index(shown.application.stage)
    steps: list[Step] = []
    for place, stage in enumerate(shown.profile.stages):
        state: StepState = "done" if place < here else "todo" if place > here else "current"
        if place == here and shown.application.state in ("rejected", "withdrawn"):
            state = "stopped"
        if shown.application.state == "hired":
            state = "done"
        steps.append((localized(stage.title), _caption(shown, stage.id, stage.kind), state))
    return steps


def _caption(shown: Overview, stage: str, kind: str) -> str:
    if kind == "screening" and shown.screening is not None and shown.screening.readable:
        return _("{points} of {readable} points").format(
            points=words.number(shown.screening.points, 0), readable=words.number(shown.screening.readable, 0)
        )
    score = shown.card.stages.get(stage) if shown.card else None
    if score is not None:
        return f"{words.number(score.value)} / 5"
    if kind == "tests" and shown.profile is not None and shown.tests_taken:
        total = len(shown.profile.stage(stage).tests)
        return _("{taken} of {all}").format(taken=len(shown.tests_taken), all=total)
    if kind == "decision" and shown.decision is not None:
        return _(words.OUTCOMES[shown.decision.outcome])
    return ""


def _fill(column: Column, widget: QWidget) -> None:
    while column.layout_.count():
        item = column.layout_.takeAt(0)
        old = item.widget() if item is not None else None
        if old is not None:
            old.deleteLater()
    column.add(widget)
    column.end()
