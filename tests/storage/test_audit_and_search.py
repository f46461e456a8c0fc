"""The audit chain and the search, on both databases."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from hireapp.domain.candidate import Candidate, Person
from hireapp.storage import audit, search, tables
from hireapp.storage.database import Database, open_url


@pytest.fixture
def database(place: str):
    opened = open_url(place)
    yield opened
    opened.close()


def add_person(database: Database, name: str, words: str = "") -> str:
    candidate = Candidate(number=name)
    with database.transaction("me") as work:
        work.add(candidate)
        work.add(Person(candidate_id=candidate.id, name=name, name_folded=name, name_sort=name))
        work.index(candidate.id, f"{name} {words}")
    return candidate.id


def test_chain_holds_and_every_change_breaks_it(database: Database):
    for number in range(5):
        with database.transaction("me") as work:
            work.record("move", "application", str(number), to="phone")
    with database.engine.connect() as connection:
        assert audit.first_broken(connection) is None
    with database.engine.begin() as connection:
        connection.execute(update(tables.audit_entry).where(tables.audit_entry.c.seq == 3).values(object_id="other"))
    with database.engine.connect() as connection:
        assert audit.first_broken(connection) == 3


def test_cutting_the_tail_is_seen(database: Database):
    for number in range(3):
        with database.transaction("me") as work:
            work.record("move", "application", str(number))
    with database.engine.begin() as connection:
        connection.execute(tables.audit_entry.delete().where(tables.audit_entry.c.seq == 3))
    with database.engine.connect() as connection:
        assert audit.first_broken(connection) == 3


def test_words_of_one_and_two_chinese_characters_are_found(database: Database):
    key = add_person(database, "陈伟芳", "信用卡业务 日均120通 linkexin@example.com 138 0571 0001")
    add_person(database, "王小明", "课程顾问")
    with database.reading("me") as work:
        for words in ("伟芳", "芳", "信用卡业务", "卡业", "linkexin", "LINKEXIN", "120", "陈 信用卡", "０５７１"):
            assert work.queries.search(words) == [key], words


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "'",
        '"',
        "a-b",
        "AND",
        "OR NOT",
        "*",
        "a*",
        "(x",
        "x)",
        "NEAR(a b)",
        "^x",
        ":",
        "\x00",
        "%",
        "_",
        "\\",
        "a" * 5000,
        "😀",
        "col:x",
        "--",
        ";drop",
    ],
)
def test_any_string_can_be_searched(database: Database, words: str):
    add_person(database, "陈伟芳", "100% 满意")
    with database.reading("me") as work:
        assert isinstance(work.queries.search(words), list)


def test_hidden_people_are_in_no_list(database: Database):
    from dataclasses import replace

    from hireapp.services.ports import ListQuery

    for state in ("restricted", "erased"):
        key = add_person(database, f"陈伟{state}", "信用卡")
        with database.transaction("me") as work:
            work.save(replace(work.get(Candidate, key), state=state))
    with database.reading("me") as work:
        assert work.queries.search("信用卡") == []
        assert work.queries.list_ids(ListQuery()) == []
        assert work.queries.people_by_name("陈") == []


def test_tokens():
    assert search.tokens("信用卡ABC-12, ｘ") == ["信", "用", "卡", "abc", "12", "x"]
