"""Under the matrix: who gets a seat, who goes on the reserve list, offers and the first day of the class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hireapp.i18n import N_, _, joined, listed
from hireapp.ui import words
from hireapp.ui.compare_words import flag_words, shown_name, verdict_counts
from hireapp.ui.kit.badges import Badge
from hireapp.ui.kit.buttons import Button, LinkButton
from hireapp.ui.kit.combo import Combo
from hireapp.ui.kit.frames import Hairline
from hireapp.ui.kit.inputs import DateField, TextField
from hireapp.ui.kit.layouts import SectionHeader, row
from hireapp.ui.kit.paragraph import Label, Paragraph

if TYPE_CHECKING:
    from datetime import date

    from hireapp.domain.comparison import Compared, Comparison
    from hireapp.domain.outcome import Offer
    from hireapp.services.selections import SeatsView

CHOICES: tuple[tuple[str, str], ...] = (
    ("", N_("leave open")),
    ("hire", N_("seat")),
    ("reserve", N_("reserve list")),
    ("do_not_hire", N_("do not hire")),
)
OFFERS: dict[str, str] = {
    "open": N_("offer open"),
    "accepted": N_("offer accepted"),
    "declined": N_("offer declined"),
    "withdrawn": N_("offer withdrawn"),
}
_NAME, _CHOICE = 150, 150


def _accepted() -> str:
    return _("Accepted")


def _declined() -> str:
    return _("Declined")


def _withdrawn() -> str:
    return _("Withdrawn")


_ANSWERS = {"accepted": _accepted, "declined": _declined, "withdrawn": _withdrawn}


class PersonLine(QWidget):
    """One candidate: what the raters say, what to look at, and the choice; or what was decided and the offer."""

    offer_wanted = Signal(str)
    answered = Signal(str, str)
    opened = Signal(str)

    def __init__(self, person: Compared, offer: Offer | None, *, hidden: bool) -> None:
        super().__init__()
        self.application = person.application_id
        self.setObjectName(person.application_id)
        self.offer = offer
        self.bare = person.composite.band is None
        name = shown_name(person, hidden=hidden)
        self.choice = Combo([(key, _(text)) for key, text in CHOICES], _("Choice for {name}").format(name=name))
        self.choice.setFixedWidth(_CHOICE)
        self.name = LinkButton(name, role="body_strong")
        self.name.setFixedWidth(_NAME)
        self.name.clicked.connect(self._on_opened)
        flags = joined(flag_words(flag) for flag in person.flags)
        said = QVBoxLayout()
        said.setSpacing(1)
        said.addWidget(Paragraph(verdict_counts(person), "body"))
        if flags:
            said.addWidget(Paragraph(flags, "caption", "warn"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 6, 0, 6)
        line.setSpacing(12)
        line.addWidget(self.name, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(said, 1)
        line.addWidget(self._right(person, name), 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def _right(self, person: Compared, name: str) -> QWidget:
        """The choice, or what stands."""
        self.open_choice = person.decided in ("", "reserve", "talk_again")
        self.may_offer = False
        holder = QWidget()
        line = row(spacing=8)
        if person.decided:
            line.addWidget(_decided_badge(person))
        if person.decided in ("hire", "hire_with_condition"):
            self._add_offer(line, name)
        elif self.open_choice and person.state in ("active", "hold"):
            line.addWidget(self.choice)
        else:
            line.addWidget(Label(_(words.STATES[person.state]), "body", "t2"))
        holder.setLayout(line)
        return holder

    def _add_offer(self, line: QHBoxLayout, name: str) -> None:
        self.open_choice = False
        if self.offer is None or self.offer.state in ("declined", "withdrawn"):
            if self.offer is not None:
                line.addWidget(Badge(_(OFFERS[self.offer.state]), "warn"))
            self.may_offer = True
            make = Button(_("Make an offer"))
            make.setAccessibleName(_("Make an offer to {name}").format(name=name))
            make.clicked.connect(self._on_offer)
            line.addWidget(make)
            return
        line.addWidget(Badge(_(OFFERS[self.offer.state]), "ok" if self.offer.state == "accepted" else "neutral"))
        if self.offer.state == "open":
            for key, text in _ANSWERS.items():
                link = LinkButton(text())
                link.setObjectName(key)
                link.clicked.connect(self._on_answer)
                line.addWidget(link)

    @Slot()
    def _on_offer(self) -> None:
        self.offer_wanted.emit(self.application)

    @Slot()
    def _on_opened(self) -> None:
        self.opened.emit(self.application)

    @Slot()
    def _on_answer(self) -> None:
        sender = self.sender()
        if sender is not None and self.offer is not None:
            self.answered.emit(self.offer.id, sender.objectName())


class DecidePart(QWidget):
    """The part. ``chosen([(application, choice)], reason)``; offers and class start tell the screen what to do."""

    chosen = Signal(object, str)
    offer_made = Signal(str, object)
    offer_answered = Signal(str, str, str)
    class_start_set = Signal(object)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[PersonLine] = []
        self._offering = ""
        self._starts: date | None = None
        self._sent = False
        self._warned: list[tuple[str, str]] = []
        self._body = QWidget()
        self.seats = Paragraph("", "body")
        hint = _("for all of this choice; each of them may read it, so name nobody else")
        self.reason = TextField(_("Reason"), hint=hint)
        self.record = Button(_("Record this choice"), "primary")
        self.starts = DateField(_("First day of the class"))
        self.pay = TextField(_("Pay as offered"))
        self.first_day = DateField(_("First day of work"))
        self.until = DateField(_("Answer until"))
        self.send = Button(_("Record the offer"))
        self.why = TextField(_("Why it was declined or withdrawn"))
        self.offer_box = QWidget()
        self.offer_to = Label("", "section")
        self._lay_out()
        self.record.clicked.connect(self._on_record)
        self.send.clicked.connect(self._on_send)
        self.starts.changed.connect(self._on_starts)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Hairline())
        column.addWidget(SectionHeader(_("Decision"), _("a person decides; the program does not")))
        top = row(spacing=16)
        top.addWidget(self.seats, 1)
        top.addWidget(self.starts)
        column.addLayout(top)
        column.addWidget(self._body)
        column.addWidget(self.why)
        box = QVBoxLayout(self.offer_box)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.offer_to)
        offer = QHBoxLayout()
        offer.setSpacing(12)
        box.addLayout(offer)
        for field in (self.pay, self.first_day, self.until):
            offer.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        offer.addWidget(self.send, 0, Qt.AlignmentFlag.AlignBottom)
        column.addWidget(self.offer_box)
        foot = row(spacing=12)
        foot.addWidget(self.reason, 1)
        foot.addWidget(self.record, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(foot)
        self.offer_box.hide()
        self.why.hide()

    def show_choice(self, comparison: Comparison, view: SeatsView, *, hidden: bool) -> None:
        """The people of a comparison with what stands for each."""
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        kept = {line.application: line.choice.value() for line in self.lines}
        self.lines = []
        for index in comparison.by_value:
            person = comparison.people[index]
            line = PersonLine(person, view.offers.get(person.application_id), hidden=hidden)
            line.choice.set_value(kept.get(person.application_id, ""))
            line.offer_wanted.connect(self._on_offer_wanted)
            line.answered.connect(self._on_answered)
            line.opened.connect(self.opened)
            column.addWidget(line)
            column.addWidget(Hairline())
            self.lines.append(line)
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(self._body, body)
        body.show()
        self._body.hide()
        self._body.deleteLater()
        self._body = body
        self._show_seats(comparison, view, hidden=hidden)
        self._keep_offer()

    def in_order(self) -> list[QWidget]:
        """The parts in the order in which they are read."""
        return [self.starts, self._body, self.why, self.offer_box, self.reason, self.record]

    def done(self) -> None:
        """The choice was recorded: nothing typed is kept."""
        for line in self.lines:
            line.choice.set_value("")
        self.reason.set_value("")
        self.reason.set_error("")
        self._sent = False

    def refused(self, text: str) -> None:
        """Why the choice was not recorded."""
        self.reason.set_error(text)
        self._sent = False

    def offer_done(self) -> None:
        """The offer or its answer was recorded; the keyboard goes back to the person's line."""
        line = self._line(self._offering)
        if line is not None and self.offer_box.isAncestorOf(QApplication.focusWidget() or self):
            line.name.setFocus()
        self._offering = ""
        self.offer_box.hide()
        self.why.hide()
        self.why.set_value("")
        self.why.set_error("")

    def offer_refused(self, text: str) -> None:
        """Why an offer or its answer was not recorded."""
        field = self.pay if self.offer_box.isVisible() else self.why
        field.setVisible(True)
        field.set_error(text)

    def flush(self) -> None:
        """What is typed right now counts."""
        for field in (self.reason, self.pay, self.first_day, self.until, self.why, self.starts):
            field.flush()

    def _show_seats(self, comparison: Comparison, view: SeatsView, *, hidden: bool) -> None:
        names = {person.application_id: shown_name(person, hidden=hidden) for person in comparison.people}
        said = _("{left} of 1 seat left.") if view.seats == 1 else _("{left} of {seats} seats left.")
        said = said.format(left=view.left, seats=view.seats)
        listed = [names.get(name, "…") for name in view.reserve]
        if listed:
            said += " " + _("Reserve list: {names}.").format(
                names=joined(f"{place} {name}" for place, name in enumerate(listed, 1))
            )
        self.seats.setText(said)
        if view.class_starts != self._starts:
            self._starts = view.class_starts
            self.starts.set_value(view.class_starts)

    def _line(self, application: str) -> PersonLine | None:
        return next((line for line in self.lines if line.application == application), None)

    def _keep_offer(self) -> None:
        """What is being typed of an offer or an answer stays while it can still be recorded."""
        line = self._line(self._offering)
        if self._offering and (line is None or not line.may_offer):
            self.offer_done()
        elif line is not None:
            self.offer_to.setText(_("Offer to {name}").format(name=line.name.text()))
        if not any(entry.offer is not None and entry.offer.state == "open" for entry in self.lines):
            self.why.hide()

    @Slot()
    def _on_record(self) -> None:
        if self._sent:
            return
        self.reason.flush()
        wanted = [(line.application, line.choice.value()) for line in self.lines if line.choice.value()]
        if self._needs_second_press(wanted):
            return
        self._sent = True
        self.chosen.emit(wanted, self.reason.value())

    def _needs_second_press(self, wanted: list[tuple[str, str]]) -> bool:
        """Hiring somebody without an overall figure is said before it is recorded; the second press records it."""
        bare = [line for line in self.lines if line.bare and (line.application, "hire") in wanted]
        if not bare or self._warned == wanted or not self.reason.value().strip():
            return False
        self._warned = wanted
        said = _("No overall figure yet: {names}. Press “{word}” again to hire all the same.")
        names = listed(line.name.text() for line in bare)
        self.reason.set_warning(said.format(names=names, word=self.record.label()))
        return True

    @Slot(str)
    def _on_offer_wanted(self, application: str) -> None:
        self._offering = application
        line = self._line(application)
        assert line is not None
        self.offer_to.setText(_("Offer to {name}").format(name=line.name.text()))
        self.first_day.set_value(self.starts.value())
        self.pay.set_error("")
        self.offer_box.show()
        self.pay.setFocus()

    @Slot()
    def _on_send(self) -> None:
        self.flush()
        draft: dict[str, Any] = {
            "pay": self.pay.value(),
            "starts_on": self.first_day.value(),
            "answer_by": self.until.value(),
        }
        self.offer_made.emit(self._offering, draft)

    @Slot(str, str)
    def _on_answered(self, offer: str, state: str) -> None:
        self.why.flush()
        if state != "accepted" and not self.why.value().strip():
            self.why.show()
            self.why.set_error(_("Say why, in a few words; then press {word} again.").format(word=_ANSWERS[state]()))
            self.why.setFocus()
            return
        self.offer_answered.emit(offer, state, self.why.value())

    @Slot()
    def _on_starts(self) -> None:
        if not self.starts.error():
            self.class_start_set.emit(self.starts.value())


def _decided_badge(person: Compared) -> Badge:
    if person.decided == "reserve":
        return Badge(_("reserve list {place}").format(place=person.decided_place), "neutral")
    tones = {"hire": "ok", "hire_with_condition": "ok", "talk_again": "warn", "do_not_hire": "bad"}
    return Badge(_(words.OUTCOMES[person.decided]), tones[person.decided])  # type: ignore[arg-type]
