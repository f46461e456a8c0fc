"""The sample data and the demo: a whole hiring round of invented people, built by the real use cases."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hireapp.bootstrap import Context

__all__ = ["build_sample", "run_demo"]


def build_sample(context: Context, *, as_of: date) -> None:
    """Fill the empty database of ``context`` with the sample round as it stands on ``as_of``."""
    from hireapp.demo.build import Builder

    Builder(context, as_of).build()


def run_demo(folder: Path, *, window: bool, as_of: date | None = None) -> int:
    """Build the sample in ``folder`` with reports and pictures, then open the window. Returns the exit code."""
    from hireapp.demo.run import run

    return run(folder, window=window, as_of=as_of)
