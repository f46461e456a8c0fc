"""The phone workbench: script and notes left, anchored ratings in the middle, facts and attempts right; one clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMargins, Qt, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from hireapp.forms.form import Section
from hireapp.i18n import _, localized
from hireapp.ui.calls import Call
from hireapp.ui.desk import Desk
from hireapp.ui.editors import Style
from hireapp.ui.kit.frames import Column, Ground
from hireapp.ui.kit.layouts import KeyLine
from hireapp.ui.kit.palette import Command
from hireapp.ui.phone_header import PhoneHeader
from hireapp.ui.phone_keys import KeypadRater
from hireapp.ui.phone_notes import NotesPanel
from hireapp.ui.phone_parts import (
    behind_ms,
    counted_of,
    hints_of,
    lines_of,
    ratings_of,
    ratings_title,
    segments_of,
    steps_of,
)
from hireapp.ui.phone_rail import PhoneRail
from hireapp.ui.phone_ratings import RatingsPanel
from hireapp.ui.phone_steps import StepCard, StepsPanel
from hireapp.ui.sheet_clock import HUNG_UP, STEP
from hireapp.ui.sheet_screen import NARROW_BELOW, SheetScreen
from hireapp.ui.sheet_words import behind_words, planned_ms

if TYPE_CHECKING:
    from hireapp.services.changes import Changes
    from hireapp.ui.sheet_read import Work

LOW = 720


class PhoneScreen(SheetScreen):
    """The page. ``argument``: the id of an application."""

    kind = "phone"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._steps: list[Section] = []
        self._titles: list[str] = []
        self._cards: dict[str, StepCard] = {}
        self._step = 0
        self._create()
        self._lay_out()
        self._connect()

    def _create(self) -> None:
        self.header = PhoneHeader()
        self.steps = StepsPanel()
        self.notes = NotesPanel()
        self.notes.entry.moment = self.clock.elapsed
        self.ratings = RatingsPanel()
        self.rail = PhoneRail()
        self.left = Column(margins=QMargins(24, 14, 18, 16), spacing=12)
        self.middle = Column(margins=QMargins(10, 16, 14, 16), spacing=4)
        self.foot = KeyLine(
            [
                ("Space", _("next step")),
                ("1–5", _("rate")),
                ("↑ ↓", _("change row")),
                ("0", _("not observed")),
                ("N", _("note")),
                ("T", _("time mark")),
                ("F9", _("hang up")),
            ]
        )
        self.keypad = KeypadRater(self.work_page)

    def _lay_out(self) -> None:
        self.left.add(self.steps)
        self.left.end()
        self.side = QWidget()
        self.side.setFixedWidth(446)
        side = QVBoxLayout(self.side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(self.left, 1)
        side.addWidget(self.notes)
        self.middle.add(self.ratings)
        self.middle.end()
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.side)
        body.addWidget(self.middle, 1)
        body.addWidget(self.rail)
        foot = Ground("bg", ("top",))
        line = QHBoxLayout(foot)
        line.setContentsMargins(24, 8, 24, 8)
        line.addWidget(self.foot)
        page = QVBoxLayout(self.work_page)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.header)
        page.addLayout(body, 1)
        page.addWidget(foot)

    def _connect(self) -> None:
        self.header.primary_clicked.connect(self.do_primary)
        self.header.second_clicked.connect(self._on_second)
        self.steps.chosen.connect(self.go_step)
        self.notes.entered.connect(self.keeper.add_note)
        self.notes.again_wanted.connect(self.keeper.save_again)
        self.ratings.answered.connect(self.save_answer)
        self.rail.answered.connect(self.save_answer)
        self.rail.call_noted.connect(self._on_call)
        self.rail.claims.judged.connect(self._on_judged)
        self.keeper.state_changed.connect(self.notes.show_state)
        self.keeper.notes_changed.connect(self._on_notes)
        self.clock.ticked.connect(self._on_tick)
        self.keypad.rated.connect(self.rate)
        keys: list[tuple[str, Any]] = [
            ("Space", self._on_space),
            ("Up", self._on_up),
            ("Down", self._on_down),
            ("N", self._on_note_key),
            ("T", self._on_mark),
            ("F9", self.do_primary),
            ("V", self._on_voicemail),
            ("A", self._on_no_answer),
            ("W", self._on_wrong_number),
            ("B", self.rail.ask_when),
            ("0", self._on_digit),
            ("1", self._on_digit),
            ("2", self._on_digit),
            ("3", self._on_digit),
            ("4", self._on_digit),
            ("5", self._on_digit),
            ("Esc", self._on_escape),
        ]
        for key, slot in keys:
            shortcut = QShortcut(QKeySequence(key), self.work_page)
            shortcut.activated.connect(slot)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.work_page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # ---- the contract of a screen
    def commands(self) -> list[Command]:
        """What can be done in the call."""
        if self.work is None:
            return []
        name = self.work.page.view.person.name
        made = [
            Command("primary", self.header.primary.label(), name, "F9", icon="phone"),
            Command("mark", _("Time mark"), name, "T", icon="clock"),
            Command("candidate", _("Open candidate"), name, icon="people"),
        ]
        if self.header.second.isVisibleTo(self):
            made.insert(1, Command("second", self.header.second.label(), name, icon="pause"))
        return made

    def run(self, command: str) -> None:
        """Do a command of the palette."""
        if command == "candidate":
            self.desk.go("candidate", f"application:{self.application_id}#phone")
        else:
            {"primary": self.do_primary, "second": self._on_second, "mark": self._on_mark}[command]()

    def flush(self) -> None:
        for card in self._cards.values():
            card.flush()
        self.ratings.flush()
        self.rail.flush()
        self.rail.claims.flush()
        self.notes.entry.take()

    # ---- showing
    def show_work(self, work: Work) -> None:
        self._steps = steps_of(work.form)
        self._titles = [localized(step.title) for step in self._steps]
        self.hold_focus(self.left)
        self.hold_focus(self.middle)
        for card in self._cards.values():
            card.deleteLater()
        self._cards = {}
        self._step = min(self.clock.marks.get(STEP, 0), len(self._steps) - 1)
        self.steps.set_count(len(self._steps))
        counted = counted_of(work.form)
        self.ratings.set_questions(ratings_of(work.form), counted, ratings_title(len(counted)), self.clock.elapsed)
        self.rail.set_facts([q for section in work.form.sections if section.role == "facts" for q in section.questions])
        self.ratings.show_answers(self.keeper.answers, self.keeper.locked)
        self.rail.show_answers(self.keeper.answers, self.keeper.locked)
        self.notes.show_notes(self.keeper.notes)
        self.notes.set_locked(self.keeper.locked)
        self.ratings.set_hints(hints_of(work.form))
        self.show_aside(work)
        self.rail.close_over()
        self.go_step(self._step)
        if not self.is_typing():
            self.work_page.setFocus()

    def show_aside(self, work: Work) -> None:
        person, calls = work.page.view.person, len(work.page.calls)
        phone = person.phones[0] if person.phones else _("no number")
        tries = _("attempt {count}").format(count=max(1, calls)) if work.sheet or calls else _("not called yet")
        self.header.show_person(person.name, f"{phone}   {tries}")
        self.rail.show_page(work.page, work.hidden)

    def show_state(self) -> None:
        state = self._state()
        self.header.show_state(state)
        self.rail.set_calls_enabled(state != "running")
        if self.work is not None and self.work.locked:
            self.notes.show_state(self.submitted_words(), False)
        self.foot.setEnabled(state != "locked")
        self._on_tick()

    def on_answers(self) -> None:
        asked = self._asked()
        for card in self._cards.values():
            card.show_asked(asked)
        self.rail.count_facts(self.keeper.answers)

    def show_question(self, question_id: str) -> None:
        if question_id in self.rail.facts:
            if self.rail.is_narrow():
                self.rail.open_over("facts")
            self.rail.facts[question_id].editor.start()
        elif question_id in self.ratings.holders:
            self.ratings.set_current(question_id)
        else:
            place = next(
                (
                    place
                    for place, step in enumerate(self._steps)
                    if any(question.id == question_id for question in step.questions)
                ),
                self._step,
            )
            self.go_step(place)

    def blocked(self) -> str:
        return "" if self._state() == "ended" else _("Hang up first")

    def style_of(self, work: Work) -> Style:
        base = super().style_of(work)
        return Style(checks=True, seed=base.seed, lines=1, short=self._is_narrow(), gaps=base.gaps)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self._is_narrow()
        if narrow != self.rail.is_narrow():
            self.rail.set_narrow(narrow)
            self.side.setFixedWidth(476 if narrow else 446)
        self.steps.set_folded(self.height() < LOW)
        self.notes.set_low(self.height() < LOW)

    def _is_narrow(self) -> bool:
        return self.width() < NARROW_BELOW

    def _state(self) -> str:
        if self.work is None or self.work.sheet is None:
            return "new"
        if self.work.locked:
            return "locked"
        if self.clock.marks.get(HUNG_UP):
            return "ended"
        return "running" if self.clock.is_running() else "paused"

    def _asked(self) -> tuple[str, ...]:
        return self.work.form.asked(self.keeper.answers) if self.work else ()

    # ---- the call
    @Slot()
    def do_primary(self) -> None:
        """Start, hang up, submit or amend, as the state says."""
        {
            "new": self.begin,
            "running": self.hang_up,
            "paused": self.hang_up,
            "ended": self.open_submit,
            "locked": self.open_amend,
        }[self._state()]()
        self._focus_rating()

    @Slot()
    def hang_up(self) -> None:
        """End the call; rating goes on, and Submit wakes."""
        self.clock.marks[HUNG_UP] = 1
        self.clock.pause()
        self.keep_clock()
        self.ratings.open_next()
        self.show_state()

    @Slot()
    def _on_second(self) -> None:
        state = self._state()
        if state == "running":
            self.clock.pause()
        elif state in ("paused", "ended"):
            self.clock.marks.pop(HUNG_UP, None)
            self.clock.start()
            self.clock.set_step(self._steps[self._step].id)
        self.show_state()
        self._focus_rating()

    @Slot(int)
    def go_step(self, place: int) -> None:
        """Open a step."""
        if not self._steps or self.work is None:
            return
        self._step = place
        step = self._steps[place]
        self.clock.set_step(step.id)
        self.clock.marks[STEP] = place
        card = self._cards.get(step.id) or self._make_card(step)
        for other in self._cards.values():
            if other is not card:
                self.hold_focus(other)
        for other in self._cards.values():
            other.setVisible(other is card)
        self._on_tick()

    def _make_card(self, step: Section) -> StepCard:
        assert self.work is not None
        names = {key: localized(text) for key, text in self.work.competencies.items()}
        card = StepCard(step, self.style_of(self.work), names)
        card.show_answers(self.keeper.answers, self.keeper.locked)
        card.show_asked(self._asked())
        card.answered.connect(self.save_answer)
        self._cards[step.id] = card
        self.left.layout_.insertWidget(1, card)
        return card

    @Slot()
    def _on_tick(self) -> None:
        if self.work is None:
            return
        ended = self._state() in ("ended", "locked")
        lines = lines_of(self._steps, self._titles, self.clock, self._step, ended)
        caption = "" if ended else _("Step {number}").format(number=self._step + 1)
        self.header.show_time(
            self.clock.elapsed(),
            planned_ms(self.work.form.minutes),
            segments_of(lines),
            behind_words(behind_ms(lines)),
            caption,
        )
        self.steps.show_lines(lines)
        self.notes.entry.show_now()

    @Slot(int)
    def rate(self, digit: int) -> None:
        """Rate the open competency."""
        self.ratings.rate(digit)

    @Slot()
    def _on_digit(self) -> None:
        sender = self.sender()
        if isinstance(sender, QShortcut):
            self.rate(int(sender.key().toString()))

    @Slot()
    def _on_space(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton) and getattr(focused, "_ring_wanted", False):
            focused.click()  # reached by Tab: Space presses it
        elif self._step + 1 < len(self._steps):
            self.go_step(self._step + 1)

    @Slot()
    def _on_up(self) -> None:
        self._move(-1)

    @Slot()
    def _on_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        self.ratings.move(by)
        holder = self.ratings.holders.get(self.ratings.current)
        if holder is not None:
            self.middle.ensureWidgetVisible(holder, 0, 24)
        if not self.is_typing():
            self._focus_rating()

    @Slot()
    def _on_note_key(self) -> None:
        self.notes.entry.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_mark(self) -> None:
        if self.work is not None and not self.keeper.locked:
            self.keeper.add_note(self.clock.elapsed(), _("Mark: {step}").format(step=self._titles[self._step]))

    @Slot()
    def _on_notes(self) -> None:
        self.notes.show_notes(self.keeper.notes)

    @Slot()
    def _on_escape(self) -> None:
        self.rail.close_over()
        self._focus_rating()

    def _focus_rating(self) -> None:
        target = self.ratings.current_widget()
        if self.pages.currentWidget() is self.work_page:
            (target or self.work_page).setFocus(Qt.FocusReason.MouseFocusReason)  # no ring on a level before a key

    # ---- attempts and claims
    @Slot()
    def _on_voicemail(self) -> None:
        self._on_call("voicemail", None, "")

    @Slot()
    def _on_no_answer(self) -> None:
        self._on_call("no_answer", None, "")

    @Slot()
    def _on_wrong_number(self) -> None:
        self._on_call("wrong_number", None, "")

    @Slot(str, object, str)
    def _on_call(self, outcome: str, when: Any, note: str) -> None:
        if self.work is not None and self._state() != "running":
            call = Call("applications.note_call", self.application_id, outcome, next_at=when, note=note)
            self.desk.jobs.change(call, self._on_call_noted)

    @Slot(object)
    def _on_call_noted(self, _changes: Changes) -> None:
        self.desk.messages.notice(_("Attempt noted"))

    @Slot(str, str, str)
    def _on_judged(self, claim: str, state: str, note: str) -> None:
        self.judge_claim(claim, state, note)
