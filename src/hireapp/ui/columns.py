"""The columns of the tables: one declaration each."""

from __future__ import annotations

from typing import Protocol

from hireapp.i18n import _
from hireapp.services.ports import Row
from hireapp.ui import words
from hireapp.ui.cards import FAR_LATE, LATE, badge_of, waiting_of
from hireapp.ui.kit.table import TableCell
from hireapp.ui.table_model import ColumnSpec


class Stages(Protocol):
    """Knows the stages of the opening in view."""

    def stage_place(self, stage: str) -> tuple[int, int, str]: ...


def pipeline_columns(stages: Stages) -> list[ColumnSpec]:
    """Candidate, stage, waiting, the figures of the stages, overall, flags."""
    return [
        ColumnSpec("name", _("Candidate"), _name, "name", 190),
        ColumnSpec("stage", _("Stage"), _StageCell(stages), "stage", 220),
        ColumnSpec("waiting", _("Waiting"), _waiting, "waiting", 110, "right"),
        ColumnSpec("screening", _("Resume"), _screening, "", 90, "right"),
        ColumnSpec("phone", _("Phone"), _Level("phone"), "", 84, "right"),
        ColumnSpec("interview", _("Interview"), _Level("interview"), "", 96, "right"),
        ColumnSpec("overall", _("Overall, 95% band"), _overall, "", 200),
        ColumnSpec("flags", _("Flags"), _flags, "", 200),
    ]


def candidate_columns() -> list[ColumnSpec]:
    """Name, contact, city, opening, stage, number."""
    return [
        ColumnSpec("name", _("Candidate"), _name, "name", 180),
        ColumnSpec("phone", _("Phone"), _phone, "", 160),
        ColumnSpec("email", _("E-mail"), _email, "email", 240),
        ColumnSpec("city", _("City"), _city, "city", 110),
        ColumnSpec("opening", _("Opening"), _opening, "", 220),
        ColumnSpec("state", _("State"), _state, "", 110),
        ColumnSpec("number", _("Number"), _number, "number", 150),
    ]


def _name(entry: Row) -> TableCell:
    return TableCell(entry.name, strong=True)


def _waiting(entry: Row) -> TableCell:
    text, days = waiting_of(entry)
    tone = "bad" if days >= FAR_LATE else "warn" if days >= LATE else "t2"
    return TableCell(text, tone, align="right", strong=days >= LATE)


def _screening(entry: Row) -> TableCell:
    percent = (entry.summary.get("screening") or {}).get("percent")
    return (
        TableCell(f"{percent}%", align="right") if percent is not None else TableCell(words.NONE, "t3", align="right")
    )


def _overall(entry: Row) -> TableCell:
    made = entry.summary.get("composite")
    if not made:
        return TableCell(_("incomplete"), "t3")
    value, low, high = (float((made.get("t") or made)[key]) for key in ("value", "low", "high"))
    ends = (20, 80) if made.get("t") else (0, 100)
    return TableCell(words.overall(made), strong=True, interval=(value, low, high, *ends))


def _flags(entry: Row) -> TableCell:
    text, tone, icon = badge_of(entry)
    tones = {"neutral": "t2", "acc": "acct", "ok": "ok", "warn": "warn", "bad": "bad"}
    return TableCell(text, tones[tone], icon if text else "")


def _phone(entry: Row) -> TableCell:
    return TableCell(entry.phones[0] if entry.phones else words.NONE, "text" if entry.phones else "t3")


def _email(entry: Row) -> TableCell:
    return TableCell(entry.email or words.NONE, "text" if entry.email else "t3")


def _city(entry: Row) -> TableCell:
    return TableCell(entry.city or words.NONE, "text" if entry.city else "t3")


def _opening(entry: Row) -> TableCell:
    return TableCell(entry.opening_title or _("none"), "t2" if entry.opening_title else "t3")


def _state(entry: Row) -> TableCell:
    return TableCell(_(words.STATES[entry.state]) if entry.state else words.NONE, "t2")


def _number(entry: Row) -> TableCell:
    return TableCell(entry.number, "t2")


class _StageCell:
    """Pills and the title of the stage."""

    def __init__(self, stages: Stages) -> None:
        self.stages = stages

    def __call__(self, entry: Row) -> TableCell:
        place, count, title = self.stages.stage_place(entry.stage)
        return TableCell(title, pills=(place, count))


class _Level:
    """The figure of a stage on the 1-5 scale."""

    def __init__(self, stage: str) -> None:
        self.stage = stage

    def __call__(self, entry: Row) -> TableCell:
        made = entry.summary.get(self.stage) or {}
        if "value" not in made:
            return TableCell(words.NONE, "t3", align="right")
        return TableCell(words.number(made["value"]), align="right")
