"""Places to sit a test in, for the tests of candidate mode."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hireapp.i18n import use
from tests.ui.seats import Seat


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def seats(qtbot: QtBot, folder: Path) -> Iterator[list[Seat]]:
    made: list[Seat] = []
    yield made
    for seat in made:
        seat.close()
    use("en")
