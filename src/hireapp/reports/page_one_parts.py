"""The middle of page 1: stages, composite, strengths and concerns, what is still open."""

from __future__ import annotations

from typing import Literal

from hireapp.charts.axis import Scale, Standing, composite_axis
from hireapp.charts.marks import MarkName, mark
from hireapp.charts.primitives import Picture, Tone, hatch
from hireapp.charts.strip import stage_line
from hireapp.domain.dossier import Point, StageResult
from hireapp.i18n import N_
from hireapp.psychometrics.composite_scale import axis_of
from hireapp.psychometrics.error import Band
from hireapp.reports.blocks import Block, hatched, laid, mixed, picture, row, rule, space, stack, text
from hireapp.reports.context import Context, anchor_of
from hireapp.reports.styles import MEASURE, columns
from hireapp.reports.words import composite_note, no_composite, stage_fact, stage_result, standing

_MOST_CELLS = 8
_NODES: dict[str, MarkName] = {
    "done": "done",
    "current": "current",
    "missing": "missing",
    "todo": "todo",
    "hidden": "half",
}


def stage_strip(ctx: Context) -> Block:
    """One cell a stage; more than eight go on two rows."""
    stages = ctx.dossier.stages
    half = len(stages) if len(stages) <= _MOST_CELLS else (len(stages) + 1) // 2
    rows = [stages[start:start + half] for start in range(0, len(stages), max(1, half))]
    return stack([_strip_row(ctx, part, MEASURE / max(half, 3)) for part in rows], 6)


def _strip_row(ctx: Context, stages: tuple[StageResult, ...], pitch: float) -> Block:
    line = picture(stage_line(tuple(_NODES[stage.state] for stage in stages), pitch))
    cells = row([(number * pitch, _cell(ctx, stage, pitch - 8)) for number, stage in enumerate(stages)])
    return stack([line, space(2), cells])


def _cell(ctx: Context, stage: StageResult, width: float) -> Block:
    press = ctx.press
    done = stage.value is not None
    words = stage_result(stage, ctx)
    result = text(press, words, "number", width, tone="ink" if done else "mute", most=1)
    if stage.state in ("missing", "todo"):
        start = press.width(words, 9.6, True) + 6
        strip = Picture(width, 12, (hatch(start, 3, max(0, min(40, width - start)), 7),))
        result = row([(0, result), (0, picture(strip))])
    if done and stage.error is not None:
        around = text(press, f"±{press.number(stage.error)}", "micro", 30)
        result = row([(0, result), (press.width(words, 9.6, True) + 3, stack([space(2.4), around]))])
    who = press.facts([press.short_day(stage.on), _people(ctx, stage, width - 34)])
    return stack([text(press, press.local(stage.title), "small_bold", width, most=1), result,
                  text(press, stage_fact(stage, ctx), "small", width, most=1),
                  text(press, who, "micro", width, most=1)], 0.6)


def _people(ctx: Context, stage: StageResult, width: float) -> str:
    names = ctx.press.listed(list(stage.raters))
    if ctx.press.width(names, 6.9) <= width:
        return names
    known = {rater.name: rater.letter for rater in ctx.dossier.raters}
    return " ".join(known.get(name, name[:1]) for name in stage.raters)


_COMPOSITE, _COMPOSITE_T, _THIS = N_("Composite"), N_("Composite, T score"), N_("this candidate")
_AXIS = columns(9)


def composite(ctx: Context) -> Block:
    """The figure with its band, its axis, and from whom it differs reliably."""
    band = ctx.dossier.composite.band
    left = columns(3) + 12
    body = _without(ctx) if band is None else _with(ctx, band)
    return stack([rule(tone="rule", height=7), row([(0, body[0]), (left, body[1])])])


def _without(ctx: Context) -> tuple[Block, Block]:
    press = ctx.press
    head = text(press, press.say(_COMPOSITE), "small_bold", columns(3))
    dash = text(press, "–", "big", columns(3), tone="mute")
    right = stack([space(3), hatched(_AXIS, 10), space(5), text(press, no_composite(ctx), "body", _AXIS)])
    return stack([head, dash]), right


def _with(ctx: Context, band: Band) -> tuple[Block, Block]:
    press, width = ctx.press, columns(3)
    figure = press.number(band.value, 0)
    title = press.say(_COMPOSITE_T if ctx.dossier.composite.scale else _COMPOSITE)
    around = f"{press.number(band.low, 0)}–{press.number(band.high, 0)}"
    big = row([(0, text(press, figure, "big", width)),
               (press.width(figure, 25, True) + 8, stack([space(11.5), text(press, around, "number", width)]))])
    left = stack([text(press, title, "small_bold", width), big, space(2),
                  text(press, composite_note(ctx), "micro", width)])
    words = tuple(part for part in standing(ctx, band))
    sentence = text(press, mixed(*((part, bold, "ink") for part, bold in words)), "body", _AXIS)
    return left, stack([_axis(ctx, band), space(4), sentence])


def _axis(ctx: Context, band: Band) -> Block:
    press = ctx.press
    name = ctx.name if press.width(ctx.name, 7.9, True) < 160 else press.say(_THIS)
    own = Standing(float(band.value), float(band.low), float(band.high), f"{name} {press.number(band.value, 0)}")
    others = tuple(float(other.value) for other in ctx.dossier.others)
    low, high = axis_of([band], ctx.dossier.composite.scale, [other.value for other in ctx.dossier.others])
    return picture(composite_axis(Scale(low, high, 10, _AXIS), own, others, press.width))


_TITLES: dict[str, tuple[str, ...]] = {
    "strength": (N_("Strengths"), N_("One strength"), N_("Two strengths"), N_("Three strengths")),
    "concern": (N_("Concerns"), N_("One concern"), N_("Two concerns"), N_("Three concerns"))}
_NO_EVIDENCE, _NONE_NAMED = N_("No evidence yet."), N_("The raters named none.")
_BELOW, _VALUE = N_("{name} {value}, {gap} below the band"), N_("{name} {value}")
_SOURCE = N_("{stage} Q{number}")


def points(ctx: Context, most: int, lines: int) -> Block:
    """Strengths and concerns beside each other."""
    width = columns(6)
    return row([(0, _points(ctx, "strength", ctx.dossier.strengths[:most], width, lines)),
                (width + 12, _points(ctx, "concern", ctx.dossier.concerns[:most], width, lines))])


def points_left_out(ctx: Context, most: int) -> int:
    """How many strengths and concerns ``most`` a side leaves out."""
    return sum(max(0, len(given) - most) for given in (ctx.dossier.strengths, ctx.dossier.concerns))


def with_note(block: Block, note: Block) -> Block:
    """A block with a note under it."""
    return stack([block, space(3), note])


def _points(
    ctx: Context, kind: Literal["strength", "concern"], given: tuple[Point, ...], width: float, lines: int
) -> Block:
    tone: Tone = "accent" if kind == "strength" else "warm"
    titles = _TITLES[kind]
    title = ctx.press.say(titles[len(given)] if len(given) < len(titles) else titles[0])
    head = [rule(width, tone, 1.2, 4), text(ctx.press, title, "h2", width), space(1.5)]
    if not given:
        words = _NONE_NAMED if ctx.dossier.raters else _NO_EVIDENCE
        return stack([*head, text(ctx.press, ctx.press.say(words), "small", width, tone="ink2")])
    return stack([*head, stack([_point(ctx, kind, point, width, lines) for point in given], 4)])


def _point(ctx: Context, kind: str, point: Point, width: float, lines: int) -> Block:
    press, indent = ctx.press, 13.0
    leading = press.style("body").leading
    sign = picture(Picture(8, leading, mark("plus" if kind == "strength" else "down", 3.6, leading / 2, 3.1)))
    claim = text(press, point.item.claim, "body_bold", width - indent, most=min(2, lines))
    return stack([row([(0, sign), (indent, claim)]), row([(indent, _evidence(ctx, point, width - indent, lines))])])


def _evidence(ctx: Context, point: Point, width: float, lines: int) -> Block:
    """Quotation, figure and source; the source never breaks: it fits on the last line or gets its own."""
    press = ctx.press
    style = press.style("small")
    quoted = press.quoted(point.item.quotation) if point.item.quotation.strip() else ""
    figure = _figure(ctx, point)
    quoted = press.cut(quoted, style, width, max(1, lines - 1)) if quoted else ""
    body = press.lines((" " if not press.chinese else "").join(part for part in (quoted, figure) if part), style, width)
    anchor, words = _source(ctx, point)
    source = press.lines(mixed((words, False, "mute")), style)
    start = body[-1].width + 8 if body and len(body) else 0.0
    end = laid(source, style, source[0].width if source else 0.0, anchor)
    if start + (source[0].width if source else 0.0) <= width:
        return row([(0, laid(body, style, width)), (start, stack([space(style.leading * (len(body) - 1)), end]))])
    return stack([laid(body, style, width), end])


def _figure(ctx: Context, point: Point) -> str:
    result = ctx.competency(point.item.competency)
    name = ctx.press.local(point.competency)
    if result is None or result.value is None:
        return name
    value = ctx.press.number(result.value)
    if result.below is None:
        return ctx.press.say(_VALUE, name=name, value=value)
    return ctx.press.say(_BELOW, name=name, value=value, gap=ctx.press.number(result.below))


def _source(ctx: Context, point: Point) -> tuple[str, str]:
    question = ctx.question(point.item.question_id)
    stage = ctx.stage_title(point.stage)
    if question is None:
        anchor = "phone" if "phone" in point.stage else "competencies"
        where = stage
    else:
        anchor, where = anchor_of(question), ctx.press.say(_SOURCE, stage=stage, number=question.number)
    return anchor, ctx.press.clauses([where, ctx.page_words(anchor)])


_OPEN, _NOTHING_OPEN = N_("Still open before a decision"), N_("Nothing is noted as open.")
_MORE_OPEN = (N_("1 more stands inside, on {page}."), N_("{count} more stand inside, on {page}."))
_BY = N_("by {day}")


def still_open(ctx: Context, most: int, lines: int) -> Block:
    """What should be cleared first, by whom and until when."""
    press, dossier = ctx.press, ctx.dossier
    given = dossier.open_questions
    blocks = [rule(tone="rule", height=5), text(press, press.say(_OPEN), "h2", MEASURE), space(1)]
    if not given:
        return stack([*blocks, text(press, press.say(_NOTHING_OPEN), "small", MEASURE, tone="ink2")])
    blocks += [_open_question(ctx, question.question, press.facts([question.who, _until(ctx, question.due)]), lines)
               for question in given[:most]]
    if len(given) > most:
        message = _MORE_OPEN[0] if len(given) == most + 1 else _MORE_OPEN[1]
        words = press.say(message, count=len(given) - most, page=ctx.page_words("words") or "–")
        blocks.append(text(press, words, "small", MEASURE, tone="mute", link="words"))
    return stack(blocks)


def _until(ctx: Context, due: object) -> str:
    from datetime import date

    return ctx.press.say(_BY, day=ctx.press.short_day(due)) if isinstance(due, date) else ""


def _open_question(ctx: Context, question: str, who: str, lines: int) -> Block:
    leading = ctx.press.style("body").leading
    sign = picture(Picture(8, leading, mark("box", 3.2, leading / 2, 2.8)))
    return stack([row([(0, sign), (13, text(ctx.press, question, "body", columns(8) - 13, most=lines)),
                       (columns(8) + 12, text(ctx.press, who, "small", columns(4), tone="ink2", most=1))]), space(1.5)])
