"""Reports: choose a kind and what it is about, look at the real pages, save or print them, or save many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QMargins, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from hireapp.domain.documents import ABOUT, Kind
from hireapp.i18n import _
from hireapp.ui.calls import Call, Numbered
from hireapp.ui.desk import Desk, Screen
from hireapp.ui.kit.buttons import Button
from hireapp.ui.kit.frames import Column, Hairline
from hireapp.ui.kit.layouts import PageHeader, row
from hireapp.ui.kit.palette import Command
from hireapp.ui.kit.paragraph import Paragraph
from hireapp.ui.report_batch import BatchPart
from hireapp.ui.report_kinds import WIDTH, KindList
from hireapp.ui.report_preview import ReportPreview
from hireapp.ui.report_subject import SubjectPane
from hireapp.ui.report_work import Draw, Drawn, PrintPages, SaveAll, Write
from hireapp.ui.save_part import SavePart

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from hireapp.domain.documents import Document, Wanted
    from hireapp.errors import HireError
    from hireapp.printing import Outcome
    from hireapp.services.changes import Changes
    from hireapp.services.report_choices import Choices
    from hireapp.ui.jobs import Progress

_MIDDLE = 400


class ReportsScreen(Screen):
    """The page. ``argument``: a kind, or a kind, a slash and the id of an application that is ticked."""

    name = "reports"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._generation = 0
        self._built: Drawn | None = None
        self._then = ""
        self._ticked: tuple[str, ...] = ()
        self._progress: Progress | None = None
        self._printer: QPrinter | None = None
        self._create()
        self._lay_out()
        self._connect()

    def _create(self) -> None:
        self.header = PageHeader(_("Reports"))
        self.kinds = KindList()
        self.subject = SubjectPane(self.desk.context.settings.paper)
        self.show_button = Button(_("Preview"), icon="eye")
        self.print_button = Button(_("Print…"), icon="print")
        self.files = SavePart(self.desk)
        self.batch = BatchPart()
        self.who = Paragraph("", "body", "t2")
        self.preview = ReportPreview()

    def _lay_out(self) -> None:
        left = Column("sunk", QMargins(0, 12, 0, 12), edges=("right",))
        left.setFixedWidth(WIDTH + 2)
        left.add(self.kinds)
        left.end()
        middle = Column(margins=QMargins(24, 14, 24, 16), spacing=0)
        middle.setFixedWidth(_MIDDLE)
        middle.add(self.subject, 1)
        tools = QVBoxLayout()
        tools.setContentsMargins(20, 12, 20, 12)
        tools.setSpacing(8)
        tools.addLayout(row(self.show_button, self.print_button, None))
        for part in (self.files, self.batch, self.who):
            tools.addWidget(part)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(tools)
        right.addWidget(self.preview, 1)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(left)
        body.addWidget(middle)
        holder = QWidget()
        holder.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        body.addWidget(holder, 1)
        top = QVBoxLayout()
        top.setContentsMargins(24, 14, 24, 10)
        top.addWidget(self.header)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(Hairline())
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self.kinds.chosen.connect(self._on_kind)
        self.subject.changed.connect(self._on_changed)
        self.subject.restyled.connect(self._on_restyled)
        self.subject.opening_chosen.connect(self._on_opening)
        self.files.wanted.connect(self._on_save)
        self.batch.stop.clicked.connect(self._on_stop)
        self.subject.empty.primary_clicked.connect(self._on_make_opening)
        self.show_button.clicked.connect(self._on_preview)
        self.print_button.clicked.connect(self._on_print)
        self.desk.jobs.progressed.connect(self._on_progress)

    def open(self, argument: str) -> None:
        """Offer what there is for a report of this kind."""
        kind, _slash, application = argument.partition("/")
        known: tuple[Kind, ...] = get_args(Kind)
        self.kinds.set_current(next((entry for entry in known if entry == kind), self.kinds.current()))
        self._ticked = (application,) if application else self._ticked
        self.files.offer()
        self._show_kind()

    def on_changes(self, changes: Changes) -> None:
        """Something a report shows has changed: offer anew, and drop the pages that no longer fit."""
        kinds = {"application", "assessment", "candidate", "opening", "claim", "shared_setting", "panel"}
        if kinds & changes.kinds:
            self._ticked = self.subject.people.chosen()
            self._read()
            self._drop()

    def commands(self) -> list[Command]:
        """Preview, save and print."""
        return [
            Command("preview", _("Preview"), icon="eye"),
            Command("save", self.subject.save_words(), "", "Ctrl S", icon="download"),
            Command("print", _("Print…"), icon="print"),
        ]

    def run(self, command: str) -> None:
        """Do a command of the palette."""
        {"preview": self._on_preview, "save": self._save, "print": self._on_print}[command]()

    def built(self) -> Drawn | None:
        """The report shown, once it is there."""
        return self._built

    def _show_kind(self) -> None:
        self.subject.set_kind(self.kinds.current())
        self.batch.say("")
        self._drop()
        self._read()

    def _read(self) -> None:
        opening = self.desk.window.opening_id()
        call = Call("report_choices.choices", self.kinds.current(), opening, context=self.desk.context)
        self._read_number += 1
        self.desk.jobs.read(Numbered(call, self._read_number), self._on_choices)

    def _drop(self) -> None:
        """The pages shown no longer fit."""
        self._generation += 1
        self._built, self._then = None, ""
        self._update()

    def _update(self) -> None:
        missing = self.subject.missing()
        is_data = self.kinds.current() == "data"
        for button in (self.show_button, self.print_button):
            button.setEnabled(not missing and not is_data)
        self.files.save.set_text(self.subject.save_words())
        self.files.save.setEnabled(not missing and self._progress is None)
        is_one_of_many = self.subject.is_batch() and not is_data
        self.print_button.set_text(_("Print the one shown…") if is_one_of_many else _("Print…"))
        said = self.subject.previewed()
        self.who.setText(said)
        self.who.setVisible(bool(said))
        if self._built is not None:
            return
        if missing:
            self.preview.say(missing)
        elif is_data:
            self.preview.say(_("Data have no pages: save them, and hand them over safely."))
        else:
            self.preview.say(_("Press Preview: the pages appear here as they will be printed."))

    def _build(self, then: str = "") -> None:
        """Gather and draw what is asked for, then go on with ``then``."""
        wanted = self.subject.first()
        if wanted is None or wanted.kind == "data":
            return
        self._drop()
        self._then = then
        self.preview.say(_("Building the report…"))
        call = Call("documents.gather", wanted, context=self.desk.context)
        self.desk.jobs.read(Numbered(call, (wanted, self._generation)), self._on_gathered, self._on_refused)

    @Slot(object)
    def _on_choices(self, read: tuple[Choices, int]) -> None:
        choices, number = read
        if number != self._read_number:
            return
        self.subject.offer(choices, self._ticked)
        title = next((title for key, title in choices.openings if key == choices.opening_id), "")
        about = ABOUT[self.kinds.current()]
        self.header.set_texts(_("Reports"), "" if about in ("form", "test") else title)
        self._update()

    @Slot(object)
    def _on_gathered(self, read: tuple[Document, tuple[Wanted, int]]) -> None:
        document, (wanted, generation) = read
        if generation == self._generation:
            work = Draw(wanted, document, self.subject.styled(), generation)
            self.desk.jobs.make(work, self._on_built, _("Building the report"), self._on_refused)

    @Slot(object)
    def _on_refused(self, error: HireError) -> None:
        self._drop()
        self.preview.say(error.in_words(_))

    @Slot(object)
    def _on_built(self, built: Drawn) -> None:
        if built.generation != self._generation:
            return
        self._built = built
        self.preview.show_images(built.pages)
        then, self._then = self._then, ""
        if then:
            self.run(then)

    @Slot(str)
    def _on_kind(self, _kind: str) -> None:
        self._ticked = self.subject.people.chosen() or self._ticked
        self._show_kind()

    @Slot()
    def _on_changed(self) -> None:
        self.batch.say("")
        self._drop()

    @Slot()
    def _on_restyled(self) -> None:
        if self._built is not None:
            self._build()
        else:
            self._drop()

    @Slot(str)
    def _on_opening(self, opening_id: str) -> None:
        self._ticked = ()
        self.desk.window.choose_opening(opening_id)

    @Slot()
    def _on_make_opening(self) -> None:
        self.desk.go("openings", "new")

    @Slot()
    def _on_preview(self) -> None:
        self._build()

    @Slot(object)
    def _on_save(self, _folder: Path) -> None:
        self._save()

    def _save(self) -> None:
        """Save all that is ticked: many at once, or the very pages that are shown."""
        if self.subject.is_batch():
            self._save_all()
        elif self._built is None:
            self._build("save")
        else:
            work = Write(self._built, self.files.target())
            self.desk.jobs.make(work, self._on_written, _("Saving the report"), self.files.refuse)

    @Slot(object)
    def _on_written(self, written: tuple[Wanted, list[Path]]) -> None:
        wanted, paths = written
        self._note(wanted)
        self.files.done(*paths)

    @Slot()
    def _on_print(self) -> None:
        if self._built is None:
            self._build("print")
            return
        from PySide6.QtGui import QPageSize
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setFullPage(True)
        is_letter = self.subject.styled().paper == "Letter"
        self._printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4))
        self._printer.setDocName(self._built.files[0][0])
        dialog = QPrintDialog(self._printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        dialog.setMinMax(1, len(self._built.pages))
        dialog.accepted.connect(self._on_print_accepted)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    @Slot()
    def _on_print_accepted(self) -> None:
        if self._built is not None and self._printer is not None:
            work = PrintPages(self._built, self._printer)
            self.desk.jobs.make(work, self._on_printed, _("Printing"))

    @Slot(object)
    def _on_printed(self, report: Drawn) -> None:
        self._note(report.wanted)
        count = len(report.pages)
        said = _("Sent to the printer: 1 page") if count == 1 else _("Sent to the printer: {count} pages")
        self.desk.messages.notice(said.format(count=count))

    def _note(self, wanted: Wanted) -> None:
        self.desk.jobs.change(Call("documents.note_export", wanted), None)

    def _save_all(self) -> None:
        wanted = self.subject.wanted()
        if wanted is None or self._progress is not None:
            return
        self.files.folder.set_error("")
        work = SaveAll(self.desk.jobs, self.desk.context, wanted, self.subject.styled(), self.files.target())
        self._progress = self.desk.jobs.make(work, self._on_all_saved, _("Saving reports"), self._on_none_saved)
        self.batch.begin()
        self._update()

    @Slot()
    def _on_stop(self) -> None:
        if self._progress is not None:
            self._progress.cancelled = True
            self.batch.show_progress(0, 0)

    @Slot(object, int, int)
    def _on_progress(self, progress: Progress, part: int, whole: int) -> None:
        if progress is self._progress and not progress.cancelled:
            self.batch.show_progress(part, whole)

    @Slot(object)
    def _on_all_saved(self, made: tuple[Wanted, Outcome]) -> None:
        wanted, outcome = made
        if outcome.unwritten:
            self.desk.jobs.change(Call("documents.note_unwritten", wanted.kind, outcome.unwritten), None)
        self._end_batch(outcome)

    @Slot(object)
    def _on_none_saved(self, error: HireError) -> None:
        self._end_batch(None)
        self.files.refuse(error)

    def _end_batch(self, outcome: Outcome | None) -> None:
        """Say what became of it; the keyboard goes back from Cancel to Save."""
        had_it = self.window().focusWidget() is self.batch.stop
        self._progress = None
        self._update()
        if had_it:
            self.files.save.setFocus()
        self.batch.end(outcome)

    _read_number = 0
