"""The merge of a file into the record it doubles: field by field, what to keep from the file, what from the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from hireapp.i18n import _
from hireapp.ui import words
from hireapp.ui.import_model import field_value, verdict_words
from hireapp.ui.import_work import ReadPerson
from hireapp.ui.kit.buttons import Button
from hireapp.ui.kit.layouts import IconLabel, row
from hireapp.ui.kit.options import RadioRow
from hireapp.ui.kit.paragraph import Label

if TYPE_CHECKING:
    from hireapp.domain.candidate import ImportItem
    from hireapp.ui.desk import Desk

FIELDS = ("name", "phones", "email", "city")


class MergePanel(QWidget):
    """Shown under the table while a duplicate is picked."""

    merged = Signal(str, object)
    kept_apart = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._item: ImportItem | None = None
        self._choices: dict[str, RadioRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 12, 24, 14)
        self._column.setSpacing(8)
        self._groups: list[QButtonGroup] = []
        self._body = QWidget()
        self._column.addWidget(self._body)
        self.hide()

    def show_item(self, item: ImportItem | None, desk: Desk) -> None:
        """Offer the merge of a duplicate; hide for anything else."""
        if item is None or item.verdict != "duplicate" or not item.duplicate_of:
            self._item = None
            self.hide()
            return
        if self._item is None or self._item.id != item.id:
            self._item = item
            desk.jobs.read(ReadPerson(item.duplicate_of), self._on_person)

    @Slot(object)
    def _on_person(self, person: Any) -> None:
        if self._item is None:
            return
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        reason = verdict_words(self._item)[0]
        column.addWidget(
            IconLabel(
                "duplicate", _("{reason} as a candidate you have: {name}").format(reason=reason, name=person.name)
            )
        )
        column.addLayout(self._grid(person))
        merge = Button(_("Merge"), "primary", icon="merge")
        apart = Button(_("Somebody else: take in as new"))
        merge.clicked.connect(self._on_merge)
        apart.clicked.connect(self._on_apart)
        column.addLayout(row(None, apart, merge))
        self._column.replaceWidget(self._body, body)
        self._body.deleteLater()
        self._body = body
        self.show()

    def _grid(self, person: Any) -> QGridLayout:
        assert self._item is not None
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        grid.addWidget(Label(_("Keep from the file"), "caption", "t2"), 0, 1)
        grid.addWidget(Label(_("Keep from the record"), "caption", "t2"), 0, 2)
        self._choices, self._groups = {}, []
        for place, field in enumerate(FIELDS, 1):
            new, old = _shown(field_value(self._item, field)), _shown(getattr(person, field))
            grid.addWidget(Label(_(words.FIELDS[field]), "body", "t2"), place, 0)
            if new == old or not new:
                grid.addWidget(Label(new or words.NONE, "body", "t3"), place, 1)
                grid.addWidget(Label(old or words.NONE), place, 2)
                continue
            group = QButtonGroup(self)
            from_file, from_record = RadioRow(new), RadioRow(old or words.NONE)
            group.addButton(from_file)
            group.addButton(from_record)
            (from_record if old else from_file).setChecked(True)
            self._groups.append(group)
            self._choices[field] = from_file
            grid.addWidget(from_file, place, 1)
            grid.addWidget(from_record, place, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        return grid

    @Slot()
    def _on_merge(self) -> None:
        if self._item is not None:
            choices = {field: "file" if button.isChecked() else "record" for field, button in self._choices.items()}
            self.merged.emit(self._item.id, choices)

    @Slot()
    def _on_apart(self) -> None:
        if self._item is not None:
            self.kept_apart.emit(self._item.id)


def _shown(value: Any) -> str:
    return ", ".join(str(entry) for entry in value) if isinstance(value, (list, tuple)) else str(value or "")
