"""The answers on a sheet: written by hand for some people, else from the decks, always in keeping with the levels."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from hireapp.demo.levels import level_of, near, unseen
from hireapp.demo.phrases import Phrases, band_of
from hireapp.demo.sample import SamplePerson
from hireapp.forms.answer import Answer
from hireapp.forms.form import Form
from hireapp.forms.items import Ticks
from hireapp.forms.questions import Anchored, Checklist, Question, Star

MOTIVES = ("income", "income", "achievement", "career", "training", "friendly_place")
SKIPPED_SECTIONS = ("star_reserve",)


class SheetWriter:
    """Writes the sheet of one rater on one person. ``brief``: a second rater, who noted less of a short story."""

    def __init__(
        self,
        person: SamplePerson,
        rater: str,
        form: Form,
        phrases: Phrases,
        talk: Mapping[str, Any],
        today: date,
        *,
        brief: bool,
    ) -> None:
        self.person = person
        self.rater = rater
        self.form = form
        self.phrases = phrases
        self.own: Mapping[str, Any] = talk.get(form.kind, {}).get(rater, {})
        self.stories: Mapping[str, Any] = talk.get("stories", {}) if form.kind == "interview" else {}
        self.today = today
        self.brief = brief

    def answers(self) -> dict[str, Answer]:
        """All answers in the order of the form, those not asked left out."""
        found: dict[str, Answer] = {}
        for section in self.form.sections:
            for question in section.questions:
                if not question.answerable or not self._is_asked(section.id, question, found):
                    continue
                answer = self._answer(question)
                if not answer.is_empty:
                    found[question.id] = answer
        return found

    def _is_asked(self, section: str, question: Question, found: Mapping[str, Answer]) -> bool:
        if section in SKIPPED_SECTIONS and question.id not in self.own.get("star", {}):
            return False
        return question.when is None or question.when.holds(found)

    def _answer(self, question: Question) -> Answer:
        if isinstance(question, Star):
            return self._star(question)
        if isinstance(question, Anchored):
            return self._rating(question)
        if isinstance(question, Checklist):
            return self._checklist()
        if isinstance(question, Ticks):
            return self._ticks(question)
        if question.id in ("point_1", "point_2"):
            return Answer(f"l{self._point(question.id)}")
        if question.id in self.own.get("said", {}):
            return Answer(None, {"text": self.own["said"][question.id]})
        if question.id in _FACTS:
            return Answer(_FACTS[question.id](self))
        return Answer(None, _text("text", self.phrases.say(self.person, question.id, self._level(question))))

    def _star(self, question: Star) -> Answer:
        own = self.own.get("star", {}).get(question.id)
        if own:
            texts = {part: own[part] for part in "STAR" if own.get(part)}
            value = {"level": own["level"], "at_ms": self._at(question.id), **_probes(own)}
            return Answer(value, {**texts, **_text("quotation", own.get("q", ""))})
        story = self.stories.get(question.id)
        if story is None:
            return Answer()
        level, *parts, first, second = story
        if not self.brief:
            texts = dict(zip("STAR", parts, strict=True))
            return Answer({"level": level, "at_ms": self._at(question.id)}, {**texts, "quotation": first})
        short = {part: _first_clause(text) for part, text in zip("STAR", parts, strict=True) if part in "AR"}
        level = near(self.person, self.rater, level, question.id)
        return Answer({"level": level, "at_ms": self._at(question.id)}, {**short, "quotation": second})

    def _rating(self, question: Anchored) -> Answer:
        own = self.own.get("rated", {}).get(question.id)
        if own:
            level, words = own
            return Answer({"level": level}, _text("quotation", words))
        competency = question.competency or ""
        if self.form.kind == "phone" and unseen(self.person, self.rater, competency):
            return Answer({"level": None})
        level = self._level(question)
        name = question.id if question.id.startswith(("sit_", "preview_")) else competency
        return Answer({"level": level}, _text("quotation", self.phrases.quote(self.person, name, level)))

    def _checklist(self) -> Answer:
        own = self.own.get("preview")
        level = level_of(self.person, self.rater, "stress", "preview_stress")
        seen = own or self.phrases.pick(self.person, "preview", band_of(level))
        value: dict[str, Any] = {"ticked": list(seen["ticked"])}
        if "paused" in seen["ticked"]:
            value["numbers"] = {"paused": str(seen.get("paused", 3))}
        return Answer(value, _text("quotation", seen.get("q", "")))

    def _ticks(self, question: Ticks) -> Answer:
        """Moves heard, more of them the better they are; what may not come up sometimes doesn't."""
        chance = self.chance(question.id)
        heard = {}
        for item in question.items:
            if item.optional and chance.random() < 0.3:
                heard[item.id] = "not_applicable"
            else:
                heard[item.id] = "heard" if chance.random() < self.person.level / 5 + 0.1 else "not_heard"
        return Answer(heard)

    def _point(self, name: str) -> int:
        """The one thing to change: weak at first, better after feedback for those who take it."""
        first = self.chance("point").choice((2, 2, 3))
        if name == "point_1":
            return first
        return min(5, first + max(0, level_of(self.person, self.rater, "coachability") - 2))

    def _level(self, question: Question) -> int:
        place = question.id if self.form.kind == "interview" else ""
        return level_of(self.person, self.rater, question.competency or "", place)

    def _at(self, question: str) -> int:
        """When it was rated: by the plan of the form, a little early or late."""
        minutes = 0.0
        for section in self.form.sections:
            minutes += float(section.minutes or 0)
            if any(entry.id == question for entry in section.questions):
                break
        return round(minutes * 60_000 * Random(f"{self.person.key}/{question}").uniform(0.93, 1.05))

    def chance(self, name: str) -> Random:
        """A seeded chance of this person's."""
        return Random(f"{self.person.key}/{name}")


def _turn(*options: str) -> Callable[[SheetWriter], str]:
    def turn(writer: SheetWriter) -> str:
        return writer.chance("turn").choice(options)

    return turn


def _motive(writer: SheetWriter) -> str:
    return writer.person.motive or writer.chance("motive").choice(MOTIVES)


def _learnt(writer: SheetWriter) -> str:
    return str(
        max(1, min(5, level_of(writer.person, writer.rater, "learning") + writer.chance("right").choice((0, 0, 1))))
    )


def _pay(writer: SheetWriter) -> dict[str, str]:
    low, high = writer.own.get("pay") or writer.person.pay or (5000, 6500)
    return {"minimum": str(low), "maximum": str(high)}


def _start(writer: SheetWriter) -> str:
    days = writer.own.get("start", writer.chance("start").choice((4, 7, 11, 14, 18, 25)))
    return (writer.today + timedelta(days=days)).isoformat()


def _weekend(writer: SheetWriter) -> bool:
    return bool(writer.own.get("weekend", writer.chance("weekend").random() < 0.9))


_FACTS: dict[str, Callable[[SheetWriter], Any]] = {
    "consent": lambda _writer: True,
    "motive_choice": _motive,
    "surprise_used": _turn("object", "lunch", "phone_tool"),
    "surprise_service_used": _turn("parcel", "table", "teach"),
    "learning_used": _turn("lunch_box", "door_bell", "shoe_care"),
    "learning_right": _learnt,
    "pay_expected": _pay,
    "start_date": _start,
    "shifts": lambda writer: bool(writer.own.get("shifts", True)),
    "weekend": _weekend,
    "trip": lambda writer: str(writer.person.trip),
    "preview_heard": lambda _writer: True,
}


def _probes(own: Mapping[str, Any]) -> dict[str, Any]:
    return {name: list(own[name]) for name in ("probes", "claim_probes") if name in own}


def _text(name: str, words: str) -> dict[str, str]:
    return {name: words} if words else {}


def _first_clause(text: str) -> str:
    """What a brief note-taker keeps."""
    for mark in ("；", "。", "; "):
        head, found, _rest = text.partition(mark)
        if found:
            return head
    return text
