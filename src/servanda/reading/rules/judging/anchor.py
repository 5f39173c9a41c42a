"""Whether a claim names what it is about. Where reading had to infer State or treaty, nothing is contradicted on the strength of that."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from .... import law
from ....lexicon import english
from ....record.states import names, states
from ..clauses import STATUS
from .case import Case, closed
from .words import has, number, vocabulary, words

_WORDS_TOO = frozenset((code,) for code in ("and", "are", "can", "che", "cub", "fin", "mar", "nor", "per"))  # codes that are words


LATE = 3  # how many claims back "the convention" may lead to another treaty


def anchored(case: Case) -> bool:
    """Whether every State is named in the claim or speaks of itself, and the treaty is beyond doubt: named, or the only one of late."""
    claim = case.claim
    late = case.before[-LATE:] if claim.targets else case.before
    if case.p.rival and claim.norm in STATUS and not names_treaty(case):
        return False
    if not names_treaty(case) and any(other.treaty not in (None, case.treaty.id) for other in late):
        return False
    if not claim.targets:
        return True
    text = (*words(claim.quote), *case.words)
    between = case.treaty.entry_into_force.states
    if closed(case.treaty) and len(between) == 2 and set(claim.targets) == set(between) and names_treaty(case):
        return True  # a treaty between two States names them
    own = () if _unnamed(claim.speaker) else claim.speaker_for
    if _FIRST & set(case.words):  # "we signed it", said by "the minister": whose he is was told elsewhere
        own = tuple(state for state in own if mentions(words(claim.speaker or ""), state))
    return all(state in own or bool(mentions(text, state)) for state in claim.targets)


def _unnamed(speaker: str | None) -> bool:
    """Whether it had to be inferred from the whole report for whom somebody speaks: "we", "I", "MS. LEE", a release that names nobody."""
    return not speaker or speaker.isupper() or speaker.split()[0].lower() in ("we", "i", "our", "my")


@lru_cache(maxsize=4096)
def mentions(found: tuple[str, ...], state: str) -> tuple[int, ...]:
    """The places at which a State is named, in the genitive too."""
    by_first = _names(state)
    return tuple(
        place for place, word in enumerate(found)
        if any(_stands(found, place, name) for name in by_first.get(word, ()) + by_first.get(_stem(word), ()))
    )  # fmt: skip


def _stands(found: tuple[str, ...], place: int, name: tuple[str, ...]) -> bool:
    """Whether a name stands at a place; its last word may be a genitive or a plural."""
    *first, last = found[place : place + len(name)]
    return tuple(first) == name[:-1] and last in (name[-1], f"{name[-1]}'s", f"{name[-1]}s")


def _stem(word: str) -> str:
    """The word without the ending of a genitive or a plural; nothing where it has none."""
    return word[:-2] if word.endswith("'s") else word[:-1] if word.endswith("s") else ""


@cache
def _names(state: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The names, demonyms and capitals of a State as words, by the first of them."""
    known = states().get(state)
    made = {words(entry.name) for entry in names() if entry.iso3 == state}
    if known:
        made |= {words(known.name), words(known.official_name)} | ({(state.lower(),)} - _WORDS_TOO)
    return _by_first(made)


def _by_first(made: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in made:
        if name:
            found.setdefault(name[0], []).append(name)
    return {first: tuple(entries) for first, entries in found.items()}


def names_treaty(case: Case) -> bool:
    """Whether the treaty stands in the words by one of its names."""
    found, by_first = case.words, _aliases(case.treaty.id)
    return any(_stands(found, place, name) for place, word in enumerate(found) for name in by_first.get(word, ()))


def other_treaties(found: tuple[str, ...]) -> frozenset[str]:
    """The words by which treaties are named among the words found."""
    return frozenset(
        word
        for treaty in law.treaty_ids()
        for place, first in enumerate(found)
        for name in _aliases(treaty).get(first, ())
        if _stands(found, place, name)
        for word in name
    )


@cache
def _aliases(treaty_id: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The names of a treaty as words, by the first of them."""
    treaty = law.treaty(treaty_id)
    return _by_first({words(name) for name in (treaty.name, treaty.short, treaty.cite, *english.names(treaty.id))})


_INVERTED = frozenset({"had", "were", "should", "did", "does", "do", "is", "are", "was", "has", "have", "would", "will", "can", "could"})
_BARE = frozenset((
    "signed", "ratified", "acceded", "joined", "left", "withdrew", "not", "never", "yes", "no", "none", "still", "have", "be",
))  # fmt: skip
_DEEDS = frozenset(("ratification", "signature", "accession", "membership", "withdrawal"))
_OTHERS, _SENT = vocabulary("anchor.others"), vocabulary("anchor.sent")
_BODIES = vocabulary("anchor.bodies")
_TELLS = frozenset({"notified", "told", "informed", "notify", "tell", "inform", "notifies", "tells", "informs"})
_FIRST = frozenset({"we", "i", "our", "us", "my"})
_COMPARED = frozenset({"before", "after", "not", "than", "unlike", "like", "with"})  # "signed before Norway", "Russia, not Norway"
_AS = ("do", "does", "did", "is", "are", "was", "were", "has", "have", "had")  # "as do China and Norway"
_NO_NOUN = frozenset((*_AS, "which", "who", "will", "would", "had", "came", "and", "or"))
_ASKS = frozenset({"why", "how", "what", "when", "whose", "whether", "suppose", "imagine"})


def partial(case: Case) -> bool:
    """Whether words and State do not make a whole that a rule can weigh: a second predicate is cut off, no State but this one is said
    to do it, somebody else does it, another State is compared, or nothing says who does: "Signed, not ratified"."""
    found, places = case.words, [m for state in case.claim.targets for m in mentions(case.words, state)]
    cut = found[-1:] == ("and",) and words(case.claim.quote)[-1:] not in (found[-1:], found[-2:-1])
    alone = any(found[place] in ("only", "alone") for m in places for place in (m - 1, m + 1) if 0 <= place < len(found))
    bare = bool(found) and (found[0] in _BARE or (found[0] in _DEEDS and len(found) < 6))  # "ratification of the treaty" asserts nothing
    placed = bool(case.claim.norm in STATUS and case.p.others and not case.claim.targets)  # who signed it in Dublin is not told
    if case.claim.norm in STATUS and (has(found, "not only") or has(found, "only the") or _of_a_body(case) or _told_to_another(case)):
        return True
    counted = number(found[0]) is not None and found[1:2] == ("of",) and not places if found else False  # "3 of 14 island States"
    if counted or cut or alone or (bare and not places) or placed:
        return True
    return _compared(case) or any(_somebody_else(found, place) for place in places)


def _of_a_body(case: Case) -> bool:
    """Whether the treaty's name tells which body or paper is meant: "left the Ottawa Convention conference", "the CTBT protocol"."""
    found, by_first = case.words, _aliases(case.treaty.id)
    ends = (place + len(name) for place, word in enumerate(found) for name in by_first.get(word, ()) if _stands(found, place, name))
    return any(found[end : end + 1] and (found[end] in _BODIES or found[end - 1].endswith("'s")) for end in ends)


def _told_to_another(case: Case) -> bool:
    """Whether another State than the depositary's is told of it: "notified Russia of its withdrawal"."""
    found, others = case.words, [m for state in case.p.others for m in mentions(case.words, state)]
    return any(found[m - 1 : m] and found[m - 1] in _TELLS for m in others)


def _compared(case: Case) -> bool:
    """Whether another State is set beside those that the claim is about: "signed before Norway", "Russia, not Norway", "as has China"."""
    found, beside = case.words, [m for state in case.p.others for m in mentions(case.words, state)]
    return any(found[m - 1 : m] and found[m - 1] in _COMPARED for m in beside) or (bool(beside) and any(has(found, f"as {v}") for v in _AS))


def _somebody_else(found: tuple[str, ...], place: int) -> bool:
    """Whether the name of a State tells whose somebody or something is, or to whom he was sent, who is not that State."""
    if found[place].endswith("'s") and found[place + 1 : place + 2] and found[place + 1] in _NO_NOUN:
        return True  # "Portugal's, which called the reservation contrary to ..., was withdrawn"
    sent = found[place - 1 : place] == ("to",) and bool(_SENT & set(found[max(0, place - 2) : place - 1]))
    return sent or bool(_OTHERS & set(found[place + 1 : place + 3]))


def asks(case: Case) -> bool:
    """Whether the words ask or suppose instead of asserting: "has Russia signed?", "had Russia signed, it would be bound"."""
    found = case.words
    if case.p.text.rstrip(" ”\"'").endswith("?") or not found:
        return True
    subject = found[1:2] and (
        found[1] in ("it", "they", "the", "he", "she", "we") or 1 in (p for s in case.claim.targets for p in mentions(found, s))
    )
    return bool(found[0] in _INVERTED and subject) or (found[0] in _ASKS and bool(found[1:2]) and found[1] in _INVERTED)
