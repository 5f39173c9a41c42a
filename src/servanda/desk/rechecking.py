"""Old findings checked again when the rules or the record have changed."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa

from ..standing import Record
from . import again, database, trail
from .model import Difference, Json, Rechecked
from .schema import appearances, claims, findings, reports

RESTS_ON = ("servanda", "law", "record")


def recheck(engine: sa.Engine, record: Record, by: str) -> Rechecked:
    """Every report whose receipt names another foundation than now, one step of the trail each, so that it can be stopped and resumed."""
    now = again.receipt_of(record, ())
    done, found, unable = 0, list[Difference](), list[int]()
    with database.reading(engine) as connection:
        kept = connection.execute(sa.select(reports.c.id, reports.c.receipt).order_by(reports.c.id))
        waiting = [row.id for row in kept if _old(row.receipt, now)]
    for number in waiting:
        with database.writing(engine) as connection:
            row = connection.execute(sa.select(reports).where(reports.c.id == number)).one()
            if not _old(row.receipt, now):
                continue  # somebody else has done it meanwhile
            differ = _again(connection, row, record, by)
        if differ is None:
            unable.append(number)
            continue
        done += 1
        found += differ
    return Rechecked(done, tuple(found), tuple(unable))



def as_corrected(connection: sa.Connection, report: int) -> None:
    """Checks a report that was just kept again, if it tells a claim that a person had corrected: a step of its own.

    Else such a claim would have the verdict on what was read anew, and not on what was understood.
    """
    if all(item.corrections == "{}" for item in _rows(connection, report)):
        return
    from .. import record

    _again(connection, connection.execute(sa.select(reports).where(reports.c.id == report)).one(), record(), "servanda")


def _again(connection: sa.Connection, row: sa.Row[Any], record: Record, by: str) -> list[Difference] | None:
    """Checks one report again and keeps what differs; None where it was kept without what checking needs."""
    told = _rows(connection, row.id)
    readings = [json.loads(item.reading) | json.loads(item.corrections) for item in told]
    if not again.can_be(readings):
        return None
    checked = again.checked(readings, json.loads(row.about), record)
    differ = [(item, old, new) for item, new in zip(told, checked, strict=True) if _differs(old := json.loads(item.finding), new)]
    trail.append(connection, by, "recheck", {
        "report": row.id,
        "receipt": again.receipt_of(record, [reading["treaty"] for reading in readings]),
        "findings": [{"appearance": item.id, "claim": item.claim, "finding": new} for item, _, new in differ],
    })  # fmt: skip
    return [Difference(item.claim, row.id, old, new) for item, old, new in differ]


def _old(told: str, now: Json) -> bool:
    receipt = json.loads(told)
    return any(receipt.get(field) != now[field] for field in RESTS_ON)


def _differs(old: Json, new: Json) -> bool:
    return {**old, "claim": ""} != {**new, "claim": ""}


def _rows(connection: sa.Connection, report: int) -> list[Any]:
    """The appearances in a report, each with its latest finding and what a person corrected of its claim."""
    other = findings.alias()
    latest = sa.select(sa.func.max(other.c.id)).where(other.c.appearance == appearances.c.id).scalar_subquery()
    return [*connection.execute(
        sa.select(appearances, findings.c.finding, claims.c.corrections)
        .select_from(appearances).join(findings, findings.c.id == latest).join(claims, claims.c.id == appearances.c.claim)
        .where(appearances.c.report == report).order_by(appearances.c.id)
    )]  # fmt: skip
