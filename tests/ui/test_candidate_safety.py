"""Candidate mode when something goes wrong: nothing of HR shows, nothing said as saved is lost, no clock is unfair."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hireapp.domain.assessment import Assessment
from hireapp.domain.candidate import Consent
from hireapp.domain.sitting import Sitting
from hireapp.errors import DatabaseTrouble
from hireapp.services import sittings
from hireapp.ui.candidate_mode.clock import SittingClock
from hireapp.ui.candidate_mode.texts import EndPage, IntroPage, WaitPage
from hireapp.ui.main_window import tell_failure
from hireapp.ui.notice import Notice
from tests.ui.seats import PIN, Seat, answers, events, leave, sit


def failing(monkeypatch, name: str, error: Exception, switch: list[bool]) -> None:
    real = getattr(sittings, name)

    def work(*arguments, **keywords):
        if switch[0]:
            raise error
        return real(*arguments, **keywords)

    monkeypatch.setattr(sittings, name, work)


def notices() -> list[Notice]:
    return [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Notice) and widget.isVisible()
    ]


def ask_to_leave(seat: Seat, qtbot: QtBot, end: bool = False) -> None:
    if not seat.window.leaving.is_open:
        seat.window.ask_pin()
    page = seat.window.leaving._page
    qtbot.keyClicks(page.pin, PIN)
    (page.stop if end else page.later).click()


def test_ending_a_sitting_by_pin_ends_it(seats, qtbot, folder):
    seat = sit(seats, qtbot, folder, "self_motivation")
    seat.begin()
    seat.key("4")
    ask_to_leave(seat, qtbot, end=True)
    qtbot.waitUntil(lambda: seat.main.candidate is None, timeout=5000)
    assert seat.read(lambda unit: unit.get(Sitting, seat.sitting)).state == "stopped"
    assert "left" in events(seat)
    assert len(answers(seat, "self_motivation")) == 1


def test_staff_leave_only_once_the_last_answer_is_stored(seats, qtbot, folder, monkeypatch):
    seat = sit(seats, qtbot, folder, "self_motivation")
    seat.begin()
    seat.window.keeper._again.setInterval(50)
    down = [True]
    failing(monkeypatch, "keep_answer", DatabaseTrouble("The disk is full.", "Free some space."), down)
    seat.key("4")
    qtbot.waitUntil(lambda: "Not saved" in seat.window.frame.saved.text(), timeout=3000)
    ask_to_leave(seat, qtbot)
    qtbot.waitUntil(lambda: "not saved yet" in seat.window.leaving._page.fault.text(), timeout=3000)
    assert seat.window.isVisible()
    down[0] = False
    seat.settle()
    ask_to_leave(seat, qtbot)
    qtbot.waitUntil(lambda: seat.main.candidate is None, timeout=5000)
    assert len(answers(seat, "self_motivation")) == 1


def test_a_failure_of_the_program_is_said_and_the_answer_sent_again(seats, qtbot, folder, monkeypatch):
    seat = sit(seats, qtbot, folder, "self_motivation")
    seat.begin()
    seat.window.keeper._again.setInterval(50)
    down = [True]
    failing(monkeypatch, "keep_answer", RuntimeError("Li Lei"), down)
    seat.key("4")
    qtbot.waitUntil(lambda: "Not saved" in seat.window.frame.saved.text(), timeout=3000)
    assert "Li Lei" not in seat.window.frame.banner.text()
    down[0] = False
    seat.key("3")
    seat.settle()
    assert len(answers(seat, "self_motivation")) == 2
    assert "Saved" in seat.window.frame.saved.text()


def test_no_dialog_of_hr_appears_over_a_sitting(seats, qtbot, folder):
    seat = sit(seats, qtbot, folder, "self_motivation")
    seat.begin()
    tell_failure("KeyError: 'Li Lei'")
    seat.main.messages.error(DatabaseTrouble("resumes/Li Lei.pdf could not be read."))
    assert notices() == []
    leave(seat, qtbot)
    shown = notices()
    assert len(shown) == 1
    shown[0].close()


def test_what_hr_copied_cannot_be_pasted(seats, qtbot, folder):
    QApplication.clipboard().setText("notes about Li Lei")
    seat = sit(seats, qtbot, folder, "self_motivation")
    assert QApplication.clipboard().text() == ""
    leave(seat, qtbot)


def reopened(seat: Seat, qtbot: QtBot) -> None:
    """Cut off and start again, waiting for nothing."""
    seat.settle()
    old = seat.main
    old.candidate._timer.stop()
    old.candidate._may_close = True
    old.candidate.close()
    old.jobs.stop()
    from hireapp.bootstrap import Context, where
    from hireapp.ui.main_window import MainWindow

    context = Context(where(str(seat.folder)))
    context.settings = replace(context.settings, language="en", theme="light")
    seat.main = MainWindow(context)
    qtbot.addWidget(seat.main)
    seat.main.show()


def test_a_finished_sitting_still_needs_the_pin_after_a_restart(seats, qtbot, folder):
    seat = sit(seats, qtbot, folder, "self_motivation")
    seat.begin()
    seat.main.context.change(lambda work: sittings.finish(work, seat.sitting))
    reopened(seat, qtbot)
    qtbot.waitUntil(lambda: seat.main.candidate is not None, timeout=10000)
    assert isinstance(seat.page(), EndPage)
    assert not seat.main.isVisible()
    ask_to_leave(seat, qtbot)
    qtbot.waitUntil(lambda: seat.main.candidate is None, timeout=5000)
    assert seat.main.isVisible()


def test_after_a_restart_nothing_of_hr_shows_while_the_sitting_cannot_be_read(seats, qtbot, folder, monkeypatch):
    monkeypatch.setattr("hireapp.ui.main_window.SIT_AGAIN_MS", 200)
    seat = sit(seats, qtbot, folder, "self_motivation")
    seat.begin()
    down = [True]
    failing(monkeypatch, "view", DatabaseTrouble("The database is busy."), down)
    reopened(seat, qtbot)
    qtbot.waitUntil(lambda: isinstance(seat.main.centralWidget(), WaitPage) and seat.main.jobs.started, timeout=10000)
    for key in (Qt.Key.Key_Comma, Qt.Key.Key_K, Qt.Key.Key_I):
        qtbot.keyClick(seat.main, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.wait(500)
    assert isinstance(seat.main.centralWidget(), WaitPage)
    assert seat.main.palette_box is None and seat.main.page() is None
    down[0] = False
    qtbot.waitUntil(lambda: seat.main.candidate is not None, timeout=5000)
    assert isinstance(seat.page(), IntroPage)


def test_after_time_is_up_another_language_does_not_open_the_page_again(seats, qtbot, folder):
    seat = sit(seats, qtbot, folder, "order_taking")
    seat.begin()
    key = seat.window._clock_key(seat.window.pages[0])
    seat.window.clock._spent[key] = seat.window._limit() - 50
    seat.window.clock.show(key)
    qtbot.waitUntil(lambda: seat.window._is_time_up(), timeout=3000)
    seat.window.frame.language.click()
    line = next(iter(next(iter(seat.window.item_page.editors.values())).lines.values()))
    assert line.isReadOnly()
    assert not seat.window.clock.is_running
    seat.settle()
    assert events(seat).count("time_up") == 1


def test_a_timed_sheet_is_gone_with_its_time_and_covered_while_the_clock_stands(seats, qtbot, folder):
    seat = sit(seats, qtbot, folder, "product_learning")
    seat.begin()
    assert seat.window.item_page.view.isVisible()
    seat.window._on_active(False)
    assert not seat.window.item_page.view.isVisible()
    seat.window._on_active(True)
    assert seat.window.item_page.view.isVisible()
    key = seat.window._clock_key(seat.window.pages[0])
    seat.window.clock._spent[key] = seat.window._limit() - 50
    seat.window.clock.show(key)
    qtbot.waitUntil(lambda: seat.window._is_time_up(), timeout=3000)
    assert not seat.window.item_page.view.isVisible()


def test_the_time_a_machine_slept_is_not_the_candidate_s():
    now = [100.0]
    clock = SittingClock(now=lambda: now[0])
    clock.show("form/part")
    for _tick in range(20):
        now[0] += 0.1
        assert not clock.tick()
    assert abs(clock.value() - 2000) <= 1
    now[0] += 600
    assert abs(clock.value() - 2000) <= 1
    assert clock.tick()
    now[0] += 0.1
    assert abs(clock.value() - 2100) <= 1


def test_pressing_begin_twice_begins_once(seats, qtbot, folder):
    seat = sit(seats, qtbot, folder, "self_motivation")
    page = seat.page()
    page.me.click()
    page.agree.click()
    page.done.emit()
    page.done.emit()
    seat.wait_for(IntroPage)
    seat.settle()
    assert len(seat.read(lambda unit: unit.select(Consent, purpose="aptitude_tests"))) == 1
    button = seat.page().button
    button.click()
    button.click()
    qtbot.waitUntil(lambda: seat.window.item_page is not None, timeout=10000)
    seat.settle()
    assert seat.window.item_page is not None
    assert len(seat.read(lambda unit: unit.select(Assessment))) == 1
