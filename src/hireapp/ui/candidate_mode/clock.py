"""The clocks of a sitting. They run only while told to, on the monotonic clock; ``domain.sitting`` has the rule."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

Now = Callable[[], float]
GAP = 1.0
"""Seconds. A clock that is not looked at for longer stood still in between: the machine slept, or the program hung."""


class SittingClock:
    """One clock a timed part, one of them running at most. All times in whole milliseconds."""

    def __init__(self, kept: Mapping[str, int] | None = None, now: Now = time.monotonic) -> None:
        self._spent: dict[str, int] = dict(kept or {})
        self._now = now
        self._key = ""
        self._since: float | None = None

    def show(self, key: str) -> None:
        """Go over to the clock ``key``; it runs."""
        self.pause()
        self._key = key
        self.go_on()

    def pause(self) -> None:
        """Stop; nothing counts until ``go_on``."""
        if self._since is not None:
            self._spent[self._key] = self.value()
            self._since = None

    def go_on(self) -> None:
        """Run on."""
        if self._since is None and self._key:
            self._since = self._now()

    def tick(self) -> bool:
        """Count up to now; called ten times a second. Returns whether the clock stood still in between."""
        if self._since is None:
            return False
        now = self._now()
        counted = self._running() * 1000
        whole = int(counted)
        slept = now - self._since > GAP
        self._spent[self._key] = self._spent.get(self._key, 0) + whole
        self._since = now - (counted - whole) / 1000  # parts of a millisecond are carried on
        return slept

    @property
    def is_running(self) -> bool:
        """Whether time counts."""
        return self._since is not None

    def value(self, key: str | None = None) -> int:
        """What a clock shows; by default the one in use."""
        key = self._key if key is None else key
        spent = self._spent.get(key, 0)
        if self._since is not None and key == self._key:
            spent += round(self._running() * 1000)
        return spent

    def _running(self) -> float:
        """Seconds since the last tick that count."""
        passed = self._now() - (self._since or 0.0)
        return passed if passed <= GAP else 0.0

    def values(self) -> dict[str, int]:
        """All clocks as they stand."""
        return {**self._spent, **({self._key: self.value()} if self._key else {})}
