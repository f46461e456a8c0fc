"""The work sample: what each rater heard or read move by move, the change after feedback, and the words noted."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from hireapp.charts.change import change_track
from hireapp.charts.marks import mark
from hireapp.charts.primitives import Picture
from hireapp.domain.dossier import WorkSampleSheet
from hireapp.i18n import N_, LocalizedText
from hireapp.numbers import rounded
from hireapp.reports.blocks import Block, mixed, picture, row, rule, space, stack, text
from hireapp.reports.context import Context
from hireapp.reports.pages import Item
from hireapp.reports.section import heading
from hireapp.reports.styles import MEASURE, columns

_TITLE = N_("Work sample")
_NOTE = N_("heard or not heard, each move by itself; ratings stand among the competencies")
_BY = N_("Rated by {name}")
_SHARE = N_("{share}% of the moves that came up")
_MEAN = N_("mean of the ratings {value} of 5")
_CHANGE = N_("The one thing to change: from {first} to {second} after two sentences of feedback")
_NOT_CAME_UP = N_("Did not come up")
_HALF = columns(6)


def section(ctx: Context, number: int) -> list[Item]:
    """One part for each submitted sheet."""
    sheets = ctx.dossier.work_samples
    if not sheets:
        return []
    say = ctx.press.say
    items = [heading(ctx, number, say(_TITLE), "work-sample", say(_NOTE))]
    for sheet in sheets:
        items.append(Item(_head(ctx, sheet), 9, True, True))
        for title, moves in sheet.moves:
            shown = title if len(sheet.moves) > 1 else None
            items.append(Item(_moves(ctx, shown, moves), 3, whole=True))
        items.append(Item(_rest(ctx, sheet), 3))
    return items


def _head(ctx: Context, sheet: WorkSampleSheet) -> Block:
    press = ctx.press
    facts = [press.say(_BY, name=ctx.rater_name(sheet.letter))]
    if sheet.value is not None:
        facts.append(press.say(_MEAN, value=press.number(sheet.value)))
    if sheet.share is not None:
        facts.append(press.say(_SHARE, share=press.plain(rounded(sheet.share, 0))))
    title = text(press, press.local(sheet.title), "body_bold", MEASURE)
    return stack([title, text(press, press.facts(facts), "small", MEASURE, tone="mute"), space(2)])


def _rest(ctx: Context, sheet: WorkSampleSheet) -> Block:
    press = ctx.press
    parts = [space(1)]
    if sheet.change is not None:
        parts += [space(3), _change(ctx, *sheet.change)]
    for title, words in sheet.words:
        told = mixed((f"{press.local(title)}\u2002", True, "ink"), (words, False, "ink"))
        parts += [space(3), text(press, told, "body", MEASURE)]
    return stack([*parts, space(5), rule()])


def _moves(ctx: Context, title: LocalizedText | None, moves: Sequence[tuple[LocalizedText, bool | None]]) -> Block:
    """Two columns of moves: a tick for heard, an empty ring for not heard, a dash for what never came up."""
    lines = [_move(ctx, words, heard) for words, heard in moves]
    half = (len(lines) + 1) // 2
    rows: list[Block] = []
    if title is not None:
        rows.append(text(ctx.press, ctx.press.local(title), "small_bold", MEASURE))
    for place in range(half):
        cells = [(0.0, lines[place])]
        if place + half < len(lines):
            cells.append((_HALF + 12, lines[place + half]))
        rows.append(row(cells))
    return stack(rows)


def _move(ctx: Context, words: LocalizedText, heard: bool | None) -> Block:
    press = ctx.press
    name = press.local(words)
    if heard is None:
        name = f"{name} ({press.say(_NOT_CAME_UP)})" if not press.chinese else f"{name}（{press.say(_NOT_CAME_UP)}）"
    sign = picture(Picture(10, 12, mark("done" if heard else "not_asked" if heard is None else "todo", 4.5, 6.0)))
    body = text(press, name, "small", _HALF - 14, tone="mute" if heard is None else "ink")
    return row([(0, sign), (14, body)])


def _change(ctx: Context, first: Decimal, second: Decimal) -> Block:
    press = ctx.press
    told = press.say(_CHANGE, first=press.plain(first), second=press.plain(second))
    words = text(press, told, "small", _HALF - 14)
    chart = picture(change_track(float(first), float(second), columns(4)))
    return row([(0, words), (_HALF + 12, chart)])
