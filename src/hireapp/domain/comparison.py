"""Candidates beside each other: which differences exceed the error of measurement, and which do not.

All figures are finished here; whoever draws them computes nothing. Two values differ reliably if their difference is
larger than 1.96 SEd with SEd = sqrt(SEM1^2 + SEM2^2), worked out for each pair. ``what_if`` weighs the same parts anew
for a look; it touches no record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from hireapp.domain.decision import DecisionOutcome
from hireapp.domain.panel import SPLIT
from hireapp.i18n import LocalizedText
from hireapp.psychometrics.composite_scale import CompositeNorm, TScale, stated
from hireapp.psychometrics.error import Composite, composite, reliably_different
from hireapp.psychometrics.ranking import ranking, tie_groups

MOST = 12
"""People side by side on a page."""
_Z95 = Decimal("1.96")
CellState = Literal["done", "missing", "hidden"]
RowKind = Literal["screening", "stage", "test", "competency"]
VerdictKind = Literal["best", "tie", "none", "split", "few", "unsure"]


@dataclass(frozen=True)
class Cell:
    """One figure of one candidate. sem: its standard error, None where there is none (screening points).

    marks: the raters' values in the order of ``letters``. below: how far under the role's band. best: reliably higher
    than every other. tied: not reliably lower than the highest, and not alone.
    """

    value: Decimal | None = None
    sem: Decimal | None = None
    state: CellState = "missing"
    marks: tuple[Decimal, ...] = ()
    letters: tuple[str, ...] = ()
    below: Decimal | None = None
    best: bool = False
    tied: bool = False

    @property
    def error(self) -> Decimal | None:
        """Half width of the 95 % band."""
        return None if self.sem is None else self.sem * _Z95

    @property
    def spread(self) -> Decimal | None:
        """Largest difference between two raters; None with one."""
        return max(self.marks) - min(self.marks) if len(self.marks) > 1 else None


@dataclass(frozen=True)
class Verdict:
    """What a row says: one is best by ``gap``, ``count`` are tied, none stands out, raters are split, or too few.

    place: whose cell is best, or whose raters are split. "unsure": figures without an error can't be told apart.
    """

    kind: VerdictKind
    place: int = -1
    gap: Decimal | None = None
    count: int = 0


@dataclass(frozen=True)
class Row:
    """A stage, test or competency over all candidates; low and high are the ends of its scale."""

    id: str
    kind: RowKind
    title: LocalizedText
    unit: Literal["level", "percent"]
    low: Decimal
    high: Decimal
    cells: tuple[Cell, ...]
    verdict: Verdict
    weight: Decimal = Decimal(0)
    band_from: Decimal | None = None


@dataclass(frozen=True)
class Flag:
    """Something to look at: a hurdle not met, a condition to ask, answers to read with care, raters apart."""

    kind: Literal["hurdle", "condition", "answers", "split", "claims", "incomplete"]
    about: LocalizedText
    detail: str = ""


@dataclass(frozen=True)
class Compared:
    """One candidate of the comparison.

    parts: what the composite is made of, by component: percent and SEM. place: 1 + the number strictly higher among
    those compared; median, low, high (80 %) and chance (among the first ``seats_left``) come from 2,000 draws over
    ``ranked_among`` candidates. verdicts: what the raters recommend, by count. best_words, worst_words: the first
    strength and concern shown.
    """

    application_id: str
    candidate_id: str
    number: str
    name: str
    state: str
    stage: str
    composite: Composite
    parts: Mapping[str, tuple[Decimal, Decimal]]
    place: int | None = None
    median: int | None = None
    low: int | None = None
    high: int | None = None
    chance: float | None = None
    tied: bool = False
    verdicts: Mapping[str, int] = field(default_factory=dict)
    best_words: str = ""
    worst_words: str = ""
    open_words: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    gap: Decimal | None = None
    gap_at: LocalizedText | None = None
    decided: DecisionOutcome | Literal[""] = ""
    decided_place: int | None = None


@dataclass(frozen=True)
class Comparison:
    """Up to twelve candidates of one opening. ``groups``: indexes into ``people`` that can't be told apart.

    norm: the norm group of the role, from which T scores under other weights follow; None while there is none.
    """

    opening_id: str
    opening_number: str
    opening_title: str
    role_title: LocalizedText
    seats: int
    hired: int
    people: tuple[Compared, ...]
    stages: tuple[Row, ...]
    competencies: tuple[Row, ...]
    groups: tuple[tuple[int, ...], ...]
    weights: Mapping[str, Decimal]
    titles: Mapping[str, LocalizedText]
    profile_version: int
    ranked_among: int
    made_on: date
    company: str = ""
    exported_by: str = ""
    audit_head: str = ""
    status: str = "provisional"
    logo: bytes | None = None
    hidden: int = 0
    norm: CompositeNorm | None = None

    @property
    def scale(self) -> TScale | None:
        """The T scale of the composites; None while they are percent of the range."""
        return next((person.composite.scale for person in self.people), None)

    @property
    def seats_left(self) -> int:
        """Seats of the opening that nobody has yet."""
        return max(0, self.seats - self.hired)

    @property
    def by_value(self) -> tuple[int, ...]:
        """Indexes of ``people`` by composite, the highest first; those without one last, in their order."""
        return tuple(sorted(range(len(self.people)), key=self._rank))

    def _rank(self, index: int) -> tuple[bool, Decimal]:
        made = self.people[index].composite.band
        return made is None, -(made.value if made else Decimal(0))


@dataclass(frozen=True)
class Tried:
    """One candidate under other weights. shift: places gained (+) or lost (-) against the record."""

    index: int
    value: Decimal
    error: Decimal
    place: int
    tied: bool
    shift: int


def judged_row(row: Row) -> Row:
    """The row with its best and tied cells marked and its verdict given."""
    done = [index for index, cell in enumerate(row.cells) if cell.value is not None]
    if len(done) < 2:
        return replace(row, verdict=Verdict("few"))
    if any(row.cells[index].sem is None for index in done):
        return replace(row, verdict=Verdict("unsure"))
    top = max(done, key=lambda index: row.cells[index].value or Decimal(0))
    near = [index for index in done if index == top or not _apart(row.cells[top], row.cells[index])]
    cells = tuple(
        replace(cell, best=near == [top] and index == top, tied=len(near) > 1 and index in near)
        for index, cell in enumerate(row.cells)
    )
    return replace(row, cells=cells, verdict=_verdict(row, done, near, top))


def _verdict(row: Row, done: Sequence[int], near: Sequence[int], top: int) -> Verdict:
    if near == [top]:
        values = [row.cells[index].value or Decimal(0) for index in done]
        second = max(value for index, value in zip(done, values, strict=True) if index != top)
        return Verdict("best", top, (row.cells[top].value or Decimal(0)) - second)
    apart = [index for index in done if (row.cells[index].spread or Decimal(0)) >= SPLIT]
    if apart:
        return Verdict("split", apart[0], row.cells[apart[0]].spread, len(apart))
    return Verdict("tie", count=2) if len(near) == 2 else Verdict("none", count=len(near))


def _apart(first: Cell, second: Cell) -> bool:
    return reliably_different(_pair(first), _pair(second))


def _pair(cell: Cell) -> tuple[Decimal, Decimal]:
    return cell.value or Decimal(0), cell.sem or Decimal(0)


def placed(people: Sequence[Compared], others: Sequence[tuple[Decimal, Decimal]], seats: int) -> tuple[Compared, ...]:
    """``people`` with place, interval and chance; ``others`` (value, SEM) are drawn along, unnamed.

    Only those still in the process compete: whoever is hired or out has a place among those compared, but no draws.
    Without a seat left there is no chance to tell.
    """
    entries = [(str(index), *_floats(person)) for index, person in enumerate(people) if person.composite.band]
    running = [entry for entry in entries if people[int(entry[0])].state in ("active", "hold")]
    strangers = [(f"other {place}", float(value), float(sem)) for place, (value, sem) in enumerate(others)]
    drawn = {entry.id: entry for entry in ranking([*running, *strangers], seats)} if running else {}
    firsts = {entry.id: entry for entry in ranking(entries, 1, draws=1)} if entries else {}
    made = []
    for index, person in enumerate(people):
        found, own = drawn.get(str(index)), firsts.get(str(index))
        if own is not None:
            person = replace(person, place=own.place, tied=own.tied and len(entries) > 1)
        if found is not None:
            chance = found.chance if seats else None
            person = replace(person, median=found.median, low=found.low, high=found.high, chance=chance)
        made.append(person)
    return tuple(made)


def groups_of(people: Sequence[Compared]) -> tuple[tuple[int, ...], ...]:
    """Groups of people who can't be told apart by their composite, the highest first; groups may overlap."""
    entries = [(str(index), *_floats(person)) for index, person in enumerate(people) if person.composite.band]
    return tuple(tuple(int(name) for name in group) for group in tie_groups(entries))


def what_if(comparison: Comparison, weights: Mapping[str, Decimal]) -> tuple[Tried, ...]:
    """The people under other weights (any unit; they are scaled), the highest first. Nothing is kept.

    In T where the record is: by the norm group under these weights, or on the scale of the record where fewer than 30
    of the group have enough of them.
    """
    made: list[tuple[int, Decimal, Decimal]] = []
    scale = (comparison.norm.scale(weights) if comparison.norm else None) or comparison.scale
    for index, person in enumerate(comparison.people):
        band = stated(composite(weights, person.parts), scale).band
        if band is not None:
            made.append((index, band.value, band.error / _Z95))
    made.sort(key=lambda entry: -entry[1])
    found = []
    for index, value, sem in made:
        place = 1 + sum(other > value for _index, other, _sem in made)
        tied = not reliably_different((made[0][1], made[0][2]), (value, sem)) and len(made) > 1
        found.append(Tried(index, value, sem * _Z95, place, tied, _shift(comparison, index, made)))
    return tuple(found)


def _shift(comparison: Comparison, index: int, made: Sequence[tuple[int, Decimal, Decimal]]) -> int:
    """Places won against the record among those with a figure in both: whoever drops out moves nobody."""
    both = {
        other: (band.value, value)
        for other, value, _sem in made
        if (band := comparison.people[other].composite.band) is not None
    }
    if index not in both:
        return 0
    own = both[index]
    before = sum(record > own[0] for record, _tried in both.values())
    return before - sum(tried > own[1] for _record, tried in both.values())


def _floats(person: Compared) -> tuple[float, float]:
    band = person.composite.band
    assert band is not None
    return float(band.value), float(band.error / _Z95)
