"""Use cases about applications: apply, move, hold, reject, withdraw, restore, and taking each back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from hireapp.domain.application import Application, CallAttempt, Outcome, StageEvent
from hireapp.domain.opening import Opening
from hireapp.domain.pipeline import Standing, next_event, standing
from hireapp.errors import InvalidValue, NotFound, UndoRefused
from hireapp.i18n import N_
from hireapp.services.changes import Changes, Undo, changed
from hireapp.services.openings import profile_of
from hireapp.services.ports import UnitOfWork
from hireapp.services.texts import clean_block

_LABELS: dict[str, str] = {
    "advance": N_("Move taken back"),
    "hold": N_("Hold taken back"),
    "resume": N_("Hold set again"),
    "reject": N_("Rejection taken back"),
    "withdraw": N_("Withdrawal taken back"),
    "restore": N_("Restoring taken back"),
    "hire": N_("Hiring taken back"),
}


def apply(work: UnitOfWork, candidate_id: str, opening_id: str, source: str = "") -> Changes:
    """Let a candidate apply to an opening; one application each."""
    if work.find(Application, candidate_id=candidate_id, opening_id=opening_id):
        raise InvalidValue(
            N_("This candidate has already applied to this opening."), N_("Open the existing application.")
        )
    opening = work.get(Opening, opening_id)
    first = profile_of(work, opening).stages[0].id
    number = f"EV-{opening.number[3:]}-{work.next_number(f'application-{opening.id}'):02d}"
    application = Application(
        opening_id=opening_id,
        candidate_id=candidate_id,
        number=number,
        stage=first,
        since=work.now(),
        applied_at=work.now(),
        owner_id=work.actor,
        source=source,
        summary={},
    )
    work.add(application)
    work.add(
        StageEvent(
            application_id=application.id, seq=1, at=work.now(), from_stage=first, to_stage=first, outcome="enter"
        )
    )
    work.record("create", "application", application.id, opening=opening_id)
    return changed(("application", application.id), ("candidate", candidate_id), result=application.id)


def move(
    work: UnitOfWork,
    application_id: str,
    outcome: Outcome,
    *,
    to_stage: str | None = None,
    reason_code: str = "",
    reason_text: str = "",
) -> Changes:
    """Advance, hold, resume, reject, withdraw, hire or restore one application."""
    application = work.get(Application, application_id)
    profile = profile_of(work, work.get(Opening, application.opening_id))
    events = history(work, application_id)
    event = next_event(
        application,
        profile,
        outcome,
        seq=events[-1].seq + 1,
        at=work.now(),
        to_stage=to_stage,
        reason_code=reason_code,
        reason_text=clean_block(reason_text),
    )
    _append(work, application, [*events, event])
    work.record("move", "application", application_id, outcome=outcome, to=event.to_stage, reason=reason_code)
    undo = Undo(_LABELS[outcome], _Taker(event.id, application_id))
    return changed(("application", application_id), ("candidate", application.candidate_id), undo=undo)


def history(work: UnitOfWork, application_id: str) -> list[StageEvent]:
    """All events of an application, oldest first."""
    return work.select(StageEvent, application_id=application_id, order="seq")


def take_back(work: UnitOfWork, application_id: str, event_id: str) -> Changes:
    """Add an entry that undoes an event; refused if the application has moved on since."""
    application = work.get(Application, application_id)
    events = history(work, application_id)
    undone = {event.undoes for event in events if event.undoes}
    last = next(event for event in reversed(events) if event.outcome != "undo" and event.id not in undone)
    if last.id != event_id:
        raise UndoRefused(
            N_("This move can't be taken back: the application has moved on since."), N_("Move it by hand.")
        )
    event = StageEvent(
        application_id=application_id,
        seq=events[-1].seq + 1,
        at=work.now(),
        from_stage=last.to_stage,
        to_stage=last.from_stage,
        outcome="undo",
        undoes=event_id,
    )
    _append(work, application, [*events, event])
    work.record("undo", "application", application_id, event=event_id)
    return changed(("application", application_id), ("candidate", application.candidate_id))


def note_call(
    work: UnitOfWork, application_id: str, outcome: str, *, next_at: datetime | None = None, note: str = ""
) -> Changes:
    """Note an attempt to reach the candidate."""
    if outcome not in ("reached", "voicemail", "no_answer", "wrong_number", "call_back"):
        raise InvalidValue(N_("'{id}' is not an outcome of a call."), id=outcome)
    attempt = CallAttempt(
        application_id=application_id,
        at=work.now(),
        outcome=outcome,  # type: ignore[arg-type]
        next_at=next_at,
        note=clean_block(note),
    )
    work.add(attempt)
    application = work.get(Application, application_id)
    calls = len(work.select(CallAttempt, application_id=application_id))
    summary = {
        **(application.summary or {}),
        "calls": calls,
        "last_call": outcome,
        "next_call": next_at.isoformat() if next_at else None,
    }
    work.save(replace(application, summary=summary))
    work.record("call", "application", application_id, outcome=outcome)
    return changed(("application", application_id), result=attempt.id)


def calls(work: UnitOfWork, application_id: str) -> list[CallAttempt]:
    """The attempts so far, newest first."""
    return list(reversed(work.select(CallAttempt, application_id=application_id, order="at")))


def application_by(work: UnitOfWork, number_or_id: str) -> Application:
    """The live application of that number or id. Raises NotFound."""
    found = work.find(Application, number=number_or_id) or work.find(Application, id=number_or_id)
    if found is None or found.deleted or not work.queries.visible(found.candidate_id):
        raise NotFound(N_("There is no application {number}."), N_("See 'hireapp list'."), number=number_or_id)
    return found


class _Taker:
    """The inverse of one move."""

    def __init__(self, event_id: str, application_id: str) -> None:
        self.event_id = event_id
        self.application_id = application_id

    def __call__(self, work: UnitOfWork) -> Changes:
        return take_back(work, self.application_id, self.event_id)


def _append(work: UnitOfWork, application: Application, events: Sequence[StageEvent]) -> None:
    now: Standing = standing(events)
    work.add(events[-1])
    work.save(replace(application, stage=now.stage, state=now.state, since=now.since))
