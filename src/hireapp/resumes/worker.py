"""The reader process: ``python -m hireapp.resumes.worker``; reads requests from stdin, answers on stdout.

It parses one sample of each format, then gives up the right to open files, write or grow, then serves. A frozen
program calls ``main`` when it is started with ``WORKER_OPTION``.
"""

from __future__ import annotations

import codecs
import os
import sys
import zipfile
from datetime import date
from io import BytesIO
from typing import IO, Any

from hireapp.errors import UnreadableFile
from hireapp.resumes.codec import to_plain
from hireapp.resumes.confine import confine
from hireapp.resumes.encodings import ENCODINGS
from hireapp.resumes.pipes import receive, send
from hireapp.resumes.reading import read_resume

WORKER_OPTION = "--resume-worker"
READY = {"ready": True}


def main() -> int:
    """Serve until stdin ends."""
    requests, answers = sys.stdin.buffer, _take_stdout()
    warm_up()
    confine()
    send(answers, READY)
    while (message := receive(requests)) is not None:
        head, data = message
        send(answers, _answer(head, data))
    return 0


def _take_stdout() -> IO[bytes]:
    """The pipe to the parent for us alone: what a C library prints goes to nowhere."""
    ours = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return os.fdopen(ours, "wb")


def _answer(head: dict[str, Any], data: bytes) -> dict[str, Any]:
    try:
        result = read_resume(data, str(head["name"]), as_of=date.fromisoformat(head["as_of"]))
        return {"result": to_plain(result)}
    except UnreadableFile as error:
        return {"refused": error.code, "fields": {key: str(value) for key, value in error.fields.items()}}
    except MemoryError:
        return {"refused": "out_of_memory", "fields": {}}
    except Exception as error:  # the worker's outer loop: a fault in our own code is told by its kind, never by content
        return {"refused": "damaged", "fields": {}, "fault": type(error).__name__}


def warm_up() -> None:
    """Load every module and codec a file may need, by reading one sample of each format."""
    for encoding in ENCODINGS:
        codecs.lookup(encoding)
    for sample in _samples():
        try:
            read_resume(sample, "warm-up.txt", as_of=date(2020, 1, 1))
        except UnreadableFile:
            continue


def _samples() -> list[bytes]:
    text = "姓名：李明\n现居：北京\n电话：13800000000\n工作经历\n2019.03-至今 某某有限公司 电话销售\n月均签约12单\n教育背景\n某大学 本科\n"  # noqa: E501
    english = (
        "Jane Roe\njane@example.com | Austin, TX\nExperience\nSales Agent | Acme Inc | 2019 - Present\nEducation\nBA\n"
    )
    html = f"<html><body><table><tr><td>{text}</td></tr></table></body></html>"
    mail = f"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{html}"
    structured = (
        '{"basics": {"name": "Jane Roe"}, "work": [{"name": "Acme", "position": "Agent", "startDate": "2019-01"}]}'
    )
    texts = [text.encode(), english.encode(), text.encode("gb18030"), html.encode(), mail.encode(), structured.encode()]
    return [*texts, _sample_docx(), _sample_pdf()]


def _sample_docx() -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    xml = f"<w:document {space}><w:body><w:p><w:r><w:t>Jane Roe, a sample for the reader</w:t></w:r></w:p></w:body></w:document>"  # noqa: E501
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", xml)
    return buffer.getvalue()


def _sample_pdf() -> bytes:
    stream = b"BT /F1 12 Tf 72 720 Td (Jane Roe, a sample for the reader process) Tj ET 1 0 0 rg 0 0 9 9 re f"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",  # noqa: E501
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, part) for number, part in enumerate(parts, 1))
    return body + b"trailer << /Root 1 0 R /Size 6 >>\n%%EOF\n"


if __name__ == "__main__":
    sys.exit(main())
