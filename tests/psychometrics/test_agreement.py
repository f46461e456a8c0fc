"""Agreement of raters: published tables to their printed digits, then what must hold for any table."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hireapp.psychometrics.agreement import Icc, fleiss_kappa, icc, kappa, krippendorff, rwg, rwg_items
from hireapp.psychometrics.enough import NO_VARIANCE, TooFew
from hireapp.psychometrics.reliability import alpha

# Shrout & Fleiss 1979, table 2: six targets, four judges.
SHROUT_FLEISS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
# Eight wines, four judges; data set "icc" of the package pingouin (from real-statistics.com).
WINE = [[1, 2, 0, 1], [1, 3, 3, 2], [3, 8, 1, 4], [6, 4, 3, 3], [6, 5, 5, 6], [7, 5, 6, 2], [8, 7, 7, 9], [9, 9, 9, 8]]
# Krippendorff 2011, example C/D: four observers, twelve units, some missing.
_ = None
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]
UNITS = [list(unit) for unit in zip(*OBSERVERS, strict=True)]
# Fleiss 1971: 30 patients, six psychiatrists, five diagnoses.
DIAGNOSES = [
    *("444444", "222555", "233335", "555555", "222444", "113333", "333355", "113334", "114444", "555555"),
    *("144444", "124444", "222333", "144444", "224445", "333335", "111455", "111112", "224444", "133555"),
    *("555555", "244444", "224555", "114444", "144445", "222224", "111155", "224444", "133333", "555555"),
]
FORMS = ("1", "2", "3", "1k", "2k", "3k")
numbers = st.integers(1, 5)
tables = st.integers(2, 4).flatmap(lambda k: st.lists(st.lists(numbers, min_size=k, max_size=k), min_size=10))


@pytest.mark.parametrize(
    ("form", "printed"), [("1", 0.17), ("2", 0.29), ("3", 0.71), ("1k", 0.44), ("2k", 0.62), ("3k", 0.91)]
)
def test_icc_of_shrout_and_fleiss(form: str, printed: float):
    assert round(icc(SHROUT_FLEISS, form, minimum=6).value, 2) == printed


@pytest.mark.parametrize(
    ("form", "low", "high"),
    [
        # psych::ICC (Revelle) prints these limits for the same table.
        ("1", -0.133, 0.72),
        ("2", 0.019, 0.76),
        ("3", 0.342, 0.95),
        ("1k", -0.884, 0.91),
        ("2k", 0.071, 0.93),
        ("3k", 0.676, 0.99),
    ],
)
def test_intervals_of_the_same_table(form: str, low: float, high: float):
    made = icc(SHROUT_FLEISS, form, minimum=6)
    assert (round(made.low, 3), round(made.high, 2)) == (low, high)


def test_icc_of_the_wines():
    made = icc(WINE, "1", minimum=8)  # pingouin's documentation: 0.7275, [0.434, 0.927]
    assert (round(made.value, 4), round(made.low, 3), round(made.high, 3)) == (0.7275, 0.434, 0.927)


def test_limits_of_icc2_by_the_printed_formula():
    # McGraw & Wong 1996 with r in it; the code uses the same without r.
    from hireapp.psychometrics.distributions import f_quantile

    n, k, b, j, e = 6, 4, 11.241667, 32.486111, 1.019444
    r = (b - e) / (b + (k - 1) * e + k * (j - e) / n)
    a, c = k * r / (n * (1 - r)), 1 + k * r * (n - 1) / (n * (1 - r))
    v = (a * j + c * e) ** 2 / ((a * j) ** 2 / (k - 1) + (c * e) ** 2 / ((n - 1) * (k - 1)))
    f1 = f_quantile(0.975, n - 1, v)
    assert icc(SHROUT_FLEISS, "2", minimum=6).low == pytest.approx(
        n * (b - f1 * e) / (f1 * (k * j + (k * n - k - n) * e) + n * b), abs=1e-6
    )


def test_full_agreement_is_one_with_no_width():
    table = [[value, value, value] for value in (1, 2, 3, 4, 5)] * 2
    for form in FORMS:
        made = icc(table, form)
        assert (made.value, made.low, made.high) == pytest.approx((1, 1, 1))


def test_icc_says_what_there_is_too_little_of():
    assert icc(SHROUT_FLEISS, "2k") == TooFew(6, 10)
    assert icc([], "1") == TooFew(0, 10)
    assert icc([[3]] * 12, "1") == TooFew(1, 2, "raters")
    assert icc([[3, 3]] * 12, "1k") == NO_VARIANCE
    assert icc([[2, 3]] * 12, "3") == NO_VARIANCE  # raters differ, people don't


def test_a_negative_icc_is_not_clipped():
    table = [[1, 5], [5, 1], [2, 4], [4, 2], [3, 3.5]] * 2
    assert icc(table, "1").value < 0
    assert icc(table, "3k").value < -1


@settings(max_examples=40)
@given(tables)
def test_the_interval_holds_the_value_and_icc3k_is_alpha(table: list[list[int]]):
    for form in FORMS:
        made = icc(table, form)
        if isinstance(made, Icc):
            assert made.low <= made.value + 1e-9
            assert made.value <= made.high + 1e-9 <= 1 + 1e-6
    consistency, other = icc(table * 3, "3k"), alpha(table * 3)
    if isinstance(consistency, Icc) and other:
        assert consistency.value == pytest.approx(other.value)


@settings(max_examples=40)
@given(tables, st.integers(-3, 3))
def test_icc3_does_not_change_when_a_rater_is_shifted(table: list[list[int]], by: int):
    before, after = icc(table, "3"), icc([[row[0] + by, *row[1:]] for row in table], "3")
    assert isinstance(before, TooFew) == isinstance(after, TooFew)
    if isinstance(before, Icc):
        assert after.value == pytest.approx(before.value)
        assert after.low == pytest.approx(before.low)


@pytest.mark.parametrize(
    ("level", "printed"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_alpha_of_krippendorff_s_example(level: str, printed: float):
    made = krippendorff(UNITS, level)
    assert round(made.value, 3) == printed
    assert (made.units, made.values) == (11, 40)
    assert made.low < made.value < made.high


def test_alpha_is_the_same_twice_and_needs_pairs():
    assert krippendorff(UNITS, "ordinal") == krippendorff(UNITS, "ordinal")
    assert krippendorff(UNITS, "ordinal", seed=1) != krippendorff(UNITS, "ordinal")
    assert krippendorff([[1, None], [None, 2], [3]], "nominal") == TooFew(0, 2, "units")
    assert krippendorff([], "nominal") == TooFew(0, 2, "units")
    assert krippendorff([[2, 2], [2, None, 2]], "interval") == NO_VARIANCE
    with pytest.raises(ValueError):
        krippendorff([[-1, 2], [1, 1]], "ratio")


@settings(max_examples=25)
@given(st.lists(st.lists(numbers, min_size=2, max_size=4), min_size=2, max_size=12), st.randoms())
def test_alpha_does_not_know_the_order_of_raters(units: list[list[int]], source):
    turned = [source.sample(unit, len(unit)) for unit in units]
    for level in ("nominal", "ordinal", "interval", "ratio"):
        made = krippendorff(units, level, draws=20)
        assert krippendorff(turned, level, draws=20) == made
        assert isinstance(made, TooFew) or made.low <= made.value <= made.high <= 1


def pairs_of(table: list[list[int]]) -> list[tuple[int, int]]:
    return [(i, j) for i, row in enumerate(table) for j, count in enumerate(row) for _time in range(count)]


def test_kappa_of_cohen():
    # Cohen 1968, three diagnoses in 200 people: kappa .492.
    assert round(kappa(pairs_of([[88, 14, 18], [10, 40, 10], [2, 6, 12]]), range(3), "none"), 3) == 0.492


def test_weighted_kappa_of_sas_and_of_irr():
    # A printout of SAS PROC FREQ kept in statsmodels' tests: simple .4842, linear weights .4701.
    table = pairs_of([[0, 4, 1], [0, 8, 0], [0, 1, 5]])
    assert round(kappa(table, range(3), "none"), 4) == 0.4842
    assert round(kappa(table, range(3), "linear"), 4) == 0.4701
    # R's irr::kappa2(anxiety[, 2:3]); irr leaves out category 5, which nobody used: -0.006289308, 0.1459075, 0.2520325.
    first = [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4]
    second = [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2]
    pairs = list(zip(first, second, strict=True))
    assert kappa(pairs, (1, 2, 3, 4, 6), "none") == pytest.approx(-0.006289308, abs=1e-9)
    assert kappa(pairs, (1, 2, 3, 4, 6), "linear") == pytest.approx(0.1459075, abs=1e-7)
    assert kappa(pairs, (1, 2, 3, 4, 6), "quadratic") == pytest.approx(0.2520325, abs=1e-7)
    assert kappa(pairs, range(1, 7), "quadratic") != pytest.approx(0.2520325, abs=1e-3)  # 5 counts when declared


@given(st.lists(numbers, min_size=2))
def test_kappa_of_equal_ratings_is_one(ratings: list[int]):
    made = [kappa([(value, value) for value in ratings], range(1, 6), w) for w in ("none", "linear", "quadratic")]
    assert made == ([1, 1, 1] if len(set(ratings)) > 1 else [NO_VARIANCE] * 3)


@given(st.lists(st.tuples(numbers, numbers), min_size=2))
def test_kappa_does_not_know_who_came_first(pairs: list[tuple[int, int]]):
    turned = [(second, first) for first, second in pairs]
    assert kappa(turned, range(1, 6), "linear") == kappa(pairs, range(1, 6), "linear")


def test_kappa_needs_two_pairs():
    assert kappa([], (1, 2), "none") == TooFew(0, 2, "pairs")
    assert kappa([(1, 2)], (1, 2), "none") == TooFew(1, 2, "pairs")


def test_kappa_of_fleiss():
    counts = [[own.count(category) for category in "12345"] for own in DIAGNOSES]
    assert [sum(column) for column in zip(*counts, strict=True)] == [26, 26, 30, 55, 43]
    assert round(fleiss_kappa(counts), 3) == 0.430  # irr::kappam.fleiss: 0.4302445
    assert fleiss_kappa(counts) == pytest.approx(0.4302445, abs=1e-7)


def test_fleiss_kappa_says_what_is_missing():
    assert fleiss_kappa([[2, 0]]) == TooFew(1, 2, "units")
    assert fleiss_kappa([[1, 0], [0, 1]]) == TooFew(1, 2, "raters")
    assert fleiss_kappa([[3, 0], [3, 0]]) == NO_VARIANCE
    with pytest.raises(ValueError):
        fleiss_kappa([[2, 0], [2, 1]])


def test_rwg_by_hand():
    # James, Demaree & Wolf 1984: five levels, chance (25 - 1) / 12 = 2. Ratings 3 4 4 5: mean 4, s^2 = 2 / 3;
    # 1 - (2 / 3) / 2 = 2 / 3. Seven levels: chance 4, 1 - (2 / 3) / 4 = 5 / 6.
    assert rwg([3, 4, 4, 5]) == pytest.approx(2 / 3)
    assert rwg([3, 4, 4, 5], categories=7) == pytest.approx(5 / 6)
    assert rwg([4, 4, 4]) == 1
    assert rwg([1, 5]) == -3  # s^2 = 8, not clipped
    assert rwg([4]) == TooFew(1, 2, "raters")
    assert rwg([]) == TooFew(0, 2, "raters")


def test_rwg_of_items_by_hand():
    # Two items, s^2 = 2 / 3 and 0 : q = (1 / 3) / 2 = 1 / 6; 2 (5 / 6) / (2 (5 / 6) + 1 / 6) = 10 / 11.
    assert rwg_items([[3, 4], [4, 4], [4, 4], [5, 4]]) == pytest.approx(10 / 11)
    assert rwg_items([[3, 4]]) == TooFew(1, 2, "raters")
    assert rwg_items([[], []]) == TooFew(0, 1, "items")
    assert rwg_items([[1, 1], [5, 5]]) == -math.inf  # q = 4, beyond the pole at 2


@given(st.lists(numbers, min_size=2))
def test_one_item_gives_rwg(levels: list[int]):
    assume(rwg(levels) > -1e6)
    single = rwg_items([[level] for level in levels])
    assert single == pytest.approx(rwg(levels))
