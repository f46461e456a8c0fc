"""The norm group of a role for the composite: made by itself once there are enough people, in versions that stay.

A version comes with 30 people who have a composite, another with 100, then whenever the people have doubled. In between
the scale stands still, so that a figure read today is the figure read tomorrow.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from weakref import WeakKeyDictionary

from hireapp.domain.application import Application
from hireapp.domain.assessment import Assessment
from hireapp.domain.opening import Opening
from hireapp.domain.role import RoleProfile
from hireapp.domain.sitting import NormGroup
from hireapp.psychometrics.composite_scale import CompositeNorm, TScale
from hireapp.psychometrics.norms import FIRM, MINIMUM
from hireapp.services.ports import UnitOfWork

COMPOSITE = "composite"
"""The form id of such a group; it has no form, so its hash is empty."""


_known: WeakKeyDictionary[UnitOfWork, dict[Any, Any]] = WeakKeyDictionary()
"""Groups and scales of a transaction: many figures are stated in one, and a group holds a figure of everybody."""


def composite_norm(work: UnitOfWork, role_id: str) -> CompositeNorm | None:
    """The newest norm group of the role's composites, read once a transaction."""
    known = _known.setdefault(work, {})
    if role_id not in known:
        known[role_id] = _read(work, role_id)
    norm: CompositeNorm | None = known[role_id]
    return norm


def _read(work: UnitOfWork, role_id: str) -> CompositeNorm | None:
    newest = _newest(work, role_id)
    if newest is None:
        return None
    people: dict[str, dict[str, float]] = {}
    for component, values in (newest.scales or {}).items():
        for person, value in values.items():
            people.setdefault(person, {})[component] = float(value)
    return CompositeNorm(newest.version, tuple(people.values()))


def composite_scale(work: UnitOfWork, role_id: str, profile: RoleProfile) -> TScale | None:
    """The T scale of the role under the weights of this profile; None while there are too few people."""
    norm = composite_norm(work, role_id)
    if norm is None:
        return None
    known, key = _known.setdefault(work, {}), (role_id, tuple(profile.weights.items()))
    if key not in known:
        known[key] = norm.scale(profile.weights)
    scale: TScale | None = known[key]
    return scale


def next_norm(work: UnitOfWork, role_id: str) -> list[str]:
    """Make the next version where its people have come together; the applications whose figures then change."""
    newest = _newest(work, role_id)
    openings = {opening.id: opening for opening in work.select(Opening, role_id=role_id)}
    applications = work.select(Application, opening_id=tuple(openings))
    stated = [entry for entry in applications if (entry.summary or {}).get(COMPOSITE)]  # hidden ones may come back
    rated = [entry for entry in stated if not entry.deleted]
    if len({entry.candidate_id for entry in rated}) < _wanted(newest):
        return []
    people = _people(work, openings, rated)
    if len(people) < _wanted(newest):
        return []
    scales: dict[str, dict[str, str]] = {}
    for person, parts in people.items():
        for component, (value, _sem) in parts.items():
            scales.setdefault(component, {})[person] = f"{value:.4f}"
    group = NormGroup(
        form_id=COMPOSITE,
        form_hash="",
        role_id=role_id,
        version=newest.version + 1 if newest else 1,
        n=len(people),
        scales=scales,
        alphas={},
        made_at=work.now(),
    )
    work.add(group)
    _known.pop(work, None)
    work.record("norms", "norm_group", group.id, form=COMPOSITE, role=role_id, version=group.version, n=group.n)
    return [entry.id for entry in stated]


def _newest(work: UnitOfWork, role_id: str) -> NormGroup | None:
    groups = work.select(NormGroup, form_id=COMPOSITE, form_hash="", role_id=role_id, order="version")
    return groups[-1] if groups else None


def _wanted(newest: NormGroup | None) -> int:
    if newest is None:
        return MINIMUM
    return FIRM if newest.n < FIRM else 2 * newest.n


def _people(
    work: UnitOfWork, openings: Mapping[str, Opening], rated: list[Application]
) -> dict[str, Mapping[str, tuple[Decimal, Decimal]]]:
    """What the first composite of each live candidate is made of."""
    from hireapp.services.openings import profile_of
    from hireapp.services.scorecards import SheetScores, card_of, scores_of_sheets

    ids = tuple(entry.id for entry in rated)
    sheets: dict[str, list[SheetScores]] = {name: [] for name in ids}
    found_sheets = work.select(Assessment, application_id=ids, state="submitted", order="submitted_at")
    for scores in scores_of_sheets(work, found_sheets):
        sheets[scores.assessment.application_id].append(scores)
    profiles = {name: profile_of(work, opening) for name, opening in openings.items()}
    found: dict[str, Mapping[str, tuple[Decimal, Decimal]]] = {}
    for entry in rated:
        if entry.candidate_id not in found and work.queries.visible(entry.candidate_id):
            card = card_of(profiles[entry.opening_id], tuple(sheets[entry.id]))
            if card.composite.band is not None:
                found[entry.candidate_id] = card.parts
    return found
