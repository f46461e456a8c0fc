"""Item and option statistics."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hireapp.psychometrics.enough import NO_VARIANCE, TooFew
from hireapp.psychometrics.items import item_statistics, option_statistics
from hireapp.psychometrics.reliability import alpha, item_total
from tests.psychometrics.test_reliability import ATTITUDE


def test_the_published_items():
    # psych::alpha(attitude) (Revelle): r.drop and raw alpha without the item.
    made = item_statistics(ATTITUDE, 100, keyed=False, minimum=30)
    assert [round(item.total_r, 2) for item in made] == [0.67, 0.74, 0.56, 0.71, 0.79, 0.27, 0.46]
    assert [item.alpha_without for item in made] == pytest.approx(
        [0.810, 0.797, 0.828, 0.803, 0.795, 0.864, 0.840], abs=5.1e-4
    )
    assert made[0].p == pytest.approx(0.6463, abs=5e-5)  # R: mean(attitude$rating) is 64.63


def by_hand() -> list[list[float]]:
    """50 people: the first item sorts them, the second is right for all but two, the third for the weak ones alone."""
    return [[float(at >= 25), float(at >= 2), float(at < 9), float(at >= 20)] for at in range(50)]


def test_difficulty_and_discrimination_by_hand():
    first, easy, against, _last = item_statistics(by_hand(), 1, keyed=True)
    # round(.27 * 50) = 14 people in each group.
    assert (first.n, first.p, easy.p, against.p) == (50, 0.5, 0.96, 0.18)
    # 0, 1 and 9 to 19 have one point, thirteen people; the first of those with two points, 2, fills the lower group.
    assert (first.d, against.d) == (1.0, pytest.approx(-3 / 14))
    assert first.flags == ()
    assert easy.flags == ("low_total", "too_easy", "low_d")
    assert against.flags == ("low_total", "too_hard", "low_d")


def test_items_without_a_key_are_neither_easy_nor_hard():
    assert item_statistics(by_hand(), 1, keyed=False)[1].flags == ("low_total", "low_d")


def test_edges_are_not_flagged():
    rows = [[float(at < 45), float(at < 10), float(at % 2)] for at in range(50)]
    easy, hard, _other = item_statistics(rows, 1, keyed=True)
    assert (easy.p, hard.p) == (0.9, 0.2)
    assert not {"too_easy", "too_hard"} & {*easy.flags, *hard.flags}


def test_too_few():
    assert item_statistics(by_hand()[:49], 1, keyed=True) == TooFew(49, 50)
    assert item_statistics([], 1, keyed=True) == TooFew(0, 50)
    assert item_statistics([[1.0]] * 50, 1, keyed=True) == TooFew(1, 2, "items")
    assert item_statistics([[1.0, 1.0]] * 50, 1, keyed=True) == NO_VARIANCE
    two = item_statistics([[float(at % 2), float(at % 3)] for at in range(50)], 2, keyed=False)
    assert [item.alpha_without for item in two] == [None, None]


@settings(max_examples=30)
@given(st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=50, max_size=60))
def test_items_agree_with_alpha_and_item_total(rows: list[list[int]]):
    made = item_statistics(rows, 3, keyed=False)
    if isinstance(made, TooFew):
        return
    for item in made:
        other = alpha([[value for at, value in enumerate(row) if at != item.place] for row in rows])
        assert (item.alpha_without is None) == (other is None)
        if other:
            assert item.alpha_without == pytest.approx(other.value)
        assert item.total_r == pytest.approx(item_total(rows, item.place))
        assert 0 <= item.p <= 1
        assert -1 <= item.d <= 1


def test_options_by_hand():
    # 20 choose a (right) with 8 points on the rest, 18 b with 4, 10 c with 10, 2 d with 6.
    chosen = ["a"] * 20 + ["b"] * 18 + ["c"] * 10 + ["d"] * 2
    rest = [8.0] * 20 + [4.0] * 18 + [10.0] * 10 + [6.0] * 2
    a, b, c, d, e = option_statistics(chosen, rest, "abcde", "a")
    assert [(o.count, o.share, o.mean_total) for o in (a, b, c, d, e)] == [
        (20, 0.4, 8.0),
        (18, 0.36, 4.0),
        (10, 0.2, 10.0),
        (2, 0.04, 6.0),
        (0, 0.0, None),
    ]
    assert a.flags == b.flags == ()
    assert c.flags == ("attracts",)
    assert d.flags == ("rare",)
    assert (e.rest_r, e.flags) == (0, ("rare",))
    # Point-biserial: mean 6.88, squares 25.088 + 149.2992 + 97.344 + 1.5488 = 273.28; 20 (8 - 6.88) = 22.4.
    assert a.rest_r == pytest.approx(22.4 / (273.28 * 12) ** 0.5)


def test_without_a_right_option_none_attracts_wrongly():
    made = option_statistics(["a"] * 30 + ["b"] * 20, [1.0] * 30 + [2.0] * 20, "ab", None)
    assert [option.flags for option in made] == [(), ()]
    assert option_statistics(["a"] * 49, [1.0] * 49, "ab", "a") == TooFew(49, 50)


def test_who_skips_counts_in_the_shares():
    made = option_statistics(["a"] * 30 + [""] * 30, [1.0] * 60, "a", "a")
    assert made[0].share == 0.5
