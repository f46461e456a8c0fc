"""Strict and lenient raters: by hand, by the normal equations, and what must hold for any ratings."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hireapp.psychometrics.enough import TooFew
from hireapp.psychometrics.severity import Severity, Unconnected, severity


def test_by_hand_without_error():
    # mu 3; people -1 0 1; raters -.5 .5; Ann rates p1 p2, Ben p2 p3: only p2 joins them.
    made = severity([("p1", "ann", 1.5), ("p2", "ann", 2.5), ("p2", "ben", 3.5), ("p3", "ben", 4.5)], least=2)
    assert made.mean == pytest.approx(3)
    assert made.adjusted == pytest.approx({"p1": 2, "p2": 3, "p3": 4})
    assert made.raw == pytest.approx({"p1": 1.5, "p2": 3, "p3": 4.5})
    ann, ben = made.raters
    assert (ann.rater, ann.n, ann.mean, ben.rater) == ("ann", 2, 2, "ben")
    assert (ann.severity, ben.severity) == (pytest.approx(-0.5), pytest.approx(0.5))
    assert ann.shrunk == pytest.approx(-0.5 * 2 / 6)
    assert ann.sd == pytest.approx(0.5**0.5)


def test_least_squares_by_hand():
    # A complete table: r_j is the mean of the rater less the mean of all, c_i that of the person (Searle 1971).
    table = {"p1": (2, 3, 4), "p2": (1, 3, 5), "p3": (5, 4, 3)}
    ratings = [(p, f"r{j}", float(value)) for p, row in table.items() for j, value in enumerate(row)]
    made = severity(ratings, least=3)
    assert made.mean == pytest.approx(30 / 9)
    assert [rater.severity for rater in made.raters] == pytest.approx([8 / 3 - 30 / 9, 0, 4 - 30 / 9])
    assert made.adjusted == pytest.approx(made.raw)


def test_raters_with_few_ratings_are_left_out_and_named():
    ratings = [(f"p{i}", rater, 3.0 + i % 2) for i in range(5) for rater in ("a", "b")]
    made = severity([*ratings, ("p0", "guest", 1.0), ("alone", "guest", 1.0)])
    assert made.left_out == ("guest",)
    assert "alone" not in made.adjusted
    assert severity(ratings[:8]) == TooFew(0, 2, "raters")
    assert severity([entry for entry in ratings if entry[1] == "a"]) == TooFew(1, 2, "raters")
    assert severity([]) == TooFew(0, 2, "raters")


def test_parts_that_share_nobody_are_named():
    ratings = [(f"{part}{i}", rater, 3.0) for part, rater in ("xa", "xb", "yc") for i in range(5)]
    assert severity(ratings) == Unconnected((("a", "b"), ("c",)))


def test_a_rater_of_one_has_no_sd():
    made = severity([("p", "a", 2.0), ("p", "b", 4.0)], least=1)
    assert [rater.sd for rater in made.raters] == [None, None]
    assert made.adjusted == pytest.approx({"p": 3})


ratings_of = st.lists(
    st.tuples(st.sampled_from("pqrst"), st.sampled_from("abc"), st.integers(1, 5).map(float)), min_size=8, max_size=40
)


@settings(max_examples=80)
@given(ratings_of)
def test_effects_sum_to_zero_and_leave_nothing_over(ratings: list[tuple[str, str, float]]):
    made = severity(ratings, least=2)
    if not isinstance(made, Severity):
        return
    effects = {rater.rater: rater.severity for rater in made.raters}
    assert sum(effects.values()) == pytest.approx(0, abs=1e-9)
    assert sum(made.adjusted.values()) == pytest.approx(made.mean * len(made.adjusted))
    left = [(p, r, y - made.adjusted[p] - effects[r]) for p, r, y in ratings if r in effects]
    for place, names in ((0, made.adjusted), (1, effects)):  # the normal equations
        for name in names:
            assert sum(entry[2] for entry in left if entry[place] == name) == pytest.approx(0, abs=1e-8)


def test_it_finds_what_was_put_in_for_five_hundred_people():
    source = random.Random(7)
    strict = {f"r{j:02}": source.gauss(0, 0.5) for j in range(30)}
    ratings = []
    for i in range(500):
        level = source.gauss(3, 0.7)
        ratings += [(f"p{i}", r, level + strict[r] + source.gauss(0, 0.1)) for r in source.sample(sorted(strict), 3)]
    made = severity(ratings)
    middle = sum(strict.values()) / 30
    for rater in made.raters:
        assert rater.severity == pytest.approx(strict[rater.rater] - middle, abs=0.06)
