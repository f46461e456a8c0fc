"""Protected attributes: recognised only to be masked. Their values are never kept as fields."""

from __future__ import annotations

import re
from dataclasses import replace

from hireapp.resumes.clean import fold_width
from hireapp.resumes.labels import labelled
from hireapp.resumes.values import Line, ResumeText

MASK = "■■"
_KINDS = frozenset(
    [
        "age",
        "birth_date",
        "gender",
        "marriage",
        "household_registration",
        "ethnicity",
        "nationality",
        "political_status",
        "photo",
        "height",
        "health",
        "religion",
        "identity",
    ]
)
_PEOPLES = [
    "汉",
    "满",
    "回",
    "藏",
    "苗",
    "彝",
    "壮",
    "侗",
    "瑶",
    "白",
    "傣",
    "黎",
    "畲",
    "土家",
    "哈尼",
    "哈萨克",
    "维吾尔",
    "蒙古",
    "朝鲜",
    "布依",
    "傈僳",
    "佤",
    "拉祜",
    "水",
    "东乡",
    "纳西",
    "景颇",
    "柯尔克孜",
    "土",
    "达斡尔",
    "仫佬",
    "羌",
    "布朗",
    "撒拉",
    "毛南",
    "仡佬",
    "锡伯",
    "阿昌",
    "普米",
    "塔吉克",
    "怒",
    "乌孜别克",
    "俄罗斯",
    "鄂温克",
    "德昂",
    "保安",
    "裕固",
    "京",
    "塔塔尔",
    "独龙",
    "鄂伦春",
    "赫哲",
    "门巴",
    "珞巴",
    "基诺",
]
_DATE = r"(?:19[4-9]\d|200\d|201[0-2])\s*[年./-]\s*\d{1,2}(?:\s*[月./-]\s*\d{0,2}\s*日?)?"
_EDGE = r"(?<![\u4e00-\u9fffA-Za-z0-9])"
_EDGE_AFTER = r"(?![\u4e00-\u9fffA-Za-z0-9])"
_INLINE: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "birth_date",
        re.compile(
            rf"{_DATE}\s*(?:出生|生(?![产活于命成意]))|(?:出生于|生于)\s*{_DATE}|(?:出生于|生于)\s*(?:19|20)\d\d年?|(?:19[4-9]\d|200\d)年(?:出?生(?![产活命成意])|出生)|(?:19)?[5-9]0后"
        ),
    ),
    (
        "birth_date",
        re.compile(rf"(?<=岁)\s*[(\[]\s*{_DATE}\s*[)\]]|(?<=岁)\s*[(\[]?(?:19|20)\d\d年?\d{{0,2}}月?[)\]]?"),
    ),
    (
        "birth_date",
        re.compile(r"(?<=[男女])\s*[/|,，、·]\s*(?:19[4-9]\d|200\d)(?!\d)(?:[./-]\d{1,2}(?!\d)|年\d{0,2}月?)?"),
    ),
    (
        "birth_date",
        re.compile(r"\bborn\s+(?:on\s+|in\s+)?(?:[A-Z][a-z]+\s+)?[\d./-]+(?:\s*[A-Z][a-z]+)?,?\s*\d{0,4}", re.I),
    ),
    (
        "age",
        re.compile(
            r"(?<![\d-])[1-6]\d\s*周?岁(?!以上|以下|以内|的?(?:儿童|孩子|学员|宝宝|客户|人群)|-|~|至)|\b[1-6]\d\s*(?:-\s*)?years?[\s-]+old\b|\baged?\s*:?\s*[1-6]\d\b|\b[1-6]\d\s*y/o\b",
            re.I,
        ),
    ),
    (
        "gender",
        re.compile(
            rf"{_EDGE}(?:男|女)(?:性|士|生)?{_EDGE_AFTER}|(?<=[|,，、/ ])(?:男|女)(?=\d)|^(?:男|女)(?=\d{{2}}岁)|{_EDGE}(?:male|female){_EDGE_AFTER}",  # noqa: E501
            re.I,
        ),
    ),
    (
        "marriage",
        re.compile(
            r"(?:已婚|未婚|离异|离婚|丧偶|单身)(?:已育|未育|有孩|有子女|无子女)?|(?:已育|未育)(?![苗种])|\b(?:married|unmarried|divorced|widowed)\b|\bsingle\b(?=\s*(?:[|,;/]|$))",
            re.I,
        ),
    ),
    (
        "political_status",
        re.compile(
            r"中共(?:预备)?党员|(?:预备)?党员(?!工作|活动|发展|管理|干部)|共青团员|(?<![\u4e00-\u9fff])团员(?![\u4e00-\u9fff])|(?<![\u4e00-\u9fff])群众(?![\u4e00-\u9fff])|民主党派|无党派"
        ),
    ),
    (
        "ethnicity",
        re.compile(
            rf"(?<![\u4e00-\u9fff])(?:{'|'.join(_PEOPLES)})族(?![\u4e00-\u9fff])|(?:{'|'.join(people for people in _PEOPLES if len(people) > 1)}|汉|满|藏|苗|彝|壮)族(?![人群])"  # noqa: E501
        ),
    ),
    (
        "height",
        re.compile(
            r"(?:身高|体重)\s*:?\s*\d{2,3}(?:\.\d+)?\s*(?:cm|kg|厘米|公斤|米|斤)?|(?<!\d)1[4-9]\d\s*cm\b|(?<!\d)\d{2,3}\s*kg(?=\s*(?:$|[|,，]))",
            re.I,
        ),
    ),
    (
        "identity",
        re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"),
    ),
    (
        "household_registration",
        re.compile(
            r"(?:户口|户籍|籍贯)(?:所在地|地)?\s*(?:在|为|是)?\s*[-—:]?\s*[\u4e00-\u9fff]{2,8}|[\u4e00-\u9fff]{2,5}(?:户籍|户口)(?!所|地|在|:)|(?<=[|\t])\s*[\u4e00-\u9fff]{2,6}人(?=\s*(?:$|[|\t]))"
        ),
    ),
    ("health", re.compile(r"身体健康|健康良好|无(?:重大)?(?:疾病|病史)|\b(?:[ABO]|AB)型血")),
)


def mask_protected(text: ResumeText) -> ResumeText:
    """The same lines with every protected attribute replaced by ``MASK``: what raters see."""
    return replace(text, lines=tuple(Line(line.number, line.page, mask_line(line.text)[0]) for line in text.lines))


def masked_kinds(text: ResumeText) -> tuple[str, ...]:
    """The kinds of protected attributes the document states, sorted."""
    kinds: set[str] = set()
    for line in text.lines:
        kinds |= mask_line(line.text)[1]
    return tuple(sorted(kinds))


def mask_line(text: str) -> tuple[str, frozenset[str]]:
    """One line with its protected values masked, and their kinds. Folding keeps lengths, so places fit."""
    folded = fold_width(text)
    stated = [(item.begin, item.stop, item.kind) for item in labelled(folded) if item.kind in _KINDS]
    found = list(stated)
    for kind, pattern in _INLINE:
        places = [(match.start(), match.end(), kind) for match in pattern.finditer(folded)]
        found += [place for place in places if not _overlaps(place, stated)]
    masked = text
    for begin, stop in reversed(_united(found)):
        masked = masked[:begin] + MASK + masked[stop:]
    return masked, frozenset(kind for _, _, kind in found)


def _overlaps(place: tuple[int, int, str], stated: list[tuple[int, int, str]]) -> bool:
    return any(place[0] < stop and begin < place[1] for begin, stop, _ in stated)


def _united(found: list[tuple[int, int, str]]) -> list[tuple[int, int]]:
    """Overlapping places as one."""
    places: list[tuple[int, int]] = []
    for begin, stop, _ in sorted(found):
        if places and begin <= places[-1][1]:
            places[-1] = (places[-1][0], max(stop, places[-1][1]))
        else:
            places.append((begin, stop))
    return places
