"""Prints a batch of 200 dense Chinese evaluations against one process in turns: rate of both, ratio, memory.

The stored opening is the sample of the demo where ``HIREAPP_DATA`` names it, else the dense dossier of the tests with
nothing to gather. Memory: the largest sum of the resident sizes of all processes of the batch (Linux).
"""

from __future__ import annotations

import os
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from hireapp.bootstrap import Context, where
from hireapp.domain.documents import Document
from hireapp.printing import AT_ONCE, Order, print_all
from hireapp.reports.kinds import Options, drawn
from hireapp.services.documents import Gathered, gather_each
from hireapp.services.exports import write_report

COUNT, ROUNDS = 200, 3


def stored(folder: str) -> tuple[list[str], Callable[[Sequence[str]], Sequence[Gathered]]]:
    """Ids of the applications with most on them, and how they are gathered."""
    from hireapp.domain.assessment import Assessment

    context = Context(where(folder))
    library = context.library

    def busiest(work: Any) -> list[str]:
        counts: dict[str, int] = {}
        for sheet in work.select(Assessment, state="submitted"):
            counts[sheet.application_id] = counts.get(sheet.application_id, 0) + 1
        return sorted(counts, key=lambda name: -counts[name])

    ids = context.read(busiest)
    chosen = (ids * (COUNT // len(ids) + 1))[:COUNT]

    def gather(some: Sequence[str]) -> Sequence[Gathered]:
        return context.change(lambda work: gather_each(work, library, "evaluation", some))

    return chosen, gather


def invented() -> tuple[list[str], Callable[[Sequence[str]], Sequence[Gathered]]]:
    """The dense dossier of the tests, with nothing to gather."""
    from tests.reports.sample import dense

    dossier = dense("zh")

    def gather(some: Sequence[str]) -> Sequence[Gathered]:
        return [
            Gathered(name, name, Document("evaluation", dossier, name, dossier.made_on, draft=True)) for name in some
        ]

    return [f"EV-2026-001-{place:03d}" for place in range(COUNT)], gather


def alone(subjects: Sequence[str], gather: Callable[[Sequence[str]], Sequence[Gathered]], folder: Path) -> float:
    """Evaluations a second of one process that gathers, draws and writes in turn."""
    start = time.perf_counter()
    for place in range(0, len(subjects), AT_ONCE):
        for found in gather(subjects[place : place + AT_ONCE]):
            assert found.document is not None
            write_report(folder / found.document.file_name("zh"), drawn(found.document, "zh", Options()))
    return len(subjects) / (time.perf_counter() - start)


def together(subjects: Sequence[str], gather: Callable[[Sequence[str]], Sequence[Gathered]], folder: Path) -> float:
    """The same by the batch, with the start of its processes."""
    start = time.perf_counter()
    made = print_all(subjects, gather, Order(folder, ("zh",)), lambda _done, _all: None, lambda: False)
    assert len(made.written) == len(subjects), made.failed
    return len(subjects) / (time.perf_counter() - start)


class Scale:
    """Weighs this process and its children every 50 ms."""

    def __init__(self) -> None:
        self.most = 0.0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._weigh, daemon=True)
        self._thread.start()

    def stop(self) -> float:
        """The largest sum in MB."""
        self._stop.set()
        self._thread.join()
        return self.most

    def _weigh(self) -> None:
        while not self._stop.wait(0.05):
            self.most = max(self.most, sum(_resident(name) for name in [os.getpid(), *_children()]))


def _children() -> list[int]:
    path = Path(f"/proc/{os.getpid()}/task")
    found = []
    for task in path.iterdir():
        try:
            found += [int(name) for name in (task / "children").read_text().split()]
        except OSError:
            continue
    return found


def _resident(process: int) -> float:
    try:
        text = Path(f"/proc/{process}/status").read_text("ascii")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in text.splitlines() if line.startswith("VmRSS")), 0.0)


def main() -> None:
    """Measure: the memory of a batch first, in a process that has drawn nothing itself; then both in turns."""
    data = os.environ.get("HIREAPP_DATA")
    subjects, gather = stored(data) if data else invented()
    with tempfile.TemporaryDirectory() as folder:
        scale = Scale()
        rates = [together(subjects, gather, Path(folder) / "0")]
        memory = scale.stop()
        base = []
        for number in range(ROUNDS):
            base.append(alone(subjects, gather, Path(folder) / f"a{number}"))
            rates.append(together(subjects, gather, Path(folder) / f"b{number}"))
    one, both = statistics.median(base), statistics.median(rates)
    print(f"{both:.1f} {one:.1f} {both / one:.2f} {memory:.0f}")


if __name__ == "__main__":
    main()
