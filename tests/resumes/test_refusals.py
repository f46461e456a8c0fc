"""Each kind of unreadable file has its own code and a remedy; nothing else is ever raised."""

from __future__ import annotations

import json
import random
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hireapp.errors import UnreadableFile
from hireapp.resumes import ReadResume, read_resume
from hireapp.resumes.limits import LIMITS, REFUSALS

from . import makers
from .makers import AS_OF, CHINESE, ENGLISH

DTD = '<!DOCTYPE a [<!ENTITY lol "lol"><!ENTITY l2 "&lol;&lol;">]>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
PARAGRAPH = "<w:p><w:r><w:t>Jane Roe, telesales, jane@example.com</w:t></w:r></w:p>"

FILES: dict[str, tuple[str, bytes]] = {
    "nothing": ("empty", b""),
    "blanks": ("empty", b" \r\n\t\x00"),
    "old word": ("old_word", OLE + "WordDocument".encode("utf-16-le")),
    "old excel": ("spreadsheet", OLE + "Workbook".encode("utf-16-le")),
    "encrypted docx": ("encrypted", OLE + "EncryptedPackage".encode("utf-16-le")),
    "encrypted pdf": ("encrypted", makers.pdf(ENGLISH, password="secret")),
    "scan": ("scan", makers.pdf("p. 1")),
    "picture": ("image", b"\x89PNG\r\n\x1a\n" + b"\x00" * 100),
    "rtf": ("rich_text", rb"{\rtf1\ansi Jane}"),
    "word 2003": ("word_xml", b'<?xml version="1.0"?><w:wordDocument xmlns:w="x"/>'),
    "xlsx": ("spreadsheet", makers.package({"xl/workbook.xml": b"<a/>"})),
    "another zip": ("unknown_format", makers.package({"a.txt": b"hello"})),
    "program": ("unknown_format", b"\x7fELF" + bytes(range(256))),
    "noise": ("unknown_encoding", random.Random(5).randbytes(3000)),
    "json": ("not_json_resume", json.dumps({"hello": 1}).encode()),
    "cut docx": ("damaged", makers.docx(CHINESE)[:900]),
    "cut pdf": ("damaged", makers.pdf(CHINESE)[:300]),
    "dtd": ("dangerous_xml", makers.package({"word/document.xml": makers.word_xml(PARAGRAPH, prolog=DTD)})),
    "doubled entry": (
        "zip_bomb",
        makers.package({"word/document.xml": makers.word_xml(PARAGRAPH), "WORD/document.xml": b"<a/>"}),
    ),
    "no text": ("no_text", makers.html("<p> </p><img src='a.png'>")),
    "icons only": ("unreadable_characters", ("\ue001\ue002\ue003 ab " * 20).encode()),
}


def code_of(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_resume(data, "resume.pdf", as_of=AS_OF)
    return caught.value.code


@pytest.mark.parametrize("kind", FILES)
def test_each_kind_has_its_own_code(kind: str) -> None:
    code, data = FILES[kind]
    assert code_of(data) == code


@pytest.mark.parametrize("code", REFUSALS)
def test_each_refusal_says_what_and_what_next(code: str) -> None:
    what, remedy = REFUSALS[code]
    assert what.endswith(".")
    assert remedy.endswith(".")


def test_a_few_icons_are_dropped_not_refused() -> None:
    text = CHINESE.replace("电话：", "\uf095 ").encode()
    assert read_resume(text, "a.txt", as_of=AS_OF).fields.phone is not None


# One test a limit. Lowered limits keep the files small; two real bombs show the true ones.

SMALLER = {
    "file_bytes": ("too_large", 1000, makers.pdf(CHINESE)),
    "unpacked_bytes": ("zip_bomb", 5_000, makers.docx(CHINESE)),
    "unpacked_ratio": ("zip_bomb", 1, makers.docx(CHINESE)),
    "zip_entries": ("zip_bomb", 3, makers.docx(CHINESE)),
    "xml_depth": ("too_deep", 3, makers.docx(CHINESE)),
    "xml_nodes": ("too_deep", 10, makers.docx(CHINESE)),
    "html_depth": ("too_deep", 5, makers.html("<div>" * 10 + "words")),
    "json_depth": ("too_deep", 3, json.dumps({"basics": {"a": {"b": {"c": []}}}}).encode()),
    "mime_parts": ("too_deep", 0, makers.mhtml(makers.html_lines(CHINESE))),
    "pages": ("too_many_pages", 1, makers.pdf(CHINESE, lines_a_page=4)),
    "page_characters": ("too_much_text", 50, makers.pdf(CHINESE)),
    "characters": ("too_much_text", 100, CHINESE.encode()),
    "lines": ("too_much_text", 5, CHINESE.encode()),
    "line_characters": ("too_much_text", 20, CHINESE.encode()),
    "scan_characters_per_page": ("scan", 5_000, makers.pdf(CHINESE)),
    "unreadable_percent": ("unreadable_characters", 0, ("\uf095" + CHINESE).encode()),
}


def test_every_limit_is_tried() -> None:
    assert set(SMALLER) == set(LIMITS)


@pytest.mark.parametrize("limit", SMALLER)
def test_a_file_above_the_limit_is_refused(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    code, value, data = SMALLER[limit]
    read_resume(data, "fits.bin", as_of=AS_OF) if limit != "json_depth" else None
    monkeypatch.setitem(LIMITS, limit, value)
    assert code_of(data) == code


def test_a_declared_bomb_is_refused_before_unpacking() -> None:
    bomb = makers.package({"word/document.xml": b"<a>" + b" " * 50_000_000})
    assert len(bomb) < 100_000
    assert code_of(bomb) == "zip_bomb"


def test_an_entry_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(makers.package({"word/document.xml": b"<a>" + b" " * 100_000 + b"</a>"}))
    true_size = (100_007).to_bytes(4, "little")
    for place in (data.find(true_size), data.rfind(true_size)):
        data[place : place + 4] = (500).to_bytes(4, "little")
    assert code_of(bytes(data)) in {"zip_bomb", "damaged"}


@pytest.mark.parametrize("depth", [50_000])
def test_deep_nesting_of_any_format_is_refused(depth: int) -> None:
    assert code_of(makers.html("<div>" * depth)) == "too_deep"
    assert code_of(b'{"basics": ' + b"[" * depth) == "too_deep"
    deep = makers.word_xml("<w:p>" * depth)
    assert code_of(zipped_plainly(deep)) in {"too_deep", "zip_bomb"}


def zipped_plainly(xml: bytes) -> bytes:
    return makers.package({"word/document.xml": xml}, level=1)


VALID = [
    makers.pdf(CHINESE),
    makers.docx(ENGLISH),
    makers.html(makers.html_lines(CHINESE)),
    makers.mhtml("<p>Jane Roe</p>"),
    CHINESE.encode("gb18030"),
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)
@given(which=st.integers(0, len(VALID) - 1), seed=st.integers(0, 2**32), changes=st.integers(1, 12), cut=st.booleans())
def test_mutated_files_are_read_or_refused(which: int, seed: int, changes: int, cut: bool) -> None:
    data, chance = bytearray(VALID[which]), random.Random(seed)
    for _ in range(changes):
        data[chance.randrange(len(data))] = chance.randrange(256)
    read_or_refuse(bytes(data[: chance.randrange(1, len(data))] if cut else data))


@settings(max_examples=150, deadline=None, database=None)
@given(
    st.binary(max_size=600),
    st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"MIME-Version: 1.0\n", b"{", b"\xff\xfe"]),
)
def test_noise_is_read_or_refused(noise: bytes, start: bytes) -> None:
    read_or_refuse(start + noise)


@settings(max_examples=200, deadline=None, database=None)
@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    read_or_refuse(text.encode("utf-8", "surrogatepass"))


def read_or_refuse(data: bytes) -> None:
    outcome = outcome_of(data)
    if isinstance(outcome, UnreadableFile):
        assert outcome.code in REFUSALS
    else:
        assert outcome.text.lines
        assert all("\x00" not in line.text and line.text.strip() for line in outcome.text.lines)


def outcome_of(data: bytes) -> ReadResume | UnreadableFile:
    try:
        return read_resume(data, "x.bin", as_of=AS_OF)
    except UnreadableFile as error:
        return error


def test_damaged_compression_is_damage() -> None:
    data = bytearray(makers.docx(CHINESE))
    middle = len(data) // 2
    data[middle : middle + 40] = zlib.compress(b"other")[:20] * 2
    read_or_refuse(bytes(data))
