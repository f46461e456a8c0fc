"""The stages of one application in a row: done, current, to do, stopped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hireapp.i18n import N_, _
from hireapp.ui.kit.fonts import Role, text_width
from hireapp.ui.kit.icons import draw_icon
from hireapp.ui.kit.paint import dot, draw_elided, draw_text, fill_box, line_box, painter_for
from hireapp.ui.kit.theme import color

StepState = Literal["done", "current", "todo", "stopped"]
Step = tuple[str, str, StepState]
_SPOKEN: dict[StepState, str] = {
    "done": N_("done"),
    "current": N_("in progress"),
    "todo": N_("to do"),
    "stopped": N_("stopped here"),
}
_CAPTION_INK: dict[StepState, str] = {"done": "t2", "current": "acct", "todo": "t3", "stopped": "bad"}


class StageStepper(QWidget):
    """``steps`` of (title, caption, state); the lines between passed stages are in the accent."""

    def __init__(self, steps: Sequence[Step] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(48)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_steps(steps)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show other stages."""
        self._steps = tuple(steps)
        words = (f"{title}: {_(_SPOKEN[state])} {caption}".strip() for title, caption, state in self._steps)
        self.setAccessibleName(", ".join(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(max(self._least(), 190 * len(self._steps)), 48)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least(), 48)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._steps:
            return
        painter = painter_for(self)
        lefts = self._lefts()
        for place, step in enumerate(self._steps):
            end = lefts[place + 1] if place + 1 < len(lefts) else self.width()
            _draw_step(painter, place, step, lefts[place], end)
            if place + 1 < len(self._steps):
                _draw_line(painter, step, lefts[place], end)

    def _least(self) -> int:
        return int(sum(_title_width(step) + 30 + 24 for step in self._steps))

    def _lefts(self) -> list[float]:
        """Each step takes its title; what is left over is shared by the lines."""
        titles = [_title_width(step) + 30 for step in self._steps]
        spare = (self.width() - sum(titles)) / max(1, len(self._steps) - 1)
        spare = min(max(spare, 16.0), 150.0)
        lefts = [0.0]
        for width in titles[:-1]:
            lefts.append(lefts[-1] + width + spare)
        return lefts


def _title_width(step: Step) -> float:
    return max(text_width("body_strong", step[0]), min(text_width("caption", step[1]), 90.0))


def _draw_line(painter: QPainter, step: Step, left: float, end: float) -> None:
    passed = step[2] == "done"
    start = left + 30 + text_width("body_strong", step[0]) + 10
    if end - 10 > start:
        painter.fillRect(
            QRectF(start, 10 if passed else 11, end - 10 - start, 2 if passed else 1),
            color("acc" if passed else "line2"),
        )


def _draw_step(painter: QPainter, place: int, step: Step, left: float, end: float) -> None:
    title, caption, state = step
    _draw_circle(painter, place, state, left)
    role: Role = "body" if state == "todo" else "body_strong"
    draw_text(painter, QRectF(left + 30, 0, 400, 22), title, role, "t2" if state == "todo" else "text")
    room = max(end - left - 36, 40)
    draw_elided(painter, QRectF(left + 30, 24, room, 18), caption, "caption", _CAPTION_INK[state])


def _draw_circle(painter: QPainter, place: int, state: StepState, left: float) -> None:
    area = QRectF(left, 0, 22, 22)
    middle = QPointF(left + 11, 11)
    if state == "done":
        fill_box(painter, area, 11, "accs")
        draw_icon(painter, "check", left + 4, 4, "acct", 14)
    elif state == "current":
        line_box(painter, area, 11, "acc", 2)
        dot(painter, middle.x(), middle.y(), 5, "acc")
    elif state == "stopped":
        fill_box(painter, area, 11, "bads")
        draw_icon(painter, "x", left + 4, 4, "bad", 14)
    else:
        line_box(painter, area, 11, "line2")
        draw_text(painter, area, str(place + 1), "caption", "t3", "center")
