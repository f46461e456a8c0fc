"""Amending a locked sheet: one answer anew, with a reason; the first value stays on record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QMargins, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.forms.answer import Answer
from hireapp.forms.questions import Question
from hireapp.i18n import _, localized
from hireapp.ui.editors import Editor, Style, editor_for
from hireapp.ui.kit.buttons import Button
from hireapp.ui.kit.combo import Combo
from hireapp.ui.kit.frames import Column, Hairline
from hireapp.ui.kit.inputs import TextField
from hireapp.ui.kit.layouts import row
from hireapp.ui.kit.paragraph import Label, Paragraph


class AmendPage(QWidget):
    """``amended(question id, Answer, reason)``; ``back_wanted``."""

    amended = Signal(str, object, str)
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._questions: dict[str, Question] = {}
        self._answers: dict[str, Answer] = {}
        self._style = Style()
        self.editor: Editor | None = None
        self.back = Button(_("Back to the sheet"), "plain", icon="left")
        self.subject = Label("", "body", "t2", elidable=True)
        self.question = Combo([], _("Question"))
        self.text = Paragraph("", "body", "t2")
        self.reason = TextField(_("Reason for the change"), required=True)
        self.confirm = Button(_("Amend"), "primary", icon="pen", size="header")
        self._lay_out()
        self.back.clicked.connect(self.back_wanted)
        self.confirm.clicked.connect(self._on_confirmed)
        self.question.chosen.connect(self._on_question)
        self.reason.line.textChanged.connect(self._on_reason)

    def _lay_out(self) -> None:
        head = row(self.back, 8, Label(_("Amend the locked sheet"), "title"), spacing=8)
        head.addWidget(self.subject, 1)
        head.addWidget(self.confirm)
        head.setContentsMargins(24, 14, 24, 14)
        inner = QWidget()
        inner.setMaximumWidth(760)
        self._form = QVBoxLayout(inner)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(14)
        hint = _("The first value stays on record, with your name and the reason; the sheet is scored anew.")
        for widget in (Paragraph(hint, "body", "t2"), self.question, self.text, self.reason):
            self._form.addWidget(widget)
        column = Column(margins=QMargins(24, 16, 24, 24))
        column.add(inner)
        column.end()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(Hairline())
        outer.addWidget(column, 1)

    def show_sheet(
        self, subject: str, questions: Sequence[Question], answers: Mapping[str, Answer], style: Style
    ) -> None:
        """Offer the questions of a locked sheet."""
        self.subject.setText(subject)
        self._questions = {question.id: question for question in questions if question.answerable}
        self._answers, self._style = dict(answers), style
        self.question.set_options([(key, localized(question.title)) for key, question in self._questions.items()])
        self.reason.set_value("")
        self._on_question(self.question.value())

    @Slot(str)
    def _on_question(self, key: str) -> None:
        if self.editor is not None:
            self._form.removeWidget(self.editor)
            self.editor.deleteLater()
        question = self._questions[key]
        self.editor = editor_for(question, self._style)
        self.editor.set_answer(self._answers.get(key, Answer()))
        self.text.setText(localized(question.text) if question.text else "")
        self._form.insertWidget(3, self.editor)
        self._on_reason()

    @Slot()
    def _on_reason(self) -> None:
        self.confirm.setEnabled(bool(self.reason.line.text().strip()))

    @Slot()
    def _on_confirmed(self) -> None:
        if self.editor is not None and not self.editor.fault():
            self.amended.emit(self.question.value(), self.editor.answer(), self.reason.line.text())
