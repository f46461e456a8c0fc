"""What a use case touched, so that open views refresh just that; and how to take it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hireapp.services.ports import UnitOfWork


@dataclass(frozen=True)
class Undo:
    """The inverse of a use case: a transaction of its own. ``label`` is marked with N_; ``fields`` fill it."""

    label: str
    action: Callable[[UnitOfWork], Changes]
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Changes:
    """Kinds and ids touched. ``result`` is the id of what was made, if anything."""

    touched: frozenset[tuple[str, str]] = frozenset()
    result: str = ""
    undo: Undo | None = None

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds touched."""
        return frozenset(kind for kind, _id in self.touched)


def changed(*touched: tuple[str, str], result: str = "", undo: Undo | None = None) -> Changes:
    """Changes of these (kind, id) pairs."""
    return Changes(frozenset(touched), result, undo)
