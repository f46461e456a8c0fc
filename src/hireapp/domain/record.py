"""What every stored value has: an id made here, a version against stale writes, and who changed it when."""

from __future__ import annotations

import os
import threading
import time
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_lock = threading.Lock()
_last = (0, 0)


def _bits(count: int) -> int:
    """Random bits from the system; ``secrets`` would load hashes that nothing here needs."""
    return int.from_bytes(os.urandom(8), "big") >> (64 - count)


def new_id() -> str:
    """A UUIDv7 (RFC 9562): ordered by time, also within one millisecond of this process."""
    global _last
    with _lock:
        now = time.time_ns() // 1_000_000
        last, count = _last
        count = _bits(10) if now > last else count + 1
        now = max(now, last)
        _last = (now, count)
    value = (now & ((1 << 48) - 1)) << 80 | 0x7 << 76 | (count & 0xFFF) << 64 | 0b10 << 62 | _bits(62)
    return str(uuid.UUID(int=value))


@dataclass(frozen=True, kw_only=True)
class Record:
    """The base of all stored values. ``changed_at`` and ``changed_by`` are set by the store when it is written."""

    id: str = field(default_factory=new_id)
    row_version: int = 0
    changed_at: datetime = _EPOCH
    changed_by: str = ""
