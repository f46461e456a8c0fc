"""Zip packages (DOCX) and XML from outside: checked before anything is unpacked or parsed."""

from __future__ import annotations

import zipfile
from collections import Counter
from io import BytesIO
from xml.etree import ElementTree
from xml.parsers import expat

from hireapp.resumes.limits import LIMITS, refusal

_ENCRYPTED = 0x1


def open_package(data: bytes) -> zipfile.ZipFile:
    """The zip archive in ``data``; refuses damage, encryption, bombs and duplicate names."""
    try:
        package = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise refusal("damaged") from None
    entries = package.infolist()
    declared = sum(entry.file_size for entry in entries)
    names = Counter(entry.filename.casefold() for entry in entries)
    too_many = len(entries) > LIMITS["zip_entries"] or max(names.values(), default=0) > 1
    if too_many or declared > LIMITS["unpacked_bytes"] or declared > LIMITS["unpacked_ratio"] * max(len(data), 4096):
        raise refusal("zip_bomb")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise refusal("encrypted")
    return package


def read_entry(package: zipfile.ZipFile, name: str) -> bytes:
    """One unpacked entry; its actual size is held against the declared one while it is unpacked."""
    declared = package.getinfo(name).file_size
    with package.open(name) as stream:
        data = stream.read(declared + 1)
    if len(data) > declared:
        raise refusal("zip_bomb")
    return data


def parse_xml(data: bytes) -> ElementTree.Element:
    """The tree of ``data``: no DTD, no entities, limited depth and number of nodes."""
    builder = ElementTree.TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    guard = _Guard(builder)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.EntityDeclHandler = _refuse_doctype
    parser.StartElementHandler = guard.start
    parser.EndElementHandler = guard.end
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        raise refusal("damaged") from None
    return builder.close()


class _Guard:
    """Counts depth and nodes while the tree is built."""

    def __init__(self, builder: ElementTree.TreeBuilder) -> None:
        self._builder = builder
        self._depth = 0
        self._nodes = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._nodes += 1
        if self._depth > LIMITS["xml_depth"] or self._nodes > LIMITS["xml_nodes"]:
            raise refusal("too_deep")
        self._builder.start(tag, attributes)

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._builder.end(tag)


def _refuse_doctype(*_details: object) -> None:
    raise refusal("dangerous_xml")
