"""Rows of the submit page: a strength or concern with competency and quotation; an open question with who and when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.i18n import _
from hireapp.ui.kit.buttons import LinkButton
from hireapp.ui.kit.combo import Combo
from hireapp.ui.kit.layouts import SectionHeader, row
from hireapp.ui.kit.lines import LineEdit
from hireapp.ui.kit.reading import read_date

if TYPE_CHECKING:
    from hireapp.services.assessments import StrengthDraft

MOST = 3


@dataclass(frozen=True)
class Quote:
    """A quotation noted on the sheet."""

    question: str
    title: str
    text: str
    competency: str


class PointRow(QWidget):
    """A strength or concern: words, competency, quotation."""

    changed = Signal()

    def __init__(self, kind: str, competencies: Sequence[tuple[str, str]], quotes: Sequence[Quote]) -> None:
        super().__init__()
        self.kind = kind
        self._quotes: dict[str, Quote] = {}
        self.claim = LineEdit(_("In one line, what you heard or saw"))
        self.competency = Combo([], _("Competency"))
        self.quote = Combo([], _("Quotation"))
        self.offer(competencies, quotes)
        self.claim.setAccessibleName(_("Strength") if kind == "strength" else _("Concern"))
        self.competency.setFixedWidth(168)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        first = row(spacing=8)
        first.addWidget(self.claim, 1)
        first.addWidget(self.competency)
        column.addLayout(first)
        column.addWidget(self.quote)
        self.claim.edited.connect(self._on_edited)
        self.competency.chosen.connect(self._on_edited)
        self.quote.chosen.connect(self._on_quote)

    def offer(self, competencies: Sequence[tuple[str, str]], quotes: Sequence[Quote]) -> None:
        """Offer these; what was chosen stays."""
        self._quotes = {quote.question: quote for quote in quotes}
        self.competency.set_options([("", _("Competency")), *competencies])
        self.quote.set_options(
            [
                ("", _("Quotation from the sheet")),
                *((quote.question, f"“{quote.text}” ({quote.title})") for quote in quotes),
            ]
        )

    def draft(self) -> StrengthDraft | None:
        """What is entered; None without words."""
        from hireapp.services.assessments import StrengthDraft

        quote = self._quotes.get(self.quote.value())
        if not self.claim.text().strip():
            return None
        return StrengthDraft(
            self.kind,
            self.claim.text(),
            self.competency.value(),
            quote.text if quote else "",
            quote.question if quote else "",
        )

    def typed(self) -> dict[str, str]:
        """What was entered, for keeping."""
        return {"claim": self.claim.text(), "competency": self.competency.value(), "question": self.quote.value()}

    def restore(self, typed: Mapping[str, str]) -> None:
        """Show again what was kept."""
        self.claim.set_text(typed.get("claim", ""))
        self.competency.set_value(typed.get("competency", ""))
        self.quote.set_value(typed.get("question", ""))

    def problem(self) -> str:
        """What is missing of a row that has words."""
        if not self.claim.text().strip():
            return ""
        return "" if self.competency.value() else _("Name the competency of each strength and concern")

    @Slot()
    def _on_edited(self) -> None:
        self.changed.emit()

    @Slot(str)
    def _on_quote(self, key: str) -> None:
        quote = self._quotes.get(key)
        if quote is not None and not self.competency.value():
            self.competency.set_value(quote.competency)
        self.changed.emit()


class OpenQuestionRow(QWidget):
    """Something to clear: what, who, by when."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.question = LineEdit(_("What is still to be cleared"))
        self.who = LineEdit(_("Who"))
        self.due = LineEdit(_("By when, YYYY-MM-DD"))
        self.who.setFixedWidth(120)
        self.due.setFixedWidth(176)
        line = row(spacing=8)
        line.addWidget(self.question, 1)
        line.addWidget(self.who)
        line.addWidget(self.due)
        self.setLayout(line)
        for field, name in ((self.question, _("Open question")), (self.who, _("Who")), (self.due, _("By when"))):
            field.setAccessibleName(name)
            field.edited.connect(self._on_edited)

    def entry(self) -> tuple[str, str, Any]:
        """(words, who, day)."""
        return self.question.text(), self.who.text(), read_date(self.due.text())[0]

    def typed(self) -> dict[str, str]:
        """What was entered, for keeping."""
        return {"question": self.question.text(), "who": self.who.text(), "due": self.due.text()}

    def restore(self, typed: Mapping[str, str]) -> None:
        """Show again what was kept."""
        self.question.set_text(typed.get("question", ""))
        self.who.set_text(typed.get("who", ""))
        self.due.set_text(typed.get("due", ""))

    def problem(self) -> str:
        """What is wrong with the day."""
        return read_date(self.due.text())[1]

    @Slot()
    def _on_edited(self) -> None:
        self.due.set_state("error" if self.problem() else "normal")
        self.changed.emit()


class RowList(QWidget):
    """Up to three rows of a kind, with a link to add one."""

    changed = Signal()

    def __init__(self, title: str, caption: str, more: str, make: Callable[[], QWidget]) -> None:
        super().__init__()
        self._make = make
        self.rows: list[Any] = []
        self.more = LinkButton(more, icon="plus")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(SectionHeader(title, caption))
        self._column.addWidget(self.more)
        self.more.clicked.connect(self._on_more)
        self._on_more()

    def typed(self) -> list[dict[str, str]]:
        """What was entered in each row."""
        return [entry.typed() for entry in self.rows]

    def restore(self, kept: Sequence[Mapping[str, str]]) -> None:
        """Show again what was kept, in as many rows."""
        for place, typed in enumerate(kept[:MOST]):
            if place == len(self.rows):
                self._on_more()
            self.rows[place].restore(typed)

    @Slot()
    def _on_more(self) -> None:
        made: Any = self._make()
        self.rows.append(made)
        made.changed.connect(self.changed)
        self._column.insertWidget(self._column.count() - 1, made)
        self.more.setVisible(len(self.rows) < MOST)
