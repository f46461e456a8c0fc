"""Keys of the workbench: letters and digits act unless a text has the keyboard; number-pad digits always rate."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_DIGITS = {getattr(Qt.Key, f"Key_{digit}"): digit for digit in range(6)}


class KeypadRater(QObject):
    """Watches what has the keyboard inside ``area``: a number-pad digit becomes ``rated(digit)``, also in a text."""

    rated = Signal(int)

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self._area = area
        self._watched: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) or not isinstance(event, QKeyEvent):
            return False
        if not event.modifiers() & Qt.KeyboardModifier.KeypadModifier or event.key() not in _DIGITS:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.rated.emit(_DIGITS[Qt.Key(event.key())])
        return True

    @Slot(QWidget, QWidget)
    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        if new is not None and self._area.isAncestorOf(new) and self._area.isVisible():
            new.installEventFilter(self)
            self._watched = new
