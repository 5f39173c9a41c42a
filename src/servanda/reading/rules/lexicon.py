"""One linear scan of a text for everything that matters: treaties, weapons, States, organisations.

The words come from the law files and the record, never from code here.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Container, Iterable
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from ... import law
from ...lexicon import english
from ...lexicon.english import terms
from ...record.loader import DATA
from ...record.states import names, states
from .namesakes import settled
from .other_treaties import other_treaties
from .text import flat
from .words import words

STRONG = ("treaty", "weapon", "topic")  # the kinds of terms that make a text one about a treaty
SMALL = words("lexicon.small")  # words of a name that are written small
_NUMERAL = re.compile(r"[ -](?:i{1,3}|iv|vi{0,3})$", re.IGNORECASE)
_HALVES = re.compile("[\ud800-\udfff]")


class Mention(NamedTuple):
    """A term found in a block's clean text. `kind`: treaty, weak-treaty, weapon, weak-weapon, outside, state, organisation;

    other-treaty for one that no file of law is of, namesake for what has the name of a State and is none.
    """

    start: int
    end: int
    kind: str
    ids: tuple[str, ...]  # treaty ids, a State's code, an organisation's id
    text: str
    detail: str = ""  # kind of name (demonym, capital ...), name of the weapon, kind of organisation, name that a namesake holds


class Entry(NamedTuple):
    """What a term stands for."""

    kind: str
    ids: tuple[str, ...]
    detail: str
    cased: bool  # the term counts only in the case in which the lexicon writes it
    small: frozenset[str] = frozenset()  # the words of it that the lexicon itself writes small


def _has_capitals(alias: str) -> bool:
    """Whether a name has a word that is written in capitals: "New START" is a treaty, "a new start" is not."""
    return any(word.isupper() and len(word) > 1 for word in alias.split())


_WEAPONS = ("weapon", "weak-weapon", "outside")
_ROW = re.compile(r"(?:\b[^\W\d_][\w-]*, )*\b[^\W\d_][\w-]*,? (?:and|or|and/or) $")
_ROW_WORD = re.compile(r"(?!and\b|or\b)[^\W\d_][\w-]*")

# Which meaning of a term is taken first. A weapon of a treaty proper is that weapon, though another treaty leaves it out.
ORDER = ("treaty", "organisation", "namesake", "weapon", "outside", "protocol-weapon", "state", "topic", "weak-treaty", "weak-weapon")


def plural(term: str) -> str:
    """The regular plural of a term's last word."""
    if term.endswith(("s", "x", "ch", "sh")):
        return term + "es"
    if term.endswith("y") and term[-2:-1] not in "aeiou":
        return term[:-1] + "ies"
    return term + "s"


def variants(term: str) -> set[str]:
    """A term with hyphens closed, opened and kept, and with its plural. What ends in a numeral has none: "Geneva is" is no "Geneva I"."""
    found = {term}
    if "-" in term:
        found |= {term.replace("-", " "), term.replace("-", "")}
    return found | {plural(t) for t in found if not _NUMERAL.search(t)}


@cache
def _entries() -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}

    def add(term: str, kind: str, ids: tuple[str, ...], detail: str, cased: bool = False) -> None:
        if len(term) < 2:
            return
        options = found.setdefault(term.casefold().replace("’", "'"), [])
        small = frozenset(word for word in _words(term) if word.islower()) if cased else frozenset[str]()
        for i, entry in enumerate(options):
            if entry.kind == kind and entry.detail == detail and entry.cased == cased:
                options[i] = entry._replace(ids=entry.ids + tuple(x for x in ids if x not in entry.ids), small=entry.small | small)
                return
        options.append(Entry(kind, ids, detail, cased, small))

    for treaty_id in law.treaty_ids():
        known = terms(treaty_id)
        for alias in english.names(treaty_id):
            for term in {alias} if alias.isupper() else variants(alias):
                add(term, "treaty", (treaty_id,), "", cased=_has_capitals(alias))
        for alias in known.weak:
            add(alias, "weak-treaty", (treaty_id,), "", cased=alias.isupper())
        for term in known.topical:
            add(term, "topic", (treaty_id,), "", cased=not term.islower())
        for alias in known.namesakes:
            for term in variants(alias):
                add(term, "namesake", (treaty_id,), "")
        for weapon in known.weapon:
            for word in weapon.terms:
                for term in {word} if word.isupper() else variants(word):
                    add(term, "weapon", (treaty_id,), weapon.name, cased=word.isupper())
            for word in weapon.weak:
                for term in variants(word):
                    add(term, "weak-weapon", (treaty_id,), weapon.name)
        for thing in known.outside:
            for word in thing.terms:
                for term in variants(word):
                    add(term, "outside", (treaty_id,), thing.name)
    for term, held in english.no_states().items():
        add(term, "namesake", (), held, cased=True)
    for state in states().values():
        add(state.name, "state", (state.iso3,), "name", cased=True)
        add(state.official_name, "state", (state.iso3,), "name", cased=True)
    for name in names():
        add(name.name, "state", (name.iso3,), name.kind, cased=True)
    for body in _bodies():
        for term in (body.name, body.id if body.id.isupper() else "", *body.aliases):
            add(term, "organisation", (body.id,), body.kind, cased=True)
        for treaty_id in law.treaty_ids():
            known = terms(treaty_id)
            if {body.id, body.name} & set(known.weak):
                others = _initials(name for name in known.namesakes if name not in body.names)
                for spelt in body.names:
                    add(spelt, "weak-treaty", (treaty_id,), "", cased=spelt.isupper())
                    for form in english.belonging() if spelt not in others else ():
                        add(form.format(spelt), "topic", (treaty_id,), "", cased=True)
    return found


def _initials(names: Iterable[str]) -> set[str]:
    """The letters by which names may go too: "a member of the ICC" may be one of the International Cricket Council."""
    return {"".join(word[0] for word in name.split() if word[0].isupper()) for name in names}


class Body(NamedTuple):
    """An organisation on record."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        """Its id and its name as it is spelt here and there, without its parts and what it is called by its work."""
        return [self.id, self.name, *(alias for alias in self.aliases if alias[0].isupper() and self.id not in alias.split())]


@cache
def _bodies() -> tuple[Body, ...]:
    with open(os.path.join(DATA, "organisations.csv"), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(Body(row["id"], row["name"], row["kind"], tuple(filter(None, row["aliases"].split("|")))) for row in rows)


@cache
def organisations() -> dict[str, str]:
    """The id of each organisation on record by its names, in lower case."""
    return {term: entry.ids[0] for term, options in _entries().items() for entry in options if entry.kind == "organisation"}


def terms_of(kinds: Container[str]) -> list[str]:
    """The terms, in lower case, that may stand for one of some kinds of thing."""
    return sorted(term for term, options in _entries().items() if any(entry.kind in kinds for entry in options))


def asks_capitals(term: str) -> bool:
    """Whether a term stands for a treaty or weapon only in capitals: "New START" does, "new start" does not."""
    return all(entry.cased for entry in _entries()[term] if entry.kind in STRONG)


def small_words(term: str) -> frozenset[str]:
    """The words of such a term that may be small there all the same."""
    return frozenset[str]().union(*(entry.small for entry in _entries()[term] if entry.kind in STRONG))


@cache
def _scanner() -> tuple[ahocorasick_rs.AhoCorasick, list[str]]:
    terms = sorted(_entries())
    return ahocorasick_rs.AhoCorasick(terms, matchkind=ahocorasick_rs.MatchKind.Standard), terms


@cache
def _topics() -> tuple[ahocorasick_rs.AhoCorasick, list[str]]:
    terms = sorted(term for term, options in _entries().items() if any(e.kind in STRONG for e in options))
    return ahocorasick_rs.AhoCorasick(terms, matchkind=ahocorasick_rs.MatchKind.Standard), terms


def on_topic(text: str) -> bool:
    """Whether a text may name a treaty or a weapon of one: False only where `scan` finds none in any of its paragraphs.

    Most pages of a crawl name none, and are told apart here, before anything else is done with them.
    """
    line = flat(text)
    if line is None:
        return True
    lowered = _lowered(line)
    scanner, terms = _topics()
    for index, start, end in scanner.find_matches_as_indexes(lowered, overlapping=True):
        beside = (start and lowered[start - 1].isalnum()) or lowered[end : end + 1].isalnum()
        if not beside and any(_fits(entry, line[start:end], terms[index]) for entry in _entries()[terms[index]] if entry.kind in STRONG):
            return True
    return False


def _lowered(text: str) -> str:
    """A text in lower case, as long as it was: a few letters grow when lowered, but offsets must not; half a pair is no letter."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered if lowered.isascii() else _HALVES.sub("\ufffd", lowered)


def scan(text: str) -> list[Mention]:
    """Every term in a clean text, the longest at each place, with what the others of it say of doubtful ones, in order. Linear."""
    found = _terms_in(text)
    found += [first for mention in found if mention.kind in _WEAPONS for first in _sharing(text, mention)]
    return settled([sorted([*found, *other_treaties(text, found)])], (text,))[0]


def _sharing(text: str, last: Mention) -> list[Mention]:
    """The weapons that share the noun of the last in a row: "chemical, biological or nuclear weapons"."""
    noun = last.text.split()[-1]
    row = _ROW.search(text, max(0, last.start - 80), last.start)
    made = []
    for word in _ROW_WORD.finditer(row[0]) if row and noun != last.text else ():
        entry = next((e for e in _entries().get(f"{word[0]} {noun}".casefold(), ()) if e.kind in _WEAPONS), None)
        if entry:
            start = row.start() + word.start() if row else 0
            made.append(Mention(start, start + len(word[0]), entry.kind, entry.ids, word[0], entry.detail))
    return made


def _terms_in(text: str) -> list[Mention]:
    """Every term in a clean text, the longest at each place, in order. Linear in the length of the text."""
    lowered = _lowered(text)
    scanner, terms = _scanner()
    hits = []
    for index, start, end in scanner.find_matches_as_indexes(lowered, overlapping=True):
        if start and (lowered[start - 1].isalnum() or (lowered[start - 1] == "-" and text[start].islower())):
            continue
        if end < len(lowered) and lowered[end].isalnum():
            continue
        hits.append((start, end, terms[index]))
    hits.sort(key=lambda hit: _place(lowered, *hit[:2]))
    found: list[Mention] = []
    reach = 0
    for start, end, term in hits:
        if start < reach:
            continue
        written = text[start:end]
        entry = _choose(term, written)
        if entry is None:
            continue
        if entry.kind != "topic":  # "sowed mines" shows what a text is about; the mines in it are found all the same
            reach = end
        if entry.kind != "namesake" or entry.detail:
            found.append(Mention(start, end, entry.kind, entry.ids, written, entry.detail))
        if entry.kind == "organisation":  # "the International Criminal Court" is also how people name its statute
            found += [Mention(start, end, e.kind, e.ids, written, e.detail) for e in _entries()[term] if e.kind in ("topic", "weak-treaty")]
    return found


def _place(lowered: str, start: int, end: int) -> tuple[int, int]:
    """The order in which terms are taken: by their first word beside an article, the longest first: "the UN" is part of "the UN treaty"."""
    first = start + len("the ") if lowered.startswith("the ", start) else start
    return first, -end


def _choose(term: str, written: str) -> Entry | None:
    """Which of the things that a term stands for is meant, by its case."""
    return min((entry for entry in _entries()[term] if _fits(entry, written, term)), key=_order, default=None)


def _fits(entry: Entry, written: str, term: str) -> bool:
    return not entry.cased or _case_fits(written, term, entry.small)


def _order(entry: Entry) -> int:
    if entry.kind == "weapon" and all(law.treaty(treaty_id).kind != "treaty" for treaty_id in entry.ids):
        return ORDER.index("protocol-weapon")
    return ORDER.index(entry.kind)


@cache
def _capitals() -> frozenset[str]:
    """The names that are written in capitals only: US, NPT, and of organisations the UN: "Nato" is NATO, and Kim Jong Un a person."""
    found = {a for t in law.treaty_ids() for a in (*english.names(t), *terms(t).weak)}
    found |= {w for t in law.treaty_ids() for x in terms(t).weapon for w in (*x.terms, *x.weak)}
    found |= {n.name for n in names()}
    found |= {name.upper() for name in organisations() if len(name) <= 3}
    return frozenset(word.casefold() for word in found if word.isupper())


def _words(written: str) -> list[str]:
    return written.replace("-", " ").split()


def _case_fits(written: str, term: str, small: frozenset[str]) -> bool:
    """Names are capitalised: `Turkey` the State, not `turkey` the bird; `US`, not `us`; but for words that the lexicon writes small."""
    named = [word for word in _words(written) if word not in SMALL and word not in small]
    if len(written) <= 5 and " " not in written and term in _capitals():
        return written.isupper() or written.rstrip("s").isupper()
    heads = [word.removeprefix("d'")[:1] for word in named]  # Côte d'Ivoire
    return all(head.isupper() or not head.isalpha() for head in heads)
