"""The compare page: figures with their error, evidence a click away, weights to try, and the choice for the class."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hireapp.bootstrap import Context, where
from hireapp.services import decisions, openings, selections, weights
from hireapp.ui.calls import Call
from hireapp.ui.kit.heat import LABEL
from hireapp.ui.main_window import MainWindow
from hireapp.ui.screens import compare as page_module
from tests.makers import call, make_candidate, make_opening, through_to_decision
from tests.ui.windows import settle, shown

NAMES = ("陈伟芳", "蒋敏", "吴静怡")
MORE = ("李佳宁", "周子涵", "孙雨桐", "钱浩宇", "赵欣怡", "郑俊熙", "王诗琪", "冯嘉豪", "褚梦洁")


@pytest.fixture
def people(tmp_path: Path) -> tuple[str, list[str]]:
    """An opening with two seats, and three candidates through to the decision, rated 5, 4 and 2."""
    page_module._compared.clear()
    context = Context(where(str(tmp_path / "data")))
    opening = make_opening(context, seats=2)
    made = []
    for place, (name, level) in enumerate(zip(NAMES, (5, 4, 2), strict=True)):
        made.append(through_to_decision(context, opening, name, place, level))
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
    bar = page.rail.verticalScrollBar()
    bar.setValue(120)
    page.rail.save.setFocus()
    page.rail.save.click()
    settle(qtbot, window)
    assert page.rail.isAncestorOf(window.focusWidget())
    assert bar.value() == min(120, bar.maximum())
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
    assert not page.files.isVisible()
    page.pdf.setFocus()
    page.pdf.click()
    assert page.files.save.hasFocus()
    folder = window.context.place.folder / "elsewhere"
    page.files.folder.set_value(str(folder))
    qtbot.keyClick(page.files.folder.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(list(folder.glob("*.pdf"))), timeout=15000)
    settle(qtbot, window)
    (path,) = folder.glob("*.pdf")
    assert path.name in window.messages.last_text()
    assert not page.files.isVisible()
    assert not any(name in path.name for name in NAMES)
    page.pdf.click()
    qtbot.keyClick(page.files.save, Qt.Key.Key_Escape)
    assert not page.files.isVisible()
    assert page.pdf.hasFocus()


def test_a_folder_that_cant_be_written_is_said_at_the_folder(window: MainWindow, qtbot: QtBot, tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    page = window.page()
    page.pdf.click()
    page.files.folder.set_value(str(tmp_path / "file"))
    page.files.save.click()
    settle(qtbot, window)
    assert "Choose another folder" in page.files.folder.error()
    assert page.files.isVisible()


def test_the_folder_chosen_on_one_page_is_offered_on_the_others(
    window: MainWindow, people, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(tmp_path / "mine"))
    page = window.page()
    page.pdf.click()
    page.files.choose.click()
    window.go("reports")
    settle(qtbot, window)
    assert window.page().files.folder.value() == str(tmp_path / "mine")
    window.go("decision", people[1][0])
    settle(qtbot, window)
    assert window.page().files.folder.value() == str(tmp_path / "mine")


def test_an_opening_without_candidates_says_what_to_do(window: MainWindow, qtbot: QtBot):
    other = make_opening(window.context, title="别班")
    window.choose_opening(other)
    settle(qtbot, window)
    assert window.page().empty.isVisible()
    assert not window.page().pdf.isEnabled()


@pytest.fixture
def crowd(people: tuple[str, list[str]], tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """Twelve beside each other in a window too small for them."""
    context = Context(where(str(tmp_path / "data")))
    more = [
        make_candidate(context, people[0], name, f"139057100{place:02}", f"m{place}@example.com")
        for place, name in enumerate(MORE)
    ]
    context.close()
    with shown(Context(where(str(tmp_path / "data"))), qtbot) as window:
        window.resize(1280, 720)
        window.go("compare", ",".join([*people[1], *more]))
        settle(qtbot, window)
        yield window


def in_view(part: QWidget, area: QRect, window: MainWindow) -> bool:
    """Whether a rectangle of a part lies in what is seen of the page's column."""
    view = window.page().centre.viewport()
    return view.rect().contains(QRect(part.mapTo(view, area.topLeft()), area.size()))


def test_names_and_heads_stay_while_the_rest_is_scrolled(crowd: MainWindow, qtbot: QtBot):
    page = crowd.page()
    table, head = page.table, page.heads.heads[3]
    assert table.bar.maximum() > 0
    assert table.width() == page.centre.viewport().width() - 48
    page.centre.verticalScrollBar().setValue(250)
    table.bar.setValue(300)
    assert in_view(head.name, head.name.rect(), crowd)
    assert in_view(page.heads.axis, page.heads.axis.rect(), crowd)
    first = page.heads.heads[0]
    assert first.mapTo(page.heads, QPoint(0, 0)).x() < page.heads.axis.width()
    assert page.matrix.cell_at(QPointF(LABEL + 4, 60)) == (0, 2)


def test_keys_bring_the_cell_in_use_into_view_clear_of_names_and_heads(crowd: MainWindow, qtbot: QtBot):
    page = crowd.page()
    page.matrix.setFocus()
    for _step in range(14):
        qtbot.keyClick(page.matrix, Qt.Key.Key_Down)
    qtbot.keyClick(page.matrix, Qt.Key.Key_End)
    assert page.table.bar.value() > 0
    assert in_view(page.matrix, page.matrix.cell_rect(), crowd)
    page.centre.verticalScrollBar().setValue(600)
    for _step in range(14):
        qtbot.keyClick(page.matrix, Qt.Key.Key_Up)
        cell = page.matrix.cell_rect()
        foot = page.heads.mapToGlobal(QPoint(0, page.heads.height()))
        heads = page.matrix.mapFromGlobal(foot).y()
        assert cell.top() >= heads
        assert in_view(page.matrix, cell, crowd)
    qtbot.keyClick(page.matrix, Qt.Key.Key_Home)
    assert page.matrix.cell_rect().left() >= LABEL
    assert page.table.bar.value() == 0


def test_tabbing_to_a_head_brings_it_into_view_and_leaves_the_page_where_it_is(crowd: MainWindow, qtbot: QtBot):
    page = crowd.page()
    page.centre.verticalScrollBar().setValue(250)
    page.matrix.setFocus()
    qtbot.keyClick(page.matrix, Qt.Key.Key_Backtab)
    last = page.heads.heads[-1]
    assert last.remove.hasFocus()
    assert page.centre.verticalScrollBar().value() == 250
    assert in_view(last, last.rect(), crowd)


def test_a_pin_keeps_place_and_keyboard(crowd: MainWindow, qtbot: QtBot):
    page = crowd.page()
    table = page.table
    page.matrix.setFocus()
    for _step in range(7):
        qtbot.keyClick(page.matrix, Qt.Key.Key_Right)
    said = page.matrix.accessibleName()
    assert table.bar.value() > 0
    page.centre.verticalScrollBar().setValue(200)
    page.heads.heads[8].pin.setFocus()
    page.heads.heads[8].pin.click()
    settle(qtbot, crowd)
    assert page.heads.heads[0].pin.hasFocus()
    assert page.heads.heads[0].name.text() == MORE[5]
    assert page.centre.verticalScrollBar().value() == 200
    assert table.bar.value() == 0
    page.matrix.setFocus()
    assert page.matrix.accessibleName() == said


def test_taking_somebody_out_leaves_the_keyboard_on_the_neighbour(crowd: MainWindow, qtbot: QtBot):
    page = crowd.page()
    page.centre.verticalScrollBar().setValue(180)
    gone = page.heads.heads[4]
    gone.remove.setFocus()
    gone.remove.click()
    settle(qtbot, crowd)
    assert page.heads.heads[4].name.text() == MORE[2]
    assert page.heads.heads[4].remove.hasFocus()
    assert page.centre.verticalScrollBar().value() == 180
    last = page.heads.heads[-1]
    last.remove.setFocus()
    last.remove.click()
    settle(qtbot, crowd)
    assert page.heads.heads[-1].remove.hasFocus()


def test_hidden_names_a_choice_and_a_change_elsewhere_keep_place_and_keyboard(window: MainWindow, people, qtbot: QtBot):
    page = window.page()
    window.resize(1280, 640)
    settle(qtbot, window)
    bar, rail = page.centre.verticalScrollBar(), page.rail.verticalScrollBar()
    bar.setValue(bar.maximum())
    rail.setValue(150)
    places = bar.value(), rail.value()
    page.decide.lines[1].choice.setFocus()
    qtbot.keyClick(page.decide.lines[1].choice, Qt.Key.Key_H)
    settle(qtbot, window)
    assert page.decide.lines[1].choice.hasFocus()
    page.decide.lines[0].choice.set_value("hire")
    page.decide.reason.set_value("按证据")
    page.decide.record.setFocus()
    page.decide.record.click()
    settle(qtbot, window)
    assert page.decide.record.hasFocus()
    assert (bar.value(), rail.value()) == places
    page.decide.lines[0].offer_wanted.emit(people[1][0])
    page.decide.pay.line.setText("底薪 45")
    page.decide.pay.line.setFocus()
    window.jobs.change(Call("applications.move", people[1][2], "hold", reason_code="other", reason_text="x"))
    settle(qtbot, window)
    assert page.decide.pay.line.hasFocus()
    assert page.decide.pay.line.text() == "底薪 45"
    assert rail.value() == places[1]


def test_the_figure_chosen_stays_with_its_evidence(window: MainWindow, qtbot: QtBot):
    page = window.page()
    page.matrix.picked.emit("competency:drive", 1)
    settle(qtbot, window)
    page.heads.heads[1].pin.click()
    settle(qtbot, window)
    assert "蒋敏, Drive" in " ".join(texts(page.rail))
    page.hide_names.click()
    settle(qtbot, window)
    assert "001-02, Drive" in " ".join(texts(page.rail))
    page.heads.heads[0].remove.click()
    settle(qtbot, window)
    assert any("Choose a figure" in text for text in texts(page.rail))


def test_hiring_without_a_figure_takes_a_second_press(window: MainWindow, people, qtbot: QtBot):
    opening, ids = people
    only_tests = {"sales_inventory": Decimal(100)}
    window.jobs.change(call(weights.change_weights, opening, only_tests, "只看测评"))
    settle(qtbot, window)
    page = window.page()
    line = next(entry for entry in page.decide.lines if entry.application == ids[0])
    line.choice.set_value("hire")
    page.decide.reason.set_value("经理推荐")
    page.decide.record.click()
    settle(qtbot, window)
    assert "No overall figure yet" in page.decide.reason._words.text()
    assert window.context.read(call(selections.seats_of, opening)).hired == ()
    page.decide.record.click()
    settle(qtbot, window)
    assert window.context.read(call(selections.seats_of, opening)).hired == (ids[0],)
