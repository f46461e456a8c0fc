"""Length-prefixed messages over a pipe: a JSON head and a body of bytes."""

from __future__ import annotations

import json
import struct
from typing import IO, Any

_PREFIX = struct.Struct(">II")
_LARGEST = 256 * 1024 * 1024


def send(stream: IO[bytes], head: dict[str, Any], body: bytes = b"") -> None:
    """Write one message."""
    encoded = json.dumps(head, ensure_ascii=True).encode("ascii")
    stream.write(_PREFIX.pack(len(encoded), len(body)))
    stream.write(encoded)
    stream.write(body)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], bytes] | None:
    """The next message, or None at the end of the stream or when it is cut or no message."""
    prefix = _exactly(stream, _PREFIX.size)
    if prefix is None:
        return None
    head_size, body_size = _PREFIX.unpack(prefix)
    if max(head_size, body_size) > _LARGEST:
        return None
    head, body = _exactly(stream, head_size), _exactly(stream, body_size)
    if head is None or body is None:
        return None
    try:
        parsed = json.loads(head)
    except ValueError:
        return None
    return (parsed, body) if isinstance(parsed, dict) else None


def _exactly(stream: IO[bytes], size: int) -> bytes | None:
    data = stream.read(size) if size else b""
    return data if data is not None and len(data) == size else None
