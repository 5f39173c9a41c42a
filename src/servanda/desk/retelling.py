"""A kept report as checking gave it: its text, its claims as corrected, and the latest finding on each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import sqlalchemy as sa

from ..checking.answer import Part
from ..reading.model import ReadReport
from ..reports import Finding, Report
from ..standing.model import Basis
from . import again, asking, schema
from .model import Json, KeptReport
from .schema import appearances, claims, findings


class OnDesk(NamedTuple):
    """Where a claim of the report stands on the desk: its number, and what a person decided."""

    claim: int
    status: str  # unreviewed | accepted | corrected | rejected


class Retold(NamedTuple):
    """A kept report: what the ledger says of it, the checked report, and for each claim of it its place on the desk."""

    kept: KeptReport
    report: Report  # without text where the ledger has none
    desk: Mapping[str, OnDesk]  # by the id of the claim within the report


def retold(connection: sa.Connection, number: int) -> Retold:
    """One report. Raises UsageError where there is none."""
    kept = asking.report(connection, number)
    about = json.loads(connection.execute(sa.select(schema.reports.c.about).where(schema.reports.c.id == number)).scalar_one())
    other = findings.alias()
    latest = sa.select(sa.func.max(other.c.id)).where(other.c.appearance == appearances.c.id).scalar_subquery()
    rows = connection.execute(
        sa.select(appearances.c.place, appearances.c.reading, findings.c.finding, claims.c.id, claims.c.status, claims.c.corrections)
        .select_from(appearances).join(findings, findings.c.id == latest).join(claims, claims.c.id == appearances.c.claim)
        .where(appearances.c.report == number).order_by(appearances.c.id)
    )  # fmt: skip
    told, desk = list[Finding](), dict[str, OnDesk]()
    for row in rows:
        told.append(_finding(json.loads(row.finding), json.loads(row.reading) | json.loads(row.corrections)))
        desk[row.place] = OnDesk(row.id, row.status)
    claimed = tuple(finding.claim for finding in told)
    read = ReadReport(kept.text or "", kept.title, kept.language, again.dating_of(about), claimed)
    return Retold(kept, Report(read, tuple(told), dict(kept.receipt)), desk)


def _finding(said: Json, reading: Json) -> Finding:
    known, claim = said["as_known"], again.claim_of(reading)
    parts = tuple(_part(part) for part in said.get("parts") or ())
    return Finding(
        claim, said["verdict"], said["why"], _basis(said), said["bearing"], date.fromisoformat(known["at"]), known["verdict"],
        said.get("rule") or "", parts if len(parts) == len(claim.assertions) else (), said.get("refusal") or "",
    )  # fmt: skip


def _part(said: Json) -> Part:
    more = (said.get(name) or "" for name in ("refusal", "as_of_the_list", "statement"))
    return Part(said["verdict"], said["why"], _basis(said), *more)


def _basis(said: Json) -> tuple[Basis, ...]:
    return tuple(
        Basis(item["kind"], item["ref"], item["source"], item.get("says") or "", item.get("sure") or "") for item in said["basis"]
    )  # fmt: skip
