"""Page 1 never runs over, whatever it must hold; and the statement says what the raters said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from hireapp.domain.assessment import Recommendation
from hireapp.i18n import Language, translator
from hireapp.reports.context import Context
from hireapp.reports.fonts import faces
from hireapp.reports.page_one import DENSITIES, blocks_at, fitting, height_of, page_one
from hireapp.reports.press import Press
from hireapp.reports.styles import PAPERS, Paper
from hireapp.reports.words import statement, why
from tests.reports import sample

MAKERS = [sample.dense, sample.nothing_rated, sample.one_rater, sample.five_raters, sample.decided, sample.long_name,
          sample.overfull]


def context(dossier: Any, language: Language = "en", paper: Paper = "A4") -> Context:
    return Context(dossier, Press(language, translator(language), faces()), PAPERS[paper], dossier.name)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("make", MAKERS)
def test_page_one_never_runs_over(language: Language, paper: Paper, make: Any) -> None:
    ctx = context(make(language), language, paper)
    for start in range(len(DENSITIES)):
        page = page_one(ctx, start)
        ends = [placed.y + placed.block.height for placed in page.placed]
        starts = [placed.y for placed in page.placed]
        assert ends[-1] <= ctx.sheet.height - ctx.sheet.bottom
        assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


def test_densities_fall() -> None:
    ctx = context(sample.dense("en"))
    heights = [height_of(blocks_at(ctx, density), density) for density in DENSITIES]
    assert heights == sorted(heights, reverse=True)


def test_the_mock_ups_fit_early() -> None:
    assert fitting(context(sample.dense("zh"), "zh")) <= 1
    assert fitting(context(sample.dense("en"), "en", "Letter")) <= 2


def said(*verdicts: Any, condition: str = "two talks a week") -> str:
    dossier = sample.five_raters("en")
    raters = tuple(
        replace(rater, recommendation=Recommendation(assessment_id="s", verdict=verdict, condition=condition))
        for rater, verdict in zip(dossier.raters, verdicts, strict=False)
    )
    return statement(context(replace(dossier, raters=raters)))


@pytest.mark.parametrize(
    ("verdicts", "words"),
    [
        (("hire", "hire"), "The raters recommend hiring."),
        (("hire", "hire_with_condition"), "The raters recommend hiring, on this condition: two talks a week."),
        (("hire", "hire", "talk_again"), "Most raters recommend hiring."),
        (("talk_again", "talk_again"), "The raters recommend talking once more before a decision."),
        (("do_not_hire", "do_not_hire", "hire"), "Most raters recommend not hiring."),
        (("hire", "do_not_hire"), "The raters are split: one recommends hiring, one recommends not hiring."),
        (
            ("hire_with_condition", "do_not_hire"),
            "The raters are split: one recommends hiring with a condition, one recommends "
            "not hiring; the condition: two talks a week.",
        ),
        (("talk_again",), "One rater only, who recommends talking once more."),
        ((), "No evaluation yet: no rater has submitted ratings."),
    ],
)
def test_statement_follows_the_verdicts(verdicts: Any, words: str) -> None:
    assert said(*verdicts) == words


def test_disagreement_is_named() -> None:
    assert "organised speech (2\u00a0to\u00a04)" in why(context(sample.dense("en")))
    calm = sample.dense("en")
    same = tuple(replace(entry, marks=tuple(replace(mark, value=entry.band_from) for mark in entry.marks))
                 for entry in calm.competencies)
    assert "On no competency" in why(context(replace(calm, competencies=same)))
