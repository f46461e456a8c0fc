"""What the two pages of the phone checklist share: type and lines to choose from, scripts, two columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from hireapp.charts.primitives import Line, Picture
from hireapp.forms.form import Form
from hireapp.forms.questions import Note, Question
from hireapp.i18n import Language
from hireapp.reports.blocks import Block, mixed, picture, row, rule, space, stack, text
from hireapp.reports.guide_parts import Competencies
from hireapp.reports.press import Press
from hireapp.reports.styles import Style, columns

MARGIN = 24.0
COLUMN = columns(6)
GUTTER = 12.0


@dataclass(frozen=True)
class Grid:
    """Distance of the writing lines and least height of a row of circles, in points."""

    line: float
    rating: float


GRIDS = (Grid(22.7, 26.0), Grid(22.0, 24.0), Grid(21.0, 22.0), Grid(20.0, 20.0), Grid(19.5, 19.0))
"""Tried in this order; the last is 6.9 mm, with which two lines and their step keep to 44 points."""
SIZES: dict[Language, tuple[Style, ...]] = {
    "en": (Style(7.7, 10.1), Style(7.3, 9.2), Style(7.0, 8.6)),
    "zh": (Style(7.9, 12.0), Style(7.7, 11.0), Style(7.5, 9.8))}
"""Type of the texts; the smallest is read without effort on a call."""


@dataclass(frozen=True)
class Call:
    """What the blocks of the checklist are made with. ``page``: the number of the page that holds the words."""

    press: Press
    names: Competencies
    look: Style
    grid: Grid
    page: int


def questions(form: Form, role: str) -> list[Question]:
    """The questions of all sections of a role."""
    return [question for section in form.sections if section.role == role for question in section.questions]


def grouped(section: Sequence[Question]) -> Iterator[list[Question]]:
    """Questions one by one; scripts in a row together, and so are a choice and the tasks that hang on it."""
    for _key, group in groupby(section, key=_joint):
        yield list(group)


def _joint(question: Question) -> str:
    if isinstance(question, Note):
        return "note"
    return question.when.question if question.when else question.id


def script(call: Call, question: Question, width: float, titled: bool = True, told: str = "") -> Block:
    """The title, the words after it, and ``told`` for the caller only."""
    press = call.press
    gap = "\u3000" if press.chinese else "  "
    words = press.local(question.text)
    title = press.local(question.title) if titled else ""
    runs = mixed((title, True, "accent"), (gap + words if words and title else words, False, "ink"),
                 (gap + told if told else "", False, "mute"))
    return text(press, runs, call.look, width) if runs else space(0)


def writing(width: float, count: int, pitch: float) -> Block:
    """Empty lines ``pitch`` points apart."""
    strokes = tuple(Line(0, pitch * (place + 1), width, pitch * (place + 1), "rule", 0.6) for place in range(count))
    return picture(Picture(width, pitch * count, strokes))


def middled(height: float, block: Block) -> Block:
    """A block in the middle of ``height`` points."""
    return stack([space((height - block.height) / 2), block])


def two_columns(blocks: Sequence[Block], gap: float = 0.0) -> Block:
    """Blocks in their order in two columns, divided where the taller one is lowest."""
    sides = [(stack(blocks[:cut], gap), stack(blocks[cut:], gap)) for cut in range(len(blocks), 0, -1)]
    left, after = min(sides, key=_taller, default=(space(0), space(0)))
    return row([(0, left), (COLUMN + GUTTER, after)])


def three_columns(cells: Sequence[Block]) -> Block:
    """Blocks in their order three a line, a hair line over each."""
    lines = [cells[place:place + 3] for place in range(0, len(cells), 3)]
    return stack([_level(line, max(cell.height for cell in line)) for line in lines])


def _level(cells: Sequence[Block], height: float) -> Block:
    width = columns(4)
    return row([(place * (width + GUTTER), stack([rule(width, height=1.2), middled(height, cell), space(1.5)]))
                for place, cell in enumerate(cells)])


def _taller(sides: tuple[Block, Block]) -> float:
    return max(side.height for side in sides)
