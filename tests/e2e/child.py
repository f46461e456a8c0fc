"""The real program under test, with one thing more: it says on request where a widget is, as a screen reader would.

Usage: child.py DATA_FOLDER LANGUAGE. Each line of standard input asks for a name; the answer is one line of JSON
with what
is visible under it. It never acts: keys and mouse come from outside.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, QSocketNotifier, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from hireapp import app
from hireapp.bootstrap import Context, where


class Teller(QObject):
    """Answers where things are."""

    def __init__(self) -> None:
        super().__init__()
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_asked)

    @Slot()
    def _on_asked(self) -> None:
        for line in os.read(sys.stdin.fileno(), 65536).decode().splitlines():
            print(json.dumps(visible(line.strip()), ensure_ascii=False), flush=True)


def visible(wanted: str) -> list[dict[str, Any]]:
    """Everything on the screen whose name, label or text is or holds ``wanted``."""
    found: list[dict[str, Any]] = []
    for top in QApplication.topLevelWidgets():
        if top.isVisible():
            for widget in [top, *top.findChildren(QWidget)]:
                if widget.isVisible():
                    found += told(widget, wanted)
    return found


def told(widget: QWidget, wanted: str) -> list[dict[str, Any]]:
    """The widget, or its rows, if they bear the name."""
    if isinstance(widget, QAbstractItemView):
        return rows(widget, wanted)
    names = {
        widget.accessibleName(),
        widget.objectName(),
        *(
            str(getattr(widget, name)())
            for name in ("label", "text", "name")
            if callable(getattr(widget, name, None)) and _plain(widget, name)
        ),
    }
    if not any(wanted == name or (wanted.endswith("*") and name.startswith(wanted[:-1])) for name in names if name):
        return []
    area = visible_part(widget)
    if area.isEmpty():
        return []
    middle = area.center()
    return [
        {
            "x": middle.x(),
            "y": middle.y(),
            "kind": type(widget).__name__,
            "enabled": widget.isEnabled(),
            "checked": bool(getattr(widget, "isChecked", bool)()),
            "text": text_of(widget),
            "left": area.left(),
            "top": area.top(),
            "width": area.width(),
            "height": area.height(),
        }
    ]


def _plain(widget: QWidget, name: str) -> bool:
    return name != "name" or type(widget).__module__.startswith("hireapp")


def text_of(widget: QWidget) -> str:
    """What an editor holds."""
    for name in ("toPlainText", "text", "label"):
        if callable(getattr(widget, name, None)):
            return str(getattr(widget, name)())
    return ""


def visible_part(widget: QWidget) -> QRect:
    """The part of a widget that is on the screen, in global coordinates."""
    region = widget.visibleRegion().boundingRect()
    return QRect(widget.mapToGlobal(region.topLeft()), region.size()) if not region.isEmpty() else QRect()


def rows(view: QAbstractItemView, wanted: str) -> list[dict[str, Any]]:
    """Rows of a list whose text is ``wanted``."""
    model = view.model()
    if model is None:
        return []
    found = []
    for row in range(min(model.rowCount(), 300)):
        index = model.index(row, 0)
        text = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data(Qt.ItemDataRole.DisplayRole) or "")
        if text == wanted or (wanted.endswith("*") and text.startswith(wanted[:-1])):
            area = view.visualRect(index).intersected(view.viewport().rect())
            if not area.isEmpty():
                middle = view.viewport().mapToGlobal(
                    QPoint(area.left() + min(area.width() // 2, 80), area.center().y())
                )
                found.append(
                    {
                        "x": middle.x(),
                        "y": middle.y(),
                        "kind": "row",
                        "enabled": True,
                        "checked": False,
                        "text": text,
                        "left": area.left(),
                        "top": area.top(),
                        "width": area.width(),
                        "height": area.height(),
                    }
                )
    return found


def main() -> None:
    """Run the program as its entry point does."""
    from dataclasses import replace

    context = Context(where(sys.argv[1]))
    context.settings = replace(context.settings, language=sys.argv[2], theme="light")  # type: ignore[arg-type]
    real = app.make_window

    def make_window(given: Context) -> Any:
        window = real(given)
        window.teller = Teller()
        return window

    app.make_window = make_window
    sys.exit(app.run(context))


main()
