"""Who is meant: from a noun phrase to the State or organisation that speaks or acts, with what came before in mind."""

from __future__ import annotations

import csv
import os
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from ...record.loader import DATA
from ...record.states import states
from .leaders import HONORIFICS, given_names, in_office, states_of
from .lexicon import Mention
from .tokens import Doc, Token
from .words import words

# Bodies that act for the State they belong to, where a demonym or the context says which.
STATE_BODIES = words("actors.state_bodies")
PAPERS = words("actors.papers")  # what speaks for the State that it comes from: "a statement from Riyadh"
GROUP_NOUNS = words("actors.group_nouns")
PERSON_NOUNS = words("actors.person_nouns")
ORGANISATION_NOUNS = words("actors.organisation_nouns")
NO_STATE = words("actors.no_state")
SEVERAL = words("actors.several")
OF_MANY = words("actors.of_many")  # who comes from one of many States: "delegates recalled", "another delegate claimed"
TOGETHER = words("actors.together")  # those who met: "the two leaders"
OF_HOLDERS = words("actors.of_holders")  # before an office that one State has
OF_SOMEBODY = words("actors.of_somebody")
LESSER = words("actors.lesser")  # first words of offices whose holders few know by name
COMMON = words("language.common") | words("actors.of_holders") | words("actors.openers") | HONORIFICS
FIRST = words("voice.first")
NUMBERED = words("actors.numbered")  # what is told apart by Roman numerals
_PAIR = re.compile(r"\b([^\W\d_][\w.’'-]*) (?=([^\W\d_][\w’'-]*))")
_START, _END = attrgetter("start"), attrgetter("end")


def first_person(token: Token) -> bool:
    """Whether a word is "we", "us", "I" of one who speaks; "the US" is a State, and "Protocol I" has a number."""
    if token.lower_ not in FIRST or token.text == "US":
        return False
    before = token.doc[token.i - 1] if token.lower_ == "i" and token.i > token.sent.start else None
    return before is None or not (before.lower_ in NUMBERED or (token.head is before and before.pos_ == "PROPN"))


class Actor(NamedTuple):
    """A source or doer: as written, whom it stands for, and of which kind (state, organisation, person, none)."""

    text: str
    stands_for: tuple[str, ...]
    kind: str


class Role(NamedTuple):
    """An office: whether its holder speaks for the State, and for which where only one has it."""

    title: str
    for_state: bool
    only: str
    office: str  # as the list of those in office has it


@cache
def roles() -> dict[str, Role]:
    """Offices by their titles in lower case (guidelines: a lawmaker speaks for no one)."""
    with open(os.path.join(DATA, "officials.csv"), encoding="utf-8", newline="") as file:
        rows = (Role(row["title"].lower(), row["speaks_for"] == "state", row["only"], row["office"]) for row in csv.DictReader(file))
        return {role.title: role for role in rows}


def role_in(words: list[str]) -> Role | None:
    """The office that a noun phrase names: the last and longest title among its words."""
    known = roles()
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - 5), end):
            title = " ".join(words[start:end])
            for form in (title, title.removesuffix("s")):
                if form in known:
                    return known[form]
    return None


def pick(ids: tuple[str, ...], day: date) -> str:
    """Which State a name with several bearers means on a day: the one that exists then."""
    for code in ids:
        state = states().get(code)
        if state and (state.valid_until is None or state.valid_until > day):
            return code
    return ids[0]


class Cast:
    """The actors of one report, and who was spoken of last. Read in the order of the text."""

    def __init__(self, day: date, home: str | None = None, text: str = "") -> None:
        self.day = day
        self.text = text
        self._beside: defaultdict[str, set[str]] | None = None  # each word of the text with those right before it, once asked for
        self.home = home
        self.people: dict[str, Actor] = {}
        self.last_states: tuple[str, ...] = (home,) if home else ()
        self.last_group: tuple[str, ...] = ()
        self.last_plural: tuple[str, ...] = ()
        self.met: tuple[str, ...] = ()  # whose ministers or leaders met last
        self.last_speaker: Actor | None = None
        self.last_person: Actor | None = None
        self.last_organisation: Actor | None = None
        self.coming_organisation: Actor | None = None

    def states_in(self, tokens: tuple[int, ...], doc: Doc, mentions: list[Mention]) -> tuple[str, ...]:
        """The codes of the States named in a stretch of tokens, in order."""
        return tuple(dict.fromkeys(pick(m.ids, self.day) for m in _mentions_at(tokens, doc, mentions) if m.kind == "state"))

    def states_of(self, token: Token, doc: Doc, mentions: list[Mention]) -> tuple[str, ...]:
        """The States that a noun stands for: it and its fellows first, then what it belongs to, then any named beneath it."""
        fellows = [token, *token.conjuncts]
        # the parser hangs "the United States, Russia and China" together as if the one explained the other
        row = [c for c in token.children if c.dep_ == "appos" and c.conjuncts]
        fellows += [t for c in row for t in (c, *c.conjuncts) if self.states_in((t.i,), doc, mentions)]
        found = self.states_in(tuple(t.i for t in fellows), doc, mentions)
        if not found:
            near = [c for t in fellows for c in t.children if c.dep_ in ("poss", "amod", "compound", "nmod")]
            found = self.states_in(tuple(g.i for c in near for g in c.subtree), doc, mentions)
        if not found:
            outside = {g.i for c in token.children if c.dep_ in ("relcl", "acl", "advcl") for g in c.subtree}
            found = self.states_in(tuple(t.i for t in token.subtree if t.i not in outside), doc, mentions)
        return found

    def organisations_in(self, tokens: tuple[int, ...], doc: Doc, mentions: list[Mention]) -> tuple[Mention, ...]:
        """The organisations named in a stretch of tokens, in order."""
        return tuple(m for m in _mentions_at(tokens, doc, mentions) if m.kind == "organisation")

    def actor(self, tokens: tuple[int, ...], doc: Doc, mentions: list[Mention], context: tuple[str, ...] = ()) -> Actor:
        """Who a source phrase stands for. What cannot be resolved stands for no one.

        `context` names the States of the sentence, for an office that is named without its State.
        """
        if not tokens:
            return Actor("", (), "none")
        text = doc[tokens[0] : tokens[-1] + 1].text
        words = [doc[i].lower_ for i in tokens if not doc[i].is_punct and doc[i].lower_ != "'s"]
        head = _head(doc, tokens)
        pronoun = self._pronoun(text, words)
        if pronoun:
            return pronoun
        named = tuple(code for code in self.states_of(head, doc, mentions) if code in self.states_in(tokens, doc, mentions))
        named = named or self.states_in(tokens, doc, mentions)
        organisations = self.organisations_in(tokens, doc, mentions)
        role = role_in([w for w in words if w not in ("the", "a", "an")])
        head_state = any(m.kind == "state" and m.start <= head.idx < m.end and m.detail != "demonym" for m in mentions)
        if role and not role.for_state and not head_state and not (organisations and named == ()):
            return self._remember(head, Actor(text, (), "person"))
        if organisations and not head_state and not (named and role and role.for_state):
            ids = tuple(dict.fromkeys(m.ids[0] for m in organisations if m.detail != "outlet"))
            return self._remember(head, Actor(text, ids[:1] if len(ids) > 1 and "of" in words else ids, "organisation"))
        lemma = head.lemma_.lower()
        body = lemma in STATE_BODIES or lemma in PAPERS or bool(STATE_BODIES.intersection(words))
        if named and (head_state or (role and role.for_state) or body):
            return self._remember(head, Actor(text, named, "state"))
        if head.pos_ == "PROPN" and head.text.casefold() in self.people:
            known = self.people[head.text.casefold()]
            return known._replace(text=text)
        if named and head.pos_ == "PROPN" and not role:
            return self._remember(head, Actor(text, (), "person"))
        if lemma in GROUP_NOUNS and not named:
            known_group = self.last_organisation or self.coming_organisation
            if words[0] in ("a", "an") and self.coming_organisation:
                known_group = self.coming_organisation
            return Actor(text, known_group.stands_for if known_group else (), "organisation")
        group = self.last_organisation or self.coming_organisation
        if group and not named and {doc[i].lemma_.lower() for i in tokens if doc[i].dep_ == "poss"} & GROUP_NOUNS:
            return Actor(text, group.stands_for, "organisation")  # "the campaign's director"
        called = _name(head, doc, tokens, role)
        parted = tokens[0] > 0 and doc[tokens[0] - 1].text == "-"  # "ex-Secretary of State"
        if only := "" if parted else self._in_office(called, words, head, role):
            return self._remember(head, Actor(text, (only,), "state"))
        if (role and role.for_state) or lemma in STATE_BODIES:
            near, bearers = self._state_of_office(words, lemma, context), states_of(called)
            others = _of_somebody(tokens, doc, role) or (bearers and not bearers & set(near)) or bool(role and role.only)
            return self._remember(head, Actor(text, () if others else near, "state"))
        if head.pos_ == "PROPN" and head.text in ORGANISATION_NOUNS and len(words) > 1:
            name = " ".join(doc[i].text for i in tokens if doc[i].pos_ == "PROPN")
            return self._remember(head, Actor(text, (name,), "organisation"))
        return self._remember(head, Actor(text, (), "person" if head.pos_ == "PROPN" else "none"))

    def _in_office(self, called: list[str], words: list[str], head: Token, role: Role | None) -> str:
        """The State of an office that only one has, or of who is in office: "the Secretary of State", "President Bush", "Lavrov"."""
        title = role.title if role else ""
        before, _, behind = " ".join(words).partition(title) if title else ("", "", "")
        if not set(before.split()) <= OF_HOLDERS:
            return ""  # "Ohio Secretary of State", "the former Taoiseach"
        if role and role.only:
            lesser = title.split()[0] in LESSER and not {"of", "for", "'s", "’s"} & set(behind.split())
            if not behind.strip() or lesser or role.only in states_of(called):
                return role.only
        after = head.doc[head.i + 1].text if head.i + 1 < len(head.doc) else ""
        if not title and after in (",", "(", "of", "at", "'s", "’s"):
            return ""  # "Collins, a Republican"
        return in_office(called, role.office if role else None, self.day, alone=not self._introduced(called))

    def _introduced(self, name: list[str]) -> bool:
        """Whether the report names somebody else of a surname: behind a given name, or a word that is no title of the one in office."""
        if self._beside is None:
            self._beside = defaultdict(set)
            for one, other in _PAIR.findall(self.text):
                self._beside[other.lower()].add(one)
        own = _titles() | given_names(name[-1]) if name else _titles()
        before = self._beside.get(name[-1], ()) if name else ()
        return any(word[:1].isupper() and word.lower().rstrip(".") not in own for word in before)

    def _pronoun(self, text: str, words: list[str]) -> Actor | None:
        if not words:
            return Actor(text, (), "none")
        first = " ".join(words)
        if text == "US":
            return None
        if first in ("he", "she") or (first in ("it", "they") and self.last_speaker and not self.last_states):
            known = self.last_person or self.last_speaker
            return Actor(text, known.stands_for if known else (), "person")
        if first in ("it", "itself", "its"):
            if self.last_speaker and self.last_speaker.kind == "organisation":
                return Actor(text, self.last_speaker.stands_for, "organisation")
            return Actor(text, self.last_group or self.last_states[:1], "state")
        if words[0] in ("both", "all", "the") and words[-1] in TOGETHER:
            return Actor(text, self.met, "state" if self.met else "person")
        if first == "they" and self.last_speaker and _together(self.last_speaker.text):
            return Actor(text, self.last_speaker.stands_for, self.last_speaker.kind)
        if first in ("they", "both", "them") or (words[0] in ("both", "all", "the") and words[-1] in SEVERAL):
            if self.last_plural:
                return Actor(text, self.last_plural, "state")
            if first == "they" and self.last_speaker:
                return Actor(text, self.last_speaker.stands_for, self.last_speaker.kind)
        if first in ("we", "i", "us", "our"):
            known = self.last_speaker
            return Actor(text, known.stands_for if known else ((self.home,) if self.home else ()), "person")
        return None

    def _state_of_office(self, words: list[str], lemma: str, context: tuple[str, ...]) -> tuple[str, ...]:
        """The State of an office named without one: that of the speaker before where it is his, else the one spoken of."""
        some = words[:-1] in ([], ["a"], ["another"], ["one"], ["some"], ["several"], ["other"]) and words[-1] in OF_MANY
        if NO_STATE.intersection(words) or some:
            return ()
        if words[0] == "its" and context:
            return context[:1]
        if self.home and words[0] in ("the", "our", "this"):
            return (self.home,)
        if words[0] in ("his", "her", "its", "their", "the") and lemma in PERSON_NOUNS and self.last_person and self.last_person.stands_for:
            return self.last_person.stands_for
        if {"his", "her"} & set(words) and self.last_person and self.last_person.stands_for:
            return self.last_person.stands_for
        return self.last_states[:1] or context[:1]

    def _remember(self, head: Token, actor: Actor) -> Actor:
        """A person's surname leads back to what was said of him when he was introduced."""
        names = [head.text] + [t.text for t in head.children if t.pos_ == "PROPN" and t.dep_ == "appos"]
        for name in names:
            surname = head.pos_ == "PROPN" and name[:1].isupper() and name.casefold() not in _state_words()
            new = bool(actor.stands_for) or name.casefold() not in self.people
            if surname and new and actor.kind in ("state", "person"):
                self.people[name.casefold()] = actor
        return actor

    def spoke(self, actor: Actor) -> None:
        """Notes who spoke last."""
        self.last_speaker = actor
        if actor.kind == "organisation":
            self.last_organisation = actor
        elif actor.kind in ("person", "state") and actor.text.split()[-1:] and not _is_plain_state(actor.text):
            self.last_person = actor
        if actor.kind == "state" and actor.stands_for:
            self.acted(actor.stands_for)

    def acted(self, codes: tuple[str, ...]) -> None:
        """Notes which States were spoken of last as doers."""
        if codes:
            self.last_states = codes
            self.last_group = codes
            if len(codes) > 1:
                self.last_plural = codes


def _together(text: str) -> bool:
    """Whether a phrase is of those who met: "The two leaders"."""
    return bool(TOGETHER.intersection(text.lower().split()[-1:]))


def _mentions_at(tokens: Iterable[int], doc: Doc, mentions: list[Mention]) -> list[Mention]:
    """The mentions that tokens lie in, in the order of the text. Looks only where the tokens are, however long the text."""
    if not mentions:
        return []
    if doc.named is None:
        doc.named = _named(doc, mentions)
    places = [doc.named[i] for i in tokens if i in doc.named]
    return [mentions[at] for at in sorted({at for place in places for at in place})]


def _named(doc: Doc, mentions: list[Mention]) -> dict[int, range]:
    """Token -> the places of the mentions that it touches, for the tokens that touch any."""
    found = {}
    for token in doc.tokens:
        first = bisect_right(mentions, token.idx, key=_END)
        last = bisect_left(mentions, token.idx + len(token.text), first, key=_START)
        if first < last:
            found[token.i] = range(first, last)
    return found


def _head(doc: Doc, tokens: tuple[int, ...]) -> Token:
    inside = set(tokens)
    for i in tokens:
        top = doc[i].head.i not in inside or doc[i].head.i == i
        if top and not doc[i].is_punct:
            return doc[i]
    return doc[tokens[-1]]


@cache
def _titles() -> frozenset[str]:
    return frozenset(word for title in roles() for word in title.split()) | COMMON


def _of_somebody(tokens: tuple[int, ...], doc: Doc, role: Role | None) -> bool:
    """Whether a phrase tells whose somebody is, beside a title: "Macron's spokesman", "a spokesman for the company"."""
    title = set(role.title.split()) if role else frozenset[str]()
    for i in tokens:
        if doc[i].lower_ in ("'s", "’s"):
            return True
        behind = next((doc[n] for n in range(i + 1, tokens[-1] + 1) if doc[n].lower_ != "the"), None)
        if doc[i].lower_ in OF_SOMEBODY and doc[i].lower_ not in title and behind is not None and behind.text[:1].isupper():
            return True
    return False


def _name(head: Token, doc: Doc, tokens: tuple[int, ...], role: Role | None) -> list[str]:
    """The words of a name in lower case, without the title before it; none where a phrase has no name."""
    if not head.text[:1].isupper():
        return []
    first = last = head.i
    title = set(role.title.split()) if role else frozenset[str]()
    while first - 1 in tokens and doc[first - 1].pos_ == "PROPN":
        first -= 1
    while head.lower_ in title and last + 1 in tokens and doc[last + 1].text[:1].isupper():
        last += 1  # in "Prime Minister May" the parser sees a verb
    return [doc[i].lower_ for i in range(first, last + 1) if doc[i].lower_ not in title]


@cache
def _state_words() -> frozenset[str]:
    from .lexicon import _entries

    return frozenset(term for term, options in _entries().items() if any(e.kind == "state" for e in options))


def _is_plain_state(text: str) -> bool:
    return text.casefold().removeprefix("the ") in _state_words()
