"""The names of States in the languages of this room, from the Unicode CLDR, as files: `python -m servanda.lexicon.states` writes them anew.

Files and not Babel at run time: it weighs thirty megabytes, and whoever asks from the shell needs some thousand names of it.
"""

from __future__ import annotations

import csv
import os
from functools import cache

from ..errors import UsageError
from ..record.states import State, find, states
from .english import find_treaty
from .names import HERE, even, languages, names

FILE = "states.csv"


@cache
def names_of() -> dict[str, dict[str, str]]:
    """By language, the name of each State by its code."""
    found = {}
    for code in languages():
        with open(os.path.join(HERE, code, FILE), encoding="utf-8", newline="") as file:
            found[code] = {row["iso3"]: row["name"] for row in csv.DictReader(file)}
    return found


def state_named(text: str) -> State:
    """The State that a code or a name in any of the languages points to. Raises UsageError where none does."""
    try:
        return find(text)
    except UsageError:
        asked = even(text.strip())
        for known in names_of().values():
            for iso3, name in known.items():
                if even(name) == asked:
                    return states()[iso3]
        raise


def treaty_named(text: str) -> str:
    """The id of the treaty that an id or a name in any of the languages points to. Raises UsageError where none does."""
    try:
        return find_treaty(text)
    except UsageError:
        asked = even(text.strip()).replace("’", "'").replace("-", " ")
        found = {treaty for _, name, treaty in names() if name.replace("’", "'").replace("-", " ") == asked}
        if len(found) == 1:
            return found.pop()
        raise


def _write() -> None:
    from babel import Locale

    for code in languages():
        territories = Locale(code).territories
        with open(os.path.join(HERE, code, FILE), "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("iso3", "name"))
            for state in states().values():
                if state.iso2 in territories and not state.valid_until:
                    writer.writerow((state.iso3, territories[state.iso2]))


if __name__ == "__main__":
    _write()
