"""Rows <-> values: one generic mapper by field name. A table's columns are its record's fields, no more, no less."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import RowMapping, Table

from hireapp.domain import application, assessment, candidate, decision, opening, outcome, panel, sitting, user
from hireapp.domain.record import Record
from hireapp.storage import tables

R = TypeVar("R", bound=Record)

TABLES: dict[type[Record], Table] = {
    user.UserAccount: tables.user_account,
    user.UserSecret: tables.user_secret,
    opening.RoleProfileVersion: tables.role_profile_version,
    opening.Opening: tables.opening,
    opening.OpeningMember: tables.opening_member,
    opening.WeightsChange: tables.weights_change,
    candidate.Candidate: tables.candidate,
    candidate.Person: tables.person,
    candidate.Consent: tables.consent,
    candidate.Attachment: tables.attachment,
    candidate.AttachmentContent: tables.attachment_content,
    candidate.ExtractedFact: tables.extracted_fact,
    candidate.ImportBatch: tables.import_batch,
    candidate.ImportItem: tables.import_item,
    application.Application: tables.application,
    application.StageEvent: tables.stage_event,
    application.CallAttempt: tables.call_attempt,
    assessment.FormVersion: tables.form_version,
    assessment.Assessment: tables.assessment,
    assessment.StoredAnswer: tables.answer,
    assessment.StoredText: tables.answer_text,
    assessment.AnswerAmendment: tables.answer_amendment,
    assessment.TimedNote: tables.timed_note,
    assessment.Result: tables.result,
    assessment.ResultValue: tables.result_value,
    assessment.Recommendation: tables.recommendation,
    assessment.StrengthConcern: tables.strength_concern,
    assessment.OpenQuestion: tables.open_question,
    assessment.Claim: tables.claim,
    assessment.ClaimJudgement: tables.claim_judgement,
    assessment.Contradiction: tables.contradiction,
    decision.Decision: tables.decision,
    sitting.Sitting: tables.sitting,
    sitting.SittingEvent: tables.sitting_event,
    sitting.NormGroup: tables.norm_group,
    sitting.AnswerKey: tables.answer_key,
    panel.PanelSeat: tables.panel_seat,
    panel.Consensus: tables.consensus,
    outcome.Offer: tables.offer,
    outcome.WorkOutcome: tables.work_outcome,
    outcome.VoluntaryGroup: tables.voluntary_group,
}


_FIELDS: dict[type[Record], tuple[str, ...]] = {kind: tuple(entry.name for entry in fields(kind)) for kind in TABLES}


def field_names(kind: type[Record]) -> tuple[str, ...]:
    """The stored fields of ``kind``."""
    return _FIELDS[kind]


def to_row(value: Record) -> dict[str, Any]:
    """The row of ``value``."""
    return {name: getattr(value, name) for name in field_names(type(value))}


def to_value(kind: type[R], row: RowMapping | Mapping[str, Any]) -> R:
    """The value of a row."""
    return kind(**{name: row[name] for name in field_names(kind)})
