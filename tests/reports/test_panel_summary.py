"""The panel's summary read back: marks, agreement in words, splits, and what a blind reader may not see."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pypdfium2 as pdfium
import pytest

from hireapp.domain.panel import STRUCTURE, Panel, Structure, StructureItem
from hireapp.i18n import Language, translator
from hireapp.psychometrics.agreement import Icc
from hireapp.psychometrics.enough import NO_VARIANCE, TooFew
from hireapp.reports.document import build_panel_summary
from hireapp.reports.fonts import faces
from hireapp.reports.panel_summary import Desk, laid
from hireapp.reports.panel_words import agreed, figure
from hireapp.reports.press import Press
from tests.reports import panel_sample as sample
from tests.reports.test_document import BOTH, in_order, pages, tight
from tests.reports.test_sheets import inside

DAY = date(2026, 11, 20)
SAMPLES = [sample.panel(), sample.blind(), sample.one_rater(), sample.nobody(),
           replace(sample.panel(), name="Maximiliana Alexandrovna Featherstonehaugh-Konstantinopolskaya of the East")]


def build(panel: Panel, language: Language = "en", **options: Any) -> bytes:
    return build_panel_summary(panel, sample.COMPETENCIES, language, made_on=DAY, company="澄禾家居", **options)


def text_of(panel: Panel, language: Language = "en", **options: Any) -> str:
    return "".join(pages(build(panel, language, **options))).replace("\ufffe", "-")


@pytest.mark.parametrize(("language", "paper"), BOTH)
@pytest.mark.parametrize("panel", SAMPLES)
def test_it_takes_at_most_two_pages(panel: Panel, language: Language, paper: Any) -> None:
    data = build(panel, language, paper=paper)
    assert inside(data)
    assert len(pages(data)) <= 2
    assert "{" not in "".join(pages(data))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_cut(language: Language) -> None:
    press = Press(language, translator(language), faces())
    laid(Desk(sample.panel(), sample.COMPETENCIES, press, "A4", "", DAY, sample.panel().name))
    assert press.cuts == 0
    assert not press.missing


def test_marks_means_and_agreement_read_back() -> None:
    text = text_of(sample.panel())
    assert in_order(text, "Clarity of speech", "4", "first 2", "4.0", "good agreement")
    assert in_order(text, "Resilience", "−0.25", "no agreement", "Coachability")
    assert in_order(text, "Drive", "5", "3", "4", "0.50", "below 0.70")
    assert in_order(text, "Rapport", "···", "not rated")
    assert in_order(text, "Organisation", "3.5", "4", "·", "3.8", "0.5", "0.94")
    assert tight("0.5 low") in text
    assert tight("2 points or more apart on drive and resilience.") in text
    assert tight("3.6 ± 0.4") in text


def test_the_consensus_stands_beside_with_its_reason_and_who_was_there() -> None:
    text = text_of(sample.panel())
    assert tight("Consensus 3.5, 19 Nov 2026: “The target of the last quarter was met by the team") in text
    assert tight("Present: 何敏, Konrad Lindqvist.") in text


def test_who_rated_and_who_owes() -> None:
    text = text_of(sample.panel())
    assert in_order(text, "何敏", "looks first at clarity of speech, drive", "submitted 19 Nov", "Hire", "开场清楚")
    assert in_order(text, "宋文", "rated without having been asked", "Hire with a condition")
    assert tight("has begun, still owes the sheet") in text
    assert in_order(text, "唐小雨", "second rater of the sample", "still owes the sheet")
    assert tight("Nobody looks at this first: rapport.") in text


def test_every_kind_of_topic_is_said() -> None:
    text = text_of(sample.panel())
    for words in ("Drive: a 5 b 3 c 4", "Rapport: nobody observed it", "The raters recommend different things.",
                  "110 calls a day (no proof)", "Top seller", "left in March | left in June",
                  "Are night shifts all right? (何敏)"):
        assert tight(words) in text


def test_what_lacks_in_the_structure_comes_with_advice() -> None:
    text = text_of(sample.panel())
    assert tight("11 of 15") in text
    for key in sample.LACKING:
        assert in_order(text, "Lacking:", STRUCTURE[key][0], STRUCTURE[key][1])
    assert in_order(text, "Not known", "Raters are trained", "Marks are combined by calculation", "Kept")
    assert tight(STRUCTURE["anchors"][1]) not in text
    whole = Structure(tuple(StructureItem(key, True, False) for key in STRUCTURE))
    assert tight("All components are kept.") in text_of(replace(sample.panel(), structure=whole))


def test_the_icc_or_why_there_is_none() -> None:
    assert tight("0.62 (95% interval 0.41 to 0.79), from 24 candidates") in text_of(sample.panel())
    assert tight("3 candidates have two raters at this stage, 10 are needed") in text_of(sample.one_rater())
    one = replace(sample.panel(), agreement={"one": TooFew(1, 10), "mean": TooFew(1, 10), "candidates": 1})
    assert tight("1 candidate has two raters") in text_of(one)
    same = replace(sample.panel(), agreement={"one": NO_VARIANCE, "mean": NO_VARIANCE, "candidates": 12})
    assert tight("all candidates have the same value") in text_of(same)
    odd = replace(sample.panel(), agreement={"one": Icc("1", -0.2, float("-inf"), 0.3, 12, 2), "candidates": 12})
    assert tight("−0.20 (95% interval <−1 to 0.30)") in text_of(odd)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_blind_panel_shows_only_who_was_asked(language: Language) -> None:
    text = text_of(sample.blind(), language)
    for words in ("何敏", "Konrad Lindqvist", "唐小雨", "方启航"):
        assert tight(words) in text
    for words in ("宋文", "Two answers", "3.6", "0.81", "110", "The target", "Hire", "录用", "11 of 15", "2026-11-19"):
        assert tight(words) not in text
    if language == "en":
        assert tight("Marks stay hidden until the reader’s own sheet is in.") in text


def test_one_rater_is_no_agreement() -> None:
    text = text_of(sample.one_rater())
    assert tight("One rater has submitted") in text
    assert text.count("onerater") >= 6
    assert tight("in the sample for a second rater") in text


def test_without_marks_nothing_is_made_up() -> None:
    text = text_of(sample.nobody())
    assert in_order(text, "Nobody has submitted yet", "Nobody has been asked yet.", "No marks yet.")
    assert "±" not in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_hidden_name_is_nowhere(language: Language) -> None:
    panel = sample.panel()
    seats = (replace(panel.seats[0], reason="方启航 was clear"), *panel.seats[1:])
    data = build(replace(panel, seats=seats), language, hide_name=True)
    words = "".join(pages(data)) + "".join(pdfium.PdfDocument(data).get_metadata_dict().values())
    assert "方启航" not in words
    assert tight(panel.number) in words.replace("\ufffe", "-")


@pytest.mark.parametrize(("value", "words"), [(1.0, "good agreement"), (0.7, "good agreement"), (0.69, "below 0.70"),
                                              (0.0, "below 0.70"), (-0.01, "no agreement"),
                                              (TooFew(1, 2, "raters"), "one rater"),
                                              (TooFew(0, 2, "raters"), "not rated")])
def test_agreement_in_words(value: float | TooFew, words: str) -> None:
    assert agreed(Press("en", str, faces()), value) == words


def test_figures_have_a_real_minus() -> None:
    assert (figure(-0.25), figure(0.816), figure(float("-inf"))) == ("−0.25", "0.82", "<−1")
