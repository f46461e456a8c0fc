"""The decision page: nothing of one candidate reaches the next, late reports are dropped, one can take back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hireapp.bootstrap import Context, where
from hireapp.errors import UndoRefused
from hireapp.services import applications, decisions
from hireapp.ui.main_window import MainWindow
from hireapp.ui.screens import decision as page_module
from tests.makers import advance, call, make_candidate, make_opening, rate
from tests.ui.windows import settle, shown


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    """The applications of two candidates who wait for a decision."""
    context = Context(where(str(tmp_path / "data")))
    opening = make_opening(context)
    found = []
    for name, phone in (("王小明", "13900000001"), ("李丽", "13900000002")):
        application = make_candidate(context, opening, name, phone, f"{phone}@example.com")
        advance(context, application)
        rate(context, application, "phone", 4)
        advance(context, application)
        rate(context, application, "interview", 3, "hire_with_condition")
        advance(context, application)
        found.append(application)
    context.close()
    return found[0], found[1]


@pytest.fixture
def window(pair: tuple[str, str], tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window on these data, in English."""
    with shown(Context(where(str(tmp_path / "data"))), qtbot) as window:
        yield window


def show(window: MainWindow, qtbot: QtBot, application: str):
    """The decision page of an application, with its report."""
    window.go("decision", application)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.page().built() is not None, timeout=15000)
    return window.page()


def type_all(page) -> None:
    """Type and choose something everywhere."""
    page.outcome.set_value("hire_with_condition")
    page.condition.set_value("两周辅导")
    page.reason.set_value("证据充分")
    page.question.set_value("薪资")
    page.due.set_value(date(2026, 12, 1))


def typed(page) -> tuple:
    return tuple(field.value() for field in (page.outcome, page.condition, page.reason, page.question, page.due))


def decide(window: MainWindow, qtbot: QtBot, outcome: str, reason: str, condition: str = "") -> None:
    page = window.page()
    page.outcome.set_value(outcome)
    page.reason.set_value(reason)
    page.condition.set_value(condition)
    page.decide.click()
    if "again to hire" in words_under(page.reason):
        page.decide.click()
    settle(qtbot, window)


def words_under(field) -> str:
    return field._words.text()


def standing(window: MainWindow, application: str):
    return window.context.read(call(decisions.gather, window.context.library, application)).decision


def state(window: MainWindow, application: str) -> str:
    return window.context.read(call(applications.application_by, application)).state


def test_nothing_typed_reaches_the_next_candidate_and_all_comes_back(window, qtbot, pair):
    page = show(window, qtbot, pair[0])
    type_all(page)
    before = typed(page)
    window.go("decision", pair[1])
    assert typed(page) == ("", "", "", "", None)
    assert page.built() is None
    assert not page.files.save.isEnabled()
    assert not page.decide.isEnabled()
    page._on_decide()
    settle(qtbot, window)
    assert page.decide.isEnabled()
    assert page.files.save.isEnabled()
    assert standing(window, pair[1]) is None
    window.go("decision", pair[0])
    settle(qtbot, window)
    assert typed(page) == before
    assert page.condition.isVisible()


def test_what_is_typed_outlives_a_change_of_language(window, qtbot, pair):
    page = show(window, qtbot, pair[0])
    QTest.keyClicks(page.reason.line, "because")
    window.context.settings = replace(window.context.settings, language="zh")
    window.rebuild()
    settle(qtbot, window)
    assert window.page() is not page
    assert window.page().reason.value() == "because"
    decide(window, qtbot, "talk_again", "再聊")
    assert not page_module._typed.get(pair[0])
    assert window.page().reason.value() == ""


def test_a_late_report_or_dossier_is_dropped(window, qtbot, pair):
    page = show(window, qtbot, pair[0])
    old = page.built()
    items = window.context.read(page_module._Gather(window.context, pair[0]))
    page = show(window, qtbot, pair[1])
    new = page.built()
    page._on_built(old)
    assert page.built() is new
    page._on_gathered(items)
    assert page.title.text() == "李丽"
    page.language.set_current("zh")
    page._on_language("zh")
    page._on_hide_name(True)
    page._on_built(new)
    assert page.built() is None
    settle(qtbot, window)
    assert page.built().language == "zh"


def test_after_talking_once_more_one_may_decide_and_take_back(window, qtbot, pair):
    page = show(window, qtbot, pair[0])
    decide(window, qtbot, "talk_again", "再聊一次")
    assert page.outcome.isVisible()
    assert page.decide.isEnabled()
    assert page.take_back.isVisible()
    decide(window, qtbot, "hire_with_condition", "证据充分", "两周辅导")
    assert not page.outcome.isVisible()
    assert not page.condition.isVisible()
    assert state(window, pair[0]) == "hired"
    assert "证据充分\nCondition: 两周辅导" in page.decided.text()
    window.go("candidate", f"application:{pair[0]}#decision")
    settle(qtbot, window)
    assert "Condition: 两周辅导" in [label.text() for label in window.page().findChildren(QLabel)]
    page = show(window, qtbot, pair[0])
    page.take_back.click()
    settle(qtbot, window)
    assert state(window, pair[0]) == "active"
    assert standing(window, pair[0]).outcome == "talk_again"
    page.take_back.click()
    settle(qtbot, window)
    assert standing(window, pair[0]) is None
    assert not page.take_back.isVisible()


def test_a_rater_s_condition_is_a_line_of_its_own(window, qtbot, pair):
    page = show(window, qtbot, pair[0])
    assert "Condition: 首两个月每周两次辅导" in [label.text() for label in page.head.findChildren(QLabel)]


def test_taking_back_is_refused_once_the_application_moved_on(window, qtbot, pair, monkeypatch):
    page = show(window, qtbot, pair[0])
    decide(window, qtbot, "do_not_hire", "不合适")
    assert state(window, pair[0]) == "rejected"
    window.context.change(call(applications.move, pair[0], "restore"))
    told = []
    monkeypatch.setattr(window.messages, "error", told.append)
    page.take_back.click()
    settle(qtbot, window)
    assert isinstance(told[0], UndoRefused)
    assert page.take_back.isEnabled()
    assert standing(window, pair[0]).outcome == "do_not_hire"
    with pytest.raises(UndoRefused):
        window.context.change(call(decisions.take_back_decision, pair[1]))


def test_a_refused_decision_says_why_and_can_be_mended(window, qtbot, pair):
    page = show(window, qtbot, pair[0])
    decide(window, qtbot, "hire", "")
    assert page.reason.error()
    assert page.decide.isEnabled()
    decide(window, qtbot, "hire", "证据充分")
    assert state(window, pair[0]) == "hired"


def test_a_question_added_while_leaving_is_not_there_again(window, qtbot, pair):
    page = show(window, qtbot, pair[0])
    page.question.set_value("薪资")
    page.add_question.click()
    window.go("decision", pair[1])
    page.question.set_value("班次")
    settle(qtbot, window)
    assert page.question.value() == "班次"
    window.go("decision", pair[0])
    settle(qtbot, window)
    assert page.question.value() == ""
    assert [entry.question for entry in page._dossier.open_questions].count("薪资") == 1


@pytest.mark.parametrize(
    ("outcome", "state"), [("hire", "hired"), ("do_not_hire", "rejected"), ("talk_again", "active")]
)
def test_a_decision_is_taken_back_with_its_move(anywhere: Context, outcome: str, state: str):
    application = make_candidate(anywhere, make_opening(anywhere))
    for _time in range(2):
        anywhere.change(call(decisions.decide, application, outcome, "证据充分"))
        assert anywhere.read(call(applications.application_by, application)).state == state
        anywhere.change(call(decisions.take_back_decision, application))
        assert anywhere.read(call(applications.application_by, application)).state == "active"
    with pytest.raises(UndoRefused):
        anywhere.change(call(decisions.take_back_decision, application))


def test_hiring_without_a_figure_takes_a_second_press(window, qtbot, pair):
    page = show(window, qtbot, pair[1])
    page.outcome.set_value("hire")
    page.reason.set_value("经理推荐")
    page.decide.click()
    settle(qtbot, window)
    assert standing(window, pair[1]) is None
    assert "No overall figure" in words_under(page.reason)
    page.outcome.set_value("talk_again")
    page.decide.click()
    settle(qtbot, window)
    assert standing(window, pair[1]).outcome == "talk_again"
