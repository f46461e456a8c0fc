"""Paints a chart's primitives on screen: the very drawing of the PDF, in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from hireapp.charts.primitives import Circle, Label, Line, Path, Picture, Primitive, Tone
from hireapp.ui.kit.fonts import FAMILY
from hireapp.ui.kit.paint import painter_for
from hireapp.ui.kit.theme import color, notifier

TOKENS: dict[Tone, str] = {
    "ink": "text",
    "ink2": "t2",
    "mute": "t3",
    "rule": "line2",
    "hair": "line",
    "tint": "sunk",
    "band": "h2",
    "band_edge": "h4",
    "accent": "acc",
    "warm": "warn",
    "warm_tint": "warns",
    "paper": "bg",
}
POINT = 96 / 72
PAD = 12
"""Pixels beside the picture: labels and dots at its ends reach over it."""


class ChartView(QWidget):
    """One picture, drawn once into a pixmap and again only when it or the theme changes. ``words`` say what it
    shows."""

    def __init__(self, picture: Picture, words: str, scale: float = POINT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self._scale = scale
        self._pixmap: QPixmap | None = None
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        notifier.theme_changed.connect(self._on_theme_changed)

    def sizeHint(self) -> QSize:
        return QSize(round(self._picture.width * self._scale) + 2 * PAD, round(self._picture.height * self._scale))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._pixmap is None or self._pixmap.devicePixelRatioF() != ratio:
            self._pixmap = self._drawn(ratio)
        painter_for(self).drawPixmap(0, 0, self._pixmap)

    def _drawn(self, ratio: float) -> QPixmap:
        size = self.sizeHint()
        pixmap = QPixmap(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(PAD, 0)
        painter.scale(self._scale, self._scale)
        for item in self._picture.items:
            draw_primitive(painter, item)
        painter.end()
        return pixmap

    def _on_theme_changed(self) -> None:
        self._pixmap = None
        self.update()


def draw_primitive(painter: QPainter, item: Primitive) -> None:
    """One line, path, circle or label, in points."""
    if isinstance(item, Line):
        painter.setPen(_pen(item.tone, item.width, item.dash))
        painter.drawLine(QPointF(item.x1, item.y1), QPointF(item.x2, item.y2))
    elif isinstance(item, Path):
        _shape(painter, item.fill, item.stroke, item.width)
        painter.drawPath(_path(item))
    elif isinstance(item, Circle):
        _shape(painter, item.fill, item.stroke, item.width, item.dash)
        painter.drawEllipse(QPointF(item.x, item.y), item.radius, item.radius)
    else:
        _label(painter, item)


def _pen(tone: Tone, width: float, dash: tuple[float, ...] = ()) -> QPen:
    pen = QPen(color(TOKENS[tone]), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash:
        pen.setDashPattern([length / max(width, 0.1) for length in dash])
    return pen


def _shape(
    painter: QPainter, fill: Tone | None, stroke: Tone | None, width: float, dash: tuple[float, ...] = ()
) -> None:
    painter.setPen(_pen(stroke, width, dash) if stroke else Qt.PenStyle.NoPen)
    painter.setBrush(color(TOKENS[fill]) if fill else Qt.BrushStyle.NoBrush)


def _path(item: Path) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in item.rings:
        path.moveTo(*ring[0])
        for x, y in ring[1:]:
            path.lineTo(x, y)
        if item.closed:
            path.closeSubpath()
    return path


def _label(painter: QPainter, item: Label) -> None:
    # Sizes below 9 points clot on screen: they are drawn at 9 there, as the type scale asks.
    font = QFont(FAMILY)
    font.setPixelSize(max(9, round(item.size)))
    font.setWeight(QFont.Weight.DemiBold if item.bold else QFont.Weight.Normal)
    width = QFontMetricsF(font).horizontalAdvance(item.text)
    left = item.x - {"start": 0.0, "middle": width / 2, "end": width}[item.anchor]
    if item.ground is not None:
        painter.fillRect(QRectF(left - 1, item.y - item.size, width + 2, item.size + 2), color(TOKENS[item.ground]))
    painter.setFont(font)
    painter.setPen(color(TOKENS[item.tone]))
    painter.drawText(QPointF(left, item.y), item.text)
