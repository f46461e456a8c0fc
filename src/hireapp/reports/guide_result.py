"""The end of the interview guide: what the interviewer submits, to be written down alone right after the talk."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hireapp.i18n import N_
from hireapp.reports.blocks import Block, row, rule, space, stack, text
from hireapp.reports.guide_parts import Part, field, ticks
from hireapp.reports.paper import fill_in, writing_room
from hireapp.reports.press import Press
from hireapp.reports.styles import MEASURE
from hireapp.reports.words import VERDICTS

_TITLE = N_("Recommendation")
_ALONE = N_("Written alone right after the talk, before you speak with the other interviewers.")
_CONDITION, _WHY = N_("The condition"), N_("Why, in one sentence")
_STRENGTHS, _CONCERNS, _OPEN = N_("Strengths"), N_("Concerns"), N_("Open questions")
_CLAIM, _COMPETENCY, _QUOTATION = N_("In one line, what you heard or saw"), N_("Competency"), N_("Quotation")
_QUESTION, _WHO, _WHEN = N_("What is still to be cleared"), N_("Who"), N_("By when")
_NEXT = N_("Note for the next interviewer")
_SIGNED = (N_("Interviewer’s signature"), N_("Date"))
_POINTS = (0.0, 0.44, 0.62)
_CLEARED = (0.0, 0.62, 0.82)


def result(press: Press) -> list[Part]:
    """Recommendation and reason, strengths, concerns and open questions as tables, the note for the next talk."""
    points = [press.say(word) for word in (_CLAIM, _COMPETENCY, _QUOTATION)]
    cleared = [press.say(word) for word in (_QUESTION, _WHO, _WHEN)]
    verdict = _verdict(press)
    signed = fill_in(press, [press.say(word) for word in _SIGNED])
    return [Part(lambda lines: stack([verdict, _field_lines(press, _WHY, lines)]), 2, 4, page=True),
            Part(_table(press, _STRENGTHS, points, _POINTS), 3, 3),
            Part(_table(press, _CONCERNS, points, _POINTS), 3, 3),
            Part(_table(press, _OPEN, cleared, _CLEARED), 2, 5),
            Part(lambda lines: _field_lines(press, _NEXT, lines), 2, 9, 4),
            Part(lambda _lines: signed, before=6)]


def _verdict(press: Press) -> Block:
    title = row([(0, text(press, press.say(_TITLE), "h1", 200)),
                 (0, stack([space(18), text(press, press.say(_ALONE), "small", MEASURE, tone="mute")]))])
    boxes = ticks(press, [press.say(word) for word in VERDICTS.values()], MEASURE, "body_bold", 26)
    return stack([rule(tone="ink", weight=0.9, height=6), title, space(6), boxes,
                  field(press, press.say(_CONDITION), MEASURE)])


def _field_lines(press: Press, label: str, lines: int) -> Block:
    return stack([field(press, press.say(label), MEASURE), writing_room(MEASURE, lines - 1)])


def _table(press: Press, title: str, heads: Sequence[str], shares: Sequence[float]) -> Callable[[int], Block]:
    """Lines under three column heads; the gaps between the columns stay free."""
    edges = [share * MEASURE for share in (*shares, 1.0)]
    widths = [edges[place + 1] - edges[place] - 10 * (place < 2) for place in range(3)]
    style = press.style("small_bold")
    words = press.say(title)
    start = press.width(words, style.size, True) + 8
    first = row([(0, text(press, words, style, start)), (start, _micro(press, heads[0], widths[0] - start))])
    cells = [(0.0, first), *((edges[place], _micro(press, heads[place], widths[place])) for place in (1, 2))]
    head = row(cells)
    return lambda lines: stack([head, row([(edges[place], writing_room(widths[place], lines)) for place in range(3)])])


def _micro(press: Press, words: str, width: float) -> Block:
    drop = press.style("small_bold").leading - press.style("micro").leading - 0.6
    return stack([space(max(0.0, drop)), text(press, words, "micro", width)])
