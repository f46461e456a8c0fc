"""A raw score against a group: z, T, sten, percentile. Below 30 people there is no T, only a place among the group.

Formulas: z = (x - M) / s with s by n - 1; T = 50 + 10 z; sten = floor(5.5 + 2 z + .5) within 1..10; percentile rank =
100 (below + half of the equal) / n. From 30 to 99 people the percentile is that of t = (x - M) / (s sqrt((n + 1) / n))
with n - 1 degrees of freedom (Crawford & Howell 1998), and is marked provisional.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from hireapp.numbers import rounded
from hireapp.psychometrics.distributions import t_cdf

MINIMUM = 30
FIRM = 100
Place = Literal["below_middle", "within_middle", "above_middle"]


@dataclass(frozen=True)
class Normed:
    """A score on a norm group of ``n``. t, sten and percentile are None below 30 people; then ``place`` says where."""

    n: int
    z: Decimal | None
    t: Decimal | None
    sten: int | None
    percentile: Decimal | None
    place: Place | None
    provisional: bool


def mean_and_sd(values: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """Mean and standard deviation (n - 1) of at least two values."""
    mean = sum(values, Decimal(0)) / len(values)
    squares = sum(((value - mean) ** 2 for value in values), Decimal(0))
    return mean, (squares / (len(values) - 1)).sqrt()


def normed(value: Decimal, group: Sequence[Decimal]) -> Normed:
    """Where ``value`` stands in ``group``, which must not hold the person's own score."""
    n = len(group)
    if n < MINIMUM:
        return Normed(n, None, None, None, None, _place(value, group), True)
    mean, sd = mean_and_sd(group)
    if sd == 0:
        return Normed(n, None, None, None, None, _place(value, group), True)
    z = (value - mean) / sd
    return Normed(n, z, t_score(z), sten(z), _percentile(value, group, mean, sd), None, n < FIRM)


def t_score(z: Decimal) -> Decimal:
    """T = 50 + 10 z."""
    return 50 + 10 * z


def sten(z: Decimal) -> int:
    """Standard ten: floor(5.5 + 2 z + .5), kept within 1 and 10."""
    return max(1, min(10, math.floor(Decimal("5.5") + 2 * z + Decimal("0.5"))))


def percentile_rank(value: Decimal, group: Sequence[Decimal]) -> Decimal:
    """100 (below + half of the equal) / n."""
    below = sum(entry < value for entry in group)
    equal = sum(entry == value for entry in group)
    return 100 * (below + Decimal(equal) / 2) / len(group)


def _percentile(value: Decimal, group: Sequence[Decimal], mean: Decimal, sd: Decimal) -> Decimal:
    n = len(group)
    if n >= FIRM:
        return rounded(percentile_rank(value, group))
    t = float((value - mean) / (sd * (Decimal(n + 1) / n).sqrt()))
    return rounded(Decimal(str(round(100 * t_cdf(t, n - 1), 6))))


def _place(value: Decimal, group: Sequence[Decimal]) -> Place | None:
    if len(group) < 4:
        return None
    ordered = sorted(group)
    low, high = ordered[len(ordered) // 4], ordered[-1 - len(ordered) // 4]
    return "below_middle" if value < low else "above_middle" if value > high else "within_middle"
