"""The clock of a call or an interview: time in all and by step, on a monotonic timer, restored after a restart."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

KEEP_EVERY_MS = 5000
TICK_MS = 250
STEP = "_step"
HUNG_UP = "_hung_up"


class SheetClock(QObject):
    """``ticked()`` four times a second while it runs; ``due()`` every 5 s and on pause: keep it now.

    ``marks`` holds small numbers that are kept with the times: the current step, whether the call has ended.
    """

    ticked = Signal()
    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._elapsed = 0
        self._steps: dict[str, int] = {}
        self.marks: dict[str, int] = {}
        self._step = ""
        self._since = QElapsedTimer()
        self._kept = 0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_tick)

    def restore(self, elapsed_ms: int, steps: Mapping[str, int] | None) -> None:
        """Go on from what was kept; it stands still until ``start``."""
        self._timer.stop()
        self._elapsed = elapsed_ms
        self._kept = elapsed_ms
        kept = {key: int(value) for key, value in (steps or {}).items()}
        self.marks = {key: value for key, value in kept.items() if key.startswith("_")}
        self._steps = {key: value for key, value in kept.items() if not key.startswith("_")}
        self._step = ""

    def start(self) -> None:
        """Run."""
        if not self.is_running():
            self._since.start()
            self._timer.start()
            self.ticked.emit()

    def pause(self) -> None:
        """Stand still, and keep the time."""
        if self.is_running():
            self._take()
            self._timer.stop()
            self.due.emit()
            self.ticked.emit()

    def is_running(self) -> bool:
        """Whether it runs."""
        return self._timer.isActive()

    def set_step(self, step: str) -> None:
        """From now on the time counts for ``step``."""
        self._take()
        self._step = step

    def elapsed(self) -> int:
        """Milliseconds in all."""
        self._take()
        return self._elapsed

    def step_ms(self, step: str) -> int:
        """Milliseconds of one step."""
        self._take()
        return self._steps.get(step, 0)

    def steps(self) -> dict[str, int]:
        """The times by step, with the marks: what is kept."""
        self._take()
        return {**self._steps, **self.marks}

    def _take(self) -> None:
        if not self._timer.isActive():
            return
        spent = self._since.restart()
        self._elapsed += spent
        if self._step:
            self._steps[self._step] = self._steps.get(self._step, 0) + spent

    @Slot()
    def _on_tick(self) -> None:
        self._take()
        if self._elapsed - self._kept >= KEEP_EVERY_MS:
            self._kept = self._elapsed
            self.due.emit()
        self.ticked.emit()
