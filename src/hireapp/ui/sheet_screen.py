"""What the phone workbench and the interview kit share: read, begin, keep, clock, submit, amend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QTextEdit, QVBoxLayout, QWidget

from hireapp.errors import HireError
from hireapp.forms.answer import Answer
from hireapp.forms.questions import Anchored
from hireapp.i18n import _, localized
from hireapp.ui import words
from hireapp.ui.calls import Call
from hireapp.ui.desk import Desk, Screen
from hireapp.ui.editors import Style
from hireapp.ui.sheet_amend import AmendPage
from hireapp.ui.sheet_clock import SheetClock
from hireapp.ui.sheet_keeper import SheetKeeper
from hireapp.ui.sheet_read import Begin, ReadWork
from hireapp.ui.submit_page import SubmitPage
from hireapp.ui.submit_rows import Quote

if TYPE_CHECKING:
    from hireapp.services.assessments import Submission
    from hireapp.services.changes import Changes
    from hireapp.ui.sheet_read import Work

NARROW_BELOW = 1230
ASIDE = {"application", "candidate", "claim", "contradiction", "extracted_fact"}


class SheetScreen(Screen):
    """The page of one rater's sheet. A subclass builds ``work_page`` and shows a ``Work``."""

    name = "candidates"
    kind = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.application_id = ""
        self.work: Work | None = None
        self._begun = False
        self.keeper = SheetKeeper(desk, self)
        self.clock = SheetClock(self)
        self.pages = QStackedWidget()
        self.submit_page: SubmitPage | None = None
        self._kept_words: dict[str, Any] = {}
        self.amend_page: AmendPage | None = None
        self.work_page = QWidget()
        self.pages.addWidget(self.work_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self.clock.due.connect(self.keep_clock)
        self.keeper.answers_changed.connect(self.on_answers)

    # ---- reading
    def open(self, argument: str) -> None:
        """Read the stage of the application ``argument``."""
        if argument != self.application_id:
            self._forget()
        self.application_id = argument
        self.pages.setCurrentWidget(self.work_page)
        self.desk.jobs.read(ReadWork(self.desk.context, argument, self.kind), self._on_read)

    def on_changes(self, changes: Changes) -> None:
        """Refresh what stands beside the sheet; own answers are on screen already."""
        if ASIDE & changes.kinds and self.work is not None:
            self.desk.jobs.read(ReadWork(self.desk.context, self.application_id, self.kind), self._on_aside)

    def leave(self) -> None:
        """Keep what was typed, and the time."""
        self.flush()
        if self.submit_page is not None:
            self.submit_page.flush()
        if self.work is not None and self.work.sheet is not None and not self.work.locked:
            self.keep_clock()

    def flush(self) -> None:
        """Tell now what was typed, if something waits."""

    def show_work(self, work: Work) -> None:
        """Show a sheet from scratch."""

    def show_aside(self, work: Work) -> None:
        """Show again what stands beside the sheet."""

    def show_state(self) -> None:
        """Show whether it is begun, running, ended or locked."""

    def on_answers(self) -> None:
        """An answer changed: conditions, counts."""

    def show_question(self, question_id: str) -> None:
        """Go to a question of the sheet."""

    def style_of(self, work: Work) -> Style:
        """How editors look here."""
        seed = work.sheet.assessment.id if work.sheet else self.application_id
        names = {key: localized(text) for key, text in work.competencies.items()}
        return Style(seed=seed, claim_probes=work.claim_probes, competencies=names, gaps=_gaps(work))

    def _forget(self) -> None:
        if self.work is not None:
            self.clock.pause()
        self.work = None
        if self.submit_page is not None:
            self.pages.removeWidget(self.submit_page)
            self.submit_page.deleteLater()
            self.submit_page = None

    @Slot(object)
    def _on_read(self, work: Work) -> None:
        if work.page.application is None or work.page.application.id != self.application_id:
            return
        same = (
            self.work is not None
            and self.keeper.assessment_id
            and work.sheet is not None
            and work.sheet.assessment.id == self.keeper.assessment_id
        )
        self.work = work
        self.keeper.take(work)
        if not (same and self.clock.is_running()) and work.sheet is not None:
            assessment = work.sheet.assessment
            self.clock.restore(assessment.elapsed_ms, assessment.steps)
        elif work.sheet is None:
            self.clock.restore(0, None)
        self.show_work(work)
        if self._begun and work.sheet is not None and not work.locked:
            self._begun = False
            self.clock.start()
        self.show_state()

    @Slot(object)
    def _on_aside(self, work: Work) -> None:
        if (
            self.work is not None
            and work.page.application is not None
            and work.page.application.id == self.application_id
        ):
            self.work = work
            self.show_aside(work)

    def is_typing(self) -> bool:
        """Whether a text of this page has the keyboard."""
        focused = QApplication.focusWidget()
        return isinstance(focused, QLineEdit | QTextEdit) and self.isAncestorOf(focused)

    def hold_focus(self, area: QWidget) -> None:
        """Keep the keyboard on this page: what has it inside ``area`` is about to go, and Qt would give it anybody."""
        focused = QApplication.focusWidget()
        if focused is not None and area.isAncestorOf(focused):
            self.work_page.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- begin and clock
    def begin(self) -> None:
        """Begin the sheet; the clock runs as soon as it is stored."""
        if self.work is not None and self.work.sheet is None:
            self.desk.jobs.change(
                Begin(self.desk.context, self.application_id, self.work.stage, reached=self.kind == "phone"),
                self._on_begun,
            )

    @Slot(object)
    def _on_begun(self, _changes: Changes) -> None:
        self._begun = True
        self.open(self.application_id)

    @Slot()
    def keep_clock(self) -> None:
        """Store the time spent, in all and by step."""
        if self.work is not None and self.work.sheet is not None:
            self.keeper.keep_clock(self.clock.elapsed(), self.clock.steps())

    @Slot(str, object)
    def save_answer(self, question_id: str, answer: Answer) -> None:
        """Keep an answer."""
        self.keeper.save(question_id, answer, self.clock.elapsed())

    def judge_claim(self, claim: str, state: str, note: str) -> None:
        """Keep what became of a claim."""
        call = Call("interviews.judge_claim", claim, state, note, assessment_id=self.keeper.assessment_id or None)
        self.desk.jobs.change(call)

    def submitted_words(self) -> str:
        """When the sheet was submitted, with what recommendation."""
        if self.work is None or self.work.sheet is None:
            return ""
        when = self.work.sheet.assessment.submitted_at
        verdict = _(words.VERDICTS[self.work.recommendation.verdict]) if self.work.recommendation else ""
        return _("Submitted {when}: {verdict}").format(when=f"{words.day(when)} {words.moment(when)}", verdict=verdict)

    def has_trouble(self) -> bool:
        """Whether an answer or note could not be saved yet."""
        return self.keeper.has_trouble()

    # ---- submit
    def blocked(self) -> str:
        """Why the sheet can't be submitted yet, or nothing."""
        return ""

    @Slot()
    def open_submit(self) -> None:
        """Show the submit page."""
        if self.work is None or self.work.sheet is None or self.work.locked:
            return
        self.flush()
        page = self.submit_page or self._make_submit()
        page.show_sheet(
            self.subject(), self._needed(), self._unrated(), self._quotes(), self._competencies(), self.blocked()
        )
        if self._kept_words:
            page.restore(self._kept_words)
            self._kept_words = {}
        self.pages.setCurrentWidget(page)
        page.back.setFocus()

    def subject(self) -> str:
        """Who and which stage."""
        assert self.work is not None
        return f"{self.work.page.view.person.name}  {localized(self.work.stage.title)}"

    def _make_submit(self) -> SubmitPage:
        page = SubmitPage()
        page.back_wanted.connect(self.show_sheet)
        page.submitted.connect(self._on_submit)
        page.question_wanted.connect(self._on_question_wanted)
        page.note_changed.connect(self.keeper.keep_note_for_next)
        page.typed.connect(self.keeper.keep_submit_words)
        self.pages.addWidget(page)
        self.submit_page = page
        if self.work is not None and self.work.sheet is not None:
            page.note.set_value(self.work.sheet.assessment.note_for_next)
            self._kept_words = self.work.sheet.words
        return page

    def _needed(self) -> list[tuple[str, str]]:
        assert self.work is not None
        return [
            (key, localized(self.work.form.question(key).title)) for key in self.work.form.missing(self.keeper.answers)
        ]

    def _unrated(self) -> list[str]:
        assert self.work is not None
        answers = self.keeper.answers
        return [
            localized(question.title)
            for key in self.work.form.asked(answers)
            if isinstance(question := self.work.form.question(key), Anchored)
            and key not in self.reserve()
            and "level" not in ((answers[key].value if key in answers else None) or {})
        ]

    def reserve(self) -> set[str]:
        """Ids of questions that are not put to this candidate."""
        return set()

    def _quotes(self) -> list[Quote]:
        assert self.work is not None
        found = []
        for key, question in self.work.form.questions.items():
            text = self.keeper.answers[key].texts.get("quotation", "") if key in self.keeper.answers else ""
            if text.strip():
                found.append(Quote(key, localized(question.title), text.strip(), question.competency or ""))
        return found

    def _competencies(self) -> list[tuple[str, str]]:
        assert self.work is not None
        keys = dict.fromkeys(
            question.competency for question in self.work.form.questions.values() if question.competency
        )
        return [(key, localized(self.work.competencies[key])) for key in keys if key in self.work.competencies]

    @Slot()
    def show_sheet(self) -> None:
        """Back to the sheet."""
        self.pages.setCurrentWidget(self.work_page)

    @Slot(str)
    def _on_question_wanted(self, question_id: str) -> None:
        self.show_sheet()
        self.show_question(question_id)

    @Slot(object)
    def _on_submit(self, submission: Submission) -> None:
        if self.keeper.has_trouble():
            self.keeper.save_again()
            self.desk.messages.notice(_("Some answers were not saved yet: saving again. Then submit once more."))
            return
        self.clock.pause()
        self.keep_clock()
        call = Call("assessments.submit", self.keeper.assessment_id, submission)
        self.desk.jobs.change(call, self._on_submitted, self._on_submit_failed)

    @Slot(object)
    def _on_submitted(self, _changes: Changes) -> None:
        self.desk.messages.notice(_("Submitted and locked"))
        self.show_sheet()
        self.open(self.application_id)

    def _on_submit_failed(self, error: HireError) -> None:
        self.desk.messages.error(error)

    # ---- amend
    @Slot()
    def open_amend(self) -> None:
        """Show the page on which a locked answer is changed."""
        if self.work is None or not self.work.locked:
            return
        if self.amend_page is None:
            self.amend_page = AmendPage()
            self.amend_page.back_wanted.connect(self.show_sheet)
            self.amend_page.amended.connect(self._on_amend)
            self.pages.addWidget(self.amend_page)
        asked = [self.work.form.question(key) for key in self.work.form.asked(self.keeper.answers)]
        self.amend_page.show_sheet(self.subject(), asked, self.keeper.answers, self.style_of(self.work))
        self.pages.setCurrentWidget(self.amend_page)

    @Slot(str, object, str)
    def _on_amend(self, question_id: str, answer: Answer, reason: str) -> None:
        call = Call("assessments.amend", self.keeper.assessment_id, question_id, answer, reason)
        self.desk.jobs.change(call, self._on_amended)

    @Slot(object)
    def _on_amended(self, _changes: Changes) -> None:
        self.desk.messages.notice(_("Amended; the first value stays on record"))
        self.show_sheet()
        self.open(self.application_id)


def _gaps(work: Work) -> dict[str, str]:
    """What the program knows for the gaps of a script, under their names in both languages."""
    known = {
        ("姓名", "name"): work.page.view.person.name,
        ("您的姓名", "your name"): work.page.names.get(work.actor, ""),
        ("公司", "company"): work.company,
        ("职位", "job"): work.page.opening.title if work.page.opening else "",
    }
    return {name: value for names, value in known.items() for name in names if value}
