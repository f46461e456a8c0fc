"""The head of page 1: who it is about, what the raters recommend, who decides."""

from __future__ import annotations

from hireapp.charts.marks import mark
from hireapp.charts.primitives import Line, Picture
from hireapp.domain.dossier import Rater
from hireapp.i18n import N_
from hireapp.reports.blocks import Block, boxed, picture, row, rule, space, stack, text
from hireapp.reports.context import Context
from hireapp.reports.styles import Style, columns
from hireapp.reports.words import OUTCOMES, VERDICT_MARKS, VERDICTS, statement, status, why

_LEFT, _RIGHT, _SIDE = columns(8), columns(8) + 12, columns(4)
_PAD = 14.0
_KICKER, _DRAFT = N_("Candidate evaluation"), N_("Candidate evaluation, draft")
_OPENING, _SEATS = N_("Opening {number}"), (N_("1 seat"), N_("{count} seats"))
_AT_INTERVIEW = (N_("1 candidate interviewed"), N_("{count} candidates interviewed"))
_WHO, _WHO_ONLY = N_("{name}, {position}: {stages}"), N_("{name}: {stages}")
_LABELS = (N_("Number"), N_("Date"), N_("Status"), N_("Hiring manager"), N_("Recruiter"))


def masthead(ctx: Context) -> Block:
    """Name, role and opening; beside them number, date, status and the people in charge."""
    left = stack([text(ctx.press, ctx.press.say(_DRAFT if ctx.draft else _KICKER), "small_bold", _LEFT, tone="accent"),
                  _name(ctx), text(ctx.press, ctx.press.local(ctx.dossier.role_title), "h2", _LEFT, most=1),
                  text(ctx.press, _opening(ctx), "small", _LEFT, tone="ink2", most=2)])
    side = _facts(ctx)
    height = max(left.height, side.height)
    line = picture(Picture(1, height, (Line(-6, 0, -6, height, "hair", 0.6),)))
    return row([(0, left), (_RIGHT, line), (_RIGHT + 2, side)])


def _name(ctx: Context) -> Block:
    style = ctx.press.style("name")
    for size in (22.0, 19.0, 16.5, 14.0):
        style = Style(size, round(size * style.leading / style.size, 1), True)
        if len(ctx.press.lines(ctx.name, style, _LEFT - 8)) == 1:
            break
    return text(ctx.press, ctx.name, style, _LEFT - 8, most=2)


def _opening(ctx: Context) -> str:
    dossier, say = ctx.dossier, ctx.press.say
    seats = say(_SEATS[0] if dossier.seats == 1 else _SEATS[1], count=dossier.seats) if dossier.seats else ""
    count = dossier.candidates_at_interview
    interviewed = say(_AT_INTERVIEW[0] if count == 1 else _AT_INTERVIEW[1], count=count) if count else ""
    return ctx.press.facts([say(_OPENING, number=dossier.opening_number), dossier.opening_title, seats, interviewed])


def _facts(ctx: Context) -> Block:
    dossier = ctx.dossier
    values = (dossier.number, ctx.press.day(dossier.made_on), status(ctx), dossier.hiring_manager or "–",
              dossier.recruiter or "–")
    indent = 44.0 if ctx.press.chinese else 62.0
    rows = []
    for label, value in zip(_LABELS, values, strict=True):
        rows.append(row([(0, text(ctx.press, ctx.press.say(label), "small", indent, tone="mute", most=1)),
                         (indent, text(ctx.press, value, "small", _SIDE - indent - 2, most=2))]))
    return stack(rows)


def recommendation(ctx: Context, scale: float, reasons: int, lines: int = 3) -> Block:
    """The statement in its tint and, beside it, who decides.

    reasons: lines each rater's reason may take. lines: how much the other texts may take.
    """
    words, panel, foot = _statement(ctx, scale, reasons, lines), _panel(ctx), _foot(ctx)
    height = max(words.height + 1.6 * _PAD, panel.height + foot.height + 10 + 1.6 * _PAD)
    side = row([(0, panel), (0, stack([space(height - foot.height - 1.6 * _PAD), foot]))])
    return row([(0, boxed(words, _LEFT, height, fill="tint", bar="accent")),
                (_RIGHT, boxed(side, _SIDE, height, stroke="ink2"))])


def _statement(ctx: Context, scale: float, reasons: int, lines: int) -> Block:
    width = _LEFT - 2 * _PAD
    style = ctx.press.style("statement").scaled(scale)
    blocks = [text(ctx.press, statement(ctx), style, width, most=min(4, 2 * lines)), space(4),
              text(ctx.press, why(ctx), "body", width, most=3)]
    raters = [rater for rater in ctx.dossier.raters if rater.recommendation]
    if raters:
        blocks += [space(5), *(_rater(ctx, rater, width, reasons) for rater in raters)]
    return stack(blocks)


def _rater(ctx: Context, rater: Rater, width: float, reasons: int) -> Block:
    given = rater.recommendation
    assert given is not None
    press, leading = ctx.press, ctx.press.style("small").leading
    indent = 72.0 if press.chinese else 104.0
    sign = picture(Picture(8, leading, mark(VERDICT_MARKS[given.verdict], 3.6, leading / 2)))
    who = press.say(_WHO if rater.position else _WHO_ONLY, name=rater.name, position=rater.position,
                    stages=ctx.stage_titles(rater.stages))
    line = row([(0, sign), (11, text(press, press.say(VERDICTS[given.verdict]), "small_bold", indent - 13, most=1)),
                (indent, text(press, who, "small", width - indent, tone="ink2", most=1))])
    if not given.reason or not reasons:
        return line
    reason = text(press, press.quoted(given.reason), "small", width - 11, tone="mute", most=reasons)
    return stack([line, row([(11, reason)]), space(1.5)])


_DECIDES, _SOMEBODY = N_("{name} decides"), N_("The hiring manager decides")
_UNDECIDED, _DECIDED = N_("Status: not yet decided"), N_("Decided: {outcome}")
_PLEASE_BY, _PLEASE = N_("Please decide by {day} and write down your reason."), N_("Please write down your reason.")
_BY_ON = N_("By {name} on {day}. The reason stands below.")
_NOTE = N_("The program sums up and points things out. It does not decide, and it rejects nobody by itself.")


def _panel(ctx: Context) -> Block:
    dossier, press, width = ctx.dossier, ctx.press, _SIDE - 2 * _PAD
    decided = dossier.decision
    name = dossier.decided_by_name if decided else dossier.hiring_manager
    head = press.say(_DECIDES, name=name) if name else press.say(_SOMEBODY)
    if decided:
        state = press.say(_DECIDED, outcome=press.say(OUTCOMES[decided.outcome]))
        note = press.say(_BY_ON, name=name, day=press.day(decided.decided_at.astimezone().date()))
    else:
        state = press.say(_UNDECIDED)
        note = press.say(_PLEASE_BY, day=press.day(dossier.decide_by)) if dossier.decide_by else press.say(_PLEASE)
    position = "" if decided else dossier.manager_position
    blocks = [text(press, head, "small_bold", width, most=2)]
    blocks += [text(press, position, "small", width, tone="ink2", most=1)] if position else []
    return stack([*blocks, space(2), text(press, state, "h2", width, most=2), space(1),
                  text(press, note, "small", width, most=4)])


def _foot(ctx: Context) -> Block:
    width = _SIDE - 2 * _PAD
    return stack([rule(width, height=5), text(ctx.press, ctx.press.say(_NOTE), "small", width, tone="mute")])
