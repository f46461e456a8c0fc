"""Draws laid lines and charts on a reportlab canvas; here y grows downwards from the top of the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from hireapp.charts.primitives import Circle, Label, Line, Path, Picture, Tone
from hireapp.reports.fonts import FACES
from hireapp.reports.logo import fitted
from hireapp.reports.press import Press
from hireapp.reports.styles import PALETTE, Sheet, Style
from hireapp.reports.typesetting import SetLine

_COLOURS = {tone: HexColor(code) for tone, code in PALETTE.items()}
_DASHLESS: tuple[float, ...] = ()


class Painter:
    """One document's canvas. ``pages`` tells on which page an anchor stands; all of them are known before drawing."""

    def __init__(self, canvas: Canvas, sheet: Sheet, press: Press, pages: dict[str, int]) -> None:
        self.canvas: Any = canvas
        self.sheet = sheet
        self.press = press
        self.pages = pages
        self._fill: Tone | None = None
        self._stroke: Tone | None = None
        self._width = -1.0
        self._dash = _DASHLESS

    def next_page(self) -> None:
        """End the page; the next one begins with a fresh state."""
        self.canvas.showPage()
        self._forget()

    def lines(self, lines: Sequence[SetLine], x: float, y: float, style: Style) -> None:
        """Lines of one paragraph as one text object, the first one's top at ``y``."""
        text = self.canvas.beginText()
        base = self.sheet.height - y - (style.leading - style.size) / 2 - 0.87 * style.size
        face, spread = "", 0.0
        for number, line in enumerate(lines):
            for segment in line.segments:
                if segment.face != face:
                    face = segment.face
                    text.setFont(FACES[face], style.size)
                if segment.tone != self._fill:
                    self._fill = segment.tone
                    text.setFillColor(_COLOURS[segment.tone])
                if line.spread != spread:
                    spread = line.spread
                    text.setCharSpace(spread)
                text.setTextOrigin(x + segment.x, base - number * style.leading)
                text.textOut(segment.text)
        if spread:
            text.setCharSpace(0)
        self.canvas.drawText(text)

    def picture(self, picture: Picture, x: float, y: float) -> None:
        """A chart with its top left corner at ``x``, ``y``."""
        for item in picture.items:
            if isinstance(item, Line):
                self._line(item, x, y)
            elif isinstance(item, Path):
                self._path(item, x, y)
            elif isinstance(item, Circle):
                self._circle(item, x, y)
            else:
                self._label(item, x, y)

    def logo(self, image: ImageReader, right: float, y: float) -> None:
        """A picture with its top right corner at ``right``, ``y``."""
        width, height = fitted(image.getSize())
        self.canvas.drawImage(image, right - width, self.sheet.height - y - height, width, height)

    def link(self, x: float, y: float, width: float, height: float, anchor: str) -> None:
        """A rectangle that leads to ``anchor``, if the document has it."""
        if anchor in self.pages:
            low = self.sheet.height - y - height
            self.canvas.linkAbsolute("", anchor, (x, low, x + width, low + height), thickness=0)

    def bookmark(self, anchor: str, y: float) -> None:
        """Make ``anchor`` lead to this page at ``y``."""
        self.canvas.bookmarkHorizontal(anchor, 0, self.sheet.height - y + 8)

    def outline(self, title: str, anchor: str, level: int) -> None:
        """An entry in the outline."""
        self.canvas.addOutlineEntry(title, anchor, level, closed=False)

    def _forget(self) -> None:
        self._fill = self._stroke = None
        self._width = -1.0
        self._dash = _DASHLESS

    def _filled(self, tone: Tone | None) -> bool:
        if tone is not None and tone != self._fill:
            self._fill = tone
            self.canvas.setFillColor(_COLOURS[tone])
        return tone is not None

    def _stroked(self, tone: Tone | None, width: float, dash: tuple[float, ...] = _DASHLESS) -> bool:
        if tone is None:
            return False
        if tone != self._stroke:
            self._stroke = tone
            self.canvas.setStrokeColor(_COLOURS[tone])
        if width != self._width:
            self._width = width
            self.canvas.setLineWidth(width)
        if dash != self._dash:
            self._dash = dash
            self.canvas.setDash(list(dash))
        return True

    def _line(self, item: Line, x: float, y: float) -> None:
        self._stroked(item.tone, item.width, item.dash)
        top = self.sheet.height - y
        self.canvas.line(x + item.x1, top - item.y1, x + item.x2, top - item.y2)

    def _path(self, item: Path, x: float, y: float) -> None:
        fill, stroke = self._filled(item.fill), self._stroked(item.stroke, item.width)
        top = self.sheet.height - y
        path = self.canvas.beginPath()
        for ring in item.rings:
            path.moveTo(x + ring[0][0], top - ring[0][1])
            for px, py in ring[1:]:
                path.lineTo(x + px, top - py)
            if item.closed:
                path.close()
        self.canvas.drawPath(path, stroke=int(stroke), fill=int(fill), fillMode=0)

    def _circle(self, item: Circle, x: float, y: float) -> None:
        fill, stroke = self._filled(item.fill), self._stroked(item.stroke, item.width, item.dash)
        self.canvas.circle(x + item.x, self.sheet.height - y - item.y, item.radius, stroke=int(stroke), fill=int(fill))

    def _label(self, item: Label, x: float, y: float) -> None:
        style = Style(item.size, item.size, item.bold, item.tone)
        lines = self.press.lines(item.text, style)
        width = lines[0].width if lines else 0.0
        left = x + item.x - {"start": 0.0, "middle": width / 2, "end": width}[item.anchor]
        if item.ground is not None:
            self._filled(item.ground)
            self.canvas.rect(left - 1, self.sheet.height - y - item.y - 1, width + 2, item.size, stroke=0, fill=1)
        self.lines(lines[:1], left, y + item.y - 0.87 * item.size, style)
