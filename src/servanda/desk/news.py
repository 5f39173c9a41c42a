"""What was told since a moment, in the order in which a desk looks at it in the morning."""

from __future__ import annotations

import json

import sqlalchemy as sa

from . import asking, schema
from .model import News
from .schema import appearances, findings, reports

ORDER = ("contradicted", "contested", "supported", "outside the record")


def since(connection: sa.Connection, moment: str, limit: int) -> tuple[News, ...]:
    """Claims that reports told which were added since a moment: by verdict, then by how many outlets ever told them, then the latest."""
    claims, latest = schema.claims, sa.func.max(appearances.c.id)
    told_since = sa.select(appearances.c.claim).join(reports, reports.c.id == appearances.c.report)
    told_since = told_since.join(claims, claims.c.id == appearances.c.claim).group_by(appearances.c.claim).order_by(latest.desc())
    told_since = told_since.where(reports.c.added_at >= moment, claims.c.status != "rejected").limit(limit)
    chosen = [row.claim for row in connection.execute(told_since)]
    outlets: dict[int, dict[str, None]] = {number: {} for number in chosen}
    told: dict[int, dict[int, None]] = {number: {} for number in chosen}
    old, at = set[int](), dict[int, str]()
    for row in connection.execute(
        sa.select(appearances.c.claim, reports.c.id, reports.c.outlet, reports.c.added_at)
        .join(reports, reports.c.id == appearances.c.report).where(appearances.c.claim.in_(chosen)).order_by(appearances.c.id.desc())
    ):  # fmt: skip
        if row.outlet:
            outlets[row.claim][row.outlet] = None
        if row.added_at >= moment:
            told[row.claim][row.id] = None
            at[row.claim] = max(row.added_at, at.get(row.claim, ""))
        else:
            old.add(row.claim)
    why = _reasons(connection, chosen)
    rows = connection.execute(sa.select(claims).where(claims.c.id.in_(chosen)))
    made = [
        News(asking.kept_claim(row), row.id not in old, tuple(outlets[row.id]), tuple(told[row.id]), why.get(row.id, ""), at[row.id])
        for row in rows
    ]
    return tuple(sorted(made, key=lambda one: (_place(one.claim.verdict), -len(one.outlets), -one.reports[0], one.claim.id)))


def _place(verdict: str) -> int:
    return ORDER.index(verdict) if verdict in ORDER else len(ORDER)


def _reasons(connection: sa.Connection, chosen: list[int]) -> dict[int, str]:
    """Why the latest finding on each of these claims is as it is."""
    last = sa.select(sa.func.max(findings.c.id)).where(findings.c.claim.in_(chosen)).group_by(findings.c.claim)
    rows = connection.execute(sa.select(findings.c.claim, findings.c.finding).where(findings.c.id.in_(last)))
    return {row.claim: json.loads(row.finding)["why"] for row in rows}
