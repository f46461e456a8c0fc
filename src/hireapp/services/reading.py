"""Files on the disk -> ``FileRead`` values, through the isolated readers."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from hireapp.errors import NotFound, UnreadableFile
from hireapp.i18n import N_
from hireapp.resumes import ReadResume
from hireapp.services.imports import FileRead

MAX_FILE_BYTES = 20_000_000
MAX_FILES = 2000


def paths_of(given: Sequence[Path]) -> list[Path]:
    """The files named, folders opened (hidden files left out). Raises NotFound."""
    paths: list[Path] = []
    for path in given:
        if path.is_dir():
            paths += [entry for entry in sorted(path.rglob("*")) if entry.is_file() and not entry.name.startswith(".")]
        elif path.exists():
            paths.append(path)
        else:
            raise NotFound(N_("There is no file {name}."), N_("Check the path."), name=str(path))
    return paths[:MAX_FILES]


def read_paths(
    paths: Sequence[Path], as_of: date, on_done: Callable[[int, int], None] | None = None
) -> Iterator[FileRead]:
    """Read all files in isolation, in their order; a file that can't be read carries its reason."""
    from hireapp.resumes import ResumeReader

    contents = [_content(path) for path in paths]
    readable = [
        (path.name, content) for path, content in zip(paths, contents, strict=True) if isinstance(content, bytes)
    ]
    with ResumeReader() as reader:
        outcomes = reader.read_many(readable, as_of)
        for number, (path, content) in enumerate(zip(paths, contents, strict=True), 1):
            if isinstance(content, UnreadableFile):
                yield FileRead(path.name, b"", hashlib.sha256(str(path).encode()).hexdigest(), content)
            else:
                outcome: ReadResume | UnreadableFile = next(outcomes)[1]
                yield FileRead(path.name, content, hashlib.sha256(content).hexdigest(), outcome)
            if on_done:
                on_done(number, len(paths))


def _content(path: Path) -> bytes | UnreadableFile:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            return UnreadableFile(
                "too_large",
                N_("The file is larger than {limit} MB."),
                N_("Send a smaller one."),
                where=path.name,
                limit=MAX_FILE_BYTES // 1_000_000,
            )
        return path.read_bytes()
    except OSError as error:
        return UnreadableFile(
            "no_access",
            N_("The file can't be opened: {reason}."),
            N_("Check its rights."),
            where=path.name,
            reason=error.strerror or "",
        )
