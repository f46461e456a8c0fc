"""Use cases of Insights: how the process runs for a cohort that is chosen first. It describes; people judge.

A cohort is who applied in a period, so its rates don't mix people at different points of the process. Everything is
read in one statement a kind and counted here; ``tests/services/test_insights.py`` counts it by another way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from statistics import fmean, median, quantiles, stdev
from typing import TYPE_CHECKING, Any

from hireapp.domain.assessment import Assessment
from hireapp.domain.insights import (
    ENOUGH_FOR_MEDIAN,
    ENOUGH_FOR_SHARE,
    Cohort,
    FunnelStep,
    HurdleLine,
    ImpactTable,
    Process,
    RaterLine,
    Raters,
    ReasonLine,
    SourceLine,
    StageDays,
)
from hireapp.domain.opening import Opening
from hireapp.domain.outcome import ATTRIBUTES, Offer, WorkOutcome
from hireapp.domain.panel import PanelSeat
from hireapp.domain.role import RoleProfile, Stage
from hireapp.domain.user import UserAccount
from hireapp.errors import NotAllowed
from hireapp.i18n import N_, LocalizedText
from hireapp.numbers import mean, rounded
from hireapp.psychometrics.agreement import Icc, icc
from hireapp.psychometrics.enough import TooFew
from hireapp.psychometrics.impact import SUPPRESS, Group, GroupImpact, impact
from hireapp.psychometrics.severity import LEAST as RATINGS_LEAST
from hireapp.psychometrics.severity import Severity, Unconnected, severity
from hireapp.psychometrics.validity import wilson
from hireapp.services.openings import profile_of
from hireapp.services.ports import CohortQuery, Event, Member, StageMark, UnitOfWork

if TYPE_CHECKING:
    from hireapp.services.changes import Changes

_DAY = Decimal(86400)
_HIRED = LocalizedText("录用", "Hired")
_TO_HIRE = LocalizedText("从申请到录用", "From application to hiring")
_WHOLE = LocalizedText("从申请到录用", "Application to hiring")
_CLOSED = ("reject", "withdraw", "hire")
_KINDS = ("screening", "phone", "tests", "work_sample", "interview", "decision")
"""The order of stages where openings of different roles are counted together."""


@dataclass(frozen=True)
class Choices:
    """What a cohort can be chosen from: openings, roles and sources that are there."""

    openings: tuple[tuple[str, str], ...]
    roles: tuple[tuple[str, LocalizedText], ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Read:
    """A cohort as read: its stages in order, members, and what filters them."""

    query: CohortQuery
    stages: tuple[Stage, ...]
    members: list[Member]
    profiles: Mapping[str, RoleProfile]


def choices(work: UnitOfWork) -> Choices:
    """Openings, roles and sources to choose a cohort from."""
    openings = work.select(Opening, deleted=False, order="number")
    titles = {opening.role_id: profile_of(work, opening).title for opening in openings}
    query = CohortQuery(tuple(opening.id for opening in openings))
    sources = sorted({member.source for member in work.queries.members(query) if member.source})
    return Choices(
        tuple((opening.id, f"{opening.number} {opening.title}") for opening in reversed(openings)),
        tuple(titles.items()),
        tuple(sources),
    )


def process(work: UnitOfWork, cohort: Cohort) -> Process:
    """Funnel, times, sources, reasons, hurdles, raters and impact of a cohort. Raises NotAllowed for an interviewer."""
    read = read_cohort(work, cohort)
    events = work.queries.events(read.query)
    states = Counter(member.state for member in read.members)
    reached = _reached(read, events)
    outcomes = {entry.application_id: entry for entry in work.select(WorkOutcome)}
    return Process(
        cohort=cohort,
        as_of=work.now(),
        applications=len(read.members),
        running=states["active"] + states["hold"],
        hired=states["hired"],
        funnel=_funnel(read, reached),
        days=_days(read, events),
        to_hire=_to_hire(read, events),
        sources=_sources(read, reached, outcomes),
        reasons=_reasons(read, events),
        hurdles=_hurdles(work, read, reached),
        raters=_raters(work, read),
        impact=_impact(work, read, reached) if _whole(cohort) else (),
        offers=_offers(work, read),
        twice=_rated_twice(work, read),
    )


def note_export(work: UnitOfWork, kind: str) -> Changes:
    """Note in the audit log that a report on the process left the program."""
    from hireapp.services.changes import changed

    work.record("export", "insights", "", report=kind)
    return changed()


def read_cohort(work: UnitOfWork, cohort: Cohort) -> Read:
    """The members of a cohort and its stages. Raises NotAllowed for an interviewer: marks of others are in it."""
    user = work.find(UserAccount, id=work.actor)
    if user is not None and user.role == "interviewer":
        raise NotAllowed(
            N_("Insights hold figures from all raters’ marks; an interviewer’s own come first."),
            N_("Ask whoever looks after the process."),
        )
    wanted = [
        opening
        for opening in work.select(Opening, deleted=False, order="number")
        if (not cohort.opening_id or opening.id == cohort.opening_id)
        and (not cohort.role_id or opening.role_id == cohort.role_id)
    ]
    profiles = {opening.id: profile_of(work, opening) for opening in wanted}
    stages: dict[str, Stage] = {}
    for profile in profiles.values():
        for stage in profile.stages:
            stages.setdefault(stage.id, stage)
    query = CohortQuery(tuple(profiles), cohort.since, cohort.until, cohort.source)
    ordered = sorted(stages.values(), key=_kind_place)
    return Read(query, tuple(ordered), work.queries.members(query), profiles)


def _kind_place(stage: Stage) -> int:
    return _KINDS.index(stage.kind)


def _reached(read: Read, events: Iterable[Event]) -> dict[str, int]:
    """The index of the farthest stage each application came to; whoever is hired early has not been further."""
    place = {stage.id: index for index, stage in enumerate(read.stages)}
    farthest: dict[str, int] = {}
    for event in events:
        index = place.get(event.to_stage, 0)
        if index > farthest.get(event.application_id, -1):
            farthest[event.application_id] = index
    return farthest


def _hired(read: Read) -> set[str]:
    return {member.id for member in read.members if member.state == "hired"}


def _funnel(read: Read, reached: Mapping[str, int]) -> tuple[FunnelStep, ...]:
    """Each stage counts only those whose role has it."""
    waiting = Counter(member.stage for member in read.members if member.state in ("active", "hold"))
    hired = _hired(read)
    steps = []
    for index, stage in enumerate(read.stages):
        places = {member.id: reached.get(member.id, 0) for member in _with_stage(read, stage.id)}
        here = sum(place >= index for place in places.values())
        further = sum(place > index or (place == index and name in hired) for name, place in places.items())
        steps.append(FunnelStep(stage.id, stage.title, here, further, waiting[stage.id]))
    return (*steps, FunnelStep("hired", _HIRED, len(hired), len(hired), 0))


def _with_stage(read: Read, stage_id: str) -> list[Member]:
    """Members whose opening's profile has the stage."""
    having = {
        opening
        for opening, profile in read.profiles.items()
        if any(stage.id == stage_id for stage in profile.stages)
    }
    return [member for member in read.members if member.opening_id in having]


def _days(read: Read, events: Sequence[Event]) -> tuple[StageDays, ...]:
    """Days from entering a stage to leaving it, by moving on or by the end of the application."""
    spent: dict[str, list[Decimal]] = {}
    entered: dict[str, datetime] = {}
    current = ""
    for event in events:
        if event.application_id != current:
            current, entered = event.application_id, {}
        if event.outcome == "enter":
            entered[event.to_stage] = event.at
        elif event.from_stage != event.to_stage:
            _spend(spent, entered, event.from_stage, event.at)
            entered[event.to_stage] = event.at
        elif event.outcome in _CLOSED:
            _spend(spent, entered, event.to_stage, event.at)
        elif event.outcome == "restore":
            entered[event.to_stage] = event.at
    return tuple(
        _stage_days(stage.id, stage.title, spent.get(stage.id, []), stage.target_days) for stage in read.stages
    )


def _spend(spent: dict[str, list[Decimal]], entered: dict[str, datetime], stage: str, at: datetime) -> None:
    start = entered.pop(stage, None)
    if start is not None:
        spent.setdefault(stage, []).append(_in_days(start, at))


def _to_hire(read: Read, events: Iterable[Event]) -> StageDays:
    applied = {member.id: member.applied_at for member in read.members if member.state == "hired"}
    hired = {event.application_id: event.at for event in events if event.outcome == "hire"}
    spent = [_in_days(applied[name], at) for name, at in hired.items() if name in applied]
    return _stage_days("to_hire", _TO_HIRE, spent, None)


def _in_days(start: datetime, end: datetime) -> Decimal:
    return Decimal((end - start).total_seconds()) / _DAY


def _stage_days(name: str, title: LocalizedText, spent: Sequence[Decimal], target: int | None) -> StageDays:
    n = len(spent)
    if n < ENOUGH_FOR_MEDIAN:
        return StageDays(name, title, n, TooFew(n, ENOUGH_FOR_MEDIAN), target=target)
    low, _middle, high = quantiles(spent, n=4, method="inclusive")
    return StageDays(name, title, n, rounded(median(spent), 1), rounded(low, 1), rounded(high, 1), target)


def _sources(read: Read, reached: Mapping[str, int], outcomes: Mapping[str, WorkOutcome]) -> tuple[SourceLine, ...]:
    interview = next((index for index, stage in enumerate(read.stages) if stage.kind == "interview"), len(read.stages))
    by_source: dict[str, list[Member]] = {}
    for member in read.members:
        by_source.setdefault(member.source, []).append(member)
    lines = [_source(name, people, reached, interview, outcomes) for name, people in by_source.items()]
    return tuple(sorted(lines, key=lambda line: (-line.applied, line.name)))


def _source(
    name: str,
    people: Sequence[Member],
    reached: Mapping[str, int],
    interview: int,
    outcomes: Mapping[str, WorkOutcome],
) -> SourceLine:
    hired = [member for member in people if member.state == "hired"]
    known = [outcomes[member.id].probation for member in hired if member.id in outcomes]
    ended = [probation for probation in known if probation in ("passed", "failed")]
    n, k = len(people), len(hired)
    interviewed = sum(reached.get(member.id, 0) >= interview for member in people)
    probation = (ended.count("passed"), len(ended))
    if n < ENOUGH_FOR_SHARE:
        return SourceLine(name, n, interviewed, k, TooFew(n, ENOUGH_FOR_SHARE), None, None, *probation)
    low, high = (rounded(Decimal(str(limit * 100)), 1) for limit in wilson(k, n))
    return SourceLine(name, n, interviewed, k, rounded(Decimal(100 * k) / n, 1), low, high, *probation)


def _reasons(read: Read, events: Iterable[Event]) -> tuple[ReasonLine, ...]:
    """The reason that stands of each application that ended."""
    ended = {member.id: member.state for member in read.members if member.state in ("rejected", "withdrawn")}
    last: dict[str, tuple[str, bool]] = {}
    for event in events:
        if event.application_id in ended and event.outcome in ("reject", "withdraw"):
            last[event.application_id] = event.reason_code, event.outcome == "reject"
    counted = Counter(last.values())
    return tuple(
        ReasonLine(code, ours, count) for (code, ours), count in sorted(counted.items(), key=lambda item: -item[1])
    )


def _hurdles(work: UnitOfWork, read: Read, reached: Mapping[str, int]) -> tuple[HurdleLine, ...]:
    """Stages with a hurdle: how many were below it, and how many of these a person let go on."""
    hurdles = [(index, stage) for index, stage in enumerate(read.stages) if stage.hurdle is not None]
    if not hurdles:
        return ()
    figures = figures_seen(work, read)
    lines = []
    for index, stage in hurdles:
        assert stage.hurdle is not None
        values = {name: Decimal(found[stage.id]["value"]) for name, found in figures.items() if found.get(stage.id)}
        below = [name for name, value in values.items() if value < stage.hurdle.from_]
        went_on = sum(reached.get(name, 0) > index for name in below)
        lines.append(HurdleLine(stage.title, f"{stage.hurdle.from_:f}", len(values), len(below), went_on))
    return tuple(lines)


def _offers(work: UnitOfWork, read: Read) -> dict[str, int]:
    members = {member.id for member in read.members if member.state == "hired"}
    newest = {entry.application_id: entry.state for entry in work.select(Offer, order="offered_at")}
    return dict(Counter(state for name, state in newest.items() if name in members))


def _raters(work: UnitOfWork, read: Read, kind: str = "interview") -> Raters | None:
    stage = next((entry for entry in read.stages if entry.kind == kind), None)
    if stage is None:
        return None
    return raters_at(work, stage, visible_marks(work, work.queries.stage_marks(read.query), stage.id))


def _rated_twice(work: UnitOfWork, read: Read) -> tuple[tuple[LocalizedText, Icc | TooFew], ...]:
    """How far two raters agree at the other rated stages, such as the phone screens with a second listener."""
    marks = work.queries.stage_marks(read.query)
    found = []
    for stage in read.stages:
        if stage.kind in ("phone", "work_sample"):
            pairs = _pairs(visible_marks(work, marks, stage.id))
            if pairs:
                found.append((stage.title, icc(pairs, "1")))
    return tuple(found)


def visible_marks(work: UnitOfWork, marks: Sequence[StageMark], stage: str) -> list[StageMark]:
    """Marks of a stage without those of candidates on whom the actor still owes their own sheet there."""
    own = work.select(Assessment, assessor_id=work.actor, stage=stage)
    done = {entry.application_id for entry in own if entry.state == "submitted"}
    owing = {entry.application_id for entry in own if entry.state != "submitted"}
    owing |= {seat.application_id for seat in work.select(PanelSeat, assessor_id=work.actor, stage=stage)}
    return [mark for mark in marks if mark.stage == stage and mark.application_id not in owing - done]


def figures_seen(work: UnitOfWork, read: Read) -> dict[str, Any]:
    """What lists show of a cohort, without those on whom the actor still owes a sheet: no mark may be told by them."""
    owing = owed_by_actor(work)
    return {name: own for name, own in work.queries.figures(read.query).items() if name not in owing}


def owed_by_actor(work: UnitOfWork) -> set[str]:
    """Applications on which the actor has a draft, or a seat without a submitted sheet."""
    own = [entry for entry in work.select(Assessment, assessor_id=work.actor) if entry.sitting_id is None]
    done = {(entry.application_id, entry.stage) for entry in own if entry.state == "submitted"}
    owing = {(entry.application_id, entry.stage) for entry in own if entry.state != "submitted"}
    owing |= {(seat.application_id, seat.stage) for seat in work.select(PanelSeat, assessor_id=work.actor)}
    return {application for application, _stage in owing - done}


def raters_at(work: UnitOfWork, stage: Stage, marks: Sequence[StageMark]) -> Raters:
    """Mean, spread and severity of the raters of a stage, raw and adjusted, and how they were over time."""
    names = {user.id: user.name for user in work.select(UserAccount)}
    ratings = [(mark.application_id, mark.assessor_id, float(mark.value)) for mark in marks]
    counts = Counter(mark.assessor_id for mark in marks)
    made = severity(ratings, RATINGS_LEAST)
    lines = tuple(_rater(name, names.get(name, ""), ratings, made) for name, _count in counts.most_common())
    trouble, parts = "few" if isinstance(made, TooFew) else "", tuple[tuple[str, ...], ...]()
    if isinstance(made, Unconnected):
        trouble, parts = "unconnected", tuple(tuple(names.get(name, "") for name in part) for part in made.parts)
    return Raters(
        stage.title,
        mean([mark.value for mark in marks]),
        lines,
        trouble,
        parts,
        _shifts(made),
        icc(_pairs(marks), "1") if marks else None,
        _over_time(marks, counts),
    )


def _rater(
    rater: str, name: str, ratings: Sequence[tuple[str, str, float]], made: Severity | Unconnected | TooFew
) -> RaterLine:
    own = [value for _person, who, value in ratings if who == rater]
    if len(own) < RATINGS_LEAST:
        return RaterLine(rater, name, len(own), few=TooFew(len(own), RATINGS_LEAST, "sheets"))
    found = next((entry for entry in made.raters if entry.rater == rater), None) if isinstance(made, Severity) else None
    return RaterLine(
        rater,
        name,
        len(own),
        fmean(own),
        stdev(own),
        found.severity if found else None,
        found.shrunk if found else None,
    )


def _shifts(made: Severity | Unconnected | TooFew) -> tuple[tuple[str, Decimal, Decimal], ...]:
    """(application id, raw, adjusted) where the adjustment moves a mean by a tenth of a level or more."""
    if not isinstance(made, Severity):
        return ()
    pairs = [(name, raw, made.adjusted[name]) for name, raw in made.raw.items() if name in made.adjusted]
    moved = [entry for entry in pairs if abs(entry[1] - entry[2]) >= 0.1]
    moved.sort(key=lambda entry: -abs(entry[1] - entry[2]))
    return tuple((name, _decimal(raw), _decimal(adjusted)) for name, raw, adjusted in moved[:10])


def _decimal(value: float) -> Decimal:
    return rounded(Decimal(str(value)), 2)


def _pairs(marks: Sequence[StageMark]) -> list[list[float]]:
    by_person: dict[str, list[float]] = {}
    for mark in marks:
        by_person.setdefault(mark.application_id, []).append(float(mark.value))
    return [values[:2] for values in by_person.values() if len(values) >= 2]


def _over_time(marks: Sequence[StageMark], counts: Mapping[str, int]) -> tuple[tuple[str, str, Decimal, int], ...]:
    by_month: dict[tuple[str, str], list[Decimal]] = {}
    for mark in marks:
        if counts[mark.assessor_id] >= RATINGS_LEAST:
            by_month.setdefault((mark.assessor_id, f"{mark.submitted_at:%Y-%m}"), []).append(mark.value)
    return tuple(
        (rater, month, rounded(mean(values) or Decimal(0), 2), len(values))
        for (rater, month), values in sorted(by_month.items())
    )


def _whole(cohort: Cohort) -> bool:
    """Whether a cohort is cut by opening or role only: by source or by day it could be cut down to one person."""
    return cohort.since is None and cohort.until is None and not cohort.source


def _impact(work: UnitOfWork, read: Read, reached: Mapping[str, int]) -> tuple[ImpactTable, ...]:
    """Rates of the groups people named themselves, at each passage and over all, where nobody can be worked out.

    A group is left out below five, where fewer than five of it (but not none) passed or did not, and where fewer than
    five of it belong to the openings that this choice leaves out. Those who stepped back count nowhere.
    """
    said: dict[str, dict[str, str]] = {}
    for application, attribute, group in work.queries.groups(read.query):
        said.setdefault(attribute, {})[application] = group
    outside = _outside(work, read)
    everybody_hired = _hired(read)
    waiting = {member.id for member in read.members if member.state in ("active", "hold", "withdrawn")}
    tables = []
    for attribute in ATTRIBUTES:
        if attribute not in said:
            continue
        known = said[attribute]
        ended = [name for name in known if name not in waiting]
        hired = everybody_hired & set(ended)
        few = outside.get(attribute, frozenset())
        tables.append(_impact_table(attribute, "", _WHOLE, known, ended, hired, len(read.members), few))
        for index, stage in enumerate(read.stages):
            having = {member.id for member in _with_stage(read, stage.id)}
            here = [
                name
                for name in known
                if name in having
                and reached.get(name, -1) >= index
                and not (name in waiting and reached.get(name) == index)
            ]
            further = {name for name in here if reached.get(name, -1) > index or name in everybody_hired}
            if here:
                table = _impact_table(attribute, stage.id, stage.title, known, here, further, len(read.members), few)
                tables.append(table)
    return tuple(tables)


def _impact_table(
    attribute: str,
    stage: str,
    title: LocalizedText,
    known: Mapping[str, str],
    here: Sequence[str],
    further: set[str],
    members: int,
    few: Collection[str],
) -> ImpactTable:
    applied = Counter(known[name] for name in here)
    passed = Counter(known[name] for name in further)
    order = [group for group in ATTRIBUTES[attribute][1] if applied[group]]
    telling = [group for group in order if group in few or _tells(applied[group], passed[group])]
    if len(telling) == 1 and len(order) > 1:  # one alone could be worked out from the sum
        telling.append(min((group for group in order if group not in telling), key=applied.__getitem__))
    groups = [Group(group, applied[group], passed[group]) for group in order if group not in telling]
    made = [replace(entry, applied=0) if entry.verdict == "suppressed" else entry for entry in impact(groups)]
    hidden = [GroupImpact(group, 0, 0, None, None, None, False, "suppressed") for group in telling]
    return ImpactTable(attribute, stage, title, (*made, *hidden), members - len(known))


def _tells(applied: int, passed: int) -> bool:
    """Whether so few passed, or did not, that single people could be known by it."""
    return any(0 < count < SUPPRESS for count in (applied, passed, applied - passed))


def _outside(work: UnitOfWork, read: Read) -> dict[str, frozenset[str]]:
    """Groups of which one to four people belong to openings outside of this choice, by attribute."""
    every = tuple(opening.id for opening in work.select(Opening, deleted=False))
    rest = tuple(name for name in every if name not in read.query.opening_ids)
    counts = Counter((attribute, group) for _name, attribute, group in work.queries.groups(CohortQuery(rest)))
    found: dict[str, set[str]] = {}
    for (attribute, group), count in counts.items():
        if count < SUPPRESS:
            found.setdefault(attribute, set()).add(group)
    return {attribute: frozenset(groups) for attribute, groups in found.items()}
