"""Keys and similarity that find the same person twice."""

from __future__ import annotations

import pytest

from hireapp.resumes.duplicates import (
    SIMILAR,
    Match,
    PersonKeys,
    email_key,
    find_duplicates,
    folded,
    name_similarity,
    phone_key,
)


@pytest.mark.parametrize(
    ("phone", "key"),
    [
        ("138 0013 8000", "13800138000"), ("+86 138-0013-8000", "13800138000"), ("0086 13800138000", "13800138000"),
        ("１３８００１３８０００", "13800138000"), ("138****8000", None), ("131-221-87xxx", None), ("12345", None),
        ("+1 (555) 234-9988", "5552349988"), ("555-234-9988 x12", "5552349988"), ("0592-5551234", "05925551234"),
    ],
)  # fmt: skip
def test_phone_keys(phone: str, key: str | None) -> None:
    assert phone_key(phone) == key


def test_email_keys() -> None:
    assert email_key(" A.B@Example.COM ") == "a.b@example.com"
    assert email_key("a***@example.com") is None
    assert email_key("none") is None


def test_folding_ignores_what_nobody_sees() -> None:
    assert folded("阿卜杜·热合曼") == folded("阿卜杜•热合曼") == folded("阿卜杜\u200b热合曼")
    assert folded("Ｊａｎｅ  ROE") == "janeroe"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Smith Jane", "Jane Smith"), ("Jane A. Smith", "Jane Smith"), ("José Vega", "Jose Vega"), ("李娜", "李 娜")],
)
def test_similar_names(one: str, other: str) -> None:
    assert name_similarity(one, other) >= SIMILAR
    assert name_similarity(other, one) >= SIMILAR


@pytest.mark.parametrize(
    ("one", "other"),
    [("李娜", "李丽"), ("李娜", "李娜娜"), ("Jane Smith", "John Smith"), ("", ""), ("谢先生", "谢女士")],
)
def test_other_names(one: str, other: str) -> None:
    assert name_similarity(one, other) < SIMILAR


def test_each_known_person_once_with_the_strongest_reason() -> None:
    new = PersonKeys("new", "Jane Smith", ("+86 13800138000",), ("j@x.com",), ("f1",))
    known = [
        PersonKeys("name", "Smith Jane"),
        PersonKeys("mail", "Other", emails=("J@X.com",)),
        PersonKeys("phone", "Jane Smith", ("138-0013-8000",), ("j@x.com",)),
        PersonKeys("masked", "Other", ("138****8000",)),
        PersonKeys("file", "", file_hashes=("f1",)),
        PersonKeys("none", "Wu Hao", ("13900000000",)),
    ]
    assert find_duplicates(new, known) == [
        Match("file", "file"), Match("phone", "phone"), Match("mail", "email"), Match("name", "similar_name"),
    ]  # fmt: skip
