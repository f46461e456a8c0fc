"""The focus ring: one in the whole program, 2 px of accent with a gap of 2 round the widget that has the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import isValid

from hireapp.ui.kit.paint import line_box, painter_for

_OUT = 4
_KEEPS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange)


class FocusRing(QWidget):
    """An outline that floats above its neighbours, so that it can lie outside the widget it belongs to."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def follow(self, target: QWidget) -> None:
        """Lie round ``target`` until ``release``."""
        self.release()
        self._target = target
        host = _host(target)
        self.setParent(host)
        self._watch(target, host)
        self.place()

    def release(self) -> None:
        """Lie round nothing."""
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self._target = None
        self.hide()

    def place(self) -> None:
        """Follow the target to where it lies now."""
        target, host = self._target, self.parentWidget()
        if target is None or host is None or not isValid(target) or not target.isVisible():
            self.hide()
            return
        inner = ring_rect(target)
        inner.moveTopLeft(target.mapTo(host, inner.topLeft()))
        self.setGeometry(inner.adjusted(-_OUT, -_OUT, _OUT, _OUT))
        self.raise_()
        self.show()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self.place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_for(self)
        radius = float(getattr(self._target, "ring_radius", 6))
        line_box(painter, self.rect(), radius + _OUT, "acc", 2)

    def _watch(self, target: QWidget, host: QWidget) -> None:
        step: QWidget | None = target
        while step is not None and step is not host:
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()


if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object


class Ringed(_Base):
    """Mixed into a focusable widget: shows the ring when the keyboard brought the focus, or a key is pressed.

    ``ring_rect()`` may name the part that has the ring, ``ring_radius`` its corners.
    """

    ring_radius: float = 6
    _ring_wanted: bool = False

    def ring_rect(self) -> QRect:
        """The part of the widget the ring goes round."""
        return self.rect()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in _KEEPS:
            self._ring_wanted = event.reason() != Qt.FocusReason.MouseFocusReason
        if self._ring_wanted:
            show_ring(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        hide_ring(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.hasFocus():
            self._ring_wanted = True
            show_ring(self)
        super().keyPressEvent(event)


def ring_rect(target: QWidget) -> QRect:
    """The rectangle of ``target`` that has the ring, in its own coordinates."""
    return QRect(target.ring_rect()) if isinstance(target, Ringed) else target.rect()


def show_ring(target: QWidget) -> None:
    """Put the one ring round ``target``."""
    _ring_for(target).follow(target)


def hide_ring(target: QWidget) -> None:
    """Take the ring away if it lies round ``target``."""
    ring = _Only.ring
    if ring is not None and isValid(ring) and ring._target is target:
        ring.release()


def has_ring(target: QWidget) -> bool:
    """Whether the ring belongs round ``target``; a widget that draws its focus itself always counts."""
    return target._ring_wanted if isinstance(target, Ringed) else True


def refresh_ring(target: QWidget) -> None:
    """The ring's place inside ``target`` changed."""
    ring = _Only.ring
    if ring is not None and isValid(ring) and ring._target is target:
        ring.place()


class _Only:
    ring: FocusRing | None = None


def _ring_for(target: QWidget) -> FocusRing:
    ring = _Only.ring
    if ring is None or not isValid(ring):
        ring = _Only.ring = FocusRing(_host(target))
    return ring


def _host(target: QWidget) -> QWidget:
    """The nearest ancestor with room for the ring: at most the window or the content of a scroll area."""
    host = target.parentWidget()
    if host is None:
        return target
    while not host.isWindow() and not _has_room(target, host) and not _is_scrolled(host):
        parent = host.parentWidget()
        if parent is None:
            break
        host = parent
    return host


def _has_room(target: QWidget, host: QWidget) -> bool:
    area = ring_rect(target)
    area.moveTopLeft(target.mapTo(host, area.topLeft()))
    return host.rect().contains(area.adjusted(-_OUT, -_OUT, _OUT, _OUT))


def _is_scrolled(host: QWidget) -> bool:
    view = host.parentWidget()
    return view is not None and isinstance(view.parentWidget(), QAbstractScrollArea)
