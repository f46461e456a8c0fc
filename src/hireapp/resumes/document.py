"""The lines of a resume with what they are: heading, section, bullet, cells. What all field finders look at."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hireapp.resumes.clean import fold_width
from hireapp.resumes.headings import heading_kind
from hireapp.resumes.labels import Labelled, cells, label_kind, labelled
from hireapp.resumes.values import Extracted, Line

HEADER = "header"
_BULLET = re.compile(
    r"^\s*(?:[•●▪■◆◇○▹▸►➢➤✓✔★☆※*–—\-−‣⁃+]|[»>]|·|\(?\d{1,2}[.、)]\s*(?!\d)|[（(]\d{1,2}[)）]|[①-⑳]|f\s(?=[A-Z]))\s*"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: ``text`` with folded width, its ``section``, whether it is the section's heading."""

    line: Line
    text: str
    section: str
    heading: bool
    opens_column: bool = False
    block: int = 0

    @property
    def number(self) -> int:
        """Line number in the document."""
        return self.line.number

    @property
    def bullet(self) -> bool:
        """Whether the line begins with a bullet or a number of a list."""
        return bool(_BULLET.match(self.text))

    @property
    def bare(self) -> str:
        """The text without a leading bullet."""
        return _BULLET.sub("", self.text, count=1).strip()

    @property
    def shown(self) -> str:
        """``bare`` as it was written, widths and all."""
        raw = self.line.text[len(self.line.text) - len(self.text) :]
        return raw[len(self.text) - len(_BULLET.sub("", self.text, count=1)) :].strip()

    @property
    def cells(self) -> list[str]:
        """Parts between tabs, bars, wide gaps."""
        return cells(self.text)

    @property
    def labelled(self) -> tuple[Labelled, ...]:
        """Labelled values of the line."""
        return labelled(self.text)


@dataclass(frozen=True, slots=True)
class Document:
    """All entries and what the format knew."""

    entries: tuple[Entry, ...]
    extracted: Extracted

    def section(self, *kinds: str) -> list[Entry]:
        """The lines (no headings) of the sections ``kinds``."""
        return [entry for entry in self.entries if entry.section in kinds and not entry.heading]

    def values(self, kind: str) -> list[tuple[Entry, str]]:
        """All values labelled ``kind``, also where the value stands on the line after the label."""
        found: list[tuple[Entry, str]] = []
        for number, entry in enumerate(self.entries):
            found += [(entry, item.value) for item in entry.labelled if item.kind == kind]
            following = self.entries[number + 1] if number + 1 < len(self.entries) else None
            if following and label_kind(entry.text) == kind and not following.heading and not following.labelled:
                found.append((following, following.text))
        return found


def read_document(extracted: Extracted) -> Document:
    """Tell headings from lines and give each line its section."""
    breaks = set(extracted.breaks)
    entries: list[Entry] = []
    section, block = HEADER, 0
    for line in extracted.text.lines:
        text = fold_width(line.text)
        if line.number in breaks:
            section, block = HEADER, block + 1
        kind, rest = _heading_of(text)
        if kind:
            section, block = kind, block + 1
            entries.append(Entry(line, text[: len(text) - len(rest)], section, True, line.number in breaks, block))
        if rest or not kind:
            entries.append(Entry(line, rest or text, section, False, line.number in breaks and not kind, block))
    return Document(tuple(entries), extracted)


def _heading_of(text: str) -> tuple[str | None, str]:
    """The kind of a line that is a heading, and the content that shares the line with it (a table row)."""
    if kind := heading_kind(text):
        return kind, ""
    first, _, rest = text.partition(":")
    if rest.strip() and heading_kind(first) == "education" and not label_kind(first):
        return "education", rest.strip()
    first, _, rest = text.partition("\t")
    kind = heading_kind(first) if len(rest) > 8 and not label_kind(first) else None
    return (kind, rest) if kind in _WITH_CONTENT else (None, "")


_WITH_CONTENT = {"work", "education", "project", "intern"}
