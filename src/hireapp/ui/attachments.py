"""Saving a copy of a stored file where the user says. Nothing is opened by itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from hireapp.i18n import _
from hireapp.ui.desk import Desk

if TYPE_CHECKING:
    from hireapp.errors import HireError

_SAFE = (".pdf", ".docx", ".txt", ".md", ".html", ".json")


def save_copy(desk: Desk, parent: QWidget, attachment_id: str) -> None:
    """Ask where, then write a copy of the attachment there; an existing file is never overwritten."""
    folder = QFileDialog.getExistingDirectory(parent, _("Save a copy in"))
    if folder:
        _Saver(desk, Path(folder)).start(attachment_id)


class _Saver(QObject):
    """Reads the bytes on the database worker, writes them on the pool. The jobs own it until it has told the end."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        super().__init__(desk.jobs)
        self.desk = desk
        self.folder = folder

    def start(self, attachment_id: str) -> None:
        """Begin with reading."""
        self.desk.jobs.read(_Bytes(attachment_id), self._on_read, self._on_failed)

    @Slot(object)
    def _on_read(self, found: tuple[str, bytes]) -> None:
        self.desk.jobs.make(_Write(self.folder, *found), self._on_written, _("Saving a copy"), self._on_failed)

    @Slot(object)
    def _on_written(self, path: Path) -> None:
        self.desk.messages.notice(_("Saved as {name}").format(name=path.name))
        self.deleteLater()

    @Slot(object)
    def _on_failed(self, error: HireError) -> None:
        self.desk.messages.error(error)
        self.deleteLater()


class _Bytes:
    """Reads name and bytes of an attachment."""

    def __init__(self, attachment_id: str) -> None:
        self.attachment_id = attachment_id

    def __call__(self, work: Any) -> tuple[str, bytes]:
        from hireapp.services.candidates import attachment_bytes

        return attachment_bytes(work, self.attachment_id)


class _Write:
    """Writes the copy under a safe form of the original name."""

    def __init__(self, folder: Path, name: str, content: bytes) -> None:
        self.folder = folder
        self.name = name
        self.content = content

    def __call__(self, _progress: Any) -> Path:
        from hireapp.files import safe_name
        from hireapp.services.exports import write_report

        stem, suffix = Path(self.name).stem, Path(self.name).suffix
        ending = suffix if suffix.lower() in _SAFE else ".bin"
        return write_report(self.folder / safe_name(stem, ending=ending), self.content)
