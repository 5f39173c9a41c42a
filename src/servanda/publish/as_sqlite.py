"""The record as one SQLite file, for SQL and for datasette: actions with their sources, and what follows from them on a day.

Tables refer to each other by keys, so that datasette shows names for ids, and a metadata file beside it names the facets to begin with.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from .. import law
from ..errors import InputError, UsageError
from ..record.integrity import root
from ..record.loader import sources
from ..record.states import states
from ..standing import Record
from ..version import __version__
from .answers import select
from .datapackage import LICENCE
from .duties import article, duty

SCHEMA = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE treaties (id TEXT PRIMARY KEY, short TEXT, name TEXT, kind TEXT, depositary TEXT, status_page TEXT, list TEXT,
  complete_to TEXT, entry_into_force TEXT);
CREATE TABLE states (iso3 TEXT PRIMARY KEY, name TEXT, official_name TEXT, iso2 TEXT, m49 TEXT, cow INTEGER, gw INTEGER, valid_from TEXT,
  valid_until TEXT);
CREATE TABLE sources (id TEXT PRIMARY KEY, title TEXT, url TEXT, as_at TEXT, sure TEXT);
CREATE TABLE actions (id TEXT PRIMARY KEY, treaty TEXT REFERENCES treaties(id), state TEXT REFERENCES states(iso3), action TEXT, date TEXT,
  effective TEXT, known TEXT, norm TEXT, until TEXT, notification TEXT, corrects TEXT REFERENCES actions(id),
  source TEXT REFERENCES sources(id), note TEXT, about TEXT, "to" TEXT REFERENCES states(iso3), by TEXT, number INTEGER,
  unit TEXT, sure TEXT);
CREATE TABLE intervals (state TEXT REFERENCES states(iso3), treaty TEXT REFERENCES treaties(id), status TEXT, since TEXT, until TEXT,
  undetermined TEXT, basis TEXT);
CREATE TABLE deadlines (state TEXT REFERENCES states(iso3), treaty TEXT REFERENCES treaties(id), duty TEXT, due TEXT, status TEXT,
  first_due TEXT, completed TEXT, article TEXT);
CREATE INDEX actions_by_treaty ON actions (treaty, state);
CREATE INDEX actions_by_state ON actions (state);
CREATE INDEX intervals_by_treaty ON intervals (treaty, status);
CREATE INDEX intervals_by_state ON intervals (state);
CREATE INDEX deadlines_by_due ON deadlines (due);
"""
FACETS = {"actions": ["action", "treaty"], "intervals": ["status", "treaty"], "deadlines": ["status", "duty"], "treaties": ["kind", "list"]}
SORTED = {"actions": "known", "intervals": "since", "deadlines": "due"}


def write_sqlite(asked: Record, path: str) -> list[str]:
    """Writes the record as known on its day to a new SQLite file, and datasette's metadata beside it. Gives the paths.

    Raises InputError where the file cannot be written. A file that is there is replaced once the new one is whole.
    """
    part, beside = f"{path}.part", f"{os.path.splitext(path)[0]}.metadata.json"
    try:
        if os.path.exists(part):
            os.unlink(part)
        made = sqlite3.connect(part)
        try:
            with made:
                made.executescript(SCHEMA)
                _fill(made, asked)
            made.execute("ANALYZE")
            made.commit()
        finally:
            made.close()
        os.replace(part, path)
        with open(beside, "w", encoding="utf-8") as file:
            json.dump(metadata(os.path.splitext(os.path.basename(path))[0]), file, ensure_ascii=False, indent=1)
    except (OSError, sqlite3.Error) as why:
        raise InputError(f"{path} cannot be written: {getattr(why, 'strerror', None) or why}.") from None
    return [path, beside]


def metadata(name: str) -> dict[str, Any]:
    """What datasette is told of the file: licence, facets, order. `name` is that of the database."""
    tables = {
        table: {"facets": facets, **({"sort_desc": SORTED[table]} if table in SORTED else {})} for table, facets in FACETS.items()
    } | {"states": {"label_column": "name"}, "treaties": {"label_column": "short", "facets": FACETS["treaties"]},
         "sources": {"label_column": "title"}}  # fmt: skip
    return {
        "title": "servanda: what States did under arms-control treaties", "license": LICENCE["name"], "license_url": LICENCE["path"],
        "databases": {name: {"tables": tables}},
    }  # fmt: skip


def _fill(made: sqlite3.Connection, asked: Record) -> None:
    facts = asked.facts
    day = asked.today.isoformat()
    _put(made, "about", [("servanda", __version__), ("record_root", root(facts)), ("as_of", day), ("license", LICENCE["name"])])
    _put(made, "states", [
        (s.iso3, s.name, s.official_name, s.iso2, s.m49, int(s.cow) if s.cow else None, int(s.gw) if s.gw else None, s.valid_from,
         s.valid_until) for s in states().values()
    ])  # fmt: skip
    _put(made, "sources", [(s.id, s.title, s.url, s.as_at, s.sure) for s in sources().values()])
    for name in law.treaty_ids():
        rules, listed = law.treaty(name), facts.list_of(name)
        start = asked.start(name).day if listed.coverage != "none" else rules.entry_into_force.published
        _put(made, "treaties", [(name, rules.short, rules.name, rules.kind, "; ".join(rules.depositary), rules.status_page, listed.coverage,
                                 listed.complete_to, start)])  # fmt: skip
        actions = facts.actions(name)
        _put(made, "actions", [(one.id, *one) for done in actions.values() for one in done])
        if listed.coverage != "none":
            for code in sorted(actions):
                _put(made, "intervals", _intervals(asked, code, name) if code != "*" else [])
    _put(made, "deadlines", [
        (due.state, due.treaty, duty(due), due.due, due.status, due.original, due.completed, article(due))
        for due in select(asked, None, None, None, None, asked.today)
    ])  # fmt: skip


def _intervals(asked: Record, code: str, treaty: str) -> list[Sequence[object]]:
    try:
        line = asked.timeline(code, treaty)
    except UsageError:  # single events only
        return []
    return [(code, treaty, i.status, i.since, i.until, i.undetermined, "; ".join(item.ref for item in i.basis)) for i in line]


def _put(made: sqlite3.Connection, table: str, rows: Iterable[Sequence[object]]) -> None:
    for row in rows:
        cells = [cell.isoformat() if hasattr(cell, "isoformat") else None if cell == "" else cell for cell in row]
        made.execute(f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(cells))})", cells)
