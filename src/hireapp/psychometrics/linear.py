"""Small dense linear algebra: covariances, and equations by Gauss elimination with partial pivoting."""

from __future__ import annotations

from collections.abc import Sequence

Matrix = list[list[float]]
_SINGULAR = 1e-11


def covariances(rows: Sequence[Sequence[float]]) -> Matrix:
    """Covariance matrix (n - 1) of the columns of at least two rows."""
    n = len(rows)
    columns = [_centred(column) for column in zip(*rows, strict=True)]
    return [[_dot(one, other) / (n - 1) for other in columns] for one in columns]


def correlations(covariance: Sequence[Sequence[float]]) -> Matrix | None:
    """The correlations of a covariance matrix; None where a column does not vary."""
    roots = [max(row[place], 0.0) ** 0.5 for place, row in enumerate(covariance)]
    if not all(roots):
        return None
    return [
        [entry / (own * root) for entry, root in zip(row, roots, strict=True)]
        for row, own in zip(covariance, roots, strict=True)
    ]


def inverse(matrix: Sequence[Sequence[float]]) -> Matrix | None:
    """The inverse; None of a singular matrix."""
    size = len(matrix)
    return solved(matrix, [[float(row == column) for column in range(size)] for row in range(size)])


def solved(matrix: Sequence[Sequence[float]], right: Sequence[Sequence[float]]) -> Matrix | None:
    """X of ``matrix`` X = ``right`` (both by rows); None where the matrix is singular."""
    size = len(matrix)
    rows = [[*map(float, row), *map(float, own)] for row, own in zip(matrix, right, strict=True)]
    least = _SINGULAR * max((abs(entry) for row in matrix for entry in row), default=0.0)
    for step in range(size):
        pivot = max((abs(rows[at][step]), at) for at in range(step, size))[1]
        if abs(rows[pivot][step]) <= least:
            return None
        rows[step], rows[pivot] = rows[pivot], rows[step]
        _eliminate(rows, step)
    return [row[size:] for row in rows]


def product(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> list[float]:
    """``matrix`` times ``vector``."""
    return [_dot(row, vector) for row in matrix]


def quadratic(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> float:
    """v' M v."""
    return _dot(product(matrix, vector), vector)


def _eliminate(rows: Matrix, step: int) -> None:
    """Turn column ``step`` into that of the unit matrix."""
    own = rows[step]
    pivot = own[step]
    rows[step] = own = [entry / pivot for entry in own]
    for place, row in enumerate(rows):
        factor = row[step]
        if place != step and factor:
            rows[place] = [entry - factor * first for entry, first in zip(row, own, strict=True)]


def _centred(values: Sequence[float]) -> list[float]:
    mean = sum(values) / len(values)
    return [value - mean for value in values]


def _dot(first: Sequence[float], second: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(first, second, strict=True))
