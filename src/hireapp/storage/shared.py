"""Addresses of a shared PostgreSQL: made of parts, without the password, over TLS unless the server is this machine.

The password lies in a file of libpq's own format that only its owner may read (``passfile``), never in the settings.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url

from hireapp.errors import DatabaseTrouble, InvalidValue
from hireapp.files import write_file
from hireapp.i18n import N_

DRIVER = "postgresql+psycopg"
_VERIFIED = ("verify-full", "verify-ca")
_HERE = ("", "localhost", "127.0.0.1", "::1")
_WAIT_SECONDS = "8"


@dataclass(frozen=True)
class SharedServer:
    """What somebody types to reach a shared database. host: a name, or the folder of a socket on this machine.
    root_certificate: a file that vouches for the server, if the system's own certificates don't."""

    host: str
    database: str
    user: str
    password: str = ""
    port: int = 5432
    root_certificate: str = ""


def address_of(server: SharedServer) -> str:
    """The address, without the password. Raises InvalidValue for what is missing."""
    for value, missing in (
        (server.host, N_("The server of the shared database is missing.")),
        (server.database, N_("The name of the shared database is missing.")),
        (server.user, N_("The user of the shared database is missing.")),
    ):
        if not value.strip():
            raise InvalidValue(missing, N_("Fill it in; your administrator knows it."))
    query = {"sslrootcert": server.root_certificate} if server.root_certificate else {}
    host = server.host.strip()
    if host.startswith("/"):  # the folder of a socket
        query["host"] = host
    url = URL.create(
        DRIVER,
        username=server.user.strip(),
        host=None if host.startswith("/") else host,
        port=server.port,
        database=server.database.strip(),
        query=query,
    )
    return url.render_as_string(hide_password=False)


def server_of(address: str) -> SharedServer | None:
    """The parts of an address, for showing them; None for one without a server."""
    url = make_url(address)
    host = url.host or str(url.query.get("host", ""))
    if not host:
        return None
    root = url.query.get("sslrootcert", "")
    return SharedServer(host, url.database or "", url.username or "", port=url.port or 5432, root_certificate=str(root))


def is_here(url: URL) -> bool:
    """Whether the server is this machine: a socket or the loopback, by the address and by what libpq adds to it."""
    if "service" in url.query:
        return False
    named = [host for host in (url.host or "", *_many(url.query.get("host", ""))) if host]
    hosts = [*named, *_many(url.query.get("hostaddr", ""))]
    if not named:
        hosts += [os.environ.get(name, "") for name in ("PGHOST", "PGHOSTADDR")]
        if os.environ.get("PGSERVICE"):
            return False
    return all(host in _HERE or host.startswith(("/", "@")) for host in hosts)


def secured(url: URL, pass_file: Path | None = None) -> URL:
    """``url`` as it is opened: TLS with a verified certificate for any other machine. Raises DatabaseTrouble."""
    query = dict(url.query)
    if not is_here(url):
        mode = str(query.setdefault("sslmode", "verify-full"))
        if mode not in _VERIFIED:
            raise DatabaseTrouble(
                N_("The connection to another machine would not be safe (sslmode={mode})."),
                N_("Use sslmode=verify-full, with sslrootcert=FILE for a certificate of your own."),
                mode=mode,
            )
        query.setdefault("sslrootcert", "system")
    query.setdefault("connect_timeout", _WAIT_SECONDS)
    if pass_file is not None and pass_file.exists() and url.password is None:
        query["passfile"] = str(pass_file)
    return url.set(drivername=DRIVER, query=query)


def keep_password(path: Path, server: SharedServer) -> None:
    """Write the password where libpq reads it, for this user of the machine only. Raises OSError."""
    parts = (server.host.strip(), str(server.port), server.database.strip(), server.user.strip(), server.password)
    line = ":".join(part.replace("\\", "\\\\").replace(":", "\\:") for part in parts)
    before = os.umask(0o077)
    try:
        write_file(path, f"{line}\n".encode())
    finally:
        os.umask(before)
    path.chmod(0o600)


def _many(given: str | tuple[str, ...]) -> list[str]:
    return [given] if isinstance(given, str) else list(given)
