"""Sends each answer of a sitting to the database and says when it is there; what fails is tried again, nothing is
lost."""

from __future__ import annotations

import logging
from collections import deque
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from hireapp.i18n import _
from hireapp.ui.calls import Call

if TYPE_CHECKING:
    from hireapp.errors import HireError
    from hireapp.forms.answer import Answer
    from hireapp.forms.form import Form
    from hireapp.services.changes import Changes
    from hireapp.ui.jobs import Jobs

log = logging.getLogger(__name__)
AGAIN_MS = 3000
TRIES = 5


class Keeper(QObject):
    """One after the other, in order. ``saved(time)`` after commit, ``troubled(words)`` when something did not go
    through."""

    saved = Signal(str)
    troubled = Signal(str)
    refused = Signal(str)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._waiting: deque[Call] = deque()
        self._busy = False
        self._failures = 0
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._on_again)

    @property
    def waiting(self) -> int:
        """How many calls are not through yet."""
        return len(self._waiting)

    @property
    def idle(self) -> bool:
        """Whether everything sent is stored."""
        return not self._waiting and not self._busy

    def keep(
        self,
        form: Form,
        assessment_id: str,
        question_id: str,
        answer: Answer,
        elapsed_ms: int,
        place: dict[str, Any] | None = None,
    ) -> None:
        """Keep one answer; ``place``: where the sitting stands."""
        self.send(Call("sittings.keep_answer", form, assessment_id, question_id, answer, elapsed_ms, place))

    def send(self, call: Call) -> None:
        """Do a use case as soon as those before it are done."""
        self._waiting.append(call)
        self._next()

    def _next(self) -> None:
        if self._waiting and not self._busy and not self._again.isActive():
            self._busy = True
            self._jobs.change(self._waiting[0], self._on_done, self._on_failed)

    @Slot(object)
    def _on_done(self, _changes: Changes) -> None:
        done = self._waiting.popleft()
        self._busy = False
        self._failures = 0
        if done.function == "keep_answer":
            self.saved.emit(f"{datetime.now().astimezone():%H:%M:%S}")
        self._next()

    @Slot(object)
    def _on_failed(self, error: HireError) -> None:
        from hireapp.errors import InvalidValue, NotAllowed, ProgramFailure

        self._busy = False
        self._failures += 1
        spoilt = isinstance(error, ProgramFailure) and self._failures >= TRIES
        if spoilt or isinstance(error, (InvalidValue, NotAllowed)):
            lost = self._waiting.popleft()  # it can never be stored, so it is said; the next ones can
            log.error("given up: %s %s", lost.function, error)
            self._failures = 0
            self.refused.emit(error.in_words(_))
            self._next()
            return
        self.troubled.emit(error.in_words(_))
        self._again.start()

    @Slot()
    def _on_again(self) -> None:
        self._next()
