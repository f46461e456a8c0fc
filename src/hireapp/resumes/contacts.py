"""Phone numbers and e-mail addresses."""

from __future__ import annotations

import re

from hireapp.resumes.document import Document, Entry
from hireapp.resumes.values import Found

_EMAIL = re.compile(
    r"(?<![\w.+-])([A-Za-z0-9][\w.+'-]{0,63})\s{0,2}@\s{0,2}((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?\s?\.\s?){1,5}[A-Za-z]{2,24})",
    re.ASCII,
)
_MASK = "*xX×●•"
_PHONES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("", re.compile(r"(?<![\d*])(?:\(?\+?\s?(?:00)?86\)?[-\s]?)?1[3-9]\d[-\s.]?\d{4}[-\s.]?\d{4}(?![\d*])")),
    ("", re.compile(r"(?<![\d*])(?:\(?\+?86\)?[-\s]?)?1[3-9]\d[-\s]\d{3}[-\s]\d{5}(?![\d*])")),
    ("masked", re.compile(rf"(?<![\w*])(?:\(?\+?86\)?[-\s]?)?1\d{{2}}[-\s]?[{_MASK}]{{4}}[-\s]?\d{{4}}(?![\w*])")),
    (
        "masked",
        re.compile(
            rf"(?<![\w*])(?:\(?\+?86\)?[-\s]?)?1\d{{2}}[-\s]?\d{{3,4}}[-\s]?[{_MASK}\d]{{1,5}}[{_MASK}]{{2,4}}(?![\w*])"
        ),
    ),
    ("", re.compile(r"(?<![\w.+/])\(?\+\d{1,3}\)?(?:[\s.\-/]{0,2}\(?\d{1,5}\)?){2,6}(?!\d)")),
    (
        "",
        re.compile(
            r"(?<![\w.+/])(?:\+?1[-.\s]?)?(?:\(\d{3}\)\s?|\d{3}[-.\s])\d{3}[-.\s]\d{4}(?:\s?(?:x|ext\.?)\s?\d{1,5})?(?!\d)",
            re.I,
        ),
    ),
    ("", re.compile(r"(?<![\w.+/-])\(?0\d{2,3}\)?[-\s]\d{7,8}(?![\d])")),
    ("", re.compile(r"(?<![\w.+/-])\(?0\d{2,5}\)?[\s\-/]\d{3,4}[\s\-]?\d{3,5}(?!\d)")),
    ("", re.compile(r"(?<![\w.+/-])0\d{9,10}(?!\d)")),
)
_LABELLED = re.compile(r"\+?\(?\d(?:[\d\s().\-/]{5,20})\d(?!\d)")
_DATE_RANGE = re.compile(r"^\(?(?:19|20)\d\d(?:[./\-]?(?:0?[1-9]|1[0-2]))?\s*[-/.\s]+\s*(?:19|20)\d\d")
_NOT_OWN = {"references"}
_FOREIGN_LABEL = re.compile(
    r"(?:证明人|推荐人|紧急联系|联系人电话|公司电话|qq|传真|fax|身份证|邮编|编号|reference|referee|emergency)[^\t|,]{0,12}$",
    re.I,
)


def find_emails(document: Document) -> list[Found[str]]:
    """E-mail addresses, the candidate's own first; those of referees are left out."""
    found: dict[str, Found[str]] = {}
    for entry in _own(document):
        for match in _EMAIL.finditer(entry.text):
            value = re.sub(r"\s", "", f"{match.group(1)}@{match.group(2)}")
            found.setdefault(value.casefold(), Found(value, entry.number, entry.line.text, 0.98))
    return list(found.values())


def find_phones(document: Document) -> list[Found[str]]:
    """Phone numbers, labelled ones first, masked ones last (note "masked")."""
    found: dict[str, tuple[int, Found[str]]] = {}
    for entry in _own(document):
        for rank, value, note in [*_labelled_phones(entry), *_bare_phones(entry)]:
            key = re.sub(r"[^\d*x]", "", value.casefold())
            confidence = 0.5 if note else 0.98 if rank == 0 else 0.95
            found.setdefault(key[-11:], (rank, Found(value, entry.number, entry.line.text, confidence, note)))
    return [item for _, item in sorted(found.values(), key=lambda pair: pair[0])]


def _own(document: Document) -> list[Entry]:
    return [entry for entry in document.entries if entry.section not in _NOT_OWN]


def _labelled_phones(entry: Entry) -> list[tuple[int, str, str]]:
    values = [item for item in entry.labelled if item.kind == "phone"]
    found: list[tuple[int, str, str]] = []
    for item in values:
        known = _matches(item.value)
        if known:
            found += [(2 if note else 0, value, note) for value, note in known]
        elif (
            (match := _LABELLED.match(item.value))
            and 7 <= _digits(match.group()) <= 15
            and not _is_dates(match.group())
        ):
            found.append((0, match.group().strip(), ""))
    return found


def _bare_phones(entry: Entry) -> list[tuple[int, str, str]]:
    text = _EMAIL.sub(lambda match: " " * len(match.group()), entry.text)
    text = re.sub(r"https?://\S+|www\.\S+", lambda match: " " * len(match.group()), text)
    rank = 1 if entry.section in {"header", "contact", "objective"} else 2
    return [(3 if note else rank, value, note) for value, note in _matches(text)]


def _matches(text: str) -> list[tuple[str, str]]:
    found: list[tuple[int, str, str]] = []
    for note, pattern in _PHONES:
        for match in pattern.finditer(text):
            value = match.group().strip(" .-/")
            taken = any(begin <= match.start() < begin + len(other) + 2 for begin, other, _ in found)
            if not taken and _plausible(value, note) and not _FOREIGN_LABEL.search(text[: match.start()].rstrip(" :")):
                found.append((match.start(), value, note))
    return [(value, note) for _, value, note in sorted(found)]


def _plausible(value: str, note: str) -> bool:
    return not _is_dates(value) and (bool(note) or 8 <= _digits(value) <= 15)


def _is_dates(value: str) -> bool:
    return bool(_DATE_RANGE.match(value))


def _digits(value: str) -> int:
    return sum(character.isdecimal() for character in value)
