"""Contradictions: two quotations that don't agree, the clarifying question and its answer. They have no score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.i18n import _
from hireapp.ui import words
from hireapp.ui.kit.buttons import Button, LinkButton
from hireapp.ui.kit.claims import ContradictionCard
from hireapp.ui.kit.combo import Combo
from hireapp.ui.kit.frames import Card
from hireapp.ui.kit.layouts import row
from hireapp.ui.kit.lines import LineEdit
from hireapp.ui.kit.paragraph import Label

if TYPE_CHECKING:
    from hireapp.domain.assessment import Contradiction


class ContradictionEntry(QWidget):
    """One contradiction with the fields of its clarifying. ``clarified(id, question, answer)``."""

    clarified = Signal(str, str, str)

    def __init__(self, entry: Contradiction) -> None:
        super().__init__()
        self.entry = entry
        self.card = ContradictionCard(
            source_words(entry.left_source),
            f"“{entry.left_quote}”",
            _("Just now"),
            f"“{entry.right_quote}”",
            "",
            "",
            time=words.clock(entry.at_ms),
        )
        self.question = LineEdit(_("Clarifying question"))
        self.answer = LineEdit(_("The answer"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(6)
        for widget, value in ((self.question, entry.clarifying), (self.answer, entry.answer)):
            widget.set_text(value)
            widget.setAccessibleName(widget.placeholderText())
            widget.edited.connect(self._on_edited)
        column.addWidget(self.card)
        column.addWidget(self.question)
        column.addWidget(self.answer)

    def flush(self) -> None:
        """Tell now what was typed, if something waits."""
        self.question.flush()
        self.answer.flush()

    @Slot(str)
    def _on_edited(self, _text: str) -> None:
        self.clarified.emit(self.entry.id, self.question.text(), self.answer.text())


class NewContradiction(Card):
    """The two quotations of a new one. ``noted(source, left, right)``."""

    noted = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.source = Combo(
            [(key, source_words(key)) for key in ("resume", "phone", "talk")], _("Where the first one stands")
        )
        self.left = LineEdit(_("What stood there"))
        self.right = LineEdit(_("What was said just now"))
        self.confirm = Button(_("Note it"), "soft")
        column = self.column(8)
        column.addWidget(Label(_("A contradiction"), "body_strong"))
        for widget in (self.source, self.left, self.right):
            column.addWidget(widget)
        column.addLayout(row(None, self.confirm))
        for field in (self.left, self.right):
            field.setAccessibleName(field.placeholderText())
            field.textChanged.connect(self._on_typed)
        self.confirm.clicked.connect(self._on_confirmed)
        self._on_typed("")

    @Slot(str)
    def _on_typed(self, _text: str) -> None:
        self.confirm.setEnabled(bool(self.left.text().strip() and self.right.text().strip()))

    @Slot()
    def _on_confirmed(self) -> None:
        self.noted.emit(self.source.value(), self.left.text(), self.right.text())
        self.left.set_text("")
        self.right.set_text("")
        self.hide()


class ContradictionList(QWidget):
    """All contradictions, and the way to note another: ``noted(source, left, right)``; ``clarified`` as its entries."""

    noted = Signal(str, str, str)
    clarified = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[str, ContradictionEntry] = {}
        self.more = LinkButton(_("Note a contradiction"), "t2", icon="split")
        self.form = NewContradiction()
        self.form.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.more)
        self._column.addWidget(self.form)
        self.more.clicked.connect(self._on_more)
        self.form.noted.connect(self.noted)

    def show_entries(self, entries: Sequence[Contradiction]) -> None:
        """These; cards that are there stay, so that nothing typed is lost."""
        known = {entry.id for entry in entries}
        for key in [key for key in self.entries if key not in known]:
            self.entries.pop(key).deleteLater()
        for entry in entries:
            if entry.id not in self.entries:
                made = ContradictionEntry(entry)
                made.clarified.connect(self.clarified)
                self.entries[entry.id] = made
                self._column.insertWidget(self._column.count() - 2, made)

    def start(self, left: str) -> None:
        """Open the form with a first quotation."""
        self.form.show()
        self.form.left.set_text(left)
        self.form.right.setFocus()

    def flush(self) -> None:
        """Tell now what was typed, if something waits."""
        for entry in self.entries.values():
            entry.flush()

    @Slot()
    def _on_more(self) -> None:
        self.form.setVisible(not self.form.isVisible())


def source_words(source: str) -> str:
    """Where a quotation stands."""
    return {"resume": _("Resume"), "phone": _("Phone"), "talk": _("Earlier in the talk")}.get(source, source)
