"""Prints files a second of 50 mixed resumes read in isolation, start of the readers included."""

import time
from datetime import date
from pathlib import Path

from hireapp.services.reading import read_paths

FILES = sorted(
    path for path in (Path(__file__).parents[2] / "assets" / "samples" / "resumes").iterdir() if path.is_file()
)


def main() -> None:
    """Measure once."""
    pile = [FILES[number % len(FILES)] for number in range(50)]
    start = time.perf_counter()
    found = list(read_paths(pile, date(2026, 11, 22)))
    print(f"{len(found) / (time.perf_counter() - start):.1f}")


if __name__ == "__main__":
    main()
