"""Copies everything of one database into another that is still empty, in one transaction, and counts it afterwards."""

from __future__ import annotations

from sqlalchemy import Connection, Table, delete, func, insert, select

from hireapp.errors import DatabaseTrouble
from hireapp.i18n import N_
from hireapp.storage import tables
from hireapp.storage.database import Database
from hireapp.storage.faults import explained

_AT_ONCE = 200


def is_new(database: Database) -> bool:
    """Whether nobody works in this database yet."""
    with explained(), database.engine.connect() as connection:
        return _count(connection, tables.user_account) == 0


def copy_all(source: Database, target: Database) -> int:
    """Copy all rows, attachments and the audit chain included; the number of rows. Raises DatabaseTrouble.

    The target must be new. If anything fails, the target is as empty as before and the source was only read.
    """
    if not is_new(target):
        raise DatabaseTrouble(
            N_("There are data in the shared database already; nothing was copied."),
            N_("Work with them as they are, or let your administrator make an empty database."),
        )
    with source.reading("") as reading, explained():
        writing = target.engine.connect().execution_options(writing=True)
        with writing as connection, connection.begin():
            copied = 0
            for table in tables.metadata.sorted_tables:
                if table is not tables.schema_info:
                    copied += _copy(reading.connection, connection, table)
    return copied


def _copy(source: Connection, target: Connection, table: Table) -> int:
    target.execute(delete(table))  # the head of the audit log stands in a new database already
    rows = source.execution_options(yield_per=_AT_ONCE).execute(select(table)).mappings()
    for part in rows.partitions():
        target.execute(insert(table), [dict(row) for row in part])
    before, after = _count(source, table), _count(target, table)
    if before != after:
        raise DatabaseTrouble(
            N_("Copying stopped: {name} has {before} rows, {after} arrived. Nothing was changed."),
            N_("Try again; your data are where they were."),
            name=table.name,
            before=before,
            after=after,
        )
    return after


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())
