"""The parts of the chat desk: a customer's row with the ring of waiting seconds, and the bubbles of a talk."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hireapp.i18n import _
from hireapp.ui.kit.block import TextBlock, text_block
from hireapp.ui.kit.buttons import PaintedButton
from hireapp.ui.kit.fonts import text_width
from hireapp.ui.kit.icons import draw_icon
from hireapp.ui.kit.paint import box, draw_elided, draw_text, fill_box, hair, painter_for, shade

GOOD_S, LOST_S = 15, 60
BUBBLE = 440
_SIDE = 24


@dataclass(frozen=True)
class CustomerLine:
    """What a row shows. waiting: seconds since the first line without a reply, or None. state: open, left or
    content."""

    nick: str
    last: str
    waiting: int | None
    state: str = "open"
    key: str = ""


class CustomerRow(PaintedButton):
    """One customer of the list: nick, last line, and how long they have waited, in a ring and in words."""

    def __init__(self, name: str) -> None:
        self._line = CustomerLine("", "", None)
        super().__init__("")
        self.setObjectName(name)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_line(self, line: CustomerLine) -> None:
        """Another state."""
        if line != self._line:
            self._line = line
            self.setAccessibleName(f"{line.nick}, {line.last}, {self._words()[0]}")
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 96)

    def draw(self, painter: QPainter) -> None:
        area = QRectF(self.rect()).adjusted(1, 2, -1, -2)
        if self.isChecked():
            box(painter, area, 10, "card", "line2")
            fill_box(painter, QRectF(area.left(), area.top() + 12, 4, area.height() - 24), 2, "acc")
        elif self.is_hovered():
            fill_box(painter, area, 10, "hover")
        room = area.width() - 84
        ink = "text" if self._line.state == "open" else "t2"
        draw_elided(painter, QRectF(20, 12, room, 22), self._line.nick, "option_strong", ink)
        draw_elided(painter, QRectF(20, 38, room, 20), self._line.last, "body", "t2")
        words, tone = self._words()
        draw_elided(painter, QRectF(20, 62, room, 20), words, "body_strong" if tone != "t2" else "body", tone)
        self._draw_ring(painter, QRectF(area.right() - 50, area.center().y() - 17, 34, 34))

    def _words(self) -> tuple[str, str]:
        line = self._line
        if line.state == "left":
            return _("has left"), "bad"
        if line.state == "content":
            return _("the talk is done"), "ok"
        if line.waiting is None:
            return _("you wait for the customer"), "t2"
        if line.waiting <= GOOD_S:
            return _("best within {seconds} s").format(seconds=GOOD_S - line.waiting), "acct"
        if line.waiting < LOST_S - 15:
            return _("has waited {seconds} s").format(seconds=line.waiting), "warn"
        return _("waits {seconds} s, about to leave").format(seconds=line.waiting), "bad"

    def _draw_ring(self, painter: QPainter, area: QRectF) -> None:
        line = self._line
        if line.waiting is None or line.state != "open":
            icon = {"left": "x", "content": "check"}.get(line.state, "clock")
            draw_icon(painter, icon, area.center().x() - 8, area.center().y() - 8, "t3")
            return
        tone = "acc" if line.waiting <= GOOD_S else "warng" if line.waiting < LOST_S - 15 else "badg"
        share = min(1.0, line.waiting / LOST_S)
        inner = area.adjusted(2, 2, -2, -2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(shade("track"), 4))
        painter.drawEllipse(inner)
        painter.setPen(QPen(shade(tone), 4))
        painter.drawArc(inner, 90 * 16, -int(360 * 16 * share))
        draw_text(painter, area, str(min(line.waiting, 999)), "body_strong", "text", "center")


@dataclass(frozen=True)
class Bubble:
    """One thing said: by whom ("them", "me", "note"), the words, and the caption beside it (a time)."""

    who: str
    text: str
    caption: str


class Talk(QWidget):
    """The bubbles of one talk, oldest above, standing at the foot of the space there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bubbles: tuple[Bubble, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)

    def show_bubbles(self, bubbles: tuple[Bubble, ...]) -> bool:
        """Show another talk. Returns whether anything changed."""
        if bubbles == self._bubbles:
            return False
        self._bubbles = bubbles
        self.setAccessibleName("\n".join(f"{bubble.text} ({bubble.caption})" for bubble in bubbles))
        self.setMinimumHeight(self._height())
        self.updateGeometry()
        self.update()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self._height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_for(self)
        y = self.height() - self._height() + 12.0
        for bubble in self._bubbles:
            y += self._draw(painter, bubble, y) + 12

    def _height(self) -> int:
        return int(24 + sum(self._tall(bubble) + 12 for bubble in self._bubbles))

    def _tall(self, bubble: Bubble) -> int:
        return 24 if bubble.who == "note" else self._block(bubble).height + 20

    def _block(self, bubble: Bubble) -> TextBlock:
        return text_block(bubble.text, "say", self._wide(bubble))

    def _wide(self, bubble: Bubble) -> int:
        room = int(max(160, min(BUBBLE, self.width() - 160)))
        return int(min(room, text_width("say", bubble.text) + 3))

    def _draw(self, painter: QPainter, bubble: Bubble, y: float) -> float:
        if bubble.who == "note":
            width = text_width("caption", bubble.text) + 24
            middle = self.width() / 2
            hair(painter, _SIDE, y + 12, max(0.0, middle - width / 2 - _SIDE))
            hair(painter, middle + width / 2, y + 12, max(0.0, self.width() - _SIDE - middle - width / 2))
            draw_text(painter, QRectF(0, y, self.width(), 24), bubble.text, "caption", "t2", "center")
            return 24
        block = text_block(bubble.text, "say", self._wide(bubble))
        width, height = self._wide(bubble) + 32, block.height + 20
        mine = bubble.who == "me"
        left = self.width() - _SIDE - width if mine else _SIDE
        fill_box(painter, QRectF(left, y, width, height), 14, "accs" if mine else "hover")
        block.draw(painter, QPointF(left + 16, y + 10), "text")
        caption = QRectF(left - 108, y, 100, height) if mine else QRectF(left + width + 8, y, 100, height)
        draw_text(
            painter,
            caption.adjusted(0, height - 24, 0, 0),
            bubble.caption,
            "caption",
            "t2",
            "right" if mine else "left",
        )
        return height
