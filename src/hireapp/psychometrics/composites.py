"""Composites of standardised parts, C = sum w z: their reliability and validity, and weights from data.

Correlations: the matrix R of the parts, with 1 in its diagonal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hireapp.psychometrics.enough import NO_VARIANCE, TooFew
from hireapp.psychometrics.linear import Matrix, correlations, covariances, inverse, product, quadratic
from hireapp.psychometrics.reliability import correlation

PER_PREDICTOR = 20
_SURE = 1e-9


@dataclass(frozen=True)
class Regression:
    """Weights of the standardised parts (beta), their multiple R in these people, and R where they were not used.

    cross_validated: correlation of the criterion with what was predicted for each person from all the others.
    """

    weights: tuple[float, ...]
    r: float
    cross_validated: float
    n: int


def composite_reliability(
    weights: Sequence[float], reliabilities: Sequence[float], correlations: Sequence[Sequence[float]]
) -> float:
    """1 - sum w^2 (1 - r_i) / (w' R w) (Mosier 1943). Raises ValueError where the composite does not vary."""
    error = sum(weight**2 * (1 - own) for weight, own in zip(weights, reliabilities, strict=True))
    return 1 - error / _spread(weights, correlations)


def composite_validity(
    weights: Sequence[float], validities: Sequence[float], correlations: Sequence[Sequence[float]]
) -> float:
    """w' v / sqrt(w' R w) (Ghiselli, Campbell & Zedeck 1981). Raises ValueError where the composite does not vary."""
    along = sum(weight * own for weight, own in zip(weights, validities, strict=True))
    return float(along / _spread(weights, correlations) ** 0.5)


def regression_weights(
    rows: Sequence[Sequence[float]], criterion: Sequence[float], per_predictor: int = PER_PREDICTOR
) -> Regression | TooFew:
    """Least squares weights of people (rows) by parts for a criterion; needs 20 people for each part, and two.

    The cross-validated R leaves out one person after the other (Stone 1974), by y - e / (1 - h), h the leverage.
    """
    n, k = len(rows), len(rows[0]) if rows else 0
    if n < max(3, per_predictor * k):
        return TooFew(n, max(3, per_predictor * k))
    covariance = covariances([[*row, own] for row, own in zip(rows, criterion, strict=True)])
    together = correlations(covariance)
    turned = inverse([row[:k] for row in together[:k]]) if together else None
    if together is None or turned is None:
        return NO_VARIANCE
    weights = product(turned, [row[k] for row in together[:k]])
    scores = _standardised(rows, covariance)
    predicted = [sum(weight * own for weight, own in zip(weights, row, strict=True)) for row in scores]
    left_out = _left_out(scores, _standardised([[own] for own in criterion], [covariance[k][k:]]), predicted, turned)
    return Regression(tuple(weights), correlation(predicted, criterion), correlation(left_out, criterion), n)


def _spread(weights: Sequence[float], together: Sequence[Sequence[float]]) -> float:
    spread = quadratic(together, weights)
    if spread <= 0:
        raise ValueError("the composite does not vary")
    return spread


def _standardised(rows: Sequence[Sequence[float]], covariance: Matrix) -> Matrix:
    means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    roots = [covariance[place][place] ** 0.5 for place in range(len(means))]
    return [[(own - mean) / root for own, mean, root in zip(row, means, roots, strict=True)] for row in rows]


def _left_out(scores: Matrix, criterion: Matrix, predicted: Sequence[float], turned: Matrix) -> list[float]:
    """What is predicted for each person from the others, h = 1 / n + z' R^-1 z / (n - 1)."""
    n = len(scores)
    made = []
    for row, (own,), value in zip(scores, criterion, predicted, strict=True):
        leverage = 1 / n + quadratic(turned, row) / (n - 1)
        made.append(own - (own - value) / max(1 - leverage, _SURE))
    return made
