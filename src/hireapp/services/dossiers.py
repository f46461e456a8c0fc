"""Gathers a ``Dossier``: everything on one application that a reader of the evaluation needs, computed here once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from hireapp.domain.application import Application
from hireapp.domain.assessment import (
    AnswerAmendment,
    Assessment,
    FormVersion,
    Recommendation,
    Result,
    StoredAnswer,
    StrengthConcern,
    TimedNote,
)
from hireapp.domain.candidate import Candidate
from hireapp.domain.decision import Decision, figure_at
from hireapp.domain.dossier import (
    CompetencyResult,
    Dossier,
    Evidence,
    FormUsed,
    Mark,
    OtherCandidate,
    PhoneNotes,
    Point,
    PreviewNotes,
    Rater,
    RaterNotes,
    SheetLog,
    StageResult,
    StageState,
)
from hireapp.domain.opening import Opening
from hireapp.domain.role import RoleProfile, Stage
from hireapp.domain.screening import ScreeningResult
from hireapp.domain.user import UserAccount
from hireapp.forms.answer import Answer
from hireapp.forms.form import Form
from hireapp.forms.loader import competency_title
from hireapp.forms.questions import Anchored, Checklist, Note, Question, Star
from hireapp.i18n import LocalizedText
from hireapp.services import interviews, screening
from hireapp.services.answers_in_words import in_words
from hireapp.services.aptitude import aptitude_of
from hireapp.services.aptitude_view import part_of
from hireapp.services.assessments import answers_in, form_of, visible_sheets
from hireapp.services.candidates import person_of
from hireapp.services.openings import profile_of
from hireapp.services.ports import ListQuery, Row, UnitOfWork
from hireapp.services.scorecards import (
    ScoreCard,
    competency_marks,
    competency_value,
    listed_composite,
    score_card,
)
from hireapp.services.work_samples import work_sample

if TYPE_CHECKING:
    from hireapp.forms.loader import Library

S = TypeVar("S", AnswerAmendment, Recommendation, Result, TimedNote)
_Z95 = Decimal("1.96")
MAX_POINTS = 3


@dataclass(frozen=True)
class _Sheet:
    """A submitted sheet with everything on it."""

    assessment: Assessment
    form: Form
    answers: dict[str, Answer]
    letter: str
    notes: tuple[TimedNote, ...]


class Shared:
    """What the dossiers of one transaction have in common: read at first need, once for all of them."""

    def __init__(self, work: UnitOfWork) -> None:
        self.work = work
        self.users = {user.id: user for user in work.select(UserAccount)}
        self._openings: dict[str, tuple[Opening, RoleProfile]] = {}
        self._rows: dict[str, dict[str, Row]] = {}
        self._at_interview: dict[str, int] = {}

    def opening(self, opening_id: str) -> tuple[Opening, RoleProfile]:
        """An opening and the profile pinned by it."""
        if opening_id not in self._openings:
            opening = self.work.get(Opening, opening_id)
            self._openings[opening_id] = opening, profile_of(self.work, opening)
        return self._openings[opening_id]

    def rows(self, opening_id: str) -> dict[str, Row]:
        """What lists show of the live applications of an opening, by id in its order."""
        if opening_id not in self._rows:
            ids = sorted(self.work.queries.list_ids(ListQuery(opening_id=opening_id)))
            found = self.work.queries.rows(ids, applications=True)
            self._rows[opening_id] = {name: found[name] for name in ids if name in found}
        return self._rows[opening_id]

    def at_interview(self, opening_id: str) -> int:
        """How many applications of an opening have reached the interview."""
        if opening_id not in self._at_interview:
            _opening, profile = self.opening(opening_id)
            stages = tuple(stage.id for stage in profile.stages if stage.kind in ("interview", "decision"))
            found = self.work.select(Application, opening_id=opening_id, stage=stages, deleted=False)
            self._at_interview[opening_id] = len(found)
        return self._at_interview[opening_id]


def gather_dossier(work: UnitOfWork, library: Library, application_id: str, shared: Shared | None = None) -> Dossier:
    """The dossier of an application from the submitted sheets that the actor may see.

    shared: of the same transaction, where several are gathered in it.
    """
    return _Gathering(work, library, application_id, shared).dossier()


def every_point(work: UnitOfWork, library: Library, application_id: str) -> list[Point]:
    """All strengths and concerns of the submitted sheets that the actor may see."""
    return _Gathering(work, library, application_id).all_points()


class _Gathering:
    """One gathering: what is read once and used by several parts."""

    def __init__(self, work: UnitOfWork, library: Library, application_id: str, shared: Shared | None = None) -> None:
        self.work = work
        self.library = library
        self.shared = shared or Shared(work)
        self.users = self.shared.users
        self.application = work.get(Application, application_id)
        self.opening, self.profile = self.shared.opening(self.application.opening_id)
        self.visible = visible_sheets(work, application_id)
        self.sheets = self._read_sheets()
        self.tests = aptitude_of(work, application_id, self.profile)
        seen = [sheet.assessment.id for sheet in self.sheets] + [entry.assessment.id for entry in self.tests.results]
        self.card: ScoreCard = score_card(work, self.application, self.profile, seen)
        self.screening: ScreeningResult | None = screening.judge(work, application_id)
        self.claims = tuple(interviews.claims_of(work, application_id, self.visible))
        self.contradictions = tuple(interviews.contradictions_of(work, application_id, self.visible))

    def dossier(self) -> Dossier:
        """All parts together."""
        application, opening = self.application, self.opening
        person = person_of(self.work, application.candidate_id)
        candidate = self.work.get(Candidate, application.candidate_id)
        decision = current_decision(self.work, application.id)
        points = self._points()
        return Dossier(
            application_id=application.id,
            number=application.number,
            name=person.name,
            role_title=self.profile.title,
            opening_number=opening.number,
            opening_title=opening.title,
            seats=opening.seats,
            candidates_at_interview=self.shared.at_interview(opening.id),
            made_on=self.work.now().date(),
            state=application.state,
            stage=application.stage,
            hiring_manager=opening.hiring_manager,
            manager_position=opening.manager_position,
            decide_by=opening.decide_by,
            recruiter=self._name(opening.recruiter_id),
            company=str(self.work.setting("company") or ""),
            stages=tuple(self._stage(stage) for stage in self.profile.stages if stage.kind != "decision"),
            composite=self.card.composite,
            composite_weights=self.profile.weights,
            others=self._others(),
            raters=self._raters(),
            strengths=points["strength"],
            concerns=points["concern"],
            open_questions=tuple(interviews.open_questions_of(self.work, application.id, self.visible)),
            decision=decision,
            decided_on=figure_at(decision) if decision and self._all_seen and not self.tests.hidden else None,
            decided_by_name=self._name(decision.decided_by) if decision else "",
            competencies=self._competencies(),
            evidence=self._evidence(),
            preview=self._preview(),
            preview_text=self._preview_text(),
            phone=self._phone(),
            screening=self.screening,
            claims=self.claims,
            forms=self._forms(),
            sheets=self._logs(),
            profile_version=self.profile.version,
            assumed_reliability=self.profile.assumed_reliability,
            assumed_sd=self.profile.assumed_sd,
            retain_until=candidate.retain_until,
            audit_head=self.work.audit_head(),
            exported_by=self._name(self.work.actor),
            status=self.profile.status,
            logo=self._logo(),
            aptitude=part_of(self.tests, self.profile, self.library),
            component_titles={name: self.profile.component_title(name) for name in self.profile.weights},
            work_samples=tuple(
                work_sample(sheet.letter, sheet.form, sheet.answers)
                for sheet in self.sheets
                if sheet.form.kind == "work_sample"
            ),
        )

    def _logo(self) -> bytes | None:
        import base64
        import binascii

        try:
            return base64.b64decode(self.work.setting("logo") or "") or None
        except binascii.Error:
            return None

    def _name(self, user_id: str) -> str:
        user = self.users.get(user_id)
        return user.name if user else ""

    def _read_sheets(self) -> tuple[_Sheet, ...]:
        assessments = self.work.select(
            Assessment, application_id=self.application.id, state="submitted", order="submitted_at"
        )
        letters: dict[str, str] = {}
        sheets = []
        rated = [entry for entry in assessments if entry.sitting_id is None]
        visible = {entry.id for entry in self.visible}
        seen = [entry for entry in rated if entry.id in visible]
        shown = {entry.stage for entry in seen}
        self._hidden_stages = {entry.stage for entry in rated if entry.stage not in shown}
        self._all_seen = len(seen) == len(rated)
        ids = tuple(entry.id for entry in seen)
        answers = answers_in(self.work, self.work.select(StoredAnswer, assessment_id=ids)) if ids else {}
        notes = self._by_sheet(TimedNote, ids, "at_ms")
        for assessment in seen:
            letter = letters.setdefault(assessment.assessor_id, chr(ord("a") + len(letters)))
            form, given = form_of(self.work, assessment), answers.get(assessment.id, {})
            sheets.append(_Sheet(assessment, form, given, letter, tuple(notes.get(assessment.id, ()))))
        return tuple(sheets)

    def _by_sheet(self, kind: type[S], sheets: Sequence[str], order: str = "id") -> dict[str, list[S]]:
        """What belongs to these sheets, by sheet, in one read."""
        found: dict[str, list[S]] = {}
        for entry in self.work.select(kind, assessment_id=tuple(sheets), order=order) if sheets else []:
            found.setdefault(entry.assessment_id, []).append(entry)
        return found

    def _of_stage(self, stage: str) -> list[_Sheet]:
        return [sheet for sheet in self.sheets if sheet.assessment.stage == stage]

    def _stage(self, stage: Stage) -> StageResult:
        if stage.kind == "screening":
            return self._screening_stage(stage)
        if stage.kind == "tests":
            return self._tests_stage(stage)
        sheets = self._of_stage(stage.id)
        score = self.card.stages.get(stage.id)
        if not sheets:
            return StageResult(stage.id, stage.kind, stage.title, self._unscored_state(stage))
        last = sheets[-1].assessment
        minutes = round(sum(sheet.assessment.elapsed_ms for sheet in sheets) / len(sheets) / 60000) or None
        return StageResult(
            stage.id,
            stage.kind,
            stage.title,
            "done",
            score.value if score else None,
            Decimal(5),
            "level",
            score.sem * _Z95 if score else None,
            tuple(self._name(sheet.assessment.assessor_id) for sheet in sheets),
            last.submitted_at.date() if last.submitted_at else None,
            minutes,
            self._spread(stage.id),
        )

    def _screening_stage(self, stage: Stage) -> StageResult:
        result = self.screening
        passed = self.application.stage != stage.id
        if result is None or not result.readable:
            return StageResult(stage.id, stage.kind, stage.title, "missing" if passed else "current")
        moved = _left_on(self.work, self.application.id, stage.id)
        return StageResult(
            stage.id,
            stage.kind,
            stage.title,
            "done" if passed else "current",
            result.points,
            result.readable,
            "points",
            None,
            (self._name(moved[1]),) if moved else (),
            moved[0] if moved else None,
            flags=len(result.probes),
        )

    def _tests_stage(self, stage: Stage) -> StageResult:
        """How many of the role's tests were taken; their figures stand in their own section."""
        taken = self.tests.newest
        if self.tests.hidden:
            return StageResult(stage.id, stage.kind, stage.title, "hidden")
        if not taken:
            return StageResult(stage.id, stage.kind, stage.title, self._unscored_state(stage))
        last = taken[-1].assessment
        minutes = round(sum(entry.assessment.elapsed_ms for entry in taken) / 60000) or None
        return StageResult(
            stage.id,
            stage.kind,
            stage.title,
            "done",
            Decimal(len(taken)),
            Decimal(len(stage.tests)),
            "tests",
            on=last.submitted_at.date() if last.submitted_at else None,
            minutes=minutes,
        )

    def _unscored_state(self, stage: Stage) -> StageState:
        if stage.id in self._hidden_stages:
            return "hidden"
        ids = [entry.id for entry in self.profile.stages]
        here, there = ids.index(self.application.stage), ids.index(stage.id)
        return "current" if here == there else "missing" if here > there else "todo"

    def _spread(self, stage: str) -> int:
        gaps = [0]
        for entry in self.profile.competencies:
            values = [value for _rater, value in competency_marks(self.card.sheets, entry.id).get(stage, [])]
            if len(values) > 1:
                gaps.append(int(max(values) - min(values)))
        return max(gaps)

    def _others(self) -> tuple[OtherCandidate, ...]:
        """The composites of this opening that the actor may see in the lists."""
        rows = self.shared.rows(self.opening.id)
        scale = self.card.composite.scale
        made = [listed_composite(row.summary, scale) for name, row in rows.items() if name != self.application.id]
        return tuple(OtherCandidate(*entry) for entry in made if entry)

    def _raters(self) -> tuple[Rater, ...]:
        found: dict[str, Rater] = {}
        given = self._by_sheet(Recommendation, self._sheet_ids)
        for sheet in self.sheets:
            assessor = sheet.assessment.assessor_id
            user = self.users.get(assessor)
            words = next(iter(given.get(sheet.assessment.id, ())), None)
            before = found.get(assessor)
            stages = (*(before.stages if before else ()), sheet.assessment.stage)
            found[assessor] = Rater(
                assessor,
                sheet.letter,
                self._name(assessor),
                user.position if user else "",
                tuple(dict.fromkeys(stages)),
                words or (before.recommendation if before else None),
            )
        return tuple(found.values())

    def all_points(self) -> list[Point]:
        """Every strength and concern, in the order they were given."""
        by_sheet = {sheet.assessment.id: sheet for sheet in self.sheets}
        items = self.work.select(StrengthConcern, assessment_id=tuple(by_sheet)) if by_sheet else []
        return [self._point(item, by_sheet[item.assessment_id]) for item in _interleaved(items)]

    def _point(self, item: StrengthConcern, sheet: _Sheet) -> Point:
        return Point(
            item, competency_title(self.library.competencies, item.competency), sheet.letter, sheet.assessment.stage
        )

    def _points(self) -> dict[str, tuple[Point, ...]]:
        by_sheet = {sheet.assessment.id: sheet for sheet in self.sheets}
        items = self.work.select(StrengthConcern, assessment_id=tuple(by_sheet)) if by_sheet else []
        chosen = [item for item in items if item.shown is not None and item.shown >= 0]
        shown = sorted(chosen, key=_place) if any(item.shown is not None for item in items) else _interleaved(items)
        points: dict[str, tuple[Point, ...]] = {"strength": (), "concern": ()}
        for item in shown:
            point = self._point(item, by_sheet[item.assessment_id])
            if len(points[item.kind]) < MAX_POINTS:
                points[item.kind] = (*points[item.kind], point)
        return points

    def _competencies(self) -> tuple[CompetencyResult, ...]:
        letters = {sheet.assessment.assessor_id: sheet.letter for sheet in self.sheets}
        results = []
        for entry in self.profile.competencies:
            marks = competency_marks(self.card.sheets, entry.id)
            made = competency_value(self.profile, marks)
            known = self.library.competencies.get(entry.id)
            value, error = (made[0], made[1] * _Z95) if made else (None, None)
            anchor = _nearest(known.anchors, value) if known and value is not None else None
            results.append(
                CompetencyResult(
                    entry.id,
                    competency_title(self.library.competencies, entry.id),
                    entry.weight,
                    entry.band_from,
                    value,
                    error,
                    tuple(
                        Mark(letters[rater], stage, level) for stage, given in marks.items() for rater, level in given
                    ),
                    tuple(marks),
                    anchor,
                )
            )
        return tuple(results)

    def _evidence(self) -> tuple[Evidence, ...]:
        sheets = [sheet for sheet in self.sheets if sheet.form.kind == "interview"]
        questions: dict[str, Question] = {}
        for sheet in sheets:
            questions.update({name: entry for name, entry in sheet.form.questions.items() if _is_evidence(entry)})
        found = [self._question(number, question, sheets) for number, question in enumerate(questions.values(), 1)]
        return tuple(found)

    def _question(self, number: int, question: Question, sheets: Sequence[_Sheet]) -> Evidence:
        notes = tuple(_notes(sheet, question.id) for sheet in sheets if question.id in sheet.answers)
        ids = {sheet.assessment.id for sheet in sheets}
        return Evidence(
            number,
            question.id,
            "star" if isinstance(question, Star) else "rating",
            question.text or question.title,
            question.title,
            competency_title(self.library.competencies, question.competency or ""),
            None if question.minutes is None else int(question.minutes),
            bool(notes),
            notes,
            tuple(claim for claim in self.claims if claim.question_id == question.id),
            tuple(
                entry
                for entry in self.contradictions
                if entry.question_id == question.id and entry.assessment_id in ids
            ),
        )

    def _preview(self) -> tuple[PreviewNotes, ...]:
        found = []
        for sheet in self.sheets:
            for question in sheet.form.questions.values():
                answer = sheet.answers.get(question.id)
                if isinstance(question, Checklist) and answer:
                    found.append(_preview_notes(sheet, question, answer))
        return tuple(found)

    def _preview_text(self) -> LocalizedText | None:
        for sheet in self.sheets:
            for question in sheet.form.questions.values():
                if isinstance(question, Note) and question.id.startswith("preview") and sheet.form.kind == "interview":
                    return question.text
        return None

    def _phone(self) -> PhoneNotes | None:
        sheets = [sheet for sheet in self.sheets if sheet.form.kind == "phone"]
        if not sheets:
            return None
        sheet = sheets[-1]
        facts = tuple(
            (question.title, words)
            for section in sheet.form.sections
            if section.role == "facts"
            for question in section.questions
            if (words := in_words(question, sheet.answers.get(question.id))) is not None
        )
        quotations = tuple(
            (question.title, points, sheet.answers[question.id].texts["quotation"])
            for question in sheet.form.questions.values()
            if isinstance(question, Anchored)
            and question.id in sheet.answers
            and (points := question.points(sheet.answers[question.id])) is not None
            and sheet.answers[question.id].texts.get("quotation")
        )
        return PhoneNotes(facts, tuple((note.at_ms, note.text) for note in sheet.notes), quotations)

    def _forms(self) -> tuple[FormUsed, ...]:
        used: dict[str, FormUsed] = {}
        results = self._by_sheet(Result, self._sheet_ids)
        for sheet in self.sheets:
            version = self.work.get(FormVersion, sheet.assessment.form_version_id)
            result = next((entry for entry in results.get(sheet.assessment.id, ()) if not entry.superseded_by), None)
            used.setdefault(
                version.hash,
                FormUsed(
                    version.form_id,
                    version.version,
                    version.hash[:12],
                    result.scoring_version if result else 0,
                    sheet.form.status,
                    sheet.form.title,
                ),
            )
        for test in self.tests.newest:
            used.setdefault(
                test.form.hash,
                FormUsed(
                    test.form.id,
                    test.form.version,
                    test.form.hash[:12],
                    test.result.scoring_version,
                    test.form.status,
                    test.form.title,
                ),
            )
        return tuple(used.values())

    def _logs(self) -> tuple[SheetLog, ...]:
        amended = self._by_sheet(AnswerAmendment, self._sheet_ids, "amended_at")
        return tuple(_log(sheet, amended.get(sheet.assessment.id, ())) for sheet in self.sheets)

    @property
    def _sheet_ids(self) -> tuple[str, ...]:
        return tuple(sheet.assessment.id for sheet in self.sheets)


def current_decision(work: UnitOfWork, application_id: str) -> Decision | None:
    """The decision that stands, if there is one."""
    found = [entry for entry in work.select(Decision, application_id=application_id) if not entry.taken_back]
    return found[-1] if found else None


def _log(sheet: _Sheet, amendments: Sequence[AnswerAmendment]) -> SheetLog:
    assert sheet.assessment.submitted_at is not None
    return SheetLog(
        sheet.letter,
        sheet.assessment.stage,
        sheet.assessment.submitted_at,
        tuple((entry.question_id, _level_words(entry), entry.reason, entry.amended_at) for entry in amendments),
    )


def _left_on(work: UnitOfWork, application_id: str, stage: str) -> tuple[date, str] | None:
    from hireapp.services.applications import history

    for event in history(work, application_id):
        if event.from_stage == stage and event.to_stage != stage:
            return event.at.date(), event.changed_by
    return None


def _place(item: StrengthConcern) -> int:
    return item.shown if item.shown is not None else 99


def _interleaved(items: Sequence[StrengthConcern]) -> list[StrengthConcern]:
    return sorted(items, key=lambda item: (item.position, item.id))


def _is_evidence(question: Question) -> bool:
    return isinstance(question, Star) or (isinstance(question, Anchored) and question.text is not None and question.say)


def _nearest(anchors: dict[str, LocalizedText], value: Decimal) -> LocalizedText:
    return anchors[str(min((int(key) for key in anchors), key=lambda level: (abs(level - value), level)))]


def _notes(sheet: _Sheet, question_id: str) -> RaterNotes:
    answer = sheet.answers[question_id]
    value = answer.value or {}
    level = value.get("level")
    return RaterNotes(
        sheet.letter,
        None if level is None else Decimal(level),
        "level" not in value or level is not None,
        dict(answer.texts),
        value.get("at_ms"),
    )


def _preview_notes(sheet: _Sheet, question: Checklist, answer: Answer) -> PreviewNotes:
    value = answer.value or {}
    numbers = value.get("numbers", {})
    ticked = tuple(
        (item.text, str(numbers.get(item.id, ""))) for item in question.items if item.id in value.get("ticked", ())
    )
    names = list(sheet.form.questions)
    following = [sheet.form.questions[name] for name in names[names.index(question.id) + 1 :]]
    rating = next((entry for entry in following if isinstance(entry, Anchored) and entry.competency == "stress"), None)
    stress = rating.points(sheet.answers[rating.id]) if rating and rating.id in sheet.answers else None
    return PreviewNotes(sheet.letter, ticked, answer.texts.get("quotation", ""), stress)


def _level_words(entry: AnswerAmendment) -> str:
    value = entry.first_value
    if isinstance(value, dict):
        return "–" if value.get("level") is None else str(value["level"])
    return "–" if value is None else str(value)
