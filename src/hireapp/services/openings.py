"""Use cases about job openings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from hireapp.domain.opening import Opening, RoleProfileVersion
from hireapp.domain.role import RoleProfile, profile_from_json, profile_json
from hireapp.errors import InvalidValue, NotFound
from hireapp.i18n import N_
from hireapp.services.changes import Changes, Undo, changed
from hireapp.services.ports import UnitOfWork
from hireapp.services.texts import clean_line
from hireapp.services.versions import require_unchanged, require_version

if TYPE_CHECKING:
    from hireapp.forms.loader import Library


@dataclass(frozen=True)
class OpeningDraft:
    """What HR enters to make or change an opening."""

    title: str
    role_id: str
    seats: int = 1
    site: str = ""
    shifts: str = ""
    pay: str = ""
    hiring_manager: str = ""
    manager_position: str = ""
    decide_by: date | None = None


def make_opening(work: UnitOfWork, library: Library, draft: OpeningDraft) -> Changes:
    """Make an opening; the role profile as it is now is pinned to it."""
    title = _checked(draft)
    profile_id = _pinned(work, library, draft.role_id)
    number = f"OP-{work.now():%Y}-{work.next_number(f'opening-{work.now():%Y}'):03d}"
    opening = Opening(
        number=number, title=title, role_id=draft.role_id, profile_version_id=profile_id, recruiter_id=work.actor
    )
    opening = _with_details(opening, draft)
    work.add(opening)
    work.record("create", "opening", opening.id, profile=profile_id)
    return changed(("opening", opening.id), result=opening.id)


def change_opening(work: UnitOfWork, opening_id: str, draft: OpeningDraft, seen: int | None = None) -> Changes:
    """Change title, seats, site and so on; the role stays.

    seen: the row version that was on the screen. Raises StaleWrite if somebody has changed the opening since.
    """
    before = work.get(Opening, opening_id)
    require_version(before, seen)
    saved = work.save(_with_details(replace(before, title=_checked(draft)), draft))
    work.record("change", "opening", opening_id)

    def back(unit: UnitOfWork) -> Changes:
        require_unchanged(unit.get(Opening, opening_id), saved)
        unit.save(replace(before, row_version=saved.row_version))
        unit.record("undo", "opening", opening_id)
        return changed(("opening", opening_id))

    return changed(("opening", opening_id), undo=Undo(N_("Change of the opening taken back"), back))


def close_opening(work: UnitOfWork, opening_id: str, *, closed: bool) -> Changes:
    """Close an opening, or open it again."""
    work.save(replace(work.get(Opening, opening_id), state="closed" if closed else "open"))
    work.record("change", "opening", opening_id, closed=closed)
    return changed(("opening", opening_id))


def openings(work: UnitOfWork) -> list[Opening]:
    """All openings, open ones first, newest first."""
    newest = sorted(work.select(Opening, deleted=False), key=lambda opening: opening.number, reverse=True)
    return sorted(newest, key=lambda opening: opening.state != "open")


def opening_by(work: UnitOfWork, number_or_id: str) -> Opening:
    """The opening of that number or id. Raises NotFound."""
    found = work.find(Opening, number=number_or_id) or work.find(Opening, id=number_or_id)
    if found is None:
        raise NotFound(N_("There is no opening {number}."), N_("See 'hireapp list --openings'."), number=number_or_id)
    return found


def profile_of(work: UnitOfWork, opening: Opening) -> RoleProfile:
    """The profile version pinned by an opening."""
    return profile_from_json(work.get(RoleProfileVersion, opening.profile_version_id).tree)


def _pinned(work: UnitOfWork, library: Library, role_id: str) -> str:
    if role_id not in library.roles:
        raise NotFound(N_("There is no role '{id}'."), N_("Choose one of the list."), id=role_id)
    source = library.roles[role_id]
    tree, digest = profile_json(source)
    found = work.find(RoleProfileVersion, role_id=role_id, hash=digest)
    if found:
        return found.id
    made = RoleProfileVersion(role_id=role_id, version=source.tree["version"], hash=digest, tree=tree)
    work.add(made)
    return made.id


def _checked(draft: OpeningDraft) -> str:
    title = clean_line(draft.title)
    if not title:
        raise InvalidValue(N_("An opening needs a title."), N_("Write one, such as 'Outbound, autumn class'."))
    if not 1 <= draft.seats <= 999:
        raise InvalidValue(N_("Seats lie between 1 and 999."), N_("Write a number."))
    return title


def _with_details(opening: Opening, draft: OpeningDraft) -> Opening:
    return replace(
        opening,
        site=clean_line(draft.site),
        shifts=clean_line(draft.shifts),
        pay=clean_line(draft.pay),
        hiring_manager=clean_line(draft.hiring_manager),
        manager_position=clean_line(draft.manager_position),
        seats=draft.seats,
        decide_by=draft.decide_by,
    )
