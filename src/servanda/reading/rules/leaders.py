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
LATER = timedelta(days=14)  # a report may be of a few days ago


class _Term(NamedTuple):
    """A term of office."""

    state: str
    given: frozenset[str]
    common: bool
    first: date
    last: date


def in_office(name: Sequence[str], titled: bool, day: date) -> str:
    """The State for which the bearer of a name, in lower case, spoke on a day; nothing where that is nobody or may be several.

    `titled`: an office stands before the name.
    """
    left = [word for word in name if word.rstrip(".") not in HONORIFICS]
    for start in range(len(left)):
        given = {word.rstrip(".") for word in left[:start]}
        terms = [term for term in _terms().get(" ".join(left[start:]), ()) if term.first <= day <= term.last + LATER]
        meant = {term.state for term in terms if given <= term.given and (given or titled or not term.common)}
        if len(meant) == 1:
            return meant.pop()
    return ""


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
            term = _Term(row["state"], given, row["surname"].endswith(COMMON), parse_partial(row["from"])[0], last)
            surname = row["surname"].rstrip(COMMON).lower()
            found[surname].append(term)
            for name in filter(None, row["given"].lower().split("|")):
                found[f"{surname} {name}"].append(term._replace(given=frozenset(), common=False))  # "Xi Jinping", "Orban Viktor"
    return dict(found)
