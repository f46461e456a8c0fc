"""Who still owes a sheet: the pipeline reads it at every look, so it needs nothing of the panel's statistics."""

from __future__ import annotations

from dataclasses import dataclass

from hireapp.domain.application import Application
from hireapp.domain.assessment import Assessment
from hireapp.domain.candidate import Person
from hireapp.domain.opening import Opening
from hireapp.domain.panel import PanelSeat
from hireapp.domain.role import RoleProfile
from hireapp.i18n import LocalizedText
from hireapp.services.openings import profile_of
from hireapp.services.ports import UnitOfWork


@dataclass(frozen=True)
class Debt:
    """A sheet that somebody owes: for the list of what is to be done."""

    application_id: str
    stage: str
    stage_title: LocalizedText
    stage_kind: str
    number: str
    name: str
    assessor_id: str
    begun: bool


def debts(work: UnitOfWork, assessor_id: str = "") -> list[Debt]:
    """Sheets that are owed on open applications, oldest first; of one person, or of all."""
    seats = work.select(PanelSeat, order="changed_at", **({"assessor_id": assessor_id} if assessor_id else {}))
    if not seats:
        return []
    ids = tuple({seat.application_id for seat in seats})
    applications = {
        entry.id: entry
        for entry in work.select(Application, id=ids, deleted=False, state=("active", "hold"))
        if work.queries.visible(entry.candidate_id)
    }
    people = tuple({entry.candidate_id for entry in applications.values()})
    names = {person.candidate_id: person.name for person in work.select(Person, candidate_id=people)} if people else {}
    states = {
        (sheet.application_id, sheet.stage, sheet.assessor_id): sheet.state
        for sheet in work.select(Assessment, application_id=ids)
    }
    profiles: dict[str, RoleProfile] = {}
    found = []
    for seat in seats:
        state = states.get((seat.application_id, seat.stage, seat.assessor_id))
        application = applications.get(seat.application_id)
        if application is None or state == "submitted":
            continue
        if application.opening_id not in profiles:
            profiles[application.opening_id] = profile_of(work, work.get(Opening, application.opening_id))
        stage = profiles[application.opening_id].stage(seat.stage)
        found.append(
            Debt(
                seat.application_id,
                stage.id,
                stage.title,
                stage.kind,
                application.number,
                names.get(application.candidate_id, ""),
                seat.assessor_id,
                state == "draft",
            )
        )
    return found
