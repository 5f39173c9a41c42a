"""The ledger: the trail, and what follows from it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes the tables of the ledger, with an empty trail."""
    op.create_table(
        "trail",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    made = op.create_table(
        "head",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    op.bulk_insert(made, [{"id": 1, "seq": 0, "hash": "0" * 64}])
    op.create_table("texts", sa.Column("sha256", sa.String(64), primary_key=True), sa.Column("text", sa.Text, nullable=False))
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("key", sa.String(64), nullable=False, unique=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("outlet", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("published", sa.String(10), nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("has_text", sa.Boolean, nullable=False),
        sa.Column("added_at", sa.String(32), nullable=False),
        sa.Column("added_by", sa.String(200), nullable=False),
        sa.Column("receipt", sa.Text, nullable=False),
    )
    op.create_table(
        "claims",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("key", sa.String(64), nullable=False, index=True),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("treaty", sa.String(64), nullable=False, index=True),
        sa.Column("norm", sa.String(64), nullable=False),
        sa.Column("act", sa.String(32), nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("reading", sa.Text, nullable=False),
        sa.Column("corrections", sa.Text, nullable=False),
        sa.Column("first_published", sa.String(10), nullable=False),
        sa.Column("told", sa.Integer, nullable=False),
        sa.Column("status", sa.String(16), nullable=False, index=True),
        sa.Column("verdict", sa.String(32), nullable=False, index=True),
    )
    op.create_table(
        "parties",
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.id"), primary_key=True),
        sa.Column("role", sa.String(8), primary_key=True),
        sa.Column("party", sa.String(200), primary_key=True),
    )
    op.create_index("parties_by_party", "parties", ["party", "role"])
    op.create_table(
        "appearances",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.id"), nullable=False, index=True),
        sa.Column("report", sa.Integer, sa.ForeignKey("reports.id"), nullable=False, index=True),
        sa.Column("place", sa.String(16), nullable=False),
        sa.Column("reading", sa.Text, nullable=False),
    )
    op.create_table(
        "findings",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("appearance", sa.Integer, sa.ForeignKey("appearances.id"), nullable=False, index=True),
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.id"), nullable=False, index=True),
        sa.Column("entry", sa.Integer, sa.ForeignKey("trail.seq"), nullable=False),
        sa.Column("verdict", sa.String(32), nullable=False),
        sa.Column("finding", sa.Text, nullable=False),
        sa.Column("receipt", sa.Text, nullable=False),
    )
    op.create_table(
        "mentions",
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.id"), primary_key=True),
        sa.Column("entry", sa.Integer, sa.ForeignKey("trail.seq"), primary_key=True),
    )
