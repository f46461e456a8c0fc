"""The demo: sample data, evaluations, pictures of the screens, then the window. Paths go to stdout, words to stderr."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from hireapp.bootstrap import Context, where
from hireapp.demo import build_sample
from hireapp.files import free_path
from hireapp.i18n import N_, Language, _

if TYPE_CHECKING:
    from hireapp.domain.documents import Document, Kind
    from hireapp.domain.dossier import Dossier
    from hireapp.services.ports import UnitOfWork

REPORTS: tuple[tuple[str, Language, Literal["A4", "Letter"]], ...] = (
    ("林晓月", "zh", "A4"),
    ("Emma Harlow", "en", "A4"),
    ("Daniel Okafor", "en", "Letter"),
)
DOCUMENTS: tuple[tuple[Kind, str, Language], ...] = (
    ("comparison", "外呼新客户，秋季班", "zh"),
    ("comparison", "Online chat sales, international shop", "en"),
    ("panel", "林晓月", "zh"),
    ("summary", "外呼新客户，去年秋季班", "zh"),
    ("tests", "sales_inventory", "zh"),
    ("guide", "interview_outbound_new", "zh"),
    ("phone", "phone_outbound_new", "en"),
)
FAILED = 1
HEADLESS = ("offscreen", "minimal")
NOT_PICTURED = N_("The pictures of the screens could not be made; the data and the reports are there.")
OPEN_IT = N_("Open the sample with: hireapp --data {folder}")


def run(folder: Path, *, window: bool, as_of: date | None, pictures: tuple[str, ...] = ("--sheets",)) -> int:
    """Build everything in ``folder``; ``pictures`` are options of ``hireapp.screenshots``. Returns the exit code."""
    folder.mkdir(parents=True, exist_ok=True)
    data = free_path(folder / "data")
    context = Context(where(str(data), as_of=as_of))
    build_sample(context, as_of=as_of or date.today())  # noqa: DTZ011 the day on this desk
    print(data, flush=True)
    write_reports(context, folder / "reports")
    write_documents(context, folder / "reports")
    context.close()
    code = _take_pictures(data, folder / "screens", pictures)
    return _open_window(data, as_of) if window and not code else code


def write_reports(context: Context, folder: Path) -> list[Path]:
    """The evaluations of three people, one of each language and paper."""
    from hireapp.services.exports import report_name, write_report

    written = []
    for name, language, paper in REPORTS:
        from hireapp.reports.document import build

        dossier: Dossier = context.change(_gathered(context, name))
        path = write_report(folder / report_name(dossier, language, draft=False), build(dossier, language, paper=paper))
        print(path, flush=True)
        written.append(path)
    return written


def write_documents(context: Context, folder: Path) -> list[Path]:
    """One of each other kind: what several people and whole openings are written up in."""
    from hireapp.reports.kinds import Options, drawn
    from hireapp.services.exports import write_report

    written = []
    for kind, subject, language in DOCUMENTS:
        document: Document = context.change(_document(context, kind, subject))
        path = write_report(folder / document.file_name(language), drawn(document, language, Options()))
        print(path, flush=True)
        written.append(path)
    return written


def _document(context: Context, kind: Kind, subject: str) -> Callable[[UnitOfWork], Any]:
    """The report of ``kind`` about a person, an opening or a form, named as the sample names it."""

    def gather(work: UnitOfWork) -> Any:
        from hireapp.domain.documents import Wanted
        from hireapp.services import comparisons, openings
        from hireapp.services.documents import gather_for_export

        found = {opening.title: opening.id for opening in openings.openings(work)}
        subjects: tuple[str, ...] = (found.get(subject) or application_of(work, subject) or subject,)
        if kind == "comparison":
            subjects = tuple(comparisons.usual_choice(work, found[subject]))
        return gather_for_export(work, context.library, Wanted(kind, subjects))

    return gather


def _gathered(context: Context, name: str) -> Callable[[UnitOfWork], Any]:
    def gather(work: UnitOfWork) -> Any:
        from hireapp.services.decisions import gather_for_export

        return gather_for_export(work, context.library, application_of(work, name))

    return gather


def application_of(work: UnitOfWork, name: str) -> str:
    """The id of the newest application of the person called ``name``; "" if there is none."""
    from hireapp.domain.application import Application
    from hireapp.domain.candidate import Person

    person = work.find(Person, name=name)
    found = work.select(Application, candidate_id=person.candidate_id, deleted=False) if person else []
    return found[-1].id if found else ""


def _take_pictures(data: Path, folder: Path, options: tuple[str, ...]) -> int:
    """In a child process, so that its platform plugin is not the window's."""
    command = [sys.executable, "-m", "hireapp.screenshots", "--data", str(data), "--out", str(folder), *options]
    package = str(Path(__file__).resolve().parents[2])
    paths = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    done = subprocess.run(command, env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": paths}, check=False)
    if done.returncode:
        print(_(NOT_PICTURED), file=sys.stderr)
        return FAILED
    return 0


def _open_window(data: Path, as_of: date | None) -> int:
    from hireapp.app import has_display
    from hireapp.app import run as run_window

    if os.environ.get("QT_QPA_PLATFORM") in HEADLESS or not has_display():
        print(_(OPEN_IT).format(folder=data), file=sys.stderr)
        return 0
    return run_window(Context(where(str(data), as_of=as_of)))
