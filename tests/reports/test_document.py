"""The file read back: words and their order, pages, outline, names, marks in grey, what can't be drawn."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from hireapp.charts.marks import dot
from hireapp.charts.primitives import Picture
from hireapp.i18n import Language
from hireapp.reports.document import build, build_checked
from hireapp.reports.fonts import faces
from hireapp.reports.painter import Painter
from hireapp.reports.press import Press
from hireapp.reports.styles import Sheet
from tests.reports import sample

BOTH: list[tuple[Language, Any]] = [("zh", "A4"), ("en", "Letter"), ("zh", "Letter"), ("en", "A4")]


def pages(data: bytes) -> list[str]:
    """The text of each page, without blanks: gaps between Chinese and Latin read back as blanks or not."""
    document = pdfium.PdfDocument(data)
    return [re.sub(r"\s+", "", page.get_textpage().get_text_range()) for page in document]


def tight(words: str) -> str:
    return re.sub(r"\s+", "", words)


def in_order(text: str, *words: str) -> bool:
    place = -1
    for word in words:
        place = text.find(tight(word), place + 1)
        if place < 0:
            return False
    return True


@pytest.mark.parametrize(("language", "paper"), BOTH)
def test_text_reads_back_in_order(language: Language, paper: Any) -> None:
    dossier = sample.dense(language)
    texts = pages(build(dossier, language, paper=paper))
    points = [point.item.claim for point in dossier.strengths]
    assert in_order(texts[0], dossier.name, dossier.opening_number, dossier.raters[0].name, *points)
    whole = "".join(texts)
    assert in_order(whole, *(tight(entry.text.in_(language)) for entry in dossier.evidence))
    for words in dossier.evidence[0].notes[0].texts.values():
        assert tight(words).strip("。.") in whole
    assert "{" not in whole


@pytest.mark.parametrize(("language", "paper", "count"), [("zh", "A4", 5), ("en", "Letter", 5)])
def test_dense_takes_five_pages_with_numbered_feet(language: Language, paper: Any, count: int) -> None:
    texts = pages(build(sample.dense(language), language, paper=paper))
    assert len(texts) == count
    for number, text in enumerate(texts, 1):
        assert (f"第{number}页，共{count}页" if language == "zh" else f"Page{number}of{count}") in text


@pytest.mark.parametrize(("language", "paper"), BOTH)
@pytest.mark.parametrize("make", [sample.nothing_rated, sample.one_rater, sample.five_raters, sample.decided,
                                  sample.long_name, sample.many_questions, sample.overfull])
def test_edge_cases_are_drawn(language: Language, paper: Any, make: Any) -> None:
    dossier = make(language)
    texts = pages(build(dossier, language, paper=paper))
    assert tight("决定记录" if language == "zh" else "Decision record") in texts[0]
    assert tight(dossier.number) in texts[-1]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_rater_is_said_in_the_statement(language: Language) -> None:
    assert ("仅一位评价人" if language == "zh" else "Onerateronly") in pages(
        build(sample.one_rater(language), language)
    )[0]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_rated_gives_no_figure(language: Language) -> None:
    text = pages(build(sample.nothing_rated(language), language))[0]
    assert ("不计算综合分" if language == "zh" else "Nocomposite") in text
    assert ("不能作为决定依据" if language == "zh" else "nobasisforadecision") in text


def test_overview_comes_first_from_nine_questions_on() -> None:
    few = pages(build(sample.many_questions("en", 8), "en"))
    many = pages(build(sample.many_questions("en", 9), "en"))
    assert "partsthere" not in "".join(few)
    assert "partsthere" in "".join(many)
    assert 6 <= len(pages(build(sample.many_questions("zh", 20), "zh"))) <= 10


@pytest.mark.parametrize("language", ["zh", "en"])
def test_hidden_name_is_nowhere(language: Language) -> None:
    dossier = sample.dense(language)
    note = replace(dossier.evidence[0].notes[0], texts={"S": f"{dossier.name} said so"})
    dossier = replace(dossier, evidence=(replace(dossier.evidence[0], notes=(note,)), *dossier.evidence[1:]))
    data = build(dossier, language, hide_name=True)
    document = pdfium.PdfDocument(data)
    words = tight("".join(pages(data)) + str(document.get_metadata_dict()) + "".join(titles(document)))
    assert tight(dossier.name) not in words
    assert dossier.name.encode("utf-16-be") not in data
    assert dossier.number in str(document.get_metadata_dict()["Title"])


def titles(document: Any) -> list[str]:
    return [entry.get_title() for entry in document.get_toc()]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_outline_leads_to_the_right_pages(language: Language) -> None:
    dossier = sample.many_questions(language, 12)
    data = build(dossier, language)
    document = pdfium.PdfDocument(data)
    texts = pages(data)
    entries = [(entry.level, tight(entry.get_title()), entry.get_dest().get_index()) for entry in document.get_toc()]
    assert entries[0][2] == 0
    assert [level for level, _title, _page in entries].count(1) == 12
    assert len({page for _level, _title, page in entries}) > 3
    for level, title, page in entries[1:]:
        wanted = f"{title.split('Q')[1][:1]}" if level else title
        assert wanted in texts[page]
    for question, (_level, _title, page) in zip(
        dossier.evidence, [entry for entry in entries if entry[0]], strict=True
    ):
        assert tight(question.text.in_(language)) in texts[page]


def test_page_references_name_the_page_of_the_question() -> None:
    dossier = sample.dense("en")
    texts = pages(build(dossier, "en", paper="Letter"))
    for number, page in re.findall(r"Q(\d)[,，]page(\d)", texts[0]):
        assert tight(dossier.evidence[int(number) - 1].text.en) in texts[int(page) - 1]


def test_metadata_and_language() -> None:
    dossier = sample.dense("zh")
    data = build(dossier, "zh")
    meta = pdfium.PdfDocument(data).get_metadata_dict()
    assert dossier.name in meta["Title"]
    assert meta["Author"] == dossier.company
    assert meta["Subject"] == dossier.number
    assert b"zh-CN" in data
    assert b"/DisplayDocTitle true" in data


def test_markup_in_names_stays_text() -> None:
    nasty = '<img src="file:///etc/passwd"/>&amp;<b>x'
    dossier = sample.dense("en")
    dossier = replace(dossier, name=nasty, company=nasty, opening_title=nasty,
                      raters=tuple(replace(rater, name=nasty) for rater in dossier.raters))
    data = build(dossier, "en")
    assert tight(nasty) in "".join(pages(data))
    assert b"/URI" not in data


def test_missing_glyph_is_visible_and_told(caplog: pytest.LogCaptureFixture) -> None:
    dossier = replace(sample.dense("zh"), name="林\U0001F600若溪\u200b")
    made = build_checked(dossier, "zh")
    assert made.missing == ("\U0001F600",)
    assert "林〓若溪" in pages(made.data)[0]
    assert "U+1F600" in caplog.text


def test_draft_is_said_on_every_page() -> None:
    texts = pages(build(sample.dense("zh"), "zh", draft=True))
    assert all("草稿" in text for text in texts)


def test_texts_longer_than_a_page_go_on() -> None:
    dossier = sample.dense("zh")
    note = replace(dossier.evidence[0].notes[0], texts={"S": "璟很长的情境。" * 900, "quotation": "引语。" * 300})
    dossier = replace(dossier, evidence=(replace(dossier.evidence[0], notes=(note,)), *dossier.evidence[1:]))
    texts = pages(build(dossier, "zh"))
    assert "".join(texts).count("璟") == 900
    assert sum("（续）" in text for text in texts) >= 2
    for page in pdfium.PdfDocument(build(dossier, "zh")):
        lowest = min(thing.get_bounds()[1] for thing in page.get_objects())
        assert lowest > 15


def test_hollow_and_solid_differ_in_grey() -> None:
    """The centre of a value below the band is light, inside the band dark; text is left out of account by position."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(100, 100))
    press = Press("en", str, faces())
    painter = Painter(canvas, Sheet(100, 100, 0, 0, 0), press, {})
    painter.picture(Picture(100, 100, (*dot(25, 50, True), *dot(75, 50, False))), 0, 0)
    painter.next_page()
    canvas.save()
    image = pdfium.PdfDocument(buffer.getvalue())[0].render(scale=4, grayscale=True).to_pil()
    assert image.getpixel((100, 200)) < 110
    assert image.getpixel((300, 200)) > 240


def test_importing_the_door_does_not_import_reportlab() -> None:
    code = "import hireapp.reports.document, sys; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_table_repeats_its_head_on_the_next_page() -> None:
    texts = pages(build(sample.many_questions("en", 40), "en"))
    assert sum("partsthere" in text for text in texts) >= 2


def _logo(kind: str, size: tuple[int, int]) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGBA" if kind == "PNG" else "RGB", size, (0, 90, 70)).save(buffer, kind)
    return buffer.getvalue()


def _images(data: bytes) -> list[tuple[int, Any]]:
    return [(number, item.get_bounds()) for number, page in enumerate(pdfium.PdfDocument(data))
            for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE])]


@pytest.mark.parametrize(("kind", "size"), [("PNG", (900, 300)), ("JPEG", (40, 400)), ("PNG", (2000, 20))])
def test_logo_stands_on_page_one_in_its_box(kind: str, size: tuple[int, int]) -> None:
    data = build(replace(sample.dense("zh"), logo=_logo(kind, size)), "zh")
    [(page, (left, low, right, top))] = _images(data)
    assert page == 0
    assert right - left <= 150.01
    assert top - low <= 18.01
    assert low > 841.89 - 38, "the logo runs into the masthead"
    assert (right - left) / (top - low) == pytest.approx(size[0] / size[1], rel=0.2)


@pytest.mark.parametrize("logo", [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", _logo("PNG", (80, 80))[:90]])
def test_unreadable_logo_is_left_out(logo: bytes) -> None:
    data = build(replace(sample.dense("en"), logo=logo), "en")
    assert not _images(data)
    assert len(pages(data)) == len(pages(build(sample.dense("en"), "en")))
