from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from hireapp.forms.answer import Answer
from hireapp.services import assessments
from hireapp.ui.screens.interview import InterviewScreen
from tests.ui.sheet_bench import NAME, Bench, _style, make_bench, texts_of  # noqa: F401

Make = Callable[..., Bench]


@pytest.fixture
def bench(make_bench: Make) -> Bench:  # noqa: F811
    return make_bench("interview")


@pytest.fixture
def begun(bench: Bench) -> Any:
    """The kit, begun, at the first STAR question."""
    screen = bench.show(InterviewScreen)
    screen.do_primary()
    bench.settle()
    bench.settle()
    screen.go_step(2)
    return screen


def test_star_words_probes_and_rating_are_stored(bench: Bench, begun: Any) -> None:
    star = begun._pages["star_1"].star()
    begun.work_page.setFocus()
    bench.qtbot.keyClick(begun.work_page, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert star.fields["S"].editor().hasFocus()
    bench.qtbot.keyClicks(star.fields["S"].editor(), "in May, 14 sellers")
    star.rating.setFocus()
    bench.qtbot.keyClick(star.rating, Qt.Key.Key_4)
    bench.settle()
    stored = bench.stored("drive_aim_higher")
    assert stored.texts == {"S": "in May, 14 sellers"}
    assert stored.value["level"] == 4
    assert stored.value["probes"] == ["S0"]
    assert begun.header.saved.text().startswith("Saved ")


def test_control_enter_goes_on(bench: Bench, begun: Any) -> None:
    begun.go_step(1)
    bench.qtbot.keyClick(begun.work_page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    first = begun._pages["history"].editors()[0]
    assert first.isAncestorOf(begun.focusWidget())
    begun.go_step(2)
    begun._pages["star_1"].star().start()
    bench.qtbot.keyClick(begun.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert begun._step == 3


def test_the_keyboard_stays_on_the_page_when_a_step_is_left(bench: Bench, begun: Any) -> None:
    begun._pages["star_1"].star().start()
    begun.go_step(4)
    assert begun.work_page.hasFocus()
    bench.qtbot.keyClick(begun.work_page, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert begun._step == 5


def test_a_reserve_question_takes_the_place_and_stays_after_reopening(bench: Bench, begun: Any) -> None:
    begun._swap_step = "star_1"
    begun._on_swapped("1")
    bench.settle()
    assert list(begun._pages["star_1"].blocks) == ["resp_caught_out"]
    begun.leave()
    bench.settle()
    again = bench.show(InterviewScreen)
    again.go_step(2)
    assert list(again._pages["star_1"].blocks) == ["resp_caught_out"]


def test_claims_and_contradictions(bench: Bench, begun: Any) -> None:
    begun.rail.claims.added.emit("<b>top seller</b>")
    bench.settle()
    bench.settle()
    (entry,) = begun.rail.claims.entries.values()
    entry.states["contradicted"].click()
    bench.settle()
    assert begun.rail.conflicts.form.left.text() == "<b>top seller</b>"
    begun.rail.conflicts.form.right.setText("second of two")
    begun.rail.conflicts.form.confirm.click()
    bench.settle()
    bench.settle()
    (conflict,) = begun.rail.conflicts.entries.values()
    conflict.answer.setFocus()
    bench.qtbot.keyClicks(conflict.answer, "second of 14")
    conflict.flush()
    bench.settle()
    kept = bench.context.read(lambda work: _contradictions(work, bench.application_id))
    assert [(item.left_quote, item.answer) for item in kept] == [("<b>top seller</b>", "second of 14")]
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in begun.findChildren(QLabel))


def test_another_raters_marks_stay_hidden_until_mine_are_in(make_bench: Make) -> None:  # noqa: F811
    first = make_bench("interview")
    first.context.change(lambda work: _other_sheet(work, first))
    second = make_bench("interview", as_name="Chen Yu")
    screen = second.show(InterviewScreen)
    screen.do_primary()
    second.settle()
    second.settle()
    assert screen.work.hidden == 1
    assert not screen.hidden.isHidden()
    assert "hidden until yours is submitted" in screen.hidden.text()
    assert not any("the other rater’s words" in text for text in texts_of(screen))


def test_submitting_locks(bench: Bench, begun: Any) -> None:
    begun._pages["star_1"].star().rating._rate(5)
    bench.settle()
    begun.open_submit()
    page = begun.submit_page
    assert page.problems() == ["Choose a recommendation", "Write the reason"]
    page.verdict._options._group.button(1).click()
    page.reason.line.setText("set a target of 25 and kept it")
    assert page.problems() == ["Name the condition"]
    page.condition.line.setText("evening shifts")
    page.confirm.click()
    bench.settle()
    bench.settle()
    assert bench.sheet().assessment.state == "submitted"
    assert begun.header.lock.isVisible()
    star = begun._pages["star_1"].star()
    assert star.rating.is_locked()
    assert NAME in texts_of(begun.header)


def test_the_note_for_the_next_interviewer_is_kept_as_typed(bench: Bench, begun: Any) -> None:
    begun._on_note()
    editor = begun.submit_page.note.editor
    editor.setFocus()
    bench.qtbot.keyClicks(editor, "ask about the gap")
    begun.leave()
    bench.settle()
    assert bench.sheet().assessment.note_for_next == "ask about the gap"
    assert bench.show(InterviewScreen).work.sheet.assessment.note_for_next == "ask about the gap"


def test_looking_locks_nothing_and_begins_nothing(bench: Bench) -> None:
    from hireapp.domain.assessment import Assessment

    screen = bench.show(InterviewScreen)
    screen.go_step(2)
    assert screen._pages["star_1"].star().rating.is_locked()
    assert bench.context.read(lambda work: work.select(Assessment)) == []


@pytest.mark.parametrize("size", [(1236, 848), (1224, 668)])
def test_rails_become_strips_where_width_is_short(bench: Bench, size: tuple[int, int]) -> None:
    screen = bench.show(InterviewScreen, size)
    narrow = size[0] < 1230
    assert (screen.rail.width(), screen.steps.width()) == ((88, 68) if narrow else (356, 242))


def _other_sheet(work: Any, bench: Bench) -> Any:
    form = bench.context.library.form("interview_outbound_new")
    sheet = assessments.start(work, bench.application_id, "interview", form)
    answer = Answer({"level": 2}, {"quotation": "the other rater’s words"})
    assessments.save_answer(work, form, sheet.assessment.id, "drive_aim_higher", answer)
    return assessments.submit(work, sheet.assessment.id, assessments.Submission("hire", "because"))


def _contradictions(work: Any, application_id: str) -> Any:
    from hireapp.services import interviews

    return interviews.contradictions_of(work, application_id)
