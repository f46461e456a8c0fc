"""The summary of an opening: page 1 how it ran, page 2 how it was rated, whom it touched, what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from hireapp.charts.impact_chart import four_fifths
from hireapp.charts.insight_charts import bars, coefficients, days, spreads
from hireapp.charts.rows import PRINT, ROOMY, TIGHT, Face
from hireapp.domain.insights import Criterion, Process, Results, ValidityLine
from hireapp.i18n import N_, Language
from hireapp.psychometrics.enough import TooFew
from hireapp.reports import process_rows as rows
from hireapp.reports import process_words as words
from hireapp.reports.blocks import Block, picture, right, row, rule, space, stack, text
from hireapp.reports.fonts import faces
from hireapp.reports.pages import Item, paginated
from hireapp.reports.press import Press
from hireapp.reports.printing import Edition, printed, raised, running_head
from hireapp.reports.process_page import HALF, found, masthead, pair, section, told
from hireapp.reports.section import rows_of, table_row
from hireapp.reports.styles import MEASURE, PAPERS, Paper

_KIND = N_("Summary of the process")
_FOOT = N_("Internal: figures of groups, no single candidate")
_PERIOD = N_("applied {since} to {until}")
_ANY_TIME = N_("applied at any time")
_FUNNEL = N_("Bars: who reached the stage. Passed: of those whose stage has ended.")
_DAYS = N_("Dot: median. Pale bar: middle half. Line: target. n: who left the stage.")
_REASONS = N_("Why applications ended: solid where we decided, hollow where they stepped back.")
_SOURCES = N_("Hired of applied, with the 95% interval (Wilson); at the right the numbers of people.")
_RATING, _IMPACT, _OUTCOME = N_("How it was rated"), N_("Whom it touched"), N_("What came of it")
_RATERS = N_("Mean of each rater with one SD to either side; dashed: mean of all. Leniency: on the same candidates.")
_FIFTHS = N_(
    "Rate against the highest group, without those who stepped back; dashed line: four fifths (Uniform Guidelines "
    "1978). Stated voluntarily.")
_VALIDITY = N_("Correlation with its 95% interval, as observed; hollow: preliminary, fewer than 85 people.")
_QUARTERS = N_("Probation passed by quarter of the composite (percent of the range), with the 95% interval (Wilson).")
_GAIN = N_("What choosing by the scores gains")
_NOTES = N_("Limits, and what is not used")
_LIMITS = N_(
    "A cohort is who applied in the period. This describes, it does not judge: what rests on fewer than 30 people "
    "(correlations: 85) is preliminary, what rests on fewer than named at a figure is not shown, groups under five "
    "people never are.")
_NOT_USED = N_(
    "Not used here or for any decision: groups stated voluntarily, which are only counted; draft ratings; anything of "
    "a single candidate. No figure of this summary ranks, admits or rejects anybody.")
_PRELIMINARY = N_("Preliminary: fewer than 30 applications.")
_FIRST = 118.0
_DENSITIES = ((PRINT, 13.0, 1.8), (TIGHT, 13.0, 1.8), (replace(TIGHT, pitch=12.3, slim_pitch=11.6), 8.0, 0.9))
"""Sizes of the pictures, points over the headings, above and below each row of the table: the loosest that page 2
holds."""
_HIRED, _RUNNING, _ENDED, _ALL = N_("hired"), N_("under way"), N_("ended otherwise"), N_("applications")


def written(process: Process, results: Results, subject: str, language: Language, translate: Callable[[str], str],
            paper: Paper, company: str, logo: bytes | None) -> bytes:
    """The finished document."""
    press = Press(language, translate, faces())
    sheet = PAPERS[paper]
    kind = press.say(_KIND)
    head = masthead(press, kind, subject, _facts(press, process), press.moment(process.as_of), logo)
    first = Item(raised(head, sheet.top - sheet.top_first), anchor="page-1", title=subject, level=1)
    room = sheet.height - sheet.bottom - 8 - sheet.top - first.block.height
    notes = _notes(press)
    one, early = _page_one(press, process, room, _height(notes))
    two = _page_two(press, process, results, sheet.height - sheet.bottom - 8 - sheet.top)
    items = [first, *one, *(notes if early else ()), *two, *(() if early else notes)]
    pages = paginated(items, sheet.top, sheet.height - sheet.bottom - 8)
    running = running_head(press, subject, right(press, kind, "small", MEASURE, "mute"))
    foot = company, press.say(_FOOT)
    title = f"{subject}, {kind}" if not press.chinese else f"{subject}，{kind}"
    return printed(press, sheet, pages, Edition(title, company, kind, running, foot, logo, known={"page-1": 1}))


def _facts(press: Press, process: Process) -> str:
    cohort = process.cohort
    period = press.say(_ANY_TIME)
    if cohort.since or cohort.until:
        period = press.say(_PERIOD, since=press.day(cohort.since), until=press.day(cohort.until))
    return press.facts([period, press.say(_PRELIMINARY) if process.preliminary else ""])


def _page_one(press: Press, made: Process, room: float, notes: float) -> tuple[list[Item], bool]:
    """In the roomiest face that the page holds with the notes of that height at its foot; else without them."""
    tried = [_blocks(press, made, face) for face in (ROOMY, PRINT, TIGHT)]
    for below in (notes, 0.0):
        for items in tried:
            if _height(items) + below <= room:
                return items, below > 0
    return tried[-1], False


def _height(items: Sequence[Item]) -> float:
    return sum(item.before + item.block.height for item in items)


def _blocks(press: Press, made: Process, face: Face) -> list[Item]:
    width = press.width
    funnel = bars(rows.funnel_rows(press, made.funnel), HALF, face, width)
    spent = days(rows.days_rows(press, made.days), HALF, face, width, press.say(N_("days")))
    top = pair(found(press, words.funnel_finding(press, made), press.say(_FUNNEL), funnel),
               found(press, words.days_finding(press, made.days), press.say(_DAYS), spent,
                     [words.to_hire(press, made.to_hire)]))
    reasons = bars(rows.reason_rows(press, made.reasons), HALF, face, width, slim=True, named=0.54)
    sources = bars(rows.source_rows(press, made.sources), HALF, face, width, slim=True)
    low = pair(found(press, words.reasons_finding(press, made.reasons), press.say(_REASONS), reasons),
               found(press, words.sources_finding(press, made.sources) if made.sources else "", press.say(_SOURCES),
                     sources, [words.probation_words(press, made.sources)]))
    rest = [*words.hurdle_words(press, made), words.offer_words(press, made)]
    ruled = stack([rule(height=12), low])
    return [Item(_counts(press, made), 14), Item(top, 20, whole=True), Item(ruled, 20, whole=True),
            Item(rule(height=4), 18), *told(press, rest)]


def _counts(press: Press, made: Process) -> Block:
    """Four figures in a row."""
    ended = made.applications - made.running - made.hired
    cells = ((_ALL, made.applications), (_RUNNING, made.running), (_HIRED, made.hired), (_ENDED, ended))
    step = MEASURE / len(cells)
    parts = [(place * step, stack([text(press, str(value), "big", step), text(press, press.say(label), "small", step,
                                                                              tone="ink2")]))
             for place, (label, value) in enumerate(cells)]
    return stack([row(parts), space(8), rule(height=2)])


def _page_two(press: Press, made: Process, results: Results, room: float) -> list[Item]:
    """In a tighter face where that saves a page; where it doesn't, what came of it begins a page of its own."""
    for face, before, pad in _DENSITIES:
        items = [*_rating(press, made, face), *_impact(press, made, face), *_outcome(press, results, face, pad)]
        items = [replace(item, before=before) if item.level and place else item for place, item in enumerate(items)]
        if _height(items) - items[0].before <= room:
            return items
    face, _before, pad = _DENSITIES[0]
    outcome = _outcome(press, results, face, pad)
    return [
        *_rating(press, made, face),
        *_impact(press, made, face),
        replace(outcome[0], new_page=True),
        *outcome[1:],
    ]


def _rating(press: Press, made: Process, face: Face) -> list[Item]:
    raters = made.raters
    finding = words.raters_finding(press, raters)
    if raters is None or not raters.lines:
        return [section(press, finding, anchor="rating", entry=press.say(_RATING), new_page=True)]
    top = section(press, finding, press.say(_RATERS), anchor="rating", entry=press.say(_RATING), new_page=True)
    overall = float(raters.mean) if raters.mean is not None else None
    drawn = spreads(rows.rater_rows(press, raters), overall, MEASURE, face, press.width)
    agreed = [words.agreement(press, raters), words.rated_twice(press, made)]
    parts = [picture(drawn), space(3), text(press, words.in_a_row(press, agreed), "small", MEASURE, tone="ink2")]
    return [top, Item(stack(parts), whole=True)]


def _impact(press: Press, made: Process, face: Face) -> list[Item]:
    groups = rows.impact_rows(press, made.impact)
    note = press.say(_FIFTHS) if groups else ""
    finding = words.impact_finding(press, made.impact)
    top = section(press, finding, note, anchor="impact", entry=press.say(_IMPACT))
    if not groups:
        return [top]
    drawn = four_fifths(groups, rows.impact_heads(press), MEASURE, face, press.width)
    more = [words.below_words(press, made.impact), words.unknown_words(press, made.impact, made.applications)]
    parts = [picture(drawn)]
    parts += [text(press, sentence, "small", MEASURE, tone="ink2") for sentence in more if sentence]
    return [top, Item(stack(parts, 2), whole=True)]


def _outcome(press: Press, results: Results, face: Face, pad: float) -> list[Item]:
    finding, entry = words.outcome_finding(press, results), press.say(_OUTCOME)
    known = rows.criteria_known(results)
    if not known:
        return [section(press, finding, anchor="outcome", entry=entry)]
    first = next((name for name in known if any(row.words for row in rows.validity_rows(press, results.lines, name))),
                 known[0])
    top = section(press, finding, press.say(_VALIDITY), anchor="outcome", entry=entry)
    name = text(press, press.say(words.CRITERIA_NAMES[first]), "h2", MEASURE)
    drawn = coefficients(rows.validity_rows(press, results.lines, first), MEASURE, face, press.width)
    forest = stack([name, space(2), picture(drawn)])
    others = _others(press, results, [name for name in known if name != first], pad)
    return [top, Item(forest, whole=True), *others, Item(_worth(press, results, face), 10, whole=True)]


def _others(press: Press, results: Results, criteria: Sequence[Criterion], pad: float) -> list[Item]:
    """The correlations with the other outcomes as a table: coefficient, interval, people; none if none is known."""
    figures = [line.figures for line in results.lines if line.criterion in criteria]
    if all(isinstance(entry, TooFew) for entry in figures):
        return []
    step = (MEASURE - _FIRST) / 3
    places = [_FIRST + step * place for place in range(len(criteria))]
    heads = [(x, text(press, press.say(words.CRITERIA_NAMES[name]), "micro", step - 8))
             for x, name in zip(places, criteria, strict=True)]
    head = stack([row(heads), space(2.5), rule(tone="rule", weight=0.6)])
    lines: dict[str, list[tuple[float, Block]]] = {}
    for line in results.lines:
        if line.criterion in criteria:
            cells = lines.setdefault(line.predictor, [(0.0, text(press, press.local(line.title), "small", _FIRST - 8))])
            x = places[criteria.index(line.criterion)]
            cells.append((x, text(press, _coefficient(press, line), "small", step - 8)))
    return rows_of([table_row(cells, pad) for cells in lines.values()], head, 6)


def _coefficient(press: Press, line: ValidityLine) -> str:
    if isinstance(line.figures, TooFew):
        return words.few(press, line.figures)
    made = line.figures
    return press.say(N_("{value} ({low} to {high}), n {n}"), value=words.two(made.r), low=words.two(made.low),
                     high=words.two(made.high), n=made.n)


def _worth(press: Press, results: Results, face: Face) -> Block:
    """Expectancy at the left, the gain with what it assumes at the right."""
    worth = [words.gain_words(press, results), words.gain_assumptions(press, results)]
    gain = stack([text(press, press.say(_GAIN), "h2", HALF), *(text(press, part, "small", HALF) for part in worth)], 2)
    if isinstance(results.expectancy, TooFew):
        why = text(press, words.few(press, results.expectancy), "small", HALF, tone="ink2")
        return pair(stack([text(press, press.say(_QUARTERS), "h2", HALF), why]), gain)
    drawn = bars(rows.expectancy_rows(press, results.expectancy), HALF, face, press.width, named=0.42)
    finding = words.expectancy_finding(press, results.expectancy)
    return pair(found(press, finding, press.say(_QUARTERS), drawn), gain)


def _notes(press: Press) -> list[Item]:
    return [section(press, press.say(_NOTES)), *told(press, [press.say(_LIMITS), press.say(_NOT_USED)])]
