"""Work off the GUI thread: one database worker in order, a small pool for what is made (files read, PDFs drawn).

Outcomes arrive in the GUI thread at a bound method; if its widget is gone by then, the outcome is dropped. What
fails with a ``HireError`` is told to the user; anything else is logged with its traceback and told as a failure of the
program: to whoever waits for failures of that job, otherwise by ``crashed``.
"""

from __future__ import annotations

import itertools
import logging
import queue
import threading
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import WeakMethod, ref

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from hireapp.errors import HireError, ProgramFailure
from hireapp.i18n import N_

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from hireapp.bootstrap import Context
    from hireapp.services.changes import Changes
    from hireapp.services.ports import UnitOfWork

log = logging.getLogger(__name__)
Done = Callable[[Any], None]
Failed = Callable[[HireError], None]


class Cancelled(Exception):
    """The user took the job back; nothing is said about it."""


@dataclass
class _Ticket:
    """Who waits for an outcome."""

    done: Any
    failed: Any
    is_change: bool = False


class Progress:
    """How far a job is, and whether it was cancelled; shared between the job and the window."""

    def __init__(self, jobs: Jobs, title: str) -> None:
        self._jobs = jobs
        self.title = title
        self.cancelled = False

    def report(self, part: int, whole: int) -> None:
        """Say how far the job is. Raises Cancelled if it was taken back."""
        if self.cancelled:
            raise Cancelled
        self._jobs.progressed.emit(self, part, whole)


class Jobs(QObject):
    """The one door to work off the GUI thread."""

    changed = Signal(object)
    failed = Signal(object)
    crashed = Signal(str)
    progressed = Signal(object, int, int)
    opened = Signal()
    settled = Signal()
    _arrived = Signal(int, object, object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._numbers = itertools.count()
        self._tickets: dict[int, _Ticket] = {}
        self._queue: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._pool: ThreadPoolExecutor | None = None
        self._thread = threading.Thread(target=self._serve, name="database", daemon=True)
        self._arrived.connect(self._on_arrived)
        self.started = False
        self._told = False
        self._running: weakref.WeakSet[Progress] = weakref.WeakSet()

    def start(self) -> None:
        """Start the database worker; it opens the database first of all."""
        self.started = True
        self._thread.start()

    def read(self, work: Callable[[UnitOfWork], Any], done: Done, failed: Failed | None = None) -> None:
        """Run reads on the database worker; ``done`` gets their result."""
        actor = self.context.actor
        self._submit(lambda: self.context.read(work, actor), _Ticket(_weak(done), _weak(failed)))

    def change(
        self, work: Callable[[UnitOfWork], Changes], done: Done | None = None, failed: Failed | None = None
    ) -> None:
        """Run a use case in one transaction; views hear of its changes, then ``done`` gets them."""
        actor = self.context.actor
        self._submit(lambda: self.context.change(work, actor), _Ticket(_weak(done), _weak(failed), is_change=True))

    def act(self, action: Callable[[], Any], done: Done, failed: Failed | None = None) -> None:
        """Run something on the database worker that is no transaction, such as opening another database."""
        self._submit(action, _Ticket(_weak(done), _weak(failed)))

    def make(
        self, work: Callable[[Progress], Any], done: Done, title: str = "", failed: Failed | None = None
    ) -> Progress:
        """Run something long on the pool, with progress and cancel."""
        progress = Progress(self, title)
        self._running.add(progress)
        number = self._ticket(_Ticket(_weak(done), _weak(failed)))
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="make")
        self._pool.submit(self._run, number, lambda: work(progress))
        return progress

    def cancel_all(self) -> None:
        """Take back what runs long: it was asked for by somebody who has left."""
        for progress in self._running:
            progress.cancelled = True

    def stop(self) -> None:
        """Let what was begun end, then stop the workers and close the database."""
        self.cancel_all()
        self._queue.put(None)
        if self._thread.is_alive():
            self._thread.join(timeout=10)
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
        self.context.close()

    @property
    def idle(self) -> bool:
        """Whether nothing is on its way."""
        return not self._tickets

    def _submit(self, action: Callable[[], Any], ticket: _Ticket) -> None:
        number = self._ticket(ticket)
        self._queue.put(lambda: self._run(number, action))

    def _ticket(self, ticket: _Ticket) -> int:
        number = next(self._numbers)
        self._tickets[number] = ticket
        return number

    def _serve(self) -> None:
        try:
            self.context.open_database()
            self._tell_opened()
        except HireError as error:
            self.failed.emit(error)
        except Exception as error:  # the same net for the opening: the window must hear of it
            log.exception("the database could not be opened")
            self.crashed.emit(f"{type(error).__name__}: {error}")
        while (action := self._queue.get()) is not None:
            action()

    def _run(self, number: int, action: Callable[[], Any]) -> None:
        outcome: Any = None
        error: Exception | None = None
        try:
            outcome = action()
        except Cancelled as taken_back:
            error = taken_back
        except HireError as failure:
            error = failure
        except Exception as failure:  # the one broad net of a worker's outer loop: it must live on
            log.exception("a job failed")
            error = failure
        if self.context.is_open:
            self._tell_opened()
        self._arrived.emit(number, outcome, error)

    def _tell_opened(self) -> None:
        """Once: also where the database could only be opened later than at the start."""
        if not self._told:
            self._told = True
            self.opened.emit()

    def _on_arrived(self, number: int, outcome: Any, error: Exception | None) -> None:
        ticket = self._tickets.pop(number)
        if not self._tickets:
            self.settled.emit()
        if error is None:
            if ticket.is_change:
                self.changed.emit(outcome)
            _call(ticket.done, outcome)
        elif isinstance(error, HireError):
            if not _call(ticket.failed, error):
                self.failed.emit(error)
        elif not isinstance(error, Cancelled):
            failure = ProgramFailure(
                N_("Something in the program failed ({detail})."),
                N_("What was saved is safe; the details are in the log file."),
                detail=type(error).__name__,
            )
            if not _call(ticket.failed, failure):
                self.crashed.emit(f"{type(error).__name__}: {error}")


def _weak(function: Any) -> Any:
    if function is None:
        return None
    return WeakMethod(function) if hasattr(function, "__self__") else ref(function)


def _call(reference: Any, argument: Any) -> bool:
    function = reference() if reference is not None else None
    if function is None:
        return False
    owner = getattr(function, "__self__", None)
    if isinstance(owner, QObject) and not isValid(owner):
        return False
    function(argument)
    return True
