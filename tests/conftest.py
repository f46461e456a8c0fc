"""What all tests share: an offscreen window system, a real PostgreSQL, databases of both kinds, and people to work
with."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings

from hireapp.bootstrap import Context, where
from tests.makers import Clock
from tests.postgres import Server, start_server

SAMPLE_DAY = date(2026, 11, 20)

# A busy machine must not fail a test for being slow.
settings.register_profile("hireapp", deadline=None)
settings.load_profile("hireapp")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL of its own, on a socket only. Missing binaries fail the tests: the set-up installs them."""
    server = start_server()
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database address: a new SQLite file, then a new PostgreSQL database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'hireapp.db'}"
    server: Server = request.getfixturevalue("postgres")
    return server.new_database()


@pytest.fixture
def clock() -> Clock:
    """A clock the test moves by hand."""
    return Clock(datetime(2026, 11, 22, 9, 0, tzinfo=UTC), timedelta(seconds=1))


@pytest.fixture
def anywhere(place: str, tmp_path: Path, clock: Clock) -> Iterator[Context]:
    """A context on SQLite, then on PostgreSQL."""
    made = Context(
        where(str(tmp_path / "data"), None if place.startswith("sqlite") else place, as_of=date(2026, 11, 22))
    )
    made.open_database().clock = clock
    yield made
    made.close()


@pytest.fixture
def context(tmp_path: Path, clock: Clock) -> Iterator[Context]:
    """A context on an SQLite file."""
    made = Context(where(str(tmp_path / "data")))
    made.open_database().clock = clock
    yield made
    made.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    """The sample data as of 20 November 2026, built once: no test changes it."""
    from hireapp.demo import build_sample

    context = Context(where(str(tmp_path_factory.mktemp("sample")), as_of=SAMPLE_DAY))
    build_sample(context, as_of=SAMPLE_DAY)
    yield context
    context.close()
