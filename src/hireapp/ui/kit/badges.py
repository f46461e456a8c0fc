"""Small marks: badge, key hint, avatar, dot. They are read, never clicked."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from hireapp.ui.kit.fonts import text_width
from hireapp.ui.kit.icons import draw_icon
from hireapp.ui.kit.paint import Shade, dot, draw_text, fill_box, line_box, painter_for

Tone = Literal["neutral", "acc", "ok", "warn", "bad"]
TONE_INK: dict[str, str] = {"neutral": "t2", "acc": "acct", "ok": "ok", "warn": "warn", "bad": "bad"}
TONE_GROUND: dict[str, str] = {"neutral": "hover", "acc": "accs", "ok": "oks", "warn": "warns", "bad": "bads"}
BADGE_HEIGHT = 20


class _Mark(QLabel):
    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Badge(_Mark):
    """An icon and a word on a soft ground; the colour is never alone."""

    def __init__(
        self, text: str, tone: Tone = "neutral", icon: str | None = None, parent: QWidget | None = None
    ) -> None:
        self._tone: Tone = tone
        self._icon = icon
        super().__init__(text, parent)

    def set_badge(self, text: str, tone: Tone = "neutral", icon: str | None = None) -> None:
        """Say something else."""
        self._tone, self._icon = tone, icon
        self.setText(text)
        self.updateGeometry()
        self.update()

    def tone(self) -> Tone:
        """Which kind of message it is."""
        return self._tone

    def sizeHint(self) -> QSize:
        return QSize(badge_width(self.text(), self._icon), BADGE_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_badge(painter_for(self), 0, 0, self.text(), self._tone, self._icon)


class KeyHint(_Mark):
    """The key of an action, in a small outlined box."""

    def sizeHint(self) -> QSize:
        return QSize(key_width(self.text()), 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_key(painter_for(self), QRectF(self.rect()), self.text())


class Avatar(_Mark):
    """The initials of a person in a circle; the accessible name is the person's."""

    def __init__(
        self, initials: str, name: str = "", size: int = 20, tone: str = "neutral", parent: QWidget | None = None
    ) -> None:
        self._size = size
        self._tone = tone
        super().__init__(initials, parent)
        self.setAccessibleName(name or initials)

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_avatar(painter_for(self), QRectF(self.rect()), self.text(), self._tone)


class Dot(QWidget):
    """A filled circle that marks a state; ``name`` says which."""

    def __init__(self, tone: str = "ok", name: str = "", size: int = 9, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setFixedSize(size + 1, size + 1)
        self.setAccessibleName(name)

    def set_tone(self, tone: str, name: str) -> None:
        """Another state."""
        self._tone = tone
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        middle = self.width() / 2
        dot(painter_for(self), middle, middle, (self.width() - 1) / 2, self._tone)


def badge_width(text: str, icon: str | None) -> int:
    """How wide a badge with ``text`` is."""
    return int(text_width("caption", text) + 14.999) + (18 if icon else 0)


def draw_badge(painter: QPainter, x: float, y: float, text: str, tone: Tone, icon: str | None) -> None:
    """Paint a badge with its upper left corner at x, y."""
    width = badge_width(text, icon)
    fill_box(painter, QRectF(x, y, width, BADGE_HEIGHT), 5, TONE_GROUND[tone])
    left = x + 7
    if icon:
        draw_icon(painter, icon, left - 1, y + 3, TONE_INK[tone], 14)
        left += 18
    draw_text(painter, QRectF(left, y, width, BADGE_HEIGHT), text, "caption", TONE_INK[tone])


def key_width(text: str) -> int:
    """How wide the hint for the key ``text`` is."""
    return max(18, int(text_width("caption", text) + 10.999))


def draw_key(painter: QPainter, area: QRectF, text: str, ink: Shade = "t3", line: Shade | None = "line2") -> None:
    """Paint a key hint that fills ``area``; without ``line`` only the letters, as on a primary button."""
    if line is not None:
        line_box(painter, area, 4, line)
    draw_text(painter, area, text, "caption", ink, "center")


def draw_avatar(painter: QPainter, area: QRectF, initials: str, tone: str = "neutral") -> None:
    """Paint initials in a circle."""
    fill_box(painter, area, area.height() / 2, "accs" if tone == "acc" else "hover")
    ink = "acct" if tone == "acc" else "t2"
    draw_text(painter, area, initials, "caption_strong" if tone == "acc" else "caption", ink, "center")
