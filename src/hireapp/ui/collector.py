"""Garbage is collected on the GUI thread alone: collected on a worker it would free widgets there, and crash."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 2_000
WHOLE_EVERY = 30


class Collector(QObject):
    """Turns the automatic collector off and collects by a timer: young objects often, all of them once a minute."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._beats = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_beat)
        gc.disable()
        self._timer.start(EVERY_MS)

    @Slot()
    def _on_beat(self) -> None:
        self._beats += 1
        gc.collect(2 if self._beats % WHOLE_EVERY == 0 else 1)
