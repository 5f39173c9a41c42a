"""What a State did and took back: a notice, a ratification, a signature."""

from __future__ import annotations

from ....assertions.model import Assertion
from ..clauses import lemma
from ..words import words
from .parts import Said, timed
from .phrases import ARTICLES, Scope, inside, of_the_treaty, who

REVOKING = words("plain.revoking")
BESIDE = frozenset({"of", "to", "from", "its", "their", "instrument", "notice", "notification", "formal", "back", "own"})
# What is taken back: a withdrawal goes before the notice of it, a ratification before its instrument.
DEEDS = {
    "ratification": "ratify", "accession": "join", "signature": "sign", "withdrawal": "leave", "exit": "leave", "notice": "leave",
    "notification": "leave", "departure": "leave",
}  # fmt: skip


def undone(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "The Gambia revoked its notice of withdrawal in February 2017", "Russia took back its ratification of the treaty"."""
    thing, name = said.object, lemma(said.verb)
    back = any(phrase.lower_ == "back" for phrase in said.rest)
    rest = [phrase for phrase in said.rest if phrase.lower_ != "back"]
    if thing is None or rest or said.passive or said.negated or not said.bare or not (name in REVOKING or (name == "take" and back)):
        return ()
    found = [t for t in inside(thing, scope) if t.lower_ not in ARTICLES and not of_the_treaty(t, scope)]
    told = [t for t in found if lemma(t) in DEEDS]
    left = [t for t in found if t not in told and t.lower_ not in BESIDE]
    owned = any(c.dep_ == "poss" and c.lower_ in ("its", "their") for c in (thing, *thing.subtree))
    deeds = {DEEDS[lemma(t)] for t in told}
    named = who(said.subject, scope)
    plain = name != "withdraw" or lemma(thing) not in ("withdrawal", "exit", "departure")
    if left or len(deeds) != 1 or not owned or not named.states or named.none or not plain:
        return ()
    return (timed(Assertion("act", "take-back", states=named.states, treaty=scope.treaty, of=deeds.pop()), said),)
