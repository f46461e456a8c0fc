"""Submit and lock: a page one can leave and come back to. It names what is missing and offers the quotations noted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMargins, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hireapp.i18n import _, listed
from hireapp.ui import words
from hireapp.ui.kit.buttons import Button, LinkButton
from hireapp.ui.kit.frames import Card, Column, Hairline
from hireapp.ui.kit.inputs import ChoiceField, TextArea, TextField
from hireapp.ui.kit.layouts import IconLabel, row
from hireapp.ui.kit.paragraph import Label, Paragraph
from hireapp.ui.submit_rows import OpenQuestionRow, PointRow, Quote, RowList

if TYPE_CHECKING:
    from hireapp.services.assessments import Submission

_WIDTH = 800


class SubmitPage(QWidget):
    """``submitted(Submission)``; ``back_wanted``; ``question_wanted(id)`` to answer what is missing."""

    submitted = Signal(object)
    back_wanted = Signal()
    question_wanted = Signal(str)
    note_changed = Signal(str)
    typed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._needed: list[tuple[str, str]] = []
        self._blocked = ""
        self._quotes: list[Quote] = []
        self._competencies: list[tuple[str, str]] = []
        self._create()
        self._lay_out()
        self._connect()

    def _create(self) -> None:
        self.back = Button(_("Back to the sheet"), "plain", icon="left")
        self.title = Label(_("Submit and lock"), "title")
        self.subject = Label("", "body", "t2", elidable=True)
        self.missing = Card(line="warng")
        self._missing_lines = QVBoxLayout()
        self.open_marks = Paragraph("", "caption", "t2")
        self.verdict = ChoiceField(
            _("Recommendation"), [(key, _(text)) for key, text in words.VERDICTS.items()], required=True
        )
        self.condition = TextField(_("The condition"), _("What has to be so before the first day"), required=True)
        self.reason = TextField(_("Why, in one sentence"), _("The evidence that weighed most"), required=True)
        self.strengths = RowList(
            _("Strengths"),
            _("up to three, each with competency and quotation"),
            _("Another strength"),
            self._make_strength,
        )
        self.concerns = RowList(_("Concerns"), _("up to three"), _("Another concern"), self._make_concern)
        self.open_questions = RowList(
            _("Open questions"), _("who clears them, by when"), _("Another question"), OpenQuestionRow
        )
        self.note = TextArea(_("Note for the next interviewer"), _("What to ask on; no marks"), min_lines=2)
        self.blocked_words = IconLabel("info", "", "warn", elidable=True)
        self.confirm = Button(_("Submit and lock"), "primary", icon="lock", size="header")

    def _lay_out(self) -> None:
        self._missing_column()
        self.condition.hide()
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH)
        form = QVBoxLayout(inner)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(16)
        self._form = form
        for widget in (
            self.missing,
            self.open_marks,
            self.verdict,
            self.condition,
            self.reason,
            self.strengths,
            self.concerns,
            self.open_questions,
            self.note,
        ):
            form.addWidget(widget)
        column = Column(margins=QMargins(24, 16, 24, 24))
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(inner, 20)
        line.addStretch(1)
        column.add(holder)
        column.end()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._head())
        outer.addWidget(Hairline())
        outer.addWidget(column, 1)

    def _head(self) -> QHBoxLayout:
        head = row(self.back, 8, self.title, spacing=8)
        head.addWidget(self.subject, 1)
        head.addWidget(self.blocked_words)
        head.addWidget(self.confirm)
        head.setContentsMargins(24, 14, 24, 14)
        return head

    def _missing_column(self) -> None:
        column = self.missing.column(4)
        column.addWidget(IconLabel("warn", _("Still to be answered"), "warn"))
        self._missing_lines.setSpacing(2)
        column.addLayout(self._missing_lines)

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_wanted)
        self.confirm.clicked.connect(self._on_confirmed)
        self.note.changed.connect(self._on_note)
        for field in (self.verdict, self.condition, self.reason, self.strengths, self.concerns, self.open_questions):
            field.changed.connect(self._on_changed)
            field.changed.connect(self._on_typed)
        for line in (self.condition.line, self.reason.line):
            line.textChanged.connect(self._on_changed)

    def show_sheet(
        self,
        subject: str,
        needed: Sequence[tuple[str, str]],
        unrated: Sequence[str],
        quotes: Sequence[Quote],
        competencies: Sequence[tuple[str, str]],
        blocked: str,
    ) -> None:
        """What the sheet lacks and offers. ``blocked``: why it can't be submitted yet, whatever is entered here."""
        self.subject.setText(subject)
        self._needed, self._blocked = list(needed), blocked
        if list(quotes) != self._quotes or list(competencies) != self._competencies:
            self._quotes, self._competencies = list(quotes), list(competencies)
            self._offer()
        self._show_needed()
        self.open_marks.setText(_("Not rated, and left out of the score: {names}").format(names=listed(unrated)))
        self.open_marks.setVisible(bool(unrated))
        self._on_changed()

    def problems(self) -> list[str]:
        """What keeps it from being submitted, in words."""
        found = [self._blocked] if self._blocked else []
        if self._needed:
            names = listed(title for _key, title in self._needed)
            found.append(_("Still to be answered: {names}").format(names=names))
        if not self.verdict.value():
            found.append(_("Choose a recommendation"))
        if self.verdict.value() == "hire_with_condition" and not self.condition.value():
            found.append(_("Name the condition"))
        if not self.reason.value():
            found.append(_("Write the reason"))
        found += [problem for entry in self._rows() if (problem := entry.problem())]
        return found

    def submission(self) -> Submission:
        """What is entered."""
        from hireapp.services.assessments import Submission

        drafts = [entry.draft() for entry in (*self.strengths.rows, *self.concerns.rows)]
        condition = self.condition.value() if self.verdict.value() == "hire_with_condition" else ""
        return Submission(
            self.verdict.value(),  # type: ignore[arg-type]
            self.reason.value(),
            condition,
            tuple(draft for draft in drafts if draft is not None),
            tuple(entry.entry() for entry in self.open_questions.rows),
            self.note.value(),
        )

    def flush(self) -> None:
        """Tell now what was typed, if something waits."""
        for field in (self.note, self.condition, self.reason):
            field.flush()

    def words(self) -> dict[str, Any]:
        """Everything entered, for keeping while the sheet is a draft."""
        return {
            "verdict": self.verdict.value(),
            "condition": self.condition.value(),
            "reason": self.reason.value(),
            "strengths": self.strengths.typed(),
            "concerns": self.concerns.typed(),
            "open": self.open_questions.typed(),
        }

    def restore(self, words: Mapping[str, Any]) -> None:
        """Show again what was kept."""
        self.verdict.set_value(words.get("verdict", ""))
        self.condition.set_value(words.get("condition", ""))
        self.reason.set_value(words.get("reason", ""))
        self.strengths.restore(words.get("strengths", ()))
        self.concerns.restore(words.get("concerns", ()))
        self.open_questions.restore(words.get("open", ()))
        self._on_changed()

    def _rows(self) -> list[PointRow | OpenQuestionRow]:
        return [*self.strengths.rows, *self.concerns.rows, *self.open_questions.rows]

    def _offer(self) -> None:
        """Offer the quotations anew; what was chosen stays."""
        for entry in (*self.strengths.rows, *self.concerns.rows):
            entry.offer(self._competencies, self._quotes)

    def _show_needed(self) -> None:
        while self._missing_lines.count():
            item = self._missing_lines.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.deleteLater()
        for key, title in self._needed:
            link = LinkButton(title)
            link.setObjectName(key)
            link.clicked.connect(self._on_needed)
            self._missing_lines.addWidget(link)
        self.missing.setVisible(bool(self._needed))

    def _make_strength(self) -> PointRow:
        return PointRow("strength", self._competencies, self._quotes)

    def _make_concern(self) -> PointRow:
        return PointRow("concern", self._competencies, self._quotes)

    @Slot()
    def _on_changed(self) -> None:
        self.condition.setVisible(self.verdict.value() == "hire_with_condition")
        problems = self.problems()
        self.confirm.setEnabled(not problems)
        self.blocked_words.setText(problems[0] if problems else "")
        self.blocked_words.setVisible(bool(problems))

    @Slot()
    def _on_typed(self) -> None:
        self.typed.emit(self.words())

    @Slot()
    def _on_note(self) -> None:
        self.note_changed.emit(self.note.value())

    @Slot()
    def _on_needed(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.question_wanted.emit(sender.objectName())

    @Slot()
    def _on_confirmed(self) -> None:
        if not self.problems():
            self.submitted.emit(self.submission())
