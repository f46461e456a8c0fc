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

    def new_database(self) -> str:
        """The address of a new, empty database."""
        name = f"t{uuid.uuid4().hex[:12]}"
        self._run("createdb", "-h", str(self.folder), "-E", "UTF8", "-T", "template0", name)
        return f"postgresql://{self.owner}@/{name}?host={quote(str(self.folder))}"

    def stop(self) -> None:
        """Stop it and remove its folder."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            as_owner(self.owner, [str(self.binaries / program), *arguments]), check=True, capture_output=True
        )


def start_server() -> Server:
    """Make and start a server. Raises RuntimeError if PostgreSQL is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    program = found[-1] if found else Path(shutil.which("initdb") or "")
    if not program.is_file():
        raise RuntimeError("PostgreSQL is not installed: 'make setup' installs it")
    owner = "postgres" if os.geteuid() == 0 else os.environ.get("USER", "hireapp")
    folder = Path(tempfile.mkdtemp(prefix="hireapp-pg-"))
    folder.chmod(0o755)
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    server = Server(folder, program.parent, owner)
    data = str(folder / "data")
    server._run("initdb", "-D", data, "-A", "trust", "-U", owner, "-E", "UTF8", "--locale=C.UTF-8", "-N")
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=40"
    server._run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
    return server


def as_owner(owner: str, command: list[str]) -> list[str]:
    """PostgreSQL refuses root: step down to its own user."""
    return (
        ["setpriv", f"--reuid={owner}", f"--regid={owner}", "--clear-groups", *command]
        if os.geteuid() == 0
        else command
    )
