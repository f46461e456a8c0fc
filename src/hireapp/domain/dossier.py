"""The dossier: all the evidence on one application, finished for a reader.

Whoever draws a ``Dossier`` computes nothing and looks nothing up; texts of forms stay localized, so that one dossier
serves both languages. Other candidates appear as unnamed dots only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from hireapp.domain.aptitude_part import AptitudePart
from hireapp.domain.assessment import Claim, Contradiction, OpenQuestion, Recommendation, StrengthConcern
from hireapp.domain.decision import DecidedFigure, Decision
from hireapp.domain.screening import ScreeningResult
from hireapp.i18n import LocalizedText
from hireapp.psychometrics.error import Composite

StageState = Literal["done", "current", "missing", "todo", "hidden"]


@dataclass(frozen=True)
class Rater:
    """A person who submitted a sheet. ``letter`` (a, b, c) stands for them in charts; ``stages`` are stage ids."""

    id: str
    letter: str
    name: str
    position: str
    stages: tuple[str, ...]
    recommendation: Recommendation | None


@dataclass(frozen=True)
class StageResult:
    """One stage of the strip.

    value: the figure in the unit of the stage, or None. unit: "points" (screening, of ``maximum``), "level" (1-5),
    "tests" (taken, of ``maximum``), "".
    error: half width of the 95 % band, None where there is none. raters: their names. spread: largest gap between
    raters on one competency. flags: number of screening rules that are still to ask. "hidden": done, but the reader
    may not see it before submitting their own sheet.
    """

    id: str
    kind: str
    title: LocalizedText
    state: StageState
    value: Decimal | None = None
    maximum: Decimal | None = None
    unit: Literal["points", "level", "tests", ""] = ""
    error: Decimal | None = None
    raters: tuple[str, ...] = ()
    on: date | None = None
    minutes: int | None = None
    spread: int = 0
    flags: int = 0


@dataclass(frozen=True)
class Mark:
    """One rater's level on a competency in a stage (the mean of that rater's ratings of it there)."""

    letter: str
    stage: str
    value: Decimal


@dataclass(frozen=True)
class CompetencyResult:
    """A competency against the role: mean over stages of the mean of submitted raters, with its assumed error.

    value None: not rated. error: half width of the 95 % band. anchor: the written behaviour nearest to the value.
    """

    id: str
    title: LocalizedText
    weight: int
    band_from: Decimal
    value: Decimal | None
    error: Decimal | None
    marks: tuple[Mark, ...]
    stages: tuple[str, ...]
    anchor: LocalizedText | None

    @property
    def below(self) -> Decimal | None:
        """How far below the band's lower edge, or None if inside or not rated."""
        if self.value is None or self.value >= self.band_from:
            return None
        return self.band_from - self.value


@dataclass(frozen=True)
class RaterNotes:
    """What one rater wrote to one question: S, T, A, R in words, level, quotation."""

    letter: str
    level: Decimal | None
    observed: bool
    texts: Mapping[str, str]
    at_ms: int | None = None


@dataclass(frozen=True)
class Evidence:
    """One interview question with everything noted to it. kind: "star" or "rating" (situational)."""

    number: int
    question_id: str
    kind: Literal["star", "rating"]
    text: LocalizedText
    title: LocalizedText
    competency: LocalizedText
    minutes: int | None
    asked: bool
    notes: tuple[RaterNotes, ...]
    claims: tuple[Claim, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def levels(self) -> tuple[Decimal, ...]:
        """The raters' levels on this question."""
        return tuple(note.level for note in self.notes if note.level is not None)


@dataclass(frozen=True)
class PreviewNotes:
    """What one rater saw and heard under the job preview: behaviour ticked (numbers filled in) and the words."""

    letter: str
    ticked: tuple[tuple[LocalizedText, str], ...]
    quotation: str
    stress: Decimal | None


@dataclass(frozen=True)
class WorkSampleSheet:
    """A role-play or a chat as one rater saw it: moves in percent of those that came up, and the change asked for.

    change: (first run, second run) on the one thing to change, 1-5, where there was a second run. moves: by question,
    (words, heard) with None for what did not come up. words: what was noted, by question.
    """

    letter: str
    title: LocalizedText
    value: Decimal | None
    share: Decimal | None
    moves: tuple[tuple[LocalizedText, tuple[tuple[LocalizedText, bool | None], ...]], ...]
    change: tuple[Decimal, Decimal] | None
    words: tuple[tuple[LocalizedText, str], ...]


@dataclass(frozen=True)
class PhoneNotes:
    """The phone stage: practical facts (label, value in words), timed notes, quotations per rated competency."""

    facts: tuple[tuple[LocalizedText, LocalizedText], ...]
    notes: tuple[tuple[int, str], ...]
    quotations: tuple[tuple[LocalizedText, Decimal, str], ...]


@dataclass(frozen=True)
class OtherCandidate:
    """An unnamed other candidate of the same opening: composite value and SEM, in the unit of the dossier's own."""

    value: Decimal
    sem: Decimal


@dataclass(frozen=True)
class FormUsed:
    """A form as it was used: id, version, first characters of the hash, scoring version, status."""

    form_id: str
    version: int
    hash: str
    scoring_version: int
    status: str
    title: LocalizedText


@dataclass(frozen=True)
class SheetLog:
    """When a rater's sheet was locked, and what changed later (question, first value, reason, date)."""

    letter: str
    stage: str
    submitted_at: datetime
    amendments: tuple[tuple[str, str, str, datetime], ...] = ()


@dataclass(frozen=True)
class Point:
    """A strength or concern chosen for page 1: claim, competency, quotation and who gave it at which stage."""

    item: StrengthConcern
    competency: LocalizedText
    letter: str
    stage: str


@dataclass(frozen=True)
class Dossier:
    """All the evidence on one application, as of ``made_on``. decided_on: the composite that the decision saw."""

    application_id: str
    number: str
    name: str
    role_title: LocalizedText
    opening_number: str
    opening_title: str
    seats: int
    candidates_at_interview: int
    made_on: date
    state: str
    stage: str
    hiring_manager: str
    manager_position: str
    decide_by: date | None
    recruiter: str
    company: str
    stages: tuple[StageResult, ...]
    composite: Composite
    composite_weights: Mapping[str, Decimal]
    others: tuple[OtherCandidate, ...]
    raters: tuple[Rater, ...]
    strengths: tuple[Point, ...]
    concerns: tuple[Point, ...]
    open_questions: tuple[OpenQuestion, ...]
    decision: Decision | None
    decided_by_name: str
    competencies: tuple[CompetencyResult, ...]
    evidence: tuple[Evidence, ...]
    preview: tuple[PreviewNotes, ...]
    preview_text: LocalizedText | None
    phone: PhoneNotes | None
    screening: ScreeningResult | None
    claims: tuple[Claim, ...]
    forms: tuple[FormUsed, ...]
    sheets: tuple[SheetLog, ...]
    profile_version: int
    assumed_reliability: Decimal
    assumed_sd: Decimal
    retain_until: date | None
    audit_head: str
    exported_by: str
    status: str = "provisional"
    logo: bytes | None = None
    hide_name: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)
    aptitude: AptitudePart | None = None
    component_titles: Mapping[str, LocalizedText] = field(default_factory=dict)
    decided_on: DecidedFigure | None = None
    work_samples: tuple[WorkSampleSheet, ...] = ()
