"""Files on the disk -> ``FileRead`` values, through the isolated readers."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from hireapp.errors import InvalidValue, NotFound, UnreadableFile
from hireapp.i18n import N_
from hireapp.services.imports import FileRead

MAX_FILE_BYTES = 20_000_000
MAX_FILES = 2000


def paths_of(given: Sequence[Path]) -> list[Path]:
    """The files named, folders opened (hidden files left out). Raises NotFound, InvalidValue if too many."""
    paths: list[Path] = []
    for path in given:
        if path.is_dir():
            paths += [entry for entry in sorted(path.rglob("*")) if entry.is_file() and not entry.name.startswith(".")]
        elif path.exists():
            paths.append(path)
        else:
            raise NotFound(N_("There is no file {name}."), N_("Check the path."), name=str(path))
    if len(paths) > MAX_FILES:
        raise InvalidValue(
            N_("These are {count} files; {limit} at most can be read at once."),
            N_("Choose fewer files or a smaller folder."),
            count=len(paths),
            limit=MAX_FILES,
        )
    return paths


def read_paths(
    paths: Sequence[Path], as_of: date, on_done: Callable[[int, int], None] | None = None
) -> Iterator[FileRead]:
    """Read all files in isolation, in their order; a file that can't be read carries its reason.

    Files are opened as the readers get to them, a few ahead of the one that is yielded.
    """
    for number, file in enumerate(_read_in_order(paths, as_of), 1):
        yield file
        if on_done:
            on_done(number, len(paths))


def _read_in_order(paths: Sequence[Path], as_of: date) -> Iterator[FileRead]:
    from hireapp.resumes import ResumeReader

    begun: deque[tuple[Path, bytes | UnreadableFile]] = deque()

    def readable() -> Iterator[tuple[str, bytes]]:
        for path in paths:
            content = _content(path)
            begun.append((path, content))
            if isinstance(content, bytes):
                yield path.name, content

    def unreadable() -> Iterator[FileRead]:
        while begun and isinstance(fault := begun[0][1], UnreadableFile):
            path, _fault = begun.popleft()
            yield FileRead(path.name, b"", hashlib.sha256(str(path).encode()).hexdigest(), fault)

    with ResumeReader() as reader:
        for _index, outcome in reader.read_many(readable(), as_of):
            yield from unreadable()
            path, content = begun.popleft()
            assert isinstance(content, bytes)
            yield FileRead(path.name, content, hashlib.sha256(content).hexdigest(), outcome)
        yield from unreadable()


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
