"""The decision record at the foot of page 1: filled in by hand, or by the program once somebody has decided."""

from __future__ import annotations

from hireapp.charts.marks import MarkName, mark
from hireapp.charts.primitives import Line, Picture
from hireapp.domain.decision import Decision
from hireapp.i18n import N_
from hireapp.reports.blocks import Block, boxed, picture, row, space, stack, text
from hireapp.reports.context import Context
from hireapp.reports.styles import MEASURE
from hireapp.reports.words import OUTCOMES

_TITLE = N_("Decision record")
_REASON, _SIGNATURE, _DATE = N_("Reason"), N_("Signature"), N_("Date")
_CONDITION, _DECIDED_BY = N_("Condition"), N_("Decided by")
_PAD = 10.0
_INNER = MEASURE - 2 * _PAD
_BOXES_X, _BOX = 112.0, 14.0


def decision_record(ctx: Context, height: float, lines: int) -> Block:
    """The boxes, reason, signature and date, ``height`` points high or as high as a written decision needs."""
    decision = ctx.dossier.decision
    if decision is None:
        return boxed(_blank(ctx, height), MEASURE, height, stroke="ink2", pad=_PAD)
    body = _filled(ctx, decision, lines)
    return boxed(body, MEASURE, max(height, body.height + 1.6 * _PAD), stroke="ink2", pad=_PAD)


def _boxes(ctx: Context, chosen: str) -> Block:
    press = ctx.press
    parts = [(0.0, text(press, press.say(_TITLE), "h2", 100))]
    x = _BOXES_X
    size = press.style("body").size
    wide = {key: press.width(press.say(words), size, key == chosen) for key, words in OUTCOMES.items()}
    gap = min(24.0, (_INNER - x - sum(wide.values()) - _BOX * len(wide)) / (len(wide) - 1))
    for outcome, words in OUTCOMES.items():
        label = press.say(words)
        name: MarkName = "ticked" if outcome == chosen else "box"
        parts.append((x, picture(Picture(10, 14, mark(name, 5, 7, 4.4)))))
        parts.append((x + _BOX, text(press, label, "body_bold" if outcome == chosen else "body", 130)))
        x += _BOX + wide[outcome] + gap
    return row(parts)


def _blank(ctx: Context, height: float) -> Block:
    pitch = (height - 1.6 * _PAD - 16) / 2
    half = _INNER * 0.6
    return stack([_boxes(ctx, ""), _write_line(ctx, _REASON, 0, _INNER, pitch),
                  row([(0, _write_line(ctx, _SIGNATURE, 0, half, pitch)),
                       (half + 14, _write_line(ctx, _DATE, 0, _INNER - half - 14, pitch))])])


def _write_line(ctx: Context, label: str, x: float, width: float, pitch: float) -> Block:
    words = ctx.press.say(label)
    start = ctx.press.width(words, ctx.press.style("small").size) + 6
    leading = ctx.press.style("small").leading
    top = max(0.0, pitch - leading)
    line = Picture(width, pitch, (Line(x + start, pitch - 2, x + width, pitch - 2, "ink2", 0.6),))
    return row([(0, picture(line)), (x, stack([space(top), text(ctx.press, words, "small", start, tone="mute")]))])


def _filled(ctx: Context, decision: Decision, lines: int) -> Block:
    press = ctx.press
    day = press.day(decision.decided_at.astimezone().date())
    rows = [_boxes(ctx, decision.outcome), space(3)]
    for label, words in ((_CONDITION, decision.condition), (_REASON, decision.reason),
                         (_DECIDED_BY, press.facts([ctx.dossier.decided_by_name, day]))):
        if words:
            rows.append(row([(0, text(press, press.say(label), "small", 60, tone="mute")),
                             (62, text(press, words, "small", _INNER - 62, most=lines))]))
    return stack(rows)
