"""Statements made once and used again: building one costs more than running it (an answer is kept at each key)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, Update, bindparam, select, update

from hireapp.domain.record import Record
from hireapp.storage.mapping import TABLES, field_names

_selects: dict[type[Record], Select[Any]] = {}
_updates: dict[type[Record], Update] = {}
_upserts: dict[tuple[type[Record], tuple[str, ...], str], Any] = {}


def select_one(kind: type[Record]) -> Select[Any]:
    """The row whose id is ``at_id``."""
    if kind not in _selects:
        table = TABLES[kind]
        _selects[kind] = select(table).where(table.c.id == bindparam("at_id"))
    return _selects[kind]


def update_one(kind: type[Record]) -> Update:
    """All fields of the row whose id is ``at_id`` and whose version is still ``at_version``."""
    if kind not in _updates:
        table = TABLES[kind]
        same = (table.c.id == bindparam("at_id")) & (table.c.row_version == bindparam("at_version"))
        _updates[kind] = update(table).where(same).values({name: bindparam(name) for name in field_names(kind)})
    return _updates[kind]


def upsert(kind: type[Record], by: tuple[str, ...], dialect: str) -> Any:
    """Insert a row, or give its fields to the row that is equal in ``by``; that one keeps its id and counts on."""
    key = (kind, by, dialect)
    if key not in _upserts:
        table = TABLES[kind]
        made = _insert(dialect, table)
        changes = {name: made.excluded[name] for name in field_names(kind) if name not in ("id", "row_version", *by)}
        changes["row_version"] = table.c.row_version + 1
        _upserts[key] = made.on_conflict_do_update(index_elements=list(by), set_=changes)
    return _upserts[key]


def _insert(dialect: str, table: Any) -> Any:
    # Imported here: the dialect that is not used would cost every start some 20 ms.
    if dialect == "sqlite":
        from sqlalchemy.dialects.sqlite import insert as sqlite_insert

        return sqlite_insert(table)
    from sqlalchemy.dialects.postgresql import insert as postgresql_insert

    return postgresql_insert(table)
