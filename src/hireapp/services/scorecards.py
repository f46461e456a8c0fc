"""The figures of one application: stage scores, competencies and the composite, each traced to the sheets behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from hireapp.domain.application import Application
from hireapp.domain.assessment import Assessment, Result, ResultValue
from hireapp.domain.opening import Opening
from hireapp.domain.role import RoleProfile
from hireapp.numbers import mean, rounded
from hireapp.psychometrics.composite_scale import TScale, stated
from hireapp.psychometrics.error import (
    Z95,
    Band,
    Composite,
    composite,
    error_of_mean,
    percent_of_range,
    rater_error,
)
from hireapp.services.composite_norms import composite_scale
from hireapp.services.openings import profile_of
from hireapp.services.ports import UnitOfWork

LOW, HIGH = Decimal(1), Decimal(5)


@dataclass(frozen=True)
class SheetScores:
    """The newest result of one submitted sheet or test.

    component: (form id, value, SEM in percent) of a test. flags: of the answering, by name.
    """

    assessment: Assessment
    stage_score: Decimal | None
    competencies: Mapping[str, Decimal]
    scales: Mapping[str, Decimal | None]
    component: tuple[str, Decimal, Decimal] | None = None
    flags: Mapping[str, Decimal | None] = field(default_factory=dict)


@dataclass(frozen=True)
class StageScore:
    """A stage on the 1-5 scale: the mean of its raters with the assumed standard error of measurement."""

    stage: str
    value: Decimal
    sem: Decimal
    raters: int


@dataclass(frozen=True)
class ScoreCard:
    """All figures of an application. ``sheets`` are those behind them; ``tests`` by form: percent and SEM.

    parts: what the composite is or could be made of, by component: percent and SEM. percent: the composite in percent
    of the range; ``composite`` is the one that is shown, in T where the role has a norm group.
    """

    sheets: tuple[SheetScores, ...]
    stages: Mapping[str, StageScore]
    composite: Composite
    percent: Composite
    tests: Mapping[str, tuple[Decimal, Decimal]]
    parts: Mapping[str, tuple[Decimal, Decimal]]


def score_card(
    work: UnitOfWork, application: Application, profile: RoleProfile | None = None, visible: Sequence[str] | None = None
) -> ScoreCard:
    """The figures from submitted sheets; with ``visible`` only from those sheet ids."""
    opening = work.get(Opening, application.opening_id)
    profile = profile or profile_of(work, opening)
    scale = composite_scale(work, opening.role_id, profile)
    return card_of(profile, tuple(sheet_scores(work, application.id, visible)), scale)


def card_of(profile: RoleProfile, sheets: tuple[SheetScores, ...], scale: TScale | None = None) -> ScoreCard:
    """The figures that follow from these sheets of one application; the composite on ``scale`` where there is one."""
    stages = {stage.id: found for stage in profile.stages if (found := _stage(profile, stage.id, sheets)) is not None}
    values = {name: (percent_of_range(score.value), score.sem * 25) for name, score in stages.items()}
    tests = {entry.component[0]: entry.component[1:] for entry in sheets if entry.component is not None}
    parts = {**values, **tests}
    percent = composite(profile.weights, parts)
    return ScoreCard(sheets, stages, stated(percent, scale), percent, tests, parts)


def sheet_scores(work: UnitOfWork, application_id: str, visible: Sequence[str] | None = None) -> list[SheetScores]:
    """The newest result of each submitted sheet of an application."""
    assessments = work.select(Assessment, application_id=application_id, state="submitted", order="submitted_at")
    return scores_of_sheets(work, [entry for entry in assessments if visible is None or entry.id in visible])


def scores_of_sheets(work: UnitOfWork, sheets: Sequence[Assessment]) -> list[SheetScores]:
    """The newest result of each of these submitted sheets, of any applications, in two reads."""
    if not sheets:
        return []
    results = work.select(Result, assessment_id=tuple(sheet.id for sheet in sheets), superseded_by=None)
    owner = {result.id: result.assessment_id for result in results}
    values: dict[str, list[ResultValue]] = {}
    for entry in work.select(ResultValue, result_id=tuple(owner)) if owner else []:
        values.setdefault(owner[entry.result_id], []).append(entry)
    return [_sheet_scores(sheet, values.get(sheet.id, [])) for sheet in sheets]


def competency_marks(sheets: Sequence[SheetScores], competency: str) -> dict[str, list[tuple[str, Decimal]]]:
    """(assessor id, value) by stage, of everybody who rated the competency there."""
    marks: dict[str, list[tuple[str, Decimal]]] = {}
    for entry in sheets:
        if competency in entry.competencies:
            marks.setdefault(entry.assessment.stage, []).append(
                (entry.assessment.assessor_id, entry.competencies[competency])
            )
    return marks


def competency_value(
    profile: RoleProfile, marks: Mapping[str, list[tuple[str, Decimal]]]
) -> tuple[Decimal, Decimal] | None:
    """Mean over stages of the mean of the raters in the stage, with its assumed SEM; None if nobody rated it."""
    if not marks:
        return None
    means = [mean([value for _rater, value in given]) or Decimal(0) for given in marks.values()]
    errors = [rater_error(profile.assumed_sd, profile.assumed_reliability, len(given)) for given in marks.values()]
    return sum(means, Decimal(0)) / len(means), error_of_mean(errors)


def stage_figures(work: UnitOfWork, application: Application) -> dict[str, Any]:
    """The figures as JSON for the lists: by stage, and the composite in percent with what is shown of it in T."""
    card = score_card(work, application)
    figures: dict[str, Any] = {
        name: {"value": _short(score.value), "error": _short(score.sem * Decimal("1.96")), "raters": score.raters}
        for name, score in card.stages.items()
    }
    figures["tests"] = {name: _short(value) for name, (value, _sem) in card.tests.items()} or None
    figures["composite"] = None
    if card.percent.band is not None and card.composite.band is not None:
        scale = card.composite.scale
        shown = {**_band_figures(card.composite.band), "norm": scale.version} if scale else None
        figures["composite"] = {**_band_figures(card.percent.band), "t": shown}
    figures["present"] = _short(card.composite.present * 100)
    return figures


def listed_composite(figures: Mapping[str, Any], scale: TScale | None) -> tuple[Decimal, Decimal] | None:
    """Value and SEM of the composite among the figures of lists, on ``scale`` where there is one."""
    made = figures.get("composite")
    if not made:
        return None
    value, sem = Decimal(made["value"]), Decimal(made["sem"])
    return (value, sem) if scale is None else (scale.value(value), scale.sem(sem))


def _band_figures(band: Band) -> dict[str, str]:
    return {
        "value": _short(band.value),
        "low": _short(band.low),
        "high": _short(band.high),
        "sem": _short(band.error / Z95),
    }


def _stage(profile: RoleProfile, stage: str, sheets: Sequence[SheetScores]) -> StageScore | None:
    values = [
        entry.stage_score for entry in sheets if entry.assessment.stage == stage and entry.stage_score is not None
    ]
    value = mean(values)
    if value is None:
        return None
    return StageScore(
        stage, value, rater_error(profile.assumed_sd, profile.assumed_reliability, len(values)), len(values)
    )


def _sheet_scores(assessment: Assessment, values: Sequence[ResultValue]) -> SheetScores:
    stage = next((entry.value for entry in values if entry.kind == "stage"), None)
    competencies = {
        entry.name: entry.value for entry in values if entry.kind == "competency" and entry.value is not None
    }
    scales = {entry.name: entry.value for entry in values if entry.kind == "scale"}
    flags = {entry.name: entry.value for entry in values if entry.kind == "flag"}
    return SheetScores(assessment, stage, competencies, scales, _component(values), flags)


def _component(values: Sequence[ResultValue]) -> tuple[str, Decimal, Decimal] | None:
    errors = {entry.name: entry.value for entry in values if entry.kind == "component_error"}
    for entry in values:
        if entry.kind == "component" and entry.value is not None:
            return entry.name, entry.value, errors.get(entry.name) or Decimal(0)
    return None


def _short(value: Decimal) -> str:
    return str(rounded(value, 2))
