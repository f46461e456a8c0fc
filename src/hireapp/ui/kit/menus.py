"""Menus whose texts are what they are: an ampersand in a name makes no mnemonic."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from hireapp.ui.kit.icons import icon


class Menu(QMenu):
    """A menu of (id, text); ``chosen(str)`` tells the id."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.triggered.connect(self._on_triggered)

    def add_item(
        self, key: str, text: str, icon_name: str = "", shortcut: str = "", *, enabled: bool = True
    ) -> QAction:
        """One more line; ``shortcut`` is only shown, the screen holds the key itself."""
        shown = text.replace("&", "&&")
        action = self.addAction(f"{shown}\t{shortcut}" if shortcut else shown)
        if icon_name:
            action.setIcon(icon(icon_name, "t2" if enabled else "t3"))
        action.setData(key)
        action.setEnabled(enabled)
        return action

    def open_below(self, widget: QWidget) -> None:
        """Show it under ``widget``."""
        self.popup(widget.mapToGlobal(widget.rect().bottomLeft()))

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(str(action.data()))
