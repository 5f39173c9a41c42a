"""Reads the record's plain text files. Each is read once, when it is first asked for; errors name file, line and cure."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache

from ..compiled import compiled
from ..dates import parse_day, parse_partial
from ..errors import DataError, UsageError, shown
from .model import (
    ABOUT,
    ACTIONS,
    AGREED,
    BY,
    ENDS,
    NOT_AGREED,
    OUTCOMES,
    RESULTS,
    SORTS,
    SURE,
    UNCONFIRMED,
    UNSEEN,
    Action,
    Conflict,
    Decision,
    Ended,
    Holding,
    Meeting,
    Membership,
    Proponent,
    Reading,
    Source,
    TreatyList,
    Vote,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    T = TypeVar("T")

NEEDS_NORM = ("extension", "completion", "report", "extension-request")
_COLUMNS = ("state", "action", "date", "effective", "known", "norm", "until", "notification", "corrects", "source", "note")
_FURTHER = ("about", "to", "by", "number", "unit", "sure")  # columns that a file has only where one of its rows needs them
SUPPOSED = "supposed, not on record"
DATA = os.path.join(os.path.dirname(__file__), "data")
Row = dict[str, str]


def rows(path: str, make: Callable[[Row], T]) -> Iterator[T]:
    """What `make` gives for each row of a CSV file. A fault in a row becomes a DataError with file, line and cure."""
    import csv

    name = os.path.basename(path)
    try:
        with open(path, encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            for row in reader:
                where = f"{name}, line {reader.line_num}"
                if None in row or None in row.values():
                    cure = "Add or remove commas, or quote a text that holds one."
                    raise DataError(f"{where}: the row has not as many fields as the header. {cure}")
                try:
                    yield make(row)
                except KeyError as why:
                    raise DataError(f"{where}: the column {why} is missing. Add it to the header.") from None
                except (ValueError, UsageError) as why:
                    raise DataError(f"{where}: {str(why).rstrip('.')}. Mend that row.") from None
    except (OSError, UnicodeDecodeError, csv.Error) as why:
        raise DataError(f"{name} cannot be read: {why}. Save it as CSV in UTF-8.") from None


def table(name: str, kind: type[T], make: Callable[[Row], T]) -> tuple[T, ...]:
    """What `make` gives for each row of a file of the record, in their order."""
    return compiled(os.path.join(DATA, name), lambda path: tuple(rows(path, make)), (kind,))


def _day(text: str) -> date | None:
    return parse_day(text) if text else None


def _number(text: str) -> int | None:
    if text and not (text.isascii() and text.isdigit()):
        raise ValueError(f"{text!r} is no whole number: write 1683860, without commas")
    return int(text) if text else None


def _one_of(column: str, value: str, allowed: Iterable[str]) -> None:
    if value and value not in allowed:
        raise ValueError(f"{column} is {value!r}: use one of {', '.join(sorted(allowed))}")


def _unseen(row: Row) -> str:
    _one_of("sure", row["sure"], (UNSEEN,))
    return row["sure"]


def _several(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()


def _action(treaty: str) -> Callable[[Row], Action]:
    def make(row: Row) -> Action:
        if row["action"] not in ACTIONS:
            raise ValueError(f"{row['action']!r} is no action that is known")
        if not row["source"]:
            raise ValueError("it has no source")
        if row["state"] != "*" and not (len(row["state"]) == 3 and row["state"].isupper()):
            raise ValueError(f"{row['state']!r} is no ISO 3166-1 alpha-3 code such as UKR, nor * for all parties")
        if row["action"] in NEEDS_NORM and not row["norm"] and row["state"] != "*":
            raise ValueError(f"{row['action']!r} does not say of which norm: fill the column norm, such as clearance")
        effective, when = _day(row["effective"]), row["date"]
        known = _day(row["known"]) or (parse_partial(when)[1] if when else effective)
        if known is None:
            raise ValueError("it has neither date nor effective day nor the day it was known")
        if row["corrects"] and not row["known"]:
            raise ValueError("it corrects another action and does not say since when that is known, so that earlier answers would change")
        if row["action"] == "withdrawal" and effective and when and effective < parse_partial(when)[0]:
            raise ValueError(f"the withdrawal takes effect on {effective}, before its notice of {when}")
        about, to, by, number, unit, sure = (row.get(column, "") for column in _FURTHER)
        _one_of("about", about, ABOUT)
        _one_of("by", by, BY)
        _one_of("sure", sure, (UNSEEN, UNCONFIRMED))
        if bool(number) != bool(unit):
            raise ValueError("number and unit go together: give both or neither")
        return Action(treaty, row["state"], row["action"], when, effective, known, row["norm"], _day(row["until"]), row["notification"],
                      row["corrects"], row["source"], row["note"], about, to, by, _number(number), unit, sure)  # fmt: skip

    return make


def action_of(fields: Mapping[str, str | date | None]) -> Action:
    """An action told by the columns of the record's files: treaty, state, action and date, and any of the others.

    Raises UsageError where a column is unknown, missing, or holds what the record's files may not hold.
    """
    row = {key: str(value) if value else "" for key, value in fields.items()}
    missing = [key for key in ("treaty", "state", "action") if not row.get(key)]
    if missing or not row.keys() <= {"treaty", *_COLUMNS, *_FURTHER}:
        unknown = ", ".join(sorted(row.keys() - {"treaty", *_COLUMNS, *_FURTHER})) or "none"
        raise UsageError(f"An action needs treaty, state, action and date; missing: {', '.join(missing) or 'none'}; unknown: {unknown}.")
    try:
        return _action(row["treaty"])({**dict.fromkeys(_COLUMNS, ""), "source": SUPPOSED, **row})
    except (ValueError, UsageError) as why:
        raise UsageError(f"The action {shown(str(dict(row)))} cannot be taken: {why}.") from None


def load_actions(path: str) -> tuple[Action, ...]:
    """All actions of one file, which is named for its treaty.

    Raises DataError, naming file, line and cure, where a row is wrong, stands there twice, or corrects what is not there.
    """
    name = os.path.basename(path)
    found = tuple(rows(path, _action(name.removesuffix(".csv"))))
    if len(set(found)) < len(found):
        twice = next(action for place, action in enumerate(found) if action in found[:place])
        raise DataError(f"{name}: {twice.state} {twice.action} {twice.date} stands there twice. Keep one.")
    corrections = [action for action in found if action.corrects]
    known = {action.id for action in found} if corrections else set()
    for action in corrections:
        if action.corrects not in known:
            what = f"{action.state} {action.action} {action.date}"
            raise DataError(f"{name}: {what} corrects {action.corrects!r}, which is no id of an action here.")
    return found


@cache
def actions(treaty: str) -> tuple[Action, ...]:
    """All actions under a treaty, as the record came with the package; none where no list exists."""
    path = os.path.join(DATA, "actions", f"{treaty}.csv")
    return compiled(path, load_actions, (Action,)) if os.path.exists(path) else ()


@cache
def ended() -> tuple[Ended, ...]:
    """The States that ended, in order of their ends, each with what became of it."""

    def make(row: Row) -> Ended:
        _one_of("how", row["how"], ENDS)
        return Ended(row["state"], _day(row["began"]), parse_day(row["since"]), row["how"], _several(row["by"]), row["source"], row["note"])

    return tuple(sorted(table("ended.csv", Ended, make), key=lambda end: end.since))


@cache
def continuations() -> dict[str, Ended]:
    """Of the States that ended those that another one continues, with all that they were party to, by their code."""
    return {end.state: end for end in ended() if end.how == "continued"}


@cache
def lists() -> dict[str, TreatyList]:
    """For each treaty how far its list goes."""

    def make(row: Row) -> TreatyList:
        _one_of("former", row["former"], ("carried",))
        return TreatyList(row["treaty"], _day(row["complete_to"]), row["coverage"], row["source"], row["note"],
                          _several(row["uncounted"]), bool(row["former"]))  # fmt: skip

    return {entry.treaty: entry for entry in table("lists.csv", TreatyList, make)}


@cache
def sources() -> dict[str, Source]:
    """All sources by id."""
    def make(row: Row) -> Source:
        _one_of("sure", row["sure"], SURE)
        return Source(row["id"], row["title"], row["url"], row["as_at"], row["sure"])

    return {source.id: source for source in table("sources.csv", Source, make)}


@cache
def conflicts() -> tuple[Conflict, ...]:
    """The armed conflicts that bear on withdrawals, as named bodies classify them."""

    def make(row: Row) -> Conflict:
        end = parse_partial(row["end"])[1] if row["end"] else None
        phases = tuple(parse_day(day) for day in _several(row["phases"]))
        return Conflict(row["id"], row["name"], _several(row["states"]), parse_partial(row["start"])[0], end, row["classified_by"],
                        row["source"], phases, row["character"])  # fmt: skip

    return table("conflicts.csv", Conflict, make)


@cache
def decisions() -> tuple[Decision, ...]:
    """Formal findings and decisions of treaty bodies and the United Nations, and positions of parties."""

    def make(row: Row) -> Decision:
        _one_of("outcome", row["outcome"], OUTCOMES)
        by, place, occurred, about = (_several(row[name]) for name in ("by", "place", "occurred", "about"))
        return Decision(row["treaty"], row["date"], row["body"], row["state"], row["norm"], row["says"], row["source"], by,
                        row["outcome"], row["finds"], _day(row["until"]), place, occurred, about, _unseen(row))  # fmt: skip

    return table("decisions.csv", Decision, make)


@cache
def decisions_by_treaty() -> dict[str, tuple[Decision, ...]]:
    """The same, by treaty."""
    found: dict[str, list[Decision]] = {}
    for made in decisions():
        found.setdefault(made.treaty, []).append(made)
    return {treaty: tuple(of_it) for treaty, of_it in found.items()}


@cache
def meetings() -> tuple[Meeting, ...]:
    """The meetings of the parties, review conferences, and the conferences that made the treaties."""

    def make(row: Row) -> Meeting:
        _one_of("sort", row["sort"], SORTS)
        _one_of("outcome", row["outcome"], (AGREED, NOT_AGREED))
        days = parse_day(row["first"]), parse_day(row["last"])
        return Meeting(row["treaty"], row["name"], row["place"], row["host"], *days, row["source"], row["sort"], _number(row["number"]),
                       _unseen(row), row["grants"], row["outcome"])  # fmt: skip

    return table("meetings.csv", Meeting, make)


def vote(row: Row) -> Vote:
    """A vote from the columns of its row. Raises ValueError where a word is none of its own, or a side names fewer States than it had."""
    _one_of("result", row["result"], RESULTS)
    yes, no, neither = (_number(row[name]) for name in ("in_favour", "against", "abstained"))
    sides = _several(row["states_for"]), _several(row["states_against"]), _several(row["states_abstained"])
    for number, side in zip((yes, no, neither), sides, strict=True):
        if side and number != len(side):
            raise ValueError(f"{len(side)} States are named where {number} voted so: name each of them or none")
    return Vote(row["treaty"], row["date"], row["body"], row["what"], row["source"], row["result"], yes, no, neither, *sides, _unseen(row))


@cache
def votes() -> tuple[Vote, ...]:
    """How bodies voted on the treaties and on what concerns them, in order of the file."""
    return table("votes.csv", Vote, vote)


@cache
def memberships() -> tuple[Membership, ...]:
    """Who was when in which group of States."""

    def make(row: Row) -> Membership:
        return Membership(row["group"], row["state"], parse_day(row["joined"]), _day(row["left"]), row["source"])

    return table("groups.csv", Membership, make)


@cache
def readings() -> tuple[Reading, ...]:
    """Contested questions of standing, with rival answers and their proponents."""
    return compiled(os.path.join(DATA, "readings.toml"), load_readings, (Reading, Holding, Proponent))


def load_readings(path: str) -> tuple[Reading, ...]:
    """The contested questions of one file. Raises DataError where a key is missing or unknown."""
    import tomli

    with open(path, "rb") as file:
        told = tomli.load(file)
    try:
        return tuple(
            Reading(**{**entry, "provisions": tuple(entry["provisions"]), "holding": tuple(
                Holding(**{**h, "proponents": tuple(Proponent(**p) for p in h["proponents"])}) for h in entry["holding"]
            )})
            for entry in told["reading"]
        )  # fmt: skip
    except (KeyError, TypeError) as why:
        raise DataError(f"readings.toml: {why}. Give each reading the keys of the first one.") from None
