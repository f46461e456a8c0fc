"""The report as its real pages: built and rendered on the pool, shown as pictures, saved as the very bytes shown."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QImage, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from hireapp.i18n import Language, _
from hireapp.ui.kit.frames import Column
from hireapp.ui.kit.paint import line_box, painter_for
from hireapp.ui.kit.paragraph import Paragraph

Paper = Literal["A4", "Letter"]

if TYPE_CHECKING:
    from hireapp.domain.dossier import Dossier
    from hireapp.ui.jobs import Progress

SCALE = 1.5
_one_at_a_time = threading.Lock()
"""PDFium keeps state of its own: two renderings at once crash the process."""


@dataclass(frozen=True)
class Built:
    """A finished report: its bytes and a picture of each page. ``generation``: which request it answers."""

    dossier: Dossier
    language: Language
    content: bytes
    pages: tuple[QImage, ...]
    generation: int = 0


class BuildReport:
    """Builds and renders on the pool."""

    def __init__(
        self, dossier: Dossier, language: Language, paper: Paper, hide_name: bool, generation: int = 0
    ) -> None:
        self.dossier = dossier
        self.language = language
        self.paper = paper
        self.hide_name = hide_name
        self.generation = generation

    def __call__(self, progress: Progress) -> Built:
        from hireapp.reports.document import build

        content = build(
            self.dossier,
            self.language,
            paper=self.paper,
            hide_name=self.hide_name,
            draft=self.dossier.decision is None,
        )
        progress.report(1, 2)
        return Built(self.dossier, self.language, content, render(content), self.generation)


def render(content: bytes) -> tuple[QImage, ...]:
    """A picture of each page of a PDF."""
    return tuple(each_page(content, SCALE))


def each_page(content: bytes, scale: float) -> Iterator[QImage]:
    """The pages one after the other, ``scale`` pixels a point: at a printer's resolution only one fits in memory."""
    import pypdfium2

    with _one_at_a_time:
        document = pypdfium2.PdfDocument(content)
        try:
            for page in document:
                yield _image(page, scale)
        finally:
            document.close()


def _image(page: Any, scale: float) -> QImage:
    bitmap = page.render(scale=scale, rev_byteorder=True)
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    kind = QImage.Format.Format_RGB888 if bitmap.n_channels == 3 else QImage.Format.Format_RGBX8888
    return QImage(bytes(bitmap.buffer), width, height, stride, kind).copy()


class PageView(QWidget):
    """One page, as wide as there is room."""

    def __init__(self, image: QImage, number: int, count: int) -> None:
        super().__init__()
        self._picture = QPixmap.fromImage(image)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(280)
        self.setAccessibleName(_("Page {number} of {count}").format(number=number, count=count))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * self._picture.height() / max(1, self._picture.width()))

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_for(self)
        painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.rect(), self._picture)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        line_box(painter, self.rect(), 0, "line2")


class ReportPreview(Column):
    """The pages below each other."""

    def __init__(self) -> None:
        super().__init__("sunk", QMargins(20, 16, 20, 20), spacing=14, edges=("left",))
        self.say(_("The report appears here."))

    def say(self, text: str) -> None:
        """Words instead of pages."""
        self._clear()
        self.add(Paragraph(text, "body", "t2"))
        self.end()

    def show_pages(self, built: Built) -> None:
        """Show the pages of a report."""
        self.show_images(built.pages)

    def show_images(self, pages: Sequence[QImage]) -> None:
        """Show these pages."""
        self._clear()
        for number, image in enumerate(pages, 1):
            self.add(PageView(image, number, len(pages)))
        self._count = len(pages)
        self.end()

    def page_count(self) -> int:
        """How many pages are shown."""
        return self._count

    def _clear(self) -> None:
        while self.layout_.count():
            item = self.layout_.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._count = 0
