"""The comparison as a file: ties and bands first, then stages, competencies and evidence, all on their side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from hireapp.domain.comparison import Comparison
from hireapp.i18n import N_, Language
from hireapp.reports.blocks import Block, right, row, rule, space, stack, text
from hireapp.reports.comparison_context import MOST_COLUMNS, Beside, heading
from hireapp.reports.comparison_evidence import evidence
from hireapp.reports.comparison_forest import table, tallest
from hireapp.reports.comparison_matrix import legend, matrix
from hireapp.reports.comparison_words import details, headline
from hireapp.reports.fonts import faces
from hireapp.reports.logo import readable
from hireapp.reports.pages import Item, paginated
from hireapp.reports.press import Press
from hireapp.reports.printing import Edition, printed, raised, running_head
from hireapp.reports.section import continued_words
from hireapp.reports.styles import LANDSCAPE, Paper, StyleName

_KIND = N_("Comparison of candidates")
_TITLE = N_("{opening}, comparison of {count} candidates")
_CONFIDENTIAL = N_("Confidential: for this hiring decision only")
_STAGES, _COMPETENCIES = N_("Results of the stages"), N_("Competencies and the role’s bands")
_EVIDENCE = N_("Evidence, concerns and open points")
_STAGES_NOTE = N_("Dot: value. Whisker: 95% error.")
_BANDS_NOTE = N_("Dot: mean of the raters. Whisker: 95% error. Pale: band of the role, which has a lower edge only.")
_READ = N_(
    "How to read: two values are told apart only if their difference exceeds 1.96 times the standard error of the "
    "difference, worked out for each pair; else they are tied. The composite weighs the stages as declared, in percent "
    "of the scale’s range (weights: {weights}); missing parts are left out, the others weighted anew, and the band "
    "grows. Below 60% of the weight there is no composite.")
_READ_T = N_(
    "How to read: two values are told apart only if their difference exceeds 1.96 times the standard error of the "
    "difference, worked out for each pair; else they are tied. The composite weighs the stages as declared (weights: "
    "{weights}) and is a T score, mean 50 and SD 10 among {n} people of this role (norm version {version}); missing "
    "parts are left out, the others weighted anew, and the band grows. Below 60% of the weight there is no composite.")
_PROVISIONAL = N_("The role profile (version {version}) is provisional: not tried on people yet.")
_PROFILE = N_("Role profile version {version}.")
_EXPORTED = N_("Exported by {name}.")
_AUDIT = N_("Audit log at {head}.")
_PART = N_("{title} {percent}%")
_ROOM = 8.0
_LOOSE, _TIGHT = 37.0, 30.0
_DENSITIES = ((_LOOSE, 1.6, 14.0), (33.0, 1.6, 14.0), (_TIGHT, 1.2, 12.0), (28.0, 0.5, 8.0), (28.0, 0.1, 5.0))
"""Points a row of the forest plot, above and below each row of the stages, and over their heading: the loosest that
page 1 holds."""


@dataclass(frozen=True)
class Density:
    """How loose a page of competencies and evidence is set.

    rows, words: points above and below each row of figures and of words. before: space over the second heading.
    apart: between the marks of the legend. note: the type of the reading note.
    """

    rows: float
    words: float
    before: float
    apart: float
    note: StyleName


_LOOSEST, *_TIGHTER = (Density(3.0, 3.0, 14.0, 16.0, "small"), Density(1.5, 2.0, 10.0, 12.0, "small"),
                       Density(0.4, 1.0, 7.0, 10.0, "micro"), Density(0.0, 0.4, 5.0, 8.0, "micro"))


def written(comparison: Comparison, language: Language, translate: Callable[[str], str], paper: Paper,
            hide_names: bool) -> bytes:
    """The finished document."""
    press = Press(language, translate, faces(), _veil(comparison) if hide_names else ())
    beside = Beside(comparison, press, LANDSCAPE[paper], hide_names)
    return laid(beside)


def laid(beside: Beside) -> bytes:
    """The document of one comparison; ``beside.press`` counts what had to be cut."""
    press, sheet, made = beside.press, beside.sheet, beside.comparison
    items = [*_page_one(beside), *_competencies(beside)]
    pages = paginated(items, sheet.top, _bottom(beside))
    head = running_head(press, _running(beside), right(press, press.day(made.made_on), "small", beside.width, "mute"),
                        beside.width)
    title = press.say(_TITLE, opening=made.opening_title, count=len(made.people))
    foot = made.company, press.say(_CONFIDENTIAL)
    return printed(press, sheet, pages, Edition(title, made.company, made.opening_number, head, foot, made.logo))


def _veil(comparison: Comparison) -> list[tuple[str, str]]:
    names = {form: person.number for person in comparison.people if person.name.strip()
             for form in (person.name, " ".join(person.name.split()))}
    return list(names.items())


def _bottom(beside: Beside) -> float:
    return beside.sheet.height - beside.sheet.bottom - _ROOM


def _running(beside: Beside) -> str:
    made = beside.comparison
    parts = (beside.press.say(_KIND), made.opening_title, made.opening_number)
    return ("\u3000" if beside.press.chinese else "   ").join(part for part in parts if part)


def _masthead(beside: Beside) -> Block:
    press, made, width = beside.press, beside.comparison, beside.width
    logo = 170.0 if readable(made.logo) else 0.0
    day = right(press, press.day(made.made_on), "small", width - logo, "mute")
    kicker = row([(0, text(press, press.say(_KIND), "small_bold", width / 2, tone="accent")), (0, day)])
    facts = ("\u3000" if press.chinese else "   ").join(
        part for part in (press.local(made.role_title), made.opening_title, made.opening_number) if part)
    return stack([kicker, space(2), text(press, headline(beside), "statement", width), space(3),
                  text(press, facts, "small", width, tone="mute"), space(4),
                  text(press, details(beside), "body", width), space(9)])


def _page_one(beside: Beside) -> list[Item]:
    """The masthead, the forest plot and the stages as loose as the page holds them, else the stages on the next."""
    top = raised(_masthead(beside), beside.sheet.top - beside.sheet.top_first)
    left = _bottom(beside) - beside.sheet.top - top.height
    order = beside.comparison.by_value
    for wanted, pad, before in _DENSITIES if len(beside.spreads()) == 1 else ():
        whole, stages = table(beside, order, max(wanted, tallest(beside))), _stages(beside, pad, before)
        if whole.height + _height(stages) <= left:
            return [_opened(beside, stack([top, whole])), *stages]
    return [*_forest_alone(beside, top, left), *_stages(beside, 1.6, new_page=True)]


def _forest_alone(beside: Beside, top: Block, left: float) -> list[Item]:
    """The forest plot under the masthead; what the ``left`` points don't hold goes on a page of its own, in halves."""
    order = beside.comparison.by_value
    pitch = max(_LOOSE if len(order) <= MOST_COLUMNS else _TIGHT, tallest(beside))
    whole = table(beside, order, pitch)
    if whole.height <= left:
        return [_opened(beside, stack([top, whole]))]
    fits = int((left - whole.height + pitch * len(order)) / pitch)
    half = max(1, min(fits, (len(order) + 1) // 2))
    rest = table(beside, order[half:], pitch)
    return [_opened(beside, stack([top, table(beside, order[:half], pitch)])), Item(rest, new_page=True)]


def _opened(beside: Beside, block: Block) -> Item:
    return Item(block, anchor="page-1", title=beside.press.say(_KIND), level=1)


def _height(items: Sequence[Item]) -> float:
    return sum(item.before + item.block.height for item in items)


def _stages(beside: Beside, pad: float, before: float = 14.0, *, new_page: bool = False) -> list[Item]:
    if not beside.comparison.stages:
        return []
    items: list[Item] = []
    for place, indexes in enumerate(beside.spreads()):
        title = _titled(beside, _STAGES, place)
        head, rows = matrix(beside, beside.comparison.stages, indexes, pad)
        note, anchor = beside.press.say(_STAGES_NOTE), f"stages-{place}"
        opened = replace(heading(beside, title, note, anchor, new_page and not place), before=before)
        items += [opened, *_rows(head, rows)]
    return [*items, Item(legend(beside, False), 5, whole=True)]


def _competencies(beside: Beside) -> list[Item]:
    """A page for each part of the people."""
    spreads = beside.spreads()
    return [item for place in range(len(spreads)) for item in _spread(beside, place, place == len(spreads) - 1)]


def _spread(beside: Beside, place: int, last: bool) -> list[Item]:
    """As loose as one page holds the competencies with the evidence; else the evidence begins a page of its own."""
    room = _bottom(beside) - beside.sheet.top
    for density in (_LOOSEST, *_TIGHTER):
        items = [*_bands(beside, place, density), *_evidence(beside, place, density)]
        items += _note(beside, density) if last else []
        if _height(items) - items[0].before <= room:
            return items
    items = [*_bands(beside, place, _LOOSEST), *_evidence(beside, place, _LOOSEST, apart=True)]
    return [*items, *(_note(beside, _LOOSEST) if last else [])]


def _bands(beside: Beside, place: int, density: Density) -> list[Item]:
    head, rows = matrix(beside, beside.comparison.competencies, beside.spreads()[place], density.rows)
    title = _titled(beside, _COMPETENCIES, place)
    return [heading(beside, title, beside.press.say(_BANDS_NOTE), f"competencies-{place}", True),
            *_rows(head, rows), Item(legend(beside, True, density.apart), 5, whole=True)]


def _evidence(beside: Beside, place: int, density: Density, *, apart: bool = False) -> list[Item]:
    """Under the competencies, whose columns go on; ``apart``: on a page of its own with the names over them."""
    head, rows = evidence(beside, beside.spreads()[place], density.words)
    title = replace(heading(beside, _titled(beside, _EVIDENCE, place), "", f"evidence-{place}", apart),
                    before=density.before)
    if apart:
        return [title, *_rows(head, rows)]
    return [title, Item(rule(beside.width, "ink", 0.9), leads=True), *(Item(block, whole=True) for block in rows)]


def _note(beside: Beside, density: Density) -> list[Item]:
    return [Item(text(beside.press, _reading(beside), density.note, beside.width, tone="ink2"), 6, whole=True)]


def _titled(beside: Beside, message: str, place: int) -> str:
    title = beside.press.say(message)
    return continued_words(beside.press, title) if place else title


def _rows(head: Block, rows: Sequence[Block]) -> list[Item]:
    return [Item(head, leads=True, whole=True), *(Item(block, again=head, above=head, whole=True) for block in rows)]


def _reading(beside: Beside) -> str:
    press, made = beside.press, beside.comparison
    weights = [press.say(_PART, title=press.local(made.titles[name]), percent=press.plain(weight))
               for name, weight in made.weights.items() if name in made.titles]
    profile = press.say(_PROVISIONAL if made.status == "provisional" else _PROFILE, version=made.profile_version)
    how = press.say(_READ, weights=press.listed(weights))
    if (scale := made.scale) is not None:
        how = press.say(_READ_T, weights=press.listed(weights), n=scale.n, version=scale.version)
    parts = [how, profile,
             press.say(_EXPORTED, name=made.exported_by) if made.exported_by else "",
             press.say(_AUDIT, head=made.audit_head[:12]) if made.audit_head else ""]
    return ("" if press.chinese else " ").join(part for part in parts if part)
