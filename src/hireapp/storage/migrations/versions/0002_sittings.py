"""Sittings of tests with what happened in them, norm groups, and a company's own keys."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from hireapp.storage.types import ExactDecimal, IsoDate, Json, Texts, UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the four tables of schema 2; no row of schema 1 changes."""
    _sitting()
    _sitting_event()
    _make(
        "norm_group",
        _text("form_id"),
        _text("form_hash"),
        _text("role_id"),
        _whole("version"),
        _whole("n"),
        _json("scales"),
        _json("alphas"),
        _moment("made_at"),
        unique=("form_id", "role_id", "version"),
    )
    _make(
        "answer_key",
        _text("form_id"),
        _text("form_hash"),
        _whole("version"),
        _whole("experts"),
        _json("means"),
        _json("dropped"),
        _moment("made_at"),
        unique=("form_id", "version"),
    )


def _sitting() -> None:
    _make(
        "sitting",
        sa.Column("application_id", sa.String(length=36), nullable=False),
        *(_text(name) for name in ("stage", "mode", "state", "language")),
        sa.Column("forms", Texts(), nullable=True),
        _text("seed"),
        sa.Column("extra_time", ExactDecimal(length=40), nullable=False),
        sa.Column("pin", sa.String(length=120), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("retain_until", IsoDate(length=10), nullable=True),
        *(_moment(name, optional=True) for name in ("consented_at", "started_at", "finished_at")),
        _json("place"),
        sa.Column("source_key", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["application_id"], ["application.id"], name=op.f("fk_sitting_application_id")),
    )
    op.create_index(op.f("ix_sitting_application_id"), "sitting", ["application_id"], unique=False)
    op.create_index(op.f("ix_sitting_source_key"), "sitting", ["source_key"], unique=False)


def _sitting_event() -> None:
    _make(
        "sitting_event",
        sa.Column("sitting_id", sa.String(length=36), nullable=False),
        _whole("seq"),
        _moment("at"),
        _text("what"),
        _text("form_id"),
        _whole("at_ms"),
        _json("detail"),
        sa.ForeignKeyConstraint(["sitting_id"], ["sitting.id"], name=op.f("fk_sitting_event_sitting_id")),
        unique=("sitting_id", "seq"),
    )
    op.create_index(op.f("ix_sitting_event_sitting_id"), "sitting_event", ["sitting_id"], unique=False)


def _make(name: str, *parts: Any, unique: tuple[str, ...] = ()) -> None:
    """A table with what every row has, its own columns, and what makes a row unique."""
    constraint = [sa.UniqueConstraint(*unique, name=op.f(f"uq_{name}_{'_'.join(unique)}"))] if unique else []
    op.create_table(
        name,
        sa.Column("id", sa.String(length=36), nullable=False),
        _whole("row_version"),
        _moment("changed_at"),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        *parts,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        *constraint,
    )


def _text(name: str) -> Any:
    return sa.Column(name, sa.String(length=80), nullable=False)


def _whole(name: str) -> Any:
    return sa.Column(name, sa.Integer(), nullable=False)


def _json(name: str) -> Any:
    return sa.Column(name, Json(), nullable=True)


def _moment(name: str, *, optional: bool = False) -> Any:
    return sa.Column(name, UtcDateTime(length=32), nullable=optional)
