"""What stands behind the last comma of a clause: "joined it in 2005, a year after Estonia", "acceded, under pressure from Russia".

A time that is compared with another one of the treaty, or of a State, is a part of what is said, and is asserted, too. What only tells how
it came to be is told apart from it.
"""

from __future__ import annotations

import re
from datetime import timedelta

from .... import law
from ....assertions.model import Assertion
from ....dates import parse_partial
from ..clauses import lemma
from ..tokens import Token
from ..words import words, words_in_order
from .lengths import COMPARING, LENGTHS, how_long
from .phrases import JOINING, PRONOUNS, Scope, cities, inside, is_treaty, who

HANGING = ("prep", "npadvmod", "advmod", "advcl")
TURNING = words("plain.turning")
OF_TREATIES = words("plain.of_treaties")  # whoever says them compares with what law and record hold
COMMENTING = tuple(opening.split("_") for opening in sorted(words("plain.commenting")))  # "after years of debate", "amid protests"
A_DAY = re.compile(r"the (?:\w+ ){1,3}day (?:of|for|against)\b")  # "the International Day for the Elimination of Nuclear Weapons"
ORDINALS = {word: number for number, word in enumerate(words_in_order("plain.ordinals"), 1)}
GROUPS = {"nato": "nato", "eu": "eu", "european union": "eu"}
DEEDS = {"notify": "notify-withdrawal", "sign": "sign", "ratify": "ratify", "accede": "accede", "join": "join", "leave": "leave"}
NOUNS = {"signature": "sign", "signing": "sign", "ratification": "ratify", "accession": "accede"}
MADE = {"adopt": "adopted", "open": "opened", "adoption": "adopted", "opening": "opened"}
PARTNERS = ("party", "parties", "depositary", "depositaries", "partner", "member", "state")
RANK = re.compile(
    r"the (\S+) (?:(nato|eu|european union) )?(?:member )?(?:state|country|nation|party|member)(?: of (?:the )?(nato|eu|european union))?"
    r" (?:to do so|to have done so)"
)


def behind_comma(verb: Token) -> Token | None:
    """The last phrase of a clause, where a comma parts it from the rest."""
    end = max((t.right_edge.i for t in verb.children if not t.is_punct), default=verb.i)
    for child in verb.children:
        hangs = child.i > verb.i and child.dep_ in HANGING and child.right_edge.i == end
        if hangs and child.doc[child.left_edge.i - 1].text in (",", "–", "—"):
            return child
    return None


def comments(found: list[str]) -> bool:
    """Whether words open as those do that only tell how things came to be."""
    return any(opening == found[: len(opening)] for opening in COMMENTING)


def comment(verb: Token) -> frozenset[int]:
    """The words of the last phrase of a clause, where it only tells how things came to be."""
    child = behind_comma(verb)
    found = [t.lower_ for t in child.subtree if not t.is_punct and not t.is_space] if child is not None else []
    if child is None or TURNING & set(found):
        return frozenset()
    told = {lemma(t) for t in child.subtree} | set(" ".join(found).split())  # a name of several words is one
    of_treaties = OF_TREATIES & told or any(t.pos_ == "PROPN" for t in child.subtree)
    plain = comments(found) or A_DAY.match(" ".join(found)) or (how_long(found)[0] and not of_treaties)
    return frozenset(t.i for t in child.subtree) if plain else frozenset()


def comparison(verb: Token) -> Token | None:
    """The last phrase of a clause, where it compares the time with that of another deed."""
    child = behind_comma(verb)
    if child is None or comment(verb):
        return None
    found = [t.lower_ for t in child.subtree if not t.is_punct]
    return child if how_long(found)[0] or RANK.fullmatch(" ".join(found)) else None


def comparing(verb: Token) -> frozenset[int]:
    """The words of the phrase that compares the time of a clause."""
    phrase = comparison(verb)
    return frozenset(t.i for t in phrase.subtree) if phrase is not None else frozenset()


def compared(phrase: Token, told: Assertion, scope: Scope) -> tuple[Assertion, ...]:
    """What the phrase asserts, beside what was told to a time: of another deed, when that was; nothing where this is not sure."""
    within = scope._replace(inside=frozenset(t.i for t in phrase.subtree))
    if rank := RANK.fullmatch(" ".join(t.lower_ for t in inside(phrase, within))):
        order, group = place(rank[1]), GROUPS.get(rank[2] or rank[3] or "", "")
        return (told._replace(order=order, among=group, when="", exactly=False),) if order and told.predicate == "act" else ()
    lengths, word = how_long([t.lower_ for t in inside(phrase, within)])
    if not lengths or not told.when or "/" in told.when or TURNING & {t.lower_ for t in phrase.subtree}:
        return ()
    first, last = parse_partial(told.when)
    least, most = lengths
    if last - first > most - least:
        return ()  # "in 2015, two months after": it may have been before
    early, late = (first - most, last - least) if COMPARING[word] > 0 else (first + least, last + most)
    if early.year < 1890 or late > scope.day + timedelta(days=365):
        return ()
    other = _other(phrase, told, within)
    return (other._replace(treaty=scope.treaty, when=f"{early.isoformat()}/{late.isoformat()}"),) if other else ()


def place(word: str) -> str | int | None:
    """A rank by its word: "first", "last", "fiftieth" as 50, "157th" as 157; None where it is none."""
    if word in ("first", "last"):
        return word
    return ORDINALS.get(word) or (int(word[:-2]) if word[:-2].isdigit() and word[-2:] in ("st", "nd", "rd", "th") else None)


def _other(phrase: Token, told: Assertion, scope: Scope) -> Assertion | None:
    """The deed that a phrase compares with: "it entered into force", "signing it", "its signature", "Estonia"."""
    head = phrase if phrase.dep_ == "advcl" else next((c for c in phrase.children if c.dep_ in ("pobj", "pcomp")), None)
    if head is not None and head.lower_ in JOINING:  # the parser takes "neighbouring" for what is done to Estonia
        head = next((c for c in head.children if c.dep_ == "dobj"), None)
    if head is None:
        return None
    subject = next((c for c in head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    thing = next((c for c in head.children if c.dep_ in ("dobj", "pobj")), None)
    name = lemma(head)
    places = [c for c in head.children if cities(c, scope)]
    left = {t.i for c in (subject, thing, *places) if c is not None for t in c.subtree}
    rules = law.treaty(scope.treaty)
    if not {place for c in places for place in cities(c, scope)} <= {*rules.adopted_in, *rules.opened_in}:
        return None
    idle = (*LENGTHS, *COMPARING, *JOINING)
    rest = [t.lower_ for t in inside(head, scope) if t is not head and t.i not in left and t.lower_ not in idle]
    if head.dep_ in ("advcl", "pcomp"):
        rest = [word for word in rest if word not in ("was", "had", "has", "having", "to")]
        own = subject is None or subject.lower_ in PRONOUNS
        states = told.states if own else who(subject, scope).states
        on_it = thing is None or is_treaty(thing, scope) or (name == "notify" and lemma(thing) in PARTNERS)
        if name in DEEDS and on_it and not rest and states:
            return Assertion("act", DEEDS[name], states=states)
        if name in ("enter", "come") and rest == ["into", "force"] and subject is not None and is_treaty(subject, scope):
            return Assertion("in-force", "entry")
        if name in MADE and subject is not None and is_treaty(subject, scope) and rest in ([], ["for", "signature"]):
            return Assertion("in-force", MADE[name])
        return None
    if name in NOUNS and rest in (["its"], ["its", "own"], ["their"]) and thing is None:
        return Assertion("act", NOUNS[name], states=told.states)
    if name == "entry" and rest in (["its", "into", "force"], ["the", "treaty", "'s", "into", "force"]):
        return Assertion("in-force", "entry")
    if name in MADE and rest in (["its"], ["its", "for", "signature"]):
        return Assertion("in-force", MADE[name])
    states = who(head, scope._replace(inside=frozenset(t.i for t in head.subtree))).states
    return told._replace(states=states, order="", exactly=False) if states and not rest and told.predicate == "act" else None
