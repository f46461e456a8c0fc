"""The main window as the tests of the screens open it, and how they wait for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from pytestqt.qtbot import QtBot

from hireapp.bootstrap import Context
from hireapp.i18n import use
from hireapp.ui.main_window import MainWindow


@contextmanager
def shown(context: Context, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window on the data of ``context``, in English and light."""
    context.settings = replace(context.settings, language="en", theme="light")
    use("en")
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.show()
    settle(qtbot, window)
    yield window
    window.close()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until nothing is on its way."""

    def quiet() -> bool:
        return window.page() is not None and window.jobs.idle

    qtbot.waitUntil(quiet, timeout=15000)
    qtbot.wait(60)
    qtbot.waitUntil(quiet, timeout=15000)
