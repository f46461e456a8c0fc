"""Keeps a sheet: each answer is sent when given, and is called saved only after the transaction is committed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from hireapp.errors import HireError
from hireapp.forms.answer import Answer
from hireapp.forms.form import Form
from hireapp.i18n import _
from hireapp.ui.calls import Call
from hireapp.ui.desk import Desk

if TYPE_CHECKING:
    from hireapp.domain.assessment import TimedNote
    from hireapp.services.changes import Changes
    from hireapp.ui.sheet_read import Work


class _Sent:
    """One answer or note on its way; ``key`` is the question id, or "" for a note."""

    def __init__(self, keeper: SheetKeeper, key: str, content: Any) -> None:
        self.keeper = keeper
        self.key = key
        self.content = content

    def done(self, _changes: Changes) -> None:
        """It is in the database."""
        self.keeper.take_done(self)

    def failed(self, error: HireError) -> None:
        """It is not."""
        self.keeper.take_failed(self, error.in_words(_))


class SheetKeeper(QObject):
    """The answers and notes of one sheet. ``state_changed(words, trouble)``: what to say beside the sheet."""

    state_changed = Signal(str, bool)
    answers_changed = Signal()
    notes_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.form: Form | None = None
        self.assessment_id = ""
        self.locked = True
        self.answers: dict[str, Answer] = {}
        self.notes: list[tuple[int, str]] = []
        self._unsaved: dict[str, Answer] = {}
        self._unsaved_notes: list[tuple[int, str]] = []
        self._elsewhere: dict[str, tuple[dict[str, Answer], list[tuple[int, str]]]] = {}
        self._sent: set[_Sent] = set()
        desk.jobs.crashed.connect(self._on_crashed)

    def take(self, work: Work) -> None:
        """Keep the sheet of ``work`` from now on; what could not be saved before stays on screen."""
        assessment = work.sheet.assessment if work.sheet else None
        key = assessment.id if assessment else ""
        if key != self.assessment_id:
            if self._unsaved or self._unsaved_notes:
                self._elsewhere[self.assessment_id] = (self._unsaved, self._unsaved_notes)
            self._unsaved, self._unsaved_notes = self._elsewhere.pop(key, ({}, []))
        self.form = work.form
        self.assessment_id = assessment.id if assessment else ""
        self.locked = assessment is None or assessment.state == "submitted"
        stored = work.sheet.answers if work.sheet else {}
        waiting = {sent.key: sent.content for sent in self._sent if sent.key not in ("", "-")}
        self.answers = {**stored, **waiting, **self._unsaved}
        self.notes = sorted(_pairs(work.sheet.notes if work.sheet else ()) + self._unsaved_notes)

    def save(self, question_id: str, answer: Answer, elapsed_ms: int = 0) -> None:
        """Send one answer."""
        if self.locked or self.form is None:
            return
        self.answers[question_id] = answer
        self._unsaved.pop(question_id, None)
        for sent in self._sent:
            if sent.key == question_id:
                sent.key = "-"  # a newer answer is on its way: the older one's failure says nothing any more
        sent = self._send(question_id, answer)
        self.desk.jobs.change(
            Call("assessments.save_answer", self.form, self.assessment_id, question_id, answer, elapsed_ms),
            sent.done,
            sent.failed,
        )
        self.answers_changed.emit()

    def add_note(self, at_ms: int, text: str) -> None:
        """Send a note."""
        if self.locked or not text.strip():
            return
        self.notes.append((at_ms, text))
        self._send_note(at_ms, text)
        self.notes_changed.emit()

    def keep_clock(self, elapsed_ms: int, steps: dict[str, int]) -> None:
        """Send the time spent."""
        if not self.locked:
            call = Call("assessments.keep_clock", self.assessment_id, elapsed_ms, steps)
            self.desk.jobs.change(call, None, self._on_clock_failed)

    @Slot(str)
    def keep_note_for_next(self, text: str) -> None:
        """Send the note for the next interviewer."""
        if not self.locked:
            self.desk.jobs.change(Call("assessments.keep_note_for_next", self.assessment_id, text))

    @Slot(object)
    def keep_submit_words(self, words: dict[str, Any]) -> None:
        """Send what was typed on the submit page."""
        if not self.locked:
            self.desk.jobs.change(Call("assessments.keep_submit_words", self.assessment_id, words))

    def save_again(self) -> None:
        """Send anew what could not be saved."""
        answers, notes = dict(self._unsaved), list(self._unsaved_notes)
        self._unsaved_notes = []
        for key, answer in answers.items():
            self.save(key, answer)
        for at_ms, text in notes:
            self._send_note(at_ms, text)

    def has_trouble(self) -> bool:
        """Whether something could not be saved."""
        return bool(self._unsaved or self._unsaved_notes or self._elsewhere)

    def take_done(self, sent: _Sent) -> None:
        """An answer or note is in the database."""
        self._sent.discard(sent)
        if not self._sent and not self._unsaved and not self._unsaved_notes:
            self.state_changed.emit(_("Saved {time}").format(time=f"{datetime.now():%H:%M:%S}"), False)  # noqa: DTZ005

    def take_failed(self, sent: _Sent, words: str) -> None:
        """An answer or note could not be saved: it stays on screen."""
        self._sent.discard(sent)
        if sent.key == "-":
            return
        if sent.key:
            self._unsaved[sent.key] = sent.content
        else:
            self._unsaved_notes.append(sent.content)
        self.state_changed.emit(_("Not saved: {reason}").format(reason=words), True)

    def _send_note(self, at_ms: int, text: str) -> None:
        sent = self._send("", (at_ms, text))
        self.desk.jobs.change(Call("assessments.add_note", self.assessment_id, at_ms, text), sent.done, sent.failed)

    def _send(self, key: str, content: Any) -> _Sent:
        sent = _Sent(self, key, content)
        self._sent.add(sent)
        self.state_changed.emit(_("Saving…"), False)
        return sent

    @Slot(str)
    def _on_crashed(self, words: str) -> None:
        for sent in list(self._sent):
            self.take_failed(sent, words)

    def _on_clock_failed(self, error: HireError) -> None:
        self.state_changed.emit(_("Not saved: {reason}").format(reason=error.in_words(_)), True)


def _pairs(notes: tuple[TimedNote, ...]) -> list[tuple[int, str]]:
    return [(note.at_ms, note.text) for note in notes]
