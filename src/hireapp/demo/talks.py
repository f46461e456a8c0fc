"""What follows an interview besides the sheets: claims judged, page 1 chosen, questions settled, a rating amended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from hireapp.domain.assessment import Assessment, OpenQuestion
from hireapp.forms.answer import Answer
from hireapp.services import assessments, decisions, interviews

if TYPE_CHECKING:
    from hireapp.demo.paths import Path
    from hireapp.domain.dossier import Point
    from hireapp.services.ports import UnitOfWork

STATES = ("verified", "verified", "vague", "vague", "not_asked")
SHOWN = 3


def after_talk(path: Path, at: datetime, rater: str) -> None:
    """Note the steps after an interview."""
    path.diary.add(at, rater, _Claims(path))
    path.diary.add(at + timedelta(minutes=25), path.opening.recruiter, _Points(path))
    path.diary.add(at + timedelta(minutes=26), path.opening.recruiter, _Settled(path))
    amended: Mapping[str, Any] | None = path.talk.get("amend")
    if amended:
        path.diary.add(at + timedelta(minutes=40), amended["rater"], _Amend(path, amended))


class _Claims:
    """Says of each claim what became of it, and adds those heard in the talk."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self, work: UnitOfWork) -> None:
        path = self.path
        judged: Sequence[Sequence[str]] = path.talk.get("claims", ())
        for claim in interviews.claims_of(work, path.application):
            found = next((entry for entry in judged if entry[0] in claim.text), None)
            state, note = (found[1], found[2]) if found else self._usual(claim.text)
            if state != "not_asked":
                interviews.judge_claim(work, claim.id, state, note)
        for text, question, state, note in path.talk.get("heard", ()):
            made = interviews.add_claim(work, path.application, text, question_id=question).result
            interviews.judge_claim(work, made, state, note)

    def _usual(self, text: str) -> tuple[str, str]:
        state = Random(f"{self.path.person.key}/{text}").choice(STATES)
        return state, "" if state == "not_asked" else str(self.path.phrases.pick(self.path.person, "claims", state))


class _Points:
    """HR chooses what page 1 shows: the raters' first words, no competency twice."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self, work: UnitOfWork) -> Any:
        points = decisions.all_points(work, self.path.context.library, self.path.application)
        shown = [point.item.id for kind in ("strength", "concern") for point in _chosen(points, kind)]
        return decisions.show_points(work, self.path.application, shown)


class _Settled:
    """HR ticks the questions that the interview answered."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self, work: UnitOfWork) -> None:
        answered: Sequence[str] = self.path.talk.get("settled", ())
        for entry in work.select(OpenQuestion, application_id=self.path.application, settled=False):
            if any(words in entry.question for words in answered):
                decisions.settle(work, entry.id)


class _Amend:
    """A rater changes a level afterwards, with the reason."""

    def __init__(self, path: Path, entry: Mapping[str, Any]) -> None:
        self.path = path
        self.entry = entry

    def __call__(self, work: UnitOfWork) -> Any:
        sheet = work.select(
            Assessment, application_id=self.path.application, stage="interview", assessor_id=work.actor
        )[0]
        before = assessments.answers_of(work, sheet.id)[self.entry["question"]]
        answer = Answer({**before.value, "level": self.entry["level"]}, before.texts)
        return assessments.amend(work, sheet.id, self.entry["question"], answer, self.entry["reason"])


def _chosen(points: Sequence[Point], kind: str) -> list[Point]:
    """Interview before phone, one for each competency."""
    ranked = sorted((point for point in points if point.item.kind == kind), key=_rank)
    first: dict[str, Point] = {}
    for point in ranked:
        first.setdefault(point.item.competency, point)
    return list(first.values())[:SHOWN]


def _rank(point: Point) -> tuple[bool, int]:
    return point.stage != "interview", point.item.position
