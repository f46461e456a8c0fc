"""One line a question, put before the questions when there are many of them."""

from __future__ import annotations

from hireapp.domain.dossier import Evidence
from hireapp.i18n import N_
from hireapp.numbers import mean
from hireapp.reports.blocks import Block, mixed, text
from hireapp.reports.context import Context, anchor_of
from hireapp.reports.pages import Item
from hireapp.reports.section import head_row, rows_of, table_row

MANY_QUESTIONS = 9
_HEAD = (N_("question"), N_("competency"), N_("mean"), N_("gap"), N_("parts there"), N_("contradictions"), N_("page"))
_X = (0.0, 190.0, 290.0, 324.0, 358.0, 414.0, 484.0)
_WIDTH = (184.0, 96.0, 30.0, 30.0, 52.0, 66.0, 20.0)
_NOT_ASKED = N_("not asked")


def overview(ctx: Context) -> list[Item]:
    """The table of all questions."""
    head = head_row(ctx, [(x, width, ctx.press.say(words)) for x, width, words in zip(_X, _WIDTH, _HEAD, strict=True)])
    return rows_of([_line(ctx, question) for question in ctx.dossier.evidence], head)


def _line(ctx: Context, question: Evidence) -> Block:
    press = ctx.press
    levels = question.levels
    apart = press.plain(max(levels) - min(levels)) if len(levels) > 1 else "–"
    average = press.number(mean(list(levels))) if question.asked else press.say(_NOT_ASKED)
    title = press.cut(f"Q{question.number} {press.local(question.title)}", "small", _WIDTH[0], 1)
    cells = [text(press, title, "small", _WIDTH[0], link=anchor_of(question)),
             text(press, press.local(question.competency), "small", _WIDTH[1], tone="ink2", most=1),
             text(press, average, "small_bold", 66), text(press, apart, "small", _WIDTH[3]), _parts(ctx, question),
             text(press, str(len(question.contradictions) or ""), "small", _WIDTH[5], tone="warm"),
             _page(ctx, anchor_of(question))]
    return table_row(list(zip(_X, cells, strict=True)), 1.2)


def _parts(ctx: Context, question: Evidence) -> Block:
    if question.kind != "star" or not question.asked:
        return text(ctx.press, "", "small", _WIDTH[4])
    there = {part for note in question.notes for part, words in note.texts.items() if words.strip()}
    runs = [(part + " ", part in there, "ink" if part in there else "rule") for part in ("S", "T", "A", "R")]
    shown = [(part if part.strip() in there else "– ", bold, tone) for part, bold, tone in runs]
    return text(ctx.press, mixed(*shown), "small", _WIDTH[4])  # type: ignore[arg-type]


def _page(ctx: Context, anchor: str) -> Block:
    """The page is known only when the overview is drawn: later questions are laid after it."""
    style = ctx.press.style("small")

    def draw(painter: object, x: float, y: float) -> None:
        from hireapp.reports.painter import Painter

        assert isinstance(painter, Painter)
        lines = ctx.press.lines(str(painter.pages.get(anchor, "–")), style)
        painter.lines(lines, x, y, style)
        painter.link(x, y, _WIDTH[6], style.leading, anchor)

    return Block(style.leading, draw)
