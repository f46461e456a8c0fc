"""The interview kit: steps with their minutes left, question and notes in the centre, claims and resume right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout

from hireapp.forms.form import Section
from hireapp.i18n import _, listed, localized
from hireapp.ui.calls import Call
from hireapp.ui.desk import Desk
from hireapp.ui.editors import Editor, Style
from hireapp.ui.interview_centre import CentreColumn, StepPage
from hireapp.ui.interview_header import InterviewHeader
from hireapp.ui.interview_parts import (
    SWAP,
    in_use,
    left_words,
    lines_of,
    questions_of,
    reserve_of,
    steps_of,
    structure_words,
)
from hireapp.ui.interview_rail import InterviewRail
from hireapp.ui.interview_steps import StepsRail
from hireapp.ui.kit.frames import Ground
from hireapp.ui.kit.layouts import IconLabel, KeyLine
from hireapp.ui.kit.menus import Menu
from hireapp.ui.kit.palette import Command
from hireapp.ui.sheet_clock import STEP
from hireapp.ui.sheet_screen import NARROW_BELOW, SheetScreen
from hireapp.ui.sheet_words import planned_ms

if TYPE_CHECKING:
    from hireapp.ui.sheet_read import Work


class InterviewScreen(SheetScreen):
    """The page. ``argument``: the id of an application."""

    kind = "interview"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._steps: list[Section] = []
        self._titles: list[str] = []
        self._pages: dict[str, StepPage] = {}
        self._step = 0
        self._swap_step = ""
        self._shown_application = ""
        self.header = InterviewHeader()
        self.steps = StepsRail()
        self.centre = CentreColumn()
        self.rail = InterviewRail()
        self.hidden = IconLabel("eye-off", "", "t2", elidable=True)
        self.foot = KeyLine([("Alt 1–9", _("probe")), ("Ctrl Enter", _("next question"))])
        self.menu = Menu(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        foot = Ground("bg", ("top",))
        line = QHBoxLayout(foot)
        line.setContentsMargins(26, 7, 26, 7)
        line.addWidget(self.hidden, 1)
        line.addWidget(self.foot)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.centre, 1)
        middle.addWidget(foot)
        body = self.body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.steps)
        body.addLayout(middle, 1)
        body.addWidget(self.rail)
        page = QVBoxLayout(self.work_page)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.header)
        page.addLayout(body, 1)

    def _connect(self) -> None:
        self.header.primary_clicked.connect(self.do_primary)
        self.header.pause_clicked.connect(self._on_pause)
        self.header.note_clicked.connect(self._on_note)
        self.header.again_wanted.connect(self.keeper.save_again)
        self.keeper.state_changed.connect(self.header.show_saved)
        self.clock.ticked.connect(self._on_tick)
        self.steps.chosen.connect(self.go_step)
        self.menu.chosen.connect(self._on_swapped)
        self.rail.claims.judged.connect(self._on_judged)
        self.rail.claims.added.connect(self._on_claim)
        self.rail.conflicts.noted.connect(self._on_conflict)
        self.rail.conflicts.clarified.connect(self._on_clarified)
        keys: list[tuple[str, Any]] = [
            ("Ctrl+Return", self.go_next),
            ("Ctrl+Enter", self.go_next),
            ("Ctrl+Down", self._on_down),
            ("Ctrl+Up", self._on_up),
            ("Esc", self.rail.close_over),
        ]
        keys += [(f"Alt+{digit}", self._on_probe) for digit in range(1, 10)]
        for key, slot in keys:
            shortcut = QShortcut(QKeySequence(key), self.work_page)
            shortcut.activated.connect(slot)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.work_page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # ---- the contract of a screen
    def commands(self) -> list[Command]:
        """What can be done in the interview."""
        if self.work is None:
            return []
        name = self.work.page.view.person.name
        return [
            Command("primary", self.header.primary.label(), name, icon="lock"),
            Command("next", _("Next question"), name, "Ctrl Enter"),
            Command("pause", self.header.pause.toolTip(), name),
            Command("candidate", _("Open candidate"), name, icon="people"),
        ]

    def run(self, command: str) -> None:
        """Do a command of the palette."""
        if command == "candidate":
            self.desk.go("candidate", f"application:{self.application_id}#interview")
        else:
            {"primary": self.do_primary, "next": self.go_next, "pause": self._on_pause}[command]()

    def flush(self) -> None:
        for page in self._pages.values():
            page.flush()
        self.rail.flush()

    # ---- showing
    def show_work(self, work: Work) -> None:
        self._steps = steps_of(work.form)
        self._titles = [localized(step.title) for step in self._steps]
        self.hold_focus(self.centre)
        for page in self._pages.values():
            page.deleteLater()
        self._pages = {}
        self._step = min(self.clock.marks.get(STEP, 0), len(self._steps) - 1)
        self.steps.set_count(len(self._steps))
        self.steps.set_narrow(self._is_narrow())
        if self._shown_application != self.application_id:
            self._shown_application = self.application_id
            self.rail.reset()
        self.rail.close_over()
        self.show_aside(work)
        self.go_step(self._step)
        self.on_answers()
        if not self.is_typing():
            self.work_page.setFocus()

    def show_aside(self, work: Work) -> None:
        self.header.person.setText(work.page.view.person.name)
        rounds = work.sheet.assessment.round if work.sheet else 1
        self.header.badge.set_badge(
            f"{localized(work.stage.title)} {rounds}" if rounds > 1 else localized(work.stage.title), "acc"
        )
        asked = [question.competency or "" for question in in_use(work.form, self.clock.marks)]
        own = [key for key in work.focus or asked if key in work.competencies]
        focus = listed(dict.fromkeys(localized(work.competencies[key]) for key in own))
        rater = _("Interviewer {name}").format(name=work.page.names.get(work.actor, ""))
        self.header.rater.setText(_("{rater}. Focus: {focus}").format(rater=rater, focus=focus))
        self.rail.show_work(work)
        self.rail.conflicts.setVisible(work.sheet is not None)
        self.hidden.setText(_("Others’ marks: hidden until yours is submitted"))
        self.hidden.setVisible(not work.locked)

    def show_state(self) -> None:
        self.header.show_state(self._state())
        if self.work is not None and self.work.locked:
            self.header.show_saved(self.submitted_words(), False)
        self._on_tick()

    def on_answers(self) -> None:
        if self.work is None:
            return
        asked, reserve = (
            self.work.form.asked(self.keeper.answers),
            {question.id for question in reserve_of(self.work.form)},
        )
        for page in self._pages.values():
            page.show_asked(asked, reserve)
        self.steps.show_structure(*structure_words(in_use(self.work.form, self.clock.marks), self.keeper.answers))

    def show_question(self, question_id: str) -> None:
        for place, step in enumerate(self._steps):
            if self.work and any(q.id == question_id for q in questions_of(self.work.form, step, self.clock.marks)):
                self.go_step(place)
                self._pages[step.id].blocks[question_id].editor.start()

    def style_of(self, work: Work) -> Style:
        base = super().style_of(work)
        return Style(
            seed=base.seed, claim_probes=base.claim_probes, short=self._is_narrow(), competencies=base.competencies,
            gaps=base.gaps,
        )

    def reserve(self) -> set[str]:
        if self.work is None:
            return set()
        used = {question.id for question in in_use(self.work.form, self.clock.marks)}
        return set(self.work.form.questions) - used

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self._is_narrow()
        if narrow != self.rail.is_narrow():
            self.rail.set_narrow(narrow)
            self.steps.set_narrow(narrow)
            for page in self._pages.values():
                page.set_anchors_shown(not narrow)

    def _is_narrow(self) -> bool:
        return self.width() < NARROW_BELOW

    def _state(self) -> str:
        if self.work is None or self.work.sheet is None:
            return "new"
        if self.work.locked:
            return "locked"
        return "running" if self.clock.is_running() else "paused"

    # ---- the talk
    @Slot()
    def do_primary(self) -> None:
        """Start, submit or amend, as the state says."""
        {"new": self.begin, "locked": self.open_amend}.get(self._state(), self.open_submit)()

    @Slot()
    def _on_pause(self) -> None:
        if self._state() == "running":
            self.clock.pause()
        elif self._state() == "paused":
            self.clock.start()
            self.clock.set_step(self._steps[self._step].id)
        self.show_state()

    @Slot()
    def _on_note(self) -> None:
        self.open_submit()
        if self.submit_page is not None:
            self.submit_page.note.editor.setFocus()

    @Slot(int)
    def go_step(self, place: int) -> None:
        """Open a step."""
        if not self._steps or self.work is None:
            return
        self._step = place
        step = self._steps[place]
        self.clock.set_step(step.id)
        self.clock.marks[STEP] = place
        page = self._pages.get(step.id) or self._make_page(place)
        for other in self._pages.values():
            if other is not page:
                self.hold_focus(other)
        self.centre.show_only(page, list(self._pages.values()))
        self._on_tick()

    @Slot()
    def go_next(self) -> None:
        """The next question: of this step, else of the next one."""
        page = self._pages.get(self._steps[self._step].id) if self._steps else None
        if page is None:
            return
        editors = page.editors()
        focused = QApplication.focusWidget()
        here = next(
            (
                place
                for place, editor in enumerate(editors)
                if focused is not None and (editor is focused or editor.isAncestorOf(focused))
            ),
            -1,
        )
        if here + 1 < len(editors) and (here >= 0 or len(editors) > 1):
            self._start(editors[here + 1])
        elif self._step + 1 < len(self._steps):
            self.go_step(self._step + 1)
            following = self._pages[self._steps[self._step].id].editors()
            if following:
                self._start(following[0])

    def _start(self, editor: Editor) -> None:
        block, inner = editor.parentWidget() or editor, self.centre.widget()
        top = block.mapTo(inner, QPoint(0, 0)).y() if inner is not None else 0
        self.centre.verticalScrollBar().setValue(max(0, top - 14))
        editor.start()

    def _make_page(self, place: int) -> StepPage:
        assert self.work is not None
        step = self._steps[place]
        names = {key: localized(text) for key, text in self.work.competencies.items()}
        reserve = reserve_of(self.work.form)
        page = StepPage(
            self._titles[place],
            questions_of(self.work.form, step, self.clock.marks),
            self.style_of(self.work),
            names,
            self.clock.elapsed,
            can_swap=bool(reserve) and not self.keeper.locked,
        )
        page.show_answers(self.keeper.answers, self.keeper.locked)
        page.show_asked(self.work.form.asked(self.keeper.answers), {question.id for question in reserve})
        page.set_anchors_shown(not self._is_narrow())
        page.answered.connect(self.save_answer)
        page.swap_wanted.connect(self._on_swap)
        self._pages[step.id] = page
        self.centre.place(page)
        return page

    @Slot()
    def _on_tick(self) -> None:
        if self.work is None:
            return
        elapsed = self.clock.elapsed()
        planned = planned_ms(self.work.form.minutes)
        self.header.show_time(elapsed, planned)
        current = self._step if not self.work.locked else -1
        self.steps.show_lines(
            lines_of(self._steps, self._titles, self.clock, current), left_words(elapsed, planned // 60_000)
        )

    @Slot()
    def _on_down(self) -> None:
        self.go_step(min(self._step + 1, len(self._steps) - 1))

    @Slot()
    def _on_up(self) -> None:
        self.go_step(max(self._step - 1, 0))

    @Slot()
    def _on_probe(self) -> None:
        sender = self.sender()
        page = self._pages.get(self._steps[self._step].id) if self._steps else None
        star = page.star() if page is not None else None
        if star is not None and isinstance(sender, QShortcut) and not self.keeper.locked:
            star.press_probe(int(sender.key().toString()[-1]) - 1)

    # ---- swapping a question
    @Slot(str)
    def _on_swap(self, question_id: str) -> None:
        assert self.work is not None
        step = self._steps[self._step]
        taken = {question.id for question in in_use(self.work.form, self.clock.marks)}
        self._swap_step = step.id
        self.menu.clear()
        planned = step.questions[0]
        if planned.id != question_id:
            self.menu.add_item("-1", _("As planned: {title}").format(title=localized(planned.title)))
        for place, question in enumerate(reserve_of(self.work.form)):
            if question.id not in taken:
                self.menu.add_item(str(place), localized(question.title))
        self.menu.open_below(self._pages[step.id].blocks[question_id].swap)

    @Slot(str)
    def _on_swapped(self, place: str) -> None:
        page = self._pages.pop(self._swap_step)
        page.flush()
        page.hide()
        page.deleteLater()
        self.clock.marks[SWAP + self._swap_step] = int(place)
        self.keep_clock()
        self.go_step(self._step)
        self.on_answers()

    # ---- claims and contradictions
    @Slot(str, str, str)
    def _on_judged(self, claim: str, state: str, note: str) -> None:
        self.judge_claim(claim, state, note)
        if state == "contradicted" and not self.rail.conflicts.form.isVisible():
            self.rail.conflicts.start(self.rail.claims.entries[claim].claim.text)

    @Slot(str)
    def _on_claim(self, text: str) -> None:
        sheet = self.keeper.assessment_id or None
        self.desk.jobs.change(Call("interviews.add_claim", self.application_id, text, assessment_id=sheet))

    @Slot(str, str, str)
    def _on_conflict(self, source: str, left: str, right: str) -> None:
        if self.keeper.assessment_id:
            step = self._steps[self._step]
            self.desk.jobs.change(
                Call("interviews.note_contradiction",
                    self.keeper.assessment_id,
                    step.questions[0].id,
                    source,
                    left,
                    right,
                    at_ms=self.clock.elapsed(),
                )
            )

    @Slot(str, str, str)
    def _on_clarified(self, entry: str, question: str, answer: str) -> None:
        self.desk.jobs.change(Call("interviews.clarify", entry, question, answer))
