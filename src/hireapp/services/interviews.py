"""Use cases of the talk itself: claims of the resume and what became of them, contradictions and their clarifying."""

from __future__ import annotations

from dataclasses import replace

from hireapp.domain.assessment import Assessment, Claim, Contradiction
from hireapp.errors import InvalidValue, NotAllowed
from hireapp.i18n import N_
from hireapp.services.changes import Changes, changed
from hireapp.services.ports import UnitOfWork
from hireapp.services.texts import clean_line

CLAIM_STATES = ("not_asked", "verified", "vague", "contradicted")


def claims_of(work: UnitOfWork, application_id: str) -> list[Claim]:
    """The claims of an application, oldest first."""
    return work.select(Claim, application_id=application_id)


def add_claim(
    work: UnitOfWork,
    application_id: str,
    text: str,
    *,
    source: str = "talk",
    line: int | None = None,
    question_id: str = "",
) -> Changes:
    """Add a performance claim heard in a talk or read in the resume."""
    text = clean_line(text, 300)
    if not text:
        raise InvalidValue(N_("The claim is empty."), N_("Write the candidate's words."))
    claim = Claim(application_id=application_id, text=text, source=source, line=line, question_id=question_id)
    work.add(claim)
    work.record("create", "claim", claim.id)
    return changed(("claim", claim.id), ("application", application_id), result=claim.id)


def judge_claim(
    work: UnitOfWork, claim_id: str, state: str, note: str = "", *, assessment_id: str | None = None
) -> Changes:
    """Say what became of a claim: verified, vague, contradicted or not asked; and how it is known."""
    if state not in CLAIM_STATES:
        raise InvalidValue(N_("'{id}' is no state of a claim."), id=state)
    claim = work.get(Claim, claim_id)
    if assessment_id or claim.assessment_id:
        # a later talk may settle what an earlier one left open, but only from a sheet of its own
        _require_open(work, assessment_id or claim.assessment_id or "")
    work.save(replace(claim, state=state, note=clean_line(note, 300), assessment_id=assessment_id))  # type: ignore[arg-type]
    work.record("change", "claim", claim_id, state=state)
    return changed(("claim", claim_id), ("application", claim.application_id))


def contradictions_of(work: UnitOfWork, application_id: str) -> list[Contradiction]:
    """The contradictions noted for an application, oldest first."""
    return work.select(Contradiction, application_id=application_id)


def note_contradiction(
    work: UnitOfWork,
    assessment_id: str,
    question_id: str,
    left_source: str,
    left_quote: str,
    right_quote: str,
    at_ms: int = 0,
) -> Changes:
    """Note two quotations that don't agree."""
    assessment = _require_open(work, assessment_id)
    left, right = clean_line(left_quote, 300), clean_line(right_quote, 300)
    if not left or not right:
        raise InvalidValue(N_("A contradiction needs both quotations."), N_("Write the words of each side."))
    entry = Contradiction(
        application_id=assessment.application_id,
        assessment_id=assessment_id,
        question_id=question_id,
        left_source=left_source,
        left_quote=left,
        right_quote=right,
        at_ms=max(0, at_ms),
    )
    work.add(entry)
    work.record("create", "contradiction", entry.id)
    return changed(("contradiction", entry.id), ("application", assessment.application_id), result=entry.id)


def clarify(work: UnitOfWork, contradiction_id: str, question: str, answer: str) -> Changes:
    """Keep the clarifying question and its answer."""
    entry = work.get(Contradiction, contradiction_id)
    _require_open(work, entry.assessment_id)
    work.save(replace(entry, clarifying=clean_line(question, 300), answer=clean_line(answer, 300)))
    work.record("change", "contradiction", contradiction_id)
    return changed(("contradiction", contradiction_id), ("application", entry.application_id))


def _require_open(work: UnitOfWork, assessment_id: str) -> Assessment:
    """The sheet, if it is the actor's draft: what was submitted is locked, with its claims and contradictions."""
    assessment = work.get(Assessment, assessment_id)
    if assessment.assessor_id != work.actor or assessment.state != "draft":
        raise NotAllowed(
            N_("This belongs to a sheet that is locked, or to another rater's."),
            N_("Add a claim or a note of your own."),
        )
    return assessment
