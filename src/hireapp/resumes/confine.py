"""The limits a reader process puts on itself: memory, no writing, no opening of files or sockets. POSIX only."""

from __future__ import annotations

import sys
from pathlib import Path

MEMORY_BYTES = 512 * 1024 * 1024
"""Address space on top of what the process has after its warm-up."""


def confine() -> None:
    """Give up the right to open, write and grow. On Windows nothing happens; the manual says so."""
    if sys.platform == "win32":
        return
    import os
    import resource

    space = _address_space() + MEMORY_BYTES
    highest = max(int(name) for name in os.listdir("/dev/fd") if name.isdecimal() and _is_open(int(name)))
    _limit(resource.RLIMIT_AS, space)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_NOFILE, highest + 1)


def _limit(kind: int, value: int) -> None:
    import resource

    _, hard = resource.getrlimit(kind)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(kind, (value, value))


def _is_open(number: int) -> bool:
    import os

    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _address_space() -> int:
    """Bytes of address space in use; a generous guess where /proc is missing."""
    import resource

    statm = Path("/proc/self/statm")
    if not statm.exists():
        return 1 << 30
    return int(statm.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
