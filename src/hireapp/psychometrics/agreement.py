"""How far raters agree: on one target (rwg), over people (ICC), with gaps (Krippendorff's alpha), by category (kappa).

No value is clipped: a negative one says that raters agree less than chance or than people differ.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from hireapp.psychometrics.distributions import f_quantile
from hireapp.psychometrics.enough import NO_VARIANCE, TooFew

Form = Literal["1", "2", "3", "1k", "2k", "3k"]
Level = Literal["nominal", "ordinal", "interval", "ratio"]
Weights = Literal["none", "linear", "quadratic"]
PEOPLE = 10
SEED = 20261122
_SAME = 1e-12


@dataclass(frozen=True)
class Icc:
    """An intraclass correlation of ``n`` people and ``k`` raters with its 95 % interval."""

    form: Form
    value: float
    low: float
    high: float
    n: int
    k: int


@dataclass(frozen=True)
class Krippendorff:
    """Alpha with its 95 % bootstrap interval over ``units`` (those with two values or more) and ``values`` in them."""

    value: float
    low: float
    high: float
    units: int
    values: int


@dataclass(frozen=True)
class _Squares:
    """Mean squares of the two-way table: between people, within people, between raters (judges), residual (error)."""

    n: int
    k: int
    b: float
    w: float
    j: float
    e: float


def rwg(levels: Sequence[float], categories: int = 5) -> float | TooFew:
    """Agreement of raters on one target: 1 - s^2 / ((A^2 - 1) / 12), s^2 by n - 1 (James, Demaree & Wolf 1984).

    1 is full agreement, 0 that of answers by chance, below 0 less. categories: levels A of the scale. Needs two raters.
    """
    if len(levels) < 2:
        return TooFew(len(levels), 2, "raters")
    return 1 - _variance(levels) / _by_chance(categories)


def rwg_items(table: Sequence[Sequence[float]], categories: int = 5) -> float | TooFew:
    """Agreement on one target over J parallel items: J (1 - q) / (J (1 - q) + q), q = mean s^2 / ((A^2 - 1) / 12).

    Rows are raters, columns items (James, Demaree & Wolf 1984). From q = J / (J - 1) on, where the formula jumps to
    values above 1, it is minus infinity.
    """
    if len(table) < 2:
        return TooFew(len(table), 2, "raters")
    columns = list(zip(*table, strict=True))
    if not columns:
        return TooFew(0, 1, "items")
    q = sum(map(_variance, columns)) / len(columns) / _by_chance(categories)
    top = len(columns) * (1 - q)
    return top / (top + q) if top + q > _SAME else -math.inf


def icc(table: Sequence[Sequence[float]], form: Form, minimum: int = PEOPLE) -> Icc | TooFew:
    """Intraclass correlation of a complete table of people (rows) by raters (Shrout & Fleiss 1979; McGraw & Wong 1996).

    form: "1" other raters for each person, "2" the same raters as a sample of raters, "3" consistency of these raters;
    with "k" the reliability of the mean of the k raters.
    """
    n = len(table)
    k = len(table[0]) if table else 0
    if n < minimum:
        return TooFew(n, minimum)
    if k < 2:
        return TooFew(k, 2, "raters")
    squares = _squares(table)
    if squares.b <= _SAME * (squares.b + squares.w):
        return NO_VARIANCE
    made = {"1": _icc1, "2": _icc2, "3": _icc3}[form[0]](squares, form.endswith("k"))
    return Icc(form, *made, n, k)


def krippendorff(
    units: Sequence[Sequence[float | None]], level: Level, draws: int = 1000, seed: int = SEED
) -> Krippendorff | TooFew:
    """Krippendorff's alpha of units (rows) by raters, None where a rater gave nothing (Krippendorff 2011).

    alpha = 1 - (N - 1) sum o_ck d_ck / sum n_c n_k d_ck; units with one value drop out. The interval is the middle 95 %
    of ``draws`` samples of units with a fixed ``seed``, widened to hold alpha; at least two units.
    """
    kept = [[float(value) for value in unit if value is not None] for unit in units]
    kept = [unit for unit in kept if len(unit) > 1]
    if len(kept) < 2:
        return TooFew(len(kept), 2, "units")
    patterns = Counter(tuple(sorted(unit)) for unit in kept)
    known = {pattern: _coincidences(pattern) for pattern in patterns}
    value = _alpha(patterns, known, level)
    if value is None:
        return NO_VARIANCE
    drawn = _drawn(kept, known, level, draws, seed) or [value]
    edge = max(1, len(drawn) // 40)
    low, high = min(value, drawn[edge - 1]), max(value, drawn[-edge])
    return Krippendorff(value, low, high, len(kept), sum(map(len, kept)))


def kappa(pairs: Sequence[tuple[int, int]], categories: Sequence[int], weights: Weights) -> float | TooFew:
    """Kappa of two raters: 1 - sum v p_ij / sum v p_i. p_.j (Cohen 1960, 1968); at least two pairs.

    v is 0 or 1 ("none"), the distance |i - j| ("linear") or its square ("quadratic"; Fleiss & Cohen 1973), counted in
    places of the declared ``categories``, used or not.
    """
    if len(pairs) < 2:
        return TooFew(len(pairs), 2, "pairs")
    place = {category: at for at, category in enumerate(categories)}
    distance: Callable[[int, int], int] = _DISTANCES[weights]
    rows = Counter(place[first] for first, _second in pairs)
    columns = Counter(place[second] for _first, second in pairs)
    seen = sum(distance(place[first], place[second]) for first, second in pairs)
    expected = sum(rows[i] * columns[j] * distance(i, j) for i in rows for j in columns)
    if not expected:
        return NO_VARIANCE
    return 1 - len(pairs) * seen / expected


def fleiss_kappa(counts: Sequence[Sequence[int]]) -> float | TooFew:
    """Kappa of many raters: (mean P_i - P_e) / (1 - P_e) (Fleiss 1971). counts: units by categories, equal sums.

    Raises ValueError where units have different numbers of ratings.
    """
    if len(counts) < 2:
        return TooFew(len(counts), 2, "units")
    raters = sum(counts[0])
    if any(sum(row) != raters for row in counts):
        raise ValueError("every unit needs the same number of ratings")
    if raters < 2:
        return TooFew(raters, 2, "raters")
    total = len(counts) * raters
    agreed = (sum(count * count for row in counts for count in row) - total) / (total * (raters - 1))
    by_chance: float = sum(sum(column) ** 2 for column in zip(*counts, strict=True))
    if by_chance == total * total:
        return NO_VARIANCE
    by_chance /= total * total
    return (agreed - by_chance) / (1 - by_chance)


_DISTANCES: dict[Weights, Callable[[int, int], int]] = {
    "none": lambda i, j: int(i != j),
    "linear": lambda i, j: abs(i - j),
    "quadratic": lambda i, j: (i - j) ** 2,
}
_Pattern = tuple[float, ...]
_Cells = Mapping[tuple[float, float], float]


def _by_chance(categories: int) -> float:
    return (categories**2 - 1) / 12


def _variance(values: Sequence[float]) -> float:
    mean = sum(values) / len(values)
    return sum((value - mean) ** 2 for value in values) / (len(values) - 1)


def _squares(table: Sequence[Sequence[float]]) -> _Squares:
    n, k = len(table), len(table[0])
    columns = list(zip(*table, strict=True))
    mean = sum(map(sum, table)) / (n * k)
    people = k * sum((sum(row) / k - mean) ** 2 for row in table)
    raters = n * sum((sum(column) / n - mean) ** 2 for column in columns)
    within = sum((value - sum(row) / k) ** 2 for row in table for value in row)
    rest = within - raters
    rest = rest if rest > _SAME * (people + within) else 0.0
    return _Squares(n, k, people / (n - 1), within / (n * (k - 1)), raters / (k - 1), rest / ((n - 1) * (k - 1)))


def _icc1(s: _Squares, mean: bool) -> tuple[float, float, float]:
    return _one_error(s, s.w, s.n * (s.k - 1), mean)


def _icc3(s: _Squares, mean: bool) -> tuple[float, float, float]:
    return _one_error(s, s.e, (s.n - 1) * (s.k - 1), mean)


def _one_error(s: _Squares, error: float, df: int, mean: bool) -> tuple[float, float, float]:
    """Value and limits where one mean square stands against that of people: F0 divided or multiplied by a quantile."""

    def value(factor: float) -> float:
        if mean:
            return 1 - factor * error / s.b
        return (s.b - factor * error) / (s.b + (s.k - 1) * factor * error)

    return value(1), value(f_quantile(0.975, s.n - 1, df)), value(1 / f_quantile(0.975, df, s.n - 1))


def _icc2(s: _Squares, mean: bool) -> tuple[float, float, float]:
    """Absolute agreement; the limits after McGraw & Wong 1996, table 7, with a and b written without r.

    a = (B - E) / (J + (n - 1) E) and b = 1 + (n - 1) a are their k r / (n (1 - r)) and 1 + k r (n - 1) / (n (1 - r));
    then a J + b E = B.
    """
    n, k, b, j, e = s.n, s.k, s.b, s.j, s.e
    if j + (n - 1) * e == 0:
        return 1.0, 1.0, 1.0
    single = (b - e) / (b + (k - 1) * e + k * (j - e) / n)
    own = (b - e) / (j + (n - 1) * e)
    v = b**2 / ((own * j) ** 2 / (k - 1) + ((1 + (n - 1) * own) * e) ** 2 / ((n - 1) * (k - 1)))
    f1, f2 = f_quantile(0.975, n - 1, v), f_quantile(0.975, v, n - 1)
    rest = k * j + (k * n - k - n) * e
    low, high = n * (b - f1 * e) / (f1 * rest + n * b), n * (f2 * b - e) / (rest + n * f2 * b)
    if not mean:
        return single, low, high
    return (b - e) / (b + (j - e) / n), _stepped_up(low, k), _stepped_up(high, k)


def _stepped_up(r: float, k: int) -> float:
    return k * r / (1 + (k - 1) * r) if 1 + (k - 1) * r > 0 else -math.inf


def _coincidences(pattern: _Pattern) -> _Cells:
    """Share of each pair of different values in the unit, both orders together, each pair counting 1 / (m - 1)."""
    cells: dict[tuple[float, float], float] = {}
    for pair in combinations(pattern, 2):
        if pair[0] != pair[1]:
            cells[pair] = cells.get(pair, 0.0) + 2 / (len(pattern) - 1)
    return cells


def _drawn(
    kept: Sequence[Sequence[float]], known: Mapping[_Pattern, _Cells], level: Level, draws: int, seed: int
) -> list[float]:
    """Alphas of samples of units, sorted; samples without any difference give none."""
    source = random.Random(seed)
    patterns = [tuple(sorted(unit)) for unit in kept]
    made = (_alpha(Counter(source.choices(patterns, k=len(patterns))), known, level) for _draw in range(draws))
    return sorted(value for value in made if value is not None)


def _alpha(patterns: Mapping[_Pattern, int], known: Mapping[_Pattern, _Cells], level: Level) -> float | None:
    margins: dict[float, int] = {}
    observed: dict[tuple[float, float], float] = {}
    for pattern, times in patterns.items():
        for value in pattern:
            margins[value] = margins.get(value, 0) + times
        for pair, share in known[pattern].items():
            observed[pair] = observed.get(pair, 0.0) + times * share
    distance = _distance(margins, level)
    expected = 2 * sum(margins[c] * margins[k] * distance(c, k) for c, k in combinations(sorted(margins), 2))
    seen = sum(share * distance(*pair) for pair, share in observed.items())
    return 1 - (sum(margins.values()) - 1) * seen / expected if expected else None


def _distance(margins: Mapping[float, int], level: Level) -> Callable[[float, float], float]:
    """Squared difference of two values c < k at a level of measurement."""
    if level == "nominal":
        return lambda c, k: float(c != k)
    if level == "interval":
        return lambda c, k: (c - k) ** 2
    if level == "ratio":
        return _ratio
    upto, total = {}, 0.0
    for value in sorted(margins):
        upto[value] = total + margins[value] / 2
        total += margins[value]
    return lambda c, k: (upto[k] - upto[c]) ** 2


def _ratio(c: float, k: float) -> float:
    if c < 0:
        raise ValueError("a ratio needs values from 0 on")
    return ((c - k) / (c + k)) ** 2
