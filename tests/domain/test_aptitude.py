"""What the answers to a test say: scales on a norm group or on assumed values, the fit to a role, clock figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from hireapp.domain.aptitude import (
    Evaluation,
    Norm,
    Placement,
    component,
    evaluate,
    placements,
    role_fit,
    typing_figures,
)
from hireapp.domain.role import BAND_FROM, RoleProfile, TraitBand, Traits
from hireapp.domain.sitting import new_seed, pin_fits, pin_hash
from hireapp.errors import InvalidValue
from hireapp.forms.answer import Answer
from hireapp.forms.form import Form
from hireapp.forms.items import BestWorst, Likert, Typing
from hireapp.i18n import LocalizedText
from hireapp.psychometrics.norms import mean_and_sd
from hireapp.psychometrics.reliability import conditional_error
from tests.shipped import form, profiles, taken

INVENTORY = form("sales_inventory")
ROLES = list(profiles().values())
SCALES = [rule.id for rule in INVENTORY.scores if rule.id != "im"]
TESTS = [
    "sales_inventory",
    "self_motivation",
    "situational_judgement",
    "style_profile",
    "type_questionnaire",
    "order_taking",
    "product_learning",
    "typing",
    "chat_desk",
]


def answered(**points: int | list[int]) -> dict[str, Answer]:
    """Answers to the inventory: points on each scale named (reversed items turned), 3 on all else that is asked."""
    made: dict[str, Answer] = {}
    for scale in (rule.id for rule in INVENTORY.scores):
        names = next(rule.of for rule in INVENTORY.scores if rule.id == scale)
        wanted = points.get(scale, 3)
        levels = wanted if isinstance(wanted, list) else [wanted] * len(names)
        for name, level in zip(names, levels, strict=False):
            made[name] = Answer(6 - level if INVENTORY.question(name).reversed else level)
    return made


def without(answers: Mapping[str, Answer], *scales: str) -> dict[str, Answer]:
    gone = {name for rule in INVENTORY.scores if rule.id in scales for name in rule.of}
    return {name: answer for name, answer in answers.items() if name not in gone}


def norm_of(n: int, alphas: Mapping[str, Decimal] | None = None) -> Norm:
    """A norm group with 3, 3.5 and 4 in turn on every scale."""
    values = [Decimal("3") + Decimal(place % 3) / 2 for place in range(n)]
    return Norm(7, dict.fromkeys(SCALES, values), alphas or {})


def banded(*bands: tuple[str, int, int, int]) -> RoleProfile:
    """A role with these bands only: scale, low, high, weight."""
    made = tuple(TraitBand(scale, Decimal(low), Decimal(high), weight) for scale, low, high, weight in bands)
    return replace(ROLES[0], traits=Traits("sales_inventory", made))


# ---- scales


def test_without_a_norm_t_stands_on_the_assumed_values():
    made = evaluate(INVENTORY, answered(ach=4))
    ach = made.scale("ach")  # assumed: mean 3.7, SD .55
    assert (ach.raw, ach.percent, ach.is_normed, ach.normed, made.norm_version) == (4, 75, False, None, 0)
    assert ach.t == 50 + 10 * Decimal("0.3") / Decimal("0.55")
    assert ach.percent_of_t(Decimal(50)) == Decimal("67.5")


def test_the_error_without_a_norm_is_the_spread_of_the_own_answers():
    levels = [5, 4, 4, 3, 5, 4, 4, 3]
    ach = evaluate(INVENTORY, answered(ach=levels)).scale("ach")
    assert ach.error == conditional_error([Decimal(level) for level in levels])
    assert ach.error_from == "own"
    assert ach.percent_error == ach.error * 25
    assert ach.t_error == 10 * ach.error / Decimal("0.55")


def test_on_a_norm_t_stands_on_the_group_and_not_on_the_assumed_values():
    made = evaluate(INVENTORY, answered(ach=4), norm=norm_of(30))
    ach, values = made.scale("ach"), norm_of(30).values["ach"]
    mean, sd = mean_and_sd(values)
    assert ach.is_normed and made.norm_version == 7
    assert ach.t == ach.normed.t == 50 + 10 * (4 - mean) / sd
    assert ach.t_error == 10 * ach.error / sd
    assert ach.percent == 75  # the percent of the range never depends on others


def test_a_group_below_thirty_gives_a_place_but_no_t():
    plain = evaluate(INVENTORY, answered(ach=5)).scale("ach")
    few = evaluate(INVENTORY, answered(ach=5), norm=norm_of(29)).scale("ach")
    assert few.normed.place == "above_middle"
    assert not few.is_normed
    assert few.t == plain.t


def test_a_known_alpha_gives_the_error_and_an_impossible_one_does_not():
    sd = mean_and_sd(norm_of(30).values["ach"])[1]
    known = evaluate(INVENTORY, answered(ach=4), norm=norm_of(30, {"ach": Decimal("0.84")})).scale("ach")
    assert known.error_from == "alpha"
    assert known.error == pytest.approx(sd * Decimal("0.4"))
    for alpha in ("-0.2", "1"):
        odd = evaluate(INVENTORY, answered(ach=4), norm=norm_of(30, {"ach": Decimal(alpha)})).scale("ach")
        assert odd.error_from == "own"


def test_a_scale_without_assumed_values_or_norm_has_no_t():
    made = evaluate(form("type_questionnaire"), taken(form("type_questionnaire"), "somebody"))
    for scale in made.scales:
        assert scale.t is None and scale.t_error is None and scale.percent_of_t(Decimal(50)) is None
        assert (scale.low, scale.high) == (8, 40)


def test_a_sum_has_the_error_of_its_mean_times_its_items():
    test = form("type_questionnaire")
    rule = test.scores[0]
    answers = {name: Answer(level) for name, level in zip(rule.of, [1, 2, 2, 3, 4, 4, 5, 3], strict=True)}
    points = [test.question(name).points(answer) for name, answer in answers.items()]
    made = evaluate(test, answers).scale(rule.id)
    assert made.error == conditional_error(points) * 8
    assert made.percent == (made.raw - 8) * 100 / 32


def test_a_scale_with_too_little_answered_has_no_figure_at_all():
    made = evaluate(INVENTORY, without(answered(), "ach"), norm=norm_of(40)).scale("ach")
    assert (made.raw, made.percent, made.t, made.error, made.normed, made.answered) == (None, None, None, None, None, 0)


@pytest.mark.parametrize("form_id", TESTS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_whoever_answers_every_score_lies_within_its_range(form_id: str, language):
    test = form(form_id)
    for person in ("one", "two", "three"):
        made = evaluate(test, taken(test, person, language, person), language=language, seed=person)
        for scale in made.scales:
            assert scale.low <= scale.raw <= scale.high
            assert 0 <= scale.percent <= 100
            assert scale.answered == scale.asked


def test_a_sitting_and_its_answers_from_a_file_come_out_the_same():
    answers = taken(INVENTORY, "somebody")
    asked = [name for name in INVENTORY.questions if INVENTORY.question(name).answerable]
    assert evaluate(INVENTORY, answers, seed="s") == evaluate(INVENTORY, dict(reversed(answers.items())), asked=asked)


# ---- bands and fit


@pytest.mark.parametrize("norm", [None, norm_of(40)], ids=["assumed", "normed"])
@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.role)
def test_t_and_percent_agree_on_the_side_of_the_band(role: RoleProfile, norm: Norm | None):
    for total in range(8, 41):
        levels = [total // 8 + (place < total % 8) for place in range(8)]
        made = evaluate(INVENTORY, answered(**dict.fromkeys(SCALES, levels)), norm=norm)
        for entry in placements(made, role):
            low, high = (entry.outcome.percent_of_t(edge) for edge in (entry.band.low, entry.band.high))
            percent = entry.outcome.percent
            assert entry.side == ("below" if percent < low else "above" if percent > high else "within")


def test_the_edges_of_a_band_belong_to_it():
    made = evaluate(INVENTORY, answered(cfd=3, soc=3))  # both assumed 3.3, SD .65: T 45.38...
    t = made.scale("cfd").t
    sides = [
        Placement(made.scale("cfd"), TraitBand("cfd", low, high, 1)).side
        for low, high in ((t, Decimal(80)), (Decimal(20), t), (t + 1, Decimal(80)), (Decimal(20), t - 1))
    ]
    assert sides == ["within", "within", "below", "above"]


def test_a_scale_without_a_score_stands_on_no_side():
    made = evaluate(INVENTORY, without(answered(), "ach"))
    assert next(entry for entry in placements(made, ROLES[0]) if entry.band.scale == "ach").side == ""


def test_another_test_has_no_bands():
    made = evaluate(form("self_motivation"), taken(form("self_motivation"), "somebody"))
    assert placements(made, ROLES[0]) == ()
    assert role_fit(()) is None


@pytest.mark.parametrize(("missing", "there"), [(1, True), (2, False)])
def test_the_fit_needs_four_fifths_of_the_weight(missing: int, there: bool):
    role = banded(("ach", 20, 80, 3), ("cfd", 20, 80, 1), ("soc", 20, 80, 1))
    made = evaluate(INVENTORY, without(answered(), *["soc", "cfd"][:missing]))
    assert (role_fit(placements(made, role)) is not None) is there
    assert (component(made, role) is not None) is there


def test_the_fit_is_taken_over_the_scales_that_are_there():
    # ACH 5 of assumed 3.7 / .55: T 73.6, within; CFD 3 of 3.3 / .65: T 45.4, 4.6 below 50: 1 - 4.615.../15.
    role = banded(("ach", 60, 80, 3), ("cfd", 50, 80, 1), ("soc", 20, 80, 1))
    made = evaluate(INVENTORY, without(answered(ach=5, cfd=3), "soc"))
    expected = 100 * (3 + 1 - (50 - made.scale("cfd").t) / 15) / 4
    assert role_fit(placements(made, role)).value == expected.quantize(Decimal("0.1"))


def test_the_inventory_brings_its_fit_to_the_composite_and_no_average_of_its_scales():
    role = banded(("ach", 20, 80, 3), ("cfd", 20, 80, 1))
    value, error = component(evaluate(INVENTORY, answered(ach=3, cfd=3)), role)
    assert value == 100
    assert error == Decimal("0.1")  # never none at all


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.role)
def test_a_wider_spread_of_answers_makes_the_component_less_sure(role: RoleProfile):
    even = component(evaluate(INVENTORY, answered(**dict.fromkeys(SCALES, 3))), role)
    apart = component(evaluate(INVENTORY, answered(**dict.fromkeys(SCALES, [1, 5] * 4))), role)
    assert apart[0] == even[0]
    assert apart[1] > even[1]


def test_other_tests_bring_their_total_in_percent():
    test = form("order_taking")
    made = evaluate(test, taken(test, "somebody"))
    assert component(made, ROLES[0]) == (made.total.percent, made.total.percent_error)
    assert component(evaluate(test, {}), ROLES[0]) is None


def test_a_test_for_feedback_only_brings_nothing():
    for form_id in ("style_profile", "type_questionnaire", "self_motivation", "typing", "chat_desk"):
        made = evaluate(form(form_id), taken(form(form_id), "somebody"))
        assert made.total is None
        assert component(made, ROLES[0]) is None


# ---- themes, styles, quality


def test_all_best_is_full_marks_in_total_and_in_every_theme_and_turned_round_is_none():
    test = form("situational_judgement")
    scenes = {name: scene for name, scene in test.questions.items() if isinstance(scene, BestWorst)}
    best = {name: Answer({"best": scene.best.id, "worst": scene.worst.id}) for name, scene in scenes.items()}
    turned = {name: Answer({"best": scene.worst.id, "worst": scene.best.id}) for name, scene in scenes.items()}
    assert evaluate(test, best).total.percent == 100
    assert set(evaluate(test, best).themes.values()) == {Decimal(2)}
    assert evaluate(test, turned).total.percent == 0
    assert "practice" not in evaluate(test, best).themes


def test_style_counts_sum_to_nothing():
    test = form("style_profile")
    assert sum(evaluate(test, taken(test, "somebody")).styles.values()) == 0


def flags(answers: Mapping[str, Answer], elapsed: Mapping[str, int] | None = None) -> Mapping[str, float]:
    made = evaluate(INVENTORY, answers, elapsed=elapsed)
    assert made.quality is not None
    return made.quality.flags


def everything(level: int) -> dict[str, Answer]:
    return {name: Answer(level) for name, item in INVENTORY.questions.items() if isinstance(item, Likert)}


def test_a_plain_sitting_raises_no_flag_of_carelessness():
    assert not {"instructed", "infrequent_look", "infrequent_invalid", "straight_page"} & set(
        flags(taken(INVENTORY, "somebody"))
    )


def test_the_same_answer_throughout_is_noticed_in_every_way():
    assert set(flags(everything(3))) >= {"long_string", "low_variation", "straight_page", "instructed"}
    assert "infrequent_invalid" in flags(everything(5))  # two of the three that nobody agrees with


def test_the_instructed_item_and_one_odd_answer():
    careful = taken(INVENTORY, "somebody")
    assert flags({**careful, "inst_1": Answer(3)})["instructed"] == 1
    assert flags({**careful, "inf_1": Answer(5)})["infrequent_look"] == 1
    assert flags({**careful, "inf_1": Answer(5), "inf_2": Answer(1)})["infrequent_invalid"] == 2


def test_claiming_all_virtues_is_an_impression_to_look_at():
    careful = taken(INVENTORY, "somebody")
    claims = {name: Answer(5) for rule in INVENTORY.scores if rule.id == "im" for name in rule.of}
    assert "impression" in flags({**careful, **claims})  # 5 of assumed 2.4 / .7: T 87


def test_speed_is_looked_at_on_screen_only_and_slowness_never():
    careful = taken(INVENTORY, "somebody")
    assert "fast" in flags(careful, dict.fromkeys(careful, 500))
    assert "fast" not in flags(careful, dict.fromkeys(careful, 3_600_000))
    assert "fast" not in evaluate(INVENTORY, careful).quality.checked


def test_answers_at_practice_are_not_looked_at():
    careful = taken(INVENTORY, "somebody")
    tried = {name: Answer(5) for name in INVENTORY.practice}
    assert evaluate(INVENTORY, {**careful, **tried}) == evaluate(INVENTORY, careful)


def test_only_a_form_with_items_on_it_is_looked_at_for_quality():
    assert evaluate(form("self_motivation"), taken(form("self_motivation"), "somebody")).quality is None


# ---- figures of a clock


PASSAGE = Typing(
    id="p",
    kind="typing",
    origin="own",
    title=LocalizedText("打字", "Typing"),
    language="en",
    passage="Hello there, good day",
    seconds=60,
)


@pytest.mark.parametrize(
    ("typed", "ms", "speed", "right"),
    [
        ("Hello", 6000, "50.0", "100.0"),
        ("Hexlo", 6000, "40.0", "80.0"),  # one letter wrong: 4 right
        ("Helo", 6000, "30.0", "75.0"),  # one left out: 4 typed, 1 wrong
        ("Helllo", 6000, "50.0", "83.3"),  # one too many: 6 typed, 1 wrong
        ("Hello there, good day", 60_000, "21.0", "100.0"),
        ("zzzz", 6000, "0.0", "0.0"),
        ("Hello there, good day and more", 60_000, "21.0", "70.0"),  # 30 typed, 9 too many
    ],
)
def test_typing_by_hand(typed: str, ms: int, speed: str, right: str):
    figures = typing_figures(PASSAGE, Answer({"ms": ms}, {"text": typed}))
    assert figures == {"typing_en_speed": Decimal(speed), "typing_en_right": Decimal(right)}


def test_typing_nothing_or_in_no_time_says_nothing():
    assert typing_figures(PASSAGE, Answer({"ms": 6000}, {"text": ""})) == {}
    assert typing_figures(PASSAGE, Answer({"ms": 0}, {"text": "Hello"})) == {}
    assert typing_figures(PASSAGE, Answer()) == {}


def measured(test: Form, language) -> Evaluation:
    return evaluate(test, taken(test, "somebody", language, "s"), language=language, seed="s")


def test_typing_is_measured_in_the_languages_of_the_sitting_and_practice_is_not():
    test = form("typing")
    assert set(measured(test, "zh").measures) == {
        "typing_zh_speed",
        "typing_zh_right",
        "typing_en_speed",
        "typing_en_right",
    }
    assert set(measured(test, "en").measures) == {"typing_en_speed", "typing_en_right"}


def test_the_chat_is_measured_over_its_four_customers_and_not_over_the_one_for_practice():
    for language in ("zh", "en"):
        assert measured(form("chat_desk"), language).measures["customers"] == 4


# ---- the shipped roles


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.role)
def test_the_bands_of_a_role_name_the_ten_scales_of_the_inventory(role: RoleProfile):
    assert role.traits.form == "sales_inventory"
    assert sorted(band.scale for band in role.traits.bands) == sorted(SCALES)
    for band in role.traits.bands:
        assert 20 <= band.low < band.high <= 80
        assert band.weight in BAND_FROM


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.role)
def test_the_weights_of_a_role_sum_to_a_hundred_and_each_test_of_weight_brings_a_figure(role: RoleProfile):
    assert sum(role.weights.values()) == 100
    for stage in role.stages:
        for use in stage.tests:
            test = form(use.form)
            if use.weight:
                assert component(evaluate(test, taken(test, "somebody")), role) is not None, use.form


# ---- the PIN of a sitting


def test_a_pin_fits_its_own_hash_only_and_no_two_hashes_are_alike():
    kept = pin_hash("2468")
    assert pin_fits("2468", kept)
    assert not any(pin_fits(other, kept) for other in ("2469", "24680", "", "123456789"))
    assert "2468" not in kept
    assert pin_hash("2468") != kept


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "１２３４", "12 34", "-123"])
def test_a_pin_is_four_to_eight_digits(pin: str):
    with pytest.raises(InvalidValue):
        pin_hash(pin)


def test_without_a_kept_pin_none_fits():
    assert not pin_fits("2468", "")
    assert not pin_fits("", "")


def test_seeds_differ():
    assert len({new_seed() for _time in range(50)}) == 50
