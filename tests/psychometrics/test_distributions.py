"""Student's t and F: printed tables, closed forms, symmetry, order.

Tables: NIST/SEMATECH e-Handbook of Statistical Methods 1.3.6.7.2 (t) and 1.3.6.7.3 (F, upper 5 % and 1 %), the same
figures as in Pearson & Hartley 1966, tables 12 and 18 (F, upper 2.5 %).
"""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireapp.psychometrics.distributions import (
    chi_square_cdf,
    f_cdf,
    f_quantile,
    incomplete_beta,
    incomplete_gamma,
    t_cdf,
)

EXACT = 1e-10


@pytest.mark.parametrize(
    ("df", "p", "t"),
    [
        (1, 0.95, 6.314),
        (1, 0.975, 12.706),
        (2, 0.975, 4.303),
        (5, 0.90, 1.476),
        (5, 0.975, 2.571),
        (10, 0.975, 2.228),
        (10, 0.995, 3.169),
        (20, 0.95, 1.725),
        (29, 0.975, 2.045),
        (30, 0.99, 2.457),
        (60, 0.975, 2.000),
        (100, 0.975, 1.984),
    ],
)
def test_t_reaches_the_printed_share_within_half_a_last_digit(df: int, p: float, t: float):
    assert t_cdf(t - 0.0005, df) <= p <= t_cdf(t + 0.0005, df)


@pytest.mark.parametrize(
    ("p", "df1", "df2", "f", "digits"),
    [
        (0.95, 5, 10, 3.326, 3),
        (0.95, 1, 1, 161.448, 3),
        (0.95, 2, 20, 3.493, 3),
        (0.95, 10, 30, 2.165, 3),
        (0.99, 1, 30, 7.562, 3),
        (0.99, 5, 10, 5.636, 3),
        (0.975, 5, 10, 4.24, 2),
        (0.975, 4, 20, 3.51, 2),
        (0.975, 24, 120, 1.76, 2),
    ],
)
def test_f_quantile_is_the_printed_one(p: float, df1: int, df2: int, f: float, digits: int):
    assert round(f_quantile(p, df1, df2), digits) == f


def test_f_quantile_for_the_interval_of_alpha_lies_between_its_printed_neighbours():
    # (29, 203) is printed nowhere: it lies between (30, 120) 1.69 and (30, infinity) 1.57 of table 18.
    assert 1.57 < f_quantile(0.975, 29, 203) < 1.69
    assert f_cdf(f_quantile(0.975, 29, 203), 29, 203) == pytest.approx(0.975, abs=EXACT)


@given(st.floats(-60, 60))
def test_t_with_one_and_two_degrees_has_a_closed_form(t: float):
    assert t_cdf(t, 1) == pytest.approx(0.5 + math.atan(t) / math.pi, abs=EXACT)
    assert t_cdf(t, 2) == pytest.approx(0.5 + t / (2 * math.sqrt(2 + t * t)), abs=EXACT)


@given(st.floats(0.001, 200), st.integers(1, 500))
def test_f_with_two_degrees_above_has_a_closed_form(f: float, n: int):
    assert f_cdf(f, 2, n) == pytest.approx(1 - (1 + 2 * f / n) ** (-n / 2), abs=EXACT)


@given(st.floats(0, 1), st.floats(0.5, 300))
def test_incomplete_beta_with_one_has_a_closed_form(x: float, b: float):
    assert incomplete_beta(x, 1, b) == pytest.approx(1 - (1 - x) ** b, abs=EXACT)
    assert incomplete_beta(x, b, 1) == pytest.approx(x**b, abs=EXACT)


@given(st.floats(0, 1), st.floats(0.5, 200), st.floats(0.5, 200))
def test_incomplete_beta_is_mirrored(x: float, a: float, b: float):
    assert incomplete_beta(x, a, b) + incomplete_beta(1 - x, b, a) == pytest.approx(1, abs=1e-9)


@given(st.floats(-40, 40), st.integers(1, 300))
def test_t_is_symmetric_and_its_square_is_f(t: float, df: int):
    assert t_cdf(t, df) + t_cdf(-t, df) == pytest.approx(1, abs=EXACT)
    assert f_cdf(t * t, 1, df) == pytest.approx(abs(2 * t_cdf(t, df) - 1), abs=1e-9)


@given(st.floats(-30, 30), st.floats(0, 5), st.integers(1, 200), st.integers(1, 200))
def test_shares_never_fall(start: float, step: float, df1: int, df2: int):
    assert t_cdf(start, df1) <= t_cdf(start + step, df1) + 1e-13
    assert f_cdf(abs(start), df1, df2) <= f_cdf(abs(start) + step, df1, df2) + 1e-12


@given(st.sampled_from([0.01, 0.025, 0.05, 0.5, 0.95, 0.975, 0.99]), st.integers(1, 120), st.integers(2, 800))
def test_f_quantile_turns_f_round_and_its_ends_swap(p: float, df1: int, df2: int):
    f = f_quantile(p, df1, df2)
    assert f_cdf(f, df1, df2) == pytest.approx(p, abs=EXACT)
    assert f * f_quantile(1 - p, df2, df1) == pytest.approx(1, rel=1e-7)


def test_nothing_lies_below_zero():
    assert f_cdf(0, 3, 4) == f_cdf(-2, 3, 4) == 0
    assert incomplete_beta(0, 2, 3) == 0 and incomplete_beta(1, 2, 3) == 1
    assert t_cdf(0, 7) == 0.5


@pytest.mark.parametrize(
    ("df", "p", "printed"),
    [
        # NIST/SEMATECH e-Handbook 1.3.6.7.4, upper critical values of chi-square.
        (1, 0.95, 3.841),
        (1, 0.999, 10.828),
        (5, 0.95, 11.070),
        (10, 0.95, 18.307),
        (10, 0.999, 29.588),
        (30, 0.99, 50.892),
        (100, 0.95, 124.342),
    ],
)
def test_chi_square_reaches_the_printed_share(df: int, p: float, printed: float):
    assert chi_square_cdf(printed - 0.0005, df) <= p <= chi_square_cdf(printed + 0.0005, df)


@given(st.floats(0.01, 200))
def test_chi_square_in_closed_form(x: float):
    # 2 degrees of freedom: 1 - exp(-x / 2); 1: erf(sqrt(x / 2)); 4: 1 - (1 + x / 2) exp(-x / 2).
    assert chi_square_cdf(x, 2) == pytest.approx(1 - math.exp(-x / 2), abs=EXACT)
    assert chi_square_cdf(x, 1) == pytest.approx(math.erf(math.sqrt(x / 2)), abs=EXACT)
    assert chi_square_cdf(x, 4) == pytest.approx(1 - (1 + x / 2) * math.exp(-x / 2), abs=EXACT)


def test_gamma_at_its_edges():
    assert incomplete_gamma(0, 3) == chi_square_cdf(-1, 3) == 0
    assert chi_square_cdf(1e6, 3) == pytest.approx(1, abs=EXACT)
    assert chi_square_cdf(2000, 2000) == pytest.approx(0.5042, abs=5e-5)  # the median is near df - 2/3
