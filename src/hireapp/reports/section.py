"""What sections share: headings and table rows."""

from __future__ import annotations

from collections.abc import Sequence

from hireapp.charts.primitives import Tone
from hireapp.i18n import N_
from hireapp.reports.blocks import Block, right, row, rule, space, stack, text
from hireapp.reports.context import Context
from hireapp.reports.pages import Item
from hireapp.reports.press import Press
from hireapp.reports.styles import MEASURE

_CONTINUED = N_("{title} (continued)")


def heading(ctx: Context, number: int, title: str, anchor: str, note: str = "", new_page: bool = False) -> Item:
    """A section's number and title, a note at the right, an entry in the outline."""
    style = ctx.press.style("h1")
    figure = text(ctx.press, str(number), style, 16, tone="accent")
    words = text(ctx.press, title, style, MEASURE - 18)
    drop = (style.leading - ctx.press.style("small").leading) * 0.7
    aside = stack([space(drop), right(ctx.press, note, "small", MEASURE, "mute")]) if note else space(0)
    block = stack([rule(tone="ink", weight=0.9, height=5), row([(0, figure), (18, words), (0, aside)]), space(4)])
    return Item(block, 15, True, True, None, anchor, title, 1, new_page)


def subheading(ctx: Context, title: str) -> Item:
    """A heading inside a section."""
    return Item(stack([text(ctx.press, title, "h2", MEASURE), space(2)]), 9, True, True)


def continued(ctx: Context, title: str) -> str:
    """The title of a part that goes on."""
    return continued_words(ctx.press, title)


def continued_words(press: Press, title: str) -> str:
    """The same without a dossier."""
    return press.say(_CONTINUED, title=title)


def head_row(ctx: Context, cells: Sequence[tuple[float, float, str]]) -> Block:
    """The column titles of a table from (x, width, words), with a rule under them."""
    parts = [(x, text(ctx.press, words, "micro", width)) for x, width, words in cells]
    return stack([row(parts), space(2.5), rule(tone="rule", weight=0.6)])


def table_row(cells: Sequence[tuple[float, Block]], pad: float = 3.0, width: float = MEASURE) -> Block:
    """One row of a table with a hair line under it."""
    return stack([space(pad), row(cells), space(pad), rule(width)], keep=2)


def rows_of(blocks: Sequence[Block], head: Block, before: float = 0.0) -> list[Item]:
    """A table as items: its head stays with the first row and is repeated on a new page."""
    return [Item(head, before, True, True), *(Item(block, again=head, above=head, whole=True) for block in blocks)]


def figure(ctx: Context, value: str, error: str = "", tone: Tone = "ink") -> Block:
    """A figure with its error beside it in small type."""
    words = text(ctx.press, value, "number", 48, tone=tone)
    if not error:
        return words
    x = ctx.press.width(value, ctx.press.style("number").size, True) + 3
    return row([(0, words), (x, stack([space(2.4), text(ctx.press, f"±{error}", "micro", 40)]))])
