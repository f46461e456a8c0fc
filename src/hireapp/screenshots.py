"""Renders the screens with data as PNG files, to be looked at: both languages, both themes, without a display.

usage: python -m hireapp.screenshots [--data DIR] --out DIR [--sheets] [--only NAMES] [--languages zh,en]
                                     [--themes light,dark]

Without --data the sample is built first. The pictures are taken of a copy: opening a page never changes the data.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hireapp.bootstrap import Context, where
from hireapp.i18n import use

if TYPE_CHECKING:
    from hireapp.services.ports import UnitOfWork
    from hireapp.ui.main_window import MainWindow

WIDE, SMALL = (1440, 900), (1280, 720)
SETTLE_MS, LONGEST_MS = 60, 20_000


@dataclass(frozen=True)
class Shot:
    """One picture: its name, the page, what it shows, what is done first, in which sizes."""

    name: str
    place: str
    target: str = ""
    tab: str = ""
    act: str = ""
    sizes: tuple[tuple[int, int], ...] = (WIDE,)
    as_rater: bool = False


@dataclass(frozen=True)
class Cast:
    """Whose pages are shown in a language, and as whom: names of the sample."""

    actor: str
    rater: str
    opening: str
    candidate: str
    phone: str
    interview: str
    decision: str


SHOTS = (
    Shot("pipeline", "pipeline"),
    Shot("pipeline-table", "pipeline", act="table"),
    Shot("candidates", "candidates"),
    Shot("candidate-screening", "candidate", "candidate", "#screening"),
    Shot("candidate-resume", "candidate", "candidate", "#resume"),
    Shot("candidate-tests", "candidate", "candidate", "#tests", sizes=(WIDE, SMALL)),
    Shot("work-sample", "work_sample", "candidate", sizes=(WIDE, SMALL)),
    Shot("import", "import", "batch"),
    Shot("decision", "decision", "decision"),
    Shot("compare", "compare", act="evidence", sizes=(WIDE, SMALL)),
    Shot("panel", "panel", "decision", sizes=(WIDE, SMALL)),
    Shot("insights", "insights", sizes=(WIDE, SMALL)),
    Shot("reports", "reports"),
    Shot("openings", "openings"),
    Shot("forms", "forms"),
    Shot("settings", "settings"),
    Shot("phone", "phone", "phone", act="second", sizes=(WIDE, SMALL)),
    Shot("interview", "interview", "interview", act="pause", sizes=(WIDE, SMALL), as_rater=True),
)
CASTS = {
    "zh": Cast("李敏", "刘建平 Paul Liu", "外呼新客户，秋季班", "林晓月", "丁嘉琪", "罗文静", "林晓月"),
    "en": Cast(
        "Emma Reed",
        "Emma Reed",
        "Online chat sales, international shop",
        "Emma Harlow",
        "Marcus Bell",
        "Sofia Marchetti",
        "Emma Harlow",
    ),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Render. Returns the exit code: 1 if a page failed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    options = _parser().parse_args(arguments)
    wanted = [shot for shot in SHOTS if not options.only or shot.name in options.only.split(",")]
    options.out.mkdir(parents=True, exist_ok=True)
    gc.disable()  # a widget of a closed window that another thread's collection frees takes the process down
    with tempfile.TemporaryDirectory(prefix="hireapp-screens-") as folder:
        copy = Path(folder) / "data"
        _prepare(copy, options.data)
        failures = [
            fault
            for language in options.languages.split(",")
            for theme in options.themes.split(",")
            for fault in _render(copy, options.out, language, theme, wanted)
        ]
    if options.sheets:
        _contact_sheets(options.out, wanted)
    for fault in failures:
        print(fault, file=sys.stderr)
    return 1 if failures else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hireapp.screenshots", description="Render the screens as PNG files.")
    parser.add_argument("--data", type=Path, help="data folder (default: a new sample)")
    parser.add_argument("--out", type=Path, required=True, help="folder for the pictures")
    parser.add_argument("--sheets", action="store_true", help="one contact sheet a screen, too")
    parser.add_argument("--only", default="", help="names of screens, by commas")
    parser.add_argument("--languages", default="zh,en")
    parser.add_argument("--themes", default="light,dark")
    return parser


def _prepare(copy: Path, data: Path | None) -> None:
    if data is not None:
        shutil.copytree(data, copy)
        return
    package = str(Path(__file__).resolve().parents[1])
    paths = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-m", "hireapp.demo", str(copy)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": paths})


def _render(data: Path, out: Path, language: str, theme: str, shots: Sequence[Shot]) -> Iterator[str]:
    """Take the pictures of one language and theme; yields what failed."""
    use("zh" if language == "zh" else "en")
    cast = CASTS[language]
    for as_rater in (False, True):
        mine = [shot for shot in shots if (shot.as_rater and cast.rater != cast.actor) == as_rater]
        if mine:
            camera = _Camera(data, cast.rater if as_rater else cast.actor, language, theme, cast)
            for shot in mine:
                for path in camera.take(shot, out):
                    print(path)
            yield from camera.close()


class _Camera:
    """A window as one person, in one language and theme."""

    def __init__(self, data: Path, actor: str, language: str, theme: str, cast: Cast) -> None:
        from hireapp.app import make_application, make_window

        context = Context(where(str(data), as_name=actor))
        context.settings = replace(context.settings, language=language, theme=theme)  # type: ignore[arg-type]
        self.suffix = f"{language}-{theme}"
        self.targets = _targets(context, cast)
        context.settings = replace(context.settings, last_opening=self.targets["opening"])
        self._application = make_application()
        self.window: MainWindow = make_window(context)
        self.faults = _Faults(self.window)
        self.window.resize(*WIDE)
        self.window.show()
        self._settle(self._is_open)

    def take(self, shot: Shot, out: Path) -> Iterator[Path]:
        """Open the page and grab it, in each size."""
        target = self.targets.get(shot.target, "")
        prefix = "application:" if shot.place == "candidate" else ""
        self.window.go(shot.place, f"{prefix}{target}{shot.tab}")
        self._settle()
        _ACTS.get(shot.act, _run_command)(self.window, shot.act)
        for size in shot.sizes:
            self.window.resize(*size)
            self._settle()
            ending = "" if size == WIDE else f"-{size[0]}"
            path = out / f"{shot.name}-{self.suffix}{ending}.png"
            if not self.window.grab().save(str(path)):
                self.faults.words.append(f"{path}: not written")
            yield path
        self.window.resize(*WIDE)

    def close(self) -> list[str]:
        """Close the window; returns what failed in it."""
        self._settle()
        self.window.close()
        self.window.deleteLater()
        _wait(SETTLE_MS)
        gc.collect()
        return [f"{self.suffix}: {words}" for words in self.faults.words]

    def _is_open(self) -> bool:
        return self.window.page() is not None

    def _settle(self, ready: Callable[[], bool] | None = None) -> None:
        """Wait until nothing is on its way and the page is painted."""
        spent = 0
        while spent < LONGEST_MS:
            _wait(SETTLE_MS)
            spent += SETTLE_MS
            if self.window.jobs.idle and (ready is None or ready()):
                _wait(SETTLE_MS)
                if self.window.jobs.idle:
                    return
        self.faults.words.append("a page did not come to rest")


class _Faults:
    """Hears what goes wrong behind a window."""

    def __init__(self, window: MainWindow) -> None:
        self.words: list[str] = []
        window.jobs.crashed.connect(self.add)
        window.jobs.failed.connect(self.add_error)

    def add(self, words: str) -> None:
        """A failure of the program."""
        self.words.append(words)

    def add_error(self, error: Any) -> None:
        """Something that was refused."""
        self.words.append(str(error))


def _show_table(window: MainWindow, _act: str) -> None:
    shape: Any = getattr(window.page(), "shape", None)
    shape.button("table").click()


def _run_command(window: MainWindow, act: str) -> None:
    screen = window.page()
    if act and screen is not None and any(command.id == act for command in screen.commands()):
        screen.run(act)


def _pick_figure(window: MainWindow, _act: str) -> None:
    matrix: Any = getattr(window.page(), "matrix", None)
    if matrix is not None:
        matrix.choose("competency:drive", 0)
        matrix.picked.emit("competency:drive", 0)


_ACTS: dict[str, Callable[[Any, str], None]] = {"table": _show_table, "evidence": _pick_figure}


def _targets(context: Context, cast: Cast) -> dict[str, str]:
    """The ids behind the names, and the newest import that waits."""

    def read(work: UnitOfWork) -> dict[str, str]:
        from hireapp.services import imports, openings

        found = {
            name: _application_of(work, getattr(cast, name)) for name in ("candidate", "phone", "interview", "decision")
        }
        listed = openings.openings(work)
        opening = next((entry.id for entry in listed if entry.title == cast.opening), listed[0].id if listed else "")
        pending = imports.pending_batches(work)
        return {**found, "opening": opening, "batch": pending[0].id if pending else ""}

    found = context.read(read)
    context.close()
    return found


def _application_of(work: UnitOfWork, name: str) -> str:
    """The newest application of a person; else any, so that other data than the sample can be pictured, too."""
    from hireapp.domain.application import Application
    from hireapp.domain.candidate import Person

    person = work.find(Person, name=name)
    own = {"candidate_id": person.candidate_id} if person else {}
    found = work.select(Application, deleted=False, **own)
    return found[-1].id if found else ""


def _wait(milliseconds: int) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _contact_sheets(out: Path, shots: Sequence[Shot]) -> None:
    """Four pictures of a screen on one: languages across, themes down."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter

    for shot in shots:
        sheet = QImage(WIDE[0] * 2 + 36, WIDE[1] * 2 + 36, QImage.Format.Format_RGB32)
        sheet.fill(Qt.GlobalColor.gray)
        painter = QPainter(sheet)
        for row, theme in enumerate(("light", "dark")):
            for column, language in enumerate(("zh", "en")):
                picture = QImage(str(out / f"{shot.name}-{language}-{theme}.png"))
                painter.drawImage(12 + column * (WIDE[0] + 12), 12 + row * (WIDE[1] + 12), picture)
        painter.end()
        sheet.save(str(out / f"sheet-{shot.name}.png"))


if __name__ == "__main__":
    sys.exit(main())
