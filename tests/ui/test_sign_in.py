"""Signing in: before anything is shown, after idle minutes, for somebody else; and the settings that lead there."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import make_url

from hireapp import bootstrap
from hireapp.bootstrap import Context, where
from hireapp.domain.application import Application
from hireapp.errors import DatabaseTrouble
from hireapp.i18n import use
from hireapp.services import accounts, applications, users
from hireapp.ui.kit.fonts import load_fonts
from hireapp.ui.main_window import MainWindow
from hireapp.ui.notice import Notice
from hireapp.ui.settings_data import DataPart
from hireapp.ui.settings_people import PeoplePart
from hireapp.ui.sign_in import SignInPage
from tests.makers import call, make_candidate, make_opening
from tests.postgres import Server

MINE, OTHER = "drei kleine Wörter", "vier 个 小 词"
Opener = Callable[..., MainWindow]


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """A folder with one candidate, an owner with a password and a colleague without."""
    context = Context(where(str(tmp_path / "data")))
    make_candidate(context, make_opening(context))
    context.change(call(users.rename_user, context.actor, "李敏", "招聘主管"))
    context.change(call(users.add_user, "林芳", "interviewer"))
    context.change(call(accounts.set_own_password, MINE))
    context.close()
    return tmp_path / "data"


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opener]:
    windows: list[MainWindow] = []

    def make(folder: Path, url: str | None = None, **settings: str) -> MainWindow:
        context = Context(where(str(folder), url))
        context.settings = replace(context.settings, language="en", theme="light", **settings)  # type: ignore[arg-type]
        use("en")
        load_fonts()
        window = MainWindow(context)
        windows.append(window)
        qtbot.addWidget(window)
        window.show()
        window.start()
        settle(qtbot, window)
        return window

    yield make
    for window in windows:
        window.close()
    use("en")


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.wait(30)
    qtbot.waitUntil(lambda: window.jobs.idle, timeout=15_000)
    qtbot.wait(30)


def page_of(window: MainWindow) -> SignInPage:
    found = window.centralWidget()
    assert isinstance(found, SignInPage)
    return found


def enter(qtbot: QtBot, window: MainWindow, password: str) -> None:
    page = page_of(window)
    page.password.line.setText(password)
    qtbot.keyClick(page.password.line, Qt.Key.Key_Return)
    settle(qtbot, window)


def come_in_as_colleague(qtbot: QtBot, window: MainWindow) -> None:
    """As the one who has no password."""
    page = page_of(window)
    page.who.combo.setCurrentIndex(page.who.combo.findText("林芳"))
    page.who.combo.activated.emit(page.who.combo.currentIndex())
    page.go.click()
    settle(qtbot, window)


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def all_words(window: MainWindow) -> str:
    return words_of(window) + "\n".join(part.accessibleName() for part in window.findChildren(QWidget))


def test_nothing_is_shown_before_the_password(company: Path, opened: Opener, qtbot: QtBot):
    window = opened(company)
    page = page_of(window)
    assert page.who.value() == window.context.expected
    assert "陈伟芳" not in all_words(window)
    for place in ("pipeline", "candidates", "settings"):
        window.go(place)
    window.open_palette()
    window.back()
    assert page_of(window) is page and window.palette_box is None
    enter(qtbot, window, "wrong one")
    assert "not right" in page.password.error()
    enter(qtbot, window, MINE)
    assert window.page() is not None and window.page().name == "pipeline"
    assert window.context.actor == window.context.settings.user_id


def test_a_colleague_without_a_password_comes_in_as_themselves(company: Path, opened: Opener, qtbot: QtBot):
    window = opened(company)
    page = page_of(window)
    colleague = next(key for key in page._guarded if key != page.who.value())
    page.who.combo.setCurrentIndex(page.who.combo.findData(colleague))
    page.who.combo.activated.emit(page.who.combo.currentIndex())
    assert not page.password.isVisible()
    page.go.click()
    settle(qtbot, window)
    assert window.context.actor == colleague


def test_after_five_wrong_ones_the_button_sleeps(company: Path, opened: Opener, qtbot: QtBot):
    window = opened(company)
    for _time in range(5):
        enter(qtbot, window, "wrong one")
        page_of(window).password.line.clear()
    assert "Too many" in page_of(window).password.error()
    assert not page_of(window).go.isEnabled()
    enter(qtbot, window, MINE)
    assert page_of(window) is not None


def test_idle_minutes_shut_the_door_and_what_was_typed_is_there_again(company: Path, opened: Opener, qtbot: QtBot):
    window = opened(company)
    enter(qtbot, window, MINE)
    window.go("settings")
    settle(qtbot, window)
    part = window.page().findChild(PeoplePart)
    part.new_name.line.setText("还没写完的名")
    window.door._since -= 9 * 60
    window.door.look()
    assert not window.door.is_shut
    window.door.look()
    window.door._since -= 60 * 10
    window.door.look()
    assert window.door.is_shut
    settle(qtbot, window)
    assert "还没写完的名" not in all_words(window)
    assert "still here" in words_of(window)
    enter(qtbot, window, MINE)
    assert window.page().name == "settings"
    assert part.new_name.line.text() == "还没写完的名"


def test_no_door_shuts_over_a_sitting(company: Path, opened: Opener, qtbot: QtBot):
    window = opened(company)
    enter(qtbot, window, MINE)
    window.context.settings = replace(window.context.settings, sitting="one that runs")
    window.door.look()
    window.door._since -= 3600
    window.door.look()
    assert not window.door.is_shut
    window.context.settings = replace(window.context.settings, sitting="")


def test_without_a_password_no_door_shuts(opened: Opener, tmp_path: Path):
    window = opened(tmp_path / "new")
    window.door._since -= 3600
    window.door.look()
    window.door.look()
    assert not window.door.is_shut
    assert window.page().name == "pipeline"


def test_a_first_password_is_changed_at_the_first_sign_in(company: Path, opened: Opener, qtbot: QtBot):
    window = opened(company)
    enter(qtbot, window, MINE)
    window.go("settings")
    settle(qtbot, window)
    part = window.page().findChild(PeoplePart)
    link = next(entry for entry in part.findChildren(QWidget) if entry.accessibleName() == "Set a password for 林芳")
    link.click()
    part.new.line.setText(OTHER)
    part.again.line.setText(OTHER + "x")
    part.keep.click()
    assert "not the same" in part.again.error()
    part.again.line.setText(OTHER)
    part.keep.click()
    settle(qtbot, window)
    assert "password set" in words_of(part) and not part.new.isVisible()
    colleague = next(entry.user.id for entry in part._people if entry.user.name == "林芳")
    part.switch.click()
    settle(qtbot, window)
    page = page_of(window)
    page.who.combo.setCurrentIndex(page.who.combo.findData(colleague))
    page.who.combo.activated.emit(page.who.combo.currentIndex())
    enter(qtbot, window, OTHER)
    assert page.new.isVisible() and not page.password.isVisible()
    for field in (page.new, page.again):
        field.line.setText("drei andere Wörter")
    page.keep.click()
    settle(qtbot, window)
    assert window.context.actor == colleague
    assert window.context.read(call(accounts.is_guarded, colleague))
    assert window.page().name == "pipeline"


def test_an_interviewer_sees_no_form_for_adding_people(company: Path, opened: Opener, qtbot: QtBot):
    window = opened(company)
    come_in_as_colleague(qtbot, window)
    window.go("settings")
    settle(qtbot, window)
    part = window.page().findChild(PeoplePart)
    assert not part.add.isVisible() and not part.new_name.isVisible()
    assert part.my_password.isVisible()


def test_nothing_typed_goes_to_the_next_person(company: Path, opened: Opener, qtbot: QtBot):
    window = opened(company)
    enter(qtbot, window, MINE)
    application = window.context.read(lambda work: work.select(Application))[0].id
    window.go("decision", application)
    settle(qtbot, window)
    window.page().reason.set_value("只给我自己看的话")
    window.sign_out(window.context.actor)
    settle(qtbot, window)
    come_in_as_colleague(qtbot, window)
    window.go("decision", application)
    settle(qtbot, window)
    assert window.page().reason.value() == ""


def test_undo_is_nobody_s_while_the_door_is_shut(company: Path, opened: Opener, qtbot: QtBot):
    window = opened(company)
    enter(qtbot, window, MINE)
    application = window.context.read(lambda work: work.select(Application))[0].id
    window.sign_out(window.context.actor)
    changes = window.context.change(call(applications.move, application, "advance"))
    window.messages.notice("陈伟芳 moved on", changes)
    assert "陈伟芳" not in all_words(window)
    window.messages.undo()
    settle(qtbot, window)
    assert window.context.read(call(applications.application_by, application)).stage == "phone"


def test_what_changed_behind_the_door_is_shown_to_the_same_person(company: Path, opened: Opener, qtbot: QtBot):
    window = opened(company)
    enter(qtbot, window, MINE)
    window.go("settings")
    settle(qtbot, window)
    window.sign_out(window.context.actor)
    settle(qtbot, window)
    window.jobs.change(call(users.add_user, "新同事", "manager"))
    settle(qtbot, window)
    enter(qtbot, window, MINE)
    settle(qtbot, window)
    assert window.page().name == "settings"
    assert "新同事" in words_of(window.page())


def test_a_database_reached_late_still_asks_who_it_is(
    company: Path, opened: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    real, down = bootstrap._open, [True]

    def away(place: Any) -> Any:
        if down[0]:
            raise DatabaseTrouble("The database server can't be reached.")
        return real(place)

    monkeypatch.setattr(bootstrap, "_open", away)
    window = opened(company)
    assert not window.door.is_shut
    down[0] = False
    window.refresh_top()
    settle(qtbot, window)
    assert window.door.is_shut
    assert "陈伟芳" not in all_words(window)
    enter(qtbot, window, MINE)
    assert window.page().name == "pipeline"
    for notice in window.findChildren(Notice):
        notice.close()


def test_too_many_wrong_ones_hold_up_nobody_else(company: Path, opened: Opener, qtbot: QtBot):
    window = opened(company)
    for _time in range(5):
        enter(qtbot, window, "wrong one")
    assert not page_of(window).go.isEnabled()
    come_in_as_colleague(qtbot, window)
    assert window.page().name == "pipeline"


def test_the_palette_and_a_key_sign_out(company: Path, opened: Opener, qtbot: QtBot):
    window = opened(company)
    enter(qtbot, window, MINE)
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, window)
    assert window.door.is_shut
    enter(qtbot, window, MINE)
    window._on_command("sign_out:")
    assert window.door.is_shut


def test_sharing_a_database_from_settings_and_coming_back(
    company: Path, opened: Opener, qtbot: QtBot, postgres: Server
):
    window = opened(company)
    enter(qtbot, window, MINE)
    window.go("settings")
    settle(qtbot, window)
    part = window.page().findChild(DataPart)
    part.share.click()
    part.connect_.click()
    settle(qtbot, window)
    assert "missing" in part.trouble.text()
    part.host.set_value(str(postgres.folder))
    part.database.set_value(make_url(postgres.new_database()).database)
    part.user.set_value(postgres.owner)
    part.password.line.setText("geheim")
    part.copy.setChecked(True)
    part.connect_.click()
    settle(qtbot, window)
    settle(qtbot, window)
    assert window.context.place.url and not window.door.is_shut
    assert "geheim" not in (company / "settings.json").read_text()
    window.go("candidates")
    settle(qtbot, window)
    assert window.context.read(lambda work: len(work.queries.list_ids(_query()))) == 1
    window.go("settings")
    settle(qtbot, window)
    part = window.page().findChild(DataPart)
    part.back.click()
    settle(qtbot, window)
    settle(qtbot, window)
    assert window.context.place.url is None
    enter(qtbot, window, MINE)
    assert window.page().name == "pipeline"


def test_a_stranger_at_a_shared_database_says_who_they_are(
    company: Path, opened: Opener, qtbot: QtBot, postgres: Server, tmp_path: Path
):
    context = Context(where(str(company)))
    context.open_database()
    context.unlock(context.expected)
    name = make_url(postgres.new_database()).database
    parts: dict[str, Any] = {"host": str(postgres.folder), "database": name, "user": postgres.owner}
    context.move_to(parts, copy=True)
    url = context.place.url
    context.close()
    window = opened(tmp_path / "elsewhere", url)
    page = page_of(window)
    assert page.who.value() == "" and not page.go.isEnabled()
    assert "陈伟芳" not in all_words(window)
    assert set(page._guarded.values()) == {True, False}


def _query() -> Any:
    from hireapp.services.ports import ListQuery

    return ListQuery()


class Heard:
    """Notes what a job answered."""

    def __init__(self) -> None:
        self.found: list[Any] = []

    def hear(self, found: Any) -> None:
        self.found.append(found)


def test_what_somebody_asked_for_runs_as_them(company: Path, opened: Opener, qtbot: QtBot):
    window = opened(company)
    enter(qtbot, window, MINE)
    owner = window.context.actor
    colleague = next(entry.user.id for entry in window.context.read(accounts.known) if entry.user.id != owner)
    heard = Heard()
    window.jobs.read(_actor_of, heard.hear)
    window.context.unlock(colleague)
    settle(qtbot, window)
    assert heard.found == [owner]


def _actor_of(work: Any) -> str:
    time.sleep(0.05)
    return str(work.actor)
