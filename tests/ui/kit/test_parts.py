from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hireapp.ui.kit import ring
from hireapp.ui.kit.badges import Badge
from hireapp.ui.kit.board import BoardCard, BoardColumn
from hireapp.ui.kit.buttons import Button, Chip, IconButton
from hireapp.ui.kit.icons import icon_names, icon_pixmap
from hireapp.ui.kit.menus import Menu
from hireapp.ui.kit.navigation import NavigationList
from hireapp.ui.kit.palette import CommandPalette
from hireapp.ui.kit.stepper import StageStepper
from hireapp.ui.kit.table import TableView
from hireapp.ui.kit.tabs import Segmented, Tabs
from hireapp.ui.kit.theme import DARK, LIGHT, notifier, set_theme, theme
from hireapp.ui.kit.toast import Toast

Show = Callable[[QWidget], None]

COMMANDS = [
    ("next", "Move to next stage", "Lin Kexin", "→"),
    ("undo", "Undo: moved Wu Jingyi", "2 minutes ago", "Ctrl Z"),
    ("zh", "移到面试", "", ""),
]


@pytest.fixture
def palette(shown: Show) -> Iterator[CommandPalette]:
    page = QWidget()
    page.resize(800, 600)
    shown(page)
    palette = CommandPalette(page)
    palette.set_commands(COMMANDS)
    palette.open()
    yield palette
    palette.hide()


def test_an_ampersand_is_shown_and_makes_no_mnemonic(qtbot: QtBot) -> None:
    button = Button("Terms & conditions")
    qtbot.addWidget(button)
    assert button.label() == "Terms & conditions"
    assert button.text() == "Terms && conditions"
    assert button.shortcut().isEmpty()


def test_a_button_is_pressed_by_the_keyboard(qtbot: QtBot, shown: Show) -> None:
    button = Button("Go", "primary")
    shown(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_chips_toggle_and_removable_ones_are_removed(qtbot: QtBot) -> None:
    mine, stage = Chip("Mine", 21), Chip("Stage: active", removable=True)
    for chip in (mine, stage):
        qtbot.addWidget(chip)
        chip.show()
    qtbot.mouseClick(mine, Qt.MouseButton.LeftButton)
    assert mine.isChecked()
    assert mine.accessibleName() == "Mine 21"
    with qtbot.waitSignal(stage.removed):
        qtbot.mouseClick(stage, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(stage.removed):
        qtbot.keyClick(stage, Qt.Key.Key_Space)


def test_segments_and_tabs_tell_what_was_chosen(qtbot: QtBot) -> None:
    for row in (Segmented([("a", "A", None), ("b", "B", "table")]), Tabs([("a", "A", None), ("b", "B", 3)])):
        qtbot.addWidget(row)
        row.show()
        assert row.current() == "a"
        with qtbot.waitSignal(row.chosen) as told:
            qtbot.mouseClick(row.button("b"), Qt.MouseButton.LeftButton)
        assert told.args == ["b"]
        with qtbot.assertNotEmitted(row.chosen):
            row.set_current("a")


def test_arrows_move_between_segments(qtbot: QtBot, shown: Show) -> None:
    row = Segmented([("a", "A", None), ("b", "B", None)])
    shown(row)
    row.button("a").setFocus()
    with qtbot.waitSignal(row.chosen, timeout=300):
        qtbot.keyClick(row.button("a"), Qt.Key.Key_Right)
    assert row.current() == "b"


def test_palette_filters_folded_and_chooses_with_enter(qtbot: QtBot, palette: CommandPalette) -> None:
    assert palette.shown_ids() == ["next", "undo", "zh"]
    qtbot.keyClicks(palette.line(), "MOVE")
    assert palette.shown_ids() == ["next", "undo"]
    qtbot.keyClick(palette.line(), Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.chosen) as told:
        qtbot.keyClick(palette.line(), Qt.Key.Key_Return)
    assert told.args == ["undo"]
    assert not palette.isVisible()


def test_palette_finds_people_and_chinese_and_goes_on_escape(qtbot: QtBot, palette: CommandPalette) -> None:
    palette.line().setText("kexin lin")
    assert palette.shown_ids() == ["next"]
    palette.line().setText("面试")
    assert palette.shown_ids() == ["zh"]
    palette.line().setText("nothing like it")
    assert palette.shown_ids() == []
    with qtbot.waitSignal(palette.closed):
        qtbot.keyClick(palette.line(), Qt.Key.Key_Escape)


def test_palette_wraps_round(qtbot: QtBot, palette: CommandPalette) -> None:
    qtbot.keyClick(palette.line(), Qt.Key.Key_Up)
    with qtbot.waitSignal(palette.chosen) as told:
        qtbot.keyClick(palette.line(), Qt.Key.Key_Return)
    assert told.args == ["zh"]


def test_toast_can_be_undone_and_goes_by_itself(qtbot: QtBot, shown: Show) -> None:
    page = QWidget()
    page.resize(600, 300)
    shown(page)
    toast = Toast(page)
    toast.show_message("3 moved to Interview & <b>more</b>")
    assert toast.isVisible()
    assert page.rect().contains(toast.geometry())
    with qtbot.waitSignal(toast.undo_clicked):
        qtbot.mouseClick(toast._undo, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()
    toast._timer.setInterval(20)
    toast.show_message("Saved", undo=False)
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_theme_switch_repaints_and_tells(qtbot: QtBot, shown: Show) -> None:
    badge = Badge("Recommend", "ok")
    shown(badge)
    light = badge.grab().toImage().pixelColor(3, 10)
    with qtbot.waitSignal(notifier.theme_changed):
        set_theme("dark")
    dark = badge.grab().toImage().pixelColor(3, 10)
    assert (light, dark) == (QColor(LIGHT.oks), QColor(DARK.oks))
    assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(DARK.bg)
    set_theme("light")
    assert theme() is LIGHT


def test_the_system_choice_is_one_of_the_two(qapp: QApplication) -> None:
    set_theme("system")
    assert theme() in (LIGHT, DARK)
    assert notifier.choice == "system"


def _ring() -> ring.FocusRing:
    found = ring._Only.ring
    assert found is not None
    return found


def test_there_is_one_ring_and_it_follows_the_keyboard(qtbot: QtBot, shown: Show) -> None:
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(20, 20, 20, 20)
    first, second = Button("A"), Button("B")
    row.addWidget(first)
    row.addWidget(second)
    shown(page)
    second.setFocus(Qt.FocusReason.TabFocusReason)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert _ring().geometry().contains(first.geometry())
    second.setFocus(Qt.FocusReason.TabFocusReason)
    assert _ring().geometry().center() == second.geometry().center()
    assert len(page.findChildren(ring.FocusRing)) == 1
    second.clearFocus()
    assert not _ring().isVisible()


def test_the_mouse_brings_no_ring(qtbot: QtBot, shown: Show) -> None:
    page = QWidget()
    button = Button("A", parent=page)
    shown(page)
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    found = ring._Only.ring
    assert found is None or found._target is not button


def test_the_ring_outlives_the_page_it_was_on(qtbot: QtBot, shown: Show) -> None:
    page = QWidget()
    button = Button("A", parent=page)
    page.show()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    page.deleteLater()
    del page, button
    qtbot.wait(10)
    other = Button("B")
    shown(other)
    ring.show_ring(other)
    ring.hide_ring(other)


def test_navigation_tells_and_folds(qtbot: QtBot, shown: Show) -> None:
    places = NavigationList([("today", "Today", "today"), ("who", "Candidates", "people")])
    shown(places)
    assert places.width() == 204
    with qtbot.waitSignal(places.chosen) as told:
        qtbot.mouseClick(places.item("who"), Qt.MouseButton.LeftButton)
    assert told.args == ["who"]
    assert places.current() == "who"
    places.set_count("today", 7)
    assert places.item("today").accessibleName() == "Today 7"
    places.set_folded(True)
    assert places.width() == 56
    assert places.item("who").toolTip() == "Candidates"


def test_icon_button_escapes_its_tooltip(qtbot: QtBot) -> None:
    button = IconButton("dots", "<img src=x> & more")
    qtbot.addWidget(button)
    assert button.toolTip() == "&lt;img src=x&gt; &amp; more"
    assert button.accessibleName() == "<img src=x> & more"


def test_stepper_says_its_stages(qtbot: QtBot) -> None:
    stepper = StageStepper([("Applied", "12 Nov", "done"), ("Phone", "", "current")])
    qtbot.addWidget(stepper)
    assert stepper.accessibleName() == "Applied: done 12 Nov, Phone: in progress"


def test_table_opens_with_enter_and_double_click(qtbot: QtBot, shown: Show) -> None:
    model = QStandardItemModel(40, 3)
    for row in range(40):
        for column in range(3):
            model.setItem(row, column, QStandardItem(f"<b>{row}</b>"))
    table = TableView()
    table.setModel(model)
    table.set_sorting(1, descending=True)
    table.resize(400, 300)
    shown(table)
    table.selectRow(2)
    assert table.picked_rows() == [2]
    with qtbot.waitSignal(table.opened) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [2]
    at = table.visualRect(model.index(3, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(table.opened) as told:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told.args == [3]
    table.grab()


def test_table_cell_with_a_check_is_ticked_by_the_mouse(qtbot: QtBot, shown: Show) -> None:
    model = QStandardItemModel(1, 2)
    item = QStandardItem("Lin")
    item.setCheckable(True)
    model.setItem(0, 0, item)
    table = TableView(edge=8)
    table.setModel(model)
    shown(table)
    at = table.visualRect(model.index(0, 0)).topLeft() + QPoint(24, 15)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert item.checkState() == Qt.CheckState.Checked


def _column(qtbot: QtBot, shown: Show, count: int) -> BoardColumn:
    column = BoardColumn("Phone", count)
    column.set_cards([BoardCard(str(n), f"Name {n}", "Resume", "78", badge="x" if n % 3 else "") for n in range(count)])
    column.resize(190, 600)
    shown(column)
    return column


def test_board_column_opens_selects_and_moves_by_key(qtbot: QtBot, shown: Show) -> None:
    column = _column(qtbot, shown, 300)
    column.select("5")
    assert column.view.current_id() == "5"
    with qtbot.waitSignal(column.opened) as told:
        qtbot.keyClick(column.view, Qt.Key.Key_Return)
    assert told.args == ["5"]
    with qtbot.waitSignal(column.moved) as told:
        qtbot.keyClick(column.view, Qt.Key.Key_Right)
    assert told.args == ["5", 1]
    with qtbot.waitSignal(column.selected) as told:
        qtbot.keyClick(column.view, Qt.Key.Key_Down)
    assert told.args == ["6"]


def test_the_current_card_stays_when_cards_change(qtbot: QtBot, shown: Show) -> None:
    column = _column(qtbot, shown, 10)
    column.select("5")
    column.set_cards([BoardCard("5", "Name 5"), BoardCard("9", "Name 9")])
    assert column.view.current_id() == "5"


def test_the_card_model_is_sound(qtbot: QtBot, shown: Show) -> None:
    column = _column(qtbot, shown, 5)
    tester = QAbstractItemModelTester(column.view.cards)
    column.set_cards([])
    column.set_cards([BoardCard("1", "A")])
    assert tester.model() is column.view.cards
    assert column.view.cards.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "A"


def test_every_icon_draws_something(qapp: QApplication) -> None:
    for name in icon_names():
        image = icon_pixmap(name, "text", 20, 2.0).toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(40) for y in range(40)), name


def test_a_menu_tells_the_id_and_doubles_ampersands(qtbot: QtBot) -> None:
    menu = Menu()
    qtbot.addWidget(menu)
    action = menu.add_item("edit", "Edit A & B", "pen", "E")
    with qtbot.waitSignal(menu.chosen) as told:
        action.trigger()
    assert told.args == ["edit"]
    assert action.text() == "Edit A && B\tE"
