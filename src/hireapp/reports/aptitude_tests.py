"""The other tests as rows with value and error, signs in the answering in plain words, and what no score uses."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from hireapp.charts.axis import Scale
from hireapp.charts.marks import mark
from hireapp.charts.primitives import Picture, Tone, hatch
from hireapp.charts.scales import Figure, numerals, tracked, unknown
from hireapp.domain.aptitude_part import AptitudePart, MeasureLine, TestLine
from hireapp.i18n import N_, LocalizedText
from hireapp.reports.blocks import Block, mixed, picture, row, rule, space, stack, text
from hireapp.reports.context import Context
from hireapp.reports.pages import Item
from hireapp.reports.section import figure, head_row, rows_of, subheading, table_row
from hireapp.reports.styles import MEASURE, columns

_TITLE = N_("Other tests and work samples")
_HEAD = (N_("test"), N_("% and error"), N_("what stands behind it"))
_X_TRACK, _X_VALUE, _X_WORDS = columns(3) + 12, 302.0, 352.0
_WORDS = MEASURE - _X_WORDS
_ANSWERED, _MINUTES = N_("{answered} of {asked} answered"), N_("{minutes} min")
_MODES: dict[str, str] = {"paper": N_("on paper"), "file": N_("from a file")}
_WEIGHT, _NO_WEIGHT = N_("weight {weight}"), N_("not in the composite")
_NOT_SCORED, _TOO_FEW = N_("No figure of its own"), N_("Too few answers")
_NORM, _PERCENTILE = N_("T {t}; n={n}"), N_("percentile {percentile}")
_DRAFT = N_("The key is the authors’ draft; experts have not rated it yet.")
_MEASURE = N_("{title}: {value}\u00a0{unit}")
_TONES: dict[str, tuple[str, Tone]] = {"good": (N_("good"), "accent"), "late": (N_("late"), "warm")}
_COUNTED = N_("Moves are counted by listed words; the lists stand beside each count in the program.")
_PARTS = N_("Profile for the talk only, in percent (number of items): single parts are too short to rely on.")


def tests(ctx: Context, part: AptitudePart) -> list[Item]:
    """A row for each other test, its parts under it."""
    if not part.tests:
        return []
    press = ctx.press
    cells = head_row(ctx, [(0, columns(3), press.say(_HEAD[0])), (_X_VALUE, 48, press.say(_HEAD[1])),
                           (_X_WORDS, _WORDS, press.say(_HEAD[2]))])
    head = row([(0, cells), (_X_TRACK, picture(numerals(_scale(columns(4)))))])
    rows = [_row(ctx, line) for line in part.tests]
    return [subheading(ctx, press.say(_TITLE)), *rows_of(rows, head)]


def _scale(width: float) -> Scale:
    return Scale(0, 100, 20, width)


def _row(ctx: Context, line: TestLine) -> Block:
    press = ctx.press
    name = stack([text(press, press.local(line.title), "body_bold", columns(3)),
                  text(press, _facts(ctx, line), "micro", columns(3))])
    cells = [(0.0, name), (_X_TRACK, _track(ctx, line)), (_X_VALUE, _value(ctx, line)), (_X_WORDS, _behind(ctx, line))]
    height = max(block.height for _x, block in cells)
    centred = [(x, stack([space((height - block.height) / 2), block])) for x, block in cells]
    if not line.parts:
        return table_row(centred, 2.6)
    return stack([space(2.6), row(centred), space(2), *_profile(ctx, line), space(2.6), rule()], keep=3)


def _facts(ctx: Context, line: TestLine) -> str:
    press = ctx.press
    return press.facts([
        press.say(_WEIGHT, weight=press.plain(line.weight)) if line.weight else press.say(_NO_WEIGHT),
        press.say(_ANSWERED, answered=line.answered, asked=line.asked),
        press.say(_MINUTES, minutes=line.minutes) if line.minutes is not None else "",
        press.short_day(line.on),
        press.say(_MODES[line.mode]) if line.mode in _MODES else ""])


def _track(ctx: Context, line: TestLine) -> Block:
    scale, height = _scale(columns(4)), 14.0
    if line.value is not None:
        value = float(line.value)
        reach = None if line.error is None else float(line.error)
        ends = (None, None) if reach is None else (value - reach, value + reach)
        return picture(tracked(scale, height, Figure(value, *ends)))
    words = ctx.press.say(_TOO_FEW if line.answered < line.asked else _NOT_SCORED)
    look = ctx.press.style("small")
    start = ctx.press.width(words, look.size) + 10
    label = stack([space((height - look.leading) / 2), text(ctx.press, words, look, scale.width, tone="ink2")])
    return row([(4, label), (0, picture(unknown(scale, height, start)))])


def _value(ctx: Context, line: TestLine) -> Block:
    error = "" if line.error is None or line.value is None else ctx.press.number(line.error, 0)
    return figure(ctx, ctx.press.number(line.value, 0), error)


def _behind(ctx: Context, line: TestLine) -> Block:
    press = ctx.press
    lines = [_measure(ctx, entry) for entry in line.measures]
    if line.norm is not None:
        t, percentile, n = line.norm
        place = "" if percentile is None else press.say(_PERCENTILE, percentile=press.number(percentile, 0))
        words = press.facts([press.say(_NORM, t=press.number(t, 0), n=n), place])
        lines.append(text(press, words, "small", _WORDS))
    if line.status == "draft":
        lines.append(text(press, press.say(_DRAFT), "small", _WORDS, tone="ink2"))
    if any(entry.rule for entry in line.measures):
        lines.append(text(press, press.say(_COUNTED), "micro", _WORDS))
    return stack(lines, 1)


def _measure(ctx: Context, entry: MeasureLine) -> Block:
    press = ctx.press
    words, tone = _TONES.get(entry.tone, ("", "ink"))
    figures = press.say(_MEASURE, title=press.local(entry.title), value=press.plain(entry.value),
                        unit=press.local(entry.unit))
    told = f"（{press.say(words)}）" if words and press.chinese else f" ({press.say(words)})" if words else ""
    return text(press, mixed((figures, False, "ink"), (told, True, tone)), "small", _WORDS)


def _profile(ctx: Context, line: TestLine) -> list[Block]:
    cells = [_part(ctx, *entry) for entry in line.parts]
    rows = [row([(place * (columns(4) + 12), cell) for place, cell in enumerate(cells[start:start + 3])])
            for start in range(0, len(cells), 3)]
    return [text(ctx.press, ctx.press.say(_PARTS), "micro", MEASURE), *rows]


def _part(ctx: Context, title: LocalizedText, value: Decimal, count: int) -> Block:
    press, look = ctx.press, ctx.press.style("small")
    chart = picture(tracked(Scale(0, 100, 50, 42), look.leading, Figure(float(value)), radius=2.2))
    words = f"{press.number(value, 0)} ({count})" if not press.chinese else f"{press.number(value, 0)}（{count}）"
    name = text(press, press.local(title), look, 74, most=2)
    return row([(0, name), (78, chart), (127, text(press, words, look, 40))])


_SIGNS, _NEVER = N_("How the tests were answered"), N_("A sign is something to ask about, never a reason to reject.")


def flags(ctx: Context, part: AptitudePart) -> list[Item]:
    """Signs in the answering, for staff."""
    if not part.flags and part.careful is None:
        return []
    press = ctx.press
    items = [subheading(ctx, press.say(_SIGNS))]
    if part.careful is not None:
        items.append(Item(text(press, press.local(part.careful), "small_bold", MEASURE)))
    items += [Item(_flag(ctx, entry.staff), 1.5) for entry in part.flags]
    return [*items, Item(text(press, press.say(_NEVER), "small_bold", MEASURE), 2)]


def _flag(ctx: Context, words: LocalizedText) -> Block:
    leading = ctx.press.style("small").leading
    sign = picture(Picture(8, leading, mark("vague", 3.6, leading / 2, 3.2)))
    return row([(12, text(ctx.press, ctx.press.local(words), "small", MEASURE - 12)), (0, sign)])


_NOT_TAKEN = N_("Not taken: {names}.")
_NOT_USED = N_(
    "Not used in any score: style and type, times, how often the window lost the focus ({count}), signs in the "
    "answering."
)


def conditions(ctx: Context, part: AptitudePart) -> list[Item]:
    """Which tests were not taken, and what is in no score."""
    press = ctx.press
    found = [Item(_missing(ctx, part.missing), 7)] if part.missing else []
    words = text(press, press.say(_NOT_USED, count=part.focus_lost), "small", MEASURE, tone="ink2")
    return [*found, Item(words, 4 if found else 7)]


def _missing(ctx: Context, titles: Sequence[LocalizedText]) -> Block:
    press, look = ctx.press, ctx.press.style("small_bold")
    words = press.say(_NOT_TAKEN, names=press.facts([press.local(title) for title in titles]))
    start = press.width(words, look.size, True) + 8
    if start > MEASURE - 30:
        return text(press, words, look, MEASURE)
    strip = Picture(MEASURE, look.leading, (hatch(start, look.leading / 2 - 3.5, MEASURE - start, 7),))
    return row([(0, text(press, words, look, MEASURE)), (0, picture(strip))])
