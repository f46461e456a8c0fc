"""What a reader of a page keeps while its parts are made anew: where it is scrolled to, and what has the keyboard.

A control that is made anew is found again by the nearest part round it that has an ``objectName``, else by what it
says; one that is gone is followed by its neighbour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollBar, QWidget
from shiboken6 import isValid

from hireapp.ui.kit.ring import has_ring


@contextmanager
def kept(page: QWidget) -> Iterator[None]:
    """Scroll positions and keyboard focus of ``page`` stay as they are, whatever is done inside."""
    place = _Place(page)
    yield
    place.restore()


class _Place:
    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._bars = [(bar, bar.value()) for bar in page.findChildren(QScrollBar) if bar.maximum() > 0]
        focus = page.window().focusWidget()
        self._focus = focus if focus is not None and page.isAncestorOf(focus) else None
        if self._focus is not None:
            self._ringed = has_ring(self._focus)
            self._note(self._focus)

    def restore(self) -> None:
        """Put scroll bars and focus back; a bar that has no room yet once more when the layouts have settled."""
        if self._bars:
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            self._scroll()
        if self._focus is not None:
            self._focus_again()
        if self._bars:
            QTimer.singleShot(0, self._scroll)

    def _note(self, focus: QWidget) -> None:
        self._said, self._kind = _said(focus), type(focus)
        self._order = _usable(self._page, QWidget)
        self._around: list[tuple[QWidget, str, int, int]] = []
        step = focus.parentWidget()
        while step is not None and step is not self._page:
            like, all_ = _usable(step, self._kind), _usable(step, QWidget)
            self._around.append((step, step.objectName(), _place(focus, like), _place(focus, all_)))
            step = step.parentWidget()

    def _focus_again(self) -> None:
        found = self._found()
        if found is None or found is self._page.window().focusWidget():
            return
        found.setFocus(Qt.FocusReason.OtherFocusReason if self._ringed else Qt.FocusReason.MouseFocusReason)

    def _found(self) -> QWidget | None:
        """The same control, the one that took its place, or the nearest that is left."""
        if _can_focus(self._focus, self._page):
            return self._focus
        return self._in_part_of_that_name() or self._that_says_the_same() or self._beside() or self._nearest()

    def _in_part_of_that_name(self) -> QWidget | None:
        for _part, name, place, _among_all in self._around:
            for part in self._page.findChildren(QWidget, name) if name and not name.startswith("qt_") else ():
                if part.isVisibleTo(self._page):
                    return _at(_usable(part, self._kind), place) or _at(_usable(part, QWidget), 0)
        return None

    def _that_says_the_same(self) -> QWidget | None:
        like = _usable(self._page, self._kind)
        return next((widget for widget in like if self._said and _said(widget) == self._said), None)

    def _beside(self) -> QWidget | None:
        for part, _name, place, among_all in self._around:
            if isValid(part) and part.isVisibleTo(self._page):
                found = _at(_usable(part, self._kind), place) or _at(_usable(part, QWidget), among_all)
                if found is not None:
                    return found
        return None

    def _nearest(self) -> QWidget | None:
        here = self._order.index(self._focus) if self._focus in self._order else 0
        others = [*self._order[here:], *reversed(self._order[:here])]
        return next((widget for widget in others if _can_focus(widget, self._page)), None)

    def _scroll(self) -> None:
        for bar, value in self._bars:
            if isValid(bar):
                bar.setValue(value)
        self._bars = [(bar, value) for bar, value in self._bars if isValid(bar) and bar.value() != value]


def _usable(part: QWidget, kind: type[QWidget]) -> list[QWidget]:
    """The controls of a kind inside a part that can have the keyboard now."""
    return [child for child in part.findChildren(kind) if _can_focus(child, part)]


def _can_focus(widget: QWidget | None, part: QWidget) -> bool:
    if widget is None or not isValid(widget) or not part.isAncestorOf(widget):
        return False
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isEnabled() and widget.isVisibleTo(part)


def _place(widget: QWidget, widgets: Sequence[QWidget]) -> int:
    return widgets.index(widget) if widget in widgets else 0


def _at(widgets: Sequence[QWidget], place: int) -> QWidget | None:
    return widgets[min(place, len(widgets) - 1)] if widgets else None


def _said(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
