"""Opening a database: SQLite or PostgreSQL, made new or checked, with one set of settings for every connection.

A damaged, foreign, empty or newer file is refused before the first write and left byte for byte as it is.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, insert, inspect, make_url, select, text
from sqlalchemy.exc import ArgumentError

from hireapp import __version__
from hireapp.errors import DatabaseTrouble
from hireapp.i18n import N_
from hireapp.services.ports import UnitOfWork
from hireapp.storage import faults, tables
from hireapp.storage.faults import explained, retried
from hireapp.storage.shared import secured
from hireapp.storage.unit_of_work import SqlUnitOfWork

APPLICATION_ID = 0x48495245  # "HIRE"
SEARCH_TABLE = "search_index"

_PRAGMAS = (
    "foreign_keys=ON",
    "journal_mode=WAL",
    "synchronous=FULL",
    "busy_timeout=5000",
    "trusted_schema=OFF",
    "secure_delete=ON",
)

Clock = Callable[[], datetime]
T = TypeVar("T")


def utc_now() -> datetime:
    """The moment by the system's clock."""
    return datetime.now(UTC)


class Database:
    """An open database. Use cases run in ``transaction``; reads in ``reading``."""

    def __init__(self, engine: Engine, *, read_only: bool = False, clock: Clock = utc_now) -> None:
        self.engine = engine
        self.read_only = read_only
        self.clock = clock

    @contextmanager
    def transaction(self, actor: str) -> Iterator[SqlUnitOfWork]:
        """A writing transaction, committed at the end of the block, else taken back. Raises DatabaseTrouble."""
        if self.read_only:
            raise DatabaseTrouble(
                N_("The database was opened for reading only; nothing can be changed."),
                N_("Copy it to a folder you may write to, or close the other window."),
            )
        with explained(), self.engine.connect().execution_options(writing=True) as connection, connection.begin():
            work = SqlUnitOfWork(connection, actor, self.clock)
            yield work
            work.flush()

    @contextmanager
    def reading(self, actor: str) -> Iterator[SqlUnitOfWork]:
        """A reading transaction: one consistent view."""
        level = {} if self.engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
        with explained(), self.engine.connect().execution_options(**level) as connection, connection.begin():
            yield SqlUnitOfWork(connection, actor, self.clock)

    def change(self, actor: str, work: Callable[[UnitOfWork], T]) -> T:
        """Run ``work`` in a transaction; the whole of it again, at most 3 times, if the database was busy."""

        def once() -> T:
            with self.transaction(actor) as unit:
                return work(unit)

        return retried(once)

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def open_sqlite(path: Path, *, read_only: bool = False, clock: Clock = utc_now) -> Database:
    """The database of the file ``path``, made if it is not there. Raises DatabaseTrouble."""
    with explained():
        if path.exists():
            _check_file(path)
            _check_schema(path)
        else:
            _make_file(path)
        read_only = read_only or not _writable(path)
        engine = _sqlite_engine(path, read_only)
        _bring_up_to_date(engine)
    return Database(engine, read_only=read_only, clock=clock)


def open_url(url: str, *, clock: Clock = utc_now, pass_file: Path | None = None) -> Database:
    """The database at a SQLAlchemy URL: postgresql+psycopg://... or sqlite:///... Raises DatabaseTrouble.

    pass_file: where libpq finds the password of an address that has none.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise DatabaseTrouble(
            N_("This is not a database address."), N_("Write it as postgresql://user@host/name.")
        ) from error
    if parsed.get_backend_name() == "sqlite":
        return open_sqlite(Path(parsed.database or ""), clock=clock)
    if parsed.get_backend_name() != "postgresql":
        raise DatabaseTrouble(N_("Only SQLite and PostgreSQL can be used, not {name}."), name=parsed.get_backend_name())
    if find_spec("psycopg") is None:
        raise DatabaseTrouble(
            N_("What connects to PostgreSQL isn't installed here."),
            N_("Install it: pip install 'hireapp[postgresql]'."),
        )
    with explained():
        engine = create_engine(secured(parsed, pass_file), hide_parameters=True, pool_pre_ping=True)
        if not inspect(engine).has_table("schema_info"):
            _make(engine)
        else:
            _bring_up_to_date(engine)
    return Database(engine, clock=clock)


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _sqlite_engine(path: Path, read_only: bool) -> Engine:
    query = {"mode": "ro", "uri": "true"} if read_only else {}
    database = path.resolve().as_uri() if read_only else str(path)
    engine = create_engine(URL.create("sqlite", database=database, query=query), hide_parameters=True)
    event.listen(engine, "connect", _set_reading_pragmas if read_only else _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _set_pragmas(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _set_reading_pragmas(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA busy_timeout=5000")


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _make_file(path: Path) -> None:
    """Make a new file whole or not at all: a kill at the first start must not leave a half-made one behind."""
    part = path.with_name(f"{path.name}.part")
    for leftover in (part, *(part.with_name(part.name + ending) for ending in ("-wal", "-shm", "-journal"))):
        leftover.unlink(missing_ok=True)
    engine = _sqlite_engine(part, read_only=False)
    _make(engine)
    with engine.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
    engine.dispose()
    part.replace(path)


def _make(engine: Engine) -> None:
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        tables.metadata.create_all(connection)
        make_search_index(connection)
        connection.execute(insert(tables.schema_info), {"number": tables.SCHEMA_NUMBER, "app_version": __version__})
        connection.execute(
            insert(tables.audit_head), {"id": 1, "seq": 0, "hash": "0" * 64, "key": os.urandom(32).hex()}
        )
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")


def make_search_index(connection: Connection) -> None:
    """The full-text table of SQLite: folded, spaced characters, so that words of one or two characters are found."""
    if connection.dialect.name == "sqlite":
        connection.execute(
            text(f"CREATE VIRTUAL TABLE {SEARCH_TABLE} USING fts5(candidate_id UNINDEXED, words, tokenize='unicode61')")
        )


def _check_file(path: Path) -> None:
    try:
        with open(path, "rb") as file:
            head = file.read(100)
    except OSError as error:
        raise DatabaseTrouble(
            N_("The database can't be opened: {reason}."),
            N_("Check the rights of the file and its folder."),
            where=str(path),
            reason=error.strerror or "",
        ) from error
    if not head:
        raise DatabaseTrouble(
            N_("The database file is empty, so it was not touched."),
            N_("Restore a backup, or move it away to start anew."),
            where=str(path),
        )
    if head[:16] != b"SQLite format 3\x00":
        raise DatabaseTrouble(
            N_("This file is not a database of this program; it was not touched."),
            N_("Choose another data folder, or restore a backup."),
            where=str(path),
        )


def _check_schema(path: Path) -> None:
    """Look at the file on a connection that can't write: even setting WAL would change a foreign file."""
    raw = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        raw.execute("PRAGMA trusted_schema=OFF")
        if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise _told(
                path,
                N_("This database belongs to another program; it was not touched."),
                N_("Choose another data folder."),
            )
        _check_damage(raw, path)
        _check_own(raw, path)
        _check_stored(raw.execute("SELECT number FROM schema_info").fetchone())
    except sqlite3.DatabaseError as error:
        raise _told_of(error, path) from error
    finally:
        raw.close()


def _told_of(error: sqlite3.DatabaseError, path: Path) -> DatabaseTrouble:
    """Damage only where SQLite says so; a busy or unreadable file is something else."""
    code = getattr(error, "sqlite_errorname", "") or "SQLITE_CORRUPT"
    if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or code == "SQLITE_ERROR":
        return _damaged(path)
    what, remedy = faults.words_of(code)
    return _told(path, what, remedy)


def _check_damage(raw: sqlite3.Connection, path: Path) -> None:
    if raw.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise _damaged(path)


def _check_own(raw: sqlite3.Connection, path: Path) -> None:
    foreign = raw.execute("SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchone()
    if foreign is not None:
        raise DatabaseTrouble(
            N_("The database holds a trigger or view that this program did not make: {name}."),
            N_("Restore a backup from a source you trust."),
            where=str(path),
            name=foreign[0],
        )


def _damaged(path: Path) -> DatabaseTrouble:
    return _told(
        path,
        N_("The database is damaged. Nothing in it was changed."),
        N_("Copy the whole data folder to a safe place, then restore a backup."),
    )


def _told(path: Path, what: str, remedy: str) -> DatabaseTrouble:
    return DatabaseTrouble(what, remedy, where=str(path))


def _check_stored(row: Any) -> int:
    stored = row[0] if row else None
    if stored is None or stored > tables.SCHEMA_NUMBER:
        raise DatabaseTrouble(
            N_("The database was written by a newer version of this program; it was not touched."),
            N_("Install the newer version, or choose another data folder."),
        )
    return int(stored)


def _bring_up_to_date(engine: Engine) -> None:
    with engine.connect() as connection:
        stored = _check_stored(connection.execute(select(tables.schema_info.c.number)).first())
    if stored < tables.SCHEMA_NUMBER:
        from hireapp.storage.migrate import upgrade

        upgrade(engine, stored)


def backup(database: Database, target: Path) -> Path:
    """A checked copy of an SQLite database by ``VACUUM INTO``. Raises DatabaseTrouble."""
    with explained(), database.engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        raw.execute("VACUUM INTO ?", (str(target),))
    copy = sqlite3.connect(f"{target.resolve().as_uri()}?mode=ro", uri=True)
    try:
        if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise DatabaseTrouble(N_("The backup could not be verified."), N_("Check the disk, then try again."))
    finally:
        copy.close()
    return target
