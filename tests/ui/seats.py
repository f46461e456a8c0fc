"""A place to sit a test in: a main window that hands over to a candidate, with what a test does there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hireapp.bootstrap import Context, where
from hireapp.domain.assessment import Assessment, StoredAnswer
from hireapp.domain.sitting import SittingEvent
from hireapp.i18n import use
from hireapp.services import assessments, sittings
from hireapp.services.sittings import SittingDraft
from hireapp.ui.candidate_mode.texts import IntroPage, WelcomePage
from hireapp.ui.candidate_mode.window import CandidateWindow
from hireapp.ui.main_window import MainWindow
from tests.makers import call, make_candidate, make_opening

PIN = "2468"


class Seat:
    """A main window that hands over to a candidate."""

    def __init__(self, qtbot: QtBot, folder: Path, forms: tuple[str, ...], factor: str):
        self.qtbot = qtbot
        context = Context(where(str(folder)))
        application = make_candidate(context, make_opening(context, "online_chat"))
        draft = SittingDraft(forms, "en", PIN, "hr@example.com", date(2030, 1, 1), Decimal(factor))
        self.sitting = context.change(call(sittings.prepare, context.library, application, draft)).result
        context.close()
        self.folder = folder
        self.main = self.open()
        self.main.sit(self.sitting)
        self.wait_for(WelcomePage)
        qtbot.wait(200)  # hiding the one window takes the focus of the other for a moment
        qtbot.waitUntil(self.window.isActiveWindow, timeout=3000)

    def open(self) -> MainWindow:
        """Start the program."""
        context = Context(where(str(self.folder)))
        context.settings = replace(context.settings, language="en", theme="light")
        use("en")
        window = MainWindow(context)
        self.qtbot.addWidget(window)
        window.show()
        self.qtbot.waitUntil(lambda: window.candidate is not None or (window.page() is not None and window.jobs.idle),
                             timeout=15000)
        return window

    @property
    def window(self) -> CandidateWindow:
        assert self.main.candidate is not None
        return self.main.candidate

    def wait_for(self, kind: type[QWidget]) -> QWidget:
        self.qtbot.waitUntil(
            lambda: self.main.candidate is not None and isinstance(self.page(), kind) and self.window.keeper.idle,
            timeout=15000,
        )
        return self.page()

    def page(self) -> QWidget:
        return self.window.frame.stack.currentWidget()

    def begin(self) -> None:
        """Consent, and the first page of the first test."""
        page = self.page()
        page.me.click()
        page.agree.click()
        page.button.click()
        self.start_part()

    def start_part(self) -> None:
        self.wait_for(IntroPage).button.click()
        self.qtbot.waitUntil(lambda: self.window.item_page is not None, timeout=10000)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.window.keeper.idle and self.window.jobs.idle, timeout=10000)

    def key(self, key: Qt.Key | str) -> None:
        target = self.window.focusWidget()
        (self.qtbot.keyClicks if isinstance(key, str) else self.qtbot.keyClick)(target, key)

    def cut_off(self) -> None:
        """What a power cut leaves: the window is gone without a word, the database is as it is."""
        self.settle()
        old = self.main
        old.candidate._timer.stop()
        old.candidate._may_close = True
        old.candidate.close()
        old.jobs.stop()
        self.main = self.open()
        self.wait_for(IntroPage)
        self.qtbot.wait(200)
        self.qtbot.waitUntil(self.window.isActiveWindow, timeout=3000)

    def read(self, work):
        return self.main.context.read(work)

    def close(self) -> None:
        if self.main.candidate is not None:
            self.main.candidate._may_close = True
            self.main.candidate._timer.stop()
            self.main.candidate.close()
        self.main.close()


def sit(seats: list[Seat], qtbot: QtBot, folder: Path, *forms: str, factor: str = "1") -> Seat:
    seat = Seat(qtbot, folder, forms, factor)
    seats.append(seat)
    return seat


def answers(seat: Seat, form: str) -> dict[str, StoredAnswer]:
    def work(unit):
        entry = next(e for e in unit.select(Assessment) if assessments.form_of(unit, e).id == form)
        return {row.question_id: row for row in unit.select(StoredAnswer, assessment_id=entry.id)}

    return seat.read(work)


def events(seat: Seat) -> list[str]:
    return [entry.what for entry in seat.read(lambda unit: unit.select(SittingEvent, order="seq"))]


def leave(seat: Seat, qtbot: QtBot, pin: str = PIN) -> None:
    seat.settle()
    seat.window.frame.lock.click()
    qtbot.keyClicks(seat.window.leaving._page.pin, pin)
    seat.window.leaving._page.later.click()
    if pin == PIN:
        qtbot.waitUntil(lambda: seat.main.candidate is None, timeout=5000)
        qtbot.waitUntil(lambda: seat.main.jobs.idle, timeout=5000)
