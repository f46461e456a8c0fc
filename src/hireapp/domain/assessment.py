"""An assessment: one assessor's answers to one form for one application, a draft until submitted and then locked."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from hireapp.domain.record import Record
from hireapp.forms.answer import Answer

Verdict = Literal["hire", "hire_with_condition", "talk_again", "do_not_hire"]


@dataclass(frozen=True, kw_only=True)
class FormVersion(Record):
    """A form as first answered; ``tree`` is its canonical JSON and never changes."""

    form_id: str
    version: int
    hash: str
    tree: str


@dataclass(frozen=True, kw_only=True)
class Assessment(Record):
    """One rater's sheet. ``asked``: the ids put to the candidate, in order, as of the submission."""

    application_id: str
    stage: str
    form_version_id: str
    assessor_id: str
    round: int = 1
    state: Literal["draft", "submitted"] = "draft"
    sitting_id: str | None = None
    asked: tuple[str, ...] = ()
    started_at: datetime
    submitted_at: datetime | None = None
    elapsed_ms: int = 0
    steps: Any = None
    note_for_next: str = ""


@dataclass(frozen=True, kw_only=True)
class StoredAnswer(Record):
    """The numbers and choices of one answer, with a checksum over them."""

    assessment_id: str
    question_id: str
    value: Any = None
    answered_at: datetime
    elapsed_ms: int = 0
    checksum: str = ""


@dataclass(frozen=True, kw_only=True)
class StoredText(Record):
    """The words of one answer, apart from its numbers, with a checksum of their own."""

    assessment_id: str
    question_id: str
    texts: Any = None
    checksum: str = ""


@dataclass(frozen=True, kw_only=True)
class AnswerAmendment(Record):
    """A change after submission: the first value stays readable, with who changed it and why."""

    assessment_id: str
    question_id: str
    first_value: Any = None
    first_texts: Any = None
    reason: str
    amended_by: str
    amended_at: datetime


@dataclass(frozen=True, kw_only=True)
class TimedNote(Record):
    """A note taken in a call or an interview, with the time on the clock."""

    assessment_id: str
    at_ms: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Result(Record):
    """A scoring of one assessment; scoring anew adds a result and names it in ``superseded_by`` of the old one."""

    assessment_id: str
    form_id: str
    form_version: int
    form_hash: str
    scoring_version: int
    key_version: int | None = None
    norm_version: int | None = None
    superseded_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class ResultValue(Record):
    """One figure of a result.

    kind: "scale" (raw score), "competency", "stage"; of tests also "error" (of a raw score), "t", "sten", "percentile",
    "style" (most minus least), "theme", "measure" (of a clock), "flag" (of the answering), and "component" with
    "component_error": what the test brings to the composite, in percent.
    """

    result_id: str
    kind: str
    name: str
    value: Decimal | None
    answered: int = 0
    asked: int = 0


@dataclass(frozen=True, kw_only=True)
class Recommendation(Record):
    """What a rater recommends, in their words, given at submission."""

    assessment_id: str
    verdict: Verdict
    condition: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class StrengthConcern(Record):
    """One strength or concern of a rater, tied to a competency and a quotation. ``shown``: its place in the report."""

    assessment_id: str
    kind: Literal["strength", "concern"]
    claim: str
    competency: str
    quotation: str
    question_id: str = ""
    position: int = 0
    shown: int | None = None


@dataclass(frozen=True, kw_only=True)
class OpenQuestion(Record):
    """Something to clear before a decision: what, by whom, until when."""

    application_id: str
    assessment_id: str | None
    question: str
    who: str = ""
    due: date | None = None
    settled: bool = False


@dataclass(frozen=True, kw_only=True)
class Claim(Record):
    """A performance claim of the resume or of a talk. State, note and the last ``assessment_id`` are what the reader
    may see of its judgements; stored with the claim itself is only the sheet on which it was heard.
    """

    application_id: str
    text: str
    source: str = "resume"
    line: int | None = None
    state: Literal["not_asked", "verified", "vague", "contradicted"] = "not_asked"
    note: str = ""
    assessment_id: str | None = None
    question_id: str = ""


@dataclass(frozen=True, kw_only=True)
class ClaimJudgement(Record):
    """What became of a claim on one rater's sheet; each rater judges for themself."""

    claim_id: str
    assessment_id: str
    state: Literal["not_asked", "verified", "vague", "contradicted"] = "not_asked"
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Contradiction(Record):
    """Two quotations that don't agree, the clarifying question and its answer. It has no score of its own."""

    application_id: str
    assessment_id: str
    question_id: str
    left_source: str
    left_quote: str
    right_quote: str
    clarifying: str = ""
    answer: str = ""
    at_ms: int = 0


@dataclass(frozen=True)
class Sheet:
    """An assessment with all its answers: what a screen shows and what scoring reads.

    words: what was typed on the submit page so far, before it is submitted.
    """

    assessment: Assessment
    answers: dict[str, Answer] = field(default_factory=dict)
    notes: tuple[TimedNote, ...] = ()
    words: dict[str, Any] = field(default_factory=dict)


def checksum(*parts: Any) -> str:
    """SHA-256 over the canonical JSON of ``parts``: finds a stored value that changed on the disk."""
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
