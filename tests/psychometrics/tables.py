"""Tables of people whose covariances are exactly those asked for: published examples often print no more than these."""

from __future__ import annotations

import random

from hireapp.psychometrics.linear import Matrix, covariances


def rows_with(wanted: Matrix, n: int) -> Matrix:
    """``n`` rows whose covariance matrix (n - 1) is ``wanted``: deviates made uncorrelated, then mixed by Cholesky."""
    source = random.Random(1)
    drawn = [[source.gauss(0, 1) for _column in wanted] for _row in range(n)]
    white = _times(drawn, _inverse_of_lower(_cholesky(covariances(drawn))))
    return _times(white, _cholesky(wanted))


def _cholesky(matrix: Matrix) -> Matrix:
    lower = [[0.0] * len(matrix) for _row in matrix]
    for row in range(len(matrix)):
        for column in range(row + 1):
            rest = matrix[row][column] - sum(lower[row][k] * lower[column][k] for k in range(column))
            lower[row][column] = rest**0.5 if row == column else rest / lower[column][column]
    return lower


def _inverse_of_lower(lower: Matrix) -> Matrix:
    size = len(lower)
    made = [[0.0] * size for _row in lower]
    for row in range(size):
        for column in range(row + 1):
            known = sum(lower[row][k] * made[k][column] for k in range(column, row))
            made[row][column] = (float(row == column) - known) / lower[row][row]
    return made


def _times(rows: Matrix, lower: Matrix) -> Matrix:
    """Each row times the transposed lower matrix."""
    return [[sum(a * b for a, b in zip(line, row, strict=True)) for line in lower] for row in rows]
