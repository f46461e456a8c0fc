"""Words that the workbench and the interview kit share."""

from __future__ import annotations

from decimal import Decimal

from hireapp.i18n import _

CLAIM_STATES = ("verified", "vague", "contradicted", "not_asked")


def clock_words(milliseconds: int) -> str:
    """Minutes and seconds of a step: 0:37."""
    seconds = max(0, milliseconds) // 1000
    return f"{seconds // 60}:{seconds % 60:02d}"


def planned_ms(minutes: Decimal | None) -> int:
    """A plan in milliseconds."""
    return int((minutes or Decimal(0)) * 60_000)


def behind_words(behind_ms: int) -> str:
    """How far behind the plan a call is; nothing while it is in time."""
    seconds = behind_ms // 1000
    if seconds <= 0:
        return ""
    if seconds < 60:
        return _("{seconds} s behind plan").format(seconds=seconds)
    return _("{minutes} min {seconds} s behind plan").format(minutes=seconds // 60, seconds=seconds % 60)


def claim_words(state: str, note: str = "") -> str:
    """The state of a claim, and how it is known."""
    words = {
        "not_asked": _("Not asked yet"),
        "verified": _("Verified"),
        "vague": _("Vague"),
        "contradicted": _("Contradicted"),
    }[state]
    return f"{words}: {note}" if note else words


def call_words(outcome: str) -> str:
    """The outcome of an attempt to call."""
    return {
        "reached": _("reached"),
        "voicemail": _("voicemail"),
        "no_answer": _("no answer"),
        "wrong_number": _("wrong number"),
        "call_back": _("call back"),
    }[outcome]


def minutes_words(used_ms: int, planned: Decimal | None) -> str:
    """Used and planned minutes of a step: 5 / 8 min."""
    used = used_ms // 60_000
    if not planned:
        return _("{minutes} min").format(minutes=used) if used_ms > 0 else ""
    minutes = f"{planned:f}"
    if used_ms <= 0:
        return _("{minutes} min").format(minutes=minutes)
    return _("{used} / {minutes} min").format(used=used, minutes=minutes)
