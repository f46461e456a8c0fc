"""A row of the pipeline as a card: work first, the score with its source, how long it has waited, one badge at most."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hireapp.i18n import _
from hireapp.services.ports import Row
from hireapp.ui import words
from hireapp.ui.kit.badges import Tone
from hireapp.ui.kit.board import BoardCard

LATE, FAR_LATE = 4, 7


def card_of(entry: Row, owner: str) -> BoardCard:
    """The card of an application."""
    label, score = words.score_of(entry.summary)
    waiting, days = waiting_of(entry)
    tone = "bad" if days >= FAR_LATE else "warn" if days >= LATE else "t2"
    badge, badge_tone, icon = badge_of(entry)
    return BoardCard(
        entry.id,
        entry.name,
        label,
        score,
        words.facts_line(entry.summary),
        waiting,
        tone,
        "clock",
        owner,
        badge,
        badge_tone,
        icon,
    )


def waiting_of(entry: Row) -> tuple[str, int]:
    """How long somebody has waited; nobody who is hired or closed waits."""
    return words.waiting(entry.since, entry.now) if entry.state in ("active", "hold") else ("", 0)


def badge_of(entry: Row) -> tuple[str, Tone, str]:
    """The one badge of a card: text, tone, icon; the weightiest first."""
    summary = entry.summary
    if entry.state == "hired":
        return _("hired"), "ok", "check"
    if entry.state == "hold":
        return _("on hold"), "warn", "pause"
    if entry.state in ("rejected", "withdrawn"):
        return _(words.STATES[entry.state]), "neutral", "x"
    if summary.get("last_call") and entry.stage == "phone":
        return _call_badge(summary)
    to_ask = (summary.get("screening") or {}).get("to_ask")
    if to_ask and entry.stage == "screening":
        return _("{count} to ask").format(count=to_ask), "neutral", "info"
    return "", "neutral", "info"


def _call_badge(summary: Mapping[str, Any]) -> tuple[str, Tone, str]:
    count, last = summary["calls"], summary["last_call"]
    if last == "reached":
        return _("reached"), "acc", "phone"
    text = _("{count} calls, not reached").format(count=count) if count > 1 else _("not reached yet")
    return text, "bad" if count >= 3 else "neutral", "phone"
