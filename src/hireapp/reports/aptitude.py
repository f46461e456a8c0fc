"""The tests of the candidate: the scales of the inventory against the role's bands, the other tests, style and type."""

from __future__ import annotations

from decimal import Decimal

from hireapp.charts.axis import Scale
from hireapp.charts.primitives import Tone
from hireapp.charts.scales import Figure, Target, banded, numerals, unknown
from hireapp.domain.aptitude_part import AptitudePart, TraitLine
from hireapp.i18n import N_
from hireapp.reports.aptitude_style import style
from hireapp.reports.aptitude_tests import conditions, flags, tests
from hireapp.reports.blocks import Block, mixed, picture, right, row, rule, space, stack, text
from hireapp.reports.context import Context
from hireapp.reports.pages import Item
from hireapp.reports.section import figure, head_row, heading, subheading
from hireapp.reports.styles import MEASURE

_TITLE = N_("Aptitude tests")
_PERCENT, _T = N_("Percent of the scale’s range; no cut-off"), N_("T, mean 50, SD 10; n={n}; no cut-off")
_HEAD, _UNITS = (N_("scale and weight"), N_("in words")), {"percent": N_("% and error"), "T": N_("T, error")}
_X_TRACK, _X_WORDS = 130.0, 398.0
_ROW, _PLACE = 15.6, 34.0
_WITHIN = N_("within the band")
_REACHES: dict[tuple[bool, bool], str] = {
    (True, False): N_("within; error reaches below"),
    (False, True): N_("within; error reaches above"),
    (True, True): N_("within; error reaches over both"),
}
_OUTSIDE = {"below": N_("{gap} below"), "above": N_("{gap} above")}
_OUTSIDE_NEAR = {"below": N_("{gap} below, within error"), "above": N_("{gap} above, within error")}
_TOO_FEW, _NO_BAND, _PERCENTILE = N_("too few answers"), N_("no band"), N_("percentile")
_FIT = N_("Fit with the bands: {value} (95% interval {low} to {high}). 100 means inside all of them.")
_NO_FIT = N_("No fit with the bands can be given.")
_FIT_WEIGHT, _FIT_UNUSED = N_("The fit has weight {weight} in the composite."), N_("The fit is not in the composite.")
_ANSWERED, _MINUTES, _ON = N_("{answered} of {asked} sentences answered"), N_("{minutes} minutes"), N_("on {day}")
_SENTENCE = N_("{text}.")
_HYPOTHESIS = N_("The bands are the authors’ hypothesis, provisional until 85 people of this company can be compared.")
_ASSUMED = N_("They were turned from T into percent by assumed reference values, which nobody has measured yet.")
_NORM = N_("Norm group version {version}, {n} people.")
_SO_FAR = N_("There is no T under 30 people; so far there are {people}.")
_ALPHA = N_("The whisker is the 95% band from the reliability (alpha) in the norm group.")
_OWN = N_(
    "The whisker is the 95% band from the spread of this person’s own answers, because the reliability of the scales "
    "is not known yet (Brennan 1998)."
)
_OWN_SOME = N_(
    "For {names} it comes from the spread of this person’s own answers, because their reliability is not known yet "
    "(Brennan 1998)."
)


def section(ctx: Context, number: int) -> list[Item]:
    """The whole section; nothing where there is nothing, or nothing that the reader may see yet."""
    part = ctx.dossier.aptitude
    if part is None or part.hidden or part.is_empty:
        return []
    note = ctx.press.say(_T, n=part.norm_n) if part.unit == "T" else ctx.press.say(_PERCENT)
    top = heading(ctx, number, ctx.press.say(_TITLE), "aptitude", note)
    return [top, *_traits(ctx, part), *tests(ctx, part), *flags(ctx, part), *conditions(ctx, part), *style(ctx, part)]


def _traits(ctx: Context, part: AptitudePart) -> list[Item]:
    if not part.traits:
        return []
    press, placed = ctx.press, _is_placed(part)
    scale = axis(part, _X_WORDS - _X_TRACK - 62 - (_PLACE if placed else 0))
    x = _X_TRACK + scale.width + 11
    titles = [(0.0, 120.0, press.say(_HEAD[0])), (x, 50.0, press.say(_UNITS[part.unit])),
              (_X_WORDS, MEASURE - _X_WORDS, press.say(_HEAD[1]))]
    if placed:
        titles.append((_X_WORDS - _PLACE - 4, _PLACE + 3, press.say(_PERCENTILE)))
    head = row([(0, head_row(ctx, titles)), (_X_TRACK, picture(numerals(scale)))])
    title = [subheading(ctx, press.local(part.trait_title))] if part.trait_title else []
    rows = [_row(ctx, part, line, scale) for line in part.traits]
    return [*title, Item(stack([head, *rows, space(6), _note(ctx, part)]), whole=True)]


def _is_placed(part: AptitudePart) -> bool:
    return any(line.percentile is not None for line in part.traits)


def axis(part: AptitudePart, width: float) -> Scale:
    """The axis of the part's unit."""
    return Scale(20, 80, 10, width) if part.unit == "T" else Scale(0, 100, 20, width)


def trait_figure(line: TraitLine) -> Figure:
    """The value of a scale with its whisker. The value must be there."""
    value, error = float(line.value or 0), line.error
    return Figure(value) if error is None else Figure(value, value - float(error), value + float(error))


def _row(ctx: Context, part: AptitudePart, line: TraitLine, scale: Scale) -> Block:
    press = ctx.press
    name = text(press, press.local(line.title), "body", 106)
    weight = right(press, f"×{line.weight}", "small", 121, "mute")
    words = text(press, mixed(_words(ctx, line)), "small", MEASURE - _X_WORDS)
    value = figure(ctx, press.number(line.value, 0), press.number(line.error, 0) if line.error is not None else "",
                   "ink" if _is_inside(line) else "warm")
    height = max(_ROW, name.height + 1.4, words.height + 3)
    place = "" if line.percentile is None else press.number(line.percentile, 0)
    cells = [(0.0, name), (0.0, weight), (_X_TRACK + scale.width + 11, value), (_X_WORDS, words),
             (_X_WORDS - _PLACE - 4, text(press, place, "small", _PLACE, tone="ink2"))]
    centred = [(x, stack([space((height - block.height) / 2), block])) for x, block in cells]
    return stack([row([(_X_TRACK, _track(ctx, part, line, scale, height)), *centred]), rule()], keep=2)


def _track(ctx: Context, part: AptitudePart, line: TraitLine, scale: Scale, height: float) -> Block:
    heavy = 50.0 if part.unit == "T" else None
    if line.value is not None:
        target = Target(float(line.band_low), float(line.band_high), _is_inside(line))
        return picture(banded(scale, height, trait_figure(line), target, heavy))
    words = ctx.press.say(_TOO_FEW)
    look = ctx.press.style("small")
    start = ctx.press.width(words, look.size) + 10
    label = stack([space((height - look.leading) / 2), text(ctx.press, words, look, scale.width, tone="ink2")])
    return row([(4, label), (0, picture(unknown(scale, height, start)))])


def _is_inside(line: TraitLine) -> bool:
    return line.side not in ("below", "above")


def _words(ctx: Context, line: TraitLine) -> tuple[str, bool, Tone]:
    press = ctx.press
    if line.value is None:
        return "–", False, "mute"
    if line.side in ("below", "above"):
        gap = line.band_low - line.value if line.side == "below" else line.value - line.band_high
        near = line.error is not None and gap <= line.error
        message = (_OUTSIDE_NEAR if near else _OUTSIDE)[line.side]
        return press.say(message, gap=press.number(gap, 0 if gap >= 1 else 1)), not near, "warm"
    return _inside(ctx, line), False, "ink"


def _inside(ctx: Context, line: TraitLine) -> str:
    if not line.side:
        return ctx.press.say(_NO_BAND)
    value, error = line.value or Decimal(0), line.error or Decimal(0)
    over = value - error < line.band_low, value + error > line.band_high
    return ctx.press.say(_REACHES.get(over, _WITHIN))


def _note(ctx: Context, part: AptitudePart) -> Block:
    press = ctx.press
    fit = part.fit
    first = press.say(_NO_FIT) if fit is None else press.say(
        _FIT, value=press.number(fit.value, 0), low=press.number(fit.low, 0), high=press.number(fit.high, 0))
    rest = (" " if not press.chinese else "").join(_notes(ctx, part))
    return stack([text(press, first, "small_bold", MEASURE), text(press, rest, "small", MEASURE, tone="ink2")])


def _notes(ctx: Context, part: AptitudePart) -> list[str]:
    press = ctx.press
    answered, asked = part.trait_answered
    facts = [press.say(_ANSWERED, answered=answered, asked=asked) if asked else "",
             press.say(_MINUTES, minutes=part.trait_minutes) if part.trait_minutes is not None else "",
             press.say(_ON, day=press.day(part.trait_on)) if part.trait_on else ""]
    found = [press.say(_SENTENCE, text=press.clauses(facts))] if any(facts) else []
    weight = press.say(_FIT_WEIGHT, weight=press.plain(part.fit_weight)) if part.fit_weight else press.say(_FIT_UNUSED)
    found += [weight, press.say(_HYPOTHESIS)]
    if part.unit == "T":
        found.append(press.say(_NORM, version=part.norm_version, n=part.norm_n))
    else:
        found += [press.say(_ASSUMED), *([press.say(_SO_FAR, people=part.people)] if part.people else [])]
    return [*found, *_sources(ctx, part)]


def _sources(ctx: Context, part: AptitudePart) -> list[str]:
    """Where the whiskers come from."""
    press = ctx.press
    shown = [line for line in part.traits if line.value is not None and line.error is not None]
    own = [line for line in shown if line.error_from == "own"]
    if not own:
        return [press.say(_ALPHA)] if shown else []
    if len(own) == len(shown):
        return [press.say(_OWN)]
    names = press.listed([press.inside(press.local(line.title)) for line in own])
    return [press.say(_ALPHA), press.say(_OWN_SOME, names=names)]
