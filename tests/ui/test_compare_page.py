"""The compare page: figures with their error, evidence a click away, weights to try, and the choice for the class."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hireapp.bootstrap import Context, where
from hireapp.services import decisions, openings, selections, weights
from hireapp.ui.main_window import MainWindow
from hireapp.ui.screens import compare as page_module
from tests.makers import advance, call, make_candidate, make_opening, rate, to_interview
from tests.ui.windows import settle, shown

NAMES = ("陈伟芳", "蒋敏", "吴静怡")


@pytest.fixture
def people(tmp_path: Path) -> tuple[str, list[str]]:
    """An opening with two seats, and three candidates through to the decision, rated 5, 4 and 2."""
    page_module._compared.clear()
    context = Context(where(str(tmp_path / "data")))
    opening = make_opening(context, seats=2)
    made = []
    for place, (name, level) in enumerate(zip(NAMES, (5, 4, 2), strict=True)):
        application = make_candidate(context, opening, name, f"1380571000{place}", f"p{place}@example.com")
        advance(context, application)
        rate(context, application, "phone", level)
        to_interview(context, application, level, tests=False)
        rate(context, application, "interview", level)
        advance(context, application)
        made.append(application)
    context.close()
    return opening, made


@pytest.fixture
def window(people: tuple[str, list[str]], tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with shown(Context(where(str(tmp_path / "data"))), qtbot) as window:
        window.resize(1440, 900)
        window.go("compare")
        settle(qtbot, window)
        yield window


def texts(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_everybody_at_the_decision_stands_beside_each_other(window: MainWindow):
    page = window.page()
    said = texts(page)
    assert all(name in said for name in NAMES)
    assert "1 of 2 seats left" not in " ".join(said)
    assert [head.name.text() for head in page.heads.heads] == list(NAMES)
    assert any("reliably lower" in text for text in said)


def test_a_click_on_a_figure_shows_the_evidence(window: MainWindow, qtbot: QtBot):
    page = window.page()
    page.matrix.setFocus()
    page.matrix.picked.emit("competency:drive", 0)
    settle(qtbot, window)
    said = " ".join(texts(page.rail))
    assert "没人逼我打" in said
    assert "陈伟芳, Drive" in said


def test_the_matrix_is_used_by_keys(window: MainWindow, qtbot: QtBot):
    page = window.page()
    page.matrix.setFocus()
    qtbot.keyClick(page.matrix, Qt.Key.Key_Down)
    qtbot.keyClick(page.matrix, Qt.Key.Key_Right)
    assert page.matrix.accessibleName().startswith("Phone screen: 蒋敏, 4.0 ±")
    with qtbot.waitSignal(page.matrix.picked) as found:
        qtbot.keyClick(page.matrix, Qt.Key.Key_Return)
    assert found.args == ["stage:phone", 1]


def test_names_are_hidden_everywhere(window: MainWindow, qtbot: QtBot):
    page = window.page()
    page.matrix.picked.emit("competency:drive", 0)
    settle(qtbot, window)
    page.hide_names.click()
    settle(qtbot, window)
    said = " ".join(texts(page))
    assert not any(name in said for name in NAMES)
    assert "001-01" in said


def test_what_if_ranks_anew_and_stores_nothing(window: MainWindow, people, qtbot: QtBot):
    page = window.page()
    before = [entry.text() for entry in page.rail._ranks.findChildren(QLabel)]
    page.rail.sliders["interview"].setValue(0)
    after = [entry.text() for entry in page.rail._ranks.findChildren(QLabel)]
    assert after != before
    assert page.rail.state.isVisible()
    found = window.context.read(call(openings.opening_by, people[0]))
    assert window.context.read(call(openings.profile_of, found)).weights["interview"] == 30
    page.rail.reset.click()
    assert not page.rail.state.isVisible()


def test_weights_that_dont_sum_are_refused_and_good_ones_kept(window: MainWindow, people, qtbot: QtBot):
    page = window.page()
    page.rail.sliders["interview"].setValue(50)
    page.rail.keep.click()
    page.rail.reason.set_value("本班更看重面试")
    page.rail.save.click()
    settle(qtbot, window)
    assert "sum to 120, not to 100" in page.rail.reason.error()
    page.rail.sliders["work_sample"].setValue(5)
    page.rail.save.click()
    settle(qtbot, window)
    history = window.context.read(call(weights.weights_history, people[0]))
    assert history[0].after["interview"] == 50
    assert page.rail.sliders["interview"].stored == 50
    window.go("openings", people[0])
    settle(qtbot, window)
    assert "本班更看重面试" in " ".join(texts(window.page()))


def test_the_class_is_chosen_offered_and_answered(window: MainWindow, people, qtbot: QtBot):
    opening, ids = people
    page = window.page()
    lines = {line.application: line for line in page.decide.lines}
    lines[ids[0]].choice.set_value("hire")
    lines[ids[1]].choice.set_value("reserve")
    page.decide.record.click()
    settle(qtbot, window)
    assert "needs a reason" in page.decide.reason.error()
    page.decide.reason.set_value("按证据")
    page.decide.record.click()
    settle(qtbot, window)
    view = window.context.read(call(selections.seats_of, opening))
    assert (view.hired, view.reserve) == ((ids[0],), (ids[1],))
    assert "1 of 2 seats left." in " ".join(texts(page.decide))
    shown = window.context.read(call(decisions.gather, window.context.library, ids[0])).decision.shown
    assert {entry["application"] for entry in shown["comparison"]} == set(ids)
    line = next(entry for entry in page.decide.lines if entry.application == ids[0])
    line.offer_wanted.emit(ids[0])
    page.decide.pay.set_value("底薪 4500")
    page.decide.send.click()
    settle(qtbot, window)
    assert window.context.read(call(selections.offer_of, ids[0])).pay == "底薪 4500"
    line = next(entry for entry in page.decide.lines if entry.application == ids[0])
    line.answered.emit(line.offer.id, "declined")
    assert page.decide.why.error()
    page.decide.why.set_value("去了别家")
    line.answered.emit(line.offer.id, "declined")
    settle(qtbot, window)
    assert window.context.read(call(selections.offer_of, ids[0])).state == "declined"
    window.messages.undo()
    settle(qtbot, window)
    assert window.context.read(call(selections.offer_of, ids[0])).state == "open"


def test_somebody_is_taken_out_and_added_again(window: MainWindow, people, qtbot: QtBot):
    page = window.page()
    page.heads.heads[2].remove.click()
    settle(qtbot, window)
    assert len(page.heads.heads) == 2
    page.add.click()
    actions = [action for action in page.menu.actions() if action.isEnabled()]
    assert [NAMES[2] in action.text() for action in actions] == [True]
    actions[0].trigger()
    page.menu.close()
    settle(qtbot, window)
    assert len(page.heads.heads) == 3


def test_the_comparison_is_saved_as_pdf(window: MainWindow, qtbot: QtBot):
    page = window.page()
    page.pdf.click()
    folder = window.context.place.folder / "reports"
    qtbot.waitUntil(lambda: bool(list(folder.glob("*.pdf"))), timeout=15000)
    settle(qtbot, window)
    assert not any(name in path.name for path in folder.glob("*.pdf") for name in NAMES)


def test_an_opening_without_candidates_says_what_to_do(window: MainWindow, qtbot: QtBot):
    other = make_opening(window.context, title="别班")
    window.choose_opening(other)
    settle(qtbot, window)
    assert window.page().empty.isVisible()
    assert not window.page().pdf.isEnabled()
