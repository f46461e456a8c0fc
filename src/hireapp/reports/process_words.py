"""What the figures of the process say, in words: the finding of each block by plain rules, and why a figure is missing.

The window and the PDFs take their sentences from here. A finding is named only where the figures carry it: a
difference of sources when their intervals don't overlap, a rater from a quarter of a level on, a rate from ten people
on.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from hireapp.domain.insights import (
    Criterion,
    FunnelStep,
    ImpactTable,
    Process,
    Raters,
    ReasonLine,
    Results,
    SourceLine,
    StageDays,
)
from hireapp.domain.outcome import ATTRIBUTES, GROUPS
from hireapp.i18n import N_, LocalizedText
from hireapp.numbers import rounded
from hireapp.psychometrics.agreement import Icc
from hireapp.psychometrics.enough import TooFew
from hireapp.psychometrics.impact import GroupImpact
from hireapp.psychometrics.validity import ExpectancyRow, Gain

APART = 0.25
"""A rater stands out from a quarter of a level on, after drawing the severity towards 0."""
ENOUGH = 10
"""Fewer than these are told as a count, not as a share."""
RATE_LEAST = 5

_FEW: dict[str, str] = {
    "people": N_("{n} people, at least {needed} needed"),
    "pairs": N_("{n} people, at least {needed} needed"),
    "raters": N_("{n} raters, at least {needed} needed"),
    "items": N_("{n} items, at least {needed} needed"),
    "sheets": N_("{n} sheets, at least {needed} needed"),
    "units": N_("{n} rated twice, at least {needed} needed"),
    "variance": N_("all values are the same"),
}
_FEW_ONE: dict[str, str] = {
    "people": N_("1 person, at least {needed} needed"),
    "pairs": N_("1 person, at least {needed} needed"),
    "raters": N_("1 rater, at least {needed} needed"),
    "items": N_("1 item, at least {needed} needed"),
    "sheets": N_("1 sheet, at least {needed} needed"),
    "units": N_("1 rated twice, at least {needed} needed"),
}
REASON_NAMES: dict[str, str] = {
    "condition_not_met": N_("a required condition not met"),
    "evidence_below": N_("evidence below the bands"),
    "others_stronger": N_("others had stronger evidence"),
    "shift_site": N_("shifts, site or start date"),
    "pay": N_("expected pay too far apart"),
    "not_reached": N_("could not be reached"),
    "no_show": N_("did not come"),
    "withdrew_other_job": N_("took another job"),
    "withdrew_preview": N_("after the job preview"),
    "withdrew_other": N_("another reason"),
    "other": N_("another reason"),
}
CRITERIA_NAMES: dict[Criterion, str] = {
    "probation": N_("Probation passed"),
    "months_stayed": N_("Months stayed"),
    "calls_a_day": N_("Calls a day"),
    "sales_percent": N_("Sales, percent of target"),
}
OFFER_NAMES: dict[str, str] = {
    "open": N_("waiting for an answer"),
    "accepted": N_("accepted"),
    "declined": N_("declined"),
    "withdrawn": N_("withdrawn by us"),
}
_SOURCES: dict[str, str] = {"": N_("source not stated"), "import": N_("resume import")}


class Speaker(Protocol):
    """Whoever speaks one language: the press of a document, or the window."""

    @property
    def chinese(self) -> bool:
        """Whether that is Chinese."""

    def say(self, message: str, **fields: object) -> str:
        """A fixed text."""

    def local(self, text: LocalizedText | None) -> str:
        """A form's text."""

    def listed(self, parts: list[str]) -> str:
        """Parts of a list as one text."""

    def facts(self, parts: list[str]) -> str:
        """Facts beside each other as one text, the empty ones left out."""


def in_a_row(speak: Speaker, sentences: Sequence[str]) -> str:
    """Whole sentences one after the other, the empty ones left out."""
    return ("" if speak.chinese else " ").join(sentence for sentence in sentences if sentence)


def few(speak: Speaker, found: TooFew) -> str:
    """Why there is no figure."""
    messages = {**_FEW, **_FEW_ONE} if found.n == 1 else _FEW
    return speak.say(messages.get(found.of, messages["people"]), n=found.n, needed=found.needed)


def percent(value: Decimal | Fraction | float, decimals: int = 0) -> str:
    """A share given in percent."""
    exact = Decimal(value.numerator) / value.denominator if isinstance(value, Fraction) else Decimal(str(value))
    return f"{signed(rounded(exact, decimals))}%"


def two(value: Decimal | float | None) -> str:
    """A figure with two decimals, never a negative nought; a dash for none."""
    if value is None:
        return "–"
    text = f"{value:.2f}"
    return "0.00" if text == "-0.00" else signed(text)


def signed(value: Decimal | float | str) -> str:
    """A number with U+2212 for minus."""
    return str(value).replace("-", "\u2212")


def source_name(speak: Speaker, name: str) -> str:
    """A source in words."""
    return speak.say(_SOURCES[name]) if name in _SOURCES else name


def reason_name(speak: Speaker, line: ReasonLine) -> str:
    """Whose reason, and which."""
    words = speak.say(REASON_NAMES[line.code]) if line.code in REASON_NAMES else line.code
    return speak.say(N_("We: {reason}") if line.ours else N_("They: {reason}"), reason=words)


def group_name(speak: Speaker, attribute: str, group: str) -> str:
    """An attribute and a group of it."""
    titles = speak.say(ATTRIBUTES[attribute][0]), speak.say(GROUPS.get(group, group))
    return speak.say(N_("{attribute}: {group}"), attribute=titles[0], group=titles[1])


def funnel_finding(speak: Speaker, made: Process) -> str:
    """How many are hired, and after which stage the smallest share goes on."""
    hired = _hired(speak, made)
    step = narrowest(made.funnel)
    if step is None:
        return hired
    return speak.say(N_("{hired}; the fewest pass {stage}"), hired=hired, stage=speak.local(step.title))


def _hired(speak: Speaker, made: Process) -> str:
    """One of how many, once four fifths of the applications have ended; before that the bare numbers."""
    if not made.hired:
        return speak.say(N_("Nobody hired yet"))
    if 5 * made.running > made.applications:
        return speak.say(N_("{hired} of {n} hired so far"), hired=made.hired, n=made.applications)
    return speak.say(N_("One of {n} applications hired"), n=round(made.applications / made.hired))


def narrowest(steps: Sequence[FunnelStep]) -> FunnelStep | None:
    """The stage with the smallest share going on, of those with ten people or more whose stage has ended."""
    judged = [step for step in steps[:-1] if step.reached - step.waiting >= ENOUGH]
    return min(judged, key=_rate) if len(judged) > 1 else None


def _rate(step: FunnelStep) -> Decimal:
    return step.rate or Decimal(0)


def days_finding(speak: Speaker, stages: Sequence[StageDays]) -> str:
    """Which stage is the farthest over its target."""
    known = [(stage, stage.median) for stage in stages if not isinstance(stage.median, TooFew)]
    if not known:
        return speak.say(N_("Too few have left a stage for a median"))
    aimed = [(median - stage.target, stage) for stage, median in known if stage.target is not None]
    if not aimed:
        return speak.say(N_("The roles set no target days"))
    over, worst = max(aimed, key=_over)
    if over <= 0:
        return speak.say(N_("No stage takes longer than its target"))
    return speak.say(
        N_("{stage} is {days} days over its target"), stage=speak.local(worst.title), days=rounded(over, 1)
    )


def _over(entry: tuple[Decimal, StageDays]) -> Decimal:
    return entry[0]


def to_hire(speak: Speaker, found: StageDays) -> str:
    """From application to hiring, with how many it rests on."""
    if isinstance(found.median, TooFew):
        return speak.say(N_("From application to hiring: {why}."), why=few(speak, found.median))
    return speak.say(
        N_("From application to hiring: median {median} days, middle half {low} to {high} ({n} people)."),
        median=found.median,
        low=found.low,
        high=found.high,
        n=found.n,
    )


def sources_finding(speak: Speaker, lines: Sequence[SourceLine]) -> str:
    """Which source has the highest share hired, where its interval lies above that of the next."""
    if len(lines) == 1:
        return speak.say(N_("One source only: {name}"), name=source_name(speak, lines[0].name))
    known = [(line.share, line) for line in lines if isinstance(line.share, Decimal)]
    known.sort(key=_share, reverse=True)
    if not known:
        return speak.say(N_("Too few from each source for a share"))
    best = known[0][1]
    if len(known) > 1 and all((best.low or 0) > (line.high or 0) for _value, line in known[1:]):
        return speak.say(N_("{name} has the highest share hired"), name=source_name(speak, best.name))
    if len(known) == 1:
        return speak.say(N_("Only {name} has enough for a share"), name=source_name(speak, best.name))
    return speak.say(N_("Sources do not differ reliably in the share hired"))


def _share(entry: tuple[Decimal, SourceLine]) -> Decimal:
    return entry[0]


def probation_words(speak: Speaker, lines: Sequence[SourceLine]) -> str:
    """What became of the hired by source; nothing where nothing is known."""
    known = [
        speak.say(
            N_("{name} {passed} of {known}"),
            name=source_name(speak, line.name),
            passed=line.passed_probation,
            known=line.known_probation,
        )
        for line in lines
        if line.known_probation
    ]
    return speak.say(N_("Probation passed: {sources}."), sources=speak.listed(known)) if known else ""


def reasons_finding(speak: Speaker, lines: Sequence[ReasonLine]) -> str:
    """How many of those who left stepped back themselves."""
    whole = sum(line.count for line in lines)
    theirs = sum(line.count for line in lines if not line.ours)
    if not whole:
        return speak.say(N_("Nobody has left the process yet"))
    if whole < ENOUGH:
        return speak.say(N_("{theirs} of {whole} who left stepped back themselves"), theirs=theirs, whole=whole)
    share = percent(100 * theirs / whole)
    return speak.say(N_("Of those who left, {share} stepped back themselves"), share=share)


def raters_finding(speak: Speaker, found: Raters | None) -> str:
    """Who marks higher or lower than others on the same candidates."""
    if found is None or not found.lines:
        return speak.say(N_("No interview sheets yet"))
    if found.trouble == "unconnected":
        return speak.say(N_("Raters can’t be compared: no candidate connects them"))
    known = [(line.shrunk, line) for line in found.lines if line.shrunk is not None]
    if not known:
        return speak.say(N_("Too few shared sheets to compare raters"))
    shift, line = max(known, key=_size)
    if abs(shift) < APART:
        return speak.say(N_("No rater stands out on the same candidates"))
    message = (
        N_("{name} marks higher on the same candidates")
        if shift > 0
        else N_("{name} marks lower on the same candidates")
    )
    return speak.say(message, name=line.name)


def _size(entry: tuple[float, object]) -> float:
    return abs(entry[0])


def agreement(speak: Speaker, found: Raters) -> str:
    """How far two raters of the same candidate agree, who can't be compared, and whose means adjusting moves."""
    parts = []
    if isinstance(found.one, Icc):
        parts.append(
            speak.say(
                N_("Two raters of the same candidate agree by ICC(1) {value} ({low} to {high}; {n} candidates)."),
                value=two(found.one.value),
                low=two(found.one.low),
                high=two(found.one.high),
                n=found.one.n,
            )
        )
    elif isinstance(found.one, TooFew):
        parts.append(speak.say(N_("Agreement of two raters: {why}."), why=few(speak, found.one)))
    if found.parts:
        groups = speak.facts([speak.listed(list(part)) for part in found.parts])
        parts.append(speak.say(N_("Groups without a candidate in common: {groups}."), groups=groups))
    if found.shifts:
        moved = N_("Candidates whose mean would move by 0.1 or more if adjusted for raters: {n}.")
        parts.append(speak.say(moved, n=len(found.shifts)))
    return in_a_row(speak, parts)


def rated_twice(speak: Speaker, made: Process) -> str:
    """How far two raters agree at the stages that are rated twice only in part."""
    parts = [
        speak.say(
            N_("{stage}, rated twice: ICC(1) {value} ({low} to {high}; {n} candidates)."),
            stage=speak.local(title),
            value=two(found.value),
            low=two(found.low),
            high=two(found.high),
            n=found.n,
        )
        if isinstance(found, Icc)
        else speak.say(N_("{stage}, rated twice: {why}."), stage=speak.local(title), why=few(speak, found))
        for title, found in made.twice
    ]
    return in_a_row(speak, parts)


def impact_finding(speak: Speaker, tables: Sequence[ImpactTable]) -> str:
    """Which groups are below four fifths from application to hiring, and for how many there are too few."""
    groups = [(table, group) for table in tables if not table.stage for group in table.groups]
    below = [group_name(speak, table.attribute, group.name) for table, group in groups if group.verdict == "below"]
    open_ = sum(group.verdict in ("too_few", "small_share", "suppressed") for _table, group in groups)
    judged = any(group.verdict in ("above", "highest") for _table, group in groups)
    if not groups:
        return speak.say(N_("No groups to compare: none stated, or the choice cuts an opening up"))
    if below:
        return speak.say(N_("Below four fifths: {groups}"), groups=speak.listed(below))
    if not judged:
        return speak.say(N_("Too few in the groups for a conclusion"))
    if open_:
        return speak.say(N_("No group found below four fifths; {n} without a conclusion"), n=open_)
    return speak.say(N_("No group found below four fifths"))


def verdict(speak: Speaker, group: GroupImpact) -> str:
    """What may be said of a group."""
    if group.verdict == "suppressed":
        return speak.say(N_("not shown: single people could be known by it"))
    return speak.say(_VERDICTS[group.verdict])


_VERDICTS: dict[str, str] = {
    "highest": N_("highest rate"),
    "above": N_("above four fifths"),
    "below": N_("below four fifths"),
    "too_few": N_("too few for a conclusion"),
    "small_share": N_("under 2%, not computed"),
}


def unknown_words(speak: Speaker, tables: Sequence[ImpactTable], applications: int) -> str:
    """How many said nothing, by attribute."""
    parts = [
        speak.say(
            N_("{attribute}: {unknown} of {whole}"),
            attribute=speak.say(ATTRIBUTES[table.attribute][0]),
            unknown=table.unknown,
            whole=applications,
        )
        for table in tables
        if not table.stage
    ]
    return speak.say(N_("Not stated: {parts}."), parts=speak.listed(parts)) if parts else ""


def below_words(speak: Speaker, tables: Sequence[ImpactTable]) -> str:
    """At which single passages a group is below four fifths, with Fisher's p; nothing where none is."""
    found = [
        speak.say(
            N_("{stage}, {group}: {ratio} of the highest rate (p {p}, {n} people)"),
            stage=speak.local(table.title),
            group=group_name(speak, table.attribute, group.name),
            ratio=f"{float(group.ratio or 0):.2f}",
            p=f"{group.p or 0.0:.3f}",
            n=group.applied,
        )
        for table in tables
        for group in table.groups
        if group.verdict == "below"
    ]
    return speak.say(N_("Below four fifths at a passage: {groups}."), groups=speak.facts(found)) if found else ""


def hurdle_words(speak: Speaker, made: Process) -> list[str]:
    """A sentence for each hurdle."""
    message = N_("{stage}, hurdle {level}: {below} of {judged} below it, {went_on} of them went on by a person’s word.")
    return [
        speak.say(
            message,
            stage=speak.local(line.title),
            level=line.level,
            below=line.below,
            judged=line.judged,
            went_on=line.went_on,
        )
        for line in made.hurdles
    ]


def offer_words(speak: Speaker, made: Process) -> str:
    """The offers by what became of them."""
    parts = [
        speak.say(N_("{state} {n}"), state=speak.say(OFFER_NAMES[state]), n=made.offers[state])
        for state in OFFER_NAMES
        if made.offers.get(state)
    ]
    return speak.say(N_("Offers: {parts}."), parts=speak.listed(parts)) if parts else speak.say(N_("No offers yet."))


def counts_words(speak: Speaker, made: Process) -> str:
    """Applications by where they stand."""
    return speak.say(
        N_("{applications} applications: {running} under way, {hired} hired, {ended} ended otherwise"),
        applications=made.applications,
        running=made.running,
        hired=made.hired,
        ended=made.applications - made.running - made.hired,
    )


def outcome_finding(speak: Speaker, found: Results) -> str:
    """Of how many hired something is known."""
    if not found.hired:
        return speak.say(N_("Nobody hired yet, so there is no outcome"))
    if not found.with_outcome:
        return speak.say(N_("{hired} hired; nothing is known of how they did"), hired=found.hired)
    return speak.say(
        N_("Of {hired} hired, it is known of {known} how they did"), hired=found.hired, known=found.with_outcome
    )


def gain_words(speak: Speaker, found: Results) -> str:
    """The gain of a year as a range, with what it rests on; or why it can't be told."""
    if isinstance(found.gain, TooFew):
        return speak.say(N_("The gain can’t be told yet: {why}."), why=few(speak, found.gain))
    return in_a_row(speak, [_gain(speak, found.gain), _success(speak, found)])


def _gain(speak: Speaker, made: Gain) -> str:
    return speak.say(
        N_(
            "A year of one person hired by these scores is worth between {low} and {high} of yearly pay more than of "
            "one taken by chance; the middle of the range is {value}."
        ),
        low=percent(made.low),
        high=percent(made.high),
        value=percent(made.value),
    )


def _success(speak: Speaker, found: Results) -> str:
    parts = [
        speak.say(N_("{share} instead of {base}"), share=percent(100 * share), base=percent(100 * base))
        for base, share in found.success
    ]
    message = N_("Share that would do well among the hired (Taylor & Russell 1939): {parts}.")
    return speak.say(message, parts=speak.listed(parts)) if parts else ""


def gain_assumptions(speak: Speaker, found: Results) -> str:
    """What the gain assumes."""
    ratio = percent(100 * found.selection_ratio, 1) if found.selection_ratio is not None else "–"
    return speak.say(
        N_(
            "Assumes: validity of the composite for sales (else for probation) as observed, without correction; SD of "
            "yearly performance 40% of pay (Schmidt & Hunter 1983); {ratio} of applicants hired, from the top; costs "
            "of selection left out."
        ),
        ratio=ratio,
    )


def expectancy_finding(speak: Speaker, rows: Sequence[ExpectancyRow]) -> str:
    """Whether the highest quarter passed reliably more often than the lowest."""
    low, high = rows[0], rows[-1]
    if high.share_low > low.share_high:
        return speak.say(
            N_("The highest quarter passed more often than the lowest: {high} and {low}"),
            high=percent(100 * high.share),
            low=percent(100 * low.share),
        )
    return speak.say(N_("The quarters do not differ reliably in passing the probation"))
