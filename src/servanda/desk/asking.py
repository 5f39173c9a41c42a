"""Questions to the ledger: reports, claims and the trail, page by page."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa

from ..errors import UsageError
from . import schema
from .model import Appearance, Entry, KeptClaim, KeptFinding, KeptReport, Page, T
from .schema import appearances, findings, mentions, parties, texts
from .trail import entry_of

MOST = 1000  # items of a page


def reports(connection: sa.Connection, after: int | None, limit: int) -> Page[KeptReport]:
    """Reports, the latest first."""
    table = schema.reports
    rows = _page(connection, sa.select(table), table.c.id, after, limit, newest=True)
    told: dict[int, list[int]] = {row.id: [] for row in rows}
    for row in connection.execute(_told().where(appearances.c.report.in_([*told]))):
        told[row.report].append(row.claim)
    return _cut(rows, limit, lambda row: _report(row, told[row.id], None), lambda row: row.id)


def report(connection: sa.Connection, number: int) -> KeptReport:
    """One report with its text. Raises UsageError."""
    table = schema.reports
    its_text = sa.and_(table.c.sha256 == texts.c.sha256, table.c.has_text)
    query = sa.select(table, texts.c.text).outerjoin(texts, its_text).where(table.c.id == number)
    found = connection.execute(query).one_or_none()
    if found is None:
        raise UsageError(f"The ledger has no report {number}.")
    return _report(found, claims_of(connection, number), found.text)


def claims_of(connection: sa.Connection, report: int) -> tuple[int, ...]:
    """The claims that a report tells, in the order of its text, each as often as it tells it."""
    return tuple(row.claim for row in connection.execute(_told().where(appearances.c.report == report)))


def _told() -> sa.Select[Any]:
    return sa.select(appearances.c.report, appearances.c.claim).order_by(appearances.c.id)


def claims(connection: sa.Connection, wanted: dict[str, Any], after: int | None, limit: int) -> Page[KeptClaim]:
    """Claims for which all conditions hold that are not None, the latest first."""
    table, query = schema.claims, sa.select(schema.claims)
    for column in ("treaty", "norm", "verdict", "status", "act"):
        if wanted[column] is not None:
            query = query.where(table.c[column] == wanted[column])
    if wanted["state"] is not None:
        query = query.where(table.c.id.in_(sa.select(parties.c.claim).where(parties.c.party == wanted["state"])))
    for name, role in (("accused", "target"), ("accusing", "speaker")):
        if wanted[name] is not None:
            held = sa.select(parties.c.claim).where(parties.c.party == wanted[name], parties.c.role == role)
            query = query.where(table.c.act == "accuse", table.c.id.in_(held))
    if wanted["report"] is not None:
        query = query.where(table.c.id.in_(sa.select(appearances.c.claim).where(appearances.c.report == wanted["report"])))
    rows = _page(connection, query, table.c.id, after, limit, newest=True)
    return _cut(rows, limit, _claim, lambda row: row.id)


def claim(connection: sa.Connection, number: int) -> KeptClaim:
    """One claim with all its history. Raises UsageError."""
    found = connection.execute(sa.select(schema.claims).where(schema.claims.c.id == number)).one_or_none()
    if found is None:
        raise UsageError(f"The ledger has no claim {number}.")
    seq = schema.trail.c.seq
    query = sa.select(schema.trail).join(mentions, mentions.c.entry == seq).where(mentions.c.claim == number).order_by(seq)
    entries = connection.execute(query)
    return _claim(found)._replace(
        appearances=tuple(_appearances(connection, number)),
        findings=tuple(_findings(connection, number)),
        trail=tuple(entry_of(row) for row in entries),
    )


def _appearances(connection: sa.Connection, claim: int) -> list[Appearance]:
    told = schema.reports
    rows = connection.execute(
        sa.select(appearances, told.c.outlet, told.c.url, told.c.title, told.c.published)
        .join(told, told.c.id == appearances.c.report).where(appearances.c.claim == claim).order_by(appearances.c.id)
    )  # fmt: skip
    made = []
    for row in rows:
        reading = json.loads(row.reading)
        where = (row.outlet, row.url, row.title, row.published, row.place)
        made.append(Appearance(row.id, row.report, *where, reading["start"], reading["end"], reading["quote"], reading))
    return made


def _findings(connection: sa.Connection, claim: int) -> list[KeptFinding]:
    rows = connection.execute(
        sa.select(findings, appearances.c.report, schema.trail.c.at)
        .join(appearances, appearances.c.id == findings.c.appearance)
        .join(schema.trail, schema.trail.c.seq == findings.c.entry)
        .where(findings.c.claim == claim).order_by(findings.c.id)
    ).all()  # fmt: skip
    latest = {row.appearance: row.id for row in rows}
    made = []
    for row in rows:
        said = json.loads(row.finding)
        told = (said["as_known"], said["why"], said["basis"], said["bearing"], said.get("rule"), json.loads(row.receipt))
        made.append(KeptFinding(row.id, row.entry, row.at, row.report, row.verdict, *told, latest[row.appearance] == row.id))
    return made


def trail(connection: sa.Connection, after: int | None, limit: int, kind: str | None) -> Page[Entry]:
    """Entries in their order."""
    table, query = schema.trail, sa.select(schema.trail)
    if kind is not None:
        query = query.where(table.c.kind == kind)
    rows = _page(connection, query, table.c.seq, after, limit, newest=False)
    return _cut(rows, limit, entry_of, lambda row: row.seq)


def statistics(connection: sa.Connection) -> dict[str, int]:
    """How much there is."""
    def count(table: sa.Table, *conditions: sa.ColumnElement[bool]) -> int:
        return connection.execute(sa.select(sa.func.count()).select_from(table).where(*conditions)).scalar_one()

    unreviewed = count(schema.claims, schema.claims.c.status == "unreviewed")
    return {"reports": count(schema.reports), "claims": count(schema.claims), "unreviewed": unreviewed, "entries": count(schema.trail)}


def _page(
    connection: sa.Connection, query: sa.Select[Any], key: sa.Column[int], after: int | None, limit: int, newest: bool
) -> Sequence[sa.Row[Any]]:
    """The rows of a page, and one more where there is one."""
    if not 0 < limit <= MOST:
        raise UsageError(f"A page has 1 to {MOST} items.")
    if after is not None:
        query = query.where(key < after if newest else key > after)
    return connection.execute(query.order_by(key.desc() if newest else key).limit(limit + 1)).all()


def _cut(rows: Sequence[sa.Row[Any]], limit: int, made: Callable[[Any], T], key: Callable[[Any], int]) -> Page[T]:
    return Page(tuple(made(row) for row in rows[:limit]), key(rows[limit - 1]) if len(rows) > limit else None)


def _report(row: Any, told: Sequence[int], text: str | None) -> KeptReport:
    about = json.loads(row.about)
    return KeptReport(
        row.id, row.title, row.outlet, row.url, row.published, about["published_from"], about["language"], about.get("characters", 0),
        row.sha256, row.added_at, row.added_by, tuple(dict.fromkeys(told)), json.loads(row.receipt), text,
    )  # fmt: skip


def _claim(row: Any) -> KeptClaim:
    said = json.loads(row.reading)
    return KeptClaim(
        row.id, row.status, row.verdict, row.quote, said["speaker"], tuple(said["speaker_for"]), row.act, tuple(said["targets"]),
        row.treaty or None, row.norm, said["attributed"], said["direct"], said["when"], row.first_published, row.told,
    )  # fmt: skip
