"""The fit of a profile to the bands of a role."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireapp.psychometrics.fit import Placed, closeness, fit


def placed(t: str, *, low: str = "45", high: str = "60", weight: int = 1, error: str | None = None) -> Placed:
    return Placed(Decimal(t), None if error is None else Decimal(error), Decimal(low), Decimal(high), weight)


@pytest.mark.parametrize(
    ("t", "expected"),
    [("45", "1"), ("60", "1"), ("52", "1"), ("42", "0.8"), ("63", "0.8"), ("30", "0"), ("75", "0"), ("10", "0")],
)
def test_closeness_falls_from_the_edge_to_nothing_at_fifteen_points(t: str, expected: str):
    assert closeness(Decimal(t), Decimal(45), Decimal(60)) == Decimal(expected)


def test_fit_is_the_weighted_mean_of_closeness():
    # (3 * 1 + 1 * 0.8 + 2 * 0.4) / 6 = 4.6 / 6
    made = fit([placed("50", weight=3), placed("42"), placed("36", weight=2)])
    assert made.value == Decimal("76.7")
    assert made.low == made.high == made.value  # no known error, no width


def test_too_high_costs_as_much_as_too_low():
    assert fit([placed("39")]).value == fit([placed("66")]).value == 60


def test_inside_all_bands_is_a_hundred_and_no_scale_is_no_fit():
    assert fit([placed("45"), placed("60")]).value == 100
    assert fit([]) is None


def test_a_wider_error_widens_the_interval():
    sure, unsure = (fit([placed("42", error=error)]) for error in ("2", "5"))
    assert sure.value == unsure.value
    assert unsure.low < sure.low <= sure.value <= sure.high <= unsure.high


def test_half_of_the_draws_of_one_scale_on_the_edge_cost_something():
    # T = 45 on the edge, error 5: below it the fit is 100 - 100 z / 3; at z = -1.96 it is 34.7.
    made = fit([placed("45", high="80", error="5")])
    assert made.high == 100
    assert float(made.low) == pytest.approx(100 - 100 * 1.96 / 3, abs=4)


scales = st.builds(
    Placed,
    st.decimals(10, 90, places=2),
    st.none() | st.decimals(0, 8, places=2),
    st.integers(30, 50).map(Decimal),
    st.integers(51, 80).map(Decimal),
    st.integers(1, 3),
)


@given(st.lists(scales, min_size=1, max_size=5))
def test_fit_lies_in_its_interval_within_nought_and_a_hundred_and_is_the_same_each_time(entries: list[Placed]):
    made = fit(entries)
    assert 0 <= made.low <= made.value <= made.high <= 100
    assert fit(entries) == made
