"""The audit log as a hash chain. The head is one row, taken last in the transaction, so that entries of several writers
stand in the order of their commits. Entries hold ids, codes and keyed hashes; never names, contacts or answers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from hireapp.services.ports import AuditLine
from hireapp.storage.tables import audit_entry, audit_head

_AT_ONCE = 500


@dataclass(frozen=True)
class Entry:
    """One entry before it is chained."""

    at: datetime
    actor: str
    action: str
    kind: str
    object_id: str
    detail: dict[str, Any]


def append(connection: Connection, entries: Sequence[Entry]) -> None:
    """Chain ``entries`` behind the head."""
    if not entries:
        return
    head = connection.execute(select(audit_head).where(audit_head.c.id == 1).with_for_update()).mappings().one()
    seq, previous, rows = head["seq"], head["hash"], []
    for entry in entries:
        seq += 1
        row = {
            "seq": seq,
            "at": entry.at,
            "actor": entry.actor,
            "action": entry.action,
            "kind": entry.kind,
            "object_id": entry.object_id,
            "detail": entry.detail,
            "previous": previous,
        }
        previous = row["hash"] = entry_hash(row)
        rows.append(row)
    connection.execute(insert(audit_entry), rows)
    connection.execute(update(audit_head).where(audit_head.c.id == 1).values(seq=seq, hash=previous))


def entry_hash(row: dict[str, Any]) -> str:
    """SHA-256 over the canonical form of an entry and the hash before it."""
    at: datetime = row["at"]
    canonical = [
        row["seq"],
        at.astimezone(UTC).isoformat(timespec="microseconds"),
        row["actor"],
        row["action"],
        row["kind"],
        row["object_id"],
        row["detail"],
        row["previous"],
    ]
    text = json.dumps(canonical, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def head_hash(connection: Connection) -> str:
    """The hash of the newest entry."""
    return str(connection.execute(select(audit_head.c.hash).where(audit_head.c.id == 1)).scalar_one())


def about(connection: Connection, object_ids: Sequence[str]) -> list[AuditLine]:
    """The entries about these objects, oldest first."""
    columns = [audit_entry.c[name] for name in AuditLine._fields]
    found: list[AuditLine] = []
    for start in range(0, len(object_ids), _AT_ONCE):
        some = audit_entry.c.object_id.in_(object_ids[start : start + _AT_ONCE])
        found += [AuditLine(*row) for row in connection.execute(select(*columns).where(some))]
    return sorted(found, key=_number)


def first_broken(connection: Connection) -> int | None:
    """The number of the first entry that doesn't fit the chain, or None if all do."""
    previous, last = "0" * 64, 0
    for row in connection.execute(select(audit_entry).order_by(audit_entry.c.seq)).mappings():
        if row["seq"] != last + 1 or row["previous"] != previous or entry_hash(dict(row)) != row["hash"]:
            return int(row["seq"])
        previous, last = row["hash"], row["seq"]
    return None if head_hash(connection) == previous else last + 1


def _number(line: AuditLine) -> int:
    return line.seq
