"""The shipped tests: what each bank must hold, both languages, the key; and what the loader refuses, with its place."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from itertools import pairwise

import pytest
import yaml

from hireapp.errors import FormFileError
from hireapp.forms.form import Form
from hireapp.forms.items import BestWorst, Chat, Likert, MostLeast, Order, Pair, Ticks, Typing
from hireapp.forms.loader import form_from_json
from hireapp.forms.questions import SingleChoice
from hireapp.i18n import LocalizedText
from tests.forms.test_items import KINDS
from tests.forms.test_loader import _paths, _with, load, problems
from tests.shipped import form, library

SCALES = ("ach", "cfd", "asr", "soc", "lis", "ord", "res", "lrn", "srv", "tru")
OBJECTIONS = {"price", "need", "purchasing_power", "authority", "product", "agent", "time"}
SHIPPED = sorted(library().forms)
# Answers given on these forms are stored with their hashes: a change of the engine must never move them.
HASHES = {
    "interview_inbound_order": "3d5d1eb0d8acdb302ae2c1b5142d1a1875df565a96502a5a49714d08373d363d",
    "interview_inbound_service": "fe37e0bebb6ac23a5ef8f54a8d487c40698506610bace7cc78eb8500256ef54f",
    "interview_online_chat": "9116a33275fd89f10a04a2ed1015529b0ef9e7ade6e902b612d2b32d037c9c8e",
    "interview_outbound_growth": "2717b62340f8ffd8f19f78b6807336933a391c750543fcc1fb0889b8006bad20",
    "interview_outbound_new": "62a47d9020450d5f61c9e8d89c63a5ee0d53e3a28c95eacf37a3a022dc219bfb",
    "phone_inbound_order": "9e7e4f12ea267c7e6f425516d8bfde2dc24bb66d60ca62a299af1074149960ab",
    "phone_inbound_service": "79359e5d767d08486db719edf18b3af089ec3bceada3b6548e781797de3dc2d4",
    "phone_online_chat": "74b374f6c951f28962f705a7b448055bff83637d2daad19293996b08d32e9a37",
    "phone_outbound_growth": "8ca9da13733606f659bf0c22d3e2a3698e823040cb6ce61e5fd82f375d7e4674",
    "phone_outbound_new": "55e94affdffdb211f99896a0ff6ebc855763ca87394ae12a16bbc835c754811c",
}


def section(test: Form, section_id: str) -> list:
    return list(next(entry for entry in test.sections if entry.id == section_id).questions)


def scored(test: Form, kind: type) -> list:
    return [item for name, item in test.questions.items() if isinstance(item, kind) and name not in test.practice]


def texts(value: object) -> Iterator[LocalizedText]:
    if isinstance(value, LocalizedText):
        yield value
    elif is_dataclass(value):
        for entry in fields(value):
            yield from texts(getattr(value, entry.name))
    elif isinstance(value, (tuple, list)):
        for entry in value:
            yield from texts(entry)
    elif isinstance(value, dict):
        yield from texts(list(value.values()))


# ---- all forms


@pytest.mark.parametrize("form_id", SHIPPED)
def test_a_stored_form_comes_back_equal(form_id: str):
    test = form(form_id)
    again = form_from_json(test.canonical_json)
    assert again == test
    assert again.hash == test.hash


@pytest.mark.parametrize("form_id", SHIPPED)
def test_every_text_stands_in_both_languages(form_id: str):
    found = list(texts(form(form_id)))
    assert found
    assert [text for text in found if not text.zh.strip() or not text.en.strip()] == []


def test_the_hashes_of_the_phone_and_interview_forms_stay():
    assert {name: form(name).hash for name in HASHES} == HASHES
    kinds = ("phone", "interview")
    assert {name for name in SHIPPED if form(name).kind in kinds} == set(HASHES)


# ---- inventory, self-motivation, style, type


def test_the_inventory_has_eighty_items_and_twelve_on_answer_quality():
    items = scored(form("sales_inventory"), Likert)
    assert Counter(item.scale for item in items) == {
        **dict.fromkeys(SCALES, 8),
        "im": 6,
        "inf": 3,
        "inst": 1,
        "none": 2,
    }
    assert len(items) == 92


@pytest.mark.parametrize("scale", SCALES)
def test_three_or_four_items_of_a_scale_are_reversed_over_odd_and_even_places(scale: str):
    items = [item for item in scored(form("sales_inventory"), Likert) if item.scale == scale]
    odd, even = (sum(item.reversed for item in items[start::2]) for start in (0, 1))
    assert odd + even in (3, 4)
    assert odd and even


def test_no_item_on_answer_quality_is_reversed_and_one_is_instructed():
    test = form("sales_inventory")
    special = [item for item in scored(test, Likert) if item.scale not in SCALES]
    assert not any(item.reversed for item in special)
    assert test.validity.instructed == tuple(item.id for item in special if item.expect is not None)
    assert len(test.validity.instructed) == 1
    assert {item.hit for item in special if item.scale == "inf"} <= {"high", "low"}


def test_neighbours_come_from_different_scales_and_at_most_three_in_a_row_are_keyed_alike():
    items = scored(form("sales_inventory"), Likert)
    assert all(first.scale != second.scale for first, second in pairwise(items))
    keyed = [item.reversed for item in items if item.scale in SCALES]
    assert not any(len(set(keyed[at : at + 4])) == 1 for at in range(len(keyed) - 3))


def test_eight_near_same_pairs_stand_twenty_items_apart_and_are_keyed_alike():
    test = form("sales_inventory")
    items = scored(test, Likert)
    places = {item.id: place for place, item in enumerate(items)}
    assert len(test.pairs) == 8
    for first, second in test.pairs:
        assert abs(places[second] - places[first]) >= 20
        assert items[places[first]].reversed == items[places[second]].reversed
        assert items[places[second]].scale in (items[places[first]].scale, "none")


def test_the_answer_words_are_five_and_the_same_throughout():
    words = [entry.layout.words for entry in form("sales_inventory").sections]
    assert words[0] == words[1]
    assert [text.en for text in words[0]] == [
        "not at all like me",
        "not much like me",
        "half and half",
        "mostly like me",
        "very much like me",
    ]


def test_self_motivation_has_seven_facets_of_two_and_a_total_only():
    test = form("self_motivation")
    items = scored(test, Likert)
    assert Counter(item.facet for item in items) == {
        "initiative": 2,
        "mission": 2,
        "comfort_zone": 2,
        "learning_from_calls": 2,
        "taking_failure": 2,
        "own_account": 2,
        "acting": 2,
    }
    assert sum(item.reversed for item in items) in (5, 6)
    assert [len(rule.of) for rule in test.scores] == [14]


def test_style_has_sixteen_blocks_of_one_word_a_style_and_four_of_them_unwelcome():
    blocks = scored(form("style_profile"), MostLeast)
    assert Counter(block.tone for block in blocks) == {"welcome": 12, "unwelcome": 4}
    for block in blocks:
        assert sorted(word.style for word in block.options) == ["c", "d", "i", "s"]
        for language in ("zh", "en"):
            wanted = [word.desirability[language] for word in block.options]
            assert max(wanted) - min(wanted) <= Decimal("0.6")


def test_style_has_twenty_four_words_to_rate_and_no_word_stands_twice():
    test = form("style_profile")
    words = scored(test, Likert)
    assert Counter(word.scale for word in words) == dict.fromkeys("disc", 6)
    for language in ("zh", "en"):
        used = [option.text.in_(language) for block in scored(test, MostLeast) for option in block.options]
        used += [word.text.in_(language) for word in words]
        assert [word for word, times in Counter(used).items() if times > 1] == []


@pytest.mark.parametrize("scale", ["ei", "sn", "tf", "jp"])
def test_a_type_scale_has_eight_pairs_and_each_letter_stands_left_in_half(scale: str):
    pairs = [pair for pair in scored(form("type_questionnaire"), Pair) if pair.scale == scale]
    assert Counter(pair.left_pole for pair in pairs) == {scale[0]: 4, scale[1]: 4}


# ---- situational judgement


def test_the_scenes_cover_their_themes():
    assert Counter(scene.theme for scene in scored(form("situational_judgement"), BestWorst)) == {
        **dict.fromkeys(OBJECTIONS, 1),
        "price": 2,
        **dict.fromkeys(("late_or_lost", "differs_from_picture", "effect", "quality"), 1),
        "response_time": 2,
        "honesty": 2,
        **dict.fromkeys(("before_sale", "during_sale", "after_sale"), 1),
        **dict.fromkeys(("four_s", "communication", "own_motivation", "records", "other_department"), 1),
    }


def test_the_key_has_its_gaps_and_its_reasons():
    for scene in scored(form("situational_judgement"), BestWorst):
        keys = sorted(option.key for option in scene.options)
        assert len(keys) == 5
        assert keys[1] - keys[0] >= Decimal("0.8") and keys[4] - keys[3] >= Decimal("0.8"), scene.id
        assert keys[4] - keys[0] >= 4, scene.id
        assert all(1 <= key <= 7 for key in keys)


def test_best_and_worst_visit_all_places_evenly():
    scenes = scored(form("situational_judgement"), BestWorst)
    for end in ("best", "worst"):
        places = Counter([option.id for option in scene.options].index(getattr(scene, end).id) for scene in scenes)
        assert set(places) == set(range(5))
        assert max(places.values()) - min(places.values()) <= 1


def test_the_best_is_not_given_away_by_its_length():
    scenes = scored(form("situational_judgement"), BestWorst)
    for language in ("zh", "en"):
        longest = [max(scene.options, key=lambda option: len(option.text.in_(language))) for scene in scenes]
        assert sum(option == scene.best for option, scene in zip(longest, scenes, strict=True)) <= 24 // 3


def test_the_key_is_a_draft_and_says_so():
    test = form("situational_judgement")
    assert test.key_status == "draft" and test.key_note is not None


# ---- work samples


def test_the_chat_has_two_sets_of_the_four_parts_and_a_practice_customer():
    test = form("chat_desk")
    parts = [[customer.part for customer in chat.customers] for chat in scored(test, Chat)]
    assert [sorted(entry) for entry in parts] == [["complaint", "difficult", "honesty", "ready"]] * 2
    assert [customer.part for customer in test.question("practice_chat").customers] == ["practice"]
    for chat in scored(test, Chat):
        enters = [customer.enters for customer in chat.customers]
        assert enters[0] == 0 and all(20 <= second - first <= 40 for first, second in pairwise(enters))


def test_order_taking_has_three_orders_to_read_three_to_hear_and_one_to_try():
    test = form("order_taking")
    assert Counter(order.mode for order in scored(test, Order)) == {"shown": 3, "heard": 3}
    assert len(test.practice) == 1
    for order in scored(test, Order):
        assert len(order.fields) == 8
        assert bool(order.lines) == (order.mode == "heard")
        assert [line.at for line in order.lines] == sorted(line.at for line in order.lines)
        assert all(line.at < order.seconds for line in order.lines)


def test_typing_has_three_passages_a_language_of_the_agreed_length():
    passages = scored(form("typing"), Typing)
    assert Counter(passage.language for passage in passages) == {"zh": 3, "en": 3}
    for entry in passages:
        length = len(entry.passage) if entry.language == "zh" else len(entry.passage.split())
        low, high = (180, 220) if entry.language == "zh" else (110, 130)
        assert low <= length <= high, entry.id


def test_learning_has_six_facts_to_keep_and_three_customers_twice():
    test = form("product_learning")
    assert [len(section(test, name)) for name in ("sheet", "recall", "apply", "again")] == [1, 6, 3, 3]
    for item in scored(test, SingleChoice):
        points = sorted(option.points for option in item.options)
        assert points[-1] > points[-2], item.id
    assert all(option.feedback for item in section(test, "apply") for option in item.options)


def test_four_calls_and_the_chat_have_a_sheet_of_moves_for_the_rater():
    sheets = [name for name in SHIPPED if form(name).kind == "work_sample"]
    assert len([name for name in sheets if name.startswith("role_play_")]) == 4
    assert "chat_rating" in sheets
    for name in sheets:
        assert scored(form(name), Ticks), name
        assert form(name).stage_score, name


# ---- what the loader refuses


@pytest.mark.parametrize(
    ("old", "new", "where", "words"),
    [
        ("plain, kind: likert, origin: own, scale: a", "plain, kind: likert, origin: own, scale: b", "", "no key"),
        ("scale: ei\n        left_pole: e", "scale: en\n        left_pole: e", "- id: pair", "no key"),
        ("\nscores:", "\npairs:\n  - [plain, turned]\n  - [plain, gone]\nscores:", "", "no question 'gone'"),
        ("\nscores:", "\nvalidity:\n  impression: a\n  infrequency: b\n  instructed: [gone]\nscores:", "", "'gone'"),
        ("key: 6.5", "key: 4", "- {id: a, key: 4", "one best and one worst"),
        ("key: 1.5", "key: 0.5", "- {id: a, key: 4", "rated from 1 to 7"),
        ("    practice: true", "    practise: true", "", "'practise' is not known"),
        ("    practice: true", "    page: many", "", "'page' must be a whole number"),
        ("reversed: true", "reversed: 1", "", "true or false"),
        ("hit: high", "hit: middle", "", "must be one of"),
        ("mode: shown", "mode: sung", "", "must be one of"),
        ("id: w2, style", "id: w1, style", "- {id: w1, style: d", "different ids"),
        ('{zh: "好", en: "Good"}', '{zh: "好"}', "", "'en' is missing"),
        ('say: {zh: "你好", en: "Hi"}', 'say: {zh: "你好", en: ""}', "", "'en' is empty"),
        ("part: ready", "part: rude", "", "must be one of"),
    ],
)
def test_each_fault_of_a_test_names_its_line_and_column(old: str, new: str, where: str, words: str):
    """``where`` is how the line begins; without it the line that holds the change itself."""
    assert old in KINDS
    broken = KINDS.replace(old, new, 1)
    sought = where or new.strip().removesuffix("\nscores:").splitlines()[-1]
    line = next(number for number, text in enumerate(broken.splitlines(), 1) if sought in text)
    found = [text for text in problems(broken) if words in text]
    assert len(found) == 1, problems(broken)
    assert re.match(rf"f\.yaml:{line}:[1-9][0-9]*: ", found[0]), (line, found)


def test_every_node_of_a_test_replaced_by_a_wrong_type_is_refused_or_loads():
    """No mutation of a valid file escapes as another kind of failure."""
    tree = json.dumps({**yaml.safe_load(KINDS), "pairs": [["plain", "turned"]]})
    for path in list(_paths(json.loads(tree))):
        for wrong in (None, True):
            try:
                load(json.dumps(_with(json.loads(tree), path, wrong), ensure_ascii=False))
            except FormFileError as error:
                assert error.problems


def test_all_faults_come_at_once():
    assert len(problems(KINDS.replace("key: 6.5", "key: 4").replace("shown", "sung").replace("ready", "rude"))) == 3


def test_the_small_test_itself_loads():
    assert load(KINDS).form("kinds").practice == {"try_one"}
