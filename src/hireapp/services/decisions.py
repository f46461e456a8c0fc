"""Use cases of the decision: gather all the evidence, choose what page 1 shows, decide, and take a decision back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from hireapp.domain.application import Application
from hireapp.domain.assessment import OpenQuestion, StrengthConcern, checksum
from hireapp.domain.decision import Decision, DecisionOutcome
from hireapp.domain.dossier import Dossier, Point
from hireapp.domain.outcome import Offer, WorkOutcome
from hireapp.errors import InvalidValue, UndoRefused
from hireapp.i18n import N_
from hireapp.services import applications
from hireapp.services.assessments import visible_sheets
from hireapp.services.changes import Changes, Undo, changed
from hireapp.services.dossiers import current_decision, every_point, gather_dossier
from hireapp.services.ports import UnitOfWork
from hireapp.services.texts import clean_line

if TYPE_CHECKING:
    from hireapp.forms.loader import Library

OUTCOMES = ("hire", "hire_with_condition", "reserve", "talk_again", "do_not_hire")


def gather(work: UnitOfWork, library: Library, application_id: str) -> Dossier:
    """Everything the evaluation shows, as of now."""
    return gather_dossier(work, library, application_id)


def gather_for_export(work: UnitOfWork, library: Library, application_id: str) -> Dossier:
    """The dossier for a file that leaves the program: the audit log notes who exported what."""
    work.record("export", "application", application_id, report="evaluation")
    return gather_dossier(work, library, application_id)


def all_points(work: UnitOfWork, library: Library, application_id: str) -> list[Point]:
    """All strengths and concerns of the sheets the actor may see, in the order they were given."""
    return every_point(work, library, application_id)


def note_export(work: UnitOfWork, application_id: str, report: str = "evaluation") -> Changes:
    """Note in the audit log that a report of this application left the program, and which."""
    work.record("export", "application", application_id, report=report)
    return changed()


def show_points(work: UnitOfWork, application_id: str, chosen: Sequence[str]) -> Changes:
    """Choose and order the strengths and concerns of page 1: ids in order; all others are not shown there."""
    sheets = [entry.id for entry in visible_sheets(work, application_id) if entry.state == "submitted"]
    for point in work.select(StrengthConcern, assessment_id=tuple(sheets)) if sheets else []:
        place = chosen.index(point.id) if point.id in chosen else -1
        if point.shown != place:
            work.save(replace(point, shown=place))
    work.record("change", "application", application_id, shown=len(chosen))
    return changed(("application", application_id))


def add_open_question(
    work: UnitOfWork, application_id: str, question: str, who: str = "", due: date | None = None
) -> Changes:
    """Add something to clear before the decision."""
    words = clean_line(question, 300)
    if not words:
        raise InvalidValue(N_("The question is empty."), N_("Write what has to be cleared."))
    entry = OpenQuestion(
        application_id=application_id, assessment_id=None, question=words, who=clean_line(who, 80), due=due
    )
    work.add(entry)
    work.record("create", "open_question", entry.id)
    return changed(("application", application_id), result=entry.id)


def settle(work: UnitOfWork, question_id: str, *, settled: bool = True) -> Changes:
    """Mark an open question as settled, or open again."""
    entry = work.save(replace(work.get(OpenQuestion, question_id), settled=settled))
    work.record("change", "open_question", question_id, settled=settled)
    return changed(("application", entry.application_id))


def decide(
    work: UnitOfWork,
    application_id: str,
    outcome: DecisionOutcome,
    reason: str,
    *,
    condition: str = "",
    shown: dict[str, Any] | None = None,
    place: int | None = None,
) -> Changes:
    """Record what the actor decided, why, and on what. ``place``: on the reserve list, by default its end.

    Raises InvalidValue without a reason.
    """
    reason, condition = clean_line(reason, 500), clean_line(condition, 300)
    if outcome not in OUTCOMES:
        raise InvalidValue(N_("'{id}' is no decision."), id=outcome)
    if not reason:
        raise InvalidValue(N_("A decision needs a reason."), N_("Write one sentence."))
    if outcome == "hire_with_condition" and not condition:
        raise InvalidValue(N_("Name the condition."), N_("Write what has to be so."))
    decision = Decision(
        application_id=application_id,
        outcome=outcome,
        condition=condition,
        reason=reason,
        decided_by=work.actor,
        decided_at=work.now(),
        shown=shown or {},
        shown_hash=checksum(json.dumps(shown or {}, sort_keys=True)),
        place=(place or _last_place(work, application_id) + 1) if outcome == "reserve" else None,
    )
    work.add(decision)
    work.record("decide", "application", application_id, decision=decision.id, outcome=outcome)
    moved = _follow(work, application_id, outcome, reason)
    undo = Undo(N_("Decision taken back"), _Taker(application_id, decision.id, moved))
    return changed(("application", application_id), result=decision.id, undo=undo)


def take_back_decision(work: UnitOfWork, application_id: str) -> Changes:
    """Take back the decision that stands, and the move it made. Raises UndoRefused if the application moved on."""
    decision = current_decision(work, application_id)
    if decision is None:
        raise UndoRefused(N_("No decision stands that could be taken back."))
    return _take_back(work, decision, _move_of(work, decision))


def shown_ids(dossier: Dossier) -> dict[str, Any]:
    """What was on the screen at a decision, by ids and figures: raters, points, composite, weights, audit head."""
    made = dossier.composite
    return {
        "composite": str(made.band.value) if made.band else None,
        "error": str(made.band.error) if made.band else None,
        "norm": made.scale.version if made.scale else None,
        "profile": dossier.profile_version,
        "points": [point.item.id for point in (*dossier.strengths, *dossier.concerns)],
        "raters": [rater.id for rater in dossier.raters],
        "open": [entry.id for entry in dossier.open_questions],
        "forms": [[used.form_id, used.version, used.hash] for used in dossier.forms],
        "audit": dossier.audit_head,
    }


def _follow(work: UnitOfWork, application_id: str, outcome: str, reason: str) -> str:
    """Hired, not hired and the reserve list are also moves of the pipeline; another talk is not."""
    if outcome in ("hire", "hire_with_condition"):
        applications.move(work, application_id, "hire")
    elif outcome == "do_not_hire":
        applications.move(work, application_id, "reject", reason_code="other", reason_text=reason)
    elif outcome == "reserve" and work.get(Application, application_id).state == "active":
        applications.move(work, application_id, "hold")
    else:
        return ""
    return applications.history(work, application_id)[-1].id


def _last_place(work: UnitOfWork, application_id: str) -> int:
    opening = work.get(Application, application_id).opening_id
    ids = tuple(entry.id for entry in work.select(Application, opening_id=opening, deleted=False))
    found = work.select(Decision, application_id=ids, outcome="reserve", taken_back=False)
    return max((entry.place or 0 for entry in found), default=0)


class _Taker:
    """The inverse of a decision."""

    def __init__(self, application_id: str, decision_id: str, event_id: str) -> None:
        self.application_id = application_id
        self.decision_id = decision_id
        self.event_id = event_id

    def __call__(self, work: UnitOfWork) -> Changes:
        decision = current_decision(work, self.application_id)
        if decision is None or decision.id != self.decision_id:
            raise UndoRefused(N_("This decision can't be taken back: another one stands."), N_("Decide anew."))
        return _take_back(work, decision, self.event_id)


def _take_back(work: UnitOfWork, decision: Decision, event_id: str) -> Changes:
    """Take back a decision and, if it made one, its move; refused once an offer or an outcome was built on it."""
    offers = work.select(Offer, application_id=decision.application_id)
    standing = any(offer.state in ("open", "accepted") for offer in offers)
    if standing or work.find(WorkOutcome, application_id=decision.application_id):
        raise UndoRefused(
            N_("This decision can't be taken back: an offer or an outcome stands on it."),
            N_("Withdraw the offer first."),
        )
    work.save(replace(decision, taken_back=True))
    if event_id:
        applications.take_back(work, decision.application_id, event_id)
    work.record("undo", "application", decision.application_id, decision=decision.id)
    return changed(("application", decision.application_id))


def _move_of(work: UnitOfWork, decision: Decision) -> str:
    """The id of the move a decision made, or "": the first of its kind from then on, for both were stored at once."""
    kinds = {"hire": "hire", "hire_with_condition": "hire", "reserve": "hold", "do_not_hire": "reject"}
    for event in applications.history(work, decision.application_id):
        if event.outcome == kinds.get(decision.outcome) and event.at >= decision.decided_at:
            return event.id
    return ""
