"""Puts the sections together and writes the file. Everything is laid before anything is drawn, so page numbers, their
total and references between pages are known without a second pass."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from hireapp.domain.decision import Dossier
from hireapp.i18n import N_, Language
from hireapp.reports import competencies, evidence, method, tables
from hireapp.reports.blocks import Block, centred, right, row, rule, stack, text
from hireapp.reports.context import Context, anchor_of
from hireapp.reports.fonts import faces
from hireapp.reports.logo import TOP, readable
from hireapp.reports.page_one import fitting, page_one, shortened
from hireapp.reports.pages import Item, Page, anchors, paginated
from hireapp.reports.painter import Painter
from hireapp.reports.press import Press
from hireapp.reports.styles import MEASURE, PAPERS, Paper

Section = Callable[[Context, int], list[Item]]
SECTIONS: tuple[Section, ...] = (competencies.section, evidence.section, tables.phone, tables.screening, tables.ratings,
                                 tables.words, tables.preview, method.section)
_KIND = N_("Candidate evaluation")
_TITLE = N_("{name}, {role}, candidate evaluation")
_PAGE = N_("Page {page} of {total}")
_CONFIDENTIAL = N_("Confidential: for this hiring decision only")
_DRAFT = N_("Draft. Confidential: for this hiring decision only")
_PAGE_ONE = N_("Recommendation and decision")
WIDE = 88
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Written:
    """The file, and the characters that no font of ours has: they are drawn as a visible sign."""

    data: bytes
    missing: tuple[str, ...]
    pages: int


def written(dossier: Dossier, language: Language, translate: Callable[[str], str], paper: Paper, hide_name: bool,
            draft: bool) -> Written:
    """The finished document."""
    ctx = _context(dossier, language, translate, paper, hide_name, draft)
    # Page 1 names pages inside, and what it leaves out decides what stands there: so it is tried with wide numbers.
    tried = replace(ctx, pages=dict.fromkeys(_anchors(dossier), WIDE))
    density = fitting(tried)
    inner = _inner_pages(replace(ctx, shortened=shortened(tried, density)))
    known = {"page-1": 1, **anchors(inner, 2)}
    pages = [page_one(replace(ctx, pages=known), density), *inner]
    buffer = io.BytesIO()
    spoken = "zh-CN" if ctx.press.chinese else "en-US"
    canvas = Canvas(buffer, pagesize=(ctx.sheet.width, ctx.sheet.height), lang=spoken)
    _describe(canvas, ctx)
    _draw(Painter(canvas, ctx.sheet, ctx.press, known), ctx, pages)
    canvas.save()
    missing = tuple(ctx.press.missing)
    if missing:
        _log.warning("Characters without a glyph in the report: %s", " ".join(f"U+{ord(char):04X}" for char in missing))
    return Written(buffer.getvalue(), missing, len(pages))


def _anchors(dossier: Dossier) -> list[str]:
    return ["competencies", "phone", "words", *(anchor_of(question) for question in dossier.evidence)]


def _context(dossier: Dossier, language: Language, translate: Callable[[str], str], paper: Paper, hide_name: bool,
             draft: bool) -> Context:
    hidden = hide_name or dossier.hide_name
    veil = (dossier.name, dossier.number) if hidden and dossier.name else None
    press = Press(language, translate, faces(), veil)
    name = dossier.number if hidden or not dossier.name.strip() else " ".join(dossier.name.split())
    return Context(dossier, press, PAPERS[paper], name, draft)


def _inner_pages(ctx: Context) -> list[Page]:
    items: list[Item] = []
    number = 1
    for section in SECTIONS:
        made = section(ctx, number)
        items += made
        number += bool(made)
    return paginated(items, ctx.sheet.top, ctx.sheet.height - ctx.sheet.bottom - 8)


def _describe(canvas: Canvas, ctx: Context) -> None:
    press = ctx.press
    canvas.setTitle(press.shown(press.say(_TITLE, name=ctx.name, role=press.local(ctx.dossier.role_title))))
    canvas.setAuthor(press.shown(ctx.dossier.company))
    canvas.setSubject(ctx.dossier.number)
    canvas.setCreator("hireapp")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()


def _draw(painter: Painter, ctx: Context, pages: list[Page]) -> None:
    for number, page in enumerate(pages, 1):
        if number > 1:
            _running_head(ctx).draw(painter, ctx.sheet.left, 24)
        elif logo := readable(ctx.dossier.logo):
            painter.logo(logo, ctx.sheet.left + MEASURE, TOP)
        for placed in page.placed:
            if placed.anchor:
                painter.bookmark(placed.anchor, placed.y)
                title = ctx.press.say(_PAGE_ONE) if placed.anchor == "page-1" else placed.title
                painter.outline(ctx.press.shown(title), placed.anchor, max(0, placed.level - 1))
            placed.block.draw(painter, ctx.sheet.left, placed.y)
        _foot(ctx, number, len(pages)).draw(painter, ctx.sheet.left, ctx.sheet.height - ctx.sheet.bottom + 6)
        painter.next_page()


def _running_head(ctx: Context) -> Block:
    press = ctx.press
    parts = (press.cut(ctx.name, "small", 150, 1), press.cut(press.local(ctx.dossier.role_title), "small", 150, 1))
    words = ("\u3000" if press.chinese else "   ").join((*parts, press.say(_KIND)))
    line = row([(0, text(press, words, "small", 400, tone="mute", most=1)),
                (0, right(press, ctx.dossier.number, "small", MEASURE, "mute"))])
    return stack([line, rule(height=1)], 3)


def _foot(ctx: Context, number: int, total: int) -> Block:
    press = ctx.press
    words = row([(0, text(press, ctx.dossier.company, "micro", 160, most=1)),
                 (162, centred(press, press.say(_DRAFT if ctx.draft else _CONFIDENTIAL), "micro", 180)),
                 (0, right(press, press.say(_PAGE, page=number, total=total), "small", MEASURE, "ink"))])
    return stack([rule(height=5), words])
