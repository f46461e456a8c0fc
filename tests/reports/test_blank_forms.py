"""Interview guide and phone checklist on paper: nothing of the form is lost, and each thing stands where it belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pytest

from hireapp.forms.form import Form, Section
from hireapp.forms.questions import Anchored, LongText, Question, Rating, Star
from hireapp.i18n import Language
from hireapp.i18n import LocalizedText as L
from hireapp.reports import guide_sheet, phone_sheet
from hireapp.reports.blocks import Block, space
from hireapp.reports.guide_parts import Part, filled, pages_of
from hireapp.reports.paper import LINE
from hireapp.reports.press import Press
from hireapp.reports.sheets import build_guide, build_phone_checklist
from tests.reports import aptitude_sample
from tests.reports.test_document import BOTH, in_order, pages, tight
from tests.reports.test_sheets import NASTY, inside, joined

ROLES = ("outbound_new", "outbound_growth", "inbound_order", "inbound_service", "online_chat")
CLAIMS = (L("组里一共几个人？", "How many people were in the team?"), L("按什么指标排？", "Ranked by what?"))


def form(kind: str, role: str) -> Form:
    return aptitude_sample.library().form(f"{kind}_{role}")


def names() -> dict[str, L]:
    return {key: entry.title for key, entry in aptitude_sample.library().competencies.items()}


def probes(question: Question) -> list[L]:
    if isinstance(question, Star):
        return [probe for part in "STAR" for probe in question.parts.of(part)]
    return list(question.probes)


def words_of(question: Question) -> list[L]:
    found = [question.title, question.text, *probes(question)]
    if isinstance(question, Anchored):
        found += [question.anchors[level] for level in ("1", "3", "5")]
    found += [option.text for option in getattr(question, "options", ())]
    found += [item.text for item in getattr(question, "items", ())]
    return [words for words in found if words is not None]


@pytest.fixture
def presses(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Press]]:
    made: list[Press] = []

    def press(*args: Any) -> Press:
        made.append(Press(*args))
        return made[-1]

    for module in (guide_sheet, phone_sheet):
        monkeypatch.setattr(module, "Press", press)
    yield made
    assert made
    assert all(press.cuts == 0 and not press.missing for press in made)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("language", "paper"), BOTH)
def test_the_guide_holds_the_whole_interview(language: Language, paper: Any, role: str, presses: list[Press]) -> None:
    interview = form("interview", role)
    made = build_guide(interview, language, paper=paper, company="Northgate", subject="OP-2026-041",
                       competencies=names(), claim_probes=CLAIMS)
    texts = pages(made)
    whole = joined(texts)
    for question in interview.questions.values():
        for words in words_of(question):
            assert tight(words.in_(language)) in whole
        if question.competency:
            assert tight(names()[question.competency].in_(language)) in whole
    assert all(tight(claim.in_(language)) in whole for claim in CLAIMS)
    assert "OP-2026-041" in texts[0]
    assert len(texts) == 9
    assert inside(made)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("language", "paper"), BOTH)
def test_two_star_questions_share_a_page_in_equal_halves(language: Language, paper: Any, role: str) -> None:
    interview = form("interview", role)
    document = pdfium.PdfDocument(build_guide(interview, language, paper=paper))
    asked = [question for question in interview.questions.values()
             if isinstance(question, Star) or (isinstance(question, Rating) and question.text is not None)]
    texts = pages(build_guide(interview, language, paper=paper))
    for place in range(0, len(asked), 2):
        pair = [tight(question.text.in_(language)) for question in asked[place:place + 2] if question.text]
        number = next(number for number, text in enumerate(texts) if pair[0] in text)
        assert all(words in texts[number] for words in pair)
        heights = [found[0] for found in (places(document[number], f"Q{place + 1 + step}") for step in (0, 1))]
        room = document[number].get_height() - 2 * 50
        assert abs((heights[0] - heights[1]) - room / 2) < 5


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("language", "paper"), BOTH)
def test_the_last_page_of_the_guide_tells_what_answers_sound_like(language: Language, paper: Any, role: str,
                                                                  presses: list[Press]) -> None:
    interview = form("interview", role)
    texts = pages(build_guide(interview, language, paper=paper, competencies=names()))
    stars = [question for question in interview.questions.values() if isinstance(question, Star)]
    for number, question in enumerate(stars, 1):
        assert tight(f"Q{number}") in texts[-1]
        for words in (question.title, question.strong, question.weak, question.flags):
            assert words is not None
            assert tight(words.in_(language)) in joined(texts[-1:])


def test_without_signs_the_guide_ends_with_the_recommendation() -> None:
    interview = form("interview", "outbound_new")
    sections = tuple(replace(section, questions=tuple(
        replace(question, strong=None, weak=None, flags=None) if isinstance(question, Star) else question
        for question in section.questions)) for section in interview.sections)
    texts = pages(build_guide(replace(interview, sections=sections), "en"))
    assert len(texts) == 8
    assert not any(tight("What answers sound like") in text for text in texts)


def places(page: Any, words: str) -> list[float]:
    """How high on the page each mention of ``words`` stands, in points from its foot."""
    found = page.get_textpage().search(words, match_case=True)
    heights = []
    while (match := found.get_next()) is not None:
        heights.append(page.get_textpage().get_charbox(match[0])[1])
    return heights


def lines(page: Any) -> list[float]:
    """The heights of the writing lines at the left of a half, from the top."""
    bounds = [thing.get_bounds() for thing in page.get_objects() if thing.type == 2]
    return sorted((low for left, low, right, _high in bounds if 200 < right - left < 330 and left < 200), reverse=True)


@pytest.mark.parametrize(("language", "paper"), BOTH)
def test_writing_lines_are_eight_millimetres_apart(language: Language, paper: Any) -> None:
    document = pdfium.PdfDocument(build_guide(form("interview", "outbound_new"), language, paper=paper))
    heights = lines(document[2])
    gaps = [round(upper - lower, 1) for upper, lower in pairwise(heights)]
    assert gaps.count(LINE) >= 14


def test_the_course_tells_each_step_with_its_minutes() -> None:
    text = pages(build_guide(form("interview", "outbound_new"), "en"))[0]
    assert in_order(text, "1Opening", "0–3", "7Reservequestions", "11Theirquestionsandclosing", "45–50")


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_checklist_is_written_on_its_front_and_read_on_its_back(language: Language, paper: Any, role: str,
                                                                    presses: list[Press]) -> None:
    call = form("phone", role)
    made = build_phone_checklist(call, language, paper=paper, company="Northgate", subject="OP-2026-041",
                                 competencies=names())
    front, back = (joined([text]) for text in pages(made))
    for question in call.questions.values():
        for words in words_of(question):
            assert tight(words.in_(language)) in front + back
        written = [question.title, *(option.text for option in getattr(question, "options", ()))]
        if isinstance(question, LongText) and not question.when:
            written += [words for words in (question.text, *question.probes) if words]
        if not question.when:
            assert all(tight(words.in_(language)) in front for words in written)
    assert inside(made)
    assert circles_on(made) == [5 * sum(isinstance(entry, Rating) for entry in call.questions.values()), 0]


def circles_on(made: bytes) -> list[int]:
    """How many circles to tick stand on each page."""
    found = []
    for page in pdfium.PdfDocument(made):
        bounds = [thing.get_bounds() for thing in page.get_objects() if thing.type == 2]
        found.append(sum(11 < right - left < 15 and 11 < top - low < 15 for left, low, right, top in bounds))
    return found


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize(("language", "least"), [("zh", 7.5), ("en", 7.0)])
def test_texts_of_the_checklist_stay_readable(language: Language, least: float, paper: Any, role: str) -> None:
    made = build_phone_checklist(form("phone", role), language, paper=paper, competencies=names())
    sizes = {float(size) for size in re.findall(rb"/F\d+\+?\d* ([\d.]+) Tf", raw(made))}
    foot, signs = 6.9, 7.4
    assert min(sizes - {foot, signs}) >= least


@pytest.mark.parametrize("language", ["zh", "en"])
def test_lines_of_the_checklist_are_apart_enough_to_write_on(language: Language) -> None:
    page = pdfium.PdfDocument(build_phone_checklist(form("phone", "outbound_new"), language, paper="Letter"))[0]
    bounds = [thing.get_bounds() for thing in page.get_objects() if thing.type == 2]
    heights = sorted((low for left, low, right, _high in bounds if 180 < right - left < 190 and left > 300))
    gaps = [round(upper - lower, 1) for lower, upper in pairwise(heights)]
    assert len(heights) >= 15
    assert min(gaps) >= 19.5


def test_nothing_is_smaller_than_the_smallest_type() -> None:
    for made in (build_phone_checklist(form("phone", "inbound_service"), "en", paper="Letter"),
                 build_guide(form("interview", "inbound_service"), "en", paper="Letter")):
        sizes = [float(size) for size in re.findall(rb"/F\d+\+?\d* ([\d.]+) Tf", raw(made))]
        assert all(size >= 6.5 for size in sizes)


def raw(data: bytes) -> bytes:
    """The drawing orders of all pages, unpacked."""
    import zlib

    streams = re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL)
    found = b""
    for stream in streams:
        try:
            found += zlib.decompress(stream)
        except zlib.error:
            continue
    return found


def test_consent_is_asked_first_and_ratings_come_after_the_call() -> None:
    texts = pages(build_phone_checklist(form("phone", "outbound_new"), "en"))
    assert in_order(texts[0], "Opener", "Consent to the call", "Present work", "Closing words", "Pay expected",
                    "Ratings", "Clarity", "Result", "Hire with a condition")
    assert in_order(texts[1], "Words of the call", "Hello, is that", "What monthly take-home", "Levels in words")


@pytest.mark.parametrize("build", [build_guide, build_phone_checklist])
def test_form_version_hash_and_language_stand_at_the_foot(build: Any) -> None:
    kind = "interview" if build is build_guide else "phone"
    for role in ROLES:
        source = form(kind, role)
        texts = pages(build(source, "en", company="Northgate"))
        for number, text in enumerate(texts, 1):
            assert tight(f"{source.id} v{source.version}") in text
            assert source.hash[:12] in text and tight(f"Page {number} of {len(texts)}") in text
        assert tight("Confidential once filled in") in texts[0]


@pytest.mark.parametrize("build", [build_guide, build_phone_checklist])
def test_markup_stays_text_and_odd_forms_are_drawn(build: Any) -> None:
    long = LongText(id="own", kind="long_text", origin="own", title=L(NASTY, NASTY), text=L("问" * 900, "ask " * 700))
    section = Section("own", L("步骤", "Step"), (long,), minutes=Decimal("2.5"))
    for kind in ("interview", "phone"):
        odd = replace(form(kind, "outbound_new"), title=L(NASTY, NASTY), sections=(section,))
        for language in ("zh", "en"):
            made = build(odd, language, company=NASTY, subject=NASTY)
            assert tight(NASTY) in joined(pages(made))
            assert b"/URI" not in made
            assert inside(made)


def test_a_form_without_steps_is_drawn() -> None:
    assert len(pages(build_guide(replace(form("interview", "online_chat"), sections=()), "en"))) == 2
    assert len(pages(build_phone_checklist(replace(form("phone", "online_chat"), sections=()), "en"))) == 1


def part(least: int, most: int) -> Part:
    return Part(lambda count: tall(count), least, most, before=0)


def tall(count: int) -> Block:
    return space(10.0 * count)


def test_lines_are_handed_out_until_the_page_is_full() -> None:
    items = filled([part(1, 3), part(1, 9), part(2, 2)], 100)
    assert [item.block.height for item in items] == [30, 50, 20]
    assert [item.new_page for item in items] == [True, False, False]


def test_pages_are_filled_evenly_and_none_is_added() -> None:
    parts = [part(3, 9) for _place in range(4)]
    assert pages_of(parts, 60) == 2
    items = filled(parts, 60)
    assert [item.block.height for item in items] == [30, 30, 30, 30]
    assert [item.new_page for item in items] == [True, False, True, False]


def test_a_part_taller_than_a_page_stands_alone() -> None:
    assert pages_of([part(1, 1), part(12, 12), part(1, 1)], 100) == 3
