"""What the parts of a panel's summary share: its headings, figures of agreement and what they are called."""

from __future__ import annotations

from hireapp.i18n import N_
from hireapp.psychometrics.enough import TooFew
from hireapp.reports.blocks import right, row, rule, space, stack, text
from hireapp.reports.pages import Item
from hireapp.reports.press import Press
from hireapp.reports.styles import MEASURE

GOOD = 0.7
"""Agreement that is usually called good (after James, Demaree & Wolf 1984)."""
_GOOD, _SOME, _NO = N_("good agreement"), N_("below 0.70"), N_("no agreement")
_ONE_RATER, _NOT_RATED = N_("one rater"), N_("not rated")


def agreed(press: Press, value: float | TooFew) -> str:
    """What a figure of agreement is called, or why there is none."""
    if isinstance(value, TooFew):
        return press.say(_ONE_RATER if value.n else _NOT_RATED)
    if value < 0:
        return press.say(_NO)
    return press.say(_GOOD if round(value, 2) >= GOOD else _SOME)


def figure(value: float) -> str:
    """Two decimals with a real minus; far below zero only that it is."""
    return "<−1" if value < -1 else f"{value:.2f}".replace("-", "−")


def part(press: Press, message: str, note: str = "") -> Item:
    """The heading of a part, a note at the right."""
    style = press.style("h1")
    words = press.say(message)
    drop = space((style.leading - press.style("small").leading) * 0.7)
    aside = stack([drop, right(press, note, "small", MEASURE, "mute")]) if note else space(0)
    top = [rule(tone="ink", weight=0.9, height=5), row([(0, text(press, words, style, MEASURE)), (0, aside)]), space(3)]
    return Item(stack(top), 13, True, True)
