"""The candidate's name: from its label, from the head of the document, last from the file name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath

from hireapp.resumes import words_en, words_zh
from hireapp.resumes.document import Document, Entry
from hireapp.resumes.headings import is_heading
from hireapp.resumes.labels import cells
from hireapp.resumes.places import city_named
from hireapp.resumes.values import Found

_HAN = "\u4e00-\u9fff\u3400-\u4dbf\U00020000-\U0003ffff"
_ZH_SHAPE = re.compile(rf"[{_HAN}]{{2,4}}")
_ZH_DOTTED = re.compile(rf"[{_HAN}]{{1,8}}[·•‧∙.][{_HAN}]{{1,12}}(?:[·•‧∙.][{_HAN}]{{1,12}})?")
_ZH_POLITE = re.compile(rf"([{_HAN}]{{1,2}}(?:先生|女士|小姐|同学|老师|[*＊某]{{1,2}}))")
_EN_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*", re.UNICODE)
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "di",
        "del",
        "della",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "du",
        "dos",
        "das",
        "bin",
        "binti",
        "ibn",
        "al",
        "el",
        "y",
        "e",
        "ter",
        "ten",
        "of",
        "af",
        "st.",
    ]
)
_CREDENTIALS = re.compile(
    r"(?:,|\s)\s*(?:ph\.?d|m\.?d|mba|cpa|pmp|msc|bsc|ma|ba|ms|bs|esq|jr|sr|ii|iii|iv|rn|cfa|m\.?eng|llm|bba|shrm-cp|cissp)\.?(?=$|[\s,])",
    re.I,
)
_BRACKETS = re.compile(r"\s*[(\[（【\"“][^)\]）】\"”]{0,40}[)\]）】\"”]\s*")
_TITLE_WORD = re.compile(r"^(?:mr|mrs|ms|miss|dr|prof)\.?\s+", re.I)
_WRAPPINGS = re.compile(
    r"(?:的)?(?:个人)?(?:中文|英文)?(?:求职)?简历(?:表)?|个人履历|履历表|^\s*(?:resume|curriculum vitae|cv)\s*(?:of|[:\-–—])\s*|\s*[-–—:|]?\s*(?:resume|curriculum vitae|résumé|cv)\s*$",  # noqa: E501
    re.I,
)
_FILE_NOISE = re.compile(
    r"智联招聘|前程无忧|51job|猎聘|boss直聘|拉勾|58同城|zhaopin|liepin|简历|resume|应聘|求职|个人|copy|副本|最新|final|更新|cv|\(\d+\)",
    re.I,
)
_HEAD_LINES = 12
_MAX_WORDS = 4


def find_name(document: Document, file_name: str) -> Found[str] | None:
    """The name, or None where the document states none (a template's "XXX" is none)."""
    return _labelled(document) or _from_head(document) or _from_file_name(document, file_name)


def _labelled(document: Document) -> Found[str] | None:
    for entry, value in document.values("name"):
        if entry.section in {"references", "work", "project", "education"}:
            continue
        name = _plain_name(value)
        if name:
            return Found(name, entry.number, entry.line.text, 0.98)
    return None


def _plain_name(value: str) -> str | None:
    """What follows a name label: trusted, so no surname list is asked."""
    value = _BRACKETS.sub(" ", cells(value)[0] if cells(value) else value).strip(" ,.;、")
    chinese = re.match(rf"[{_HAN}](?:\s*[{_HAN}]){{1,3}}(?![{_HAN}])", value)
    if dotted := _ZH_DOTTED.match(value):
        return dotted.group()
    if polite := _ZH_POLITE.match(value):
        return polite.group()
    if chinese and not _placeholder(value):
        return re.sub(r"\s", "", chinese.group())
    return english_name(value, trusted=True) if re.match(r"[^\W\d_]", value) and not chinese else None


def _from_head(document: Document) -> Found[str] | None:
    best: Found[str] | None = None
    for entry, part, place in _head_parts(document):
        name, confidence = _score(document, entry, part, place)
        if name and (best is None or confidence > best.confidence):
            best = Found(name, entry.number, entry.line.text, confidence)
    return best


def _head_parts(document: Document) -> Iterator[tuple[Entry, str, int]]:
    """Parts of lines where a name may stand: prominent lines first, then the head of the page and of each column."""
    prominent = set(document.extracted.prominent)
    lines = [entry for entry in document.entries if entry.number in prominent and not entry.heading]
    head = [
        entry
        for entry in document.entries[:_HEAD_LINES]
        if entry.section in {"header", "contact"} and not entry.heading
    ]
    lines += [entry for entry in head if entry not in lines]
    lines += [entry for entry in document.entries if entry.opens_column and entry not in lines and not entry.heading]
    for place, entry in enumerate(lines):
        yield from ((entry, part, place) for part in _name_parts(entry))
    for first, second in zip(lines, lines[1:2] or lines[1:], strict=False):
        if second.number == first.number + 1 and _single_word(first.text) and _single_word(second.text):
            yield first, f"{first.text} {second.text}", 0


def _single_word(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Z][A-Za-z'’-]{1,20}", text.strip())) and not is_heading(text)


def _name_parts(entry: Entry) -> list[str]:
    text = _WRAPPINGS.sub(" ", entry.bare if entry.bullet else entry.text)
    pieces = [piece for cell in cells(text) for piece in re.split(r"\s*[|/•·,;]\s+|\s+[-–—]\s+|\s{2,}", cell)]
    pieces += [
        piece for cell in cells(text) if re.search(f"[{_HAN}]", cell) for piece in re.split(r"[/,、\s]", cell)[:1]
    ]
    whole = [text] if text.strip() not in pieces else []
    return [part.strip(" :·•|*#-—_") for part in [*pieces, *whole] if part.strip()][:6]


def _score(document: Document, entry: Entry, part: str, place: int) -> tuple[str | None, float]:
    name = chinese_name(part) or english_name(part)
    if not name:
        return None, 0.0
    bonus = 0.12 if entry.number in document.extracted.prominent else 0.0
    bonus += 0.1 if _echoed_by_email(document, name) else 0.0
    alone = 0.08 if part == entry.text.strip() or entry.cells[0] == part else 0.0
    return name, round(min(0.97, 0.72 + bonus + alone - 0.02 * place), 2)


def _echoed_by_email(document: Document, name: str) -> bool:
    words = [word for word in re.split(r"[\s.]+", name.casefold()) if len(word) > 2 and word.isascii()]
    head = " ".join(entry.text.casefold() for entry in document.entries[:30] if "@" in entry.text)
    local = re.findall(r"([\w.+-]+)@", head)
    return any(word in address for word in words for address in local)


def chinese_name(text: str) -> str | None:
    """``text`` as a Chinese personal name: a known surname and one to three characters, or a name with a middle dot."""
    text = _BRACKETS.sub("", text).strip()
    squeezed = re.sub(r"\s", "", text) if re.fullmatch(rf"[{_HAN}](?:\s+[{_HAN}]){{1,3}}", text) else text
    if _ZH_DOTTED.fullmatch(squeezed):
        return squeezed
    if _ZH_POLITE.fullmatch(squeezed) and squeezed[0] in words_zh.SURNAMES:
        return squeezed
    if not _ZH_SHAPE.fullmatch(squeezed) or _placeholder(squeezed) or city_named(squeezed) == squeezed:
        return None
    compound = squeezed[:2] in words_zh.COMPOUND_SURNAMES and len(squeezed) > 2
    simple = squeezed[0] in words_zh.SURNAMES and len(squeezed) <= 3
    double = len(squeezed) == 4 and squeezed[0] in words_zh.SURNAMES and squeezed[1] in words_zh.SURNAMES
    stopped = any(stop in squeezed for stop in words_zh.NAME_STOPS if len(stop) > 1) or is_heading(squeezed)
    stopped = stopped or squeezed[-1] in "男女员师岁市省区县部" or squeezed in words_zh.CITIES | words_zh.PROVINCES
    return squeezed if (compound or simple or double) and not stopped else None


def english_name(text: str, *, trusted: bool = False) -> str | None:
    """``text`` as a personal name in Latin letters, capitals turned into title case."""
    text = _TITLE_WORD.sub("", _BRACKETS.sub(" ", text)).strip()
    text = _CREDENTIALS.sub("", _CREDENTIALS.sub("", text)).strip(" ,")
    text = _joined_letters(text)
    words = text.split()
    if not (1 if trusted else 2) <= len(words) <= _MAX_WORDS + trusted or len(text) > 45 or _placeholder(text):
        return None
    if not all(_EN_TOKEN.fullmatch(word) for word in words) or re.search(f"[{_HAN}]", text):
        return None
    if not trusted and (not _looks_like_name(words) or is_heading(text)):
        return None
    return _cased(words)


def _looks_like_name(words: list[str]) -> bool:
    lower = [word.casefold().strip(".") for word in words]
    stopped = set(lower) & (words_en.NAME_STOPS | words_en.TITLE_HEADS | (words_en.EMPLOYER_WORDS - {"ag", "sa"}))
    capital = all(word[0].isupper() or word.casefold() in _PARTICLES for word in words)
    place = " ".join(lower) in words_en.CITIES | words_en.COUNTRIES | words_en.STATE_NAMES
    real = sum(len(word.strip(".")) > 1 for word in words) >= 1 and len(lower[-1]) > 1
    return capital and real and not stopped and not place and words[0][0].isupper()


def _joined_letters(text: str) -> str:
    """ "J O H N   S M I T H" -> "JOHN SMITH"."""
    if not re.fullmatch(r"(?:[A-Z]\s+){3,}[A-Z]", text):
        return text
    return " ".join(re.sub(r"\s", "", word) for word in re.split(r"\s{2,}", text))


def _cased(words: list[str]) -> str:
    if not all(word.isupper() for word in words if len(word.strip(".")) > 1):
        return " ".join(words)
    return " ".join(
        word if len(word.strip(".")) == 1 else re.sub(r"[^\W\d_]+", lambda m: m.group().capitalize(), word)
        for word in words
    )


def _placeholder(text: str) -> bool:
    return bool(re.search(r"x{2,}|某某|你的|您的|your|姓名|first\s*name|last\s*name|占位|模板|template", text, re.I))


def _from_file_name(document: Document, file_name: str) -> Found[str] | None:
    """Job boards put the name in the file name; only where the text has none."""
    stem = PurePosixPath(PureWindowsPath(file_name).name).stem
    stem = _FILE_NOISE.sub(" ", re.sub(r"【[^】]*】|\[[^\]]*\]", " ", stem))
    text = "\n".join(entry.text for entry in document.entries)
    for part in re.split(r"[\s_\-—–+·,，()（）]+", stem):
        name = chinese_name(part)
        if name:
            return Found(name, None, file_name, 0.7 if name in text else 0.55, "file_name")
    return None
