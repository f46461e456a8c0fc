"""``ResumeReader``: two kept reader processes, so that no file can harm the program (decisions 15)."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from hireapp.errors import UnreadableFile
from hireapp.resumes.codec import from_plain
from hireapp.resumes.limits import LIMITS, REFUSALS, refusal
from hireapp.resumes.pipes import receive, send
from hireapp.resumes.values import ReadResume

SECONDS = 10.0
FILES_A_PROCESS = 50
_START_SECONDS = 60.0

Outcome = ReadResume | UnreadableFile


def worker_command() -> list[str]:
    """How to start a reader process, also in a frozen program (whose ``main`` must look for the option)."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--resume-worker"]
    return [sys.executable, "-m", "hireapp.resumes.worker"]


class ResumeReader:
    """Reads resumes in kept child processes; thread-safe. Close it, or use it as a context manager.

    A process is replaced after ``files_a_process`` files and after any file it did not survive; one that takes longer
    than ``seconds`` for a file is killed and the file refused as "too_slow". ``command`` is for tests.
    """

    def __init__(
        self,
        workers: int = 2,
        *,
        seconds: float = SECONDS,
        files_a_process: int = FILES_A_PROCESS,
        command: Sequence[str] | None = None,
    ) -> None:
        self._count = workers
        self._seconds = seconds
        self._files_a_process = files_a_process
        self._command = list(command or worker_command())
        self._idle: queue.LifoQueue[_Child | None] = queue.LifoQueue()
        for _ in range(workers):
            self._idle.put(None)
        self._closed = False

    def read(self, data: bytes, file_name: str, as_of: date) -> ReadResume:
        """Read one file, waiting for a free process. Raises UnreadableFile."""
        if len(data) > LIMITS["file_bytes"]:
            raise refusal("too_large", limit=LIMITS["file_bytes"] // 1_000_000)
        if self._closed:
            raise refusal("crashed")
        child = self._idle.get()
        alive: _Child | None = None
        try:
            child = child or _Child(self._command)
            outcome = child.ask({"name": file_name, "as_of": as_of.isoformat()}, data, self._seconds)
            alive = child if child.usable(self._files_a_process) else None
        finally:
            if child is not None and alive is None:
                child.end()
            self._idle.put(alive)
        if isinstance(outcome, UnreadableFile):
            raise outcome
        return outcome

    def read_many(
        self,
        files: Iterable[tuple[str, bytes]],
        as_of: date,
        on_done: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Iterator[tuple[int, Outcome]]:
        """Read ``files`` (name, bytes) with all processes; yields (index, result or error) in order.

        ``on_done`` gets the index of each finished file, in order, before it is yielded. When ``cancelled`` says True
        no further file is begun and the iterator ends.
        """
        stop = cancelled or (lambda: False)
        waiting: deque[tuple[int, Future[Outcome]]] = deque()
        source = enumerate(files)
        with ThreadPoolExecutor(self._count, "resume-reader") as pool:
            while not stop():
                for index, (name, data) in islice(source, 2 * self._count - len(waiting)):
                    waiting.append((index, pool.submit(self._outcome, data, name, as_of)))
                if not waiting:
                    return
                index, future = waiting.popleft()
                outcome = future.result()
                if on_done:
                    on_done(index)
                yield index, outcome
            for _, future in waiting:
                future.cancel()

    def close(self) -> None:
        """End the processes that are idle; one still reading ends after its file."""
        self._closed = True
        while True:
            try:
                child = self._idle.get_nowait()
            except queue.Empty:
                return
            if child is not None:
                child.end()

    def _outcome(self, data: bytes, name: str, as_of: date) -> Outcome:
        try:
            return self.read(data, name, as_of)
        except UnreadableFile as error:
            return error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Child:
    """One reader process and its pipes; used by one thread at a time."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process: subprocess.Popen[bytes] = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._files = 0
        self._failed = False
        self._timed_out = False
        self._ready = False

    def ask(self, head: dict[str, Any], data: bytes, seconds: float) -> Outcome:
        """The answer to one file; a death or a late answer is an error value."""
        if not self._ready and self._within(_START_SECONDS, self._hear) is None:
            return self._failure()
        self._ready = True
        self._files += 1
        answer = self._within(seconds, lambda: self._exchange(head, data))
        return self._failure() if answer is None else _outcome_of(answer)

    def usable(self, files_a_process: int) -> bool:
        """Whether the process may read another file."""
        return not self._failed and self._files < files_a_process and self._process.poll() is None

    def end(self) -> None:
        """Kill the process and close its pipes."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                _close_quietly(stream)

    def _exchange(self, head: dict[str, Any], data: bytes) -> dict[str, Any] | None:
        if self._process.stdin is None:
            return None
        try:
            send(self._process.stdin, head, data)
        except (BrokenPipeError, OSError):
            return None
        return self._hear()

    def _hear(self) -> dict[str, Any] | None:
        message = receive(self._process.stdout) if self._process.stdout else None
        return message[0] if message else None

    def _within(self, seconds: float, work: Callable[[], dict[str, Any] | None]) -> dict[str, Any] | None:
        """``work``'s answer; the process is killed when it takes too long, which ends the blocked read."""
        timer = threading.Timer(seconds, self._kill_late)
        timer.daemon = True
        timer.start()
        try:
            return work()
        finally:
            timer.cancel()

    def _kill_late(self) -> None:
        self._timed_out = True
        self._process.kill()

    def _failure(self) -> UnreadableFile:
        self._failed = True
        return refusal("too_slow", seconds=int(SECONDS)) if self._timed_out else refusal("crashed")


def _outcome_of(answer: dict[str, Any]) -> Outcome:
    if "result" in answer:
        return from_plain(answer["result"])
    code = str(answer.get("refused"))
    fields = answer.get("fields")
    return refusal(code if code in REFUSALS else "crashed", **(fields if isinstance(fields, dict) else {}))


def _environment() -> dict[str, str]:
    """The child's environment: where the package lies, and nothing private of ours beyond what the system needs."""
    kept = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "TEMP", "TMP", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LANG")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    root = str(Path(__file__).resolve().parents[2])
    inherited = os.environ.get("PYTHONPATH")
    environment["PYTHONPATH"] = os.pathsep.join([root, inherited] if inherited else [root])
    environment["PYTHONUTF8"] = "1"
    return environment


def _close_quietly(stream: Any) -> None:
    try:
        stream.close()
    except OSError:
        return
