"""Makes the sample resumes in resumes/ from resume_sources.yaml: every format, both languages, the messy ones too.

usage: make_resumes.py      (needs reportlab, python-docx and PyYAML; run only to remake the files)

The same sources give the same bytes: dates in the files are fixed, fonts are embedded as subsets.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).resolve().parent
FONTS = HERE.parent / "fonts"
MADE = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
HEADINGS = (
    "自我评价", "工作经历", "培训与证书", "教育经历", "教育背景", "培训经历", "求职意向", "联系方式", "技能", "培训",
    "Work Experience", "Education", "Training", "Skills", "Contact", "Expected salary", "Summary", "Certificates",
    "Employment", "Profile",
)  # fmt: skip


def main() -> None:
    """Make all files."""
    for name in ("Regular", "SemiBold"):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"HireAppSansSC-{name}.ttf")))
    target = HERE / "resumes"
    target.mkdir(exist_ok=True)
    sources = yaml.safe_load((HERE / "resume_sources.yaml").read_text("utf-8"))
    for entry in sources["files"]:
        (target / entry["file"]).write_bytes(MAKERS[entry["kind"]](entry))


def _pdf(entry: dict[str, Any], encrypt: StandardEncryption | None = None) -> bytes:
    """One column: the name large, headings with a rule."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, encrypt=encrypt)
    canvas.setTitle(Path(entry["file"]).stem)
    height = A4[1] - 70
    for number, line in enumerate(entry["text"].strip().splitlines()):
        height = _line(canvas, 60, height, line, first=number == 0, width=A4[0] - 120)
    canvas.save()
    return buffer.getvalue()


def _line(canvas: Canvas, x: float, y: float, text: str, *, first: bool, width: float) -> float:
    """Draw one line; returns the height of the next."""
    if first:
        canvas.setFont("SemiBold", 20)
        canvas.drawString(x, y, text)
        return y - 30
    if text in HEADINGS:
        canvas.setFont("SemiBold", 11.5)
        canvas.drawString(x, y - 6, text)
        canvas.setLineWidth(0.5)
        canvas.line(x, y - 11, x + width, y - 11)
        return y - 29
    canvas.setFont("Regular", 9.5)
    canvas.drawString(x, y, text)
    return y - 17


def _pdf_columns(entry: dict[str, Any]) -> bytes:
    """A narrow column beside a wide one, on a tinted ground, under the name."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.setTitle(Path(entry["file"]).stem)
    canvas.setFillColorRGB(0.93, 0.95, 0.97)
    canvas.rect(0, 0, 205, A4[1], stroke=0, fill=1)
    canvas.setFillColorRGB(0.1, 0.1, 0.12)
    _line(canvas, 40, A4[1] - 75, entry["head"], first=True, width=0)
    for x, width, lines in ((40, 145, entry["left"]), (230, 320, entry["right"])):
        height = A4[1] - 125
        for line in lines:
            height = _line(canvas, x, height, line, first=False, width=width)
    canvas.save()
    return buffer.getvalue()


def _pdf_scan(_entry: dict[str, Any]) -> bytes:
    """A page that is one picture: grey bars where writing would be. There is no text in it."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.setFillGray(0.97)
    canvas.rect(30, 30, A4[0] - 60, A4[1] - 60, stroke=0, fill=1)
    canvas.setFillGray(0.45)
    for number in range(28):
        length = 120 + zlib.crc32(bytes([number])) % 320
        canvas.rect(70, A4[1] - 100 - number * 24, length, 7, stroke=0, fill=1)
    canvas.save()
    return buffer.getvalue()


def _pdf_locked(entry: dict[str, Any]) -> bytes:
    return _pdf(entry, StandardEncryption("sample", ownerPassword="owner", strength=40))


def _docx(entry: dict[str, Any]) -> bytes:
    document = _document()
    for number, line in enumerate(entry["text"].strip().splitlines()):
        run = document.add_paragraph().add_run(line)
        run.bold = number == 0 or line in HEADINGS
        run.font.size = Pt(18 if number == 0 else 10.5)
    return _saved(document)


def _docx_51job(entry: dict[str, Any]) -> bytes:
    """A table of two columns, the head lines over both."""
    document = _document()
    table = document.add_table(rows=0, cols=2)
    for left, right in entry["rows"]:
        cells = table.add_row().cells
        cells[0].text = left
        if right:
            cells[1].text = right
        else:
            cells[0].merge(cells[1])
    return _saved(document)


def _docx_boxes(entry: dict[str, Any]) -> bytes:
    """Header, footer and a text box carry the contacts."""
    document = _document()
    document.sections[0].header.paragraphs[0].text = entry["header"]
    document.sections[0].footer.paragraphs[0].text = entry["footer"]
    lines = entry["text"].strip().splitlines()
    first = document.add_paragraph().add_run(lines[0])
    first.font.size = Pt(18)
    first._r.append(_text_box(entry["box"]))
    for line in lines[1:]:
        document.add_paragraph(line)
    return _saved(document)


def _text_box(lines: list[str]) -> Any:
    picture, content = OxmlElement("w:pict"), OxmlElement("w:txbxContent")
    for line in lines:
        paragraph, run, text = OxmlElement("w:p"), OxmlElement("w:r"), OxmlElement("w:t")
        text.text = line
        run.append(text)
        paragraph.append(run)
        content.append(paragraph)
    picture.append(content)
    return picture


def _docx_hidden(entry: dict[str, Any]) -> bytes:
    """White and vanished words, and zero-width characters between those that are shown."""
    document = _document()
    lines = entry["text"].strip().splitlines()
    for number, line in enumerate(lines):
        stuffed = "\u200b".join(line) if number == len(lines) - 1 else line
        document.add_paragraph().add_run(stuffed).font.size = Pt(18 if number == 0 else 10.5)
    for mark, value in (("w:vanish", None), ("w:color", "FFFFFF")):
        run = document.add_paragraph().add_run(entry["hidden"])
        element = OxmlElement(mark)
        if value:
            element.set(qn("w:val"), value)
        run._r.get_or_add_rPr().append(element)
    return _saved(document)


def _docx_cut(entry: dict[str, Any]) -> bytes:
    """A download that broke off."""
    whole = _docx(entry)
    return whole[: len(whole) * 2 // 5]


def _document() -> Any:
    document = Document()
    document.core_properties.author = ""
    document.core_properties.created = document.core_properties.modified = MADE.replace(tzinfo=None)
    return document


def _saved(document: Any) -> bytes:
    """The bytes of a document, its parts dated alike."""
    buffer, fixed = io.BytesIO(), io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if not name.startswith("docProps/thumbnail"):
                target.writestr(zipfile.ZipInfo(name, MADE.timetuple()[:6]), source.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def _html(entry: dict[str, Any], charset: str = "utf-8", encoding: str = "utf-8") -> bytes:
    lines = entry["text"].strip().splitlines()
    body = "".join(f"<p>{line}</p>\n" if line not in HEADINGS else f"<h2>{line}</h2>\n" for line in lines[1:])
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'
    page = f"<html><head>{meta}<title>{lines[0]}</title></head>\n<body><h1>{lines[0]}</h1>\n{body}</body></html>\n"
    return page.encode(encoding)


def _html_gbk(entry: dict[str, Any]) -> bytes:
    return _html(entry, "gb2312", "gb18030")


def _text(entry: dict[str, Any]) -> bytes:
    return str(entry["text"]).encode()


def _text_gb(entry: dict[str, Any]) -> bytes:
    return str(entry["text"]).encode("gb18030")


def _json(entry: dict[str, Any]) -> bytes:
    return (json.dumps(entry["json"], ensure_ascii=False, indent=2) + "\n").encode()


MAKERS: dict[str, Callable[[dict[str, Any]], bytes]] = {
    "pdf": _pdf, "pdf_columns": _pdf_columns, "pdf_scan": _pdf_scan, "pdf_locked": _pdf_locked, "docx": _docx,
    "docx_51job": _docx_51job, "docx_boxes": _docx_boxes, "docx_hidden": _docx_hidden, "docx_cut": _docx_cut,
    "html": _html, "html_gbk": _html_gbk, "text": _text, "text_gb": _text_gb, "json": _json,
}  # fmt: skip


if __name__ == "__main__":
    main()
