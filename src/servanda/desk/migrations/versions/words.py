"""What claims say, to be searched in words; and the verdict that a person gave beside the one that was found."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
BATCH = 500  # claims


def upgrade() -> None:
    """Adds the column and the table, fills it, and makes the index over it."""
    op.add_column("claims", sa.Column("judged", sa.Text, nullable=False, server_default=""))
    made = op.create_table(
        "said",
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.id"), primary_key=True),
        sa.Column("speaker", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    connection, after = op.get_bind(), 0
    query = sa.text("SELECT id, quote, reading FROM claims WHERE id > :after ORDER BY id LIMIT :most")
    while rows := connection.execute(query, {"after": after, "most": BATCH}).all():
        after = rows[-1].id
        op.bulk_insert(made, [_row(row.id, row.quote, json.loads(row.reading)) for row in rows])
    if connection.dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE said_words USING fts5(text, content='said', content_rowid='claim', tokenize='porter unicode61')")
        op.execute("INSERT INTO said_words(said_words) VALUES ('rebuild')")
    else:
        op.execute("CREATE INDEX said_words ON said USING gin (to_tsvector('english'::regconfig, text))")


def _row(number: int, quote: str, reading: dict[str, Any]) -> dict[str, object]:
    who = [name for name in (reading["speaker"], *reading["speaker_for"]) if name]
    understood = reading.get("understood") or []
    return {"claim": number, "speaker": "; ".join(who).casefold(), "text": "\n".join([quote, *understood, *who])}
