"""The panel page, and three assessors in three windows on one PostgreSQL: nobody sees more before their own sheet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from hireapp import cli
from hireapp.bootstrap import Context, where
from hireapp.services import applications, assessments, decisions, interviews, panels, users
from hireapp.ui.kit.buttons import LinkButton
from hireapp.ui.main_window import MainWindow
from tests.makers import advance, call, fill, make_candidate, make_opening, rate, submission, to_interview
from tests.postgres import Server
from tests.ui.windows import settle, shown

PEOPLE = (("陈涛", "manager"), ("林嘉", "hr"), ("赵一鸣", "interviewer"))
SECRETS = ("秘密理由", "秘密问题", "秘密优点", "销冠三个月", "第二名", "记录见此")
PAGES = ("candidate", "panel", "interview", "decision", "compare", "pipeline", "candidates")


def prepared(context: Context) -> str:
    """An application at the interview with all three on the panel."""
    application = make_candidate(context, make_opening(context))
    advance(context, application)
    rate(context, application, "phone", 4)
    to_interview(context, application, tests=False)
    seats = []
    for name, role in PEOPLE:
        person = context.change(call(users.add_user, name, role)).result
        seats.append(panels.SeatDraft(person))
    context.change(call(panels.set_panel, application, "interview", seats))
    return application


def everything(widget: QWidget) -> str:
    """All that a page shows or tells a screen reader."""
    said = [label.text() for label in widget.findChildren(QLabel)]
    said += [child.accessibleName() for child in widget.findChildren(QWidget)]
    said += [child.toolTip() for child in widget.findChildren(QWidget)]
    matrix = getattr(widget, "matrix", None)
    if matrix is not None:
        said += [repr(group) for group in matrix._groups]
    return "\n".join(said)


def argument_of(page: str, application: str) -> str:
    special = {"candidate": f"application:{application}#interview", "pipeline": "", "candidates": ""}
    return special.get(page, application)


@pytest.fixture
def windows(postgres: Server, tmp_path: Path, qtbot: QtBot) -> Iterator[tuple[str, dict[str, MainWindow]]]:
    """Three windows, each as another person, on one database; and the application."""
    url = postgres.new_database()
    owner = Context(where(str(tmp_path / "owner"), url))
    application = prepared(owner)
    owner.close()
    with ExitStack() as stack:
        made = {
            name: stack.enter_context(shown(Context(where(str(tmp_path / role), url, name)), qtbot))
            for name, role in PEOPLE
        }
        yield application, made


def submit_secretly(context: Context, application: str) -> None:
    """One assessor's sheet with words that nobody else may read yet."""
    sheet = fill(context, application, "interview", 2)
    claim = context.change(call(interviews.add_claim, application, "销冠三个月", assessment_id=sheet)).result
    context.change(call(interviews.judge_claim, claim, "contradicted", "记录见此", assessment_id=sheet))
    context.change(call(interviews.note_contradiction, sheet, "drive_aim_higher", "resume", "第一名", "第二名"))
    point = assessments.StrengthDraft("strength", "秘密优点", "drive", "原话")
    words = submission("talk_again", reason="秘密理由", points=(point,), open_questions=(("秘密问题", "孙悦", None),))
    context.change(call(assessments.submit, sheet, words))


def look_everywhere(window: MainWindow, application: str, qtbot: QtBot) -> str:
    seen = []
    for page in PAGES:
        window.go(page, argument_of(page, application))
        settle(qtbot, window)
        seen.append(everything(window))
    return "\n".join(seen)


def commands(context: Context, application: str, folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What the commands print and write as this person, as one text."""
    number = context.read(call(applications.application_by, application)).number
    opening = number.rsplit("-", 1)[0].replace("EV", "OP")
    base = ["--data", str(folder), "--database", context.place.url, "--as", name]
    said = ""
    for arguments in (["list", "--json", "--opening", opening], ["report", number, "-o", str(folder / f"{name}.pdf")]):
        code = cli.main([*arguments[:1], *base, *arguments[1:]])
        assert code in (0, 1, 3)
        printed = capsys.readouterr()
        said += printed.out + printed.err
    for path in folder.glob(f"{name}*.pdf"):
        pdf = pypdfium2.PdfDocument(path)
        said += "".join(page.get_textpage().get_text_bounded() for page in pdf)
    return said


@pytest.mark.slow
def test_three_assessors_in_three_windows(
    windows: tuple[str, dict[str, MainWindow]], tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
):
    application, made = windows
    first, *others = made.values()
    submit_secretly(first.context, application)
    for window, (name, _role) in zip(others, PEOPLE[1:], strict=True):
        seen = look_everywhere(window, application, qtbot)
        seen += commands(window.context, application, tmp_path, name, capsys)
        assert not [secret for secret in SECRETS if secret in seen], name
        window.go("panel", application)
        settle(qtbot, window)
        assert window.page().blind.isVisible()
        assert not window.page().matrix.isVisible()
    for window in others:
        rate(window.context, application, "interview", 4)
    for window in made.values():
        window.go("pipeline")
        window.go("panel", application)
        settle(qtbot, window)
        assert not window.page().blind.isVisible()
        seen = everything(window)
        assert all(secret in seen for secret in ("秘密理由", "秘密问题", "销冠三个月")), seen[:500]
    settle_in(first, qtbot)
    look = others[0]
    assert "3 of 3 sheets in" in everything(look)
    dossier = look.context.read(call(decisions.gather, look.context.library, application))
    assert len({rater.id for rater in dossier.raters if "interview" in rater.stages}) == 3
    look.context.change(call(decisions.decide, application, "hire", "证据充分"))
    seen = commands(look.context, application, tmp_path, PEOPLE[1][0], capsys)
    assert "秘密理由" in seen.replace("\n", "").replace("\r", "")


def settle_in(window: MainWindow, qtbot: QtBot) -> None:
    """Record a consensus on the panel page by its own controls."""
    page = window.page()
    page.competency.set_value("drive")
    page.level.set_value("3.5")
    page.record.click()
    settle(qtbot, window)
    assert "needs a reason" in page.reason.error()
    page.reason.set_value("以记录的原话为准")
    page.record.click()
    settle(qtbot, window)
    assert "以记录的原话为准" in everything(page)


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[tuple[MainWindow, str]]:
    context = Context(where(str(tmp_path / "data")))
    application = prepared(context)
    context.close()
    with shown(Context(where(str(tmp_path / "data"))), qtbot) as made:
        made.go("panel", application)
        settle(qtbot, made)
        yield made, application


def test_who_owes_is_told_and_the_panel_changed(window: tuple[MainWindow, str], qtbot: QtBot):
    made, application = window
    page = made.page()
    assert "0 of 3 sheets in" in everything(page)
    assert "Still owed by 陈涛, 林嘉, 赵一鸣" in everything(page)
    page.rail.chips["drive"].click()
    page.rail.ask.click()
    settle(qtbot, made)
    found = made.context.read(call(panels.panel, made.context.library, application, "interview"))
    assert len(found.seats) == 4
    assert next(seat for seat in found.seats if seat.assessor_id == made.context.actor).focus == ("drive",)
    assert page.blind.isVisible()
    made.messages.undo()
    settle(qtbot, made)
    assert not page.blind.isVisible()


def test_after_an_invitation_the_box_offers_the_next_person(window: tuple[MainWindow, str], qtbot: QtBot):
    made, application = window
    for name in ("周明", "钱进"):
        made.context.change(call(users.add_user, name, "interviewer"))
    made.go("pipeline")
    made.go("panel", application)
    settle(qtbot, made)
    rail = made.page().rail
    before = [rail.person.itemData(place) for place in range(rail.person.count())]
    rail.chips["drive"].click()
    rail.ask.click()
    settle(qtbot, made)
    assert rail.person.value() == before[1]
    assert not rail.chips["drive"].isChecked()
    rail.ask.click()
    settle(qtbot, made)
    assert rail.person.value() == before[2]
    found = made.context.read(call(panels.panel, made.context.library, application, "interview"))
    assert {seat.assessor_id for seat in found.seats} >= set(before[:2])


def test_a_change_elsewhere_keeps_what_is_being_chosen(window: tuple[MainWindow, str], qtbot: QtBot):
    made, application = window
    for name, _role in PEOPLE:
        person = next(user for user in made.context.read(users.users) if user.name == name)
        made.context.actor = person.id
        rate(made.context, application, "interview", 3)
    made.resize(1280, 600)
    made.go("pipeline")
    made.go("panel", application)
    settle(qtbot, made)
    page = made.page()
    page.matrix.setFocus()
    page.matrix.picked.emit("drive", 1)
    page.competency.set_value("drive")
    page.level.set_value("4.5")
    page.rail.chips["drive"].click()
    settle(qtbot, made)
    bars = page.centre.verticalScrollBar(), page.rail.verticalScrollBar()
    for bar in bars:
        bar.setValue(60)
    page.rail.practice_stated.emit("trained", True)
    settle(qtbot, made)
    assert page.matrix.hasFocus()
    assert page.level.value() == "4.5"
    assert page.rail.chips["drive"].isChecked()
    assert "没人逼我打" in everything(page.quotations)
    assert [bar.value() for bar in bars] == [60, 60]


def test_stating_a_practice_keeps_the_keyboard_on_its_word(window: tuple[MainWindow, str], qtbot: QtBot):
    made, _application = window
    page = made.page()
    links = [link for link in page.rail.findChildren(LinkButton) if link.objectName() == "trained:yes"]
    links[0].setFocus()
    said = links[0].accessibleName()
    links[0].click()
    settle(qtbot, made)
    focus = made.focusWidget()
    assert focus is not links[0]
    assert focus.accessibleName() == said


def test_practices_that_no_record_shows_are_stated(window: tuple[MainWindow, str], qtbot: QtBot):
    made, application = window
    page = made.page()
    before = made.context.read(call(panels.panel, made.context.library, application, "interview")).structure.score
    page.rail.practice_stated.emit("trained", True)
    settle(qtbot, made)
    after = made.context.read(call(panels.panel, made.context.library, application, "interview")).structure.score
    assert after == before + 1


def test_the_panel_summary_is_saved(window: tuple[MainWindow, str], qtbot: QtBot):
    made, _application = window
    made.page().pdf.click()
    made.page().files.save.click()
    folder = made.context.place.folder / "reports"
    qtbot.waitUntil(lambda: bool(list(folder.glob("*.pdf"))), timeout=15000)


def test_the_pipeline_names_the_sheets_i_owe(window: tuple[MainWindow, str], qtbot: QtBot):
    made, application = window
    seats = [panels.SeatDraft(made.context.actor)]
    made.context.change(call(panels.set_panel, application, "interview", seats))
    made.go("pipeline")
    settle(qtbot, made)
    assert made.page()._owed == {application}
