"""Search by names: States and treaties, articles as they are cited, and the names that were likely meant where none is so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple
from urllib.parse import quote

from ... import law
from ...law.references import in_figures
from ...lexicon.english import names as english_names
from ...record.states import names as further_names
from ...record.states import states
from . import languages
from .shell import tag

NEAR, MEANT = 0.75, 3  # how like a name must be to be offered, and how many are
SHORT = 4  # letters of a word that is like few others
KINDS = ("name", "former", "capital", "demonym", "misspelling")
ARTICLE = re.compile(r"(?<!\w)(?:articles?|art[ií]culo|art)\.?\s*(\d{1,3}(?:\s(?:bis|ter))?|[ivxl]{1,7})(?!\w)\s*((?:\(\w{1,4}\)){0,4})")
LEADING = re.compile(r"^(?:(?:of|de|du|del|the|la|le|el) )+")


class Place(NamedTuple):
    """An article of a treaty, the provision of it that is shown, and what it says."""

    treaty: str
    article: str
    ref: str
    says: str

    def address(self, query: str) -> str:
        """Where the provision stands, with the end of an address that a page carries along."""
        return f"/treaties/{self.treaty}/articles/{quote(self.article, safe='')}{query}#p-{tag(self.ref)}"


class Found(NamedTuple):
    """What has the name that was asked for. `meant`: nothing has it, and these are the names that are most like it."""

    states: list[str]
    treaties: list[str]
    articles: list[Place]
    meant: bool = False

    def only(self, query: str) -> str:
        """The address of the page that is gone to at once, with this end, where there is but one; else empty."""
        found = [f"/states/{code}{query}" for code in self.states] + [f"/treaties/{name}{query}" for name in self.treaties]
        found += [place.address(query) for place in self.articles]
        return found[0] if len(found) == 1 and not self.meant else ""


def search(words: str) -> Found:
    """What some words name: "ukraine", "mine ban", "article 20", "art. VI npt"."""
    word = " ".join(words.split()).casefold()
    cited = ARTICLE.search(word)
    if cited:
        rest = LEADING.sub("", " ".join(f"{word[: cited.start()]} {word[cited.end() :]}".replace(",", " ").split()))
        of = (named_treaties(rest) or [name for name in meant(rest) if name in law.treaty_ids()]) if rest else law.treaty_ids()
        places = _places(of, *cited.groups())
        if places:
            return Found([], [], places)
    if not word:
        return Found([], [], [])
    found = Found(_states(word), named_treaties(word), [])
    if not found.states and not found.treaties:
        near = meant(word)
        return Found([name for name in near if name in states()], [name for name in near if name in law.treaty_ids()], [], bool(near))
    return found


def _states(word: str) -> list[str]:
    if word.upper() in states():
        return [word.upper()]
    found = {code: None for name, code in languages.by_name().items() if word in name}
    found |= {n.iso3: None for n in further_names() if n.kind in KINDS and n.name.casefold() == word}
    return [code for code in found if not states()[code].valid_until]


def named_treaties(word: str) -> list[str]:
    """The treaties whose id is the word, or whose names hold it."""
    if word in law.treaty_ids():
        return [word]
    return [name for name in law.treaty_ids() if any(word in called for called in _called(name))]


@cache
def _called(name: str) -> tuple[str, ...]:
    rules = law.treaty(name)
    called = (rules.name, rules.short, rules.cite, *rules.also, *english_names(name), *rules.titles.by_language().values())
    return tuple(text.casefold() for text in called)


def _places(of: Iterable[str], number: str, paragraph: str) -> list[Place]:
    """The articles of this number; of each the paragraph asked for, where the treaty has it, else its first provision."""
    found = []
    for name in of:
        held = [p for p in law.treaty(name).provision if in_figures(p.ref.partition("(")[0]) == in_figures(number)]
        shown = next((p for p in held if p.ref.partition("(")[2].startswith(paragraph[1:])), None)
        if held and (shown or not paragraph):
            first = shown or held[0]
            found.append(Place(name, first.ref.partition("(")[0], first.ref, first.says))
    return found


def meant(word: str) -> list[str]:
    """States and treaties whose names are most like a word that names nothing; none for a word as short as a code."""
    if len(word) < SHORT:
        return []
    near = get_close_matches(word, _likes(), 2 * MEANT, NEAR)
    return list(dict.fromkeys(code for name in near for code in _likes()[name]))[:MEANT]


@cache
def _likes() -> dict[str, tuple[str, ...]]:
    """What each name, and each longer word of a treaty's short names, stands for."""
    found: dict[str, dict[str, None]] = {}
    named = [*languages.by_name().items(), *((n.name.casefold(), n.iso3) for n in further_names() if n.kind in KINDS)]
    for name, code in named:
        if not states()[code].valid_until:
            found.setdefault(name, {})[code] = None
    for treaty in law.treaty_ids():
        rules = law.treaty(treaty)
        for called in (rules.short, *rules.also):
            for text in {called.casefold(), *(part for part in called.casefold().split() if len(part) > SHORT)}:
                found.setdefault(text, {})[treaty] = None
    return {name: tuple(codes) for name, codes in found.items()}
