"""The panel: who is to rate whom on what, what they agree on, and what they settled together beside their own marks.

Independent first, together afterwards, the mean stays: averaging separate ratings by calculation predicts better than
a rating agreed in talk (Conway, Jako & Goodman 1995). So a consensus stands beside the mean and never replaces it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from hireapp.domain.record import Record
from hireapp.i18n import N_, LocalizedText
from hireapp.psychometrics.enough import TooFew

SeatState = Literal["owes", "draft", "submitted"]
TopicKind = Literal["split", "gap", "verdict", "claim", "contradiction", "open"]
SPLIT = 2
"""From this gap between two raters on, a rating is a topic for the talk."""
SECOND_SHARE = 20
"""Percent of the phone screens that a second rater listens to."""

STRUCTURE: dict[str, tuple[str, str]] = {
    "job_analysis": (
        N_("Questions come from the demands of the job"),
        N_("Take the questions from the role's form; each belongs to a competency of the role."),
    ),
    "same_questions": (
        N_("Everybody gets the same questions"),
        N_("Ask every planned question; if one has to be left out, leave it out for all."),
    ),
    "fixed_probes": (
        N_("Probes are the same for everybody"),
        N_("Use the probes of the form, and tick those that were asked."),
    ),
    "behaviour": (
        N_("Questions on past behaviour or on situations"),
        N_("Plan STAR and situational questions; views and opinions tell less."),
    ),
    "enough_questions": (N_("At least six questions"), N_("Ask at least six questions that are rated.")),
    "no_other_data": (
        N_("Test results stay hidden until the marks are in"),
        N_("Raters read resume and phone notes, but see tests and others’ marks only after submitting."),
    ),
    "questions_last": (
        N_("The candidate’s questions come last"),
        N_("Keep the candidate’s own questions for the last step."),
    ),
    "each_rated": (N_("Each answer is rated"), N_("Rate every answer, or mark it as not observed.")),
    "anchors": (N_("Ratings have written anchors"), N_("Rate on the written anchors.")),
    "notes": (N_("Notes are taken"), N_("Note a quotation to each rating.")),
    "two_raters": (N_("At least two raters"), N_("Let a second person rate, in the room or separately.")),
    "same_raters": (
        N_("The same raters for all candidates"),
        N_("Let the same people rate all candidates of the opening."),
    ),
    "no_talk": (
        N_("No talk between raters before the marks are in"),
        N_("Talk about a candidate only after all have submitted."),
    ),
    "trained": (N_("Raters are trained"), N_("Go through the anchors together on a sample talk before the first day.")),
    "mechanical": (N_("Marks are combined by calculation"), N_("Let the mean stand; write a consensus beside it.")),
}
"""Components of a structured interview (after Campion, Palmer & Campion 1997): title and advice where it lacks."""
STATED = ("job_analysis", "no_talk", "trained")
"""Components that no record shows: a person says whether they hold."""


@dataclass(frozen=True, kw_only=True)
class PanelSeat(Record):
    """A person asked to rate a candidate at a stage. focus: competency ids they look at first; empty: all.

    second: listens to the phone screen as the second rater of the sample.
    """

    application_id: str
    stage: str
    assessor_id: str
    focus: tuple[str, ...] = ()
    second: bool = False


@dataclass(frozen=True, kw_only=True)
class Consensus(Record):
    """What the panel settled on a competency in its talk, beside the marks. The newest of a competency stands."""

    application_id: str
    stage: str
    competency: str
    level: Decimal
    reason: str
    present: tuple[str, ...] = ()
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True)
class Seat:
    """A seat as the panel page shows it. verdict: what they recommend, once visible."""

    assessor_id: str
    name: str
    letter: str
    focus: tuple[str, ...]
    second: bool
    state: SeatState
    submitted_at: datetime | None = None
    verdict: str = ""
    reason: str = ""
    invited: bool = True


@dataclass(frozen=True)
class PanelMark:
    """One rater's level on a competency: value None is "not observed"; first: the value before an amendment."""

    letter: str
    value: Decimal | None
    first: Decimal | None = None
    quotation: str = ""


@dataclass(frozen=True)
class PanelRow:
    """A competency as the panel sees it.

    mean: of the raters, in calculation. gap: largest difference between two. rwg: agreement (James, Demaree & Wolf
    1984) or why there is none. covered: letters whose focus it is. split: the gap is a topic. consensus: beside.
    """

    id: str
    title: LocalizedText
    weight: int
    band_from: Decimal
    marks: tuple[PanelMark, ...]
    mean: Decimal | None
    gap: Decimal | None
    rwg: float | TooFew
    covered: tuple[str, ...]
    consensus: Consensus | None

    @property
    def split(self) -> bool:
        """Whether two raters are so far apart that they should talk about it."""
        return self.gap is not None and self.gap >= SPLIT


@dataclass(frozen=True)
class Topic:
    """Something to talk about: where it comes from and what it is about. fields fill the sentence of its kind."""

    kind: TopicKind
    about: LocalizedText
    detail: str = ""


@dataclass(frozen=True)
class StructureItem:
    """A component of the structure score: kept, not kept, or not known (None); stated by a person or seen."""

    id: str
    kept: bool | None
    stated: bool


@dataclass(frozen=True)
class Structure:
    """The structure score of an interview, 0 to 15: one point for each component that is kept."""

    items: tuple[StructureItem, ...]

    @property
    def score(self) -> int:
        """Points."""
        return sum(item.kept is True for item in self.items)


@dataclass(frozen=True)
class Panel:
    """One candidate's panel at one stage, as the reader may see it.

    blind: the reader owes a sheet here, so no mark of anybody else is in it. overall: rwg over all competencies that
    all raters rated. agreement: ICC or why there is none, over the opening's candidates at this stage.
    """

    application_id: str
    number: str
    name: str
    stage: str
    stage_title: LocalizedText
    opening_title: str
    seats: tuple[Seat, ...]
    wanted: int
    blind: bool
    rows: tuple[PanelRow, ...]
    overall: float | TooFew
    agreement: Mapping[str, object]
    topics: tuple[Topic, ...]
    structure: Structure
    score: Decimal | None
    error: Decimal | None
    needs_second: bool
    uncovered: tuple[LocalizedText, ...]

    @property
    def owing(self) -> tuple[Seat, ...]:
        """Who has not submitted yet."""
        return tuple(seat for seat in self.seats if seat.state != "submitted")


def in_sample(application_id: str, percent: int = SECOND_SHARE) -> bool:
    """Whether a phone screen is in the sample for a second rater: fixed by the id, so that nobody can choose."""
    return int(hashlib.sha256(application_id.encode()).hexdigest()[:8], 16) % 100 < percent
