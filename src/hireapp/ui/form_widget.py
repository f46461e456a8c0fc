"""A form as a page: its sections with the editors of their questions. Questionnaires are never built by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QMargins, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.forms.answer import Answer
from hireapp.forms.form import Form, Section
from hireapp.i18n import _, localized
from hireapp.ui.editors import Style
from hireapp.ui.kit.frames import Column
from hireapp.ui.kit.layouts import SectionHeader
from hireapp.ui.sheet_question import QuestionBlock

_OWN_WORDS = ("likert", "pair", "most_least", "best_worst", "chat", "typing", "order")
"""Kinds whose editor shows the words of the question itself."""


class FormWidget(Column):
    """``form`` with ``answers``. ``answered(question id, Answer)``; conditions are looked at anew after each answer."""

    answered = Signal(str, object)

    def __init__(
        self,
        form: Form,
        answers: Mapping[str, Answer] | None = None,
        *,
        read_only: bool = False,
        style: Style | None = None,
    ) -> None:
        super().__init__(margins=QMargins(24, 16, 24, 24), spacing=20)
        self.form = form
        self._answers: dict[str, Answer] = dict(answers or {})
        self._read_only = read_only
        self._style = style or Style()
        self.blocks: dict[str, QuestionBlock] = {}
        self._sections: dict[str, QWidget] = {}
        for section in form.sections:
            self.add(self._section(section))
        self.end()
        self.refresh()

    def answers(self) -> dict[str, Answer]:
        """All answers, those of questions that are not asked now included."""
        return dict(self._answers)

    def missing(self) -> tuple[str, ...]:
        """Ids of required questions on the page without an answer."""
        return self.form.missing(self._answers)

    def flush(self) -> None:
        """Tell now what was typed, if something waits."""
        for block in self.blocks.values():
            block.flush()

    def refresh(self) -> None:
        """Show what is asked, and mark what is needed."""
        asked, missing = set(self.form.asked(self._answers)), set(self.missing())
        for key, block in self.blocks.items():
            block.setVisible(key in asked)
            block.set_missing(key in missing)
        for section in self.form.sections:
            self._sections[section.id].setVisible(any(question.id in asked for question in section.questions))

    def _section(self, section: Section) -> QWidget:
        holder = QWidget()
        minutes = _("{minutes} min").format(minutes=section.minutes) if section.minutes else ""
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(SectionHeader(localized(section.title), minutes))
        for question in section.questions:
            block = QuestionBlock(question, replace(self._style, words=section.layout.words))
            if question.kind in _OWN_WORDS:
                block.title.hide()
                if block.say is not None:
                    block.say.hide()
            block.set_answer(self._answers.get(question.id, Answer()))
            block.set_locked(self._read_only)
            block.answered.connect(self._on_answered)
            self.blocks[question.id] = block
            column.addWidget(block)
        self._sections[section.id] = holder
        return holder

    @Slot(str, object)
    def _on_answered(self, question_id: str, answer: Answer) -> None:
        self._answers[question_id] = answer
        self.refresh()
        self.answered.emit(question_id, answer)
