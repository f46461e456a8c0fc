"""A key from experts' ratings: what is kept, and what is dropped and why."""

from __future__ import annotations

from decimal import Decimal

from hireapp.psychometrics.situational import expert_key


def ratings(*options: str) -> dict[str, dict[str, list[Decimal]]]:
    """One scene: the ratings of each option as digits."""
    return {"scene": {"abcde"[at]: [Decimal(value) for value in values] for at, values in enumerate(options)}}


def test_the_key_is_the_mean_of_the_ratings():
    made = expert_key(ratings("66776", "44344", "11212"), 5)
    assert made.means == {"scene": {"a": Decimal("6.4"), "b": Decimal("3.8"), "c": Decimal("1.4")}}
    assert (made.dropped_options, made.dropped_scenes, made.experts) == ((), (), 5)


def test_an_option_the_experts_do_not_agree_on_is_dropped():
    # 1 4 4 4 2: mean 3, SD sqrt(8 / 4) = 1.41 stays; 1 4 5 4 1: SD sqrt(14 / 4) = 1.87 goes.
    stays = expert_key(ratings("77777", "44444", "11111", "14442"), 5)
    assert stays.dropped_options == () and stays.means["scene"]["d"] == 3
    goes = expert_key(ratings("77777", "44444", "11111", "14541"), 5)
    assert goes.dropped_options == (("scene", "d", Decimal("1.87")),)
    assert set(goes.means["scene"]) == {"a", "b", "c"}


def test_an_sd_of_just_one_and_a_half_stays():
    # 2 2 2 5: mean 2.75, squares 6.75, SD sqrt(6.75 / 3) = 1.5.
    assert expert_key(ratings("7777", "1111", "2225"), 4).dropped_options == ()


def test_a_scene_with_two_options_left_goes():
    made = expert_key(ratings("77777", "14541", "11111"), 5)
    assert made.dropped_scenes == (("scene", "sd"),) and made.means == {}


def test_a_scene_whose_best_and_worst_lie_close_goes():
    # Means 4, 3.4, 2.6: 1.4 apart; with 2.5 they lie 1.5 apart and stay.
    assert expert_key(ratings("44444", "33344", "22333"), 5).dropped_scenes == (("scene", "gap"),)
    assert expert_key(ratings("4444", "3333", "2233"), 4).dropped_scenes == ()


def test_a_scene_with_two_best_or_two_worst_goes():
    assert expert_key(ratings("66666", "66666", "11111"), 5).dropped_scenes == (("scene", "tie"),)
    assert expert_key(ratings("66666", "22222", "22222"), 5).dropped_scenes == (("scene", "tie"),)


def test_scenes_are_judged_each_by_itself():
    both = {"good": ratings("66666", "44444", "11111")["scene"], "tied": ratings("66666", "66666", "11111")["scene"]}
    made = expert_key(both, 5)
    assert list(made.means) == ["good"]
    assert made.dropped_scenes == (("tied", "tie"),)
