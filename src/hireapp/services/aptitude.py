"""Scoring of tests: raw scores, norm group and key in force, kept as a result that names them all; and reading it back.

A result names form, version, hash, scoring, key and norm version. What a page shows is computed anew from the answers
with exactly these versions, so a stored result and what is seen can't drift apart (a test holds it).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hireapp.domain.application import Application
from hireapp.domain.aptitude import Evaluation, Norm, Placement, component, evaluate, placements, role_fit
from hireapp.domain.assessment import Assessment, Result, ResultValue, StoredAnswer
from hireapp.domain.opening import Opening
from hireapp.domain.role import RoleProfile
from hireapp.domain.sitting import AnswerKey, NormGroup, Sitting, SittingEvent
from hireapp.forms.answer import Answer
from hireapp.forms.form import Form
from hireapp.forms.scoring import SCORING_VERSION, rekeyed
from hireapp.i18n import Language
from hireapp.numbers import rounded
from hireapp.psychometrics.fit import Fit
from hireapp.services.assessments import answers_in, form_of, may_see_among, put_result
from hireapp.services.changes import Changes, changed
from hireapp.services.openings import profile_of
from hireapp.services.ports import UnitOfWork


@dataclass(frozen=True)
class TestResult:
    """One finished test: its form as scored, the outcome, and what the record says of it.

    transcript: answers of a chat, for whoever rates it. practice and unscored parts are in ``form`` but never in a
    score.
    """

    __test__ = False
    assessment: Assessment
    sitting: Sitting
    form: Form
    result: Result
    evaluation: Evaluation
    answers: Mapping[str, Answer]
    placements: tuple[Placement, ...]
    fit: Fit | None
    component: tuple[Decimal, Decimal] | None


@dataclass(frozen=True)
class Aptitude:
    """The tests of one application. ``hidden``: there are results, but the actor may not see them yet.

    sittings: all of them. focus_lost: how often the window lost the focus, a note and never a score.
    """

    results: tuple[TestResult, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    hidden: bool = False
    focus_lost: int = 0

    def of(self, form_id: str) -> TestResult | None:
        """The newest result on a form."""
        return next((entry for entry in reversed(self.results) if entry.form.id == form_id), None)

    @property
    def newest(self) -> tuple[TestResult, ...]:
        """The newest result on each form."""
        return tuple({entry.form.id: entry for entry in self.results}.values())


def store_result(work: UnitOfWork, assessment: Assessment) -> str:
    """Score a finished test with the norms and the key in force. Returns the id of the new result."""
    form = form_of(work, assessment)
    application = work.get(Application, assessment.application_id)
    opening = work.get(Opening, application.opening_id)
    key = newest_key(work, form)
    norms = newest_norms(work, form, opening.role_id)
    sitting = work.get(Sitting, assessment.sitting_id or "")
    (taken,) = _taken(work, [assessment], {sitting.id: sitting})
    evaluation = _evaluated(taken, form, key, norms, application.candidate_id)
    result = Result(
        assessment_id=assessment.id,
        form_id=form.id,
        form_version=form.version,
        form_hash=form.hash,
        scoring_version=SCORING_VERSION,
        key_version=key.version if key else None,
        norm_version=norms.version if norms else None,
    )
    return put_result(work, result, _values(result.id, evaluation, profile_of(work, opening)))


def rescore(work: UnitOfWork, application_id: str) -> Changes:
    """Score all finished tests of an application anew; the results there were stay and name their successors."""
    from hireapp.services.assessments import refresh_summary

    for assessment in _finished(work, application_id):
        made = store_result(work, assessment)
        work.record("rescore", "assessment", assessment.id, result=made)
    refresh_summary(work, application_id)
    return changed(("application", application_id))


def aptitude_of(work: UnitOfWork, application_id: str, profile: RoleProfile | None = None) -> Aptitude:
    """The test results of an application that the actor may see."""
    sittings = {entry.id: entry for entry in work.select(Sitting, application_id=application_id)}
    finished = _finished(work, application_id)
    if not all(may_see_among(work, finished)):
        return Aptitude(sittings=tuple(sittings.values()), hidden=True)
    application = work.get(Application, application_id)
    profile = profile or profile_of(work, work.get(Opening, application.opening_id))
    results = [_test_result(work, entry, application, profile) for entry in _taken(work, finished, sittings)]
    events = work.select(SittingEvent, sitting_id=tuple(sittings), what="focus_lost") if sittings else []
    return Aptitude(
        tuple(entry for entry in results if entry is not None), tuple(sittings.values()), False, len(events)
    )


def newest_key(work: UnitOfWork, form: Form) -> AnswerKey | None:
    """The company's own key of a situational test in this very content, if it has one."""
    found = work.select(AnswerKey, form_id=form.id, form_hash=form.hash, order="version")
    return found[-1] if found else None


def newest_norms(work: UnitOfWork, form: Form, role_id: str) -> NormGroup | None:
    """The newest norm group of a role on this content of a form; one made by an older key doesn't count."""
    found = work.select(NormGroup, form_id=form.id, form_hash=form.hash, role_id=role_id, order="version")
    key = newest_key(work, form)
    if not found or (key is not None and found[-1].made_at < key.made_at):
        return None
    return found[-1]


def norm_without(group: NormGroup | None, candidate_id: str) -> Norm | None:
    """A norm group without the person who is compared with it."""
    if group is None:
        return None
    values = {
        scale: [Decimal(raw) for key, raw in sorted(people.items()) if key != candidate_id]
        for scale, people in (group.scales or {}).items()
    }
    alphas = {scale: Decimal(found["value"]) for scale, found in (group.alphas or {}).items()}
    return Norm(group.version, values, alphas)


@dataclass(frozen=True)
class _Taken:
    """A finished test as it was taken."""

    assessment: Assessment
    sitting: Sitting
    rows: tuple[StoredAnswer, ...]
    answers: dict[str, Answer]

    def elapsed(self) -> dict[str, int] | None:
        """Time by question; None where no clock ran."""
        timed = self.sitting.mode == "screen"
        found = {row.question_id: row.elapsed_ms for row in self.rows if timed or row.elapsed_ms > 0}
        return found if timed else found or None


def _taken(work: UnitOfWork, assessments: Sequence[Assessment], sittings: Mapping[str, Sitting]) -> list[_Taken]:
    """These tests with their answers, in two reads."""
    ids = tuple(entry.id for entry in assessments)
    rows: dict[str, list[StoredAnswer]] = {}
    for row in work.select(StoredAnswer, assessment_id=ids) if ids else []:
        rows.setdefault(row.assessment_id, []).append(row)
    answers = answers_in(work, [row for own in rows.values() for row in own])
    return [
        _Taken(entry, sittings[entry.sitting_id or ""], tuple(rows.get(entry.id, ())), answers.get(entry.id, {}))
        for entry in assessments
    ]


def _evaluated(
    taken: _Taken, form: Form, key: AnswerKey | None, norms: NormGroup | None, candidate_id: str
) -> Evaluation:
    scored = rekeyed(form, means_of(key)) if key else form
    language: Language = "en" if (taken.assessment.steps or {}).get("language") == "en" else "zh"
    return evaluate(
        scored,
        taken.answers,
        language=language,
        seed=taken.sitting.seed,
        asked=taken.assessment.asked,
        elapsed=taken.elapsed(),
        norm=norm_without(norms, candidate_id),
    )


def means_of(key: AnswerKey) -> dict[str, dict[str, Decimal]]:
    """The means of a key, by scene and option."""
    return {scene: {name: Decimal(mean) for name, mean in means.items()} for scene, means in (key.means or {}).items()}


def _test_result(work: UnitOfWork, taken: _Taken, application: Application, profile: RoleProfile) -> TestResult | None:
    assessment = taken.assessment
    result = work.find(Result, assessment_id=assessment.id, superseded_by=None)
    if result is None:
        return None
    form = form_of(work, assessment)
    key = work.find(AnswerKey, form_id=form.id, version=result.key_version) if result.key_version else None
    norms = None
    if result.norm_version:
        opening = work.get(Opening, application.opening_id)
        norms = work.find(NormGroup, form_id=form.id, role_id=opening.role_id, version=result.norm_version)
    evaluation = _evaluated(taken, form, key, norms, application.candidate_id)
    placed = placements(evaluation, profile)
    return TestResult(
        assessment,
        taken.sitting,
        form,
        result,
        evaluation,
        taken.answers,
        placed,
        role_fit(placed),
        component(evaluation, profile),
    )


def _finished(work: UnitOfWork, application_id: str) -> list[Assessment]:
    entries = work.select(Assessment, application_id=application_id, state="submitted", order="submitted_at")
    return [entry for entry in entries if entry.sitting_id is not None]


def _values(result_id: str, evaluation: Evaluation, profile: RoleProfile) -> list[ResultValue]:
    figures: list[tuple[str, str, Decimal | None, int, int]] = []
    for entry in evaluation.scales:
        figures.append(("scale", entry.id, entry.raw, entry.answered, entry.asked))
        figures.append(("error", entry.id, _exact(entry.error), 0, 0))
        place = entry.normed
        if entry.is_normed and place is not None:
            figures.append(("t", entry.id, _exact(place.t), 0, 0))
            figures.append(("sten", entry.id, None if place.sten is None else Decimal(place.sten), 0, 0))
            figures.append(("percentile", entry.id, place.percentile, 0, 0))
    figures += [("style", name, Decimal(count), 0, 0) for name, count in evaluation.styles.items()]
    figures += [("theme", name, _exact(value), 0, 0) for name, value in evaluation.themes.items()]
    figures += [("measure", name, value, 0, 0) for name, value in evaluation.measures.items()]
    flags: Sequence[tuple[str, float]] = tuple(evaluation.quality.flags.items()) if evaluation.quality else ()
    figures += [("flag", name, Decimal(str(value)), 0, 0) for name, value in flags]
    made = component(evaluation, profile)
    if made is not None:
        figures.append(("component", evaluation.form_id, _exact(made[0]), 0, 0))
        figures.append(("component_error", evaluation.form_id, _exact(made[1]), 0, 0))
    return [
        ResultValue(result_id=result_id, kind=kind, name=name, value=value, answered=answered, asked=asked)
        for kind, name, value, answered, asked in figures
    ]


def _exact(value: Decimal | None) -> Decimal | None:
    """Ten decimals: more than any page shows, and few enough for every column."""
    return None if value is None else rounded(value, 10)
