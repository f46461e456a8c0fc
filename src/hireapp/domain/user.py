"""Who acts, and what they may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hireapp.domain.record import Record

UserRole = Literal["owner", "hr", "manager", "interviewer"]


@dataclass(frozen=True, kw_only=True)
class UserAccount(Record):
    """A person who works with the program. Without accounts yet, roles are a guard-rail on one machine, not a lock."""

    name: str
    role: UserRole = "owner"
    position: str = ""
    active: bool = True


def may_see_ratings(actor_id: str, assessor_id: str, assessment_state: str, own_submitted: bool) -> bool:
    """Whether ``actor`` may see the marks of one assessment.

    One's own always. Another's only once both that one and one's own of the same stage are submitted, or when the
    actor owes none there (``own_submitted`` is then True): nobody rates with another's marks in view.
    """
    return actor_id == assessor_id or (assessment_state == "submitted" and own_submitted)
