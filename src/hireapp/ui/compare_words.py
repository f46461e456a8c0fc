"""The comparison in the window's words: rows of the matrix, places, flags, what a row says."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from hireapp.i18n import N_, _, joined, localized
from hireapp.ui import words
from hireapp.ui.kit.heat import HeatCell, HeatGroup, HeatRow

if TYPE_CHECKING:
    from hireapp.domain.comparison import Cell, Compared, Comparison, Flag, Row

_PIXELS_PER_LEVEL = 22.0
_LEAST_WHISKER = 3.0
FLAGS: dict[str, str] = {
    "hurdle": N_("{about}: below the hurdle of {detail}"),
    "condition": N_("{detail} conditions to ask"),
    "answers": N_("read the test answers with care"),
    "split": N_("raters apart on {about}"),
    "claims": N_("{detail} claims contradicted"),
    "incomplete": N_("{about} missing: {detail}% of the weight"),
}
_OF_ONE: dict[str, str] = {"condition": N_("1 condition to ask"), "claims": N_("1 claim contradicted")}


def shown_name(person: Compared, *, hidden: bool) -> str:
    """The name, or where names are hidden the part of the number that differs: opening and place."""
    return "-".join(person.number.split("-")[-2:]) if hidden else person.name


def groups_of(comparison: Comparison, order: Sequence[int], *, hidden: bool) -> list[HeatGroup]:
    """The rows of the matrix, columns in ``order``."""
    stages = HeatGroup(
        _("Stages"),
        _("Shade follows the scale, not the rank; “best” only where the gap exceeds the error"),
        tuple(_row(comparison, row, order, hidden=hidden) for row in comparison.stages),
    )
    competencies = HeatGroup(
        _("Competencies"),
        _("Mean of the raters; the whisker is the spread between them"),
        tuple(_row(comparison, row, order, hidden=hidden) for row in comparison.competencies),
    )
    return [stages, competencies]


def unit_words(row: Row) -> str:
    """The scale of a row, as it stands beside the title."""
    return "1–5" if row.unit == "level" else "0–100"


def _row(comparison: Comparison, row: Row, order: Sequence[int], *, hidden: bool) -> HeatRow:
    names = [shown_name(person, hidden=hidden) for person in comparison.people]
    said, strong, warns = verdict_words(row, names)
    cells = tuple(_cell(row, row.cells[index], names[index]) for index in order)
    return HeatRow(f"{row.kind}:{row.id}", localized(row.title), unit_words(row), cells, said, strong, warns)


def _cell(row: Row, cell: Cell, name: str) -> HeatCell:
    if cell.value is None:
        text = _("hidden until your sheet is in") if cell.state == "hidden" else _("not in yet")
        return HeatCell(text, None, spoken=f"{name}, {text}")
    decimals = 1 if row.unit == "level" else 0
    text = words.number(cell.value, decimals)
    share = float((cell.value - row.low) / (row.high - row.low))
    spread = float(cell.spread or Decimal(0))
    mark = "best" if cell.best else "tie" if cell.tied and row.verdict.kind == "tie" else ""
    note = {"best": _("best"), "tie": _("= tie")}.get(mark, "")
    error = f" ± {words.number(cell.error, decimals)}" if cell.error is not None else ""
    whisker = max(_LEAST_WHISKER, spread * _PIXELS_PER_LEVEL / 2) if spread else 0.0
    return HeatCell(text, share, whisker, note, mark, joined((name, f"{text}{error}", note)))


def verdict_words(row: Row, names: Sequence[str]) -> tuple[str, bool, bool]:
    """What stands at the right of a row; whether it is strong; whether it warns."""
    made = row.verdict
    if made.kind == "best":
        gap = words.number(made.gap, 1 if row.unit == "level" else 0)
        return _("{name} by {gap}").format(name=names[made.place], gap=gap), True, False
    said = {
        "tie": _("tie of two"),
        "none": _("no clear best"),
        "split": _("raters split"),
        "few": _("too few"),
        "unsure": _("no error known"),
    }
    return said[made.kind], False, made.kind == "split"


def place_words(comparison: Comparison, person: Compared) -> list[str]:
    """Where somebody stands: tie with the first, place with its interval, chance of a seat; or why there is none."""
    if person.composite.band is None:
        share = words.number(person.composite.present * 100, 0)
        return [_("no overall figure"), _("{share}% of the weight is there").format(share=share)]
    if person.place == 1:
        first = _("first, a tie") if _is_tied(comparison) else _("first")
    else:
        first = _("tie with first") if person.tied else _("reliably lower")
    if person.median is None:
        return [first, _(words.STATES[person.state]), ""]
    place = _("place {median} ({low}–{high}) of {all}").format(
        median=person.median, low=person.low, high=person.high, all=comparison.ranked_among
    )
    if person.chance is None:
        return [first, place, _("no seat left")]
    chance = words.number(Decimal(str(person.chance * 100)), 0)
    return [first, place, _("seat {chance}%").format(chance=chance)]


def place_lines(comparison: Comparison, person: Compared) -> list[str]:
    """The same in lines as short as a column: the words beside them say what they are."""
    words_ = place_words(comparison, person)
    if person.composite.band is None:
        share = _("{share}% of weight").format(share=words.number(person.composite.present * 100, 0))
        return [words_[0], share, ""]
    if person.median is None:
        return [words_[0], words_[1], ""]
    place = _("{median} ({low}–{high}) of {all}").format(
        median=person.median, low=person.low, high=person.high, all=comparison.ranked_among
    )
    chance = words.NONE if person.chance is None else f"{words.number(Decimal(str(person.chance * 100)), 0)}%"
    return [words_[0], place, chance]


def _is_tied(comparison: Comparison) -> bool:
    return sum(person.tied for person in comparison.people) > 1


def flag_words(flag: Flag) -> str:
    """One flag in a few words."""
    number = _number(flag.detail)
    text = _OF_ONE.get(flag.kind, FLAGS[flag.kind]) if number == "1" else FLAGS[flag.kind]
    return _(text).format(about=localized(flag.about), detail=number)


def _number(text: str) -> str:
    try:
        return f"{Decimal(text).normalize():f}" if text else ""
    except ArithmeticError:
        return text


def verdict_counts(person: Compared) -> str:
    """What the raters recommend, by count."""
    parts = [f"{count} × {_(words.VERDICTS[verdict])}" for verdict, count in person.verdicts.items()]
    return joined(parts) if parts else _("no recommendation yet")


def summary_words(comparison: Comparison) -> str:
    """How many of whom, and how many seats are left."""
    shown = _("{count} compared").format(count=len(comparison.people))
    left = _("{left} of 1 seat left") if comparison.seats == 1 else _("{left} of {seats} seats left")
    left = left.format(left=comparison.seats_left, seats=comparison.seats)
    return joined((comparison.opening_title, shown, left))
