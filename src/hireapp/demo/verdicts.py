"""What a sample rater recommends at submission: their own words, or what follows from the levels on the sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from hireapp.demo.phrases import Phrases
from hireapp.demo.sample import SamplePerson
from hireapp.domain.assessment import Verdict
from hireapp.forms.answer import Answer
from hireapp.forms.form import Form
from hireapp.forms.questions import Anchored
from hireapp.services.assessments import StrengthDraft, Submission

LIMITS: tuple[tuple[float, Verdict], ...] = ((3.6, "hire"), (3.2, "hire_with_condition"), (2.7, "talk_again"))
MOST = 2

Marked = tuple[int, str, str, str]
"""Level, competency, question, quotation."""


def submission(
    person: SamplePerson,
    form: Form,
    answers: Mapping[str, Answer],
    phrases: Phrases,
    own: Mapping[str, Any],
    today: date,
) -> Submission:
    """The recommendation with its reason, points and open questions."""
    marked = _marked(form, answers)
    if "verdict" in own:
        verdict, reason, condition = own["verdict"], own["reason"], own.get("condition", "")
    else:
        verdict = _verdict(marked)
        found = phrases.pick(person, "reasons", form.kind, verdict)
        reason, condition = found["reason"], found.get("condition", "")
    points = _written(own) if "strengths" in own else _points(person, phrases, marked)
    opened = [(words, who, today + timedelta(days=days)) for words, who, days in own.get("open", ())]
    return Submission(verdict, reason, condition, tuple(points), tuple(opened), own.get("next", ""))


def _marked(form: Form, answers: Mapping[str, Answer]) -> list[Marked]:
    found = []
    for name, question in form.questions.items():
        answer = answers.get(name)
        if isinstance(question, Anchored) and answer is not None and (answer.value or {}).get("level"):
            found.append(
                (int(answer.value["level"]), question.competency or "", name, answer.texts.get("quotation", ""))
            )
    return found


def _verdict(marked: Sequence[Marked]) -> Verdict:
    mean = sum(entry[0] for entry in marked) / len(marked)
    return next((verdict for limit, verdict in LIMITS if mean >= limit), "do_not_hire")


def _written(own: Mapping[str, Any]) -> list[StrengthDraft]:
    return [
        StrengthDraft(kind, claim, competency, quotation, question)
        for kind, name in (("strength", "strengths"), ("concern", "concerns"))
        for claim, competency, quotation, question in own.get(name, ())
    ]


def _points(person: SamplePerson, phrases: Phrases, marked: Sequence[Marked]) -> list[StrengthDraft]:
    """The best and the weakest with a quotation, one for each competency."""
    best = [entry for entry in sorted(marked, key=_level, reverse=True) if entry[0] >= 4]
    worst = [entry for entry in sorted(marked, key=_level) if entry[0] <= 2]
    made = _drafts(person, phrases, "strength", best)
    taken = {draft.competency for draft in made}
    return made + _drafts(person, phrases, "concern", [entry for entry in worst if entry[1] not in taken])


def _drafts(person: SamplePerson, phrases: Phrases, kind: str, entries: Sequence[Marked]) -> list[StrengthDraft]:
    chosen: dict[str, Marked] = {}
    for entry in entries:
        if entry[3] and len(chosen) < MOST:
            chosen.setdefault(entry[1], entry)
    return [
        StrengthDraft(kind, phrases.point(person, kind, competency), competency, entry[3], entry[2])
        for competency, entry in chosen.items()
    ]


def _level(entry: Marked) -> int:
    return entry[0]
