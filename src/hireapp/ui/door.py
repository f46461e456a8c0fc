"""Who may look at this window: the sign-in page stands in front at the start, after idle minutes and after signing out.

The window's own widgets are kept behind it as they are, so that nothing typed is lost; whoever signs in as the same
person finds them again. Only people with a password are ever asked for one.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from hireapp.i18n import _
from hireapp.ui.messages import Messages
from hireapp.ui.sign_in import SignInPage

if TYPE_CHECKING:
    from hireapp.bootstrap import Context
    from hireapp.ui.jobs import Jobs

LOOK_MS = 15_000
SHORTEST, LONGEST = 1, 30
"""Idle minutes that can be set."""


class Door(QObject):
    """The door of one window. ``entered(user id, same)``: somebody signed in; ``same`` as before the door was shut."""

    entered = Signal(str, bool)

    def __init__(self, window: QMainWindow, context: Context, jobs: Jobs, messages: Messages) -> None:
        super().__init__(window)
        self._window, self._context, self._jobs, self._messages = window, context, jobs, messages
        self._behind: QWidget | None = None
        self._inside = ""
        self._guarded = False
        self._seen: Any = None
        self._since = time.monotonic()
        self.page: SignInPage | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @property
    def is_shut(self) -> bool:
        """Whether the sign-in page stands in front."""
        return self.page is not None

    def watch(self) -> None:
        """Learn whether whoever is inside has a password; called when somebody came in or a password changed."""
        self._jobs.read(_IsGuarded(), self._on_guarded)

    def shut(self, expected: str, *, away: bool = False) -> None:
        """Put the sign-in page in front of everything. ``away``: after idle minutes."""
        if self.is_shut:
            return
        self._inside = self._context.actor
        self._messages.hold()
        for widget in QApplication.topLevelWidgets():
            if widget is not self._window and widget.isVisible():
                widget.close()
        self._behind = self._window.takeCentralWidget()
        if self._behind is not None:
            self._behind.hide()
        self.page = SignInPage(self._jobs, expected, away=away)
        self.page.signed_in.connect(self._on_signed_in)
        self._window.setCentralWidget(self.page)
        self.page.show()
        self._window.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def look(self) -> None:
        """Shut the door when nobody moved the pointer, typed or changed the focus for the idle minutes.

        Never over a sitting: a candidate may think as long as they like, and its PIN keeps the rest from view.
        """
        seen = _traces()
        if seen != self._seen or not self._guarded or self.is_shut or self._context.settings.sitting:
            self._seen, self._since = seen, time.monotonic()
        elif time.monotonic() - self._since >= 60 * minutes_of(self._context.settings.lock_after):
            self.shut(self._context.actor, away=True)

    @Slot(str)
    def _on_signed_in(self, user_id: str) -> None:
        if user_id != self._inside:
            self._jobs.cancel_all()
        self._context.unlock(user_id)
        page, self.page = self._window.takeCentralWidget(), None
        if page is not None:
            page.deleteLater()
        behind, self._behind = self._behind, None
        same = user_id == self._inside and behind is not None
        if behind is not None:
            self._window.setCentralWidget(behind)
            behind.show()
        self._messages.release(_("While nobody was signed in"))
        self._since = time.monotonic()
        self.watch()
        self.entered.emit(user_id, same)

    @Slot(object)
    def _on_guarded(self, guarded: bool) -> None:
        self._guarded = guarded
        self._since = time.monotonic()


def minutes_of(kept: str) -> int:
    """The idle minutes of the settings; 10 for what is no number."""
    return min(LONGEST, max(SHORTEST, int(kept))) if kept.isascii() and kept.isdigit() else 10


def _traces() -> Any:
    """What moves while somebody works: the pointer, the focus, the caret."""
    focused = QApplication.focusWidget()
    caret = focused.inputMethodQuery(Qt.InputMethodQuery.ImCursorPosition) if focused is not None else None
    return QCursor.pos().toTuple(), id(focused), caret


class _IsGuarded:
    """Whether the actor has a password."""

    def __call__(self, work: Any) -> bool:
        from hireapp.services import accounts

        return accounts.is_guarded(work, work.actor)
