"""Editors of the items of a test: statement, pair, most and least, best and worst. Each row tells its answer at
once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal, Slot

from hireapp.forms.answer import Answer
from hireapp.forms.items import BestWorst, Likert, MostLeast, Pair
from hireapp.forms.paging import in_drawn_order
from hireapp.forms.questions import Question, SingleChoice
from hireapp.i18n import _, localized
from hireapp.ui.editors.base import Editor, Style
from hireapp.ui.kit.answer_rows import AnswerRow, OnePick, PairRow, StatementRow, TwoPicks
from hireapp.ui.kit.paragraph import Paragraph


class ItemEditor(Editor):
    """An editor that is one answer row. ``wants_next(step)`` when up or down was pressed."""

    wants_next = Signal(int)
    row: Any

    def __init__(self, question: Question, style: Style | None = None) -> None:
        super().__init__(question, style)
        self.row = self.make_row()
        self.column.addWidget(self.row)
        self.setFocusProxy(self.row)
        self.row.chosen.connect(self._on_chosen)
        self.row.wants_next.connect(self.wants_next)

    def make_row(self) -> AnswerRow:
        """The row."""
        raise NotImplementedError

    def set_locked(self, locked: bool) -> None:
        self.row.set_locked(locked)

    @Slot()
    def _on_chosen(self) -> None:
        self.tell()


class LikertEditor(ItemEditor):
    """A statement and five words."""

    question: Likert

    def make_row(self) -> AnswerRow:
        words = [localized(word) for word in self.style_.words]
        return StatementRow(self.style_.number, localized(self.question.title), words)

    def answer(self) -> Answer:
        return Answer(self.row.value())

    def set_answer(self, answer: Answer) -> None:
        self.row.set_value(answer.value)


class PairEditor(LikertEditor):
    """Two ends and five steps."""

    question: Pair  # type: ignore[assignment]

    def make_row(self) -> AnswerRow:
        words = [localized(word) for word in self.style_.words]
        ends = (localized(self.question.left), localized(self.question.right))
        return PairRow(self.style_.number, ends, words)


class MostLeastEditor(ItemEditor):
    """Four words: most like me, least like me."""

    question: MostLeast

    def make_row(self) -> AnswerRow:
        entries = [(word.id, localized(word.text)) for word in self.question.options]
        return TwoPicks(str(self.style_.number or ""), entries, (_("Most like me"), _("Least like me")), letters=True)

    def answer(self) -> Answer:
        most, least = self.row.picked()
        return Answer({"most": most, "least": least} if most or least else None)

    def set_answer(self, answer: Answer) -> None:
        value = answer.value or {}
        self.row.set_picked(value.get("most"), value.get("least"))


class BestWorstEditor(ItemEditor):
    """A scene and ways to act: which is best, which worst."""

    question: BestWorst

    def make_row(self) -> AnswerRow:
        self.scene = Paragraph(localized(self.question.text) if self.question.text else "", "statement")
        self.column.addWidget(self.scene)
        self.column.addSpacing(8)
        options = list(self.question.options)
        if self.question.shuffle and self.style_.seed:
            options = in_drawn_order(options, f"{self.style_.seed}{self.question.id}")
        entries = [(option.id, localized(option.text)) for option in options]
        return TwoPicks(localized(self.question.title), entries, (_("Best"), _("Worst")), letters=True, role="say")

    def answer(self) -> Answer:
        best, worst = self.row.picked()
        return Answer({"best": best, "worst": worst} if best or worst else None)

    def set_answer(self, answer: Answer) -> None:
        value = answer.value or {}
        self.row.set_picked(value.get("best"), value.get("worst"))


class PickEditor(ItemEditor):
    """One of several, as large rows; for tests."""

    question: SingleChoice

    def make_row(self) -> AnswerRow:
        options = list(self.question.options)
        if self.question.shuffle and self.style_.seed:
            options = in_drawn_order(options, f"{self.style_.seed}{self.question.id}")
        entries = [(option.id, localized(option.text)) for option in options]
        return OnePick(localized(self.question.title), entries)

    def answer(self) -> Answer:
        return Answer(self.row.picked())

    def set_answer(self, answer: Answer) -> None:
        self.row.set_picked(answer.value)
