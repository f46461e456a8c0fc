"""The one door to the user: toasts with undo, errors in their own words, failures of the program, undo."""

from __future__ import annotations

import logging
from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from hireapp.errors import HireError
from hireapp.i18n import _
from hireapp.ui.kit.buttons import Button
from hireapp.ui.kit.layouts import row
from hireapp.ui.kit.paragraph import Paragraph
from hireapp.ui.kit.toast import Toast

if TYPE_CHECKING:
    from hireapp.services.changes import Changes, Undo

log = logging.getLogger(__name__)
KEPT = 50


class Messages(QObject):
    """Says what happened; keeps the last 50 changes of this window that can be taken back."""

    undo_wanted = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._toast = Toast(window)
        self._undos: deque[Undo] = deque(maxlen=KEPT)
        self._toast.undo_clicked.connect(self.undo)

    def notice(self, text: str, changes: Changes | None = None) -> None:
        """Say ``text`` for six seconds; with undo if ``changes`` can be taken back."""
        undo = changes.undo if changes else None
        if undo is not None:
            self._undos.append(undo)
        self._toast.show_message(text, undo=undo is not None)

    def remember(self, changes: Changes) -> None:
        """Keep an undo without a toast."""
        if changes.undo is not None:
            self._undos.append(changes.undo)

    def undo(self) -> None:
        """Take the last change back."""
        if self._undos:
            self.undo_wanted.emit(self._undos.pop())
        else:
            self._toast.show_message(_("Nothing to undo"), undo=False, icon="info")

    def error(self, error: HireError) -> None:
        """Show a failure the user can mend: in a dialog, so that it can't be missed and can be read to the end."""
        log.info("told the user: %s", error.what)
        Notice(self._window, _("This could not be done"), error.in_words(_)).show()

    def crash(self, text: str) -> None:
        """Show a failure of the program itself: what is safe, and where the log lies."""
        words = _(
            "What was saved is safe. The details are in the log file; please send it to whoever looks after hireapp."
        )
        Notice(self._window, _("Something in the program failed"), f"{words}\n\n{text[:500]}").show()

    def last_text(self) -> str:
        """What the toast says or said last."""
        return self._toast.text()


class Notice(QDialog):
    """A message with one button. It blocks nothing but itself and is freed when closed."""

    def __init__(self, parent: QWidget, title: str, text: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        self.text = text
        close = Button(_("Close"), "primary")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(Paragraph(title, "block"))
        column.addWidget(Paragraph(text, "body", "t2"))
        column.addSpacing(8)
        column.addLayout(row(None, close))
        close.setFocus()
