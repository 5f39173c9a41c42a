"""Who speaks for a State by name alone: heads of State and government and ministers, on the days on which they were in office."""

from __future__ import annotations

import csv
import os
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from ...dates import parse_partial
from ...record.loader import DATA
from .words import words

HONORIFICS = words("actors.honorifics")
COMMON = "*"  # behind a surname that many bear, or that is a word: it needs a title or a given name
LATER = timedelta(days=2)  # a report may be of yesterday


class _Term(NamedTuple):
    """A term of office."""

    state: str
    office: str
    given: frozenset[str]
    common: bool
    whole: bool  # the name is the whole one
    first: date
    last: date


def in_office(name: Sequence[str], office: str | None, day: date, alone: bool = True) -> str:
    """The State for which the bearer of a name, in lower case, spoke on a day; nothing where that is nobody or may be several.

    `office`: the one that a title before the name tells, which must be the one held; None where it has no title. `alone`: whether a
    surname alone is enough, since nobody else of that name was introduced.
    """
    left = [word for word in name if word.rstrip(".") not in HONORIFICS]
    for start in range(len(left)):
        given = {word.rstrip(".") for word in left[:start]}
        terms = [term for term in _terms().get(" ".join(left[start:]), ()) if term.first <= day <= term.last + LATER]
        meant = {term.state for term in terms if _is(term, given, office, alone)}
        if len(meant) == 1:
            return meant.pop()
    return ""


def _is(term: _Term, given: set[str], office: str | None, alone: bool) -> bool:
    """Whether the holder of an office is meant."""
    if not given <= term.given or office not in (None, term.office):
        return False
    return bool(given) or term.whole or (alone and (office is not None or not term.common))


def given_names(surname: str) -> frozenset[str]:
    """The given names, in lower case, of those of a surname."""
    return frozenset[str]().union(*(term.given for term in _terms().get(surname, ())))


def states_of(name: Sequence[str]) -> frozenset[str]:
    """The States of which any bearer of a name was in office at any time: who has left speaks for no other."""
    left = [word for word in name if word.rstrip(".") not in HONORIFICS]
    return frozenset(term.state for start in range(len(left)) for term in _terms().get(" ".join(left[start:]), ()))


@cache
def _terms() -> dict[str, list[_Term]]:
    """Terms of office by surname, in lower case."""
    found: dict[str, list[_Term]] = defaultdict(list)
    with open(os.path.join(DATA, "leaders.csv"), encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            given = frozenset(part.rstrip(".") for name in row["given"].lower().split("|") for part in name.split())
            last = parse_partial(row["until"])[1] if row["until"] else date.max - LATER
            first, common = parse_partial(row["from"])[0], row["surname"].endswith(COMMON)
            term = _Term(row["state"], row["office"], given, common, " " in row["surname"], first, last)
            surname = row["surname"].rstrip(COMMON).lower()
            found[surname].append(term)
            for name in filter(None, row["given"].lower().split("|")):
                found[f"{surname} {name}"].append(term._replace(given=frozenset(), whole=True))  # "Xi Jinping", "Orban Viktor"
    return dict(found)
