"""Fields in the shape that ``hireapp import --json`` prints and the scorer reads."""

from __future__ import annotations

from typing import Any

from hireapp.resumes.values import Found, ResumeFields

_TOLERANCE = 1.0


def to_scorer(fields: ResumeFields) -> dict[str, Any]:
    """Plain values by the scorer's keys; None for what was not found."""
    salary = fields.expected_salary.value if fields.expected_salary else None
    return {
        "name": _value(fields.name),
        "phone": _value(fields.phone),
        "email": _value(fields.email),
        "city": _value(fields.city),
        "education": _value(fields.education),
        "years_experience": reported_years(fields),
        "employers": list(dict.fromkeys(job.employer for job in fields.jobs if job.employer)),
        "titles": list(dict.fromkeys(job.title for job in fields.jobs if job.title)),
        "expected_salary": {"min": float(salary.minimum), "max": float(salary.maximum)} if salary else None,
    }


def reported_years(fields: ResumeFields) -> float | None:
    """Years from dates; what the document states where no dates do, or where dates fall clearly short of it."""
    computed, stated = _number(fields.full_time_years), _number(fields.years_stated)
    if computed is None or stated is None:
        return stated if computed is None else computed
    return stated if computed < stated - _TOLERANCE else computed


def _value(found: Found[str] | None) -> str | None:
    return found.value if found else None


def _number(found: Found[float] | None) -> float | None:
    return found.value if found else None
