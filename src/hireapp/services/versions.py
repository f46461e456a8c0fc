"""Two people at one row: a change made on an older state is refused, and so is an undo that something was built on."""

from __future__ import annotations

from hireapp.domain.record import Record
from hireapp.errors import StaleWrite, UndoRefused
from hireapp.i18n import N_


def require_version(row: Record, seen: int | None) -> None:
    """Raise StaleWrite if ``row`` has moved on since the version ``seen`` was shown (None: it was not shown)."""
    if seen is not None and row.row_version != seen:
        raise StaleWrite(
            N_("Somebody else has changed this in the meantime; your change was not stored."),
            N_("Look at the new state, then decide again."),
        )


def require_unchanged(row: Record, written: Record) -> None:
    """Raise UndoRefused unless ``row`` is still as the change to be taken back had left it."""
    if row.row_version != written.row_version:
        raise UndoRefused(
            N_("This can't be taken back: it was changed again since."),
            N_("Look at the new state, then change it by hand."),
        )
