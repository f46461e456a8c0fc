"""Settings, questionnaires and database in one ``Context``; no Qt. What is heavy is imported when needed."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from hireapp.errors import DatabaseTrouble, NotAllowed
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
DATABASE_FILE, PASS_FILE = "hireapp.db", "database.pass"


@dataclass(frozen=True)
class Where:
    """Where the data lie and as whom and when to work: what the command line or the defaults say.

    asks: gets the password of the person of that name, for commands; a window asks on a page of its own.
    """

    folder: Path
    url: str | None = None
    as_name: str | None = None
    as_of: date | None = None
    asks: Callable[[str], str] | None = None


def where(
    folder: str | None = None,
    url: str | None = None,
    as_name: str | None = None,
    as_of: date | None = None,
    asks: Callable[[str], str] | None = None,
) -> Where:
    """The place by arguments or defaults."""
    return Where(Path(folder) if folder else default_data_folder(), url, as_name, as_of, asks)


class Context:
    """Everything a window or a command works with. The database and the forms are opened at first use.

    locked: somebody has to sign in first; ``expected`` is who, if that is known. Until then only what is marked
    ``before_sign_in`` runs.
    """

    def __init__(self, place: Where, settings: Settings | None = None) -> None:
        self.settings = settings or load_settings(place.folder)
        self.place = place if place.url else replace(place, url=self.settings.database or None)
        self.actor = ""
        self.expected = ""
        self.locked = False
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
        from hireapp.domain.role_file import load_profiles

        return load_profiles(self.library)

    def open_database(self) -> Database:
        """Open the database once, and know who acts. Raises DatabaseTrouble."""
        if self._database is None:
            self._database = _open(self.place)
            self._set_actor(self._database)
        return self._database

    def change(self, work: Callable[[UnitOfWork], T], actor: str = "") -> T:
        """Run a use case in one transaction as the actor, or as whoever asked for it while they worked here.

        Raises NotAllowed before somebody has signed in.
        """
        database = self.open_database()
        self._refuse_strangers(work)
        return database.change(actor or self.actor, work)

    def read(self, work: Callable[[UnitOfWork], T], actor: str = "") -> T:
        """Run reads in one consistent view, as ``change`` does. Raises NotAllowed before somebody has signed in."""
        database = self.open_database()
        self._refuse_strangers(work)
        with database.reading(actor or self.actor) as unit:
            return work(unit)

    def unlock(self, user_id: str) -> None:
        """Work as this person, who has signed in or needs no password."""
        self.actor, self.expected, self.locked = user_id, user_id, False

    @property
    def is_open(self) -> bool:
        """Whether the database was opened."""
        return self._database is not None

    def lock(self, expected: str) -> None:
        """Let nobody work until somebody has signed in."""
        self.actor, self.expected, self.locked = "", expected, True

    def move_to(self, parts: Mapping[str, Any], *, copy: bool) -> int:
        """Work in a shared database from now on, at this machine; with ``copy`` everything of the present one goes
        there first. parts: of a ``SharedServer``. The number of rows copied. Raises DatabaseTrouble, InvalidValue; then
        all is as it was.
        """
        from hireapp.storage.shared import SharedServer, address_of, keep_password
        from hireapp.storage.transfer import copy_all

        server = SharedServer(**parts)
        address = address_of(server)
        before = self.place
        kept = _bytes_of(before.folder / PASS_FILE)
        keep_password(before.folder / PASS_FILE, server)
        place = replace(before, url=address, as_name=None)
        target = None
        try:
            target = _open(place)
            copied = copy_all(self.open_database(), target) if copy else 0
        except BaseException:
            if target is not None:
                target.close()
            _put_back(before.folder / PASS_FILE, kept)
            raise
        who = self.actor
        self._switch(place, target)
        if copy:  # the same people are there, and this one has signed in
            self.unlock(who)
        with_settings(self, database=address, shared_user_id=self.actor)
        return copied

    def move_back(self) -> None:
        """Work with the file of this machine again. Raises DatabaseTrouble."""
        place = replace(self.place, url=None, as_name=None)
        self._switch(place, _open(place))
        _put_back(place.folder / PASS_FILE, None)
        with_settings(self, database="")

    def _switch(self, place: Where, database: Database) -> None:
        self.close()
        self.place, self._database = place, database
        self._set_actor(database)

    def close(self) -> None:
        """Close the database."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def _set_actor(self, database: Database) -> None:
        if database.read_only:
            with database.reading("") as unit:
                self._meet(unit)
        else:
            database.change("", self._meet_or_make)
            known = self.settings.shared_user_id == self.actor
            if self.place.url and not self.locked and not self.place.as_name and not known:
                with_settings(self, shared_user_id=self.actor)  # at the next start this machine is known
        if self.locked and self.place.asks is not None:
            self._sign_in_by(database, self.place.asks)

    def _meet_or_make(self, unit: UnitOfWork) -> None:
        from hireapp.services import users

        if self.place.as_name or users.users(unit):
            self._meet(unit)
        else:
            self.unlock(users.ensure_owner(unit, login_name()).id)

    def _meet(self, unit: UnitOfWork) -> None:
        """Know who works here. In a shared database nobody is taken for somebody else."""
        from hireapp.services import accounts, users

        people = users.users(unit)
        kept = self.settings.shared_user_id if self.place.url else self.settings.user_id
        if self.place.as_name:
            own = users.user_named(unit, self.place.as_name).id
        elif kept in {user.id for user in people}:
            own = kept
        elif self.place.url and (len(people) > 1 or self.place.asks is None):
            own = ""
        else:
            own = people[0].id if people else ""
        if (self.place.url and not own) or accounts.is_guarded(unit, own):
            self.lock(own)
        else:
            self.unlock(own)

    def _sign_in_by(self, database: Database, asks: Callable[[str], str]) -> None:
        """Sign in without a window. Raises NotAllowed."""
        from hireapp.services import accounts

        if not self.expected:
            raise NotAllowed(N_("Several people share this database."), N_("Say who you are with --as NAME."))
        with database.reading("") as unit:
            name = next(entry.user.name for entry in accounts.known(unit) if entry.user.id == self.expected)
        password = asks(name)
        found = database.change("", lambda unit: accounts.sign_in(unit, self.expected, password))
        if found.wait:
            raise NotAllowed(
                N_("Too many wrong passwords for {name}."), N_("Try again in {wait} s."), name=name, wait=found.wait
            )
        if not found.done:
            raise NotAllowed(N_("The password of {name} is not right."), N_("Type it again."), name=name)
        if found.must_change:
            raise NotAllowed(
                N_("{name} has to choose a password of their own first."), N_("Open the window and sign in."), name=name
            )
        self.unlock(found.user_id)

    def _refuse_strangers(self, work: Callable[..., Any]) -> None:
        if self.locked and not getattr(work, "before_sign_in", False):
            raise NotAllowed(N_("Nobody has signed in."), N_("Sign in first."))


def _bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _put_back(path: Path, content: bytes | None) -> None:
    """The file as it was before."""
    if content is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(content)


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
        return open_url(place.url, clock=clock, pass_file=place.folder / PASS_FILE)
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
