"""Treaties and weapons by their names in languages other than English, found in a text in time linear in its length.

A language is a folder with its names.toml; official titles come from the law. `*` at the end of a word stands for its endings.
"""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache

import ahocorasick_rs
import tomli

from .. import law
from ..tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

HERE = os.path.dirname(__file__)
ENDING = 5  # letters that an ending may have
_AROUND = 200  # characters before and behind a word in which its term stands; titles are longer, and are told by their first words
_TITLE = 6  # words of an official title that tell it
_FIXED = r"[\s\-‐‑–’'ʼ`,«»“”\"„()]+"  # what may stand between two words
_BEFORE = {"ar": "[وفبكل]{0,2}(?:ال)?"}  # what Arabic writes together with a word
_UNSPACED = ("zh",)


class Named(NamedTuple):
    """A treaty or a weapon of it, named in a text. `kind`: treaty or weapon."""

    start: int
    end: int
    kind: str
    treaty: str
    language: str


class _Term(NamedTuple):
    kind: str
    treaty: str
    language: str
    anchor: str  # its longest word without ending: where this stands the whole is looked for
    pattern: re.Pattern[str]


@cache
def languages() -> dict[str, dict[str, Any]]:
    """What is known of each language but English, by its ISO 639-1 code."""
    found = {}
    for code in sorted(os.listdir(HERE)):
        path = os.path.join(HERE, code, "names.toml")
        if os.path.exists(path):
            with open(path, "rb") as file:
                found[code] = tomli.load(file)
    return found


def named(text: str) -> list[Named]:
    """The treaties and weapons that a text names in one of the languages, in order; several where one word may mean several."""
    folded = even(text)
    scanner, terms = _scanner()
    found: dict[Named, None] = {}
    last: dict[int, int] = {}
    for index, start, end in scanner.find_matches_as_indexes(folded, overlapping=True):
        for number in terms[index]:
            term = _terms()[number]
            if start < last.get(number, 0):
                continue
            match = term.pattern.search(folded, max(0, start - _AROUND, last.get(number, 0)), end + _AROUND)
            if match:
                last[number] = match.end()
                found[Named(match.start(), match.end(), term.kind, term.treaty, term.language)] = None
    return sorted(found)


def names() -> Iterator[tuple[str, str, str]]:
    """Each treaty's names: language, name without marks of endings, id of the treaty."""
    for code, known in languages().items():
        for treaty, listed in known["treaty"].items():
            for name in listed:
                yield code, name.replace("*", ""), treaty
    for treaty in law.treaty_ids():
        for code, title in law.treaty(treaty).titles.by_language().items():
            yield code, even(title), treaty


def even(text: str) -> str:
    """A text in lower case, each character for one, so that places stay: accents and letters composed where that changes no place."""
    lowered = unicodedata.normalize("NFC", text) if not text.isascii() else text
    lowered = lowered if len(lowered) == len(text) else text
    small = lowered.lower()
    return small if len(small) == len(lowered) else "".join(c.lower() if len(c.lower()) == 1 else c for c in lowered)


@cache
def _terms() -> tuple[_Term, ...]:
    found = []
    for code, known in languages().items():
        for kind in ("treaty", "weapon"):
            for treaty, listed in known[kind].items():
                found += [_term(kind, treaty, code, name) for name in listed]
    for treaty in law.treaty_ids():
        for code, title in law.treaty(treaty).titles.by_language().items():
            if code in languages():
                found.append(_term("treaty", treaty, code, " ".join(even(title).split()[:_TITLE])))
    return tuple(found)


def _term(kind: str, treaty: str, code: str, name: str) -> _Term:
    words = [word for word in re.split(_FIXED, even(name)) if word]
    anchor = max((word.rstrip("*") for word in words), key=len)
    if code in _UNSPACED:
        return _Term(kind, treaty, code, anchor, re.compile(re.escape(name)))
    before = _BEFORE.get(code, "")
    parts = [before + re.escape(word.rstrip("*")) + (rf"\w{{0,{ENDING}}}" if word.endswith("*") else "") for word in words]
    return _Term(kind, treaty, code, anchor, re.compile(rf"(?<!\w){_FIXED.join(parts)}(?!\w)"))


@cache
def _scanner() -> tuple[ahocorasick_rs.AhoCorasick, list[list[int]]]:
    """The scanner of anchors, and the terms of each."""
    by_anchor: dict[str, list[int]] = {}
    for number, term in enumerate(_terms()):
        by_anchor.setdefault(term.anchor, []).append(number)
    return ahocorasick_rs.AhoCorasick(list(by_anchor), matchkind=ahocorasick_rs.MatchKind.Standard), list(by_anchor.values())
