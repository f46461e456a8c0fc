"""What the candidate page shows, read in one go: contacts, resume, screening, sheets one may see, figures, history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hireapp.domain.application import Application, CallAttempt, StageEvent
from hireapp.domain.aptitude_part import AptitudePart
from hireapp.domain.assessment import Assessment, Claim, OpenQuestion, Recommendation, TimedNote
from hireapp.domain.decision import Decision
from hireapp.domain.opening import Opening
from hireapp.domain.panel import PanelSeat
from hireapp.domain.role import RoleProfile
from hireapp.domain.screening import ScreeningResult
from hireapp.domain.sitting import Sitting
from hireapp.forms.questions import Anchored
from hireapp.forms.scoring import Part, score
from hireapp.i18n import LocalizedText
from hireapp.services import applications, aptitude, aptitude_view, interviews, screening, users
from hireapp.services.answers_in_words import in_words
from hireapp.services.assessments import answers_of, form_of, may_see, visible_sheets
from hireapp.services.candidates import CandidateView, view
from hireapp.services.dossiers import current_decision
from hireapp.services.openings import profile_of
from hireapp.services.ports import UnitOfWork
from hireapp.services.scorecards import ScoreCard, score_card

if TYPE_CHECKING:
    from hireapp.forms.loader import Library


@dataclass(frozen=True)
class SheetLine:
    """One rated question of a sheet: its title, the level, and the quotation beside it."""

    title: LocalizedText
    level: Decimal | None
    quotation: str


@dataclass(frozen=True)
class SheetView:
    """A sheet as the page shows it. A sheet the actor may not see yet has no lines, and ``hidden`` is True."""

    assessment: Assessment
    rater: str
    form_id: str
    form_version: int
    hidden: bool
    lines: tuple[SheetLine, ...] = ()
    facts: tuple[tuple[LocalizedText, LocalizedText], ...] = ()
    notes: tuple[TimedNote, ...] = ()
    recommendation: Recommendation | None = None


@dataclass(frozen=True)
class Overview:
    """Everything of the page. ``application`` is None for a candidate without one."""

    view: CandidateView
    application: Application | None
    opening: Opening | None
    profile: RoleProfile | None
    screening: ScreeningResult | None
    card: ScoreCard | None
    sheets: tuple[SheetView, ...]
    events: tuple[StageEvent, ...]
    calls: tuple[CallAttempt, ...]
    claims: tuple[Claim, ...]
    open_questions: tuple[OpenQuestion, ...]
    decision: Decision | None
    names: Mapping[str, str]
    aptitude: AptitudePart | None = None
    sittings: tuple[Sitting, ...] = ()
    tests_taken: frozenset[str] = frozenset()


def overview(
    work: UnitOfWork, candidate_id: str, application_id: str | None = None, library: Library | None = None
) -> Overview:
    """The page of a candidate, at one application or the newest; tests in words with a ``library``. Raises NotFound."""
    seen = view(work, candidate_id)
    application = next((entry for entry in seen.applications if entry.id == application_id), None)
    if application is None and seen.applications:
        application = seen.applications[-1]
    names = users.user_names(work)
    if application is None:
        return Overview(seen, None, None, None, None, None, (), (), (), (), (), None, names)
    opening = work.get(Opening, application.opening_id)
    profile = profile_of(work, opening)
    assessments = work.select(Assessment, application_id=application.id, order="started_at")
    visible = [entry.id for entry in visible_sheets(work, application.id)]
    sheets = [entry for entry in assessments if entry.sitting_id is None]
    results = aptitude.aptitude_of(work, application.id, profile)
    own = own_stages(work, application.id)
    return Overview(
        seen,
        replace(application, summary=_without_marks(application.summary)),
        opening,
        profile,
        screening.judge(work, application.id),
        score_card(work, application, profile, visible),
        tuple(_sheet(work, entry, names, own) for entry in sheets),
        tuple(applications.history(work, application.id)),
        tuple(applications.calls(work, application.id)),
        tuple(interviews.claims_of(work, application.id)),
        tuple(interviews.open_questions_of(work, application.id)),
        current_decision(work, application.id),
        names,
        aptitude_view.part_of(results, profile, library) if library is not None else None,
        results.sittings,
        frozenset(entry.form.id for entry in results.results),
    )


def of_application(work: UnitOfWork, application_id: str, library: Library | None = None) -> Overview:
    """The page of the candidate behind an application."""
    return overview(work, work.get(Application, application_id).candidate_id, application_id, library)


def _without_marks(summary: Mapping[str, Any] | None) -> dict[str, Any]:
    """The figures of lists without marks, tests and composite: here they would not be filtered for the reader."""
    return {
        key: value
        for key, value in (summary or {}).items()
        if key not in ("tests", "composite", "present") and not (isinstance(value, dict) and "raters" in value)
    }


def own_stages(work: UnitOfWork, application_id: str) -> frozenset[str]:
    """The stages of an application where the actor has begun a sheet or sits on the panel."""
    sheets = work.select(Assessment, application_id=application_id, assessor_id=work.actor)
    seats = work.select(PanelSeat, application_id=application_id, assessor_id=work.actor)
    return frozenset([entry.stage for entry in sheets] + [entry.stage for entry in seats])


def _sheet(work: UnitOfWork, assessment: Assessment, names: Mapping[str, str], own: frozenset[str]) -> SheetView:
    form = form_of(work, assessment)
    rater = names.get(assessment.assessor_id, "")
    if not may_see(work, assessment):
        if assessment.stage in own or assessment.state == "draft":  # a note for the next stage is not for this one
            assessment = replace(assessment, note_for_next="")
        return SheetView(assessment, rater, form.id, form.version, hidden=True)
    answers = answers_of(work, assessment.id)
    parts: dict[str, Part] = {part.question: part for part in score(form, answers).parts}
    lines = tuple(
        SheetLine(
            question.title, parts[name].points if name in parts else None, answers[name].texts.get("quotation", "")
        )
        for name, question in form.questions.items()
        if isinstance(question, Anchored) and name in answers
    )
    facts = tuple(
        (question.title, words)
        for section in form.sections
        if section.role == "facts"
        for question in section.questions
        if (words := in_words(question, answers.get(question.id))) is not None
    )
    return SheetView(
        assessment,
        rater,
        form.id,
        form.version,
        False,
        lines,
        facts,
        tuple(work.select(TimedNote, assessment_id=assessment.id, order="at_ms")),
        work.find(Recommendation, assessment_id=assessment.id),
    )
