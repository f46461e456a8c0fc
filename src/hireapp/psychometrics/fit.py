"""How far a profile of scales lies within a role's bands: 100 means inside all of them. A summary, never a cut-off.

f = 1 inside [low, high]; outside max(0, 1 - d / 15), d = distance in T to the nearer edge; fit = 100 sum(w f) / sum(w).
The interval comes from 1,000 draws T + SEM * N(0, 1) with a fixed seed.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
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
    entries = [
        (float(entry.t), float(entry.error or 0), float(entry.low), float(entry.high), entry.weight) for entry in placed
    ]
    drawn = sorted(_draws(tuple(entries)))
    low, high = (Decimal(str(round(drawn[place], 6))) for place in (24, DRAWS - 25))
    value = rounded(value / weight, 1)
    return Fit(value, min(value, rounded(low, 1)), max(value, rounded(high, 1)))


@lru_cache(maxsize=64)
def _draws(entries: tuple[tuple[float, float, float, float, int], ...]) -> tuple[float, ...]:
    """The fit in each draw of (T, error, low, high, weight) by scale."""
    reach = float(REACH)
    weight = sum(entry[4] for entry in entries)
    results = []
    for normals in _normals(len(entries)):
        total = 0.0
        for (t, error, low, high, own), normal in zip(entries, normals, strict=True):
            value = t + error * normal
            distance = low - value if value < low else value - high if value > high else 0.0
            if distance < reach:
                total += own * (1 - distance / reach)
        results.append(100 * total / weight)
    return tuple(results)


@lru_cache(maxsize=8)
def _normals(scales: int) -> tuple[tuple[float, ...], ...]:
    """The normal numbers of all draws: the seed is fixed, so they are the same for everybody."""
    source = random.Random(SEED)
    return tuple(tuple(_NORMAL.inv_cdf(source.random() or 0.5) for _scale in range(scales)) for _draw in range(DRAWS))
