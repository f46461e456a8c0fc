"""The phone screen, the resume, all ratings side by side, the raters' words, the job preview."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hireapp.charts.primitives import Picture, Tone, rectangle
from hireapp.domain.dossier import PreviewNotes
from hireapp.domain.screening import Judgement
from hireapp.i18n import N_
from hireapp.numbers import mean
from hireapp.reports.blocks import Block, barred, centred, labelled, mixed, picture, row, rule, space, stack, text
from hireapp.reports.context import Context, gap
from hireapp.reports.evidence import claim_line, clock
from hireapp.reports.pages import Item
from hireapp.reports.section import head_row, heading, rows_of, subheading, table_row
from hireapp.reports.styles import MEASURE, columns
from hireapp.reports.words import SPLIT_GAP, VERDICTS

_PHONE, _PHONE_NOTES, _SAID = N_("Phone screen"), N_("Notes of the call"), N_("Said on the phone")
_LEVEL = N_("{name} {level}/5")


def phone(ctx: Context, number: int) -> list[Item]:
    """Facts in two columns, quotations by competency, timed notes."""
    notes = ctx.dossier.phone
    if notes is None:
        return []
    press = ctx.press
    items = [heading(ctx, number, press.say(_PHONE), "phone")]
    facts = [(press.local(label), press.local(words)) for label, words in notes.facts]
    items += [Item(_pair(ctx, facts[place:place + 2])) for place in range(0, len(facts), 2)]
    if notes.quotations:
        items.append(subheading(ctx, press.say(_SAID)))
        items += [Item(_said(ctx, press.say(_LEVEL, name=press.local(name), level=press.plain(level)), words))
                  for name, level, words in notes.quotations]
    if notes.notes:
        items.append(subheading(ctx, press.say(_PHONE_NOTES)))
        items += [Item(_said(ctx, clock(at), words, False)) for at, words in notes.notes]
    return items


def _pair(ctx: Context, facts: list[tuple[str, str]]) -> Block:
    width = columns(6)
    cells = [(place * (width + 12), row([(104, text(ctx.press, words, "small", width - 104)),
                                         (0, text(ctx.press, label, "small", 98, tone="mute"))]))
             for place, (label, words) in enumerate(facts)]
    return table_row(cells, 2)


def _said(ctx: Context, label: str, words: str, quoted: bool = True) -> Block:
    shown = ctx.press.quoted(words) if quoted else words
    return table_row([(104, text(ctx.press, shown, "small", MEASURE - 104)),
                      (0, text(ctx.press, label, "small_bold" if quoted else "small", 98, most=4))], 2)


_SCREENING, _RULES_NOTE = (
    N_("Resume against the rules"),
    N_("Suggests what to ask; rejects nobody. Points carry no error band."),
)
_RULE_HEAD = (N_("rule"), N_("what the resume says"), N_("points"), N_("what to do"))
_READ = N_("{points} of {readable} readable points, of {maximum} in all.")
_LINE, _ENTERED, _NOT_STATED = N_("{quote} (line\u00a0{line})"), N_("{value}, entered by hand"), N_("not stated")
_FLAGS: dict[str, str] = {"to_ask": N_("to ask"), "not_met": N_("stated as not met"),
                          "low_confidence": N_("read with doubt: ask"), "ask_probe": N_("ask the probe")}
_VALUES: dict[str, str] = {
    "True": N_("yes"), "False": N_("no"), "result": N_("learnt, with a result"), "attended": N_("attended"),
    "none": N_("nothing stated"), "met": N_("confirmed"), "not_met": N_("not met"), "ask": N_("to ask"),
    "junior_high": N_("junior secondary school"), "high_school": N_("secondary school"),
    "vocational": N_("vocational school"), "college_diploma": N_("junior college"), "bachelor": N_("bachelor"),
    "master": N_("master"), "doctor": N_("doctorate")}
_CLAIMS = N_("Claims of the resume and the talks")
_RULE_X = (0.0, 130.0, 366.0, 416.0)


def screening(ctx: Context, number: int) -> list[Item]:
    """Every rule with the line of the resume it was judged on; claims no question took up."""
    result, press = ctx.dossier.screening, ctx.press
    loose = _loose_claims(ctx)
    if result is None and not loose:
        return []
    items = [heading(ctx, number, press.say(_SCREENING), "screening", press.say(_RULES_NOTE))]
    if result is not None:
        widths = (120.0, 226.0, 44.0, 88.0)
        head = head_row(
            ctx, [(x, width, press.say(words)) for x, width, words in zip(_RULE_X, widths, _RULE_HEAD, strict=True)]
        )
        items += rows_of([_judgement(ctx, entry) for entry in result.judgements], head)
        words = press.say(_READ, points=press.plain(result.points), readable=press.plain(result.readable),
                          maximum=press.plain(result.maximum))
        items.append(Item(text(press, words, "small", MEASURE, tone="ink2"), 4))
    if loose:
        items += [subheading(ctx, press.say(_CLAIMS)), *(Item(claim_line(ctx, claim, MEASURE), 1.5) for claim in loose)]
    return items


def _loose_claims(ctx: Context) -> list[Any]:
    asked = {claim.id for question in ctx.dossier.evidence for claim in question.claims}
    return [claim for claim in ctx.dossier.claims if claim.id not in asked]


def _judgement(ctx: Context, entry: Judgement) -> Block:
    press = ctx.press
    points = f"{press.plain(entry.points)}/{press.plain(entry.rule.maximum)}" if entry.rule.maximum else ""
    todo = press.say(_FLAGS[entry.flag]) if entry.flag in _FLAGS else ""
    cells = [
        text(press, press.local(entry.rule.title), "small_bold", 120),
        text(press, _stated(ctx, entry), "small", 226),
        text(press, points, "small", 44),
        text(press, todo, "small", 88, tone="warm" if entry.flag == "not_met" else "ink2"),
    ]
    return table_row(list(zip(_RULE_X, cells, strict=True)), 2)


def _stated(ctx: Context, entry: Judgement) -> str:
    press = ctx.press
    value = press.say(_VALUES[str(entry.value)]) if str(entry.value) in _VALUES else str(entry.value)
    if entry.corrected_by:
        return press.say(_ENTERED, value=value)
    if entry.quote:
        quote = press.quoted(entry.quote)
        return press.say(_LINE, quote=quote, line=entry.line) if entry.line else quote
    return press.say(_NOT_STATED) if entry.value is None else value


_RATINGS = N_("All ratings side by side")
_MEAN, _GAP = N_("Mean"), N_("Largest gap")
_RATINGS_NOTE = N_(
    "A framed column has a gap of 2 points or more inside one stage; first ratings stay as they are. A dot "
    "means not observed by this rater; it is never filled with a 3."
)
_LABEL = 100.0
_SUFFIXES = ("ability", "iveness", "ness", "ation", "ment", "ance", "ence", "ship")


def ratings(ctx: Context, number: int) -> list[Item]:
    """Raters by competencies, a row for each stage a rater took part in, mean and largest gap."""
    results = ctx.dossier.competencies
    if not ctx.dossier.raters or not results:
        return []
    pitch = (MEASURE - _LABEL) / len(results)
    head = _ratings_head(ctx, pitch)
    rows = [_rating_row(ctx, letter, stage, pitch)
            for letter, stage in _row_keys(ctx)]
    rows += [_sum_row(ctx, _MEAN, [ctx.press.number(result.value) for result in results], pitch),
             _sum_row(ctx, _GAP, [ctx.press.plain(gap(result)) for result in results], pitch)]
    table = stack([head, *rows])
    ground = picture(_frames(ctx, pitch, head.height, table.height, "warm_tint", None))
    frame = picture(_frames(ctx, pitch, head.height, table.height, None, "warm"))
    framed = row([(0, ground), (0, table), (0, frame)])
    note = text(ctx.press, ctx.press.say(_RATINGS_NOTE), "small", MEASURE, tone="ink2")
    return [heading(ctx, number, ctx.press.say(_RATINGS), "ratings"), Item(stack([framed, space(5), note]), whole=True)]


def _row_keys(ctx: Context) -> list[tuple[str, str]]:
    return [(rater.letter, stage) for stage in (entry.id for entry in ctx.dossier.stages)
            for rater in ctx.dossier.raters if stage in rater.stages]


def _ratings_head(ctx: Context, pitch: float) -> Block:
    cells = [centred(ctx.press, _broken(ctx, ctx.press.local(result.title), pitch - 2), "micro", pitch - 2)
             for result in ctx.dossier.competencies]
    tallest = max(cell.height for cell in cells)
    placed = [
        (_LABEL + place * pitch + 1, stack([space(tallest - cell.height), cell])) for place, cell in enumerate(cells)
    ]
    return stack([row(placed), space(3), rule(tone="rule", weight=0.6)])


def _broken(ctx: Context, title: str, width: float) -> str:
    """A title whose long Latin words are divided before a suffix, which no break of the line would find."""
    words = []
    for word in title.split(" "):
        suffix = next((end for end in _SUFFIXES if word.endswith(end)), "")
        wide = ctx.press.width(word, ctx.press.style("micro").size) > width
        words.append(f"{word[:-len(suffix)]}-\n{suffix}" if wide and suffix else word)
    return " ".join(words)


def _rating_row(ctx: Context, letter: str, stage: str, pitch: float) -> Block:
    press = ctx.press
    label = mixed((f"{letter} {ctx.rater_name(letter)} ", False, "ink"), (ctx.stage_title(stage), False, "mute"))
    cells = [
        (
            0.0,
            text(
                press,
                press.cut(f"{letter} {ctx.rater_name(letter)} {ctx.stage_title(stage)}", "small", _LABEL, 1)
                if press.width("".join(run.text for run in label), press.style("small").size) > _LABEL
                else label,
                "small",
                _LABEL,
            ),
        )
    ]
    for place, result in enumerate(ctx.dossier.competencies):
        values = [mark.value for mark in result.marks if mark.letter == letter and mark.stage == stage]
        words = press.plain(mean(values)) if values else "·"
        cells.append((_LABEL + place * pitch, centred(press, words, "small", pitch)))
    return table_row(cells, 2)


def _sum_row(ctx: Context, label: str, values: list[str], pitch: float) -> Block:
    cells = [(0.0, text(ctx.press, ctx.press.say(label), "small_bold", _LABEL))]
    cells += [
        (_LABEL + place * pitch, centred(ctx.press, value, "small_bold", pitch)) for place, value in enumerate(values)
    ]
    return table_row(cells, 2)


def _frames(ctx: Context, pitch: float, top: float, height: float, fill: Tone | None, line: Tone | None) -> Picture:
    frames = [rectangle(_LABEL + place * pitch, top, pitch, height - top, fill, line, 0.9)
              for place, result in enumerate(ctx.dossier.competencies) if (gap(result) or Decimal(0)) >= SPLIT_GAP]
    return Picture(MEASURE, 0, tuple(frames))


_WORDS = N_("The words of page 1 in full")
_CONDITION, _REASON = N_("condition: {text}"), N_("reason: {text}")
_OPEN, _POINTS = N_("All open questions"), N_("Strengths and concerns")
_CLAIM = N_("{claim}: {quotation}")
_BY = N_("by {day}")


def words(ctx: Context, number: int) -> list[Item]:
    """What page 1 had to shorten: recommendations, strengths, concerns and open questions as written."""
    press, dossier = ctx.press, ctx.dossier
    if not ctx.shortened:
        return []
    items = [heading(ctx, number, press.say(_WORDS), "words")]
    if "recommendations" in ctx.shortened:
        items += [Item(block) for block in _recommended(ctx)]
    if "points" in ctx.shortened:
        items.append(subheading(ctx, press.say(_POINTS)))
        items += [
            Item(
                _said(
                    ctx,
                    press.local(point.competency),
                    press.say(_CLAIM, claim=point.item.claim, quotation=press.quoted(point.item.quotation)),
                    False,
                )
            )
            for point in (*dossier.strengths, *dossier.concerns)
        ]
    if "open" in ctx.shortened:
        items.append(subheading(ctx, press.say(_OPEN)))
        items += [
            Item(
                _said(
                    ctx,
                    press.facts([entry.who, press.say(_BY, day=press.short_day(entry.due)) if entry.due else ""]),
                    entry.question,
                    False,
                )
            )
            for entry in dossier.open_questions
        ]
    return items


def _recommended(ctx: Context) -> list[Block]:
    press = ctx.press
    found = []
    for rater in ctx.dossier.raters:
        told = rater.recommendation
        if told is not None:
            parts = [
                press.say(VERDICTS[told.verdict]),
                *([press.say(_CONDITION, text=told.condition)] if told.condition else []),
                *([press.say(_REASON, text=press.quoted(told.reason))] if told.reason else []),
            ]
            found.append(_said(ctx, f"{rater.letter} {rater.name}", press.facts(parts), False))
    return found


_PREVIEW = N_("Job preview: what was seen and heard")
_PREVIEW_NOTE = N_("Behaviour only, no verdict on truth or feelings")
_TOLD, _SEEN = N_("What was told"), N_("Seen and heard")
_TICK = N_("{text} ({number})")
_STRESS = N_("stress resistance {level}/5")
_NOTHING = N_("nothing ticked")


def preview(ctx: Context, number: int) -> list[Item]:
    """What was told, what each rater saw and heard, quotations."""
    press = ctx.press
    if not ctx.dossier.preview:
        return []
    items = [heading(ctx, number, press.say(_PREVIEW), "preview", press.say(_PREVIEW_NOTE))]
    if ctx.dossier.preview_text:
        told = text(press, press.local(ctx.dossier.preview_text), "small", MEASURE - 90)
        items.append(Item(labelled(press, press.say(_TOLD), told)))
    return [*items, *(Item(_seen(ctx, notes)) for notes in ctx.dossier.preview)]


def _seen(ctx: Context, notes: PreviewNotes) -> Block:
    press, width = ctx.press, MEASURE - 90
    ticked = [press.say(_TICK, text=press.local(words), number=number) if number else press.local(words)
              for words, number in notes.ticked]
    seen = press.facts([*(ticked or [press.say(_NOTHING)]),
                        press.say(_STRESS, level=press.plain(notes.stress)) if notes.stress is not None else ""])
    blocks = [text(press, seen, "small", width)]
    if notes.quotation.strip():
        blocks.append(barred(text(press, press.quoted(notes.quotation), "small", width - 8)))
    label = f"{press.say(_SEEN)} ({notes.letter})" if not press.chinese else f"{press.say(_SEEN)}（{notes.letter}）"
    return labelled(press, label, stack(blocks, 2))


