"""What a clause signs, joins or leaves, and which nouns bring in a thing that can be: the grammar that `referents` stands on."""

from __future__ import annotations

from itertools import islice

from .clauses import lemma
from .lexicon import Mention
from .other_treaties import KIND as OTHER
from .scene import Scene
from .segments import Segment
from .tokens import Token
from .words import words

THINGS = words("referents.things")  # nouns for what can be signed or joined
SOFT = words("referents.soft")  # nouns that are such a thing only where they are a name, or signed
ALIKE = words("referents.alike")  # nouns of which one may stand for another
JOINING = words("referents.joining")  # verbs of treaty law that take what is signed, joined or left
LEAVING = words("referents.leaving")
WHOLE = words("referents.whole")
MEMBERS = words("referents.members")
BEHIND = words("referents.behind")  # between such a verb, or "party", and what it is of
TIMES = words("referents.times")
STATES = words("doers.any_state")  # "left the Convention, the first country to do so"
ON = words("referents.on")  # "an agreement on visas"
ANY, A = words("referents.any"), words("referents.a")  # "any treaty", "a treaty": none that is pointed to later
BARE = words("referents.bare")  # beside "treaty" they leave it the one that was named before
NAMED = ("treaty", "weak-treaty", "weapon", "weak-weapon", OTHER)
ASIDE = ("relcl", "acl", "cc", "conj", "appos", "predet", "case")
REACH = 16  # words around a noun that tell what it is
Named = dict[int, Mention]  # by the places of their words


def naming(scene: Scene) -> Named:
    """The words of a sentence that name a treaty, a weapon, or a treaty of which no file of law is."""
    return {t.i: m for m in scene.here if m.kind in NAMED for t in scene.named_by(m)}


def names(token: Token, treaty: str, named: Named) -> bool:
    """Whether a word is part of a name of the treaty."""
    mention = named.get(token.i)
    return mention is not None and treaty in mention.ids


def taken_by(piece: Segment) -> list[Token]:
    """What the verb of a clause takes where it is one of treaty law: "ratified it", "a party to the pact", "was signed"."""
    found: list[Token] = []
    for verb in [t for t in piece.tokens if lemma(t) in JOINING and t.pos_ == "VERB"]:
        found += [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")] or behind(verb)
    if not found or any(lemma(t) in MEMBERS for t in found):
        found = [t for t in found if lemma(t) not in MEMBERS]
        found += [t for c in piece.head.children if c.dep_ in ("attr", "dobj", "oprd") and lemma(c) in MEMBERS for t in behind(c)]
    found += [further for t in found for further in in_a_row(t)]
    found = [t for t in found if t.lower_ not in ("which", "that", "who", "what") and lemma(t) not in TIMES | STATES]
    return [t for t in found if t.pos_ != "NUM" or t.lower_ == "one"]


def in_a_row(token: Token) -> list[Token]:
    """The nouns in one row with another: "the NPT and the test ban"."""
    found = [c for c in token.children if c.dep_ == "conj"]
    for further in found:
        found += [c for c in further.children if c.dep_ == "conj"]
    return found


def behind(token: Token) -> list[Token]:
    """The nouns behind the prepositions of a verb or noun: "to the treaty", "out of it", "to this one and, since 2001, to that one"."""
    found, open_ = [], [token]
    for word in open_:
        behind = [c for c in word.children if c.dep_ in ("prep", "prt", "conj") and c.lower_ in BEHIND and c.i > word.i]
        open_ += behind
        found += [c for child in behind for c in child.children if c.dep_ == "pobj"]
    return found


def by_itself(noun: Token) -> list[Token]:
    """The words of a noun without those in one row with it: "the Protocol to the Convention", not "and the Convention"."""
    found = [noun]
    for word in found:
        row = min((c.i for c in word.children if c.dep_ in ("cc", "conj")), default=word.right_edge.i + 1)
        found += [c for c in word.children if c.i < row]
    return found


def joins(state: Token) -> bool:
    """Whether a State is joined in doing something: "joining Russia and China in refusing to be bound"."""
    head = state.head
    while state.dep_ == "conj" and head.i != state.i:
        state, head = head, head.head
    return lemma(head) == "join"


def by_a_state(piece: Segment, states: set[int]) -> bool:
    """Whether a State, or what stands for one, does what a clause tells: not "the shipment has left NATO with a ledger"."""
    who = next((c for t in (piece.head, *piece.head.conjuncts) for c in t.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return who is None or who.pos_ in ("PRON", "PROPN") or who.i in states


def of_antecedent(piece: Segment) -> bool:
    """Whether a relative clause is of the thing before it, and not of who joined it: "the pact, which Finland joined"."""
    which = next((t for t in piece.tokens if t.tag_ in ("WDT", "WP", "IN") and t.lower_ in ("which", "that", "what")), None)
    if which is None or piece.head.head.i == piece.head.i:
        return False
    return which.dep_ in ("dobj", "nsubjpass", "pobj")


def brings_in(token: Token) -> bool:
    """Whether a noun brings in a thing that can be joined: "an agreement on visas", "the Minsk agreement", not "the agreement"."""
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "attr", "appos", "amod"):
        return False
    beside = [c for c in token.children if not c.is_punct and c.dep_ not in ASIDE and c.lower_ not in BARE and c.tag_ != "CD"]
    beside = [c for c in beside if c.dep_ != "prep" or (c.lower_ in ON and not any(t.pos_ == "PRON" for t in c.children))]
    articles = {c.lower_ for c in token.children if c.dep_ == "det"}
    if lemma(token) == "deal":
        return True
    if articles & ANY or (articles & A and not any(c.dep_ == "prep" for c in beside)):
        return False
    proper = any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in beside)
    if lemma(token) in SOFT:
        return proper and not token.text.isupper()
    return lemma(token) in THINGS and (bool(beside) or (token.tag_ in ("NNS", "NNPS") and not any(c.dep_ == "det" for c in token.children)))


def told_by(token: Token, named: Named) -> tuple[str, ...]:
    """The treaties that the words with a noun tell it to be: "a treaty that bans cluster bombs"."""
    kinds = ("weapon",) if lemma(token) in ALIKE else ("weapon", "weak-weapon")
    return next((m.ids for t in around(token) if (m := named.get(t.i)) is not None and m.kind in kinds), ())


def around(noun: Token) -> list[Token]:
    """The words around a noun that tell what it is, and those behind it, which the parser may have hung elsewhere."""
    last = noun.sent.end
    return [*islice(noun.subtree, REACH), *(noun.doc[i] for i in range(noun.i + 1, min(noun.i + REACH, last)))]


def _its_own(noun: Token) -> bool:
    """Whether a noun may stand for what was named before it: "the treaty", not "the 2015 agreement"."""
    return lemma(noun) in WHOLE and all(c.lower_ in BARE or c.is_punct for c in noun.children)


def asides(verb: Token) -> list[Token]:
    """The words of the appositions to the subject of a verb that tell of another treaty than the one that the verb takes.

    "Iran, a member of the NPT, has not ratified the agreement": not of the NPT. What a party leaves is what it is a party to.
    """
    if lemma(verb) in LEAVING and all(_its_own(noun) for noun in (*verb.children, *behind(verb)) if lemma(noun) in THINGS):
        return []
    return [t for c in verb.children if c.dep_ == "nsubj" for a in c.children if a.dep_ == "appos" for t in a.subtree]
