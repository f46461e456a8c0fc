"""What the interview guide and the phone checklist share: boxes to tick, probes, anchored ratings, pages filled up.

A part knows how tall it is with a number of writing lines; the lines are handed out until each page is full, so
that a form of any length takes as few pages as it needs and leaves no paper empty.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from hireapp.charts.marks import mark
from hireapp.charts.primitives import Label, Line, Picture, rectangle
from hireapp.forms.questions import Anchored, Question
from hireapp.i18n import N_, LocalizedText
from hireapp.reports.blocks import Block, barred, flowed, picture, right, row, rule, space, stack, text
from hireapp.reports.pages import Item, paginated
from hireapp.reports.paper import LINE, Forms, circles
from hireapp.reports.paper_items import LEVELS
from hireapp.reports.press import Press
from hireapp.reports.printing import Edition, printed, running_head
from hireapp.reports.styles import MEASURE, Style, StyleName

Competencies = Mapping[str, LocalizedText]
SHOWN_ANCHORS = (1, 3, 5)
INDENT = 22.0
_NOT_OBSERVED = N_("Not observed")
_NUMBER = N_("Number")
_CODE = N_("{form} v{version} · {hash} · {language}")
_MINUTES = N_("about {minutes} min")
_PITCH, _MARKS, _BOX = 20.0, 176.0, 12.0


@dataclass(frozen=True)
class Part:
    """A piece of a page that takes between ``least`` and ``most`` writing lines; ``page``: it opens a new page."""

    make: Callable[[int], Block]
    least: int = 0
    most: int = 0
    before: float = 9.0
    page: bool = False


def room(forms: Forms) -> float:
    """Height in points between head and foot of a page."""
    return forms.sheet.height - forms.sheet.bottom - 8 - forms.sheet.top


def filled(parts: Sequence[Part], height: float) -> list[Item]:
    """``parts`` on as few pages of ``height`` points as they need, with as many lines to write on as there is room."""
    items: list[Item] = []
    for group in _packed(parts, _generous(parts, height), height):
        lines = _grown(group, height)
        items += [Item(part.make(lines[place]), part.before, whole=True, new_page=not place)
                  for place, part in enumerate(group)]
    return items


def bound(forms: Forms, items: Sequence[Item]) -> bytes:
    """The file; its code in the foot is short enough for the longest name of a form."""
    press, sheet, form = forms.press, forms.sheet, forms.form
    pages = paginated(items, sheet.top, sheet.height - sheet.bottom - 8)
    code = press.say(_CODE, form=form.id, version=form.version, hash=form.hash[:12], language=press.language)
    number = field(press, press.say(_NUMBER), 120, press.style("small").leading - 1)
    head_ = running_head(press, press.cut(forms.title, "small", 340, 1), row([(MEASURE - 120, number)]))
    return printed(press, sheet, pages, Edition(forms.title, forms.company, form.id, head_, (forms.company, code),
                                                outline=False))


def pages_of(parts: Sequence[Part], height: float) -> int:
    """The fewest pages of ``height`` points that hold ``parts``."""
    return len(_packed(parts, 0, height))


def _generous(parts: Sequence[Part], height: float) -> int:
    """How many lines each part may have above its least without taking one page more: this evens the pages."""
    fewest = pages_of(parts, height)
    most = max((part.most - part.least for part in parts), default=0)
    return max(more for more in range(most + 1) if len(_packed(parts, more, height)) == fewest)


def _packed(parts: Sequence[Part], more: int, height: float) -> list[list[Part]]:
    groups: list[list[Part]] = []
    used = 0.0
    for part in parts:
        block = part.make(min(part.least + more, part.most)).height
        if not groups or part.page or used + part.before + block > height:
            groups.append([])
            used = -part.before
        groups[-1].append(part)
        used += part.before + block
    return groups


def _grown(group: Sequence[Part], height: float) -> list[int]:
    """The number of lines of each part: one more for each in turn while the page has room."""
    lines = [part.least for part in group]
    left = height - _total(group, lines)
    open_parts = [place for place, part in enumerate(group) if part.most > part.least]
    while open_parts:
        for place in tuple(open_parts):
            part = group[place]
            more = part.make(lines[place] + 1).height - part.make(lines[place]).height
            if more > left or lines[place] == part.most:
                open_parts.remove(place)
            else:
                lines[place] += 1
                left -= more
    return lines


def _total(group: Sequence[Part], lines: Sequence[int]) -> float:
    blocks = sum(part.make(count).height for part, count in zip(group, lines, strict=True))
    return blocks + sum(part.before for part in group[1:])


def minutes(press: Press, count: Decimal | None) -> str:
    """A budget of time; nothing for none."""
    return press.say(_MINUTES, minutes=press.plain(count)) if count else ""


def head(press: Press, number: int, title: str, aside: str) -> Block:
    """The heading of a step, with something at the right of it."""
    top = stack([space(3), right(press, aside, "small", MEASURE, "mute")])
    cells = [(INDENT, text(press, title, "h1", MEASURE - 170)), (0.0, sign(press, str(number), "h1")), (0.0, top)]
    return stack([rule(tone="ink2", weight=0.7, height=5), row(cells), space(3)])


def sign(press: Press, words: str, style: StyleName | Style) -> Block:
    """A number in the accent colour, in the margin of a question."""
    return text(press, words, style, INDENT + 6, tone="accent")


def spoken(press: Press, words: str, width: float, style: StyleName = "body") -> Block:
    """A script, to be read out as it stands."""
    return barred(text(press, words, style, width - 8))


def tick(press: Press, words: str, width: float, style: StyleName | Style = "small") -> Block:
    """A box to tick and its words."""
    look = press.style(style)
    box = picture(Picture(_BOX, look.leading, mark("box", 3.6, look.leading / 2, 3.4)))
    return row([(0, box), (_BOX, text(press, words, look, width - _BOX))])


def ticks(press: Press, texts: Sequence[str], width: float, style: StyleName | Style = "small",
          gap: float = 13.0) -> Block:
    """Boxes to tick in a line, on as many lines as they need."""
    return flowed([boxed_words(press, words, width, style) for words in texts], width, gap)


def boxed_words(press: Press, words: str, width: float, style: StyleName | Style) -> tuple[float, Block]:
    """A box with its words, and how wide it is."""
    look = press.style(style)
    wide = min(width, _BOX + 0.5 + press.width(words, look.size, look.bold))
    return wide, tick(press, words, wide, style)



def field(press: Press, label: str, width: float, height: float = LINE) -> Block:
    """A label and a line to write on after it, as wide as is left."""
    style = press.style("small")
    start = press.width(label, style.size) + 6 if label else 0.0
    line = Picture(width, height, (Line(start, height, width, height, "rule", 0.6),))
    words = stack([space(height - style.leading + 1), text(press, label, style, width)])
    return row([(0, picture(line)), (0, words)])


def letter(press: Press, sign_: str, title: str) -> Block:
    """The badge of a part of STAR and its name."""
    size = 12.0
    badge = Picture(size, size, (rectangle(0, 0, size, size, "ink2"), Label(size / 2, 9, sign_, 8, True, "paper",
                                                                             "middle")))
    drop = (size - press.style("small").leading) / 2
    return row([(0, picture(badge)), (size + 5, stack([space(max(0.0, drop)), text(press, title, "small", 60)]))])


def rated(press: Press, question: Anchored, width: float = MEASURE, style: StyleName = "small") -> Block:
    """Circles 1 to 5 and "not observed", beside the anchors 1, 3 and 5."""
    marks = picture(circles(LEVELS, _PITCH, 18, 6.8))
    observed = tick(press, press.say(_NOT_OBSERVED), _MARKS - 5 * _PITCH)
    shift = (18 - press.style("small").leading) / 2
    cells = [(0.0, marks), (5 * _PITCH + 5, stack([space(shift), observed])),
             (_MARKS, anchors(press, question, width - _MARKS, style))]
    return row(cells)


def anchors(press: Press, question: Anchored, width: float, style: StyleName) -> Block:
    """The anchors 1, 3 and 5 under each other."""
    bold = replace(press.style(style), bold=True, tone="ink")
    rows = [row([(12, text(press, press.local(question.anchors[str(level)]), style, width - 12, tone="ink2")),
                 (0, text(press, str(level), bold, 12))])
            for level in SHOWN_ANCHORS if str(level) in question.anchors]
    return stack([space(3), *rows], 0.5)


def competency(press: Press, names: Competencies, question: Question) -> str:
    """What the question is rated on, in words; nothing where the names aren't known."""
    found = [names.get(key) for key in (question.competency, *question.also) if key]
    return press.listed([press.local(name) for name in found if name])


def local_probes(press: Press, probes: Sequence[LocalizedText]) -> list[str]:
    """Probes in the language of the paper."""
    return [press.local(probe) for probe in probes]

