"""The decision on an application: what a named person decided, why, and on what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from hireapp.domain.record import Record

DecisionOutcome = Literal["hire", "hire_with_condition", "reserve", "talk_again", "do_not_hire"]


@dataclass(frozen=True, kw_only=True)
class Decision(Record):
    """What a named person decided, why, and on what: ``shown`` holds the ids of what was on screen, with its hash.

    place: the place on the reserve list, from 1, where the outcome is "reserve".
    """

    application_id: str
    outcome: DecisionOutcome
    condition: str = ""
    reason: str
    decided_by: str
    decided_at: datetime
    shown: Any = None
    shown_hash: str = ""
    taken_back: bool = False
    place: int | None = None


@dataclass(frozen=True)
class DecidedFigure:
    """The composite as it stood at a decision: value and half band, the norm version of a T score or None for percent
    of the range, and the version of the weights."""

    value: Decimal
    error: Decimal
    norm: int | None
    profile_version: int


def figure_at(decision: Decision) -> DecidedFigure | None:
    """The composite that was on the screen when it was decided; None where none was, or the record is older."""
    shown = decision.shown or {}
    rows = [entry for entry in shown.get("comparison", ()) if entry.get("application") == decision.application_id]
    own = rows[0] if rows else shown
    if own.get("composite") is None or own.get("error") is None or shown.get("profile") is None:
        return None
    return DecidedFigure(Decimal(own["composite"]), Decimal(own["error"]), shown.get("norm"), int(shown["profile"]))
