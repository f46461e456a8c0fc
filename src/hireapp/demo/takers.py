"""How an invented person answers a test: by what they are like, with slips, and with believable times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from hireapp.forms.answer import Answer
from hireapp.forms.chat import ChatRun
from hireapp.forms.form import Form
from hireapp.forms.items import BestWorst, Chat, Likert, MostLeast, Order, Pair, Typing
from hireapp.forms.paging import given, pages_of
from hireapp.forms.questions import Question, SingleChoice
from hireapp.i18n import Language

REPLIES: dict[Language, tuple[str, ...]] = {
    "zh": (
        "您好，在的，请问您想了解哪方面？",
        "请问您主要用在哪里，几个人用？",
        "这个要跟您说清楚，资料上写着做不到，超过了就不行。",
        "价格是定好的，不能少，不过套餐划算一些，质保两年。",
        "一般1至3天到，我不能保证到货日，发货后马上把单号发您。",
        "抱歉让您久等了，我马上查，两分钟内回您。",
        "您看要不要现在下单？有问题明天再联系我也行。",
    ),
    "en": (
        "Hello, I'm here. What would you like to know?",
        "What will you mainly use it for, and for how many people?",
        "To be clear, it can't do that; it is too much for it.",
        "The price is fixed, I can't lower it, but the bundle with its warranty is good value.",
        "It usually takes one to three days; I can't promise a day, but I'll send the tracking number.",
        "Sorry for the wait. I'll check now and be back in two minutes.",
        "Would you like to order now? Or message me tomorrow.",
    ),
}


class Taker:
    """One person: ``bent`` says by scale where they stand (1-5), ``skill`` how often they find the right thing
    (0-1)."""

    def __init__(self, seed: str, bent: Mapping[str, float] | None = None, skill: float = 0.65) -> None:
        self.random = Random(seed)
        self.bent = dict(bent or {})
        self.skill = skill

    def answers(self, form: Form, language: Language, seed: str) -> list[tuple[str, Answer, int]]:
        """(question id, answer, milliseconds) of a whole test, in the order it is given."""
        asked = given(pages_of(form, language, seed))
        return [
            (name, answer, self._time(form.question(name)))
            for name in asked
            if (answer := self.answer(form.question(name), language)) is not None
        ]

    def answer(self, question: Question, language: Language) -> Answer | None:
        """What the person answers to one question; None where nothing is asked."""
        if isinstance(question, Likert):
            return Answer(self._likert(question))
        if isinstance(question, Pair):
            return Answer(self.random.choice((1, 2, 2, 3, 4, 4, 5)))
        if isinstance(question, MostLeast):
            most, least = self.random.sample([word.id for word in question.options], 2)
            return Answer({"most": most, "least": least})
        if isinstance(question, BestWorst):
            return self._best_worst(question)
        if isinstance(question, SingleChoice):
            return Answer(self._choice(question))
        if isinstance(question, Order):
            return self._order(question, language)
        if isinstance(question, Typing):
            typed = question.passage[: int(len(question.passage) * (0.6 + 0.4 * self.skill))]
            return Answer({"ms": 150_000}, {"text": typed.replace("，", ",", 1)})
        return self._chat(question, language) if isinstance(question, Chat) else None

    def _likert(self, question: Likert) -> int:
        if question.expect is not None:
            return question.expect
        if question.hit is not None:
            return 1 if question.hit == "high" else 5
        level = self.bent.get(question.scale, 2.2 if question.scale == "im" else 3.6)
        value = round(min(5.0, max(1.0, self.random.gauss(level, 0.8))))
        return 6 - value if question.reversed else value

    def _best_worst(self, question: BestWorst) -> Answer:
        ranked = sorted(question.options, key=lambda option: option.key)
        best = ranked[-1] if self.random.random() < self.skill else ranked[-2]
        worst = ranked[0] if self.random.random() < self.skill + 0.1 else ranked[1]
        return Answer({"best": best.id, "worst": worst.id})

    def _choice(self, question: SingleChoice) -> str:
        ranked = sorted(question.options, key=lambda option: option.points or 0)
        return ranked[-1].id if self.random.random() < self.skill else self.random.choice(ranked[:-1]).id

    def _order(self, question: Order, language: Language) -> Answer:
        texts = {entry.id: entry.key.in_(language) for entry in question.fields}
        if self.random.random() > self.skill:
            slip = self.random.choice(list(texts))
            texts[slip] = texts[slip][:-1] or "1"
        return Answer({"language": language}, texts)

    def _chat(self, chat: Chat, language: Language) -> Answer:
        run = ChatRun(chat, language)
        replies: Sequence[str] = REPLIES[language]
        now, sent = 0, 0
        while not run.finished and now < chat.seconds * 1000:
            now += self.random.choice((3000, 4000, 6000))
            run.advance(now)
            waiting = [name for name, talk in run.talks.items() if talk.open and talk.waiting_since is not None]
            if waiting and self.random.random() < 0.5 + self.skill / 2:
                run.reply(min(waiting, key=_since(run)), replies[sent % len(replies)], now)
                sent += 1
        return Answer({"language": language, "events": run.events}, dict(run.texts))

    def _time(self, question: Question) -> int:
        seconds: dict[str, tuple[float, float]] = {"likert": (3, 9), "pair": (4, 9), "most_least": (8, 20)}
        low, high = seconds.get(question.kind, (20, 60))
        return int(1000 * self.random.uniform(low, high))


def _since(run: ChatRun) -> Any:
    def since(name: str) -> int:
        return run.talks[name].waiting_since or 0

    return since
