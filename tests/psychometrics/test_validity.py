"""Validity, corrections, expectancy, Taylor-Russell and utility: printed tables and hand calculation."""

from __future__ import annotations

import math
from itertools import pairwise
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireapp.psychometrics.enough import NO_VARIANCE, TooFew
from hireapp.psychometrics.validity import (
    bivariate_tail,
    disattenuated,
    expectancy,
    gain,
    mean_z,
    taylor_russell,
    unrestricted,
    validity,
    wilson,
)
from tests.psychometrics.tables import rows_with

shares = st.floats(0.01, 0.99)


def test_validity_by_hand():
    # r = .5 in 52 people: atanh .5 = .5493, half = 1.96 / 7 = .28: tanh .2693 = .2630, tanh .8293 = .6801.
    xs, ys = zip(*rows_with([[1.0, 0.5], [0.5, 1.0]], 52), strict=True)
    made = validity(xs, ys)
    assert (made.r, made.n, made.preliminary) == (pytest.approx(0.5), 52, True)
    assert (round(made.low, 4), round(made.high, 4)) == (0.2630, 0.6801)


def test_validity_hides_small_groups_and_marks_middling_ones():
    values = [float(at % 7) for at in range(200)]
    other = [float(at % 5) for at in range(200)]
    assert validity(values[:29], other[:29]) == TooFew(29, 30)
    assert validity([], []) == TooFew(0, 30)
    assert validity(values[:84], other[:84]).preliminary
    assert not validity(values[:85], other[:85]).preliminary
    assert validity([3.0] * 40, other[:40]) == NO_VARIANCE
    assert validity(values[:40], values[:40]).low == validity(values[:40], values[:40]).r == pytest.approx(1)


def test_range_restriction_by_hand():
    # Computed by hand: .25 among those hired, SD 5 in place of 12: U = 2.4,
    # .25 * 2.4 / sqrt(1 + .0625 * 4.76) = .6 / 1.13908 = .52674.
    assert unrestricted(0.25, 12, 5) == pytest.approx(0.52674, abs=5e-6)
    assert unrestricted(0.4, 8, 8) == pytest.approx(0.4)
    with pytest.raises(ValueError):
        unrestricted(0.4, 8, 0)


@given(st.floats(-0.99, 0.99), st.floats(0.1, 10), st.floats(0.1, 10))
def test_range_restriction_turns_back(r: float, all_of: float, hired: float):
    wide = unrestricted(r, all_of, hired)
    assert abs(wide) <= 1
    assert unrestricted(wide, hired, all_of) == pytest.approx(r, abs=1e-9)


def test_attenuation_by_hand():
    assert disattenuated(0.3, 0.36) == pytest.approx(0.5)  # .3 / .6
    assert disattenuated(0.9, 0.25) == pytest.approx(1.8)  # not clipped
    with pytest.raises(ValueError):
        disattenuated(0.3, 0)


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        # Newcombe 1998, table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_of_newcombe_s_table(successes: int, n: int, low: float, high: float):
    made = wilson(successes, n)
    assert (round(made[0], 4), round(made[1], 4)) == (low, high)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_stays_within_and_holds_the_share(pair: tuple[int, int]):
    successes, n = pair
    low, high = wilson(successes, n)
    assert 0 <= low <= successes / n <= high <= 1


def test_wilson_of_nobody():
    with pytest.raises(ValueError):
        wilson(0, 0)


def test_expectancy_by_hand():
    # 20 people with scores 1 to 20, four parts of five; those above 12 succeed, and number 3.
    scores = [float(score) for score in range(1, 21)]
    made = expectancy(scores, [score > 12 or score == 3 for score in scores])
    assert [(row.low, row.high, row.n, row.successes) for row in made] == [
        (1, 5, 5, 1),
        (6, 10, 5, 0),
        (11, 15, 5, 3),
        (16, 20, 5, 5),
    ]
    assert (made[0].share, made[0].share_low, made[0].share_high) == (0.2, *wilson(1, 5))


def test_equal_scores_stay_in_one_row():
    made = expectancy([1.0] * 12 + [2.0] * 8, [False] * 12 + [True] * 8)
    assert [(row.low, row.high, row.n) for row in made] == [(1, 1, 12), (2, 2, 8)]


def test_expectancy_says_when_it_can_t():
    assert expectancy([1.0] * 5, [True] * 5) == TooFew(5, 20)
    assert expectancy([1.0] * 25, [True] * 25) == NO_VARIANCE


@given(st.lists(st.tuples(st.integers(0, 9), st.booleans()), min_size=20, max_size=60), st.integers(2, 6))
def test_expectancy_counts_everybody_once(people: list[tuple[int, bool]], parts: int):
    made = expectancy([float(score) for score, _success in people], [success for _score, success in people], parts)
    if isinstance(made, TooFew):
        return
    assert sum(row.n for row in made) == len(people)
    assert sum(row.successes for row in made) == sum(success for _score, success in people)
    assert all(lower.high < upper.low for lower, upper in pairwise(made))


RATIOS = (0.05, 0.10, 0.20, 0.30, 0.40, 0.50, 0.60, 0.70, 0.80, 0.90, 0.95)


@pytest.mark.parametrize(
    ("r", "printed"),
    [
        # Taylor & Russell 1939, proportion considered satisfactory .05, as reprinted by Cascio & Boudreau.
        (0.00, [0.05] * 11),
        (0.05, [0.06] * 5 + [0.05] * 6),
        (0.10, [0.07] * 3 + [0.06] * 4 + [0.05] * 4),
        (0.15, [0.09, 0.08, 0.07, 0.07]),
    ],
)
def test_rows_of_the_taylor_russell_table(r: float, printed: list[float]):
    made = [round(taylor_russell(0.05, ratio, r), 2) for ratio in RATIOS[: len(printed)]]
    assert made == printed


def test_cells_of_taylor_and_russell_at_other_base_rates():
    # Base rate .60, selection ratio .20, r .55: .88 (the example of Cohen & Swerdlik's textbook).
    assert round(taylor_russell(0.60, 0.20, 0.55), 2) == 0.88
    # Documentation of R's iopsych::trModel(rxy = .5, sr = .5, br = .6) and personnelSelectionUtility::tr_classic.
    assert taylor_russell(0.60, 0.50, 0.50) == pytest.approx(0.7608728, abs=1e-7)
    assert taylor_russell(0.50, 0.20, 0.35) == pytest.approx(0.696552, abs=1e-6)


@given(shares, shares)
def test_without_validity_the_base_rate_stays(base: float, ratio: float):
    assert taylor_russell(base, ratio, 0) == pytest.approx(base)
    assert taylor_russell(base, 1, 0.5) == base


@given(shares, shares, st.floats(-0.99, 0.98))
def test_more_validity_never_means_fewer_successes(base: float, ratio: float, r: float):
    assert taylor_russell(base, ratio, r) <= taylor_russell(base, ratio, r + 0.01) + 1e-9


@given(shares, st.floats(0.01, 0.98), st.floats(0.01, 0.99))
def test_all_who_are_hired_and_not_hired_make_up_the_base_rate(base: float, ratio: float, r: float):
    hired = ratio * taylor_russell(base, ratio, r)
    turned_down = (1 - ratio) * taylor_russell(base, 1 - ratio, -r)
    assert hired + turned_down == pytest.approx(base, abs=1e-7)


@pytest.mark.parametrize("r", [-0.999, -0.9, -0.3, 0.0, 0.5, 0.9, 0.999])
def test_the_quadrant_has_a_closed_form(r: float):
    # Sheppard 1899: P(X > 0, Y > 0) = 1/4 + asin(r) / 2 pi.
    assert bivariate_tail(0, 0, r) == pytest.approx(0.25 + math.asin(r) / (2 * math.pi), abs=1e-12)


def test_full_correlation():
    tail = 1 - NormalDist().cdf(1)
    assert bivariate_tail(1, 0, 1) == pytest.approx(tail)
    assert bivariate_tail(1, 0, -1) == 0
    assert bivariate_tail(1, -2, -1) == pytest.approx(tail + NormalDist().cdf(2) - 1)
    assert taylor_russell(0.5, 0.2, 1) == pytest.approx(1)
    assert taylor_russell(0.2, 0.4, 1) == pytest.approx(0.5)


@pytest.mark.parametrize("wrong", [(0, 0.5, 0.3), (0.5, 0, 0.3), (0.5, 0.5, 1.2), (1.2, 0.5, 0.3)])
def test_shares_outside_are_refused(wrong: tuple[float, float, float]):
    with pytest.raises(ValueError):
        taylor_russell(*wrong)


def test_mean_score_of_those_hired():
    # Naylor & Shine 1965: selection ratio .10: 1.755; .20: 1.400; .50: .798.
    assert [round(mean_z(ratio), 3) for ratio in (0.10, 0.20, 0.50)] == [1.755, 1.400, 0.798]
    assert mean_z(1) == 0
    with pytest.raises(ValueError):
        mean_z(0)


def test_gain_by_hand():
    # 10 hired for 2 years, SDy 40,000, the best half (z .797885), r .3 (.1 to .5), cost 50,000:
    # 10 * 2 * 40,000 * .797885 = 638,307.65 times r, less the cost.
    made = gain(10, 2, (0.3, 0.1, 0.5), 40_000, 0.5, 50_000)
    assert made.value == pytest.approx(638307.65 * 0.3 - 50_000, abs=0.5)
    assert made.low == pytest.approx(638307.65 * 0.1 - 50_000, abs=0.5)
    assert made.high == pytest.approx(638307.65 * 0.5 - 50_000, abs=0.5)
