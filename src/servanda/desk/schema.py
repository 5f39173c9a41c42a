"""The tables of the ledger, the same on SQLite and on PostgreSQL.

The trail is the ledger: what stands in all tables but `texts` (whose hashes stand in it) follows from its entries
(`projection.py`), so that `verify` can make them again and compare. Days and moments are ISO 8601 texts.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

HEAD = "0004"  # the migration that these tables stand for

metadata = MetaData()

trail = Table(
    "trail", metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("by", String(200), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("content", Text, nullable=False),  # canonical JSON
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)  # fmt: skip

# One row: the last entry. Whoever writes holds it, so that entries are appended one after the other.
head = Table(
    "head", metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
)  # fmt: skip

texts = Table(
    "texts", metadata,
    Column("sha256", String(64), primary_key=True),
    Column("text", Text, nullable=False),
)  # fmt: skip

reports = Table(
    "reports", metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("key", String(64), nullable=False, unique=True),
    Column("sha256", String(64), nullable=False),
    Column("title", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("published", String(10), nullable=False),
    Column("about", Text, nullable=False),  # the `report` of the JSON contract
    Column("has_text", Boolean, nullable=False),
    Column("added_at", String(32), nullable=False),
    Column("added_by", String(200), nullable=False),
    Column("receipt", Text, nullable=False),
)  # fmt: skip

claims = Table(
    "claims", metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("key", String(64), nullable=False, index=True),
    Column("words", Text, nullable=False),
    Column("treaty", String(64), nullable=False, index=True),  # empty: none
    Column("norm", String(64), nullable=False),
    Column("act", String(32), nullable=False),
    Column("quote", Text, nullable=False),
    Column("reading", Text, nullable=False),  # the claim of the JSON contract, as corrected
    Column("corrections", Text, nullable=False),  # the fields that were corrected, with what they are now
    Column("first_published", String(10), nullable=False),
    Column("told", Integer, nullable=False),
    Column("status", String(16), nullable=False, index=True),
    Column("verdict", String(32), nullable=False, index=True),
    Column("refusal", String(16), nullable=False, index=True, server_default=""),  # of which kind, where nothing is decided
    Column("judged", Text, nullable=False, server_default=""),  # the verdict that a person gave, with reasons; empty: none
)  # fmt: skip

# What a claim says, to be searched in words (`wording.py`).
said = Table(
    "said", metadata,
    Column("claim", ForeignKey(claims.c.id), primary_key=True),
    Column("speaker", Text, nullable=False),  # in small letters
    Column("text", Text, nullable=False),
)  # fmt: skip

# Which States and organisations a claim is about (role target) and speaks for (role speaker), as corrected.
parties = Table(
    "parties", metadata,
    Column("claim", ForeignKey(claims.c.id), primary_key=True),
    Column("role", String(8), primary_key=True),
    Column("party", String(200), primary_key=True),
    Index("parties_by_party", "party", "role"),
)  # fmt: skip

appearances = Table(
    "appearances", metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("claim", ForeignKey(claims.c.id), nullable=False, index=True),
    Column("report", ForeignKey(reports.c.id), nullable=False, index=True),
    Column("place", String(16), nullable=False),
    Column("reading", Text, nullable=False),
)  # fmt: skip

findings = Table(
    "findings", metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("appearance", ForeignKey(appearances.c.id), nullable=False, index=True),
    Column("claim", ForeignKey(claims.c.id), nullable=False, index=True),
    Column("entry", ForeignKey(trail.c.seq), nullable=False),
    Column("verdict", String(32), nullable=False),
    Column("finding", Text, nullable=False),
    Column("receipt", Text, nullable=False),
)  # fmt: skip

# Which entries of the trail speak of a claim.
mentions = Table(
    "mentions", metadata,
    Column("claim", ForeignKey(claims.c.id), primary_key=True),
    Column("entry", ForeignKey(trail.c.seq), primary_key=True),
)  # fmt: skip

keys = Table(
    "keys", metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("name", String(200), nullable=False),
    Column("scopes", String(200), nullable=False),
    Column("hash", String(64), nullable=False),
    Column("created_at", String(32), nullable=False),
    Column("created_by", String(200), nullable=False),
    Column("revoked_at", String(32)),
)  # fmt: skip

PROJECTED = (reports, claims, said, parties, appearances, findings, mentions, keys)
