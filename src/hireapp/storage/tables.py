"""The schema: one table a kind of record, columns named as the record's fields (``mapping`` relies on it)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from hireapp.storage.types import ExactDecimal, IsoDate, Json, Texts, UtcDateTime

SCHEMA_NUMBER = 4

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def _table(name: str, *columns: Any) -> Table:
    return Table(
        name,
        metadata,
        Column("id", String(36), primary_key=True),
        Column("row_version", Integer, nullable=False),
        Column("changed_at", UtcDateTime, nullable=False),
        Column("changed_by", String(36), nullable=False),
        *columns,
    )


def _id(name: str, target: str | None = None, *, optional: bool = False, index: bool = True) -> Column[Any]:
    constraints = [ForeignKey(f"{target}.id")] if target else []
    return Column(name, String(36), *constraints, nullable=optional, index=index)


def _words(name: str) -> Column[Any]:
    return Column(name, Text, nullable=False, default="")


def _code(name: str) -> Column[Any]:
    return Column(name, String(80), nullable=False, default="")


def _number(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, Integer, nullable=optional)


def _flag(name: str) -> Column[Any]:
    return Column(name, Boolean, nullable=False, default=False)


def _at(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, UtcDateTime, nullable=optional)


schema_info = Table(
    "schema_info", metadata, Column("number", Integer, primary_key=True), Column("app_version", String(20))
)
counter = Table(
    "counter", metadata, Column("name", String(80), primary_key=True), Column("value", Integer, nullable=False)
)
shared_setting = Table("shared_setting", metadata, Column("key", String(60), primary_key=True), Column("value", Json))
audit_head = Table(
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("key", String(64), nullable=False),
)
audit_entry = Table(
    "audit_entry",
    metadata,
    Column("seq", Integer, primary_key=True),
    _at("at"),
    _code("actor"),
    _code("action"),
    _code("kind"),
    _code("object_id"),
    Column("detail", Json),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)
search_row = Table("search_row", metadata, Column("candidate_id", String(36), primary_key=True), _words("folded"))

user_account = _table("user_account", _words("name"), _code("role"), _words("position"), _flag("active"))
user_secret = _table(
    "user_secret",
    _id("user_id", "user_account", index=False),
    _words("hash"),
    _number("failures"),
    _at("failed_at", optional=True),
    _flag("must_change"),
    UniqueConstraint("user_id"),
)
role_profile_version = _table(
    "role_profile_version",
    _code("role_id"),
    _number("version"),
    Column("hash", String(64)),
    _words("tree"),
    UniqueConstraint("role_id", "version", "hash"),
)
opening = _table(
    "opening",
    Column("number", String(40), nullable=False, unique=True),
    _words("title"),
    _code("role_id"),
    _id("profile_version_id", "role_profile_version"),
    _number("seats"),
    _code("state"),
    _words("site"),
    _words("shifts"),
    _words("pay"),
    _words("hiring_manager"),
    _words("manager_position"),
    _code("recruiter_id"),
    Column("decide_by", IsoDate),
    _flag("deleted"),
    Column("class_starts", IsoDate),
    Column("practices", Json),
)
opening_member = _table(
    "opening_member",
    _id("opening_id", "opening"),
    _id("user_id", "user_account"),
    _code("part"),
    UniqueConstraint("opening_id", "user_id", "part"),
)
candidate = _table(
    "candidate",
    Column("number", String(40), nullable=False, unique=True),
    _code("state"),
    _words("source"),
    _code("owner_id"),
    Column("retain_until", IsoDate),
    _flag("hold"),
    _flag("deleted"),
)
person = _table(
    "person",
    Column("candidate_id", String(36), ForeignKey("candidate.id"), nullable=False, unique=True),
    _words("name"),
    Column("name_folded", Text, nullable=False, index=True),
    Column("name_sort", Text, nullable=False, index=True),
    Column("phones", Texts),
    Column("phone_keys", Texts),
    _words("email"),
    Column("email_key", Text, nullable=False, index=True),
    _words("city"),
)
person_phone = Table(
    "person_phone",
    metadata,
    Column("person_id", String(36), ForeignKey("person.id"), primary_key=True),
    Column("key", String(40), primary_key=True, index=True),
)
consent = _table(
    "consent", _id("candidate_id", "candidate"), _code("purpose"), _flag("given"), _at("given_at"), _words("how")
)
attachment = _table(
    "attachment",
    _id("candidate_id", "candidate", optional=True),
    Column("sha256", String(64), nullable=False, index=True),
    _words("file_name"),
    _number("size"),
    _code("kind"),
)
attachment_content = _table(
    "attachment_content",
    Column("sha256", String(64), nullable=False, unique=True),
    Column("content", LargeBinary, nullable=False),
)
extracted_fact = _table(
    "extracted_fact",
    _id("candidate_id", "candidate"),
    _code("field"),
    Column("value", Json),
    _number("line", optional=True),
    _words("quote"),
    Column("confidence", ExactDecimal, nullable=False),
    _code("corrected_by"),
    _words("reason"),
    _id("attachment_id", "attachment", optional=True, index=False),
)
import_batch = _table("import_batch", _number("number"), _code("state"), _id("opening_id", "opening", optional=True))
import_item = _table(
    "import_item",
    _id("batch_id", "import_batch"),
    _number("position"),
    _words("file_name"),
    Column("sha256", String(64), nullable=False),
    _code("verdict"),
    _id("attachment_id", "attachment", optional=True),
    Column("fields", Json),
    Column("lines", Json),
    Column("warnings", Texts),
    Column("to_check", Texts),
    _id("duplicate_of", optional=True, index=False),
    _code("duplicate_reason"),
    _id("candidate_id", "candidate", optional=True),
    _id("application_id", optional=True, index=False),
    Column("old_values", Json),
    Column("fault", Json),
)
application = _table(
    "application",
    _id("opening_id", "opening"),
    _id("candidate_id", "candidate"),
    Column("number", String(60), nullable=False, unique=True),
    _code("stage"),
    _code("state"),
    _at("since"),
    _at("applied_at"),
    _code("owner_id"),
    _words("source"),
    Column("summary", Json),
    _flag("deleted"),
    UniqueConstraint("opening_id", "candidate_id"),
    Index("ix_application_place", "opening_id", "state", "stage"),
)
stage_event = _table(
    "stage_event",
    _id("application_id", "application"),
    _number("seq"),
    _at("at"),
    _code("from_stage"),
    _code("to_stage"),
    _code("outcome"),
    _code("reason_code"),
    _words("reason_text"),
    _id("undoes", optional=True, index=False),
    UniqueConstraint("application_id", "seq"),
)
call_attempt = _table(
    "call_attempt",
    _id("application_id", "application"),
    _at("at"),
    _code("outcome"),
    _at("next_at", optional=True),
    _words("note"),
)
form_version = _table(
    "form_version",
    _code("form_id"),
    _number("version"),
    Column("hash", String(64), nullable=False),
    _words("tree"),
    UniqueConstraint("form_id", "version", "hash"),
)
assessment = _table(
    "assessment",
    _id("application_id", "application"),
    _code("stage"),
    _id("form_version_id", "form_version"),
    _id("assessor_id", "user_account"),
    _number("round"),
    _code("state"),
    _id("sitting_id", optional=True, index=False),
    Column("asked", Texts),
    _at("started_at"),
    _at("submitted_at", optional=True),
    _number("elapsed_ms"),
    Column("steps", Json),
    _words("note_for_next"),
    UniqueConstraint("application_id", "stage", "form_version_id", "assessor_id", "round"),
)
sitting = _table(
    "sitting",
    _id("application_id", "application"),
    _code("stage"),
    _code("mode"),
    _code("state"),
    _code("language"),
    Column("forms", Texts),
    _code("seed"),
    Column("extra_time", ExactDecimal, nullable=False),
    Column("pin", String(120), nullable=False),
    _words("contact"),
    Column("retain_until", IsoDate),
    _at("consented_at", optional=True),
    _at("started_at", optional=True),
    _at("finished_at", optional=True),
    Column("place", Json),
    Column("source_key", String(120), nullable=False, index=True),
)
sitting_event = _table(
    "sitting_event",
    _id("sitting_id", "sitting"),
    _number("seq"),
    _at("at"),
    _code("what"),
    _code("form_id"),
    _number("at_ms"),
    Column("detail", Json),
    UniqueConstraint("sitting_id", "seq"),
)
norm_group = _table(
    "norm_group",
    _code("form_id"),
    _code("form_hash"),
    _code("role_id"),
    _number("version"),
    _number("n"),
    Column("scales", Json),
    Column("alphas", Json),
    _at("made_at"),
    UniqueConstraint("form_id", "role_id", "version"),
)
answer_key = _table(
    "answer_key",
    _code("form_id"),
    _code("form_hash"),
    _number("version"),
    _number("experts"),
    Column("means", Json),
    Column("dropped", Json),
    _at("made_at"),
    UniqueConstraint("form_id", "version"),
)
answer = _table(
    "answer",
    _id("assessment_id", "assessment"),
    _code("question_id"),
    Column("value", Json),
    _at("answered_at"),
    _number("elapsed_ms"),
    Column("checksum", String(64), nullable=False),
    UniqueConstraint("assessment_id", "question_id"),
)
answer_text = _table(
    "answer_text",
    _id("assessment_id", "assessment"),
    _code("question_id"),
    Column("texts", Json),
    Column("checksum", String(64), nullable=False),
    UniqueConstraint("assessment_id", "question_id"),
)
answer_amendment = _table(
    "answer_amendment",
    _id("assessment_id", "assessment"),
    _code("question_id"),
    Column("first_value", Json),
    Column("first_texts", Json),
    _words("reason"),
    _code("amended_by"),
    _at("amended_at"),
)
timed_note = _table("timed_note", _id("assessment_id", "assessment"), _number("at_ms"), _words("text"))
result = _table(
    "result",
    _id("assessment_id", "assessment"),
    _code("form_id"),
    _number("form_version"),
    Column("form_hash", String(64)),
    _number("scoring_version"),
    _number("key_version", optional=True),
    _number("norm_version", optional=True),
    _id("superseded_by", optional=True, index=False),
)
result_value = _table(
    "result_value",
    _id("result_id", "result"),
    _code("kind"),
    _code("name"),
    Column("value", ExactDecimal),
    _number("answered"),
    _number("asked"),
)
recommendation = _table(
    "recommendation",
    Column("assessment_id", String(36), ForeignKey("assessment.id"), nullable=False, unique=True),
    _code("verdict"),
    _words("condition"),
    _words("reason"),
)
strength_concern = _table(
    "strength_concern",
    _id("assessment_id", "assessment"),
    _code("kind"),
    _words("claim"),
    _code("competency"),
    _words("quotation"),
    _code("question_id"),
    _number("position"),
    _number("shown", optional=True),
)
open_question = _table(
    "open_question",
    _id("application_id", "application"),
    _id("assessment_id", "assessment", optional=True),
    _words("question"),
    _words("who"),
    Column("due", IsoDate),
    _flag("settled"),
)
claim = _table(
    "claim",
    _id("application_id", "application"),
    _words("text"),
    _code("source"),
    _number("line", optional=True),
    _code("state"),
    _words("note"),
    _id("assessment_id", "assessment", optional=True, index=False),
    _code("question_id"),
)
contradiction = _table(
    "contradiction",
    _id("application_id", "application"),
    _id("assessment_id", "assessment"),
    _code("question_id"),
    _words("left_source"),
    _words("left_quote"),
    _words("right_quote"),
    _words("clarifying"),
    _words("answer"),
    _number("at_ms"),
)
decision = _table(
    "decision",
    _id("application_id", "application"),
    _code("outcome"),
    _words("condition"),
    _words("reason"),
    _code("decided_by"),
    _at("decided_at"),
    Column("shown", Json),
    _code("shown_hash"),
    _flag("taken_back"),
    _number("place", optional=True),
)
weights_change = _table(
    "weights_change",
    _id("opening_id", "opening"),
    _id("from_version_id", "role_profile_version", index=False),
    _id("to_version_id", "role_profile_version", index=False),
    _words("reason"),
    _code("made_by"),
    _at("made_at"),
)
claim_judgement = _table(
    "claim_judgement",
    _id("claim_id", "claim"),
    _id("assessment_id", "assessment"),
    _code("state"),
    _words("note"),
    UniqueConstraint("claim_id", "assessment_id"),
)
panel_seat = _table(
    "panel_seat",
    _id("application_id", "application"),
    _code("stage"),
    _id("assessor_id", "user_account"),
    Column("focus", Texts),
    _flag("second"),
    UniqueConstraint("application_id", "stage", "assessor_id"),
)
consensus = _table(
    "consensus",
    _id("application_id", "application"),
    _code("stage"),
    _code("competency"),
    Column("level", ExactDecimal, nullable=False),
    _words("reason"),
    Column("present", Texts),
    _code("recorded_by"),
    _at("recorded_at"),
)
offer = _table(
    "offer",
    _id("application_id", "application"),
    _code("state"),
    _code("offered_by"),
    _at("offered_at"),
    _words("pay"),
    Column("starts_on", IsoDate),
    Column("answer_by", IsoDate),
    _at("answered_at", optional=True),
    _words("reason"),
)
work_outcome = _table(
    "work_outcome",
    Column("application_id", String(36), ForeignKey("application.id"), nullable=False, unique=True),
    _code("probation"),
    Column("months_stayed", ExactDecimal),
    _flag("left"),
    Column("calls_a_day", ExactDecimal),
    Column("sales_percent", ExactDecimal),
    Column("as_of", IsoDate, nullable=False),
    _words("source"),
)
voluntary_group = _table(
    "voluntary_group",
    _id("application_id", "application"),
    _code("attribute"),
    _code("group"),
    UniqueConstraint("application_id", "attribute"),
)
