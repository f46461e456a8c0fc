"""What a score is worth: validity and its corrections, expectancy tables, Taylor-Russell, utility."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import NormalDist

from hireapp.psychometrics.enough import NO_VARIANCE, TooFew
from hireapp.psychometrics.reliability import correlation

MINIMUM = 30
FIRM = 85
POINTS = 40
_NORMAL = NormalDist()
_Z95 = 1.96


@dataclass(frozen=True)
class Validity:
    """Correlation of score and criterion, uncorrected, with its 95 % interval; preliminary below 85 people."""

    r: float
    low: float
    high: float
    n: int
    preliminary: bool


@dataclass(frozen=True)
class ExpectancyRow:
    """People with scores from low to high: how many, how many succeeded, and the share with its 95 % interval."""

    low: float
    high: float
    n: int
    successes: int
    share: float
    share_low: float
    share_high: float


@dataclass(frozen=True)
class Gain:
    """Money gained by a selection, at the validity and at the ends of its interval, in the currency of the SD."""

    value: float
    low: float
    high: float


def validity(xs: Sequence[float], ys: Sequence[float]) -> Validity | TooFew:
    """Pearson's r with tanh(atanh r +- 1.96 / sqrt(n - 3)) (Fisher 1921). Needs 30 people."""
    n = len(xs)
    if n < MINIMUM:
        return TooFew(n, MINIMUM)
    if len(set(xs)) < 2 or len(set(ys)) < 2:
        return NO_VARIANCE
    r = max(-1.0, min(1.0, correlation(xs, ys)))
    if 1 - abs(r) < 1e-15:
        return Validity(r, r, r, n, n < FIRM)
    half = _Z95 / math.sqrt(n - 3)
    return Validity(r, math.tanh(math.atanh(r) - half), math.tanh(math.atanh(r) + half), n, n < FIRM)


def unrestricted(r: float, sd_all: float, sd_hired: float) -> float:
    """r among all applicants from r among those hired by the score: r U / sqrt(1 + r^2 (U^2 - 1)), U = s_all / s_hired.

    Direct restriction, case 2 of Thorndike (1949). Raises ValueError unless both SD are above 0.
    """
    if sd_all <= 0 or sd_hired <= 0:
        raise ValueError("both standard deviations must be above 0")
    u = sd_all / sd_hired
    return r * u / math.sqrt(1 + r * r * (u * u - 1))


def disattenuated(r: float, reliability: float) -> float:
    """r / sqrt(reliability of the criterion), not clipped (Spearman 1904).

    Raises ValueError unless 0 < reliability <= 1.
    """
    if not 0 < reliability <= 1:
        raise ValueError("a reliability lies above 0 and is at most 1")
    return r / math.sqrt(reliability)


def wilson(successes: int, n: int, z: float = 1.959964) -> tuple[float, float]:
    """Interval of a share: (p + z^2 / 2n +- z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n) (Wilson 1927).

    Raises ValueError for nobody.
    """
    if n < 1:
        raise ValueError("a share needs somebody")
    share, square = successes / n, z * z
    centre = share + square / (2 * n)
    half = z * math.sqrt(share * (1 - share) / n + square / (4 * n * n))
    low, high = (centre - half) / (1 + square / n), (centre + half) / (1 + square / n)
    return (0.0 if successes == 0 else low), (1.0 if successes == n else high)


def expectancy(
    scores: Sequence[float], successes: Sequence[bool], parts: int = 4, minimum: int = 20
) -> tuple[ExpectancyRow, ...] | TooFew:
    """Share of success by part of the scores, the lowest first (Lawshe & Bolda 1958), with Wilson's interval.

    Equal scores stay together: a part is that of the percentile rank. Needs ``minimum`` people.
    """
    n = len(scores)
    if n < minimum:
        return TooFew(n, minimum)
    if len(set(scores)) < 2:
        return NO_VARIANCE
    rows: dict[int, list[tuple[float, bool]]] = {}
    for entry in sorted(zip(scores, successes, strict=True)):
        rows.setdefault(_part(entry[0], scores, parts), []).append(entry)
    return tuple(_expectancy(rows[part]) for part in sorted(rows))


def bivariate_tail(x: float, y: float, r: float) -> float:
    """P(X > x, Y > y) of two standard normal variables that correlate ``r`` (Plackett 1954; by Gauss-Legendre)."""
    if abs(r) >= 1:
        upper, other = _tail(x), _tail(y)
        return min(upper, other) if r > 0 else max(0.0, upper + other - 1)
    half = math.asin(r) / 2
    total = 0.0
    for node, weight in _nodes():
        angle = half * (node + 1)
        total += weight * math.exp(-(x * x - 2 * x * y * math.sin(angle) + y * y) / (2 * math.cos(angle) ** 2))
    return _tail(x) * _tail(y) + half * total / (2 * math.pi)


def taylor_russell(base_rate: float, selection_ratio: float, r: float) -> float:
    """Share of successes among those hired (Taylor & Russell 1939): P(X > x_c, Y > y_c) / selection ratio.

    base_rate: share of successes without the score. Raises ValueError unless 0 < both shares <= 1 and -1 <= r <= 1.
    """
    if not (0 < base_rate <= 1 and 0 < selection_ratio <= 1 and -1 <= r <= 1):
        raise ValueError("shares lie above 0 and are at most 1, r lies between -1 and 1")
    if base_rate == 1 or selection_ratio == 1:
        return base_rate
    share = bivariate_tail(_cut(selection_ratio), _cut(base_rate), r) / selection_ratio
    return max(0.0, min(1.0, share))


def mean_z(selection_ratio: float) -> float:
    """Mean standard score of those hired from the top: phi(x_c) / selection ratio (Naylor & Shine 1965)."""
    if not 0 < selection_ratio <= 1:
        raise ValueError("a selection ratio lies above 0 and is at most 1")
    return _NORMAL.pdf(_cut(selection_ratio)) / selection_ratio if selection_ratio < 1 else 0.0


def gain(
    hired: int, years: float, r: tuple[float, float, float], sd_y: float, selection_ratio: float, cost: float
) -> Gain:
    """Gain of a selection: hired * years * r * sd_y * mean z - cost (Brogden 1949; Cronbach & Gleser 1965).

    r: validity with the ends of its interval. sd_y: SD of a year's performance in money. cost: of all applicants.
    """
    unit = hired * years * sd_y * mean_z(selection_ratio)
    value, low, high = (unit * own - cost for own in r)
    return Gain(value, low, high)


def _part(score: float, scores: Sequence[float], parts: int) -> int:
    below = sum(other < score for other in scores)
    equal = sum(other == score for other in scores)
    return parts * (2 * below + equal) // (2 * len(scores))


def _expectancy(row: Sequence[tuple[float, bool]]) -> ExpectancyRow:
    n, successes = len(row), sum(success for _score, success in row)
    return ExpectancyRow(row[0][0], row[-1][0], n, successes, successes / n, *wilson(successes, n))


def _cut(share: float) -> float:
    return -_NORMAL.inv_cdf(share)


def _tail(x: float) -> float:
    return math.erfc(x / math.sqrt(2)) / 2


@cache
def _nodes() -> tuple[tuple[float, float], ...]:
    """Nodes and weights of Gauss and Legendre on -1 to 1, by Newton's method."""
    made = []
    for place in range(POINTS):
        x = math.cos(math.pi * (place + 0.75) / (POINTS + 0.5))
        for _step in range(20):
            value, slope = _legendre(x)
            x -= value / slope
        made.append((x, 2 / ((1 - x * x) * _legendre(x)[1] ** 2)))
    return tuple(made)


def _legendre(x: float) -> tuple[float, float]:
    """The polynomial of degree 40 and its slope at ``x``."""
    before, value = 1.0, x
    for degree in range(2, POINTS + 1):
        before, value = value, ((2 * degree - 1) * x * value - (degree - 1) * before) / degree
    return value, POINTS * (x * value - before) / (x * x - 1)
