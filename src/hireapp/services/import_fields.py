"""What a resume reader found, as the review shows it and as facts are kept: {field: value, line, quote, confidence}."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from hireapp.resumes.values import Claim, Found, Job, ResumeFields
from hireapp.services.candidates import Contact

REVIEW_FIELDS = (
    "name",
    "phones",
    "email",
    "city",
    "education",
    "full_time_years",
    "sales_or_service",
    "expected_salary",
    "jobs",
    "job_changes_3y",
    "learning",
)
CHECKED_FIELDS = ("name", "phones", "email", "education", "full_time_years", "city")
LOW = Decimal("0.7")


def field_tree(fields: ResumeFields) -> dict[str, Any]:
    """The fields as a JSON tree; only what the document states."""
    tree: dict[str, Any] = {}
    for name in ("name", "email", "education", "city", "address", "sales_or_service"):
        _put(tree, name, getattr(fields, name))
    _put(tree, "full_time_years", fields.full_time_years or fields.years_stated, _digits)
    _put(tree, "years_stated", fields.years_stated, _digits)
    if fields.phones:
        first = fields.phones[0]
        tree["phones"] = _entry([phone.value for phone in fields.phones], first.line, first.quote, first.confidence)
    if fields.expected_salary:
        pay = fields.expected_salary
        value = {"minimum": str(pay.value.minimum), "maximum": str(pay.value.maximum)}
        tree["expected_salary"] = _entry(value, pay.line, pay.quote, pay.confidence)
    _put_lists(tree, fields)
    return tree


def doubtful(fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Fields a person should look at: found with low confidence, or a name or contact that is missing."""
    low = [name for name in CHECKED_FIELDS if name in fields and Decimal(fields[name]["confidence"]) < LOW]
    if "name" not in fields:
        low.insert(0, "name")
    if "phones" not in fields and "email" not in fields:
        low.append("phones")
    return tuple(dict.fromkeys(low))


def contact_of(fields: Mapping[str, Any]) -> Contact:
    """Name and contacts of a file, as corrected in the review."""
    phones = _value(fields, "phones") or ()
    return Contact(
        _value(fields, "name") or "",
        tuple(phones) if isinstance(phones, (list, tuple)) else (phones,),
        _value(fields, "email") or "",
        _value(fields, "city") or "",
    )


def job_changes(jobs: Sequence[Job], years: int, today: str) -> int | None:
    """How many jobs ended within the last ``years`` before ``today`` ("2026-11"); None if no job carries dates."""
    ends = [job.end for job in jobs if not job.intern and job.end]
    if not ends:
        return None
    first = f"{int(today[:4]) - years}{today[4:7]}"
    return sum(1 for end in ends if end != "now" and end[:7] >= first[: len(end)])


def _put(tree: dict[str, Any], name: str, found: Found[Any] | None, turned: Any = None) -> None:
    if found is not None:
        value = turned(found.value) if turned else found.value
        tree[name] = _entry(value, found.line, found.quote, found.confidence)


def _put_lists(tree: dict[str, Any], fields: ResumeFields) -> None:
    if fields.jobs:
        jobs = [
            {
                "employer": job.employer,
                "title": job.title,
                "start": job.start,
                "end": job.end,
                "intern": job.intern,
                "line": job.line,
            }
            for job in fields.jobs
        ]
        tree["jobs"] = _entry(jobs, fields.jobs[0].line, "", 0.8)
    if fields.claims:
        tree["claims"] = _entry([_claim(claim) for claim in fields.claims], fields.claims[0].line, "", 0.8)
    if fields.learning:
        first = fields.learning[0]
        tree["learning"] = _entry("attended", first.line, first.text, 0.6)


def add_job_changes(tree: dict[str, Any], fields: ResumeFields, today: str) -> None:
    """Add the number of job changes in three years, counted from the jobs' end dates."""
    count = job_changes(fields.jobs, 3, today)
    if count is not None:
        tree["job_changes_3y"] = _entry(str(count), fields.jobs[0].line, "", 0.75)


def _entry(value: Any, line: int | None, quote: str, confidence: float) -> dict[str, Any]:
    return {"value": value, "line": line, "quote": quote, "confidence": str(round(confidence, 2))}


def _claim(claim: Claim) -> dict[str, Any]:
    return {"text": claim.text, "line": claim.line}


def _digits(value: float) -> str:
    return str(round(value, 1))


def _value(fields: Mapping[str, Any], name: str) -> Any:
    return (fields.get(name) or {}).get("value")
