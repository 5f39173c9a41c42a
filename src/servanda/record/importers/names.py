"""Which State a depositary means by a name. Only names count here: a page that says "Paris" names no party.

The words are those of `states.csv` and `names.csv`. What is added is how depositaries write them: "Gambia (Republic of The)",
"Netherlands, the Kingdom of the", and "Congo", which in reports is either of two States and in depositaries' lists is one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from .. import states

_ONLY_HERE = {
    "congo": "COG",
    "republic congo": "COG",
    "democratic republic congo": "COD",
    "korea, republic of": "KOR",
    "korea, democratic people's republic of": "PRK",
    "macedonia": "MKD",
    "brunei": "BRN",
    "palestine": "PSE",
    "cape verde": "CPV",
    "swaziland": "SWZ",
    "turkey": "TUR",
    "vatican": "VAT",
    "vatican city": "VAT",
}
_ARTICLE = re.compile(r"^the |\s*\((?:the|republic of the|republic of|islamic republic of the)\)$|\s*,\s*(?:republic of )?the$")


@cache
def _known() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in states.names():
        if entry.kind in ("name", "former"):
            found.setdefault(fold(entry.name), entry.iso3)
    for state in states.states().values():
        for word in (state.name, state.official_name):
            if word:
                found[fold(word)] = state.iso3
    return found | _ONLY_HERE


def fold(name: str) -> str:
    """The name without what depositaries write now so, now so: capitals, accents, kinds of apostrophes, "St." for "Saint", articles."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‘", "'").replace("`", "'"))
    word = " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())
    word = re.sub(r"\bst\.? ", "saint ", word)
    return _ARTICLE.sub("", word).strip(" ,.")


def resolve(name: str) -> str:
    """The ISO 3166-1 alpha-3 code of the State that a name means; empty where it means none that is known."""
    word = fold(name)
    if word in _known():
        return _known()[word]
    if ", " in word:  # "Netherlands, the Kingdom of the"
        main, _, rest = word.partition(", ")
        return _known().get(_ARTICLE.sub("", f"{rest} {main}"), "")
    return ""


def first_name(text: str) -> str:
    """The name of a State that a text begins with, the longest that fits; empty where it begins with none."""
    begun = text.lstrip()
    words = re.split(r"(?<=\w)(?=[,;:]?\s)|(?<=\))", begun[:120].rstrip())
    for end in range(len(words), 0, -1):
        name = "".join(words[:end])
        if resolve(name):
            return text[: len(text) - len(begun) + len(name)]
    return ""


def first_in(text: str) -> str:
    """The State whose name a text begins with; empty where it begins with none."""
    return resolve(first_name(text))
