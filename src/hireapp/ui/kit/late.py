"""Text is reported 400 ms after the last key and on leaving the field, never twice for the same text."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

WAIT_MS = 400


class Late(QObject):
    """Waits for a pause in typing: ``touch`` on each key, ``flush`` on leaving; ``paused`` tells."""

    paused = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self.paused)

    def set_wait(self, milliseconds: int) -> None:
        """How long a pause is."""
        self._timer.setInterval(milliseconds)

    def touch(self) -> None:
        """A key was pressed: wait anew."""
        self._timer.start()

    def flush(self) -> None:
        """Tell now, if something waits."""
        if self._timer.isActive():
            self._timer.stop()
            self.paused.emit()

    def forget(self) -> None:
        """What waits was replaced; tell nothing."""
        self._timer.stop()
