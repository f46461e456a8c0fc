"""A candidate, and apart from it the person: names and contacts live in one place only, so that they can be erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from hireapp.domain.record import Record

CandidateState = Literal["active", "restricted", "erased"]


@dataclass(frozen=True, kw_only=True)
class Candidate(Record):
    """A candidate without name or contact. ``number`` is the human number; no sex, birth date or photo exists here."""

    number: str
    state: CandidateState = "active"
    source: str = ""
    owner_id: str = ""
    retain_until: date | None = None
    hold: bool = False
    deleted: bool = False


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    """Name and contacts of one candidate. ``name_sort`` orders common Chinese characters by pinyin (GB 18030 bytes)."""

    candidate_id: str
    name: str
    name_folded: str = ""
    name_sort: str = ""
    phones: tuple[str, ...] = ()
    phone_keys: tuple[str, ...] = ()
    email: str = ""
    email_key: str = ""
    city: str = ""


@dataclass(frozen=True, kw_only=True)
class Consent(Record):
    """What the candidate agreed to, when, and how it was recorded."""

    candidate_id: str
    purpose: str
    given: bool
    given_at: datetime
    how: str = ""


@dataclass(frozen=True, kw_only=True)
class Attachment(Record):
    """A file of a candidate; its bytes lie under ``sha256``. The name is only a label."""

    candidate_id: str | None
    sha256: str
    file_name: str
    size: int
    kind: str = "resume"


@dataclass(frozen=True, kw_only=True)
class AttachmentContent(Record):
    """The bytes of an attachment, once for all that share them; read only when opened."""

    sha256: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class ExtractedFact(Record):
    """A fact read from a resume or entered by a person; append-only, the newest of a ``field`` counts.

    value: JSON; None means "not stated". line, quote: where it was read. corrected_by: who entered it instead.
    """

    candidate_id: str
    field: str
    value: Any = None
    line: int | None = None
    quote: str = ""
    confidence: Decimal = Decimal(1)
    corrected_by: str = ""
    reason: str = ""
    attachment_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class ImportBatch(Record):
    """One pile of files; nothing of it is a candidate before it is accepted."""

    number: int
    state: Literal["pending", "accepted", "discarded", "reverted"] = "pending"
    opening_id: str | None = None


ImportVerdict = Literal["ready", "check", "duplicate", "unreadable", "skipped", "imported", "merged", "reverted"]


@dataclass(frozen=True, kw_only=True)
class ImportItem(Record):
    """One file of a batch: what was read, what was found, and what became of it.

    fields: {field: {"value", "line", "quote", "confidence"}} as proposed and corrected in the review.
    old_values: the values of the record that a merge replaced, so that it can be reverted.
    """

    batch_id: str
    position: int
    file_name: str
    sha256: str
    verdict: ImportVerdict
    attachment_id: str | None = None
    fields: Any = None
    lines: Any = None
    warnings: tuple[str, ...] = ()
    to_check: tuple[str, ...] = ()
    duplicate_of: str | None = None
    duplicate_reason: str = ""
    candidate_id: str | None = None
    application_id: str | None = None
    old_values: Any = None
    fault: Any = None
