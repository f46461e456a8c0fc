"""The rows of the pictures of the process, with their words, for the window and the PDFs alike."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from hireapp.charts.impact_chart import GroupRow, Sign
from hireapp.charts.insight_charts import BarRow, DaysRow, ForestRow, SpreadRow
from hireapp.domain.insights import (
    Criterion,
    FunnelStep,
    ImpactTable,
    RaterLine,
    Raters,
    ReasonLine,
    Results,
    ScaleQuality,
    SourceLine,
    StageDays,
    ValidityLine,
)
from hireapp.domain.outcome import GROUPS
from hireapp.i18n import N_
from hireapp.numbers import rounded
from hireapp.psychometrics.enough import TooFew
from hireapp.psychometrics.impact import GroupImpact
from hireapp.psychometrics.validity import ExpectancyRow
from hireapp.reports.process_words import (
    APART,
    RATE_LEAST,
    Speaker,
    few,
    percent,
    reason_name,
    signed,
    source_name,
    two,
    verdict,
)

MOST_ROWS = 10
_QUARTERS = (N_("lowest quarter"), N_("second quarter"), N_("third quarter"), N_("highest quarter"))


def funnel_rows(speak: Speaker, steps: Sequence[FunnelStep]) -> list[BarRow]:
    """Those who reached each stage; beside them who of those with an ended stage went on."""
    last = steps[-1] if steps else None
    return [
        BarRow(
            label=speak.local(step.title),
            value=float(step.reached),
            words=str(step.reached),
            note="" if step is last else _passed(speak, step),
            kind="strong" if step is last else "solid",
        )
        for step in steps
    ]


def _passed(speak: Speaker, step: FunnelStep) -> str:
    ended = step.reached - step.waiting
    if step.rate is None or ended < RATE_LEAST:
        return speak.say(N_("{passed} of {ended} passed"), passed=step.passed, ended=ended)
    fields = {"share": percent(step.rate), "passed": step.passed, "ended": ended}
    return speak.say(N_("{share} passed ({passed}/{ended})"), **fields)


def days_rows(speak: Speaker, stages: Sequence[StageDays]) -> list[DaysRow]:
    """Medians against the targets of the role; too few in words."""
    return [_days(speak, stage) for stage in stages]


def _days(speak: Speaker, stage: StageDays) -> DaysRow:
    label, target = speak.local(stage.title), float(stage.target) if stage.target is not None else None
    if isinstance(stage.median, TooFew) or stage.low is None or stage.high is None:
        found = stage.median if isinstance(stage.median, TooFew) else TooFew(stage.n, RATE_LEAST)
        return DaysRow(label=label, few=few(speak, found), target=target)
    return DaysRow(
        label=label,
        median=float(stage.median),
        low=float(stage.low),
        high=float(stage.high),
        target=target,
        words=speak.say(N_("{days} d"), days=stage.median),
        note=speak.say(N_("n {n}"), n=stage.n),
        late=target is not None and float(stage.median) > target,
    )


def rater_rows(speak: Speaker, found: Raters) -> list[SpreadRow]:
    """Means with one SD; who stands out on the same candidates is marked."""
    return [_rater(speak, line) for line in found.lines]


def _rater(speak: Speaker, line: RaterLine) -> SpreadRow:
    if line.few is not None or line.mean is None or line.sd is None:
        return SpreadRow(label=line.name, few=few(speak, line.few or TooFew(line.n, RATE_LEAST, "sheets")))
    note = speak.say(N_("SD {sd}, {n} sheets"), sd=f"{line.sd:.1f}", n=line.n)
    if line.shrunk is not None:
        shift = signed(f"{line.shrunk:+.1f}") if abs(line.shrunk) >= 0.05 else "0.0"
        note = speak.say(N_("{spread}, leniency {shift}"), spread=note, shift=shift)
    apart = line.shrunk is not None and abs(line.shrunk) >= APART
    return SpreadRow(label=line.name, mean=line.mean, sd=line.sd, words=f"{line.mean:.1f}", note=note, apart=apart)


def source_rows(speak: Speaker, lines: Sequence[SourceLine]) -> list[BarRow]:
    """The share hired with its interval; the largest sources, and how many stand behind the rest."""
    rows = [_source(speak, line) for line in lines[:MOST_ROWS]]
    rest = lines[MOST_ROWS:]
    if rest:
        label = speak.say(N_("{n} more sources"), n=len(rest))
        counts = sum(line.hired for line in rest), sum(line.applied for line in rest)
        rows.append(BarRow(label=label, few=speak.say(N_("not shown one by one")), note=f"{counts[0]} / {counts[1]}"))
    return rows


def _source(speak: Speaker, line: SourceLine) -> BarRow:
    label, note = source_name(speak, line.name), f"{line.hired} / {line.applied}"
    if isinstance(line.share, TooFew):
        return BarRow(label=label, few=few(speak, line.share), note=note)
    low, high = (float(end) if end is not None else None for end in (line.low, line.high))
    return BarRow(label=label, value=float(line.share), words=percent(line.share, 1), note=note, low=low, high=high)


def reason_rows(speak: Speaker, lines: Sequence[ReasonLine]) -> list[BarRow]:
    """Reasons by number: ours solid, theirs hollow; the rarest are counted together."""
    rows = [
        BarRow(
            label=reason_name(speak, line),
            value=float(line.count),
            words=str(line.count),
            kind="solid" if line.ours else "hollow",
        )
        for line in lines[:MOST_ROWS]
    ]
    rest = sum(line.count for line in lines[MOST_ROWS:])
    if rest:
        rows.append(BarRow(label=speak.say(N_("Others")), value=float(rest), words=str(rest)))
    return rows


def impact_rows(speak: Speaker, tables: Sequence[ImpactTable], stage: str = "") -> list[GroupRow]:
    """The groups of all attributes at one passage, "" being from application to hiring."""
    return [
        _group(speak, group, begins=not place)
        for table in tables
        if table.stage == stage
        for place, group in enumerate(table.groups)
    ]


_SIGNS: dict[str, Sign] = {"highest": "", "above": "fine", "below": "low"}


def _group(speak: Speaker, group: GroupImpact, *, begins: bool) -> GroupRow:
    label, words = speak.say(GROUPS.get(group.name, group.name)), verdict(speak, group)
    sign: Sign = _SIGNS.get(group.verdict, "info")
    if group.verdict == "suppressed":
        return GroupRow(label, "", "", "", None, "", begins=begins, hidden=words)
    rate = percent(100 * group.rate, 1) if group.rate is not None else "–"
    shown = group.ratio is not None and group.verdict != "small_share"
    ratio = float(group.ratio) if shown and group.ratio is not None else None
    return GroupRow(label, str(group.applied), str(group.passed), rate, ratio, words, sign, sign != "info", begins)


def impact_heads(speak: Speaker) -> tuple[str, str, str, str, str]:
    """The heading of the table of groups."""
    return (
        speak.say(N_("stated voluntarily")),
        speak.say(N_("people")),
        speak.say(N_("passed")),
        speak.say(N_("share passed")),
        speak.say(N_("conclusion")),
    )


def validity_rows(speak: Speaker, lines: Sequence[ValidityLine], criterion: Criterion) -> list[ForestRow]:
    """Correlations with one criterion; preliminary ones are hollow and say so."""
    return [_validity(speak, line) for line in lines if line.criterion == criterion]


def _validity(speak: Speaker, line: ValidityLine) -> ForestRow:
    label = speak.local(line.title)
    if isinstance(line.figures, TooFew):
        return ForestRow(label=label, few=few(speak, line.figures))
    found = line.figures
    parts = [speak.say(N_("n {n}"), n=found.n)]
    if line.corrected is not None:
        parts.append(speak.say(N_("corrected {value}"), value=two(line.corrected)))
    return ForestRow(
        label=label,
        value=found.r,
        low=found.low,
        high=found.high,
        words=two(found.r),
        note=speak.listed(parts),
        faint=found.preliminary,
    )


def criteria_known(found: Results) -> list[Criterion]:
    """The criteria of which anything is known, in their order."""
    return list(dict.fromkeys(line.criterion for line in found.lines if line.n))


def expectancy_rows(speak: Speaker, rows: Sequence[ExpectancyRow]) -> list[BarRow]:
    """The share that passed the probation by quarter of the composite, with its interval."""
    names = _QUARTERS if len(rows) == len(_QUARTERS) else ("",) * len(rows)
    return [_quarter(speak, name, row) for name, row in zip(names, rows, strict=True)]


def _quarter(speak: Speaker, name: str, row: ExpectancyRow) -> BarRow:
    ends = f"{rounded(Decimal(str(row.low)), 0)}–{rounded(Decimal(str(row.high)), 0)}"
    label = speak.say(N_("{quarter}, {ends}"), quarter=speak.say(name), ends=ends) if name else ends
    return BarRow(
        label=label,
        value=100 * row.share,
        words=percent(100 * row.share),
        note=speak.say(N_("{k} of {n}"), k=row.successes, n=row.n),
        low=100 * row.share_low,
        high=100 * row.share_high,
    )


def alpha_rows(speak: Speaker, scales: Sequence[ScaleQuality]) -> list[ForestRow]:
    """Cronbach's alpha of each scale with its interval."""
    rows = []
    for scale in scales:
        label, note = speak.local(scale.title), speak.say(N_("n {n}"), n=scale.n)
        if isinstance(scale.alpha, TooFew):
            rows.append(ForestRow(label=label, few=few(speak, scale.alpha), note=note))
            continue
        made = scale.alpha
        words = two(made.value)
        rows.append(ForestRow(label=label, value=made.value, low=made.low, high=made.high, words=words, note=note))
    return rows
