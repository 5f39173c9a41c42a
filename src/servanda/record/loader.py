"""Reads the record's plain text files. Each is read once, when it is first asked for; errors name file, line and cure."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import TypeVar

from ..dates import parse_day, parse_partial
from ..errors import DataError, UsageError
from .model import ACTIONS, Action, Conflict, Decision, Holding, Membership, Proponent, Reading, Source, TreatyList

DATA = os.path.join(os.path.dirname(__file__), "data")
Row = dict[str, str]
T = TypeVar("T")


def rows(path: str, make: Callable[[Row], T]) -> Iterator[T]:
    """What `make` gives for each row of a CSV file. A fault in a row becomes a DataError with file, line and cure."""
    name = os.path.basename(path)
    try:
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, strict=True):
                try:
                    if None in row or None in row.values():
                        raise ValueError("it has not as many fields as the header")
                    yield make(row)
                except (KeyError, ValueError, UsageError) as why:
                    raise DataError(f"{name}, row {row}: {why}. Mend that row.") from None
    except (OSError, UnicodeDecodeError, csv.Error) as why:
        raise DataError(f"{name} cannot be read: {why}.") from None


def _day(text: str) -> date | None:
    return parse_day(text) if text else None


def _action(treaty: str) -> Callable[[Row], Action]:
    def make(row: Row) -> Action:
        if row["action"] not in ACTIONS:
            raise ValueError(f"{row['action']!r} is no action that is known")
        if not row["source"]:
            raise ValueError("it has no source")
        effective, when = _day(row["effective"]), row["date"]
        known = _day(row["known"]) or (parse_partial(when)[1] if when else effective)
        if known is None:
            raise ValueError("it has neither date nor effective day nor the day it was known")
        return Action(treaty, row["state"], row["action"], when, effective, known, row["norm"], _day(row["until"]),
                      row["notification"], row["corrects"], row["source"], row["note"])  # fmt: skip

    return make


def load_actions(path: str) -> tuple[Action, ...]:
    """All actions of one file, which is named for its treaty."""
    return tuple(rows(path, _action(os.path.basename(path).removesuffix(".csv"))))


@cache
def actions(treaty: str) -> tuple[Action, ...]:
    """All actions under a treaty, as the record came with the package; none where no list exists."""
    path = os.path.join(DATA, "actions", f"{treaty}.csv")
    return load_actions(path) if os.path.exists(path) else ()


@cache
def lists() -> dict[str, TreatyList]:
    """For each treaty how far its list goes."""
    made = rows(os.path.join(DATA, "lists.csv"), lambda r: TreatyList(r["treaty"], _day(r["complete_to"]), r["coverage"], r["source"], r["note"]))
    return {entry.treaty: entry for entry in made}


@cache
def sources() -> dict[str, Source]:
    """All sources by id."""
    made = rows(os.path.join(DATA, "sources.csv"), lambda r: Source(r["id"], r["title"], r["url"], r["as_at"]))
    return {source.id: source for source in made}


@cache
def conflicts() -> tuple[Conflict, ...]:
    """The armed conflicts that bear on withdrawals, as named bodies classify them."""

    def make(row: Row) -> Conflict:
        end = parse_partial(row["end"])[1] if row["end"] else None
        return Conflict(row["id"], row["name"], tuple(row["states"].split("|")), parse_partial(row["start"])[0], end,
                        row["classified_by"], row["source"], tuple(parse_day(day) for day in row["phases"].split("|") if day))  # fmt: skip

    return tuple(rows(os.path.join(DATA, "conflicts.csv"), make))


@cache
def decisions() -> tuple[Decision, ...]:
    """Formal findings and decisions of treaty bodies."""
    fields = Decision._fields
    return tuple(rows(os.path.join(DATA, "decisions.csv"), lambda r: Decision(*(r[name] for name in fields))))


@cache
def memberships() -> tuple[Membership, ...]:
    """Who was when in which group of States."""

    def make(row: Row) -> Membership:
        return Membership(row["group"], row["state"], parse_day(row["joined"]), _day(row["left"]), row["source"])

    return tuple(rows(os.path.join(DATA, "groups.csv"), make))


@cache
def readings() -> tuple[Reading, ...]:
    """Contested questions of standing, with rival answers and their proponents."""
    import tomli

    path = os.path.join(DATA, "readings.toml")
    with open(path, "rb") as file:
        table = tomli.load(file)
    try:
        return tuple(
            Reading(**{**entry, "provisions": tuple(entry["provisions"]), "holding": tuple(
                Holding(**{**h, "proponents": tuple(Proponent(**p) for p in h["proponents"])}) for h in entry["holding"]
            )})
            for entry in table["reading"]
        )  # fmt: skip
    except (KeyError, TypeError) as why:
        raise DataError(f"readings.toml: {why}. Give each reading the keys of the first one.") from None
