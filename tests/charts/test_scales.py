"""Rows of tests: inside and outside differ by shape, nothing leaves its axis, counts lean to their side."""

from __future__ import annotations

import pytest

from hireapp.charts.axis import Scale
from hireapp.charts.primitives import Circle, Label, Line, Path, Picture
from hireapp.charts.scales import Figure, Target, balance, banded, gridded, numerals, soft, tracked, unknown

SCALE = Scale(20, 80, 10, 200)


def extent(picture: Picture) -> tuple[float, float]:
    found: list[float] = []
    for item in picture.items:
        if isinstance(item, Line):
            found += [item.x1, item.x2]
        elif isinstance(item, Circle):
            found.append(item.x)
        elif isinstance(item, Path):
            found += [x for ring in item.rings for x, _y in ring]
    return min(found), max(found)


@pytest.mark.parametrize(("met", "fill"), [(True, "accent"), (False, "paper")])
def test_inside_is_solid_and_outside_a_ring(met, fill):
    last = banded(SCALE, 15.6, Figure(39, 33, 45), Target(44, 66, met)).items[-1]
    assert isinstance(last, Circle)
    assert last.fill == fill


@pytest.mark.parametrize("value", [-500.0, 20.0, 50.0, 80.0, 900.0])
def test_nothing_leaves_the_axis(value):
    figure = Figure(value, value - 70, value + 70)
    row = banded(SCALE, 15.6, figure, Target(-9, 200, True))
    for picture in (row, tracked(SCALE, 14, figure, 50), soft(SCALE, 16, figure)):
        low, high = extent(picture)
        assert low >= -0.001
        assert high <= SCALE.width + 0.001


def test_a_value_without_an_error_has_no_whisker():
    assert len(tracked(SCALE, 14, Figure(50)).items) < len(tracked(SCALE, 14, Figure(50, 40, 60)).items)


def test_numerals_stand_on_the_lines_of_the_grid():
    labels = [item for item in numerals(SCALE).items if isinstance(item, Label)]
    lines = [item for item in gridded(SCALE, 10, 50).items if isinstance(item, Line)]
    assert [label.x for label in labels] == [line.x1 for line in lines]
    assert [line.tone for line in lines].count("rule") == 1


def test_a_missing_value_is_hatched_after_its_words():
    low, high = extent(unknown(SCALE, 14, 60))
    assert low >= 60
    assert high <= 200


@pytest.mark.parametrize(("count", "left", "right"), [(5, 50, 100), (-5, 0, 50), (0, 50, 50), (2, 50, 70)])
def test_counts_lean_to_their_side(count, left, right):
    bar = next(item for item in balance(count, 5, 100, 15).items if isinstance(item, Path))
    xs = [x for x, _y in bar.rings[0]]
    assert (min(xs), max(xs)) == pytest.approx((left, right))


def test_a_balance_of_nothing_is_drawn():
    assert balance(0, 0, 100, 15).items
