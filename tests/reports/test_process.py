"""The reports on the process: findings by honest rules, two pages, no small group, no empty page."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pypdfium2 as pdfium
import pytest

from hireapp.domain.insights import FunnelStep, RaterLine, SourceLine
from hireapp.i18n import LocalizedText as L
from hireapp.psychometrics.enough import TooFew
from hireapp.reports import process_rows, process_words
from hireapp.reports.fonts import faces
from hireapp.reports.press import Press
from hireapp.reports.process import build_opening_summary, build_test_report
from tests.reports import process_sample as sample
from tests.reports.test_document import BOTH, in_order, pages, tight
from tests.reports.test_sheets import inside

SPEAK = Press("en", str, faces())


def summary(language="en", paper="A4", process=None, results=None) -> bytes:
    made = process or sample.process(), results or sample.results()
    return build_opening_summary(*made, "Autumn class", language, paper=paper, company="Harbour")


@pytest.mark.parametrize(("language", "paper"), BOTH)
def test_the_summary_has_two_pages_within_its_margins(language, paper):
    data = summary(language, paper)
    assert len(pages(data)) == 2
    assert inside(data)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_two_pages_hold_all_groups_and_seven_predictors(language, paper):
    data = summary(language, paper, sample.process(impact=sample.all_groups()), sample.many_predictors())
    assert len(pages(data)) == 2
    assert inside(data)


def test_page_one_holds_how_it_ran_and_page_two_what_came_of_it():
    first, second = pages(summary())
    assert in_order(
        first,
        "Autumn class",
        "412",
        "One of 17 applications hired; the fewest pass Interview",
        "Phone screen is 0.6 days over its target",
        "Limits, and what is not used",
    )
    for words in (
        "8 / 201",
        "18 people, at least 20 needed",
        "We: evidence below the bands",
        "hurdle 3.0",
        "3 people, at least 5 needed",
    ):
        assert tight(words) in first
    assert in_order(
        second,
        "陈宇 marks higher on the same candidates",
        "4 sheets, at least 5 needed",
        "Below four fifths: Sex: men",
        "Of 66 hired",
        "12 people, at least 30 needed",
        "Schmidt & Hunter 1983",
    )


def test_a_small_group_shows_no_figure():
    text = pages(summary())[1]
    assert tight("45 and over not shown: single people could be known by it") in text
    assert tight("35 to 44 not shown: single people could be known by it") in text
    rows = process_rows.impact_rows(SPEAK, sample.process().impact)
    hidden = [row for row in rows if row.hidden]
    assert len(hidden) == 2
    assert all(row.applied == row.passed == row.rate == "" and row.ratio is None for row in hidden)


def test_nothing_known_is_said_in_words():
    data = build_opening_summary(sample.empty(), sample.unknown(), "", "en")
    text = "".join(pages(data))
    for words in (
        "Nobody hired yet",
        "No groups to compare",
        "No interview sheets yet",
        "Nobody has left the process yet",
        "No offers yet",
        "so there is no outcome",
    ):
        assert tight(words) in text


def test_many_rows_still_fit_on_page_one():
    steps = tuple(FunnelStep(str(n), L("阶段", f"Stage {n}"), 400 - 40 * n, 360 - 40 * n, 0) for n in range(9))
    lines = tuple(
        SourceLine(f"Source {n}", 30, 5, 2, Decimal("6.7"), Decimal("1.8"), Decimal("21.3"), 1, 2) for n in range(14)
    )
    reasons = tuple(replace(line, code=f"{line.code}{n}") for n in range(7) for line in sample.process().reasons)
    made = sample.process(funnel=steps, sources=lines, reasons=reasons)
    first, *rest = pages(summary("en", "Letter", made))
    assert len(rest) == 1
    assert in_order(first, "Stage 8", "Others", "4 more sources", "8 / 120", "Offers: accepted 20")


def test_the_finding_is_named_only_where_the_figures_carry_it():
    made = sample.process()
    assert process_words.sources_finding(SPEAK, made.sources) == "Referral has the highest share hired"
    wide = replace(made.sources[1], low=Decimal("5.0"))
    assert "do not differ reliably" in process_words.sources_finding(SPEAK, (made.sources[0], wide))
    assert "One source only" in process_words.sources_finding(SPEAK, made.sources[:1])
    assert "Too few" in process_words.sources_finding(SPEAK, (made.sources[2], made.sources[2]))


def test_a_rater_stands_out_on_the_same_candidates_only():
    raters = sample.RATERS
    level = tuple(replace(line, shrunk=0.1 if line.shrunk else None) for line in raters.lines)
    assert "No rater stands out" in process_words.raters_finding(SPEAK, replace(raters, lines=level))
    alone = (RaterLine("a", "A", 20, 4.8, 0.2), RaterLine("b", "B", 20, 2.0, 0.2))
    assert "Too few shared" in process_words.raters_finding(SPEAK, replace(raters, lines=alone))
    apart = replace(raters, trouble="unconnected", parts=(("A",), ("B", "C")))
    assert "no candidate connects" in process_words.raters_finding(SPEAK, apart)
    assert "A; B, C" in process_words.agreement(SPEAK, apart)


def test_the_share_hired_waits_until_the_cohort_has_ended():
    assert process_words.funnel_finding(SPEAK, sample.process(running=200)).startswith("24 of 412 hired so far")


def test_days_and_reasons_speak_in_counts_while_there_are_few():
    made = sample.process()
    assert process_words.days_finding(SPEAK, made.days[1:2]) == "No stage takes longer than its target"
    assert "Too few" in process_words.days_finding(SPEAK, made.days[2:])
    few = (replace(made.reasons[0], count=5), replace(made.reasons[1], count=2))
    assert process_words.reasons_finding(SPEAK, few) == "2 of 7 who left stepped back themselves"
    assert process_words.reasons_finding(SPEAK, made.reasons) == "Of those who left, 16% stepped back themselves"


def test_the_gain_is_a_range_with_its_assumptions():
    words = process_words.gain_words(SPEAK, sample.results())
    assert "between 16% and 49% of yearly pay" in words
    assert "52% instead of 30%" in words
    assert process_words.gain_words(SPEAK, replace(sample.results(), gain=TooFew(7, 30, "pairs"))) == (
        "The gain can’t be told yet: 7 people, at least 30 needed."
    )


def test_a_negative_nought_is_nought():
    assert process_words.two(-0.001) == "0.00"
    assert process_words.two(-0.2) == "\u22120.20"


@pytest.mark.parametrize(("language", "paper"), BOTH)
def test_the_technical_report_repeats_its_table_heads(language, paper):
    data = build_test_report(sample.quality(), language, paper=paper, company="Harbour")
    assert inside(data)
    texts = pages(data)
    assert len(texts) >= 2
    assert sum("α" in text for text in texts if "ach_1" in text) >= 2
    outline = [entry.get_title() for entry in pdfium.PdfDocument(data).get_toc()]
    assert len(outline) == 6
    assert language == "zh" or outline[1:3] == ["Scales", "Items"]


def test_the_technical_report_says_what_is_missing():
    text = "".join(pages(build_test_report(sample.quality(40), "en")))
    for words in (
        "0.89 (0.84 to 0.92)",
        "12 people, at least 30 needed",
        "40 people, at least 50 needed",
        "ach_3",
        "answered very fast: 3 of 40",
        "Online chat: version 2",
        "Not used for any decision",
    ):
        assert tight(words) in text
