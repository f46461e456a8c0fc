"""The technical report of a test in one's own group: scales, items, options, norm groups, flags of answering."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hireapp.charts.insight_charts import coefficients
from hireapp.charts.rows import PRINT
from hireapp.domain.insights import TestQuality
from hireapp.i18n import N_, Language
from hireapp.psychometrics.enough import TooFew
from hireapp.reports import process_rows, process_words, test_words
from hireapp.reports.blocks import Block, flush, picture, right, row, rule, space, stack, text
from hireapp.reports.fonts import faces
from hireapp.reports.pages import Item, paginated
from hireapp.reports.press import Press
from hireapp.reports.printing import Edition, printed, raised, running_head
from hireapp.reports.process_page import masthead, section, told
from hireapp.reports.section import rows_of, table_row
from hireapp.reports.styles import MEASURE, PAPERS, Paper

_KIND = N_("Technical report of a test")
_FOOT = N_("Internal: figures of a group, no single candidate")
_SCALES, _ITEMS, _OPTIONS = N_("Scales"), N_("Items"), N_("Options of the scenes")
_NORMS, _FLAGS, _NOTES = N_("Norm groups"), N_("Flags of answering"), N_("How to read, and what is not used")
_ALPHA = N_("Dot: alpha with its 95% interval; the heavier line stands at .70.")
_ITEMS_NOTE = N_("A flag asks to read the item again; it never changes a score by itself.")
_OPTIONS_NOTE = N_("Chosen as best, against the rest of the score.")
_NO_NORMS = N_("There is no norm group of this content yet; one takes 30 people of a role.")
_NORM = N_("{role}: version {version} of {date}, {n} people")
_NO_FLAGS = N_("None was raised.")
_FLAG = N_("{name}: {count} of {n}")
_FLAGS_NOTE = N_("A flag is a reason to ask, never a reason to reject.")
_VALIDITY = N_(
    "Nothing here says that the test predicts work: that takes outcomes of hired people, which stand in the summary of "
    "the process. Until then its bands and keys are provisional.")

Column = tuple[float, float, bool]
"""Where a column begins, how wide it is, and whether its figures end at the right."""
_SCALE_COLUMNS: tuple[Column, ...] = ((0, 104, False), (104, 26, True), (132, 30, True), (164, 30, True),
                                      (196, 28, True), (234, 88, False), (324, 122, False), (450, 54, False))
_SCALE_HEADS = (N_("Scale"), N_("Items"), "n", N_("Mean"), N_("SD"), N_("Alpha (95%)"), N_("Omega"),
                N_("Against"))
_ITEM_COLUMNS: tuple[Column, ...] = ((0, 66, False), (72, 214, False), (288, 30, True), (320, 34, True),
                                     (356, 30, True), (388, 40, True), (438, 66, False))
_ITEM_HEADS = (N_("Item"), N_("Words"), "p", "r", "D", N_("α without"), N_("Flags"))
_OPTION_COLUMNS: tuple[Column, ...] = ((0, 66, False), (72, 210, False), (288, 26, False), (316, 32, True),
                                       (350, 40, True), (392, 34, True), (438, 66, False))
_OPTION_HEADS = (N_("Scene"), N_("Option"), N_("Key"), N_("Share"), N_("Mean of the rest"), "r", N_("Flags"))


def written(made: TestQuality, language: Language, translate: Callable[[str], str], paper: Paper,
            company: str) -> bytes:
    """The finished document."""
    press = Press(language, translate, faces())
    sheet = PAPERS[paper]
    kind, title = press.say(_KIND), press.local(made.title)
    head = masthead(press, kind, title, test_words.facts(press, made), "", None)
    first = Item(raised(head, sheet.top - sheet.top_first), anchor="page-1", title=title, level=1)
    items = [first, *_scales(press, made), *_items(press, made), *_options(press, made), *_norms(press, made),
             *_flags(press, made), *_notes(press)]
    pages = paginated(items, sheet.top, sheet.height - sheet.bottom - 8)
    running = running_head(press, title, right(press, kind, "small", MEASURE, "mute"))
    named = f"{title}，{kind}" if press.chinese else f"{title}, {kind}"
    foot = company, press.say(_FOOT)
    return printed(press, sheet, pages, Edition(named, company, made.form_id, running, foot, known={"page-1": 1}))


def _scales(press: Press, made: TestQuality) -> list[Item]:
    top = section(press, test_words.finding(press, made), press.say(_ALPHA), anchor="scales", entry=press.say(_SCALES))
    alphas = process_rows.alpha_rows(press, made.scales)
    drawn = []
    if any(not line.few for line in alphas):
        drawn = [Item(stack([picture(coefficients(alphas, MEASURE, PRINT, press.width, 0.7)), space(8)]), whole=True)]
    lines = [
        (press.local(scale.title), str(scale.items), str(scale.n), process_words.two(scale.mean),
         process_words.two(scale.sd), test_words.alpha_words(press, scale), test_words.omega_words(press, scale),
         test_words.against_words(press, scale))
        for scale in made.scales
    ]
    return [top, *drawn, *_table(press, _SCALE_COLUMNS, _SCALE_HEADS, lines)]


def _items(press: Press, made: TestQuality) -> list[Item]:
    if isinstance(made.items, TooFew):
        return [section(press, press.say(_ITEMS), process_words.few(press, made.items), anchor="items")]
    top = section(press, press.say(_ITEMS), press.say(_ITEMS_NOTE), anchor="items")
    lines = []
    for line in made.items:
        *figures, flags = test_words.item_cells(press, line)
        lines.append((line.id, press.local(line.text), *figures, flags))
    return [top, *_table(press, _ITEM_COLUMNS, _ITEM_HEADS, lines)]


def _options(press: Press, made: TestQuality) -> list[Item]:
    if not made.options:
        return []
    top = section(press, press.say(_OPTIONS), press.say(_OPTIONS_NOTE), anchor="options")
    lines = [(line.item, press.local(line.text), *test_words.option_cells(press, line)) for line in made.options]
    return [top, *_table(press, _OPTION_COLUMNS, _OPTION_HEADS, lines)]


def _norms(press: Press, made: TestQuality) -> list[Item]:
    lines = [press.say(_NORM, role=role, version=version, date=press.day(at.date()), n=n)
             for role, version, n, at in made.norms]
    return [section(press, press.say(_NORMS), anchor="norms"), *told(press, lines or [press.say(_NO_NORMS)])]


def _flags(press: Press, made: TestQuality) -> list[Item]:
    lines = [press.say(_FLAG, name=name, count=count, n=made.n) for name, count in test_words.flag_words(press, made)]
    top = section(press, press.say(_FLAGS), press.say(_FLAGS_NOTE), anchor="flags")
    return [top, *told(press, lines or [press.say(_NO_FLAGS)])]


def _notes(press: Press) -> list[Item]:
    sentences = [press.say(test_words.SOURCES), press.say(_VALIDITY), press.say(test_words.NOT_USED)]
    return [section(press, press.say(_NOTES), anchor="notes"), *told(press, sentences)]


def _table(press: Press, columns: Sequence[Column], heads: Sequence[str], lines: Sequence[Sequence[str]]) -> list[Item]:
    """Rows under their heading, which is repeated on a new page."""
    titles = row([_cell(press, column, press.say(words), head=True)
                  for column, words in zip(columns, heads, strict=True)])
    head = stack([titles, space(2.5), rule(tone="rule", weight=0.6)])
    made = [table_row([_cell(press, column, words) for column, words in zip(columns, line, strict=True)], 2.2)
            for line in lines]
    return rows_of(made, head)


def _cell(press: Press, column: Column, words: str, *, head: bool = False) -> tuple[float, Block]:
    x, width, at_end = column
    style = press.style("micro" if head else "small")
    return x, flush(press, words, style, width) if at_end else text(press, words, style, width, most=2)
