"""The panel's summary as a file: who marked what, how far apart they are, what to talk about, how the talk was built.

A blind panel shows who was asked and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from hireapp.charts.marks import MarkName, mark
from hireapp.charts.primitives import Picture
from hireapp.domain.panel import Panel, Seat
from hireapp.i18n import N_, Language, LocalizedText
from hireapp.psychometrics.enough import TooFew
from hireapp.reports.blocks import Block, boxed, picture, right, row, space, stack, text
from hireapp.reports.fonts import faces
from hireapp.reports.pages import Item, paginated
from hireapp.reports.panel_ratings import ratings
from hireapp.reports.panel_talk import agreement, structure, topics
from hireapp.reports.panel_words import agreed, figure, part
from hireapp.reports.press import Press, sentence
from hireapp.reports.printing import Edition, printed, raised, running_head
from hireapp.reports.section import table_row
from hireapp.reports.styles import MEASURE, PAPERS, Paper
from hireapp.reports.words import VERDICT_MARKS, VERDICTS

_KIND = N_("Panel summary")
_TITLE = N_("{name}, {stage}, panel summary")
_CONFIDENTIAL = N_("Confidential: for this hiring decision only")
_BLIND = N_("Marks stay hidden until the reader’s own sheet is in.")
_BLIND_WHY = N_("Who rates without knowing the others’ marks rates independently. Below is only who was asked.")
_NOBODY_YET = N_("Nobody has submitted yet: there is nothing to set side by side.")
_ONE = N_("One rater has submitted: whether raters agree can’t be told yet.")
_APART = N_("{count} raters have submitted. They are 2 points or more apart on {names}.")
_NEAR = N_("{count} raters have submitted. On no competency are they 2 points or more apart.")
_SCORE = N_(
    "Mean of the stage by calculation: {value} ± {error} (95% band). It stands; a consensus is written beside it.")
_WANTED = N_("{done} of {wanted} wanted raters have submitted.")
_OVERALL = N_("Agreement over all competencies that every rater rated: {figure}, {words}.")
_SECOND = N_("This phone screen is in the sample for a second rater, and nobody has been asked yet.")
_UNCOVERED = N_("Nobody looks at this first: {names}.")
_SEATS, _ASKED = N_("Who rated, and who still owes"), N_("Who was asked")
_STATES: dict[str, str] = {"owes": N_("still owes the sheet"), "draft": N_("has begun, still owes the sheet")}
_SUBMITTED = N_("submitted {day}")
_FOCUS, _ALL = N_("looks first at {names}"), N_("looks at all")
_SECOND_RATER, _NO_SEAT = N_("second rater of the sample"), N_("rated without having been asked")
_NO_SEATS = N_("Nobody has been asked yet.")
_X_NAME, _X_FOCUS, _X_STATE, _X_VERDICT = 26.0, 140.0, 268.0, 384.0


@dataclass(frozen=True)
class Desk:
    """One summary in the making."""

    panel: Panel
    competencies: Mapping[str, LocalizedText]
    press: Press
    paper: Paper
    company: str
    made_on: date
    name: str


def written(panel: Panel, competencies: Mapping[str, LocalizedText], language: Language,
            translate: Callable[[str], str], paper: Paper, company: str, made_on: date, hide_name: bool) -> bytes:
    """The finished document."""
    veil = [(panel.name, panel.number)] if hide_name and panel.name.strip() else []
    press = Press(language, translate, faces(), veil)
    name = panel.number if hide_name or not panel.name.strip() else " ".join(panel.name.split())
    return laid(Desk(panel, competencies, press, paper, company, made_on, name))


def laid(desk: Desk) -> bytes:
    """The document; ``desk.press`` counts what had to be cut."""
    press, panel, sheet = desk.press, desk.panel, PAPERS[desk.paper]
    top = Item(raised(_masthead(desk), sheet.top - sheet.top_first))
    pages = paginated([top, *_body(desk)], sheet.top, sheet.height - sheet.bottom - 8)
    stage = press.local(panel.stage_title)
    parts = (press.cut(desk.name, "small", 150, 1), stage, press.say(_KIND))
    words = ("\u3000" if press.chinese else "   ").join(parts)
    head = running_head(press, words, right(press, panel.number, "small", MEASURE, "mute"))
    title = press.say(_TITLE, name=desk.name, stage=stage)
    foot = desk.company, press.say(_CONFIDENTIAL)
    return printed(press, sheet, pages, Edition(title, desk.company, panel.number, head, foot, None, False))


def _body(desk: Desk) -> list[Item]:
    press, panel = desk.press, desk.panel
    if panel.blind:
        return _seats(desk, _ASKED)
    return [*_seats(desk, _SEATS), *ratings(press, panel), *topics(press, panel), *structure(press, panel),
            *agreement(press, panel)]


def _masthead(desk: Desk) -> Block:
    press, panel = desk.press, desk.panel
    kicker = row([(0, text(press, press.say(_KIND), "small_bold", MEASURE / 2, tone="accent")),
                  (0, right(press, press.day(desk.made_on), "small", MEASURE, "mute"))])
    fits = len(press.lines(desk.name, "name", MEASURE)) == 1
    facts = [panel.number if desk.name != panel.number else "", press.local(panel.stage_title), panel.opening_title]
    under = ("\u3000" if press.chinese else "   ").join(part for part in facts if part)
    return stack([kicker, text(press, desk.name, "name" if fits else "h1", MEASURE),
                  text(press, under, "small", MEASURE, tone="mute"), space(7), _told(desk)])


def _told(desk: Desk) -> Block:
    press, width = desk.press, MEASURE - 28
    lead = text(press, _statement(desk), press.style("statement").scaled(0.87), width)
    body = stack([lead, space(3), text(press, _details(desk), "body", width)])
    return boxed(body, MEASURE, body.height + 22, fill="tint", bar="accent")


def _statement(desk: Desk) -> str:
    press, panel = desk.press, desk.panel
    done = len(panel.seats) - len(panel.owing)
    if panel.blind:
        return press.say(_BLIND)
    if done < 2:
        return press.say(_ONE if done else _NOBODY_YET)
    split = [press.inside(press.local(entry.title)) for entry in panel.rows if entry.split]
    return sentence(press.say(_APART if split else _NEAR, count=press.count(done), names=press.joined(split)))


def _details(desk: Desk) -> str:
    press, panel = desk.press, desk.panel
    if panel.blind:
        return press.say(_BLIND_WHY)
    done = len(panel.seats) - len(panel.owing)
    parts = [press.say(_WANTED, done=done, wanted=panel.wanted)]
    if panel.score is not None:
        parts.append(press.say(_SCORE, value=press.number(panel.score), error=press.number(panel.error)))
    if not isinstance(panel.overall, TooFew):
        parts.append(press.say(_OVERALL, figure=figure(panel.overall), words=agreed(press, panel.overall)))
    if panel.needs_second:
        parts.append(press.say(_SECOND))
    if panel.uncovered:
        names = press.joined([press.inside(press.local(title)) for title in panel.uncovered])
        parts.append(press.say(_UNCOVERED, names=names))
    return ("" if press.chinese else " ").join(parts)


def _seats(desk: Desk, title: str) -> list[Item]:
    press, panel = desk.press, desk.panel
    shown = [seat for seat in panel.seats if seat.invited or not panel.blind]
    head = part(press, title)
    if not shown:
        return [head, Item(text(press, press.say(_NO_SEATS), "body", MEASURE, tone="mute"))]
    make = _asked if panel.blind else _seat
    return [head, *(Item(make(desk, seat), whole=True) for seat in shown)]


def _asked(desk: Desk, seat: Seat) -> Block:
    press = desk.press
    cells = [(0.0, text(press, seat.name, "small_bold", _X_FOCUS - 8)),
             (_X_FOCUS, text(press, _focus(desk, seat), "small", MEASURE - _X_FOCUS, tone="ink2"))]
    return table_row(cells, 2.5)


def _seat(desk: Desk, seat: Seat) -> Block:
    press = desk.press
    style = press.style("small")
    sign: MarkName = {"submitted": "done", "draft": "current"}.get(seat.state, "todo")  # type: ignore[assignment]
    cells = [(0.0, picture(Picture(8, style.leading, mark(sign, 4, style.leading / 2)))),
             (13.0, text(press, seat.letter, "small_bold", 12)),
             (_X_NAME, text(press, seat.name, "small_bold", _X_FOCUS - _X_NAME - 8)),
             (_X_FOCUS, text(press, _focus(desk, seat), "small", _X_STATE - _X_FOCUS - 8, tone="ink2")),
             (_X_STATE, text(press, _state(press, seat), "small", _X_VERDICT - _X_STATE - 8)),
             (_X_VERDICT, _verdict(press, seat))]
    blocks = [row(cells)]
    if seat.reason.strip():
        reason = text(press, press.quoted(seat.reason), "small", MEASURE - _X_FOCUS, tone="ink2")
        blocks.append(row([(_X_FOCUS, reason)]))
    return table_row([(0.0, stack(blocks, 1))], 2.5)


def _focus(desk: Desk, seat: Seat) -> str:
    press = desk.press
    if seat.second:
        return press.say(_SECOND_RATER)
    if not seat.invited:
        return press.say(_NO_SEAT)
    names = [press.inside(press.local(desk.competencies[name])) for name in seat.focus if name in desk.competencies]
    return press.say(_FOCUS, names=press.listed(names)) if names else press.say(_ALL)


def _state(press: Press, seat: Seat) -> str:
    if seat.state != "submitted":
        return press.say(_STATES[seat.state])
    return press.say(_SUBMITTED, day=press.moment(seat.submitted_at) if seat.submitted_at else "–")


def _verdict(press: Press, seat: Seat) -> Block:
    if seat.verdict not in VERDICTS:
        return space(0)
    leading = press.style("small").leading
    sign = picture(Picture(8, leading, mark(VERDICT_MARKS[seat.verdict], 3.6, leading / 2)))
    words = text(press, press.say(VERDICTS[seat.verdict]), "small_bold", MEASURE - _X_VERDICT - 12)
    return row([(0, sign), (12, words)])
