"""Prints ms: the Compare page with 12 candidates opened first, opened again, and the ranking of 200 people.

The page is measured from the click to its painted figures: reading on the worker, building, painting, all in the real
window. The 12 have a phone sheet, tests, a work sample and two interview sheets each.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from random import Random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from hireapp.bootstrap import Context, where
from hireapp.i18n import use
from hireapp.psychometrics.ranking import ranking
from hireapp.services import users
from hireapp.ui.kit.fonts import load_fonts
from hireapp.ui.main_window import MainWindow
from hireapp.ui.screens import compare
from tests.makers import advance, call, make_candidate, make_opening, rate, to_interview

PEOPLE = 12
NAMES = (
    "陈伟芳",
    "蒋敏",
    "吴静怡",
    "李佳宁",
    "周子涵",
    "孙雨桐",
    "钱浩宇",
    "赵欣怡",
    "郑俊熙",
    "王诗琪",
    "冯嘉豪",
    "褚梦洁",
)


def fill(context: Context) -> list[str]:
    """The applications."""
    opening = make_opening(context, seats=6)
    owner, second = context.actor, context.change(call(users.add_user, "陈涛", "hr")).result
    made = []
    for number, name in enumerate(NAMES):
        application = make_candidate(context, opening, name, f"138057101{number:02}", f"p{number}@example.com")
        advance(context, application)
        rate(context, application, "phone", 2 + number % 4)
        to_interview(context, application, 2 + number % 4)
        for person in (owner, second):
            context.actor = person
            rate(context, application, "interview", 2 + number % 4)
        context.actor = owner
        made.append(application)
    return made


def opened(app: QApplication, window: MainWindow) -> float:
    """Milliseconds from the click to the painted page."""
    start = time.perf_counter()
    window.go("compare")
    wait(app, window)
    window.page().repaint()
    return 1000 * (time.perf_counter() - start)


def wait(app: QApplication, window: MainWindow) -> None:
    """Let the event loop run until nothing is on its way, and through the turn that follows."""
    loop = QEventLoop()
    window.jobs.settled.connect(loop.quit)
    while not window.jobs.idle:
        loop.exec()
    QTimer.singleShot(0, loop.quit)
    loop.exec()


def main() -> None:
    """Measure once cold, five times warm."""
    app = QApplication([])
    load_fonts()
    use("zh")
    with tempfile.TemporaryDirectory() as folder:
        context = Context(where(folder))
        ids = fill(context)
        window = MainWindow(context)
        window.resize(1440, 900)
        window.show()
        window.start()
        wait(app, window)
        window.go("pipeline")
        wait(app, window)
        compare._compared[window.opening_id()] = ids
        first = opened(app, window)
        again = []
        for _round in range(5):
            window.go("pipeline")
            wait(app, window)
            again.append(opened(app, window))
        assert len(window.page().heads.heads) == PEOPLE
        window.jobs.stop()
    print(f"{first:.1f} {statistics.median(again):.1f} {ranked():.1f}", flush=True)
    os._exit(0)


def ranked() -> float:
    """Milliseconds for 2,000 draws over 200 people."""
    chance = Random(1)
    entries = [(str(number), chance.uniform(40, 90), chance.uniform(4, 8)) for number in range(200)]
    spent = []
    for _round in range(5):
        start = time.perf_counter()
        ranking(entries, 12)
        spent.append(1000 * (time.perf_counter() - start))
    return statistics.median(spent)


if __name__ == "__main__":
    main()
