"""Omega: a published one-factor solution, exact models, and what is refused."""

from __future__ import annotations

import random

import pytest

from hireapp.psychometrics.enough import NO_VARIANCE, TooFew
from hireapp.psychometrics.factor import omega
from hireapp.psychometrics.linear import Matrix
from tests.psychometrics.tables import rows_with

# Spearman's five variables (Harman 1976, pages 116 and 391), n = 100.
SPEARMAN = [
    [1.000, 0.485, 0.400, 0.397, 0.295],
    [0.485, 1.000, 0.397, 0.397, 0.247],
    [0.400, 0.397, 1.000, 0.335, 0.275],
    [0.397, 0.397, 0.335, 1.000, 0.195],
    [0.295, 0.247, 0.275, 0.195, 1.000],
]
# R's data set ability.cov (Smith & Stanley 1983): six tests of 112 people.
ABILITY = [
    [24.641, 5.991, 33.520, 6.023, 20.755, 29.701],
    [5.991, 6.700, 18.137, 1.782, 4.936, 7.204],
    [33.520, 18.137, 149.831, 19.424, 31.430, 50.753],
    [6.023, 1.782, 19.424, 12.711, 4.757, 9.075],
    [20.755, 4.936, 31.430, 4.757, 52.604, 66.762],
    [29.701, 7.204, 50.753, 9.075, 66.762, 135.292],
]


def model(loadings: list[float], unique: list[float]) -> Matrix:
    return [[a * b + (unique[i] if i == j else 0) for j, b in enumerate(loadings)] for i, a in enumerate(loadings)]


def test_the_maximum_likelihood_solution_of_spearman_s_variables():
    # SAS PROC FACTOR METHOD=ML prints the communalities .49542 .46625 .34391 .32029 .15870 (its iterations stop early).
    made = omega(rows_with(SPEARMAN, 100))
    assert [loading**2 for loading in made.loadings] == pytest.approx(
        [0.49542, 0.46625, 0.34391, 0.32029, 0.15870], abs=2e-5
    )
    # By hand from these: (.70386 + .68283 + .58644 + .56594 + .39837)^2 = 2.93744^2 = 8.62855; 1 less each
    # communality sums to 3.21543; 8.62855 / 11.84398 = .7285.
    assert round(made.value, 4) == 0.7285
    assert not made.just_identified


def test_the_solution_of_r_s_factanal():
    # factanal(factors = 1, covmat = ability.cov) prints loadings .682 .384 .502 .300 .877 .849.
    made = omega(rows_with(ABILITY, 112))
    roots = [ABILITY[i][i] ** 0.5 for i in range(6)]
    standard = [loading / root for loading, root in zip(made.loadings, roots, strict=True)]
    assert [round(value, 3) for value in standard] == [0.682, 0.384, 0.502, 0.300, 0.877, 0.849]
    unique = [value / root**2 for value, root in zip(made.uniquenesses, roots, strict=True)]
    assert [round(value, 3) for value in unique] == [0.535, 0.853, 0.748, 0.910, 0.232, 0.280]


def test_an_exact_model_is_found_in_the_units_of_the_items():
    loadings, unique = [1.2, 0.8, 2.0, 0.5], [1.0, 0.7, 1.5, 0.4]
    made = omega(rows_with(model(loadings, unique), 150))
    assert made.loadings == pytest.approx(loadings, abs=1e-6)
    assert made.uniquenesses == pytest.approx(unique, abs=1e-6)
    assert made.value == pytest.approx(4.5**2 / (4.5**2 + 3.6))
    assert made.n == 150


def test_three_items_are_just_identified():
    loadings, unique = [0.9, 0.7, 0.6], [0.5, 0.4, 0.8]
    made = omega(rows_with(model(loadings, unique), 120))
    assert made.just_identified
    assert made.loadings == pytest.approx(loadings)
    assert made.value == pytest.approx(2.2**2 / (2.2**2 + 1.7))


def test_signs_are_turned_so_that_the_sum_is_positive():
    made = omega(rows_with(model([-0.9, -0.8, -0.7, 0.3], [0.5] * 4), 120))
    assert made.loadings == pytest.approx((0.9, 0.8, 0.7, -0.3), abs=1e-6)
    assert omega(rows_with(model([-0.9, -0.8, 0.4], [0.5] * 3), 120)).loadings == pytest.approx((0.9, 0.8, -0.4))


def test_heywood_cases_have_no_value():
    assert omega(rows_with([[1, 0.9, 0.9], [0.9, 1, 0.7], [0.9, 0.7, 1]], 120)) == "heywood"  # .9 * .9 / .7 > 1
    assert omega(rows_with([[1, 0.5, 0.5], [0.5, 1, -0.3], [0.5, -0.3, 1]], 120)) == "heywood"
    # The first loading squared would be .8 * .8 / .5 = 1.28.
    wide = [[1, 0.8, 0.8, 0.8], [0.8, 1, 0.5, 0.5], [0.8, 0.5, 1, 0.5], [0.8, 0.5, 0.5, 1]]
    assert omega(rows_with(wide, 120)) == "heywood"


def test_too_few():
    rows = rows_with(SPEARMAN, 100)
    assert omega(rows[:99]) == TooFew(99, 100)
    assert omega([]) == TooFew(0, 100)
    assert omega([row[:2] for row in rows]) == TooFew(2, 3, "items")
    assert omega([[*row, 3.0] for row in rows]) == NO_VARIANCE
    assert omega(rows[:40], minimum=40).n == 40


def test_equal_loadings_give_alpha():
    from hireapp.psychometrics.reliability import alpha

    rows = rows_with(model([0.8] * 5, [0.36] * 5), 120)
    assert omega(rows).value == pytest.approx(alpha(rows).value)


def test_shifting_and_stretching_items_changes_only_their_units():
    source = random.Random(5)
    rows = [[factor + source.gauss(0, 1) for _item in range(4)] for factor in (source.gauss(0, 1) for _p in range(150))]
    made, moved = omega(rows), omega([[row[0] + 9, *row[1:3], row[3] * 2] for row in rows])
    assert moved.loadings[:3] == pytest.approx(made.loadings[:3], abs=1e-6)
    assert moved.loadings[3] == pytest.approx(made.loadings[3] * 2, abs=1e-6)
