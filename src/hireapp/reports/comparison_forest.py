"""Page 1 of a comparison: each composite with its band, who can't be told apart, median rank, chance, verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hireapp.charts.axis import Scale
from hireapp.charts.forest import FOOT, SIDE, Interval, Unknown, axis_for, brackets, forest, share_bar
from hireapp.charts.marks import MarkName, mark
from hireapp.charts.primitives import Line, Picture
from hireapp.domain.comparison import Compared
from hireapp.i18n import N_
from hireapp.reports.blocks import Block, centred, picture, row, rule, space, stack, text
from hireapp.reports.comparison_context import Beside, percent
from hireapp.reports.comparison_words import missing_share, near, rated
from hireapp.reports.words import OUTCOMES, VERDICT_MARKS

_HEAD = (N_("candidate"), N_("composite with 95% error band, percent of the scale’s range"),
         N_("tied\n(on one line)"), N_("median rank\n(80% interval)"),
         N_("chance of the first {count}"), N_("raters recommend"))
_T_HEAD = N_("composite with 95% error band, T score")
_TO_BE_FIRST = N_("chance to be first")
_NEAR = N_("shaded: no reliable difference from the highest")
_ON_A_LINE = N_("Those on one line can’t be told apart.")
_AMONG = N_("Rank and chance: 2,000 draws over {all} candidates of this opening with a composite.")
_NO_VALUE = N_("no composite: {percent}% of the weight missing")
_LACKS = N_("{percent}% missing")
_DECIDED = N_("decided: {outcome}")
_RESERVE = N_("reserve list, place {place}")
_RANK = N_("{median} ({low}–{high})")
_COUNTED = {"hire": N_("{count} hire"), "hire_with_condition": N_("{count} hire on condition"),
            "talk_again": N_("{count} talk once more"), "do_not_hire": N_("{count} do not hire")}
_NOBODY = N_("none yet")
_FEW = 0.01
_PLOT, _CHANCE = 1, 4


@dataclass(frozen=True)
class Grid:
    """Where the columns begin: name, plot, brackets, rank, chance, verdicts; ``end`` is the right edge."""

    plot: float
    ties: float
    rank: float
    chance: float
    verdicts: float
    end: float


def table(beside: Beside, indexes: Sequence[int], pitch: float) -> Block:
    """The rows of ``indexes`` with their heads; brackets lead to rows on other pages."""
    grid = _grid(beside)
    marks = [_interval(beside, index) for index in beside.comparison.by_value]
    scale = axis_for(marks, grid.ties - grid.plot - 12)
    shown = [_interval(beside, index) for index in indexes]
    plot = forest(shown, scale, pitch, beside.press.width, _shade(beside))
    cells = [_row(beside, index, pitch, grid) for index in indexes]
    height = pitch * len(indexes)
    lines = tuple(Line(0, pitch * place, grid.end, pitch * place, "hair", 0.5) for place in range(1, len(indexes) + 1))
    body = row([(0, picture(Picture(grid.end, height, lines))), (grid.plot, picture(plot)),
                (grid.ties, picture(_brackets(beside, indexes, pitch))), (0, stack(cells))])
    return stack([_head(beside, grid), body, _foot(beside, grid, scale)])


def tallest(beside: Beside) -> float:
    """The height that the words of a row need."""
    grid = _grid(beside)
    return max(_row(beside, index, 0.0, grid).height for index in beside.comparison.by_value) + 3


def _grid(beside: Beside) -> Grid:
    lanes = _lanes_width(beside)
    end = beside.width
    verdicts = end - (112 if beside.press.chinese else 106)
    chance = verdicts - 76
    rank = chance - 72
    return Grid(112, rank - 14 - lanes, rank, chance, verdicts, end)


def _lanes_width(beside: Beside) -> float:
    order = beside.comparison.by_value
    groups = [[order.index(index) for index in group] for group in beside.comparison.groups]
    return max(70.0, brackets(groups, beside.letters(), len(order), 1).width)


def _brackets(beside: Beside, indexes: Sequence[int], pitch: float) -> Picture:
    order = beside.comparison.by_value
    start = order.index(indexes[0])
    groups = [[order.index(index) - start for index in group] for group in beside.comparison.groups]
    return brackets(groups, beside.letters(), len(indexes), pitch)


def _head(beside: Beside, grid: Grid) -> Block:
    press = beside.press
    edges = [0, grid.plot, grid.ties, grid.rank, grid.chance, grid.verdicts, grid.end]
    heads = list(_HEAD)
    if beside.comparison.scale is not None:
        heads[_PLOT] = _T_HEAD
    if beside.places == 1:
        heads[_CHANCE] = _TO_BE_FIRST
    said = [press.say(words, count=beside.places) for words in heads]
    cells = [text(press, words, "micro", edges[place + 1] - edges[place] - 8) for place, words in enumerate(said)]
    deepest = max(cell.height for cell in cells)
    placed = [(edges[place], stack([space(deepest - cell.height), cell])) for place, cell in enumerate(cells)]
    return stack([row(placed), space(3), rule(grid.end, "ink", 0.9)])


def _foot(beside: Beside, grid: Grid, scale: Scale) -> Block:
    press = beside.press
    plot = centred(press, press.say(_NEAR), "micro", scale.width + 2 * SIDE, "mute") if _shade(beside) else space(0)
    if not beside.comparison.groups:
        return row([(grid.plot, plot)])
    told = [press.say(_ON_A_LINE), press.say(_AMONG, all=beside.comparison.ranked_among)]
    among = text(press, ("" if press.chinese else " ").join(told), "micro", grid.end - grid.ties)
    return row([(grid.plot, plot), (grid.ties, stack([space(3 - FOOT), among]))])


def _interval(beside: Beside, index: int) -> Interval | Unknown:
    band = beside.person(index).composite.band
    if band is None:
        return Unknown(beside.press.say(_NO_VALUE, percent=missing_share(beside, index)))
    words = percent(band.value), percent(band.low), percent(band.high)
    return Interval(float(band.value), float(band.low), float(band.high), words)


def _shade(beside: Beside) -> tuple[float, float] | None:
    """From the lowest value tied with the highest up to it; None where a wider band makes that no stretch."""
    made, tied = rated(beside), near(beside)
    if len(tied) < 2 or made[:len(tied)] != tied:
        return None
    values = [band.value for index in tied if (band := beside.person(index).composite.band) is not None]
    return float(min(values)), float(max(values))


def _row(beside: Beside, index: int, pitch: float, grid: Grid) -> Block:
    person = beside.person(index)
    cells = [(0.0, _name(beside, index, grid.plot - 10)), (grid.rank, _rank(beside, person)),
             (grid.chance, _chance(beside, person)), (grid.verdicts, _verdicts(beside, person, grid))]
    level = [(x, stack([space(max(0.0, (pitch - block.height) / 2)), block])) for x, block in cells]
    return row([*level, (0, space(pitch))])


def _name(beside: Beside, index: int, width: float) -> Block:
    press, name = beside.press, beside.name(index)
    fits = len(press.lines(name, "h2", width)) == 1
    title = text(press, name, "h2" if fits else "small_bold", width, most=2)
    person = beside.person(index)
    short = "-".join(person.number.split("-")[-2:])  # opening and place: what stands before is the same for all
    facts = [short if name != person.number else "", _lacking(beside, index), _decided(beside, person)]
    under = text(press, press.facts(facts), "micro", width)
    return stack([title, under])


def _lacking(beside: Beside, index: int) -> str:
    composite = beside.person(index).composite
    if composite.band is None or not composite.missing:
        return ""
    return beside.press.say(_LACKS, percent=missing_share(beside, index))


def _decided(beside: Beside, person: Compared) -> str:
    if not person.decided:
        return ""
    if person.decided == "reserve" and person.decided_place is not None:
        return beside.press.say(_RESERVE, place=person.decided_place)
    return beside.press.say(_DECIDED, outcome=beside.press.inside(beside.press.say(OUTCOMES[person.decided])))


def _rank(beside: Beside, person: Compared) -> Block:
    if person.median is None:
        return text(beside.press, "–", "body", 40, tone="mute")
    words = beside.press.say(_RANK, median=person.median, low=person.low, high=person.high)
    return text(beside.press, words, "body", 72)


def _chance(beside: Beside, person: Compared) -> Block:
    if person.chance is None:
        return text(beside.press, "–", "body", 40, tone="mute")
    words = text(beside.press, _share(person.chance), "small_bold", 60)
    return stack([words, space(1), picture(share_bar(person.chance, 50))])


def _share(share: float) -> str:
    if 0 < share < _FEW:
        return "<1%"
    return ">99%" if 1 - _FEW < share < 1 else f"{round(share * 100)}%"


def _verdicts(beside: Beside, person: Compared, grid: Grid) -> Block:
    press = beside.press
    lines = _counted(beside, person)
    if not lines:
        return text(press, press.say(_NOBODY), "small", 80, tone="mute")
    style = press.style("small" if len(lines) < 3 else "micro")
    shown = []
    for name, words in lines:
        sign = picture(Picture(8, style.leading, mark(name, 3.4, style.leading / 2, 3.2)))
        shown.append(row([(0, sign), (11, text(press, words, style, grid.end - grid.verdicts - 11, tone="ink"))]))
    return stack(shown)


def _counted(beside: Beside, person: Compared) -> list[tuple[MarkName, str]]:
    """A mark and words for each kind of verdict that was given."""
    given, say = person.verdicts, beside.press.say
    return [(VERDICT_MARKS[kind], say(words, count=given[kind])) for kind, words in _COUNTED.items() if given.get(kind)]
