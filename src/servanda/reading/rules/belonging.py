"""Membership and joining: who is, was or becomes a party or signatory of a treaty."""

from __future__ import annotations

from itertools import pairwise

from .clauses import Clause, Hit, about_treaty, is_verb, lemma, object_is_treaty
from .tokens import Token
from .words import words

PARTY_NOUNS = words("belonging.party_nouns")
COUNTING = words("belonging.counting")
STAYING = words("belonging.staying")
CLEAR_NOUNS = words("compliance.clear_nouns")
KINDS = words("belonging.kinds")
JOIN_NOUNS = words("belonging.join_nouns")
BARE = words("belonging.bare")
AHEAD = words("belonging.ahead")
JOIN_VERBS = {
    "join": "joined", "rejoin": "joined", "re-join": "joined", "adhere": "joined",
    "sign": "signed", "unsign": "signed", "ratify": "ratified", "accede": "acceded",
}  # fmt: skip
JOINED_AS = {"ratification": "ratified", "accession": "acceded", "signature": "signed"}


def membership(clause: Clause) -> list[Hit]:
    """What a clause says of who is or was a party, a signatory, bound."""
    found: list[Hit | None] = []
    for token in clause.tokens:
        name = lemma(token)
        if token.pos_ in ("NOUN", "PROPN", "ADJ") and (name in PARTY_NOUNS or token.lower_ in ("parties", "members", "signatories")):
            found.append(_party(token, clause))
        elif name in ("bind", "bound") and token.pos_ in ("VERB", "ADJ") and token.tag_ in ("VBN", "JJ", "VBD") and clause.near:
            found.append(Hit(_norm(token), "bound", token, 4))
        elif name in ("commitment", "obligation") and any(c.lower_ == "binding" for c in token.children) and clause.near:
            found.append(Hit("membership", "bound", token, 5))
        elif name == "belong" and object_is_treaty(token, clause):
            found.append(Hit("membership", "party", token, 4))
        elif name in STAYING and is_verb(token) and _stands_outside(token, clause):
            found.append(Hit("membership", "party", token, 3))
    return [hit for hit in found if hit]


def _party(noun: Token, clause: Clause) -> Hit | None:
    """A party, member or signatory of a treaty, said of someone or counted."""
    name = lemma(noun)
    about = about_treaty(noun, clause)
    counted = noun.dep_ == "dobj" and lemma(noun.head) in COUNTING
    one = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "one" else None
    if one is not None and one.dep_ == "attr":  # "one of the parties to it", on whichever of the two the treaty hangs
        return Hit("membership", "party", noun, 4) if name in ("party", "member") and about_treaty(one, clause) else None
    if name in ("party", "member") and not about and not _state_party(noun):
        said = counted or (noun.dep_ in ("attr", "oprd") and not _of_something_else(noun))
        if not (clause.on_topic and said):
            return None
    among = noun.dep_ == "pobj" and noun.head.lower_ == "among" and noun.head.head.lemma_ in ("be", "count", "number")
    predicate = among or noun.dep_ in ("attr", "appos", "oprd", "acomp", "conj", "dep") or noun.head.lower_ == "as" or counted
    if not predicate or not (about or clause.on_topic):
        return None
    if name in ("signatory", "non-signatory"):
        relation = "signatory"
    else:
        relation = "members" if counted or any(c.dep_ == "nummod" for c in noun.children) else "party"
    aside = noun.dep_ == "appos" and noun.head.dep_ in ("nsubj", "nsubjpass")  # "Ukraine, a party to the convention, has used ..."
    return Hit(_norm(noun), relation, noun, 2 if aside else 4)


def _norm(token: Token) -> str:
    """Being bound is membership; being "no longer bound" is said of one who has left."""
    near = token.doc[max(token.sent.start, token.i - 6) : token.i]
    return "withdrawal" if any(a.lower_ == "no" and b.lower_ == "longer" for a, b in pairwise(near)) else "membership"


def _stands_outside(verb: Token, clause: Clause) -> bool:
    """ "has kept out of the convention", "stayed outside the ban", "remains in the treaty"; not "stands in breach of it"."""
    return any(
        not any(lemma(noun) in CLEAR_NOUNS for noun in child.children)
        and child.lower_ in ("outside", "in", "inside", "out") and any(about_treaty(g, clause) for g in child.subtree if g.i != child.i)
        for child in verb.children
    )


def _of_something_else(noun: Token) -> bool:
    """ "a member of parliament", "a NATO member": not of the treaty."""
    return any(c.dep_ in ("prep", "compound", "amod", "poss") and c.lower_ not in KINDS for c in noun.children)


def _state_party(noun: Token) -> bool:
    return any(c.lower_ in ("state", "states") and c.dep_ == "compound" for c in noun.children)


def joining(clause: Clause) -> list[Hit]:
    """What a clause says of steps or appeals to join; a step that was taken is membership."""
    found: list[Hit | None] = []
    for token in clause.tokens:
        name = lemma(token)
        if token.pos_ == "VERB" and name in JOIN_VERBS:
            found.append(_step(token, clause))
        elif token.pos_ == "NOUN" and name in JOIN_NOUNS and (about_treaty(token, clause) or (clause.on_topic and not _in_another(token))):
            found.append(Hit("joining", JOINED_AS.get(name, "joined"), token, 3))
        elif name == "become" and token.tag_ in ("VB", "VBG") and any(c.dep_ == "attr" and lemma(c) in PARTY_NOUNS for c in token.children):
            found.append(Hit("joining", "party", token, 5))
        elif name == "put" and any(c.dep_ == "dobj" and lemma(c) == "name" for c in token.children) and clause.near:
            found.append(Hit("membership", "signed", token, 4))  # "put its name to the treaty"
        elif name in ("align", "alignment") and clause.links:
            found.append(Hit("joining", "aligned", token, 3))
    return [hit for hit in found if hit]


def _in_another(noun: Token) -> bool:
    """ "membership in the committee", "accession to the WTO": not to the treaty in hand."""
    return any(c.dep_ == "prep" and c.lower_ in ("in", "of", "to") and any(g.dep_ == "pobj" for g in c.children) for c in noun.children)


def _step(verb: Token, clause: Clause) -> Hit | None:
    name = lemma(verb)
    if not object_is_treaty(verb, clause):
        bare = name in BARE and not any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children)
        if not (clause.on_topic and bare):
            return None
    if not clause.near:
        return None
    done = _done(verb) and not (name == "sign" and any(c.lower_ in ("on", "for") for c in verb.children))
    whole = verb.i == clause.head.i or verb.dep_ in ("xcomp", "conj", "ccomp", "relcl", "pcomp", "advcl", "acl")
    return Hit("membership" if done else "joining", JOIN_VERBS[name], verb, 4 if whole else 2)


def _done(verb: Token) -> bool:
    """Whether a step was taken, or is denied to have been: "ratified", "did not sign"; not "would sign", "to sign"."""
    if verb.tag_ in ("VB", "VBP"):
        return any(c.lower_ in ("did", "does", "do") for c in verb.children)
    return verb.tag_ in ("VBD", "VBN", "VBZ") and not any(c.dep_ == "aux" and c.lower_ in AHEAD for c in verb.children)
