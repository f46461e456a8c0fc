"""Steps of a path that need more than one use case: a rater's sheet from start to submission, and a decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from hireapp.demo.sheets import SheetWriter
from hireapp.demo.verdicts import submission
from hireapp.services import assessments, decisions, interviews

if TYPE_CHECKING:
    from hireapp.demo.paths import Path
    from hireapp.domain.decision import DecisionOutcome
    from hireapp.forms.answer import Answer
    from hireapp.forms.form import Form, Section
    from hireapp.services.ports import UnitOfWork

DRAFT_STEP = 3
CONSENT = "consent"
STEP_IN_VIEW = "_step"
"""Under this name the window keeps the step it shows among the times of a sheet."""


class SheetSteps:
    """One rater's sheet: started, filled, submitted."""

    def __init__(self, path: Path, rater: str, stage: str, form: Form, spent: int, draft: bool) -> None:
        self.path = path
        self.rater = rater
        self.stage = stage
        self.form = form
        self.spent = spent
        self.draft = draft
        self.id = ""

    def start(self, work: UnitOfWork) -> None:
        """Open the sheet."""
        self.id = assessments.start(work, self.path.application, self.stage, self.form).assessment.id

    def end(self, work: UnitOfWork) -> None:
        """Keep the answers, notes and times; submit unless it stays a draft."""
        path, today = self.path, work.now().date()
        writer = SheetWriter(
            path.person,
            self.rater,
            self.form,
            path.phrases,
            path.talk,
            today,
            brief=self.rater != path.opening.raters[0],
        )
        answers = writer.answers()
        if self.draft:
            answers = self._begun(answers)
        for place, (question, answer) in enumerate(answers.items(), 1):
            assessments.save_answer(work, self.form, self.id, question, answer, self.spent * place // len(answers))
        self._keep_time(work, writer)
        if not self.draft:
            words = submission(path.person, self.form, answers, path.phrases, writer.own, path.diary.as_of)
            self._note_contradictions(work, writer.own)
            assessments.submit(work, self.id, words)
        else:
            self._note_contradictions(work, writer.own)

    def _begun(self, answers: Mapping[str, Answer]) -> dict[str, Answer]:
        """What is answered by the time of the step in view: its questions, and the ratings of what was heard."""
        asked = [question for section in self._steps()[: self._place() + 1] for question in section.questions]
        heard = {name for question in asked for name in (question.competency, *question.also)}
        begun = (
            {question.id for question in asked}
            | {
                question.id
                for section in self.form.sections
                if section.role == "ratings"
                for question in section.questions
                if question.competency in heard
            }
            | {CONSENT}
        )
        return {name: answer for name, answer in answers.items() if name in begun}

    def _steps(self) -> list[Section]:
        return [section for section in self.form.sections if section.minutes and section.role == "step"]

    def _place(self) -> int:
        """The step in view: the last, or the second STAR question or task of a sheet that is on."""
        return DRAFT_STEP if self.draft else len(self._steps()) - 1

    def _keep_time(self, work: UnitOfWork, writer: SheetWriter) -> None:
        steps, place = self._steps(), self._place()
        whole = sum(float(section.minutes or 0) for section in steps)
        times = {section.id: round(self.spent * float(section.minutes or 0) / whole) for section in steps[: place + 1]}
        for at_ms, words in writer.own.get("notes") or self._common_notes():
            assessments.add_note(work, self.id, at_ms, words)
        assessments.keep_clock(work, self.id, sum(times.values()), {**times, STEP_IN_VIEW: place})

    def _common_notes(self) -> list[tuple[int, str]]:
        places = () if self.form.kind != "phone" else (1, 3) if self.draft else (4,)
        return [(self.spent * place // 10, self.path.phrases.pick(self.path.person, "notes")) for place in places]

    def _note_contradictions(self, work: UnitOfWork, own: Mapping[str, Any]) -> None:
        for entry in own.get("contradictions", ()):
            made = interviews.note_contradiction(
                work, self.id, entry["question"], entry["source"], entry["left"], entry["right"], entry["at_ms"]
            ).result
            if "ask" in entry:
                interviews.clarify(work, made, entry["ask"], entry["answer"])


class Decide:
    """A decision with what was shown."""

    def __init__(self, path: Path, outcome: DecisionOutcome, reason: str, condition: str) -> None:
        self.path = path
        self.outcome = outcome
        self.reason = reason
        self.condition = condition

    def __call__(self, work: UnitOfWork) -> Any:
        application = self.path.application
        dossier = decisions.gather(work, self.path.context.library, application)
        return decisions.decide(
            work, application, self.outcome, self.reason, condition=self.condition, shown=decisions.shown_ids(dossier)
        )
