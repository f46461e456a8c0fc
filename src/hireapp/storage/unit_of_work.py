"""The unit of work: one connection, one transaction, values in and out. Fulfils ``services.ports.UnitOfWork``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, Table, and_, delete, insert, select, update

from hireapp.domain.record import Record
from hireapp.errors import NotFound, StaleWrite
from hireapp.i18n import N_
from hireapp.storage import audit, search, statements, tables
from hireapp.storage.mapping import TABLES, to_row, to_value
from hireapp.storage.queries import SqlQueries

if TYPE_CHECKING:
    from hireapp.services.ports import Queries
    from hireapp.storage.database import Clock

R = TypeVar("R", bound=Record)


class SqlUnitOfWork:
    """One transaction on one connection."""

    def __init__(self, connection: Connection, actor: str, clock: Clock) -> None:
        self.connection = connection
        self.actor = actor
        self._now = clock()
        self.queries: Queries = SqlQueries(connection, self._now, actor)
        self._entries: list[audit.Entry] = []

    def now(self) -> datetime:
        """The moment of this transaction."""
        return self._now

    def add(self, value: Record) -> None:
        """Store a new value."""
        self.add_all([value])

    def add_all(self, values: Sequence[Record]) -> None:
        """Store new values of one kind in one statement."""
        if values:
            table = TABLES[type(values[0])]
            self.connection.execute(insert(table), [to_row(self._stamped(value, 1)) for value in values])

    def save(self, value: R) -> R:
        """Store a changed value. Raises StaleWrite."""
        stamped = self._stamped(value, value.row_version + 1)
        row = {**to_row(stamped), "at_id": value.id, "at_version": value.row_version}
        if self.connection.execute(statements.update_one(type(value)), row).rowcount != 1:
            raise StaleWrite(
                N_("Somebody else has changed this in the meantime; your change was not stored."),
                N_("Look at the new state, then decide again."),
            )
        return stamped

    def put(self, value: Record, *by: str) -> None:
        """Store ``value``, or put its fields in place of the row that has the same fields ``by``; the id stays."""
        statement = statements.upsert(type(value), by, self.connection.dialect.name)
        self.connection.execute(statement, to_row(self._stamped(value, 1)))

    def get(self, kind: type[R], record_id: str) -> R:
        """The value of that id. Raises NotFound."""
        row = self.connection.execute(statements.select_one(kind), {"at_id": record_id}).mappings().first()
        if row is None:
            raise NotFound(N_("This entry is no longer there."), N_("Refresh the list."))
        return to_value(kind, row)

    def find(self, kind: type[R], **equals: Any) -> R | None:
        """The first value with these fields, or None."""
        table = TABLES[kind]
        row = self.connection.execute(select(table).where(_matches(table, equals)).limit(1)).mappings().first()
        return None if row is None else to_value(kind, row)

    def select(self, kind: type[R], *, order: str = "id", **equals: Any) -> list[R]:
        """The values with these fields, ordered by a field."""
        table = TABLES[kind]
        rows = self.connection.execute(
            select(table).where(_matches(table, equals)).order_by(table.c[order], table.c.id)
        )
        return [to_value(kind, row) for row in rows.mappings()]

    def remove(self, value: Record) -> None:
        """Delete the row of a draft."""
        table = TABLES[type(value)]
        self.connection.execute(delete(table).where(table.c.id == value.id))

    def next_number(self, name: str) -> int:
        """The next number of a counter; the row is locked until the end of the transaction."""
        counter = tables.counter
        done = self.connection.execute(update(counter).where(counter.c.name == name).values(value=counter.c.value + 1))
        if done.rowcount == 0:
            self.connection.execute(insert(counter), {"name": name, "value": 1})
        return int(self.connection.execute(select(counter.c.value).where(counter.c.name == name)).scalar_one())

    def record(self, action: str, kind: str, object_id: str, **detail: Any) -> None:
        """Note an audit entry; it is chained when the transaction ends."""
        self._entries.append(audit.Entry(self._now, self.actor, action, kind, object_id, detail))

    def setting(self, key: str) -> Any:
        """A company setting, or None."""
        table = tables.shared_setting
        return self.connection.execute(select(table.c.value).where(table.c.key == key)).scalar()

    def set_setting(self, key: str, value: Any) -> None:
        """Set a company setting."""
        table = tables.shared_setting
        done = self.connection.execute(update(table).where(table.c.key == key).values(value=value))
        if done.rowcount == 0:
            self.connection.execute(insert(table), {"key": key, "value": value})

    def index(self, candidate_id: str, words: str) -> None:
        """Set what search finds of a candidate."""
        search.index(self.connection, candidate_id, words)

    def set_phone_keys(self, person_id: str, keys: Sequence[str]) -> None:
        """Set the telephone keys of a person."""
        table = tables.person_phone
        self.connection.execute(delete(table).where(table.c.person_id == person_id))
        if keys:
            self.connection.execute(
                insert(table), [{"person_id": person_id, "key": key} for key in dict.fromkeys(keys)]
            )

    def audit_head(self) -> str:
        """The hash of the newest audit entry."""
        return audit.head_hash(self.connection)

    def flush(self) -> None:
        """Chain the audit entries: the last thing before commit."""
        audit.append(self.connection, self._entries)
        self._entries = []

    def _stamped(self, value: R, version: int) -> R:
        return replace(value, row_version=version, changed_at=self._now, changed_by=self.actor)


def _matches(table: Table, equals: dict[str, Any]) -> Any:
    conditions = [
        table.c[name].in_(value) if isinstance(value, (tuple, list, set, frozenset)) else table.c[name] == value
        for name, value in equals.items()
    ]
    return and_(True, *conditions)
