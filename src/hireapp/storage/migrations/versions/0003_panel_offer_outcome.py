"""Panels and consensus, judgements of claims by rater, offers, outcomes, voluntary groups, changes of weights."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from hireapp.storage.types import ExactDecimal, IsoDate, Json, Texts, UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of schema 3; a judgement of a claim moves to the sheet it was made on."""
    op.add_column("opening", sa.Column("class_starts", IsoDate(length=10), nullable=True))
    op.add_column("opening", sa.Column("practices", Json(), nullable=True))
    op.add_column("decision", sa.Column("place", sa.Integer(), nullable=True))
    _weights_change()
    _claim_judgement()
    _panel()
    _after_the_decision()


def _weights_change() -> None:
    _make(
        "weights_change",
        ("opening_id", "from_version_id", "to_version_id"),
        _words("reason"),
        _code("made_by"),
        _moment("made_at"),
        targets=("opening", "role_profile_version", "role_profile_version"),
        indexed=("opening_id",),
    )


def _claim_judgement() -> None:
    _make(
        "claim_judgement",
        ("claim_id", "assessment_id"),
        _code("state"),
        _words("note"),
        targets=("claim", "assessment"),
        indexed=("claim_id", "assessment_id"),
        unique=("claim_id", "assessment_id"),
    )
    op.execute(
        "INSERT INTO claim_judgement (id, row_version, changed_at, changed_by, claim_id, assessment_id, state, note) "
        "SELECT id, 1, changed_at, changed_by, id, assessment_id, state, note FROM claim "
        "WHERE assessment_id IS NOT NULL"
    )
    # from now on a claim's sheet is the one it was heard on, which nobody stored before: such claims are everybody's
    op.execute(
        "UPDATE claim SET assessment_id = NULL, state = 'not_asked', note = '' WHERE assessment_id IS NOT NULL"
    )


def _panel() -> None:
    _make(
        "panel_seat",
        ("application_id", "assessor_id"),
        _code("stage"),
        sa.Column("focus", Texts(), nullable=True),
        sa.Column("second", sa.Boolean(), nullable=False),
        targets=("application", "user_account"),
        indexed=("application_id", "assessor_id"),
        unique=("application_id", "stage", "assessor_id"),
    )
    _make(
        "consensus",
        ("application_id",),
        _code("stage"),
        _code("competency"),
        sa.Column("level", ExactDecimal(length=40), nullable=False),
        _words("reason"),
        sa.Column("present", Texts(), nullable=True),
        _code("recorded_by"),
        _moment("recorded_at"),
        targets=("application",),
        indexed=("application_id",),
    )


def _after_the_decision() -> None:
    _make(
        "offer",
        ("application_id",),
        *(_code(name) for name in ("state", "offered_by")),
        _moment("offered_at"),
        _words("pay"),
        *(sa.Column(name, IsoDate(length=10), nullable=True) for name in ("starts_on", "answer_by")),
        _moment("answered_at", optional=True),
        _words("reason"),
        targets=("application",),
        indexed=("application_id",),
    )
    _make(
        "work_outcome",
        ("application_id",),
        _code("probation"),
        *(
            sa.Column(name, ExactDecimal(length=40), nullable=True)
            for name in ("months_stayed", "calls_a_day", "sales_percent")
        ),
        sa.Column("left", sa.Boolean(), nullable=False),
        sa.Column("as_of", IsoDate(length=10), nullable=False),
        _words("source"),
        targets=("application",),
        unique=("application_id",),
    )
    _make(
        "voluntary_group",
        ("application_id",),
        _code("attribute"),
        _code("group"),
        targets=("application",),
        indexed=("application_id",),
        unique=("application_id", "attribute"),
    )


def _make(
    name: str,
    ids: tuple[str, ...],
    *parts: Any,
    targets: tuple[str, ...],
    indexed: tuple[str, ...] = (),
    unique: tuple[str, ...] = (),
) -> None:
    """A table with what every row has, the ids of others' rows (``targets``), its own columns, what is unique."""
    keys = [
        sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{name}_{column}"))
        for column, target in zip(ids, targets, strict=True)
    ]
    label = op.f(f"uq_{name}_{unique[0]}") if unique else ""
    only = [sa.UniqueConstraint(*unique, name=label)] if unique else []
    op.create_table(
        name,
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        _moment("changed_at"),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        *(sa.Column(column, sa.String(length=36), nullable=False) for column in ids),
        *parts,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        *keys,
        *only,
    )
    for column in indexed:
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column], unique=False)


def _code(name: str) -> Any:
    return sa.Column(name, sa.String(length=80), nullable=False)


def _words(name: str) -> Any:
    return sa.Column(name, sa.Text(), nullable=False)


def _moment(name: str, *, optional: bool = False) -> Any:
    return sa.Column(name, UtcDateTime(length=32), nullable=optional)
