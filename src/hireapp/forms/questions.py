"""One frozen class per kind of question; each checks and points its own answer.

What people answer alone in a test stands in ``items``; ``kinds`` is the one table of them all. An answer keeps its
numbers and choices (``value``) apart from its words (``texts``), so that words
can be erased without touching a score.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, ClassVar, Literal

from hireapp.errors import InvalidValue
from hireapp.forms.answer import Answer
from hireapp.forms.validation import STRICT
from hireapp.i18n import N_, LocalizedText
from hireapp.numbers import decimal_from

MAX_TEXT = 5000
STAR_PARTS = ("S", "T", "A", "R")
NOT_OBSERVED: Mapping[str, Any] = MappingProxyType({"level": None})


@dataclass(frozen=True)
class Condition:
    """When a question or section is asked: an earlier answer equals a value, or is there at all."""

    __pydantic_config__: ClassVar[Any] = STRICT
    question: str
    equals: str | bool | int | None = None
    answered: bool | None = None

    def holds(self, answers: Mapping[str, Answer]) -> bool:
        """Whether the answers given so far meet the condition."""
        answer = answers.get(self.question)
        if self.equals is not None:
            return answer is not None and answer.value == self.equals
        return (answer is not None and not answer.is_empty) == (self.answered is not False)


@dataclass(frozen=True)
class Option:
    """One choice, with the points it brings and what is said after it was chosen, where a page gives feedback."""

    __pydantic_config__: ClassVar[Any] = STRICT
    id: str
    text: LocalizedText
    points: Decimal | None = None
    feedback: LocalizedText | None = None


@dataclass(frozen=True)
class CheckItem:
    """One behaviour to tick; ``value: number`` if a blank in its text is filled in."""

    __pydantic_config__: ClassVar[Any] = STRICT
    id: str
    text: LocalizedText
    value: Literal["number"] | None = None


@dataclass(frozen=True)
class StarProbes:
    """The fixed probes of a STAR question, by part."""

    __pydantic_config__: ClassVar[Any] = STRICT
    S: tuple[LocalizedText, ...]
    T: tuple[LocalizedText, ...]
    A: tuple[LocalizedText, ...]
    R: tuple[LocalizedText, ...]

    def of(self, part: str) -> tuple[LocalizedText, ...]:
        """The probes of part S, T, A or R."""
        probes: tuple[LocalizedText, ...] = getattr(self, part)
        return probes


@dataclass(frozen=True)
class YesNoPoints:
    """Points of a yes/no question."""

    __pydantic_config__: ClassVar[Any] = STRICT
    yes: Decimal
    no: Decimal


@dataclass(frozen=True, kw_only=True)
class Question:
    """What all kinds share; see docs/forms.md."""

    __pydantic_config__: ClassVar[Any] = STRICT
    id: str
    kind: str
    origin: str
    title: LocalizedText
    text: LocalizedText | None = None
    say: bool = False
    intent: LocalizedText | None = None
    purpose: LocalizedText | None = None
    help: LocalizedText | None = None
    probes: tuple[LocalizedText, ...] = ()
    competency: str | None = None
    also: tuple[str, ...] = ()
    required: bool = False
    when: Condition | None = None
    weight: Decimal = Decimal(1)
    minutes: Decimal | None = None

    answerable: ClassVar[bool] = True

    def check(self, answer: Answer) -> None:
        """Raise InvalidValue if ``answer`` can't stand."""
        limit = getattr(self, "max_length", MAX_TEXT)
        if any(len(text) > limit for text in answer.texts.values()):
            raise InvalidValue(N_("The text is longer than {limit} characters."), N_("Shorten it."), limit=limit)

    def points(self, answer: Answer) -> Decimal | None:
        """The points of ``answer``; None if it has none, which is never the same as 0."""
        return None


@dataclass(frozen=True, kw_only=True)
class Note(Question):
    """A script or hint; nothing to answer."""

    answerable: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class Text(Question):
    """One line of words."""

    max_length: int = 200


@dataclass(frozen=True, kw_only=True)
class LongText(Question):
    """Notes of any length up to ``max_length`` characters."""

    max_length: int = MAX_TEXT


@dataclass(frozen=True, kw_only=True)
class Number(Question):
    """A decimal number within its range, kept as text of digits."""

    minimum: Decimal | None = None
    maximum: Decimal | None = None
    decimals: int = 0
    unit: LocalizedText | None = None

    def check(self, answer: Answer) -> None:
        super().check(answer)
        if answer.value is None:
            return
        number = decimal_from(answer.value)
        low, high = self.minimum, self.maximum
        if (low is not None and number < low) or (high is not None and number > high):
            raise InvalidValue(
                N_("The number must lie between {low} and {high}."), low=_or_open(low), high=_or_open(high)
            )
        if -int(number.as_tuple().exponent) > self.decimals:
            raise InvalidValue(N_("At most {decimals} decimals, please."), decimals=self.decimals)

    def points(self, answer: Answer) -> Decimal | None:
        return None if answer.value is None else decimal_from(answer.value)


@dataclass(frozen=True, kw_only=True)
class Date(Question):
    """A day, as ISO 8601 (2026-11-22)."""

    def check(self, answer: Answer) -> None:
        super().check(answer)
        if answer.value is not None:
            _day(answer.value)


@dataclass(frozen=True, kw_only=True)
class MoneyRange(Question):
    """A range of pay per month or year; ``value`` is {"minimum": "5000", "maximum": "7000"}."""

    period: Literal["month", "year"] = "month"

    def check(self, answer: Answer) -> None:
        super().check(answer)
        if answer.value is None:
            return
        low, high = (decimal_from(answer.value.get(key)) for key in ("minimum", "maximum"))
        if low < 0 or low > high:
            raise InvalidValue(N_("The lower amount must not exceed the upper one."), N_("Swap them."))


@dataclass(frozen=True, kw_only=True)
class YesNo(Question):
    """Yes or no."""

    points_: YesNoPoints | None = None

    def check(self, answer: Answer) -> None:
        super().check(answer)
        if (
            answer.value not in (None, True, False)
            or (isinstance(answer.value, int)
            and not isinstance(answer.value, bool))
        ):
            raise InvalidValue(N_("The answer must be yes or no."))

    def points(self, answer: Answer) -> Decimal | None:
        if self.points_ is None or answer.value is None:
            return None
        return self.points_.yes if answer.value else self.points_.no


@dataclass(frozen=True, kw_only=True)
class SingleChoice(Question):
    """One of several options."""

    options: tuple[Option, ...]
    shuffle: bool = False

    def check(self, answer: Answer) -> None:
        super().check(answer)
        if answer.value is not None:
            _option(self.options, answer.value)

    def points(self, answer: Answer) -> Decimal | None:
        return None if answer.value is None else _option(self.options, answer.value).points


@dataclass(frozen=True, kw_only=True)
class MultipleChoice(Question):
    """Any of several options, within ``at_least`` and ``at_most``."""

    options: tuple[Option, ...]
    shuffle: bool = False
    at_least: int = 0
    at_most: int | None = None

    def check(self, answer: Answer) -> None:
        super().check(answer)
        chosen = answer.value or []
        if len(set(chosen)) != len(chosen):
            raise InvalidValue(N_("An option was chosen twice."))
        for option in chosen:
            _option(self.options, option)
        if answer.value is not None and not self.at_least <= len(chosen) <= (self.at_most or len(self.options)):
            raise InvalidValue(
                N_("Choose between {low} and {high} options."),
                low=self.at_least,
                high=self.at_most or len(self.options),
            )

    def points(self, answer: Answer) -> Decimal | None:
        if answer.value is None:
            return None
        points = [_option(self.options, option).points for option in answer.value]
        return sum((value for value in points if value is not None), Decimal(0))


@dataclass(frozen=True, kw_only=True)
class Anchored(Question):
    """What rating and STAR share: levels 1-5 on written anchors, or "not observed", which is empty and never 3."""

    anchors: dict[str, LocalizedText] = field(default_factory=dict)
    strong: LocalizedText | None = None
    weak: LocalizedText | None = None
    flags: LocalizedText | None = None

    def check(self, answer: Answer) -> None:
        super().check(answer)
        level = (answer.value or {}).get("level")
        if level is not None and (isinstance(level, bool) or level not in (1, 2, 3, 4, 5)):
            raise InvalidValue(N_("A rating is a whole number from 1 to 5, or not observed."))

    def points(self, answer: Answer) -> Decimal | None:
        level = (answer.value or {}).get("level")
        return None if level is None else Decimal(level)


@dataclass(frozen=True, kw_only=True)
class Rating(Anchored):
    """One anchored rating; with a ``text`` that is said it is a situational question."""


@dataclass(frozen=True, kw_only=True)
class Star(Anchored):
    """A STAR question: four parts in words, the probes asked, and one anchored rating."""

    parts: StarProbes

    def missing_parts(self, answer: Answer | None) -> tuple[str, ...]:
        """The parts with no words yet, in the order S, T, A, R."""
        texts = answer.texts if answer else {}
        return tuple(part for part in STAR_PARTS if not texts.get(part, "").strip())


@dataclass(frozen=True, kw_only=True)
class Checklist(Question):
    """Behaviour seen and heard: items ticked, blanks filled in, one quotation."""

    items: tuple[CheckItem, ...]
    rated: tuple[str, ...] = ()

    def check(self, answer: Answer) -> None:
        super().check(answer)
        known = {item.id: item for item in self.items}
        value = answer.value or {}
        for ticked in (*value.get("ticked", ()), *value.get("numbers", {})):
            if ticked not in known:
                raise InvalidValue(N_("'{id}' is not on the checklist."), id=ticked)
        for number in value.get("numbers", {}).values():
            decimal_from(number)


def _option(options: tuple[Option, ...], chosen: Any) -> Option:
    for option in options:
        if option.id == chosen:
            return option
    raise InvalidValue(N_("'{id}' is not one of the options."), id=chosen)


def _day(text: Any) -> date:
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise InvalidValue(N_("'{value}' is not a date."), N_("Write it as 2026-11-22."), value=text) from error


def _or_open(limit: Decimal | None) -> str:
    return "…" if limit is None else str(limit)
