"""Sheets on paper: all questions and no keys; the candidate's own sheet: no figures, no ranks."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from typing import Any

import pypdfium2 as pdfium
import pytest

from hireapp.domain.aptitude_part import AptitudePart
from hireapp.forms.form import Form, Layout, Section
from hireapp.forms.items import BestWorst
from hireapp.forms.questions import LongText
from hireapp.i18n import Language
from hireapp.i18n import LocalizedText as L
from hireapp.reports.sheets import build_feedback, build_key_sheet, build_test_sheet
from tests.reports import aptitude_sample
from tests.reports.test_document import BOTH, in_order, pages, tight

PAPER_FORMS = ("sales_inventory", "self_motivation", "situational_judgement", "style_profile", "type_questionnaire",
               "product_learning")
NASTY = '<img src="file:///etc/passwd"/>&amp;<b>x'


def form(name: str) -> Form:
    return aptitude_sample.library().form(name)


def joined(texts: list[str]) -> str:
    """All pages; a hyphen at the end of a line reads back as U+FFFE."""
    return "".join(texts).replace("\ufffe", "-")


def inside(data: bytes) -> bool:
    """Whether all that is drawn lies within the margins."""
    for page in pdfium.PdfDocument(data):
        width, height = page.get_size()
        for thing in page.get_objects():
            left, low, right, high = thing.get_bounds()
            if left < 30 or right > width - 30 or low < 10 or high > height - 10:
                return False
    return True


def words_of(question: Any, language: Language) -> list[str]:
    texts = [question.text, getattr(question, "left", None), getattr(question, "right", None)]
    texts += [option.text for option in getattr(question, "options", ())]
    return [text.in_(language) for text in texts if text is not None]


def reasons(question: BestWorst, language: Language) -> list[str]:
    """Why the authors rated as they did; the shortest ones may stand in any text."""
    found = [tight(option.why.in_(language)) for option in question.options]
    return [words for words in found if len(words) > (4 if language == "zh" else 12)]


@pytest.mark.parametrize("name", PAPER_FORMS)
@pytest.mark.parametrize(("language", "paper"), BOTH)
def test_every_question_is_on_paper_and_no_key(language: Language, paper: Any, name: str) -> None:
    made = build_test_sheet(form(name), language, paper=paper, company="Northgate Home Supply", subject="OP-2026-041")
    texts = pages(made)
    whole = joined(texts)
    for question in form(name).questions.values():
        for words in words_of(question, language):
            for line in words.split("\n"):
                assert tight(line) in whole
        if isinstance(question, BestWorst):
            assert not any(words in whole for words in reasons(question, language))
        assert question.id not in whole
    assert "OP-2026-041" in texts[0]
    for number, text in enumerate(texts, 1):
        assert form(name).hash[:12] in text
        assert re.search(rf"{number}\D{{1,4}}{len(texts)}", text)
    assert inside(made)


@pytest.mark.parametrize(("name", "counts"), [
    ("sales_inventory", (3, 4)), ("self_motivation", (1, 1)), ("situational_judgement", (6, 9)),
    ("style_profile", (2, 3)), ("type_questionnaire", (2, 2)), ("product_learning", (3, 3))])
def test_pages(name: str, counts: tuple[int, int]) -> None:
    for language, paper in BOTH:
        assert counts[0] <= len(pages(build_test_sheet(form(name), language, paper=paper))) <= counts[1]


def test_practice_has_letters_and_the_numbers_are_those_of_the_screen() -> None:
    texts = pages(build_test_sheet(form("sales_inventory"), "en"))
    assert in_order(texts[0], "aI like a hot drink", "bOn a rainy day", "1In a queue I get chatting")
    assert tight("92") in texts[-1]


def test_answer_words_head_every_page() -> None:
    for text in pages(build_test_sheet(form("sales_inventory"), "zh")):
        assert "完全不像我" in text


def test_the_sheet_to_learn_stands_alone_on_its_page() -> None:
    texts = pages(build_test_sheet(form("product_learning"), "en"))
    assert tight("Only clean water in the tank") in texts[0]
    assert tight("Without the sheet") not in texts[0]
    feedback = form("product_learning").questions["apply_limit"].options[0].feedback.en  # type: ignore[attr-defined]
    assert tight(feedback) not in "".join(texts)


@pytest.mark.parametrize("name", ["order_taking", "typing"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_needs_a_screen_says_so(language: Language, name: str) -> None:
    texts = pages(build_test_sheet(form(name), language))
    assert len(texts) == 1
    if language == "en":
        assert texts[0].count(tight("This part is taken on screen only.")) >= 2
    for question in form(name).questions.values():
        assert tight(str(getattr(question, "passage", "–"))) not in texts[0]


def test_words_get_room_to_write() -> None:
    told = L("说说您最近的一份工作。", "Tell us about your last job.")
    question = LongText(id="own", kind="long_text", origin="own", title=told)
    section = Section("own", L("您的话", "In your words"), (question,), layout=Layout())
    made = build_test_sheet(replace(form("self_motivation"), sections=(section,)), "en")
    rules = [thing for thing in pdfium.PdfDocument(made)[0].get_objects() if thing.type == 2]
    assert tight(told.en) in pages(made)[0]
    assert len(rules) >= 5


@pytest.mark.parametrize(("language", "paper"), BOTH)
def test_experts_see_every_option_and_not_the_authors_key(language: Language, paper: Any) -> None:
    sjt = form("situational_judgement")
    made = build_key_sheet(sjt, language, paper=paper)
    whole = joined(pages(made))
    for name, question in sjt.questions.items():
        if not isinstance(question, BestWorst):
            continue
        for option in question.options:
            assert (tight(option.text.in_(language)) in whole) == (name not in sjt.practice)
        assert not any(words in whole for words in reasons(question, language))
    assert whole.count("1234567") == sum(len(question.options) for name, question in sjt.questions.items()
                                         if isinstance(question, BestWorst) and name not in sjt.practice)
    assert inside(made)
    assert len(pages(made)) <= 10


def test_a_test_without_scenes_has_nothing_to_rate() -> None:
    texts = pages(build_key_sheet(form("sales_inventory"), "en"))
    assert tight("This test has no scenes to rate.") in texts[0]


@pytest.mark.parametrize("unit", ["percent", "T"])
@pytest.mark.parametrize(("language", "paper"), BOTH)
def test_the_own_sheet_says_the_answers_back_without_figures(language: Language, paper: Any, unit: Any) -> None:
    sheet = aptitude_sample.sheet(unit)
    made = build_feedback(sheet, language, paper=paper)
    whole = joined(pages(made))
    for line in sheet.part.traits:
        for words in (line.title, line.low_pole, line.high_pole, line.feedback):
            assert tight(words.in_(language)) in whole
        assert f"±{line.error}" not in whole
    for flag in sheet.part.flags:
        assert tight(flag.candidate.in_(language)) in whole
        assert tight(flag.staff.in_(language)) not in whole
    assert tight(sheet.part.styles[0].easy.in_(language)) in whole
    assert tight(sheet.part.styles[0].talk.in_(language)) not in whole
    for value in (sheet.part.fit.value, sheet.part.tests[0].value):  # type: ignore[union-attr]
        assert str(value) not in whole
    assert tight(sheet.contact) in whole
    assert "±" not in whole and "%" not in whole and "{" not in whole
    assert len(pages(made)) == 2
    assert inside(made)


@pytest.mark.parametrize("part", [AptitudePart(), AptitudePart(hidden=True),
                                  replace(aptitude_sample.part(), hidden=True)])
def test_the_own_sheet_keeps_what_may_not_be_seen(part: AptitudePart) -> None:
    texts = pages(build_feedback(replace(aptitude_sample.sheet(), part=part), "en"))
    assert len(texts) == 1
    assert tight("There is nothing to show here yet.") in texts[0]
    assert tight("Achievement drive") not in texts[0]


def test_rights_and_dates_without_a_contact() -> None:
    sheet = replace(aptitude_sample.sheet(), contact="", retain_until=None, made_on=date(2026, 1, 2))
    whole = "".join(pages(build_feedback(sheet, "en")))
    assert tight("Ask the person who invited you") in whole
    assert tight("Kept until") not in whole


def test_markup_and_unknown_signs_stay_text() -> None:
    sheet = replace(aptitude_sample.sheet(name=NASTY + "\U0001F600"), company=NASTY, contact=NASTY)
    made = build_feedback(sheet, "en")
    assert tight(NASTY) + "〓" in pages(made)[0]
    hostile = replace(form("self_motivation"), title=L(NASTY, NASTY))
    for data in (build_test_sheet(hostile, "en", company=NASTY, subject=NASTY * 9), build_key_sheet(hostile, "zh")):
        assert tight(NASTY) in "".join(pages(data))
        assert b"/URI" not in data
        assert inside(data)


@pytest.mark.parametrize("name", ["A" * 300, "名" * 200, "   "])
def test_long_names_stay_on_the_page(name: str) -> None:
    assert inside(build_feedback(aptitude_sample.sheet(name=name), "zh"))
    assert inside(build_test_sheet(form("self_motivation"), "en", company=name, subject=name))


def test_importing_the_doors_does_not_import_reportlab() -> None:
    code = "import hireapp.reports.sheets, sys; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
