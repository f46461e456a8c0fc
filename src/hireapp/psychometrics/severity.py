"""Strict and lenient raters: y = mu + c_i + r_j by least squares, with sum c = 0 and sum r = 0 (Searle 1971).

Persons are eliminated, so only as many equations are solved as there are raters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hireapp.psychometrics.enough import TooFew
from hireapp.psychometrics.linear import Matrix, solved

LEAST = 5
"""Ratings a rater must have given."""
PRIOR = 4
"""Ratings' worth of pull towards 0 in `shrunk`: a convention of this program, not estimated from data."""

Rating = tuple[str, str, float]


@dataclass(frozen=True)
class RaterSeverity:
    """One rater: ratings, their mean and SD (None of one), and how far the rater lies above the others.

    severity: r_j in points of the scale: below 0 strict, above 0 lenient. shrunk: r_j n / (n + 4), for showing raters
    with few ratings; the adjusted people are made with r_j itself.
    """

    rater: str
    n: int
    mean: float
    sd: float | None
    severity: float
    shrunk: float


@dataclass(frozen=True)
class Severity:
    """mean: mu. raw: mean of a person's ratings; adjusted: mu + c_i, as if all raters had rated the person.

    left_out: raters with too few ratings, whose ratings count nowhere here; a person whom only they rated is missing.
    """

    mean: float
    raters: tuple[RaterSeverity, ...]
    raw: Mapping[str, float]
    adjusted: Mapping[str, float]
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class Unconnected:
    """Raters without a person in common, not even over others, can't be compared: the raters of each part."""

    parts: tuple[tuple[str, ...], ...]


def severity(ratings: Sequence[Rating], least: int = LEAST) -> Severity | Unconnected | TooFew:
    """Severity of raters and adjusted people from (person, rater, value); a pair may come several times.

    Needs two raters with ``least`` ratings each, and a connected graph of people and raters.
    """
    counts = Counter(rater for _person, rater, _value in ratings)
    left_out = tuple(sorted(rater for rater, n in counts.items() if n < least))
    kept = [rating for rating in ratings if rating[1] not in left_out]
    raters = sorted(set(counts) - set(left_out))
    if len(raters) < 2:
        return TooFew(len(raters), 2, "raters")
    parts = _parts(kept)
    if len(parts) > 1:
        return Unconnected(parts)
    effects = _effects(kept, raters)
    raw = _means(kept, dict.fromkeys(raters, 0.0))
    adjusted = _means(kept, effects)
    made = tuple(_rater(rater, kept, effects[rater]) for rater in raters)
    return Severity(sum(adjusted.values()) / len(adjusted), made, raw, adjusted, left_out)


def _parts(ratings: Sequence[Rating]) -> tuple[tuple[str, ...], ...]:
    """Connected parts of the graph, as sorted raters."""
    above: dict[str, str] = {rater: rater for _person, rater, _value in ratings}
    first: dict[str, str] = {}
    for person, rater, _value in ratings:
        above[_root(above, rater)] = _root(above, first.setdefault(person, rater))
    parts: dict[str, list[str]] = {}
    for rater in sorted(above):
        parts.setdefault(_root(above, rater), []).append(rater)
    return tuple(tuple(part) for part in parts.values())


def _root(above: dict[str, str], rater: str) -> str:
    while above[rater] != rater:
        above[rater] = above[above[rater]]
        rater = above[rater]
    return rater


def _effects(ratings: Sequence[Rating], raters: Sequence[str]) -> dict[str, float]:
    """r_j of the reduced normal equations, whose rows and right side sum to 0; 1 in every entry holds sum r = 0."""
    place = {rater: at for at, rater in enumerate(raters)}
    matrix: Matrix = [[1.0] * len(raters) for _rater in raters]
    right = [[0.0] for _rater in raters]
    for own in _by_person(ratings):
        mean = sum(value for _rater, value in own) / len(own)
        for rater, value in own:
            at = place[rater]
            matrix[at][at] += 1
            right[at][0] += value - mean
            for other, _value in own:
                matrix[at][place[other]] -= 1 / len(own)
    made = solved(matrix, right)
    if made is None:
        raise ValueError("the raters are not connected")
    return {rater: row[0] for rater, row in zip(raters, made, strict=True)}


def _by_person(ratings: Sequence[Rating]) -> list[list[tuple[str, float]]]:
    people: dict[str, list[tuple[str, float]]] = {}
    for person, rater, value in ratings:
        people.setdefault(person, []).append((rater, value))
    return list(people.values())


def _means(ratings: Sequence[Rating], effects: Mapping[str, float]) -> dict[str, float]:
    people: dict[str, list[float]] = {}
    for person, rater, value in ratings:
        people.setdefault(person, []).append(value - effects[rater])
    return {person: sum(values) / len(values) for person, values in people.items()}


def _rater(rater: str, ratings: Sequence[Rating], effect: float) -> RaterSeverity:
    values = [value for _person, own, value in ratings if own == rater]
    n = len(values)
    mean = sum(values) / n
    sd = (sum((value - mean) ** 2 for value in values) / (n - 1)) ** 0.5 if n > 1 else None
    return RaterSeverity(rater, n, mean, sd, effect, effect * n / (n + PRIOR))
