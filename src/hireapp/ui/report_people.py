"""The candidates of an opening with a box to tick each: for the reports that are about people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.i18n import _, localized
from hireapp.ui import words
from hireapp.ui.kit.buttons import LinkButton
from hireapp.ui.kit.layouts import SectionHeader, row
from hireapp.ui.kit.table import CellRole, TableCell, TableView

if TYPE_CHECKING:
    from hireapp.i18n import LocalizedText

Index = QModelIndex | QPersistentModelIndex
Person = tuple[str, str, str, "LocalizedText", str]
_ROOT = QModelIndex()
_CHECK = Qt.ItemDataRole.CheckStateRole


class PeopleModel(QAbstractTableModel):
    """One row a candidate: box and name, number, stage."""

    ticked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._people: Sequence[Person] = ()
        self._ticked: set[str] = set()
        self._titles = (_("Candidate"), _("Number"), _("Stage"))

    def set_people(self, people: Sequence[Person], ticked: Sequence[str]) -> None:
        """Show these; ``ticked`` of them are."""
        self.beginResetModel()
        self._people = people
        self._ticked = {person[0] for person in people} & set(ticked)
        self.endResetModel()

    def chosen(self) -> tuple[str, ...]:
        """The ids that are ticked, in order."""
        return tuple(person[0] for person in self._people if person[0] in self._ticked)

    def choose(self, chosen: Sequence[str]) -> None:
        """Tick exactly these."""
        self._ticked = set(chosen)
        if self._people:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._people) - 1, 0), [_CHECK])
        self.ticked.emit()

    def ids(self) -> tuple[str, ...]:
        """Everybody."""
        return tuple(person[0] for person in self._people)

    def name_of(self, key: str, *, by_number: bool) -> str:
        """The name of somebody, or the number."""
        found = next((person for person in self._people if person[0] == key), None)
        if found is None:
            return ""
        return found[1] if by_number else found[2] or found[1]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._people)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        shown = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._titles[section] if shown and 0 <= section < len(self._titles) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        person = self._people[index.row()]
        if role == _CHECK and index.column() == 0:
            return Qt.CheckState.Checked if person[0] in self._ticked else Qt.CheckState.Unchecked
        if role not in (Qt.ItemDataRole.DisplayRole, CellRole):
            return None
        cell = _cell(person, index.column())
        return cell if role == CellRole else cell.text

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != _CHECK or not index.isValid():
            return False
        key = self._people[index.row()][0]
        (self._ticked.add if Qt.CheckState(value) == Qt.CheckState.Checked else self._ticked.discard)(key)
        self.dataChanged.emit(index, index, [_CHECK])
        self.ticked.emit()
        return True


class PeopleTable(TableView):
    """Space ticks the row, or all rows that are selected."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model = self.model()
        if event.key() == Qt.Key.Key_Space and isinstance(model, PeopleModel) and self.currentIndex().isValid():
            self._turn(model)
            return
        super().keyPressEvent(event)

    def _turn(self, model: PeopleModel) -> None:
        rows = set(self.picked_rows()) or {self.currentIndex().row()}
        ids = model.ids()
        picked = {ids[place] for place in rows}
        chosen = set(model.chosen())
        model.choose(tuple(chosen - picked if picked <= chosen else chosen | picked))


class PeoplePicker(QWidget):
    """The table with its head: how many are ticked, all or none at a click. ``changed()`` when the ticks change."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.all = LinkButton(_("Tick all"))
        self.none = LinkButton(_("Tick none"))
        self.table = PeopleTable(edge=0)
        self.model = PeopleModel(self)
        self.table.setModel(self.model)
        self.table.set_widths([144, 112, 64])
        self.table.setMinimumHeight(124)
        self.table.setAccessibleName(_("Candidates"))
        links = QWidget()
        links.setLayout(row(self.all, self.none, spacing=14))
        self.head = SectionHeader(_("Candidates"), "", links)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(self.table, 1)
        self.all.clicked.connect(self._on_all)
        self.none.clicked.connect(self._on_none)
        self.model.ticked.connect(self._on_ticked)

    def set_people(self, people: Sequence[Person], ticked: Sequence[str]) -> None:
        """Show these candidates; nothing is told."""
        self.model.set_people(people, ticked)
        self._count()

    def chosen(self) -> tuple[str, ...]:
        """The ids that are ticked."""
        return self.model.chosen()

    def name_of(self, key: str, *, by_number: bool) -> str:
        """The name of somebody here, or the number."""
        return self.model.name_of(key, by_number=by_number)

    def _count(self) -> None:
        self.head.caption.setText(_("{count} chosen").format(count=len(self.chosen())))

    def _on_all(self) -> None:
        self.model.choose(self.model.ids())

    def _on_none(self) -> None:
        self.model.choose(())

    def _on_ticked(self) -> None:
        self._count()
        self.changed.emit()


def _cell(person: Person, column: int) -> TableCell:
    _key, number, name, stage, state = person
    if column == 0:
        return TableCell(name or words.NONE, strong=True)
    if column == 1:
        return TableCell(number, "t2")
    return TableCell(localized(stage) if state == "active" else _(words.STATES[state]), "t2")
