from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hireapp.ui.kit.rating import NotObserved, RatingCompact, RatingFull, RatingInterview, Unrated

Show = Callable[[QWidget], None]

ANCHORS = {1: "Long silence", 3: "Answers after thought", 5: "Takes it up at once, buys time politely"}
SIZES = [RatingFull, RatingCompact, RatingInterview]


@pytest.fixture(params=SIZES)
def rating(request: pytest.FixtureRequest, qtbot: QtBot, shown: Show) -> RatingCompact:
    made = request.param("Responsiveness", ANCHORS)
    shown(made)
    made.setFocus()
    return made


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
def test_a_digit_rates(rating: RatingCompact, qtbot: QtBot, level: int) -> None:
    with qtbot.waitSignal(rating.rated) as told:
        qtbot.keyClicks(rating, str(level))
    assert told.args == [level]
    assert rating.value() == level


def test_a_digit_of_the_number_pad_rates(rating: RatingCompact, qtbot: QtBot) -> None:
    qtbot.keyClick(rating, Qt.Key.Key_4, Qt.KeyboardModifier.KeypadModifier)
    assert rating.value() == 4


def test_zero_is_not_observed_and_not_the_same_as_unrated(rating: RatingCompact, qtbot: QtBot) -> None:
    assert rating.value() is Unrated
    qtbot.keyClicks(rating, "0")
    assert rating.value() is NotObserved
    qtbot.keyClick(rating, Qt.Key.Key_Delete)
    assert rating.value() is Unrated


def test_arrows_move_and_space_takes(rating: RatingCompact, qtbot: QtBot) -> None:
    rating.set_value(2)
    qtbot.keyClick(rating, Qt.Key.Key_Right)
    assert rating.value() == 2
    qtbot.keyClick(rating, Qt.Key.Key_Space)
    assert rating.value() == 3
    for _step in range(5):
        qtbot.keyClick(rating, Qt.Key.Key_Right)
    qtbot.keyClick(rating, Qt.Key.Key_Return)
    assert rating.value() is NotObserved


def test_a_click_on_a_cell_rates(rating: RatingCompact, qtbot: QtBot) -> None:
    qtbot.mouseClick(rating._cells[5], Qt.MouseButton.LeftButton)
    assert rating.value() == 5
    assert [level for level, cell in rating._cells.items() if cell.isChecked()] == [5]


def test_a_locked_rating_does_not_change(rating: RatingCompact, qtbot: QtBot) -> None:
    rating.set_value(3)
    rating.set_locked(True)
    qtbot.keyClicks(rating, "5")
    qtbot.mouseClick(rating._cells[1], Qt.MouseButton.LeftButton)
    assert rating.value() == 3


def test_setting_does_not_tell(rating: RatingCompact, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(rating.rated):
        rating.set_value(5)


def test_the_accessible_name_says_name_value_and_anchor(rating: RatingCompact) -> None:
    rating.set_value(4)
    assert rating.accessibleName() == "Responsiveness, 4 of 5, Between 3 and 5"
    rating.set_value(NotObserved)
    assert rating.accessibleName() == "Responsiveness, not observed"
    rating.set_value(None)
    assert rating.accessibleName() == "Responsiveness, not rated"


def test_every_level_has_a_text_in_the_full_size(qtbot: QtBot) -> None:
    rating = RatingFull("Drive", ANCHORS)
    qtbot.addWidget(rating)
    assert all(cell.accessibleName() for cell in rating._cells.values())
    assert len(rating._cells) == 6


def test_the_quotation_is_told_on_leaving(qtbot: QtBot, shown: Show) -> None:
    rating = RatingFull("Drive", ANCHORS, quote="before")
    shown(rating)
    line = rating.quote_field()
    line.setFocus()
    line.setCursorPosition(6)
    with qtbot.waitSignal(rating.quote_edited, timeout=200) as told:
        qtbot.keyClicks(line, " and after")
        rating.setFocus()
    assert told.args == ["before and after"]


def test_digits_typed_in_the_quotation_do_not_rate(qtbot: QtBot, shown: Show) -> None:
    rating = RatingFull("Drive", ANCHORS)
    shown(rating)
    qtbot.keyClicks(rating.quote_field(), "15 deals")
    assert rating.value() is Unrated
    assert rating.quote() == "15 deals"


def test_up_and_down_are_left_to_the_screen(rating: RatingCompact, qtbot: QtBot) -> None:
    rating.set_value(3)
    qtbot.keyClick(rating, Qt.Key.Key_Down)
    assert rating.value() == 3
