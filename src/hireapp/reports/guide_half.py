"""Half a page of the interview guide: one STAR or situational question with its probes, room and anchors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hireapp.charts.marks import MarkName, mark
from hireapp.charts.primitives import Line, Picture, Primitive
from hireapp.forms.questions import STAR_PARTS, Anchored, Question, Star
from hireapp.i18n import N_
from hireapp.reports.blocks import Block, flowed, mixed, picture, right, row, rule, space, stack, text
from hireapp.reports.evidence import CLAIM_MARKS, CLAIM_WORDS
from hireapp.reports.guide_parts import (
    Competencies,
    boxed_words,
    competency,
    field,
    letter,
    local_probes,
    rated,
    sign,
)
from hireapp.reports.paper import LINE, writing_room
from hireapp.reports.press import Press
from hireapp.reports.styles import MEASURE, StyleName

PART_NAMES: dict[str, str] = {"S": N_("Situation"), "T": N_("Target"), "A": N_("Action"), "R": N_("Result")}
STATES = ("verified", "vague", "contradicted")
SHARES: tuple[tuple[int, ...], ...] = ((2, 2, 4, 2), (2, 1, 4, 2), (2, 1, 3, 2))
"""Writing lines of S, T, A and R: the most that fit are taken."""
_QUOTATION, _CLAIMS = N_("Quotation"), N_("Claims")
_WORDS = N_("What was said")
SIGNS: tuple[tuple[str, str], ...] = (("strong", N_("Strong")), ("weak", N_("Weak")), ("flags", N_("Ask again")))
"""What answers sound like: the field of a question, and its name."""
_ELSEWHERE = N_("What answers sound like: last page")
_LEFT, _SIDE_X, _MARGIN = 338.0, 354.0, 28.0
_SIDE = MEASURE - _SIDE_X
_BOX_PITCH, _LETTER = 17.0, 13.0
_ABOVE, _BELOW = 6.0, 7.0
_TYPES: tuple[tuple[StyleName, StyleName], ...] = (("small", "small"), ("micro", "small"), ("micro", "micro"))
"""Type of the probes and of the anchors."""


def half(press: Press, names: Competencies, question: Question, heading: tuple[str, str], height: float) -> Block:
    """The question on exactly ``height`` points. ``heading``: its number, and its step with the time."""
    assert isinstance(question, Anchored)
    top, foot = _ends(press, names, question, heading, height)
    left = height - top.height - foot.height - _ABOVE - 2 * _BELOW
    body = _star_body(press, left) if isinstance(question, Star) else _situation_body(press, question, left)
    gap = max(0.0, left - body.height) / 2
    return stack([top, space(_ABOVE), body, space(gap + _BELOW), foot, space(gap + _BELOW)])


def _ends(press: Press, names: Competencies, question: Anchored, heading: tuple[str, str],
          height: float) -> tuple[Block, Block]:
    """Head and anchors, in type small enough to leave the fewest writing lines between them."""
    room = height - _ABOVE - 2 * _BELOW - sum(SHARES[-1]) * LINE
    ends = (space(0), space(0))
    for probes, anchors in _TYPES:
        ends = (_head(press, names, question, heading, probes),
                stack([rule(tone="ink2", height=4), rated(press, question, style=anchors)]))
        if sum(block.height for block in ends) <= room:
            break
    return ends


def _head(press: Press, names: Competencies, question: Anchored, heading: tuple[str, str],
          probes: StyleName) -> Block:
    number, step = heading
    width = MEASURE - _MARGIN
    gap = "\u3000" if press.chinese else "   "
    purpose = press.local(question.purpose)
    told = competency(press, names, question)
    runs = mixed((press.local(question.title), True, "accent"), (gap + told if told else "", True, "ink2"),
                 (gap + purpose if purpose else "", False, "mute"))
    rows = [text(press, press.local(question.text), "h2", width), text(press, runs, "small", width)]
    if isinstance(question, Star):
        rows += [space(3), _probes(press, question, width, probes)]
    signed = isinstance(question, Star) and any(getattr(question, key) for key, _title in SIGNS)
    pointer = text(press, press.say(_ELSEWHERE) if signed else "", "micro", MEASURE)
    when = row([(0, right(press, step, "micro", MEASURE, "mute")), (_MARGIN, pointer)])
    return stack([rule(tone="ink2", weight=0.7, height=3), when, space(1),
                  row([(_MARGIN, stack(rows)), (0, sign(press, number, "h1"))])])


def _probes(press: Press, question: Star, width: float, style: StyleName) -> Block:
    cells: list[tuple[float, Block]] = []
    for part in STAR_PARTS:
        for place, words in enumerate(local_probes(press, question.parts.of(part))):
            cell = boxed_words(press, words, width - _LETTER, style)
            cells.append(cell if place else _lettered(press, part, cell, style))
    return flowed(cells, width, 9)


def _lettered(press: Press, part: str, cell: tuple[float, Block],
              style: StyleName) -> tuple[float, Block]:
    """The first probe of a part, with the part's letter before it."""
    wide, block = cell
    look = replace(press.style(style), bold=True)
    return wide + _LETTER, row([(_LETTER, block), (0, text(press, part, look, _LETTER, tone="accent"))])


def _star_body(press: Press, height: float) -> Block:
    share = next((share for share in SHARES if sum(share) * LINE <= height), SHARES[-1])
    parts = [_part(press, part, lines) for part, lines in zip(STAR_PARTS, share, strict=True)]
    count = sum(share)
    quoted = _quotation(press, 3 if count > sum(SHARES[-1]) else 2)
    claims = _claims(press, count * LINE - quoted.height)
    return _ruled(stack(parts), stack([quoted, claims]))


def _part(press: Press, part: str, lines: int) -> Block:
    name = letter(press, part, press.say(PART_NAMES[part]))
    start = 20 + press.width(press.say(PART_NAMES[part]), press.style("small").size) + 5
    strokes = tuple(Line(20.0 if place else start, LINE * (place + 1), _LEFT, LINE * (place + 1), "rule", 0.6)
                    for place in range(lines))
    return row([(0, picture(Picture(_LEFT, LINE * lines, strokes))), (0, stack([space(6), name]))])


def _quotation(press: Press, lines: int) -> Block:
    return stack([field(press, press.say(_QUOTATION), _SIDE), writing_room(_SIDE, lines - 1)])


def _claims(press: Press, height: float) -> Block:
    """Claims with a box each for verified, vague and contradicted, as many as ``height`` holds."""
    head = _claims_head(press)
    count = max(1, int((height - head.height + 0.5) / LINE))
    return stack([head, *(_claim() for _line in range(count))])


def _claims_head(press: Press) -> Block:
    signs: list[Primitive] = []
    for place, state in enumerate(STATES):
        signs += mark(CLAIM_MARKS[state], _box_x(place), 11, 3.2)
    words = [_legend(press, CLAIM_MARKS[state], press.say(CLAIM_WORDS[state])) for state in STATES]
    title = text(press, press.say(_CLAIMS), "small_bold", _SIDE)
    return stack([row([(0, picture(Picture(_SIDE, 16, tuple(signs)))), (0, stack([space(4), title]))]),
                  flowed(words, _SIDE + 2, 6)])


def _legend(press: Press, name: MarkName, words: str) -> tuple[float, Block]:
    look = press.style("micro")
    shape = Picture(7, look.leading, mark(name, 3, look.leading / 2, 2.3))
    wide = press.width(words, look.size) + 9
    return wide, row([(0, picture(shape)), (8, text(press, words, look, wide))])


def _claim() -> Block:
    boxes: list[Primitive] = [Line(0, LINE, _SIDE - 3 * _BOX_PITCH - 3, LINE, "rule", 0.6)]
    for place in range(len(STATES)):
        boxes += mark("box", _box_x(place), LINE - 5, 4)
    return picture(Picture(_SIDE, LINE, tuple(boxes)))


def _box_x(place: int) -> float:
    return _SIDE - (len(STATES) - 1 - place) * _BOX_PITCH - 5


def _situation_body(press: Press, question: Anchored, height: float) -> Block:
    """The candidate's very words at the left; a quotation and what to listen for at the right."""
    count = max(4, int(height / LINE))
    words = [field(press, press.say(_WORDS), _LEFT), writing_room(_LEFT, count - 1)]
    return _ruled(stack(words), _listen(press, question, count * LINE))


def _listen(press: Press, question: Anchored, height: float) -> Block:
    told: Sequence[tuple[str, str]] = [(press.say(title), press.local(getattr(question, name)))
                                       for name, title in SIGNS]
    rows = [stack([text(press, title, "small_bold", _SIDE), text(press, words, "small", _SIDE, tone="ink2")])
            for title, words in told if words]
    heard = stack(rows, 4)
    lines = max(1, int((height - heard.height - 10) / LINE))
    return stack([_quotation(press, min(lines, 4)), space(10), heard])


def _ruled(left: Block, side: Block) -> Block:
    height = max(left.height, side.height)
    line = Picture(MEASURE, height, (Line(_SIDE_X - 9, 2, _SIDE_X - 9, height, "rule", 0.5),))
    return row([(0, left), (_SIDE_X, side), (0, picture(line))])
