"""Fixtures for the workbench and the interview kit: real services on an SQLite file, one candidate, the real worker."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hireapp.bootstrap import Context, Where
from hireapp.errors import HireError
from hireapp.i18n import use
from hireapp.services import applications, assessments, openings, users
from hireapp.services.candidates import Contact, add_candidate
from hireapp.ui.desk import Desk
from hireapp.ui.jobs import Jobs
from hireapp.ui.kit.theme import set_theme, start_style

NAME = "<b>Wu & Jing</b>"


@dataclass
class Told:
    """What a screen told the user."""

    notices: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def notice(self, text: str, _changes: Any = None) -> None:
        self.notices.append(text)

    def error(self, error: HireError) -> None:
        self.errors.append(str(error))


@dataclass
class Bench:
    """A context with one application, its worker, and a way to show a screen."""

    context: Context
    jobs: Jobs
    messages: Told
    application_id: str
    qtbot: QtBot

    def desk(self) -> Desk:
        return Desk(self.jobs, self.messages, _go, self.context, None)  # type: ignore[arg-type]

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.jobs.idle, timeout=5000)

    def show(self, kind: type[Any], size: tuple[int, int] = (1236, 848)) -> Any:
        screen = kind(self.desk())
        self.jobs.changed.connect(screen.on_changes)
        self.qtbot.addWidget(screen)
        screen.resize(*size)
        with self.qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        screen.open(self.application_id)
        self.settle()
        return screen

    def stored(self, question_id: str) -> Any:
        sheet = self.sheet()
        return sheet.answers.get(question_id)

    def sheet(self) -> Any:
        from hireapp.domain.assessment import Assessment

        def read(work: Any) -> Any:
            own = work.find(Assessment, application_id=self.application_id, assessor_id=work.actor)
            return assessments.sheet(work, own.id)

        return self.context.read(read)


def _go(_place: str, _argument: str = "") -> None:
    """Nowhere to go in a test."""


@pytest.fixture(autouse=True)
def _style(qapp: QApplication) -> None:
    use("en")
    start_style("light")
    set_theme("light")


@pytest.fixture
def make_bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[..., Bench]]:
    made: list[Jobs] = []

    def make(stage: str = "phone", as_name: str | None = None) -> Bench:
        context = Context(Where(tmp_path))
        context.open_database()
        application_id = _application(context, stage)
        if as_name:
            context.actor = context.change(lambda work: users.add_user(work, as_name, "interviewer")).result
        jobs = Jobs(context)
        jobs.start()
        made.append(jobs)
        return Bench(context, jobs, Told(), application_id, qtbot)

    yield make
    for jobs in made:
        jobs.stop()


def _application(context: Context, stage: str) -> str:
    from hireapp.domain.application import Application

    found = context.read(lambda work: work.select(Application))
    if found:
        return str(found[0].id)

    def make(work: Any) -> Any:
        opening = openings.make_opening(work, context.library, openings.OpeningDraft("Autumn class", "outbound_new", 3))
        candidate = add_candidate(work, Contact(NAME, ("13800138000",)))
        return applications.apply(work, candidate.id, opening.result)

    application_id = str(context.change(make).result)
    for _step in range({"phone": 1, "interview": 2}[stage]):
        context.change(lambda work: applications.move(work, application_id, "advance"))
    return application_id


def texts_of(page: QWidget) -> list[str]:
    """Every text shown by a label of the page."""
    from PySide6.QtWidgets import QLabel

    return [label.text() for label in page.findChildren(QLabel)]


__all__ = ["NAME", "Bench", "_style", "make_bench", "texts_of"]
