"""Cleaning of typed and pasted text at the edge: control and bidi characters out, NFC, trimmed, limited.

It is the same cleaning that resumes get; the folded form of it is what search and duplicate detection compare.
"""

from __future__ import annotations

from hireapp.resumes.clean import clean_text
from hireapp.resumes.duplicates import folded

MAX_LINE = 200
MAX_TEXT = 20_000

__all__ = ["clean_block", "clean_line", "folded", "name_sort_key"]


def clean_line(text: str, limit: int = MAX_LINE) -> str:
    """One line: cleaned, blanks collapsed, at most ``limit`` characters."""
    return " ".join(clean_text(text)[0].split())[:limit]


def clean_block(text: str, limit: int = MAX_TEXT) -> str:
    """Several lines: cleaned, at most ``limit`` characters."""
    return clean_text(text)[0].strip()[:limit]


def name_sort_key(name: str) -> str:
    """GB 18030 bytes in hexadecimal: pinyin order for the common characters of GB 2312, Latin before them."""
    key: str = folded(name).encode("gb18030", "backslashreplace").hex()
    return key
