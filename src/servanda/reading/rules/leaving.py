"""Withdrawal and suspension, by verbs (leave, pull out, denounce), by nouns, and by the notice given."""

from __future__ import annotations

from ...lexicon.english import common_norms
from .clauses import Clause, Hit, about_treaty, is_verb, lemma, lemmas_beneath, object_is_treaty, with_particle
from .tokens import Token
from .words import words

# Verbs of leaving that suit other things as well as treaties.
WEAK = words("leaving.weak")
ENDING = words("leaving.ending")
PAUSING = words("leaving.pausing")
GOING = words("leaving.going")
PEOPLE = words("leaving.people")
DECIDING = words("leaving.deciding")
CEASING = words("leaving.ceasing")
NOTIFYING = words("leaving.notifying")
NOTICE = words("leaving.notice")
STAYING = words("leaving.staying")
CONFLICT = words("propositions.conflict")
# Nouns of leaving that other things have as well: "the departure of the minister".
LOOSE = words("leaving.loose")


def leaving(clause: Clause) -> list[Hit]:
    """What a clause says of leaving or suspending a treaty."""
    verbs, nouns = common_norms()["withdrawal"]["verbs"], common_norms()["withdrawal"]["nouns"]
    found: list[Hit | None] = []
    for token in clause.tokens:
        if is_verb(token) and with_particle(token) & verbs:
            found.append(_departure(token, clause))
        elif token.pos_ == "VERB":
            found.append(_notice(token, clause))
        elif token.pos_ in ("NOUN", "PROPN") and lemma(token) in nouns:
            found.append(_noun(token, clause))
    found += [_waiting(clause)]
    return [hit for hit in found if hit]


def _waiting(clause: Clause) -> Hit | None:
    """What an armed conflict does to the six months: "a State in an armed conflict when they end has to wait"."""
    head, named, own = clause.head, lemmas_beneath(clause.head), {lemma(token) for token in clause.tokens}
    waits = is_verb(head) and "month" in named and bool(named & CONFLICT) and bool(own & STAYING)
    return Hit("withdrawal", "conflict", head, 4) if waits and clause.near else None


def _departure(verb: Token, clause: Clause) -> Hit | None:
    name = lemma(verb)
    linked = object_is_treaty(verb, clause) or about_treaty(verb, clause)
    free = name not in WEAK and clause.near and not clause.weapons and not clause.weak
    if not (linked or free or _voted(verb, clause)):
        return None
    if name in ENDING and not (linked and clause.near):
        return None
    if name == "cease" and not CEASING & lemmas_beneath(verb):
        return None
    if (name in PAUSING or name == "terminate") and not linked:
        return None
    whole = verb.i == clause.head.i or verb.dep_ in ("xcomp", "conj", "ccomp", "acl", "pcomp")
    return Hit("withdrawal", "suspend" if name in PAUSING else "leave", verb, 4 if whole else 2)


def _voted(verb: Token, clause: Clause) -> bool:
    """ "Voted to leave", "leaving was necessary": the treaty is not named again."""
    alone = lemma(verb) in GOING and not any(c.dep_ == "dobj" for c in verb.children)
    decided = lemma(verb.head) in DECIDING or verb.dep_ in ("csubj", "ROOT", "pcomp", "nsubj", "nsubjpass")
    return clause.on_topic and alone and decided and not (verb.dep_ == "ROOT" and _by_people(verb))


def _by_people(verb: Token) -> bool:
    """ "He then left", "the members left": people leave rooms, States leave treaties."""
    who = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return who is not None and (who.lower_ in PEOPLE or lemma(who) in PEOPLE)


def _notice(verb: Token, clause: Clause) -> Hit | None:
    """What the depositary is told. A deposit may be of any instrument, so it must be of a notice."""
    if lemma(verb) not in NOTIFYING or not clause.on_topic:
        return None
    beneath = lemmas_beneath(verb)
    needed = {"withdrawal", "notice"} if lemma(verb) == "deposit" else NOTICE
    return Hit("withdrawal", "notify", verb, 3) if beneath & needed else None


def _noun(noun: Token, clause: Clause) -> Hit | None:
    if not clause.near or (lemma(noun) in LOOSE and not clause.on_topic and not about_treaty(noun, clause)):
        return None
    central = noun.dep_ in ("nsubj", "nsubjpass", "dobj") or noun.head.lower_ in ("of", "for", "to")
    return Hit("withdrawal", "suspend" if lemma(noun) == "suspension" else "leave", noun, 3 if central else 2)
