"""Prints MB of resident memory with 10,000 candidates listed and scrolled, and the longest stall of the window in
ms."""

import tempfile
import time
from dataclasses import dataclass

from hireapp.bootstrap import Context, where
from hireapp.domain.candidate import Candidate, Person


@dataclass
class Beat:
    """The longest gap between two looks."""

    last: float
    longest: float = 0.0

    def look(self) -> None:
        """Note the gap since the last look."""
        now = time.perf_counter()
        self.longest = max(self.longest, now - self.last)
        self.last = now


def fill(context: Context) -> None:
    """Store 10,000 people."""
    people = [Candidate(number=f"C-{number:05d}") for number in range(10_000)]
    persons = [
        Person(
            candidate_id=one.id,
            name=f"候选人{number}",
            name_folded=f"候选人{number}",
            name_sort=f"{number:05d}",
            phones=(f"199{number:08d}",),
            phone_keys=(),
            email=f"p{number}@example.com",
        )
        for number, one in enumerate(people)
    ]
    context.change(lambda work: (work.add_all(people), work.add_all(persons)))
    context.close()


def resident() -> float:
    """Resident memory of this process in MB."""
    with open("/proc/self/status", encoding="ascii") as file:
        line = next(line for line in file if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def main() -> None:
    """Measure once."""
    folder = tempfile.mkdtemp()
    import subprocess
    import sys

    subprocess.run(
        [
            sys.executable,
            "-c",
            f"from tests.bench.memory import fill; from hireapp.bootstrap import *; fill(Context(where({folder!r})))",
        ],
        check=True,
    )
    context = Context(where(folder))
    from hireapp.app import make_application, make_window

    application = make_application()
    window = make_window(context)
    window.show()
    beat = Beat(time.perf_counter())

    def settle(seconds: float) -> None:
        end = time.perf_counter() + seconds
        while time.perf_counter() < end or not window.jobs.idle:
            application.processEvents()
            beat.look()
            time.sleep(0.001)

    settle(1.5)
    window.go("candidates")
    settle(1.0)
    beat.longest = 0
    table = window.page().table
    for place in range(0, 10_000, 400):
        table.scrollTo(table.model().index(place, 0))
        settle(0.03)
    print(f"{resident():.0f} {beat.longest * 1000:.0f}")
    window.close()


if __name__ == "__main__":
    main()
