"""Use cases about sheets: start, keep each answer, submit and lock, amend with a reason, score.

Each answer is committed when given. A draft is nobody's business but its assessor's; submitting locks it and makes a
result that names form, version, hash and scoring version.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from hireapp.domain.application import Application
from hireapp.domain.assessment import (
    AnswerAmendment,
    Assessment,
    FormVersion,
    OpenQuestion,
    Recommendation,
    Result,
    ResultValue,
    Sheet,
    StoredAnswer,
    StoredText,
    StrengthConcern,
    TimedNote,
    Verdict,
    checksum,
)
from hireapp.domain.opening import Opening
from hireapp.domain.panel import PanelSeat
from hireapp.domain.user import UserAccount, may_see_ratings
from hireapp.errors import DatabaseTrouble, InvalidValue, NotAllowed
from hireapp.forms.answer import Answer
from hireapp.forms.form import Form, check_answer
from hireapp.forms.loader import form_from_json
from hireapp.forms.scoring import SCORING_VERSION, Scores, score
from hireapp.i18n import N_
from hireapp.services.candidates import index_candidate
from hireapp.services.changes import Changes, changed
from hireapp.services.ports import UnitOfWork
from hireapp.services.texts import clean_block, clean_line

SUBMIT_WORDS = "_submit"
VERDICTS: tuple[Verdict, ...] = ("hire", "hire_with_condition", "talk_again", "do_not_hire")


@dataclass(frozen=True)
class StrengthDraft:
    """A strength or concern as entered: claim, competency, quotation."""

    kind: str
    claim: str
    competency: str
    quotation: str
    question_id: str = ""


@dataclass(frozen=True)
class Submission:
    """What is asked at submission, in the rater's own words."""

    verdict: Verdict
    reason: str
    condition: str = ""
    points: tuple[StrengthDraft, ...] = ()
    open_questions: tuple[tuple[str, str, Any], ...] = ()
    note_for_next: str = ""


def start(work: UnitOfWork, application_id: str, stage: str, form: Form) -> Sheet:
    """The actor's sheet of a stage: the one begun before, else a new one."""
    own = work.select(Assessment, application_id=application_id, stage=stage, assessor_id=work.actor, order="round")
    found = [entry for entry in own if entry.sitting_id is None]
    if found:
        return sheet(work, found[-1].id)
    version = form_version_of(work, form)
    assessment = Assessment(
        application_id=application_id,
        stage=stage,
        form_version_id=version.id,
        assessor_id=work.actor,
        started_at=work.now(),
    )
    work.add(assessment)
    work.record("start", "assessment", assessment.id, form=form.id, version=form.version)
    return Sheet(assessment)


def sheet(work: UnitOfWork, assessment_id: str) -> Sheet:
    """A sheet with its answers, their checksums verified. Raises NotAllowed if the actor may not see it."""
    assessment = work.get(Assessment, assessment_id)
    require_sight(work, assessment)
    words = work.find(StoredText, assessment_id=assessment_id, question_id=SUBMIT_WORDS)
    return Sheet(
        assessment,
        answers_of(work, assessment_id),
        tuple(work.select(TimedNote, assessment_id=assessment_id, order="at_ms")),
        dict(words.texts or {}) if words else {},
    )


def form_of(work: UnitOfWork, assessment: Assessment) -> Form:
    """The form in the version that was answered."""
    return form_from_json(work.get(FormVersion, assessment.form_version_id).tree)


def answers_of(work: UnitOfWork, assessment_id: str) -> dict[str, Answer]:
    """All answers of a sheet. Raises DatabaseTrouble if one no longer fits its checksum."""
    return answers_in(work, work.select(StoredAnswer, assessment_id=assessment_id)).get(assessment_id, {})


def answers_in(work: UnitOfWork, rows: Sequence[StoredAnswer]) -> dict[str, dict[str, Answer]]:
    """These answers with their words, by sheet. Raises DatabaseTrouble if one no longer fits its checksum."""
    sheets = tuple({row.assessment_id for row in rows})
    found = work.select(StoredText, assessment_id=sheets) if sheets else []
    texts = {(entry.assessment_id, entry.question_id): entry for entry in found}
    answers: dict[str, dict[str, Answer]] = {}
    for row in rows:
        words = texts.get((row.assessment_id, row.question_id))
        _verify(row, words)
        given = Answer(row.value, dict(words.texts or {}) if words else {})
        answers.setdefault(row.assessment_id, {})[row.question_id] = given
    return answers


def save_answer(
    work: UnitOfWork, form: Form, assessment_id: str, question_id: str, answer: Answer, elapsed_ms: int = 0
) -> Changes:
    """Keep one answer of the actor's draft. Raises NotAllowed once it is submitted, InvalidValue if it can't stand."""
    assessment = work.get(Assessment, assessment_id)
    _require_draft(work, assessment)
    answer = clean_answer(answer)
    check_answer(form, question_id, answer)
    put_answer(work, assessment_id, question_id, answer, elapsed_ms)
    return changed(("assessment", assessment_id))


def add_note(work: UnitOfWork, assessment_id: str, at_ms: int, text: str) -> Changes:
    """Keep a note with the time on the clock."""
    _require_draft(work, work.get(Assessment, assessment_id))
    text = clean_block(text, 2000)
    if not text:
        raise InvalidValue(N_("The note is empty."), N_("Type it first."))
    note = TimedNote(assessment_id=assessment_id, at_ms=max(0, at_ms), text=text)
    work.add(note)
    return changed(("assessment", assessment_id), result=note.id)


def keep_clock(work: UnitOfWork, assessment_id: str, elapsed_ms: int, steps: dict[str, int]) -> Changes:
    """Keep the time spent, in all and by step, so that a restart goes on from there."""
    assessment = work.get(Assessment, assessment_id)
    _require_draft(work, assessment)
    work.save(replace(assessment, elapsed_ms=max(0, elapsed_ms), steps=steps))
    return changed(("assessment", assessment_id))


def keep_note_for_next(work: UnitOfWork, assessment_id: str, text: str) -> Changes:
    """Keep the note for the next interviewer while the sheet is a draft."""
    assessment = work.get(Assessment, assessment_id)
    _require_draft(work, assessment)
    work.save(replace(assessment, note_for_next=clean_block(text)))
    return changed(("assessment", assessment_id))


def keep_submit_words(work: UnitOfWork, assessment_id: str, words: dict[str, Any]) -> Changes:
    """Keep what is typed on the submit page, so that a crash loses none of it; gone once it is submitted."""
    _require_draft(work, work.get(Assessment, assessment_id))
    text = StoredText(
        assessment_id=assessment_id,
        question_id=SUBMIT_WORDS,
        texts=words,
        checksum=checksum(SUBMIT_WORDS, words),
    )
    work.put(text, "assessment_id", "question_id")
    return changed()


def submit(work: UnitOfWork, assessment_id: str, submission: Submission) -> Changes:
    """Lock the sheet with the rater's recommendation, and score it. Raises InvalidValue naming what is missing."""
    assessment = work.get(Assessment, assessment_id)
    _require_draft(work, assessment)
    form, answers = form_of(work, assessment), answers_of(work, assessment_id)
    missing = form.missing(answers)
    if missing:
        names = ", ".join(form.question(name).title.en for name in missing)
        raise InvalidValue(
            N_("Still to be answered: {names}."), N_("Answer them, or mark ratings as not observed."), names=names
        )
    _check_submission(submission)
    asked = tuple(name for name in form.asked(answers))
    locked = work.save(
        replace(
            assessment,
            state="submitted",
            submitted_at=work.now(),
            asked=asked,
            note_for_next=clean_block(submission.note_for_next),
        )
    )
    _keep_words(work, locked, submission)
    typed = work.find(StoredText, assessment_id=assessment_id, question_id=SUBMIT_WORDS)
    if typed is not None:
        work.remove(typed)
    result = _score(work, locked, form, answers)
    proof = checksum({name: [answer.value, dict(answer.texts)] for name, answer in sorted(answers.items())})
    work.record("submit", "assessment", assessment_id, result=result, answers=proof)
    refresh_summary(work, assessment.application_id)
    index_candidate(work, work.get(Application, assessment.application_id).candidate_id)
    return changed(("assessment", assessment_id), ("application", assessment.application_id), result=result)


def amend(work: UnitOfWork, assessment_id: str, question_id: str, answer: Answer, reason: str) -> Changes:
    """Change an answer of one's own submitted sheet; the first value stays, the sheet is scored anew."""
    assessment = work.get(Assessment, assessment_id)
    if assessment.assessor_id != work.actor:
        raise NotAllowed(N_("Only the rater can amend a sheet."), N_("Ask them."))
    reason = clean_line(reason, 500)
    if assessment.state != "submitted" or not reason:
        raise InvalidValue(N_("A change after submission needs a reason."), N_("Write one sentence."))
    form, answers = form_of(work, assessment), answers_of(work, assessment_id)
    answer = clean_answer(answer)
    check_answer(form, question_id, answer)
    first = answers.get(question_id, Answer())
    if set(form.missing({**answers, question_id: answer})) - set(form.missing(answers)):
        raise InvalidValue(N_("This question must be answered."), N_("Give the right answer instead of none."))
    work.add(
        AnswerAmendment(
            assessment_id=assessment_id,
            question_id=question_id,
            first_value=first.value,
            first_texts=dict(first.texts),
            reason=reason,
            amended_by=work.actor,
            amended_at=work.now(),
        )
    )
    put_answer(work, assessment_id, question_id, answer, 0)
    result = _score(work, assessment, form, answers_of(work, assessment_id))
    work.record("amend", "assessment", assessment_id, question=question_id, result=result)
    refresh_summary(work, assessment.application_id)
    return changed(("assessment", assessment_id), ("application", assessment.application_id), result=result)


def require_sight(work: UnitOfWork, assessment: Assessment) -> None:
    """Raise NotAllowed unless the actor may see the marks of this sheet."""
    if not may_see(work, assessment):
        raise NotAllowed(
            N_("Another rater's marks stay hidden until your own sheet is submitted."), N_("Submit yours first.")
        )


def may_see(work: UnitOfWork, assessment: Assessment) -> bool:
    """Whether the actor may see the marks of this sheet: the one place that decides it.

    A draft of one's own hides the others' as soon as something is on it, and so does a seat on the panel until the
    sheet is in. An interviewer sees others' marks of a stage only after submitting there; whoever looks after the
    process (HR, manager) and sits on no panel sees them without rating.
    """
    return may_see_among(work, [assessment])[0]


def visible_sheets(work: UnitOfWork, application_id: str) -> list[Assessment]:
    """The sheets of an application that the actor may see, tests among them, in order of their beginning."""
    sheets = work.select(Assessment, application_id=application_id, order="started_at")
    return [entry for entry, seen in zip(sheets, may_see_among(work, sheets), strict=True) if seen]


def may_see_among(work: UnitOfWork, assessments: Sequence[Assessment]) -> list[bool]:
    """For each of ``assessments``, of any applications, whether the actor may see its marks: four reads in all."""
    if not assessments:
        return []
    sight = _Sight(work, tuple({entry.application_id for entry in assessments}))
    return [sight.of(entry) for entry in assessments]


class _Sight:
    """What the actor has done and owes on some applications: read once, asked for each sheet."""

    def __init__(self, work: UnitOfWork, applications: tuple[str, ...]) -> None:
        self.actor = work.actor
        own = work.select(Assessment, application_id=applications, assessor_id=work.actor)
        sheets = [entry for entry in own if entry.sitting_id is None]
        noted = _with_content(work, [entry.id for entry in sheets if entry.state == "draft"])
        self.begun = [entry for entry in sheets if entry.state == "submitted" or entry.id in noted]
        seats = work.select(PanelSeat, application_id=applications, assessor_id=work.actor)
        done = {(entry.application_id, entry.stage) for entry in self.begun if entry.state == "submitted"}
        self.owing = {
            (seat.application_id, seat.stage) for seat in seats if (seat.application_id, seat.stage) not in done
        }
        self.looks_after = _looks_after(work)

    def of(self, assessment: Assessment) -> bool:
        """Whether the marks of this sheet may be seen."""
        if assessment.sitting_id is not None:
            return self._tests(assessment.application_id)
        if assessment.assessor_id == self.actor:
            return True
        place = (assessment.application_id, assessment.stage)
        begun = [sheet for sheet in self.begun if (sheet.application_id, sheet.stage) == place]
        done = bool(begun) and all(sheet.state == "submitted" for sheet in begun)
        free = not begun and place not in self.owing and self.looks_after
        return may_see_ratings(self.actor, assessment.assessor_id, assessment.state, done or free)

    def _tests(self, application_id: str) -> bool:
        """Test results stay hidden from whoever is to rate this candidate until all their own sheets are locked.

        An interviewer sees them after submitting a sheet; who looks after the process sees them while none is owed.
        """
        own = [sheet for sheet in self.begun if sheet.application_id == application_id]
        owed = any(application == application_id for application, _stage in self.owing)
        if owed or any(sheet.state == "draft" for sheet in own):
            return False
        return bool(own) or self.looks_after


def _with_content(work: UnitOfWork, sheets: Sequence[str]) -> set[str]:
    """Those of ``sheets`` on which something is answered or noted."""
    if not sheets:
        return set()
    answered = {row.assessment_id for row in work.select(StoredAnswer, assessment_id=tuple(sheets))}
    return answered | {note.assessment_id for note in work.select(TimedNote, assessment_id=tuple(sheets))}


def _looks_after(work: UnitOfWork) -> bool:
    user = work.find(UserAccount, id=work.actor)
    return user is None or user.role != "interviewer"


def submitted(work: UnitOfWork, application_id: str) -> list[Assessment]:
    """The submitted sheets of an application that the actor may see, in order of submission."""
    sheets = work.select(Assessment, application_id=application_id, state="submitted", order="submitted_at")
    return [entry for entry, seen in zip(sheets, may_see_among(work, sheets), strict=True) if seen]


def refresh_summary(work: UnitOfWork, application_id: str) -> None:
    """Recompute the figures that lists show for an application.

    A first composite may complete the norm group of its role: then everybody's figures of the role are made anew.
    """
    from hireapp.services.composite_norms import next_norm

    if _refreshed(work, application_id):
        opening = work.get(Opening, work.get(Application, application_id).opening_id)
        for name in next_norm(work, opening.role_id):
            _refreshed(work, name)


def _refreshed(work: UnitOfWork, application_id: str) -> bool:
    """Whether the application has a composite that it did not have."""
    from hireapp.services.scorecards import stage_figures

    application = work.get(Application, application_id)
    before = application.summary or {}
    summary = {**before, **stage_figures(work, application)}
    work.save(replace(application, summary=summary))
    return bool(summary["composite"]) and not before.get("composite")


def form_version_of(work: UnitOfWork, form: Form) -> FormVersion:
    """The stored version of ``form``; stored now if it is answered for the first time."""
    found = work.find(FormVersion, form_id=form.id, hash=form.hash)
    if found is None:
        found = FormVersion(form_id=form.id, version=form.version, hash=form.hash, tree=form.canonical_json)
        work.add(found)
    return found


def _require_draft(work: UnitOfWork, assessment: Assessment) -> None:
    if assessment.assessor_id != work.actor:
        raise NotAllowed(N_("This sheet belongs to another rater."), N_("Open your own."))
    if assessment.state != "draft":
        raise NotAllowed(N_("This sheet is submitted and locked."), N_("Amend it with a reason instead."))


def clean_answer(answer: Answer) -> Answer:
    """The answer with its words cleaned; empty ones are left out."""
    return Answer(answer.value, {name: clean_block(text) for name, text in answer.texts.items() if text.strip()})


def put_answer(work: UnitOfWork, assessment_id: str, question_id: str, answer: Answer, elapsed_ms: int) -> None:
    """Store an answer in place of the one before, numbers and words apart, each with its checksum."""
    value = StoredAnswer(
        assessment_id=assessment_id,
        question_id=question_id,
        value=answer.value,
        answered_at=work.now(),
        elapsed_ms=elapsed_ms,
        checksum=checksum(question_id, answer.value),
    )
    texts = StoredText(
        assessment_id=assessment_id,
        question_id=question_id,
        texts=dict(answer.texts),
        checksum=checksum(question_id, dict(answer.texts)),
    )
    for new in (value, texts):
        work.put(new, "assessment_id", "question_id")


def _verify(row: StoredAnswer, words: StoredText | None) -> None:
    fits = row.checksum == checksum(row.question_id, row.value)
    if fits and (words is None or words.checksum == checksum(row.question_id, words.texts or {})):
        return
    raise DatabaseTrouble(
        N_("A stored answer no longer fits its checksum: the file was changed outside the program."),
        N_("Restore a backup; until then this sheet can't be shown."),
    )


def _check_submission(submission: Submission) -> None:
    if submission.verdict not in VERDICTS:
        raise InvalidValue(N_("A recommendation is needed."), N_("Choose one of the four."))
    if not submission.reason.strip():
        raise InvalidValue(N_("The recommendation needs a reason."), N_("Write one sentence."))
    if submission.verdict == "hire_with_condition" and not submission.condition.strip():
        raise InvalidValue(N_("Name the condition."), N_("Write what has to be so."))
    for kind in ("strength", "concern"):
        if sum(point.kind == kind for point in submission.points) > 3:
            raise InvalidValue(N_("At most three strengths and three concerns."), N_("Keep the weightiest."))


def _keep_words(work: UnitOfWork, assessment: Assessment, submission: Submission) -> None:
    work.add(
        Recommendation(
            assessment_id=assessment.id,
            verdict=submission.verdict,
            condition=clean_line(submission.condition, 300),
            reason=clean_line(submission.reason, 300),
        )
    )
    points = [point for point in submission.points if point.claim.strip()]
    work.add_all(
        [
            StrengthConcern(
                assessment_id=assessment.id,
                kind="concern" if point.kind == "concern" else "strength",
                claim=clean_line(point.claim, 120),
                competency=point.competency,
                quotation=clean_line(point.quotation, 300),
                question_id=point.question_id,
                position=position,
            )
            for position, point in enumerate(points)
        ]
    )
    work.add_all(
        [
            OpenQuestion(
                application_id=assessment.application_id,
                assessment_id=assessment.id,
                question=clean_line(words, 300),
                who=clean_line(who, 80),
                due=due,
            )
            for words, who, due in submission.open_questions
            if words.strip()
        ]
    )


def _score(work: UnitOfWork, assessment: Assessment, form: Form, answers: dict[str, Answer]) -> str:
    scores: Scores = score(form, answers, assessment.asked)
    result = Result(
        assessment_id=assessment.id,
        form_id=form.id,
        form_version=form.version,
        form_hash=form.hash,
        scoring_version=SCORING_VERSION,
    )
    values = [
        ResultValue(
            result_id=result.id,
            kind="scale",
            name=scale.id,
            value=scale.value,
            answered=scale.answered,
            asked=scale.asked,
        )
        for scale in scores.scales
    ]
    values += [
        ResultValue(result_id=result.id, kind="competency", name=name, value=value, answered=1, asked=1)
        for name, value in sorted(scores.competencies.items())
    ]
    values.append(ResultValue(result_id=result.id, kind="stage", name="stage", value=scores.stage_score))
    return put_result(work, result, values)


def put_result(work: UnitOfWork, result: Result, values: Sequence[ResultValue]) -> str:
    """Store a result with its values; the ones before it on the same sheet stay and name it. Returns its id."""
    work.add(result)
    work.add_all(values)
    for old in work.select(Result, assessment_id=result.assessment_id, superseded_by=None):
        if old.id != result.id:
            work.save(replace(old, superseded_by=result.id))
    return result.id
