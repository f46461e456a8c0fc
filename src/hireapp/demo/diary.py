"""What happened when: dated steps, done in their order with the database's clock set to each."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zlib import crc32

from hireapp.bootstrap import clock_of

if TYPE_CHECKING:
    from hireapp.services.ports import UnitOfWork
    from hireapp.storage.database import Database

OPENS = time(9, 5)
Act = Callable[["UnitOfWork"], Any]


class Diary:
    """Steps of the past, none later than now. A step may add later ones while the diary runs."""

    def __init__(self, as_of: date) -> None:
        self.as_of = as_of
        self._latest = clock_of(None if as_of == date.today() else as_of)()  # noqa: DTZ011 the day on this desk
        self._steps: list[tuple[datetime, int, str, Act]] = []
        self._numbers = itertools.count()

    def moment(self, days: int, minutes: int = 0, key: str = "") -> datetime:
        """A working moment ``days`` ago: ``minutes`` after opening, and up to two hours more by ``key``."""
        start = datetime.combine(self.as_of - timedelta(days=days), OPENS).astimezone(UTC)
        late = crc32(key.encode()) % 120 if key else 0
        return min(start + timedelta(minutes=minutes + late), self._latest)

    def add(self, at: datetime, actor: str, act: Act) -> None:
        """Note a step of ``actor`` (a key of a colleague); what would lie in the future is done now."""
        heapq.heappush(self._steps, (min(at, self._latest), next(self._numbers), actor, act))

    def run(self, database: Database, actors: dict[str, str]) -> None:
        """Do all steps by time. The clock of ``database`` is put back afterwards."""
        before = database.clock
        try:
            while self._steps:
                at, _number, actor, act = heapq.heappop(self._steps)
                database.clock = _Stopped(at)
                database.change(actors.get(actor, ""), act)
        finally:
            database.clock = before


class _Stopped:
    """A clock that stands."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def __call__(self) -> datetime:
        return self._at
