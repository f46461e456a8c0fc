"""PDF -> lines in reading order, through pypdfium2 (imported here alone)."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from hireapp.resumes.drafts import RawLine, Source, finish
from hireapp.resumes.layout import Run, page_lines
from hireapp.resumes.limits import LIMITS, refusal
from hireapp.resumes.values import Extracted

_PASSWORD_ERROR = 4
_TINY = 2.0
_WHITE = 250
_PATH, _IMAGE, _SHADING = 2, 3, 4


def read_pdf(data: bytes) -> Extracted:
    """The text of a PDF; refuses passwords, scans, too many pages, damage."""
    import pypdfium2

    start = data.find(b"%PDF-")
    try:
        document = pypdfium2.PdfDocument(data[start:])
        with document:
            return _read_document(document, pypdfium2.raw)
    except pypdfium2.PdfiumError as error:
        raise refusal("encrypted" if _wants_password(error) else "damaged") from None


def _wants_password(error: Exception) -> bool:
    return getattr(error, "err_code", None) == _PASSWORD_ERROR or "password" in str(error).casefold()


def _read_document(document: Any, raw: Any) -> Extracted:
    pages = len(document)
    if pages > LIMITS["pages"]:
        raise refusal("too_many_pages", limit=LIMITS["pages"])
    lines: list[RawLine] = []
    letters = 0
    hidden = False
    for number in range(1, pages + 1):
        page = document[number - 1]
        runs, dropped = _Page(page, raw).runs()
        hidden = hidden or dropped
        letters += sum(len(run.text) for run in runs)
        lines += page_lines(runs, number)
        page.close()
    if letters < LIMITS["scan_characters_per_page"] * max(pages, 1):
        raise refusal("scan")
    warnings = ("hidden_text_dropped",) if hidden else ()
    return finish(lines, Source("pdf", warnings=warnings, pages=pages))


class _Page:
    """One page's characters as runs: neighbours on one baseline without a gap."""

    def __init__(self, page: Any, raw: Any) -> None:
        self._page = page
        self._raw = raw
        self._width, self._height = page.get_size()
        self._text = page.get_textpage()
        self._rectangle = raw.FS_RECTF()
        self._pointer = ctypes.byref(self._rectangle)
        self._fills: list[tuple[float, float, float, float]] | None = None

    def runs(self) -> tuple[list[Run], bool]:
        """The visible runs, and whether hidden ones were dropped."""
        every = list(self._all_runs())
        seen = [run for run in every if self._visible(run)]
        hidden = any(run.text.strip() for run in every if run not in seen) if len(seen) < len(every) else False
        self._text.close()
        return seen, hidden

    def _all_runs(self) -> Iterator[Run]:
        count = self._text.count_chars()
        if count > LIMITS["page_characters"]:
            raise refusal("too_much_text")
        run: Run | None = None
        for index, character in self._characters(count):
            box = self._box(index) if character > " " else None
            if run is not None and (character in "\r\n" or (box is not None and not run.goes_on(box))):
                yield run
                run = None
            if box is not None:
                run = run or Run(index, box)
                run.add(character, box)
            elif run is not None and character not in "\r\n":
                run.add_space()
        if run is not None:
            yield run

    def _characters(self, count: int) -> Iterator[tuple[int, str]]:
        """Each character with its index; a surrogate pair counts once, a soft hyphen of PDFium is a hyphen."""
        code_of, handle = self._raw.FPDFText_GetUnicode, self._text.raw
        high = 0
        for index in range(count):
            code = code_of(handle, index)
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if high and 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
            high = 0
            yield index, "-" if code in {2, 0xFFFE} else chr(code)

    def _box(self, index: int) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of the character's cell: its advance and its font's height, not its ink."""
        self._raw.FPDFText_GetLooseCharBox(self._text.raw, index, self._pointer)
        box = self._rectangle
        return box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)

    def _visible(self, run: Run) -> bool:
        on_page = run.right > 0 and run.left < self._width and run.top > 0 and run.bottom < self._height
        if not on_page or (run.size and run.size < _TINY):
            return False
        return not self._is_white(run.index) or self._is_on_colour(run)

    def _is_white(self, index: int) -> bool:
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        pointers = (ctypes.byref(value) for value in (red, green, blue, alpha))
        if not self._raw.FPDFText_GetFillColor(self._text.raw, index, *pointers):
            return False
        return min(red.value, green.value, blue.value) >= _WHITE or alpha.value == 0

    def _is_on_colour(self, run: Run) -> bool:
        x, y = (run.left + run.right) / 2, (run.bottom + run.top) / 2
        return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in self._painted())

    def _painted(self) -> list[tuple[float, float, float, float]]:
        """Boxes of pictures and of shapes filled with another colour than white; looked for only when needed."""
        if self._fills is None:
            kinds = [_PATH, _IMAGE, _SHADING]
            self._fills = [thing.get_bounds() for thing in self._page.get_objects(filter=kinds) if self._paints(thing)]
        return self._fills

    def _paints(self, thing: Any) -> bool:
        if thing.type != _PATH:
            return True
        colour = tuple(ctypes.c_uint() for _ in range(4))
        self._raw.FPDFPageObj_GetFillColor(thing.raw, *(ctypes.byref(value) for value in colour))
        return min(value.value for value in colour[:3]) < _WHITE
