"""What the Reports page has done off the GUI thread: read, draw, save one, save many, print."""

from __future__ import annotations

import contextlib
import queue
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter

from hireapp.errors import HireError
from hireapp.i18n import N_, Language
from hireapp.ui.calls import Call
from hireapp.ui.jobs import Cancelled
from hireapp.ui.report_preview import Paper, each_page, render

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from hireapp.bootstrap import Context
    from hireapp.domain.documents import Document, Wanted
    from hireapp.printing import Outcome
    from hireapp.services.documents import Batch, Gathered
    from hireapp.ui.jobs import Jobs, Progress

MOST_DPI = 300
_PATIENCE = 20


@dataclass(frozen=True)
class Look:
    """How a report is to be drawn."""

    languages: tuple[Language, ...]
    paper: Paper
    hide_names: bool


@dataclass(frozen=True)
class Drawn:
    """A finished report: a file in each language, and pictures of all pages. generation: which request it answers."""

    wanted: Wanted
    files: tuple[tuple[str, bytes], ...]
    pages: tuple[QImage, ...]
    generation: int


class Draw:
    """Draws and renders on the pool."""

    def __init__(self, wanted: Wanted, document: Document, look: Look, generation: int) -> None:
        self.wanted, self.document, self.look, self.generation = wanted, document, look, generation

    def __call__(self, progress: Progress) -> Drawn:
        from hireapp.reports.kinds import Options, drawn

        options = Options(self.look.paper, self.look.hide_names)
        files: list[tuple[str, bytes]] = []
        pages: list[QImage] = []
        for number, language in enumerate(self.look.languages):
            progress.report(number, len(self.look.languages))
            content = drawn(self.document, language, options)
            files.append((self.document.file_name(language), content))
            pages += render(content)
        return Drawn(self.wanted, tuple(files), tuple(pages), self.generation)


class Write:
    """Writes the files that are shown; never over another."""

    def __init__(self, report: Drawn, folder: Path) -> None:
        self.report, self.folder = report, folder

    def __call__(self, _progress: Any) -> tuple[Wanted, list[Path]]:
        from hireapp.services.exports import write_report

        return self.report.wanted, [write_report(self.folder / name, content) for name, content in self.report.files]


class SaveAll:
    """A batch: gathered on the database worker, drawn in two processes, written on the pool."""

    def __init__(self, jobs: Jobs, context: Context, wanted: Wanted, look: Look, folder: Path) -> None:
        self.jobs, self.context = jobs, context
        self.wanted, self.look, self.folder = wanted, look, folder

    def __call__(self, progress: Progress) -> tuple[Wanted, Outcome]:
        from hireapp.printing import Order, print_all
        from hireapp.reports.kinds import Options

        gather = _Gathering(self.jobs, self.context, self.wanted, progress)
        order = Order(self.folder, self.look.languages, Options(self.look.paper, self.look.hide_names))
        told = _Told(progress)
        return self.wanted, print_all(self.wanted.subjects, gather, order, told.report, told.cancelled)


class _Told:
    """Progress that ends a batch by its answer, not in its midst."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress

    def report(self, part: int, whole: int) -> None:
        """Say how far it is."""
        with contextlib.suppress(Cancelled):
            self.progress.report(part, whole)

    def cancelled(self) -> bool:
        """Whether the user took it back."""
        return self.progress.cancelled


class _Gathering:
    """Asks the database worker and waits for it, on the pool: the window goes on meanwhile."""

    def __init__(self, jobs: Jobs, context: Context, wanted: Wanted, progress: Progress) -> None:
        self.jobs, self.context, self.wanted, self.progress = jobs, context, wanted, progress
        self._box: queue.SimpleQueue[tuple[Batch | None, HireError | None]] = queue.SimpleQueue()

    def __call__(self, subjects: Sequence[str]) -> Sequence[Gathered]:
        call = Call("documents.gather_all", self.wanted.kind, tuple(subjects), self.wanted.stage, context=self.context)
        self.jobs.change(call, self._on_found, self._on_failed)
        late = 0
        while late < _PATIENCE:
            try:
                batch, error = self._box.get(timeout=0.1)
            except queue.Empty:
                late += self.progress.cancelled  # a window that closes answers no more
                continue
            if error is not None:
                raise error
            return batch.found if batch is not None else ()
        return ()

    def _on_found(self, batch: Batch) -> None:
        self._box.put((batch, None))

    def _on_failed(self, error: HireError) -> None:
        self._box.put((None, error))


class PrintPages:
    """Paints the pages as pictures on a printer, on the pool; each as large as the paper allows."""

    def __init__(self, report: Drawn, printer: QPrinter) -> None:
        self.report, self.printer = report, printer

    def __call__(self, progress: Progress) -> Drawn:
        painter = QPainter()
        first, last = self.printer.fromPage(), self.printer.toPage()
        scale = min(MOST_DPI, self.printer.resolution()) / 72
        number = 0
        try:
            for _name, content in self.report.files:
                for image in each_page(content, scale):
                    number += 1
                    progress.report(number, len(self.report.pages))
                    if not first or first <= number <= last:
                        self._page(painter, image)
        finally:
            if painter.isActive():
                painter.end()
        return self.report

    def _page(self, painter: QPainter, image: QImage) -> None:
        wide = image.width() > image.height()
        turned = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        self.printer.setPageOrientation(turned)
        started = self.printer.newPage() if painter.isActive() else painter.begin(self.printer)
        if not started:
            raise HireError(
                N_("The printer does not answer."), N_("Check that it is on, or save the PDF and print it elsewhere.")
            )
        area = self.printer.pageLayout().fullRectPixels(self.printer.resolution())
        size = image.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (area.width() - size.width()) // 2, (area.height() - size.height()) // 2
        painter.drawImage(QRect(left, top, size.width(), size.height()), image)
