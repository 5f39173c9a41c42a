"""A clause as the rules of norms look at it, and what they ask of its grammar."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ...lexicon.english import terms
from .lexicon import Mention
from .tokens import Token
from .words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

BANS = words("clauses.bans")
ALLOWS = words("clauses.allows")
STATUS = ("membership", "joining", "withdrawal")  # norms of who is bound
TREATY_NOUNS = words("clauses.treaty_nouns")
PROVISION_NOUNS = words("clauses.provision_nouns")
TAKING_PART = words("clauses.taking_part")
POINTING = words("clauses.pointing")


class Hit(NamedTuple):
    """A norm found in a clause: the word that shows it, and the relation asserted."""

    norm: str
    relation: str
    token: Token
    strength: int = 2  # 2: the clause is about it; 1: a word of it stands there


class Clause(NamedTuple):
    """What detection looks at: a clause's head, its tokens, and the mentions in it by token."""

    head: Token
    tokens: Sequence[Token]
    treaties: dict[int, Mention]  # token index -> a treaty named there
    weapons: dict[int, Mention]
    weak: dict[int, Mention]
    outside: dict[int, Mention]
    anaphors: frozenset[int]  # tokens that stand for the treaty in hand: "the convention"
    on_topic: bool  # the sentences before speak of a treaty
    in_hand: frozenset[str] = frozenset()  # the treaties whose words count here

    @property
    def links(self) -> set[int]:
        """The tokens that name a treaty or stand for one."""
        return set(self.treaties) | self.anaphors

    @property
    def near(self) -> bool:
        """Whether a treaty is spoken of, here or in the sentences before."""
        return self.on_topic or bool(self.links)


@cache
def special(treaties: frozenset[str], norm: str) -> tuple[frozenset[str], frozenset[str]]:
    """The verbs and nouns that the treaties in hand add to the common ones for a norm."""
    entries = [n for t in treaties for n in terms(t).norm if n.id == norm]
    return frozenset(w for n in entries for w in n.verbs), frozenset(w for n in entries for w in n.nouns)


def lemma(token: Token) -> str:
    """A token's lemma in lower case."""
    return token.lemma


def lemmas_beneath(token: Token) -> set[str]:
    """The lemmas of a token and of all that hangs on it."""
    return {lemma(t) for t in token.subtree}


def is_verb(token: Token) -> bool:
    """Whether a token is a verb, full or auxiliary."""
    return token.pos_ in ("VERB", "AUX")


def with_particle(token: Token) -> set[str]:
    """A verb alone, and with each of its particles: {"pull", "pull out"}."""
    found = {lemma(token)}
    for child in token.children:
        if child.dep_ in ("prt", "prep", "advmod") and child.i > token.i:
            found.add(f"{lemma(token)} {child.lower_}")
    return found


def objects(token: Token) -> list[Token]:
    """What a verb acts on: its objects, the subject of its passive, and what stands behind its prepositions."""
    found = []
    for child in token.children:
        if child.dep_ in ("dobj", "nsubjpass", "attr", "oprd", "dative"):
            found.append(child)
        elif child.dep_ == "prep":
            found += [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
    if token.dep_ == "relcl" and not any(c.dep_ == "dobj" for c in token.children):
        found.append(token.head)
    if token.dep_ == "acl" and token.tag_ == "VBN":
        found.append(token.head)
    return found


def about_treaty(token: Token, clause: Clause) -> bool:
    """Whether a treaty, or a word that stands for it, is what a token governs or is."""
    links = clause.links
    return any(t.i in links for t in token.subtree)


def object_is_treaty(verb: Token, clause: Clause) -> bool:
    """Whether a verb acts on a treaty: named, or meant by a word that points back to it."""
    return any(
        (clause.on_topic and (lemma(thing) in TAKING_PART or thing.lower_ in POINTING)) or about_treaty(thing, clause)
        for thing in objects(verb)
    )


def subject_is_treaty(verb: Token, clause: Clause) -> bool:
    """Whether a treaty, or one of its provisions, does what a verb says."""
    who = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if who is None:
        if verb.dep_ == "acl":
            return _named_treaty(verb.head, clause)
        return verb.dep_ == "conj" and is_verb(verb.head) and subject_is_treaty(verb.head, clause)
    if who.lower_ in ("which", "that") and verb.dep_ == "relcl":
        return _named_treaty(verb.head, clause)
    if who.i in clause.links or (lemma(who) in TREATY_NOUNS and clause.on_topic) or lemma(who) in PROVISION_NOUNS:
        return True
    return who.lower_ in ("it", "that", "this") and clause.on_topic and lemma(verb) in BANS | ALLOWS


def _named_treaty(noun: Token, clause: Clause) -> bool:
    return noun.i in clause.links or lemma(noun) in TREATY_NOUNS
