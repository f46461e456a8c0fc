"""Two small cards in the head of the candidate page: correct name and contacts; apply to an opening."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hireapp.i18n import _, joined
from hireapp.ui.desk import Desk
from hireapp.ui.kit.buttons import Button
from hireapp.ui.kit.choices import ComboField
from hireapp.ui.kit.frames import Card
from hireapp.ui.kit.inputs import TextField
from hireapp.ui.kit.layouts import row

if TYPE_CHECKING:
    from hireapp.domain.opening import Opening
    from hireapp.errors import HireError
    from hireapp.services.changes import Changes
    from hireapp.services.overview import Overview

_BETWEEN_PHONES = re.compile(r"[,;，；、\n]+")


class HeadCard(Card):
    """What both cards share: the candidate they are for, a primary button, cancel; ``begin`` opens, ``end`` closes."""

    def __init__(self, desk: Desk, confirm: str) -> None:
        super().__init__()
        self.desk = desk
        self.seen = 0
        self.candidate = ""
        self.name = ""
        self._sent = ""
        self.confirm = Button(confirm, "primary")
        self.cancel = Button(_("Cancel"), "ghost")
        self.cancel.clicked.connect(self.end)
        self.confirm.clicked.connect(self._on_confirmed)
        self.setVisible(False)

    def show_candidate(self, shown: Overview) -> None:
        """Another candidate closes the card; the same one leaves it as it is."""
        if shown.view.person.candidate_id != self.candidate:
            self.end()

    def begin(self, shown: Overview) -> None:
        """Open the card for this candidate."""
        self.candidate = shown.view.person.candidate_id
        self.name = shown.view.person.name
        self.seen = shown.view.person.row_version
        self.confirm.setEnabled(True)
        self.setVisible(True)

    @Slot()
    def end(self) -> None:
        """Close the card."""
        self.candidate = ""
        self.setVisible(False)

    def send(self, work: Any) -> None:
        """Run the use case; the card stays open until it is done."""
        self._sent = self.candidate
        self.confirm.setEnabled(False)
        self.desk.jobs.change(work, self._on_done, self._on_refused)

    def say_done(self, changes: Changes) -> None:
        """Tell the user; a subclass says how."""

    def say_refused(self, text: str) -> None:
        """Show why it was refused; a subclass says where."""

    @Slot()
    def _on_confirmed(self) -> None:
        """A subclass sends its use case."""

    @Slot(object)
    def _on_done(self, changes: Changes) -> None:
        if self._sent == self.candidate:
            self.end()
        self.say_done(changes)

    @Slot(object)
    def _on_refused(self, error: HireError) -> None:
        if self._sent == self.candidate:
            self.confirm.setEnabled(True)
            self.say_refused(error.in_words(_))
        else:
            self.desk.messages.error(error)


class ContactCard(HeadCard):
    """Corrects name, phones, e-mail and city."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Save"))
        self.person = TextField(_("Name"), required=True)
        self.phones = TextField(_("Phones"), hint=_("several with commas between"))
        self.email = TextField(_("E-mail"))
        self.city = TextField(_("City"))
        column = self.column(10)
        column.addLayout(_side_by_side((self.person, self.phones, self.email, self.city)))
        column.addLayout(row(None, self.cancel, self.confirm))

    def begin(self, shown: Overview) -> None:
        """Fill the fields; if the card is open already, leave them."""
        if self.candidate != shown.view.person.candidate_id:
            person = shown.view.person
            values = (person.name, ", ".join(person.phones), person.email, person.city)
            for field, value in zip((self.person, self.phones, self.email, self.city), values, strict=True):
                field.set_value(value)
                field.set_error("")
        super().begin(shown)
        self.person.setFocus()

    def say_done(self, changes: Changes) -> None:
        """With the way back."""
        self.desk.messages.notice(_("Contacts changed"), changes)

    def say_refused(self, text: str) -> None:
        """Under the name, which alone can be wrong."""
        self.person.set_error(text)

    @Slot()
    def _on_confirmed(self) -> None:
        for field in (self.person, self.phones, self.email, self.city):
            field.flush()
        self.person.set_error("")
        phones = tuple(filter(None, (part.strip() for part in _BETWEEN_PHONES.split(self.phones.value()))))
        values = (self.person.value(), phones, self.email.value(), self.city.value())
        self.send(_ChangeContact(self.candidate, values, self.seen))


class ApplyCard(HeadCard):
    """Lets the candidate apply to one of the open openings. ``applied(str)``: the new application's id."""

    applied = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Apply"))
        self._taken: frozenset[str] = frozenset()
        self.opening = ComboField(_("Opening"), [])
        self.opening.setMaximumWidth(420)
        column = self.column(10)
        column.addWidget(self.opening)
        column.addLayout(row(None, self.cancel, self.confirm))

    def begin(self, shown: Overview) -> None:
        """Read the openings there are."""
        super().begin(shown)
        self._taken = frozenset(entry.opening_id for entry in shown.view.applications)
        self.confirm.setEnabled(False)
        self.desk.jobs.read(_open_openings, self._on_openings)

    def say_done(self, changes: Changes) -> None:
        """And go to the new application."""
        self.desk.messages.notice(_("{name} applied").format(name=self.name), changes)
        self.applied.emit(changes.result)

    def say_refused(self, text: str) -> None:
        """Under the choice."""
        self.opening.set_error(text)

    @Slot(object)
    def _on_openings(self, found: Sequence[Opening]) -> None:
        free = [entry for entry in found if entry.id not in self._taken]
        self.opening.combo.set_options([(entry.id, joined((entry.title, entry.number))) for entry in free])
        self.opening.set_error("" if free else _("There is no open opening to apply to."))
        self.confirm.setEnabled(bool(free))
        self.opening.setFocus()

    @Slot()
    def _on_confirmed(self) -> None:
        if self.opening.value():
            self.send(_Apply(self.candidate, self.opening.value()))


class _ChangeContact:
    """The correction as a use case for the worker."""

    def __init__(self, candidate: str, values: tuple[str, tuple[str, ...], str, str], seen: int) -> None:
        self.candidate = candidate
        self.seen = seen
        self.values = values

    def __call__(self, work: Any) -> Changes:
        from hireapp.services.candidates import Contact, change_contact

        return change_contact(work, self.candidate, Contact(*self.values), self.seen)


class _Apply:
    """The application, judged at once."""

    def __init__(self, candidate: str, opening: str) -> None:
        self.candidate = candidate
        self.opening = opening

    def __call__(self, work: Any) -> Changes:
        from hireapp.services import applications, screening

        changes = applications.apply(work, self.candidate, self.opening)
        screening.refresh(work, changes.result)
        return changes


class DeleteCandidate:
    """Hides a candidate, with the way back."""

    def __init__(self, candidate: str) -> None:
        self.candidate = candidate

    def __call__(self, work: Any) -> Changes:
        from hireapp.services.candidates import delete_candidate

        return delete_candidate(work, self.candidate)


def _open_openings(work: Any) -> list[Opening]:
    from hireapp.services.openings import openings

    return [entry for entry in openings(work) if entry.state == "open"]


def _side_by_side(fields: Sequence[QWidget]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(12)
    for field in fields:
        line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return line
