"""What a report of each kind can be about: for the page on which one chooses. Apart from the gathering, whose modules
are loaded only when something is gathered.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hireapp.domain.documents import ABOUT, Kind
from hireapp.domain.opening import Opening
from hireapp.domain.role import RoleProfile
from hireapp.domain.role_file import load_profile
from hireapp.errors import NotAllowed
from hireapp.i18n import LocalizedText
from hireapp.services.openings import openings, profile_of
from hireapp.services.ports import ListQuery, Row, UnitOfWork

if TYPE_CHECKING:
    from hireapp.forms.loader import Library


@dataclass(frozen=True)
class Choices:
    """What a report of a kind can be about. people: (id, number, name, stage, state); usual: who is compared first.

    forms: (role id or opening id, title); tests: (form id, title, people who took it).
    """

    openings: tuple[tuple[str, str], ...]
    opening_id: str
    people: tuple[tuple[str, str, str, LocalizedText, str], ...] = ()
    usual: tuple[str, ...] = ()
    stages: tuple[tuple[str, LocalizedText], ...] = ()
    forms: tuple[tuple[str, LocalizedText], ...] = ()
    tests: tuple[tuple[str, LocalizedText, int], ...] = ()


def choices(work: UnitOfWork, library: Library, kind: Kind, opening_id: str = "") -> Choices:
    """What a report of ``kind`` can be about, in the opening of that id or else the newest one."""
    listed = openings(work)
    opening = next((entry for entry in listed if entry.id == opening_id), listed[0] if listed else None)
    titles = tuple((entry.id, f"{entry.number} {entry.title}") for entry in listed)
    made = Choices(titles, opening.id if opening else "")
    about = ABOUT[kind]
    if about == "test":
        return replace(made, tests=_tests_taken(work, library))
    if about == "form":
        return replace(made, forms=_forms_there(work, library, kind, opening))
    if opening is None or about == "opening":
        return made
    profile = profile_of(work, opening)
    stages = {stage.id: stage.title for stage in profile.stages}
    rows = work.queries.rows(work.queries.list_ids(ListQuery(opening_id=opening.id, sort="number")), applications=True)
    people = sorted(rows.values(), key=_number)
    return replace(
        made,
        people=tuple((row.id, row.number, row.name, stages.get(row.stage, profile.title), row.state) for row in people),
        usual=_usual(work, opening.id) if kind == "comparison" else (),
        stages=_rated(profile) if kind == "panel" else (),
    )


def stage_form(profile: RoleProfile, kind: Kind) -> str | None:
    """The form of a role that is printed blank as this kind, or None."""
    wanted = "interview" if kind == "guide" else "phone"
    return next((stage.form for stage in profile.stages if stage.kind == wanted and stage.form), None)


def _usual(work: UnitOfWork, opening_id: str) -> tuple[str, ...]:
    from hireapp.services.comparisons import usual_choice

    return tuple(usual_choice(work, opening_id))


def _rated(profile: RoleProfile) -> tuple[tuple[str, LocalizedText], ...]:
    from hireapp.services.panels import RATED_KINDS

    return tuple((stage.id, stage.title) for stage in profile.stages if stage.kind in RATED_KINDS)


def _number(row: Row) -> str:
    return row.number


def _tests_taken(work: UnitOfWork, library: Library) -> tuple[tuple[str, LocalizedText, int], ...]:
    """The tests somebody finished, then the others; nothing for whom figures of all raters are hidden from."""
    from hireapp.domain.insights import Cohort
    from hireapp.services import quality

    try:
        taken = quality.tests_taken(work, library, Cohort())
    except NotAllowed:
        return ()
    known = {form_id for form_id, _title, _count in taken}
    rest = [(form.id, form.title, 0) for form in library.forms.values() if form.kind == "test" and form.id not in known]
    return (*taken, *rest)


def _forms_there(
    work: UnitOfWork, library: Library, kind: Kind, opening: Opening | None
) -> tuple[tuple[str, LocalizedText], ...]:
    """The opening as pinned, then every role that has such a form."""
    found: list[tuple[str, LocalizedText]] = []
    if opening is not None and stage_form(profile_of(work, opening), kind):
        found.append(
            (opening.id, LocalizedText(f"{opening.number} {opening.title}", f"{opening.number} {opening.title}"))
        )
    for role_id, source in library.roles.items():
        profile = load_profile(source, library)
        if stage_form(profile, kind):
            found.append((role_id, profile.title))
    return tuple(found)
