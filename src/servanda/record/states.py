"""States, their codes and names, each with the days between which it holds."""

from __future__ import annotations

import os
from datetime import date
from functools import cache

from ..dates import parse_day
from ..errors import UsageError, shown
from ..tuples import NamedTuple
from .loader import DATA, Row, rows


class State(NamedTuple):
    """A State for the time in which name and codes hold."""

    iso3: str
    iso2: str
    m49: str
    cow: str
    gw: str
    name: str
    official_name: str
    un: str
    valid_from: date | None
    valid_until: date | None
    note: str


class Name(NamedTuple):
    """A word by which English points to a State: demonym, capital, seat of government, former name ..."""

    iso3: str
    name: str
    kind: str
    since: date | None
    until: date | None


def _day(text: str) -> date | None:
    return parse_day(text) if text else None


@cache
def states() -> dict[str, State]:
    """All States by ISO 3166-1 alpha-3 code; the row in force last where a State has several."""

    def make(r: Row) -> State:
        return State(r["iso3"], r["iso2"], r["m49"], r["cow"], r["gw"], r["name"], r["official_name"], r["un"],
                     _day(r["valid_from"]), _day(r["valid_until"]), r["note"])  # fmt: skip

    return {state.iso3: state for state in rows(os.path.join(DATA, "states.csv"), make)}


@cache
def names() -> tuple[Name, ...]:
    """All further names of States, as reports use them."""

    def make(r: Row) -> Name:
        return Name(r["iso3"], r["name"], r["kind"], _day(r["from"]), _day(r["until"]))

    return tuple(rows(os.path.join(DATA, "names.csv"), make))


@cache
def _by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in names():
        if entry.kind in ("name", "former", "misspelling", "demonym", "capital"):
            found.setdefault(entry.name.casefold(), entry.iso3)
    for state in states().values():
        for word in (state.name, state.official_name, state.iso2):
            if word:
                found[word.casefold()] = state.iso3
    return found


def find(text: str) -> State:
    """The State that a code or a name points to.

    Raises UsageError with one sentence, and the nearest names, where none does.
    """
    word = text.strip()
    known = states()
    if word.upper() in known:
        return known[word.upper()]
    code = _by_name().get(word.casefold())
    if code:
        return known[code]
    from difflib import get_close_matches

    near = get_close_matches(word.casefold(), _by_name(), 3, 0.75)
    hint = f" Did you mean {' or '.join(sorted({known[_by_name()[n]].name for n in near}))}?" if near else ""
    raise UsageError(f"No State is called {shown(text)}: give an ISO 3166-1 code such as UKR, or a name.{hint}")


def state_name(code: str) -> str:
    """The short English name of a State, or the text itself where it is no State (an organisation)."""
    state = states().get(code)
    return state.name if state else code
