"""Faults of the database in the user's words: what happened, what is safe, what to do. Decided by code, not by text."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy.exc import DBAPIError, OperationalError

from hireapp.errors import DatabaseTrouble
from hireapp.i18n import N_

T = TypeVar("T")
ATTEMPTS = 3

_SAFE = N_("What was saved before is safe; this change was not stored and is still on the screen.")

_SQLITE: dict[str, tuple[str, str]] = {
    "SQLITE_FULL": (N_("The disk is full."), N_("Free some space, then save again.")),
    "SQLITE_READONLY": (N_("The database may only be read."), N_("Check the rights of the file and its folder.")),
    "SQLITE_READONLY_DIRECTORY": (
        N_("The data folder may only be read."),
        N_("Check its rights, or choose another folder."),
    ),
    "SQLITE_READONLY_DBMOVED": (
        N_("The database file was moved or replaced while it was open."),
        N_("Put it back, or restart the program."),
    ),
    "SQLITE_CORRUPT": (
        N_("The database is damaged."),
        N_("Copy the data folder to a safe place, then restore a backup."),
    ),
    "SQLITE_NOTADB": (
        N_("The file is not a database, or it is damaged."),
        N_("Choose another file, or restore a backup."),
    ),
    "SQLITE_CANTOPEN": (N_("The database can't be opened."), N_("Check that the folder exists and may be written to.")),
    "SQLITE_IOERR": (N_("The disk reported an error."), N_("Check the disk and the connection to it, then try again.")),
    "SQLITE_BUSY": (N_("Another program is writing to the database."), N_("Wait a moment, then try again.")),
    "SQLITE_LOCKED": (N_("Another program is writing to the database."), N_("Wait a moment, then try again.")),
}


class Busy(DatabaseTrouble):
    """The database was busy: the whole action may be tried again."""


@contextmanager
def explained() -> Iterator[None]:
    """Turn faults of the database inside the block into DatabaseTrouble."""
    try:
        yield
    except DBAPIError as error:
        raise _explain(error) from error


def retried(action: Callable[[], T]) -> T:
    """``action``, tried again at most 3 times while the database is busy."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return action()
        except Busy:
            if attempt == ATTEMPTS:
                raise
            time.sleep(0.05 * attempt)
    raise AssertionError("unreachable")


def words_of(code: str) -> tuple[str, str]:
    """What an SQLite error code means, and what to do."""
    for name in (code, "_".join(code.split("_")[:2])):
        if name in _SQLITE:
            return _SQLITE[name]
    return _SQLITE["SQLITE_CANTOPEN"]


_TOLD_BY_SERVER: tuple[tuple[str, str, str], ...] = (
    (
        "password authentication failed",
        N_("The database server refused the user or the password."),
        N_("Check both with whoever looks after the server."),
    ),
    ("no password supplied", N_("The database server asks for a password."), N_("Type it in Settings.")),
    (
        "certificate",
        N_("The database server could not prove who it is."),
        N_("Choose the certificate file of your company, or check the name of the server."),
    ),
    (
        "does not exist",
        N_("There is no such database or user on that server."),
        N_("Check the names with whoever looks after the server."),
    ),
    (
        "does not support SSL",
        N_("The database server offers no protected connection (TLS)."),
        N_("Let your administrator switch TLS on; without it names and marks would travel readable."),
    ),
)
"""While connecting there is no code, only the server's or libpq's words; a server that speaks another language ends in
the general sentence."""


def _unreached(words: str) -> DatabaseTrouble:
    for part, what, remedy in _TOLD_BY_SERVER:
        if part in words:
            return DatabaseTrouble(what, remedy)
    return DatabaseTrouble(N_("The database server can't be reached."), N_("Check the address and the network."))


def _explain(error: DBAPIError) -> DatabaseTrouble:
    original: Any = error.orig
    name = getattr(original, "sqlite_errorname", "") or ""
    for code in (name, "_".join(name.split("_")[:2])):
        if code in _SQLITE:
            what, remedy = _SQLITE[code]
            kind = Busy if code in ("SQLITE_BUSY", "SQLITE_LOCKED") else DatabaseTrouble
            return kind(what, remedy)
    state = getattr(original, "sqlstate", "") or ""
    if state in ("40001", "40P01", "55P03"):
        return Busy(*_SQLITE["SQLITE_BUSY"])
    if state in ("53100",):
        return DatabaseTrouble(*_SQLITE["SQLITE_FULL"])
    if state == "42501":
        return DatabaseTrouble(
            N_("This user may not make or change tables in the shared database."),
            N_("Let your administrator make the user its owner."),
        )
    if state.startswith("28"):
        return DatabaseTrouble(N_("The database server refused the user or the password."), N_("Check the address."))
    if name:
        return DatabaseTrouble(N_("The database reported {code}."), _SAFE, code=name)
    if isinstance(error, OperationalError):
        return _unreached(str(original))
    raise error
