"""A short text resume of a sample person, its dates counted back from the day of the application."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from hireapp.demo.sample import SamplePerson


def resume_of(person: SamplePerson, on: date) -> tuple[str, bytes]:
    """File name and content."""
    lines = _english(person, on) if person.lang == "en" else _chinese(person, on)
    return f"{person.name}_{person.title.replace(' ', '_')}.txt", ("\n".join(lines) + "\n").encode()


def _chinese(person: SamplePerson, on: date) -> list[str]:
    mail = f"  邮箱：{person.mail}@example.com" if person.mail else ""
    lines = [person.name, f"手机：{person.phone}{mail}", f"现居住地：{person.city}"]
    if person.pay:
        lines.append(f"期望薪资：{person.pay[0]}-{person.pay[1]}元/月")
    lines += [person.about] if person.about else []
    lines += ["工作经历"]
    for title, employer, begin, end, *duties in person.jobs:
        lines += [f"{_month(on, begin)}-{_month(on, end) if end else '至今'}  {employer}  {title}", *_listed(duties)]
    if person.learnt:
        lines += ["培训与学习", person.learnt]
    if person.school:
        name, subject, degree, ended = person.school
        lines += ["教育经历", f"{_month(on, ended + 34)}-{_month(on, ended)}  {name}  {subject}  {degree}"]
    return lines


def _english(person: SamplePerson, on: date) -> list[str]:
    lines = [person.name, f"{person.city} | {person.phone} | {person.mail}@example.com"]
    if person.pay:
        lines.append(f"Expected salary: ${person.pay[0]:,} - {person.pay[1]:,} a month")
    lines += ["Summary", person.about] if person.about else []
    lines += ["Work Experience"]
    for title, employer, begin, end, *duties in person.jobs:
        until = _month_en(on, end) if end else "Present"
        lines += [f"{title} | {employer} | {_month_en(on, begin)} - {until}", *_listed(duties)]
    lines += ["Training", person.learnt] if person.learnt else []
    if person.school:
        name, subject, degree, ended = person.school
        lines += ["Education", f"{degree}, {subject} | {name} | {_year(on, ended)}"]
    return lines


def _listed(duties: Sequence[Any]) -> list[str]:
    return [f"- {duty}" for duty in duties]


def _back(on: date, months: int) -> date:
    count = on.year * 12 + on.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)


def _month(on: date, months: int) -> str:
    return f"{_back(on, months):%Y.%m}"


def _month_en(on: date, months: int) -> str:
    names = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    day = _back(on, months)
    return f"{names[day.month - 1]} {day.year}"


def _year(on: date, months: int) -> str:
    return str(_back(on, months).year)
