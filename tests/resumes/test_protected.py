"""Protected attributes are masked in lines, quotes and claims, and never come out as fields."""

from __future__ import annotations

import dataclasses

import pytest

from hireapp.resumes import mask_protected, read_resume
from hireapp.resumes.protected import MASK, mask_line

from .makers import AS_OF


@pytest.mark.parametrize(
    ("line", "masked", "kinds"),
    [
        (
            "性别：女  年龄：24岁  电话：13800002222",
            f"性别：{MASK}  年龄：{MASK}  电话：13800002222",
            {"gender", "age"},
        ),
        ("男 | 26岁（1999年5月） | 现居上海", f"{MASK} | {MASK} | 现居上海", {"gender", "age", "birth_date"}),
        ("出生年月\t1996.08\t民族\t汉", f"出生年月\t{MASK}\t民族\t{MASK}", {"birth_date", "ethnicity"}),
        ("籍贯：湖南长沙  现居：东莞", f"籍贯：{MASK}  现居：东莞", {"household_registration"}),
        ("婚姻状况：已婚已育", f"婚姻状况：{MASK}", {"marriage"}),
        ("政治面貌：中共党员", f"政治面貌：{MASK}", {"political_status"}),
        ("Date of Birth: 12 March 1990", f"Date of Birth: {MASK}", {"birth_date"}),
        ("Gender: Female | Marital Status: Single", f"Gender: {MASK} | Marital Status: {MASK}", {"gender", "marriage"}),
        ("I am 34 years old", f"I am {MASK}", {"age"}),
        ("身高：172cm  体重：60kg", f"身高：{MASK}  体重：{MASK}", {"height"}),
        ("身份证号：350203199603124567", f"身份证号：{MASK}", {"identity"}),
    ],
)
def test_lines_are_masked(line: str, masked: str, kinds: set[str]) -> None:
    text, found = mask_line(line)
    assert text == masked
    assert found >= kinds


@pytest.mark.parametrize(
    "line",
    [
        "2019.03-2021.06 女装有限公司 销售", "服务男士护肤客户", "5年电话销售经验", "带领25人团队", "管理 30 years of records",  # noqa: E501
        "Single point of contact for clients", "Managed a team of 12", "学历：本科", "负责群众活动策划", "销售额 1996 万",  # noqa: E501
    ],
)  # fmt: skip
def test_other_words_stay(line: str) -> None:
    assert mask_line(line) == (line, frozenset())


def test_no_field_quote_or_claim_shows_a_protected_value() -> None:
    text = """姓名：柳叶  性别：女  年龄：31岁  民族：土家族
女 | 31岁（1995年3月） | 现居住宜昌 | 已婚 | 党员
籍贯：恩施
工作经历
2020.03-至今 西陵通讯有限公司 电话销售
31岁，月均签约 12 单，业绩第 1
"""
    result = read_resume(text.encode(), "柳叶.txt", as_of=AS_OF)
    shown = str(dataclasses.asdict(result.fields))
    for word in ("31岁", "土家", "1995", "已婚", "党员", "恩施", "女"):
        assert word not in shown
    masked = "\n".join(line.text for line in mask_protected(result.text).lines)
    assert "31岁" not in masked
    assert "月均签约 12 单" in masked
    assert result.fields.city is not None
    assert result.fields.city.value == "宜昌"
    assert set(result.fields.masked) >= {"age", "gender", "ethnicity", "birth_date", "marriage", "political_status"}
