"""The line breaker over many widths: what may begin and end a line, what hangs, and that nothing is lost."""

from __future__ import annotations

import pytest

from hireapp.reports.fonts import faces
from hireapp.reports.typesetting import NO_END, NO_START, Run, cleaned, set_lines

MIXED = ("“这个数我不敢乱报”，约定当天 16:30 回电；向技术同事要到检测报告（CRM 导出），回电先念结论再念数据。"
         "第五周掉到 70 通：与主管换了班次后追回……真的！《话术》里写着“先问三个问题。”（见第 3 页）")
ENGLISH = (
    "Said “I won’t guess that figure”, agreed on 16:30 the same day (a call-back), and got the report: 41 orders, "
    "three cancelled within the return period … internationalisation! Second of 12; the first had 44."
)


@pytest.mark.parametrize("chinese", [True, False])
@pytest.mark.parametrize("text", [MIXED, ENGLISH, MIXED * 3, "，" * 30, "（" * 30, "a" * 200, "。”" * 20])
def test_lines_hold_the_rules_at_every_width(text: str, chinese: bool) -> None:
    for width in range(60, 420, 7):
        lines = set_lines((Run(text),), 8.9, float(width), faces(), chinese)
        kept = "".join(line.text for line in lines)
        assert kept.replace(" ", "") == text.replace(" ", "")
        if set(text) <= NO_START | NO_END:
            continue
        for line in lines[1:]:
            assert line.text[0] not in NO_START and line.text[0] not in ",.;:!?)", (width, line.text)
        for line in lines[:-1]:
            assert line.text.strip()[-1] not in NO_END, (width, line.text)


def test_lines_stay_inside_their_width() -> None:
    for width in range(60, 420, 7):
        for line in set_lines((Run(MIXED),), 8.9, float(width), faces(), True):
            assert line.width <= width + 0.01


def test_no_last_line_of_one_character() -> None:
    for width in range(110, 400, 3):
        lines = set_lines((Run(MIXED),), 8.9, float(width), faces(), True)
        glyphs = [char for char in lines[-1].text if char not in NO_START]
        assert len(lines) == 1 or len(glyphs) > 1, width


def test_latin_words_are_not_cut_while_they_fit() -> None:
    for width in range(90, 400, 5):
        for line in set_lines(
            (Run("他做 internationalisation 与 CRM 导出的工作，很细。"),), 8.9, float(width), faces(), True
        ):
            assert line.text.count("internationalisation") or "inter" not in line.text


def test_chinese_headings_break_after_a_comma() -> None:
    text = "评价人建议录用，条件是首两个月安排每周两次成交与跟进辅导。"
    lines = set_lines((Run(text, True),), 14.5, 304.0, faces(), True, True)
    assert [line.text for line in lines] == ["评价人建议录用，", "条件是首两个月安排每周两次成交与跟进辅导。"]


def test_english_headings_have_lines_of_like_length() -> None:
    text = "The raters recommend hiring, provided there are two coaching sessions a week."
    widths = [line.width for line in set_lines((Run(text, True),), 13.6, 304.0, faces(), False, True)]
    assert len(widths) == 2
    assert min(widths) > 0.8 * max(widths)


def test_controls_vanish_and_missing_glyphs_show() -> None:
    assert cleaned("a\u200bb\x07\ufeffc\ud800\U0001F600", faces()) == ("abc〓〓", ("\ud800", "\U0001F600"))
