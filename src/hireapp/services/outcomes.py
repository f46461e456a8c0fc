"""Use cases of what came after: how the hired did, and voluntary groups, by hand or from a table.

A table is taken in whole or not at all. Voluntary groups can be entered and counted, never read back for a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from hireapp.domain.application import Application
from hireapp.domain.outcome import ATTRIBUTES, PROBATION, Probation, VoluntaryGroup, WorkOutcome
from hireapp.errors import HireError, InvalidValue, UndoRefused
from hireapp.i18n import N_
from hireapp.numbers import decimal_from
from hireapp.services.changes import Changes, Undo, changed
from hireapp.services.csv_tables import Line, fault, read_table, refuse_twice
from hireapp.services.ports import UnitOfWork

OUTCOME_HEAD = ("number",)
OUTCOME_COLUMNS = ("probation", "months_stayed", "left", "calls_a_day", "sales_percent", "as_of")
_LIMITS = {"months_stayed": Decimal(600), "calls_a_day": Decimal(2000), "sales_percent": Decimal(1000)}
_YES = {**dict.fromkeys(("yes", "1", "true", "是"), True), **dict.fromkeys(("no", "0", "false", "否", ""), False)}


@dataclass(frozen=True)
class OutcomeDraft:
    """What is entered of a hired person."""

    probation: Probation = ""
    months_stayed: Decimal | None = None
    left: bool = False
    calls_a_day: Decimal | None = None
    sales_percent: Decimal | None = None
    as_of: date | None = None


def outcome_of(work: UnitOfWork, application_id: str) -> WorkOutcome | None:
    """What is known of a hired person."""
    return work.find(WorkOutcome, application_id=application_id)


def keep_outcome(work: UnitOfWork, application_id: str, draft: OutcomeDraft, source: str = "hand") -> Changes:
    """Keep how a hired person did. Raises InvalidValue if they were not hired, or a figure can't be."""
    application = work.get(Application, application_id)
    if application.state != "hired":
        raise InvalidValue(
            N_("{number} was not hired, so there is no outcome to keep."),
            N_("Record the decision to hire first."),
            number=application.number,
        )
    _check(draft)
    if draft.as_of is not None and draft.as_of > work.now().date():
        raise InvalidValue(N_("An outcome can't be known as of a day to come."), N_("Write the day you know it for."))
    before = outcome_of(work, application_id)
    made = WorkOutcome(
        application_id=application_id,
        probation=draft.probation,
        months_stayed=draft.months_stayed,
        left=draft.left,
        calls_a_day=draft.calls_a_day,
        sales_percent=draft.sales_percent,
        as_of=draft.as_of or work.now().date(),
        source=source,
    )
    work.put(made, "application_id")
    work.record("outcome", "application", application_id, source="hand" if source == "hand" else "file")

    kept = outcome_of(work, application_id)

    def back(unit: UnitOfWork) -> Changes:
        now = outcome_of(unit, application_id)
        if now is None or kept is None or _said(now) != _said(kept):
            raise UndoRefused(
                N_("This can't be taken back: it was changed again since."),
                N_("Look at the new state, then change it by hand."),
            )
        if before is None:
            unit.remove(now)
        else:
            unit.save(replace(before, id=now.id, row_version=now.row_version))
        unit.record("undo", "application", application_id)
        return changed(("outcome", application_id))

    return changed(("outcome", application_id), undo=Undo(N_("Outcome taken back"), back))


def take_in_outcomes(work: UnitOfWork, name: str, data: bytes) -> Changes:
    """Keep the outcomes of a table, one row a person by application number. Raises HireError at row and column.

    A number that is not an application here, or of somebody not hired, refuses the whole table. Columns that the table
    doesn't have keep what is known.
    """
    lines = read_table(name, data, OUTCOME_HEAD, OUTCOME_COLUMNS)
    refuse_twice(name, lines, "number")
    applications = {entry.number: entry for entry in work.select(Application, deleted=False)}
    known = [(_known(name, line, applications), line) for line in lines]
    made = [
        keep_outcome(work, application.id, _draft(name, line, outcome_of(work, application.id)), name[:120])
        for application, line in known
    ]

    def back(unit: UnitOfWork) -> Changes:
        touched: set[tuple[str, str]] = set()
        for change in made:
            assert change.undo is not None
            touched |= change.undo.action(unit).touched
        return changed(*touched)

    undo = Undo(N_("Table of outcomes taken back"), back)
    touched = [("outcome", application.id) for application, _line in known]
    return changed(*touched, result=str(len(made)), undo=undo)


def keep_groups(work: UnitOfWork, application_id: str, groups: Mapping[str, str]) -> Changes:
    """Keep what a candidate said voluntarily; an empty group takes the answer out. Nothing of it is read back."""
    _check_groups(groups)
    for attribute, group in groups.items():
        if group:
            made = VoluntaryGroup(application_id=application_id, attribute=attribute, group=group)
            work.put(made, "application_id", "attribute")
            continue
        old = work.find(VoluntaryGroup, application_id=application_id, attribute=attribute)
        if old is not None:
            work.remove(old)
    work.record("voluntary", "application", application_id)
    return changed(("voluntary", ""))


def take_in_groups(work: UnitOfWork, name: str, data: bytes) -> Changes:
    """Keep voluntary groups from a table: application number and a column for each attribute."""
    lines = read_table(name, data, OUTCOME_HEAD, tuple(ATTRIBUTES))
    refuse_twice(name, lines, "number")
    applications = {entry.number: entry for entry in work.select(Application, deleted=False)}
    for line in lines:
        application = applications.get(line.cells["number"])
        if application is None:
            raise _stranger(name, line)
        groups = {attribute: line.cells[attribute] for attribute in ATTRIBUTES if line.cells.get(attribute)}
        for attribute, group in groups.items():
            if group not in ATTRIBUTES[attribute][1]:
                raise fault(
                    name,
                    line.number,
                    attribute,
                    N_("'{value}' is none of the groups."),
                    N_("Use one of: {known}."),
                    value=group,
                    known=", ".join(ATTRIBUTES[attribute][1]),
                )
        keep_groups(work, application.id, groups)
    return changed(("voluntary", ""), result=str(len(lines)))


def _known(name: str, line: Line, applications: Mapping[str, Application]) -> Application:
    application = applications.get(line.cells["number"])
    if application is None:
        raise _stranger(name, line)
    if application.state != "hired":
        raise fault(
            name,
            line.number,
            "number",
            N_("{number} was not hired, so there is no outcome to keep."),
            N_("Record the decision to hire first."),
            number=application.number,
        )
    return application


def _stranger(name: str, line: Line) -> HireError:
    return fault(
        name,
        line.number,
        "number",
        N_("There is no application {number}; nothing of the table was taken in."),
        N_("Correct the number, or take the row out."),
        number=line.cells["number"] or "–",
    )


def _said(outcome: WorkOutcome) -> tuple[object, ...]:
    return (
        outcome.probation,
        outcome.months_stayed,
        outcome.left,
        outcome.calls_a_day,
        outcome.sales_percent,
        outcome.as_of,
    )


def _draft(name: str, line: Line, before: WorkOutcome | None) -> OutcomeDraft:
    cells = line.cells
    probation = cells.get("probation", before.probation if before else "")
    if probation not in PROBATION:
        raise fault(
            name,
            line.number,
            "probation",
            N_("'{value}' is none of the groups."),
            N_("Use one of: {known}."),
            value=probation,
            known=", ".join(key for key in PROBATION if key),
        )
    left = cells.get("left", "yes" if before and before.left else "").lower()
    if left not in _YES:
        raise fault(
            name, line.number, "left", N_("'{value}' is neither yes nor no."), N_("Write yes or no."), value=left
        )
    numbers = {
        column: _number(name, line, column) if column in cells else getattr(before, column, None) for column in _LIMITS
    }
    draft = OutcomeDraft(probation, left=_YES[left], as_of=_day(name, line), **numbers)  # type: ignore[arg-type]
    try:
        _check(draft)
    except InvalidValue as error:
        raise HireError(error.what, error.remedy, where=f"{name}:{line.number}", **error.fields) from error
    return draft


def _number(name: str, line: Line, column: str) -> Decimal | None:
    cell = line.cells.get(column, "").removesuffix("%").strip()
    if not cell:
        return None
    try:
        return decimal_from(cell)
    except InvalidValue as error:
        raise fault(name, line.number, column, error.what, error.remedy, value=cell) from error


def _day(name: str, line: Line) -> date | None:
    cell = line.cells.get("as_of", "")
    if not cell:
        return None
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        raise fault(
            name,
            line.number,
            "as_of",
            N_("'{value}' is no date."),
            N_("Write it as 2026-11-22."),
            value=cell,
        ) from error


def _check(draft: OutcomeDraft) -> None:
    if draft.probation not in PROBATION:
        raise InvalidValue(N_("'{id}' is no state of the probation."), id=draft.probation)
    for column, most in _LIMITS.items():
        value = getattr(draft, column)
        if value is not None and not 0 <= value <= most:
            raise InvalidValue(
                N_("'{column}' lies between 0 and {most}, not at {value}."),
                N_("Correct the figure."),
                column=column,
                most=most,
                value=value,
            )


def _check_groups(groups: Mapping[str, str]) -> None:
    for attribute, group in groups.items():
        if attribute not in ATTRIBUTES or (group and group not in ATTRIBUTES[attribute][1]):
            raise InvalidValue(N_("'{id}' is none of the groups."), id=f"{attribute}: {group}")
