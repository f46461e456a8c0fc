"""What every section needs: the dossier, the press, the name as shown, and where things stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from hireapp.domain.dossier import CompetencyResult, Dossier, Evidence, Rater
from hireapp.i18n import N_
from hireapp.reports.press import Press
from hireapp.reports.styles import Sheet

Shortened = Literal["recommendations", "points", "open"]
_PAGE = N_("page {page}")


@dataclass(frozen=True)
class Context:
    """One report in the making.

    pages: page numbers by anchor, empty while the inner pages are being laid. shortened: the words of the raters
    that page 1 couldn't hold, which stand inside in full.
    """

    dossier: Dossier
    press: Press
    sheet: Sheet
    name: str
    draft: bool = False
    pages: Mapping[str, int] = field(default_factory=dict)
    shortened: frozenset[Shortened] = frozenset()

    def rater(self, letter: str) -> Rater | None:
        """The rater of a letter."""
        return next((rater for rater in self.dossier.raters if rater.letter == letter), None)

    def rater_name(self, letter: str) -> str:
        """The rater's name, or the letter if the rater is unknown."""
        rater = self.rater(letter)
        return rater.name if rater else letter

    def stage_title(self, stage: str) -> str:
        """The title of a stage or of a test that counts in the composite, or its id."""
        found = next((entry for entry in self.dossier.stages if entry.id == stage), None)
        if found is None and stage in self.dossier.component_titles:
            return self.press.local(self.dossier.component_titles[stage])
        return self.press.local(found.title) if found else stage

    def stage_titles(self, stages: tuple[str, ...]) -> str:
        """Titles of several stages as a list inside a sentence."""
        return self.press.listed([self.press.inside(self.stage_title(stage)) for stage in stages])

    def page_words(self, anchor: str) -> str:
        """ "page 3", or nothing while pages are unknown."""
        page = self.pages.get(anchor)
        return self.press.say(_PAGE, page=page) if page else ""

    def question(self, question_id: str) -> Evidence | None:
        """The evidence of a question."""
        return next((entry for entry in self.dossier.evidence if entry.question_id == question_id), None)

    def competency(self, competency_id: str) -> CompetencyResult | None:
        """The result of a competency."""
        return next((entry for entry in self.dossier.competencies if entry.id == competency_id), None)


def gap(result: CompetencyResult) -> Decimal | None:
    """The largest gap between raters in one stage; None with fewer than two of them in every stage."""
    gaps = []
    for stage in result.stages:
        values = [mark.value for mark in result.marks if mark.stage == stage]
        if len(values) > 1:
            gaps.append(max(values) - min(values))
    return max(gaps, default=None)


def anchor_of(question: Evidence) -> str:
    """The destination of a question."""
    return f"question-{question.number}"
