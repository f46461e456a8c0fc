from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from hireapp.errors import DatabaseTrouble
from hireapp.services import assessments
from hireapp.ui.screens.phone import PhoneScreen
from tests.ui.sheet_bench import NAME, Bench, _style, make_bench, texts_of  # noqa: F401

Make = Callable[..., Bench]


@pytest.fixture
def bench(make_bench: Make) -> Bench:  # noqa: F811
    return make_bench("phone")


@pytest.fixture
def called(bench: Bench) -> Any:
    """The workbench in a call."""
    screen = bench.show(PhoneScreen)
    screen.do_primary()
    bench.settle()
    bench.settle()
    return screen


def test_nothing_is_stored_by_looking(bench: Bench) -> None:
    from hireapp.domain.assessment import Assessment

    screen = bench.show(PhoneScreen)
    assert screen.header.primary.label() == "Start call"
    assert bench.context.read(lambda work: work.select(Assessment)) == []
    screen.leave()
    bench.settle()


def test_starting_notes_the_attempt_and_runs_the_clock(bench: Bench, called: Any) -> None:
    assert called.clock.is_running()
    assert called.header.primary.label() == "Hang up and rate"
    assert "attempt 1" in called.header.contact.text()


def test_digits_rate_and_zero_is_not_observed(bench: Bench, called: Any) -> None:
    bench.qtbot.keyClick(called.ratings.current_widget(), Qt.Key.Key_4)
    bench.settle()
    assert bench.stored("clarity").value["level"] == 4
    assert bench.stored("clarity").value["at_ms"] >= 0
    bench.qtbot.keyClick(called.ratings.current_widget(), Qt.Key.Key_Down)
    assert called.ratings.current == "responsiveness"
    bench.qtbot.keyClick(called.ratings.current_widget(), Qt.Key.Key_0)
    bench.settle()
    assert bench.stored("responsiveness").value["level"] is None
    assert called.ratings.header.caption.text() == "2 of 6 rated"


def test_digits_in_a_note_are_text_but_the_number_pad_rates(bench: Bench, called: Any) -> None:
    line = called.notes.entry.line
    line.setFocus()
    bench.qtbot.keyClicks(line, "3 calls")
    assert line.text() == "3 calls"
    bench.qtbot.keyClick(line, Qt.Key.Key_5, Qt.KeyboardModifier.KeypadModifier)
    assert line.text() == "3 calls"
    bench.settle()
    assert bench.stored("clarity").value["level"] == 5


def test_a_note_keeps_its_time_and_its_markup(bench: Bench, called: Any) -> None:
    line = called.notes.entry.line
    line.setFocus()
    bench.qtbot.keyClicks(line, "<i>too dear</i> & more")
    bench.qtbot.keyClick(line, Qt.Key.Key_Return)
    bench.settle()
    assert called.notes.texts() == ["<i>too dear</i> & more"]
    assert [note.text for note in bench.sheet().notes] == ["<i>too dear</i> & more"]
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in called.findChildren(QLabel))
    assert NAME in texts_of(called.header)


def test_typed_words_are_stored_after_the_pause_and_on_leaving(bench: Bench, called: Any) -> None:
    called.go_step(1)
    text = called._cards["work"].blocks["present_work"].editor.field.editor
    text.setFocus()
    bench.qtbot.keyClicks(text, "sells paper")
    assert bench.stored("present_work") is None
    bench.qtbot.wait(500)
    bench.settle()
    assert bench.stored("present_work").texts == {"text": "sells paper"}
    assert called.notes.saved.text().startswith("Saved ")
    bench.qtbot.keyClicks(text, " and ink")
    called.leave()
    bench.settle()
    assert bench.stored("present_work").texts == {"text": "sells paper and ink"}


def test_space_opens_the_next_step_and_a_task_shows_only_its_script(bench: Bench, called: Any) -> None:
    bench.qtbot.keyClick(called.ratings.current_widget(), Qt.Key.Key_Space)
    assert called._step == 1
    called.go_step(5)
    blocks = called._cards["surprise"].blocks
    blocks["surprise_used"].editor.field.chips["lunch"].click()
    bench.settle()
    assert blocks["surprise_object"].isHidden()
    assert not blocks["surprise_lunch"].isHidden()


def test_submit_wakes_after_hanging_up_and_names_what_is_missing(bench: Bench, called: Any) -> None:
    called.rate(4)
    called.open_submit()
    page = called.submit_page
    assert page.problems()[0] == "Hang up first"
    called.show_sheet()
    called.hang_up()
    called.open_submit()
    assert page.problems()[0] == "Still to be answered: Consent to the call and the notes"
    assert not page.confirm.isEnabled()


def test_a_submitted_sheet_is_locked_and_can_be_amended(bench: Bench, called: Any) -> None:
    _submit(bench, called)
    assert bench.sheet().assessment.state == "submitted"
    assert called.header.badge.text() == "locked"
    called.rate(1)
    bench.settle()
    assert bench.stored("clarity").value["level"] == 4
    called.do_primary()
    page = called.amend_page
    page.question.set_value("clarity")
    page._on_question("clarity")
    page.editor.rating._rate(2)
    assert not page.confirm.isEnabled()
    page.reason.line.setText("heard the recording of my notes again")
    page.confirm.click()
    bench.settle()
    assert bench.stored("clarity").value["level"] == 2


def test_reopening_brings_back_answers_clock_and_notes(bench: Bench, called: Any) -> None:
    called.rate(3)
    called.keeper.add_note(61_000, "said it twice")
    called.clock._elapsed = 125_000
    called.go_step(2)
    called.leave()
    bench.settle()
    called.clock.pause()
    again = bench.show(PhoneScreen)
    assert again.ratings.holders["clarity"].compact.value() == 3
    assert again.notes.texts() == ["said it twice"]
    assert 125_000 <= again.clock.elapsed() < 140_000
    assert again._step == 2
    assert not again.clock.is_running()


def test_a_failure_to_save_keeps_the_words_and_says_so(
    bench: Bench, called: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = assessments.save_answer

    def refuse(*_arguments: Any, **_keywords: Any) -> Any:
        raise DatabaseTrouble("The disk is full.", "Free some space.")

    monkeypatch.setattr(assessments, "save_answer", refuse)
    called.go_step(1)
    field = called._cards["work"].blocks["present_work"].editor.field
    field.editor.setFocus()
    bench.qtbot.keyClicks(field.editor, "sells paper")
    field.flush()
    bench.settle()
    assert "The disk is full." in called.notes.saved.text()
    assert called.notes.again.isVisible()
    called.open(bench.application_id)
    bench.settle()
    assert called._cards["work"].blocks["present_work"].editor.field.value() == "sells paper"
    monkeypatch.setattr(assessments, "save_answer", real)
    called.notes.again.click()
    bench.settle()
    assert bench.stored("present_work").texts == {"text": "sells paper"}
    assert called.notes.saved.text().startswith("Saved ")


def test_an_attempt_that_failed_is_noted_by_its_key(bench: Bench) -> None:
    screen = bench.show(PhoneScreen)
    bench.qtbot.keyClick(screen.work_page, Qt.Key.Key_V)
    bench.settle()
    bench.settle()
    assert "No. 1, voicemail" in texts_of(screen.rail)
    assert bench.messages.notices == ["Attempt noted"]


def test_a_fact_is_edited_in_place(bench: Bench, called: Any) -> None:
    called.rail.facts["shifts"].editor.field._choice.button("yes").click()
    line = called.rail.facts["trip"].editor.field.line
    line.setFocus()
    bench.qtbot.keyClicks(line, "35")
    line.flush()
    bench.settle()
    assert bench.stored("shifts").value is True
    assert bench.stored("trip").value == "35"


@pytest.mark.parametrize("size", [(1236, 848), (1224, 668)])
def test_the_rail_becomes_a_strip_where_width_is_short(bench: Bench, size: tuple[int, int]) -> None:
    screen = bench.show(PhoneScreen, size)
    assert screen.rail.is_narrow() == (size[0] < 1230)
    if screen.rail.is_narrow():
        assert screen.rail.width() == 84
        screen.rail.buttons["calls"].click()
        assert screen.rail.is_open()
        bench.qtbot.keyClick(screen.work_page, Qt.Key.Key_Escape)
        assert not screen.rail.is_open()


def _submit(bench: Bench, screen: Any) -> None:
    screen.rate(4)
    screen.rail.facts["consent"].editor.field._choice.button("yes").click()
    screen.hang_up()
    bench.settle()
    screen.open_submit()
    page = screen.submit_page
    page.verdict._options._group.button(0).click()
    page.reason.line.setText("clear throughout")
    page.confirm.click()
    bench.settle()
    bench.settle()


def test_what_is_waiting_on_the_worker_survives_a_kill(bench: Bench, called: Any) -> None:
    """Answers, notes and clock lie in the file as soon as the screen says so, without any leave() or close."""
    called.rate(5)
    called.keeper.add_note(1_000, "loud street")
    called.clock._elapsed += 6_000
    called.clock._on_tick()
    bench.settle()
    from hireapp.bootstrap import Context

    other = Context(bench.context.place)
    sheet = other.read(lambda work: _only_sheet(work))
    other.close()
    assert sheet.answers["clarity"].value["level"] == 5
    assert [note.text for note in sheet.notes] == ["loud street"]
    assert sheet.assessment.elapsed_ms >= 6_000
    assert sheet.assessment.steps["_step"] == 0


def _only_sheet(work: Any) -> Any:
    from hireapp.domain.assessment import Assessment

    return assessments.sheet(work, work.select(Assessment)[0].id)
