"""Where the files that ship with the program lie: beside the sources, or inside the package once installed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal


@cache
def resource_folder(name: Literal["assets", "questionnaires"]) -> Path:
    """The folder ``name``, as it was installed or as it lies in the checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "_resources" / name
    return installed if installed.is_dir() else package.parents[1] / name
