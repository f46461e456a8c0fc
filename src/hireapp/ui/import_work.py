"""The use cases of the import page as small callables for the workers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hireapp.services.changes import Changes
    from hireapp.ui.jobs import Progress


class ReadFiles:
    """Reads files in isolation, on the pool; gives them with the progress, which says whether they are still wanted."""

    def __init__(self, paths: list[Path], as_of: date | None) -> None:
        self.paths = paths
        self.as_of = as_of

    def __call__(self, progress: Progress) -> tuple[Progress, list[Any]]:
        from hireapp.services.reading import paths_of, read_paths

        today = self.as_of or datetime.now(UTC).date()
        return progress, list(read_paths(paths_of(self.paths), today, progress.report))


class Store:
    """Keeps what was read as a pending batch."""

    def __init__(self, files: list[Any], opening_id: str) -> None:
        self.files = files
        self.opening_id = opening_id or None

    def __call__(self, work: Any) -> Changes:
        from hireapp.services import imports

        return imports.store_batch(work, self.files, self.opening_id)


class ReadPending:
    """Reads the newest batches with their number of files."""

    def __call__(self, work: Any) -> list[tuple[Any, int]]:
        from hireapp.domain.candidate import ImportBatch
        from hireapp.services import imports

        newest = sorted(work.select(ImportBatch), key=_number, reverse=True)[:8]
        return [(batch, len(imports.items_of(work, batch.id))) for batch in newest]


class ReadBatch:
    """Reads the files of a batch."""

    def __init__(self, batch: str) -> None:
        self.batch = batch

    def __call__(self, work: Any) -> list[Any]:
        from hireapp.services import imports

        return imports.items_of(work, self.batch)


class ReadKept:
    """Reads the names of the files that stayed when a batch was reverted."""

    def __init__(self, batch: str) -> None:
        self.batch = batch

    def __call__(self, work: Any) -> list[str]:
        from hireapp.services import imports

        return [item.file_name for item in imports.items_kept(work, self.batch)]


class ReadPerson:
    """Reads the person a file may double."""

    def __init__(self, candidate_id: str) -> None:
        self.candidate_id = candidate_id

    def __call__(self, work: Any) -> Any:
        from hireapp.services.candidates import person_of

        return person_of(work, self.candidate_id)


class Correct:
    """Enters a field."""

    def __init__(self, item_id: str, field: str, value: Any) -> None:
        self.arguments = (item_id, field, value)

    def __call__(self, work: Any) -> Changes:
        from hireapp.services import imports

        return imports.correct_field(work, *self.arguments)


class Confirm:
    """Says that the marked fields are right."""

    def __init__(self, item_id: str) -> None:
        self.item_id = item_id

    def __call__(self, work: Any) -> Changes:
        from hireapp.services import imports

        return imports.confirm(work, self.item_id)


class Skip:
    """Leaves a file out, or takes it in again."""

    def __init__(self, item_id: str, skipped: bool) -> None:
        self.item_id = item_id
        self.skipped = skipped

    def __call__(self, work: Any) -> Changes:
        from hireapp.services import imports

        return imports.skip(work, self.item_id, skipped=self.skipped)


class Accept:
    """Takes in all that is ready, or ``only`` the duplicates that were just decided."""

    def __init__(
        self, batch: str, merges: Mapping[str, Mapping[str, str]], as_new: tuple[str, ...], *, only: bool = False
    ) -> None:
        self.batch = batch
        self.merges = merges
        self.as_new = as_new
        self.only = only

    def __call__(self, work: Any) -> Changes:
        from hireapp.services import imports

        return imports.accept(work, self.batch, merges=self.merges, as_new=self.as_new, ready=not self.only)


class Discard:
    """Leaves the rest of a batch out."""

    def __init__(self, batch: str) -> None:
        self.batch = batch

    def __call__(self, work: Any) -> Changes:
        from hireapp.services import imports

        return imports.discard(work, self.batch)


class Revert:
    """Reverts a batch."""

    def __init__(self, batch: str) -> None:
        self.batch = batch

    def __call__(self, work: Any) -> Changes:
        from hireapp.services import imports

        return imports.revert(work, self.batch)


def _number(batch: Any) -> int:
    return int(batch.number)
