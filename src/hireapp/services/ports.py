"""What the use cases need of a store, said as a Protocol; ``storage.unit_of_work`` fulfils it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple, Protocol, TypeVar

from hireapp.domain.record import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class ListQuery:
    """Which applications or candidates, in which order. ``sort`` and the filters are names from allow-lists."""

    opening_id: str | None = None
    stage: str | None = None
    states: tuple[str, ...] = ()
    text: str = ""
    owner_id: str | None = None
    waiting_days: int | None = None
    flagged: bool = False
    sort: str = "name"
    descending: bool = False


@dataclass(frozen=True)
class Row:
    """One line of a list: an application (or a candidate without one) with what lists show."""

    id: str
    candidate_id: str
    application_id: str | None
    opening_id: str | None
    name: str
    phones: tuple[str, ...]
    email: str
    city: str
    number: str
    stage: str
    state: str
    since: datetime | None
    applied_at: datetime | None
    owner_id: str
    opening_title: str
    now: datetime
    summary: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class CohortQuery:
    """Whose applications: of these openings, applied from ``since`` to ``until`` (days in UTC), from this source."""

    opening_ids: tuple[str, ...]
    since: date | None = None
    until: date | None = None
    source: str = ""


class Member(NamedTuple):
    """One application of a cohort."""

    id: str
    opening_id: str
    stage: str
    state: str
    source: str
    applied_at: datetime


class Event(NamedTuple):
    """One move that stands."""

    application_id: str
    at: datetime
    from_stage: str
    to_stage: str
    outcome: str
    reason_code: str


class StageMark(NamedTuple):
    """The stage score of one submitted sheet."""

    application_id: str
    stage: str
    assessor_id: str
    submitted_at: datetime
    value: Decimal


class AuditLine(NamedTuple):
    """One entry of the audit log: ids and codes only."""

    seq: int
    at: datetime
    actor: str
    action: str
    kind: str
    object_id: str
    detail: Mapping[str, Any]


class Queries(Protocol):
    """Reads that go round the domain: ids in order, rows by id, counts."""

    def list_ids(self, query: ListQuery) -> list[str]:
        """Ids of applications in the wanted order; of candidates if ``opening_id`` is None."""

    def rows(self, ids: Sequence[str], *, applications: bool) -> dict[str, Row]:
        """The rows of ``ids``."""

    def stage_counts(self, opening_id: str) -> dict[tuple[str, str], int]:
        """Number of applications by (stage, state)."""

    def people_by_keys(self, phone_keys: Sequence[str], email_keys: Sequence[str]) -> list[tuple[str, str, str]]:
        """(candidate id, "phone" or "email", key) of live people with one of the keys."""

    def people_by_name(self, folded: str) -> list[tuple[str, str]]:
        """(candidate id, name) of live people whose folded name shares its first character or is equal."""

    def candidates_by_hash(self, sha256: str) -> list[str]:
        """Ids of live candidates that have a file of that content."""

    def search(self, text: str, limit: int = 20) -> list[str]:
        """Ids of live candidates whose name, contacts, resume or notes hold ``text``, best first."""

    def visible(self, candidate_id: str) -> bool:
        """Whether a candidate is live: neither erased, restricted nor deleted."""

    def members(self, query: CohortQuery) -> list[Member]:
        """Everybody of a cohort, in order of application."""

    def figures(self, query: CohortQuery) -> dict[str, Any]:
        """What lists show of a cohort, by application."""

    def events(self, query: CohortQuery) -> list[Event]:
        """All moves of a cohort that stand, by application in their order."""

    def stage_marks(self, query: CohortQuery) -> list[StageMark]:
        """The stage score of each submitted sheet of a cohort."""

    def groups(self, query: CohortQuery) -> list[tuple[str, str, str]]:
        """(application id, attribute, group) of a cohort: for counting only."""

    def audit_of(self, object_ids: Sequence[str]) -> list[AuditLine]:
        """The audit entries about these, oldest first."""


class UnitOfWork(Protocol):
    """One transaction. Nothing is stored before ``commit``; leaving it otherwise takes all back."""

    actor: str
    queries: Queries

    def now(self) -> datetime:
        """The moment of this transaction, in UTC."""

    def add(self, value: Record) -> None:
        """Store a new value."""

    def add_all(self, values: Sequence[Record]) -> None:
        """Store new values of one kind."""

    def save(self, value: R) -> R:
        """Store a changed value. Raises StaleWrite if the row has moved on since it was read."""

    def put(self, value: Record, *by: str) -> None:
        """Store a value, or put its fields in place of the row that has the same fields ``by``."""

    def get(self, kind: type[R], record_id: str) -> R:
        """The value of that id. Raises NotFound."""

    def find(self, kind: type[R], **equals: Any) -> R | None:
        """The one value with these fields, or None."""

    def select(self, kind: type[R], *, order: str = "id", **equals: Any) -> list[R]:
        """The values with these fields; a tuple of values means any of them."""

    def remove(self, value: Record) -> None:
        """Take a draft's row out again. History is never removed."""

    def next_number(self, name: str) -> int:
        """The next human number of a kind."""

    def record(self, action: str, kind: str, object_id: str, **detail: Any) -> None:
        """Add an entry to the audit log: ids and codes only, never names or answers."""

    def setting(self, key: str) -> Any:
        """A company setting, or None."""

    def set_setting(self, key: str, value: Any) -> None:
        """Set a company setting."""

    def index(self, candidate_id: str, words: str) -> None:
        """Set what search finds of a candidate."""

    def set_phone_keys(self, person_id: str, keys: Sequence[str]) -> None:
        """Set the telephone keys by which duplicates of a person are found."""

    def audit_head(self) -> str:
        """The hash of the newest audit entry."""
