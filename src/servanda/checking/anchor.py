"""Whether a claim names what it is about. Where reading had to infer State or treaty, nothing is contradicted on the strength of that."""

from __future__ import annotations

from functools import cache

from .. import law
from ..law.model import Treaty
from ..record.states import names, states
from .case import Case
from .words import words


def anchored(case: Case) -> bool:
    """Whether every State is named in the claim or speaks of itself; where there is none, whether the treaty is beyond doubt."""
    claim = case.claim
    if not claim.targets:
        return names_treaty(case) or all(other.treaty in (None, case.treaty.id) for other in case.before)
    text = (*words(claim.quote), *case.words)
    named = [state in claim.speaker_for or bool(mentions(text, state)) for state in claim.targets]
    return all(named)


def mentions(found: tuple[str, ...], state: str) -> list[int]:
    """The places at which a State is named."""
    return sorted({place for name in _names(state) for place in _places(found, name)})


def _places(found: tuple[str, ...], name: tuple[str, ...]) -> list[int]:
    """The places at which a name stands among the words, in the genitive too."""
    size = len(name)
    endings = (name, (*name[:-1], f"{name[-1]}'s"), (*name[:-1], f"{name[-1]}s"))
    return [place for place in range(len(found) - size + 1) if found[place : place + size] in endings]


@cache
def _names(state: str) -> tuple[tuple[str, ...], ...]:
    """The names, demonyms and capitals of a State, as words."""
    known = states().get(state)
    found = {words(entry.name) for entry in names() if entry.iso3 == state}
    if known:
        found |= {words(known.name), words(known.official_name), (state.lower(),)}
    return tuple(name for name in found if name)


def names_treaty(case: Case) -> bool:
    return any(_places(case.words, name) for name in _aliases(case.treaty))


def other_treaties(found: tuple[str, ...]) -> frozenset[str]:
    """The words by which treaties are named among the words found."""
    return frozenset(
        word
        for place, first in enumerate(found)
        for name in _by_first_word().get(first, ())
        if found[place : place + len(name)] == name
        for word in name
    )


@cache
def _by_first_word() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The names of all treaties by the word with which they begin."""
    names: dict[str, list[tuple[str, ...]]] = {}
    for treaty in law.treaty_ids():
        for name in _aliases(law.treaty(treaty)):
            names.setdefault(name[0], []).append(name)
    return {first: tuple(found) for first, found in names.items()}


@cache
def _aliases(treaty: Treaty) -> tuple[tuple[str, ...], ...]:
    return tuple({words(name) for name in (treaty.name, treaty.short, treaty.cite, *treaty.names.aliases)} - {()})


_INVERTED = frozenset({"had", "were", "should", "did", "does", "do", "is", "are", "was", "has", "have", "would", "will", "can", "could"})
_ASKS = frozenset({"why", "how", "what", "when", "whose", "whether", "suppose", "imagine"})


def asks(case: Case) -> bool:
    """Whether the words ask or suppose instead of asserting: "has Russia signed?", "had Russia signed, it would be bound"."""
    found = case.words
    if case.p.text.rstrip(" ”\"'").endswith("?") or not found:
        return True
    subject = found[1:2] and (
        found[1] in ("it", "they", "the", "he", "she", "we") or 1 in (p for s in case.claim.targets for p in mentions(found, s))
    )
    return bool(found[0] in _INVERTED and subject) or (found[0] in _ASKS and bool(found[1:2]) and found[1] in _INVERTED)
