"""Of which kind the refusal of a claim is, where nothing is decided: as the findings in the trail tell it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
BATCH = 200  # entries


def upgrade() -> None:
    """Adds the column to the claims and fills it."""
    op.add_column("claims", sa.Column("refusal", sa.String(16), nullable=False, server_default=""))
    op.create_index("ix_claims_refusal", "claims", ["refusal"])
    connection, latest = op.get_bind(), dict[int, str]()
    for kind, content in _entries(connection):
        latest |= _told(kind, content)
    for claim, refusal in latest.items():
        if refusal:
            connection.execute(sa.text("UPDATE claims SET refusal = :refusal WHERE id = :id"), {"refusal": refusal, "id": claim})


def _entries(connection: sa.Connection) -> Iterator[tuple[str, Any]]:
    after = 0
    query = sa.text("SELECT seq, kind, content FROM trail WHERE seq > :after ORDER BY seq LIMIT :most")
    while rows := connection.execute(query, {"after": after, "most": BATCH}).all():
        for seq, kind, content in rows:
            after = seq
            if kind in ("report", "review", "recheck"):
                yield kind, json.loads(content)


def _told(kind: str, content: Any) -> dict[int, str]:
    """The refusal of each claim that an entry tells of."""
    if kind == "report":
        found = {finding["claim"]: finding.get("refusal") or "" for finding in content["document"]["findings"]}
        places = [claim["id"] for claim in content["document"]["claims"]]
        return {number: found[place] for number, place in zip(content["claims"], places, strict=True)}
    return {found.get("claim", content.get("claim")): found["finding"].get("refusal") or "" for found in content["findings"]}
