"""Crossing over from a list of agreements that others count: which of its titles are known here, which likely are, which are not.

The lists of scholars are theirs and are not part of the package: whoever has one brings it as a table with a column of titles.
"""

from __future__ import annotations

import csv
import io
import os
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any

from .. import law
from ..errors import InputError, shown
from ..lexicon.english import names

TITLES, YEARS = ("title", "name", "treaty", "agreement"), ("year", "signed", "adopted", "date")
COLUMNS = ("title", "year", "match", "id", "short")
MATCHES = KNOWN, LIKELY, UNKNOWN = "known", "likely", "not known"
LEAST = 0.6  # of the words of two titles that must be common to both
MOST, ROWS, LONG = 5_000_000, 10_000, 500  # bytes of a list, its rows, characters of a title
SMALL = frozenset(("the", "of", "on", "and", "to", "in", "for", "a", "an", "between", "with"))
COMMON = SMALL | frozenset(("treaty", "treaties", "convention", "conventions", "agreement", "protocol", "protocols", "statute", "document"))
LAST = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)\s*$")  # what stands in parentheses at the end
# Words that make another agreement of the same title: what amends or follows one is not that one.
OTHER = re.compile(r"protocols?|amend\w*|additional|annex|interim|review|supplementary|memorand\w*|modif\w*|extension|draft|\d+|[ivx]+")


def crossed(rows: Iterable[tuple[str, int | None]]) -> list[dict[str, Any]]:
    """A row for each title, with its year where one is told: `match` is known, likely or not known, `id` the agreement meant."""
    found = []
    for title, year in rows:
        match, name = _match(title, year)
        row = {"title": title, "year": year, "match": match, "id": name or None, "short": law.treaty(name).short if name else None}
        found.append({column: row[column] for column in COLUMNS})
    return found


def _match(title: str, year: int | None) -> tuple[str, str]:
    """How a title is matched, and the agreement: known by one of its names in the right year, likely by most of its words."""
    parts = [title, LAST.sub("", title), *re.findall(r"\(([^()]{3,})\)", title), re.sub(r"\([^()]*\)", " ", title)]
    for name in (_by_name().get(_bare(part)) for part in parts):
        if name:
            return (KNOWN if _in_time(name, year) else LIKELY), name
    words = frozenset(_bare(parts[-1]).split()) - SMALL
    best, least = "", LEAST
    for bare, name in _by_name().items():
        others = frozenset(bare.split()) - SMALL
        like = len(words & others) / max(1, len(words | others))
        if like > least and _in_time(name, year) and not any(OTHER.fullmatch(word) for word in words ^ others):
            best, least = name, like
    return (LIKELY, best) if best else (UNKNOWN, "")


def _in_time(name: str, year: int | None) -> bool:
    """Whether an agreement was adopted or opened about that year; a year that is not told speaks against none."""
    days = [day.year for day in (law.treaty(name).adopted, law.treaty(name).opened) if day]
    return year is None or not days or any(abs(year - held) <= 1 for held in days)


@cache
def _by_name() -> dict[str, str]:
    """The agreements by their bare names; a name that several bear points to none."""
    found: dict[str, set[str]] = {}
    for treaty in law.treaty_ids():
        for name in (treaty, law.treaty(treaty).cite, *names(treaty)):
            found.setdefault(_bare(name), set()).add(treaty)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1 and not set(name.split()) <= COMMON}


def _bare(title: str) -> str:
    """A title in lower case without accents, marks, a leading "the" and years."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", title.casefold()) if not unicodedata.combining(sign))
    words = re.findall(r"[^\W_]+", plain.replace("-", ""))
    return " ".join(word for word in words if not re.fullmatch(r"1[89]\d\d|20\d\d", word)).removeprefix("the ")


def titles(path: str, column: str = "") -> list[tuple[str, int | None]]:
    """The titles of a CSV file (UTF-8) with their years: of the column that is named, else of the first that is called title or the like.

    Raises InputError where the file cannot be read or has no such column.
    """
    name = os.path.basename(path)
    try:
        with open(path, "rb") as file:
            data = file.read(MOST + 1)
        text = data.decode("utf-8-sig")
    except OSError as why:
        raise InputError(f"{path} cannot be read: {why.strerror or why}.") from None
    except UnicodeDecodeError:
        raise InputError(f"{name} is not in UTF-8: save it as CSV in UTF-8.") from None
    if len(data) > MOST:
        raise InputError(f"{name} has more than {MOST:,} bytes: give the column of titles alone.")
    first = text.partition("\n")[0]
    delimiter = next((sign for sign in ("\t", ";") if first.count(sign) > first.count(",")), ",")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as why:
        raise InputError(f"{name} is no CSV file: {why}.") from None
    if len(rows) > ROWS:
        raise InputError(f"{name} has more than {ROWS:,} rows: give the agreements alone.")
    head = [cell.strip() for cell in rows[0]] if rows else []
    place, when = _place(head, (column,) if column else TITLES), _place(head, YEARS)
    if place is None:
        wanted, there = shown(column) if column else "title, name, treaty or agreement", ", ".join(head)[:300]
        raise InputError(f"{name} has no column {wanted}: name the one of the titles with --column, of {there}.")
    return [(row[place].strip()[:LONG], _year(row, when)) for row in rows[1:] if len(row) > place and row[place].strip()]


def _place(head: list[str], wanted: Iterable[str]) -> int | None:
    folded = [cell.casefold() for cell in head]
    return next((folded.index(name.casefold()) for name in wanted if name.casefold() in folded), None)


def _year(row: list[str], place: int | None) -> int | None:
    found = re.search(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)", row[place]) if place is not None and len(row) > place else None
    return int(found[0]) if found else None
