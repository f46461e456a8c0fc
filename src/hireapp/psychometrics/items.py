"""Classical item analysis: difficulty, corrected item-total correlation, discrimination, and how options work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hireapp.psychometrics.enough import NO_VARIANCE, TooFew
from hireapp.psychometrics.reliability import correlation

MINIMUM = 50
LOW_TOTAL = 0.20
TOO_HARD, TOO_EASY = 0.20, 0.90
LOW_D = 0.20
RARE = 0.05
_SLACK = 1e-12


@dataclass(frozen=True)
class ItemStatistics:
    """An item at ``place`` (from 0) in ``n`` people.

    p: mean / maximum. total_r: correlation with the sum of the others. alpha_without: alpha of the others, None of one.
    d: p of the upper 27 % less p of the lower 27 %. flags: "low_total", "too_easy", "too_hard", "low_d".
    """

    place: int
    n: int
    p: float
    total_r: float
    alpha_without: float | None
    d: float
    flags: tuple[str, ...]


@dataclass(frozen=True)
class OptionStatistics:
    """An option: how many chose it, their share and mean score on the rest, and how choosing it goes with that score.

    mean_total is None where nobody chose it. flags of wrong options: "rare" (under 5 %), "attracts" (rest_r above 0).
    """

    option: str
    count: int
    share: float
    mean_total: float | None
    rest_r: float
    flags: tuple[str, ...]


def item_statistics(
    rows: Sequence[Sequence[float]], maximum: float, keyed: bool, minimum: int = MINIMUM
) -> tuple[ItemStatistics, ...] | TooFew:
    """Statistics of each item of a complete table of people by items whose points go from 0 to ``maximum``.

    keyed: items with a right answer, which may be too easy or too hard. Upper and lower group: round(.27 n) people by
    their total, equal totals in the order given (Kelley 1939). Needs ``minimum`` people, two items.
    """
    n, k = len(rows), len(rows[0]) if rows else 0
    if n < minimum:
        return TooFew(n, minimum)
    if k < 2:
        return TooFew(k, 2, "items")
    totals = [sum(row) for row in rows]
    columns = list(zip(*rows, strict=True))
    spread = sum(map(_squares, columns))
    if spread == 0:
        return NO_VARIANCE
    size = (27 * n + 50) // 100
    order = sorted(range(n), key=totals.__getitem__)
    made = []
    for place, column in enumerate(columns):
        rest = [total - own for total, own in zip(totals, column, strict=True)]
        d = sum(column[at] for at in order[-size:]) - sum(column[at] for at in order[:size])
        item = sum(column) / n / maximum, correlation(column, rest), d / size / maximum
        without = _alpha(k - 1, spread - _squares(column), _squares(rest))
        made.append(ItemStatistics(place, n, item[0], item[1], without, item[2], _item_flags(*item, keyed)))
    return tuple(made)


def option_statistics(
    chosen: Sequence[str], rest: Sequence[float], options: Sequence[str], right: str | None, minimum: int = MINIMUM
) -> tuple[OptionStatistics, ...] | TooFew:
    """Statistics of each option. chosen: by person; rest: score on the other items; right: None where none is right.

    Who chose none of the ``options`` counts in the shares only. Needs ``minimum`` people.
    """
    n = len(chosen)
    if n < minimum:
        return TooFew(n, minimum)
    return tuple(_option(option, chosen, rest, right) for option in options)


def _option(option: str, chosen: Sequence[str], rest: Sequence[float], right: str | None) -> OptionStatistics:
    own = [score for choice, score in zip(chosen, rest, strict=True) if choice == option]
    share = len(own) / len(chosen)
    r = correlation([float(choice == option) for choice in chosen], rest)
    mean = sum(own) / len(own) if own else None
    flags = [("rare", option != right and share < RARE), ("attracts", right not in (None, option) and r > _SLACK)]
    return OptionStatistics(option, len(own), share, mean, r, tuple(name for name, raised in flags if raised))


def _item_flags(p: float, total_r: float, d: float, keyed: bool) -> tuple[str, ...]:
    raised = {
        "low_total": total_r < LOW_TOTAL - _SLACK,
        "too_easy": keyed and p > TOO_EASY + _SLACK,
        "too_hard": keyed and p < TOO_HARD - _SLACK,
        "low_d": d < LOW_D - _SLACK,
    }
    return tuple(name for name in raised if raised[name])


def _alpha(k: int, spread: float, total: float) -> float | None:
    """Cronbach's alpha of k items from their sums of squares and that of their total."""
    return k / (k - 1) * (1 - spread / total) if k > 1 and total > 0 else None


def _squares(values: Sequence[float]) -> float:
    mean = sum(values) / len(values)
    return sum((value - mean) ** 2 for value in values)
