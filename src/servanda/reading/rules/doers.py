"""Which State "it", "the country" and nothing at all stand for: the one that last did something.

Reading tells which State a claim is most likely about. This tells whether that is sure: whether its clause names it, or has a pronoun or a
word for any State in the place of its subject, and no other State did something since.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from .actors import Cast, first_person
from .attribution import subject
from .clauses import lemma
from .referents import Sure
from .scene import Scene
from .segments import Segment
from .tokens import Token
from .words import words

ANY_STATE = words("doers.any_state")  # "the country", "the government"
DEEDS = words("doers.deeds")  # "the withdrawal took effect"
PRONOUNS = words("doers.pronouns")
PERSONS = words("doers.persons")
LONGEST = 200  # letters before a verb
EXCEPTED = re.compile(r"\b(?:all|none|no|every|any|others?|whole|world)\b.*\b(?:but|except|save|bar)\b")


class Did(NamedTuple):
    """States that did something, and the place of their word in the paragraph."""

    place: int
    states: tuple[str, ...]


class Doers:
    """The States that did something, in the order of the report."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._before: tuple[str, ...] = ()  # those that did something last before this paragraph
        self._here: list[Did] = []
        self._all: set[str] = set()  # the States that the sentence in hand names
        self._treaties: set[int] = set()  # its words that name a treaty

    def paragraph(self) -> None:
        """Notes that another paragraph begins."""
        self._before = self._here[-1].states if self._here else self._before
        self._here = []

    def note(self, scene: Scene) -> None:
        """Notes the States that do something in a sentence."""
        did = len(self._here)
        self._all = self._named(scene, scene.sentence)
        self._treaties = {t.i for m in scene.here if m.kind in ("treaty", "weak-treaty") for t in scene.named_by(m)}
        for piece in scene.pieces:
            who = _doer(piece)
            states = self._cast.states_of(who, scene.doc, scene.mentions) if who is not None and who in scene.sentence else ()
            if states and who is not None:
                self._here.append(Did(who.i, states))
        named = [m for m in scene.here if m.kind == "state"]
        if len(self._here) == did and len({m.ids for m in named}) == 1:  # "And the United States?"
            for word in scene.named_by(named[0])[:1]:
                self._here.append(Did(word.i, self._cast.states_of(word, scene.doc, scene.mentions)))
        self._here.sort(key=lambda did: did.place)

    def meant(self, scene: Scene, piece: Segment, states: tuple[str, ...]) -> Sure:
        """Whether a clause is about some States."""
        before = " ".join(t.lower_ for t in piece.tokens if t.i < piece.head.i)
        if EXCEPTED.search(before[-LONGEST:]):
            return Sure.NO  # "all members of NATO but the United States"
        around = [*piece.tokens, *(piece.head.head.subtree if piece.kind == "relative" else ())]
        wanted, who = set(states), _doer(piece)
        if who is not None and first_person(who) and wanted <= self._named(scene, _ours(scene.sentence)):
            return Sure.NO  # "we have all ratified it, and say so to our American partners"
        if wanted == self._all or wanted <= self._named(scene, around):
            return Sure.YES
        if who is not None and lemma(who) == "country" and any(c.lower_ == "this" for c in who.children):
            return Sure.NO  # that of whoever speaks
        if who is not None and any(t.lower_ in ("his", "her") for t in who.children):
            return Sure.LIKELY  # "his State" is that of whoever is said to speak
        if who is not None and (who.lower_ in PERSONS or first_person(who) or any(first_person(t) for t in who.children)):
            return Sure.YES  # whose "we" it is was told with the voice of the report, whose "he" with the cast
        if who is not None and lemma(who) in ANY_STATE and any(c.dep_ == "nummod" or c.lower_ == "both" for c in who.children):
            # "the three States", "both countries"
            return Sure.YES if wanted == set(self._cast.last_plural) else Sure.LIKELY
        if who is not None and who.i not in self._treaties and not _points(who):
            return Sure.YES if wanted <= set(self._cast.states_of(who, scene.doc, scene.mentions)) else Sure.NO
        place = piece.head.i if who is None else who.i
        last = next((did.states for did in reversed(self._here) if did.place < place), self._before)
        return Sure.YES if wanted == set(last) else Sure.LIKELY

    def _named(self, scene: Scene, tokens: Iterable[Token]) -> set[str]:
        return set(self._cast.states_in(tuple(t.i for t in tokens), scene.doc, scene.mentions))


def _doer(piece: Segment) -> Token | None:
    """Who does what a clause tells: whom a passive names with "by", else its subject."""
    passive = any(c.dep_ == "nsubjpass" for c in piece.head.children)
    by = [c for t in piece.head.children if t.dep_ == "agent" for c in t.children if c.dep_ == "pobj"]
    return by[0] if passive and by else subject(piece.head)


def _ours(sentence: Iterable[Token]) -> list[Token]:
    """The words of whom a speaker calls his: "our American partners"."""
    return [t for word in sentence if word.dep_ == "poss" and first_person(word) for t in word.head.subtree]


def _points(who: Token) -> bool:
    """Whether a word points to a State that was named before."""
    if who.lower_ in PRONOUNS or who.tag_ in ("WDT", "WP"):
        return True
    if lemma(who) in ANY_STATE:
        return not any(c.dep_ in ("amod", "compound", "prep", "nummod") for c in who.children)
    whose = [c for c in who.children if c.dep_ in ("poss", "prep")]
    return lemma(who) in DEEDS and all(c.lower_ in PRONOUNS or lemma(c) in ANY_STATE for c in whose)
