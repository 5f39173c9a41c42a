"""Questions to the ledger: reports, claims and the trail, page by page."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa

from ..errors import UsageError
from ..told import Template, Text, say
from . import schema, wording
from .model import Appearance, Entry, KeptClaim, KeptFinding, KeptReport, Page, T
from .schema import appearances, findings, mentions, parties, texts
from .trail import entry_of

NO_CLAIM: Template = "The ledger has no claim {id}."
MOST = 1000  # items of a page
BYTES = 4_000_000  # of a page, about; the first item is given however large it is


def reports(connection: sa.Connection, after: int | None, limit: int) -> Page[KeptReport]:
    """Reports, the latest first."""
    table = schema.reports
    rows, more = _page(connection, sa.select(table), table.c.id, after, limit, newest=True)
    told: dict[int, list[int]] = {row.id: [] for row in rows}
    for row in connection.execute(_told().where(appearances.c.report.in_([*told]))):
        told[row.report].append(row.claim)
    return _made(rows, more, lambda row: _report(row, told[row.id], None), lambda row: row.id)


def report(connection: sa.Connection, number: int) -> KeptReport:
    """One report with its text. Raises UsageError."""
    table = schema.reports
    its_text = sa.and_(table.c.sha256 == texts.c.sha256, table.c.has_text)
    query = sa.select(table, texts.c.text).outerjoin(texts, its_text).where(table.c.id == number)
    found = connection.execute(query).one_or_none()
    if found is None:
        raise UsageError(say("The ledger has no report {id}.", id=Text(str(number))))
    return _report(found, claims_of(connection, number), found.text)


def claims_of(connection: sa.Connection, report: int) -> tuple[int, ...]:
    """The claims that a report tells, in the order of its text, each as often as it tells it."""
    return tuple(row.claim for row in connection.execute(_told().where(appearances.c.report == report)))


def _told() -> sa.Select[Any]:
    return sa.select(appearances.c.report, appearances.c.claim).order_by(appearances.c.id)


def claims(connection: sa.Connection, wanted: dict[str, Any], after: int | None, limit: int) -> Page[KeptClaim]:
    """Claims for which all conditions hold that are not None, the latest first."""
    table, query = schema.claims, sa.select(schema.claims)
    for column in ("treaty", "norm", "verdict", "refusal", "status", "act"):
        if wanted[column] is not None:
            query = query.where(table.c[column] == wanted[column])
    if wanted["state"] is not None:
        query = query.where(table.c.id.in_(sa.select(parties.c.claim).where(parties.c.party == wanted["state"])))
    if wanted["words"] is not None:
        query = query.where(wording.holding(connection, wanted["words"]))
    if wanted["speaker"] is not None:
        query = query.where(wording.spoken_by(wanted["speaker"]))
    for name, role in (("accused", "target"), ("accusing", "speaker")):
        if wanted[name] is not None:
            held = sa.select(parties.c.claim).where(parties.c.party == wanted[name], parties.c.role == role)
            query = query.where(table.c.act == "accuse", table.c.id.in_(held))
    if wanted["report"] is not None:
        query = query.where(table.c.id.in_(sa.select(appearances.c.claim).where(appearances.c.report == wanted["report"])))
    rows, more = _page(connection, query, table.c.id, after, limit, newest=True)
    return _made(rows, more, kept_claim, lambda row: row.id)


def claim(connection: sa.Connection, number: int, most: int = 0) -> KeptClaim:
    """One claim with all its history, or the latest `most` appearances, findings and entries of it. Raises UsageError."""
    found = connection.execute(sa.select(schema.claims).where(schema.claims.c.id == number)).one_or_none()
    if found is None:
        raise UsageError(say(NO_CLAIM, id=Text(str(number))))
    table = schema.trail
    query = sa.select(table).join(mentions, mentions.c.entry == table.c.seq).where(mentions.c.claim == number)
    if most:
        entries = list(reversed(_page(connection, query, table.c.seq, None, most, newest=True)[0]))
    else:
        entries = list(connection.execute(query.order_by(table.c.seq)))
    return kept_claim(found)._replace(
        appearances=tuple(_appearances(connection, number, most)),
        findings=tuple(_findings(connection, number, most)),
        trail=tuple(entry_of(row) for row in entries),
    )


def _latest(connection: sa.Connection, query: sa.Select[Any], key: sa.Column[int], most: int) -> Sequence[sa.Row[Any]]:
    """All rows in their order, or the latest `most` of them."""
    if not most:
        return connection.execute(query.order_by(key)).all()
    return connection.execute(query.order_by(key.desc()).limit(most)).all()[::-1]


def _appearances(connection: sa.Connection, claim: int, most: int) -> list[Appearance]:
    told = schema.reports
    query = sa.select(appearances, told.c.outlet, told.c.url, told.c.title, told.c.published)
    query = query.join(told, told.c.id == appearances.c.report).where(appearances.c.claim == claim)
    rows = _latest(connection, query, appearances.c.id, most)
    made = []
    for row in rows:
        reading = json.loads(row.reading)
        where = (row.outlet, row.url, row.title, row.published, row.place)
        made.append(Appearance(row.id, row.report, *where, reading["start"], reading["end"], reading["quote"], reading))
    return made


def _findings(connection: sa.Connection, claim: int, most: int) -> list[KeptFinding]:
    query = sa.select(findings, appearances.c.report, schema.trail.c.at).join(appearances, appearances.c.id == findings.c.appearance)
    query = query.join(schema.trail, schema.trail.c.seq == findings.c.entry).where(findings.c.claim == claim)
    rows = _latest(connection, query, findings.c.id, most)
    latest = {row.appearance: row.id for row in rows}
    made = []
    for row in rows:
        said = json.loads(row.finding)
        told = (said["as_known"], said["why"], said["basis"], said["bearing"], said.get("rule"), json.loads(row.receipt))
        more = (latest[row.appearance] == row.id, said.get("refusal"), said.get("parts") or [])
        made.append(KeptFinding(row.id, row.entry, row.at, row.report, row.verdict, *told, *more))
    return made


def trail(connection: sa.Connection, after: int | None, limit: int, kind: str | None) -> Page[Entry]:
    """Entries in their order."""
    table, query = schema.trail, sa.select(schema.trail)
    if kind is not None:
        query = query.where(table.c.kind == kind)
    rows, more = _page(connection, query, table.c.seq, after, limit, newest=False)
    return _made(rows, more, entry_of, lambda row: row.seq)


def statistics(connection: sa.Connection) -> dict[str, int]:
    """How much there is."""
    def count(table: sa.Table, *conditions: sa.ColumnElement[bool]) -> int:
        return connection.execute(sa.select(sa.func.count()).select_from(table).where(*conditions)).scalar_one()

    unreviewed = count(schema.claims, schema.claims.c.status == "unreviewed")
    return {"reports": count(schema.reports), "claims": count(schema.claims), "unreviewed": unreviewed, "entries": count(schema.trail)}


def _page(
    connection: sa.Connection, query: sa.Select[Any], key: sa.Column[int], after: int | None, limit: int, newest: bool
) -> tuple[Sequence[sa.Row[Any]], bool]:
    """The rows of a page, and whether there are more: as many as are asked for, or as BYTES hold, looked at before they are fetched."""
    if not 0 < limit <= MOST:
        raise UsageError(f"A page has 1 to {MOST} items.")
    if after is not None:
        query = query.where(key < after if newest else key > after)
    query = query.order_by(key.desc() if newest else key)
    size = sum((sa.func.length(column) for column in key.table.c if isinstance(column.type, sa.Text)), sa.literal(0))
    numbers, held = list[int](), 0
    for number, length in connection.execute(query.with_only_columns(key, size).limit(limit + 1)).all():
        held += length
        if len(numbers) == limit or (numbers and held > BYTES):
            return connection.execute(query.where(key.in_(numbers))).all(), True
        numbers.append(number)
    return connection.execute(query.where(key.in_(numbers))).all() if numbers else [], False


def _made(rows: Sequence[sa.Row[Any]], more: bool, made: Callable[[Any], T], key: Callable[[Any], int]) -> Page[T]:
    return Page(tuple(made(row) for row in rows), key(rows[-1]) if more else None)


def _report(row: Any, told: Sequence[int], text: str | None) -> KeptReport:
    about = json.loads(row.about)
    return KeptReport(
        row.id, row.title, row.outlet, row.url, row.published, about["published_from"], about["language"], about.get("characters", 0),
        row.sha256, row.added_at, row.added_by, tuple(dict.fromkeys(told)), json.loads(row.receipt), text,
    )  # fmt: skip


def kept_claim(row: Any) -> KeptClaim:
    """A claim as its row tells it, without its history."""
    said = json.loads(row.reading)
    return KeptClaim(
        row.id, row.status, row.verdict, row.refusal or None, row.quote, said["speaker"], tuple(said["speaker_for"]), row.act,
        tuple(said["targets"]), row.treaty or None, row.norm, said["attributed"], said["direct"], said["when"], row.first_published,
        row.told, said.get("assertions") or [], said.get("understood") or [], json.loads(row.judged) if row.judged else None,
    )  # fmt: skip
