"""Strokes every painted widget uses: text centred by cap height, boxes, hairlines."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from hireapp.ui.kit.fonts import Role, cap_height, display_text, elided, font_for, text_width
from hireapp.ui.kit.theme import color

Align = Literal["left", "right", "center"]
Shade = str | QColor


def painter_for(widget: QWidget) -> QPainter:
    """A painter with soft edges."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def shade(value: Shade) -> QColor:
    """A token's colour, or the colour itself."""
    return color(value) if isinstance(value, str) else value


def draw_text(
    painter: QPainter, area: QRectF | QRect, text: str, role: Role, ink: Shade = "text", align: Align = "left"
) -> None:
    """One line of text in ``area``, centred by cap height; never cut here."""
    _draw(painter, QRectF(area), display_text(text), text_width(role, text), role, ink, align, text)


def draw_elided(
    painter: QPainter, area: QRectF | QRect, text: str, role: Role, ink: Shade = "text", align: Align = "left"
) -> None:
    """One line of text in ``area``, ending in an ellipsis where there is no room."""
    box = QRectF(area)
    width = min(text_width(role, text), box.width())
    _draw(painter, box, elided(role, text, int(box.width()) + 1), width, role, ink, align, text)


def fill_box(painter: QPainter, area: QRectF | QRect, radius: float, ground: Shade) -> None:
    """A rounded ground without outline."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade(ground))
    painter.drawRoundedRect(QRectF(area), radius, radius)


def line_box(painter: QPainter, area: QRectF | QRect, radius: float, line: Shade, width: float = 1.0) -> None:
    """A rounded outline that lies inside ``area``."""
    half = width / 2
    painter.setPen(QPen(shade(line), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(area).adjusted(half, half, -half, -half), radius - half, radius - half)


def box(painter: QPainter, area: QRectF | QRect, radius: float, ground: Shade, line: Shade, width: float = 1.0) -> None:
    """A rounded ground with its outline."""
    half = width / 2
    painter.setPen(QPen(shade(line), width))
    painter.setBrush(shade(ground))
    painter.drawRoundedRect(QRectF(area).adjusted(half, half, -half, -half), radius - half, radius - half)


def hair(painter: QPainter, x: float, y: float, width: float, token: Shade = "line") -> None:
    """A horizontal line of one pixel."""
    painter.fillRect(QRect(round(x), round(y), round(width), 1), shade(token))


def hair_down(painter: QPainter, x: float, y: float, height: float, token: Shade = "line") -> None:
    """A vertical line of one pixel."""
    painter.fillRect(QRect(round(x), round(y), 1, round(height)), shade(token))


def dot(painter: QPainter, x: float, y: float, radius: float, token: Shade) -> None:
    """A filled circle round x, y."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade(token))
    painter.drawEllipse(QPointF(x, y), radius, radius)


def stroke(
    painter: QPainter, start: QPointF, end: QPointF, token: Shade, width: float = 1.5, *, dashed: bool = False
) -> None:
    """A straight line with flat ends."""
    pen = QPen(shade(token), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawLine(start, end)


def _draw(
    painter: QPainter, area: QRectF, drawn: str, width: float, role: Role, ink: Shade, align: Align, source: str
) -> None:
    painter.setFont(font_for(role, source))
    painter.setPen(shade(ink))
    left = area.left()
    if align == "right":
        left = area.right() - width
    elif align == "center":
        left = area.left() + (area.width() - width) / 2
    painter.drawText(QPointF(left, baseline(area, role)), drawn)


def baseline(area: QRectF, role: Role) -> float:
    """Where the baseline of one line centred in ``area`` lies, on a whole pixel."""
    return float(round(area.center().y() + cap_height(role) / 2))
