"""The chat simulation: scripted customers who write at once. A pure machine on a clock of its own, in milliseconds.

All it knows is a list of events, so it goes on after a stop from the events that were kept. An event is
``{"at", "who", "kind", "row" | "text"}``; kinds: enters, says (a row), nudges, replies (``text`` names the words
typed),
left (patience was over), content (the talk is done).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hireapp.forms.items import Chat, ChatCustomer, ChatRow, Words
from hireapp.i18n import Language

GOOD_MS = 15_000
LOST_MS = 60_000
Event = dict[str, Any]
_ASKED_BACK = re.compile(r"(.{1,2})不\1")


@dataclass
class Talk:
    """One customer's talk so far. waiting_since: the first line that has no reply yet."""

    customer: ChatCustomer
    entered: int | None = None
    step: int = 0
    waiting_since: int | None = None
    replied_at: int | None = None
    pending: str = ""
    said: tuple[str, ...] = ()
    nudged: bool = False
    over: str = ""

    @property
    def open(self) -> bool:
        """Whether the customer is there and waits for something or types."""
        return self.entered is not None and not self.over


class ChatRun:
    """A running simulation. ``events`` and ``texts`` are what is kept; both may come from an earlier start."""

    def __init__(
        self, chat: Chat, language: Language, events: Sequence[Event] = (), texts: Mapping[str, str] | None = None
    ) -> None:
        self.chat = chat
        self.language: Language = language
        self.events: list[Event] = []
        self.texts: dict[str, str] = dict(texts or {})
        self.talks = {customer.id: Talk(customer) for customer in chat.customers}
        for event in events:
            self._apply(event)

    def reply(self, customer_id: str, text: str, now: int) -> None:
        """Send ``text`` to a customer who is there."""
        talk = self.talks[customer_id]
        if not talk.open or not text.strip():
            return
        name = f"r{sum(event['kind'] == 'replies' for event in self.events) + 1}"
        self.texts[name] = text.strip()
        self._apply({"at": now, "who": customer_id, "kind": "replies", "text": name})

    def advance(self, now: int) -> bool:
        """Let everything happen that is due by ``now``. Returns whether anything did."""
        before = len(self.events)
        while (due := self._next()) is not None and due["at"] <= now:
            self._apply(due)
        return len(self.events) > before

    @property
    def finished(self) -> bool:
        """Whether every customer has come and gone."""
        return all(talk.over for talk in self.talks.values())

    def words_of(self, event: Event) -> str:
        """What was written in an event, in the language of the simulation."""
        if event["kind"] == "replies":
            return self.texts.get(event["text"], "")
        customer = self.talks[event["who"]].customer
        if event["kind"] == "nudges":
            return customer.nudge.in_(self.language)
        row = _row(customer, event.get("row", ""))
        return row.say.in_(self.language) if row and row.say else ""

    def _next(self) -> Event | None:
        due = [event for talk in self.talks.values() if (event := self._due(talk)) is not None]
        return min(due, key=_moment) if due else None

    def _due(self, talk: Talk) -> Event | None:
        customer = talk.customer
        if talk.over:
            return None
        if talk.entered is None:
            return {"at": customer.enters * 1000, "who": customer.id, "kind": "enters"}
        if talk.step == 0:
            return self._says(talk, talk.entered, "")
        if talk.replied_at is not None:
            return self._says(talk, talk.replied_at + customer.types * 1000, talk.pending)
        assert talk.waiting_since is not None
        if not talk.nudged:
            at = talk.waiting_since + self.chat.nudge_after * 1000
            return {"at": at, "who": customer.id, "kind": "nudges"}
        return {"at": talk.waiting_since + self.chat.leaves_after * 1000, "who": customer.id, "kind": "left"}

    def _says(self, talk: Talk, at: int, heard: str) -> Event:
        for step in talk.customer.steps[talk.step :]:
            for row in step.rows:
                if row.after and not set(row.after) & set(talk.said):
                    continue
                if row.words is None or (
                    found(row.words, heard, self.language)
                    and not (row.but_not and found(row.but_not, heard, self.language))
                ):
                    return {"at": at, "who": talk.customer.id, "kind": "says", "row": row.id}
        return {"at": at, "who": talk.customer.id, "kind": "content"}

    def _apply(self, event: Event) -> None:
        talk = self.talks[event["who"]]
        self.events.append(event)
        kind, at = event["kind"], event["at"]
        if kind == "enters":
            talk.entered = at
        elif kind == "says":
            self._said(talk, event)
        elif kind == "nudges":
            talk.nudged = True
        elif kind == "replies":
            talk.replied_at = at
            talk.pending = f"{talk.pending} {self.texts.get(event['text'], '')}".strip()
            talk.waiting_since = None
        else:
            talk.over = kind
            talk.waiting_since = None

    def _said(self, talk: Talk, event: Event) -> None:
        row = _row(talk.customer, event["row"])
        for place, step in enumerate(talk.customer.steps):
            if row in step.rows:
                talk.step = place + 1
        talk.said = (*talk.said, event["row"])
        talk.replied_at, talk.pending, talk.nudged = None, "", False
        talk.waiting_since = event["at"]
        if (row and row.end) or talk.step >= len(talk.customer.steps):
            talk.over, talk.waiting_since = "content", None


@dataclass(frozen=True)
class CustomerMeasures:
    """What one customer met: first reply and longest wait in ms (None: no reply), whether lost, moves seen by the
    rules."""

    id: str
    first_reply: int | None
    longest_wait: int | None
    lost: bool
    moves: tuple[str, ...]
    replies: int


@dataclass(frozen=True)
class ChatMeasures:
    """What the clock and the shown rules say of a whole simulation."""

    customers: tuple[CustomerMeasures, ...]

    def figures(self) -> dict[str, Decimal]:
        """The figures that are kept with a result: seconds and counts."""
        first = [entry.first_reply for entry in self.customers if entry.first_reply is not None]
        waits = [entry.longest_wait for entry in self.customers if entry.longest_wait is not None]
        made = {
            "customers": Decimal(len(self.customers)),
            "lost": Decimal(sum(entry.lost for entry in self.customers)),
            "in_time": Decimal(sum(time <= GOOD_MS for time in first)),
            "too_late": Decimal(len(self.customers) - sum(time <= LOST_MS for time in first)),
        }
        if first:
            made["first_reply"] = _seconds(sum(first) / len(first))
            made["first_reply_longest"] = _seconds(max(first))
        if waits:
            made["longest_wait"] = _seconds(max(waits))
        moves = [move for entry in self.customers for move in entry.moves]
        return {**made, **{f"move_{move}": Decimal(moves.count(move)) for move in dict.fromkeys(moves)}}


def measures(chat: Chat, language: Language, events: Sequence[Event], texts: Mapping[str, str]) -> ChatMeasures:
    """First replies, waits, customers lost and moves, from the events of a simulation."""
    run = ChatRun(chat, language, events, texts)
    return ChatMeasures(tuple(_customer(run, customer) for customer in chat.customers if _came(run, customer.id)))


def found(words: Words, text: str, language: Language) -> bool:
    """Whether one of the listed words stands in ``text``: Chinese anywhere, English as whole words."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    if language == "zh":
        # "能不能" asks; it neither permits nor refuses.
        plain = _ASKED_BACK.sub(" ", folded)
        return any(word.casefold() in plain for word in words.zh)
    return any(re.search(rf"(?<![\w']){re.escape(word.casefold())}(?![\w'])", folded) for word in words.en)


def _customer(run: ChatRun, customer: ChatCustomer) -> CustomerMeasures:
    waits: list[int] = []
    gave_up = 0
    said: int | None = None
    replies = [event for event in run.events if event["who"] == customer.id and event["kind"] == "replies"]
    for event in run.events:
        if event["who"] != customer.id:
            continue
        if event["kind"] == "says" and said is None:
            said = event["at"]
        elif event["kind"] == "replies" and said is not None:
            waits.append(event["at"] - said)
            said = None
        elif event["kind"] == "left" and said is not None:
            gave_up = event["at"] - said
    typed = " ".join(run.words_of(event) for event in replies)
    moves = tuple(move.id for move in run.chat.moves if found(move.words, typed, run.language))
    lost = any(event["who"] == customer.id and event["kind"] == "left" for event in run.events)
    return CustomerMeasures(
        customer.id, waits[0] if waits else None, max((*waits, gave_up)) or None, lost, moves, len(replies)
    )


def _came(run: ChatRun, customer_id: str) -> bool:
    return any(event["who"] == customer_id for event in run.events)


def _row(customer: ChatCustomer, row_id: str) -> ChatRow | None:
    return next((row for step in customer.steps for row in step.rows if row.id == row_id), None)


def _moment(event: Event) -> int:
    at: int = event["at"]
    return at


def _seconds(ms: float) -> Decimal:
    return (Decimal(round(ms)) / 1000).quantize(Decimal("0.1"))
