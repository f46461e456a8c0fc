"""A test on pages: which items are given, in which order, how many on a page. All of it follows from form, language
and seed.

``random.Random`` seeded with a text gives the same order on every platform; what was given is stored all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import ClassVar, TypeVar

from hireapp.forms.form import Form, Section
from hireapp.forms.questions import Question
from hireapp.i18n import Language

T = TypeVar("T")


@dataclass(frozen=True)
class TestPage:
    """One page: its section, its questions, and the number of the first of them among the scored ones (0: practice)."""

    __test__: ClassVar[bool] = False
    section: Section
    questions: tuple[Question, ...]
    first: int


def pages_of(form: Form, language: Language, seed: str) -> tuple[TestPage, ...]:
    """All pages of a sitting, practice first as in the form. Without a seed the form's own order, as on paper."""
    pages: list[TestPage] = []
    count = 1
    for section in form.sections:
        if section.layout.languages and language not in section.layout.languages:
            continue
        for questions in _spread(_given(section, f"{seed}:{form.id}" if seed else ""), section.layout.page):
            answerable = sum(question.answerable for question in questions)
            pages.append(TestPage(section, questions, 0 if section.layout.practice else count))
            count += 0 if section.layout.practice else answerable
    return tuple(pages)


def given(pages: Sequence[TestPage]) -> tuple[str, ...]:
    """Ids of all questions on ``pages``, in order."""
    return tuple(question.id for page in pages for question in page.questions)


def in_drawn_order(entries: Sequence[T], seed: str) -> list[T]:
    """``entries`` in the order that ``seed`` decides."""
    drawn = list(entries)
    Random(seed).shuffle(drawn)
    return drawn


def page_numbers(form: Form, language: Language, seed: str) -> dict[str, int]:
    """The page each question stands on."""
    pages = enumerate(pages_of(form, language, seed))
    return {question.id: number for number, page in pages for question in page.questions}


def _given(section: Section, seed: str) -> list[Question]:
    layout = section.layout
    questions = list(section.questions)
    if not seed:
        return questions[: layout.draw]
    if layout.draw is not None:
        kept = {question.id for question in in_drawn_order(questions, f"{seed}:{section.id}:draw")[: layout.draw]}
        questions = [question for question in questions if question.id in kept]
    return in_drawn_order(questions, f"{seed}:{section.id}") if layout.shuffle else questions


def _spread(questions: Sequence[Question], most: int) -> list[tuple[Question, ...]]:
    """As few pages as ``most`` allows, filled as evenly as can be, the fuller ones first."""
    count = -(-len(questions) // max(1, most))
    pages, start = [], 0
    for number in range(count):
        size = len(questions) // count + (number < len(questions) % count)
        pages.append(tuple(questions[start : start + size]))
        start += size
    return pages
