"""Starts a PostgreSQL for the tests: own folder straight in the system's temp folder, socket only, stopped at the
end."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import uuid
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote


@dataclass
class Server:
    """A running server."""

    folder: Path
    binaries: Path
    owner: str
    port: int = 5432

    def new_database(self) -> str:
        """The address of a new, empty database."""
        name = f"t{uuid.uuid4().hex[:12]}"
        self._run("createdb", "-h", str(self.folder), "-p", str(self.port), "-E", "UTF8", "-T", "template0", name)
        return f"postgresql://{self.owner}@/{name}?host={quote(str(self.folder))}&port={self.port}"

    def sql(self, statement: str, database: str = "postgres") -> None:
        """Run a statement as the server's owner."""
        self._run(
            "psql",
            "-h",
            str(self.folder),
            "-p",
            str(self.port),
            "-d",
            database,
            "-v",
            "ON_ERROR_STOP=1",
            "-c",
            statement,
        )

    def _put(self, path: Path, content: bytes) -> None:
        path.write_bytes(content)
        path.chmod(0o600)
        if os.geteuid() == 0:
            shutil.chown(path, self.owner)

    def stop(self) -> None:
        """Stop it and remove its folder."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            as_owner(self.owner, [str(self.binaries / program), *arguments]), check=True, capture_output=True
        )


def start_server(
    options: str = "listen_addresses=''", hosts: str = "", files: dict[str, bytes] | None = None, port: int = 5432
) -> Server:
    """Make and start a server. Raises RuntimeError if PostgreSQL is not installed.

    options: settings, divided by blanks. hosts: lines of pg_hba.conf for connections by network. files: by name, put
    beside the data, for the server's eyes only.
    """
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    program = found[-1] if found else Path(shutil.which("initdb") or "")
    if not program.is_file():
        raise RuntimeError("PostgreSQL is not installed: 'make setup' installs it")
    owner = "postgres" if os.geteuid() == 0 else os.environ.get("USER", "hireapp")
    folder = Path(tempfile.mkdtemp(prefix="hireapp-pg-"))
    folder.chmod(0o755)
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    server = Server(folder, program.parent, owner, port)
    data = str(folder / "data")
    server._run("initdb", "-D", data, "-A", "trust", "-U", owner, "-E", "UTF8", "--locale=C.UTF-8", "-N")
    for name, content in (files or {}).items():
        server._put(folder / "data" / name, content)
    if hosts:
        server._put(folder / "data" / "pg_hba.conf", f"local all all trust\n{hosts}\n".encode())
    given = " ".join(f"-c {option}" for option in (*options.split(), f"port={port}", "fsync=off", "max_connections=40"))
    server._run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", f"-k {folder} {given}", "start")
    return server


def as_owner(owner: str, command: list[str]) -> list[str]:
    """PostgreSQL refuses root: step down to its own user."""
    return (
        ["setpriv", f"--reuid={owner}", f"--regid={owner}", "--clear-groups", *command]
        if os.geteuid() == 0
        else command
    )
