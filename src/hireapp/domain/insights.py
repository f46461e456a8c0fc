"""What the company sees of its own process: finished figures, each with the number of people behind it.

``TooFew`` stands where a figure would mean nothing. Nothing here names a candidate; counts of groups below five are
left out (``psychometrics.impact``). "preliminary" is what rests on fewer than 30 people (validity: 85).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from hireapp.i18n import LocalizedText
from hireapp.psychometrics.agreement import Icc
from hireapp.psychometrics.composites import Regression
from hireapp.psychometrics.enough import TooFew
from hireapp.psychometrics.factor import Omega
from hireapp.psychometrics.impact import GroupImpact
from hireapp.psychometrics.items import ItemStatistics, OptionStatistics
from hireapp.psychometrics.reliability import Alpha
from hireapp.psychometrics.validity import ExpectancyRow, Gain, Validity

PRELIMINARY = 30
ENOUGH_FOR_MEDIAN = 5
ENOUGH_FOR_SHARE = 20

_NOBODY = TooFew(0, PRELIMINARY)
Criterion = Literal["probation", "months_stayed", "calls_a_day", "sales_percent"]
CRITERIA: tuple[Criterion, ...] = ("probation", "months_stayed", "calls_a_day", "sales_percent")


@dataclass(frozen=True)
class Cohort:
    """Whose applications are counted: those who applied from ``since`` to ``until``, by opening, role and source."""

    opening_id: str = ""
    role_id: str = ""
    since: date | None = None
    until: date | None = None
    source: str = ""


@dataclass(frozen=True)
class FunnelStep:
    """A stage: how many reached it, how many of these went further, how many are still there."""

    id: str
    title: LocalizedText
    reached: int
    passed: int
    waiting: int

    @property
    def rate(self) -> Decimal | None:
        """Share of those reached that went further, in percent, of those who are not waiting any more."""
        ended = self.reached - self.waiting
        return Decimal(100 * self.passed) / ended if ended else None


@dataclass(frozen=True)
class StageDays:
    """Days in a stage of those who left it: median and the middle half, or too few. target: of the role profile."""

    id: str
    title: LocalizedText
    n: int
    median: Decimal | TooFew
    low: Decimal | None = None
    high: Decimal | None = None
    target: int | None = None


@dataclass(frozen=True)
class SourceLine:
    """A source: applied, reached the interview, hired; share hired with its 95 % interval (Wilson), in percent.

    passed_probation of known_probation: what became of the hired.
    """

    name: str
    applied: int
    interviewed: int
    hired: int
    share: Decimal | TooFew
    low: Decimal | None = None
    high: Decimal | None = None
    passed_probation: int = 0
    known_probation: int = 0


@dataclass(frozen=True)
class ReasonLine:
    """A reason why applications ended; ours: we rejected, else they withdrew."""

    code: str
    ours: bool
    count: int


@dataclass(frozen=True)
class HurdleLine:
    """A hurdle: how many of those judged were below it, and how many of these went on all the same."""

    title: LocalizedText
    level: str
    judged: int
    below: int
    went_on: int


@dataclass(frozen=True)
class RaterLine:
    """A rater's marks at a stage on its 1-5 scale: mean and SD of ``n`` sheets, None below five (then ``few``).

    severity: points above (+, lenient) or below (-, strict) the others on the same candidates, where candidates
    connect the raters; shrunk: the same drawn towards 0 by n / (n + 4), which is what is shown.
    """

    id: str
    name: str
    n: int
    mean: float | None = None
    sd: float | None = None
    severity: float | None = None
    shrunk: float | None = None
    few: TooFew | None = None


@dataclass(frozen=True)
class Raters:
    """The raters of a stage on its 1-5 score: mean and spread of each, severity where candidates connect them.

    trouble: "" or "unconnected" (no candidate rated by people of both groups; ``parts`` names them) or "few".
    over_time: (rater id, month, mean, n) for raters with enough sheets.
    """

    stage: LocalizedText
    mean: Decimal | None
    lines: tuple[RaterLine, ...]
    trouble: str = ""
    parts: tuple[tuple[str, ...], ...] = ()
    shifts: tuple[tuple[str, Decimal, Decimal], ...] = ()
    one: Icc | TooFew | None = None
    over_time: tuple[tuple[str, str, Decimal, int], ...] = ()


@dataclass(frozen=True)
class ImpactTable:
    """Groups of one attribute at one passage, "" being from application to hiring."""

    attribute: str
    stage: str
    title: LocalizedText
    groups: tuple[GroupImpact, ...]
    unknown: int


@dataclass(frozen=True)
class Process:
    """The first page of Insights."""

    cohort: Cohort
    as_of: datetime
    applications: int
    running: int
    hired: int
    funnel: tuple[FunnelStep, ...]
    days: tuple[StageDays, ...]
    to_hire: StageDays
    sources: tuple[SourceLine, ...]
    reasons: tuple[ReasonLine, ...]
    hurdles: tuple[HurdleLine, ...]
    raters: Raters | None
    impact: tuple[ImpactTable, ...]
    offers: dict[str, int] = field(default_factory=dict)
    twice: tuple[tuple[LocalizedText, Icc | TooFew], ...] = ()

    @property
    def preliminary(self) -> bool:
        """Whether the whole cohort is small."""
        return self.applications < PRELIMINARY


@dataclass(frozen=True)
class ScaleQuality:
    """A scale of a test: consistency in the cohort; against: items that hang together with none, by id."""

    id: str
    title: LocalizedText
    items: int
    n: int
    alpha: Alpha | TooFew
    omega: Omega | TooFew | str
    mean: Decimal | None
    sd: Decimal | None
    against: tuple[str, ...] = ()


@dataclass(frozen=True)
class ItemLine:
    """An item with its words and figures."""

    id: str
    scale: LocalizedText
    text: LocalizedText
    figures: ItemStatistics


@dataclass(frozen=True)
class OptionLine:
    """An option of a keyed item."""

    item: str
    text: LocalizedText
    key: bool
    figures: OptionStatistics


@dataclass(frozen=True)
class TestQuality:
    """One test in the cohort, by the content (hash) that was answered. items: TooFew below 50 people."""

    __test__ = False
    form_id: str
    title: LocalizedText
    version: int
    hash: str
    status: str
    n: int
    scales: tuple[ScaleQuality, ...]
    items: tuple[ItemLine, ...] | TooFew
    options: tuple[OptionLine, ...]
    norms: tuple[tuple[str, int, int, datetime], ...]
    flags: tuple[tuple[str, int], ...]
    minutes: Decimal | None = None


@dataclass(frozen=True)
class ValidityLine:
    """How a predictor goes with a criterion. corrected: for direct range restriction (Thorndike 2), or None where
    the spread of all applicants is not known.
    """

    predictor: str
    title: LocalizedText
    criterion: Criterion
    n: int
    figures: Validity | TooFew
    corrected: float | None = None


@dataclass(frozen=True)
class Results:
    """Outcome against scores. expectancy: share that passed probation by quarter of the composite.

    gain: a year of one hired person in percent of yearly pay, from the validity for sales; selection_ratio: hired of
    applied. with_outcome: hired people of whom something is known. success: (applicants' assumed base rate, expected
    share of success) by Taylor & Russell, where there is a validity. reliability: of the composite among the
    applicants who have one. regression: weights that would have predicted sales best, of ``parts``.
    """

    cohort: Cohort
    hired: int
    with_outcome: int
    lines: tuple[ValidityLine, ...]
    expectancy: tuple[ExpectancyRow, ...] | TooFew
    gain: Gain | TooFew
    selection_ratio: float | None
    success: tuple[tuple[float, float], ...] = ()
    reliability: float | TooFew = _NOBODY
    regression: Regression | TooFew = _NOBODY
    parts: tuple[str, ...] = ()
