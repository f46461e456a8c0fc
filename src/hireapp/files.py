"""The one helper that writes files, and safe names for them."""

from __future__ import annotations

import contextlib
import os
import re
import unicodedata
from pathlib import Path

_DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{digit}" for name in ("com", "lpt") for digit in range(1, 10))}
_NOT_ALLOWED = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]')


def write_file(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``, whole or not at all.

    Temporary file in the same folder, all bytes counted, flushed and synced, renamed over, folder synced. On any
    error the temporary file is removed and the old file stays as it was. Raises OSError.
    """
    import secrets

    temporary = path.with_name(f".{secrets.token_hex(6)}.part")
    try:
        with open(temporary, "xb") as file:
            if file.write(content) != len(content):
                raise OSError("short write")
            file.flush()
            os.fsync(file.fileno())
        if temporary.stat().st_size != len(content):
            raise OSError("short write")
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def safe_name(*parts: str, ending: str, limit: int = 80) -> str:
    """A file name from ``parts`` joined by ``_``: no separators, reserved names or bidi controls, at most ``limit``
    characters and 120 bytes with its ending (".pdf")."""
    text = "_".join(_NOT_ALLOWED.sub("", unicodedata.normalize("NFC", part)).strip(" .") for part in parts if part)
    text = text.strip(" ._") or "file"
    if text.partition(".")[0].lower() in _DEVICES:
        text = f"_{text}"
    text = text[: limit - len(ending)]
    while len((text + ending).encode()) > 120:
        text = text[:-1]
    return text.rstrip(" .") + ending


def free_path(path: Path) -> Path:
    """``path``, or with ``_2``, ``_3`` ... if something lies there: nothing is ever overwritten."""
    for count in range(2, 10_000):
        if not path.exists():
            return path
        stem = re.sub(r"_\d+$", "", path.stem) if count > 2 else path.stem
        path = path.with_name(f"{stem}_{count}{path.suffix}")
    return path


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
