"""The one door to the user: toasts with undo, errors in their own words, failures of the program, undo."""

from __future__ import annotations

import logging
from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hireapp.errors import HireError
from hireapp.i18n import _

if TYPE_CHECKING:
    from hireapp.services.changes import Changes, Undo
    from hireapp.ui.kit.toast import Toast

log = logging.getLogger(__name__)
KEPT = 50
KEPT_BACK = 5


class Messages(QObject):
    """Says what happened; keeps the last 50 changes of this window that can be taken back."""

    undo_wanted = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._toast: Toast | None = None
        self._undos: deque[Undo] = deque(maxlen=KEPT)
        self._held: list[tuple[str, str]] | None = None

    def hold(self) -> None:
        """Show no dialog and no toast until ``release``: somebody else sits at this machine."""
        if self._held is None:
            self._held = []
        if self._toast is not None:
            self._toast.hide()

    def release(self, title: str) -> None:
        """Show what was held back, one under the other, under ``title``."""
        held, self._held = self._held or [], None
        if held:
            texts = dict.fromkeys(f"{title}\n{text}" for title, text in held)
            self.say(title, "\n\n".join(list(texts)[:KEPT_BACK]))

    def notice(self, text: str, changes: Changes | None = None) -> None:
        """Say ``text`` for six seconds; with undo if ``changes`` can be taken back."""
        undo = changes.undo if changes else None
        if undo is not None:
            self._undos.append(undo)
        if self._held is not None:
            return
        self._shown().show_message(text, undo=undo is not None)

    def remember(self, changes: Changes) -> None:
        """Keep an undo without a toast."""
        if changes.undo is not None:
            self._undos.append(changes.undo)

    def undo(self) -> None:
        """Take the last change back."""
        if self._undos:
            self.undo_wanted.emit(self._undos[-1])
        else:
            self._shown().show_message(_("Nothing to undo"), undo=False, icon="info")

    def error(self, error: HireError) -> None:
        """Show a failure the user can mend: in a dialog, so that it can't be missed and can be read to the end."""
        log.info("told the user: %s", error.what)
        self.say(_("This could not be done"), error.in_words(_))

    def say(self, title: str, text: str) -> None:
        """A notice with a title of its own."""
        if self._held is not None:
            self._held.append((title, text))
            return
        from hireapp.ui.notice import Notice

        Notice(self._window, title, text).show()

    def crash(self, text: str) -> None:
        """Show a failure of the program itself: what is safe, and where the log lies."""
        words = _(
            "What was saved is safe. The details are in the log file; please send it to whoever looks after hireapp."
        )
        self.say(_("Something in the program failed"), f"{words}\n\n{text[:500]}")

    def undone(self) -> None:
        """The last change was taken back, or can never be: forget it."""
        if self._undos:
            self._undos.pop()

    def forget(self) -> None:
        """Take nothing back any more: somebody else works here now."""
        self._undos.clear()

    def last_text(self) -> str:
        """What the toast says or said last."""
        return self._toast.text() if self._toast else ""

    def _shown(self) -> Toast:
        """The toast, made when there is first something to say."""
        if self._toast is None:
            from hireapp.ui.kit.toast import Toast

            self._toast = Toast(self._window)
            self._toast.undo_clicked.connect(self.undo)
        return self._toast
