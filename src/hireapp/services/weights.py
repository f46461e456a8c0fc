"""Use cases about the weights of an opening: change them with a reason, see how they changed. History stays.

A change makes a new version of the profile and pins it to the opening; what was decided under the old one still names
it. Looking at other weights ("what if") is no use case: it is ``domain.comparison.what_if`` and stores nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from hireapp.domain.application import Application
from hireapp.domain.opening import Opening, RoleProfileVersion, WeightsChange
from hireapp.domain.role import RoleProfile, profile_from_json
from hireapp.domain.user import UserAccount
from hireapp.errors import InvalidValue, UndoRefused
from hireapp.i18n import N_
from hireapp.services.assessments import refresh_summary
from hireapp.services.changes import Changes, Undo, changed
from hireapp.services.openings import profile_of
from hireapp.services.ports import UnitOfWork
from hireapp.services.texts import clean_line


@dataclass(frozen=True)
class WeightsEntry:
    """One change as it is shown: versions, weights before and after, reason, by whom, when."""

    from_version: int
    to_version: int
    before: Mapping[str, Decimal]
    after: Mapping[str, Decimal]
    reason: str
    made_by: str
    made_at: datetime


def change_weights(work: UnitOfWork, opening_id: str, weights: Mapping[str, Decimal], reason: str) -> Changes:
    """Give an opening other weights (percent by component). Raises InvalidValue, naming the sum or the component.

    The profile gets a new version, every composite of the opening is made anew, and the lists show it at once.
    """
    opening = work.get(Opening, opening_id)
    profile = profile_of(work, opening)
    reason = clean_line(reason, 300)
    _check(profile, weights, reason)
    made = _pinned(work, opening, profile, weights)
    if made == opening.profile_version_id:
        return changed()
    return _switch(work, opening, made, reason)


def weights_history(work: UnitOfWork, opening_id: str) -> list[WeightsEntry]:
    """All changes of an opening's weights, newest first."""
    names = {user.id: user.name for user in work.select(UserAccount)}
    found = []
    for entry in reversed(work.select(WeightsChange, opening_id=opening_id, order="made_at")):
        before = profile_from_json(work.get(RoleProfileVersion, entry.from_version_id).tree)
        after = profile_from_json(work.get(RoleProfileVersion, entry.to_version_id).tree)
        found.append(
            WeightsEntry(
                before.version,
                after.version,
                before.weights,
                after.weights,
                entry.reason,
                names.get(entry.made_by, ""),
                entry.made_at,
            )
        )
    return found


def _check(profile: RoleProfile, weights: Mapping[str, Decimal], reason: str) -> None:
    strange = [name for name in weights if name not in _weighable(profile)]
    if strange:
        raise InvalidValue(
            N_("'{id}' has no weight in this role."), N_("Weigh only the parts of the composite."), id=strange[0]
        )
    if not all(weight.is_finite() for weight in weights.values()):
        raise InvalidValue(N_("A weight is no number."), N_("Write whole percent."))
    if any(weight < 0 for weight in weights.values()) or sum(weights.values(), Decimal(0)) != 100:
        total = sum(weights.values(), Decimal(0))
        raise InvalidValue(
            N_("The weights sum to {total}, not to 100."),
            N_("Change one of them by {rest}."),
            total=f"{total:f}",
            rest=f"{100 - total:+f}",
        )
    if not reason:
        raise InvalidValue(N_("A change of weights needs a reason."), N_("Write one sentence: why these weights."))


def _weighable(profile: RoleProfile) -> set[str]:
    """Stages that people rate, and tests; one that was put to 0 can have a weight again."""
    stages = {stage.id for stage in profile.stages if stage.kind in ("phone", "work_sample", "interview")}
    return stages | {use.form for stage in profile.stages for use in stage.tests}


def _pinned(work: UnitOfWork, opening: Opening, profile: RoleProfile, weights: Mapping[str, Decimal]) -> str:
    """The id of the profile's version with these weights, stored now if it is new."""
    stored = work.get(RoleProfileVersion, opening.profile_version_id)
    if {name: weight for name, weight in weights.items() if weight} == dict(profile.weights):
        return stored.id
    tree = json.loads(stored.tree)
    for stage in tree["stages"]:
        _weigh(stage, stage["id"], weights)
        for use in stage.get("tests", ()):
            _weigh(use, use["form"], weights)
    versions = work.select(RoleProfileVersion, role_id=opening.role_id)
    tree["version"] = 1 + max(entry.version for entry in versions)
    text = json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    made = RoleProfileVersion(
        role_id=opening.role_id, version=tree["version"], hash=hashlib.sha256(text.encode()).hexdigest(), tree=text
    )
    work.add(made)
    return made.id


def _weigh(entry: dict[str, Any], name: str, weights: Mapping[str, Decimal]) -> None:
    if weights.get(name) or "weight" in entry:
        weight = weights.get(name, Decimal(0))
        entry["weight"] = int(weight) if weight == int(weight) else str(weight)


def _switch(work: UnitOfWork, opening: Opening, version_id: str, reason: str) -> Changes:
    before = opening.profile_version_id
    work.save(replace(opening, profile_version_id=version_id))
    entry = WeightsChange(
        opening_id=opening.id,
        from_version_id=before,
        to_version_id=version_id,
        reason=reason,
        made_by=work.actor,
        made_at=work.now(),
    )
    work.add(entry)
    work.record("weights", "opening", opening.id, change=entry.id)
    applications = work.select(Application, opening_id=opening.id)  # hidden ones too: they may come back
    for application in applications:
        refresh_summary(work, application.id)

    def back(unit: UnitOfWork) -> Changes:
        now = unit.get(Opening, opening.id)
        if now.profile_version_id != version_id:
            raise UndoRefused(
                N_("This can't be taken back: it was changed again since."),
                N_("Look at the new state, then change it by hand."),
            )
        return _switch(unit, now, before, "undo")

    touched = [("application", application.id) for application in applications]
    return changed(
        ("opening", opening.id), *touched, result=entry.id, undo=Undo(N_("Change of weights taken back"), back)
    )
