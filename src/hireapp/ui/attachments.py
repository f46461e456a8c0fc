"""Saving a copy of a stored file where the user says. Nothing is opened by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from hireapp.i18n import _
from hireapp.ui.desk import Desk


class _Saver:
    """Writes the bytes once they are read; kept alive by the list of those on their way."""

    def __init__(self, desk: Desk, path: Path) -> None:
        self.desk = desk
        self.path = path

    def on_read(self, found: tuple[str, bytes]) -> None:
        """Write the copy and say so."""
        from hireapp.services.exports import write_report

        _name, content = found
        path = write_report(self.path, content)
        self.desk.messages.notice(_("Saved as {name}").format(name=path.name))
        _pending.remove(self)


_pending: list[_Saver] = []


def save_copy(desk: Desk, parent: QWidget, attachment_id: str) -> None:
    """Ask where, then write a copy of the attachment there; an existing file is never overwritten."""
    folder = QFileDialog.getExistingDirectory(parent, _("Save a copy in"))
    if folder:
        desk.jobs.read(_Name(attachment_id), _Chooser(desk, Path(folder)).on_read)


class _Chooser(_Saver):
    """Knows the folder; the name comes with the bytes."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        super().__init__(desk, folder)
        _pending.append(self)

    def on_read(self, found: tuple[str, bytes]) -> None:
        """Write under a safe form of the original name."""
        from hireapp.files import safe_name

        stem, suffix = Path(found[0]).stem, Path(found[0]).suffix
        ending = suffix if suffix.lower() in (".pdf", ".docx", ".txt", ".md", ".html", ".json") else ".bin"
        self.path = self.path / safe_name(stem, ending=ending)
        super().on_read(found)


class _Name:
    """Reads name and bytes of an attachment."""

    def __init__(self, attachment_id: str) -> None:
        self.attachment_id = attachment_id

    def __call__(self, work: Any) -> tuple[str, bytes]:
        from hireapp.services.candidates import attachment_bytes

        return attachment_bytes(work, self.attachment_id)
