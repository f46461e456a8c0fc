"""One window per data folder: a lock file with process id and host; the lock of a dead process is taken over.

It holds for a shared database too: the settings of this machine lie in the folder, and Settings may return to its file.
"""

from __future__ import annotations

import os
from pathlib import Path

from hireapp.i18n import _


class WindowLock:
    """The lock of a data folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "window.lock"
        self._mine = False

    def take(self) -> dict[str, object] | None:
        """Take the lock. Returns None, or who holds it. A folder that can't be written to needs no lock."""
        import json
        import socket

        for _attempt in range(2):
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                with open(self._path, "x", encoding="utf-8") as file:
                    json.dump({"pid": os.getpid(), "host": socket.gethostname()}, file)
            except FileExistsError:
                holder = self._holder()
                if holder is not None and _alive(holder):
                    return holder
                self._path.unlink(missing_ok=True)
            except OSError:
                return None
            else:
                self._mine = True
                return None
        return self._holder() or {}

    def release(self) -> None:
        """Give the lock back."""
        if self._mine:
            self._path.unlink(missing_ok=True)
            self._mine = False

    def _holder(self) -> dict[str, object] | None:
        import json

        try:
            tree = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return None
        return tree if isinstance(tree, dict) else None


def tell_holder(holder: dict[str, object]) -> None:
    """Say that another window is open."""
    from PySide6.QtWidgets import QWidget

    from hireapp.ui.notice import Notice

    words = _("hireapp is already open on these data (process {pid} on {host}). Use that window, or close it first.")
    Notice(QWidget(), _("Already open"), words.format(pid=holder.get("pid"), host=holder.get("host"))).exec()


def _alive(holder: dict[str, object]) -> bool:
    import socket

    pid = holder.get("pid")
    if holder.get("host") != socket.gethostname():
        return True
    if not isinstance(pid, int) or pid == os.getpid():
        return False
    if os.name != "posix":
        return _alive_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _alive_windows(pid: int) -> bool:
    import ctypes

    handle = getattr(ctypes, "windll").kernel32.OpenProcess(0x1000, False, pid)  # noqa: B009 - only there on Windows
    if handle:
        getattr(ctypes, "windll").kernel32.CloseHandle(handle)  # noqa: B009
    return bool(handle)
