"""Search in words over all claims that are kept: by FTS5 in SQLite, by the text search of PostgreSQL; English word endings do not count.

What is searched stands in the table `said`: the quotation, what was understood, and who says it. The index over it is the database's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from ..errors import IntegrityError, UsageError
from ..told import number, say
from .model import Json
from .schema import claims, said

INDEX = "said_words"  # a table of FTS5 in SQLite, an index in PostgreSQL
SQLITE = f"CREATE VIRTUAL TABLE {INDEX} USING fts5(text, content='said', content_rowid='claim', tokenize='porter unicode61')"
POSTGRESQL = f"CREATE INDEX {INDEX} ON said USING gin (to_tsvector('english'::regconfig, text))"
MOST = 200  # characters of a search
TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')


def make_index(connection: sa.Connection) -> None:
    """Makes the index over an empty or a filled table."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(SQLITE)
        connection.exec_driver_sql(f"INSERT INTO {INDEX}({INDEX}) VALUES ('rebuild')")
    else:
        connection.exec_driver_sql(POSTGRESQL)


def row(number: int, quote: str, reading: Json) -> Json:
    """The row of a claim, by its quotation and its reading as corrected."""
    who = [*([reading["speaker"]] if reading["speaker"] else []), *reading["speaker_for"]]
    text = "\n".join([quote, *(reading.get("understood") or []), *who])
    return {"claim": number, "speaker": "; ".join(who).casefold(), "text": text}


def put(connection: sa.Connection, rows: Iterable[Json]) -> None:
    """Puts rows in, or others in their place."""
    for new in rows:
        if connection.dialect.name == "sqlite":  # an index over the content of another table is told what it no longer holds
            old = connection.execute(sa.select(said.c.text).where(said.c.claim == new["claim"])).scalar()
            if old is not None:
                told = {"claim": new["claim"], "text": old}
                connection.execute(sa.text(f"INSERT INTO {INDEX}({INDEX}, rowid, text) VALUES ('delete', :claim, :text)"), told)
            connection.execute(sa.text(f"INSERT INTO {INDEX}(rowid, text) VALUES (:claim, :text)"), new)
        connection.execute(said.delete().where(said.c.claim == new["claim"]))
        connection.execute(said.insert(), new)


def holding(connection: sa.Connection, words: str) -> sa.ColumnElement[bool]:
    """That a claim holds all these words; "some words" stand together, -word is not there. Raises UsageError where there is no word."""
    if len(words) > MOST or not words.isprintable():
        raise UsageError(say("A search has {most} characters at most, on one line.", most=number(MOST)))
    terms = [(minus, phrase or word) for minus, phrase, word in TERM.findall(words)]
    terms = [(minus, term) for minus, term in terms if any(sign.isalnum() for sign in term)]
    if not any(not minus for minus, _ in terms):
        raise UsageError(say("A search needs a word that is there."))
    if connection.dialect.name == "sqlite":
        asked = " AND ".join(_quoted(term) for minus, term in terms if not minus)
        asked = f"({asked})" + "".join(f" NOT {_quoted(term)}" for minus, term in terms if minus)
        found: Any = sa.text(f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH :asked").bindparams(asked=asked).columns(sa.column("rowid"))
        return claims.c.id.in_(found)
    asked = " ".join(f'{minus}"{term.replace(chr(34), " ")}"' for minus, term in terms)
    vector = sa.func.to_tsvector(sa.text("'english'::regconfig"), said.c.text)
    query = sa.func.websearch_to_tsquery(sa.text("'english'::regconfig"), asked)
    return claims.c.id.in_(sa.select(said.c.claim).where(vector.op("@@")(query)))


def spoken_by(name: str) -> sa.ColumnElement[bool]:
    """That the speaker, or whom it is said for, has this in the name."""
    return claims.c.id.in_(sa.select(said.c.claim).where(said.c.speaker.contains(name.casefold(), autoescape=True)))


def check_index(connection: sa.Connection) -> None:
    """Whether the index holds what the table does; on a connection that writes. Raises IntegrityError."""
    if connection.dialect.name != "sqlite":
        made = connection.execute(sa.text("SELECT indexdef FROM pg_indexes WHERE indexname = :name"), {"name": INDEX}).scalar() or ""
        if not made.endswith("USING gin (to_tsvector('english'::regconfig, text))"):
            raise IntegrityError("The index of words is missing or another one: make it again.")
        return
    try:
        connection.exec_driver_sql(f"INSERT INTO {INDEX}({INDEX}, rank) VALUES ('integrity-check', 1)")
    except sa.exc.DBAPIError:
        raise IntegrityError("The index of words does not hold what the claims say: bring back a copy, or make it again.") from None


def _quoted(term: str) -> str:
    return '"' + term.replace('"', " ") + '"'
