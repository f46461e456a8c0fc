"""Composites: reliability, validity, and weights from data."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireapp.psychometrics.composites import composite_reliability, composite_validity, regression_weights
from hireapp.psychometrics.enough import NO_VARIANCE, TooFew
from hireapp.psychometrics.reliability import correlation
from tests.psychometrics.test_reliability import ATTITUDE

UNRELATED = [[1.0, 0.0], [0.0, 1.0]]


def test_reliability_by_hand():
    # Mosier 1943: w 1 and 1, r .8 and .6, correlation .5: w'Rw = 3, errors .2 + .4; 1 - .6 / 3 = .8.
    assert composite_reliability([1, 1], [0.8, 0.6], [[1, 0.5], [0.5, 1]]) == pytest.approx(0.8)
    assert composite_reliability([2], [0.7], [[1]]) == pytest.approx(0.7)


@given(st.integers(2, 8), st.floats(0.05, 0.95))
def test_equal_parallel_parts_give_spearman_and_brown(k: int, r: float):
    together = [[1.0 if i == j else r for j in range(k)] for i in range(k)]
    assert composite_reliability([1] * k, [r] * k, together) == pytest.approx(k * r / (1 + (k - 1) * r))


def test_validity_by_hand():
    # .3 and .3, unrelated: .6 / sqrt(2) = .42426; correlated .5: .6 / sqrt(3) = .34641.
    assert composite_validity([1, 1], [0.3, 0.3], UNRELATED) == pytest.approx(0.42426, abs=5e-6)
    assert composite_validity([1, 1], [0.3, 0.3], [[1, 0.5], [0.5, 1]]) == pytest.approx(0.34641, abs=5e-6)
    assert composite_validity([5, 0], [0.3, 0.1], UNRELATED) == pytest.approx(0.3)


def test_a_composite_that_does_not_vary_is_refused():
    with pytest.raises(ValueError):
        composite_validity([0, 0], [0.3, 0.3], UNRELATED)
    with pytest.raises(ValueError):
        composite_reliability([1, -1], [0.8, 0.8], [[1, 1], [1, 1]])


def test_the_published_regression():
    # Chatterjee & Price 1977, R: lm(rating ~ ., attitude): multiple R squared .7326; b of complaints .61319, whose
    # beta is .61319 * 13.3148 / 12.1726 = .6707.
    made = regression_weights([row[1:] for row in ATTITUDE], [row[0] for row in ATTITUDE], per_predictor=5)
    assert round(made.r**2, 4) == 0.7326
    assert round(made.weights[0], 4) == 0.6707
    assert made.cross_validated < made.r


def test_the_cross_validated_r_is_that_of_leaving_each_one_out():
    xs, ys = [row[1] for row in ATTITUDE], [float(row[0]) for row in ATTITUDE]
    predicted = []
    for place in range(30):
        own_x, own_y = xs[:place] + xs[place + 1 :], ys[:place] + ys[place + 1 :]
        mean_x, mean_y = sum(own_x) / 29, sum(own_y) / 29
        slope = sum((x - mean_x) * (y - mean_y) for x, y in zip(own_x, own_y, strict=True))
        slope /= sum((x - mean_x) ** 2 for x in own_x)
        predicted.append(mean_y + slope * (xs[place] - mean_x))
    made = regression_weights([[x] for x in xs], ys)
    assert made.cross_validated == pytest.approx(correlation(predicted, ys))
    assert made.weights == (pytest.approx(made.r),)


def test_too_few_for_weights():
    rows, criterion = [row[1:3] for row in ATTITUDE], [row[0] for row in ATTITUDE]
    assert regression_weights(rows, criterion) == TooFew(30, 40)
    assert regression_weights([], []) == TooFew(0, 3)
    assert regression_weights([[3.0]] * 25, criterion[:25]) == NO_VARIANCE
    assert regression_weights([[row[1], 2 * row[1]] for row in ATTITUDE * 2], criterion * 2) == NO_VARIANCE
