"""A score on a norm group: T, sten, percentile, and what is left out below 30 people."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireapp.psychometrics.distributions import t_cdf
from hireapp.psychometrics.norms import mean_and_sd, normed, percentile_rank, sten, t_score

TWO_THREE_FOUR = [Decimal(2), Decimal(3), Decimal(4)]


def group(n: int) -> list[Decimal]:
    """``n`` scores, 2, 3 and 4 in turn."""
    return [TWO_THREE_FOUR[place % 3] for place in range(n)]


def test_mean_and_sd_divide_by_n_minus_one():
    assert mean_and_sd([Decimal(value) for value in (2, 4, 4, 4, 5, 5, 7, 9)]) == (
        Decimal(5),
        (Decimal(32) / 7).sqrt(),
    )


def test_t_is_fifty_at_the_mean_and_ten_for_each_sd():
    assert [t_score(Decimal(z)) for z in ("0", "1", "-1.5")] == [50, 60, 35]


@pytest.mark.parametrize(
    ("z", "expected"),
    [
        ("-9", 1),
        ("-2.001", 1),
        ("-2", 2),
        ("-1.5", 3),
        ("-0.501", 4),
        ("-0.5", 5),
        ("-0.001", 5),
        ("0", 6),
        ("0.499", 6),
        ("0.5", 7),
        ("1.999", 9),
        ("2", 10),
        ("9", 10),
    ],
)
def test_stens_change_at_each_half_sd_and_stay_within_one_and_ten(z: str, expected: int):
    assert sten(Decimal(z)) == expected


def test_percentile_rank_counts_half_of_the_equal():
    entries = [Decimal(value) for value in (1, 2, 2, 3)]
    assert percentile_rank(Decimal(2), entries) == 50
    assert percentile_rank(Decimal(0), entries) == 0
    assert percentile_rank(Decimal(9), entries) == 100
    assert percentile_rank(Decimal("2.5"), entries) == 75


def test_below_thirty_people_there_is_no_figure_and_at_thirty_there_is():
    few = normed(Decimal(3), group(29))
    assert (few.n, few.z, few.t, few.sten, few.percentile, few.place) == (29, None, None, None, None, "within_middle")
    enough = normed(Decimal(3), group(30))
    assert (enough.t, enough.sten, enough.percentile, enough.place) == (50, 6, 50, None)


def test_a_norm_is_provisional_below_a_hundred_people():
    assert [normed(Decimal(3), group(n)).provisional for n in (29, 30, 99, 100)] == [True, True, True, False]


def test_a_hundred_people_are_counted_and_fewer_are_estimated():
    # 99 scores: 33 each of 2, 3, 4; 100 scores: one 2 more.
    assert normed(Decimal(3), group(100)).percentile == Decimal("50.5")  # 34 below, 33 equal
    mean, sd = mean_and_sd(group(99))
    t = (Decimal(4) - mean) / (sd * (Decimal(100) / 99).sqrt())
    expected = Decimal(str(round(100 * t_cdf(float(t), 98), 6))).quantize(Decimal("0.1"))
    assert normed(Decimal(4), group(99)).percentile == expected


def test_the_estimate_is_that_of_crawford_and_howell():
    # Published: the README of the R package singcar (Rittmo), TD() on the data of Hassan et al. 2020: a case
    # 1.754857 SD below the
    # mean of 28 controls: t = -1.7243, df = 27, 4.804003 percent of people lie below.
    t = -1.754857 / (29 / 28) ** 0.5
    assert t == pytest.approx(-1.7243, abs=5e-5)
    assert 100 * t_cdf(t, 27) == pytest.approx(4.804003, abs=1e-5)
    # The same arithmetic by ``normed``, with z = -2 in 30 people: t = -2 / sqrt(31 / 30) = -1.967, df 29.
    mean, sd = mean_and_sd(group(30))
    assert normed(mean - 2 * sd, group(30)).percentile == Decimal(str(round(100 * t_cdf(-1.96747, 29), 1)))


def test_a_small_group_draws_the_percentile_towards_the_middle():
    mean, sd = mean_and_sd(group(30))
    assert normed(mean + 2 * sd, group(30)).percentile < Decimal("97.7")  # the normal curve's share


def test_where_all_are_equal_there_is_no_figure():
    same = normed(Decimal(4), [Decimal(3)] * 40)
    assert (same.t, same.percentile, same.place) == (None, None, "above_middle")


def test_three_people_are_no_group_at_all():
    assert normed(Decimal(3), TWO_THREE_FOUR).place is None
    assert normed(Decimal(3), []).place is None
    assert normed(Decimal(1), [*TWO_THREE_FOUR, Decimal(3)]).place == "below_middle"


def test_the_person_counts_nothing_in_the_group():
    # Someone far out is placed by the others alone; in the group they would draw mean and spread to themselves.
    others = group(30)
    assert normed(Decimal(9), others).z > normed(Decimal(9), [*others, Decimal(9)]).z
    assert normed(Decimal(9), others).n == 30


@given(st.integers(30, 130), st.integers(4, 40), st.integers(4, 40))
def test_a_higher_score_never_stands_lower(n: int, first: int, second: int):
    low, high = (normed(Decimal(value) / 8, group(n)) for value in sorted((first, second)))
    assert low.t <= high.t and low.sten <= high.sten and low.percentile <= high.percentile
