"""Section 2: what was said to each interview question, in S T A R, with ratings, quotations, claims, contradictions."""

from __future__ import annotations

from dataclasses import replace

from hireapp.charts.marks import MarkName, mark
from hireapp.charts.primitives import Label, Path, Picture, Primitive, Tone, hatch
from hireapp.charts.tracks import rating_scale
from hireapp.domain.assessment import Claim, Contradiction
from hireapp.domain.dossier import Evidence, RaterNotes
from hireapp.i18n import N_
from hireapp.numbers import mean
from hireapp.reports.blocks import Block, barred, mixed, picture, row, rule, space, stack, text
from hireapp.reports.context import Context, anchor_of
from hireapp.reports.overview import MANY_QUESTIONS, overview
from hireapp.reports.pages import Item
from hireapp.reports.section import continued, heading
from hireapp.reports.styles import MEASURE

PARTS = ("S", "T", "A", "R")
_TITLE = N_("Evidence from the interview")
_NOTE = N_("S situation, T task, A action, R result; a b c: who noted it")
_MINUTES = N_("{minutes} minutes")
_SITUATIONAL = N_("situational question")
_NOT_ASKED, _NOT_OBTAINED = N_("Not asked"), N_("Not obtained")
_NOT_OBSERVED, _NOTHING_NOTED = N_("Not observed"), N_("Nothing noted.")
_GAP, _AGREE, _ALONE = N_("gap {gap}"), N_("all agree"), N_("one rater")
_NOTED_BY, _AT = N_("noted by {name}"), N_("at {time}")
_CLAIMS = N_("Claims")
_CONTRADICTION = N_("Contradiction")
_SAYS = N_("{source}: {quote}")
_ASKED_BACK, _ANSWER, _NO_ANSWER = N_("asked: {text}"), N_("answer: {text}"), N_("not asked back")
SOURCES: dict[str, str] = {"resume": N_("resume"), "phone": N_("phone"), "interview": N_("interview")}
CLAIM_MARKS: dict[str, MarkName] = {"verified": "done", "vague": "vague", "contradicted": "contradicted",
                                    "not_asked": "not_asked"}
CLAIM_WORDS: dict[str, str] = {"verified": N_("verified"), "vague": N_("vague"), "contradicted": N_("contradicted"),
                               "not_asked": N_("not asked")}
_LEFT, _INDENT, _X_SIDE = 332.0, 22.0, 350.0
_SIDE = MEASURE - _X_SIDE


def section(ctx: Context, number: int) -> list[Item]:
    """All questions; from nine on with an overview before them."""
    questions = ctx.dossier.evidence
    if not questions:
        return []
    say = ctx.press.say
    items = [heading(ctx, number, say(_TITLE), "evidence", say(_NOTE))]
    if len(questions) >= MANY_QUESTIONS:
        items += overview(ctx)
    third = (ctx.sheet.height - ctx.sheet.top - ctx.sheet.bottom) / 3
    return [*items, *(_item(ctx, question, third) for question in questions)]


def _item(ctx: Context, question: Evidence, third: float) -> Item:
    name = f"Q{question.number}"
    title = f"{name} {ctx.press.local(question.competency) or ctx.press.local(question.title)}"
    again = stack(
        [rule(tone="ink2", height=5), text(ctx.press, continued(ctx, title), "small_bold", MEASURE), space(4)]
    )
    block = _question(ctx, question) if question.asked else _unasked(ctx, question)
    return Item(block, 11, False, block.height <= third, again, anchor_of(question), title, 2)


def _question(ctx: Context, question: Evidence) -> Block:
    left = _star(ctx, question) if question.kind == "star" else _situational(ctx, question)
    side = _side(ctx, question)
    body = _ruled(row([(0, left), (_X_SIDE, side)]))
    return stack([rule(tone="ink2", weight=0.7, height=5), _head(ctx, question, "ink"), space(4), body], keep=4)


def _ruled(block: Block) -> Block:
    line: tuple[Primitive, ...] = (
        Path((((_X_SIDE - 9, 0.0), (_X_SIDE - 9, block.height)),), None, "rule", 0.5, closed=False),
    )

    def split(limit: float) -> tuple[Block, Block] | None:
        halves = block.divided(limit)
        return (_ruled(halves[0]), _ruled(halves[1])) if halves else None

    return Block(block.height, row([(0, block), (0, picture(Picture(MEASURE, block.height, line)))]).draw, split)


def _head(ctx: Context, question: Evidence, tone: Tone) -> Block:
    press = ctx.press
    number = text(press, f"Q{question.number}", "h2", _INDENT + 4, tone="accent" if tone == "ink" else "mute")
    kind = press.say(_SITUATIONAL) if question.kind == "rating" else ""
    minutes = press.say(_MINUTES, minutes=question.minutes) if question.minutes and question.asked else ""
    meta = press.facts([press.local(question.competency), press.local(question.title), kind, minutes])
    style = replace(press.style("body_bold"), balanced=True)
    words = stack([text(press, press.local(question.text), style, _LEFT - _INDENT, tone=tone),
                   text(press, meta, "small", _LEFT - _INDENT, tone="mute")])
    aside = _scale(ctx, question) if question.asked else _unasked_sign(ctx)
    return row([(_INDENT, words), (0, number), (_X_SIDE, aside)])


def _scale(ctx: Context, question: Evidence) -> Block:
    press = ctx.press
    marks = tuple((note.letter, float(note.level)) for note in question.notes if note.level is not None)
    average = mean(list(question.levels))
    if average is None:
        return text(press, press.say(_NOT_OBSERVED), "small_bold", _SIDE, tone="mute")
    chart = picture(rating_scale(marks, float(average), 82, press.width))
    figure = text(press, press.number(average), "number", 30)
    x = 88 + press.width(press.number(average), 9.6, True) + 5
    note = text(press, _agreement(ctx, question), "small", _SIDE - x, tone="mute", most=1)
    drop = (12 - press.style("small").leading) / 2
    return row([(0, chart), (88, stack([space(9), figure])), (x, stack([space(9 + drop + 0.6), note]))])


def _agreement(ctx: Context, question: Evidence) -> str:
    levels = question.levels
    if len(levels) < 2:
        return ctx.press.say(_ALONE)
    apart = max(levels) - min(levels)
    return ctx.press.say(_GAP, gap=ctx.press.plain(apart)) if apart else ctx.press.say(_AGREE)


def _unasked(ctx: Context, question: Evidence) -> Block:
    return stack([rule(tone="ink2", weight=0.7, height=5), _head(ctx, question, "ink2")])


def _unasked_sign(ctx: Context) -> Block:
    words = ctx.press.say(_NOT_ASKED)
    style = ctx.press.style("small_bold")
    start = ctx.press.width(words, style.size, True) + 8
    strip = Picture(_SIDE, 14, (hatch(start, style.leading / 2 - 3.5, _SIDE - start, 7),))
    return row([(0, text(ctx.press, words, style, _SIDE, tone="ink2")), (0, picture(strip))])


def _star(ctx: Context, question: Evidence) -> Block:
    return stack([_part(ctx, question, part) for part in PARTS], 3.4, keep=2)


def _part(ctx: Context, question: Evidence, part: str) -> Block:
    style = ctx.press.style("body")
    given = noted(question, part)
    badge = picture(_badge(part, bool(given), style.leading))
    if not given:
        return row([(_INDENT, _not_obtained(ctx)), (0, badge)])
    several = len(given) > 1
    return row([(_INDENT, stack([_noted(ctx, letters, words, several) for letters, words in given], 1)), (0, badge)])


def noted(question: Evidence, part: str) -> list[tuple[str, str]]:
    """(raters' letters, words) of a part, the same words of several raters once."""
    found: dict[str, list[str]] = {}
    for note in question.notes:
        words = note.texts.get(part, "").strip()
        if words:
            found.setdefault(words, []).append(note.letter)
    return [(" ".join(letters), words) for words, letters in found.items()]


def _noted(ctx: Context, letters: str, words: str, several: bool) -> Block:
    width = _LEFT - _INDENT - 4
    if not several:
        return text(ctx.press, words, "body", width)
    return text(ctx.press, mixed((f"{letters}  ", True, "mute"), (words, False, "ink")), "body", width)


def _not_obtained(ctx: Context) -> Block:
    words, style = ctx.press.say(_NOT_OBTAINED), ctx.press.style("body")
    start = ctx.press.width(words, style.size) + 8
    strip = Picture(
        _LEFT - _INDENT, style.leading, (hatch(start, style.leading / 2 - 3.5, _LEFT - _INDENT - start - 8, 7),)
    )
    return row([(0, text(ctx.press, words, style, _LEFT, tone="ink2")), (0, picture(strip))])


def _badge(part: str, filled: bool, leading: float) -> Picture:
    size, top, cut = 11.5, (leading - 11.5) / 2, 1.3
    ring = ((cut, top), (size - cut, top), (size, top + cut), (size, top + size - cut), (size - cut, top + size),
            (cut, top + size), (0.0, top + size - cut), (0.0, top + cut))
    shape = Path((ring,), "accent" if filled else "paper", "accent" if filled else "warm", 0.9)
    letter = Label(size / 2, top + 8.6, part, 7.9, True, "paper" if filled else "warm", "middle")
    return Picture(size, leading, (shape, letter))


def _situational(ctx: Context, question: Evidence) -> Block:
    blocks = []
    for note in question.notes:
        blocks += [_noted(ctx, note.letter, words.strip(), len(question.notes) > 1)
                   for name, words in note.texts.items() if name != "quotation" and words.strip()]
    if not blocks:
        blocks = [text(ctx.press, ctx.press.say(_NOTHING_NOTED), "body", _LEFT - _INDENT, tone="mute")]
    return row([(_INDENT, stack(blocks, 2))])


def _side(ctx: Context, question: Evidence) -> Block:
    blocks = [_quotation(ctx, note) for note in question.notes if note.texts.get("quotation", "").strip()]
    if question.claims:
        blocks.append(text(ctx.press, ctx.press.say(_CLAIMS), "small_bold", _SIDE, tone="ink2"))
        blocks += [claim_line(ctx, claim, _SIDE) for claim in question.claims]
    blocks += [_contradiction(ctx, entry) for entry in question.contradictions]
    return stack(blocks, 4)


def _quotation(ctx: Context, note: RaterNotes) -> Block:
    press = ctx.press
    by = press.clauses([press.say(_NOTED_BY, name=ctx.rater_name(note.letter)),
                       *([press.say(_AT, time=clock(note.at_ms))] if note.at_ms else [])])
    return barred(stack([text(press, press.quoted(note.texts["quotation"]), "small", _SIDE - 8),
                         text(press, by, "micro", _SIDE - 8)]))


def clock(at_ms: int) -> str:
    """Minutes and seconds on the clock of the talk."""
    return f"{at_ms // 60000}:{at_ms // 1000 % 60:02}"


def claim_line(ctx: Context, claim: Claim, width: float) -> Block:
    """A claim with its mark and what became of it."""
    press = ctx.press
    leading = press.style("small").leading
    sign = picture(Picture(8, leading, mark(CLAIM_MARKS[claim.state], 3.6, leading / 2, 3.2)))
    outcome = claim.note.strip() or press.say(CLAIM_WORDS[claim.state])
    words = press.say(_SAYS, source=claim.text.rstrip("。.："), quote=outcome)
    return row([(12, text(press, words, "small", width - 12)), (0, sign)])


def _contradiction(ctx: Context, entry: Contradiction) -> Block:
    press, width = ctx.press, _SIDE - 12
    leading = press.style("small").leading
    sign = picture(Picture(8, leading, mark("contradicted", 3.6, leading / 2, 3.2)))
    source = press.say(SOURCES[entry.left_source]) if entry.left_source in SOURCES else entry.left_source
    left = press.say(_SAYS, source=source, quote=press.quoted(entry.left_quote))
    own = press.say(_SAYS, source=press.say(SOURCES["interview"]), quote=press.quoted(entry.right_quote))
    asked = [press.say(_ASKED_BACK, text=entry.clarifying)] if entry.clarifying else []
    asked += [press.say(_ANSWER, text=press.quoted(entry.answer))] if entry.answer else []
    lines = [
        text(press, press.say(_CONTRADICTION), "small_bold", width, tone="warm"),
        text(press, left, "small", width),
        text(press, own, "small", width),
    ]
    lines += [text(press, words, "small", width, tone="ink2") for words in asked or [press.say(_NO_ANSWER)]]
    return row([(12, stack(lines)), (0, sign)])

