"""Style and type: hints for the talk and the first weeks, weight 0, never compared between people."""

from __future__ import annotations

from hireapp.charts.axis import Scale
from hireapp.charts.scales import Figure, balance, tracked
from hireapp.domain.aptitude_part import AptitudePart, StyleLine, TypeLine
from hireapp.i18n import N_
from hireapp.reports.blocks import Block, mixed, picture, right, row, rule, space, stack, text
from hireapp.reports.context import Context
from hireapp.reports.pages import Item
from hireapp.reports.section import subheading
from hireapp.reports.styles import MEASURE, columns

_TITLE = N_("Style, for the talk and the first weeks")
_NOTE = N_("Weight 0. Within this person only, never compared between people, never a reason for or against anybody.")
_STYLES = N_("Words chosen as most like me minus least like me (sum 0)")
_RATINGS = N_("right: own rating, 1 to 5")
_TYPES = N_("Two ends, 8 to 40, middle 24; bold: a clear preference")
_UNCLEAR = N_("no clear preference")
_TALK, _COACH = N_("In the talk"), N_("In the first weeks")
_TOLD = N_("{score} ±{error}: {text}")
_STRONGEST = 2
_HALF = columns(6)
_LOW, _HIGH, _MIDDLE = 8, 40, 24


def style(ctx: Context, part: AptitudePart) -> list[Item]:
    """Bars within the person, the ends of each type, and hints for what stands out."""
    if not part.styles and not part.types:
        return []
    press = ctx.press
    halves = [block for block in (_styles(ctx, part.styles), _types(ctx, part.types)) if block is not None]
    charts = row([(place * (_HALF + 12), block) for place, block in enumerate(halves)])
    note = Item(text(press, press.say(_NOTE), "small", MEASURE, tone="ink2"), 0, True, True)
    cards = [_card(ctx, line) for line in standing_out(part)]
    rows = [row([(place * (_HALF + 12), card) for place, card in enumerate(cards[start:start + 2])])
            for start in range(0, len(cards), 2)]
    return [subheading(ctx, press.say(_TITLE)), note, Item(charts, 4, whole=True),
            *(Item(block, 7, whole=True) for block in rows)]


def standing_out(part: AptitudePart) -> list[StyleLine]:
    """The two strongest styles, as far as they were chosen more often than refused, and each clear end of a type."""
    chosen = [line for line in part.styles if line.count is not None and line.count > 0]
    strongest = sorted(chosen, key=lambda line: -(line.count or 0))[:_STRONGEST]
    return [*strongest, *(line.clear for line in part.types if line.clear is not None)]


def _styles(ctx: Context, lines: tuple[StyleLine, ...]) -> Block | None:
    if not lines:
        return None
    press = ctx.press
    most = max((abs(line.count or 0) for line in lines), default=0)
    rated = any(line.rating is not None for line in lines)
    words = press.facts([press.say(_STYLES), press.say(_RATINGS) if rated else ""])
    return stack([text(press, words, "micro", _HALF), space(1), rule(_HALF),
                  *(_style(ctx, line, most) for line in lines)])


def _style(ctx: Context, line: StyleLine, most: int) -> Block:
    press, look = ctx.press, ctx.press.style("small")
    height = max(15.6, look.leading)
    count = "–" if line.count is None else f"{line.count:+d}".replace("-", "−").replace("+0", "0")
    drop = (height - look.leading) / 2
    rating = "" if line.rating is None else press.number(line.rating)
    cells = [(0.0, text(press, press.local(line.title), look, 92, most=1)),
             (0.0, right(press, count, "small_bold", 222)), (0.0, right(press, rating, look, _HALF, "mute"))]
    placed = [(x, stack([space(drop), block])) for x, block in cells]
    return stack([row([(96, picture(balance(line.count or 0, most, 100, height))), *placed]), rule(_HALF)])


def _types(ctx: Context, lines: tuple[TypeLine, ...]) -> Block | None:
    if not lines:
        return None
    top = [text(ctx.press, ctx.press.say(_TYPES), "micro", _HALF), space(1), rule(_HALF)]
    return stack([*top, *(_type(ctx, line) for line in lines)])


def _type(ctx: Context, line: TypeLine) -> Block:
    press, width = ctx.press, 90.0
    score, error = float(line.score), float(line.error)
    chart = picture(tracked(Scale(_LOW, _HIGH, 8, 58), 15.6, Figure(score, score - error, score + error), _MIDDLE))
    ends = [_end(ctx, end, line, width) for end in (line.second, line.first)]
    told = press.inside(press.local(line.clear.title)) if line.clear else press.say(_UNCLEAR)
    words = press.say(_TOLD, score=press.number(line.score, 0), error=press.number(line.error, 0), text=told)
    body = row([(width + 4, chart), (0, ends[0]), (_HALF - width, ends[1])])
    return stack([space(1), body, text(press, words, "micro", _HALF), space(1), rule(_HALF)])


def _end(ctx: Context, end: StyleLine, line: TypeLine, width: float) -> Block:
    look = ctx.press.style("small_bold" if line.clear is not None and line.clear.id == end.id else "small")
    return stack([space((15.6 - look.leading) / 2), text(ctx.press, ctx.press.local(end.title), look, width, most=2)])


def _card(ctx: Context, line: StyleLine) -> Block:
    press = ctx.press
    hints = [text(press, mixed((f"{press.say(label)}\u2002", True, "ink"), (press.local(words), False, "ink")),
                  "small", _HALF) for label, words in ((_TALK, line.talk), (_COACH, line.coach))]
    return stack([rule(_HALF, "rule", 0.6, 3), text(press, press.local(line.title), "body_bold", _HALF), *hints], 0.5)
