"""What "the treaty", "it", "which" and nothing at all stand for: the last thing that can be signed, ratified, joined or left.

Reading tells which treaty a claim is most likely of. This tells whether that is sure: whether the clause names it, or points to what was
named last. Between a treaty and "it" nothing else may stand that can be joined: an agreement of another kind, another treaty, an alliance.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from enum import IntEnum
from itertools import islice
from typing import NamedTuple

from ... import law
from .clauses import lemma
from .lexicon import Mention
from .other_treaties import KIND as OTHER
from .scene import Scene
from .segments import Segment
from .taking import (
    ALIKE,
    SOFT,
    THINGS,
    Named,
    around,
    asides,
    brings_in,
    by_a_state,
    by_itself,
    joins,
    names,
    naming,
    of_antecedent,
    taken_by,
    told_by,
)  # fmt: skip
from .tokens import Token
from .words import words

RULING = words("clauses.bans") | words("clauses.allows") | words("provisions.requires")
SIGNING = words("referents.signing")  # verbs and nouns that no alliance can go with
BODIES = words("referents.bodies")
OF_IT = words("referents.of_it")  # "suspended its participation"
POINTING = words("referents.pointing")
BESIDE_IT = words("referents.beside_it")  # what a treaty has and is not: its annex, an amendment to it
A = words("referents.a")
CALLED = ("Second", "Amended", "Revised")  # the Second Geneva Convention, Amended Protocol II
CHANGED = words("referents.changed")  # "the adapted CFE Treaty" is another one
SEVERAL = words("referents.several")
WHOLE = words("referents.whole")  # what no protocol is called
NUMBERED = re.compile(r"protocol (?:[ivx]+|\d)", re.IGNORECASE)
LOOK = 200  # things back to which any word may point
FAR, NEAR = 12, 4  # things back to which "the agreement" may point, and within which what is left unsaid may be another one


class Sure(IntEnum):
    """How sure it is that something is meant: it is another thing; it may be, where more speaks for it; it is."""

    NO = 0
    LIKELY = 1
    YES = 2


class Thing(NamedTuple):
    """What can be joined, as it was named: the treaties that it may be, none where it is another thing."""

    place: int  # of its word in the paragraph
    ids: tuple[str, ...]
    body: bool = False  # an alliance or another body
    noun: str = ""  # what it was called where it was brought in: "an agreement on visas"


class Referents:
    """The things that can be joined, in the order in which a report names them."""

    def __init__(self) -> None:
        self._things: list[Thing] = []
        self._named: Named = {}  # the words of the sentence in hand that name a treaty, a weapon or the like
        self._states: set[int] = set()  # and those that name a State
        self._since = 0  # how many of them stand before this paragraph

    def paragraph(self) -> None:
        """Notes that another paragraph begins."""
        self._since = len(self._things)

    def heading(self, here: list[Mention]) -> None:
        """Notes what a heading names."""
        self._things += [Thing(-1, m.ids) for m in here if m.kind == "treaty"]
        self._since = len(self._things)

    def note(self, scene: Scene) -> None:
        """Notes the things that a sentence names, and what else is joined or left in it: "Finland joined NATO"."""
        named = self._named = naming(scene)
        states = self._states = {t.i for m in scene.here if m.kind == "state" for t in scene.named_by(m)}
        bodies = {t.i for m in scene.here if m.kind == "organisation" for t in scene.named_by(m)}
        taken = {t.i for piece in scene.pieces for t in taken_by(piece)} - states
        joined = {t.i for piece in scene.pieces if by_a_state(piece, states) for t in taken_by(piece)}
        seen: set[int] = set()
        for token in scene.sentence:
            mention = named.get(token.i)
            if mention is not None:
                if id(mention) not in seen and mention.kind in ("treaty", "weak-treaty", "weapon", OTHER):
                    self._things.append(Thing(token.i, mention.ids))
                seen.add(id(mention))
            elif brings_in(token) or (token.i in taken and lemma(token) in SOFT):
                self._things.append(Thing(token.i, told_by(token, named), noun=lemma(token)))
            elif lemma(token) in SOFT and any(lemma(t) == "sign" for t in scene.sentence if t.i > token.i):
                self._things.append(Thing(token.i, (), noun=lemma(token)))  # "adopted a resolution on mines, and Cuba did not sign it"
            elif token.i in taken & joined and token.pos_ == "PROPN" and lemma(token) not in THINGS:
                self._things.append(Thing(token.i, (), body=token.i in bodies))
            elif token.i in taken and lemma(token) in THINGS and any(t.i in named for t in asides(token.head)):
                self._things.append(Thing(token.i, ()))  # "Iran, a member of the NPT, has not ratified the agreement"
            elif lemma(token) == "protocol" and token.pos_ in ("NOUN", "PROPN"):
                last = self._before(token.i, "protocol")
                self._things.append(last._replace(place=token.i) if last is not None and last.ids else Thing(token.i, (), noun="protocol"))
            elif lemma(token) in WHOLE and any(c.lower_ in ("the", "this") for c in token.children):
                last = self._before(token.i, lemma(token)) or Thing(token.i, ())
                self._things.append(last._replace(place=token.i))

    def meant(self, piece: Segment, words: Container[Token], treaty: str, alone: bool) -> Sure:
        """Whether a clause is of a treaty: it names it where its verb takes it, or points to what was named last.

        `words`: those of it that a claim spans; what stands in a row with them can be claims of their own.
        `alone`: the report is of no other treaty, so that it may be meant before it is named.
        """
        if alone and not self._things:
            return Sure.YES
        named, states = self._named, self._states
        if piece.kind == "relative" and of_antecedent(piece):
            return self._antecedent(piece, treaty, named)
        taken = [t for t in taken_by(piece) if t.i not in states or not joins(t)]
        if within := [t for t in taken if t in words]:
            return self._taken([t for t in piece.tokens if t in words], piece, within, treaty, named)
        who = next((c for c in piece.head.children if c.dep_ == "nsubj"), None)
        if who is not None and lemma(piece.head) in RULING and (who.lower_ in POINTING or lemma(who) in THINGS):
            return self._is(who, treaty, named)  # "it also bans cluster bombs": the weapon does not tell which treaty "it" is
        subject = next((c for c in piece.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None and (_is_changed(subject) or (subject.i not in named and lemma(subject) in BESIDE_IT)):
            return Sure.NO  # "the amendment to the Convention has entered into force"
        if any(names(t, treaty, named) for t in piece.tokens):
            return Sure.YES
        if piece.head.pos_ not in ("VERB", "AUX"):
            return Sure.NO  # "Finland joined in 2023, Sweden in March 2024"
        bodies = not any(lemma(t) in SIGNING for t in piece.tokens)
        sure = self._last(piece.head.i, treaty, bodies=bodies)
        return min(sure, Sure.LIKELY) if self._mixed(piece.head.i) else sure

    def alone_here(self, treaty: str) -> bool:
        """Whether a paragraph has named a treaty, and nothing else that can be joined."""
        here = self._things[self._since :]
        return bool(here) and all(treaty in thing.ids for thing in here)

    def _taken(self, words: list[Token], piece: Segment, taken: list[Token], treaty: str, named: Named) -> Sure:
        """Whether all that the verb of a clause takes is the treaty, and no other one stands beside it."""
        if any(lemma(t) in THINGS and t.i not in named for t in taken) and any(names(t, treaty, named) for t in asides(piece.head)):
            return Sure.NO  # "Britain, a party to the NPT, has not signed the accord": that one would be "it"
        own = {t.i for noun in taken if names(noun, treaty, named) for t in by_itself(noun)}
        for t in words:
            mention = named.get(t.i)
            if mention is None or t.i in own or mention.kind not in ("treaty", OTHER):
                continue
            if treaty not in mention.ids and not any(treaty.startswith(f"{other}-") for other in mention.ids):
                return Sure.NO
        return min(self._is(token, treaty, named) for token in taken)

    def _antecedent(self, piece: Segment, treaty: str, named: Named) -> Sure:
        """Whether what a relative clause is of is the treaty: the noun that it hangs on, or else the name right before it."""
        if _is_changed(piece.head.head):
            return Sure.NO  # "the adapted CFE Treaty, which it has not ratified"
        first = min(t.i for t in piece.tokens)
        before = next((piece.head.doc[i] for i in range(first - 1, -1, -1) if not piece.head.doc[i].is_punct), None)
        return Sure.YES if before is not None and names(before, treaty, named) else self._is(piece.head.head, treaty, named)

    def _is(self, token: Token, treaty: str, named: Named) -> Sure:
        """Whether a noun is the treaty: by name, or as a word that points to what was named last."""
        mention, noun = named.get(token.i), lemma(token)
        if mention is not None and NUMBERED.fullmatch(mention.text) and not self._of_its_treaty(treaty):
            return Sure.NO  # "Protocol III" may be that of another convention
        if _is_changed(token):
            return Sure.NO
        if mention is not None:
            return Sure.YES if treaty in mention.ids else Sure.NO
        if token.lower_ in POINTING:
            return self._last(token.i, treaty)
        if noun in THINGS and (token.tag_ in ("NNS", "NNPS") or any(c.lower_ in SEVERAL for c in token.children)):
            return Sure.NO  # "ratified both treaties", "signed neither treaty"
        if noun in THINGS or noun == "ban":
            told = told_by(token, named)
            if told or brings_in(token):
                return Sure.YES if treaty in told else Sure.NO
            if self._brought_in(noun) or _is_called(noun, treaty) is False:
                return Sure.NO
            return self._last(token.i, treaty, noun)
        if noun in SOFT or noun in BODIES or token.pos_ in ("PROPN", "PRON", "DET"):
            return Sure.NO
        if any(names(t, treaty, named) for t in around(token)):
            return Sure.YES
        return self._last(token.i, treaty) if noun in OF_IT else Sure.NO

    def _of_its_treaty(self, protocol: str) -> bool:
        """Whether the treaty of a protocol was named."""
        return any(i != protocol and protocol.startswith(f"{i}-") for thing in self._things for i in thing.ids)

    def _brought_in(self, noun: str) -> bool:
        """Whether another agreement was brought in under a noun, or one of its like: "the pact" may be "an agreement on visas"."""
        like, far = (ALIKE, FAR) if noun in ALIKE else ((noun,), NEAR)
        return any(thing.noun in like and not thing.ids for thing in self._things[-far:])

    def _last(self, place: int, treaty: str, noun: str = "", bodies: bool = False) -> Sure:
        """Whether the last thing named before a word is the treaty, of those that a noun can mean; `bodies`: or an alliance."""
        last = self._before(place, noun, bodies)
        if last is None or (last.ids and treaty not in last.ids):
            return Sure.LIKELY
        return Sure.NO if not last.ids else Sure.YES if len(last.ids) == 1 or self._only(treaty, last.ids) else Sure.LIKELY

    def _only(self, treaty: str, of_weapon: tuple[str, ...]) -> bool:
        """Whether of the treaties on a weapon no other was named by itself: mustard gas is of two."""
        return not any(len(thing.ids) == 1 and thing.ids[0] != treaty and thing.ids[0] in of_weapon for thing in self._things)

    def _before(self, place: int, noun: str = "", bodies: bool = False) -> Thing | None:
        """The last thing named before a word, of the kinds that can be meant."""
        for thing in self._back(place):
            if (bodies or not thing.body) and (not thing.ids or _is_called(noun, thing.ids[0]) is not False):
                return thing
        return None

    def _back(self, place: int) -> Iterator[Thing]:
        """The things named before a word, the last first."""
        for number in range(len(self._things) - 1, max(-1, len(self._things) - LOOK), -1):
            if number < self._since or self._things[number].place < place:
                yield self._things[number]

    def _mixed(self, place: int) -> bool:
        """Whether what is left unsaid may be another thing: an alliance or an agreement was named lately, too."""
        return any(not thing.ids for thing in islice(self._back(place), NEAR))


def _is_changed(noun: Token) -> bool:
    """Whether a treaty is spoken of as another one than it was: "the adapted treaty", "a new NPT"; some are called so."""
    before = {c.lower_ for c in noun.children if c.text not in CALLED}
    return bool(before & CHANGED) or ("new" in before and bool(before & A))


def _is_called(noun: str, treaty: str) -> bool | None:
    """Whether a treaty is called so: "the convention" is none whose name has another noun, "the protocol" one that has it; None: open."""
    name = law.treaty(treaty).name
    if noun == "convention":
        return "Convention" in name and law.treaty(treaty).kind != "protocol"
    if noun in WHOLE | {"protocol"}:
        return ("Protocol" in name) == (noun == "protocol")
    return None
