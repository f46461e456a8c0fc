"""Highest education named, finished or under way."""

from __future__ import annotations

import re

from hireapp.resumes.document import Document, Entry
from hireapp.resumes.values import EDUCATION_LEVELS, Found

_STRONG: tuple[tuple[str, str], ...] = (
    (
        "doctor",
        r"博士(?!后|生导师|导师|伦|[山路街])|\bph\.?\s?d\b\.?|\bdoctor(?:ate|al)?\b(?:\s+of|\s+degree|\s+in|\s*$|,)|\bd\.?phil\b|\bdoctorate\b|\bed\.?d\b\.?|\bdba\b",
    ),
    (
        "master",
        r"硕士|研究生(?!院)|\bmaster(?:['’]?s|s)?\s+(?:of|degree|in|program)\b|\bmaster['’]s\b|\bm\.?b\.?a\b|\bm\.?sc\b|\bm\.?eng\b|\bm\.?phil\b|\bm\.s\.|\bm\.a\.|\bm\.?tech\b|\bmsc\b|\bemba\b|\bm\.?ed\b|\bmca\b|\bpostgraduate\b",
    ),
    (
        "bachelor",
        r"本科|学士|专升本|\bbachelor(?:['’]?s)?\b|\bb\.?sc\b|\bb\.?eng\b|\bb\.?tech\b|\bb\.s\.|\bb\.a\.|\bb\.?b\.?a\b|\bb\.?com\b|\bb\.e\.|\bbfa\b|\bllb\b|\bbca\b|\blicenciatura\b|\bundergraduate\s+degree",
    ),
    (
        "college_diploma",
        r"大专|专科(?!医院|门诊|医生)|高职|大学专科|\bassociate(?:['’]?s)?\s+(?:degree|of|in\s+(?:arts|science|applied|business))|\ba\.a\.s?\.|\ba\.s\.|\bhigher\s+national\s+diploma|\bhnd\b|\bfoundation\s+degree|\b(?:higher|advanced|college)\s+diploma|\b(?<!high school )(?<!school )diploma\s+(?:in|of)\b",  # noqa: E501
    ),
    (
        "vocational",
        r"中专|中技|技校|职高|职业高中|职业中专|中职|中等专业|技工学校|职业技术学校|\bvocational\b|\btrade\s+school|\btechnical\s+school|\bberufsschule|\bapprenticeship\s+in|\bnvq\b|\bbtec\b",
    ),
    (
        "high_school",
        r"高中|\bhigh\s*school\b|\bsecondary\s+school\b|\bg\.?e\.?d\.?\b|\ba-?levels?\b|\bgcse|\bmatura\b|\babitur\b|\bbaccalaur[eé]at|\bsenior\s+secondary|\bhsc\b",
    ),
    ("junior_high", r"初中|\bjunior\s+high\b|\bmiddle\s+school\b"),
)
_WEAK: tuple[tuple[str, str], ...] = (
    ("doctor", r"\bDoctor\b|\bDr\b\.?\s+rer"),
    ("master", r"\b(?:Master|Masters|MASTER|MS|MA|MSc|MBA|M\.S|LLM|MFA|MPA|MPH|MSW)\b(?!['’]?s?\s+(?:Card|Class))"),
    (
        "bachelor",
        r"(?<!, )\b(?:BS|BA|BE|BSc|Bachelor|Bachelors|BCom|BEd|BBA|BTech|B\.S|B\.A)\b|大学本科|(?<=\s)大学(?=\s|$)",
    ),
    ("college_diploma", r"\b(?:AA|AAS|Associate|Associates|HND|Diploma)\b"),
    ("high_school", r"\bHigh School\b|\bSecondary\b|\bDiploma\b(?=.*High School)"),
)
_LABEL_ONLY = {
    "大学": "bachelor",
    "专科": "college_diploma",
    "统招": "bachelor",
    "研究生": "master",
    "博士后": "doctor",
    "中学": "high_school",
}
_STRONG_PATTERNS = [(level, re.compile(pattern, re.I)) for level, pattern in _STRONG]
_WEAK_PATTERNS = [(level, re.compile(pattern)) for level, pattern in _WEAK]
_STATE_AFTER_COMMA = re.compile(r",\s*(?:MA|MS|ME|PA|AS)\b(?!\s+(?:in|of)\b)")
_NOT_OWN = re.compile(
    r"scrum\s+master|master\s+(?:data|plan|class|card)|本科生导师|带领.{0,6}本科|研究生导师|面向|指导.{0,8}(?:本科|硕士|研究生|博士)|"
    r"(?:本科|大专|高中|硕士|研究生|博士)(?:及)?以上|招聘|录取|家长|考取.{0,4}率|客户|(?:高中|初中)(?:生|部|学生|数学|英语|语文|老师|教师|课程)|小初高|考研"
)
_STATEMENT = re.compile(r"本科|硕士|大专|中专|高中毕业|博士|研究生|bachelor|master['’]?s|ph\.?d|degree", re.I)


def find_education(document: Document) -> Found[str] | None:
    """The highest level of label and education section; failing both, of the head and the summary."""
    found = _labelled(document) + _sectioned(document)
    found = found or _elsewhere(document)
    return max(found, key=_rank, default=None)


def _rank(found: Found[str]) -> tuple[int, float]:
    return EDUCATION_LEVELS.index(found.value), found.confidence


def _labelled(document: Document) -> list[Found[str]]:
    found = []
    for entry, value in document.values("education"):
        level = level_named(value, weak=True) or _LABEL_ONLY.get(value.split()[0].rstrip(",;"))
        if level and not (len(value) > 80):
            found.append(Found(level, entry.number, entry.line.text, 0.97))
    return found


def _sectioned(document: Document) -> list[Found[str]]:
    entries = document.section("education")
    entries += [entry for entry in document.section("work", "intern", "project") if _school_line(entry)]
    return [item for entry in entries if (item := _read(entry, 0.95, weak=True))]


def _school_line(entry: Entry) -> bool:
    """A degree among other things: "XX大学 2010.9~2013.1 研究生"."""
    cells = re.split(r"[\t|,，/\s]+", entry.text)
    return bool(re.search(r"大学|学院|学校|中学", entry.text)) and any(
        re.fullmatch(
            r"(?:全日制|统招)?(?:本科|硕士|研究生|博士|大专|专科|中专|高中|学士|硕士研究生)(?:学历|学位)?", cell
        )
        for cell in cells
    )


def _elsewhere(document: Document) -> list[Found[str]]:
    head = document.section(
        "header", "contact", "summary", "objective", "other", "certificates", "training", "skills", "awards"
    )
    found = [item for entry in head if _STATEMENT.search(entry.text) and (item := _read(entry, 0.8, weak=False))]
    short = [item for entry in head if len(entry.text) < 60 and (item := _read(entry, 0.75, weak=False))]
    return found or short


def _read(entry: Entry, confidence: float, *, weak: bool) -> Found[str] | None:
    level = None if _NOT_OWN.search(entry.text.casefold()) else level_named(entry.text, weak=weak)
    return Found(level, entry.number, entry.line.text, confidence) if level else None


def level_named(text: str, *, weak: bool) -> str | None:
    """The highest level named in ``text``; ``weak`` also takes bare abbreviations such as "BS"."""
    for level, pattern in _STRONG_PATTERNS:
        if pattern.search(text):
            return level
    if not weak:
        return None
    text = _STATE_AFTER_COMMA.sub("", text)
    return next((level for level, pattern in _WEAK_PATTERNS if pattern.search(text)), None)
