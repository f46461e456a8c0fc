"""The structure score of an interview, 0 to 15: what the record shows, and what a person says of the rest.

One point for each component that is kept, after Campion, Palmer & Campion (1997), "A review of structure in the
selection interview". The more structure, the better the interview predicts; the score is advice, it changes no mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hireapp.domain.application import Application
from hireapp.domain.assessment import Assessment, StoredText
from hireapp.domain.opening import Opening
from hireapp.domain.panel import STATED, STRUCTURE, Structure, StructureItem
from hireapp.domain.role import Stage
from hireapp.errors import InvalidValue
from hireapp.forms.form import Form
from hireapp.forms.questions import Anchored, Star
from hireapp.i18n import N_
from hireapp.services.changes import Changes, changed
from hireapp.services.ports import UnitOfWork

ENOUGH_QUESTIONS = 6
"""Questions from which on an interview counts as long enough: a convention of this program."""
NOTED_SHARE = 0.5
"""Share of questions with a note from which on notes count as taken: a convention of this program."""


def structure_of(
    work: UnitOfWork, opening: Opening, stage: Stage, form: Form, sheets: Sequence[Assessment]
) -> Structure:
    """The structure score of one candidate's talk at a stage; ``sheets`` are those begun there."""
    seen = _seen(work, opening, stage, form, [sheet for sheet in sheets if sheet.state == "submitted"])
    stated = opening.practices or {}
    return Structure(
        tuple(StructureItem(key, stated.get(key) if key in STATED else seen[key], key in STATED) for key in STRUCTURE)
    )


def state_practice(work: UnitOfWork, opening_id: str, practice: str, *, kept: bool | None) -> Changes:
    """Say whether a practice that no record shows is kept for an opening; None takes the statement back."""
    if practice not in STATED:
        raise InvalidValue(N_("'{id}' is not stated by a person."), id=practice)
    opening = work.get(Opening, opening_id)
    practices = {key: value for key, value in (opening.practices or {}).items() if key != practice}
    if kept is not None:
        practices[practice] = kept
    work.save(replace(opening, practices=practices))
    work.record("change", "opening", opening_id, practice=practice, kept=kept)
    return changed(("opening", opening_id), ("panel", ""))


def _seen(
    work: UnitOfWork, opening: Opening, stage: Stage, form: Form, submitted: Sequence[Assessment]
) -> dict[str, bool | None]:
    questions = [entry for entry in form.questions.values() if isinstance(entry, Anchored)]
    told = [entry for entry in questions if isinstance(entry, Star) or entry.text is not None]
    asked = [name for sheet in submitted[-1:] for name in sheet.asked if name in {entry.id for entry in questions}]
    last = form.sections[-1].questions if form.sections else ()
    peers = _peers(work, opening, stage)
    return {
        "same_questions": _same(peers, form),
        "fixed_probes": any(isinstance(entry, Star) for entry in questions),
        "behaviour": bool(questions) and 2 * len(told) >= len(questions),
        "enough_questions": len(asked) >= ENOUGH_QUESTIONS if submitted else len(questions) >= ENOUGH_QUESTIONS,
        "no_other_data": True,  # held by the program: assessments.may_see
        "questions_last": bool(last) and not any(isinstance(entry, Anchored) for entry in last),
        "each_rated": True if submitted else None,  # held by the program: submit names what is unrated
        "anchors": bool(questions) and all(entry.anchors for entry in questions),
        "notes": _noted(work, submitted, asked),
        "two_raters": len(submitted) >= 2 if submitted else None,
        "same_raters": _same_raters(peers),
        "mechanical": True,  # held by the program: a consensus never replaces the mean
    }


def _peers(work: UnitOfWork, opening: Opening, stage: Stage) -> list[Assessment]:
    """The submitted sheets of the whole opening at this stage."""
    applications = tuple(entry.id for entry in work.select(Application, opening_id=opening.id, deleted=False))
    return work.select(Assessment, application_id=applications, stage=stage.id, state="submitted")


def _same(peers: Sequence[Assessment], form: Form) -> bool | None:
    """Whether all candidates were asked the same rated questions; unknown with one candidate."""
    if len({sheet.application_id for sheet in peers}) < 2:
        return None
    rated = {name for name, entry in form.questions.items() if isinstance(entry, Anchored)}
    return len({frozenset(sheet.asked) & rated for sheet in peers}) == 1


def _same_raters(peers: Sequence[Assessment]) -> bool | None:
    people: dict[str, set[str]] = {}
    for sheet in peers:
        people.setdefault(sheet.application_id, set()).add(sheet.assessor_id)
    if len(people) < 2:
        return None
    return len({frozenset(raters) for raters in people.values()}) == 1


def _noted(work: UnitOfWork, submitted: Sequence[Assessment], asked: Sequence[str]) -> bool | None:
    """Whether there are words to at least half of the rated answers."""
    if not submitted or not asked:
        return None
    rows = work.select(StoredText, assessment_id=tuple(sheet.id for sheet in submitted))
    noted = sum(bool(row.texts) for row in rows if row.question_id in asked)
    return noted >= NOTED_SHARE * len(asked) * len(submitted)
