"""Signs in the answering: each is raised past its threshold and not before, and slowness is never one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hireapp.psychometrics.distributions import chi_square_cdf
from hireapp.psychometrics.enough import NO_VARIANCE, TooFew
from hireapp.psychometrics.response_quality import Answered, Quality, mahalanobis, quality
from tests.psychometrics.tables import rows_with

MIXED = (1, 4, 2, 5, 3)


def page(values: tuple[int, ...] | list[int], number: int = 0, ms: list[int] | None = None) -> list[Answered]:
    return [
        Answered(f"p{number}_{place}", number, value, ms[place] if ms else None) for place, value in enumerate(values)
    ]


def looked(answers: list[Answered] = (), **known: object) -> Quality:
    values = {"keyed": {}, "pairs": (), "infrequent": 0, "instructed_wrong": 0, "impression_t": None, **known}
    return quality(answers, **values)


def test_plain_answers_raise_nothing():
    made = looked(page(MIXED * 5, ms=[4000] * 25))
    assert made.flags == {}
    assert not made.several


@pytest.mark.parametrize(("same", "raised"), [(8, False), (9, True)])
def test_nine_of_the_same_in_a_row_on_a_page(same: int, raised: bool):
    assert ("long_string" in looked(page([1, 2, *[4] * same, 1, 2])).flags) is raised


def test_a_row_ends_with_the_page():
    answers = [*page([1, 2, *[4] * 5], 0), *page([*[4] * 5, 1, 2], 1)]
    assert "long_string" not in looked(answers).flags


@pytest.mark.parametrize(("same", "raised"), [(5, False), (6, True)])
def test_a_page_of_six_all_the_same_is_straight(same: int, raised: bool):
    made = looked([*page([3] * same, 0), *page(MIXED, 1)])
    assert made.flags.get("straight_page") == (1 if raised else None)


# Two answers of another level among n: SD = sqrt(2 (n - 2) / (n (n - 1))): .3008 at 21, .2942 at 22.
@pytest.mark.parametrize(("n", "raised"), [(21, False), (22, True)])
def test_answers_that_hardly_differ(n: int, raised: bool):
    made = looked(page([3, 4, *[3] * (n - 3), 4]))
    assert ("low_variation" in made.flags) is raised


def test_fewer_than_twenty_answers_say_nothing_of_variation_or_speed():
    made = looked(page([3] * 5 + [2] + [3] * 5 + [4] + [3] * 7, ms=[10] * 19))
    assert made.flags == {}
    assert made.checked == ("long_string",)


# Halves x and x + b o with o at right angles to x: stepped up .3006 for b = 4.7 and .2992 for 4.73.
@pytest.mark.parametrize(("b", "raised"), [(4.7, False), (4.73, True)])
def test_halves_that_do_not_go_together(b: float, raised: bool):
    x, o = (-2, -1, 0, 1, 2), (2, -1, -2, -1, 2)
    keyed = {str(place): [x[place], x[place] + b * o[place]] * 2 for place in range(5)}
    made = looked(page(MIXED), keyed=keyed)
    assert ("even_odd" in made.flags) is raised
    if raised:
        assert made.flags["even_odd"] == 0.3  # .2992 rounded


def test_halves_that_go_together_are_consistent_and_against_each_other_are_not():
    together = {str(level): [level] * 4 for level in range(1, 6)}
    against = {str(level): [level, 6 - level] * 2 for level in range(1, 6)}
    assert "even_odd" not in looked(page(MIXED), keyed=together).flags
    assert looked(page(MIXED), keyed=against).flags["even_odd"] == -1


def test_halves_need_five_scales_of_four_items():
    four = {str(level): [level, 6 - level] * 2 for level in range(1, 5)}
    assert "even_odd" not in looked(page(MIXED), keyed={**four, "short": [1, 5, 1]}).checked


@pytest.mark.parametrize(("gaps", "raised"), [((1, 2, 1, 2), False), ((1, 2, 2, 2), True)])
def test_near_same_items_answered_apart(gaps: tuple[int, ...], raised: bool):
    answers = page([1] * 4) + page([1 + gap for gap in gaps], 1)
    pairs = [(f"p0_{place}", f"p1_{place}") for place in range(4)]
    assert ("inconsistent" in looked(answers, pairs=pairs).flags) is raised


def test_pairs_need_half_of_them_answered():
    answers = [*page([1, 5]), *page([5], 1)]
    pairs = [(f"p0_{place}", f"p1_{place}") for place in range(4)]
    assert "inconsistent" not in looked(answers, pairs=pairs).checked
    assert "inconsistent" in looked([*answers, *page([1, 1], 1)[1:]], pairs=pairs).checked


@pytest.mark.parametrize(("fast", "raised"), [(1, False), (2, True)])
def test_more_than_a_quarter_of_the_pages_too_fast(fast: int, raised: bool):
    answers = [
        answer for number in range(4) for answer in page(MIXED, number, [1999 if number < fast else 2000] * 5)
    ]
    assert ("fast" in looked(answers).flags) is raised


@pytest.mark.parametrize(("fast", "raised"), [(8, False), (9, True)])
def test_more_than_two_fifths_of_the_items_too_fast(fast: int, raised: bool):
    times = [999] * fast + [1000] * (19 - fast) + [60_000]
    assert ("fast" in looked(page(MIXED * 4, ms=times)).flags) is raised


@pytest.mark.parametrize("ms", [4000, 60_000, 36_000_000])
def test_slow_is_never_a_flag(ms: int):
    assert looked(page(MIXED * 5, ms=[ms] * 25)).flags == {}


def test_on_paper_speed_is_not_looked_at():
    assert "fast" not in looked(page(MIXED * 5)).checked


def test_one_item_nobody_chooses_is_a_look_and_two_are_invalid():
    assert looked(infrequent=0).flags == {}
    assert looked(infrequent=1).flags == {"infrequent_look": 1}
    assert looked(infrequent=2).flags == {"infrequent_invalid": 2}


def test_the_instructed_item():
    assert looked(instructed_wrong=1).flags == {"instructed": 1}


@pytest.mark.parametrize(("t", "raised"), [("64.9", False), ("65", True)])
def test_unlikely_virtues_from_a_t_of_65(t: str, raised: bool):
    assert ("impression" in looked(impression_t=Decimal(t)).flags) is raised


def test_several_needs_two_independent_flags():
    assert looked(infrequent=1, instructed_wrong=1).several
    assert not looked(infrequent=1, impression_t=Decimal(70)).several
    assert not looked(page([3] * 6), infrequent=1).several


def test_no_answers_raise_nothing():
    assert looked() == Quality({}, ())


def test_distances_by_hand():
    # Items with variance 1 and no correlation: D2 is the sum of squared deviations. One item: z^2.
    rows = [[-1.0, -1.0], [-1.0, 1.0], [1.0, -1.0], [1.0, 1.0]] * 4
    made = mahalanobis(rows)
    assert {round(person.d2, 12) for person in made} == {round(2 * 15 / 16, 12)}
    assert made[0].p == pytest.approx(1 - chi_square_cdf(1.875, 2))
    single = mahalanobis([[0.0], [0.0], [0.0], [0.0], [5.0]])
    assert single[4].d2 == pytest.approx(16 / 5)  # mean 1, variance 5


def test_an_odd_pattern_stands_out_and_the_sum_is_known():
    rows = [*rows_with([[1.0, 0.9], [0.9, 1.0]], 80), [2.5, -2.5]]
    made = mahalanobis(rows)
    assert [place for place, person in enumerate(made) if person.outlying] == [80]
    assert sum(person.d2 for person in made) == pytest.approx(2 * 80)  # k (n - 1)


def test_distances_need_people_and_regular_covariances():
    assert mahalanobis([[1.0, 2.0]] * 9) == TooFew(9, 10)
    assert mahalanobis([]) == TooFew(0, 2)
    assert mahalanobis([[1.0, 2.0]] * 12) == NO_VARIANCE
    assert mahalanobis([[float(at), 2.0 * at] for at in range(12)]) == NO_VARIANCE
