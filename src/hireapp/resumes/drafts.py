"""Raw lines from any format -> cleaned, numbered lines within the limits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from hireapp.resumes.clean import clean_text, drop_private, mend_font_forms
from hireapp.resumes.limits import LIMITS, check_text_size, refusal
from hireapp.resumes.values import Extracted, Line, ResumeText

_BLANKS = re.compile(r"[ \u00a0\u2000-\u200a\u202f\u3000]*\t[\t \u00a0\u2000-\u200a\u202f\u3000]*")
_STUFFING = 3
_HEADLINE_LETTERS = 60


@dataclass(slots=True)
class RawLine:
    """A line as a format's reader saw it; ``size`` is the letter height where known."""

    text: str
    page: int = 1
    size: float = 0.0
    opens_column: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """What the reader knows about the whole file."""

    format: str
    encoding: str | None = None
    encoding_guessed: bool = False
    warnings: tuple[str, ...] = ()
    pages: int = 1


def finish(raw: Iterable[RawLine], source: Source) -> Extracted:
    """Clean and number ``raw``; refuses too much text, no text, and text whose characters can't be read."""
    warnings = set(source.warnings)
    kept: list[RawLine] = []
    for line in raw:
        kept += _cleaned(line, warnings)
    check_text_size([line.text for line in kept])
    _refuse_unreadable(kept)
    kept = [line for line in kept if line.text]
    if not kept:
        raise refusal("no_text")
    if source.encoding_guessed:
        warnings.add("encoding_guessed")
    lines = tuple(Line(number, line.page, line.text) for number, line in enumerate(kept, 1))
    text = ResumeText(
        source.format, lines, source.encoding, source.encoding_guessed, tuple(sorted(warnings)), source.pages
    )
    return Extracted(text, _prominent(kept), tuple(n for n, line in enumerate(kept, 1) if line.opens_column))


def _cleaned(line: RawLine, warnings: set[str]) -> list[RawLine]:
    text, removed = clean_text(line.text)
    if "zero_width" in removed and _stuffed(line.text):
        warnings.add("hidden_text_dropped")
    if removed - {"zero_width"}:
        warnings.add("control_characters_dropped")
    pieces = [_tidy(mend_font_forms(piece)) for piece in text.split("\n")]
    return [RawLine(piece, line.page, line.size, line.opens_column and i == 0) for i, piece in enumerate(pieces)]


def _stuffed(text: str) -> bool:
    return sum(unicodedata.category(character) == "Cf" for character in text) >= _STUFFING


def _tidy(text: str) -> str:
    return _BLANKS.sub("\t", text).strip()


def _refuse_unreadable(lines: list[RawLine]) -> None:
    """Icons are private-use too, so only a share of them speaks against a file; then they are dropped."""
    total = bad = 0
    for line in lines:
        total += sum(not character.isspace() for character in line.text)
        line.text, icons = drop_private(line.text)
        bad += icons + line.text.count("\ufffd")
        line.text = _tidy(line.text)
    if bad and 100 * bad > LIMITS["unreadable_percent"] * total:
        raise refusal("unreadable_characters")


def _prominent(lines: list[RawLine]) -> tuple[int, ...]:
    """The lines of page one in the largest letters, when those are clearly larger than the common ones."""
    sized = [(line.size, number) for number, line in enumerate(lines, 1) if line.size and line.page == 1]
    short = [(size, number) for size, number in sized if len(lines[number - 1].text) <= _HEADLINE_LETTERS]
    if not short:
        return ()
    common = sorted(size for size, _ in sized)[len(sized) // 2]
    largest = max(size for size, _ in short)
    return tuple(n for size, n in short if size >= 0.95 * largest) if largest > 1.15 * common else ()
