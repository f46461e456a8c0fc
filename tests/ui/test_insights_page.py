"""Insights: the cohort chosen first, findings in words, tests, outcomes taken in by keyboard, both PDFs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hireapp.bootstrap import Context, where
from hireapp.domain.application import Application
from hireapp.domain.outcome import VoluntaryGroup, WorkOutcome
from hireapp.domain.user import UserAccount
from hireapp.services import applications, openings, outcomes
from hireapp.services import insights as insights_service
from hireapp.services.changes import Changes
from hireapp.ui import places
from hireapp.ui.insight_look import Drawn, Pairs
from hireapp.ui.main_window import MainWindow
from tests.makers import call, make_candidate, make_opening
from tests.reports import process_sample as sample
from tests.services.people import make_people
from tests.ui.windows import settle, shown


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(places.SCREENS, "insights", ("insights", "InsightsScreen"))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Seven people on one opening, one of them hired, one gone, and one on another opening."""
    context = Context(where(str(tmp_path / "data")))
    opening = make_opening(context, "online_chat", "Chat winter")
    first, second, *_rest = make_people(context, opening, ["a", "b", "c", "d", "e", "f", "g"])
    context.change(call(applications.move, first, "hire"))
    context.change(call(applications.move, second, "withdraw", reason_code="withdrew_other_job"))
    make_candidate(context, make_opening(context, "outbound_new", "Calls spring"))
    context.close()
    return tmp_path / "data"


@pytest.fixture
def window(data: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with shown(Context(where(str(data))), qtbot) as window:
        yield window


def insights(window: MainWindow, qtbot: QtBot, argument: str = "") -> Any:
    window.go("insights", argument)
    settle(qtbot, window)
    return window.page()


def words(widget: QWidget) -> str:
    """All that is written, and what the pictures tell."""
    seen = [child for child in widget.findChildren(QWidget) if child.isVisible()]
    texts = [str(child.text()) for child in seen if hasattr(child, "text")]
    return "\n".join([*texts, *(child.accessibleName() for child in seen if isinstance(child, Drawn))])


def choose(qtbot: QtBot, window: MainWindow, combo: QComboBox, text: str) -> None:
    combo.setCurrentIndex(combo.findText(text, Qt.MatchFlag.MatchContains))
    combo.activated.emit(combo.currentIndex())
    settle(qtbot, window)


def test_the_process_is_told_with_its_numbers(window: MainWindow, qtbot: QtBot):
    page = insights(window, qtbot)
    text = words(page)
    assert "8 applications: 6 under way, 1 hired, 1 ended otherwise" in text
    assert "1 of 8 hired so far" in text
    assert "people, at least 5 needed" in text
    assert "No groups to compare" in text
    assert "They: took another job 1" in text
    assert "1 of 1 who left stepped back themselves" in text
    assert "Preliminary: 8 applications." in text


def test_the_cohort_holds_on_all_tabs_and_outlives_a_change_of_language(window: MainWindow, qtbot: QtBot):
    page = insights(window, qtbot)
    choose(qtbot, window, page.cohort.opening.combo, "Chat winter")
    text = words(page)
    assert "7 applications" in text
    assert "Seats: 1 of 3 filled; 0 on the reserve list." in text
    page.tabs.button("tests").click()
    settle(qtbot, window)
    assert "(7 people)" in page.tests.test.combo.currentText()
    window.rebuild()
    settle(qtbot, window)
    page = window.page()
    assert "Chat winter" in page.cohort.opening.combo.currentText()
    assert page.tabs.current() == "tests"
    qtbot.keyClicks(page.outcome.form.months.line, "3")
    window.rebuild()
    settle(qtbot, window)
    assert window.page().outcome.form.months.value() == 3


def test_a_period_without_applications_says_so(window: MainWindow, qtbot: QtBot):
    page = insights(window, qtbot)
    choose(qtbot, window, page.cohort.period.combo, "30 days")
    assert "8 applications" in words(page)
    page.cohort.until.line.setFocus()
    qtbot.keyClicks(page.cohort.until.line, "2001-01-01")
    page.cohort.until.flush()
    settle(qtbot, window)
    assert "before the first day" in page.cohort.until.error()
    page.cohort.since.line.clear()
    qtbot.keyClicks(page.cohort.since.line, "2000-01-01")
    page.cohort.since.flush()
    settle(qtbot, window)
    page.cohort.until.line.selectAll()
    qtbot.keyClicks(page.cohort.until.line, "2001-02-01")
    page.cohort.until.flush()
    settle(qtbot, window)
    assert page.cohort.period.value() == "own"
    assert "Nobody applied in this choice" in words(page)
    choose(qtbot, window, page.cohort.period.combo, "any time")
    assert "8 applications" in words(page)


def test_an_empty_database_says_what_to_do_first(tmp_path: Path, qtbot: QtBot):
    with shown(Context(where(str(tmp_path / "new"))), qtbot) as window:
        page = insights(window, qtbot)
        assert page.empty.isVisible()
        assert "no applications to count yet" in words(page)
        assert not page.pdf.isEnabled()
        next(button for button in page.empty.findChildren(QPushButton) if "Import" in button.text()).click()
        assert window.page() is not page


def test_an_interviewer_is_refused_in_words(window: MainWindow, qtbot: QtBot):
    def demote(unit: Any) -> Changes:
        unit.save(replace(unit.get(UserAccount, unit.actor), role="interviewer"))
        return Changes()

    window.context.change(demote)
    page = insights(window, qtbot)
    assert "interviewer’s own come first" in words(page)
    assert not page.pdf.isEnabled()


def test_outcomes_come_in_by_keyboard_and_the_page_reads_anew(window: MainWindow, qtbot: QtBot, tmp_path: Path):
    page = insights(window, qtbot, "#outcome")
    assert "nothing is known of how they did" in words(page)
    found = window.context.read(lambda unit: {entry.state: entry.number for entry in unit.select(Application)})
    form = page.outcome.form
    qtbot.keyClicks(form.number.line, found["active"])
    form.keep.click()
    settle(qtbot, window)
    assert "was not hired" in form.number.error()
    form.number.set_value("EV-9")
    form.keep.click()
    settle(qtbot, window)
    assert "There is no application EV-9" in form.number.error()
    form.number.set_value(found["hired"])
    form.probation.set_value("passed")
    qtbot.keyClicks(form.months.line, "6.5")
    qtbot.keyClicks(form.sales.line, "104")
    form.keep.click()
    settle(qtbot, window)
    kept = window.context.read(lambda unit: unit.select(WorkOutcome))
    assert [(str(entry.months_stayed), str(entry.sales_percent), entry.probation) for entry in kept] == [
        ("6.5", "104", "passed")
    ]
    assert "Of 1 hired, it is known of 1 how they did" in words(page)
    assert "1 person, at least 30 needed" in words(page)
    assert form.number.value() == ""


def test_tables_are_taken_in_by_path_or_refused_at_their_row(window: MainWindow, qtbot: QtBot, tmp_path: Path):
    page = insights(window, qtbot, "#outcome")
    numbers = window.context.read(lambda unit: [entry.number for entry in unit.select(Application)])
    path = tmp_path / "groups.csv"
    path.write_text("number,sex\n" + "\n".join(f"{number},robot" for number in numbers), "utf-8")
    entry = page.outcome.take_in
    qtbot.keyClicks(entry.path.line, str(path))
    entry.groups.click()
    settle(qtbot, window)
    assert "groups.csv:2:sex" in entry.path.error()
    path.write_text("number,sex\n" + "\n".join(f"{number},female" for number in numbers), "utf-8")
    entry.groups.click()
    settle(qtbot, window)
    assert entry.path.error() == ""
    assert entry.path.value() == ""
    assert len(window.context.read(lambda unit: unit.select(VoluntaryGroup))) == len(numbers)
    page.tabs.button("process").click()
    settle(qtbot, window)
    assert "Too few in the groups for a conclusion" in words(page)
    page.tabs.button("outcome").click()
    qtbot.keyClicks(entry.path.line, str(tmp_path / "none.csv"))
    entry.outcomes.click()
    settle(qtbot, window)
    assert "can't be read" in entry.path.error() or "can’t be read" in entry.path.error()


def test_a_test_is_shown_by_scales_or_says_what_is_missing(window: MainWindow, qtbot: QtBot):
    page = insights(window, qtbot, "#tests")
    text = words(page)
    assert "Too few people to judge the scales" in text
    assert "7 people, at least 50 needed" in text
    assert "None yet" in text
    page.tests.show_tests([("sales_inventory", sample.quality().title, 64)], sample.quality())
    qtbot.wait(30)
    text = words(page)
    assert "40 of 40 items carry a flag" in text
    assert "Achievement drive 0.89 n 64" in text
    assert "answered very fast: 3 of 64 (5%)" in text
    assert "Online chat: version 2" in text


def test_rich_figures_are_drawn_in_two_columns_and_in_one(window: MainWindow, qtbot: QtBot):
    page = insights(window, qtbot)
    page.process.show_process(sample.process(), None)
    page.outcome.show_results(sample.results())
    qtbot.wait(30)
    text = words(page)
    assert "陈宇 marks higher on the same candidates" in text
    assert "Below four fifths: Sex: men" in text
    assert "45 and over not shown: single people could be known by it" in text
    assert "Offers: accepted 20, declined 3." in text
    pairs = page.process.findChild(Pairs)
    pairs.arrange(1200)
    assert pairs._grid.itemAtPosition(0, 1) is not None
    pairs.arrange(700)
    assert pairs._grid.itemAtPosition(0, 1) is None
    qtbot.wait(30)
    assert words(page).count("marks higher") == 1


def test_every_control_has_a_name(window: MainWindow, qtbot: QtBot):
    page = insights(window, qtbot)
    page.process.show_process(sample.process(), None)
    page.outcome.show_results(sample.results())
    nameless = [
        child
        for child in page.findChildren(QWidget)
        if isinstance(child, (QComboBox, QLineEdit, Drawn)) and not child.accessibleName()
    ]
    assert nameless == []


@pytest.mark.parametrize(
    ("tab", "kind", "told"),
    [("process", "opening_summary", "Summary of the process"), ("tests", "test_report", "Technical report of a test")],
)
def test_the_pdf_of_the_tab_is_saved_and_noted(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tab: str, kind: str, told: str
):
    page = insights(window, qtbot, f"#{tab}")
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(folder))
    noted, real = [], insights_service.note_export
    monkeypatch.setattr(insights_service, "note_export", lambda work, kind: noted.append(kind) or real(work, kind))
    page.pdf.click()
    page.files.choose.click()
    page.files.save.click()
    settle(qtbot, window)
    assert not page.files.isVisible()
    (path,) = folder.glob("*.pdf")
    assert told in pdfium.PdfDocument(path)[0].get_textpage().get_text_range()
    assert noted == [kind]


def test_a_change_elsewhere_reads_the_page_anew(window: MainWindow, qtbot: QtBot):
    page = insights(window, qtbot)
    opening = window.context.read(openings.openings)[0].id
    candidate = window.context.read(lambda unit: unit.select(Application)[0])
    window.jobs.change(call(outcomes.keep_groups, candidate.id, {"sex": "female"}))
    settle(qtbot, window)
    assert "Too few in the groups" in words(page)
    insights(window, qtbot, opening)
    assert page.cohort.opening.value() == opening
