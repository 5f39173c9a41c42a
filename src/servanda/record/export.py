"""The whole record as one file of JSON Lines, and back: each entry on a line of its own, in the order of the tree.

The first line says how many entries follow and what their root is. Reading such a file gives the things themselves and
checks the root, whatever the order of the lines.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from ..dates import parse_day
from ..errors import DataError, IntegrityError, UsageError
from . import integrity, merkle
from .canonical import canonical
from .facts import Facts
from .model import Action, Conflict, Decision, Holding, Meeting, Membership, Proponent, Reading, Source, Thing, Vote

_KINDS = (Action, Conflict, Decision, Meeting, Vote, Membership, Reading, Source)
TYPES: dict[str, Any] = {kind.__name__.lower(): kind for kind in _KINDS}


def export(facts: Facts) -> Iterator[str]:
    """The lines of the record, the head first."""
    found = integrity.entries(facts)
    head = {"kind": "record", "entries": len(found), "root": merkle.root(integrity.hashes(found)).hex()}
    yield canonical(head).decode()
    for entry in found:
        yield entry.content.decode()


def read(lines: Iterable[str]) -> tuple[Thing, ...]:
    """The things that an export holds, in the order of its lines.

    Raises DataError, with the line, for what is no entry, and IntegrityError where the entries do not make the root.
    """
    head: dict[str, Any] = {}
    found: list[Thing] = []
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            if number == 1:
                head = {"root": str(row["root"]), "entries": int(row["entries"])}
            else:
                found.append(thing(row))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, UsageError) as why:
            raise DataError(f"Line {number} of the export is no entry of a record ({why}). Export the record again.") from None
    entries = integrity.in_order(found)
    root = merkle.root(integrity.hashes(entries)).hex()
    if head.get("root") != root or head.get("entries") != len(found) or len(entries) != len(found):
        raise IntegrityError(f"The {len(found)} entries of the export make the root {root}, and its first line says another.")
    return tuple(found)


def thing(row: dict[str, Any]) -> Thing:
    """One entry as the type it is. Raises KeyError, TypeError or ValueError for a row that is none."""
    kind = row["kind"]
    make, fields = TYPES[kind], {key: value for key, value in row.items() if key != "kind"}
    if not fields.keys() <= set(make._fields):
        raise KeyError(", ".join(sorted(fields.keys() - set(make._fields))))
    made: dict[str, Any] = {}
    for field, hint in make.__annotations__.items():
        if field in fields:
            made[field] = SHAPES[hint](fields[field])
        elif hint == "Day":
            raise KeyError(field)
        else:
            made[field] = make._field_defaults.get(field, EMPTY.get(hint, ""))
    found: Thing = make(**made)
    if not isinstance(found, Source):
        integrity.day_of(found)
    return found


def _day(value: Any) -> date:
    return parse_day(_text(value))


def _days(days: list[str]) -> tuple[date, ...]:
    return tuple(_day(day) for day in days)


def _texts(words: list[str]) -> tuple[str, ...]:
    return tuple(_text(word) for word in words)


def _holdings(rows: list[dict[str, Any]]) -> tuple[Holding, ...]:
    return tuple(Holding(**{**row, "proponents": tuple(Proponent(**who) for who in row["proponents"])}) for row in rows)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"a text is needed, not {value!r}")
    return value


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"a whole number is needed, not {value!r}")
    return value


# How a value is read, and what it is when it is left out, by the type that the model gives its field.
SHAPES: dict[str, Callable[[Any], Any]] = {
    "str": _text, "Day": _day, "Day | None": _day, "int | None": _whole, "tuple[str, ...]": _texts, "tuple[Day, ...]": _days,
    "tuple[Holding, ...]": _holdings,
}  # fmt: skip
EMPTY = {"Day | None": None, "int | None": None, "tuple[str, ...]": (), "tuple[Day, ...]": ()}
