"""Compliance at large: breaches, legality, the future of a treaty, its meetings."""

from __future__ import annotations

from .clauses import TREATY_NOUNS, Clause, Hit, about_treaty, lemma, lemmas_beneath, object_is_treaty, objects
from .tokens import Token
from .words import words

KEEPING_VERBS = words("compliance.keeping_verbs")
BREACH_VERBS = KEEPING_VERBS | words("compliance.breach_verbs")
CLEAR_NOUNS = words("compliance.clear_nouns")  # these speak of a treaty wherever one is spoken of
BREACH_NOUNS = CLEAR_NOUNS | words("compliance.breach_nouns")
LEGAL = words("compliance.legal")
FUTURE = words("compliance.future")
MEETING = words("compliance.meeting")
HOLDING = words("compliance.holding")


def compliance(clause: Clause) -> list[Hit]:
    """What a clause says of keeping or breaking a treaty, and of the treaty as a whole."""
    found = [hit for token in clause.tokens if (hit := _of(token, clause))]
    if not found and clause.treaties:
        found.append(Hit("other", "treaty", clause.head, 1))
    return found


def _of(token: Token, clause: Clause) -> Hit | None:
    name = lemma(token)
    if token.pos_ == "VERB" and name in BREACH_VERBS and clause.near:
        broken = object_is_treaty(token, clause) or any(lemmas_beneath(thing) & (BREACH_NOUNS | TREATY_NOUNS) for thing in objects(token))
        return Hit("other", "comply" if name in KEEPING_VERBS else "violate", token, 3) if broken else None
    if token.pos_ in ("NOUN", "ADJ") and name in BREACH_NOUNS and _is_breach(token, clause):
        return Hit("other", "comply" if "compl" in name else "violate", token, 2)
    if name in LEGAL and clause.near and token.pos_ in ("ADJ", "ADV", "VERB"):
        return Hit("other", "legal", token, 2)
    if name in FUTURE and token.pos_ == "NOUN" and about_treaty(token, clause):
        return Hit("other", "extends" if name in ("extension", "renewal") else "treaty", token, 2)
    if name in MEETING and clause.links and HOLDING & {lemma(verb) for verb in clause.tokens}:
        return Hit("other", "meeting", token, 3)
    return None


def _is_breach(noun: Token, clause: Clause) -> bool:
    """Whether a noun of breach or compliance belongs to a treaty: above or below it on the parse, or by itself."""
    if lemma(noun) in CLEAR_NOUNS and clause.near:
        return True
    return about_treaty(noun, clause) or any(a.i in clause.links for a in noun.ancestors)
