"""Conduct with a weapon (use, production, transfer ...) and the duties about it (destroying, clearing, reporting)."""

from __future__ import annotations

from functools import cache

from ...lexicon.english import common_norms
from .clauses import Clause, Hit, lemma, lemmas_beneath, objects, special, with_particle
from .tokens import Token
from .words import words

CONDUCT = ("stockpile-destruction", "clearance", "transparency-report", "use", "production", "stockpiling", "transfer")
DUTIES = CONDUCT[:3]
BY_ITSELF = words("conduct.by_itself")
ENDED = words("conduct.ended")  # nouns that need the weapon beside them: "the destruction of the bridge" is no duty
REPORTS = words("conduct.reports")
REPORTED = words("conduct.reported")
LAND = words("conduct.land")
QUANTITIES = words("conduct.quantities")
THINGS = words("conduct.things")
# With "it" only verbs that nothing but a weapon suits; with "them" all but the emptiest.
HEAVY = words("conduct.heavy")
LIGHT = words("conduct.light")


def conduct(clause: Clause) -> list[Hit]:
    """The conduct and duties of a clause, one a word, by verbs and nouns that have the weapon for their object."""
    things = set(clause.weapons) | set(clause.weak) | set(clause.outside)
    found: list[Hit] = []
    for token in clause.tokens:
        if token.pos_ == "VERB":
            forms = with_particle(token)
            norm = next((n for n in _verbal(clause.in_hand, forms) if _done_by(token, n, clause, things)), "")
            whole = token.i == clause.head.i or token.dep_ in ("xcomp", "pcomp", "conj", "advcl", "ccomp", "acl", "relcl")
            strength = 3 if whole else 2
        else:
            if lemma(token) == "free" and any(g.i in things for c in token.children if c.dep_ == "prep" for g in c.children):
                found.append(Hit("clearance", "free", token, 3))  # "free of mines"
                continue
            nominal = token.pos_ in ("NOUN", "PROPN", "ADJ")
            norm = next((n for n in _nominal(clause.in_hand, lemma(token)) if nominal and _named_by(token, n, clause, things)), "")
            strength = 2
        if norm:
            found.append(Hit(norm, lemma(token), token, strength))
    return found


def _verbal(treaties: frozenset[str], forms: set[str]) -> list[str]:
    """The norms that a verb may say to be kept or broken, by its forms."""
    table = _table(treaties, 0)
    found = {norm for form in forms for norm in table.get(form, ())}
    return [norm for norm in CONDUCT if norm in found] if found else []


def _nominal(treaties: frozenset[str], noun: str) -> tuple[str, ...]:
    """The norms that a noun may name."""
    return _table(treaties, 1).get(noun, ())


@cache
def _table(treaties: frozenset[str], nouns: int) -> dict[str, tuple[str, ...]]:
    """Verb or noun -> its norms, with the words that the treaties in hand add."""
    found: dict[str, tuple[str, ...]] = {}
    for norm in CONDUCT:
        for word in common_norms()[norm]["nouns" if nouns else "verbs"] | special(treaties, norm)[nouns]:
            found[word] = (*found.get(word, ()), norm)
    return found


def _done_by(verb: Token, norm: str, clause: Clause, things: set[int]) -> bool:
    """Whether a verb of a norm says that it is kept or broken."""
    if lemma(verb) in BY_ITSELF:  # "mined the road", "demined the valley"
        return clause.on_topic or norm == "clearance"
    acted_on = objects(verb)
    if norm in DUTIES:
        return any(_duty_object(verb, thing, norm, clause, things) for thing in acted_on)
    for thing in acted_on:
        if _is_weapon(thing, things):
            return True
        if thing.lower_ in THINGS and clause.on_topic:
            return lemma(verb) not in LIGHT if thing.lower_ == "them" else lemma(verb) in HEAVY
    return False


def _is_weapon(thing: Token, things: set[int]) -> bool:
    """Mines; rifles and mines; thousands of mines."""
    if thing.i in things or any(t.i in things for t in thing.conjuncts):
        return True
    return lemma(thing) in QUANTITIES and any(t.i in things for t in thing.subtree)


def _duty_object(verb: Token, thing: Token, norm: str, clause: Clause, things: set[int]) -> bool:
    """Whether a verb has an object that a duty is about: stocks to destroy, land to clear, a report to submit."""
    beneath = lemmas_beneath(thing)
    weapon = any(t.i in things for t in thing.subtree)
    if norm == "transparency-report":
        said = lemma(verb) != "report" or bool(beneath & REPORTED)
        return bool(beneath & common_norms()[norm]["objects"]) and said and (clause.near or bool(things))
    about = weapon or bool(beneath & (LAND if norm == "clearance" else common_norms()[norm]["objects"]))
    return about and (clause.on_topic or bool(things))


def _named_by(noun: Token, norm: str, clause: Clause, things: set[int]) -> bool:
    """Whether a noun of a norm names it: "mine clearance", "use of cluster munitions"."""
    name, own = lemma(noun), special(clause.in_hand, norm)[1]
    weapon = any(t.i in things for t in noun.subtree)
    if norm in DUTIES:
        if norm == "transparency-report" and not _asked_for(noun, clause):
            return False
        return name not in ENDED or weapon or bool(lemmas_beneath(noun) & common_norms()["stockpile-destruction"]["objects"])
    return weapon or _beside_weapon(noun, things) or (name in own and clause.on_topic and not things)


def _asked_for(noun: Token, clause: Clause) -> bool:
    """Whether a report or declaration is one that a treaty asks for."""
    beside = {t.lower_ for t in noun.subtree} | {t.lower_ for t in noun.head.subtree if abs(t.i - noun.i) < 4}
    return bool(beside & REPORTS) and clause.near


def _beside_weapon(noun: Token, things: set[int]) -> bool:
    """ "mine production", "cluster munition use", "the mines' use"."""
    return any(t.i in things and t.head.i == noun.i for t in noun.lefts) or (noun.head.i in things and noun.dep_ == "compound")
