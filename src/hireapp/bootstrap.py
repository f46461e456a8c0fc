"""Settings, questionnaires and database in one ``Context``; no Qt. What is heavy is imported when needed."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from hireapp.errors import DatabaseTrouble
from hireapp.i18n import N_, translator
from hireapp.resources import resource_folder
from hireapp.settings import Settings, default_data_folder, load_settings

if TYPE_CHECKING:
    from hireapp.domain.role import RoleProfile
    from hireapp.forms.loader import Library
    from hireapp.services.ports import UnitOfWork
    from hireapp.storage.database import Database

T = TypeVar("T")
log = logging.getLogger(__name__)
DATABASE_FILE = "hireapp.db"


@dataclass(frozen=True)
class Where:
    """Where the data lie and as whom and when to work: what the command line or the defaults say."""

    folder: Path
    url: str | None = None
    as_name: str | None = None
    as_of: date | None = None


def where(
    folder: str | None = None, url: str | None = None, as_name: str | None = None, as_of: date | None = None
) -> Where:
    """The place by arguments or defaults."""
    return Where(Path(folder) if folder else default_data_folder(), url, as_name, as_of)


class Context:
    """Everything a window or a command works with. The database and the forms are opened at first use."""

    def __init__(self, place: Where, settings: Settings | None = None) -> None:
        self.place = place
        self.settings = settings or load_settings(place.folder)
        self.actor = ""
        self._database: Database | None = None

    @cached_property
    def library(self) -> Library:
        """The shipped questionnaires and those in the data folder. Raises FormFileError."""
        from hireapp.forms.loader import load_library, read_folder

        sources = read_folder(resource_folder("questionnaires"))
        own = self.place.folder / "questionnaires"
        return load_library([*sources, *(read_folder(own) if own.is_dir() else [])])

    @cached_property
    def profiles(self) -> dict[str, RoleProfile]:
        """The role profiles of the library. Raises FormFileError."""
        from hireapp.domain.role import load_profiles

        return load_profiles(self.library)

    def open_database(self) -> Database:
        """Open the database once, and know who acts. Raises DatabaseTrouble."""
        if self._database is None:
            self._database = _open(self.place)
            self._set_actor(self._database)
        return self._database

    def change(self, work: Callable[[UnitOfWork], T]) -> T:
        """Run a use case in one transaction as the actor."""
        database = self.open_database()
        return database.change(self.actor, work)

    def read(self, work: Callable[[UnitOfWork], T]) -> T:
        """Run reads in one consistent view."""
        database = self.open_database()
        with database.reading(self.actor) as unit:
            return work(unit)

    def close(self) -> None:
        """Close the database."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def _set_actor(self, database: Database) -> None:
        from hireapp.services import users

        def who(unit: UnitOfWork) -> str:
            if self.place.as_name:
                return users.user_named(unit, self.place.as_name).id
            known = {user.id for user in users.users(unit)}
            if self.settings.user_id in known:
                return self.settings.user_id
            return users.ensure_owner(unit, login_name()).id

        if database.read_only:
            with database.reading("") as unit:
                found = users.users(unit)
            self.actor = found[0].id if found else ""
        else:
            self.actor = database.change("", who)


def login_name() -> str:
    """The name of the person at this machine, as the system knows it."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return os.environ.get("USERNAME", "Owner")


def clock_of(as_of: date | None) -> Callable[[], datetime]:
    """The system's clock, or the given day at the present time of day."""

    def now() -> datetime:
        moment = datetime.now(UTC)
        return moment if as_of is None else datetime.combine(as_of, time(12), UTC)

    return now


def _open(place: Where) -> Database:
    from hireapp.storage.database import open_sqlite, open_url

    clock = clock_of(place.as_of)
    if place.url:
        return open_url(place.url, clock=clock)
    try:
        place.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseTrouble(
            N_("The data folder can't be made: {reason}."),
            N_("Choose another one with --data."),
            where=str(place.folder),
            reason=error.strerror or "",
        ) from error
    return open_sqlite(place.folder / DATABASE_FILE, clock=clock)


def message(error: Any, language: str) -> str:
    """A HireError in the given language."""
    words: str = error.in_words(translator("zh" if language == "zh" else "en"))
    return words


def with_settings(context: Context, **values: Any) -> Settings:
    """Change settings of this machine and keep them."""
    from hireapp.settings import save_settings

    context.settings = replace(context.settings, **values)
    try:
        save_settings(context.place.folder, context.settings)
    except OSError as error:
        log.warning("the settings of this machine could not be kept: %s", error.strerror)
    return context.settings
