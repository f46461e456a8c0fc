"""Places, their spread and ties."""

from __future__ import annotations

import random
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hireapp.psychometrics.ranking import ranking, tie_groups
from hireapp.psychometrics.validity import bivariate_tail

entries = st.lists(st.tuples(st.integers(0, 100).map(float), st.floats(0, 10)), min_size=1, max_size=12).map(
    lambda values: [(f"p{at}", value, error) for at, (value, error) in enumerate(values)]
)


def test_two_people_by_the_normal_distribution():
    # d = 3, SEd = 5: P(A above B) = Phi(.6) = .7257.
    first, second = ranking([("a", 63.0, 3.0), ("b", 60.0, 4.0)], 1, draws=20000)
    assert first.chance == pytest.approx(0.7257, abs=0.01)
    assert (first.place, first.median, second.place) == (1, 1, 2)
    assert (first.tied, second.tied) == (True, True)


def test_three_people_by_the_bivariate_normal_distribution():
    # A first of three: A - B and A - C correlate .5 when all SEM are equal.
    made = ranking([("a", 62.0, 4.0), ("b", 60.0, 4.0), ("c", 58.0, 4.0)], 1, draws=20000)
    sed = 32**0.5
    assert made[0].chance == pytest.approx(bivariate_tail(-2 / sed, -4 / sed, 0.5), abs=0.01)


def test_without_error_the_places_are_sure():
    made = ranking([("a", 1.0, 0.0), ("b", 3.0, 0.0), ("c", 2.0, 0.0)], 2)
    assert [(p.id, p.place, p.low, p.median, p.high, p.chance) for p in made] == [
        ("b", 1, 1, 1, 1, 1.0),
        ("c", 2, 2, 2, 2, 1.0),
        ("a", 3, 3, 3, 3, 0.0),
    ]
    assert [place.tied for place in made] == [True, False, False]


def test_equal_people_share_place_and_chance():
    made = ranking([("a", 5.0, 0.0), ("b", 5.0, 0.0), ("c", 5.0, 0.0), ("d", 1.0, 0.0)], 1)
    assert [place.place for place in made] == [1, 1, 1, 4]
    assert [place.id for place in made] == ["a", "b", "c", "d"]
    for place in made[:3]:
        assert place.chance == pytest.approx(1 / 3, abs=0.04)


def test_same_seed_same_draws_and_nobody():
    people = [(f"p{i}", float(i), 3.0) for i in range(9)]
    assert ranking(people, 3) == ranking(people, 3)
    assert ranking(people, 3) != ranking(people, 3, seed=1)
    assert ranking([], 3) == ()
    assert tie_groups([]) == ()


@settings(max_examples=40)
@given(entries, st.integers(0, 14))
def test_chances_sum_to_the_seats(people: list[tuple[str, float, float]], seats: int):
    made = ranking(people, seats, draws=200)
    assert sum(place.chance for place in made) == pytest.approx(min(seats, len(people)))
    values = [place.value for place in made]
    assert values == sorted(values, reverse=True)
    for place in made:
        assert 1 <= place.low <= place.median <= place.high <= len(people)
        assert place.place == 1 + sum(value > place.value for value in values)


def test_tie_groups_by_hand():
    # SEM 2 each: SEd 2.83, reliable above 5.54.
    people = [("e", 40.0, 2.0), ("a", 60.0, 2.0), ("c", 52.0, 2.0), ("b", 56.0, 2.0), ("d", 50.0, 2.0)]
    assert tie_groups(people) == (("a", "b"), ("b", "c"), ("c", "d"), ("e",))


@settings(max_examples=60)
@given(entries)
def test_tie_groups_are_longest_runs_without_a_reliable_difference(people: list[tuple[str, float, float]]):
    ordered = [entry[0] for entry in sorted(people, key=lambda entry: -entry[1])]
    known = {entry[0]: entry for entry in people}

    def different(one: str, other: str) -> bool:
        gap = abs(known[one][1] - known[other][1])
        return gap > 1.96 * (known[one][2] ** 2 + known[other][2] ** 2) ** 0.5 + 1e-12

    groups = tie_groups(people)
    assert {name for group in groups for name in group} == set(ordered)
    for group in groups:
        start = ordered.index(group[0])
        assert list(group) == ordered[start : start + len(group)]
        assert not any(different(one, other) for one in group for other in group)
    assert all(set(one) - set(other) for one in groups for other in groups if one is not other)


def test_two_hundred_people_are_quick():
    source = random.Random(3)
    people = [(str(i), source.gauss(60, 10), source.uniform(3, 8)) for i in range(200)]
    took = []
    for _time in range(5):
        start = perf_counter()
        ranking(people, 10)
        took.append(perf_counter() - start)
    assert min(took) < 0.25  # 75 ms where it was written
