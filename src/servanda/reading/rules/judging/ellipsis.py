"""What a clause leaves unsaid and the claim before it says: "Burundi left in 2017 and the Philippines in 2019", "nor has Lebanon".

The words are completed from that claim, and the rules then read them as if they had been said in full.
"""

from __future__ import annotations

from typing import NamedTuple

from ...model import Claim
from .anchor import mentions
from .assertions import AUXILIARIES, TRIGGERS
from .case import Case
from .when import explicit, speaks_of_time
from .words import CONDITIONS, HEDGES, NEGATIONS, vocabulary, words

_NEAR = 60  # characters between the two claims
_BESIDE = frozenset({"and", "the", "both", "of", "while", "whereas", "but", "or", "too", "also", "though", "either"})
_DATING = frozenset({"in", "on", "since", "from", "by"})
_EVENTS = vocabulary("withdrawal.left") | vocabulary("deadlines.done") | frozenset(TRIGGERS)
_PARTICIPLE = frozenset(word for word, kind in TRIGGERS.items() if kind in ("sign", "ratify", "accede", "join") and word.endswith("ed"))


class _Said(NamedTuple):
    """The claim before: what it says after its State, whether that is denied, and how many days it gives."""

    predicate: tuple[str, ...]
    denied: bool
    dated: int


def complete(case: Case) -> Case:
    """The same case with its words in full, where they are a State with no more than a day, an auxiliary or a "nor"; else as it is."""
    case = _without_tail(case)
    found, before = case.words, case.before[-1] if case.before else None
    if not found or len(found) > 14 or before is None or not _beside(case.claim, before):
        return case
    rest = _without_states(case, found)
    said = _said(before, case.claim.targets) if rest is not None else None
    predicate = _predicate(case, found, rest or (), said) if said else None
    if not predicate:
        return case
    names = " and ".join(case.name(state) for state in case.claim.targets)
    text = f"{names} {' '.join(predicate)}"
    proposition = before.proposition._replace(text=text, dates=case.p.dates, negated=False, never=False, others=(), modality="fact")
    return case._replace(claim=case.claim._replace(proposition=proposition))


def _beside(claim: Claim, before: Claim) -> bool:
    """Whether the claim before is about other States under the same treaty, in the same voice, and stands right before."""
    same = claim.treaty == before.treaty and claim.speaker_for == before.speaker_for and before.act == claim.act
    apart = bool(claim.targets) and bool(before.targets) and not set(claim.targets) & set(before.targets)
    return same and apart and claim.start - before.end <= _NEAR and before.proposition.modality in ("fact", "")


def _without_states(case: Case, found: tuple[str, ...]) -> tuple[str, ...] | None:
    """The words without the names of the States; None where one of them is not named."""
    left = list(found)
    for state in case.claim.targets:
        places = mentions(found, state)
        if not places:
            return None
        for place in places:
            for at in _extent(found, place, state):
                left[at] = ""
    return tuple(word for word in left if word and word not in _BESIDE)


def _extent(found: tuple[str, ...], place: int, state: str) -> range:
    """The places of a name that begins at one: as many words as still name the State together."""
    end = place + 1
    while end < len(found) and end - place < 5 and mentions(found[place : end + 1], state) and not mentions(found[place:end], state):
        end += 1
    while end < len(found) and not mentions(found[place:end], state):
        end += 1
    return range(place, end)


def _without_tail(case: Case) -> Case:
    """The case without another State and its own day at the end: "Norway finished in 2010 and Switzerland in 2019" said of Norway."""
    found = case.words
    places = [place for state in case.p.others for place in mentions(found, state)]
    if not places or not any(mentions(found[: min(places)], state) for state in case.claim.targets):
        return case
    place, tail = min(places), found[max(places) + 1 :]
    days = explicit(tail)
    if (
        len(tail) > 4
        or len(days) != 1
        or speaks_of_time(tail)
        or tail[0] not in _DATING
        or found[place - 1] not in _BESIDE
        or max(places) - place > 3
    ):
        return case
    kept = found[: place - 2] if found[place - 2] in _BESIDE else found[: place - 1]
    if len(explicit(kept)) != 1 or speaks_of_time(kept):
        return case
    proposition = case.p._replace(text=" ".join(kept), dates=tuple(day for _, day in explicit(kept)), others=())
    return case._replace(claim=case.claim._replace(proposition=proposition))


def _said(before: Claim, targets: tuple[str, ...]) -> _Said | None:
    """What the claim before says of its States; None where that is hedged, conditional or not to be parted from their names."""
    found = words(before.proposition.text)
    own = [place for state in targets for place in mentions(found, state)]
    found = found[: min(own)] if own else found
    while found and found[-1] in _BESIDE:
        found = found[:-1]
    places = sorted(place for state in before.targets for place in mentions(found, state))
    if not places or (HEDGES | CONDITIONS) & set(found):
        return None
    last = next(state for state in before.targets if places[-1] in mentions(found, state))
    predicate = found[_extent(found, places[-1], last).stop :]
    denied = [word for word in found if word in NEGATIONS]
    if predicate[:1] in (("which",), ("who",)) or len({TRIGGERS[word] for word in predicate if word in TRIGGERS}) > 1:
        return None  # "Washington, which signed in 1996, never ratified, and neither did Beijing": which of the two is not told
    return _Said(predicate, bool(denied), len(explicit(predicate))) if predicate and len(denied) < 2 else None


def _predicate(case: Case, found: tuple[str, ...], rest: tuple[str, ...], said: _Said) -> tuple[str, ...] | None:
    """The whole predicate for the State of the claim."""
    if found[0] in ("nor", "neither") and len(rest) == 2 and rest[1] in AUXILIARIES:
        return said.predicate if said.denied and not said.dated and set(said.predicate) & NEGATIONS else None
    if said.denied or not rest:
        return None
    if len(rest) == 2 and rest[0] in AUXILIARIES and rest[1] == "not":
        return _denied(said, rest[0])
    days = explicit(rest)
    if rest[0] in _DATING and len(days) == 1 and said.dated == 1 and not speaks_of_time(rest) and len(rest) <= 4:
        place = explicit(said.predicate)[0][0]
        kept = said.predicate[:place]
        ended = len(said.predicate) - place <= 3
        return (*kept[:-1], *rest) if ended and kept and kept[-1] in _DATING and _EVENTS & set(kept) else None
    return None


def _denied(said: _Said, auxiliary: str) -> tuple[str, ...] | None:
    """The predicate with a denial: "is a party" makes "is not a party", "signed" makes "has not signed"; none where it has a day."""
    first, *rest = said.predicate
    if said.dated or speaks_of_time(said.predicate):
        return None
    if first in AUXILIARIES:
        return (first, "not", *rest) if first == auxiliary or {first, auxiliary} <= {"has", "have", "had"} else None
    return ("has", "not", first, *rest) if first in _PARTICIPLE and auxiliary in ("has", "have", "had", "did") else None
