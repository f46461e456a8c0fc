"""The log of a chat beside the sheet of its rater: one customer after the other, with the times of the replies."""

from __future__ import annotations

from PySide6.QtCore import QMargins, Slot

from hireapp.forms.answer import Answer
from hireapp.forms.chat import ChatRun
from hireapp.forms.items import Chat
from hireapp.i18n import Language, _, localized
from hireapp.ui.kit.chat import Bubble, Talk
from hireapp.ui.kit.frames import Column
from hireapp.ui.kit.paragraph import Label, Paragraph
from hireapp.ui.kit.tabs import Tabs
from hireapp.ui.words import clock

WIDTH = 460


class ChatLog(Column):
    """The log: a tab for each customer, and the product sheet."""

    def __init__(self) -> None:
        super().__init__("sunk", QMargins(14, 12, 14, 12), spacing=8, edges=("left",))
        self.setFixedWidth(WIDTH)
        self._run: ChatRun | None = None
        self._chat: Chat | None = None
        self.tabs: Tabs | None = None
        self.talk = Talk()

    def show_log(self, chat: Chat, answer: Answer) -> None:
        """Show the talks of a finished chat."""
        if self._chat == chat and self._run is not None:
            return
        while self.layout_.count():
            item = self.layout_.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.deleteLater()
        language: Language = "en" if (answer.value or {}).get("language") == "en" else "zh"
        self._chat, self._run = chat, ChatRun(chat, language, (answer.value or {}).get("events", ()), answer.texts)
        there = [customer for customer in chat.customers if self._run.talks[customer.id].entered is not None]
        self.tabs = Tabs([(customer.id, customer.nick.in_(language), None) for customer in there])
        self.tabs.chosen.connect(self._on_customer)
        self.talk = Talk()
        self.add(self.tabs)
        self.add(self.talk)
        self.add(Label(_("Product sheet"), "section"))
        for fact in chat.facts:
            self.add(Paragraph(f"{localized(fact.label)}: {localized(fact.value)}", "caption", "t2"))
        for rule in chat.rules:
            self.add(Paragraph(localized(rule), "caption", "warn"))
        self.end()
        if there:
            self._on_customer(there[0].id)

    @Slot(str)
    def _on_customer(self, customer: str) -> None:
        assert self._run is not None
        self.talk.show_bubbles(bubbles_of(self._run, customer))


def bubbles_of(run: ChatRun, customer: str) -> tuple[Bubble, ...]:
    """The talk with one customer as bubbles, replies with the seconds the customer had waited."""
    bubbles, said = [], None
    for event in run.events:
        if event["who"] != customer:
            continue
        at, kind = event["at"], event["kind"]
        if kind == "enters":
            bubbles.append(Bubble("note", _("{time}, the customer comes in").format(time=clock(at)), ""))
        elif kind in ("says", "nudges"):
            bubbles.append(Bubble("them", run.words_of(event), clock(at)))
            said = at if said is None else said
        elif kind == "replies":
            after = _("after {seconds} s").format(seconds=round((at - said) / 1000)) if said is not None else clock(at)
            bubbles.append(Bubble("me", run.words_of(event), after))
            said = None
        elif kind == "left":
            bubbles.append(Bubble("note", _("{time}, the customer has left").format(time=clock(at)), ""))
    if run.talks[customer].over == "content":
        bubbles.append(Bubble("note", _("The talk is done"), ""))
    return tuple(bubbles)
