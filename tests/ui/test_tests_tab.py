"""The tests on HR's side: preparing a sitting, the profile in words, paper entry, the rater's sheet, keys, norms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hireapp.bootstrap import Context, where
from hireapp.domain.assessment import Assessment
from hireapp.domain.sitting import Sitting
from hireapp.errors import DatabaseTrouble
from hireapp.services import assessments, sittings
from hireapp.ui.chat_log import ChatLog
from hireapp.ui.form_tools import FormTools
from hireapp.ui.kit.chart_view import ChartView
from hireapp.ui.main_window import MainWindow
from tests.makers import advance, fill, make_candidate, make_opening, take_tests
from tests.ui.windows import settle, shown

TAKEN = ("sales_inventory", "situational_judgement", "style_profile", "type_questionnaire", "chat_desk")


@pytest.fixture
def data(tmp_path: Path) -> tuple[Path, str]:
    context = Context(where(str(tmp_path / "data")))
    application = make_candidate(context, make_opening(context, "online_chat"))
    advance(context, application, 2)
    take_tests(context, application, TAKEN, language="en")
    advance(context, application)
    context.close()
    return tmp_path / "data", application


@pytest.fixture
def window(data: tuple[Path, str], qtbot: QtBot) -> Iterator[MainWindow]:
    with shown(Context(where(str(data[0]))), qtbot) as window:
        yield window


def go(window: MainWindow, qtbot: QtBot, place: str, argument: str) -> QWidget:
    window.go(place, argument)
    settle(qtbot, window)
    return window.page()


def words(widget: QWidget) -> str:
    """Everything that is written on a page."""
    texts = [child.text() for child in widget.findChildren(QWidget) if hasattr(child, "text") and child.isVisible()]
    return "\n".join(str(text) for text in texts)


def test_the_profile_says_what_it_stands_on(window: MainWindow, qtbot: QtBot, data: tuple[Path, str]):
    page = go(window, qtbot, "candidate", f"application:{data[1]}#tests")
    text = words(page.tests)
    assert "percent of the range" in text
    assert "reference values that are an assumption" in text
    assert "reliability of the scales is not known yet" in text
    assert "authors’ draft" in text
    assert "never a reason to reject" in text
    assert "Not taken" in text
    charts = [chart.accessibleName() for chart in page.tests.findChildren(ChartView)]
    assert any("Achievement drive" in name and "±" in name for name in charts)


def test_results_are_hidden_while_ones_own_sheet_is_open(window: MainWindow, qtbot: QtBot, data: tuple[Path, str]):
    fill(window.context, data[1], "work_sample")
    page = go(window, qtbot, "candidate", f"application:{data[1]}#tests")
    text = words(page.tests)
    assert "hidden until your own sheets are submitted" in text
    assert "percent of the range" not in text
    assert not page.tests.feedback.isVisible()


def test_the_rater_of_a_chat_reads_the_log_and_no_figure(window: MainWindow, qtbot: QtBot, data: tuple[Path, str]):
    page = go(window, qtbot, "work_sample", data[1])
    page.begin()
    settle(qtbot, window)
    log = page.findChild(ChatLog)
    assert log.isVisible()
    assert log.talk.accessibleName()
    assert "First reply" not in words(page)


def test_preparing_names_what_is_missing_and_hands_the_machine_over(
    window: MainWindow, qtbot: QtBot, data: tuple[Path, str]
):
    page = go(window, qtbot, "candidate", f"application:{data[1]}#tests")
    page.tests.start.click()
    card = page.tests.card
    ticked = [key for key, box in card.boxes.items() if box.isChecked()]
    assert set(ticked) & set(TAKEN) == set()
    card.pin.set_value("12")
    card.begin_button.click()
    qtbot.waitUntil(lambda: "4 to 8 digits" in card.pin.error(), timeout=5000)
    assert window.candidate is None
    card.pin.set_value("1234")
    card.contact.set_value("hr@example.com")
    card.begin_button.click()
    qtbot.waitUntil(lambda: window.candidate is not None, timeout=5000)
    assert not window.isVisible()
    window.candidate._may_close = True
    window.candidate._timer.stop()
    window._on_sitting_left()
    settle(qtbot, window)
    assert page.tests.go_on.isVisible()
    page.tests.end.click()
    settle(qtbot, window)
    states = window.context.read(lambda unit: [entry.state for entry in unit.select(Sitting, order="id")])
    assert states == ["finished", "stopped"]


def test_a_paper_form_is_entered_by_keys_and_scored(window: MainWindow, qtbot: QtBot, data: tuple[Path, str]):
    page = go(window, qtbot, "paper", f"{data[1]}/self_motivation")
    assert page.view is not None
    for _sheet in range(2):
        for _item in range(7):
            qtbot.keyClicks(window.focusWidget(), "5")
        page.next.click()
        settle(qtbot, window)

    def read(unit):
        entries = [e for e in unit.select(Assessment) if assessments.form_of(unit, e).id == "self_motivation"]
        return entries[0], assessments.answers_of(unit, entries[0].id)

    sheet, answers = window.context.read(read)
    assert sheet.state == "submitted"
    assert {answer.value for answer in answers.values()} == {5}
    assert "on paper" in words(window.page())


def test_a_paper_form_is_scored_only_with_every_answer_stored(
    window: MainWindow, qtbot: QtBot, data: tuple[Path, str], monkeypatch
):
    page = go(window, qtbot, "paper", f"{data[1]}/self_motivation")
    page.keeper._again.setInterval(50)
    real, down = sittings.keep_answer, [True]

    def keep(*arguments, **keywords):
        if down[0]:
            raise DatabaseTrouble("The database is busy.")
        return real(*arguments, **keywords)

    monkeypatch.setattr(sittings, "keep_answer", keep)
    for _item in range(7):
        qtbot.keyClicks(window.focusWidget(), "5")
    qtbot.waitUntil(lambda: page.trouble.isVisible(), timeout=3000)
    page.next.click()
    page.next.click()
    assert "7 not answered" in page.trouble.text()
    page.next.click()
    qtbot.wait(200)
    assert page.isVisible(), "nothing is scored while answers wait"
    down[0] = False
    qtbot.waitUntil(lambda: window.page() is not page, timeout=5000)
    settle(qtbot, window)
    rows = window.context.read(
        lambda unit: [len(assessments.answers_of(unit, e.id)) for e in unit.select(Assessment, state="submitted")
                      if assessments.form_of(unit, e).id == "self_motivation"]
    )
    assert rows == [7]


def test_an_unfinished_paper_form_goes_on(window: MainWindow, qtbot: QtBot, data: tuple[Path, str]):
    page = go(window, qtbot, "paper", f"{data[1]}/self_motivation")
    qtbot.keyClicks(window.focusWidget(), "5")
    settle(qtbot, window)
    page.cancel.click()
    settle(qtbot, window)
    page = go(window, qtbot, "paper", f"{data[1]}/self_motivation")
    first = next(iter(page.page.editors.values()))
    assert first.answer().value == 5
    assert len(window.context.read(lambda unit: unit.select(Sitting, mode="paper"))) == 1


def test_forms_offer_paper_keys_and_norms(window: MainWindow, qtbot: QtBot, data: tuple[Path, str]):
    page = go(window, qtbot, "forms", "")
    page._on_chosen("form:situational_judgement")
    qtbot.wait(50)
    text = words(page.findChild(FormTools))
    assert "authors’ draft" in text
    assert "1 so far; norms from 30 people on" in text
    page._on_chosen("role:online_chat")
    qtbot.wait(50)
    assert "Bands of the trait inventory" in words(page)


def test_scoring_anew_keeps_the_old_result(window: MainWindow, qtbot: QtBot, data: tuple[Path, str]):
    from hireapp.domain.assessment import Result

    before = len(window.context.read(lambda unit: unit.select(Result)))
    page = go(window, qtbot, "candidate", f"application:{data[1]}#tests")
    qtbot.mouseClick(page.tests.again, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    results = window.context.read(lambda unit: unit.select(Result))
    assert len(results) == before + len(TAKEN)
    assert len([entry for entry in results if entry.superseded_by is None]) == before

