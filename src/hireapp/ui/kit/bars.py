"""Numbers with their error, and progress against a plan: score bar, interval, budget, plan, stage pills."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hireapp.i18n import _
from hireapp.ui.kit.fonts import text_width
from hireapp.ui.kit.paint import dot, draw_text, fill_box, line_box, painter_for, stroke
from hireapp.ui.kit.paragraph import Label
from hireapp.ui.kit.theme import color

_CAP = 10


class _Bar(QWidget):
    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(height)
        self.setMinimumWidth(48)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(180, self.height())


class ScoreBar(_Bar):
    """A value on its scale with its interval as a whisker; a missing one is an empty outlined track.

    Where ``minimum`` is below zero the bar starts at a zero tick. ``tick``: a mark on the scale, such as a cut score.
    """

    def __init__(
        self,
        value: float | None = None,
        low: float | None = None,
        high: float | None = None,
        minimum: float = 0,
        maximum: float = 100,
        *,
        tick: float | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(14, parent)
        self._name = name
        self._scale = (minimum, maximum)
        self._tick = tick
        self.set_score(value, low, high)

    def set_score(self, value: float | None, low: float | None = None, high: float | None = None) -> None:
        """Another value; None is "missing"."""
        self._value, self._low, self._high = value, low, high
        self.setAccessibleName(f"{self._name} {self._spoken()}".strip())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_for(self)
        track = QRectF(0, 4, self.width(), 6)
        if self._value is None:
            line_box(painter, track, 3, "line2")
        else:
            fill_box(painter, track, 3, "track")
            draw_score(painter, track, self._value, self._low, self._high, self._scale)
        if self._tick is not None:
            x = round(_place(self._tick, track, self._scale))
            painter.fillRect(QRectF(x - 1, 0, 2, 14), color("text"))

    def _spoken(self) -> str:
        if self._value is None:
            return _("missing")
        if self._low is None or self._high is None:
            return f"{self._value:g}"
        return _("{value}, between {low} and {high}").format(
            value=f"{self._value:g}", low=f"{self._low:g}", high=f"{self._high:g}"
        )


class ScoreRow(QWidget):
    """Name left, number with error and scale right, the bar below; ``reason`` stands where there is no number."""

    def __init__(
        self,
        name: str,
        number: str = "",
        error: str = "",
        scale: str = "",
        *,
        bar: ScoreBar | None = None,
        reason: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.bar = bar or ScoreBar(name=name)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(Label(name, "body"), 1)
        if number:
            head.addWidget(Label(number, "section", align="right"))
            head.addWidget(Label(f"{error} {scale}".strip(), "caption", "t3", align="right"))
        else:
            head.addWidget(Label(reason, "caption", "t3", align="right"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.bar)


class IntervalView(_Bar):
    """A dot on a hair axis with a line for the interval; nothing where there is no value."""

    def __init__(
        self,
        value: float | None,
        low: float | None,
        high: float | None,
        minimum: float = 0,
        maximum: float = 100,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(16, parent)
        self._numbers = (value, low, high)
        self._scale = (minimum, maximum)
        self.setAccessibleName(_("missing") if value is None else f"{value:g} ({low:g} – {high:g})")

    def paintEvent(self, _event: QPaintEvent) -> None:
        value, low, high = self._numbers
        if value is not None:
            draw_interval(painter_for(self), QRectF(self.rect()), value, low, high, self._scale)


@dataclass(frozen=True, slots=True)
class Segment:
    """A step of a plan: planned and used seconds; exactly one is current."""

    planned: float
    used: float = 0
    done: bool = False
    current: bool = False
    title: str = ""


class BudgetBar(QWidget):
    """The steps of a call side by side, as wide as planned; over-time is a cap of 10 px and one line of words."""

    def __init__(
        self, segments: Sequence[Segment], words: str = "", caption: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFixedHeight(52)
        self.setMinimumWidth(160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_segments(segments, words, caption)

    def set_segments(self, segments: Sequence[Segment], words: str = "", caption: str = "") -> None:
        """Where the call stands: ``words`` below ("5 s behind plan"), ``caption`` above the current step."""
        self._segments = tuple(segments)
        self._words = words
        self._caption = caption
        self.setAccessibleName(", ".join(text for text in (caption, words) if text))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_for(self)
        planned = sum(segment.planned for segment in self._segments) or 1
        room = self.width() - 4 * max(0, len(self._segments) - 1)
        left = 0.0
        for segment in self._segments:
            area = QRectF(left, 22, max(4.0, room * segment.planned / planned), 8)
            self._draw(painter, area, segment)
            left = area.right() + 4
        if self._words:
            draw_text(painter, QRectF(0, 33, self.width(), 18), self._words, "caption", "warn")

    def _draw(self, painter: QPainter, area: QRectF, segment: Segment) -> None:
        fill_box(painter, area, 3, "track")
        share = 1.0 if segment.done and segment.used >= segment.planned else segment.used / (segment.planned or 1)
        used = QRectF(area)
        used.setWidth(area.width() * min(1.0, share))
        if used.width() >= 1:
            fill_box(painter, used, 3, "acc" if segment.current else "h4")
        if segment.used > segment.planned:
            fill_box(painter, QRectF(area.right() - _CAP, area.top(), _CAP, area.height()), 3, "warng")
        if segment.current and self._caption:
            self._draw_caption(painter, used.right())

    def _draw_caption(self, painter: QPainter, x: float) -> None:
        width = text_width("caption_strong", self._caption)
        left = min(max(0.0, x - width / 2), self.width() - width)
        draw_text(painter, QRectF(left, 0, width, 18), self._caption, "caption_strong", "acct")


class PlanBar(QWidget):
    """A step of the interview: the bar of its minutes and the words ("5 / 8 min") at the right, amber when over."""

    def __init__(
        self, used: float, planned: float, words: str, *, current: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFixedHeight(18)
        self.setMinimumWidth(90)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_plan(used, planned, words, current=current)

    def set_plan(self, used: float, planned: float, words: str, *, current: bool = False) -> None:
        """Where the step stands."""
        self._used, self._planned, self._words, self._current = used, planned, words, current
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_plan(painter_for(self), QRectF(self.rect()), self._used, self._planned, self._words, self._current)


class StagePills(QWidget):
    """How far along: six small pills, the last reached one in the accent."""

    def __init__(self, done: int, total: int = 6, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._total = total
        self.set_done(done)

    def set_done(self, done: int) -> None:
        """How many stages are reached."""
        self._done = done
        self.setFixedSize(pills_width(self._total), 12)
        self.setAccessibleName(f"{self._name} {done}/{self._total}".strip())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_pills(painter_for(self), 0, self.height() / 2, self._done, self._total)


class ShareBar(_Bar):
    """A thin bar for a share from 0 to 1."""

    def __init__(self, share: float = 0, height: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(height, parent)
        self._share = share

    def set_share(self, share: float) -> None:
        """Another share."""
        self._share = share
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_for(self)
        area = QRectF(self.rect())
        fill_box(painter, area, area.height() / 2, "track")
        area.setWidth(area.width() * min(1.0, max(0.0, self._share)))
        if area.width() > 1:
            fill_box(painter, area, area.height() / 2, "h4")


def draw_score(
    painter: QPainter,
    track: QRectF,
    value: float,
    low: float | None,
    high: float | None,
    scale: tuple[float, float],
) -> None:
    """Fill and whisker of a score on ``track``."""
    start = _place(0, track, scale) if scale[0] < 0 else track.left()
    end = _place(value, track, scale)
    fill = QRectF(min(start, end), track.top(), max(abs(end - start), 2), track.height())
    fill_box(painter, fill, 3 if scale[0] >= 0 else 1, "h4")
    if scale[0] < 0:
        painter.fillRect(QRectF(round(start) - 1, track.top() - 3, 1.5, track.height() + 6), color("t3"))
    if low is not None and high is not None:
        _draw_whisker(painter, track, _place(low, track, scale), _place(high, track, scale))


def draw_interval(
    painter: QPainter,
    area: QRectF,
    value: float,
    low: float | None,
    high: float | None,
    scale: tuple[float, float],
) -> None:
    """Axis, interval and dot in ``area``."""
    middle = round(area.center().y())
    painter.fillRect(QRectF(area.left(), middle, area.width(), 1), color("line2"))
    inner = area.adjusted(4, 0, -4, 0)
    if low is not None and high is not None:
        left, right = _place(low, inner, scale), _place(high, inner, scale)
        stroke(painter, QPointF(left, middle + 0.5), QPointF(right, middle + 0.5), "t2", 1.5)
    dot(painter, _place(value, inner, scale), middle + 0.5, 4, "acc")


def draw_plan(painter: QPainter, area: QRectF, used: float, planned: float, words: str, current: bool) -> None:
    """Bar and words of one step in ``area``."""
    over = used > planned
    room = max(52.0, text_width("caption", words) + 6)
    draw_text(painter, area, words, "caption", "warn" if over else "t3", "right")
    track = QRectF(area.left(), round(area.center().y()) - 2, area.width() - room, 4)
    fill_box(painter, track, 2, "track")
    fill = QRectF(track)
    fill.setWidth(track.width() * min(1.0, used / (planned or 1)))
    if fill.width() > 1:
        fill_box(painter, fill, 2, "acc" if current else "h4")
    if over:
        fill_box(painter, QRectF(track.right() - _CAP, track.top(), _CAP, track.height()), 2, "warng")


def draw_pills(painter: QPainter, x: float, middle: float, done: int, total: int = 6) -> None:
    """Pills of 9x5 with their middle line at ``middle``."""
    for place in range(total):
        token = "track" if place >= done else "acc" if place == done - 1 else "h4"
        fill_box(painter, QRectF(x + place * 11, middle - 2.5, 9, 5), 2.5, token)


def pills_width(total: int) -> int:
    """How wide ``total`` pills are."""
    return total * 11 - 2


def _place(value: float, area: QRectF, scale: tuple[float, float]) -> float:
    low, high = scale
    share = (value - low) / ((high - low) or 1)
    return area.left() + area.width() * min(1.0, max(0.0, share))


def _draw_whisker(painter: QPainter, track: QRectF, left: float, right: float) -> None:
    middle = track.center().y()
    stroke(painter, QPointF(left, middle), QPointF(right, middle), "text", 1.5)
    for x in (left, right):
        stroke(painter, QPointF(x, middle - 4.5), QPointF(x, middle + 4.5), "text", 1.5)
