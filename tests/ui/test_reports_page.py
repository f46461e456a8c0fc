"""The Reports page as a user drives it: preview, save, print, many at once; and what goes wrong on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hireapp.bootstrap import Context, where
from hireapp.domain.application import Application
from hireapp.domain.candidate import Person
from hireapp.domain.documents import Wanted
from hireapp.ui.main_window import MainWindow
from hireapp.ui.report_batch import lie_in
from hireapp.ui.report_work import PrintPages
from hireapp.ui.screens.reports import ReportsScreen
from tests.makers import advance, make_candidate, make_opening, rate
from tests.ui.windows import settle, shown

NASTY = "李/<b>丽</b>"


@pytest.fixture
def people(tmp_path: Path) -> list[str]:
    """Three candidates of one opening, rated at the phone; one has a name no file can have."""
    context = Context(where(str(tmp_path / "data")))
    opening = make_opening(context)
    found = []
    for place, name in enumerate(("王小明", "李丽", "陈伟")):
        application = make_candidate(context, opening, name, f"1390000000{place}", f"p{place}@example.com")
        advance(context, application)
        rate(context, application, "phone", 4)
        advance(context, application)
        found.append(application)

    def rename(work: Any) -> None:
        candidate = work.get(Application, found[1]).candidate_id
        work.save(replace(work.find(Person, candidate_id=candidate), name=NASTY))

    context.change(rename)
    context.close()
    return found


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window on these data, in English."""
    with shown(Context(where(str(tmp_path / "data"))), qtbot) as window:
        yield window


def open_page(window: MainWindow, qtbot: QtBot, argument: str = "", folder: Path | None = None) -> ReportsScreen:
    window.go("reports", argument)
    settle(qtbot, window)
    page = window.page()
    assert isinstance(page, ReportsScreen)
    if folder is not None:
        page.files.folder.set_value(str(folder))
    return page


def tick(page: ReportsScreen, *ids: str) -> None:
    page.subject.people.model.choose(ids)


def preview(page: ReportsScreen, qtbot: QtBot) -> None:
    page.show_button.click()
    qtbot.waitUntil(lambda: page.built() is not None, timeout=20000)


def exports(window: MainWindow) -> list[dict[str, Any]]:
    ids = window.context.read(lambda work: [entry.id for entry in work.select(Application)])
    lines = window.context.read(lambda work: work.queries.audit_of([*ids, "", "outbound_new"]))
    return [dict(line.detail) for line in lines if line.action == "export"]


def shown_words(page: ReportsScreen) -> str:
    return " ".join(child.text() for child in page.preview.findChildren(QWidget) if hasattr(child, "text"))


def test_preview_then_save_writes_what_is_shown_and_notes_it(people, window, qtbot, tmp_path: Path):
    page = open_page(window, qtbot, folder=tmp_path / "out")
    assert not page.files.save.isEnabled()
    assert "Tick at least one" in shown_words(page)
    tick(page, people[1])
    preview(page, qtbot)
    assert page.preview.page_count() == len(page.built().pages) >= 3
    assert exports(window) == []
    page.files.save.click()
    settle(qtbot, window)
    (path,) = (tmp_path / "out").iterdir()
    assert path.read_bytes() == page.built().files[0][1]
    assert path.name.endswith("EV-2026-001-02_evaluation_en_draft.pdf")
    assert NASTY in pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range()
    assert exports(window) == [{"report": "evaluation"}]
    assert path.name in window.messages.last_text()


def test_save_without_preview_builds_first_in_both_languages_without_names(people, window, qtbot, tmp_path: Path):
    page = open_page(window, qtbot, f"evaluation/{people[0]}", tmp_path / "out")
    assert page.subject.people.chosen() == (people[0],)
    page.subject.language.button("both").click()
    page.subject.hide_names.click()
    page.files.save.click()
    qtbot.waitUntil(lambda: (tmp_path / "out").exists() and len(list((tmp_path / "out").iterdir())) == 2, timeout=20000)
    settle(qtbot, window)
    for path in (tmp_path / "out").iterdir():
        assert "王小明" not in pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range()


@pytest.mark.parametrize("kind", ["comparison", "panel", "guide", "phone", "summary", "tests"])
def test_each_kind_shows_its_pages(people, window, qtbot, kind: str):
    page = open_page(window, qtbot)
    page.kinds.button(kind).click()
    settle(qtbot, window)
    if kind in ("comparison", "panel"):
        tick(page, *people)
    preview(page, qtbot)
    assert page.preview.page_count() >= 1
    assert page.built().wanted.kind == kind
    assert len(page.built().wanted.subjects) == (3 if kind == "comparison" else 1)


def test_another_kind_or_candidate_drops_the_pages_and_a_late_report(people, window, qtbot):
    page = open_page(window, qtbot)
    tick(page, people[0])
    preview(page, qtbot)
    late = page.built()
    tick(page, people[1])
    assert page.built() is None
    assert page.preview.page_count() == 0
    page._on_built(late)
    assert page.built() is None
    page.show_button.click()
    page.kinds.button("guide").click()
    settle(qtbot, window)
    assert page.built() is None
    assert not page.subject.people.isVisible()


def test_the_look_is_drawn_anew_once_shown(people, window, qtbot):
    page = open_page(window, qtbot)
    tick(page, people[0])
    preview(page, qtbot)
    first = page.built()
    page.subject.paper.button("Letter").click()
    qtbot.waitUntil(lambda: page.built() not in (None, first), timeout=20000)
    assert page.built().pages[0].size() != first.pages[0].size()


def test_all_at_once_tells_where_they_lie(people, window, qtbot, tmp_path: Path):
    page = open_page(window, qtbot, folder=tmp_path / "new" / "out")
    page.subject.people.all.click()
    assert page.files.save.label() == "Save 3 PDFs"
    page.files.save.click()
    assert page.batch.running.isVisible()
    assert not page.files.save.isEnabled()
    assert page.batch.stop.hasFocus()
    qtbot.waitUntil(lambda: page._progress is None, timeout=60000)
    settle(qtbot, window)
    assert len(list((tmp_path / "new" / "out").iterdir())) == 3
    assert page.batch.outcome.text() == f"3 files lie in {tmp_path / 'new' / 'out'}"
    assert page.files.save.isEnabled()
    assert window.focusWidget() is page.files.save
    assert exports(window) == [{"report": "evaluation"}] * 3


def test_one_button_saves_all_that_is_ticked_and_the_preview_names_its_person(people, window, qtbot, tmp_path: Path):
    page = open_page(window, qtbot, folder=tmp_path / "out")
    tick(page, people[0])
    assert page.files.save.label() == "Save PDF"
    assert page.who.text() == "Preview: 王小明"
    page.subject.language.button("both").click()
    assert page.files.save.label() == "Save 2 PDFs"
    page.subject.language.button("en").click()
    tick(page, people[0], people[2])
    assert page.files.save.label() == "Save 2 PDFs"
    assert page.print_button.label() == "Print the one shown…"
    assert page.who.text() == "Preview: 王小明, the first of the 2 chosen; all of them are saved"
    page.subject.hide_names.click()
    assert page.who.text().startswith("Preview: EV-2026-001-01,")
    preview(page, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page._progress is None, timeout=60000)
    settle(qtbot, window)
    assert len(list((tmp_path / "out").iterdir())) == 2
    page.kinds.button("comparison").click()
    settle(qtbot, window)
    tick(page, *people)
    assert page.files.save.label() == "Save PDF"
    assert not page.who.isVisible()


def test_one_that_fails_is_named_and_the_others_are_made(people, window, qtbot, tmp_path: Path):
    page = open_page(window, qtbot, "panel", tmp_path / "out")
    page.subject.people.all.click()
    page.subject.stage.combo.set_options([("gone", "gone")])
    page.files.save.click()
    qtbot.waitUntil(lambda: page._progress is None, timeout=60000)
    told = page.batch.outcome.text()
    assert told.startswith("0 files lie in")
    assert all(f"EV-2026-001-0{number}: " in told for number in (1, 2, 3))


def test_cancel_in_the_middle_leaves_whole_files_and_says_so(people, window, qtbot, tmp_path: Path):
    page = open_page(window, qtbot, folder=tmp_path / "out")
    page.subject.people.all.click()
    page.subject.language.button("both").click()
    page.files.save.click()
    qtbot.waitUntil(lambda: (tmp_path / "out").exists() and any((tmp_path / "out").glob("*.pdf")), timeout=60000)
    page.batch.stop.click()
    qtbot.waitUntil(lambda: page._progress is None, timeout=20000)
    settle(qtbot, window)
    made = list((tmp_path / "out").iterdir())
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in made)
    assert lie_in(len(made), tmp_path / "out") in page.batch.outcome.text()
    assert len(made) == 6 or page.batch.outcome.text().startswith("Cancelled")
    unwritten = [entry for entry in exports(window) if entry.get("written") is False]
    names = {path.name[:25] for path in made}
    assert len(unwritten) == 3 - len(names)


def test_a_folder_without_rights_says_so_at_the_folder(people, window, qtbot, tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    page = open_page(window, qtbot, folder=tmp_path / "file")
    tick(page, *people)
    page.files.save.click()
    qtbot.waitUntil(lambda: page._progress is None, timeout=20000)
    settle(qtbot, window)
    assert "Choose another folder" in page.files.folder.error()
    assert exports(window) == []
    tick(page, people[0])
    page.files.save.click()
    qtbot.waitUntil(lambda: page.built() is not None, timeout=20000)
    settle(qtbot, window)
    assert "can't be written" in page.files.folder.error()
    assert exports(window) == []


def test_data_are_saved_without_pages(people, window, qtbot, tmp_path: Path):
    page = open_page(window, qtbot, f"data/{people[1]}", tmp_path / "out")
    assert not page.show_button.isEnabled()
    assert page.files.save.label() == "Save the data as ZIP"
    page.files.save.click()
    qtbot.waitUntil(lambda: page._progress is None, timeout=60000)
    assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".zip"]


def test_pages_go_to_the_printer(people, window, qtbot, tmp_path: Path, monkeypatch):
    page = open_page(window, qtbot)
    page.kinds.button("comparison").click()
    settle(qtbot, window)
    tick(page, *people)
    preview(page, qtbot)
    opened: list[Any] = []
    monkeypatch.setattr("PySide6.QtWidgets.QDialog.open", opened.append)
    page.print_button.click()
    assert isinstance(opened[0], QPrintDialog)
    page._printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    page._printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page._on_print_accepted()
    settle(qtbot, window)
    printed = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert len(printed) == len(page.built().pages)
    width, height = printed[0].get_size()
    assert width > height
    assert exports(window) == [{"report": "comparison"}] * 3


def test_a_range_of_pages_is_printed(people, window, qtbot, tmp_path: Path):
    page = open_page(window, qtbot)
    tick(page, people[0])
    preview(page, qtbot)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFromTo(2, 3)
    window.jobs.make(PrintPages(page.built(), printer), page._on_printed)
    settle(qtbot, window)
    assert len(pypdfium2.PdfDocument(tmp_path / "printed.pdf")) == 2


def test_the_keyboard_reaches_everything_and_ticks(people, window, qtbot):
    page = open_page(window, qtbot)
    table = page.subject.people.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert page.subject.people.chosen() == (people[0],)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert page.subject.people.chosen() == tuple(people[:2])
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert page.subject.people.chosen() == (people[0],)
    button = page.kinds.button("evaluation")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Down)
    settle(qtbot, window)
    assert page.kinds.current() == "comparison"
    for child in page.findChildren(QWidget):
        if isinstance(child, (QAbstractButton, QComboBox, QLineEdit)) and child.isVisible():
            assert child.accessibleName() or (isinstance(child, QAbstractButton) and child.text())


def test_markup_in_a_name_is_shown_as_it_is(people, window, qtbot):
    page = open_page(window, qtbot)
    model = page.subject.people.model
    assert model.data(model.index(1, 0)) == NASTY


def test_a_change_elsewhere_is_read_anew_and_keeps_the_ticks(people, window, qtbot):
    from hireapp.ui.calls import Call

    page = open_page(window, qtbot)
    tick(page, people[0], people[2])
    preview(page, qtbot)
    window.jobs.change(Call("applications.move", people[2], "reject", reason_code="other", reason_text="x"))
    settle(qtbot, window)
    assert page.built() is None
    assert page.subject.people.chosen() == (people[0], people[2])
    assert page.subject.people.model.data(page.subject.people.model.index(2, 2)) == "rejected"


def test_an_empty_database_says_what_to_do_first(window, qtbot):
    page = open_page(window, qtbot)
    assert page.subject.empty.isVisible()
    assert not page.subject.people.isVisible()
    assert "Make an opening first" in shown_words(page)
    assert not page.files.save.isEnabled()
    page.kinds.button("guide").click()
    settle(qtbot, window)
    assert not page.subject.empty.isVisible()
    preview(page, qtbot)
    assert page.built().wanted == Wanted("guide", (page.subject.form.value(),))


def test_an_opening_without_candidates_says_so(window, qtbot):
    make_opening(window.context)
    page = open_page(window, qtbot)
    assert "Nobody has applied" in shown_words(page)
