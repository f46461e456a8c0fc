"""Migrations: Alembic, imported only when the stored number differs from the code's.

One explicit transaction on a connection of its own, with foreign keys off before it begins (a batch rebuild with them
on empties child tables, tried), checked before commit, the number set in the same transaction; a backup is made first.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, func, select, text, update

from hireapp.errors import DatabaseTrouble
from hireapp.i18n import N_
from hireapp.storage import tables

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(engine: Engine, stored: int) -> None:
    """Bring a database from schema ``stored`` to the code's. Raises DatabaseTrouble; then nothing has changed."""
    _back_up(engine, stored)
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            raw: Any = connection.connection.driver_connection
            raw.execute("PRAGMA foreign_keys=OFF")
        with connection.execution_options(writing=True).begin():
            before = _row_counts(connection)
            run(connection, f"{stored:04d}", f"{tables.SCHEMA_NUMBER:04d}")
            connection.execute(update(tables.schema_info).values(number=tables.SCHEMA_NUMBER))
            _check(connection, before)
    engine.dispose()


def run(connection: Connection, start: str | None, target: str) -> None:
    """Run the steps after ``start`` up to ``target`` on an open transaction."""
    from alembic.config import Config
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    script = ScriptDirectory.from_config(config)
    context = MigrationContext.configure(connection, opts={"target_metadata": tables.metadata})
    with Operations.context(context):
        for step in reversed(list(script.iterate_revisions(target, start or "base"))):
            step.module.upgrade()


def _row_counts(connection: Connection) -> dict[str, int]:
    from sqlalchemy import inspect

    present = set(inspect(connection).get_table_names())
    return {
        table.name: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
        for table in tables.metadata.sorted_tables
        if table.name in present
    }


def _check(connection: Connection, before: dict[str, int]) -> None:
    after = _row_counts(connection)
    lost = [name for name, count in before.items() if after.get(name, 0) < count]
    broken = connection.dialect.name == "sqlite" and connection.execute(text("PRAGMA foreign_key_check")).first()
    if lost or broken:
        raise DatabaseTrouble(
            N_("Bringing the database up to date failed; it is as it was before."),
            N_("Keep using the older version and report this with the log file."),
        )


def _back_up(engine: Engine, stored: int) -> None:
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return
    from hireapp.storage.database import Database, backup

    path = Path(engine.url.database)
    target = path.with_name(f"{path.stem}-schema{stored}-{datetime.now(UTC):%Y%m%dT%H%M%S}.backup.db")
    backup(Database(engine), target)
