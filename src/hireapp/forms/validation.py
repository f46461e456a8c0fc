"""Trees of plain values -> frozen dataclasses, with every problem at its line and column.

pydantic checks types in strict JSON mode against our own dataclasses (a bool is not a number, a number is no text,
unknown keys are refused); its findings are put into our words here. It is imported on first use.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar, cast

from hireapp.i18n import N_

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from hireapp.errors import HireError
    from hireapp.forms.source import Path, Source

T = TypeVar("T")

STRICT: Any = {"extra": "forbid", "strict": True, "arbitrary_types_allowed": False}

_PYTHON_WORDS = {"from": "from_"}

_WORDS: dict[str, tuple[str, str]] = {
    "missing": (N_("'{key}' is missing."), N_("Add it.")),
    "unexpected_keyword_argument": (N_("'{key}' is not known here."), N_("Check the spelling, or remove it.")),
    "extra_forbidden": (N_("'{key}' is not known here."), N_("Check the spelling, or remove it.")),
    "string_type": (N_("'{key}' must be text."), N_("Put it in double quotes.")),
    "string_too_short": (N_("'{key}' is empty."), N_("Write the text.")),
    "int_type": (N_("'{key}' must be a whole number."), N_("Write digits without quotes.")),
    "int_from_float": (N_("'{key}' must be a whole number."), N_("Write digits without quotes.")),
    "decimal_type": (N_("'{key}' must be a number."), N_("Write digits without quotes.")),
    "decimal_parsing": (N_("'{key}' must be a number."), N_("Write digits without quotes.")),
    "bool_type": (N_("'{key}' must be true or false."), N_("Write true or false without quotes.")),
    "tuple_type": (N_("'{key}' must be a list."), N_("Write one entry a line, each with a dash.")),
    "dict_type": (N_("'{key}' must be a mapping."), N_("Write 'name: value' lines below it.")),
    "dataclass_type": (N_("'{key}' must be a mapping."), N_("Write 'name: value' lines below it.")),
    "literal_error": (N_("'{key}' must be one of {expected}."), N_("Choose one of them.")),
}


_adapters: dict[Any, TypeAdapter[Any]] = {}


def _adapter(kind: Any) -> TypeAdapter[Any]:
    if kind not in _adapters:
        from pydantic import TypeAdapter

        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def build(kind: type[T], tree: Any, source: Source, path: Path, problems: list[HireError]) -> T | None:
    """A ``kind`` made from ``tree``, or None with its problems added to ``problems``."""
    from pydantic import ValidationError

    try:
        return cast("T", _adapter(kind).validate_json(json.dumps(_pythonic(tree))))
    except ValidationError as error:
        problems.extend(_in_words(detail, source, path) for detail in error.errors(include_url=False))
        return None


def rebuild(kind: type[T], tree: Any) -> T:
    """A ``kind`` from a tree that was valid when it was stored."""
    return cast("T", _adapter(kind).validate_json(json.dumps(_pythonic(tree))))


def plain(value: Any) -> Any:
    """The JSON tree of a dataclass, its keys in the YAML's words; without empty entries, so that hashes stay stable
    when a new optional key appears."""
    tree = _adapter(type(value)).dump_python(value, mode="json", exclude_defaults=True)
    return _yaml_words(tree)


def _pythonic(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {_PYTHON_WORDS.get(key, key): _pythonic(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_pythonic(value) for value in tree]
    return tree


def _yaml_words(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key.rstrip("_"): _yaml_words(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_yaml_words(value) for value in tree]
    return tree


def _in_words(detail: Any, source: Source, path: Path) -> HireError:
    location = tuple(part.rstrip("_") if isinstance(part, str) else part for part in detail["loc"])
    place = (*path, *location)
    key = next((part for part in reversed(place) if isinstance(part, str)), "")
    what, remedy = _WORDS.get(
        detail["type"], (N_("'{key}' is not right: {detail}."), N_("Compare with a shipped file."))
    )
    expected = detail.get("ctx", {}).get("expected", "")
    return source.problem(place, what, remedy, key=key, expected=expected, detail=detail["msg"])
