"""The section on aptitude tests: every figure with its error and its words, nothing where nothing may be seen."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D
from typing import Any

import pypdfium2 as pdfium
import pytest

from hireapp.domain.aptitude_part import AptitudePart, Unit
from hireapp.i18n import Language, translator
from hireapp.i18n import LocalizedText as L
from hireapp.reports import aptitude
from hireapp.reports.aptitude_style import standing_out
from hireapp.reports.context import Context
from hireapp.reports.document import build
from hireapp.reports.fonts import faces
from hireapp.reports.press import Press
from hireapp.reports.styles import PAPERS
from tests.reports import aptitude_sample, sample
from tests.reports.test_document import BOTH, in_order, pages, tight

UNITS: list[Unit] = ["percent", "T"]


def text_of(part: AptitudePart | None, language: Language = "en", paper: Any = "A4") -> str:
    return "".join(pages(build(replace(sample.dense(language), aptitude=part), language, paper=paper)))


def items(part: AptitudePart | None) -> list[Any]:
    dossier = replace(sample.dense("en"), aptitude=part)
    return aptitude.section(Context(dossier, Press("en", translator("en"), faces()), PAPERS["A4"], dossier.name), 2)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize(("language", "paper"), BOTH)
def test_scales_tests_and_hints_read_back_in_order(language: Language, paper: Any, unit: Unit) -> None:
    part = aptitude_sample.part(unit)
    text = text_of(part, language, paper)
    assert in_order(text, *(line.title.in_(language) for line in part.traits))
    assert in_order(text, *(line.title.in_(language) for line in part.tests))
    assert in_order(text, *(flag.staff.in_(language) for flag in part.flags))
    for line in standing_out(part):
        assert tight(line.talk.in_(language)) in text
        assert tight(line.coach.in_(language)) in text
    assert "{" not in text


@pytest.mark.parametrize("part", [None, AptitudePart(), AptitudePart(hidden=True),
                                  AptitudePart(missing=(L("打字", "Typing"),)),
                                  replace(aptitude_sample.part(), hidden=True)])
def test_nothing_is_drawn_where_nothing_may_be_seen(part: AptitudePart | None) -> None:
    assert items(part) == []
    assert text_of(part) == text_of(None)


def test_percent_says_what_is_assumed() -> None:
    text = text_of(aptitude_sample.part("percent"))
    for words in ("Percent of the scale’s range; no cut-off", "78±9", "12below", "4above,withinerror",
                  "within;errorreachesbelow", "(95%interval90to100)", "92of92sentencesanswered", "authors’ hypothesis",
                  "assumed reference values", "so far there are 11", "Brennan 1998", "×3"):
        assert tight(words) in text
    assert "alpha" not in text


def test_a_norm_group_is_named() -> None:
    text = text_of(aptitude_sample.part("T"))
    for words in ("T, mean 50, SD 10; n=62; no cut-off", "63±6", "(alpha) in the norm group", "version 2, 62 people",
                  "5 below, within error", "percentile"):
        assert tight(words) in text
    assert "Brennan" not in text
    assert tight("assumed reference values") not in text


def test_a_mixed_source_of_errors_is_named_by_scale() -> None:
    part = aptitude_sample.part("T")
    own = replace(part.traits[3], error_from="own")
    text = text_of(replace(part, traits=(*part.traits[:3], own, *part.traits[4:])))
    assert tight("(alpha) in the norm group. For sociability it comes from the spread") in text


def test_a_scale_without_a_value_is_never_a_figure() -> None:
    part = aptitude_sample.part()
    bare = replace(part.traits[0], value=None, error=None, side="")
    text = text_of(replace(part, traits=(bare, *part.traits[1:]), fit=None))
    assert tight("Achievement drive") + "×3" in text
    assert tight("too few answers") in text
    assert tight("No fit with the bands") in text


def test_draft_keys_measures_and_what_is_not_used_are_said() -> None:
    text = text_of(aptitude_sample.part())
    for words in ("The key is the authors’ draft", "First reply: 12.4 s (good)", "Customers who left: 1 of 6 (late)",
                  "Profile for the talk only", "on paper", "Not taken: Typing; Order taking.", "lost the focus (2)",
                  "never a reason to reject", "Weight 0.", "no clear preference", "+5", "−6"):
        assert tight(words) in text


def test_only_styles_chosen_more_often_than_refused_stand_out() -> None:
    part = aptitude_sample.part()
    assert [line.id for line in standing_out(part)] == ["d", "i", "e", "f"]
    lone = tuple(replace(line, count=count) for line, count in zip(part.styles, (9, -2, -3, -4), strict=True))
    assert [line.id for line in standing_out(replace(part, styles=lone, types=()))] == ["d"]
    none = tuple(replace(line, count=0) for line in part.styles)
    assert standing_out(replace(part, styles=none, types=())) == []


def test_styles_alone_make_a_section() -> None:
    part = replace(aptitude_sample.part(), traits=(), tests=(), flags=(), careful=None, missing=(), types=())
    assert tight("Style, for the talk and the first weeks") in text_of(part)


@pytest.mark.parametrize(("language", "paper"), BOTH)
def test_the_inventory_stays_whole_and_nothing_leaves_the_page(language: Language, paper: Any) -> None:
    part = aptitude_sample.part("T")
    title = L("很长的量表名称" * 4, "A very long name of a scale " * 3)
    wild = replace(part.traits[0], value=D(97), error=D(30), title=title)
    part = replace(part, traits=(wild, *part.traits[1:]))
    data = build(replace(sample.dense(language), aptitude=part), language, paper=paper)
    texts = pages(data)
    first, last = (tight(part.traits[place].title.in_(language)) for place in (1, -1))
    assert any(first in text and last in text for text in texts)
    for page in pdfium.PdfDocument(data):
        width, height = page.get_size()
        for thing in page.get_objects():
            left, low, right, high = thing.get_bounds()
            assert left >= 30 and right <= width - 30 and low >= 10 and high <= height - 10
