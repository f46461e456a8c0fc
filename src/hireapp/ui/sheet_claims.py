"""Claims of the resume and of the talk: what became of them, and how it is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.i18n import _
from hireapp.ui.kit.buttons import Chip
from hireapp.ui.kit.claims import ClaimRow
from hireapp.ui.kit.flow import FlowLayout
from hireapp.ui.kit.inputs import TextField
from hireapp.ui.kit.layouts import SectionHeader
from hireapp.ui.kit.lines import LineEdit
from hireapp.ui.kit.paragraph import Paragraph
from hireapp.ui.sheet_words import CLAIM_STATES, claim_words

if TYPE_CHECKING:
    from hireapp.domain.assessment import Claim


class ClaimEntry(QWidget):
    """One claim; pressed, it shows its states and how it is known. ``judged(id, state, note)``."""

    judged = Signal(str, str, str)

    def __init__(self, claim: Claim) -> None:
        super().__init__()
        self.claim = claim
        self.line = ClaimRow(f"“{claim.text}”", claim.state, claim_words(claim.state, claim.note))
        self.panel = QWidget()
        self.states = {key: Chip(claim_words(key)) for key in CLAIM_STATES}
        self.note = TextField("", _("How is it known: measure, time, who"))
        self.note.line.setAccessibleName(_("How it is known"))
        self.note.set_value(claim.note)
        inner = QVBoxLayout(self.panel)
        inner.setContentsMargins(26, 2, 0, 8)
        inner.setSpacing(6)
        chips = QWidget()
        flow = FlowLayout(chips)
        for key, chip in self.states.items():
            chip.setChecked(key == claim.state)
            chip.clicked.connect(self._on_state)
            flow.addWidget(chip)
        inner.addWidget(chips)
        inner.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line)
        column.addWidget(self.panel)
        self.panel.hide()
        self.line.clicked.connect(self._on_clicked)
        self.note.changed.connect(self._on_note)

    def state(self) -> str:
        """The state chosen."""
        return next((key for key, chip in self.states.items() if chip.isChecked()), "not_asked")

    @Slot()
    def _on_clicked(self) -> None:
        self.panel.setVisible(not self.panel.isVisible())

    @Slot()
    def _on_state(self) -> None:
        sender = self.sender()
        for chip in self.states.values():
            chip.setChecked(chip is sender)
        self._tell()

    @Slot()
    def _on_note(self) -> None:
        self._tell()

    def _tell(self) -> None:
        state, note = self.state(), self.note.value()
        self.line.set_state(state, claim_words(state, note))  # type: ignore[arg-type]
        self.judged.emit(self.claim.id, state, note)


class ClaimList(QWidget):
    """All claims, and one line to add another. ``judged(id, state, note)``, ``added(text)``."""

    judged = Signal(str, str, str)
    added = Signal(str)

    def __init__(self, *, editable: bool = True) -> None:
        super().__init__()
        self.entries: dict[str, ClaimEntry] = {}
        self.head = SectionHeader(_("Claims to check"))
        self.empty = Paragraph(_("No claim of success was found in the resume."), "body", "t3")
        self.more = LineEdit(_("Add a claim heard just now, Enter keeps it"), icon="plus")
        self.more.setAccessibleName(_("Add a claim"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.head)
        self._column.addWidget(self.empty)
        self._column.addWidget(self.more)
        self.more.setVisible(editable)
        self.more.returnPressed.connect(self._on_added)

    def show_claims(self, claims: Sequence[Claim]) -> None:
        """These claims; rows that are there stay, so that nothing typed is lost."""
        known = {claim.id: claim for claim in claims}
        for key in [key for key in self.entries if key not in known]:
            self.entries.pop(key).deleteLater()
        for claim in claims:
            if claim.id not in self.entries:
                self._add(claim)
        self.empty.setVisible(not claims)

    def flush(self) -> None:
        """Tell now what was typed, if something waits."""
        for entry in self.entries.values():
            entry.note.flush()

    def _add(self, claim: Claim) -> None:
        entry = ClaimEntry(claim)
        entry.judged.connect(self.judged)
        self.entries[claim.id] = entry
        self._column.insertWidget(self._column.count() - 1, entry)

    @Slot()
    def _on_added(self) -> None:
        text = self.more.text().strip()
        if text:
            self.more.set_text("")
            self.added.emit(text)
