"""Use cases of choosing for a class: who gets a seat, who is on the reserve list, offers and their answers.

Each choice is a named person's decision with a reason; what was on the screen is kept with it. The number of seats is
told, never enforced silently: going beyond it is refused with the figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from hireapp.domain.application import Application
from hireapp.domain.comparison import Comparison
from hireapp.domain.decision import Decision
from hireapp.domain.opening import Opening
from hireapp.domain.outcome import Offer, OfferState
from hireapp.errors import InvalidValue, UndoRefused
from hireapp.i18n import N_
from hireapp.services.changes import Changes, Undo, changed
from hireapp.services.decisions import decide
from hireapp.services.dossiers import current_decision
from hireapp.services.ports import UnitOfWork
from hireapp.services.texts import clean_line

Choice = Literal["hire", "reserve", "do_not_hire"]


@dataclass(frozen=True)
class Chosen:
    """One person of a choice. reason: of this person; empty: the reason of the whole choice stands."""

    application_id: str
    choice: Choice
    reason: str = ""


@dataclass(frozen=True)
class SeatsView:
    """The seats of an opening: how many, who has one, who is on the reserve list in which order, offers.

    Whoever declined the offer, or had it withdrawn, holds no seat any more.
    """

    seats: int
    hired: tuple[str, ...]
    reserve: tuple[str, ...]
    offers: dict[str, Offer]
    class_starts: date | None

    @property
    def left(self) -> int:
        """Seats nobody has yet."""
        return max(0, self.seats - len(self.hired))


def choose(
    work: UnitOfWork, opening_id: str, chosen: Sequence[Chosen], reason: str, shown: dict[str, Any] | None = None
) -> Changes:
    """Decide on several candidates of an opening at once, all or none.

    The reserve list is numbered in the order given, after those already on it. Raises InvalidValue without a reason,
    for more people than seats, or for somebody already decided on.
    """
    reason = clean_line(reason, 500)
    if not chosen:
        raise InvalidValue(N_("Nobody is chosen."), N_("Mark at least one candidate."))
    if not reason:
        raise InvalidValue(N_("A decision needs a reason."), N_("Write one sentence."))
    work.save(work.get(Opening, opening_id))  # two choices at once: the second finds the row moved on and is refused
    before = seats_of(work, opening_id)
    wanted = sum(entry.choice == "hire" for entry in chosen)
    if wanted > before.left:
        raise InvalidValue(
            N_("{wanted} are chosen, but {left} seats are left."),
            N_("Put some on the reserve list, or give the opening more seats."),
            wanted=wanted,
            left=before.left,
        )
    made = []
    for entry in chosen:
        if work.get(Application, entry.application_id).opening_id != opening_id:
            raise InvalidValue(
                N_("Only candidates of the same opening can be compared."),
                N_("Choose one opening, then its candidates."),
            )
        own = entry.reason.strip() or reason
        _refuse_twice(work, entry.application_id)
        made.append(decide(work, entry.application_id, entry.choice, own, shown=shown))
    ids = [entry.application_id for entry in chosen]
    touched = [("application", name) for name in ids]
    return changed(("opening", opening_id), *touched, undo=Undo(N_("Choice taken back"), _TakeBack(opening_id, made)))


def shown_of(comparison: Comparison) -> dict[str, Any]:
    """What was on the screen when a choice was made, by ids and figures."""
    scale = comparison.scale
    return {
        "comparison": [
            {
                "application": person.application_id,
                "composite": str(person.composite.band.value) if person.composite.band else None,
                "error": str(person.composite.band.error) if person.composite.band else None,
                "place": person.place,
                "median": person.median,
            }
            for person in comparison.people
        ],
        "norm": scale.version if scale else None,
        "profile": comparison.profile_version,
        "weights": {name: str(weight) for name, weight in comparison.weights.items()},
        "audit": comparison.audit_head,
    }


def seats_of(work: UnitOfWork, opening_id: str) -> SeatsView:
    """Seats, reserve list and offers of an opening."""
    opening = work.get(Opening, opening_id)
    applications = {entry.id: entry for entry in work.select(Application, opening_id=opening_id, deleted=False)}
    ids = tuple(applications)
    offers = {entry.application_id: entry for entry in work.select(Offer, application_id=ids, order="offered_at")}
    gone = {name for name, offer in offers.items() if offer.state in ("declined", "withdrawn")}
    hired = tuple(entry.id for entry in applications.values() if entry.state == "hired" and entry.id not in gone)
    newest: dict[str, Decision] = {}
    for decision in work.select(Decision, application_id=ids, taken_back=False, order="decided_at") if ids else []:
        newest[decision.application_id] = decision
    reserve = sorted(
        (
            entry
            for entry in newest.values()
            if entry.outcome == "reserve" and applications[entry.application_id].state in ("active", "hold")
        ),
        key=lambda entry: entry.place or 0,
    )
    return SeatsView(
        opening.seats, hired, tuple(entry.application_id for entry in reserve), offers, opening.class_starts
    )


def set_class_start(work: UnitOfWork, opening_id: str, starts: date | None) -> Changes:
    """Say on which day the class of an opening begins."""
    before = work.get(Opening, opening_id)
    work.save(replace(before, class_starts=starts))
    work.record("change", "opening", opening_id, class_starts=str(starts))
    return changed(("opening", opening_id))


def make_offer(
    work: UnitOfWork,
    application_id: str,
    pay: str = "",
    starts_on: date | None = None,
    answer_by: date | None = None,
) -> Changes:
    """Offer the job to somebody who was chosen. Raises InvalidValue if nobody decided so, or an offer stands."""
    decision = current_decision(work, application_id)
    if decision is None or decision.outcome not in ("hire", "hire_with_condition"):
        raise InvalidValue(N_("An offer follows a decision to hire."), N_("Decide first."))
    standing = offer_of(work, application_id)
    if standing is not None and standing.state in ("open", "accepted"):
        raise InvalidValue(N_("An offer stands already."), N_("Record its answer, or withdraw it."))
    if answer_by is not None and answer_by < work.now().date():
        raise InvalidValue(N_("The day for the answer is past."), N_("Choose a later day."))
    if starts_on is not None and answer_by is not None and answer_by > starts_on:
        raise InvalidValue(N_("The answer would come after the first day."), N_("Choose an earlier day."))
    work.save(work.get(Application, application_id))  # of two offers at once the second is refused
    offer = Offer(
        application_id=application_id,
        offered_by=work.actor,
        offered_at=work.now(),
        pay=clean_line(pay, 200),
        starts_on=starts_on,
        answer_by=answer_by,
    )
    work.add(offer)
    work.record("offer", "application", application_id, offer=offer.id)
    return changed(("application", application_id), ("opening", ""), result=offer.id)


def answer_offer(work: UnitOfWork, offer_id: str, state: OfferState, reason: str = "") -> Changes:
    """Record that an offer was accepted, declined or withdrawn; the last two need a reason."""
    offer = work.get(Offer, offer_id)
    if offer.state != "open" or state not in ("accepted", "declined", "withdrawn"):
        raise InvalidValue(N_("This offer is answered already."), N_("Make a new one."))
    reason = clean_line(reason, 300)
    if state != "accepted" and not reason:
        raise InvalidValue(N_("Say why, in a few words."), N_("Write one sentence."))
    saved = work.save(replace(offer, state=state, answered_at=work.now(), reason=reason))
    work.record("offer", "application", offer.application_id, offer=offer_id, state=state)

    def back(unit: UnitOfWork) -> Changes:
        newest = offer_of(unit, offer.application_id)
        if newest is None or newest.id != offer_id or newest.row_version != saved.row_version:
            raise UndoRefused(
                N_("This can't be taken back: it was changed again since."),
                N_("Look at the new state, then change it by hand."),
            )
        unit.save(replace(offer, row_version=saved.row_version))
        unit.record("undo", "application", offer.application_id, offer=offer_id)
        return changed(("application", offer.application_id), ("opening", ""))

    return changed(
        ("application", offer.application_id), ("opening", ""), undo=Undo(N_("Answer to the offer taken back"), back)
    )


def offer_of(work: UnitOfWork, application_id: str) -> Offer | None:
    """The newest offer to somebody."""
    found = work.select(Offer, application_id=application_id, order="offered_at")
    return found[-1] if found else None


def _refuse_twice(work: UnitOfWork, application_id: str) -> None:
    standing = current_decision(work, application_id)
    if standing is not None and standing.outcome not in ("reserve", "talk_again"):
        raise InvalidValue(
            N_("Somebody of these is decided on already."), N_("Take that decision back first, or leave them out.")
        )
    if work.get(Application, application_id).state not in ("active", "hold"):
        raise InvalidValue(N_("This application is closed."), N_("Restore it first."))


class _TakeBack:
    """The inverse of a choice."""

    def __init__(self, opening_id: str, made: Sequence[Changes]) -> None:
        self.opening_id = opening_id
        self.made = made

    def __call__(self, work: UnitOfWork) -> Changes:
        touched = {("opening", self.opening_id)}
        for decision in reversed(self.made):
            assert decision.undo is not None
            touched |= decision.undo.action(work).touched
        return changed(*touched)
