"""The order in which the keyboard goes through parts that are made anew: Qt would put each at the end."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_in_order(*parts: QWidget) -> None:
    """The controls of these parts follow each other in this order."""
    inside = [control for part in parts for control in (part, *part.findChildren(QWidget))]
    ready = [control for control in inside if _stops(control, parts[0].window())]
    for before, after in pairwise(ready):
        QWidget.setTabOrder(before, after)


def _stops(control: QWidget, window: QWidget) -> bool:
    """Whether the keyboard stops there; what folds out of a control is a window of its own."""
    if not control.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return False
    return control.focusProxy() is None and control.window() is window
