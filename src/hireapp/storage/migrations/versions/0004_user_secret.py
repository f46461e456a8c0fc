"""Passwords of people, one row each, apart from their names."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from hireapp.storage.types import UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of schema 4."""
    op.create_table(
        "user_secret",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("changed_at", UtcDateTime(length=32), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failed_at", UtcDateTime(length=32), nullable=True),
        sa.Column("must_change", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_secret")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_user_secret_user_id")),
        sa.UniqueConstraint("user_id", name=op.f("uq_user_secret_user_id")),
    )
