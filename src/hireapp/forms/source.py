"""YAML with marks: the one place that reads YAML.

A file becomes a ``Source``: a tree of plain values and, for each path in it, the line and column it stands at. What can
hurt is refused before a tree is built: events are counted first (nesting, number of nodes, anchors, aliases, tags and
merge keys), since merge keys hang a loader, aliases explode when walked, and deep nesting crashes the C library.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hireapp.errors import FormFileError, HireError
from hireapp.i18n import N_

MAX_BYTES = 2_000_000
MAX_DEPTH = 32
MAX_NODES = 50_000

Path = tuple[str | int, ...]
Mark = tuple[int, int]

_PLAIN_TAGS = ("str", "int", "float", "bool", "null")
_REMEDY_QUOTE = N_("Put the text in double quotes.")


@dataclass(frozen=True)
class Source:
    """A parsed file: its name, its tree, and the mark (line, column, from 1) of each path."""

    name: str
    tree: Any
    marks: dict[Path, Mark]

    def place(self, path: Path) -> str:
        """``file:line:column`` of ``path``, or of the nearest parent that has one."""
        while path and path not in self.marks:
            path = path[:-1]
        line, column = self.marks.get(path, (1, 1))
        return f"{self.name}:{line}:{column}"

    def problem(self, path: Path, what: str, remedy: str, **fields: object) -> HireError:
        """A problem at ``path``."""
        return HireError(what, remedy, where=self.place(path), **fields)


def read_source(name: str, data: bytes) -> Source:
    """Parse ``data``. Raises FormFileError with every problem found."""
    text = _decoded(name, data)
    _count_events(name, text)
    return _build(name, text)


def _decoded(name: str, data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise _refusal(
            name,
            1,
            1,
            N_("The file is larger than {limit} bytes."),
            N_("Split it into several files."),
            limit=MAX_BYTES,
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _refusal(name, line, 1, N_("The file is not UTF-8 text."), N_("Save it as UTF-8.")) from error


def _refusal(name: str, line: int, column: int, what: str, remedy: str, **fields: object) -> FormFileError:
    return FormFileError([HireError(what, remedy, where=f"{name}:{line}:{column}", **fields)])


def _count_events(name: str, text: str) -> None:
    import yaml

    depth = nodes = documents = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            fault = _event_fault(event)
            nodes += isinstance(event, yaml.NodeEvent)
            documents += isinstance(event, yaml.DocumentStartEvent)
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > MAX_DEPTH:
                fault = N_("The file is nested too deeply.")
            elif nodes > MAX_NODES:
                fault = N_("The file has too many entries.")
            elif documents > 1:
                fault = N_("The file holds more than one document.")
            if fault:
                mark: Any = event.start_mark
                raise _refusal(name, mark.line + 1, mark.column + 1, fault, N_("Write it as plain lists and mappings."))
    except yaml.YAMLError as error:
        raise _syntax_error(name, error) from error


def _event_fault(event: Any) -> str | None:
    import yaml

    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        return N_("Anchors and aliases (& and *) are not allowed.")
    if getattr(event, "tag", None) not in (None, "!") and not _implicit(event):
        return N_("Tags (!) are not allowed.")
    if isinstance(event, yaml.ScalarEvent) and event.value == "<<" and event.implicit[0]:
        return N_("Merge keys (<<) are not allowed.")
    return None


def _implicit(event: Any) -> bool:
    implicit = event.implicit
    return any(implicit) if isinstance(implicit, tuple) else bool(implicit)


def _syntax_error(name: str, error: Any) -> FormFileError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    detail = getattr(error, "problem", None) or str(error)
    return _refusal(
        name,
        line,
        column,
        N_("This is not valid YAML: {detail}."),
        N_("Check indentation, colons and quotes near this place."),
        detail=detail,
    )


def _build(name: str, text: str) -> Source:
    import yaml

    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise _syntax_error(name, error) from error
    if root is None:
        raise _refusal(name, 1, 1, N_("The file is empty."), N_("Start from a copy of a shipped file."))
    builder = _Builder(name)
    tree = builder.value(root, ())
    if builder.problems:
        raise FormFileError(builder.problems)
    return Source(name, tree, builder.marks)


class _Builder:
    """Turns composed nodes into plain values and remembers where each stood."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.marks: dict[Path, Mark] = {}
        self.problems: list[HireError] = []

    def value(self, node: Any, path: Path) -> Any:
        self.marks[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
        if node.id == "mapping":
            return self._mapping(node, path)
        if node.id == "sequence":
            return [self.value(child, (*path, index)) for index, child in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: Any, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if key_node.id != "scalar":
                self._problem(key_node, N_("A key must be a word."), N_("Write the key as plain text."))
                continue
            key = str(key_node.value)
            if key in result:
                self._problem(key_node, N_("The key '{key}' stands here twice."), N_("Remove one of them."), key=key)
            result[key] = self.value(value_node, (*path, key))
        return result

    def _scalar(self, node: Any) -> Any:
        tag = node.tag.rsplit(":", 1)[-1]
        if tag not in _PLAIN_TAGS:
            self._problem(node, N_("'{value}' would be read as a {type}."), _REMEDY_QUOTE, value=node.value, type=tag)
            return node.value
        return self._plain(node, tag)

    def _plain(self, node: Any, tag: str) -> Any:
        text = node.value
        if tag == "str":
            return text
        if tag == "null":
            return None
        if tag == "bool":
            return self._bool(node)
        return self._number(node)

    def _bool(self, node: Any) -> Any:
        if node.value in ("true", "false"):
            return node.value == "true"
        self._problem(
            node,
            N_("'{value}' would be read as true or false."),
            N_("Write true or false, or quote it."),
            value=node.value,
        )
        return node.value

    def _number(self, node: Any) -> Any:
        text = node.value
        digits = text.lstrip("-")
        if digits.isascii() and digits.isdigit() and (digits == "0" or not digits.startswith("0")):
            return int(text)
        whole, _dot, part = digits.partition(".")
        if whole.isascii() and whole.isdigit() and part.isascii() and part.isdigit():
            return float(text)
        self._problem(
            node, N_("'{value}' is not a plain number."), N_("Write digits, or quote it if it is text."), value=text
        )
        return text

    def _problem(self, node: Any, what: str, remedy: str, **fields: object) -> None:
        mark = node.start_mark
        where = f"{self.name}:{mark.line + 1}:{mark.column + 1}"
        self.problems.append(HireError(what, remedy, where=where, **fields))
