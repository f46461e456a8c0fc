"""The last page of the interview guide: what strong and weak answers to its STAR questions sound like.

Their halves of a page are taken up by the lines to write on. Situational questions have their signs beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hireapp.forms.questions import Star
from hireapp.i18n import N_
from hireapp.reports.blocks import Block, row, rule, space, stack, text
from hireapp.reports.guide_half import SIGNS
from hireapp.reports.guide_parts import INDENT, Competencies, competency, sign
from hireapp.reports.pages import Item
from hireapp.reports.press import Press
from hireapp.reports.section import table_row
from hireapp.reports.styles import MEASURE, columns

_TITLE = N_("What strong and weak answers sound like")
_HOW = N_("Read before the interview and when you rate; never read out. Go by the anchors: these are examples.")
_NAMED = columns(3)
_GAP = 12.0
_WIDTH = (MEASURE - _NAMED - _GAP * len(SIGNS)) / len(SIGNS)

Numbered = tuple[str, Star]


def signs(press: Press, names: Competencies, asked: Sequence[Numbered]) -> list[Item]:
    """A table of the questions by their numbers, on a page of its own; nothing where no question tells signs."""
    told = [entry for entry in asked if any(getattr(entry[1], key) for key, _title in SIGNS)]
    if not told:
        return []
    head = stack([row([(x, text(press, press.say(title), "small_bold", _WIDTH)) for x, (_key, title) in _columns()]),
                  space(2.5), rule(tone="rule", weight=0.6)])
    rows = [_row(press, names, *entry) for entry in told]
    return [Item(stack([_heading(press), head]), leads=True, whole=True, new_page=True),
            *(Item(block, again=head, above=head, whole=True) for block in rows)]


def _columns() -> list[tuple[float, tuple[str, str]]]:
    return [(_NAMED + _GAP + place * (_WIDTH + _GAP), entry) for place, entry in enumerate(SIGNS)]


def _heading(press: Press) -> Block:
    return stack([rule(tone="ink", weight=0.9, height=6), text(press, press.say(_TITLE), "h1", MEASURE),
                  text(press, press.say(_HOW), "small", MEASURE, tone="mute"), space(8)])


def _row(press: Press, names: Competencies, number: str, question: Star) -> Block:
    width = _NAMED - INDENT
    bold = replace(press.style("body_bold"), tone="accent")
    named = stack([text(press, press.local(question.title), bold, width),
                   text(press, competency(press, names, question), "small", width, tone="ink2")])
    cells = [(x, text(press, press.local(getattr(question, key)), "body", _WIDTH)) for x, (key, _title) in _columns()]
    return table_row([(INDENT, named), (0, sign(press, number, bold)), *cells], 6)
