"""A question on a page: what is measured, what to say, why, what to listen for, and the editor of its answer."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.forms.answer import Answer
from hireapp.forms.questions import Anchored, Question
from hireapp.i18n import _, listed, localized
from hireapp.ui.editors import Editor, Style, editor_for
from hireapp.ui.kit.badges import Badge
from hireapp.ui.kit.block import Mark
from hireapp.ui.kit.buttons import LinkButton
from hireapp.ui.kit.fonts import Role
from hireapp.ui.kit.layouts import row
from hireapp.ui.kit.paragraph import Label, Paragraph

_GAP = re.compile(r"【[^】]*】|\[[^\]]*\]")


class QuestionBlock(QWidget):
    """One question. ``answered(question id, Answer)`` when the user changed its answer."""

    answered = Signal(str, object)
    swap_wanted = Signal(str)

    def __init__(
        self, question: Question, style: Style | None = None, *, heard: str = "", head: str = "", swap: bool = False
    ) -> None:
        super().__init__()
        self.question = question
        self.setObjectName(question.id)
        self._style = style or Style()
        self.editor: Editor = editor_for(question, style)
        self.title = Label(head or localized(question.title), "caption_strong", "acct", elidable=True)
        self.heard = Label(heard, "caption", "t2", align="right", elidable=True)
        self.missing = Badge(_("needed"), "warn", "info")
        self.swap = LinkButton(_("Other question"), "t2", "caption")
        self.listen = LinkButton(_("What to listen for"), "t2", "caption", icon="info")
        self.say = spoken(question, self._say_role(), self._style.gaps)
        self.why = Paragraph(self._purpose(), "caption", "t2")
        self.help = Paragraph(localized(question.help) if question.help else "", "caption", "t2")
        self._criteria: QWidget | None = None
        self._lay_out(swap)
        self._connect()

    def _lay_out(self, swap: bool) -> None:
        head = row(spacing=8)
        head.addWidget(self.title, 1)
        for widget in (self.missing, self.heard, self.listen, self.swap):
            head.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addLayout(head)
        if self.say is not None:
            self._column.addWidget(self.say)
        self._column.addWidget(self.why)
        self._column.addSpacing(2)
        self._column.addWidget(self.editor)
        self._column.insertWidget(-1 if self._style.checks else self._column.count() - 2, self.help)
        self._hide_empty(swap)

    def _hide_empty(self, swap: bool) -> None:
        """Only now, as a widget without a parent would come up as a window of its own."""
        self.missing.hide()
        self.swap.setVisible(swap)
        self.editor.setVisible(self.question.answerable)
        self.listen.setVisible(bool(self._criteria_texts()))
        for text in (self.heard, self.why, self.help):
            text.setVisible(bool(text.text()))
        if self.say is not None and self._style.checks and self._style.short:
            self.say.setVisible(self.question.say or not self.question.answerable)

    def _connect(self) -> None:
        self.editor.answered.connect(self._on_answered)
        self.listen.clicked.connect(self._on_listen)
        self.swap.clicked.connect(self._on_swap)

    def set_answer(self, answer: Answer) -> None:
        """Show ``answer`` without telling."""
        self.editor.set_answer(answer)

    def set_locked(self, locked: bool) -> None:
        """Readable, no longer to be changed."""
        self.editor.set_locked(locked)
        if locked:
            self.swap.hide()

    def set_missing(self, missing: bool) -> None:
        """Say that an answer is needed."""
        self.missing.setVisible(missing)

    def flush(self) -> None:
        """Tell now what was typed, if something waits."""
        self.editor.flush()

    def _say_role(self) -> Role:
        return "say_small" if self._style.short else "say"

    def _purpose(self) -> str:
        purpose = self.question.purpose
        return _("Purpose: {purpose}").format(purpose=localized(purpose)) if purpose else ""

    def _criteria_texts(self) -> list[tuple[str, str]]:
        question = self.question
        if not isinstance(question, Anchored):
            return []
        pairs = ((_("Strong"), question.strong), (_("Weak"), question.weak), (_("Ask again"), question.flags))
        return [(name, localized(text)) for name, text in pairs if text is not None]

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        self.answered.emit(self.question.id, answer)

    @Slot()
    def _on_swap(self) -> None:
        self.swap_wanted.emit(self.question.id)

    @Slot()
    def _on_listen(self) -> None:
        if self._criteria is None:
            self._criteria = _criteria(self._criteria_texts())
            self._column.insertWidget(self._column.indexOf(self.why) + 1, self._criteria)
            return
        self._criteria.setVisible(not self._criteria.isVisible())


def spoken(question: Question, role: Role = "say", gaps: Mapping[str, str] | None = None) -> Paragraph | None:
    """The text of a question: large if it is said aloud, known gaps filled in, the company's other gaps marked."""
    if question.text is None:
        return None
    text = filled(localized(question.text), gaps or {})
    is_said = question.say or question.kind == "star"
    marks = [Mark(found.start(), found.end() - found.start(), "acct") for found in _GAP.finditer(text)]
    return Paragraph(text, role if is_said else "body", "text" if is_said else "t2", marks=marks)


def filled(text: str, gaps: Mapping[str, str]) -> str:
    """``text`` with what is known in place of its gaps, 【姓名】 or [name]."""
    return _GAP.sub(lambda found: gaps.get(found.group()[1:-1], found.group()), text)


def heard_in(question: Question, names: Mapping[str, str]) -> str:
    """The competencies a question is heard for, in words."""
    keys = [question.competency, *question.also] if question.competency else list(question.also)
    return listed(names[key] for key in keys if key in names)


def _criteria(pairs: list[tuple[str, str]]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(22, 0, 0, 4)
    column.setSpacing(2)
    for name, text in pairs:
        line = f"{name}: {text}"
        column.addWidget(Paragraph(line, "caption", "t2", marks=[Mark(0, len(name) + 1, "strong")]))
    return holder
