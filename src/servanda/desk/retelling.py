"""A kept report as checking gave it: its text, its claims as corrected, and the latest finding on each."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

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


class Change(NamedTuple):
    """A claim of the report on which another finding stands now than on the day when the report was kept."""

    place: str  # its id within the report
    claim: int
    was: str  # verdicts
    now: str
    why: str  # of the latest finding
    at: str
    by: str
    kind: str  # review | recheck: what brought the latest finding


class Retold(NamedTuple):
    """A kept report: what the ledger says of it, the checked report, and for each claim of it its place on the desk."""

    kept: KeptReport
    report: Report  # without text where the ledger has none
    desk: Mapping[str, OnDesk]  # by the id of the claim within the report
    changes: tuple[Change, ...]  # since it was kept
    found: str  # the moment of the latest of these findings


def retold(connection: sa.Connection, number: int, first: bool = False) -> Retold:
    """One report with the latest findings; with `first` those of the day when it was kept, on what was read, with the receipt of then.

    Raises UsageError where there is none.
    """
    kept = asking.report(connection, number)
    about = json.loads(connection.execute(sa.select(schema.reports.c.about).where(schema.reports.c.id == number)).scalar_one())
    rows, latest = _findings(connection, number, sa.func.min), _findings(connection, number, sa.func.max)
    changes = tuple(_change(old, new) for old, new in zip(rows, latest, strict=True) if old.number != new.number)
    shown = rows if first else latest
    told = tuple(
        _finding(json.loads(row.finding), json.loads(row.reading) | ({} if first else json.loads(row.corrections))) for row in shown
    )
    desk = {row.place: OnDesk(row.claim, row.status) for row in shown}
    receipt = json.loads(shown[0].receipt) if first and shown else dict(kept.receipt)
    read = ReadReport(kept.text or "", kept.title, kept.language, again.dating_of(about), tuple(finding.claim for finding in told))
    return Retold(kept, Report(read, told, receipt), desk, changes, max((row.at for row in shown), default=kept.added_at))


def _change(old: Any, new: Any) -> Change:
    was, now = json.loads(old.finding), json.loads(new.finding)
    return Change(old.place, old.claim, was["verdict"], now["verdict"], now["why"], new.at, new.by, new.kind)


def _findings(connection: sa.Connection, report: int, which: Any) -> Sequence[Any]:
    """The first or the latest finding on each claim of a report, as `which` (min, max) chooses by their numbers."""
    other, trail = findings.alias(), schema.trail
    chosen = sa.select(which(other.c.id)).where(other.c.appearance == appearances.c.id).scalar_subquery()
    return connection.execute(
        sa.select(
            appearances.c.place, appearances.c.reading, findings.c.id.label("number"), findings.c.finding, findings.c.receipt,
            claims.c.id.label("claim"), claims.c.status, claims.c.corrections, trail.c.at, trail.c.by, trail.c.kind,
        )
        .select_from(appearances).join(findings, findings.c.id == chosen).join(claims, claims.c.id == appearances.c.claim)
        .join(trail, trail.c.seq == findings.c.entry).where(appearances.c.report == report).order_by(appearances.c.id)
    ).all()  # fmt: skip


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
