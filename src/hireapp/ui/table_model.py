"""A table of ids with rows fetched in blocks around what is shown. Sorting and searching are the database's work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot

from hireapp.services.ports import ListQuery, Row
from hireapp.ui.jobs import Jobs
from hireapp.ui.kit.paint import Align
from hireapp.ui.kit.table import CellRole, TableCell

Index = QModelIndex | QPersistentModelIndex
BLOCK = 100
KEPT_BLOCKS = 12
_ROOT = QModelIndex()


@dataclass(frozen=True)
class ColumnSpec:
    """One column: heading, the name it is sorted by ("" if it can't be), width, and how a row becomes a cell."""

    key: str
    title: str
    cell: Callable[[Row], TableCell]
    sort: str = ""
    width: int = 120
    align: Align = "left"


class RowTableModel(QAbstractTableModel):
    """Ids in order; rows by block, at most ``KEPT_BLOCKS`` kept."""

    def __init__(
        self, jobs: Jobs, columns: Sequence[ColumnSpec], *, applications: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._jobs = jobs
        self._applications = applications
        self._ids: list[str] = []
        self._rows: dict[str, Row] = {}
        self._wanted: dict[int, None] = {}
        self._asked: set[int] = set()
        self._generation = 0
        self.on_count: Callable[[int], None] | None = None

    def load(self, query: ListQuery) -> None:
        """Read the ids of ``query``; rows follow as they are shown."""
        self._generation += 1
        self._jobs.read(_Ids(query, self._generation), self._on_ids)

    def id_at(self, place: int) -> str:
        """The id at ``place``."""
        return self._ids[place]

    def ids(self) -> list[str]:
        """All ids in order."""
        return list(self._ids)

    def place(self, key: str) -> int:
        """Where an id stands, or -1."""
        return self._ids.index(key) if key in self._ids else -1

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[section].align == "right":
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            CellRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        row = self._rows.get(self._ids[index.row()])
        if row is None:
            self._ask(index.row() // BLOCK)
            return TableCell() if role == CellRole else ""
        cell = self.columns[index.column()].cell(row)
        return cell if role == CellRole else cell.text

    def _ask(self, block: int) -> None:
        if block in self._asked:
            return
        self._asked.add(block)
        self._wanted[block] = None
        ids = self._ids[block * BLOCK : (block + 1) * BLOCK]
        self._jobs.read(_Rows(ids, self._applications, block, self._generation), self._on_rows)

    @Slot(object)
    def _on_ids(self, found: tuple[int, list[str]]) -> None:
        generation, ids = found
        if generation != self._generation:
            return
        self.beginResetModel()
        self._ids = ids
        self._rows.clear()
        self._asked.clear()
        self._wanted.clear()
        self.endResetModel()
        if self.on_count:
            self.on_count(len(ids))

    @Slot(object)
    def _on_rows(self, found: tuple[int, int, dict[str, Row]]) -> None:
        generation, block, rows = found
        if generation != self._generation:
            return
        self._drop_old_blocks()
        self._rows.update(rows)
        last = min(len(self._ids), (block + 1) * BLOCK) - 1
        if last >= block * BLOCK:
            self.dataChanged.emit(self.index(block * BLOCK, 0), self.index(last, len(self.columns) - 1))

    def _drop_old_blocks(self) -> None:
        while len(self._wanted) > KEPT_BLOCKS:
            oldest = next(iter(self._wanted))
            del self._wanted[oldest]
            self._asked.discard(oldest)
            for key in self._ids[oldest * BLOCK : (oldest + 1) * BLOCK]:
                self._rows.pop(key, None)


class _Ids:
    """Reads the ids of a query."""

    def __init__(self, query: ListQuery, generation: int) -> None:
        self.query = query
        self.generation = generation

    def __call__(self, work: Any) -> tuple[int, list[str]]:
        return self.generation, work.queries.list_ids(self.query)


class _Rows:
    """Reads a block of rows."""

    def __init__(self, ids: list[str], applications: bool, block: int, generation: int) -> None:
        self.ids, self.applications, self.block, self.generation = ids, applications, block, generation

    def __call__(self, work: Any) -> tuple[int, int, dict[str, Row]]:
        return self.generation, self.block, work.queries.rows(self.ids, applications=self.applications)
