"""The tests of one application as a reader sees them: figures with their error, words in both languages, nothing to
compute.

The window's tab, the section of the evaluation and the candidate's own sheet are all drawn from an ``AptitudePart``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from hireapp.i18n import LocalizedText
from hireapp.psychometrics.fit import Fit

Unit = Literal["percent", "T"]
Side = Literal["below", "within", "above", ""]


@dataclass(frozen=True)
class TraitLine:
    """One scale of the inventory against the role's band, all in ``AptitudePart.unit``.

    value None: too little answered. error: half width of the 95 % band; error_from "alpha" or "own" (see ScaleOutcome).
    percentile only on a norm group. low_pole, high_pole: what the ends mean. feedback: two sentences for the candidate.
    """

    id: str
    title: LocalizedText
    weight: int
    value: Decimal | None
    error: Decimal | None
    error_from: str
    band_low: Decimal
    band_high: Decimal
    side: Side
    percentile: Decimal | None
    low_pole: LocalizedText
    high_pole: LocalizedText
    feedback: LocalizedText


@dataclass(frozen=True)
class MeasureLine:
    """A figure of a clock or a count, with its unit; ``rule`` says how it came about. tone: "good", "late" or ""."""

    id: str
    title: LocalizedText
    value: Decimal
    unit: LocalizedText
    tone: str = ""
    rule: LocalizedText | None = None


@dataclass(frozen=True)
class TestLine:
    """One test with a figure of its own. value: percent of the scale's range; None: nothing to score, or too little
    answered.

    parts: (title, percent, number of items) for a profile only, such as themes. norm: T, percentile, n, or None.
    weight: in the composite. status: "draft" where the key is the authors'.
    """

    __test__ = False
    id: str
    title: LocalizedText
    value: Decimal | None
    error: Decimal | None
    weight: Decimal
    answered: int
    asked: int
    minutes: int | None
    on: date | None
    mode: str
    version: int
    scored_by: tuple[int, int, int]
    norm: tuple[Decimal, Decimal | None, int] | None = None
    parts: tuple[tuple[LocalizedText, Decimal, int], ...] = ()
    measures: tuple[MeasureLine, ...] = ()
    status: str = ""


@dataclass(frozen=True)
class StyleLine:
    """A style or a pole of a type: what comes easily, what costs effort, a hint for the talk and for coaching.

    count: times most minus times least (styles only); rating: mean of the adjectives (1-5), if given.
    """

    id: str
    title: LocalizedText
    easy: LocalizedText
    effort: LocalizedText
    talk: LocalizedText
    coach: LocalizedText
    count: int | None = None
    rating: Decimal | None = None


@dataclass(frozen=True)
class TypeLine:
    """One dichotomy: score 8-40 with its error, towards ``first`` above 24; None where no clear preference shows."""

    id: str
    title: LocalizedText
    score: Decimal
    error: Decimal
    first: StyleLine
    second: StyleLine
    clear: StyleLine | None


@dataclass(frozen=True)
class FlagLine:
    """A sign in the answering: for staff, and as the candidate reads it. Never a verdict, never a score."""

    id: str
    figure: Decimal
    staff: LocalizedText
    candidate: LocalizedText


@dataclass(frozen=True)
class AptitudePart:
    """All of it. hidden: there are results that the reader may not see yet.

    unit: T where a norm group of 30 or more stands behind the inventory (``norm_n``, ``norm_version``), else percent of
    the scale's range against bands turned by assumed reference values. missing: titles of tests that were not taken.
    """

    hidden: bool = False
    unit: Unit = "percent"
    norm_n: int = 0
    norm_version: int = 0
    people: int = 0
    traits: tuple[TraitLine, ...] = ()
    trait_title: LocalizedText | None = None
    fit: Fit | None = None
    fit_weight: Decimal = Decimal(0)
    trait_answered: tuple[int, int] = (0, 0)
    trait_minutes: int | None = None
    trait_on: date | None = None
    tests: tuple[TestLine, ...] = ()
    styles: tuple[StyleLine, ...] = ()
    types: tuple[TypeLine, ...] = ()
    flags: tuple[FlagLine, ...] = ()
    careful: LocalizedText | None = None
    focus_lost: int = 0
    missing: tuple[LocalizedText, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.traits or self.tests or self.styles or self.types)


@dataclass(frozen=True)
class FeedbackSheet:
    """A candidate's own sheet: what they answered said back to them, friendly, without ranks or other people."""

    name: str
    role_title: LocalizedText
    company: str
    contact: str
    made_on: date
    retain_until: date | None
    part: AptitudePart
    logo: bytes | None = None
