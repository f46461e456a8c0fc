"""McDonald's omega from a one-factor model by maximum likelihood.

The steps are those of Rubin & Thayer (1982), taken on correlations, since the solution goes with the scale; the result
is turned back. Three items have a closed solution (Spearman 1904).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from hireapp.psychometrics.enough import NO_VARIANCE, TooFew
from hireapp.psychometrics.linear import Matrix, correlations, covariances, product

MINIMUM = 100
STEPS = 10000
CHANGE = 1e-9
HEYWOOD = 1e-3
_FLOOR = 1e-12

Refusal = Literal["heywood", "not_converged"]


@dataclass(frozen=True)
class Omega:
    """Omega with the loadings and uniquenesses (error variances) in the units of the items.

    just_identified: three items, whose model fits whatever they are.
    """

    value: float
    loadings: tuple[float, ...]
    uniquenesses: tuple[float, ...]
    n: int
    just_identified: bool


def omega(rows: Sequence[Sequence[float]], minimum: int = MINIMUM) -> Omega | TooFew | Refusal:
    """(sum l)^2 / ((sum l)^2 + sum t) of complete answers of people (rows) to items (McDonald 1999).

    "heywood": a uniqueness at or below 0 (under a thousandth of the item's variance), or no factor at all in three
    items; "not_converged": no solution after 10,000 steps. Loadings are turned so that their sum is positive. Needs
    ``minimum`` people, three items.
    """
    n, k = len(rows), len(rows[0]) if rows else 0
    if n < minimum:
        return TooFew(n, minimum)
    if k < 3:
        return TooFew(k, 3, "items")
    covariance = covariances(rows)
    made = correlations(covariance)
    if made is None:
        return NO_VARIANCE
    solution = _of_three(made) if k == 3 else _iterated(made)
    return solution if isinstance(solution, str) else _omega(solution, covariance, n)


def _omega(solution: Sequence[float], covariance: Matrix, n: int) -> Omega:
    spread = [covariance[place][place] for place in range(len(covariance))]
    loadings = [own * variance**0.5 for own, variance in zip(solution, spread, strict=True)]
    if sum(loadings) < 0:
        loadings = [-own for own in loadings]
    unique = tuple(variance * (1 - own * own) for own, variance in zip(solution, spread, strict=True))
    common = sum(loadings) ** 2
    return Omega(common / (common + sum(unique)), tuple(loadings), unique, n, len(loadings) == 3)


def _of_three(r: Matrix) -> list[float] | Refusal:
    """l_1^2 = r_12 r_13 / r_23, and so on."""
    a, b, c = r[0][1], r[0][2], r[1][2]
    if a * b * c <= 0:
        return "heywood"
    squares = (a * b / c, a * c / b, b * c / a)
    if max(squares) > 1 - HEYWOOD:
        return "heywood"
    first = squares[0] ** 0.5
    return [first, a / first, b / first]


def _iterated(r: Matrix) -> list[float] | Refusal:
    loadings = _start(r)
    unique = [1 - own * own for own in loadings]
    for _step in range(STEPS):
        before = (*loadings, *unique)
        loadings, unique = _stepped(r, loadings, unique)
        if max(abs(old - new) for old, new in zip(before, (*loadings, *unique), strict=True)) < CHANGE:
            return "heywood" if min(unique) < HEYWOOD else loadings
    return "heywood" if min(unique) < HEYWOOD else "not_converged"


def _start(r: Matrix) -> list[float]:
    """The correlations with the item that goes with the others most."""
    best = max(r, key=lambda row: sum(entry * entry for entry in row))
    return [max(-0.9, min(0.9, entry)) for entry in best]


def _stepped(r: Matrix, loadings: list[float], unique: list[float]) -> tuple[list[float], list[float]]:
    """One step: b = l' V^-1 with V = l l' + diag(t), c = 1 - b l + b R b', l = R b' / c, t = diag(R - l (b R))."""
    weights = [own / error for own, error in zip(loadings, unique, strict=True)]
    common = sum(own * weight for own, weight in zip(loadings, weights, strict=True))
    b = [weight / (1 + common) for weight in weights]
    along = product(r, b)
    c = 1 / (1 + common) + sum(own * weight for own, weight in zip(along, b, strict=True))
    new = [own / c for own in along]
    return new, [max(1 - own * other, _FLOOR) for own, other in zip(new, along, strict=True)]
