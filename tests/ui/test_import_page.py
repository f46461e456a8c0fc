"""The page of the import review: keys, a cancelled reading, a revert that names who stays."""


from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hireapp.bootstrap import Context, where
from hireapp.services import imports
from hireapp.ui.import_work import Revert
from hireapp.ui.jobs import Progress
from hireapp.ui.kit.lines import LineEdit
from hireapp.ui.main_window import MainWindow
from tests.makers import advance, call, import_files, make_opening, resume_file
from tests.ui.windows import settle, shown


def items(context: Context, batch: str):
    return context.read(call(imports.items_of, batch))


def verdicts(context: Context, batch: str) -> list[str]:
    return [item.verdict for item in items(context, batch)]


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot) -> Iterator[tuple[MainWindow, Any, str]]:
    """The review of two files, in English."""
    context = Context(where(str(tmp_path / "data")))
    unnamed = resume_file(file_name="无名.txt", text="项目经历\n参与平台开发\n手机：13700000009\n")
    batch = import_files(context, [unnamed, resume_file()], make_opening(context), accept=False)
    with shown(context, qtbot) as window:
        window.activateWindow()
        window.go("import", batch)
        settle(qtbot, window)
        yield window, window.page(), batch


def test_enter_in_a_field_keeps_it_and_enter_in_the_table_confirms(page: tuple[MainWindow, Any, str], qtbot: QtBot):
    window, screen, batch = page
    qtbot.waitUntil(screen.table.hasFocus)
    name = screen.pane.findChild(LineEdit, "name")
    assert name.state() == "warn"
    name.setFocus()
    qtbot.keyClicks(name, "Zhou Min")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    settle(qtbot, window)
    item = items(window.context, batch)[0]
    assert (item.fields["name"]["value"], screen._current().id) == ("Zhou Min", item.id)
    assert screen.pane.findChild(LineEdit, "phones").hasFocus()
    assert screen.pane.title.text() == "Zhou Min"
    assert name.state() == "normal"
    assert screen.pane._marks["name"][1].text() == "typed"
    screen.table.setFocus()
    qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert verdicts(window.context, batch) == ["ready", "ready"]
    assert screen._current().file_name == "陈伟芳.txt"


def test_a_cancelled_reading_stores_nothing(page: tuple[MainWindow, Any, str], qtbot: QtBot):
    window, screen, _batch = page
    progress = Progress(window.jobs, "")
    progress.cancelled = True
    screen._on_files_read((progress, [resume_file("李一", "13700000000", "l@example.com")]))
    settle(qtbot, window)
    assert len(window.context.read(imports.pending_batches)) == 1


def test_a_revert_names_those_who_stay(page: tuple[MainWindow, Any, str], qtbot: QtBot):
    window, screen, batch = page
    window.context.change(call(imports.accept, batch))
    advance(window.context, items(window.context, batch)[1].application_id)
    said: list[str] = []
    screen.desk.messages.notice = lambda text, *_more: said.append(text)
    window.jobs.change(Revert(batch), screen._on_reverted)
    settle(qtbot, window)
    assert "陈伟芳.txt" in said[-1]
