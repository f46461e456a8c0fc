"""A use case to be run on the database worker, by name: the services are imported there, not in the GUI thread."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hireapp.bootstrap import Context


class Call:
    """``services.<module>.<function>`` with its arguments; with a ``context`` its library comes first.

    Values that need a class of the services are made there too: a callable argument is called first.
    """

    def __init__(self, name: str, *arguments: Any, context: Context | None = None, **keywords: Any) -> None:
        self.module, _dot, self.function = name.partition(".")
        self.arguments = arguments
        self.keywords = keywords
        self.context = context

    def __call__(self, work: Any) -> Any:
        function = getattr(importlib.import_module(f"hireapp.services.{self.module}"), self.function)
        first = (self.context.library,) if self.context is not None else ()
        return function(work, *first, *self.arguments, **self.keywords)


class Numbered:
    """A call whose answer says which request it belongs to, by anything that tells requests apart."""

    def __init__(self, call: Call, number: Any) -> None:
        self.call, self.number = call, number

    def __call__(self, work: Any) -> tuple[Any, Any]:
        return self.call(work), self.number
