"""Keeps the Chinese catalogue: ``python -m tests.catalogue`` takes new texts in, drops dead ones, and compiles it.

The compiled file is committed beside its source, so that the program runs from a checkout as it is; ``test_locale``
holds
both equal. What is not translated yet is printed.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
PO = ROOT / "assets" / "locale" / "zh_CN" / "LC_MESSAGES" / "hireapp.po"
MO = PO.with_suffix(".mo")
PARTS = ROOT / "assets" / "locale" / "parts"
KEYWORDS = {"_": None, "N_": None, "translate": None, "say": None}


def extracted() -> Catalog:
    """All texts marked in the sources."""
    catalog = Catalog()
    found = extract_from_dir(str(ROOT / "src" / "hireapp"), [("**.py", "python")], keywords={"_": None, "N_": None})
    for name, line, message, comments, _context in found:
        if isinstance(message, str) and message:
            catalog.add(message, locations=[(name, line)], auto_comments=comments)
    return catalog


def stored() -> Catalog:
    """The catalogue as it is committed."""
    if not PO.exists():
        return Catalog(locale="zh_CN")
    with PO.open("rb") as file:
        return read_po(file, locale="zh_CN")


def compiled(catalog: Catalog) -> bytes:
    """The binary form of a catalogue."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def text_of(message: Message | None) -> str:
    """The translation of a message, or ""."""
    return str(message.string) if message is not None and message.string else ""


def known() -> dict[str, str]:
    """All translations at hand: those committed, and fragments not yet taken in."""
    words = {str(message.id): text_of(message) for message in stored() if message.id}
    for part in sorted(PARTS.glob("*.po")) if PARTS.is_dir() else []:
        with part.open("rb") as file:
            words |= {str(message.id): text_of(message) for message in read_po(file) if message.id and text_of(message)}
    return words


def update() -> list[str]:
    """Write the catalogue anew. Returns the texts that lack a translation."""
    words, catalog = known(), Catalog(locale="zh_CN", project="hireapp", version="", charset="utf-8")
    for message in sorted(extracted(), key=_order):
        if message.id:
            catalog.add(message.id, words.get(str(message.id), ""))
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, catalog, width=120, omit_header=False, no_location=True, sort_output=True)
    MO.write_bytes(compiled(stored()))
    return [str(message.id) for message in catalog if message.id and not message.string]


def _order(message: Message) -> str:
    return str(message.id)


if __name__ == "__main__":
    lacking = update()
    for text in lacking:
        print(text)
    sys.exit(1 if lacking else 0)
