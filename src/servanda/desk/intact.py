"""Whether the database itself is whole, and holds nothing beside the ledger's tables that could change what is read or written.

An index that lost its rows answers questions wrongly while every table is as it was; a trigger, rule or view of somebody else writes
or hides rows by itself. Both are looked for here, before the rows are compared with the trail.
"""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from ..errors import IntegrityError
from . import schema, wording

# What stands at the tables of the ledger beside their rows, by kind and name: indexes by table, columns, and whether they are unique.
Thing = tuple[str, str]
POSTGRESQL = """
SELECT 'trigger', t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND {ours}
UNION ALL SELECT 'rule', r.rulename FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class WHERE {ours}
UNION ALL SELECT 'policy', p.polname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE {ours}
UNION ALL SELECT 'row security of', c.relname FROM pg_class c WHERE c.relrowsecurity AND {ours}
UNION ALL SELECT 'table under', c.relname FROM pg_class c JOIN pg_inherits i ON i.inhparent = c.oid WHERE {ours}
UNION ALL SELECT 'broken index', x.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
  WHERE NOT (i.indisvalid AND i.indisready AND i.indislive) AND {ours}
"""
OURS = "c.relname = ANY(:tables) AND c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())"
INDEXES = f"""
SELECT x.oid::int8, x.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
JOIN pg_am a ON a.oid = x.relam WHERE a.amname = 'btree' AND {OURS}
"""


def check(connection: sa.Connection, fresh: sa.Connection) -> None:
    """Looks at the database; `fresh` is one with the tables of this version and nothing else. Raises IntegrityError."""
    (_sqlite if connection.dialect.name == "sqlite" else _postgresql)(connection)
    found, should = set(_indexes(connection)), set(_indexes(fresh))
    for what, names in (("is missing or another one", should - found), ("was not made by servanda", found - should)):
        if names:
            raise IntegrityError(f"The index on {sorted(names)[0]} {what}: bring back a copy, or make the indexes again.")


def _sqlite(connection: sa.Connection) -> None:
    told = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
    if told != "ok":
        raise IntegrityError(f"The file of the database is not whole ({str(told)[:200]}): bring back a copy.")
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise IntegrityError(f"A row of the table {broken[0]} points to a row of {broken[2]} that is not there.")
    others = connection.exec_driver_sql("SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY name").all()
    _none([(row[0], row[1]) for row in others])


def _postgresql(connection: sa.Connection) -> None:
    tables = {"tables": sorted(schema.metadata.tables)}
    _none([(row[0], row[1]) for row in connection.execute(sa.text(POSTGRESQL.replace("{ours}", OURS)), tables)])
    if connection.exec_driver_sql("SELECT 1 FROM pg_extension WHERE extname = 'amcheck'").scalar() is None:
        return  # without it PostgreSQL has no way of its own to look into an index
    for number, name in connection.execute(sa.text(INDEXES), tables).all():
        try:
            connection.execute(sa.text("SELECT bt_index_check(CAST(:number AS oid)::regclass, true)"), {"number": number})
        except sa.exc.DBAPIError as why:
            from .postgresql import words

            raise IntegrityError(f"The index {name} is not whole ({words(why.orig)[:200]}): make it again (REINDEX).") from None


def _none(others: list[Thing]) -> None:
    if others:
        kind, name = others[0]
        raise IntegrityError(f"The {kind} {name!r} was not made by servanda: it can change what the ledger holds or shows. Take it out.")


def _indexes(connection: sa.Connection) -> Iterator[str]:
    """The indexes of the ledger's tables, each in words: table, columns, unique or not, on some rows only or on all."""
    found = sa.inspect(connection)
    for table in sorted(schema.metadata.tables):
        for index in found.get_indexes(table):
            partial = [value for key, value in index.get("dialect_options", {}).items() if key.endswith("_where") and value is not None]
            columns = ", ".join(str(column) for column in index["column_names"])
            if not index.get("duplicates_constraint") and index["name"] != wording.INDEX:  # which is looked at by itself
                yield f"{table} ({columns}){' unique' if index['unique'] else ''}{' of some rows' if partial else ''}"
        for constraint in found.get_unique_constraints(table):
            yield f"{table} ({', '.join(constraint['column_names'])}) unique"
