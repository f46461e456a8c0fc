"""Values as the window words them: dates, waiting times, scores, states, in the window's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hireapp.i18n import N_, _, current_language, joined, listed

if TYPE_CHECKING:
    from hireapp.psychometrics.composite_scale import TScale

NONE = "–"

STATES: dict[str, str] = {
    "active": N_("active"),
    "hold": N_("on hold"),
    "rejected": N_("rejected"),
    "withdrawn": N_("withdrawn"),
    "hired": N_("hired"),
}
VERDICTS: dict[str, str] = {
    "hire": N_("Hire"),
    "hire_with_condition": N_("Hire with a condition"),
    "talk_again": N_("Talk once more"),
    "do_not_hire": N_("Do not hire"),
}
OUTCOMES: dict[str, str] = {**VERDICTS, "reserve": N_("Reserve list")}
"""What may be decided; raters recommend one of ``VERDICTS``."""
EDUCATION: dict[str, str] = {
    "junior_high": N_("Junior high school"),
    "high_school": N_("High school"),
    "vocational": N_("Vocational school"),
    "college_diploma": N_("Junior college"),
    "bachelor": N_("Bachelor"),
    "master": N_("Master"),
    "doctor": N_("Doctorate"),
}
LEARNING: dict[str, str] = {
    "result": N_("learnt, with a result"),
    "attended": N_("attended"),
    "none": N_("nothing stated"),
}
CONDITIONS: dict[str, str] = {"met": N_("confirmed"), "not_met": N_("not met"), "ask": N_("to ask")}
SUGGESTIONS: dict[str, str] = {
    "advance": N_("suggests the phone stage"),
    "read_notes": N_("read the notes, then decide"),
    "review": N_("a person reviews it first"),
    "to_ask": N_("too little is known: ask first"),
}
FIELDS: dict[str, str] = {
    "name": N_("Name"),
    "phones": N_("Phone"),
    "email": N_("E-mail"),
    "city": N_("City"),
    "address": N_("Address"),
    "education": N_("Education"),
    "full_time_years": N_("Years, full time"),
    "years_stated": N_("Years stated"),
    "sales_or_service": N_("Sales or service"),
    "expected_salary": N_("Expected pay"),
    "jobs": N_("Jobs"),
    "job_changes_3y": N_("Job changes, 3 years"),
    "learning": N_("Learning"),
    "claims": N_("Claims"),
    "commute_minutes": N_("Trip, minutes"),
    "ready_to_move": N_("Would move closer"),
}


def number(value: Decimal | str | None, decimals: int = 1) -> str:
    """A number with ``decimals`` places, U+2212 for minus; an en dash for none."""
    if value is None:
        return NONE
    from hireapp.numbers import rounded

    return str(rounded(Decimal(value), decimals)).replace("-", "\u2212")


def waiting(since: datetime | None, now: datetime) -> tuple[str, int]:
    """How long somebody has waited, in words, and in whole days."""
    if since is None:
        return "", 0
    spent = now - since
    days, hours = spent.days, spent.seconds // 3600
    if days >= 1:
        return _("waits {days} d").format(days=days), days
    if hours >= 1:
        return _("{hours} h").format(hours=hours), 0
    return _("just now"), 0


def day(moment: datetime | None) -> str:
    """A day of this year as month and day, of another year in full."""
    if moment is None:
        return NONE
    local = moment.astimezone()
    if current_language() == "zh":
        return f"{local.month}月{local.day}日" if local.year == datetime.now(UTC).year else f"{local:%Y-%m-%d}"
    return f"{local.day} {local:%b}" if local.year == datetime.now(UTC).year else f"{local:%Y-%m-%d}"


def clock(milliseconds: int) -> str:
    """Minutes and seconds of a call."""
    seconds = max(0, milliseconds) // 1000
    return f"{seconds // 60:02d}:{seconds % 60:02d}"


def moment(value: datetime | None) -> str:
    """Hour and minute."""
    return f"{value.astimezone():%H:%M}" if value else ""


def fact(field: str, value: Any) -> str:
    """A fact of a resume in words."""
    if value is None:
        return _("not stated")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field in ("full_time_years", "years_stated"):
        return _("{years} years").format(years=_trim(str(value)))
    if field == "commute_minutes":
        return _("trip {minutes} min").format(minutes=_trim(str(value)))
    words = {"education": EDUCATION, "learning": LEARNING}.get(field, {})
    if str(value) in words:
        return _(words[str(value)])
    return _plain(field, value)


def score_of(summary: Mapping[str, Any]) -> tuple[str, str]:
    """The figure that a card shows: its source and its value, e.g. ("Overall", "71")."""
    made = summary.get("composite")
    if made:
        return _("Overall"), overall(made)
    for key, label in (("interview", N_("Interview")), ("phone", N_("Phone"))):
        if key in summary and summary[key] and "value" in summary[key]:
            return _(label), number(summary[key]["value"])
    percent = (summary.get("screening") or {}).get("percent")
    return (_("Resume"), f"{percent}%") if percent is not None else ("", "")


def overall(made: Mapping[str, Any]) -> str:
    """The composite of a list: a T score says so, percent of the range stands alone."""
    return f"T {number(made['t']['value'], 0)}" if made.get("t") else number(made["value"], 0)


def t_words(scale: TScale) -> str:
    """What a T score of the composite is."""
    return _("T = 50 + 10z among {n} people of this role with a composite; norm version {version}.").format(
        n=scale.n, version=scale.version
    )


def _plain(field: str, value: Any) -> str:
    if field == "expected_salary" and isinstance(value, Mapping):
        low, high = value.get("minimum"), value.get("maximum")
        return str(low) if low == high else f"{low}–{high}"
    if field == "jobs" and isinstance(value, list):
        return "; ".join(job_line(job) for job in value)
    if isinstance(value, (list, tuple)):
        return listed(str(entry) for entry in value)
    return str(value)


def job_line(job: Mapping[str, Any]) -> str:
    """Title, employer and dates of one job."""
    dates = " – ".join(filter(None, (job.get("start"), _("now") if job.get("end") == "now" else job.get("end"))))
    return joined((job.get("title") or "", job.get("employer") or "", dates))


def facts_line(summary: Mapping[str, Any]) -> str:
    """Work first, distance last: the one line of facts on a card."""
    facts = summary.get("facts") or {}
    parts = [facts.get("title") or ""]
    if facts.get("years"):
        parts.append(_("{years} y").format(years=_trim(facts["years"])))
    if facts.get("education") in EDUCATION:
        parts.append(_(EDUCATION[facts["education"]]))
    if facts.get("minutes"):
        parts.append(_("trip {minutes} min").format(minutes=_trim(facts["minutes"])))
    separator = "·" if current_language() == "zh" else ", "
    return separator.join(part for part in parts if part)


def _trim(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text
