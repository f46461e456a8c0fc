"""The submit page keeps what is typed, and shows it again."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from hireapp.ui.submit_page import SubmitPage
from hireapp.ui.submit_rows import Quote


def page(qtbot: QtBot) -> SubmitPage:
    made = SubmitPage()
    qtbot.addWidget(made)
    quotes = [Quote("q1", "Drive", "“words”", "drive")]
    made.show_sheet("Li Min, phone", [], [], quotes, [("drive", "Drive"), ("stress", "Stress")], "")
    return made


def test_everything_typed_is_told_and_comes_back(qtbot: QtBot):
    first, told = page(qtbot), []
    first.typed.connect(told.append)
    first.verdict.set_value("hire_with_condition")
    first.condition.set_value("two evenings")
    first.reason.set_value("fast and calm")
    first.strengths.rows[0].claim.set_text("<b>asks first</b>")
    first.strengths.rows[0].competency.set_value("drive")
    first.open_questions.rows[0].question.set_text("pay?")
    first.reason.changed.emit()
    second = page(qtbot)
    second.restore(told[-1])
    assert second.words() == first.words()
    assert second.submission() == first.submission()
    assert second.problems() == []


def test_it_says_what_is_missing(qtbot: QtBot):
    made = page(qtbot)
    assert len(made.problems()) == 2
    assert not made.confirm.isEnabled()
