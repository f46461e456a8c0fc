"""Bytes -> lines, by what the bytes are, never by the ending of the name."""

from __future__ import annotations

import re

from hireapp.resumes.docx import read_docx
from hireapp.resumes.encodings import declared_charset, decode
from hireapp.resumes.jsonresume import looks_like_json_resume, parse_json, read_json_resume
from hireapp.resumes.limits import LIMITS, refusal
from hireapp.resumes.markup import read_markup, read_mhtml
from hireapp.resumes.pdf import read_pdf
from hireapp.resumes.plain import read_plain
from hireapp.resumes.values import Extracted

_REFUSED = (
    (b"{\\rtf", "rich_text"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"BM", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"RIFF", "image"),
    (b"Rar!", "unknown_format"),
    (b"7z\xbc\xaf", "unknown_format"),
    (b"\x1f\x8b", "unknown_format"),
    (b"\x7fELF", "unknown_format"),
    (b"MZ\x90", "unknown_format"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_MHTML = re.compile(
    rb"^(?:[A-Za-z-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){0,20}?(?:MIME-Version|Content-Type:\s*multipart)", re.I
)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|table|div|meta|p|span|section|style)\b", re.I)
_WORD_XML = re.compile(r"<w:wordDocument|<pkg:package|progid=\"Word\.Document\"")
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def extract(data: bytes) -> Extracted:
    """The lines of a resume file; raises UnreadableFile with a code of ``limits.REFUSALS``."""
    if len(data) > LIMITS["file_bytes"]:
        raise refusal("too_large", limit=LIMITS["file_bytes"] // 1_000_000)
    if not data.strip(b"\x00 \t\r\n"):
        raise refusal("empty")
    if b"%PDF-" in data[:1024]:
        return read_pdf(data)
    if data.startswith(_ZIP):
        return read_docx(data)
    if data.startswith(_OLE):
        raise refusal(_ole_kind(data))
    for start, code in _REFUSED:
        if data.startswith(start):
            raise refusal(code)
    return read_mhtml(data) if _MHTML.match(data[:4096].lstrip()) else _read_text(data)


def _ole_kind(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "encrypted"
    word = "WordDocument".encode("utf-16-le") in data
    return "spreadsheet" if not word and "Workbook".encode("utf-16-le") in data else "old_word"


def _read_text(data: bytes) -> Extracted:
    decoded = decode(data, declared_charset(data))
    head = decoded.text[:4096].lstrip()
    if len(_BINARY.findall(decoded.text[:4096])) > len(head) // 50:
        raise refusal("unknown_format")
    if _WORD_XML.search(head):
        raise refusal("word_xml")
    if head.startswith("<") and _HTML.search(head):
        return read_markup(decoded)
    if head.startswith("{"):
        return _read_json(decoded.text, data)
    return read_plain(decoded)


def _read_json(text: str, data: bytes) -> Extracted:
    decoded = decode(data)
    try:
        tree = parse_json(text)
    except ValueError:
        return read_plain(decoded)
    if not isinstance(tree, dict) or not looks_like_json_resume(tree):
        raise refusal("not_json_resume")
    return read_json_resume(tree, decoded)
