"""Form, Section and Response: frozen values. A form's hash names its content; a used version never changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar, Literal

from hireapp.errors import InvalidValue, NotFound
from hireapp.forms.answer import Answer
from hireapp.forms.questions import Condition, Question
from hireapp.forms.validation import STRICT, plain
from hireapp.i18n import N_, LocalizedText

SectionRole = Literal["step", "ratings", "facts"]


@dataclass(frozen=True)
class Reference:
    """Mean and SD of a scale in its raw points, as its authors assume them until there are norms."""

    __pydantic_config__: ClassVar[Any] = STRICT
    mean: Decimal
    sd: Decimal


@dataclass(frozen=True)
class ScoreRule:
    """How a raw scale score is made: the mean or sum of the points of the questions named.

    With ``competencies`` the mean is taken over the competencies rated, each once. ``scale`` and ``of_kind`` stand for
    all questions of that scale or kind outside practice; the loader fills them into ``of``. Below the share
    ``answered`` of what was asked the score is missing, never 0.
    """

    __pydantic_config__: ClassVar[Any] = STRICT
    id: str
    title: LocalizedText
    method: Literal["mean", "sum"]
    of: tuple[str, ...] = ()
    competencies: bool = False
    answered: Decimal = Decimal("0.8")
    scale: str | None = None
    of_kind: str | None = None
    reference: Reference | None = None


@dataclass(frozen=True)
class Validity:
    """Which items tell how a test was answered: the scale of unlikely virtues, the infrequent ones, the instructed."""

    __pydantic_config__: ClassVar[Any] = STRICT
    impression: str
    infrequency: str
    instructed: tuple[str, ...]


@dataclass(frozen=True)
class Layout:
    """How a section of a test is put on pages.

    page: most items on a page. words: the answer words of statements, from 1 on. seconds: limit of the whole section.
    shuffle, draw: the order, and how many of the items, are drawn for each sitting. languages: only for sittings in
    these. feedback: what the chosen option says is shown after the choice. practice: never scored.
    """

    __pydantic_config__: ClassVar[Any] = STRICT
    instruction: LocalizedText | None = None
    hint: LocalizedText | None = None
    practice: bool = False
    page: int = 1
    words: tuple[LocalizedText, ...] = ()
    seconds: int | None = None
    shuffle: bool = False
    draw: int | None = None
    languages: tuple[str, ...] = ()
    feedback: bool = False


@dataclass(frozen=True)
class Section:
    """A step of a form with its time budget in minutes; ``layout`` says how a test puts it on pages."""

    id: str
    title: LocalizedText
    questions: tuple[Question, ...]
    role: SectionRole = "step"
    minutes: Decimal | None = None
    when: Condition | None = None
    layout: Layout = Layout()


@dataclass(frozen=True)
class Form:
    """A questionnaire in one version, all shared parts filled in."""

    id: str
    version: int
    kind: str
    status: str
    title: LocalizedText
    sections: tuple[Section, ...]
    scores: tuple[ScoreRule, ...] = ()
    stage_score: str | None = None
    minutes: Decimal | None = None
    license: str = "own"
    about: LocalizedText | None = None
    validity: Validity | None = None
    pairs: tuple[tuple[str, str], ...] = ()
    key_status: str | None = None
    key_note: LocalizedText | None = None

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """All questions by id, in order."""
        return {question.id: question for section in self.sections for question in section.questions}

    @cached_property
    def practice(self) -> frozenset[str]:
        """Ids of the questions that are for practice only."""
        return frozenset(
            question.id for section in self.sections if section.layout.practice for question in section.questions
        )

    @cached_property
    def canonical_json(self) -> str:
        """The resolved form as canonical JSON: sorted keys, no blanks, UTF-8."""
        return json.dumps(form_tree(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the canonical JSON, in hexadecimal."""
        return hashlib.sha256(self.canonical_json.encode()).hexdigest()

    def question(self, question_id: str) -> Question:
        """The question of that id. Raises NotFound."""
        try:
            return self.questions[question_id]
        except KeyError as error:
            raise NotFound(N_("The form has no question '{id}'."), id=question_id) from error

    def asked(self, answers: Mapping[str, Answer]) -> tuple[str, ...]:
        """Ids of the questions whose conditions hold, in order: those that are on the page."""
        return tuple(question.id for question in self._visible(answers))

    def missing(self, answers: Mapping[str, Answer]) -> tuple[str, ...]:
        """Ids of required questions on the page that have no answer yet."""
        return tuple(
            question.id
            for question in self._visible(answers)
            if question.required and (question.id not in answers or _is_open(answers[question.id]))
        )

    def _visible(self, answers: Mapping[str, Answer]) -> Iterator[Question]:
        for section in self.sections:
            if section.when and not section.when.holds(answers):
                continue
            for question in section.questions:
                if question.when is None or question.when.holds(answers):
                    yield question


@dataclass(frozen=True)
class Response:
    """The answers to one form in one version."""

    form_id: str
    form_version: int
    answers: Mapping[str, Answer] = field(default_factory=dict)


def check_answer(form: Form, question_id: str, answer: Answer) -> None:
    """Raise InvalidValue or NotFound if ``answer`` can't be stored for that question."""
    question = form.question(question_id)
    if not question.answerable:
        raise InvalidValue(N_("'{id}' takes no answer."), id=question_id)
    question.check(answer)


def form_tree(form: Form) -> dict[str, Any]:
    """The resolved form as a JSON tree in the words of the YAML."""
    return {
        "form": form.id,
        "version": form.version,
        "kind": form.kind,
        "status": form.status,
        "license": form.license,
        "title": plain(form.title),
        "minutes": _number(form.minutes),
        "stage_score": form.stage_score,
        "sections": [_section_tree(section) for section in form.sections],
        "scores": [plain(rule) for rule in form.scores],
        **_test_tree(form),
    }


def _test_tree(form: Form) -> dict[str, Any]:
    """What only tests have; left out where it is not there, so that the hashes of other forms stay."""
    tree: dict[str, Any] = {
        "about": plain(form.about) if form.about else None,
        "validity": plain(form.validity) if form.validity else None,
        "pairs": [list(pair) for pair in form.pairs],
        "key_status": form.key_status,
        "key_note": plain(form.key_note) if form.key_note else None,
    }
    return {key: value for key, value in tree.items() if value}


def _section_tree(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": plain(section.title),
        "role": section.role,
        "minutes": _number(section.minutes),
        "when": plain(section.when) if section.when else None,
        "questions": [plain(question) for question in section.questions],
        **plain(section.layout),
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else format(value.normalize(), "f")


def _is_open(answer: Answer) -> bool:
    return answer.is_empty
