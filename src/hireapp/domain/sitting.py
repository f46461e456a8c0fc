"""A sitting: one candidate taking the tests of a stage, on this machine, on paper or from a file.

The clock rule. A timed part has one clock. It runs only while its page is on screen, the window has the focus and no
pause is on; it is kept with every answer and every second. After a stop of any kind it goes on from the last time kept,
so an interruption can give back up to a second and never takes one away; time the machine slept is not counted. Answers
are kept when given; only what is being typed can be lost.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from hireapp.domain.record import Record
from hireapp.errors import InvalidValue
from hireapp.i18n import N_, Language

SittingState = Literal["prepared", "running", "finished", "stopped"]
SittingMode = Literal["screen", "paper", "file"]
EVENTS = (
    "consent",
    "form_begun",
    "form_done",
    "focus_lost",
    "focus_back",
    "pause",
    "resumed",
    "interrupted",
    "language",
    "time_up",
    "left",
    "wrong_pin",
)
EXTRA_TIME = (Decimal("1"), Decimal("1.25"), Decimal("1.5"), Decimal("2"))
_SCRYPT = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}


@dataclass(frozen=True, kw_only=True)
class Sitting(Record):
    """One sitting. ``forms``: ids in the order they are given. ``seed`` decides every drawn order.

    extra_time: factor on all time limits, set by HR for those entitled. place: {"form", "page", "clock"} where it
    stands.
    source_key: what makes a file or paper sitting unique, so that it can't be taken in twice.
    """

    application_id: str
    stage: str
    mode: SittingMode = "screen"
    state: SittingState = "prepared"
    language: Language = "zh"
    forms: tuple[str, ...] = ()
    seed: str = ""
    extra_time: Decimal = Decimal(1)
    pin: str = ""
    contact: str = ""
    retain_until: date | None = None
    consented_at: datetime | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    place: Any = None
    source_key: str = ""


@dataclass(frozen=True, kw_only=True)
class SittingEvent(Record):
    """What happened in a sitting besides answers: told to the candidate beforehand, never scored."""

    sitting_id: str
    seq: int
    at: datetime
    what: str
    form_id: str = ""
    at_ms: int = 0
    detail: Any = None


@dataclass(frozen=True, kw_only=True)
class NormGroup(Record):
    """A norm group in one version: applicants of one role on one content of a form. It never changes.

    form_hash: of the content these people answered; it says nothing about people who answered another.
    scales: {scale: {candidate id: raw score as digits}}. alphas: {scale: {"value", "low", "high", "n"}} or no entry.
    """

    form_id: str
    form_hash: str
    role_id: str
    version: int
    n: int
    scales: Any = None
    alphas: Any = None
    made_at: datetime


@dataclass(frozen=True, kw_only=True)
class AnswerKey(Record):
    """A company's own key of a situational test in one version: {scene: {option: mean as digits}}, and what was
    dropped. form_hash: of the content the experts read; reworded scenes need a new key."""

    form_id: str
    form_hash: str
    version: int
    experts: int
    means: Any = None
    dropped: Any = None
    made_at: datetime


def new_seed() -> str:
    """A seed for the orders of a sitting."""
    return os.urandom(8).hex()


def pin_hash(pin: str) -> str:
    """What is kept of a PIN of 4 to 8 digits. Raises InvalidValue for any other."""
    if not (pin.isascii() and pin.isdigit() and 4 <= len(pin) <= 8):
        raise InvalidValue(N_("The PIN needs 4 to 8 digits."), N_("Type digits only."))
    salt = os.urandom(16)
    return f"{salt.hex()}${hashlib.scrypt(pin.encode(), salt=salt, **_SCRYPT).hex()}"


def pin_fits(pin: str, kept: str) -> bool:
    """Whether ``pin`` is the one kept; compared in constant time."""
    salt, _dollar, digest = kept.partition("$")
    if not digest or len(pin) > 8:
        return False
    made = hashlib.scrypt(pin.encode(), salt=bytes.fromhex(salt), **_SCRYPT).hex()
    return hmac.compare_digest(made, digest)
