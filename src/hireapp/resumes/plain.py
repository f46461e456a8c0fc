"""Plain text and Markdown -> lines."""

from __future__ import annotations

import re

from hireapp.resumes.drafts import RawLine, Source, finish
from hireapp.resumes.encodings import Decoded
from hireapp.resumes.values import Extracted

_RULE = re.compile(r"^\s*(?:[-=*_~#|:]\s?){3,}\s*$")
_MARKS = re.compile(
    r"(?<!\*)\*\*(?!\*)|(?<![\w])__(?=\S)|(?<=\S)__(?!\w)|`|~~|(?<![\w*])\*(?![\s*])|(?<![\s*])\*(?![\w*])"
)
_LINK = re.compile(r"!?\[([^\]\n]{0,200})\]\((?:mailto:|tel:)?([^)\n]{0,400})\)")
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_WIDE_GAP = re.compile(r"(?<=\S)(?: {4,}|\u3000{2,})(?=\S)")
_TABLE_ROW = re.compile(r"^\s*\|(.*)\|\s*$")


def read_plain(decoded: Decoded) -> Extracted:
    """The lines of a text file; Markdown marks are taken off where they can't be part of a value."""
    lines = decoded.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    raw = [_line(line) for line in lines if not _RULE.match(line)]
    return finish(raw, Source("text", decoded.encoding, decoded.guessed))


def _line(text: str) -> RawLine:
    heading = _HEADING.match(text)
    if heading:
        return RawLine(_unmarked(heading.group(2)), size=26.0 - 2 * len(heading.group(1)))
    row = _TABLE_ROW.match(text)
    text = "\t".join(row.group(1).split("|")) if row else text
    return RawLine(_WIDE_GAP.sub("\t", _unmarked(text)), size=12.0)


def _unmarked(text: str) -> str:
    text = _LINK.sub(_link_text, text) if "](" in text else text
    return _MARKS.sub("", text) if "**" in text or "__" in text or "`" in text else text


def _link_text(match: re.Match[str]) -> str:
    shown, target = match.group(1), match.group(2)
    return shown if not target or "@" not in target or target in shown else f"{shown} {target}"
