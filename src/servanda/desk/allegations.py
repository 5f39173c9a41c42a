"""The table of allegations: who accuses whom, of what, when; with what was denied and what was found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from ..errors import UsageError
from .model import Allegation
from .schema import claims

DIMENSIONS = ("accused", "accusing", "treaty", "norm", "month")
Cell = tuple[str | None, ...]


def table(connection: sa.Connection, by: tuple[str, ...], fixed: dict[str, str]) -> tuple[Allegation, ...]:
    """The rows by some dimensions, in the order of these. Rejected readings do not count.

    A denial stands beside an accusation where it is about the same State, treaty and norm and was first told in the same month, as far
    as these are among the dimensions or held fixed; whom it answers is seldom said, so that it stands beside each accusing State.
    """
    unknown = [name for name in by if name not in DIMENSIONS]
    if unknown or not by:
        raise UsageError(f"The table is made by {', '.join(DIMENSIONS)}, or some of them{f', not by {unknown[0]!r}' if unknown else ''}.")
    made: dict[Cell, tuple[set[int], dict[str, set[int]]]] = {}
    denied: dict[Cell, set[int]] = {}
    query = sa.select(claims).where(claims.c.act.in_(("accuse", "deny")), claims.c.status != "rejected").order_by(claims.c.id)
    for row in connection.execute(query):
        for cell in _cells(row):
            if any(cell[name] != value for name, value in fixed.items() if name in cell):
                continue
            place = tuple(cell.get(name) if name in by else None for name in DIMENSIONS)
            if row.act == "deny":
                denied.setdefault(_without_accusing(place), set()).add(row.id)
            else:
                told, found = made.setdefault(place, (set(), {}))
                told.add(row.id)
                found.setdefault(row.verdict, set()).add(row.id)
    return tuple(
        Allegation(
            place[0], place[1], place[2], place[3], place[4],
            _ids(told), _ids(denied.get(_without_accusing(place), set())), {key: _ids(found[key]) for key in sorted(found)},
        )
        for place, (told, found) in sorted(made.items(), key=lambda item: tuple(value or "" for value in item[0]))
    )


def _cells(row: Any) -> Iterator[dict[str, str]]:
    """Where a claim stands: once for each State accused and each party accusing. A denial has no party accusing."""
    said = json.loads(row.reading)
    for accused in said["targets"]:
        common = {"accused": accused, "treaty": row.treaty, "norm": row.norm, "month": row.first_published[:7]}
        if row.act == "deny":
            yield common
        else:
            for accusing in said["speaker_for"] or [""]:
                yield {**common, "accusing": accusing}


def _without_accusing(place: Cell) -> Cell:
    return place[:1] + place[2:]


def _ids(found: set[int]) -> tuple[int, ...]:
    return tuple(sorted(found))
