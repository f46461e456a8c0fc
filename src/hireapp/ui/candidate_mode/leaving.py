"""The staff's way out of a sitting: by its PIN, and only once what was answered is stored or knowingly given up."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from hireapp.i18n import _
from hireapp.ui.calls import Call
from hireapp.ui.candidate_mode.texts import LeavePage

if TYPE_CHECKING:
    from hireapp.errors import HireError
    from hireapp.ui.candidate_mode.keeper import Keeper
    from hireapp.ui.jobs import Jobs

log = logging.getLogger(__name__)
WRONG_PINS, WAIT_MS = 5, 30_000


class Leaving(QObject):
    """Asks for the PIN over the test. ``stayed()`` on the way back, ``left()`` when the window may close,
    ``noted(kind)`` for the events of the sitting."""

    stayed = Signal()
    left = Signal()
    noted = Signal(str)

    def __init__(self, jobs: Jobs, keeper: Keeper, sitting_id: str, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._keeper, self._sitting = jobs, keeper, sitting_id
        self._page: LeavePage | None = None
        self._stack: QStackedWidget | None = None
        self._wrong = 0
        self._ends = self._is_saving = self._loss_told = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self._on_waited)
        keeper.troubled.connect(self._on_trouble)

    @property
    def is_open(self) -> bool:
        """Whether the staff's page is in view."""
        return self._page is not None

    def ask(self, stack: QStackedWidget, finished: bool) -> None:
        """Put the staff's page over the test."""
        page = LeavePage(finished)
        page.done.connect(self._on_stay)
        page.left.connect(self._on_pin_typed)
        self._page, self._stack = page, stack
        stack.addWidget(page)
        stack.setCurrentWidget(page)
        page.pin.setFocus()
        if self._wait.isActive():
            page.refuse(_("Too many wrong PINs: wait 30 seconds."), True)

    def forget(self) -> None:
        """The page is gone with the frame it was in."""
        self._page = self._stack = None
        self._is_saving = self._loss_told = False

    @Slot()
    def _on_stay(self) -> None:
        if self._page is None or self._stack is None:
            return
        self._stack.removeWidget(self._page)
        self._page.deleteLater()
        self.forget()
        self.stayed.emit()

    @Slot(str, bool)
    def _on_pin_typed(self, pin: str, end: bool) -> None:
        self._ends = end
        self._jobs.read(Call("sittings.pin_is", self._sitting, pin), self._on_pin, self._on_no_pin)

    @Slot(object)
    def _on_no_pin(self, error: HireError) -> None:
        if self._page is not None:
            self._page.refuse(error.in_words(_), False)

    @Slot(object)
    def _on_pin(self, right: bool) -> None:
        if self._page is None or self._is_saving:
            return
        if not right:
            self._refuse()
            return
        if self._loss_told:
            log.error("left with %d calls not stored", self._keeper.waiting)
            self.left.emit()
            return
        self.noted.emit("left")
        if self._ends:
            self._keeper.send(Call("sittings.stop", self._sitting))
        self._is_saving = True
        self._page.say_saving()
        self._leave_when_kept()

    def _refuse(self) -> None:
        assert self._page is not None
        self._wrong += 1
        self.noted.emit("wrong_pin")
        wait = self._wrong % WRONG_PINS == 0
        self._page.refuse(_("Too many wrong PINs: wait 30 seconds.") if wait else _("That is not the PIN."), wait)
        if wait:
            self._wait.start()

    @Slot()
    def _leave_when_kept(self) -> None:
        if self._page is None or not self._is_saving:
            return
        if self._keeper.idle:
            self.left.emit()
        else:
            QTimer.singleShot(20, self, self._leave_when_kept)

    @Slot(str)
    def _on_trouble(self, words: str) -> None:
        """Something can't be stored while staff leave: said first, given up only by the PIN again."""
        if self._page is None or not self._is_saving:
            return
        self._is_saving, self._loss_told = False, True
        told = _(
            "{count} things are not saved yet; they are tried again every few seconds. Wait, or type the PIN again "
            "to leave without them. {reason}"
        )
        self._page.refuse(told.format(count=self._keeper.waiting, reason=words), False)

    @Slot()
    def _on_waited(self) -> None:
        if self._page is not None:
            self._page.refuse("", False)
