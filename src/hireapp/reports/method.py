"""The last section: on what the evaluation rests, what was not used, how to read it, and the candidate's rights."""

from __future__ import annotations

from hireapp.domain.dossier import FormUsed, Rater, SheetLog
from hireapp.i18n import N_
from hireapp.reports.blocks import Block, labelled, space, stack, text
from hireapp.reports.context import Context, gap
from hireapp.reports.pages import Item
from hireapp.reports.section import head_row, heading, rows_of, subheading, table_row
from hireapp.reports.styles import MEASURE
from hireapp.reports.words import OUTCOMES

_TITLE, _RATERS = N_("Basis, and how to read this report"), N_("Raters and dates")
_HEAD = (N_("rater"), N_("position"), N_("stage"), N_("submitted and locked"), N_("changed later"))
_X, _WIDTHS = (0.0, 92.0, 190.0, 268.0, 366.0), (88.0, 94.0, 74.0, 94.0, 138.0)
_NO_CHANGE = N_("none")
_CHANGED = N_("{question}: first value {first}, changed {day}, reason: {reason}")
_NO_RATERS = N_("No rater has submitted ratings.")
_ROWS = (N_("Forms and versions"), N_("Not used"), N_("How the composite is made"), N_("Error bands"),
         N_("How to read the numbers"), N_("Agreement of raters"), N_("Rights of the candidate"), N_("Kept until"),
         N_("Decision"), N_("Audit"))
_PROFILE = N_("Role profile version {version}, {status}")
_FORM = N_("{title}: {id} version {version} (hash {hash}, scoring {scoring}, {status})")
_STATUSES: dict[str, str] = {"provisional": N_("provisional"), "reviewed": N_("reviewed"), "final": N_("final")}
_NOT_USED = N_(
    "Age, sex, marriage, children, ethnicity, origin, household registration, photograph, height and health are in "
    "no rule, score or order. Nobody’s face, voice or truthfulness was analysed by a machine. The program "
    "rejects nobody."
)
_WEIGHTS = N_(
    "{parts}. Each value becomes a percentage of its scale’s range (1 to 5 is 0 to 100); the weighted mean of what "
    "is there, from 60% of the weight on. Provisional until there are data of 30 people in this role."
)
_WEIGHTS_T = N_(
    "{parts}. Each value becomes a percentage of its scale’s range (1 to 5 is 0 to 100); the weighted mean of what "
    "is there, from 60% of the weight on; then T = 50 + 10z among the composites of {n} people of this role (norm "
    "version {version}), the same for everybody, so that order and ties stay."
)
_MISSING = N_("{stage} (missing)")
_WEIGHT = N_("{stage} {weight}%")
_ASSUMED = N_(
    "Assumed until there are own data: reliability of one rater {reliability}, standard deviation {sd} on the scale "
    "1 to 5; more raters by Spearman-Brown; band = value ± 1.96 × SEM. Points of screening carry no band."
)
_HOW = N_(
    "If everything were measured again, 95% of such bands would cover the true level. Where two people differ by less "
    "than the error of their difference, “no reliable difference” is written: treat them as tied. Missing is "
    "never 0 and never 3; it is left out and said."
)
_ONE_RATER = N_("One rater: agreement can’t be told.")
_GAPS = N_(
    "Largest gap between raters of one stage on {count} competencies rated by two or more: {gap} points. Raters of one "
    "candidate are too few for an ICC, so none is given."
)
_RIGHTS = N_("The candidate may see this evaluation, may have mistakes corrected and may ask for a review by a person: "
             "recruiter {name}.")
_KEPT = N_("{day}, then deleted or made anonymous.")
_NO_DATE = N_("No date is set for this candidate yet.")
_DECIDED = N_("{outcome}, by {name} on {moment}. Reason: {reason}")
_CONDITION = N_("Condition: {text}")
_SAW = N_("It saw a composite of {value} ± {error} percent, under weights version {version}.")
_SAW_T = N_("It saw a composite of T {value} ± {error}, under weights version {version}.")
_AUDIT = N_("Head of the record {head}; exported by {name} on {day}; {number}.")


def section(ctx: Context, number: int) -> list[Item]:
    """The whole section."""
    head = heading(ctx, number, ctx.press.say(_TITLE), "method")
    parts = [*_raters(ctx), *_rows(ctx)]
    body = stack([block for item in parts for block in (*([space(item.before)] if item.before else []), item.block)])
    return [Item(stack([head.block, body]), head.before, False, True, None, head.anchor, head.title, head.level)]


def _raters(ctx: Context) -> list[Item]:
    press = ctx.press
    if not ctx.dossier.sheets:
        return [Item(text(press, press.say(_NO_RATERS), "body", MEASURE), 2)]
    head = head_row(ctx, [(x, width, press.say(words)) for x, width, words in zip(_X, _WIDTHS, _HEAD, strict=True)])
    return [subheading(ctx, press.say(_RATERS)), *rows_of([_sheet(ctx, sheet) for sheet in ctx.dossier.sheets], head)]


def _sheet(ctx: Context, sheet: SheetLog) -> Block:
    press = ctx.press
    rater: Rater | None = ctx.rater(sheet.letter)
    changes = [
        press.say(
            _CHANGED, question=_question(ctx, name), first=first, day=press.day(at.astimezone().date()), reason=reason
        )
        for name, first, reason, at in sheet.amendments
    ]
    words = (
        f"{sheet.letter} {ctx.rater_name(sheet.letter)}",
        rater.position if rater else "",
        ctx.stage_title(sheet.stage),
        press.moment(sheet.submitted_at),
        press.facts(changes) or press.say(_NO_CHANGE),
    )
    return table_row(
        [(x, text(press, part, "small", width)) for x, width, part in zip(_X, _WIDTHS, words, strict=True)], 2.5
    )


def _question(ctx: Context, question_id: str) -> str:
    found = ctx.question(question_id)
    return f"Q{found.number} {ctx.press.local(found.title)}" if found else question_id


def _rows(ctx: Context) -> list[Item]:
    contents = (
        _forms(ctx),
        ctx.press.say(_NOT_USED),
        _weights(ctx),
        _errors(ctx),
        ctx.press.say(_HOW),
        _agreement(ctx),
        ctx.press.say(_RIGHTS, name=ctx.dossier.recruiter or "–"),
        _kept(ctx),
        _decision(ctx),
        _audit(ctx),
    )
    rows = [(label, words) for label, words in zip(_ROWS, contents, strict=True) if words]
    return [Item(labelled(ctx.press, ctx.press.say(label), text(ctx.press, words, "small", MEASURE - 90)),
                 9 if not place else 0) for place, (label, words) in enumerate(rows)]


def _status(ctx: Context, status: str) -> str:
    return ctx.press.say(_STATUSES[status]) if status in _STATUSES else status


def _forms(ctx: Context) -> str:
    profile = ctx.press.say(_PROFILE, version=ctx.dossier.profile_version, status=_status(ctx, ctx.dossier.status))
    return ("；" if ctx.press.chinese else "; ").join([profile, *(_form(ctx, form) for form in ctx.dossier.forms)])


def _form(ctx: Context, form: FormUsed) -> str:
    return ctx.press.say(
        _FORM,
        title=ctx.press.local(form.title),
        id=form.form_id,
        version=form.version,
        hash=form.hash,
        scoring=form.scoring_version,
        status=_status(ctx, form.status),
    )


def _weights(ctx: Context) -> str:
    dossier = ctx.dossier
    parts = []
    for stage, weight in dossier.composite_weights.items():
        words = ctx.press.say(_WEIGHT, stage=ctx.stage_title(stage), weight=ctx.press.plain(weight))
        parts.append(ctx.press.say(_MISSING, stage=words) if stage in dossier.composite.missing else words)
    if not parts:
        return ""
    if (scale := dossier.composite.scale) is None:
        return ctx.press.say(_WEIGHTS, parts=ctx.press.listed(parts))
    return ctx.press.say(_WEIGHTS_T, parts=ctx.press.listed(parts), n=scale.n, version=scale.version)


def _errors(ctx: Context) -> str:
    return ctx.press.say(_ASSUMED, reliability=ctx.dossier.assumed_reliability, sd=ctx.dossier.assumed_sd)


def _agreement(ctx: Context) -> str:
    gaps = [apart for result in ctx.dossier.competencies if (apart := gap(result)) is not None]
    if gaps:
        return ctx.press.say(_GAPS, count=len(gaps), gap=ctx.press.plain(max(gaps)))
    return ctx.press.say(_ONE_RATER) if len(ctx.dossier.raters) == 1 else ""


def _kept(ctx: Context) -> str:
    until = ctx.dossier.retain_until
    return ctx.press.say(_KEPT, day=ctx.press.day(until)) if until else ctx.press.say(_NO_DATE)


def _decision(ctx: Context) -> str:
    made = ctx.dossier.decision
    if made is None:
        return ""
    words = ctx.press.say(_DECIDED, outcome=ctx.press.say(OUTCOMES[made.outcome]), name=ctx.dossier.decided_by_name,
                          moment=ctx.press.moment(made.decided_at), reason=made.reason)
    condition = ctx.press.say(_CONDITION, text=made.condition) if made.condition else ""
    return ctx.press.facts([words, condition, _decided_on(ctx)])


def _decided_on(ctx: Context) -> str:
    """The composite that the decision saw, where the weights or the unit are others now."""
    was, now = ctx.dossier.decided_on, ctx.dossier.composite.scale
    if was is None or (was.norm, was.profile_version) == (now.version if now else None, ctx.dossier.profile_version):
        return ""
    return ctx.press.say(_SAW if was.norm is None else _SAW_T, value=ctx.press.number(was.value, 0),
                         error=ctx.press.number(was.error, 0), version=was.profile_version)


def _audit(ctx: Context) -> str:
    dossier = ctx.dossier
    head = (
        " ".join(dossier.audit_head[place : place + 4] for place in range(0, min(16, len(dossier.audit_head)), 4))
        or "–"
    )
    return ctx.press.say(_AUDIT, head=head, name=dossier.exported_by or "–", day=ctx.press.day(dossier.made_on),
                         number=dossier.number)
