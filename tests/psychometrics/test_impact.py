"""Adverse impact: the examples of the questions and answers on the Uniform Guidelines, and exact edges."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hireapp.psychometrics.impact import Group, GroupImpact, fisher, impact


def judged(*groups: tuple[int, int], suppress: int = 5) -> list[GroupImpact]:
    """Groups as (applied, passed), named in order."""
    return list(impact([Group(str(at), *group) for at, group in enumerate(groups)], suppress))


def test_the_example_of_question_11():
    # Rates 60, 45, 48 and 51 %: ratios 75, 80 and 85 %; only the first of them shows adverse impact.
    made = judged((100, 60), (100, 45), (100, 48), (100, 51))
    assert [group.ratio for group in made] == [1, Fraction(3, 4), Fraction(4, 5), Fraction(17, 20)]
    assert [group.verdict for group in made] == ["highest", "below", "above", "above"]
    assert made[0].p is None
    assert made[1].p == fisher(45, 55, 60, 40)


def test_small_numbers_of_question_21():
    # "The selection of one different person" would give the other group the higher rate: 5 of 10 against 2 of 6, ratio
    # 2/3; with 4 of 10 against 3 of 6 the second is ahead. Numbers by hand, rule by the question.
    made = judged((10, 5), (6, 2))
    assert (made[1].ratio, made[1].flip_flop, made[1].verdict) == (Fraction(2, 3), True, "too_few")
    # With ten times as many people one hire changes nothing.
    large = judged((100, 50), (60, 20))
    assert (large[1].ratio, large[1].flip_flop, large[1].verdict) == (Fraction(2, 3), False, "below")
    # After the move both have 4 of 8: equal is not higher.
    assert judged((8, 5), (8, 3))[1].verdict == "below"


def test_four_fifths_exactly_is_not_below():
    assert judged((5000, 2500), (5000, 2000))[1].verdict == "above"
    assert judged((5000, 2500), (5001, 2000))[1].verdict == "below"


def test_four_fifths_is_compared_as_whole_numbers():
    # .1 against .125 and its like aren't exact in binary.
    for size in range(1, 20):
        assert judged((50 * size, 25 * size), (100 * size, 40 * size))[1].verdict == "above"
    assert judged((500, 250), (1000, 399))[1].verdict == "below"


def test_small_groups_are_suppressed_and_can_t_be_found_by_subtraction():
    made = judged((100, 50), (90, 40), (20, 5), (3, 1))
    assert [group.verdict for group in made] == ["highest", "above", "suppressed", "suppressed"]
    assert [(group.applied, group.passed, group.rate, group.ratio, group.p) for group in made[2:]] == [
        (20, 0, None, None, None),
        (3, 0, None, None, None),
    ]
    assert [group.verdict for group in judged((100, 50), (90, 40), (4, 1), (3, 1))][2:] == ["suppressed"] * 2
    # Two small ones of three people together would still be given away as a sum.
    assert [group.verdict for group in judged((100, 50), (90, 40), (2, 1), (1, 1))][1:] == ["suppressed"] * 3


def test_one_group_left_is_too_few():
    assert [group.verdict for group in judged((100, 50), (3, 0), (4, 1))] == ["too_few", "suppressed", "suppressed"]
    assert [group.verdict for group in judged((100, 50), (3, 0))] == ["suppressed", "suppressed"]
    assert [group.verdict for group in judged((100, 50))] == ["too_few"]
    assert judged() == []


def test_groups_under_two_percent_are_never_the_highest():
    made = judged((500, 100), (480, 90), (10, 9))
    assert [group.verdict for group in made] == ["highest", "above", "small_share"]
    assert made[2].ratio == Fraction(9, 2)
    assert judged((490, 100), (10, 9))[1].verdict == "highest"  # 2 % are enough
    assert judged((485, 100), (485, 100), (30, 1))[2].verdict == "below"  # 3 %


def test_nobody_passed_or_applied():
    assert [group.verdict for group in judged((20, 0), (30, 0))] == ["too_few", "too_few"]
    made = judged((20, 5), (30, 8), (0, 0))
    assert [group.verdict for group in made] == ["above", "highest", "too_few"]
    assert made[2].rate is None
    with pytest.raises(ValueError):
        judged((5, 6))


def test_equal_rates_are_all_the_highest():
    assert [group.verdict for group in judged((20, 5), (40, 10))] == ["highest", "highest"]


groups_of = st.lists(
    st.integers(0, 200).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))), min_size=1, max_size=6
)


@settings(max_examples=60)
@given(groups_of, st.randoms())
def test_names_and_order_change_nothing(groups: list[tuple[int, int]], source):
    def told(entries: list[tuple[str, int, int]]) -> dict[str, tuple]:
        made = impact([Group(*entry) for entry in entries])
        return {g.name: (g.applied, g.passed, g.rate, g.ratio, g.p, g.flip_flop, g.verdict) for g in made}

    entries = [(f"g{at}", *group) for at, group in enumerate(groups)]
    sizes = [group[0] for group in groups]
    if len(set(sizes)) < len(sizes):
        return  # which of two equally small groups is hidden with a third goes by order
    turned = [(name.replace("g", "x"), *rest) for name, *rest in source.sample(entries, len(entries))]
    assert told(entries) == {name.replace("x", "g"): rest for name, rest in told(turned).items()}


@settings(max_examples=60)
@given(groups_of)
def test_nothing_is_told_of_less_than_five_people(groups: list[tuple[int, int]]):
    made = judged(*groups)
    hidden = [group for group in made if group.verdict == "suppressed"]
    assert all(group.verdict == "suppressed" for group in made if 0 < group.applied < 5)
    assert all(group.rate is None and group.passed == 0 for group in hidden)
    shown = [group for group in made if group.applied and group not in hidden]
    assert not hidden or not shown or (len(hidden) > 1 and sum(group.applied for group in hidden) >= 5)


def test_the_lady_tasting_tea():
    assert round(fisher(3, 1, 1, 3), 4) == 0.4857  # Fisher 1935: 34 / 70
    assert fisher(4, 0, 0, 4) == pytest.approx(2 / 70)
    assert round(fisher(1, 9, 11, 3), 6) == 0.002759  # scipy.stats.fisher_exact and Wikipedia's dieting example


def test_fisher_by_counting_all_tables():
    for table in [(1, 9, 11, 3), (0, 5, 5, 1), (2, 3, 6, 4), (7, 7, 7, 7), (0, 0, 3, 4)]:
        a, b, c, d = table
        weights = [
            math.comb(a + b, x) * math.comb(c + d, a + c - x) for x in range(max(0, a - d), min(a + b, a + c) + 1)
        ]
        seen = math.comb(a + b, a) * math.comb(c + d, c)
        expected = sum(w for w in weights if w <= seen) / math.comb(a + b + c + d, a + c)
        assert fisher(*table) == pytest.approx(expected)


@given(*[st.integers(0, 30)] * 4)
def test_fisher_is_a_share_and_symmetric(a: int, b: int, c: int, d: int):
    p = fisher(a, b, c, d)
    assert 0 < p <= 1
    assert (
        p == pytest.approx(fisher(c, d, a, b)) == pytest.approx(fisher(b, a, d, c)) == pytest.approx(fisher(a, c, b, d))
    )
