"""The matrices of a comparison, stages and competencies by people, and the legend of their marks."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from hireapp.charts.axis import Scale
from hireapp.charts.marks import MarkName, dot, mark
from hireapp.charts.primitives import Picture, Primitive, hatch, rectangle
from hireapp.charts.scales import Figure, Target, compact
from hireapp.domain.comparison import Cell, Row
from hireapp.i18n import N_
from hireapp.reports.blocks import Block, flowed, mixed, picture, row, space, stack, text
from hireapp.reports.comparison_context import GUTTER, LABEL, Beside, names_row, percent
from hireapp.reports.section import table_row

_LEVELS, _PERCENT = N_("{low}–{high}"), N_("0–100%")
_WEIGHT = N_("weight {weight}")
_NO_ERROR = N_("no error known")
_BEST, _SPLIT = N_("ahead by {gap}"), N_("raters {gap} points apart")
_TIE, _NONE_OUT, _FEW = N_("two are tied"), N_("{count} are tied"), N_("nothing to compare")
_LOW = N_("{gap} low")
_NOT_DONE, _HIDDEN = N_("not done"), N_("not visible to the reader yet")
_LEGEND_UP, _LEGEND_EQUAL = N_("reliably highest"), N_("tied with the highest")
_LEGEND_BARE = N_("no mark: reliably lower than the highest, or not comparable")
_LEGEND_RING = N_("below the role’s band, by how much")
_LEGEND_HATCH = N_("not done or not visible, never counted as 0")
_LEGEND_BAND = N_("band of the role: from its lower edge to the top")
_HEIGHT, _UNDER = 13.0, 7.5
_TRACK = 150.0


def matrix(beside: Beside, rows: Sequence[Row], indexes: Sequence[int], pad: float) -> tuple[Block, list[Block]]:
    """The names over the columns, and one block a row."""
    return names_row(beside, indexes), [_row(beside, entry, indexes, pad) for entry in rows]


def legend(beside: Beside, banded: bool, apart: float = 16.0) -> Block:
    """What the marks mean, ``apart`` points from each other, on a line or more; ``banded``: with the role's band."""
    parts = [(_sign("up"), _LEGEND_UP), (_sign("equal"), _LEGEND_EQUAL), (None, _LEGEND_BARE)]
    if banded:
        parts += [(Picture(9, 9, dot(4.5, 4.5, False, 2.8)), _LEGEND_RING),
                  (Picture(22, 9, (rectangle(0, 0, 22, 9, "band", "band_edge", 0.7),)), _LEGEND_BAND)]
    parts.append((Picture(22, 9, (hatch(0, 1, 22, 7),)), _LEGEND_HATCH))
    entries = [_entry(beside, sign, beside.press.say(words)) for sign, words in parts]
    return flowed(entries, beside.width, apart)


def _sign(name: MarkName) -> Picture:
    return Picture(9, 9, mark(name, 4.5, 4.5, 3.4))


def _entry(beside: Beside, sign: Picture | None, words: str) -> tuple[float, Block]:
    style = beside.press.style("small")
    start = sign.width + 5 if sign else 0.0
    wide = beside.press.width(words, style.size) + 1
    cells = [(start, text(beside.press, words, style, wide, tone="ink2"))]
    if sign:
        cells.append((0.0, stack([space((style.leading - sign.height) / 2), picture(sign)])))
    return start + wide, row(cells)


def _row(beside: Beside, entry: Row, indexes: Sequence[int], pad: float) -> Block:
    width = beside.pitch(len(indexes)) - GUTTER
    deep = any(entry.cells[index].below is not None for index in indexes)
    cells = [_cell(beside, entry, entry.cells[index], width, deep) for index in indexes]
    label = _label(beside, entry)
    tall = max([label.height, *(cell.height for cell in cells)])
    level = [(x, stack([space((tall - block.height) / 2), block]))
             for x, block in [(0.0, label), *beside.columns(cells)]]
    return table_row(level, pad, beside.width)


def _label(beside: Beside, entry: Row) -> Block:
    press, width = beside.press, LABEL - 8
    title = text(press, press.local(entry.title), "small_bold", width)
    return stack([title, text(press, press.facts([_scale(beside, entry), _verdict(beside, entry)]), "micro", width)])


def _scale(beside: Beside, entry: Row) -> str:
    if entry.kind == "competency":
        return beside.press.say(_WEIGHT, weight=beside.press.plain(entry.weight))
    if entry.unit == "percent":
        return beside.press.say(_PERCENT)
    return beside.press.say(_LEVELS, low=beside.press.plain(entry.low), high=beside.press.plain(entry.high))


def _verdict(beside: Beside, entry: Row) -> str:
    """What the row says, in words beside its marks."""
    told, say = entry.verdict, beside.press.say
    gap = percent(told.gap or Decimal(0)) if entry.unit == "percent" else beside.press.plain(told.gap)
    if told.kind == "none":
        return say(_NONE_OUT, count=told.count)
    words = {"best": _BEST, "split": _SPLIT, "tie": _TIE, "few": _FEW, "unsure": _NO_ERROR}
    return say(words[told.kind], gap=gap)


def _cell(beside: Beside, entry: Row, cell: Cell, width: float, deep: bool) -> Block:
    """The figure on one line; ``deep``: with room under it for how far it is below the band."""
    if cell.value is None:
        return _empty(beside, cell, width, deep)
    press = beside.press
    track = min(_TRACK, width - 40)
    words = percent(cell.value) if entry.unit == "percent" else press.number(cell.value)
    strong = cell.best or cell.tied
    value = text(press, mixed((words, strong, "ink" if strong else "ink2")), "number" if strong else "body", 30)
    x = track + 6
    cells = [(0.0, _level(picture(_track(entry, cell, track)))), (x, _level(value))]
    sign: MarkName | None = "up" if cell.best else "equal" if cell.tied else None
    if sign:
        cells.append((x + 20, _level(picture(_sign(sign)))))
    if cell.below is not None:
        low = text(press, mixed((press.say(_LOW, gap=press.number(cell.below)), True, "warm")), "micro", 40)
        cells.append((x, stack([space(_HEIGHT - 1.5), low])))
    return row([*cells, (0.0, space(_HEIGHT + _UNDER * deep))])


def _level(block: Block) -> Block:
    return stack([space((_HEIGHT - block.height) / 2), block])


def _track(entry: Row, cell: Cell, width: float) -> Picture:
    scale = Scale(float(entry.low), float(entry.high), float(entry.high - entry.low), width)
    value = float(cell.value or 0)
    error = cell.error
    ends = (None, None) if error is None else (value - float(error), value + float(error))
    target = None
    if entry.band_from is not None:
        target = Target(float(entry.band_from), float(entry.high), cell.below is None)
    return compact(scale, 11.0, Figure(value, *ends), target)


def _empty(beside: Beside, cell: Cell, width: float, deep: bool) -> Block:
    """Why there is nothing, and a hatch as far as there is room for it."""
    press = beside.press
    style = press.style("small")
    words = press.say(_HIDDEN if cell.state == "hidden" else _NOT_DONE)
    wide = press.width(words, style.size)
    shown = text(press, words, style, width, tone="mute")
    left = wide + 6
    strokes: tuple[Primitive, ...] = (hatch(left, _HEIGHT / 2 - 3.5, width - left, 7),) if width - left > 8 else ()
    lines = _level(shown) if wide <= width else shown
    return row([(0.0, picture(Picture(width, _HEIGHT + _UNDER * deep, strokes))), (0.0, lines)])
