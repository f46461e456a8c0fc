"""Many reports at once: gathered here, drawn in two kept processes, written here one by one.

Drawing takes three quarters of the time and holds the interpreter, so it goes to processes; they hold the fonts and
end with the batch, or with this process if it dies. Only the caller's process reads the database and writes files.
"""

from __future__ import annotations

import logging
import os
import signal
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from types import TracebackType
from typing import Self

from hireapp.domain.documents import Document
from hireapp.errors import HireError, ProgramFailure
from hireapp.i18n import N_, Language
from hireapp.reports.kinds import Options, drawn
from hireapp.services.documents import Gathered
from hireapp.services.exports import write_report

log = logging.getLogger(__name__)
WORKERS = 2
AT_ONCE = 4
"""How many are gathered in one transaction: enough to share what they have in common, few enough to stop soon."""
AHEAD = 6
"""How many drawings are under way or wait for a process."""
_LOOK_SECONDS = 0.1

Gather = Callable[[Sequence[str]], Sequence[Gathered]]


@dataclass(frozen=True)
class Order:
    """How all reports of a batch are made, and where they go."""

    folder: Path
    languages: tuple[Language, ...]
    options: Options = field(default_factory=Options)


@dataclass
class Outcome:
    """What became of a batch. failed: (number, reason); unwritten: subjects gathered of which no file was made."""

    folder: Path
    written: list[Path] = field(default_factory=list)
    failed: list[tuple[str, HireError]] = field(default_factory=list)
    unwritten: list[str] = field(default_factory=list)
    cancelled: bool = False


class Drawers:
    """Two processes that draw. Close it, or use it as a context manager; ``workers`` are started at first need."""

    def __init__(self, workers: int = WORKERS) -> None:
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def draw(self, document: Document, language: Language, options: Options) -> Future[bytes]:
        """Begin to draw."""
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._workers, get_context("spawn"), initializer=_begin)
        try:
            return self._pool.submit(drawn, document, language, options)
        except BrokenProcessPool:  # one has died since; what it was drawing says so when it is asked for
            self._pool = None
            return self.draw(document, language, options)

    def renew(self) -> None:
        """Drop processes of which one has died; new ones are started at the next need."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)


def print_all(
    subjects: Sequence[str],
    gather: Gather,
    order: Order,
    report: Callable[[int, int], None],
    cancelled: Callable[[], bool],
    drawers: Drawers | None = None,
) -> Outcome:
    """Make a file of each subject in each language; nothing is overwritten, and each file is whole.

    gather: the finished values of some subjects in one transaction. report: told (done, all) after each subject and
    language. cancelled: asked ten times a second; what is being drawn then is dropped. One that fails is named in the
    outcome, the others are made. Raises HireError if nothing can be written to the folder at all.
    """
    _check_folder(order.folder)
    with drawers or Drawers() as own:
        return _Run(subjects, gather, order, report, cancelled, own).outcome()


@dataclass
class _Task:
    """One drawing."""

    found: Gathered
    document: Document
    language: Language
    future: Future[bytes]


class _Run:
    """One batch."""

    def __init__(
        self,
        subjects: Sequence[str],
        gather: Gather,
        order: Order,
        report: Callable[[int, int], None],
        cancelled: Callable[[], bool],
        drawers: Drawers,
    ) -> None:
        self.gather, self.order, self.report, self.cancelled = gather, order, report, cancelled
        self.drawers = drawers
        self.waiting = deque(subjects)
        self.whole = len(subjects) * len(order.languages)
        self.done = 0
        self.source = self._documents()
        self.tasks: deque[_Task] = deque()
        self.made: set[str] = set()
        self.begun: list[str] = []
        self.result = Outcome(order.folder)

    def outcome(self) -> Outcome:
        """Draw and write until all is done or cancelled."""
        self._fill()
        while self.tasks and not self.result.cancelled:
            task = self.tasks.popleft()
            content = self._content(task)
            if content is not None:
                self._write(task, content)
            self._fill()
        self.result.unwritten = [subject for subject in self.begun if subject not in self.made]
        return self.result

    def _documents(self) -> Iterator[tuple[Gathered, Document]]:
        while self.waiting:
            some = [self.waiting.popleft() for _place in range(min(AT_ONCE, len(self.waiting)))]
            for found in self._gathered(some):
                if found.document is None:
                    self._fail(found.number, found.error or _broken("gathering"), len(self.order.languages))
                else:
                    self.begun.append(found.subject)
                    yield found, found.document

    def _gathered(self, subjects: Sequence[str]) -> Sequence[Gathered]:
        try:
            return self.gather(subjects)
        except HireError as error:
            return [Gathered(subject, subject, error=error) for subject in subjects]

    def _fill(self) -> None:
        """Keep the processes busy: gathering goes on while they draw."""
        while len(self.tasks) < AHEAD and not self._is_cancelled():
            found = next(self.source, None)
            if found is None:
                return
            for language in self._languages(found[1]):
                future = self.drawers.draw(found[1], language, self.order.options)
                self.tasks.append(_Task(*found, language, future))

    def _languages(self, document: Document) -> tuple[Language, ...]:
        """Data are one file in both languages."""
        if document.kind == "data":
            self.whole -= len(self.order.languages) - 1
            return self.order.languages[:1]
        return self.order.languages

    def _content(self, task: _Task) -> bytes | None:
        """The drawn file; None if it failed or the batch was cancelled."""
        error = self._error(task.future)
        if isinstance(error, BrokenProcessPool):
            error = self._draw_again(task)
        if self.result.cancelled:
            return None
        if error is not None:
            log.error("a report was not drawn", exc_info=error)
            told = error if isinstance(error, HireError) else _broken(type(error).__name__)
            self._fail(task.found.number, told)
            return None
        return task.future.result()

    def _error(self, future: Future[bytes]) -> BaseException | None:
        while not self._is_cancelled():
            try:
                return future.exception(_LOOK_SECONDS)
            except NotYet:
                continue
        return None

    def _draw_again(self, task: _Task) -> BaseException | None:
        """A process died: draw this one alone, so that it is clear which one does it; then begin the others anew."""
        self.drawers.renew()
        task.future = self.drawers.draw(task.document, task.language, self.order.options)
        error = self._error(task.future)
        if isinstance(error, BrokenProcessPool):
            self.drawers.renew()
        for other in self.tasks:
            other.future = self.drawers.draw(other.document, other.language, self.order.options)
        return error

    def _write(self, task: _Task, content: bytes) -> None:
        try:
            path = write_report(self.order.folder / task.document.file_name(task.language), content)
        except HireError as error:
            self._fail(task.found.number, error)
            return
        self.result.written.append(path)
        self.made.add(task.found.subject)
        self._step()

    def _fail(self, number: str, error: HireError, steps: int = 1) -> None:
        self.result.failed.append((number, error))
        self._step(steps)

    def _step(self, steps: int = 1) -> None:
        self.done += steps
        if not self._is_cancelled():
            self.report(self.done, self.whole)

    def _is_cancelled(self) -> bool:
        self.result.cancelled = self.result.cancelled or self.cancelled()
        return self.result.cancelled


def _check_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return
    except OSError as error:
        raise HireError(
            N_("Nothing can be written to this folder: {reason}."),
            N_("Choose another folder, or free some space."),
            where=str(folder),
            reason=error.strerror or str(error),
        ) from error


def _broken(detail: str) -> ProgramFailure:
    return ProgramFailure(
        N_("Something in the program failed ({detail})."),
        N_("What was saved is safe; the details are in the log file."),
        detail=detail,
    )


def _begin() -> None:
    """In a drawing process: load fonts and drawing once, leave Ctrl-C to the parent, end when the parent is gone."""
    import importlib

    from hireapp.reports.fonts import faces

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    importlib.import_module("hireapp.reports.writing")
    faces()


def _end_with_parent() -> None:
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(0)
