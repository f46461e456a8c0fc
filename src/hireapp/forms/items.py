"""Kinds of question that a person answers alone, on a page of a test: one frozen class each.

Each checks its own answer and says what it is worth (``points``) and between which limits (``span``), so that a scale
over items of one kind has a range of its own. Answers hold numbers and choices in ``value``; what is typed is words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, ClassVar, Literal

from hireapp.errors import InvalidValue
from hireapp.forms.answer import Answer
from hireapp.forms.questions import CheckItem, Question
from hireapp.forms.validation import STRICT
from hireapp.i18n import N_, LocalizedText

LEVELS = (1, 2, 3, 4, 5)
MIDDLE = Decimal(3)
HEARD = ("heard", "not_heard", "not_applicable")
CHAT_EVENTS = ("enters", "says", "nudges", "replies", "left", "content")
Span = tuple[Decimal, Decimal]


@dataclass(frozen=True, kw_only=True)
class Item(Question):
    """What items of tests share: the scale they belong to (``none``: never scored)."""

    scale: str = "none"
    facet: str | None = None

    def span(self) -> Span:
        """The lowest and the highest points an answer can bring."""
        return Decimal(1), Decimal(5)


@dataclass(frozen=True, kw_only=True)
class Likert(Item):
    """A statement and five answer words, 1 to 5. A reversed item counts 6 - x.

    expect: the answer an instructed item asks for. hit: which end of an infrequency item nobody chooses who reads it.
    """

    reversed: bool = False
    expect: int | None = None
    hit: Literal["high", "low"] | None = None

    def check(self, answer: Answer) -> None:
        super().check(answer)
        _require_level(answer.value)

    def points(self, answer: Answer) -> Decimal | None:
        if answer.value is None:
            return None
        low, high = self.span()
        value = Decimal(answer.value)
        return low + high - value if self.reversed else value

    def is_hit(self, answer: Answer | None) -> bool:
        """Whether the answer is the one that tells of not reading."""
        if answer is None or answer.value is None:
            return False
        if self.expect is not None:
            return bool(answer.value != self.expect)
        return self.hit is not None and (answer.value >= 4 if self.hit == "high" else answer.value <= 2)


@dataclass(frozen=True, kw_only=True)
class Pair(Item):
    """Two ends and five steps between them: 1 is clearly the left one. Points lean to the scale's first letter."""

    left_pole: str
    left: LocalizedText
    right: LocalizedText

    def check(self, answer: Answer) -> None:
        super().check(answer)
        _require_level(answer.value)

    def points(self, answer: Answer) -> Decimal | None:
        if answer.value is None:
            return None
        value = Decimal(answer.value)
        return 6 - value if self.scale.startswith(self.left_pole) else value


@dataclass(frozen=True)
class StyleWord:
    """One word of a block, with the style it stands for and how welcome it is thought to be (1-7, by language)."""

    __pydantic_config__: ClassVar[Any] = STRICT
    id: str
    style: str
    text: LocalizedText
    desirability: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class MostLeast(Item):
    """A block of words: which is most like me, which least. Counts are ipsative: no points, no scale."""

    options: tuple[StyleWord, ...]
    tone: Literal["welcome", "unwelcome"] = "welcome"

    def check(self, answer: Answer) -> None:
        super().check(answer)
        _require_two(answer.value, "most", "least", [word.id for word in self.options])

    def style(self, chosen: str) -> str:
        """The style of a word by its id."""
        return next(word.style for word in self.options if word.id == chosen)


@dataclass(frozen=True)
class Action:
    """One way to act in a scene, its value in the key (1-7) and why."""

    __pydantic_config__: ClassVar[Any] = STRICT
    id: str
    text: LocalizedText
    key: Decimal
    why: LocalizedText


@dataclass(frozen=True, kw_only=True)
class BestWorst(Item):
    """A scene and ways to act: which is best, which worst.

    Points by the key, -2 to +2: the key's best called best or its worst called worst +1 each, the other way round -1.
    """

    theme: str
    options: tuple[Action, ...]
    shuffle: bool = False

    def check(self, answer: Answer) -> None:
        super().check(answer)
        _require_two(answer.value, "best", "worst", [option.id for option in self.options])

    def points(self, answer: Answer) -> Decimal | None:
        value = answer.value or {}
        if value.get("best") is None or value.get("worst") is None:
            return None
        best, worst = self.best.id, self.worst.id
        given = (value["best"] == best) + (value["worst"] == worst)
        taken = (value["best"] == worst) + (value["worst"] == best)
        return Decimal(given - taken)

    def span(self) -> Span:
        return Decimal(-2), Decimal(2)

    @property
    def best(self) -> Action:
        """The option the key rates highest."""
        return max(self.options, key=_key_of)

    @property
    def worst(self) -> Action:
        """The option the key rates lowest."""
        return min(self.options, key=_key_of)

    def keyed(self, key: Mapping[str, Decimal]) -> BestWorst:
        """The same scene by another key; options that are not in it are never best or worst."""
        kept = [option for option in self.options if option.id in key]
        return replace(self, options=tuple(replace(option, key=key[option.id]) for option in kept))


@dataclass(frozen=True)
class Line:
    """One line that is shown ``at`` a second of the clock."""

    __pydantic_config__: ClassVar[Any] = STRICT
    at: int
    text: LocalizedText


@dataclass(frozen=True)
class OrderField:
    """One field of an order and what must stand in it, by language."""

    __pydantic_config__: ClassVar[Any] = STRICT
    id: str
    label: LocalizedText
    key: LocalizedText


@dataclass(frozen=True, kw_only=True)
class Order(Item):
    """An order that is shown, or told line by line, to be entered into fields. Points: the share of fields right."""

    mode: Literal["shown", "heard"]
    fields: tuple[OrderField, ...]
    seconds: int
    lines: tuple[Line, ...] = ()

    def check(self, answer: Answer) -> None:
        super().check(answer)
        if _mapping(answer.value).get("language", "zh") not in ("zh", "en"):
            raise InvalidValue(N_("This answer does not fit the question."))

    def points(self, answer: Answer) -> Decimal | None:
        right = self.right(answer)
        return None if right is None else Decimal(len(right)) / len(self.fields)

    def right(self, answer: Answer) -> tuple[str, ...] | None:
        """Ids of the fields that hold what they must; None if nothing was entered."""
        if not answer.texts:
            return None
        language = (answer.value or {}).get("language", "zh")
        keys = {entry.id: entry.key.zh if language == "zh" else entry.key.en for entry in self.fields}
        return tuple(name for name, key in keys.items() if folded(answer.texts.get(name, "")) == folded(key))

    def span(self) -> Span:
        return Decimal(0), Decimal(1)


@dataclass(frozen=True, kw_only=True)
class Typing(Item):
    """A passage to be typed in a given time. ``value``: {"ms": time used}; the words typed are kept."""

    language: Literal["zh", "en"]
    passage: str
    seconds: int

    def check(self, answer: Answer) -> None:
        super().check(answer)
        ms = _mapping(answer.value).get("ms", 0)
        if not _is_whole(ms) or ms < 0:
            raise InvalidValue(N_("This answer does not fit the question."))

    def span(self) -> Span:
        return Decimal(0), Decimal(100)


@dataclass(frozen=True)
class Fact:
    """One line of a product sheet."""

    __pydantic_config__: ClassVar[Any] = STRICT
    label: LocalizedText
    value: LocalizedText


@dataclass(frozen=True)
class Words:
    """Listed words by language: Chinese ones are found anywhere, English ones as whole words."""

    __pydantic_config__: ClassVar[Any] = STRICT
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChatRow:
    """One thing a customer may say. It is said if a listed word is found (and none of ``but_not``); without words
    always.

    after: only if one of these rows was said before. end: the customer leaves content after it.
    """

    __pydantic_config__: ClassVar[Any] = STRICT
    id: str
    say: LocalizedText | None = None
    words: Words | None = None
    but_not: Words | None = None
    after: tuple[str, ...] = ()
    end: bool = False


@dataclass(frozen=True)
class ChatStep:
    """What a customer says after a reply: the first row that fits, tested from the top."""

    __pydantic_config__: ClassVar[Any] = STRICT
    rows: tuple[ChatRow, ...]


@dataclass(frozen=True)
class ChatCustomer:
    """A scripted customer: when they enter, what they say at each step, and when they lose patience."""

    __pydantic_config__: ClassVar[Any] = STRICT
    id: str
    part: Literal["ready", "honesty", "complaint", "difficult", "practice"]
    nick: LocalizedText
    about: LocalizedText
    enters: int
    steps: tuple[ChatStep, ...]
    nudge: LocalizedText
    types: int = 4


@dataclass(frozen=True)
class ChatMove:
    """A move the program looks for by listed words; the rule is shown to whoever reads the count."""

    __pydantic_config__: ClassVar[Any] = STRICT
    id: str
    title: LocalizedText
    words: Words


@dataclass(frozen=True, kw_only=True)
class Chat(Item):
    """Several scripted customers who write at once. ``value``: {"events": [...]}, see ``forms.chat``.

    nudge_after, leaves_after: seconds without a reply until the customer writes again, and until they leave.
    """

    seconds: int
    facts: tuple[Fact, ...]
    rules: tuple[LocalizedText, ...]
    holding: tuple[LocalizedText, ...]
    customers: tuple[ChatCustomer, ...]
    moves: tuple[ChatMove, ...]
    nudge_after: int = 60
    leaves_after: int = 180

    def check(self, answer: Answer) -> None:
        super().check(answer)
        if answer.value is None:
            return
        events = answer.value.get("events") if isinstance(answer.value, dict) else None
        if not isinstance(events, list) or not all(self._is_event(event) for event in events):
            raise InvalidValue(N_("The log of the chat can't be read."))

    def _is_event(self, event: Any) -> bool:
        if not isinstance(event, dict) or not _is_whole(event.get("at")) or event.get("kind") not in CHAT_EVENTS:
            return False
        named = {"says": "row", "replies": "text"}.get(event["kind"])
        known = event.get("who") in [customer.id for customer in self.customers]
        return known and (named is None or isinstance(event.get(named), str))


@dataclass(frozen=True)
class TickItem(CheckItem):
    """One move to listen for; ``optional`` ones may not come up at all."""

    optional: bool = False


@dataclass(frozen=True, kw_only=True)
class Ticks(Question):
    """Moves heard or not heard, each judged by itself. Points: the share heard of those that came up, times 4, plus
    1."""

    items: tuple[TickItem, ...]

    def check(self, answer: Answer) -> None:
        super().check(answer)
        known = {item.id: item for item in self.items}
        for name, heard in _mapping(answer.value).items():
            if name not in known or heard not in HEARD:
                raise InvalidValue(N_("'{id}' is not on the checklist."), id=name)

    def points(self, answer: Answer) -> Decimal | None:
        came_up = [heard for heard in (answer.value or {}).values() if heard != "not_applicable"]
        if len(came_up) * 2 < len(self.items):
            return None
        return 1 + Decimal(4 * came_up.count("heard")) / len(came_up)


def folded(text: str) -> str:
    """``text`` as it is compared: NFKC, lower case, without blanks and punctuation."""
    kept = (char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())
    return "".join(kept)


def span_of(questions: Sequence[Question]) -> Span:
    """The range of the mean of some questions: the mean of their lowest and of their highest points."""
    from hireapp.forms.questions import SingleChoice

    spans = []
    for question in questions:
        if isinstance(question, SingleChoice):
            points = [option.points or Decimal(0) for option in question.options]
            spans.append((min(points), max(points)))
        else:
            spans.append(question.span() if isinstance(question, Item) else (Decimal(1), Decimal(5)))
    count = len(spans)
    return sum((low for low, _high in spans), Decimal(0)) / count, sum(
        (high for _low, high in spans), Decimal(0)
    ) / count


def _key_of(option: Action) -> Decimal:
    return option.key


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _mapping(value: Any) -> Mapping[str, Any]:
    """``value``, which may be missing. Raises InvalidValue for anything but a mapping."""
    if value is not None and not isinstance(value, dict):
        raise InvalidValue(N_("This answer does not fit the question."))
    return value or {}


def _require_level(value: Any) -> None:
    if value is not None and not (_is_whole(value) and value in LEVELS):
        raise InvalidValue(N_("The answer must be a whole number from 1 to 5."))


def _require_two(value: Any, first: str, second: str, options: Sequence[str]) -> None:
    if value is None:
        return
    chosen = [value.get(first), value.get(second)] if isinstance(value, dict) else [object()]
    if any(entry is not None and entry not in options for entry in chosen):
        raise InvalidValue(N_("This is not one of the options."))
    if chosen[0] is not None and chosen[0] == chosen[-1]:
        raise InvalidValue(N_("The same one can't be both."), N_("Choose another one."))
