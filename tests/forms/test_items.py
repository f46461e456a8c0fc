"""What the answers to a test are worth, kind by kind, and which answers can't stand."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from hireapp.errors import InvalidValue
from hireapp.forms.answer import Answer
from hireapp.forms.form import Form, check_answer
from hireapp.forms.items import HEARD, Likert, MostLeast, Pair, folded, span_of
from hireapp.forms.paging import given, pages_of
from hireapp.forms.scoring import most_least_counts, rekeyed, score
from tests.forms.test_loader import load
from tests.shipped import form, taken

KINDS = """
form: kinds
version: 1
kind: test
license: own
status: provisional
title: {zh: "各类", en: "Kinds"}
sections:
  - id: practice
    title: {zh: "试", en: "Try"}
    practice: true
    questions:
      - {id: try_one, kind: likert, origin: own, scale: a, text: {zh: "试", en: "Try"}}
  - id: items
    title: {zh: "题", en: "Items"}
    questions:
      - {id: plain, kind: likert, origin: own, scale: a, text: {zh: "甲", en: "One"}}
      - {id: turned, kind: likert, origin: own, scale: a, reversed: true, text: {zh: "乙", en: "Two"}}
      - {id: never, kind: likert, origin: own, scale: none, hit: high, text: {zh: "丙", en: "Three"}}
      - {id: always, kind: likert, origin: own, scale: none, hit: low, text: {zh: "丁", en: "Four"}}
      - {id: told, kind: likert, origin: own, scale: none, expect: 4, text: {zh: "戊", en: "Five"}}
      - id: pair
        kind: pair
        origin: own
        scale: ei
        left_pole: e
        left: {zh: "跟人聊", en: "talk"}
        right: {zh: "自己待", en: "alone"}
      - id: other
        kind: pair
        origin: own
        scale: ei
        left_pole: i
        left: {zh: "自己待", en: "alone"}
        right: {zh: "跟人聊", en: "talk"}
      - id: block
        kind: most_least
        origin: own
        options:
          - {id: w1, style: d, text: {zh: "快", en: "quick"}}
          - {id: w2, style: s, text: {zh: "稳", en: "calm"}}
          - {id: w3, style: c, text: {zh: "准", en: "exact"}}
      - id: scene
        kind: best_worst
        origin: own
        theme: price
        title: {zh: "事", en: "Scene"}
        options:
          - {id: a, key: 4, text: {zh: "甲", en: "A"}, why: {zh: "中", en: "Middle"}}
          - {id: b, key: 6.5, text: {zh: "乙", en: "B"}, why: {zh: "好", en: "Good"}}
          - {id: c, key: 1.5, text: {zh: "丙", en: "C"}, why: {zh: "差", en: "Bad"}}
      - id: order
        kind: order
        origin: own
        title: {zh: "单", en: "Order"}
        mode: shown
        seconds: 90
        fields:
          - {id: name, label: {zh: "人", en: "Name"}, key: {zh: "江一帆", en: "Ivan Clarke"}}
          - {id: phone, label: {zh: "电话", en: "Phone"}, key: {zh: "19900004816", en: "5550148"}}
          - {id: place, label: {zh: "地址", en: "Place"}, key: {zh: "果园路3号南楼", en: "3 Hill Street, south wing"}}
          - {id: day, label: {zh: "日", en: "Day"}, key: {zh: "周四", en: "Thursday"}}
      - id: typed
        kind: typing
        origin: own
        title: {zh: "打字", en: "Typing"}
        language: en
        passage: "Hello there"
        seconds: 60
      - id: chat
        kind: chat
        origin: own
        title: {zh: "聊", en: "Chat"}
        seconds: 60
        facts: []
        rules: []
        holding: []
        moves: []
        customers:
          - id: one
            part: ready
            nick: {zh: "风", en: "Wind"}
            about: {zh: "新", en: "new"}
            enters: 0
            nudge: {zh: "在吗", en: "Hello?"}
            steps: [{rows: [{id: r1, say: {zh: "你好", en: "Hi"}}]}]
      - id: moves
        kind: ticks
        origin: own
        title: {zh: "动作", en: "Moves"}
        items:
          - {id: m1, text: {zh: "问好", en: "greets"}}
          - {id: m2, text: {zh: "问需求", en: "asks"}}
          - {id: m3, text: {zh: "报价", en: "price"}, optional: true}
          - {id: m4, text: {zh: "约时间", en: "time"}, optional: true}
scores:
  - {id: a, title: {zh: "甲", en: "A"}, method: mean, scale: a}
  - {id: ei, title: {zh: "向", en: "E/I"}, method: sum, scale: ei}
"""
INVENTORIES = ("sales_inventory", "self_motivation", "style_profile", "type_questionnaire")
OTHERS = ("situational_judgement", "order_taking", "product_learning")
KINDS_FORM = load(KINDS).form("kinds")


def points(name: str, value: Any = None, /, **texts: str) -> Decimal | None:
    return KINDS_FORM.question(name).points(Answer(value, texts))


def statements(test: Form) -> list[str]:
    return [name for name, item in test.questions.items() if isinstance(item, (Likert, Pair))]


def values_of(test: Form, answers: Mapping[str, Answer]) -> dict[str, Decimal | None]:
    return {scale.id: scale.value for scale in score(test, answers).scales}


# ---- mirrors and orders, on all that is shipped


@pytest.mark.parametrize("form_id", INVENTORIES)
@settings(max_examples=25)
@drawn(st.integers())
def test_turning_every_answer_round_mirrors_every_scale_exactly(form_id: str, seed: int):
    test, levels = form(form_id), Random(seed)
    chosen = {name: levels.randint(1, 5) for name in statements(test)}
    there = values_of(test, {name: Answer(value) for name, value in chosen.items()})
    back = values_of(test, {name: Answer(6 - value) for name, value in chosen.items()})
    middle = 24 if form_id == "type_questionnaire" else 3
    assert there
    for scale, value in there.items():
        assert value - middle == middle - back[scale]


@pytest.mark.parametrize("form_id", INVENTORIES)
def test_the_middle_of_every_statement_is_the_middle_of_every_scale(form_id: str):
    test = form(form_id)
    made = values_of(test, {name: Answer(3) for name in statements(test)})
    assert set(made.values()) == {Decimal(24 if form_id == "type_questionnaire" else 3)}


@pytest.mark.parametrize("form_id", [*INVENTORIES, *OTHERS])
@settings(max_examples=10)
@drawn(st.text(max_size=8), st.integers())
def test_no_order_changes_a_score(form_id: str, seed: str, shuffle: int):
    test = form(form_id)
    answers = taken(test, "somebody")
    asked = list(given(pages_of(test, "zh", seed)))
    plain = score(test, answers, asked)
    Random(shuffle).shuffle(asked)
    mixed = dict(Random(shuffle).sample(list(answers.items()), len(answers)))
    again = score(test, mixed, asked)
    assert again.scales == plain.scales
    assert again.stage_score == plain.stage_score
    assert most_least_counts(test, mixed) == most_least_counts(test, answers)


@settings(max_examples=40)
@drawn(st.data())
def test_most_and_least_sum_to_nothing_for_any_answers(data: st.DataObject):
    test = form("style_profile")
    answers = {}
    for name, block in test.questions.items():
        if isinstance(block, MostLeast):
            words = st.none() | st.sampled_from([word.id for word in block.options])
            answers[name] = Answer({"most": data.draw(words), "least": data.draw(words)})
    counts = most_least_counts(test, answers)
    assert sum(counts.values()) == 0
    assert set(counts) == {"d", "i", "s", "c"}
    assert all(abs(count) <= 16 for count in counts.values())


# ---- statements and pairs


def test_a_reversed_statement_counts_from_the_other_end():
    assert [points("plain", level) for level in (1, 3, 5)] == [1, 3, 5]
    assert [points("turned", level) for level in (1, 3, 5)] == [5, 3, 1]
    assert points("plain") is None


def test_a_pair_leans_to_the_first_letter_of_its_scale_whichever_side_it_stands_on():
    assert [points("pair", level) for level in (1, 5)] == [5, 1]
    assert [points("other", level) for level in (1, 5)] == [1, 5]


@pytest.mark.parametrize(
    ("name", "hits"), [("never", (4, 5)), ("always", (1, 2)), ("told", (1, 2, 3, 5)), ("plain", ())]
)
def test_which_answers_tell_of_not_reading(name: str, hits: tuple[int, ...]):
    item = KINDS_FORM.question(name)
    assert tuple(level for level in range(1, 6) if item.is_hit(Answer(level))) == hits
    assert not item.is_hit(None) and not item.is_hit(Answer(None))


# ---- too little, practice


@pytest.mark.parametrize(("answered", "there"), [(6, False), (7, True)])
def test_a_scale_of_eight_needs_seven_answers_and_is_else_missing_never_nought(answered: int, there: bool):
    test = form("sales_inventory")
    names = next(rule.of for rule in test.scores if rule.id == "ach")
    made = score(test, {name: Answer(1) for name in names[:answered]}).scale("ach")
    assert (made.value is not None) is there
    assert made.answered == answered and made.asked == 8


def test_a_sum_is_filled_up_from_the_mean_of_what_was_answered():
    test = form("type_questionnaire")
    rule = next(rule for rule in test.scores if rule.id == "ei")
    assert values_of(test, {name: Answer(3) for name in rule.of[:7]})["ei"] == 24


def test_no_answers_are_no_scores():
    for form_id in (*INVENTORIES, *OTHERS):
        assert set(values_of(form(form_id), {}).values()) == {None}


def test_practice_never_counts():
    answers = {"plain": Answer(2), "turned": Answer(4)}
    without = score(KINDS_FORM, answers)
    assert score(KINDS_FORM, {**answers, "try_one": Answer(5)}) == without
    assert score(KINDS_FORM, {**answers, "try_one": Answer(5)}, tuple(KINDS_FORM.questions)) == without
    style = form("style_profile")
    tried = {"practice_block": Answer(dict(zip(("most", "least"), _words(style), strict=True)))}
    assert set(most_least_counts(style, tried).values()) == {0}


def _words(test: Form) -> list[str]:
    return [word.id for word in test.question("practice_block").options[:2]]


# ---- blocks and scenes


def test_a_block_counts_only_when_both_are_chosen():
    assert most_least_counts(KINDS_FORM, {"block": Answer({"most": "w1", "least": "w3"})}) == {"d": 1, "s": 0, "c": -1}
    assert most_least_counts(KINDS_FORM, {"block": Answer({"most": "w1", "least": None})}) == {"d": 0, "s": 0, "c": 0}


@pytest.mark.parametrize(
    ("best", "worst", "expected"),
    [("b", "c", 2), ("b", "a", 1), ("a", "c", 1), ("c", "b", -2), ("a", "b", -1), ("c", "a", -1)],
)
def test_best_and_worst_bring_a_point_each_and_cost_one_when_turned_round(best: str, worst: str, expected: int):
    assert points("scene", {"best": best, "worst": worst}) == expected


def test_a_scene_answered_by_half_is_not_answered():
    assert points("scene", {"best": "b"}) is None
    assert points("scene") is None


def test_another_key_makes_another_best_and_a_scene_without_a_key_counts_nowhere():
    test = form("situational_judgement")
    answers = taken(test, "somebody")
    scenes = [name for name in test.questions if name not in test.practice]
    key = {option.id: 8 - option.key for option in test.question(scenes[0]).options}
    turned = rekeyed(test, {scenes[0]: key})
    assert turned.question(scenes[0]).best.id == test.question(scenes[0]).worst.id
    assert score(turned, answers).scale("total").asked == 1
    assert score(turned, answers).scale("total").value == -test.question(scenes[0]).points(answers[scenes[0]])


# ---- orders


ENTERED = {"name": "江一帆", "phone": "19900004816", "place": "果园路3号南楼", "day": "周四"}


def test_each_field_of_an_order_counts_by_itself():
    assert points("order", {"language": "zh"}, **ENTERED) == 1
    assert points("order", {"language": "zh"}, **{**ENTERED, "day": "周三"}) == Decimal("0.75")
    assert points("order", {"language": "zh"}, name="江一帆") == Decimal("0.25")
    assert points("order", {"language": "zh"}, name="谁", phone="1") == 0
    assert points("order", {"language": "zh"}) is None


def test_an_order_is_read_in_the_language_of_the_sitting():
    entered = {"name": "ivan clarke", "phone": "555 0148", "place": "3 Hill Street south wing", "day": "THURSDAY"}
    assert points("order", {"language": "en"}, **entered) == 1
    assert points("order", {"language": "zh"}, **entered) == 0


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("199-0000-4816", "１９９ ００００ ４８１６"),
        ("果园路3号，南楼", "果园路３号南楼。"),
        ("Ann Lowe", "ann  lowe"),
        ("3 Hill Street, south gate", "3 hill street South Gate"),
    ],
)
def test_width_case_blanks_and_signs_make_no_difference(first: str, second: str):
    assert folded(first) == folded(second)


@pytest.mark.parametrize(("first", "second"), [("10", "1"), ("周二", "周三"), ("44号", "14号"), ("Lowe", "Low")])
def test_a_letter_or_a_figure_does(first: str, second: str):
    assert folded(first) != folded(second)


# ---- moves ticked


@pytest.mark.parametrize(
    ("ticked", "expected"),
    [
        ("hhhh", 5),
        ("nnnn", 1),
        ("hhnn", 3),
        ("hhn-", Decimal(1) + Decimal(8) / 3),
        ("hn--", 3),
        ("h---", None),
        ("----", None),
    ],
)
def test_moves_count_by_the_share_heard_of_those_that_came_up(ticked: str, expected: Decimal | None):
    words = {"h": HEARD[0], "n": HEARD[1], "-": HEARD[2]}
    assert points("moves", {f"m{at}": words[sign] for at, sign in enumerate(ticked, 1)}) == expected


def test_the_range_of_a_scale_is_that_of_its_items():
    test = form("product_learning")
    assert span_of([KINDS_FORM.question("plain"), KINDS_FORM.question("turned")]) == (1, 5)
    assert span_of([KINDS_FORM.question("scene")]) == (-2, 2)
    assert span_of([KINDS_FORM.question("order")]) == (0, 1)
    assert span_of([test.question("recall_days")]) == (0, 1)


# ---- answers that can't stand

EVENT = {"at": 0, "who": "one", "kind": "enters"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("plain", value) for value in (0, 6, 2.5, 3.0, True, "3", [3], {"level": 3})),
        *(("pair", value) for value in (0, 6, 1.5, False, "1", [])),
        *(("block", value) for value in ("w1", ["w1", "w2"], 1, {"most": "w9"}, {"most": "w1", "least": "w1"})),
        *(("scene", value) for value in ("b", [], {"best": "z"}, {"best": "b", "worst": "b"}, {"worst": ["a"]})),
        *(("order", value) for value in ("zh", ["zh"], 1, {"language": "fr"})),
        *(("typed", value) for value in (60, "60", {"ms": "60"}, {"ms": -1}, {"ms": 1.5}, {"ms": True})),
        *(("moves", value) for value in ("m1", ["m1"], {"m9": "heard"}, {"m1": True}, {"m1": "maybe"}, {"m1": []})),
        *(("chat", value) for value in ([], "x", [EVENT], {}, {"events": {}}, {"events": ["enters"]})),
        *(("chat", {"events": [{**EVENT, **wrong}]}) for wrong in ({"at": "0"}, {"who": "two"}, {"kind": "sings"})),
        *(("chat", {"events": [{**EVENT, **wrong}]}) for wrong in ({"kind": "replies"}, {"kind": "says", "row": 1})),
    ],
)
def test_an_answer_of_the_wrong_shape_is_refused(name: str, value: Any):
    with pytest.raises(InvalidValue):
        check_answer(KINDS_FORM, name, Answer(value))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("plain", 5),
        ("pair", 1),
        ("block", {"most": "w1", "least": None}),
        ("scene", {"best": "b", "worst": "c"}),
        ("order", {"language": "en"}),
        ("typed", {"ms": 60_000}),
        ("moves", {"m1": "heard", "m3": "not_applicable"}),
        ("chat", {"language": "zh", "events": [EVENT, {"at": 0, "who": "one", "kind": "says", "row": "r1"}]}),
        *((name, None) for name in ("plain", "pair", "block", "scene", "order", "typed", "moves", "chat")),
    ],
)
def test_an_answer_that_fits_or_is_left_open_can_stand(name: str, value: Any):
    check_answer(KINDS_FORM, name, Answer(value))


@pytest.mark.parametrize("form_id", [*INVENTORIES, *OTHERS, "typing", "chat_desk"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_invented_people_answer_can_stand(form_id: str, language):
    test = form(form_id)
    for name, answer in taken(test, "somebody", language).items():
        check_answer(test, name, answer)
