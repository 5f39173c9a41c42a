"""Whether the ledger is what its trail says: the database is whole, the chain holds, and all rows follow from it."""

from __future__ import annotations

import os
import tempfile
from contextlib import closing
from itertools import zip_longest
from typing import Any

import sqlalchemy as sa

from ..errors import IntegrityError
from ..publish.as_json import text_hash
from . import intact, projection, schema, trail, wording
from .model import Entry, Verified

BATCH = 500


def verify(connection: sa.Connection, expected: str = "") -> Verified:
    """Looks at the database, makes all rows again from the trail, in one beside, and compares. Raises IntegrityError at the first fault."""
    with tempfile.TemporaryDirectory() as folder:
        engine = sa.create_engine(f"sqlite:///{os.path.join(folder, 'again.db')}")
        try:
            with engine.begin() as fresh:
                schema.metadata.create_all(fresh)
                wording.make_index(fresh)
                intact.check(connection, fresh)
                count = 0
                with closing(trail.verified(connection, expected)) as entries:
                    for entry in entries:
                        _apply(fresh, entry)
                        count += 1
                for table in schema.PROJECTED:
                    _compare(connection, fresh, table)
        finally:
            engine.dispose()
    _texts(connection)
    return Verified(count, trail.head(connection))


def _apply(fresh: sa.Connection, entry: Entry) -> None:
    try:
        projection.apply(fresh, entry)
    except (KeyError, TypeError, ValueError, sa.exc.SQLAlchemyError):
        raise IntegrityError(f"Entry {entry.seq} of the trail holds, but is no step that servanda writes.") from None


def _compare(connection: sa.Connection, fresh: sa.Connection, table: sa.Table) -> None:
    key = list(table.primary_key.columns)
    with _rows(connection, table) as here, _rows(fresh, table) as there:
        for row, should in zip_longest(here, there):
            if row is None or should is None or tuple(row) != tuple(should):
                shown = should if row is None else row
                name = ", ".join(f"{column.name} {getattr(shown, column.name)}" for column in key)
                what = "is missing" if row is None else "was not written by servanda" if should is None else "is not what the trail says"
                raise IntegrityError(f"A row of the table {table.name} {what} (at {name}).")


def _rows(connection: sa.Connection, table: sa.Table) -> sa.CursorResult[Any]:
    """All rows of a table in the order of its key, a batch at a time."""
    query = sa.select(table).order_by(*(_bytewise(connection, column) for column in table.primary_key.columns))
    return connection.execute(query, execution_options={"yield_per": BATCH})


def _bytewise(connection: sa.Connection, column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    """A column in an order that both databases share."""
    if connection.dialect.name == "postgresql" and isinstance(column.type, sa.String):
        return sa.collate(column, "C")
    return column


def _texts(connection: sa.Connection) -> None:
    table, wanted = schema.texts, sa.select(schema.reports.c.sha256).where(schema.reports.c.has_text)
    with connection.execute(sa.select(table), execution_options={"yield_per": 50}) as rows:
        for row in rows:
            if text_hash(row.text) != row.sha256:
                raise IntegrityError(f"The text of a report is not what was checked: its hash is another than {row.sha256}.")
    missing = connection.execute(wanted.where(schema.reports.c.sha256.not_in(sa.select(table.c.sha256))).limit(1)).scalar()
    extra = connection.execute(sa.select(table.c.sha256).where(table.c.sha256.not_in(wanted)).limit(1)).scalar()
    if missing or extra:
        raise IntegrityError(f"The text with the hash {missing or extra} {'is missing' if missing else 'belongs to no report'}.")
