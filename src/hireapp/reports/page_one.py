"""Page 1 as a whole: it decides alone and never runs over, so its blocks are measured at falling densities."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hireapp.i18n import N_
from hireapp.reports import page_one_parts as parts
from hireapp.reports.blocks import Block, text
from hireapp.reports.context import Context, Shortened
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
    Density(12, 1.0, 80),
    Density(9, 0.93, 72),
    Density(7, 0.87, 64),
    Density(7, 0.87, 64, reasons=1),
    Density(7, 0.87, 64, reasons=0, open=4, lines=2),
    Density(7, 0.87, 64, points=2, reasons=0, open=3, lines=2),
    Density(6, 0.87, 60, points=2, reasons=0, open=2, lines=1),
    Density(4, 0.8, 56, points=1, reasons=0, open=1, lines=1),
)


def fitting(ctx: Context, start: int = 0) -> int:
    """The number of the first density from ``start`` at which page 1 fits, or of the last."""
    for number in range(start, len(DENSITIES) - 1):
        if _left(ctx, blocks_at(ctx, DENSITIES[number]), DENSITIES[number]) >= 0:
            return number
    return len(DENSITIES) - 1


def shortened(ctx: Context, number: int) -> frozenset[Shortened]:
    """What page 1 leaves out of the raters' words at a density."""
    density, dossier = DENSITIES[number], ctx.dossier
    silent = not density.reasons and any(
        rater.recommendation and rater.recommendation.reason for rater in dossier.raters
    )
    found: dict[Shortened, bool] = {
        "recommendations": silent
        or _cuts(ctx, lambda: recommendation(ctx, density.scale, density.reasons, density.lines)),
        "points": bool(parts.points_left_out(ctx, density.points))
        or _cuts(ctx, lambda: parts.points(ctx, density.points, density.lines)),
        "open": len(dossier.open_questions) > density.open
        or _cuts(ctx, lambda: parts.still_open(ctx, density.open, min(2, density.lines))),
    }
    return frozenset(name for name, is_cut in found.items() if is_cut)


def _cuts(ctx: Context, make: Callable[[], Block]) -> bool:
    before = ctx.press.cuts
    make()
    return ctx.press.cuts > before


def page_one(ctx: Context, number: int) -> Page:
    """The page at a density or a tighter one, what is left spread over the gaps."""
    density = DENSITIES[fitting(ctx, number)]
    blocks = blocks_at(ctx, density)
    spread = max(0.0, _left(ctx, blocks, density)) / max(1, len(blocks) - 1)
    return _placed(blocks, ctx.sheet.top_first, density.gap + min(SPREAD_MOST, spread), ctx)


def _left(ctx: Context, blocks: list[Block], density: Density) -> float:
    return ctx.sheet.height - ctx.sheet.bottom - 8 - ctx.sheet.top_first - height_of(blocks, density)


def height_of(blocks: list[Block], density: Density) -> float:
    """Height of the blocks with the gaps of ``density``."""
    return sum(block.height for block in blocks) + density.gap * (len(blocks) - 1)


def blocks_at(ctx: Context, density: Density) -> list[Block]:
    """All blocks of page 1 at a density."""
    blocks = [masthead(ctx), recommendation(ctx, density.scale, density.reasons, density.lines), parts.stage_strip(ctx),
              parts.composite(ctx), parts.points(ctx, density.points, density.lines)]
    left_out = parts.points_left_out(ctx, density.points)
    if left_out:
        words = ctx.press.say(_MORE, count=left_out, page=ctx.page_words("words") or "–")
        blocks[-1] = parts.with_note(blocks[-1], text(ctx.press, words, "small", MEASURE, tone="mute", link="words"))
    return [
        *blocks,
        parts.still_open(ctx, density.open, min(2, density.lines)),
        decision_record(ctx, density.record, min(2, density.lines)),
    ]


def _placed(blocks: list[Block], top: float, gap: float, ctx: Context) -> Page:
    page = Page()
    y = top
    for number, block in enumerate(blocks):
        named = ("page-1", ctx.name, 0) if not number else ("", "", 0)
        page.placed.append(Placed(block, y, *named))
        y += block.height + gap
    return page
