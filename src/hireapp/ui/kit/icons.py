"""The program's own stroke icons, drawn in the colour of the text beside them."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from hireapp.resources import resource_folder
from hireapp.ui.kit.theme import theme

_STROKE = 'stroke-width="2.04"'
_SMALL_STROKE = 'stroke-width="2.28"'


def icon_pixmap(name: str, color_token: str, size: int = 16, ratio: float = 1.0) -> QPixmap:
    """The icon ``name`` at ``size`` logical pixels for a screen of ``ratio`` device pixels each."""
    return _pixmap(name, getattr(theme(), color_token), size, ratio)


def icon(name: str, color_token: str = "t2", size: int = 16) -> QIcon:
    """The icon as Qt wants it in menus and actions, sharp at 1 and 2 device pixels."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(icon_pixmap(name, color_token, size, ratio))
    return made


def draw_icon(painter: QPainter, name: str, x: float, y: float, color_token: str, size: int = 16) -> None:
    """Paint the icon with its upper left corner at x, y."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(QPointF(x, y), icon_pixmap(name, color_token, size, ratio))


def icon_names() -> list[str]:
    """Every icon there is."""
    files = (resource_folder("assets") / "icons").glob("*.svg")
    return sorted(file.stem for file in files if not file.stem.startswith("chevron-"))


@cache
def _source(name: str) -> str:
    return (resource_folder("assets") / "icons" / f"{name}.svg").read_text("utf-8")


@lru_cache(maxsize=2000)
def _pixmap(name: str, value: str, size: int, ratio: float) -> QPixmap:
    source = _source(name).replace("currentColor", value)
    if size <= 14:
        source = source.replace(_STROKE, _SMALL_STROKE)
    pixels = round(size * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
