"""A candidate's application to one opening, and its history. History is append-only; taking back adds an entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from hireapp.domain.record import Record
from hireapp.i18n import N_

ApplicationState = Literal["active", "hold", "rejected", "withdrawn", "hired"]
Outcome = Literal["enter", "advance", "hold", "resume", "reject", "withdraw", "hire", "restore", "undo"]

REASONS: dict[str, str] = {
    "condition_not_met": N_("A required condition of the job is not met"),
    "evidence_below": N_("The evidence on important competencies is below the role's bands"),
    "others_stronger": N_("Others showed stronger evidence for the seats there are"),
    "shift_site": N_("Shifts, site or start date don't fit"),
    "pay": N_("Expected pay and the pay of the job don't meet"),
    "not_reached": N_("Could not be reached after the agreed attempts"),
    "no_show": N_("Did not come to the agreed appointment"),
    "withdrew_other_job": N_("They took another job"),
    "withdrew_preview": N_("They stepped back after the job preview"),
    "withdrew_other": N_("They withdrew, other reason"),
    "other": N_("Another reason, in words"),
}
REJECT_REASONS = (
    "condition_not_met",
    "evidence_below",
    "others_stronger",
    "shift_site",
    "pay",
    "not_reached",
    "no_show",
    "other",
)
WITHDRAW_REASONS = ("withdrew_other_job", "withdrew_preview", "withdrew_other")


@dataclass(frozen=True, kw_only=True)
class Application(Record):
    """One candidate in one opening. ``stage``, ``state`` and ``summary`` are caches of the history and the results.

    summary: {stage id: {"value", "low", "high", "unit", "raters", ...}} for lists, recomputed when results change.
    """

    opening_id: str
    candidate_id: str
    number: str
    stage: str
    state: ApplicationState = "active"
    since: datetime
    applied_at: datetime
    owner_id: str = ""
    source: str = ""
    summary: Any = None
    deleted: bool = False


@dataclass(frozen=True, kw_only=True)
class StageEvent(Record):
    """A move: from where, to where, with what outcome and why. ``undoes`` names the event it takes back."""

    application_id: str
    seq: int
    at: datetime
    from_stage: str
    to_stage: str
    outcome: Outcome
    reason_code: str = ""
    reason_text: str = ""
    undoes: str | None = None


@dataclass(frozen=True, kw_only=True)
class CallAttempt(Record):
    """One attempt to reach a candidate by telephone."""

    application_id: str
    at: datetime
    outcome: Literal["reached", "voicemail", "no_answer", "wrong_number", "call_back"]
    next_at: datetime | None = None
    note: str = ""
