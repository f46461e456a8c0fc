"""Cleaning, encodings, dates: the rules under the readers."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hireapp.resumes.clean import clean_text, fold_width, mend_font_forms
from hireapp.resumes.dates import find_span, months_worked
from hireapp.resumes.encodings import decode
from hireapp.resumes.headings import heading_kind


@pytest.mark.parametrize(
    ("text", "clean", "kinds"),
    [
        ("a\x00b", "ab", {"nul"}), ("a\u202eb\u2066c", "abc", {"bidi"}), ("a\u200bb\ufeff", "ab", {"zero_width"}),
        ("a\ud800b", "ab", {"surrogate"}), ("a\x07\x1bb", "ab", {"control"}), ("e\u0301", "é", set()),
        ("a\r\nb\rc\td", "a\nb\nc\td", set()), ("𠮷野 阿·卜 😀", "𠮷野 阿·卜 😀", set()),
    ],
)  # fmt: skip
def test_cleaning(text: str, clean: str, kinds: set[str]) -> None:
    assert clean_text(text) == (clean, kinds)


@given(st.text())
@settings(max_examples=200, deadline=None, database=None)
def test_cleaning_is_stable_and_leaves_no_bad_character(text: str) -> None:
    clean, _ = clean_text(text)
    assert clean_text(clean) == (clean, frozenset())
    assert unicodedata.normalize("NFC", clean) == clean
    assert len(fold_width(clean)) == len(clean)
    clean.encode("utf-8")


def test_font_forms() -> None:
    assert mend_font_forms("⾼⼯⻓⻔⻢ oﬃce ﬁne") == "高工长门马 office fine"


@pytest.mark.parametrize(
    ("data", "declared", "encoding", "guessed"),
    [
        ("电话销售".encode(), None, "utf-8", False), ("电话销售".encode(), "gb2312", "utf-8", False),
        ("电话销售".encode("gb18030"), "gbk", "gb18030", False), ("电话销售".encode("gb18030"), None, "gb18030", True),
        ("\ufeff电话".encode("utf-16-le"), None, "utf-16-le", False), ("電話銷售".encode("big5"), "big5", "big5hkscs", False),  # noqa: E501
        ("Résumé of Zoë".encode("cp1252"), None, "cp1252", True), ("电话销售".encode("gb18030"), "made-up", "gb18030", True),  # noqa: E501
    ],
)  # fmt: skip
def test_encodings(data: bytes, declared: str | None, encoding: str, guessed: bool) -> None:
    decoded = decode(data, declared)
    assert (decoded.encoding, decoded.guessed) == (encoding, guessed)
    assert "\ufffd" not in decoded.text


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2019.3-2021.06", "2019-03", "2021-06"), ("Mar 2019 – Present", "2019-03", "now"), ("2019/03—", "2019-03", "now"),  # noqa: E501
        ("2021 - 至今", "2021", "now"), ("2018年3月至2020年5月", "2018-03", "2020-05"), ("01/2019 - 03/2020", "2019-01", "2020-03"),  # noqa: E501
        ("2019-03-2021-06", "2019-03", "2021-06"), ("Sept. 2019 – Aug ’21", "2019-09", "2021-08"), ("2018-09 ~ 2022-07", "2018-09", "2022-07"),  # noqa: E501
        ("201903-202106", "2019-03", "2021-06"), ("Jan - Mar 2020", "2020-01", "2020-03"), ("2018年3月-6月", "2018-03", "2018-06"),  # noqa: E501
        ("since 2018", "2018", "now"), ("自2019年3月起", "2019-03", "now"), ("15/03/2019 - 20/04/2020", "2019-03", "2020-04"),  # noqa: E501
        ("June 1, 2019 - July 3, 2020", "2019-06", "2020-07"), ("2015 年 3 月 – 2015 年 5 月", "2015-03", "2015-05"), ("2019-21", "2019", "2021"),  # noqa: E501
        ("Jun 2019 - Till date", "2019-06", "now"), ("2021.3 -- now", "2021-03", "now"),
    ],
)  # fmt: skip
def test_date_ranges(text: str, start: str, end: str) -> None:
    span = find_span(fold_width(text))
    assert span is not None
    assert (span.start, span.end) == (start, end)


@pytest.mark.parametrize("text", ["2000-3000元", "138-0013-8000", "2021 - 2019", "1200-2400 calls", "Windows 2000"])
def test_other_numbers_are_no_ranges(text: str) -> None:
    assert find_span(text) is None


@pytest.mark.parametrize(
    ("spans", "months"),
    [
        ([("2019-01", "2019-12")], 12), ([("2019", "2021")], 24), ([("2020", "2020")], 12), ([("2026-01", "now")], 10),
        ([("2020-01", "2020-12"), ("2020-07", "2021-06")], 18), ([("2030-01", "now")], 0), ([], 0),
    ],
)  # fmt: skip
def test_months_worked(spans: list[tuple[str, str]], months: int) -> None:
    assert months_worked(spans, date(2026, 11, 1)) == months


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("工作经历", "work"), ("一、工作经验：", "work"), ("WORK EXPERIENCE", "work"), ("工作经历 WORK EXPERIENCE", "work"), ("W O R K  E X P E R I E N C E", "work"),  # noqa: E501
        ("【教育背景】", "education"), ("Education & Certifications", "education"), ("实习/项目经历", "intern"), ("■ 自我评价", "summary"),  # noqa: E501
        ("2019-2021 工作", None), ("负责项目", None), ("Sales Experience Manager", None),
    ],
)  # fmt: skip
def test_headings(text: str, kind: str | None) -> None:
    assert heading_kind(text) == kind
