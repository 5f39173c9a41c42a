"""The trail: an append-only chain of entries, each holding the hash of the one before.

The hash of an entry is the SHA-256 of its canonical JSON (seq, at, by, kind, content, previous). Whoever keeps the head elsewhere,
written as `seq:hash`, can tell later that everything up to it is as it was.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Generator
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from ..errors import InputError, IntegrityError, UsageError
from ..record.canonical import canonical
from . import projection, schema
from .model import Entry, Json

GENESIS = "0" * 64
BY = 200  # characters of a name
BATCH = 500
NUL = "This holds the character NUL, which not every database keeps: leave it out and try again."


def name_of(by: str) -> str:
    """The name under which a step is kept. Raises UsageError where it is empty or too long."""
    name = " ".join(by.split())
    if not name or len(name) > BY or not name.isprintable():
        raise UsageError(f"Say who does this, in up to {BY} characters: every step of the ledger carries a name.")
    return name


def append(connection: sa.Connection, by: str, kind: str, content: Json) -> Entry:
    """Adds an entry and what follows from it; the caller holds the head. Raises InputError where the content is no text that is kept."""
    last = connection.execute(sa.select(schema.head.c.seq, schema.head.c.hash)).one()
    seq, at = last.seq + 1, datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    try:
        text = canonical(content).decode()
    except UnicodeEncodeError:
        raise InputError("This holds characters that are no Unicode text (lone surrogates): save it as UTF-8 and try again.") from None
    if "\\u0000" in text and _holds_nul(content):  # the text alone may also be of a report that writes of \\u0000
        raise InputError(NUL)
    entry = Entry(seq, at, by, kind, content, last.hash, hash_of(seq, at, by, kind, content, last.hash))
    connection.execute(schema.trail.insert(), entry._asdict() | {"content": text})
    connection.execute(schema.head.update().values(seq=seq, hash=entry.hash))
    projection.apply(connection, entry)
    return entry


def _holds_nul(content: Any) -> bool:
    if isinstance(content, dict):
        return any(map(_holds_nul, content.values()))
    return any(map(_holds_nul, content)) if isinstance(content, list) else isinstance(content, str) and "\0" in content


def hash_of(seq: int, at: str, by: str, kind: str, content: Any, previous: str) -> str:
    """The hash of an entry, in hexadecimal digits."""
    whole = {"seq": seq, "at": at, "by": by, "kind": kind, "content": content, "previous": previous}
    return hashlib.sha256(canonical(whole)).hexdigest()


def head(connection: sa.Connection) -> str:
    """The last entry as `seq:hash`."""
    last = connection.execute(sa.select(schema.head.c.seq, schema.head.c.hash)).one()
    return f"{last.seq}:{last.hash}"


def entry_of(row: Any) -> Entry:
    """An entry as its row tells it."""
    return Entry(row.seq, row.at, row.by, row.kind, json.loads(row.content), row.previous, row.hash)


def verified(connection: sa.Connection, expected: str = "") -> Generator[Entry, None, None]:
    """All entries, each checked; at the end, that none is missing. Raises IntegrityError at the first fault.

    `expected` is a head that was kept elsewhere: the trail must lead through it.
    """
    seq_wanted, hash_wanted = _read_head(expected) if expected else (0, GENESIS)
    seq, previous = 0, GENESIS
    query = sa.select(schema.trail).order_by(schema.trail.c.seq)
    with connection.execute(query, execution_options={"yield_per": BATCH}) as rows:
        for row in rows:
            seq += 1
            if row.seq != seq:
                raise IntegrityError(f"Entry {seq} of the trail is missing: the next one there is {row.seq}.")
            try:
                entry = entry_of(row)
                true = row.previous == previous and row.hash == hash_of(*entry[:6])
            except (ValueError, TypeError, RecursionError):
                true = False
            if not true:
                raise IntegrityError(f"Entry {seq} of the trail is not what was written: its hash does not hold.")
            if seq == seq_wanted and row.hash != hash_wanted:
                raise IntegrityError(f"Entry {seq} of the trail is another than the head that was kept: the trail was written anew.")
            previous = row.hash
            yield entry
    heads = connection.execute(sa.select(schema.head)).all()
    if [(row.id, row.seq, row.hash) for row in heads] != [(1, seq, previous)]:
        told = f"{heads[0].seq} entries" if len(heads) == 1 else "another head"
        raise IntegrityError(f"The trail ends at entry {seq}, but the ledger told of {told}: its end was cut off or written by others.")
    if seq < seq_wanted:
        raise IntegrityError(f"The trail ends at entry {seq}, before the head that was kept ({seq_wanted}): its end was cut off.")


def _read_head(text: str) -> tuple[int, str]:
    seq, mark, found = text.strip().casefold().partition(":")
    if not (mark and seq.isascii() and seq.isdigit() and len(seq) < 12 and len(found) == 64 and set(found) <= set("0123456789abcdef")):
        raise UsageError(f"{text!r} is no head of a trail: give it as 'servanda desk head' prints it, such as 12:9f86d0…")
    return int(seq), found
