"""What the reports on the process share: the head of the first page, headings, a finding with its picture."""

from __future__ import annotations

from collections.abc import Sequence

from hireapp.charts.primitives import Picture
from hireapp.reports.blocks import Block, picture, right, row, rule, space, stack, text
from hireapp.reports.logo import readable
from hireapp.reports.pages import Item
from hireapp.reports.press import Press
from hireapp.reports.styles import MEASURE, columns

HALF = columns(6)
LOGO = 150.0


def masthead(press: Press, kind: str, title: str, facts: str, day: str, logo: bytes | None) -> Block:
    """Kind and day, the title in large type, facts below, a line."""
    room = MEASURE - (LOGO if readable(logo) else 0)
    top = row([(0, text(press, kind, "small_bold", MEASURE / 2, tone="accent")),
               (0, right(press, day, "small", room, "mute"))])
    name = press.style("name").scaled(0.82 if press.width(title, 18) <= 2 * room else 0.65)
    return stack([top, space(2), text(press, title, name, room), text(press, facts, "small", MEASURE, tone="ink2"),
                  space(4), rule(tone="ink", weight=0.9, height=3)])


def section(press: Press, title: str, note: str = "", *, anchor: str = "", entry: str = "",
            new_page: bool = False) -> Item:
    """A heading over the whole measure, how to read it below; ``entry``: what the outline calls it."""
    told = [text(press, note, "micro", MEASURE)] if note else []
    block = stack([rule(tone="ink", weight=0.9, height=5), text(press, title, "h1", MEASURE), *told, space(4)])
    return Item(block, 13, True, True, None, anchor, entry or title, 1, new_page)


def found(press: Press, finding: str, note: str, drawn: Picture, after: Sequence[str] = (),
          width: float = HALF) -> Block:
    """A finding in bold, how to read it, the picture, more words."""
    parts = [text(press, finding, "h2", width), text(press, note, "micro", width), space(4), picture(drawn)]
    for words in after:
        if words:
            parts += [space(3), text(press, words, "small", width, tone="ink2")]
    return stack(parts)


def pair(left: Block, other: Block) -> Block:
    """Two halves beside each other."""
    return row([(0, left), (MEASURE - HALF, other)])


def told(press: Press, sentences: Sequence[str]) -> list[Item]:
    """Sentences in body type, one a paragraph, the empty ones left out."""
    return [Item(text(press, words, "body", MEASURE), 3) for words in sentences if words]
