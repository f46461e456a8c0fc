"""What forms on paper share: the masthead with lines to fill in, circles to tick, room to write, the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hireapp.charts.primitives import Circle, Label, Line, Picture, Primitive
from hireapp.forms.form import Form
from hireapp.i18n import N_
from hireapp.reports.blocks import Block, centred, picture, right, row, rule, space, stack, text
from hireapp.reports.pages import Item, paginated
from hireapp.reports.press import Press
from hireapp.reports.printing import Edition, printed, raised, running_head
from hireapp.reports.styles import MEASURE, Sheet

_CONFIDENTIAL = N_("Confidential once filled in")
_NUMBER = N_("Number")
_CODE = N_("{form} version {version} · {hash} · {language}")
LINE = 22.7
"""Distance of writing lines: 8 mm."""
_MARK = 7.0


@dataclass(frozen=True)
class Forms:
    """A form on its way to paper."""

    form: Form
    press: Press
    sheet: Sheet
    company: str
    subject: str
    title: str


def masthead(forms: Forms, labels: Sequence[str], words: Sequence[str]) -> Item:
    """Title and what it is for, lines for ``labels``, and ``words`` that explain the whole."""
    press = forms.press
    aside = right(press, press.say(_CONFIDENTIAL), "small", MEASURE, "mute")
    title = text(press, forms.title, "statement", MEASURE - 130)
    under = [text(press, forms.subject, "small", MEASURE, tone="mute")] if forms.subject else []
    top = stack([row([(0, title), (0, stack([space(6), aside]))]), *under, space(5), fill_in(press, labels), space(9),
                 rule(tone="ink", weight=0.9, height=6)])
    told = [stack([text(press, entry, "body", MEASURE), space(2)]) for entry in words if entry]
    return Item(raised(stack([top, *told]), forms.sheet.top - forms.sheet.top_first))


def fill_in(press: Press, labels: Sequence[str]) -> Block:
    """Words with a line after each, all equally wide."""
    width = (MEASURE - 14 * (len(labels) - 1)) / len(labels)
    return row([(place * (width + 14), _line(press, label, width)) for place, label in enumerate(labels)])


def _line(press: Press, label: str, width: float) -> Block:
    style = press.style("small")
    start = min(width * 0.7, press.width(label, style.size) + 6)
    line = Picture(width, LINE, (Line(start, LINE - 2, width, LINE - 2, "ink2", 0.6),))
    return row([(0, picture(line)), (0, stack([space(LINE - style.leading), text(press, label, style, width)]))])


def writing_room(width: float, count: int) -> Block:
    """Empty lines to write on."""
    lines = tuple(Line(0, LINE * (place + 1), width, LINE * (place + 1), "rule", 0.6) for place in range(count))
    return picture(Picture(width, LINE * count, lines))


def circles(signs: Sequence[str], pitch: float, height: float, radius: float = _MARK) -> Picture:
    """Circles to tick, each in the middle of its ``pitch``, a sign in each."""
    items: list[Primitive] = []
    for place, sign in enumerate(signs):
        x, y = (place + 0.5) * pitch, height / 2
        items.append(Circle(x, y, radius, "paper", "ink2", 0.8))
        if sign:
            items.append(Label(x, y + 2.6, sign, 7.4, False, "mute", "middle"))
    return Picture(pitch * len(signs), height, tuple(items))


def column_heads(press: Press, words: Sequence[str], pitch: float, x: float, width: float = MEASURE) -> Block:
    """Words over columns of circles, standing on one line, with a rule under them."""
    cells = [centred(press, entry, "micro", pitch - 3) for entry in words]
    tallest = max((cell.height for cell in cells), default=0.0)
    placed = [(x + place * pitch + 1.5, stack([space(tallest - cell.height), cell]))
              for place, cell in enumerate(cells)]
    return stack([space(2), row(placed), space(2.5), rule(width, "rule", 0.6)])


def finished(forms: Forms, items: Sequence[Item]) -> bytes:
    """The file: number to fill in at the head of each later page, what form it is at the foot of all."""
    press, sheet, form = forms.press, forms.sheet, forms.form
    pages = paginated(items, sheet.top, sheet.height - sheet.bottom - 8)
    code = press.say(_CODE, form=form.id, version=form.version, hash=form.hash[:12], language=press.language)
    head = running_head(press, forms.title, _number(press))
    edition = Edition(forms.title, forms.company, form.id, head, (forms.company, code), outline=False)
    return printed(press, sheet, pages, edition)


def _number(press: Press) -> Block:
    style = press.style("small")
    label, width = press.say(_NUMBER), 90.0
    start = MEASURE - width
    wide = press.width(label, style.size)
    foot = style.leading - 1
    line = Picture(MEASURE, style.leading, (Line(start + 4, foot, MEASURE, foot, "ink2", 0.6),))
    return row([(0, picture(line)), (start - wide, text(press, label, style, wide + 2, tone="mute"))])
