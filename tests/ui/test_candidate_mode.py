"""Candidate mode: nothing of HR in view, every answer kept with its time, clocks that stop, a way out by PIN only."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt

from hireapp.domain.assessment import Assessment
from hireapp.domain.sitting import Sitting
from hireapp.errors import DatabaseTrouble
from hireapp.i18n import current_language
from hireapp.services import sittings
from hireapp.ui.candidate_mode.texts import EndPage, IntroPage
from tests.ui.seats import answers, events, leave, sit


def test_nothing_of_hr_is_in_view_and_consent_comes_first(seats, qtbot, folder):
    seat = sit(seats, qtbot, folder, "self_motivation")
    assert not seat.main.isVisible()
    assert seat.window.isFullScreen()
    page = seat.page()
    assert not page.button.isEnabled()
    page.me.click()
    assert not page.button.isEnabled()
    page.agree.click()
    page.button.click()
    seat.wait_for(IntroPage)
    assert events(seat) == ["consent"]


def test_each_answer_is_kept_with_its_time_right_to_fifty_milliseconds(seats, qtbot, folder):
    seat = sit(seats, qtbot, folder, "self_motivation")
    seat.begin()
    began = seat.window.clock._now() - seat.window.clock.value() / 1000
    spent, before = [], began
    for pause, key in ((120, "4"), (340, "2"), (60, "5")):
        qtbot.wait(pause)
        now = time.monotonic()
        seat.key(key)
        spent.append((now - before) * 1000)
        before = now
    seat.settle()
    rows = answers(seat, "self_motivation")
    asked = [question.id for question in seat.window.pages[0].questions[:3]]
    assert [rows[name].value for name in asked] == [4, 2, 5]
    for name, ms in zip(asked, spent, strict=True):
        assert abs(rows[name].elapsed_ms - ms) <= 50, (name, rows[name].elapsed_ms, ms)


def test_an_answer_changed_later_adds_its_time(seats, qtbot, folder):
    seat = sit(seats, qtbot, folder, "self_motivation")
    seat.begin()
    seat.key("4")
    seat.settle()
    name = seat.window.pages[0].questions[0].id
    first = answers(seat, "self_motivation")[name].elapsed_ms
    seat.window.item_page.start(name)
    qtbot.wait(120)
    seat.key("1")
    seat.settle()
    row = answers(seat, "self_motivation")[name]
    assert row.value == 1
    assert row.elapsed_ms >= first + 100


def test_after_a_cut_it_goes_on_at_the_page_with_every_answer(seats, qtbot, folder):
    seat = sit(seats, qtbot, folder, "self_motivation")
    seat.begin()
    for key in "4444444":
        seat.key(key)
    qtbot.keyClick(seat.window.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    seat.key("3")
    seat.settle()
    seat.cut_off()
    assert not seat.main.isVisible()
    seat.page().button.click()
    qtbot.waitUntil(lambda: seat.window.item_page is not None)
    assert seat.window._page == 1
    kept = [row.value for row in answers(seat, "self_motivation").values()]
    assert sorted(kept) == [3, *[4] * 7]
    assert seat.window.focusWidget().parent().question.id == seat.window.pages[1].questions[1].id
    seat.settle()
    assert "interrupted" in events(seat)


def test_a_clock_goes_on_from_what_was_kept_and_stands_while_nobody_looks(seats, qtbot, folder):
    seat = sit(seats, qtbot, folder, "product_learning")
    seat.begin()
    assert seat.window.frame.time.isVisible()
    qtbot.wait(1300)
    seat.settle()
    kept = seat.read(lambda unit: unit.get(Sitting, seat.sitting)).place["clock"]["product_learning/sheet"]
    assert 800 <= kept <= 1400
    seat.cut_off()
    qtbot.wait(300)
    seat.page().button.click()
    qtbot.waitUntil(lambda: seat.window.item_page is not None)
    assert kept <= seat.window.clock.value() <= kept + 700
    seat.window._on_active(False)
    stood = seat.window.clock.value()
    qtbot.wait(200)
    assert seat.window.clock.value() == stood
    seat.window._on_active(True)
    qtbot.wait(60)
    assert seat.window.clock.value() > stood
    seat.settle()
    assert events(seat)[-2:] == ["focus_lost", "focus_back"]


def test_extra_time_stretches_limits(seats, qtbot, folder):
    seat = sit(seats, qtbot, folder, "product_learning", factor="1.5")
    seat.begin()
    assert seat.window._limit() == 360_000


def test_when_time_is_up_the_page_locks_and_what_was_entered_stays(seats, qtbot, folder):
    seat = sit(seats, qtbot, folder, "order_taking")
    seat.begin()
    editor = next(iter(seat.window.item_page.editors.values()))
    line = next(iter(editor.lines.values()))
    qtbot.keyClicks(line, "Ann")
    key = seat.window._clock_key(seat.window.pages[0])
    seat.window.clock._spent[key] = seat.window._limit() - 150
    seat.window.clock.show(key)
    qtbot.waitUntil(lambda: line.isReadOnly(), timeout=3000)
    seat.settle()
    assert "time_up" in events(seat)
    row = next(iter(answers(seat, "order_taking")))
    assert row == seat.window.pages[0].questions[0].id
    page = seat.window._page
    seat.window.go_next()
    assert seat.window._page == page + 1


def test_open_items_are_pointed_out_once(seats, qtbot, folder):
    seat = sit(seats, qtbot, folder, "self_motivation")
    seat.begin()
    seat.key("4")
    seat.window.go_next()
    assert seat.window._page == 0
    assert "6" in seat.window.frame.hint.text()
    seat.window.go_next()
    assert seat.window._page == 1
    seat.window.go_back()
    assert seat.window._page == 0


def test_feedback_comes_after_the_choice_and_locks_it(seats, qtbot, folder):
    seat = sit(seats, qtbot, folder, "product_learning")
    seat.begin()
    while not seat.window.pages[seat.window._page].section.layout.feedback:
        if seat.window.item_page.editors:
            seat.key("1")
        seat.window.go_next()
    seat.key("1")
    page = seat.window._page
    seat.window.go_next()
    assert seat.window._page == page
    place_of = next(iter(seat.window.item_page.feedback.values()))
    assert place_of.isVisible() and place_of.text()
    seat.key("2")
    assert next(iter(seat.window.item_page.editors.values())).answer().value is not None
    seat.window.go_next()
    assert seat.window._page == page + 1
    assert not seat.window._may_go_back()


def test_the_chat_is_kept_line_by_line_and_goes_on_after_a_cut(seats, qtbot, folder):
    seat = sit(seats, qtbot, folder, "chat_desk")
    seat.begin()
    editor = next(iter(seat.window.item_page.editors.values()))
    qtbot.waitUntil(lambda: bool(editor.run.events), timeout=9000)
    qtbot.keyClicks(editor.entry, "Hello, yes we have it")
    qtbot.keyClick(editor.entry, Qt.Key.Key_Return)
    seat.settle()
    asked = editor.question.id
    before = answers(seat, "chat_desk")[asked].value["events"]
    assert [event["kind"] for event in before] == ["enters", "says", "replies"]
    seat.cut_off()
    seat.page().button.click()
    qtbot.waitUntil(lambda: seat.window.item_page is not None)
    editor = next(iter(seat.window.item_page.editors.values()))
    assert editor.run.events[:3] == before
    assert "Hello, yes we have it" in editor.run.texts.values()
    seat.window.go_next()
    assert seat.window.item_page.page.section.layout.practice, "a chat is not left by one press"


def test_the_language_changes_at_run_time_and_only_here(seats, qtbot, folder):
    seat = sit(seats, qtbot, folder, "self_motivation")
    seat.begin()
    seat.key("4")
    seat.settle()
    seat.window.frame.language.click()
    assert current_language() == "zh"
    qtbot.waitUntil(lambda: seat.window.item_page is not None)
    assert seat.window.item_page.editors[seat.window.pages[0].questions[0].id].answer().value == 4
    leave(seat, qtbot)
    assert current_language() == "en"
    assert events(seat).count("language") == 1


def test_only_the_pin_leads_out(seats, qtbot, folder):
    seat = sit(seats, qtbot, folder, "self_motivation")
    seat.begin()
    seat.window.close()
    assert seat.window.isVisible()
    assert seat.window.leaving.is_open
    qtbot.keyClicks(seat.window.leaving._page.pin, "0000")
    seat.window.leaving._page.later.click()
    qtbot.waitUntil(lambda: bool(seat.window.leaving._page.fault.text()), timeout=3000)
    assert not seat.main.isVisible()
    seat.window.leaving._page.button.click()
    assert seat.window.clock.is_running
    leave(seat, qtbot)
    assert seat.main.isVisible()
    assert seat.main.context.settings.sitting == ""
    found = seat.read(lambda unit: unit.get(Sitting, seat.sitting))
    assert found.state == "running"


def test_five_wrong_pins_bring_a_pause(seats, qtbot, folder):
    seat = sit(seats, qtbot, folder, "self_motivation")
    seat.begin()
    seat.window.ask_pin()
    for count in range(1, 6):
        qtbot.keyClicks(seat.window.leaving._page.pin, "9999")
        seat.window.leaving._page.later.click()
        qtbot.waitUntil(lambda count=count: seat.window.leaving._wrong == count, timeout=3000)
    assert not seat.window.leaving._page.pin.isEnabled()


def test_what_cannot_be_saved_is_said_and_sent_again(seats, qtbot, folder, monkeypatch):
    seat = sit(seats, qtbot, folder, "self_motivation")
    seat.begin()
    seat.window.keeper._again.setInterval(50)
    fail = [True]
    real = sittings.keep_answer

    def keep(*arguments, **keywords):
        if fail[0]:
            raise DatabaseTrouble("The disk is full.", "Free some space.")
        return real(*arguments, **keywords)

    monkeypatch.setattr(sittings, "keep_answer", keep)
    seat.key("4")
    qtbot.waitUntil(lambda: "Not saved" in seat.window.frame.saved.text(), timeout=3000)
    assert "disk is full" in seat.window.frame.banner.text()
    fail[0] = False
    seat.settle()
    assert "Saved" in seat.window.frame.saved.text()
    assert len(answers(seat, "self_motivation")) == 1


def test_after_the_last_test_there_is_an_end_and_a_result(seats, qtbot, folder):
    seat = sit(seats, qtbot, folder, "self_motivation", "style_profile")
    seat.begin()
    for _test in range(2):
        while seat.window.item_page is not None:
            for question in seat.window.pages[seat.window._page].questions:
                if question.kind == "most_least":
                    seat.key("1")
                    seat.key("3")
                else:
                    seat.key("4")
            seat.window.go_next()
        qtbot.waitUntil(lambda: isinstance(seat.page(), (IntroPage, EndPage)), timeout=10000)
        if isinstance(seat.page(), IntroPage):
            seat.start_part()
    seat.wait_for(EndPage)
    seat.settle()
    assert seat.read(lambda unit: unit.get(Sitting, seat.sitting)).state == "finished"
    assert {entry.state for entry in seat.read(lambda unit: unit.select(Assessment))} == {"submitted"}
    leave(seat, qtbot)
    assert seat.main.page().tests.again.isVisible()
