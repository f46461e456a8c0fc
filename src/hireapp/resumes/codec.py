"""``ReadResume`` <-> JSON, for the pipe between the program and its reader processes. Never pickle."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from hireapp.resumes.values import Claim, Found, Job, Line, ReadResume, ResumeFields, ResumeText, Salary


def to_plain(value: Any) -> Any:
    """A tree of our values as what JSON knows; a Decimal becomes its text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: to_plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return str(value) if isinstance(value, Decimal) else value


def from_plain(tree: dict[str, Any]) -> ReadResume:
    """The ``ReadResume`` that ``to_plain`` was given. Raises KeyError or TypeError for another tree."""
    return ReadResume(tree["sha256"], tree["size"], _text(tree["text"]), _fields(tree["fields"]))


def _text(tree: dict[str, Any]) -> ResumeText:
    lines = tuple(Line(**line) for line in tree["lines"])
    return ResumeText(**{**tree, "lines": lines, "warnings": tuple(tree["warnings"])})


def _fields(tree: dict[str, Any]) -> ResumeFields:
    single = (
        "name",
        "phone",
        "email",
        "education",
        "full_time_years",
        "years_stated",
        "city",
        "address",
        "sales_or_service",
    )
    built: dict[str, Any] = {key: _found(tree[key]) for key in single}
    built["expected_salary"] = _salary(tree["expected_salary"])
    built["phones"] = tuple(_found(item) for item in tree["phones"])
    built["jobs"] = tuple(Job(**{**item, "lines": tuple(item["lines"])}) for item in tree["jobs"])
    for key in ("claims", "learning"):
        built[key] = tuple(Claim(**item) for item in tree[key])
    for key in ("masked", "warnings"):
        built[key] = tuple(tree[key])
    return ResumeFields(**built)


def _found(tree: dict[str, Any] | None) -> Found[Any] | None:
    return Found(**tree) if tree else None


def _salary(tree: dict[str, Any] | None) -> Found[Salary] | None:
    if not tree:
        return None
    value = tree["value"]
    salary = Salary(Decimal(value["minimum"]), Decimal(value["maximum"]), value["period"], value["currency"])
    return Found(**{**tree, "value": salary})
