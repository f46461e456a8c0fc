"""Reads that go round the domain: ids in order, rows by id, counts. ``live`` hides erased or deleted people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from hireapp.services.ports import AuditLine, CohortQuery, Event, ListQuery, Member, Row, StageMark
from hireapp.storage import audit, cohorts, search
from hireapp.storage.tables import (
    application,
    assessment,
    attachment,
    candidate,
    opening,
    panel_seat,
    person,
    person_phone,
    user_account,
)

TESTS = "tests"

_SORTS: dict[str, ColumnElement[Any]] = {
    "name": person.c.name_sort,
    "stage": application.c.stage,
    "waiting": application.c.since,
    "number": application.c.number,
    "applied": application.c.applied_at,
    "city": person.c.city,
    "email": person.c.email_key,
}
_CANDIDATE_SORTS = {
    "name": person.c.name_sort,
    "city": person.c.city,
    "email": person.c.email_key,
    "number": candidate.c.number,
}


def live() -> ColumnElement[bool]:
    """The one condition that hides restricted, erased and deleted people from every list."""
    return (candidate.c.state == "active") & candidate.c.deleted.is_(False)


class SqlQueries:
    """The queries of one connection."""

    def __init__(self, connection: Connection, now: datetime, actor: str) -> None:
        self.connection = connection
        self.now = now
        self.actor = actor

    def list_ids(self, query: ListQuery) -> list[str]:
        """Ids of applications of an opening, or of all candidates, in the wanted order."""
        statement = self._applications(query) if query.opening_id else self._candidates(query)
        if query.text.strip():
            statement = statement.where(candidate.c.id.in_(search.find(self.connection, query.text, 5000)))
        return list(self.connection.execute(statement).scalars())

    def _applications(self, query: ListQuery) -> Select[Any]:
        statement = (
            select(application.c.id)
            .join(candidate, candidate.c.id == application.c.candidate_id)
            .join(person, person.c.candidate_id == candidate.c.id)
            .where(live(), application.c.opening_id == query.opening_id, application.c.deleted.is_(False))
        )
        if query.stage:
            statement = statement.where(application.c.stage == query.stage)
        if query.states:
            statement = statement.where(application.c.state.in_(query.states))
        if query.owner_id:
            statement = statement.where(application.c.owner_id == query.owner_id)
        if query.waiting_days is not None:
            limit = self.now - timedelta(days=query.waiting_days)
            statement = statement.where(application.c.since < limit)
        column = _SORTS.get(query.sort, person.c.name_sort)
        return statement.order_by(column.desc() if query.descending else column, application.c.id)

    def _candidates(self, query: ListQuery) -> Select[Any]:
        column = _CANDIDATE_SORTS.get(query.sort, person.c.name_sort)
        statement = select(candidate.c.id).join(person, person.c.candidate_id == candidate.c.id).where(live())
        return statement.order_by(column.desc() if query.descending else column, candidate.c.id)

    def rows(self, ids: Sequence[str], *, applications: bool) -> dict[str, Row]:
        """The rows of ``ids``: of applications, or of candidates with their newest application."""
        if not ids:
            return {}
        key = application.c.id if applications else candidate.c.id
        statement = (
            select(
                candidate.c.id.label("cid"),
                candidate.c.number.label("cnumber"),
                person,
                application,
                application.c.id.label("aid"),
                opening.c.title.label("otitle"),
            )
            .select_from(candidate)
            .join(person, person.c.candidate_id == candidate.c.id)
            .outerjoin(application, (application.c.candidate_id == candidate.c.id) & application.c.deleted.is_(False))
            .outerjoin(opening, opening.c.id == application.c.opening_id)
            .where(key.in_(ids))
            .order_by(application.c.applied_at)
        )
        found = {}
        for raw in self.connection.execute(statement):
            row = self._row(raw, applications)
            found[row.id] = row
        sheets = self._own_sheets([row.application_id for row in found.values() if row.application_id])
        narrow = self._only_interviews()
        return {key: _seen_by(row, sheets.get(row.application_id or "", ()), narrow) for key, row in found.items()}

    def _own_sheets(self, applications: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
        """The actor's own sheets by application: stage and state of each; one owed to a panel counts as a draft."""
        own = (assessment.c.assessor_id == self.actor) & assessment.c.sitting_id.is_(None)
        statement = select(assessment.c.application_id, assessment.c.stage, assessment.c.state).where(own)
        sheets: dict[str, list[tuple[str, str]]] = {}
        for application_id, stage, state in self.connection.execute(
            statement.where(assessment.c.application_id.in_(applications))
        ):
            sheets.setdefault(application_id, []).append((stage, state))
        mine = (panel_seat.c.assessor_id == self.actor) & panel_seat.c.application_id.in_(applications)
        for application_id, stage in self.connection.execute(
            select(panel_seat.c.application_id, panel_seat.c.stage).where(mine)
        ):
            if (stage, "submitted") not in sheets.get(application_id, []):
                sheets.setdefault(application_id, []).append((stage, "draft"))
        return sheets

    def _only_interviews(self) -> bool:
        role = self.connection.execute(select(user_account.c.role).where(user_account.c.id == self.actor)).scalar()
        return role == "interviewer"

    def _row(self, raw: Any, applications: bool) -> Row:
        get = raw._mapping
        return Row(
            id=get["aid"] if applications else get["cid"],
            candidate_id=get["cid"],
            application_id=get["aid"],
            opening_id=get[application.c.opening_id],
            name=get[person.c.name],
            phones=get[person.c.phones] or (),
            email=get[person.c.email],
            city=get[person.c.city],
            number=get[application.c.number] or get["cnumber"],
            stage=get[application.c.stage] or "",
            state=get[application.c.state] or "",
            since=get[application.c.since],
            applied_at=get[application.c.applied_at],
            owner_id=get[application.c.owner_id] or "",
            opening_title=get["otitle"] or "",
            now=self.now,
            summary=get[application.c.summary] or {},
        )

    def stage_counts(self, opening_id: str) -> dict[tuple[str, str], int]:
        """Number of live applications by stage and state."""
        statement = (
            select(application.c.stage, application.c.state, func.count())
            .join(candidate, candidate.c.id == application.c.candidate_id)
            .where(live(), application.c.opening_id == opening_id, application.c.deleted.is_(False))
            .group_by(application.c.stage, application.c.state)
        )
        return {(stage, state): count for stage, state, count in self.connection.execute(statement)}

    def people_by_keys(self, phone_keys: Sequence[str], email_keys: Sequence[str]) -> list[tuple[str, str, str]]:
        """Live people with one of the telephone or e-mail keys."""
        found: list[tuple[str, str, str]] = []
        base = select(candidate.c.id).join(person, person.c.candidate_id == candidate.c.id).where(live())
        if phone_keys:
            statement = base.add_columns(person_phone.c.key).join(person_phone, person_phone.c.person_id == person.c.id)
            rows = self.connection.execute(statement.where(person_phone.c.key.in_(phone_keys)))
            found += [(row[0], "phone", row[1]) for row in rows]
        keys = [key for key in email_keys if key]
        if keys:
            rows = self.connection.execute(base.add_columns(person.c.email_key).where(person.c.email_key.in_(keys)))
            found += [(row[0], "email", row[1]) for row in rows]
        return found

    def people_by_name(self, folded: str) -> list[tuple[str, str]]:
        """Live people whose folded name begins with the same character."""
        if not folded:
            return []
        statement = (
            select(candidate.c.id, person.c.name)
            .join(person, person.c.candidate_id == candidate.c.id)
            .where(live(), person.c.name_folded.startswith(folded[0], autoescape=True))
            .limit(500)
        )
        return [(row[0], row[1]) for row in self.connection.execute(statement)]

    def candidates_by_hash(self, sha256: str) -> list[str]:
        """Live candidates with a file of that content."""
        statement = (
            select(candidate.c.id)
            .join(attachment, attachment.c.candidate_id == candidate.c.id)
            .where(live(), attachment.c.sha256 == sha256)
        )
        return list(self.connection.execute(statement).scalars())

    def search(self, text: str, limit: int = 20) -> list[str]:
        """Live candidates whose entry holds ``text``."""
        found = search.find(self.connection, text, limit * 3)
        if not found:
            return []
        alive = set(self.connection.execute(select(candidate.c.id).where(live(), candidate.c.id.in_(found))).scalars())
        return [candidate_id for candidate_id in found if candidate_id in alive][:limit]

    def visible(self, candidate_id: str) -> bool:
        """Whether a candidate is live."""
        return (
            self.connection.execute(select(candidate.c.id).where(live(), candidate.c.id == candidate_id)).first()
            is not None
        )

    def members(self, query: CohortQuery) -> list[Member]:
        """Everybody of a cohort."""
        return cohorts.members(self.connection, query, live())

    def figures(self, query: CohortQuery) -> dict[str, Any]:
        """What lists show of a cohort."""
        return cohorts.figures(self.connection, query, live())

    def events(self, query: CohortQuery) -> list[Event]:
        """All moves of a cohort that stand."""
        return cohorts.events(self.connection, query, live())

    def stage_marks(self, query: CohortQuery) -> list[StageMark]:
        """The stage score of each submitted sheet of a cohort."""
        return cohorts.stage_marks(self.connection, query, live())

    def groups(self, query: CohortQuery) -> list[tuple[str, str, str]]:
        """Voluntary groups of a cohort."""
        return cohorts.groups(self.connection, query, live())

    def audit_of(self, object_ids: Sequence[str]) -> list[AuditLine]:
        """The audit entries about these, oldest first."""
        return audit.about(self.connection, object_ids)


def _seen_by(row: Row, sheets: Sequence[tuple[str, str]], narrow: bool) -> Row:
    """The row with the figures the actor may see; ``services.assessments.may_see`` says the same of one sheet.

    A stage where a draft of their own is open is hidden, and with any draft the tests. An interviewer (``narrow``)
    sees a stage only after submitting there, and the tests only after submitting anything. The composite is made of
    all of them: it is shown only if nothing is hidden.
    """
    drafts = {stage for stage, state in sheets if state == "draft"}
    submitted = {stage for stage, state in sheets if state == "submitted"}
    hidden = set()
    for stage, figure in row.summary.items():
        if stage == TESTS:
            seen = not drafts and (bool(submitted) or not narrow)
        elif isinstance(figure, dict) and "raters" in figure:
            seen = stage not in drafts and (stage in submitted or not narrow)
        else:
            continue
        if figure and not seen:
            hidden.add(stage)
    if not hidden:
        return row
    kept = {key: value for key, value in row.summary.items() if key not in hidden and key != "composite"}
    return replace(row, summary=kept)
