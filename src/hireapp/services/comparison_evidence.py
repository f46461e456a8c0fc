"""What stands behind one figure of a comparison: who gave it, in which words, by which rule."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from hireapp.domain.application import Application
from hireapp.domain.assessment import Assessment, Recommendation
from hireapp.domain.opening import Opening
from hireapp.domain.role import RoleProfile
from hireapp.domain.user import UserAccount
from hireapp.forms.loader import competency_title
from hireapp.forms.questions import Anchored
from hireapp.i18n import LocalizedText
from hireapp.services import screening
from hireapp.services.aptitude import aptitude_of
from hireapp.services.aptitude_view import part_of
from hireapp.services.assessments import answers_of, form_of, visible_sheets
from hireapp.services.candidates import person_of
from hireapp.services.openings import profile_of
from hireapp.services.ports import UnitOfWork
from hireapp.services.scorecards import scores_of_sheets

if TYPE_CHECKING:
    from hireapp.forms.loader import Library


@dataclass(frozen=True)
class EvidenceLine:
    """One piece: from whom or by what rule, about what, the level or points, and the words."""

    source: str
    about: LocalizedText
    value: Decimal | None
    words: str = ""
    verdict: str = ""


@dataclass(frozen=True)
class FigureEvidence:
    """All pieces behind a figure of ``name``; form: id and version of what was asked."""

    application_id: str
    name: str
    title: LocalizedText
    lines: tuple[EvidenceLine, ...]
    form: str = ""


def evidence(work: UnitOfWork, library: Library, application_id: str, kind: str, row: str) -> FigureEvidence:
    """What stands behind the figure of a row ("screening", "stage", "test" or "competency") of one application."""
    application = work.get(Application, application_id)
    profile = profile_of(work, work.get(Opening, application.opening_id))
    name = person_of(work, application.candidate_id).name
    if kind == "screening":
        return FigureEvidence(application_id, name, profile.stage(row).title, _screening(work, application_id))
    if kind == "test":
        return _test(work, library, application_id, name, profile, row)
    sheets = [entry for entry in visible_sheets(work, application_id) if entry.state == "submitted"]
    rated = [entry for entry in sheets if entry.sitting_id is None]
    if kind == "stage":
        own = [entry for entry in rated if entry.stage == row]
        title = profile.stage(row).title
        return FigureEvidence(application_id, name, title, _stage(work, own, profile), _form(work, own))
    title = competency_title(library.competencies, row)
    return FigureEvidence(application_id, name, title, _competency(work, rated, profile, row))


def _screening(work: UnitOfWork, application_id: str) -> tuple[EvidenceLine, ...]:
    rules = [entry for entry in screening.judge(work, application_id).judgements if entry.rule.maximum]
    return tuple(EvidenceLine("", entry.rule.title, entry.points, entry.quote) for entry in rules)


def _test(
    work: UnitOfWork, library: Library, application_id: str, name: str, profile: RoleProfile, form: str
) -> FigureEvidence:
    """The parts of a test: scales against their bands, or themes with their share."""
    title = profile.component_title(form)
    results = aptitude_of(work, application_id, profile)
    part = part_of(results, profile, library)
    result = results.of(form)
    if profile.traits is not None and profile.traits.form == form:
        lines = [EvidenceLine("", entry.title, entry.value) for entry in part.traits if entry.value is not None]
    else:
        own = [entry for entry in part.tests if entry.id == form]
        lines = [EvidenceLine("", about, value) for entry in own for about, value, _items in entry.parts]
    used = f"{result.form.id} {result.form.version}" if result else ""
    return FigureEvidence(application_id, name, title, tuple(lines), used)


def _stage(work: UnitOfWork, sheets: list[Assessment], profile: RoleProfile) -> tuple[EvidenceLine, ...]:
    names = _names(work)
    scores = {entry.assessment.id: entry.stage_score for entry in scores_of_sheets(work, sheets)}
    lines = []
    for sheet in sheets:
        words = work.find(Recommendation, assessment_id=sheet.id)
        lines.append(
            EvidenceLine(
                names.get(sheet.assessor_id, ""),
                profile.stage(sheet.stage).title,
                scores.get(sheet.id),
                words.reason if words else "",
                words.verdict if words else "",
            )
        )
    return tuple(lines)


def _competency(
    work: UnitOfWork, sheets: list[Assessment], profile: RoleProfile, competency: str
) -> tuple[EvidenceLine, ...]:
    names = _names(work)
    lines = []
    for sheet in sheets:
        answers = answers_of(work, sheet.id)
        for question in form_of(work, sheet).questions.values():
            if not isinstance(question, Anchored) or question.competency != competency or question.id not in answers:
                continue
            points = question.points(answers[question.id])
            if points is not None:
                stage = profile.stage(sheet.stage).title
                about = LocalizedText(f"{stage.zh}：{question.title.zh}", f"{stage.en}: {question.title.en}")
                words = answers[question.id].texts.get("quotation", "")
                lines.append(EvidenceLine(names.get(sheet.assessor_id, ""), about, points, words))
    return tuple(lines)


def _form(work: UnitOfWork, sheets: list[Assessment]) -> str:
    if not sheets:
        return ""
    form = form_of(work, sheets[-1])
    return f"{form.id} {form.version}"


def _names(work: UnitOfWork) -> dict[str, str]:
    return {user.id: user.name for user in work.select(UserAccount)}
