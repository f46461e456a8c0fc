from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hireapp.ui.kit.inputs import (
    CheckBox,
    ChoiceField,
    ComboField,
    DateField,
    MoneyRangeField,
    MultiChoiceField,
    NumberField,
    SearchField,
    TextArea,
    TextField,
    YesNoField,
)
from hireapp.ui.kit.reading import read_date, read_number
from hireapp.ui.kit.star import ProbePill, StarField

Show = Callable[[QWidget], None]


def test_text_is_told_after_a_pause_and_only_once(qtbot: QtBot, shown: Show) -> None:
    field = TextField("Name")
    shown(field)
    told: list[bool] = []
    field.changed.connect(lambda: told.append(True))
    qtbot.keyClicks(field.line, "Lin")
    assert told == []
    qtbot.wait(550)
    assert told == [True]
    field.line.editingFinished.emit()
    assert told == [True]


def test_text_is_told_at_once_on_leaving(qtbot: QtBot, shown: Show) -> None:
    page = QWidget()
    first, second = TextField("Name"), TextField("Phone")
    for field in (first, second):
        field.setParent(page)
    shown(page)
    first.line.setFocus()
    with qtbot.waitSignal(first.changed, timeout=200):
        qtbot.keyClicks(first.line, "Lin")
        second.line.setFocus()
    assert first.value() == "Lin"


def test_star_field_tells_on_leaving_with_its_text(qtbot: QtBot, shown: Show) -> None:
    field = StarField("S", "Situation")
    shown(field)
    field.editor().setFocus()
    with qtbot.waitSignal(field.edited, timeout=300) as told:
        qtbot.keyClicks(field.editor(), "Q3, 14 sellers")
        field.editor().clearFocus()
    assert told.args == ["Q3, 14 sellers"]


def test_star_field_grows_and_keeps_two_lines(qtbot: QtBot, shown: Show) -> None:
    field = StarField("S", "Situation")
    field.resize(300, 80)
    shown(field)
    assert field.editor().height() == 40
    field.set_text("one\ntwo\nthree\nfour")
    assert field.editor().height() == 80
    field.set_text("")
    assert field.editor().height() == 40


def test_setting_text_tells_nothing(qtbot: QtBot) -> None:
    field = StarField("S", "Situation")
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.edited, wait=500):
        field.set_text("shown")


def test_star_field_names_its_state(qtbot: QtBot) -> None:
    field = StarField("A", "Action")
    qtbot.addWidget(field)
    field.set_state("partial", "Missing: her own share")
    assert field.editor().accessibleName() == "A Action, not complete, Missing: her own share"


def test_markup_pasted_into_a_text_stays_text(qtbot: QtBot) -> None:
    area = TextArea("Note")
    qtbot.addWidget(area)
    area.set_value("<b>Lin</b> & <img src='x'>")
    assert area.value() == "<b>Lin</b> & <img src='x'>"


def test_probe_tells_when_asked(qtbot: QtBot) -> None:
    pill = ProbePill("How many?")
    qtbot.addWidget(pill)
    with qtbot.waitSignal(pill.asked_changed) as told:
        qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)
    assert told.args == [True]
    assert pill.accessibleName() == "How many?, asked"
    with qtbot.assertNotEmitted(pill.asked_changed):
        pill.set_asked(False)


def test_choices_are_told_at_once(qtbot: QtBot) -> None:
    field = ChoiceField("Shift", [("a", "Early"), ("b", "Late & long")])
    qtbot.addWidget(field)
    assert field.value() == ""
    with qtbot.waitSignal(field.changed, timeout=50):
        qtbot.mouseClick(field._options._group.button(1), Qt.MouseButton.LeftButton)
    assert field.value() == "b"
    with qtbot.assertNotEmitted(field.changed):
        field.set_value("")
    assert field.value() == ""


def test_multi_choice_keeps_the_order_of_the_options(qtbot: QtBot) -> None:
    field = MultiChoiceField("Done", [("a", "A"), ("b", "B"), ("c", "C")])
    qtbot.addWidget(field)
    field.set_value(["c", "a"])
    assert field.value() == ("a", "c")


def test_yes_no_has_a_third_state(qtbot: QtBot) -> None:
    field = YesNoField("Consent")
    qtbot.addWidget(field)
    assert field.value() is None
    with qtbot.waitSignal(field.changed, timeout=50):
        field._choice.button("no").click()
    assert field.value() is False
    field.set_value(True)
    assert field.value() is True


def test_combo_field(qtbot: QtBot) -> None:
    field = ComboField("Source", [("ref", "Referral"), ("web", "Web")])
    qtbot.addWidget(field)
    field.set_value("web")
    assert field.value() == "web"
    assert field.combo.accessibleName() == "Source"


def test_number_out_of_range_says_so(qtbot: QtBot, shown: Show) -> None:
    field = NumberField("Calls", minimum=0, maximum=300)
    shown(field)
    qtbot.keyClicks(field.line, "999")
    field.flush()
    assert field.value() is None
    assert field.error() == "At most 300"
    field.set_value(120)
    assert field.value() == 120
    assert field.error() == ""


@pytest.mark.parametrize(
    ("text", "number"),
    [("1,200", Decimal(1200)), ("１２", Decimal(12)), ("−3", Decimal(-3)), ("", None), ("abc", None), ("NaN", None)],
)
def test_read_number(text: str, number: Decimal | None) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    ("text", "day", "fault"),
    [
        ("2026-1-5", date(2026, 1, 5), ""),
        ("2026/01/05", date(2026, 1, 5), ""),
        ("2026年1月5日", date(2026, 1, 5), ""),
        ("2026-13-01", None, "There is no month 13"),
        ("2026-02-30", None, "There is no day 30 in this month"),
        ("5 May", None, "Write the day as YYYY-MM-DD"),
        ("", None, ""),
    ],
)
def test_read_date(text: str, day: date | None, fault: str) -> None:
    assert read_date(text) == (day, fault)


def test_a_wrong_date_shows_its_fault_and_a_right_one_takes_it_away(qtbot: QtBot) -> None:
    field = DateField("Start")
    qtbot.addWidget(field)
    qtbot.keyClicks(field.line, "2026-13-01")
    field.flush()
    assert field.error() == "There is no month 13"
    field.set_value(date(2026, 1, 5))
    assert (field.error(), field.value()) == ("", date(2026, 1, 5))


def test_money_range(qtbot: QtBot) -> None:
    field = MoneyRangeField("Wanted", "CNY")
    qtbot.addWidget(field)
    field.set_value((4500, None))
    assert field.value() == (Decimal(4500), None)
    qtbot.keyClicks(field.high, "100")
    field.flush()
    assert field.error() == "The second number is below the first"


def test_every_input_has_an_accessible_name(qtbot: QtBot) -> None:
    fields = [TextField("A"), TextArea("B"), NumberField("C"), DateField("D"), ComboField("E", [("x", "X")])]
    for field in fields:
        qtbot.addWidget(field)
        target = field.focusProxy()
        assert target is not None
        assert target.accessibleName() == field.name()
    search = SearchField("Search names")
    qtbot.addWidget(search)
    assert search.accessibleName() == "Search names"


def test_locked_fields_take_no_keys(qtbot: QtBot) -> None:
    field = TextField("A")
    qtbot.addWidget(field)
    field.set_value("kept")
    field.set_locked(True)
    qtbot.keyClicks(field.line, "x")
    assert field.value() == "kept"


def test_check_box_is_pressed_on_its_text(qtbot: QtBot, shown: Show) -> None:
    box = CheckBox("A rather long text & more")
    box.resize(300, 26)
    shown(box)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    assert box.isChecked()
    assert box.accessibleName() == "A rather long text & more"


def test_search_tells_soon(qtbot: QtBot) -> None:
    search = SearchField("Search")
    qtbot.addWidget(search)
    with qtbot.waitSignal(search.searched, timeout=350) as told:
        qtbot.keyClicks(search, "lin")
    assert told.args == ["lin"]
