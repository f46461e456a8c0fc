"""Search in names, contacts, resumes and notes, Chinese included.

The words are folded (NFKC, case-folded) and written with a blank between all characters that are not Latin words, so
that a phrase of one or two Chinese characters is found; the trigram tokenizer finds nothing for them (tried).
"""

from __future__ import annotations

import re
import unicodedata

from sqlalchemy import Connection, delete, insert, select, text

from hireapp.storage.tables import search_row

MAX_PATTERN = 200
_TOKEN = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]", re.UNICODE)


def folded(words: str) -> str:
    """NFKC, case-folded, without zero-width characters."""
    return (
        re.sub("[\u200b-\u200f\u2060\ufeff]", "", unicodedata.normalize("NFKC", words)).casefold().replace("\x00", "")
    )


def tokens(words: str) -> list[str]:
    """Latin words and digits whole, everything else by character."""
    return _TOKEN.findall(folded(words))


def index(connection: Connection, candidate_id: str, words: str) -> None:
    """Replace the entry of a candidate."""
    spaced = " ".join(tokens(words))
    connection.execute(delete(search_row).where(search_row.c.candidate_id == candidate_id))
    connection.execute(insert(search_row), {"candidate_id": candidate_id, "folded": spaced})
    if connection.dialect.name == "sqlite":
        connection.execute(text("DELETE FROM search_index WHERE candidate_id = :id"), {"id": candidate_id})
        connection.execute(
            text("INSERT INTO search_index (candidate_id, words) VALUES (:id, :words)"),
            {"id": candidate_id, "words": spaced},
        )


def find(connection: Connection, words: str, limit: int) -> list[str]:
    """Candidate ids whose entry holds every part of ``words`` (parts are divided by blanks)."""
    phrases = [part for part in (tokens(part) for part in words[:MAX_PATTERN].split()) if part]
    if not phrases:
        return []
    if connection.dialect.name == "sqlite":
        return _find_fts(connection, phrases, limit)
    query = select(search_row.c.candidate_id)
    for phrase in phrases:
        query = query.where((" " + search_row.c.folded).contains(" " + " ".join(phrase), autoescape=True))
    return list(connection.execute(query.order_by(search_row.c.candidate_id).limit(limit)).scalars())


def _find_fts(connection: Connection, phrases: list[list[str]], limit: int) -> list[str]:
    match = " ".join(
        '"' + " ".join(phrase).replace('"', '""') + '"' + ("*" if phrase[-1].isascii() else "") for phrase in phrases
    )
    rows = connection.execute(
        text("SELECT candidate_id FROM search_index WHERE search_index MATCH :match ORDER BY rank LIMIT :limit"),
        {"match": match, "limit": limit},
    )
    return list(rows.scalars())
