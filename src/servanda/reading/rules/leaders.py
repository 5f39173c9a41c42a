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
OFFICES: dict[str, tuple[str, ...]] = {  # by the title before a name, the offices in the list
    "president": ("president",), "prime minister": ("prime minister",), "premier": ("prime minister",), "chancellor": ("chancellor",),
    "supreme leader": ("leader",), "leader": ("leader",), "foreign minister": ("foreign minister",), "secretary": ("foreign minister",),
    "foreign secretary": ("foreign minister",), "secretary of state": ("foreign minister",), "taoiseach": ("prime minister",),
    "external affairs minister": ("foreign minister",), "minister of foreign affairs": ("foreign minister",),
    "defence minister": ("defence minister",), "defense minister": ("defence minister",), "defense secretary": ("defence minister",),
    "defence secretary": ("defence minister",), "secretary of defense": ("defence minister",), "minister of defence": ("defence minister",),
    "national security adviser": ("other",), "national security advisor": ("other",), "vice president": ("other",),
}  # fmt: skip


class _Term(NamedTuple):
    """A term of office."""

    state: str
    office: str
    given: frozenset[str]
    common: bool
    whole: bool  # the name is the whole one
    first: date
    last: date


def in_office(name: Sequence[str], title: str, day: date, alone: bool = True) -> str:
    """The State for which the bearer of a name, in lower case, spoke on a day; nothing where that is nobody or may be several.

    `title`: the office before the name, which must be the one held. `alone`: whether a surname alone is enough, since nobody else of that
    name was introduced.
    """
    left = [word for word in name if word.rstrip(".") not in HONORIFICS]
    for start in range(len(left)):
        given = {word.rstrip(".") for word in left[:start]}
        terms = [term for term in _terms().get(" ".join(left[start:]), ()) if term.first <= day <= term.last + LATER]
        meant = {term.state for term in terms if _is(term, given, title, alone)}
        if len(meant) == 1:
            return meant.pop()
    return ""


def _is(term: _Term, given: set[str], title: str, alone: bool) -> bool:
    """Whether the holder of an office is meant."""
    if not given <= term.given or (title and term.office not in OFFICES.get(title, ())):
        return False
    return bool(given) or term.whole or (alone and (bool(title) or not term.common))


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
