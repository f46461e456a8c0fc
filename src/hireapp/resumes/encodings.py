"""Bytes to text: byte order mark, strict UTF-8, declared charset, then a marked guess. Nothing is ever replaced."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from hireapp.resumes.limits import refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ALLOWED = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-16": "utf-16",
    "unicode": "utf-16",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-15": "iso8859_15",
    "windows-1251": "cp1251",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
}
ENCODINGS = tuple(sorted(set(_ALLOWED.values())))
"""Codecs a file may use; a worker loads them before it gives up the right to open files."""

_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.I)
_PAIR = re.compile(rb"[\xa1-\xf7][\xa1-\xfe]")
_HIGH = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the codec that read it, and whether that codec was a guess."""

    text: str
    encoding: str
    guessed: bool


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """``data`` as text by the first codec of the order that fits strictly; raises UnreadableFile if none does."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _certain(data[len(mark) :], encoding)
    for encoding, guessed in _order(data, declared):
        text = _strictly(data, encoding)
        if text is not None:
            return Decoded(text, encoding, guessed)
    raise refusal("unknown_encoding")


def declared_charset(data: bytes) -> str | None:
    """The charset an HTML or XML head names, if it is one we know."""
    match = _DECLARED.search(data[:4096])
    return match.group(1).decode("ascii") if match else None


def _order(data: bytes, declared: str | None) -> list[tuple[str, bool]]:
    known = _ALLOWED.get((declared or "").strip().lower())
    order = [("utf-8", False)]
    if data[:400].count(0) > len(data[:400]) // 4:
        return [(_utf16_side(data), True)]
    if known:
        order.append((known, False))
    guesses = ["gb18030", "cp1252"] if _looks_double_byte(data) else ["cp1252", "gb18030"]
    return order + [(guess, True) for guess in guesses]


def _utf16_side(data: bytes) -> str:
    return "utf-16-be" if data[:400:2].count(0) > data[1:400:2].count(0) else "utf-16-le"


def _looks_double_byte(data: bytes) -> bool:
    """Chinese codecs put high bytes in pairs; accented Western letters stand alone."""
    return 2 * len(_PAIR.findall(data)) >= 0.5 * len(_HIGH.findall(data))


def _certain(data: bytes, encoding: str) -> Decoded:
    text = _strictly(data, encoding)
    if text is None:
        raise refusal("unknown_encoding")
    return Decoded(text, encoding, False)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
