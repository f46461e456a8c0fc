import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hireapp.ui.kit.theme import set_theme, start_style


@pytest.fixture(autouse=True)
def _style(qapp: QApplication) -> None:
    start_style("light")
    set_theme("light")


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Show a window, give it the keyboard, and close it after the test."""

    def show(page: QWidget) -> None:
        qtbot.addWidget(page)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()

    return show
