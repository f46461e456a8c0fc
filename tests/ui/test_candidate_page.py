"""The candidate page: facts and contacts are corrected, nothing typed is lost, apply, delete, files; and openings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from hireapp.bootstrap import Context, where
from hireapp.errors import InvalidValue
from hireapp.services import applications, candidates, openings, screening
from hireapp.services.candidates import Contact
from hireapp.ui import attachments
from hireapp.ui.main_window import MainWindow
from tests.makers import call, make_candidate, make_opening
from tests.ui.windows import settle, shown


@pytest.fixture
def made(tmp_path: Path) -> dict[str, str]:
    """Two applications to one opening, a second opening, and a candidate without an application."""
    context = Context(where(str(tmp_path / "data")))
    first = make_opening(context)
    second = make_opening(context, title="冬季班")
    found = {
        "a": make_candidate(context, first, "王小明", "13900000001", "a@example.com"),
        "b": make_candidate(context, first, "李丽", "13900000002", "b@example.com"),
        "first": first,
        "second": second,
    }

    def add(work):
        from hireapp.services.changes import changed

        return changed(result=candidates.add_candidate(work, Contact("赵一", ("13900000003",))).id)

    found["alone"] = context.change(add).result
    found["person"] = context.read(call(applications.application_by, found["a"])).candidate_id
    context.close()
    return found


@pytest.fixture
def window(made: dict[str, str], tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window on these data, in English."""
    with shown(Context(where(str(tmp_path / "data"))), qtbot) as window:
        yield window


def show(window: MainWindow, qtbot: QtBot, place: str, argument: str = ""):
    window.go(place, argument)
    settle(qtbot, window)
    return window.page()


def edit_commute(page):
    """The editor of the one numeric fact, open."""
    rule = next(entry.rule for entry in page._shown.screening.judgements if entry.rule.kind == "steps")
    page.screening._editing = rule.id
    page.screening._rebuild(page._shown)
    return page.screening._editor


def fact(window: MainWindow, made: dict[str, str], field: str):
    found = window.context.read(call(screening.facts_of, made["person"])).get(field)
    return found.value if found else None


def test_a_number_that_can_t_be_read_is_not_saved(window, qtbot, made):
    page = show(window, qtbot, "candidate", f"application:{made['a']}#screening")
    editor = edit_commute(page)
    before = fact(window, made, editor.field)
    QTest.keyClicks(editor._input.line, "abc")
    editor.saved.click()
    settle(qtbot, window)
    assert page.screening._editor is editor
    assert editor.error()
    assert fact(window, made, editor.field) == before
    editor._input.line.clear()
    QTest.keyClicks(editor._input.line, "25")
    editor.saved.click()
    settle(qtbot, window)
    assert fact(window, made, editor.field) == "25"
    assert page.screening._editor is None


def test_a_failed_correction_keeps_the_editor(window, qtbot, made, monkeypatch):
    page = show(window, qtbot, "candidate", f"application:{made['a']}#screening")
    editor = edit_commute(page)
    QTest.keyClicks(editor._input.line, "25")

    def refuse(*_arguments):
        raise InvalidValue("Not now.")

    monkeypatch.setattr(screening, "correct_fact", refuse)
    editor.saved.click()
    settle(qtbot, window)
    assert page.screening._editor is editor
    assert "Not now." in editor.error()
    assert editor._input.line.text().startswith("25")
    monkeypatch.undo()
    editor.saved.click()
    settle(qtbot, window)
    assert page.screening._editor is None
    assert fact(window, made, editor.field).startswith("25")


def test_a_refresh_leaves_the_editor_and_another_candidate_closes_it(window, qtbot, made):
    page = show(window, qtbot, "candidate", f"application:{made['a']}#screening")
    editor = edit_commute(page)
    QTest.keyClicks(editor._input.line, "25")
    page._on_hold()
    settle(qtbot, window)
    assert page._shown.application.state == "hold"
    assert page.screening._editor is editor
    assert editor._input.line.text().startswith("25")
    show(window, qtbot, "candidate", f"application:{made['b']}#screening")
    assert page.screening._editor is None
    show(window, qtbot, "candidate", f"application:{made['a']}#screening")
    assert page.screening._editor is None


def test_contacts_are_corrected_and_taken_back(window, qtbot, made):
    page = show(window, qtbot, "candidate", made["person"])
    page.pen.click()
    card = page.contact_card
    assert card.isVisible()
    assert card.phones.value() == "13900000001"
    card.person.set_value("")
    card.confirm.click()
    settle(qtbot, window)
    assert card.person.error()
    card.person.set_value("王大明")
    card.phones.set_value("13900000001，13900000009")
    page.on_changes(None)
    settle(qtbot, window)
    assert card.person.value() == "王大明"
    card.confirm.click()
    settle(qtbot, window)
    assert not card.isVisible()
    assert page.title.text() == "王大明"
    assert page._shown.view.person.phones == ("13900000001", "13900000009")
    window.messages.undo()
    settle(qtbot, window)
    assert page.title.text() == "王小明"
    page.pen.click()
    show(window, qtbot, "candidate", made["alone"])
    assert not card.isVisible()


def test_a_candidate_without_application_applies(window, qtbot, made):
    page = show(window, qtbot, "candidate", made["alone"])
    assert page.apply.isVisible()
    page.apply.click()
    settle(qtbot, window)
    assert page.apply_card.opening.combo.count() == 2
    page.apply_card.opening.set_value(made["second"])
    page.apply_card.confirm.click()
    settle(qtbot, window)
    assert page._shown.application.opening_id == made["second"]
    assert page._shown.application.summary["screening"]
    assert not page.apply.isVisible()
    assert not page.apply_card.isVisible()


def test_the_palette_applies_to_what_is_left_and_deletes(window, qtbot, made):
    page = show(window, qtbot, "candidate", made["person"])
    assert {"apply", "contacts", "delete"} <= {command.id for command in page.commands()}
    window.context.change(call(openings.close_opening, made["second"], closed=True))
    page.run("apply")
    settle(qtbot, window)
    assert page.apply_card.opening.error()
    assert not page.apply_card.confirm.isEnabled()
    told = []
    window.jobs.failed.connect(told.append)
    page.run("delete")
    settle(qtbot, window)
    assert window.page() is window.page("candidates")
    assert not window.context.read(lambda work: work.queries.visible(made["person"]))
    window.messages.undo()
    settle(qtbot, window)
    assert window.context.read(lambda work: work.queries.visible(made["person"]))
    assert told == []


def test_a_copy_of_a_file_is_written_off_the_window_s_thread(window, qtbot, made, tmp_path, monkeypatch):
    page = show(window, qtbot, "candidate", made["person"])
    told = []
    monkeypatch.setattr(window.messages, "error", told.append)
    attachment = page._shown.view.attachments[0]
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "copies", tmp_path / "file"):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, folder=folder: str(folder))
        attachments.save_copy(window.desk, page, attachment.id)
        settle(qtbot, window)
    assert len(list((tmp_path / "copies").iterdir())) == 1
    assert len(told) == 1
    assert window.jobs.findChildren(attachments._Saver) == []


def test_openings_keep_what_is_being_typed(window, qtbot, made):
    page = show(window, qtbot, "openings", made["first"])
    page.site.line.clear()
    QTest.keyClicks(page.site.line, "Hangzhou")
    page.close_button.click()
    settle(qtbot, window)
    assert page.close_button.label() == "Open again"
    assert page.site.value() == "Hangzhou"
    page.save.click()
    settle(qtbot, window)
    window.messages.undo()
    settle(qtbot, window)
    assert page.site.value() == ""
    QTest.keyClicks(page.site.line, "Ningbo")
    page._on_chosen(made["second"])
    assert page.site.value() == ""
