"""Reads for Insights: whole cohorts as plain tuples, one statement each, whatever their size."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, select

from hireapp.services.ports import CohortQuery, Event, Member, StageMark
from hireapp.storage.tables import (
    application,
    assessment,
    candidate,
    result,
    result_value,
    stage_event,
    voluntary_group,
)


def members(connection: Connection, query: CohortQuery, live: ColumnElement[bool]) -> list[Member]:
    """Everybody of the cohort, in order of application."""
    columns = (
        application.c.id,
        application.c.opening_id,
        application.c.stage,
        application.c.state,
        application.c.source,
        application.c.applied_at,
    )
    statement = _of(select(*columns), query, live).order_by(application.c.applied_at, application.c.id)
    return [Member(*row) for row in connection.execute(statement)]


def figures(connection: Connection, query: CohortQuery, live: ColumnElement[bool]) -> dict[str, Any]:
    """The figures that lists show, by application."""
    statement = _of(select(application.c.id, application.c.summary), query, live)
    return {row[0]: row[1] or {} for row in connection.execute(statement)}


def events(connection: Connection, query: CohortQuery, live: ColumnElement[bool]) -> list[Event]:
    """All moves of the cohort, by application in their order; undone ones and their undoing are left out."""
    undone = select(stage_event.c.undoes).where(stage_event.c.undoes.is_not(None))
    columns = (
        stage_event.c.application_id,
        stage_event.c.at,
        stage_event.c.from_stage,
        stage_event.c.to_stage,
        stage_event.c.outcome,
        stage_event.c.reason_code,
    )
    statement = _of(select(*columns).join(application, application.c.id == stage_event.c.application_id), query, live)
    kept = statement.where(stage_event.c.outcome != "undo", stage_event.c.id.not_in(undone))
    return [
        Event(*row) for row in connection.execute(kept.order_by(stage_event.c.application_id, stage_event.c.seq))
    ]


def stage_marks(connection: Connection, query: CohortQuery, live: ColumnElement[bool]) -> list[StageMark]:
    """The stage score of each submitted sheet of the cohort."""
    columns = (
        assessment.c.application_id,
        assessment.c.stage,
        assessment.c.assessor_id,
        assessment.c.submitted_at,
        result_value.c.value,
    )
    joined = (
        select(*columns)
        .join(application, application.c.id == assessment.c.application_id)
        .join(result, and_(result.c.assessment_id == assessment.c.id, result.c.superseded_by.is_(None)))
        .join(result_value, and_(result_value.c.result_id == result.c.id, result_value.c.kind == "stage"))
    )
    wanted = _of(joined, query, live).where(
        assessment.c.state == "submitted", assessment.c.sitting_id.is_(None), result_value.c.value.is_not(None)
    )
    return [StageMark(*row) for row in connection.execute(wanted.order_by(assessment.c.submitted_at))]


def groups(connection: Connection, query: CohortQuery, live: ColumnElement[bool]) -> list[tuple[str, str, str]]:
    """(application id, attribute, group) of those who said so: for counting only."""
    columns = (voluntary_group.c.application_id, voluntary_group.c.attribute, voluntary_group.c.group)
    joined = select(*columns).join(application, application.c.id == voluntary_group.c.application_id)
    return [(row[0], row[1], row[2]) for row in connection.execute(_of(joined, query, live))]


def _of(statement: Select[Any], query: CohortQuery, live: ColumnElement[bool]) -> Select[Any]:
    """The rows of ``statement`` (which reads ``application``) that belong to the cohort."""
    narrowed = statement.join(candidate, candidate.c.id == application.c.candidate_id).where(
        live, application.c.deleted.is_(False), application.c.opening_id.in_(query.opening_ids)
    )
    if query.since is not None:
        narrowed = narrowed.where(application.c.applied_at >= _midnight(query.since))
    if query.until is not None:
        narrowed = narrowed.where(application.c.applied_at < _midnight(query.until) + timedelta(days=1))
    if query.source:
        narrowed = narrowed.where(application.c.source == query.source)
    return narrowed


def _midnight(day: Any) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)
