"""DOCX -> lines: body in order, into tables, headers, footers and text boxes; hidden runs dropped."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from hireapp.resumes.drafts import RawLine, Source, finish
from hireapp.resumes.limits import refusal
from hireapp.resumes.packages import open_package, parse_xml, read_entry
from hireapp.resumes.values import Extracted

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MAIN = "word/document.xml"
_PARTS = re.compile(r"word/(header|footer)\d*\.xml$")
_NOTES = re.compile(r"word/(footnotes|endnotes)\.xml$")
_WHITE = {"FFFFFF", "FEFEFE", "white"}
_TINY_HALF_POINTS = 4
_SKIPPED = {"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "sdtPr", "tblPr", "tcPr", "sectPr"}


def read_docx(data: bytes) -> Extracted:
    """The text of a Word file; raises UnreadableFile for other packages and damage."""
    package = open_package(data)
    names = package.namelist()
    if _MAIN not in names:
        raise refusal(_what_else(names))
    walker = _Walker()
    lines: list[RawLine] = []
    for name in _in_reading_order(names):
        lines += walker.lines(_tree(package, name))
    if not any(line.text.strip() for line in lines) and any(n.startswith("word/media/") for n in names):
        raise refusal("scan")
    return finish(lines, Source("docx", warnings=walker.warnings()))


def _what_else(names: list[str]) -> str:
    if any(name.startswith("xl/") for name in names):
        return "spreadsheet"
    return "unknown_format" if names else "empty"


def _in_reading_order(names: list[str]) -> list[str]:
    parts = sorted(name for name in names if _PARTS.match(name))
    notes = sorted(name for name in names if _NOTES.match(name))
    headers = [name for name in parts if "/header" in name]
    return [*headers, _MAIN, *[name for name in parts if name not in headers], *notes]


def _tree(package: zipfile.ZipFile, name: str) -> Element:
    try:
        return parse_xml(read_entry(package, name))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, OSError, ValueError):
        raise refusal("damaged") from None


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _attribute(element: Element, name: str) -> str:
    return element.get(_W + name) or element.get(_STRICT + name) or element.get(name) or ""


def _child(element: Element | None, name: str) -> Element | None:
    if element is None:
        return None
    return next((child for child in element if _local(child) == name), None)


class _Walker:
    """Walks blocks; remembers whether anything hidden was dropped."""

    def __init__(self) -> None:
        self._hidden = False
        self._shaded = 0
        self._boxes: list[RawLine] = []

    def warnings(self) -> tuple[str, ...]:
        return ("hidden_text_dropped",) if self._hidden else ()

    def lines(self, root: Element) -> list[RawLine]:
        return list(self._blocks(root))

    def _blocks(self, parent: Element) -> Iterator[RawLine]:
        for child in parent:
            kind = _local(child)
            if kind == "p":
                yield from self._paragraph(child)
            elif kind == "tbl":
                yield from self._table(child)
            elif kind not in _SKIPPED:
                yield from self._blocks(child)

    def _table(self, table: Element) -> Iterator[RawLine]:
        for row in _descend(table, "tr"):
            cells = [list(self._cell(cell)) for cell in _descend(row, "tc")]
            cells = [[line for line in cell if line.text.strip()] for cell in cells]
            yield from join_cells([cell for cell in cells if cell])

    def _cell(self, cell: Element) -> Iterator[RawLine]:
        shaded = _is_shaded(_child(cell, "tcPr"))
        self._shaded += shaded
        yield from self._blocks(cell)
        self._shaded -= shaded

    def _paragraph(self, paragraph: Element) -> Iterator[RawLine]:
        properties = _child(paragraph, "pPr")
        shaded = _is_shaded(properties)
        self._shaded += shaded
        pieces: list[str] = []
        sizes: list[float] = []
        outer, self._boxes = self._boxes, []
        self._runs(paragraph, pieces, sizes)
        boxes, self._boxes = self._boxes, outer
        self._shaded -= shaded
        size = max(sizes, default=0.0) or (20.0 if _is_title(properties) else 0.0)
        yield RawLine("".join(pieces), size=size)
        yield from boxes

    def _runs(self, element: Element, pieces: list[str], sizes: list[float]) -> None:
        for child in element:
            kind = _local(child)
            if kind == "r":
                self._run(child, pieces, sizes)
            elif kind == "txbxContent":
                self._box(child)
            elif kind not in _SKIPPED:
                self._runs(child, pieces, sizes)

    def _box(self, content: Element) -> None:
        self._shaded += 1
        lines = [line for line in self._blocks(content) if line.text.strip()]
        self._shaded -= 1
        if lines:
            lines[0].opens_column = True
        self._boxes += lines

    def _run(self, run: Element, pieces: list[str], sizes: list[float]) -> None:
        properties = _child(run, "rPr")
        if self._is_hidden(properties):
            self._hidden = self._hidden or any(_local(node) == "t" and node.text for node in run.iter())
            return
        before = len(pieces)
        for child in run:
            self._mark(child, pieces)
        size = _child(properties, "sz")
        if size is not None and "".join(pieces[before:]).strip() and _attribute(size, "val").isdecimal():
            sizes.append(float(_attribute(size, "val")) / 2)

    def _mark(self, child: Element, pieces: list[str]) -> None:
        kind = _local(child)
        if kind == "t":
            pieces.append(child.text or "")
        elif kind in _MARKS:
            pieces.append(_MARKS[kind])
        elif kind not in _SKIPPED:
            holder: list[str] = []
            self._runs(child, holder, [])
            pieces += holder

    def _is_hidden(self, properties: Element | None) -> bool:
        if properties is None:
            return False
        vanish, size, colour = (_child(properties, name) for name in ("vanish", "sz", "color"))
        if vanish is not None and _attribute(vanish, "val") not in {"0", "false", "off"}:
            return True
        if size is not None and _attribute(size, "val").isdecimal():
            tiny = int(_attribute(size, "val")) <= _TINY_HALF_POINTS
        else:
            tiny = False
        white = colour is not None and _attribute(colour, "val").upper() in _WHITE
        return tiny or (white and not self._shaded and not _is_shaded(properties))


_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


def join_cells(cells: list[list[RawLine]]) -> list[RawLine]:
    """A table row as lines: one line of tab-parted cells when each cell is one line, else cell after cell."""
    if all(len(cell) == 1 for cell in cells):
        text = "\t".join(cell[0].text.strip() for cell in cells)
        return [RawLine(text, size=max((cell[0].size for cell in cells), default=0.0))] if text else []
    for cell in cells[1:]:
        if len(cell) > 2:
            cell[0].opens_column = _is_layout(cells)
    return [line for cell in cells for line in cell]


def _is_layout(cells: list[list[RawLine]]) -> bool:
    return sum(len(cell) > 4 for cell in cells) > 1


def _is_shaded(properties: Element | None) -> bool:
    shade, mark = _child(properties, "shd"), _child(properties, "highlight")
    fill = _attribute(shade, "fill").upper() if shade is not None else ""
    return mark is not None or fill not in {"", "AUTO", "FFFFFF"}


def _is_title(properties: Element | None) -> bool:
    style = _child(properties, "pStyle")
    return style is not None and _attribute(style, "val").lower() in {"title", "name"}


def _descend(parent: Element, name: str) -> Iterator[Element]:
    """Children called ``name``, also inside content controls, not inside another table."""
    for child in parent:
        kind = _local(child)
        if kind == name:
            yield child
        elif kind in {"sdt", "sdtContent", "customXml", "ins", "AlternateContent", "Choice"}:
            yield from _descend(child, name)
