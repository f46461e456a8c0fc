"""Prints the project's figures: ``make bench``, or with the floor scripts beside them ``make bench FLOORS=DIR``.

Floor and project run in turns in the same minutes; medians and minima of the rounds, with the load average. Nothing
here
fails a test: figures are read, not asserted.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FONTS = [str(ROOT / "assets" / "fonts" / f"HireAppSansSC-{weight}.ttf") for weight in ("Regular", "SemiBold")]


@dataclass(frozen=True)
class Figure:
    """One line: what, the project's values, the floor's values (or none), the target as a ratio or a limit."""

    name: str
    ours: list[float]
    floor: list[float]
    target: str
    unit: str = "ms"

    def line(self) -> str:
        """The figure as it is printed."""
        words = f"{self.name:<46} {statistics.median(self.ours):9.1f} {self.unit} (min {min(self.ours):.1f})"
        if self.floor:
            ratio = statistics.median(self.ours) / statistics.median(self.floor)
            words += f"  floor {statistics.median(self.floor):.1f}  ratio {ratio:.2f}"
        return f"{words}  target {self.target}"


def child(script: str, *arguments: str, folder: Path = HERE, **environment: str) -> str:
    """What a script prints."""
    done = subprocess.run(
        [sys.executable, script, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "QT_QPA_PLATFORM": "offscreen", **environment},
    )
    return done.stdout


def numbers(text: str) -> list[float]:
    """The numbers in a line, in order."""
    import re

    return [float(found) for found in re.findall(r"(?<![\w.])\d+(?:\.\d+)?", text)]


def alternate(
    rounds: int, ours: Callable[[], list[float]], floor: Callable[[], list[float]] | None
) -> tuple[list[list[float]], list[list[float]]]:
    """Run both in turns."""
    mine, theirs = [], []
    for _round in range(rounds):
        if floor:
            theirs.append(floor())
        mine.append(ours())
    return mine, theirs


def windows(floors: Path | None) -> list[Figure]:
    """First window and first data."""

    def floor() -> list[float]:
        found = numbers(child("bench_first_window.py", "lazy", *FONTS, folder=floors or HERE).split(":", 1)[1])
        return found[:2]

    mine, theirs = alternate(5, lambda: _window_once(), floor if floors else None)
    return [
        Figure("first window", [row[0] for row in mine], [row[0] for row in theirs], "ratio 1.5"),
        Figure("its frame complete", [row[2] for row in mine], [row[0] for row in theirs], "none set"),
        Figure("first data", [row[1] for row in mine], [row[1] for row in theirs], "ratio 1.5"),
    ]


def _window_once() -> list[float]:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        return numbers(child("first_window.py", folder))[:3]


def reports(floors: Path | None) -> list[Figure]:
    """A dense five-page evaluation, warm."""

    def floor() -> list[float]:
        text = child(
            "bench_pdf.py", "canvas", "20", folder=floors or HERE, FONT_REG=FONTS[0], FONT_BOLD=FONTS[1], OUT="/tmp"
        )
        import re

        return [float(re.findall(r"median +([\d.]+)", text)[0])]

    mine, theirs = alternate(3, lambda: numbers(child("evaluation.py"))[:2], floor if floors else None)
    base = [row[0] for row in theirs]
    return [
        Figure("evaluation, dense, Chinese, warm", [row[0] for row in mine], base, "ratio 9"),
        Figure("evaluation, dense, English, warm", [row[1] for row in mine], base, "ratio 5.5"),
    ]


def autosave() -> Figure:
    """An answer kept, against a raw durable insert."""
    rows = [numbers(child("autosave.py")) for _round in range(3)]
    return Figure("autosave of an answer", [row[0] for row in rows], [row[1] for row in rows], "ratio 5")


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--floors", type=Path)
    floors = parser.parse_args().floors
    print(f"load average {os.getloadavg()[0]:.2f}, {os.cpu_count()} cores, Python {sys.version.split()[0]}")
    for figure in windows(floors):
        print(figure.line(), flush=True)
    for figure in reports(floors):
        print(figure.line(), flush=True)
    print(autosave().line(), flush=True)
    print(
        Figure(
            "50 mixed resumes, isolation included", numbers(child("resumes.py")), [], "at least 15", "files/s"
        ).line()
    )
    scored, read, fit = numbers(child("inventory.py"))
    print(Figure("scoring a stored sitting of the inventory", [scored], [read], "ratio 3").line())
    print(Figure("role fit with its interval, 1,000 draws", [fit], [], "none set").line())
    pages = [numbers(child("item_page.py"))[0] for _round in range(3)]
    print(Figure("a page of 10 items built and painted", pages, [], "50").line())
    memory = numbers(child("memory.py"))
    print(Figure("resident memory, 10,000 candidates listed", memory[:1], [], "at most 200", "MB").line())
    print(Figure("longest stall of the window meanwhile", memory[1:2], [], "50", "ms").line())
    first, again, ranking = numbers(child("compare.py"))
    print(Figure("Compare with 12 candidates, opened first", [first], [], "none set").line())
    print(Figure("Compare with 12 candidates, opened again", [again], [], "150").line())
    print(Figure("ranking of 200 candidates, 2,000 draws", [ranking], [], "200").line())
    process, outcome = numbers(child("insights.py"))
    print(Figure("Insights, process, 10,000 applications", [process], [], "1000").line())
    print(Figure("Insights, outcome, 10,000 applications", [outcome], [], "1000").line())
    both, _one, ratio, memory = numbers(child("batch.py"))
    print(Figure("200 dense evaluations, Chinese, two processes", [both], [], "1.6 times one", "files/s").line())
    print(Figure("against one process", [ratio], [], "at least 1.6", "times").line())
    print(Figure("all processes of the batch together", [memory], [], "at most 400", "MB").line())
    print(f"load average {os.getloadavg()[0]:.2f}")


if __name__ == "__main__":
    main()
