"""HTML and MHTML -> lines: table rows as tab-parted cells; scripts, comments and hidden elements dropped."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage, Message
from html.parser import HTMLParser

from hireapp.resumes.docx import join_cells
from hireapp.resumes.drafts import RawLine, Source, finish
from hireapp.resumes.encodings import Decoded, declared_charset, decode
from hireapp.resumes.limits import LIMITS, refusal
from hireapp.resumes.values import Extracted

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "wbr"]
)
_SILENT = frozenset(
    ["script", "style", "head", "template", "noscript", "svg", "iframe", "object", "select", "textarea"]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "nav",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "tr",
        "pre",
        "form",
        "fieldset",
        "blockquote",
        "address",
        "figure",
        "figcaption",
        "hr",
        "br",
        "center",
        "body",
        "html",
        "tbody",
        "thead",
        "tfoot",
        "caption",
        "title",
    ]
)
_CELLS = frozenset(["td", "th"])
_SIZES = {"h1": 24.0, "h2": 18.0, "title": 0.0}
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*[01](?:\.\d+)?(?:px|pt)?\s*(?:;|$)"
    r"|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|(?:text-indent|left|top)\s*:\s*-\d{3,}",
    re.I,
)
_WHITE = re.compile(r"(?:^|;)\s*color\s*:\s*(?:#fff(?:fff)?|white)\b", re.I)
_FILLED = re.compile(r"background", re.I)
_SPACES = re.compile(r"[ \t\r\n\f]+")


def read_markup(decoded: Decoded, kind: str = "html") -> Extracted:
    """The text of decoded HTML; ``kind`` is the format it came in."""
    reader = _Reader()
    reader.feed(decoded.text)
    reader.close()
    source = Source(kind, decoded.encoding, decoded.guessed, reader.warnings())
    return finish(reader.finished(), source)


def read_mhtml(data: bytes) -> Extracted:
    """The text of the first HTML (or plain) part of an MHTML file."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    part = _best_part(message)
    body = part.get_payload(decode=True)
    if not isinstance(body, bytes) or not body.strip():
        raise refusal("damaged")
    decoded = decode(body, part.get_content_charset() or declared_charset(body))
    if part.get_content_type() == "text/plain" and "<" not in decoded.text[:200]:
        raw = [RawLine(line) for line in decoded.text.splitlines()]
        return finish(raw, Source("mhtml", decoded.encoding, decoded.guessed))
    return read_markup(decoded, "mhtml")


def _best_part(message: Message) -> EmailMessage:
    parts: list[EmailMessage] = []
    for count, part in enumerate(message.walk()):
        if count > LIMITS["mime_parts"]:
            raise refusal("too_deep")
        if isinstance(part, EmailMessage) and part.get_content_type() in {"text/html", "text/plain"}:
            parts.append(part)
    parts.sort(key=lambda part: part.get_content_type() != "text/html")
    if not parts:
        raise refusal("no_text")
    return parts[0]


class _Row:
    """A table row being read: finished cells and the lines of the open one."""

    def __init__(self) -> None:
        self.cells: list[list[RawLine]] = []
        self.open: list[RawLine] | None = None


class _Reader(HTMLParser):
    """Collects lines; a stack of (tag, hidden, filled) says what is visible."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._stack: list[tuple[str, bool, bool]] = []
        self._rows: list[_Row] = []
        self._lines: list[RawLine] = []
        self._text: list[str] = []
        self._size = 0.0
        self._dropped = False

    def warnings(self) -> tuple[str, ...]:
        return ("hidden_text_dropped",) if self._dropped else ()

    def finished(self) -> list[RawLine]:
        self._break()
        while self._rows:
            self._end_row()
        return self._lines

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS or tag in _CELLS:
            self._break()
        if tag in _VOID:
            return
        if len(self._stack) >= LIMITS["html_depth"]:
            raise refusal("too_deep")
        if tag in {"tr", "td", "th", "li", "p", "option"}:
            self._close_open(tag)
        self._stack.append((tag, *self._visibility(tag, attrs)))
        self._size = _SIZES.get(tag, self._size)
        if tag == "tr":
            self._rows.append(_Row())
        if tag in _CELLS and self._rows:
            self._rows[-1].open = []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or all(tag != name for name, _, _ in self._stack):
            return
        while self._stack:
            name = self._stack.pop()[0]
            self._leave(name)
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if any(hidden for _, hidden, _ in self._stack[-1:]):
            self._dropped = self._dropped or (self._drops_words() and bool(data.strip()))
        elif any(name == "pre" for name, _, _ in self._stack):
            for number, piece in enumerate(data.split("\n")):
                if number:
                    self._break()
                self._text.append(piece)
        else:
            self._text.append(_SPACES.sub(" ", data))

    def _drops_words(self) -> bool:
        return not any(name in _SILENT for name, _, _ in self._stack)

    def _visibility(self, tag: str, attrs: list[tuple[str, str | None]]) -> tuple[bool, bool]:
        given = {name: value or "" for name, value in attrs}
        _, hidden, filled = self._stack[-1] if self._stack else ("", False, False)
        style = given.get("style", "")
        filled = filled or bool(_FILLED.search(style)) or "bgcolor" in given or "class" in given
        white = bool(_WHITE.search(style)) or given.get("color", "").lower() in {"#ffffff", "white", "#fff"}
        now = tag in _SILENT or "hidden" in given or bool(_HIDDEN_STYLE.search(style)) or (white and not filled)
        return hidden or now, filled

    def _close_open(self, tag: str) -> None:
        """HTML leaves out end tags: a new row, cell or item ends the open one of the same kind."""
        kinds = {"td", "th"} if tag in _CELLS else {"tr", "td", "th"} if tag == "tr" else {tag}
        fence = {"table", "ul", "ol"}
        for name, _, _ in reversed(self._stack):
            if name in fence:
                return
            if name in kinds:
                self.handle_endtag(name)
                return

    def _leave(self, name: str) -> None:
        if name in _BLOCKS or name in _CELLS:
            self._break()
        if name in _SIZES:
            self._size = 0.0
        if name in _CELLS and self._rows and self._rows[-1].open is not None:
            self._rows[-1].cells.append(self._rows[-1].open)
            self._rows[-1].open = None
        if name == "tr" and self._rows:
            self._end_row()

    def _end_row(self) -> None:
        row = self._rows.pop()
        cells = [*row.cells, row.open or []]
        self._target().extend(join_cells([cell for cell in cells if cell]))

    def _target(self) -> list[RawLine]:
        for row in reversed(self._rows):
            if row.open is not None:
                return row.open
        return self._lines

    def _break(self) -> None:
        text = "".join(self._text).strip()
        self._text.clear()
        if text:
            self._target().append(RawLine(text, size=self._size or 12.0))
