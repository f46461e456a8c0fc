"""Section 1: the competencies against the role, as a radar and as rows with band, error, raters and anchor."""

from __future__ import annotations

from decimal import Decimal

from hireapp.charts.primitives import Picture, hatch
from hireapp.charts.radar import FEWEST, MOST, Axis, key_band, key_dot, key_whisker, radar
from hireapp.charts.tracks import Track, competency_track, scale_numbers
from hireapp.domain.dossier import CompetencyResult
from hireapp.i18n import N_
from hireapp.reports.blocks import Block, mixed, picture, row, space, stack, text
from hireapp.reports.context import Context, gap
from hireapp.reports.pages import Item
from hireapp.reports.section import head_row, heading, table_row
from hireapp.reports.styles import columns
from hireapp.reports.words import SPLIT_GAP

_TITLE, _NOTE = N_("Competencies against the role"), N_("Ratings 1 to 5; mean over stages of the raters’ mean")
_ALL_IN = N_("All {count} rated competencies reach the band of the role.")
_SOME_IN = N_("{inside} of {count} rated competencies reach the band; below it: {names}.")
_NONE_RATED = N_("Nothing is rated yet; only the role’s band is shown.")
_HOW = N_(
    "The pale ring is the band the role profile asks for; it has a lower edge only. Further out means closer to the "
    "anchor of 5. A point under the edge isn’t a failure; it is something to talk about."
)
_LEGEND = (N_("band of the role (from its lower edge to 5)"), N_("mean of the raters, inside the band"),
           N_("mean below the band"), N_("error whisker: 95% interval, assumed"), N_("single raters: {names}"))
_ASSUMED = N_("The error is assumed: reliability of one rater {reliability}, SD {sd}.")
_HEAD = (N_("competency, weight and source"), N_("mean"), N_("nearest behavioural anchor"))
_WEIGHT = N_("weight {weight}")
_UNDER = N_("{gap} below")
_NOT_RATED, _NOT_FILLED = N_("Not rated"), N_("Not filled with a 3, and not in any mean.")
_APART = N_("Raters {gap} points apart.")
_X_TRACK, _X_VALUE, _X_ANCHOR = columns(3) + 12, 302.0, 352.0
_TALLEST, _LOWEST = 236.0, 176.0


def section(ctx: Context, number: int) -> list[Item]:
    """Radar with its sentence, then one row a competency."""
    say = ctx.press.say
    top = heading(ctx, number, say(_TITLE), "competencies", say(_NOTE), new_page=True)
    results = ctx.dossier.competencies
    if not results:
        return [top, Item(text(ctx.press, say(_NONE_RATED), "body", columns(12)))]
    head = _head(ctx)
    rows = [_row(ctx, result) for result in results]
    taken = top.block.height + head.height + sum(block.height for block in rows)
    left = ctx.sheet.height - ctx.sheet.top - ctx.sheet.bottom - 12 - taken
    items = [top, Item(_overview(ctx, max(_LOWEST, min(_TALLEST, left))), whole=True)]
    return [*items, Item(head, 4, True, True), *(Item(block, above=head, whole=True) for block in rows)]


def _overview(ctx: Context, height: float) -> Block:
    words = _words(ctx)
    axes = _axes(ctx)
    if len(axes) < FEWEST:
        return stack([words, space(6)])
    chart = radar(axes, columns(7), height, ctx.press.width)
    return row([(0, picture(chart)), (columns(7) + 12, stack([space(12), words]))])


def _axes(ctx: Context) -> tuple[Axis, ...]:
    results = ctx.dossier.competencies
    heaviest = sorted(results, key=lambda result: -result.weight)[:MOST]
    return tuple(_axis(ctx, result) for result in results if result in heaviest)


def _axis(ctx: Context, result: CompetencyResult) -> Axis:
    low, high = _interval(result)
    value = None if result.value is None else float(result.value)
    return Axis(
        ctx.press.local(result.title), ctx.press.number(result.value), value, low, high, float(result.band_from)
    )


def _interval(result: CompetencyResult) -> tuple[float | None, float | None]:
    if result.value is None or result.error is None:
        return None, None
    return float(max(Decimal(1), result.value - result.error)), float(min(Decimal(5), result.value + result.error))


def _words(ctx: Context) -> Block:
    press, width = ctx.press, columns(5)
    dossier = ctx.dossier
    assumed = press.say(_ASSUMED, reliability=dossier.assumed_reliability, sd=dossier.assumed_sd)
    return stack([text(press, _sentence(ctx), "lead", width), space(4), text(press, press.say(_HOW), "body", width),
                  space(6), *_legend(ctx, width), space(3), text(press, assumed, "micro", width)])


def _sentence(ctx: Context) -> str:
    rated = [result for result in ctx.dossier.competencies if result.value is not None]
    below = [ctx.press.inside(ctx.press.local(result.title)) for result in rated if result.below is not None]
    if not rated:
        return ctx.press.say(_NONE_RATED)
    if not below:
        return ctx.press.say(_ALL_IN, count=len(rated))
    return ctx.press.say(_SOME_IN, inside=len(rated) - len(below), count=len(rated), names=ctx.press.listed(below))


def _legend(ctx: Context, width: float) -> list[Block]:
    press = ctx.press
    letters = ctx.press.facts([f"{rater.letter} {rater.name}" for rater in ctx.dossier.raters])
    keys = (key_band(), key_dot(True), key_dot(False), key_whisker(), Picture(24, 10, ()))
    rows = []
    for key, words in zip(keys, _LEGEND, strict=True):
        if words == _LEGEND[-1] and not letters:
            continue
        label = text(press, press.say(words, names=letters), "small", width - 30)
        drop = (press.style("small").leading - 10) / 2
        rows.append(stack([row([(0, stack([space(drop), picture(key)])), (30, label)]), space(1.5)]))
    if letters:
        signs = " ".join(rater.letter for rater in ctx.dossier.raters)
        rows[-1] = row([(0, text(press, signs, "micro", 28)), (0, rows[-1])])
    return rows


def _head(ctx: Context) -> Block:
    press = ctx.press
    cells = head_row(ctx, [(0, columns(3), press.say(_HEAD[0])), (_X_VALUE, 46, press.say(_HEAD[1])),
                           (_X_ANCHOR, 152, press.say(_HEAD[2]))])
    return row([(0, cells), (_X_TRACK, picture(scale_numbers(columns(4))))])


def _row(ctx: Context, result: CompetencyResult) -> Block:
    press = ctx.press
    source = press.facts([press.say(_WEIGHT, weight=result.weight), ctx.stage_titles(result.stages)])
    name = stack(
        [text(press, press.local(result.title), "body_bold", columns(3)), text(press, source, "micro", columns(3))]
    )
    cells = [
        (0.0, name),
        (_X_TRACK, _track(ctx, result)),
        (_X_VALUE, _value(ctx, result)),
        (_X_ANCHOR, _anchor(ctx, result)),
    ]
    height = max(block.height for _x, block in cells)
    centred = [(x, stack([space(max(0.0, (height - block.height) / 2)), block])) for x, block in cells]
    return table_row(centred, 2.2)


def _track(ctx: Context, result: CompetencyResult) -> Block:
    width = columns(4)
    low, high = _interval(result)
    if result.value is None or low is None or high is None:
        words = ctx.press.say(_NOT_RATED)
        start = ctx.press.width(words, ctx.press.style("small").size) + 8
        drawn = picture(Picture(width, 12, (hatch(start, 2.5, width - start - 4, 7),)))
        return row([(4, text(ctx.press, words, "small", width, tone="ink2")), (0, drawn)])
    marks = tuple((mark.letter, float(mark.value)) for mark in result.marks)
    track = Track(float(result.value), low, high, float(result.band_from), marks)
    return picture(competency_track(track, width, ctx.press.width))


def _value(ctx: Context, result: CompetencyResult) -> Block:
    press = ctx.press
    tone = "warm" if result.below is not None else "ink"
    figure = text(press, press.number(result.value), "number", 40, tone=tone)  # type: ignore[arg-type]
    if result.error is not None:
        x = press.width(press.number(result.value), 9.6, True) + 3
        figure = row(
            [(0, figure), (x, stack([space(2.4), text(press, f"±{press.number(result.error)}", "micro", 30)]))]
        )
    if result.below is None:
        return figure
    words = press.say(_UNDER, gap=press.number(result.below))
    return stack([figure, text(press, mixed((words, True, "warm")), "micro", 49)])


def _anchor(ctx: Context, result: CompetencyResult) -> Block:
    press, width = ctx.press, columns(12) - _X_ANCHOR
    if result.value is None:
        return text(press, press.say(_NOT_FILLED), "small", width, tone="mute")
    words = press.local(result.anchor)
    apart = gap(result) or Decimal(0)
    if apart >= SPLIT_GAP:
        words += ("" if press.chinese else " ") + press.say(_APART, gap=press.plain(apart))
    return text(press, words, "small", width)
