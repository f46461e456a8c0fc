"""Use cases of the talk itself: claims of the resume and what became of them, contradictions and their clarifying."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from hireapp.domain.assessment import Assessment, Claim, ClaimJudgement, Contradiction, OpenQuestion
from hireapp.errors import InvalidValue, NotAllowed
from hireapp.i18n import N_, LocalizedText
from hireapp.services.assessments import visible_sheets
from hireapp.services.changes import Changes, changed
from hireapp.services.ports import UnitOfWork
from hireapp.services.texts import clean_line

if TYPE_CHECKING:
    from hireapp.forms.loader import Library

CLAIM_STATES = ("not_asked", "verified", "vague", "contradicted")


def claims_of(work: UnitOfWork, application_id: str, seen: Sequence[Assessment] | None = None) -> list[Claim]:
    """The claims of an application, oldest first, each as the actor may see it; ``seen``: its visible sheets, if known.

    The actor's own judgement stands before another's; one on a sheet the actor may not see yet is not there at all,
    nor is a claim that was heard on such a sheet.
    """
    claims = work.select(Claim, application_id=application_id)
    seen = visible_sheets(work, application_id) if seen is None else seen
    own = {sheet.id for sheet in seen if sheet.assessor_id == work.actor}
    visible = {sheet.id for sheet in seen}
    judged: dict[str, ClaimJudgement] = {}
    for entry in judgements_of(work, claims):
        before = judged.get(entry.claim_id)
        if entry.assessment_id in visible and (before is None or before.assessment_id not in own):
            judged[entry.claim_id] = entry
    return [
        _as_judged(claim, judged.get(claim.id))
        for claim in claims
        if claim.source == "resume" or claim.assessment_id is None or claim.assessment_id in visible
    ]


def judgements_of(work: UnitOfWork, claims: Sequence[Claim]) -> list[ClaimJudgement]:
    """All judgements of these claims, oldest first; whoever shows them asks ``may_see`` for each."""
    return work.select(ClaimJudgement, claim_id=tuple(claim.id for claim in claims), order="changed_at")


def _as_judged(claim: Claim, judgement: ClaimJudgement | None) -> Claim:
    if judgement is not None:
        return replace(claim, state=judgement.state, note=judgement.note, assessment_id=judgement.assessment_id)
    if claim.assessment_id is None:
        return claim
    return replace(claim, state="not_asked", note="")


def open_questions_of(
    work: UnitOfWork, application_id: str, seen: Sequence[Assessment] | None = None
) -> list[OpenQuestion]:
    """What is still to clear, of the sheets the actor may see (``seen``) and of those who look after the process."""
    visible = {sheet.id for sheet in (visible_sheets(work, application_id) if seen is None else seen)}
    found = work.select(OpenQuestion, application_id=application_id, settled=False)
    return [entry for entry in found if entry.assessment_id is None or entry.assessment_id in visible]


def claim_probes(library: Library) -> tuple[tuple[str, LocalizedText], ...]:
    """(id, text) of the fixed probes for a claim of success, from the bank "claims"; nothing where there is none."""
    bank = library.banks.get("claims")
    trees = [(key, tree) for key, (tree, _path) in bank.questions.items()] if bank else []
    return tuple((key, LocalizedText(str(tree["text"]["zh"]), str(tree["text"]["en"]))) for key, tree in trees)


def add_claim(
    work: UnitOfWork,
    application_id: str,
    text: str,
    *,
    source: str = "talk",
    line: int | None = None,
    question_id: str = "",
    assessment_id: str | None = None,
) -> Changes:
    """Add a performance claim heard in a talk (on the sheet ``assessment_id``) or read in the resume."""
    text = clean_line(text, 300)
    if not text:
        raise InvalidValue(N_("The claim is empty."), N_("Write the candidate's words."))
    if assessment_id:
        _require_open(work, assessment_id)
    claim = Claim(
        application_id=application_id,
        text=text,
        source=source,
        line=line,
        question_id=question_id,
        assessment_id=assessment_id,
    )
    work.add(claim)
    work.record("create", "claim", claim.id)
    return changed(("claim", claim.id), ("application", application_id), result=claim.id)


def judge_claim(
    work: UnitOfWork, claim_id: str, state: str, note: str = "", *, assessment_id: str | None = None
) -> Changes:
    """Say what became of a claim: verified, vague, contradicted or not asked; and how it is known.

    On a sheet it is that rater's judgement, beside those of others; without one it stands with the claim itself.
    """
    if state not in CLAIM_STATES:
        raise InvalidValue(N_("'{id}' is no state of a claim."), id=state)
    claim = work.get(Claim, claim_id)
    note = clean_line(note, 300)
    if assessment_id:
        _require_open(work, assessment_id)
        made = ClaimJudgement(claim_id=claim_id, assessment_id=assessment_id, state=state, note=note)  # type: ignore[arg-type]
        work.put(made, "claim_id", "assessment_id")
    else:
        _require_free(work, claim)
        work.save(replace(claim, state=state, note=note))  # type: ignore[arg-type]
    work.record("change", "claim", claim_id, state=state)
    return changed(("claim", claim_id), ("application", claim.application_id))


def contradictions_of(
    work: UnitOfWork, application_id: str, seen: Sequence[Assessment] | None = None
) -> list[Contradiction]:
    """The contradictions noted on the sheets the actor may see (``seen``, if known), oldest first."""
    visible = {sheet.id for sheet in (visible_sheets(work, application_id) if seen is None else seen)}
    found = work.select(Contradiction, application_id=application_id)
    return [entry for entry in found if entry.assessment_id in visible]


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


def _require_free(work: UnitOfWork, claim: Claim) -> None:
    """A claim that a rater has judged or heard on a sheet is theirs; without a sheet nobody writes over it."""
    for entry in judgements_of(work, [claim]):
        _require_open(work, entry.assessment_id)
    if claim.assessment_id:
        _require_open(work, claim.assessment_id)


def _require_open(work: UnitOfWork, assessment_id: str) -> Assessment:
    """The sheet, if it is the actor's draft: what was submitted is locked, with its claims and contradictions."""
    assessment = work.get(Assessment, assessment_id)
    if assessment.assessor_id != work.actor or assessment.state != "draft":
        raise NotAllowed(
            N_("This belongs to a sheet that is locked, or to another rater's."),
            N_("Add a claim or a note of your own."),
        )
    return assessment
