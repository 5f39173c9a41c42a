"""Phrases as a whole: a phrase is States, a treaty, a time or a number of States only if none of its words is left over."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from .... import law
from ..actors import first_person, pick
from ..clauses import TREATY_NOUNS, lemma
from ..judging.words import number
from ..lexicon import Mention
from ..times import expressions
from ..tokens import Token
from ..words import words

IDLE = words("plain.idle")  # adverbs that change nothing of what is asserted
JOINING = words("plain.joining")  # small words of a row of States
ARTICLES = words("plain.articles")
MEMBERS = words("plain.members")  # nouns for any State
BESIDE_MEMBERS = words("plain.beside_members")
NAMING = words("plain.naming")  # "also known as the Ottawa Treaty"
PRONOUNS = words("plain.pronouns")
EXACT = re.compile(r"\d")
_HYPHEN = re.compile(r"\s*-\s*|\s+")
COMPARE = {
    "more than": ">", "over": ">", "at least": ">=", "some": "~", "about": "~", "around": "~", "nearly": "~", "almost": "~",
    "approximately": "~", "fewer than": "<", "less than": "<", "no fewer than": ">=", "exactly": "=", "": "=",
}  # fmt: skip


class Scope(NamedTuple):
    """Where a clause is read: its words, what is named by them, and what a word that points back stands for."""

    inside: frozenset[int]  # the words that the claim is made of
    named: dict[int, Mention]  # token -> the State, treaty, weapon or body that is named there
    treaty: str
    meant: tuple[str, ...]  # the States that the claim is of
    day: date
    known: str  # how well the day is known


class Time(NamedTuple):
    """A time as an assertion holds it, and whether it was told to the day."""

    when: str
    exactly: bool


def inside(token: Token, scope: Scope) -> list[Token]:
    """The words of a phrase, marks left out."""
    return [t for t in token.subtree if t.i in scope.inside and not t.is_punct and not t.is_space]


def states(token: Token | None, scope: Scope) -> tuple[str, ...]:
    """The States that a phrase names, or that its pronoun stands for; nothing where it says more than that."""
    if token is None:
        return ()
    found = inside(token, scope)
    if len(found) == 1 and (token.lower_ in PRONOUNS or first_person(token)):
        return scope.meant
    if [t.lower_ for t in found] in (["our", "country"], ["this", "country"], ["the", "country"]):
        return scope.meant
    named = [mention for t in found if (mention := scope.named.get(t.i)) is not None and mention.kind == "state"]
    rest = [t for t in found if t.i not in scope.named and t.lower_ not in JOINING]
    others = [t for t in found if t.i in scope.named and scope.named[t.i].kind != "state"]
    if rest or others or not named or any(mention.detail == "demonym" for mention in named):
        return ()
    return tuple(dict.fromkeys(pick(mention.ids, scope.day) for mention in named))


def is_treaty(token: Token | None, scope: Scope) -> bool:
    """Whether a phrase is the treaty of the claim, by any of its names or by a word that points back to it."""
    if token is None or not scope.treaty:
        return False
    found = inside(token, scope)
    named = [scope.named[t.i] for t in found if t.i in scope.named]
    if any(mention.kind not in ("treaty", "weak-treaty") or scope.treaty not in mention.ids for mention in named):
        return False
    rest = [t for t in found if t.i not in scope.named and t.lower_ not in ARTICLES and t.lower_ not in NAMING]
    if named:
        return all(_is_its_year(t, scope) or lemma(t) in ("treaty", "convention") for t in rest)
    return len(rest) == 1 and (lemma(rest[0]) in TREATY_NOUNS or rest[0].lower_ in ("it", "which", "that"))


def only_names(token: Token, scope: Scope) -> bool:
    """Whether a phrase only gives another name of the treaty: "(also known as the Ottawa Treaty)"."""
    found = inside(token, scope)
    named = [t for t in found if t.i in scope.named]
    return bool(named) and is_treaty(token, scope) and all(t in named or t.lower_ in ARTICLES or t.lower_ in NAMING for t in found)


def _is_its_year(token: Token, scope: Scope) -> bool:
    """Whether a word is the year in which the treaty was adopted or opened: "the 1980 Convention"."""
    rules = law.treaty(scope.treaty)
    return token.text in {str(day.year) for day in (rules.adopted, rules.opened) if day}


def time(token: Token, scope: Scope) -> Time | None:
    """The time that a phrase tells, with the word before it that says how it is meant; None where it tells more, or none."""
    found = inside(token, scope)
    text = " ".join(t.text for t in found)
    told = expressions(text, scope.day, scope.known)
    if len(told) != 1:
        return None
    before, after = text[: told[0].start].lower().split(), text[told[0].end :].split()
    if after or len(before) > 3:
        return None
    how = HOW.get(" ".join(word for word in before if word not in ("the", "year")))
    if how is None:
        return None
    when = told[0].period.partial
    exactly = how == "at" and len(when) == 10 and bool(EXACT.search(text))
    return Time({"at": when, "from": f"{when}/..", "until": f"../{when}"}[how], exactly)


HOW = {"": "at", "on": "at", "in": "at", "during": "at", "since": "from", "from": "from", "by": "until", "before": "until"}


class Number(NamedTuple):
    """A number of States, and how it is meant."""

    number: int
    compare: str


def number_of_states(token: Token | None, scope: Scope) -> Number | None:
    """How many States a phrase counts: "more than 160 countries"; None where it is no such phrase, or says which of them."""
    if token is None or lemma(token) not in MEMBERS:
        return None
    found = inside(token, scope)
    figures = [t for t in found if t.i < token.i and (t.pos_ == "NUM" or t.text.replace(",", "").isdigit())]
    if not figures:
        return None
    value = whole_number(" ".join(t.text for t in figures))
    before = " ".join(t.lower_ for t in found if t.i < figures[0].i)
    rest = [t for t in found if t.i > figures[-1].i and t.i != token.i and t.lower_ not in BESIDE_MEMBERS]
    if value is None or before.removeprefix("the ").removeprefix("a total of ") not in COMPARE or rest:
        return None
    return Number(value, COMPARE[before.removeprefix("the ").removeprefix("a total of ")])


def whole_number(text: str) -> int | None:
    """A number in figures, or in words below a hundred; None where it is none."""
    return number(_HYPHEN.sub("-", text.lower()))
