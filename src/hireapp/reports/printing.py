"""What all documents share: pages with their margins onto a canvas, the file's own facts, head and foot."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.pdfgen.canvas import Canvas

from hireapp.i18n import N_
from hireapp.reports.blocks import Block, centred, right, row, rule, stack, text
from hireapp.reports.logo import TOP, readable
from hireapp.reports.pages import Page
from hireapp.reports.painter import Painter
from hireapp.reports.press import Press
from hireapp.reports.styles import MEASURE, Sheet

_PAGE = N_("Page {page} of {total}")
_HEAD, _FOOT = 24.0, 6.0
_SIDE = 160.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Edition:
    """What a document says of itself and repeats on its pages.

    head: from the second page on. foot: what stands left and in the middle; the page number is added. known: the page
    of each anchor.
    """

    title: str
    author: str
    subject: str
    head: Block
    foot: tuple[str, str]
    logo: bytes | None = None
    outline: bool = True
    known: dict[str, int] = field(default_factory=dict)


def printed(press: Press, sheet: Sheet, pages: Sequence[Page], edition: Edition) -> bytes:
    """The finished file. Characters without a glyph are drawn as a visible sign and logged by code point."""
    buffer = io.BytesIO()
    spoken = "zh-CN" if press.chinese else "en-US"
    canvas = Canvas(buffer, pagesize=(sheet.width, sheet.height), lang=spoken)
    _describe(canvas, press, edition)
    painter = Painter(canvas, sheet, press, edition.known)
    for number, page in enumerate(pages, 1):
        _draw(painter, page, number, edition)
        foot = _foot(press, edition, number, len(pages), sheet.measure)
        foot.draw(painter, sheet.left, sheet.height - sheet.bottom + _FOOT)
        painter.next_page()
    canvas.save()
    if press.missing:
        signs = " ".join(f"U+{ord(char):04X}" for char in press.missing)
        _log.warning("Characters without a glyph in the report: %s", signs)
    return buffer.getvalue()


def running_head(press: Press, left: str, aside: Block, measure: float = MEASURE) -> Block:
    """The head of later pages: words at the left, something as wide as the text over it, a hair line."""
    return stack([row([(0, text(press, left, "small", measure - 104, tone="mute", most=1)), (0, aside)]),
                  rule(measure, height=1)], 3)


def raised(block: Block, by: float) -> Block:
    """A block that begins ``by`` points higher: the first page of a document has no head over it."""
    def draw(painter: Painter, x: float, y: float) -> None:
        block.draw(painter, x, y - by)

    return Block(block.height - by, draw)


def _describe(canvas: Canvas, press: Press, edition: Edition) -> None:
    canvas.setTitle(press.shown(edition.title))
    canvas.setAuthor(press.shown(edition.author))
    canvas.setSubject(press.shown(edition.subject))
    canvas.setCreator("hireapp")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if edition.outline:
        canvas.showOutline()


def _draw(painter: Painter, page: Page, number: int, edition: Edition) -> None:
    left = painter.sheet.left
    if number > 1:
        edition.head.draw(painter, left, _HEAD)
    elif logo := readable(edition.logo):
        painter.logo(logo, left + painter.sheet.measure, TOP)
    for placed in page.placed:
        if placed.anchor:
            painter.bookmark(placed.anchor, placed.y)
            painter.outline(painter.press.shown(placed.title), placed.anchor, max(0, placed.level - 1))
        placed.block.draw(painter, left, placed.y)


def _foot(press: Press, edition: Edition, number: int, total: int, measure: float) -> Block:
    left, middle = edition.foot
    page = right(press, press.say(_PAGE, page=number, total=total), "small", measure, "ink")
    width = measure - 2 * _SIDE - 4
    between = centred(press, press.cut(middle, "micro", width, 1), "micro", width)
    words = row([(0, text(press, left, "micro", _SIDE, most=1)), (_SIDE + 2, between), (0, page)])
    return stack([rule(measure, height=5), words])

