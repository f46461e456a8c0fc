"""How consistent a scale is in a group, and how uncertain one person's score is.

``alpha`` is Cronbach's (1951) on listwise complete answers with the interval of Feldt (1965); it needs 30 people.
``conditional_error`` needs nobody else: the standard error of the mean of a person's own items, the absolute
conditional
standard error of measurement of generalizability theory with items as a random facet (Brennan 1998, eq. 6). It is what
is shown while the reliability of a scale is unknown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hireapp.psychometrics.distributions import f_quantile

MINIMUM = 30


@dataclass(frozen=True)
class Alpha:
    """Cronbach's alpha of ``items`` items in ``n`` people, its 95 % interval, and items that hang together with none.

    against: places (from 0) of items whose corrected item-total correlation is negative; never reversed silently.
    """

    value: float
    low: float
    high: float
    n: int
    items: int
    against: tuple[int, ...]


def alpha(rows: Sequence[Sequence[float]]) -> Alpha | None:
    """Alpha of a table of people by items, all complete. None for fewer than 30 people, 2 items, or no variance."""
    n = len(rows)
    k = len(rows[0]) if rows else 0
    if n < MINIMUM or k < 2:
        return None
    columns = list(zip(*rows, strict=True))
    totals = [sum(row) for row in rows]
    total = _variance(totals)
    if total == 0:
        return None
    value = k / (k - 1) * (1 - sum(_variance(column) for column in columns) / total)
    df1, df2 = n - 1, (n - 1) * (k - 1)
    low = 1 - (1 - value) * f_quantile(0.975, df1, df2)
    high = 1 - (1 - value) * f_quantile(0.025, df1, df2)
    return Alpha(value, low, high, n, k, tuple(place for place in range(k) if item_total(rows, place) < 0))


def item_total(rows: Sequence[Sequence[float]], place: int) -> float:
    """Correlation of an item with the sum of the others; 0 where one of them does not vary."""
    own = [row[place] for row in rows]
    rest = [sum(row) - row[place] for row in rows]
    return correlation(own, rest)


def correlation(first: Sequence[float], second: Sequence[float]) -> float:
    """Pearson's r; 0 where one of the two does not vary."""
    n = len(first)
    mean1, mean2 = sum(first) / n, sum(second) / n
    along = sum((a - mean1) * (b - mean2) for a, b in zip(first, second, strict=True))
    squares = sum((a - mean1) ** 2 for a in first) * sum((b - mean2) ** 2 for b in second)
    return float(along / squares**0.5) if squares > 0 else 0.0


def conditional_error(points: Sequence[Decimal]) -> Decimal | None:
    """Standard error of the mean of one person's items: sqrt(sum (x - mean)^2 / (k (k - 1))). None below two items.

    Where all answers are equal the formula gives 0, which nobody believes; then 1 / k stands in: what it gives where
    one answer differs by a step.
    """
    k = len(points)
    if k < 2:
        return None
    mean = sum(points, Decimal(0)) / k
    squares = sum(((value - mean) ** 2 for value in points), Decimal(0))
    if squares == 0:
        return Decimal(1) / k
    return (squares / (k * (k - 1))).sqrt()


def _variance(values: Sequence[float]) -> float:
    n = len(values)
    mean = sum(values) / n
    return sum((value - mean) ** 2 for value in values) / (n - 1)
