"""Places with their uncertainty: 2,000 draws value + SEM N(0, 1) with a fixed seed (Goldstein & Spiegelhalter 1996).

Normal deviates come from a table of 256 quantiles of equal probability, scaled to variance 1, one byte a draw: sorting
then takes most of the time.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import NormalDist

DRAWS = 2000
SEED = 20261122
Z95 = 1.96
LOW, HIGH = 0.10, 0.90
_LEVELS = 256

Entry = tuple[str, float, float]


@dataclass(frozen=True)
class Place:
    """Where one stands: place is 1 + the number strictly higher, median and low to high (80 %) those of the draws.

    chance: share of the draws among the first ``seats``. tied: not reliably different from the first.
    """

    id: str
    value: float
    error: float
    place: int
    median: int
    low: int
    high: int
    chance: float
    tied: bool


def ranking(entries: Sequence[Entry], seats: int, draws: int = DRAWS, seed: int = SEED) -> tuple[Place, ...]:
    """Places of (id, value, SEM), the highest value first, equal ones in the order given.

    The chances sum to ``seats``, or to the number of people if there are fewer.
    """
    ordered = _ordered(entries)
    values = [value for _id, value, _error in ordered]
    counts = _counts(ordered, draws, seed)
    return tuple(
        Place(
            *entry,
            1 + values.index(entry[1]),
            _reached(own, draws * 0.5),
            _reached(own, draws * LOW),
            _reached(own, draws * HIGH),
            sum(own[: max(0, seats)]) / draws,
            not _different(ordered[0], entry),
        )
        for entry, own in zip(ordered, counts, strict=True)
    )


def tie_groups(entries: Sequence[Entry]) -> tuple[tuple[str, ...], ...]:
    """All longest runs, by value, of people of whom no two differ reliably (|d| > 1.96 SEd); runs may overlap.

    One who differs from all others is a group alone.
    """
    ordered = _ordered(entries)
    starts: list[int] = []
    for at, entry in enumerate(ordered):
        start = starts[-1] if starts else 0
        starts.append(max([start, *(k + 1 for k in range(start, at) if _different(ordered[k], entry))]))
    ends = [at for at in range(len(starts)) if at + 1 == len(starts) or starts[at + 1] > starts[at]]
    return tuple(tuple(entry[0] for entry in ordered[starts[at] : at + 1]) for at in ends)


def _ordered(entries: Sequence[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: -entry[1])


def _different(first: Entry, second: Entry) -> bool:
    return abs(first[1] - second[1]) > Z95 * math.hypot(first[2], second[2])


def _counts(ordered: Sequence[Entry], draws: int, seed: int) -> list[list[int]]:
    """For each person how often each rank was drawn."""
    source = random.Random(seed)
    columns = [map(_table(entry).__getitem__, source.randbytes(draws)) for entry in ordered]
    people = range(len(ordered))
    orders = [sorted(people, key=row.__getitem__, reverse=True) for row in zip(*columns, strict=True)]
    ranks = [Counter(drawn) for drawn in zip(*orders, strict=True)]
    return [[rank[person] for rank in ranks] for person in people]


def _table(entry: Entry) -> list[float]:
    """Values that may be drawn; without an error a trace of one, so that equal people share their places."""
    _id, value, error = entry
    error = error or 1e-9 * max(1.0, abs(value))
    return [value + error * z for z in _deviates()]


@cache
def _deviates() -> tuple[float, ...]:
    raw = [NormalDist().inv_cdf((level + 0.5) / _LEVELS) for level in range(_LEVELS)]
    scale = (sum(z * z for z in raw) / _LEVELS) ** 0.5
    return tuple(z / scale for z in raw)


def _reached(counts: Sequence[int], share: float) -> int:
    """The first rank by which ``share`` of the draws are counted."""
    total = 0
    for rank, count in enumerate(counts, 1):
        total += count
        if total >= share:
            return rank
    return len(counts)
