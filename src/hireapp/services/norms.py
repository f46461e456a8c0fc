"""Norm groups from the company's own candidates: applicants of one role on one form, versions that never change."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from hireapp.domain.application import Application
from hireapp.domain.aptitude import evaluate
from hireapp.domain.assessment import Assessment, FormVersion
from hireapp.domain.opening import Opening
from hireapp.domain.sitting import NormGroup
from hireapp.errors import InvalidValue
from hireapp.forms.answer import Answer
from hireapp.forms.form import Form
from hireapp.forms.scoring import rekeyed, score
from hireapp.i18n import N_
from hireapp.psychometrics.norms import MINIMUM
from hireapp.psychometrics.reliability import alpha
from hireapp.services.aptitude import means_of, newest_key
from hireapp.services.assessments import answers_of
from hireapp.services.changes import Changes, changed
from hireapp.services.ports import UnitOfWork

if TYPE_CHECKING:
    from hireapp.forms.loader import Library


@dataclass(frozen=True)
class NormState:
    """How far the norms of a role on a form are: people who finished it, and the newest version."""

    role_id: str
    form_id: str
    people: int
    newest: NormGroup | None


def norm_states(work: UnitOfWork, library: Library) -> list[NormState]:
    """The state of every role and test that somebody has finished, or that has norms."""
    found: dict[tuple[str, str], dict[str, Assessment]] = {}
    for form in library.forms.values():
        if form.kind == "test" and form.scores:
            for role_id in _roles(work):
                people = _people(work, role_id, form)
                if people:
                    found[role_id, form.id] = people
    states = []
    for (role_id, form_id), people in found.items():
        content = library.form(form_id).hash
        groups = work.select(NormGroup, form_id=form_id, form_hash=content, role_id=role_id, order="version")
        states.append(NormState(role_id, form_id, len(people), groups[-1] if groups else None))
    return states


def make_norms(work: UnitOfWork, library: Library, role_id: str, form_id: str) -> Changes:
    """The next version of a norm group from everybody who finished the form. Raises InvalidValue below 30 people."""
    form = library.form(form_id)
    people = _people(work, role_id, form)
    if len(people) < MINIMUM:
        raise InvalidValue(
            N_("A norm group needs {least} people of the role; there are {n}."),
            N_("Until then scores stand against the assumed reference values."),
            least=MINIMUM,
            n=len(people),
        )
    key = newest_key(work, form)
    scored = rekeyed(form, means_of(key)) if key else form
    answers = {candidate: answers_of(work, entry.id) for candidate, entry in people.items()}
    asked = {candidate: entry.asked for candidate, entry in people.items()}
    scales: dict[str, dict[str, str]] = {rule.id: {} for rule in form.scores}
    for candidate, given in answers.items():
        for outcome in evaluate(scored, given, asked=asked[candidate]).scales:
            if outcome.raw is not None:
                scales[outcome.id][candidate] = str(outcome.raw)
    groups = work.select(NormGroup, form_id=form_id, role_id=role_id, order="version")
    group = NormGroup(
        form_id=form_id,
        form_hash=form.hash,
        role_id=role_id,
        version=groups[-1].version + 1 if groups else 1,
        n=len(people),
        scales=scales,
        alphas=_alphas(scored, list(answers.values())),
        made_at=work.now(),
    )
    work.add(group)
    work.record("norms", "norm_group", group.id, form=form_id, role=role_id, version=group.version, n=group.n)
    return changed(("norm_group", group.id), result=group.id)


def _roles(work: UnitOfWork) -> list[str]:
    return sorted({opening.role_id for opening in work.select(Opening)})


def _people(work: UnitOfWork, role_id: str, form: Form) -> dict[str, Assessment]:
    """The first finished sitting of each live candidate of the role on the same content, whatever became of them."""
    versions = tuple(entry.id for entry in work.select(FormVersion, form_id=form.id, hash=form.hash))
    openings = tuple(opening.id for opening in work.select(Opening, role_id=role_id))
    if not versions or not openings:
        return {}
    applications = {
        entry.id: entry.candidate_id for entry in work.select(Application, opening_id=openings, deleted=False)
    }
    found: dict[str, Assessment] = {}
    for entry in work.select(Assessment, form_version_id=versions, state="submitted", order="submitted_at"):
        candidate = applications.get(entry.application_id)
        if candidate is not None and entry.sitting_id is not None and work.queries.visible(candidate):
            found.setdefault(candidate, entry)
    return found


def _alphas(form: Form, people: list[dict[str, Answer]]) -> dict[str, dict[str, str]]:
    """Alpha by scale on complete answers; a scale without enough of them has no entry."""
    points = [
        {part.question: part.points for part in score(form, given, tuple(form.questions)).parts} for given in people
    ]
    found = {}
    for rule in form.scores:
        rows = [[float(own[name]) for name in rule.of] for own in points if all(name in own for name in rule.of)]
        made = alpha(rows) if len(rule.of) > 1 else None
        if made is not None:
            found[rule.id] = {
                "value": str(Decimal(str(round(made.value, 4)))),
                "low": str(Decimal(str(round(made.low, 4)))),
                "high": str(Decimal(str(round(made.high, 4)))),
                "n": str(made.n),
            }
    return found
