"""Alpha with its interval, items that hang together with none, and the error of one person's score."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hireapp.psychometrics.distributions import f_quantile
from hireapp.psychometrics.reliability import alpha, conditional_error, correlation, item_total

# Chatterjee & Price 1977: 30 departments by 7 items, R's data set "attitude". psych::alpha(attitude) (Revelle) gives
# raw alpha .843, and without each item in turn .810 .797 .828 .803 .795 .864 .840.
ATTITUDE = [
    [43, 51, 30, 39, 61, 92, 45],
    [63, 64, 51, 54, 63, 73, 47],
    [71, 70, 68, 69, 76, 86, 48],
    [61, 63, 45, 47, 54, 84, 35],
    [81, 78, 56, 66, 71, 83, 47],
    [43, 55, 49, 44, 54, 49, 34],
    [58, 67, 42, 56, 66, 68, 35],
    [71, 75, 50, 55, 70, 66, 41],
    [72, 82, 72, 67, 71, 83, 31],
    [67, 61, 45, 47, 62, 80, 41],
    [64, 53, 53, 58, 58, 67, 34],
    [67, 60, 47, 39, 59, 74, 41],
    [69, 62, 57, 42, 55, 63, 25],
    [68, 83, 83, 45, 59, 77, 35],
    [77, 77, 54, 72, 79, 77, 46],
    [81, 90, 50, 72, 60, 54, 36],
    [74, 85, 64, 69, 79, 79, 63],
    [65, 60, 65, 75, 55, 80, 60],
    [65, 70, 46, 57, 75, 85, 46],
    [50, 58, 68, 54, 64, 78, 52],
    [50, 40, 33, 34, 43, 64, 33],
    [64, 61, 52, 62, 66, 80, 41],
    [53, 66, 52, 50, 63, 80, 37],
    [40, 37, 42, 58, 50, 57, 49],
    [63, 54, 42, 48, 66, 75, 33],
    [66, 77, 66, 63, 88, 76, 72],
    [78, 75, 58, 74, 80, 78, 49],
    [48, 57, 44, 45, 51, 83, 38],
    [85, 85, 71, 71, 77, 74, 55],
    [82, 82, 39, 59, 64, 78, 39],
]
levels = st.integers(1, 5)
tables = st.integers(2, 6).flatmap(
    lambda k: st.lists(st.lists(levels, min_size=k, max_size=k), min_size=30, max_size=40)
)


def test_alpha_of_the_published_example():
    assert alpha(ATTITUDE).value == pytest.approx(0.843, abs=5e-4)
    without = [alpha([[*row[:place], *row[place + 1 :]] for row in ATTITUDE]).value for place in range(7)]
    assert without == pytest.approx([0.810, 0.797, 0.828, 0.803, 0.795, 0.864, 0.840], abs=5.1e-4)


def test_alpha_by_hand():
    # Ten times (1, 2), (3, 4), (5, 3): item variances (n in place of n - 1) 8/3 and 2/3, variance of the totals
    # 3, 7, 8: 14/3. Alpha = 2 (1 - (10/3) / (14/3)) = 4/7.
    made = alpha([[1, 2], [3, 4], [5, 3]] * 10)
    assert made.value == pytest.approx(4 / 7, abs=1e-12)
    assert (made.n, made.items) == (30, 2)


def test_feldt_s_interval_by_its_formula():
    made = alpha([[1, 2], [3, 4], [5, 3]] * 10)
    assert made.low == pytest.approx(1 - 3 / 7 * f_quantile(0.975, 29, 29))
    assert made.high == pytest.approx(1 - 3 / 7 / f_quantile(0.975, 29, 29))


def test_more_people_narrow_the_interval():
    few, many = alpha(ATTITUDE), alpha(ATTITUDE * 4)
    assert few.low < many.low < many.value < many.high < few.high


@settings(max_examples=40)
@given(tables)
def test_the_interval_contains_alpha(rows: list[list[int]]):
    made = alpha(rows)
    assert made is None or made.low <= made.value <= made.high <= 1


@settings(max_examples=40)
@given(tables, st.integers(-3, 3), st.integers(0, 5))
def test_alpha_does_not_change_when_an_item_is_shifted(rows: list[list[int]], by: int, place: int):
    place %= len(rows[0])
    shifted = [[value + by * (at == place) for at, value in enumerate(row)] for row in rows]
    before, after = alpha(rows), alpha(shifted)
    assert (before is None) == (after is None)
    if before and after:
        assert after.value == pytest.approx(before.value, abs=1e-9)
        assert after.against == before.against


def test_without_thirty_people_two_items_or_any_difference_there_is_no_alpha():
    assert alpha(ATTITUDE[:29]) is None
    assert alpha([row[:1] for row in ATTITUDE]) is None
    assert alpha([[3, 3, 3]] * 30) is None
    assert alpha([]) is None


def test_an_item_against_the_others_is_named_and_not_turned():
    rows = [[value, value, value, 6 - value] for value in (1, 2, 3, 4, 5)] * 6
    made = alpha(rows)
    assert made.against == (3,)
    assert item_total(rows, 3) == pytest.approx(-1)
    # Turned it would be 1: variances 4 s, totals 2 v + 6: alpha = 4/3 (1 - 4/4) = 0.
    assert made.value == pytest.approx(0)


def test_correlation_is_zero_where_nothing_varies():
    assert correlation([3, 3, 3], [1, 2, 3]) == 0
    assert correlation([1, 2, 3], [1, 2, 3]) == pytest.approx(1)


def test_error_of_one_person_by_hand():
    # 2, 4, 4, 5, 5: mean 4, squares 4 + 0 + 0 + 1 + 1 = 6, sqrt(6 / (5 * 4)).
    points = [Decimal(value) for value in (2, 4, 4, 5, 5)]
    assert conditional_error(points) == Decimal("0.3").sqrt()


def test_equal_answers_still_have_an_error_and_one_answer_has_none():
    assert conditional_error([Decimal(4)] * 8) == Decimal(1) / 8
    assert conditional_error([Decimal(4)]) is None
    assert conditional_error([]) is None


def test_equal_answers_err_as_one_that_differs_by_a_step():
    differs = [Decimal(4)] * 7 + [Decimal(5)]
    assert conditional_error(differs) == pytest.approx(conditional_error([Decimal(4)] * 8))
