"""Use cases about people who work with the program."""

from __future__ import annotations

from dataclasses import replace

from hireapp.domain.user import MAY_SET_UP, UserAccount, UserRole
from hireapp.errors import InvalidValue, NotAllowed, NotFound
from hireapp.i18n import N_
from hireapp.services.changes import Changes, Undo, changed
from hireapp.services.ports import UnitOfWork
from hireapp.services.texts import clean_line


def ensure_owner(work: UnitOfWork, name: str) -> UserAccount:
    """The owner of this database; made at the first start."""
    users = work.select(UserAccount, order="id")
    if users:
        return users[0]
    owner = UserAccount(name=clean_line(name) or "Owner")
    work.add(owner)
    work.record("create", "user_account", owner.id)
    return owner


def require_hr(work: UnitOfWork) -> None:
    """Raises NotAllowed for whoever is neither HR nor the owner."""
    actor = work.find(UserAccount, id=work.actor)
    if actor is None or actor.role not in MAY_SET_UP:
        raise NotAllowed(N_("Only HR and the owner look after people and the company."), N_("Ask HR."))


def add_user(work: UnitOfWork, name: str, role: UserRole, position: str = "") -> Changes:
    """Add a person one can work as. Only HR and the owner may: whoever adds somebody can come in as them.

    Raises NotAllowed, InvalidValue for an empty or used name.
    """
    require_hr(work)
    name = clean_line(name)
    if not name:
        raise InvalidValue(N_("A name is needed."), N_("Write the name."))
    if work.find(UserAccount, name=name):
        raise InvalidValue(N_("There is already somebody called {name}."), N_("Add a surname or a number."), name=name)
    user = UserAccount(name=name, role=role, position=clean_line(position))
    work.add(user)
    work.record("create", "user_account", user.id)
    return changed(("user_account", user.id), result=user.id)


def rename_user(work: UnitOfWork, user_id: str, name: str, position: str) -> Changes:
    """Change the name and position of a person: one's own, or as HR or owner anybody's. Raises NotAllowed."""
    if user_id != work.actor:
        require_hr(work)
    name = clean_line(name)
    if not name:
        raise InvalidValue(N_("A name is needed."), N_("Write the name."))
    other = work.find(UserAccount, name=name)
    if other is not None and other.id != user_id:
        raise InvalidValue(N_("There is already somebody called {name}."), N_("Add a surname or a number."), name=name)
    work.save(replace(work.get(UserAccount, user_id), name=name, position=clean_line(position)))
    work.record("settings", "user_account", user_id)
    return changed(("user_account", user_id))


def set_active(work: UnitOfWork, user_id: str, *, active: bool) -> Changes:
    """Let a colleague who left work here no longer, or again; what they rated and decided stays under their name.

    Only HR and the owner may; nobody takes out themself or the owner. Raises NotAllowed.
    """
    require_hr(work)
    user = work.get(UserAccount, user_id)
    if user_id == work.actor or user.role == "owner":
        raise NotAllowed(N_("{name} can't be taken out."), N_("Ask the owner."), name=user.name)
    work.save(replace(user, active=active))
    work.record("settings", "user_account", user_id, active=active)
    undo = Undo(N_("{name} works here again"), _Back(user_id), {"name": user.name}) if not active else None
    return changed(("user_account", user_id), undo=undo)


class _Back:
    """Takes a colleague in again."""

    def __init__(self, user_id: str) -> None:
        self.user_id = user_id

    def __call__(self, work: UnitOfWork) -> Changes:
        return set_active(work, self.user_id, active=True)


def users(work: UnitOfWork) -> list[UserAccount]:
    """Everybody who is active, oldest first."""
    return work.select(UserAccount, active=True)


def user_named(work: UnitOfWork, name: str) -> UserAccount:
    """The person of that name. Raises NotFound."""
    user = work.find(UserAccount, name=clean_line(name))
    if user is None:
        raise NotFound(N_("Nobody is called {name}."), N_("Add them in Settings, or check the spelling."), name=name)
    return user


def user_names(work: UnitOfWork) -> dict[str, str]:
    """Names by id, of everybody."""
    return {user.id: user.name for user in work.select(UserAccount)}
