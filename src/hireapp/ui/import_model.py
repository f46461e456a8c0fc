"""The files of a batch as a table: file, name, phone, last job, what is to be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from hireapp.i18n import _
from hireapp.ui import words
from hireapp.ui.kit.table import CellRole, TableCell

if TYPE_CHECKING:
    from hireapp.domain.candidate import ImportItem

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ItemModel(QAbstractTableModel):
    """One row a file."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._items: list[ImportItem] = []
        self._titles = (_("File"), _("Name"), _("Phone"), _("Last job"), _("Result"))

    def set_items(self, items: Sequence[ImportItem]) -> None:
        """Show these files."""
        self.beginResetModel()
        self._items = list(items)
        self.endResetModel()

    def item(self, place: int) -> ImportItem | None:
        """The file at ``place``."""
        return self._items[place] if 0 <= place < len(self._items) else None

    def place(self, key: str) -> int:
        """Where a file stands, or -1."""
        return next((place for place, item in enumerate(self._items) if item.id == key), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if (
            orientation == Qt.Orientation.Horizontal
            and role == Qt.ItemDataRole.DisplayRole
            and 0 <= section < len(self._titles)
        ):
            return self._titles[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, CellRole):
            return None
        cell = _cell(self._items[index.row()], index.column())
        return cell if role == CellRole else cell.text


def field_value(item: ImportItem, field: str) -> Any:
    """The value of a field as read or corrected."""
    return ((item.fields or {}).get(field) or {}).get("value")


def last_job(item: ImportItem) -> str:
    """Title and years of the newest job."""
    jobs = field_value(item, "jobs") or []
    if not jobs:
        return ""
    return str(jobs[0].get("title") or jobs[0].get("employer") or "")


def verdict_words(item: ImportItem) -> tuple[str, str, str]:
    """What is to be done with a file: words, colour token, icon."""
    if item.verdict == "check":
        return _("{count} to check").format(count=max(1, len(item.to_check))), "warn", "warn"
    if item.verdict == "duplicate":
        texts = {
            "phone": _("Same phone"),
            "email": _("Same e-mail"),
            "file": _("Same file"),
            "similar_name": _("Similar name"),
        }
        return texts.get(item.duplicate_reason, _("Duplicate")), "acct", "duplicate"
    if item.verdict == "unreadable":
        return _("Can't be read"), "bad", "x"
    done: dict[str, tuple[str, str, str]] = {
        "ready": (_("Ready"), "t2", "check"),
        "skipped": (_("Left out"), "t3", "x"),
        "imported": (_("Taken in"), "ok", "check"),
        "merged": (_("Merged"), "ok", "merge"),
        "reverted": (_("Reverted"), "t3", "undo"),
    }
    return done[item.verdict]


def _cell(item: ImportItem, column: int) -> TableCell:
    if column == 0:
        return TableCell(item.file_name, "t2")
    if column == 1:
        name = field_value(item, "name")
        return TableCell(name, strong=True) if name else TableCell(words.NONE, "t3")
    if column == 2:
        phones = field_value(item, "phones") or []
        return TableCell(str(phones[0])) if phones else TableCell(words.NONE, "t3")
    if column == 3:
        return TableCell(last_job(item) or words.NONE)
    text, tone, icon = verdict_words(item)
    return TableCell(text, tone, icon)
