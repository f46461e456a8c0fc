"""What reading a resume gives: frozen values, each field with the line it was read from and a confidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Generic, TypeVar

T = TypeVar("T")

FIELD_NAMES = (
    "name",
    "phone",
    "email",
    "education",
    "full_time_years",
    "years_stated",
    "city",
    "address",
    "expected_salary",
    "sales_or_service",
)

EDUCATION_LEVELS = ("junior_high", "high_school", "vocational", "college_diploma", "bachelor", "master", "doctor")
"""The levels of ``ResumeFields.education``, lowest first."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; ``number`` counts from 1 over the whole document. A tab parts cells and columns."""

    number: int
    page: int
    text: str


@dataclass(frozen=True, slots=True)
class ResumeText:
    """The text of one file in reading order; ``warnings`` are stable codes."""

    format: str
    lines: tuple[Line, ...]
    encoding: str | None = None
    encoding_guessed: bool = False
    warnings: tuple[str, ...] = ()
    pages: int = 1


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value read from ``line`` (``quote`` is its text, masked); ``confidence`` 0 to 1; ``note`` is a stable code."""

    value: T
    line: int | None
    quote: str
    confidence: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """One post. ``start`` and ``end`` are "2021-03" or "2021"; ``end`` may be "now". ``lines``: header and duties."""

    employer: str | None
    title: str | None
    start: str | None
    end: str | None
    intern: bool
    line: int
    lines: tuple[int, ...] = ()
    confidence: float = 0.8


@dataclass(frozen=True, slots=True)
class Salary:
    """Expected pay per month in whole units of ``currency``."""

    minimum: Decimal
    maximum: Decimal
    period: str = "month"
    currency: str = "CNY"


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence with a performance figure the candidate states; the interview asks about it."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class ResumeFields:
    """Everything read; None or empty where the document does not say it. Nothing is guessed."""

    name: Found[str] | None = None
    phone: Found[str] | None = None
    phones: tuple[Found[str], ...] = ()
    email: Found[str] | None = None
    education: Found[str] | None = None
    full_time_years: Found[float] | None = None
    years_stated: Found[float] | None = None
    jobs: tuple[Job, ...] = ()
    city: Found[str] | None = None
    address: Found[str] | None = None
    expected_salary: Found[Salary] | None = None
    sales_or_service: Found[bool] | None = None
    claims: tuple[Claim, ...] = ()
    learning: tuple[Claim, ...] = ()
    masked: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadResume:
    """One file read: SHA-256 and size of its bytes, its text, its fields."""

    sha256: str
    size: int
    text: ResumeText
    fields: ResumeFields


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a format's reader hands to the field finders: lines and what only the format knows about them.

    ``prominent``: numbers of lines set in the largest letters; ``breaks``: numbers of lines that open a new column;
    ``jobs`` and ``known``: what a structured file (JSON Resume) says outright.
    """

    text: ResumeText
    prominent: tuple[int, ...] = ()
    breaks: tuple[int, ...] = ()
    jobs: tuple[Job, ...] | None = None
    known: dict[str, Found[str]] = field(default_factory=dict)
