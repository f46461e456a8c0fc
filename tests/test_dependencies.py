"""Dependencies that must not change: PySide6 6.12.0 takes a reference of None for each void call and kills Python
3.11."""

from __future__ import annotations

import sys
from importlib.metadata import metadata, version
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel


def test_pyside_takes_no_references_of_none(qapp: QApplication):
    label = QLabel("x")
    before = sys.getrefcount(None)
    for _time in range(1000):
        label.setText("a")
    lost = before - sys.getrefcount(None)
    assert lost < 100


def test_pyside_stays_below_6_12():
    text = (Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8")
    assert "PySide6-Essentials>=6.11.3,<6.12" in text
    assert tuple(map(int, version("PySide6-Essentials").split(".")[:2])) == (6, 11)


@pytest.mark.parametrize(
    "name", ["SQLAlchemy", "alembic", "reportlab", "pillow", "pypdfium2", "PyYAML", "pydantic", "argon2-cffi"]
)
def test_nothing_that_ships_is_under_the_gpl(name: str):
    found = metadata(name)
    words = " ".join(
        [found.get("License") or "", found.get("License-Expression") or "", *(found.get_all("Classifier") or [])]
    )
    assert "GPL" not in words.replace("LGPL", "")
