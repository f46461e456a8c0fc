"""Probes of a question: pills or check rows; asked ones are marked, so that everyone is asked the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.ui.kit.flow import FlowLayout
from hireapp.ui.kit.options import CheckBox
from hireapp.ui.kit.star import ProbePill


class ProbeSet(QWidget):
    """Probes of (key, text); ``changed(key, asked)`` when the user marks one."""

    changed = Signal(str, bool)

    def __init__(self, probes: Sequence[tuple[str, str]], *, checks: bool = False) -> None:
        super().__init__()
        self._marks: dict[str, ProbePill | CheckBox] = {}
        layout = QVBoxLayout(self) if checks else FlowLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0 if checks else 6)
        for key, text in probes:
            mark = CheckBox(text) if checks else ProbePill(text)
            mark.setObjectName(key)
            mark.clicked.connect(self._on_clicked)
            self._marks[key] = mark
            layout.addWidget(mark)

    def keys(self) -> list[str]:
        """The keys in their order."""
        return list(self._marks)

    def asked(self) -> list[str]:
        """The keys of those that were asked, in their order."""
        return [key for key, mark in self._marks.items() if mark.isChecked()]

    def set_asked(self, keys: Sequence[str]) -> None:
        """Mark exactly these without telling."""
        for key, mark in self._marks.items():
            if isinstance(mark, ProbePill):
                mark.set_asked(key in keys)
            else:
                mark.setChecked(key in keys)

    def press(self, place: int) -> None:
        """Turn the probe at ``place`` (from 0) over, as if clicked."""
        keys = self.keys()
        if 0 <= place < len(keys):
            self._marks[keys[place]].click()

    @Slot()
    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, ProbePill | CheckBox):
            self.changed.emit(sender.objectName(), sender.isChecked())
