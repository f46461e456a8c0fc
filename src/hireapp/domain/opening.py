"""A job opening and the version of the role profile it was opened with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from hireapp.domain.record import Record

OpeningState = Literal["open", "closed"]


@dataclass(frozen=True, kw_only=True)
class RoleProfileVersion(Record):
    """A role profile as it was when first used; ``tree`` is its content as canonical JSON."""

    role_id: str
    version: int
    hash: str
    tree: str


@dataclass(frozen=True, kw_only=True)
class Opening(Record):
    """A job opening. The profile version stays pinned, whatever happens to the file.

    class_starts: first day of the class that is hired for. practices: {practice of the interview: kept or not}, what a
    person says of the part of the structure score that no record shows.
    """

    number: str
    title: str
    role_id: str
    profile_version_id: str
    seats: int = 1
    state: OpeningState = "open"
    site: str = ""
    shifts: str = ""
    pay: str = ""
    hiring_manager: str = ""
    manager_position: str = ""
    recruiter_id: str = ""
    decide_by: date | None = None
    class_starts: date | None = None
    practices: Any = None
    deleted: bool = False


@dataclass(frozen=True, kw_only=True)
class OpeningMember(Record):
    """Who works on an opening, and as what."""

    opening_id: str
    user_id: str
    part: str


@dataclass(frozen=True, kw_only=True)
class WeightsChange(Record):
    """A change of the weights of an opening: from one version of the profile to another, by whom, when and why."""

    opening_id: str
    from_version_id: str
    to_version_id: str
    reason: str
    made_by: str
    made_at: datetime
