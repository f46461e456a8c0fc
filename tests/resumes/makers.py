"""Builds resume files of every format for the tests. All people are invented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

AS_OF = date(2026, 11, 1)

CHINESE = """沈若晴
电话：137 6600 2211  邮箱：shen.ruoqing@example.cn  现居：苏州市姑苏区
求职意向：电话销售
工作经历
2022.03-至今  苏州云帆信息科技有限公司  电话销售代表
• 月均新签 22 单，组内第 2
• 自学客户分层方法，完成 CRM 课程
2019.07-2022.02  江南好物商贸有限公司  客服专员
• 日均接听 90 通，满意度 97%
教育背景
2016.09-2019.06  苏州职业大学  市场营销  大专
"""

ENGLISH = """Rosa Whitfield
Leeds, United Kingdom | 0113 496 0842 | rosa.whitfield@example.co.uk

Work Experience
Telesales Executive | Brightline Energy Ltd | Mar 2021 - Present
- Averaged 75 calls a day and reached 118% of quota
Customer Service Adviser | Northgate Bank | June 2018 - Feb 2021
- Answered billing questions by phone

Education
BA Communication Studies | University of Leeds | 2018
"""


def font() -> str:
    """A Chinese font every PDF reader knows."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    return "STSong-Light"


def pdf(text: str, *, size: float = 11, lines_a_page: int = 45, password: str | None = None) -> bytes:
    """One column; the first line is set larger."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=password)
    lines = text.splitlines()
    for start in range(0, len(lines), lines_a_page):
        for number, line in enumerate(lines[start : start + lines_a_page]):
            canvas.setFont(font() if not line.isascii() else "Helvetica", 18 if start + number == 0 else size)
            canvas.drawString(60, 800 - 16.5 * number, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def pdf_at(pieces: Sequence[tuple[float, float, str]], *, size: float = 10) -> bytes:
    """Text at places: (x, y, text)."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for x, y, text in pieces:
        canvas.setFont(font() if not text.isascii() else "Helvetica", size)
        canvas.drawString(x, y, text)
    canvas.save()
    return buffer.getvalue()


def columns(left: Sequence[str], right: Sequence[str], *, head: str = "", step: float = 15) -> bytes:
    """Two columns with equal baselines under a head line."""
    pieces = [(60.0, 800.0, head)] if head else []
    pieces += [(50.0, 770 - step * number, line) for number, line in enumerate(left)]
    pieces += [(230.0, 770 - step * number, line) for number, line in enumerate(right)]
    return pdf_at([piece for piece in pieces if piece[2]])


def docx(text: str) -> bytes:
    """Plain paragraphs."""
    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    return saved(document)


def saved(document: object) -> bytes:
    """A python-docx document as bytes."""
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def docx_table(rows: Sequence[Sequence[str]], *, header: str = "", footer: str = "") -> bytes:
    """A table, with text in the page header and footer."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = header
    document.sections[0].footer.paragraphs[0].text = footer
    table = document.add_table(rows=0, cols=max(map(len, rows)))
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            cell.text = text
    return saved(document)


def docx_text_box(body: str, box: str) -> bytes:
    """A text box anchored in the first paragraph."""
    document = Document()
    run = document.add_paragraph().add_run()
    picture, content = OxmlElement("w:pict"), OxmlElement("w:txbxContent")
    for line in box.splitlines():
        paragraph, inner, text = OxmlElement("w:p"), OxmlElement("w:r"), OxmlElement("w:t")
        text.text = line
        inner.append(text)
        paragraph.append(inner)
        content.append(paragraph)
    picture.append(content)
    run._r.append(picture)
    for line in body.splitlines():
        document.add_paragraph(line)
    return saved(document)


def docx_hidden(shown: str, hidden: str, *, white: bool = False) -> bytes:
    """A hidden (or white) run after the shown text."""
    document = Document()
    for line in shown.splitlines():
        document.add_paragraph(line)
    run = document.add_paragraph().add_run(hidden)
    properties = run._r.get_or_add_rPr()
    mark = OxmlElement("w:color" if white else "w:vanish")
    if white:
        mark.set(qn("w:val"), "FFFFFF")
    properties.append(mark)
    return saved(document)


def html(body: str, *, charset: str = "gb2312", encoding: str = "gb18030") -> bytes:
    """A page as job boards export it."""
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"></head><body>{body}</body></html>'  # noqa: E501
    return page.encode(encoding)


def html_lines(text: str) -> str:
    """Each line a paragraph."""
    return "".join(f"<p>{line}</p>" for line in text.splitlines())


def mhtml(body: str) -> bytes:
    """A single file web page with a base64 part in GBK."""
    import base64

    part = base64.encodebytes(f"<html><body>{body}</body></html>".encode("gb18030")).decode("ascii")
    head = 'From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="XX"\n\n'
    inner = f"--XX\nContent-Type: text/html; charset=gb2312\nContent-Transfer-Encoding: base64\n\n{part}\n--XX--\n"
    return (head + inner).encode("ascii")


def package(entries: dict[str, bytes], *, level: int = 9) -> bytes:
    """A zip with ``entries``."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return buffer.getvalue()


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_xml(body: str, *, prolog: str = "") -> bytes:
    """The main part of a DOCX."""
    return f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<w:document {WORD}><w:body>{body}</w:body></w:document>'.encode()  # noqa: E501
