"""The pipeline: where an application stands, derived from its history, and which moves are allowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hireapp.domain.application import (
    REJECT_REASONS,
    WITHDRAW_REASONS,
    Application,
    ApplicationState,
    Outcome,
    StageEvent,
)
from hireapp.domain.role import RoleProfile
from hireapp.errors import InvalidValue
from hireapp.i18n import N_

_STATE_AFTER: dict[str, ApplicationState] = {
    "enter": "active",
    "advance": "active",
    "hold": "hold",
    "resume": "active",
    "reject": "rejected",
    "withdraw": "withdrawn",
    "hire": "hired",
    "restore": "active",
}


@dataclass(frozen=True)
class Standing:
    """Where an application stands: stage reached, state, and since when it is there."""

    stage: str
    state: ApplicationState
    since: datetime


def standing(events: Sequence[StageEvent]) -> Standing:
    """The standing after ``events`` (in order of ``seq``); undone events count as if they had not been."""
    undone = {event.undoes for event in events if event.undoes}
    kept = [event for event in events if event.id not in undone and event.outcome != "undo"]
    last = kept[-1]
    entered = next(
        event
        for event in reversed(kept)
        if event.to_stage == last.to_stage and (event.from_stage != event.to_stage or event is kept[0])
    )
    return Standing(last.to_stage, _STATE_AFTER[last.outcome], entered.at)


def next_event(
    application: Application,
    profile: RoleProfile,
    outcome: Outcome,
    *,
    seq: int,
    at: datetime,
    to_stage: str | None = None,
    reason_code: str = "",
    reason_text: str = "",
) -> StageEvent:
    """The event of a move. Raises InvalidValue if the move makes no sense or lacks its reason."""
    if application.state in ("rejected", "withdrawn", "hired") and outcome != "restore":
        raise InvalidValue(N_("This application is closed."), N_("Restore it first."))
    if outcome == "reject" and reason_code not in REJECT_REASONS:
        raise InvalidValue(N_("A rejection needs a reason."), N_("Choose one from the list."))
    if outcome == "withdraw" and reason_code not in WITHDRAW_REASONS:
        raise InvalidValue(N_("A withdrawal needs a reason."), N_("Choose one from the list."))
    if reason_code == "other" and not reason_text.strip():
        raise InvalidValue(N_("Say the reason in words."), N_("Write one sentence."))
    target = _target(application, profile, outcome, to_stage)
    return StageEvent(
        application_id=application.id,
        seq=seq,
        at=at,
        from_stage=application.stage,
        to_stage=target,
        outcome=outcome,
        reason_code=reason_code,
        reason_text=reason_text.strip(),
    )


def _target(application: Application, profile: RoleProfile, outcome: Outcome, to_stage: str | None) -> str:
    if outcome != "advance":
        return application.stage
    if to_stage is not None:
        return profile.stage(to_stage).id
    after = profile.stage_after(application.stage)
    if after is None:
        raise InvalidValue(N_("This is the last stage."), N_("Decide on the decision page."))
    return after.id
