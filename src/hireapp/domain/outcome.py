"""After the decision: the offer and its answer, how the hired did at work, and what people said of themselves.

``VoluntaryGroup`` lies apart: given voluntarily, read only in counts for the report on adverse impact, never of one
person, never by whoever rates (Uniform Guidelines 1978, section 4; Personal Information Protection Law 28).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from hireapp.domain.record import Record
from hireapp.i18n import N_

OfferState = Literal["open", "accepted", "declined", "withdrawn"]
Probation = Literal["", "running", "passed", "failed"]

ATTRIBUTES: dict[str, tuple[str, tuple[str, ...]]] = {
    "sex": (N_("Sex"), ("female", "male", "other")),
    "age": (N_("Age group"), ("under_25", "25_34", "35_44", "45_up")),
    "ethnicity": (N_("Ethnicity"), ("majority", "minority")),
    "disability": (N_("Disability"), ("no", "yes")),
}
GROUPS: dict[str, str] = {
    "female": N_("women"),
    "male": N_("men"),
    "other": N_("another answer"),
    "under_25": N_("under 25"),
    "25_34": N_("25 to 34"),
    "35_44": N_("35 to 44"),
    "45_up": N_("45 and over"),
    "majority": N_("majority"),
    "minority": N_("minority"),
    "no": N_("without disability"),
    "yes": N_("with disability"),
}
PROBATION: dict[str, str] = {
    "": N_("not known"),
    "running": N_("in probation"),
    "passed": N_("probation passed"),
    "failed": N_("probation not passed"),
}


@dataclass(frozen=True, kw_only=True)
class Offer(Record):
    """An offer and what became of it. Times are UTC; ``starts_on`` is the first day of work."""

    application_id: str
    state: OfferState = "open"
    offered_by: str
    offered_at: datetime
    pay: str = ""
    starts_on: date | None = None
    answer_by: date | None = None
    answered_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class WorkOutcome(Record):
    """How a hired person did at work, as of ``as_of``.

    months_stayed: whole or part months until ``as_of`` or leaving. sales_percent: sales in percent of the target.
    source: "hand" or the name of the file it came from.
    """

    application_id: str
    probation: Probation = ""
    months_stayed: Decimal | None = None
    left: bool = False
    calls_a_day: Decimal | None = None
    sales_percent: Decimal | None = None
    as_of: date
    source: str = "hand"


@dataclass(frozen=True, kw_only=True)
class VoluntaryGroup(Record):
    """A group that a candidate said to belong to. Nothing reads it but the counts of the impact report."""

    application_id: str
    attribute: str
    group: str
