"""A test on pages: what is given, in which order, how many on a page."""

from __future__ import annotations

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from hireapp.forms.form import Form
from hireapp.forms.paging import given, in_drawn_order, page_numbers, pages_of
from tests.forms.test_loader import load
from tests.shipped import form

TESTS = [
    "sales_inventory",
    "self_motivation",
    "situational_judgement",
    "style_profile",
    "type_questionnaire",
    "chat_desk",
    "order_taking",
    "product_learning",
    "typing",
]
seeds = st.text(max_size=16)


def items(count: int, layout: str = "") -> Form:
    """A test of ``count`` statements after one for practice."""
    one = '      - {{id: {id}, kind: likert, origin: own, scale: none, text: {{zh: "句", en: "Words"}}}}\n'
    return load(
        f"""
form: small
version: 1
kind: test
license: own
status: provisional
title: {{zh: "小表", en: "Small"}}
sections:
  - id: practice
    title: {{zh: "试", en: "Try"}}
    practice: true
    questions:
{one.format(id="try_one")}
  - id: items
    title: {{zh: "题", en: "Items"}}
    {layout}
    questions:
{"".join(one.format(id=f"i_{number}") for number in range(count))}
"""
    ).form("small")


def sizes(test: Form) -> list[int]:
    return [len(page.questions) for page in pages_of(test, "zh", "s")][1:]


@pytest.mark.parametrize(
    ("count", "most", "expected"),
    [(12, 12, [12]), (13, 12, [7, 6]), (92, 11, [11, 11, *[10] * 7]), (7, 3, [3, 2, 2]), (3, 1, [1, 1, 1])],
)
def test_pages_are_as_few_as_can_be_and_filled_evenly(count: int, most: int, expected: list[int]):
    assert sizes(items(count, f"page: {most}")) == expected


def test_the_same_seed_gives_the_same_pages():
    test = items(20, "shuffle: true")
    assert pages_of(test, "zh", "a") == pages_of(test, "zh", "a")


def test_another_seed_gives_another_order_only_where_the_form_says_so():
    mixed, plain = items(20, "shuffle: true"), items(20)
    assert given(pages_of(mixed, "zh", "a")) != given(pages_of(mixed, "zh", "b"))
    assert given(pages_of(plain, "zh", "a")) == given(pages_of(plain, "zh", "b")) == tuple(plain.questions)


def test_an_order_drawn_once_stays_for_ever():
    # A sitting that goes on after an update must find its pages again.
    assert in_drawn_order(range(8), "seed") == [3, 6, 5, 4, 7, 1, 0, 2]


MIXED, DRAWN = items(20, "page: 6\n    shuffle: true"), items(9, "draw: 3")


@drawn(seeds)
def test_every_item_is_given_exactly_once(seed: str):
    assert sorted(given(pages_of(MIXED, "en", seed))) == sorted(MIXED.questions)


@drawn(seeds)
def test_only_as_many_as_are_drawn_are_given_and_in_the_form_s_order(seed: str):
    names = given(pages_of(DRAWN, "zh", seed))[1:]
    assert len(names) == 3
    assert list(names) == sorted(names)


def test_each_item_is_drawn_for_somebody():
    test = items(4, "draw: 1")
    assert {given(pages_of(test, "zh", str(seed)))[1] for seed in range(60)} == {"i_0", "i_1", "i_2", "i_3"}


def test_a_section_for_one_language_is_left_out_in_the_other():
    test = items(3, "languages: [zh]")
    assert len(given(pages_of(test, "zh", "s"))) == 4
    assert given(pages_of(test, "en", "s")) == ("try_one",)


def test_practice_has_no_number_and_the_others_count_from_one():
    assert [page.first for page in pages_of(items(7, "page: 3"), "zh", "s")] == [0, 1, 4, 6]


def test_page_numbers_name_the_page_of_each_question():
    test = items(4, "page: 2")
    assert page_numbers(test, "zh", "s") == {"try_one": 0, "i_0": 1, "i_1": 1, "i_2": 2, "i_3": 2}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form_id", TESTS)
def test_shipped_tests_give_what_is_for_everyone_once_and_fill_no_page_beyond_its_limit(form_id: str, language):
    test = form(form_id)
    pages = pages_of(test, language, "s")
    names = given(pages)
    assert len(set(names)) == len(names)
    for section in test.sections:
        of_it = [question.id for question in section.questions if question.id in names]
        missing = section.layout.languages and language not in section.layout.languages
        expected = 0 if missing else section.layout.draw or len(section.questions)
        assert len(of_it) == expected
        on_pages = [len(page.questions) for page in pages if page.section == section]
        assert max(on_pages, default=0) <= section.layout.page
        assert max(on_pages, default=0) - min(on_pages, default=0) <= 1
