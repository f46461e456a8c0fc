"""The composite as a T score: a change of unit that changes nothing else."""

from __future__ import annotations

import statistics
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hireapp.numbers import rounded
from hireapp.psychometrics.composite_scale import CompositeNorm, axis_of, stated
from hireapp.psychometrics.error import band, composite, reliably_different

WEIGHTS = {"phone": Decimal(35), "interview": Decimal(65)}


def norm(count: int, **more: float) -> CompositeNorm:
    people = tuple({"phone": 40.0 + number % 7, "interview": 30.0 + number, **more} for number in range(count))
    return CompositeNorm(2, people)


def test_the_group_itself_has_mean_fifty_and_sd_ten():
    group = norm(40)
    scale = group.scale(WEIGHTS)
    values = [float(scale.value(Decimal(repr(0.35 * own["phone"] + 0.65 * own["interview"])))) for own in group.people]
    assert statistics.fmean(values) == pytest.approx(50, abs=1e-4)
    assert statistics.stdev(values) == pytest.approx(10, abs=1e-4)
    assert (scale.n, scale.version, scale.provisional) == (40, 2, True)
    assert not norm(100).scale(WEIGHTS).provisional


def test_too_few_people_or_no_spread_give_no_scale():
    assert norm(29).scale(WEIGHTS) is None
    assert norm(30).scale(WEIGHTS) is not None
    same = CompositeNorm(1, tuple({"phone": 50.0, "interview": 50.0} for _number in range(40)))
    assert same.scale(WEIGHTS) is None


def test_people_with_less_than_sixty_percent_of_the_weight_are_no_part_of_the_group():
    few = CompositeNorm(1, (*norm(30).people, {"phone": 99.0}, {"tests": 99.0}))
    assert few.scale(WEIGHTS).n == 30
    assert few.scale({"tests": Decimal(100)}) is None
    assert few.scale({}) is None


def test_other_weights_give_another_scale():
    group = norm(40)
    assert group.scale({"phone": Decimal(100)}).mean != group.scale({"interview": Decimal(100)}).mean


@given(
    some.lists(some.tuples(some.decimals(1, 99, places=2), some.decimals("0.5", 12, places=2)), min_size=2, max_size=6)
)
def test_order_and_reliable_differences_stay(figures: list[tuple[Decimal, Decimal]]):
    scale = norm(33).scale(WEIGHTS)
    assert scale is not None
    for first, second in pairwise(figures):
        one, two = ((scale.value(value), scale.sem(sem)) for value, sem in (first, second))
        assert (first[0] < second[0]) == (one[0] < two[0])
        gap, error = abs(first[0] - second[0]), Decimal("1.96") * (first[1] ** 2 + second[1] ** 2).sqrt()
        if abs(gap - error) > Decimal("0.000001"):
            assert reliably_different(first, second) == reliably_different(one, two)


def test_a_composite_is_stated_with_its_band_and_keeps_what_is_missing():
    scale = norm(30).scale(WEIGHTS)
    made = composite(WEIGHTS, {"interview": (Decimal(95), Decimal(10))})
    shown = stated(made, scale)
    assert made.band.high == 100 and shown.band.high > scale.value(Decimal(100))
    assert shown.band.error == scale.sem(made.band.error)
    assert rounded(shown.band.value - shown.band.low, 20) == rounded(shown.band.error, 20)
    assert (shown.present, shown.missing, shown.scale) == (made.present, made.missing, scale)
    assert stated(made, None) is made
    none = stated(composite(WEIGHTS, {"phone": (Decimal(50), Decimal(5))}), scale)
    assert none.band is None and none.scale == scale


def test_the_axis_holds_every_band():
    scale = norm(30).scale(WEIGHTS)
    usual = band(Decimal(50), Decimal(5), Decimal(0), Decimal(100))
    assert axis_of([usual], None) == (0, 100)
    assert axis_of([usual], scale) == (20, 80)
    wide = band(Decimal(82), Decimal(5), Decimal(-99), Decimal(199))
    assert axis_of([wide], scale, [Decimal("11.5")]) == (10, 100)
