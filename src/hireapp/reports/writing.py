"""Puts the sections together and writes the file. Everything is laid before anything is drawn, so page numbers, their
total and references between pages are known without a second pass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from hireapp.domain.dossier import Dossier
from hireapp.i18n import N_, Language
from hireapp.reports import aptitude, competencies, evidence, method, tables, work_sample
from hireapp.reports.blocks import Block, right
from hireapp.reports.context import Context, anchor_of
from hireapp.reports.fonts import faces
from hireapp.reports.page_one import fitting, page_one, shortened
from hireapp.reports.pages import Item, Page, anchors, paginated
from hireapp.reports.press import Press
from hireapp.reports.printing import Edition, printed, running_head
from hireapp.reports.styles import MEASURE, PAPERS, Paper

Section = Callable[[Context, int], list[Item]]
SECTIONS: tuple[Section, ...] = (competencies.section, aptitude.section, work_sample.section, evidence.section,
                                 tables.phone, tables.screening, tables.ratings, tables.words, tables.preview,
                                 method.section)
_KIND = N_("Candidate evaluation")
_TITLE = N_("{name}, {role}, candidate evaluation")
_CONFIDENTIAL = N_("Confidential: for this hiring decision only")
_DRAFT = N_("Draft. Confidential: for this hiring decision only")
_PAGE_ONE = N_("Recommendation and decision")
WIDE = 88


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
    pages = [_first(replace(ctx, pages=known), density), *inner]
    data = printed(ctx.press, ctx.sheet, pages, _edition(ctx, known))
    return Written(data, tuple(ctx.press.missing), len(pages))


def _first(ctx: Context, density: int) -> Page:
    page = page_one(ctx, density)
    page.placed[0] = replace(page.placed[0], title=ctx.press.say(_PAGE_ONE))
    return page


def _anchors(dossier: Dossier) -> list[str]:
    return ["competencies", "phone", "words", *(anchor_of(question) for question in dossier.evidence)]


def _context(dossier: Dossier, language: Language, translate: Callable[[str], str], paper: Paper, hide_name: bool,
             draft: bool) -> Context:
    hidden = hide_name or dossier.hide_name
    veil = [(dossier.name, dossier.number)] if hidden and dossier.name else []
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


def _edition(ctx: Context, known: dict[str, int]) -> Edition:
    press, dossier = ctx.press, ctx.dossier
    title = press.say(_TITLE, name=ctx.name, role=press.local(dossier.role_title))
    foot = (dossier.company, press.say(_DRAFT if ctx.draft else _CONFIDENTIAL))
    return Edition(title, dossier.company, dossier.number, _running_head(ctx), foot, dossier.logo, known=known)


def _running_head(ctx: Context) -> Block:
    press = ctx.press
    parts = (press.cut(ctx.name, "small", 150, 1), press.cut(press.local(ctx.dossier.role_title), "small", 150, 1))
    words = ("\u3000" if press.chinese else "   ").join((*parts, press.say(_KIND)))
    return running_head(press, words, right(press, ctx.dossier.number, "small", MEASURE, "mute"))
