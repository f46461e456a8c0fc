"""All candidates in one table that stays fast: sorted and searched by the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from hireapp.i18n import _
from hireapp.services.ports import ListQuery
from hireapp.ui.columns import candidate_columns
from hireapp.ui.desk import Desk, Screen
from hireapp.ui.kit.buttons import Button, Chip
from hireapp.ui.kit.layouts import EmptyState, PageHeader, row
from hireapp.ui.kit.table import TableView
from hireapp.ui.screens.pipeline import _centred
from hireapp.ui.table_model import RowTableModel

if TYPE_CHECKING:
    from hireapp.services.changes import Changes


class CandidatesScreen(Screen):
    """The page. ``argument`` of ``open`` is a search text."""

    name = "candidates"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._text = ""
        self._sort = ("name", False)
        self.add = Button(_("Import resumes"), "plain", icon="upload", key_hint="Ctrl I")
        self.header = PageHeader(_("Candidates"), "", [self.add])
        self.search_chip = Chip("", removable=True)
        self.table = TableView(edge=24)
        self.model = RowTableModel(desk.jobs, candidate_columns(), applications=False, parent=self)
        self.model.on_count = self._show_count
        self.table.setModel(self.model)
        self.table.set_widths([column.width for column in self.model.columns])
        self.table.set_sorting(0)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.none = EmptyState(
            "people",
            _("No candidates yet"),
            _("Drop in resumes; you review them before anything is stored."),
            _("Import resumes"),
        )
        self.nothing = EmptyState(
            "search", _("Nothing found"), _("Try another spelling, or fewer words."), _("Show all")
        )
        self.stack = QStackedWidget()
        for widget in (self.table, _centred(self.none), _centred(self.nothing)):
            self.stack.addWidget(widget)
        top = QVBoxLayout()
        top.setContentsMargins(24, 14, 24, 12)
        top.setSpacing(10)
        top.addWidget(self.header)
        top.addLayout(row(self.search_chip, None))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.add.clicked.connect(self._on_import)
        self.none.primary_clicked.connect(self._on_import)
        self.nothing.primary_clicked.connect(self._on_all)
        self.search_chip.removed.connect(self._on_all)
        self.search_chip.clicked.connect(self._on_all)
        self.table.opened.connect(self._on_opened)
        self.table.horizontalHeader().sectionClicked.connect(self._on_sorted)

    def open(self, argument: str) -> None:
        """Show all, or those found by ``argument``."""
        self._text = argument.strip()
        self.search_chip.set_text(self._text)
        self.search_chip.setVisible(bool(self._text))
        self._load()

    def on_changes(self, changes: Changes) -> None:
        """Read again what changed."""
        if {"candidate", "application"} & changes.kinds:
            self._load()

    def _load(self) -> None:
        self.model.load(ListQuery(text=self._text, sort=self._sort[0], descending=self._sort[1]))

    def _show_count(self, count: int) -> None:
        self.header.set_texts(_("Candidates"), _("{count} found").format(count=count) if self._text else str(count))
        self.stack.setCurrentIndex(0 if count else 2 if self._text else 1)

    @Slot(int)
    def _on_sorted(self, column: int) -> None:
        name = self.model.columns[column].sort
        if name:
            self._sort = (name, not self._sort[1] if self._sort[0] == name else False)
            self.table.set_sorting(column, self._sort[1])
            self._load()

    @Slot(int)
    def _on_opened(self, place: int) -> None:
        self.desk.go("candidate", self.model.id_at(place))

    @Slot()
    def _on_import(self) -> None:
        self.desk.go("import")

    @Slot()
    def _on_all(self) -> None:
        self.open("")
