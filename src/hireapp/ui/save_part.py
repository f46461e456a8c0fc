"""Where the files of a page go: folder, Choose and Save, alike on every page that makes any.

The folder is one for all pages: what was chosen or typed last on any of them, while the program runs.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from hireapp.i18n import _
from hireapp.ui.kit.buttons import Button, IconButton
from hireapp.ui.kit.inputs import TextField
from hireapp.ui.kit.layouts import row
from hireapp.ui.report_batch import lie_in

if TYPE_CHECKING:
    from hireapp.bootstrap import Context
    from hireapp.errors import HireError
    from hireapp.ui.desk import Desk

_folders: WeakKeyDictionary[Context, str] = WeakKeyDictionary()
"""The folder chosen last in a window."""


class SavePart(QWidget):
    """The part. ``wanted(Path)`` with the folder when the user saves; the page answers by ``done`` or ``refuse``.

    folding: it is out of sight until ``unfold``, and again once something is saved, or on Esc.
    """

    wanted = Signal(object)

    def __init__(self, desk: Desk, *, folding: bool = False) -> None:
        super().__init__()
        self._desk = desk
        self._folding = folding
        self._from: QWidget | None = None
        self.folder = TextField(_("Folder for the files"))
        self.choose = Button(_("Choose…"))
        self.save = Button(_("Save PDF"), "primary", icon="download", key_hint=None if folding else "Ctrl S")
        self.close_button = IconButton("x", _("Don’t save"), "ghost")
        line = row(spacing=8)
        line.addWidget(self.folder, 1)
        for button in (self.choose, self.save, self.close_button):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(line)
        self.close_button.setVisible(folding)
        if folding:
            self.hide()
        else:
            QShortcut(QKeySequence("Ctrl+S"), self, self._on_save)  # one of the button itself goes with its text
        self.folder.changed.connect(self._on_folder)
        self.folder.line.returnPressed.connect(self._on_save)
        self.choose.clicked.connect(self._on_choose)
        self.save.clicked.connect(self._on_save)
        self.close_button.clicked.connect(self.fold)

    def offer(self) -> None:
        """Show the folder used last; at first that of the reports."""
        self.folder.set_value(_folders.get(self._desk.context, self._usual()))

    def _usual(self) -> str:
        return str(self._desk.context.place.folder / "reports")

    def unfold(self) -> None:
        """Come into view, ready to save."""
        if not self.isVisible():
            self._from = self.window().focusWidget()
            self.folder.set_error("")
            self.offer()
            self.show()
        self.save.setFocus()

    @Slot()
    def fold(self) -> None:
        """Go out of sight, if this part does; the keyboard goes back to where it was."""
        if not self._folding:
            return
        focus, back = self.window().focusWidget(), self._from
        had_it = focus is not None and self.isAncestorOf(focus)
        if had_it and back is not None and isValid(back):
            back.setFocus()
        self.hide()

    def target(self) -> Path:
        """The folder as it stands; for nothing, or somebody's who isn't known here, the folder it stood at first."""
        self.folder.flush()
        given = Path(self.folder.value() or self._usual())
        try:
            return given.expanduser()
        except RuntimeError:  # ~name of nobody
            return given

    def done(self, *paths: Path) -> None:
        """The files were saved: say so."""
        self.folder.set_error("")
        self.fold()
        named = _("Saved as {name}").format(name=paths[-1].name)
        self._desk.messages.notice(named if len(paths) == 1 else lie_in(len(paths), paths[-1].parent))

    def refuse(self, error: HireError) -> None:
        """Say at the folder why nothing was saved."""
        self.folder.set_error(error.in_words(_))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._folding:
            self.fold()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_folder(self) -> None:
        _folders[self._desk.context] = self.folder.value()

    @Slot()
    def _on_choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.folder.name(), self.folder.value())
        if folder:
            self.folder.set_value(folder)
            self.folder.set_error("")
            self._on_folder()

    @Slot()
    def _on_save(self) -> None:
        if self.save.isEnabled():
            self.wanted.emit(self.target())
