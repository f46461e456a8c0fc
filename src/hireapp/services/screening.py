"""Use cases of resume screening: judge, correct a fact and judge anew, tick a condition."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from hireapp.domain.application import Application
from hireapp.domain.candidate import ExtractedFact
from hireapp.domain.opening import Opening
from hireapp.domain.screening import ScreeningResult, screen
from hireapp.errors import UndoRefused
from hireapp.i18n import N_
from hireapp.services.changes import Changes, Undo, changed
from hireapp.services.openings import profile_of
from hireapp.services.ports import UnitOfWork
from hireapp.services.texts import clean_block


def facts_of(work: UnitOfWork, candidate_id: str) -> dict[str, ExtractedFact]:
    """The fact of each field that counts: the newest."""
    return {fact.field: fact for fact in work.select(ExtractedFact, candidate_id=candidate_id, order="changed_at")}


def judge(work: UnitOfWork, application_id: str) -> ScreeningResult:
    """The role's rules on the facts as they are now."""
    application = work.get(Application, application_id)
    profile = profile_of(work, work.get(Opening, application.opening_id))
    return screen(profile, facts_of(work, application.candidate_id))


def refresh(work: UnitOfWork, application_id: str) -> ScreeningResult:
    """Judge anew and keep the figures for the lists."""
    result = judge(work, application_id)
    application = work.get(Application, application_id)
    figures = {
        "points": str(result.points),
        "readable": str(result.readable),
        "maximum": str(result.maximum),
        "percent": None if result.percent is None else str(round(result.percent)),
        "suggestion": result.suggestion,
        "to_ask": len(result.probes),
    }
    facts = _facts_line(facts_of(work, application.candidate_id))
    work.save(replace(application, summary={**(application.summary or {}), "screening": figures, "facts": facts}))
    return result


def _facts_line(facts: dict[str, ExtractedFact]) -> dict[str, Any]:
    """What a card says in one line: last job, years, education, trip."""

    def value(name: str) -> Any:
        return facts[name].value if name in facts else None

    jobs = value("jobs") or [{}]
    return {
        "title": jobs[0].get("title") or jobs[0].get("employer"),
        "years": value("full_time_years"),
        "education": value("education"),
        "minutes": value("commute_minutes"),
    }


def correct_fact(work: UnitOfWork, application_id: str, field: str, value: Any, reason: str = "") -> Changes:
    """Enter a fact instead of what was read; every application of the candidate is judged anew."""
    application = work.get(Application, application_id)
    before = facts_of(work, application.candidate_id).get(field)
    fact = ExtractedFact(
        candidate_id=application.candidate_id,
        field=field,
        value=value,
        line=before.line if before else None,
        quote=before.quote if before else "",
        confidence=Decimal(1),
        corrected_by=work.actor,
        reason=clean_block(reason),
    )
    work.add(fact)
    work.record("correct", "extracted_fact", fact.id, field=field)
    _refresh_all(work, application.candidate_id)

    def back(unit: UnitOfWork) -> Changes:
        if facts_of(unit, application.candidate_id)[field].id != fact.id:
            raise UndoRefused(
                N_("This can't be taken back: it was changed again since."),
                N_("Look at the new state, then change it by hand."),
            )
        unit.add(
            ExtractedFact(
                candidate_id=application.candidate_id,
                field=field,
                value=before.value if before else None,
                line=before.line if before else None,
                quote=before.quote if before else "",
                confidence=before.confidence if before else Decimal(1),
                corrected_by=before.corrected_by if before else "",
                reason="undo",
            )
        )
        unit.record("undo", "extracted_fact", fact.id, field=field)
        _refresh_all(unit, application.candidate_id)
        return changed(("application", application_id), ("candidate", application.candidate_id))

    return changed(
        ("application", application_id),
        ("candidate", application.candidate_id),
        undo=Undo(N_("Correction taken back"), back),
    )


def _refresh_all(work: UnitOfWork, candidate_id: str) -> None:
    for application in work.select(Application, candidate_id=candidate_id, deleted=False):
        refresh(work, application.id)
