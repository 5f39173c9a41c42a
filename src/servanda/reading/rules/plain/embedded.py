"""Clauses that say a thing in passing, as known: "It is a pity that it is no party", "after Lithuania left it", "the fact that ..."."""

from __future__ import annotations

from ..attribution import has_subject
from ..clauses import is_verb, lemma
from ..tokens import Token
from ..words import words

WHEN = words("plain.when")  # what opens a clause that tells of what has come about
KNOWING = words("plain.knowing")  # verbs whose object is so: "you will see that"
JUDGING = words("plain.judging")  # adjectives and nouns for what is so: "it is a pity that", "we are aware that"
HAPPENED = frozenset({"VBD", "VBN"})


def embedded(token: Token) -> tuple[Token, ...]:
    """The words of a clause that a sentence takes for granted, what opens it left out; none where it does not."""
    if not is_verb(token) or not has_subject(token):
        return ()
    opening = [c for c in token.children if c.dep_ in ("mark", "advmod") and c.tag_ in ("IN", "WRB") and c.i < token.i]
    first = max((c.i for c in opening), default=-1)
    if any(t.i < first and t not in opening and not t.is_punct for t in token.subtree):
        return ()  # "six months after they left"
    marks = {c.lower_ for c in opening}
    if token.dep_ == "pcomp":  # "back to when they ratified it"
        known = (marks or {token.head.lower_}) <= WHEN and _happened(token)
    elif token.dep_ == "advcl":
        known = bool(marks) and marks <= WHEN and _happened(token)
    else:
        known = token.dep_ in ("ccomp", "acl") and marks <= {"that"} and _is_so(token)
    return tuple(t for t in token.subtree if t.i > first) if known else ()


def _happened(verb: Token) -> bool:
    """Whether a clause tells of the past: "when a State ratifies it" does not."""
    helping = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return verb.tag_ in HAPPENED and all(lemma(c) in ("have", "be", "do") for c in helping)


def _is_so(verb: Token) -> bool:
    """Whether what a clause hangs on takes it for so."""
    head = verb.head
    if any(c.dep_ in ("neg", "auxpass") or c.lower_ in ("no", "yet") for c in (*head.children, *head.head.children)):
        return False  # "I do not see that", "it is yet to be seen that"
    if verb.dep_ == "acl":
        return lemma(head) == "fact"
    if lemma(head) in KNOWING or lemma(head) in JUDGING:
        return True
    return lemma(head) == "be" and any(lemma(c) in JUDGING for c in head.children if c.dep_ in ("acomp", "attr"))
