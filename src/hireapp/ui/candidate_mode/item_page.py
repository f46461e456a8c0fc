"""One page of a test: headline, items, and for tasks the room they need. It tells each answer; it keeps no clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QMargins, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from hireapp.forms.answer import Answer
from hireapp.forms.items import Chat
from hireapp.forms.paging import TestPage
from hireapp.forms.questions import Note, Question, SingleChoice
from hireapp.i18n import localized
from hireapp.ui.editors import Editor, Style, editor_for
from hireapp.ui.editors.items import ItemEditor, PickEditor
from hireapp.ui.kit.frames import Card, Column
from hireapp.ui.kit.layouts import row
from hireapp.ui.kit.paragraph import Paragraph

WIDTH = 1080
GAPS = {"likert": 4, "pair": 4}


class ItemPage(QWidget):
    """The page. ``answered(question id, Answer)``; ``wide`` pages (the chat) have the whole window."""

    answered = Signal(str, object)

    def __init__(self, page: TestPage, answers: Mapping[str, Answer], style: Style) -> None:
        super().__init__()
        self.page = page
        self.editors: dict[str, Editor] = {}
        self.feedback: dict[str, Paragraph] = {}
        self.wide = any(isinstance(question, Chat) for question in page.questions)
        self._style = replace(style, words=page.section.layout.words)
        self.view: Column | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        if self.wide:
            outer.addWidget(self._editor(page.questions[0], 0, answers))
            return
        self.view = Column("bg", QMargins(24, 22, 24, 12), spacing=0)
        self.view.verticalScrollBar().rangeChanged.connect(self._on_range)
        holder = QWidget()
        holder.setMaximumWidth(WIDTH)
        holder.setMinimumWidth(560)
        self._body = QVBoxLayout(holder)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._fill(answers)
        line = row(spacing=0)
        line.addStretch(1)
        line.addWidget(holder, 100)
        line.addStretch(1)
        self.view.layout_.addLayout(line)
        self.view.end()
        outer.addWidget(self.view)

    def open_items(self, answers: Mapping[str, Answer]) -> list[str]:
        """Ids of the questions on this page that have no whole answer."""
        return [key for key in self.editors if not is_whole(self.editors[key].question, answers.get(key))]

    def start(self, question_id: str = "") -> None:
        """Give the keyboard to a question, by default the first."""
        editor = self.editors.get(question_id) or next(iter(self.editors.values()), None)
        if editor is not None:
            editor.start()
            self._reveal(editor)
        elif self.view is not None:
            self.view.setFocus()

    def show_feedback(self) -> bool:
        """Show what the chosen options say, once. Returns whether something new is shown."""
        if not self.page.section.layout.feedback:
            return False
        shown = False
        for key, place in self.feedback.items():
            editor = self.editors[key]
            question, chosen = editor.question, editor.answer().value
            if place.isVisible() or chosen is None or not isinstance(question, SingleChoice):
                continue
            option = next(entry for entry in question.options if entry.id == chosen)
            place.setText(localized(option.feedback) if option.feedback else "")
            card = place.parentWidget()
            if card is not None:
                card.show()
            editor.set_locked(True)
            shown = True
        return shown

    def tick(self, ms: int) -> None:
        """The clock of the page shows ``ms``."""
        for editor in self.editors.values():
            editor.tick(int(ms / self._style.extra_time) if not self.wide else ms)

    def flush(self) -> None:
        """Tell now what was typed."""
        for editor in self.editors.values():
            editor.flush()

    def lock(self) -> None:
        """Time is up: nothing can be changed any more."""
        for editor in self.editors.values():
            editor.set_locked(True)
        if not self.editors:
            self.cover(True)  # a sheet to read is gone with its time

    def cover(self, covered: bool) -> None:
        """Hide what is on a timed page while its clock stands still; the keyboard comes back to where it was."""
        if covered == self._covered:
            return
        self._covered = covered
        if covered:
            self._focused = self.focusWidget()
        for widget in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            widget.setVisible(not covered)
        if not covered and self._focused is not None and isValid(self._focused):
            self._focused.setFocus()

    _covered = False
    _focused: QWidget | None = None

    def _fill(self, answers: Mapping[str, Answer]) -> None:
        layout = self.page.section.layout
        if layout.instruction is not None:
            self._body.addWidget(Paragraph(localized(layout.instruction), "name"))
        if layout.hint is not None:
            self._body.addSpacing(6)
            self._body.addWidget(Paragraph(localized(layout.hint), "say", "t2"))
        self._body.addSpacing(14)
        number = self.page.first
        for question in self.page.questions:
            if isinstance(question, Note):
                self._body.addWidget(_sheet(question))
                continue
            self._add_words(question)
            self._body.addWidget(self._editor(question, number, answers))
            if layout.feedback:
                self._add_feedback(question)
            self._body.addSpacing(GAPS.get(question.kind, 18))
            number += 1 if number else 0

    def _add_words(self, question: Question) -> None:
        if question.kind in ("single_choice", "order") and question.text is not None and not hasattr(question, "mode"):
            self._body.addWidget(Paragraph(localized(question.text), "statement"))
            self._body.addSpacing(8)

    def _add_feedback(self, question: Question) -> None:
        card = Card(token="accs", line="accs")
        words = Paragraph("", "say")
        card.column().addWidget(words)
        self.feedback[question.id] = words
        self._body.addSpacing(8)
        self._body.addWidget(card)
        card.hide()

    def _editor(self, question: Question, number: int, answers: Mapping[str, Answer]) -> Editor:
        style = replace(self._style, number=number)
        if isinstance(question, Chat) and style.extra_time > 1:
            question = patient(question, style.extra_time)
        made: Editor = (
            PickEditor(question, style) if isinstance(question, SingleChoice) else editor_for(question, style)
        )
        made.set_answer(answers.get(question.id, Answer()))
        made.setObjectName(question.id)
        made.answered.connect(self._on_answered)
        if isinstance(made, ItemEditor):
            made.wants_next.connect(self._on_next)
        self.editors[question.id] = made
        return made

    @Slot(int, int)
    def _on_range(self, _low: int, high: int) -> None:
        """Keep the page under the middle of the progress bar when the scroll bar takes room at the right."""
        if self.view is not None:
            bar = self.view.verticalScrollBar().sizeHint().width() if high > 0 else 0
            self.view.layout_.setContentsMargins(24 + bar, 22, 24, 12)

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        sender = self.sender()
        if sender is not None:
            self.answered.emit(sender.objectName(), answer)

    @Slot(int)
    def _on_next(self, step: int) -> None:
        sender = self.sender()
        keys = list(self.editors)
        if sender is None or sender.objectName() not in keys:
            return
        place = keys.index(sender.objectName()) + step
        if 0 <= place < len(keys):
            self.start(keys[place])

    def go_on(self, question_id: str) -> None:
        """After an answer: the next question without one gets the keyboard."""
        keys = list(self.editors)
        place = keys.index(question_id)
        for key in keys[place + 1 :]:
            if not is_whole(self.editors[key].question, self.editors[key].answer()):
                self.start(key)
                return

    def _reveal(self, editor: QWidget) -> None:
        if self.view is None:
            return
        inner = self.view.widget()
        if inner is None:
            return
        top = editor.mapTo(inner, QPoint(0, 0)).y()
        bar, height = self.view.verticalScrollBar(), self.view.viewport().height()
        if top + editor.height() + 12 > bar.value() + height:
            bar.setValue(max(0, min(top - 12, top + editor.height() + 12 - height)))
        elif top - 60 < bar.value():
            bar.setValue(max(0, top - 60))


def is_whole(question: Any, answer: Answer | None) -> bool:
    """Whether nothing of the answer is open: both picks are made, every field has something."""
    if answer is None or answer.is_empty:
        return False
    if question.kind == "most_least":
        return bool(answer.value.get("most") and answer.value.get("least"))
    if question.kind == "best_worst":
        return bool(answer.value.get("best") and answer.value.get("worst"))
    if question.kind == "order":
        return len(answer.texts) == len(question.fields)
    return True


def patient(chat: Chat, factor: float) -> Chat:
    """The same chat with customers who wait longer, for a sitting with extra time."""
    return replace(chat, nudge_after=round(chat.nudge_after * factor), leaves_after=round(chat.leaves_after * factor))


def _sheet(question: Note) -> QWidget:
    card = Card(token="card")
    column = card.column(8)
    column.addWidget(Paragraph(localized(question.title), "block"))
    column.addWidget(Paragraph(localized(question.text) if question.text else "", "say"))
    card.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return card
