"""How far a profile of scales lies within a role's bands: 100 means inside all of them. A summary, never a cut-off.

f = 1 inside [low, high]; outside max(0, 1 - d / 15), d = distance in T to the nearer edge; fit = 100 sum(w f) / sum(w).
The interval comes from 1,000 draws T + SEM * N(0, 1) with a fixed seed.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import NormalDist

from hireapp.numbers import rounded

REACH = Decimal(15)
DRAWS = 1000
SEED = 20261122
_NORMAL = NormalDist()


@dataclass(frozen=True)
class Placed:
    """One scale against its band: T, its standard error (None: unknown), the band and its weight."""

    t: Decimal
    error: Decimal | None
    low: Decimal
    high: Decimal
    weight: int


@dataclass(frozen=True)
class Fit:
    """The fit in percent, with the 95 % interval of the draws."""

    value: Decimal
    low: Decimal
    high: Decimal


def closeness(t: Decimal, low: Decimal, high: Decimal) -> Decimal:
    """1 inside the band, falling to 0 at 15 T points outside of it."""
    distance = max(low - t, t - high, Decimal(0))
    return max(Decimal(0), 1 - distance / REACH)


def fit(placed: Sequence[Placed]) -> Fit | None:
    """The fit of the scales that have a value; None without any."""
    weight = sum(entry.weight for entry in placed)
    if not weight:
        return None
    value = 100 * sum((entry.weight * closeness(entry.t, entry.low, entry.high) for entry in placed), Decimal(0))
    drawn = sorted(_draws(placed, weight))
    low, high = (Decimal(str(round(drawn[place], 6))) for place in (24, DRAWS - 25))
    value = rounded(value / weight, 1)
    return Fit(value, min(value, rounded(low, 1)), max(value, rounded(high, 1)))


def _draws(placed: Sequence[Placed], weight: int) -> list[float]:
    source = random.Random(SEED)
    entries = [
        (float(entry.t), float(entry.error or 0), float(entry.low), float(entry.high), entry.weight) for entry in placed
    ]
    reach = float(REACH)
    results = []
    for _draw in range(DRAWS):
        total = 0.0
        for t, error, low, high, own in entries:
            value = t + error * _NORMAL.inv_cdf(source.random() or 0.5)
            total += own * max(0.0, 1 - max(low - value, value - high, 0.0) / reach)
        results.append(100 * total / weight)
    return results
