"""Page 1 as a whole: it decides alone and never runs over, so its blocks are measured at falling densities."""

from __future__ import annotations

from dataclasses import dataclass

from hireapp.i18n import N_
from hireapp.reports import page_one_parts as parts
from hireapp.reports.blocks import Block, text
from hireapp.reports.context import Context
from hireapp.reports.page_one_head import masthead, recommendation
from hireapp.reports.page_one_record import decision_record
from hireapp.reports.pages import Page, Placed
from hireapp.reports.styles import MEASURE

SPREAD_MOST = 8.0
_MORE = N_("{count} more strengths or concerns stand inside, on {page}.")


@dataclass(frozen=True)
class Density:
    """How tightly page 1 is set: ``gap`` between blocks, ``scale`` of the statement, ``record`` height of the decision
    record; how many points and open questions a list shows, and how many lines each text may take."""

    gap: float
    scale: float
    record: float
    points: int = 3
    open: int = 5
    lines: int = 3
    reasons: int = 2


DENSITIES = (
    Density(12, 1.0, 80), Density(9, 0.93, 72, reasons=1), Density(7, 0.87, 64, reasons=1),
    Density(7, 0.87, 64, reasons=0, open=4, lines=2), Density(7, 0.87, 64, points=2, reasons=0, open=3, lines=2),
    Density(6, 0.87, 60, points=2, reasons=0, open=2, lines=1), Density(4, 0.8, 56, points=1, reasons=0, open=1, lines=1))


def page_one(ctx: Context) -> Page:
    """The page: the first density that fits, what is left spread over the gaps."""
    top, bottom = ctx.sheet.top_first, ctx.sheet.height - ctx.sheet.bottom - 8
    density = DENSITIES[-1]
    for density in DENSITIES:
        blocks = blocks_at(ctx, density)
        left = bottom - top - height_of(blocks, density)
        if left >= 0:
            break
    gaps = density.gap + min(SPREAD_MOST, max(0.0, left) / max(1, len(blocks) - 1))
    return _placed(blocks, top, gaps, ctx)


def height_of(blocks: list[Block], density: Density) -> float:
    """Height of the blocks with the gaps of ``density``."""
    return sum(block.height for block in blocks) + density.gap * (len(blocks) - 1)


def blocks_at(ctx: Context, density: Density) -> list[Block]:
    """All blocks of page 1 at a density."""
    blocks = [masthead(ctx), recommendation(ctx, density.scale, density.reasons), parts.stage_strip(ctx),
              parts.composite(ctx), parts.points(ctx, density.points, density.lines)]
    left_out = parts.points_left_out(ctx, density.points)
    if left_out:
        words = ctx.press.say(_MORE, count=left_out, page=ctx.page_words("words") or "–")
        blocks[-1] = parts.with_note(blocks[-1], text(ctx.press, words, "small", MEASURE, tone="mute", link="words"))
    return [*blocks, parts.still_open(ctx, density.open, min(2, density.lines)), decision_record(ctx, density.record)]


def _placed(blocks: list[Block], top: float, gap: float, ctx: Context) -> Page:
    page = Page()
    y = top
    for number, block in enumerate(blocks):
        named = ("page-1", ctx.name, 0) if not number else ("", "", 0)
        page.placed.append(Placed(block, y, *named))
        y += block.height + gap
    return page
