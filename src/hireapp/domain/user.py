"""Who acts, and what they may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from hireapp.domain.record import Record

UserRole = Literal["owner", "hr", "manager", "interviewer"]


@dataclass(frozen=True, kw_only=True)
class UserAccount(Record):
    """A person who works with the program. Without a password, roles are a guard-rail on one machine, not a lock."""

    name: str
    role: UserRole = "owner"
    position: str = ""
    active: bool = True


@dataclass(frozen=True, kw_only=True)
class UserSecret(Record):
    """A person's password as argon2id keeps it, with its parameters. failures: wrong ones since the last right one.

    must_change: somebody else set it, so its owner is asked for one of their own. An empty hash is a password dropped.
    """

    user_id: str
    hash: str
    failures: int = 0
    failed_at: datetime | None = None
    must_change: bool = False


MAY_SET_UP: tuple[UserRole, ...] = ("owner", "hr")
"""Who adds people, sets first passwords and speaks for the company."""
FREE_TRIES = 5
"""Wrong passwords without a wait; this and the waits are conventions of this program (NIST SP 800-63B, 5.2.2, allows up
to 100 wrong ones in a row before it asks for more)."""
_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=30), timedelta(minutes=15)


def wait_of(secret: UserSecret, now: datetime) -> timedelta:
    """How long no password is tried: from the fifth wrong one on 30 s, doubled by each more, at most 15 minutes.

    A clock that was put back counts as if no time had passed.
    """
    if secret.failures < FREE_TRIES or secret.failed_at is None:
        return timedelta(0)
    doubled: timedelta = _FIRST_WAIT * (1 << min(10, secret.failures - FREE_TRIES))
    whole = min(_LONGEST_WAIT, doubled)
    return max(timedelta(0), whole - max(timedelta(0), now - secret.failed_at))


def may_see_ratings(actor_id: str, assessor_id: str, assessment_state: str, own_submitted: bool) -> bool:
    """Whether ``actor`` may see the marks of one assessment.

    One's own always. Another's only once both that one and one's own of the same stage are submitted, or when the
    actor owes none there (``own_submitted`` is then True): nobody rates with another's marks in view.
    """
    return actor_id == assessor_id or (assessment_state == "submitted" and own_submitted)
