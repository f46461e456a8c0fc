"""Import: drop resumes, look at what was read beside its source, then take in. Nothing is a candidate before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMargins, Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from hireapp.bootstrap import with_settings
from hireapp.i18n import _
from hireapp.ui.desk import Desk, Screen
from hireapp.ui.import_merge import MergePanel
from hireapp.ui.import_model import ItemModel
from hireapp.ui.import_pane import SourcePane
from hireapp.ui.import_work import (
    Accept,
    Confirm,
    Correct,
    Discard,
    ReadBatch,
    ReadFiles,
    ReadKept,
    ReadPending,
    Revert,
    Skip,
    Store,
)
from hireapp.ui.kit.buttons import Button, Chip, LinkButton
from hireapp.ui.kit.frames import Card, Column, Hairline
from hireapp.ui.kit.inputs import TextField
from hireapp.ui.kit.layouts import PageHeader, SectionHeader, row
from hireapp.ui.kit.paragraph import Label, Paragraph
from hireapp.ui.kit.table import TableView

if TYPE_CHECKING:
    from hireapp.domain.candidate import ImportBatch, ImportItem
    from hireapp.services.changes import Changes
    from hireapp.ui.jobs import Progress

PANE = 500
SHOWN_NAMES = 5
FILTERS = ("all", "ready", "check", "duplicate", "unreadable")


class ImportScreen(Screen):
    """The page: start, reading, review. ``argument`` may be the id of a batch."""

    name = "candidates"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._batch = ""
        self._items: list[ImportItem] = []
        self._filter = "all"
        self._progress: Progress | None = None
        self.setAcceptDrops(True)
        self._create()
        self._lay_out()
        self._connect()

    def _create(self) -> None:
        self.stack = QStackedWidget()
        self.path = TextField(_("Path of a file or folder"), _("type or paste a path, then Enter"))
        self.choose = Button(_("Choose files…"), "primary", icon="upload", size="header")
        self.choose_folder = Button(_("Choose a folder…"), size="header")
        self.bar = QProgressBar()
        self.reading = Label("", "body", "t2")
        self.stop = Button(_("Cancel"))
        self.header = PageHeader(_("Import review"), _("Nothing stored yet"))
        self.discard = Button(_("Discard"))
        self.accept = Button("", "primary", key_hint="Ctrl Enter")
        self.chips = {
            "all": Chip(_("All"), 0),
            "ready": Chip(_("Ready"), 0),
            "check": Chip(_("To check"), 0),
            "duplicate": Chip(_("Duplicates"), 0),
            "unreadable": Chip(_("Unreadable"), 0),
        }
        self.table = TableView(tall=True, edge=24)
        self.model = ItemModel(self)
        self.table.setModel(self.model)
        self.table.set_widths([184, 108, 138, 140, 120])
        self.pane = SourcePane()
        self.merge = MergePanel()

    def _lay_out(self) -> None:
        self.stack.addWidget(self._start_page())
        self.stack.addWidget(self._reading_page())
        self.review = self._review_page()
        self.stack.addWidget(self.review)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def _start_page(self) -> QWidget:
        page = Column(margins=QMargins(24, 14, 24, 24), spacing=14)
        page.add(PageHeader(_("Import resumes")))
        drop = Card()
        inner = drop.column(10)
        inner.setContentsMargins(28, 26, 28, 26)
        inner.addWidget(Paragraph(_("Drop resume files or a folder here"), "block"))
        inner.addWidget(
            Paragraph(
                _(
                    "PDF, Word (docx), text, HTML and JSON Resume. You see what was read beside the line it "
                    "came from before anything is stored."
                ),
                "body",
                "t2",
            )
        )
        inner.addLayout(row(self.choose, self.choose_folder, None))
        inner.addWidget(self.path)
        drop.setMaximumWidth(720)
        page.add(drop)
        self._pending_title = SectionHeader(_("Imports so far"))
        self._pending = QWidget()
        page.add(self._pending_title)
        page.add(self._pending)
        page.end()
        self._start_column = page
        return page

    def _reading_page(self) -> QWidget:
        page = Column(margins=QMargins(24, 14, 24, 24), spacing=12)
        page.add(PageHeader(_("Reading files")))
        page.add(self.reading)
        self.bar.setTextVisible(False)
        self.bar.setMaximumWidth(720)
        page.add(self.bar)
        page.layout_.addLayout(row(self.stop, None))
        page.end()
        return page

    def _review_page(self) -> QWidget:
        self.header.add_right(self.discard)
        self.header.add_right(self.accept)
        top = QVBoxLayout()
        top.setContentsMargins(24, 14, 24, 10)
        top.setSpacing(10)
        top.addWidget(self.header)
        chips = row(*self.chips.values())
        chips.addStretch(1)
        top.addLayout(chips)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(top)
        left.addWidget(self.table, 1)
        left.addWidget(Hairline())
        left.addWidget(self.merge)
        self.pane.setFixedWidth(PANE)
        page = QWidget()
        line = QHBoxLayout(page)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addLayout(left, 1)
        line.addWidget(self.pane)
        return page

    def _connect(self) -> None:
        self.choose.clicked.connect(self._on_choose)
        self.choose_folder.clicked.connect(self._on_choose_folder)
        self.path.line.returnPressed.connect(self._on_path)
        self.stop.clicked.connect(self._on_stop)
        self.desk.jobs.progressed.connect(self._on_progress)
        self.discard.clicked.connect(self._on_discard)
        self.accept.clicked.connect(self._on_accept)
        for chip in self.chips.values():
            chip.clicked.connect(self._on_chip)
        self.table.picked.connect(self._on_picked)
        self.pane.corrected.connect(self._on_corrected)
        self.pane.confirmed.connect(self._on_confirmed)
        self.pane.skipped.connect(self._on_skipped)
        self.merge.merged.connect(self._on_merged)
        self.merge.kept_apart.connect(self._on_kept_apart)
        for key, place, slot in (
            ("Ctrl+Return", self.review, self._on_accept),
            ("Ctrl+Enter", self.review, self._on_accept),
            ("S", self.table, self.pane.leave_out.click),
            ("Return", self.table, self.pane.right.click),
            ("Enter", self.table, self.pane.right.click),
        ):
            shortcut = QShortcut(QKeySequence(key), place, slot)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def open(self, argument: str) -> None:
        """Show the start, or the review of a batch."""
        if argument:
            self._load(argument)
        else:
            self.stack.setCurrentIndex(0)
            self.desk.jobs.read(ReadPending(), self._on_pending)

    def on_changes(self, changes: Changes) -> None:
        """Read the batch again."""
        if self.stack.currentIndex() == 2 and {"import_batch", "import_item"} & changes.kinds:
            self._load(self._batch)
        elif self.stack.currentIndex() == 0:
            self.desk.jobs.read(ReadPending(), self._on_pending)

    def leave(self) -> None:
        """Keep what is being typed."""
        self.pane.flush()

    def start_files(self, paths: list[Path]) -> None:
        """Read files and folders on the pool, then show the review."""
        if not paths:
            return
        self.reading.setText(_("Reading…"))
        self.bar.setRange(0, 0)
        self.stack.setCurrentIndex(1)
        self._progress = self.desk.jobs.make(
            ReadFiles(paths, self.desk.context.place.as_of),
            self._on_files_read,
            _("Reading files"),
            self._on_reading_failed,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.start_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _load(self, batch: str) -> None:
        shown = self.stack.currentIndex() == 2 and batch == self._batch
        self._batch = batch
        self.stack.setCurrentIndex(2)
        if not shown:
            self.table.setFocus()
        self.desk.jobs.read(ReadBatch(batch), self._on_batch)

    def _current(self) -> ImportItem | None:
        rows = self.table.picked_rows()
        return self.model.item(rows[0]) if rows else None

    @Slot(object)
    def _on_pending(self, batches: list[tuple[ImportBatch, int]]) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        states = {
            "pending": _("waits for review"),
            "accepted": _("taken in"),
            "reverted": _("reverted"),
            "discarded": _("discarded"),
        }
        for batch, count in batches:
            text = _("Import {number}, files {count}: {state}").format(
                number=batch.number, count=count, state=states[batch.state]
            )
            link = LinkButton(_("Review") if batch.state == "pending" else _("Revert"))
            link.setObjectName(batch.id)
            link.clicked.connect(self._on_review if batch.state == "pending" else self._on_revert)
            link.setVisible(batch.state in ("pending", "accepted"))
            column.addLayout(row(Label(text), 8, link, None))
        self._start_column.layout_.replaceWidget(self._pending, holder)
        self._pending.deleteLater()
        self._pending = holder
        self._pending_title.setVisible(bool(batches))

    @Slot()
    def _on_review(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._load(sender.objectName())

    @Slot()
    def _on_revert(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.desk.jobs.change(Revert(sender.objectName()), self._on_reverted)

    @Slot(object)
    def _on_reverted(self, changes: Changes) -> None:
        batch = next(key for kind, key in changes.touched if kind == "import_batch")
        self.desk.jobs.read(ReadKept(batch), self._on_kept)

    @Slot(object)
    def _on_kept(self, names: list[str]) -> None:
        text = _("Import reverted")
        if names:
            shown = ", ".join([*names[:SHOWN_NAMES], *("…" for _name in names[SHOWN_NAMES : SHOWN_NAMES + 1])])
            text = _("Reverted; {count} candidates stay, they were worked on: {names}").format(
                count=len(names), names=shown
            )
        self.desk.messages.notice(text)

    @Slot()
    def _on_choose(self) -> None:
        start = self.desk.context.settings.last_folder
        names, _kind = QFileDialog.getOpenFileNames(self, _("Choose resume files"), start)
        if names:
            with_settings(self.desk.context, last_folder=str(Path(names[0]).parent))
            self.start_files([Path(name) for name in names])

    @Slot()
    def _on_choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, _("Choose a folder of resumes"), self.desk.context.settings.last_folder
        )
        if folder:
            with_settings(self.desk.context, last_folder=folder)
            self.start_files([Path(folder)])

    @Slot()
    def _on_path(self) -> None:
        self.path.flush()
        text = self.path.value().strip().strip('"')
        if text:
            self.start_files([Path(part.strip()).expanduser() for part in text.split(";") if part.strip()])

    @Slot()
    def _on_stop(self) -> None:
        if self._progress is not None:
            self._progress.cancelled = True
        self.open("")

    @Slot(object, int, int)
    def _on_progress(self, progress: Progress, part: int, whole: int) -> None:
        if progress is self._progress:
            self.bar.setRange(0, whole)
            self.bar.setValue(part)
            self.reading.setText(_("{part} of {whole} files").format(part=part, whole=whole))

    @Slot(object)
    def _on_reading_failed(self, error: Any) -> None:
        if self._progress is not None and self._progress.cancelled:
            return
        self.open("")
        self.path.set_error(error.in_words(_))

    @Slot(object)
    def _on_files_read(self, read: tuple[Progress, list[Any]]) -> None:
        progress, files = read
        if progress.cancelled:
            return
        self.path.set_value("")
        self.path.set_error("")
        if files:
            self.desk.jobs.change(Store(files, self.desk.window.opening_id()), self._on_stored)
        else:
            self._on_nothing()

    def _on_nothing(self) -> None:
        self.open("")
        self.path.set_error(_("There is no file to read here."))

    @Slot(object)
    def _on_stored(self, changes: Changes) -> None:
        self._load(changes.result)

    @Slot(object)
    def _on_batch(self, items: list[ImportItem]) -> None:
        current = self._current()
        self._items = items
        self._show_items(current.id if current else "")

    def _show_items(self, current: str) -> None:
        counts = {key: sum(1 for item in self._items if key in ("all", item.verdict)) for key in FILTERS}
        for key, chip in self.chips.items():
            chip.set_count(counts[key])
            chip.setChecked(key == self._filter)
        ready = counts["ready"]
        done = sum(item.verdict in ("imported", "merged") for item in self._items)
        self.header.set_texts(
            _("Import review"), _("{count} taken in").format(count=done) if done else _("Nothing stored yet")
        )
        self.accept.set_text(_("Take in {count} ready").format(count=ready))
        self.accept.setEnabled(ready > 0)
        self.discard.set_text(_("Done") if done and not ready else _("Discard"))
        self.model.set_items([item for item in self._items if self._filter in ("all", item.verdict)])
        place = max(0, self.model.place(current))
        if self.model.rowCount():
            self.table.selectRow(place)
        self._on_picked()

    @Slot()
    def _on_chip(self) -> None:
        sender = self.sender()
        self._filter = next((key for key, chip in self.chips.items() if chip is sender), "all")
        self._show_items("")

    @Slot()
    def _on_picked(self) -> None:
        item = self._current()
        self.pane.show_item(item)
        self.merge.show_item(item, self.desk)

    @Slot(str, str, object)
    def _on_corrected(self, item_id: str, field: str, value: Any) -> None:
        self.desk.jobs.change(Correct(item_id, field, value))

    @Slot(str)
    def _on_confirmed(self, item_id: str) -> None:
        self._step(item_id)
        self.table.setFocus()
        self.desk.jobs.change(Confirm(item_id))

    @Slot(str, bool)
    def _on_skipped(self, item_id: str, skipped: bool) -> None:
        if skipped:
            self._step(item_id)
        self.table.setFocus()
        self.desk.jobs.change(Skip(item_id, skipped))

    def _step(self, item_id: str) -> None:
        place = self.model.place(item_id) + 1
        if place < self.model.rowCount():
            self.table.selectRow(place)

    @Slot(str, object)
    def _on_merged(self, item_id: str, choices: dict[str, str]) -> None:
        self.desk.jobs.change(Accept(self._batch, {item_id: choices}, (), only=True), self._on_accepted)

    @Slot(str)
    def _on_kept_apart(self, item_id: str) -> None:
        self.desk.jobs.change(Accept(self._batch, {}, (item_id,), only=True), self._on_accepted)

    @Slot()
    def _on_accept(self) -> None:
        self.pane.flush()
        if self.accept.isEnabled():
            self.desk.jobs.change(Accept(self._batch, {}, ()), self._on_accepted)

    @Slot(object)
    def _on_accepted(self, changes: Changes) -> None:
        self.desk.messages.notice(_("{count} taken in").format(count=changes.result), changes)
        left = sum(item.verdict in ("check", "duplicate", "ready") for item in self._items) - int(changes.result)
        if left <= 0:
            self.desk.go("pipeline")

    @Slot()
    def _on_discard(self) -> None:
        self.desk.jobs.change(Discard(self._batch), self._on_discarded)

    @Slot(object)
    def _on_discarded(self, _changes: Changes) -> None:
        self.desk.go("pipeline")
