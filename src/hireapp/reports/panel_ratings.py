"""The ratings of a panel, competencies by raters: mean, gap, agreement, and the consensus beside the mean."""

from __future__ import annotations

from collections.abc import Sequence

from hireapp.charts.primitives import Picture, rectangle
from hireapp.domain.panel import Consensus, Panel, PanelMark, PanelRow
from hireapp.i18n import N_
from hireapp.psychometrics.enough import TooFew
from hireapp.reports.blocks import Block, centred, mixed, picture, row, rule, space, stack, text
from hireapp.reports.pages import Item
from hireapp.reports.panel_words import agreed, figure, part
from hireapp.reports.press import Press
from hireapp.reports.section import table_row
from hireapp.reports.styles import MEASURE

_RATINGS = N_("Ratings side by side")
_NO_MARKS = N_("No marks yet.")
_MEAN, _GAP, _AGREEMENT, _CONSENSUS = N_("mean"), N_("gap"), N_("agreement"), N_("consensus")
_FACTS = N_("weight {weight}, band from {edge}")
_FIRST = N_("first {value}")
_LOW = N_("{gap} low")
_BESIDE = N_("Consensus {level}, {day}: {reason}")
_PRESENT = N_("Present: {names}.")
_NOTE = N_(
    "A framed row: two raters are 2 points or more apart, so talk about it; marks stay as they are. A dot: not "
    "observed, and in no mean. “first”: the value before an amendment. Agreement is rwg: 1 is full, 0 that of chance.")
_LABEL, _SUMS = 132.0, 206.0
_WIDEST = 40.0


def ratings(press: Press, panel: Panel) -> list[Item]:
    """The matrix with its heading and how to read it."""
    head = part(press, _RATINGS)
    letters = list(dict.fromkeys(mark.letter for entry in panel.rows for mark in entry.marks))
    if not letters:
        return [head, Item(text(press, press.say(_NO_MARKS), "body", MEASURE, tone="mute"))]
    titles = _head(press, letters)
    rows = [Item(_row(press, panel, entry, letters), above=titles, whole=True) for entry in panel.rows]
    note = text(press, press.say(_NOTE), "small", MEASURE, tone="ink2")
    return [head, Item(titles, leads=True, whole=True), *rows, Item(note, 4, whole=True)]


def _pitch(count: int) -> float:
    return min(_WIDEST, (MEASURE - _LABEL - _SUMS) / count)


def _sums(count: int) -> tuple[float, float, float, float]:
    """Where mean, gap, agreement and consensus begin."""
    start = _LABEL + count * _pitch(count)
    return start, start + 38, start + 74, MEASURE - 56


def _head(press: Press, letters: Sequence[str]) -> Block:
    pitch = _pitch(len(letters))
    cells = [(_LABEL + place * pitch, centred(press, letter, "micro", pitch)) for place, letter in enumerate(letters)]
    mean, gap, agreement, consensus = _sums(len(letters))
    cells += [(mean, centred(press, press.say(_MEAN), "micro", 38)),
              (gap, centred(press, press.say(_GAP), "micro", 30)),
              (agreement, text(press, press.say(_AGREEMENT), "micro", consensus - agreement)),
              (consensus, centred(press, press.say(_CONSENSUS), "micro", 56))]
    return stack([row(cells), space(2.5), rule(tone="rule", weight=0.6)])


def _row(press: Press, panel: Panel, entry: PanelRow, letters: Sequence[str]) -> Block:
    blocks = [row(_cells(press, entry, letters))]
    if entry.consensus is not None:
        blocks.append(row([(10, _consensus(press, panel, entry.consensus))]))
    made = table_row([(4.0, stack(blocks, 2))], 2.5)
    if not entry.split:
        return made
    ground = Picture(MEASURE, made.height, (rectangle(0, 0.6, MEASURE, made.height - 1.2, "warm_tint", "warm", 0.9),))
    return row([(0, picture(ground)), (0, made)])


def _cells(press: Press, entry: PanelRow, letters: Sequence[str]) -> list[tuple[float, Block]]:
    pitch, given = _pitch(len(letters)), {mark.letter: mark for mark in entry.marks}
    facts = press.say(_FACTS, weight=entry.weight, edge=press.plain(entry.band_from))
    title = stack([text(press, press.local(entry.title), "small_bold", _LABEL - 12),
                   text(press, facts, "micro", _LABEL - 12)])
    cells = [(0.0, title)]
    cells += [(_LABEL - 4 + place * pitch, _mark(press, given.get(letter), pitch))
              for place, letter in enumerate(letters)]
    return cells + _figures(press, entry, len(letters))


def _mark(press: Press, given: PanelMark | None, pitch: float) -> Block:
    if given is None or given.value is None:
        return centred(press, "·", "small", pitch, "mute")
    value = centred(press, press.plain(given.value), "small", pitch)
    if given.first is None:
        return value
    return stack([value, centred(press, press.say(_FIRST, value=press.plain(given.first)), "micro", pitch)])


def _figures(press: Press, entry: PanelRow, count: int) -> list[tuple[float, Block]]:
    mean, gap, agreement, consensus = (x - 4 for x in _sums(count))
    average = [centred(press, press.number(entry.mean), "small_bold", 38)]
    if entry.mean is not None and entry.mean < entry.band_from:
        words = press.say(_LOW, gap=press.number(entry.band_from - entry.mean))
        average.append(centred(press, mixed((words, True, "warm")), "micro", 38))
    agreed_on = "–" if entry.consensus is None else press.plain(entry.consensus.level)
    return [(mean, stack(average)), (gap, centred(press, press.plain(entry.gap), "small", 30)),
            (agreement, _agreement(press, entry, consensus - agreement - 4)),
            (consensus, centred(press, agreed_on, "small_bold" if entry.consensus else "small", 56))]


def _agreement(press: Press, entry: PanelRow, width: float) -> Block:
    words = agreed(press, entry.rwg)
    if isinstance(entry.rwg, TooFew):
        return text(press, words, "small", width, tone="mute")
    return stack([text(press, figure(entry.rwg), "small", width), text(press, words, "micro", width)])


def _consensus(press: Press, panel: Panel, made: Consensus) -> Block:
    words = press.say(_BESIDE, level=press.plain(made.level), day=press.day(made.recorded_at.astimezone().date()),
                      reason=press.quoted(made.reason))
    names = [seat.name for seat in panel.seats if seat.assessor_id in made.present and seat.name]
    there = press.say(_PRESENT, names=press.listed(names)) if names else ""
    return text(press, ("" if press.chinese else " ").join([words, there]).strip(), "small", MEASURE - 24, tone="ink2")
