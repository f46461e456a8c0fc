"""A shared PostgreSQL as a team has it: password, TLS with a certificate that is checked, filled from a file."""

from __future__ import annotations

import socket
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, make_url, select

from hireapp.bootstrap import PASS_FILE, Context, where
from hireapp.domain.user import UserAccount
from hireapp.errors import DatabaseTrouble, InvalidValue
from hireapp.services import accounts, comparisons, users
from hireapp.services.ports import ListQuery
from hireapp.storage import tables
from hireapp.storage.database import open_sqlite, open_url
from hireapp.storage.shared import SharedServer, address_of, is_here, keep_password, secured, server_of
from hireapp.storage.transfer import copy_all, is_new
from tests.makers import advance, call, make_candidate, make_opening, rate
from tests.postgres import Server, start_server

HOST, SECRET = "db.example.test", "gehe:im\\nis 'x"


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A certificate of the server, signed by itself, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={HOST}", "-addext",
         f"subjectAltName=DNS:{HOST}", "-keyout", "server.key", "-out", "server.crt"],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    return {name: (folder / name).read_bytes() for name in ("server.key", "server.crt")}


@pytest.fixture(scope="module")
def server(certificates: dict[str, bytes]) -> Iterator[Server]:
    """A server that other machines reach by TLS and password only."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made = start_server(
        "listen_addresses=127.0.0.1 ssl=on", "hostssl all all 127.0.0.1/32 scram-sha-256", certificates, port
    )
    made.sql(f"CREATE ROLE team LOGIN PASSWORD '{SECRET.replace(chr(39), chr(39) * 2)}'")
    yield made
    made.stop()


def database_of(server: Server) -> str:
    """The name of a new database that the team owns."""
    name = make_url(server.new_database()).database
    server.sql(f"ALTER DATABASE {name} OWNER TO team")
    server.sql("GRANT ALL ON SCHEMA public TO team", str(name))
    return str(name)


@pytest.fixture
def trusted(certificates: dict[str, bytes], tmp_path: Path) -> str:
    path = tmp_path / "company.pem"
    path.write_bytes(certificates["server.crt"])
    return str(path)


def reached(server: Server, password: str = SECRET, **parts: Any) -> SharedServer:
    return SharedServer(HOST, parts.pop("database", "postgres"), "team", password, server.port, **parts)


def opened(folder: Path, shared: SharedServer) -> Any:
    """Open it as another machine would; the name leads here without a name service."""
    keep_password(folder / PASS_FILE, shared)
    address = make_url(address_of(shared)).update_query_dict({"hostaddr": "127.0.0.1"})
    return open_url(address.render_as_string(hide_password=False), pass_file=folder / PASS_FILE)


# ---- addresses


def test_an_address_holds_no_password_and_comes_back_in_parts():
    made = SharedServer("db.example.com", "team?x=1#y", "li@min/陈", "s3cret", 6543, "/certs/our own.pem")
    address = address_of(made)
    assert "s3cret" not in address
    assert server_of(address) == SharedServer(
        "db.example.com", "team?x=1#y", "li@min/陈", "", 6543, "/certs/our own.pem"
    )
    assert make_url(address).database == "team?x=1#y"


@pytest.mark.parametrize("missing", ["host", "database", "user"])
def test_what_is_missing_is_named(missing: str):
    parts = {"host": "h", "database": "d", "user": "u", missing: " "}
    with pytest.raises(InvalidValue, match="missing"):
        address_of(SharedServer(**parts))


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("postgresql:///x", True),
        ("postgresql://u@localhost/x", True),
        ("postgresql://u@[::1]/x", True),
        ("postgresql://u@/x?host=/run/postgresql", True),
        ("postgresql://u@/x?host=db.example.com", False),
        ("postgresql://u@localhost.example.com/x", False),
        ("postgresql://u@10.0.0.7/x", False),
        ("postgresql://u@localhost/x?hostaddr=203.0.113.5", False),
        ("postgresql:///x?service=team", False),
    ],
)
def test_another_machine_needs_a_verified_certificate(address: str, here: bool):
    url = make_url(address)
    assert is_here(url) == here
    assert (secured(url).query.get("sslmode") == "verify-full") != here


def test_what_the_environment_adds_counts_too(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PGHOST", "db.example.com")
    assert not is_here(make_url("postgresql:///x"))
    assert is_here(make_url("postgresql://u@localhost/x"))
    monkeypatch.setenv("PGHOST", "/run/postgresql")
    assert is_here(make_url("postgresql:///x"))


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "require"])
def test_weaker_connections_to_another_machine_are_refused(mode: str):
    with pytest.raises(DatabaseTrouble, match="not be safe"):
        secured(make_url(f"postgresql://u@db.example.com/x?sslmode={mode}"))
    assert secured(make_url(f"postgresql://u@localhost/x?sslmode={mode}")).query["sslmode"] == mode


def test_the_password_file_is_for_its_owner_only(tmp_path: Path):
    path = tmp_path / PASS_FILE
    keep_password(path, SharedServer("h:1", "d", "u", SECRET))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text() == "h\\:1:5432:d:u:gehe\\:im\\\\nis 'x\n"


# ---- a real server


def test_password_and_certificate_open_it(server: Server, trusted: str, tmp_path: Path):
    made = opened(tmp_path, reached(server, database=database_of(server), root_certificate=trusted))
    assert is_new(made)
    made.close()


def test_a_wrong_password_is_one_message(server: Server, trusted: str, tmp_path: Path):
    with pytest.raises(DatabaseTrouble, match="refused the user or the password"):
        opened(tmp_path, reached(server, "wrong", root_certificate=trusted))


def test_a_certificate_nobody_vouches_for_is_refused(server: Server, tmp_path: Path):
    with pytest.raises(DatabaseTrouble, match="could not prove who it is"):
        opened(tmp_path, reached(server))


def test_a_missing_database_is_one_message(server: Server, trusted: str, tmp_path: Path):
    with pytest.raises(DatabaseTrouble, match="no such database"):
        opened(tmp_path, reached(server, database="nothing_here", root_certificate=trusted))


def test_a_server_that_is_not_there_is_one_message(tmp_path: Path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(DatabaseTrouble, match="can't be reached"):
        open_url(f"postgresql://u@127.0.0.1:{port}/x")


# ---- moving there


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Context]:
    """A file with a candidate who was rated, and a colleague."""
    context = Context(where(str(tmp_path / "data")))
    context.change(call(users.add_user, "林芳", "interviewer"))
    application = make_candidate(context, make_opening(context))
    advance(context, application)
    rate(context, application, "phone", 4)
    yield context
    context.close()


def local(postgres: Server) -> dict[str, Any]:
    """The parts of a new database on this machine's socket."""
    name = str(make_url(postgres.new_database()).database)
    return {"host": str(postgres.folder), "database": name, "user": postgres.owner, "port": postgres.port}


def counts(context: Context) -> dict[str, int]:
    with context.open_database().engine.connect() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in tables.metadata.sorted_tables
        }


def test_everything_goes_along_and_this_machine_stays_there(company: Context, postgres: Server):
    before, actor = counts(company), company.actor
    ids = company.read(lambda work: work.queries.list_ids(ListQuery()))
    head = company.read(lambda work: work.audit_head())
    copied = company.move_to(local(postgres), copy=True)
    assert copied == sum(before.values()) - before["schema_info"]
    assert counts(company) == before
    assert (company.actor, company.locked) == (actor, False)
    assert company.read(lambda work: work.queries.list_ids(ListQuery())) == ids
    assert company.read(lambda work: work.audit_head()) == head
    assert company.read(lambda work: work.queries.search("滨江", 10)) == company.read(
        lambda work: work.queries.search("杭州", 10)
    )
    from hireapp.storage.audit import first_broken

    with company.open_database().engine.connect() as connection:
        assert first_broken(connection) is None
    again = Context(where(str(company.place.folder)))
    again.open_database()
    assert again.place.url == company.place.url and again.actor == actor
    again.close()
    company.move_back()
    assert company.place.url is None
    assert counts(company) == before
    assert not (company.place.folder / PASS_FILE).exists()


def test_figures_are_the_same_on_both_sides(company: Context, postgres: Server):
    from hireapp.domain.application import Application

    (application,) = company.read(lambda work: work.select(Application))
    before = company.read(call(comparisons.compare, company.library, [application.id]))
    company.move_to(local(postgres), copy=True)
    after = company.read(call(comparisons.compare, company.library, [application.id]))
    assert after.people == before.people
    assert after.competencies == before.competencies


def test_nothing_is_copied_into_data_that_are_there(company: Context, postgres: Server, tmp_path: Path):
    parts = local(postgres)
    other = Context(where(str(tmp_path / "other")))
    other.open_database()
    other.move_to(parts, copy=False)
    before = counts(other)
    with pytest.raises(DatabaseTrouble, match="data in the shared database already"):
        company.move_to(parts, copy=True)
    assert counts(other) == before
    assert company.place.url is None
    assert not (company.place.folder / PASS_FILE).exists()
    other.close()


def test_a_fault_while_copying_leaves_the_target_empty(
    company: Context, postgres: Server, monkeypatch: pytest.MonkeyPatch
):
    from hireapp.storage import transfer

    target = open_url(address_of(SharedServer(**local(postgres))))
    real, seen = transfer._count, []

    def wrong(connection: Any, table: Any) -> int:
        seen.append(table.name)
        return real(connection, table) + (table.name == "answer" and len(seen) % 2)

    monkeypatch.setattr(transfer, "_count", wrong)
    with pytest.raises(DatabaseTrouble, match="Copying stopped"):
        copy_all(company.open_database(), target)
    monkeypatch.undo()
    assert is_new(target)
    target.close()


def test_in_a_shared_database_nobody_is_taken_for_somebody_else(company: Context, postgres: Server, tmp_path: Path):
    parts = local(postgres)
    company.move_to(parts, copy=True)
    stranger = Context(where(str(tmp_path / "elsewhere"), company.place.url))
    stranger.open_database()
    assert (stranger.locked, stranger.actor, stranger.expected) == (True, "", "")
    stranger.close()
    named = Context(where(str(tmp_path / "elsewhere"), company.place.url, "林芳"))
    named.open_database()
    assert named.read(lambda work: work.get(UserAccount, work.actor)).name == "林芳"
    named.close()


def test_whoever_has_a_password_is_asked_at_the_start(company: Context, tmp_path: Path):
    company.change(call(accounts.set_own_password, "drei kleine Wörter"))
    company.close()
    again = Context(where(str(company.place.folder)))
    again.open_database()
    assert (again.locked, again.actor) == (True, "")
    again.unlock(again.expected)
    assert again.read(lambda work: work.actor) == again.expected
    again.close()
    assert open_sqlite(company.place.folder / "hireapp.db").read_only is False
