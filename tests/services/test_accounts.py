"""Passwords: who has one is asked, wrong ones are counted and slowed down, nobody chooses for others for good."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from hireapp.bootstrap import Context
from hireapp.domain.user import UserAccount, UserSecret, wait_of
from hireapp.errors import HireError, InvalidValue, NotAllowed
from hireapp.services import accounts, company, users
from hireapp.services.accounts import SignIn
from tests.makers import Clock, call

MINE, OTHER = "drei kleine Wörter", "vier 个 小 词"


@pytest.fixture
def colleague(anywhere: Context) -> str:
    return anywhere.change(call(users.add_user, "林芳", "interviewer")).result


def tried(context: Context, user: str, password: str) -> SignIn:
    found = context.change(call(accounts.sign_in, user, password))
    assert isinstance(found, SignIn)
    return found


def acting(context: Context, user: str, work: Any) -> Any:
    return context.open_database().change(user, work)


def secret_of(context: Context, user: str) -> UserSecret | None:
    return context.read(lambda work: work.find(UserSecret, user_id=user))


def test_nobody_has_a_password_before_one_is_set(anywhere: Context, colleague: str):
    assert [entry.guarded for entry in anywhere.read(accounts.known)] == [False, False]
    assert tried(anywhere, colleague, "whatever").user_id == colleague


def test_ones_own_password_is_kept_as_argon2id_and_nowhere_else(anywhere: Context):
    me = anywhere.actor
    anywhere.change(call(accounts.set_own_password, MINE))
    kept = secret_of(anywhere, me)
    assert kept is not None and kept.hash.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert tried(anywhere, me, MINE).done
    assert not tried(anywhere, me, MINE.upper()).done
    lines = anywhere.read(lambda work: work.queries.audit_of([me]))
    assert {line.action for line in lines} >= {"password", "sign_in", "sign_in_failed"}
    assert MINE not in str(lines)


def test_what_keyboards_write_differently_is_the_same(anywhere: Context):
    anywhere.change(call(accounts.set_own_password, "drei kleine Wo\u0308rter"))
    assert tried(anywhere, anywhere.actor, MINE).done


def test_another_password_needs_the_current_one(anywhere: Context):
    anywhere.change(call(accounts.set_own_password, MINE))
    assert anywhere.change(call(accounts.set_own_password, OTHER, "not this one")).wrong
    assert not tried(anywhere, anywhere.actor, OTHER).done
    with pytest.raises(InvalidValue, match="is the current one"):
        anywhere.change(call(accounts.set_own_password, MINE, MINE))
    anywhere.change(call(accounts.set_own_password, OTHER, MINE))
    assert tried(anywhere, anywhere.actor, OTHER).done


@pytest.mark.parametrize("weak", ["", "short", "aaaaaaaaaa", "abababab", "x" * 500])
def test_weak_ones_are_refused_and_nothing_is_stored(context: Context, weak: str):
    with pytest.raises(InvalidValue):
        context.change(call(accounts.set_own_password, weak))
    assert secret_of(context, context.actor) is None


def test_wrong_ones_are_counted_and_slowed_down(anywhere: Context, clock: Clock):
    me = anywhere.actor
    anywhere.change(call(accounts.set_own_password, MINE))
    assert [tried(anywhere, me, "wrong").wait for _time in range(4)] == [0, 0, 0, 0]
    assert tried(anywhere, me, "wrong").wait == 30
    found = tried(anywhere, me, MINE)
    assert not found.done and 0 < found.wait <= 30
    clock.at += timedelta(seconds=31)
    assert 55 <= tried(anywhere, me, "wrong").wait <= 60
    clock.at += timedelta(seconds=61)
    assert tried(anywhere, me, MINE).done
    kept = secret_of(anywhere, me)
    assert kept is not None and kept.failures == 0


def test_guessing_at_an_unattended_window_is_counted_too(anywhere: Context):
    anywhere.change(call(accounts.set_own_password, MINE))
    guess = (call(accounts.set_own_password, OTHER, "guess"), call(accounts.drop_own_password, "guess"))
    found = [anywhere.change(guess[number % 2]) for number in range(5)]
    assert [entry.wrong for entry in found] == [True] * 5
    assert found[-1].wait == 30
    assert tried(anywhere, anywhere.actor, MINE).wait > 0


def test_only_hr_and_the_owner_look_after_people_and_the_company(anywhere: Context, colleague: str):
    for work in (
        call(users.add_user, "新人", "hr"),
        call(users.rename_user, anywhere.actor, "别名", ""),
        call(company.set_company, "company", "别家"),
    ):
        with pytest.raises(NotAllowed):
            acting(anywhere, colleague, work)
    acting(anywhere, colleague, call(users.rename_user, colleague, "林芳芳", "外呼主管"))
    assert anywhere.read(call(users.user_named, "林芳芳")).id == colleague


def test_a_colleague_who_left_is_taken_out_and_can_come_back(anywhere: Context, colleague: str):
    made = anywhere.change(call(users.set_active, colleague, active=False))
    assert colleague not in {entry.user.id for entry in anywhere.read(accounts.known)}
    with pytest.raises(NotAllowed):
        tried(anywhere, colleague, "")
    anywhere.change(made.undo.action)
    assert colleague in {entry.user.id for entry in anywhere.read(accounts.known)}
    for who, whom in ((colleague, anywhere.actor), (anywhere.actor, anywhere.actor)):
        with pytest.raises(NotAllowed):
            acting(anywhere, who, call(users.set_active, whom, active=False))


def test_the_wait_has_an_end_and_a_clock_put_back_shortens_nothing(clock: Clock):
    moment = clock()
    secret = UserSecret(user_id="x", hash="h", failures=40, failed_at=moment)
    assert wait_of(secret, moment) == timedelta(minutes=15)
    assert wait_of(secret, moment - timedelta(days=400)) == timedelta(minutes=15)
    assert wait_of(secret, moment + timedelta(minutes=16)) == timedelta(0)


def test_a_first_password_is_set_by_hr_and_changed_by_its_owner(anywhere: Context, colleague: str):
    anywhere.change(call(accounts.set_password_of, colleague, MINE))
    found = tried(anywhere, colleague, MINE)
    assert found.done and found.must_change
    anywhere.change(call(accounts.replace_password, colleague, OTHER, MINE))
    found = tried(anywhere, colleague, OTHER)
    assert found.done and not found.must_change


def test_only_hr_and_the_owner_set_passwords_of_others(anywhere: Context, colleague: str):
    other = anywhere.change(call(users.add_user, "陈涛", "hr")).result
    for role in ("interviewer", "manager"):
        someone = anywhere.change(call(users.add_user, f"某{role}", role)).result
        with pytest.raises(NotAllowed):
            acting(anywhere, someone, call(accounts.set_password_of, colleague, MINE))
    acting(anywhere, other, call(accounts.set_password_of, colleague, MINE))
    anywhere.change(call(accounts.set_own_password, OTHER))
    with pytest.raises(NotAllowed, match="owner"):
        acting(anywhere, other, call(accounts.set_password_of, anywhere.actor, MINE))
    with pytest.raises(NotAllowed):
        anywhere.change(call(accounts.replace_password, other, MINE, ""))


def test_who_has_left_cannot_sign_in(anywhere: Context, colleague: str):
    from dataclasses import replace

    anywhere.change(lambda work: work.save(replace(work.get(UserAccount, colleague), active=False)))
    with pytest.raises(NotAllowed):
        tried(anywhere, colleague, "")


def test_a_password_is_dropped_only_by_its_owner_with_it(anywhere: Context):
    anywhere.change(call(accounts.set_own_password, MINE))
    assert anywhere.change(call(accounts.drop_own_password, OTHER)).wrong
    assert anywhere.read(call(accounts.is_guarded, anywhere.actor))
    anywhere.change(call(accounts.drop_own_password, MINE))
    assert not anywhere.read(call(accounts.is_guarded, anywhere.actor))
    anywhere.change(call(accounts.set_own_password, OTHER))
    assert tried(anywhere, anywhere.actor, OTHER).done


def test_older_parameters_are_replaced_at_the_next_sign_in(context: Context):
    from argon2 import PasswordHasher

    weak = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(MINE)
    context.change(lambda work: work.add(UserSecret(user_id=context.actor, hash=weak)))
    assert tried(context, context.actor, MINE).done
    kept = secret_of(context, context.actor)
    assert kept is not None and "m=65536,t=3,p=4" in kept.hash
    assert tried(context, context.actor, MINE).done


def test_before_somebody_signed_in_nothing_runs(context: Context):
    context.lock(context.actor)
    for act in (context.read, context.change):
        with pytest.raises(HireError, match="signed in"):
            act(users.users)
