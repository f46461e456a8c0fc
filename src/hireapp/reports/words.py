"""Sentences of page 1, from fixed templates: who recommends what, on which condition, and where raters differ."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from hireapp.charts.marks import MarkName
from hireapp.domain.assessment import Recommendation, Verdict
from hireapp.domain.dossier import Dossier, StageResult
from hireapp.i18n import N_
from hireapp.numbers import rounded
from hireapp.psychometrics.error import Z95, Band, reliably_different
from hireapp.reports.context import Context, gap
from hireapp.reports.press import sentence

VERDICTS: dict[str, str] = {
    "hire": N_("Hire"), "hire_with_condition": N_("Hire with a condition"), "talk_again": N_("Talk once more"),
    "do_not_hire": N_("Do not hire")}
OUTCOMES: dict[str, str] = {
    "hire": VERDICTS["hire"], "hire_with_condition": VERDICTS["hire_with_condition"], "reserve": N_("Reserve list"),
    "talk_again": VERDICTS["talk_again"], "do_not_hire": VERDICTS["do_not_hire"]}
"""What may be decided: what raters may recommend, and a place on the reserve list."""
VERDICT_MARKS: dict[str, MarkName] = {
    "hire": "done", "hire_with_condition": "done", "talk_again": "half", "do_not_hire": "against"}
SPLIT_GAP = 2

_STATEMENTS: dict[tuple[str, Verdict], str] = {
    ("all", "hire"): N_("The raters recommend hiring."),
    ("all", "hire_with_condition"): N_("The raters recommend hiring, on this condition: {condition}."),
    ("all", "talk_again"): N_("The raters recommend talking once more before a decision."),
    ("all", "do_not_hire"): N_("The raters recommend not hiring."),
    ("most", "hire"): N_("Most raters recommend hiring."),
    ("most", "hire_with_condition"): N_("Most raters recommend hiring, on this condition: {condition}."),
    ("most", "talk_again"): N_("Most raters recommend talking once more before a decision."),
    ("most", "do_not_hire"): N_("Most raters recommend not hiring."),
    ("one", "hire"): N_("One rater only, who recommends hiring."),
    ("one", "hire_with_condition"): N_("One rater only, who recommends hiring, on this condition: {condition}."),
    ("one", "talk_again"): N_("One rater only, who recommends talking once more."),
    ("one", "do_not_hire"): N_("One rater only, who recommends not hiring."),
}
_SPLIT = N_("The raters are split: {counts}.")
_SPLIT_CONDITION = N_("The raters are split: {counts}; the condition: {condition}.")
_NOTHING = N_("No evaluation yet: no rater has submitted ratings.")
_NO_WORDS = N_("No recommendation yet: ratings are in, but no rater has written one.")
_PROGRESS = N_("This document shows progress only and is no basis for a decision.")
_ALONE = N_("With one rater there is no telling whether raters agree; the error bands are wider for it.")
_COUNTS: dict[Verdict, tuple[str, str]] = {
    "hire": (N_("{count} recommends hiring"), N_("{count} recommend hiring")),
    "hire_with_condition": (
        N_("{count} recommends hiring with a condition"),
        N_("{count} recommend hiring with a condition"),
    ),
    "talk_again": (N_("{count} recommends talking once more"), N_("{count} recommend talking once more")),
    "do_not_hire": (N_("{count} recommends not hiring"), N_("{count} recommend not hiring")),
}
_SENTENCE = N_("{text}.")
_DIFFER = N_("They differ most on {names}.")
_DIFFER_ITEM = N_("{name} ({low}\u00a0to\u00a0{high})")
_AGREE = N_("On no competency do they differ by 2 points or more.")


def recommendations(dossier: Dossier) -> list[Recommendation]:
    """What the raters recommended, in the raters' order."""
    return [rater.recommendation for rater in dossier.raters if rater.recommendation]


def statement(ctx: Context) -> str:
    """The one sentence of page 1, the condition in it."""
    given = recommendations(ctx.dossier)
    if not given:
        return ctx.press.say(_NO_WORDS if ctx.dossier.raters else _NOTHING)
    condition = _condition(given, ctx)
    who, verdict = _leading(given)
    if verdict is None:
        message = _SPLIT_CONDITION if condition else _SPLIT
        return ctx.press.say(message, counts=_counts(given, ctx), condition=condition)
    if verdict == "hire" and condition:
        verdict = "hire_with_condition"
    if verdict == "hire_with_condition" and not condition:
        verdict = "hire"
    return ctx.press.say(_STATEMENTS[who, verdict], condition=condition)


def why(ctx: Context) -> str:
    """Two lines under the statement: how many recommend what, and over what they differ."""
    given = recommendations(ctx.dossier)
    if not ctx.dossier.raters:
        return ctx.press.say(_PROGRESS)
    if len(ctx.dossier.raters) == 1:
        return ctx.press.say(_ALONE)
    told = given and _leading(given)[1] is not None
    parts = [sentence(ctx.press.say(_SENTENCE, text=_counts(given, ctx)))] if told else []
    return (" " if not ctx.press.chinese else "").join([*parts, _difference(ctx)])


def _difference(ctx: Context) -> str:
    names = []
    for result in ctx.dossier.competencies:
        if (gap(result) or 0) >= SPLIT_GAP:
            values = [mark.value for mark in result.marks]
            names.append(
                ctx.press.say(
                    _DIFFER_ITEM,
                    name=ctx.press.inside(ctx.press.local(result.title)),
                    low=ctx.press.plain(min(values)),
                    high=ctx.press.plain(max(values)),
                )
            )
    return ctx.press.say(_DIFFER, names=ctx.press.listed(names[:3])) if names else ctx.press.say(_AGREE)


def _leading(given: list[Recommendation]) -> tuple[str, Verdict | None]:
    counts = Counter("hire" if entry.verdict == "hire_with_condition" else entry.verdict for entry in given)
    verdict, most = counts.most_common(1)[0]
    if most * 2 <= len(given):
        return "split", None
    who = "one" if len(given) == 1 else "all" if most == len(given) else "most"
    return who, verdict


def _condition(given: list[Recommendation], ctx: Context) -> str:
    found = [entry.condition.strip().rstrip("。.；;!！") for entry in given
             if entry.verdict == "hire_with_condition" and entry.condition.strip()]
    return ctx.press.facts(list(dict.fromkeys(found))) if not ctx.press.chinese else "；".join(dict.fromkeys(found))


def _counts(given: list[Recommendation], ctx: Context) -> str:
    counts = Counter(entry.verdict for entry in given)
    parts = []
    for verdict, (one, many) in _COUNTS.items():
        if counts[verdict]:
            parts.append(ctx.press.say(one if counts[verdict] == 1 else many, count=ctx.press.count(counts[verdict])))
    return ctx.press.clauses(parts)


_STATES: dict[str, str] = {"hold": N_("On hold"), "rejected": N_("Not taken further"), "withdrawn": N_("Withdrawn"),
                           "hired": N_("Hired")}
_AWAITING = N_("Awaiting a decision")
_AT_STAGE = N_("At the stage: {stage}")


def status(ctx: Context) -> str:
    """The application's state in words."""
    dossier = ctx.dossier
    if dossier.decision is not None:
        return ctx.press.say(OUTCOMES[dossier.decision.outcome])
    if dossier.state in _STATES:
        return ctx.press.say(_STATES[dossier.state])
    if any(stage.id == dossier.stage for stage in dossier.stages):
        return ctx.press.say(_AT_STAGE, stage=ctx.press.inside(ctx.stage_title(dossier.stage)))
    return ctx.press.say(_AWAITING)


_POINTS = N_("{points} of {maximum}")
_TAKEN = N_("{taken} of {all} taken")
_STAGE_WORDS = {
    "missing": N_("Not done"),
    "todo": N_("Not yet"),
    "current": N_("In progress"),
    "hidden": N_("Not shown yet"),
}
_UNRATED = N_("No rating")
_TO_ASK = (N_("nothing left to ask"), N_("1 point to ask"), N_("{count} points to ask"))
_MINUTES = N_("{minutes} min")
_RATERS = (N_("1 rater"), N_("{count} raters"))
_GAP = N_("gap up to {gap}")


def stage_result(stage: StageResult, ctx: Context) -> str:
    """The figure of a stage with its scale, or why there is none."""
    if stage.value is None:
        return ctx.press.say(_STAGE_WORDS.get(stage.state, _UNRATED))
    if stage.unit == "tests":
        return ctx.press.say(_TAKEN, taken=ctx.press.plain(stage.value), all=ctx.press.plain(stage.maximum))
    if stage.unit == "points":
        return ctx.press.say(_POINTS, points=ctx.press.plain(stage.value), maximum=ctx.press.plain(stage.maximum))
    return f"{ctx.press.number(stage.value)}/{ctx.press.plain(stage.maximum)}"


def stage_fact(stage: StageResult, ctx: Context) -> str:
    """One fact on a stage: what is left to ask, how long it took, how many rated it and how far apart."""
    if stage.state not in ("done", "current") or stage.value is None:
        return ""
    if stage.unit == "points":
        return counted(ctx, _TO_ASK[1:], stage.flags) if stage.flags else ctx.press.say(_TO_ASK[0])
    minutes = ctx.press.say(_MINUTES, minutes=stage.minutes) if stage.minutes else ""
    raters = counted(ctx, _RATERS, len(stage.raters)) if stage.raters else ""
    spread = ctx.press.say(_GAP, gap=stage.spread) if stage.spread >= SPLIT_GAP else ""
    return ctx.press.clauses([raters, minutes, spread])


def counted(ctx: Context, messages: tuple[str, ...], count: int) -> str:
    """The message for one or for many."""
    return ctx.press.say(messages[0] if count == 1 else messages[1], count=count)


_COMPOSITE_BASE = N_("95% error band from assumed reliabilities. Percent of the scale’s range, provisional.")
_COMPOSITE_T = N_("T score (mean 50, SD 10) among {n} people of this role, norm version {version}. 95% error band from "
                  "assumed reliabilities.")
_COMPOSITE_T_FEW = N_(
    "T score (mean 50, SD 10) among {n} people of this role, norm version {version}, provisional. 95% error band from "
    "assumed reliabilities.")
_INCOMPLETE = N_("Incomplete: {stages} missing ({percent}% of the weight).")
_NO_COMPOSITE = N_("No composite: what is done carries {percent}% of the weight, less than 60%.")
_OTHERS = (N_("Of the 1 other candidate of this opening with a composite: {parts}."),
           N_("Of the {count} other candidates of this opening with a composite: {parts}."))
_NO_OTHERS = N_("No other candidate of this opening has a composite yet.")
_TIED, _HIGHER, _LOWER = (
    N_("no reliable difference from {count}"),
    N_("{count} reliably higher"),
    N_("{count} reliably lower"),
)


def composite_note(ctx: Context) -> str:
    """Under the figure: what its band is, and what is missing."""
    composite = ctx.dossier.composite
    text = ctx.press.say(_COMPOSITE_BASE)
    if (scale := composite.scale) is not None:
        text = ctx.press.say(_COMPOSITE_T_FEW if scale.provisional else _COMPOSITE_T, n=scale.n, version=scale.version)
    if composite.missing:
        missing = percent(1 - composite.present)
        text += ("" if ctx.press.chinese else " ") + ctx.press.say(
            _INCOMPLETE, stages=ctx.stage_titles(composite.missing), percent=missing)
    return text


def no_composite(ctx: Context) -> str:
    """Why there is no figure."""
    return ctx.press.say(_NO_COMPOSITE, percent=percent(ctx.dossier.composite.present))


def percent(share: Decimal) -> str:
    """A share as a whole percentage."""
    return str(rounded(share * 100, 0))


def standing(ctx: Context, band: Band) -> tuple[tuple[str, bool], ...]:
    """From how many others there is no reliable difference, the words of the tie in bold."""
    others = ctx.dossier.others
    if not others:
        return ((ctx.press.say(_NO_OTHERS), False),)
    own = (band.value, band.error / Z95)
    apart = [other.value - band.value for other in others if reliably_different(own, (other.value, other.sem))]
    tied = len(others) - len(apart)
    parts = [ctx.press.say(message, count=count) for message, count in (
        (_TIED, tied), (_HIGHER, sum(gap > 0 for gap in apart)), (_LOWER, sum(gap < 0 for gap in apart))) if count]
    whole = ctx.press.say(_OTHERS[0] if len(others) == 1 else _OTHERS[1], count=len(others),
                          parts=ctx.press.clauses(parts))
    if not tied:
        return ((whole, False),)
    before, bold, after = whole.partition(parts[0])
    return ((before, False), (bold, True), (after, False))
