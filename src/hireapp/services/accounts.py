"""Use cases about signing in: whoever has a password is asked for it, by window and command alike.

On one machine nothing needs a password. In a shared database each person should have one: HR sets a first, which its
owner changes when signing in. A password locks the program, not the database: whoever may read the file or the tables
directly reads past it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from hireapp.domain.user import UserAccount, UserSecret, wait_of
from hireapp.errors import InvalidValue, NotAllowed
from hireapp.i18n import N_
from hireapp.services.changes import Changes
from hireapp.services.ports import UnitOfWork
from hireapp.services.users import require_hr

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LEAST, MOST = 8, 200
"""Characters of a password: at least eight (NIST SP 800-63B, 5.1.1.2), and an end to what is hashed."""


@dataclass(frozen=True)
class Known:
    """Somebody who can sign in, and whether they are asked for a password."""

    user: UserAccount
    guarded: bool


@dataclass(frozen=True)
class PasswordChange(Changes):
    """How a change of password ended. wrong: the current one was not right, which was counted; wait: seconds in which
    no other try counts."""

    wrong: bool = False
    wait: int = 0


@dataclass(frozen=True)
class SignIn(Changes):
    """How a try ended. user_id: who is in, or "" for a wrong password; must_change: they have to choose one of their
    own now; wait: seconds in which no other try counts."""

    user_id: str = ""
    must_change: bool = False
    wait: int = 0

    @property
    def done(self) -> bool:
        """Whether the password was right."""
        return bool(self.user_id)


def known(work: UnitOfWork) -> list[Known]:
    """Everybody who is active, in the order they were added."""
    guarded = {secret.user_id for secret in work.select(UserSecret) if secret.hash}
    return [Known(user, user.id in guarded) for user in work.select(UserAccount, active=True, order="id")]


def is_guarded(work: UnitOfWork, user_id: str) -> bool:
    """Whether this person has a password."""
    return _secret_of(work, user_id) is not None


def sign_in(work: UnitOfWork, user_id: str, password: str) -> SignIn:
    """Try a password. A wrong one is counted, so nothing is raised for it. Raises NotAllowed for who has left."""
    user = work.get(UserAccount, user_id)
    secret = _secret_of(work, user_id)
    if not user.active:
        raise NotAllowed(N_("{name} doesn't work here any more."), N_("Ask HR."), name=user.name)
    if secret is None:
        work.record("sign_in", "user_account", user_id)
        return SignIn(user_id=user_id)
    refused = _refused(work, secret, password)
    if refused is not None:
        return SignIn(wait=refused)
    kept = _hasher().hash(_plain(password)) if _hasher().check_needs_rehash(secret.hash) else secret.hash
    if (kept, secret.failures) != (secret.hash, 0):
        work.save(replace(secret, hash=kept, failures=0, failed_at=None))
    work.record("sign_in", "user_account", user_id)
    return SignIn(user_id=user_id, must_change=secret.must_change)


def set_own_password(work: UnitOfWork, new: str, current: str = "") -> PasswordChange:
    """Give oneself a password, or another one. Raises InvalidValue for a weak new one."""
    return replace_password(work, work.actor, new, current)


def replace_password(work: UnitOfWork, user_id: str, new: str, current: str) -> PasswordChange:
    """Set a password by somebody who knows the current one, as when signing in with one that somebody else chose.

    A wrong current one is counted, so nothing is raised for it. Raises InvalidValue for a weak new one, NotAllowed for
    somebody else who has none.
    """
    secret = _secret_of(work, user_id)
    if secret is not None and (wait := _refused(work, secret, current)) is not None:
        return PasswordChange(wrong=True, wait=wait)
    if secret is None and user_id != work.actor:
        raise NotAllowed(N_("Nobody has signed in."), N_("Sign in first."))
    if secret is not None and _plain(new) == _plain(current):
        raise InvalidValue(N_("The new password is the current one."), N_("Choose another."))
    return _keep(work, user_id, new, must_change=False)


def set_password_of(work: UnitOfWork, user_id: str, new: str) -> PasswordChange:
    """Give somebody else a first password, or one for a forgotten one; they choose their own when they sign in.

    Only HR and the owner may. Raises NotAllowed, InvalidValue.
    """
    if user_id == work.actor:
        raise NotAllowed(N_("This is your own password."), N_("Change it with the current one."))
    require_hr(work)
    user = work.get(UserAccount, user_id)
    if user.role == "owner" and is_guarded(work, user_id):
        raise NotAllowed(N_("Only the owner changes the owner's password."), N_("Ask {name}."), name=user.name)
    return _keep(work, user_id, new, must_change=True)


def drop_own_password(work: UnitOfWork, current: str) -> PasswordChange:
    """Work without a password again, as on a machine of one's own. A wrong current one is counted."""
    secret = _secret_of(work, work.actor)
    if secret is None:
        return PasswordChange()
    if (wait := _refused(work, secret, current)) is not None:
        return PasswordChange(wrong=True, wait=wait)
    work.save(replace(secret, hash="", failures=0, failed_at=None, must_change=False))
    work.record("password_dropped", "user_account", work.actor)
    return PasswordChange(frozenset({("user_account", work.actor)}))


def _refused(work: UnitOfWork, secret: UserSecret, password: str) -> int | None:
    """None for the right password. Else it is counted, and these are the seconds in which no other try counts."""
    left = wait_of(secret, work.now())
    if left:
        return _seconds(left.total_seconds())
    if _fits(secret.hash, password):
        return None
    failed = replace(secret, failures=secret.failures + 1, failed_at=work.now())
    work.save(failed)
    work.record("sign_in_failed", "user_account", secret.user_id, failures=failed.failures)
    return _seconds(wait_of(failed, work.now()).total_seconds())


def _secret_of(work: UnitOfWork, user_id: str) -> UserSecret | None:
    """Their password; None also where it was dropped."""
    secret = work.find(UserSecret, user_id=user_id)
    return secret if secret is not None and secret.hash else None


def _keep(work: UnitOfWork, user_id: str, new: str, *, must_change: bool) -> PasswordChange:
    user = work.get(UserAccount, user_id)
    _refuse_weak(new, user.name)
    made = UserSecret(user_id=user_id, hash=_hasher().hash(_plain(new)), must_change=must_change)
    before = work.find(UserSecret, user_id=user_id)
    if before is None:
        work.add(made)
    else:
        work.save(replace(before, hash=made.hash, failures=0, failed_at=None, must_change=must_change))
    work.record("password", "user_account", user_id)
    return PasswordChange(frozenset({("user_account", user_id)}))


def _refuse_weak(password: str, name: str) -> None:
    if not LEAST <= len(_plain(password)) <= MOST:
        raise InvalidValue(
            N_("A password needs {least} characters or more."), N_("Three short words are easy to keep."), least=LEAST
        )
    if len(set(_plain(password))) < 4 or _plain(password).casefold() in name.casefold():
        raise InvalidValue(N_("This password is too easy to guess."), N_("Three short words are easy to keep."))


def _fits(kept: str, password: str) -> bool:
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(kept, _plain(password[: 4 * MOST]))
    except (VerificationError, InvalidHashError):
        return False


@cache
def _hasher() -> PasswordHasher:
    """argon2id with 64 MiB, three passes, four lanes (RFC 9106, the second recommended choice)."""
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=3, memory_cost=65536, parallelism=4)


def _plain(password: str) -> str:
    """One form for what keyboards write differently."""
    return unicodedata.normalize("NFC", password)


def _seconds(left: float) -> int:
    return -int(-left // 1)
