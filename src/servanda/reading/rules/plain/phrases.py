"""Phrases as a whole: a phrase is States, a treaty, a time, a place or a number only if none of its words is left over."""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from .... import law
from ....dates import parse_partial
from ...model import Period
from ..actors import first_person, pick
from ..clauses import TREATY_NOUNS, lemma
from ..judging.words import number
from ..lexicon import Mention
from ..times import expressions
from ..tokens import Token
from ..words import words

UNTOLD = ("?",)  # stands for the States that a pronoun means, which are told later
IDLE = words("plain.idle")  # adverbs that change nothing of what is asserted
JOINING = words("plain.joining")  # small words of a row of States
ARTICLES = words("plain.articles")
MEMBERS = words("plain.members")  # nouns for any State
BESIDE_MEMBERS = words("plain.beside_members")
NAMING = words("plain.naming")  # "also known as the Ottawa Treaty"
PRONOUNS = words("plain.pronouns")
THE_STATE = words("plain.the_state")  # with an article, a State that was named before: "the country"
WHOSE = ("its", "their", "whose")
NOBODY = ("neither", "none", "nor")
EXACT = re.compile(r"\d")
POINTING_YEAR = re.compile(r"\b(?:that|same|following|previous|next) (?:year|month|week)\b", re.IGNORECASE)  # of which one stands elsewhere
ABOUT = timedelta(days=3)
_HYPHEN = re.compile(r"\s*-\s*|\s+")
_HUNDRED = re.compile(r"^(a|one|two|three|1|2|3)-hundred(?:-and)?(?:-(.+))?$")
COMPARE = {
    "more than": ">", "over": ">", "at least": ">=", "some": "~", "about": "~", "around": "~", "nearly": "~", "almost": "~",
    "approximately": "~", "fewer than": "<", "less than": "<", "no fewer than": ">=", "exactly": "=", "only": "=", "just": "=", "": "=",
}  # fmt: skip
HOW = {
    "": "at", "on": "at", "in": "at", "during": "at", "as of": "as of", "since": "from", "from": "from", "as from": "from",
    "by": "until", "before": "until", "until": "until", "back to": "at", "as far as": "at", "as early as": "at", "as late as": "at",
    "last": "at", "this": "at", "since last": "from", "since this": "from",
}  # fmt: skip
PARTS_OF_TIMES = {  # which share of a year or month is meant, from where to where
    "early": (0.0, 0.34), "beginning": (0.0, 0.2), "start": (0.0, 0.2), "mid": (0.3, 0.7), "middle": (0.3, 0.7), "late": (0.66, 1.0),
    "end": (0.83, 1.0), "close": (0.83, 1.0), "first half": (0.0, 0.5), "second half": (0.5, 1.0),
}  # fmt: skip
_PART = re.compile(rf"^(?P<how>[a-z ]*?)(?:the )?(?:very )?\b(?P<part>{'|'.join(PARTS_OF_TIMES)})\b(?: ?-)?(?: (?:of|in))?(?: the)? ")
BEFORE_TIMES = words("plain.before_times")


class Scope(NamedTuple):
    """Where a clause is read: its words, what is named by them, and what a word that points back stands for."""

    inside: frozenset[int]  # the words that the clause is made of
    named: dict[int, Mention]  # token -> the State, treaty, weapon or body that is named there
    treaty: str
    meant: tuple[str, ...]  # the States that a pronoun stands for
    day: date
    known: str  # how well the day is known
    stands: int = -1  # the noun before an aside: the treaty, or one that stands for the States that are `meant`


class Time(NamedTuple):
    """A time as an assertion holds it, and whether it was told to the day."""

    when: str
    exactly: bool
    how: str  # at | as of | from | until

    def covers(self, day: date) -> bool:
        """Whether a day lies within the time."""
        first, _, last = self.when.partition("/")
        if not first or last == ".." or first == "..":
            return False
        start, end = parse_partial(first)
        return start <= day <= (parse_partial(last)[1] if last else end)

    def holds(self, other: Time) -> bool:
        """Whether a time told to the day lies in this one, or within half a week of it: "two weeks ago, on 1 March"."""
        if self.how != "at" or other.how != "at" or not other.exactly or "/" in self.when:
            return False
        start, end = parse_partial(self.when)
        day = parse_partial(other.when)[0]
        return start - ABOUT <= day <= end + ABOUT


class Who(NamedTuple):
    """The States that a phrase is about, and whether it says that none of them did it."""

    states: tuple[str, ...]
    none: bool = False


def inside(token: Token, scope: Scope) -> list[Token]:
    """The words of a phrase, marks left out."""
    return [t for t in token.subtree if t.i in scope.inside and not t.is_punct and not t.is_space]


def who(token: Token | None, scope: Scope) -> Who:
    """The States that a phrase names, or that its pronoun stands for; nobody where it says more than that."""
    if token is None:
        return Who(())
    if token.i == scope.stands:
        return Who(scope.meant)
    found = inside(token, scope)
    lowered = [t.lower_ for t in found]
    none = bool(lowered) and lowered[0] in NOBODY
    if _points_back(token, lowered):
        return Who(scope.meant, none)
    named = [mention for t in found if (mention := scope.named.get(t.i)) is not None and mention.kind == "state"]
    rest = [t for t in found if t.i not in scope.named and t.lower_ not in JOINING and not (none and t.lower_ in NOBODY)]
    others = [t for t in found if t.i in scope.named and scope.named[t.i].kind != "state"]
    if rest or others or not named or any(mention.detail == "demonym" for mention in named):
        return Who(())
    return Who(tuple(dict.fromkeys(pick(mention.ids, scope.day) for mention in named)), none)


def whose(owner: Token, scope: Scope) -> Who:
    """The States that a possessive names or stands for: "Kenya's", "our", "its"."""
    if owner.lower_ in WHOSE:
        return Who(scope.meant)
    return who(owner, scope._replace(inside=scope.inside - {t.i for t in owner.children if t.dep_ == "case"}))


def _points_back(token: Token, found: list[str]) -> bool:
    """Whether a phrase is a word for States that were named before: "it", "which", "our country", "neither"."""
    if len(found) == 1:
        return token.lower_ in PRONOUNS or first_person(token) or found[0] == "neither"
    if len(found) == 2 and found[0] in ("our", "this", "the", "that", "both", "neither"):
        return found[1] in THE_STATE
    return found in (["none", "of", "them"], ["none", "of", "these"], ["both", "of", "them"])


def is_treaty(token: Token | None, scope: Scope) -> bool:
    """Whether a phrase is the treaty of the claim, by any of its names or by a word that points back to it."""
    if token is None or not scope.treaty:
        return False
    if token.i == scope.stands:
        return not scope.meant
    found = inside(token, scope)
    named = [scope.named[t.i] for t in found if t.i in scope.named]
    if any(mention.kind not in ("treaty", "weak-treaty") or scope.treaty not in mention.ids for mention in named):
        return False
    rest = [t for t in found if t.i not in scope.named and t.lower_ not in ARTICLES and not made_of(t, NAMING)]
    if named:
        return all(_is_its_year(t, scope) or lemma(t) in ("treaty", "convention") for t in rest)
    return len(rest) == 1 and (lemma(rest[0]) in TREATY_NOUNS or rest[0].lower_ in ("it", "which", "that"))


def noun(token: Token) -> str:
    """The lemma of a noun, also of a plural with a capital, which the parser leaves as it is: "164 States Parties"."""
    name = lemma(token)
    return {"states": "state", "parties": "party", "members": "member", "signatories": "signatory"}.get(name, name)


def made_of(token: Token, allowed: Container[str]) -> bool:
    """Whether a word, or each word of a name, is one of those allowed: "un", "United Nations"."""
    return all(word in allowed for word in token.lower_.split())


def of_the_treaty(token: Token, scope: Scope) -> bool:
    """Whether a word names the treaty of the claim."""
    mention = scope.named.get(token.i)
    return mention is not None and mention.kind in ("treaty", "weak-treaty") and scope.treaty in mention.ids


def only_names(token: Token, scope: Scope) -> bool:
    """Whether a phrase only gives another name of the treaty: "(also known as the Ottawa Treaty)"."""
    found = inside(token, scope)
    named = [t for t in found if t.i in scope.named]
    return bool(named) and is_treaty(token, scope) and all(t in named or t.lower_ in ARTICLES or made_of(t, NAMING) for t in found)


def _is_its_year(token: Token, scope: Scope) -> bool:
    """Whether a word is the year in which the treaty was adopted or opened: "the 1980 Convention"."""
    rules = law.treaty(scope.treaty)
    return token.text in {str(day.year) for day in (rules.adopted, rules.opened) if day}


def time(token: Token, scope: Scope) -> Time | None:
    """The time that a phrase tells, with the word before it that says how it is meant; None where it tells more, or none."""
    found = inside(token, scope)
    text = " ".join(t.text for t in found)
    told = expressions(text, scope.day, scope.known)
    if len(told) != 1 or POINTING_YEAR.search(text):
        return None
    before, after = text[: told[0].start].lower().split(), text[told[0].end :].split()
    if part := _PART.search(" ".join((*before, text[told[0].start : told[0].end].lower()))):
        return _part_of(told[0].period, part) if not after else None
    how = HOW.get(" ".join(before)) or HOW.get(" ".join(word for word in before if word not in BEFORE_TIMES))
    if after or how is None:
        return None
    when = told[0].period.partial
    if how == "until" and before[-1:] == ["before"]:
        when = (told[0].period.start - timedelta(days=1)).isoformat()
    exactly = how == "at" and len(when) == 10 and bool(EXACT.search(text))
    return Time({"at": when, "as of": when, "from": f"{when}/..", "until": f"../{when}"}[how], exactly, how)


def _part_of(period: Period, told: re.Match[str]) -> Time | None:
    """A part of a time: "in early 2015", "at the end of March 2015"; all of it, where it is its end by which something is."""
    how, part = HOW.get(told["how"].removeprefix("at").strip()), told["part"]
    if how == "until" and part in ("end", "close"):
        return Time(f"../{period.end.isoformat()}", False, how)
    if how != "at":
        return None
    days = (period.end - period.start).days
    first, last = (period.start + timedelta(days=round(share * days)) for share in PARTS_OF_TIMES[part])
    return Time(f"{first.isoformat()}/{last.isoformat()}", False, how)


def cities(token: Token, scope: Scope) -> tuple[str, ...]:
    """The cities that a phrase names as places: "in Oslo", "in London, Moscow and Washington"; none where it is no such phrase."""
    found = inside(token, scope)
    if len(found) < 2 or found[0].lower_ not in ("in", "at"):
        return ()
    names, words_of = [""], " ".join(t.text for t in found[1:])
    if words_of in _cities():
        return (words_of,)
    for t in found[1:]:
        names = [*names, ""] if t.dep_ == "cc" or names[-1] in _cities() else names
        names[-1] = f"{names[-1]} {t.text}".strip() if t.dep_ != "cc" else names[-1]
    return tuple(names) if all(name in _cities() for name in names) else ()


@cache
def _cities() -> frozenset[str]:
    """Where treaties were adopted or opened."""
    return frozenset(city for treaty in map(law.treaty, law.treaty_ids()) for city in (*treaty.adopted_in, *treaty.opened_in))


class Number(NamedTuple):
    """A number of States, and how it is meant."""

    number: int
    compare: str


def number_of_states(token: Token | None, scope: Scope) -> Number | None:
    """How many States a phrase counts: "more than 160 countries", "forty-two"; None where it is none, or says which of them."""
    if token is not None and lemma(token) == "total":  # "a total of 187 States"
        of = [c for c in token.children if c.lower_ == "of"]
        token = next((c for c in of[0].children if c.dep_ == "pobj"), None) if len(of) == 1 else None
    if token is None or (lemma(token) not in MEMBERS and token.pos_ != "NUM"):
        return None
    return counted(token, scope, BESIDE_MEMBERS)


def counted(noun: Token, scope: Scope, beside: frozenset[str]) -> Number | None:
    """The number of what a noun names, where only some words stand beside it."""
    found = inside(noun, scope)
    figures = [t for t in found if t.pos_ == "NUM" or t.text.replace(",", "").isdigit() or t.lower_ in ("hundred", "-")]
    if not figures:
        return None
    first, last = figures[0].i, figures[-1].i
    value = whole_number(" ".join(t.text for t in found if first <= t.i <= last))
    before = " ".join(t.lower_ for t in found if t.i < first and t.lower_ not in ("the", "a", "another", "now", "total", "of"))
    rest = [t for t in found if t.i > last and t.i != noun.i and not made_of(t, beside)]
    return None if value is None or before not in COMPARE or rest else Number(value, COMPARE[before])


def whole_number(text: str) -> int | None:
    """A number below four hundred in words, or any in figures; None where it is none."""
    joined = _HYPHEN.sub("-", text.lower().strip())
    hundreds = _HUNDRED.match(joined)
    if hundreds is None:
        return number(joined)
    rest = number(hundreds[2]) if hundreds[2] else 0
    return None if rest is None else 100 * ({"a": 1, "one": 1, "two": 2, "three": 3}.get(hundreds[1]) or int(hundreds[1])) + rest
