"""More time that was granted for a duty: "Chad was granted an extension until 2025", "its deadline was extended by five years"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ....assertions.model import Assertion
from ..clauses import lemma
from ..tokens import Token
from ..words import words
from .parts import Said
from .phrases import ARTICLES, Scope, Time, Who, inside, is_treaty, of_the_treaty, time, who, whole_number, whose
from .works import article_in, duty_of

GRANTING = words("plain.granting")
OBTAINING = words("plain.obtaining")
GRANTORS = words("plain.grantors")  # who grants it, where that is told
BESIDE = words("plain.beside_extensions")
LASTING = ("until", "to", "through")
MORE = ("more", "additional", "further", "extra")


class Granted(NamedTuple):
    """Whose time it is, and the phrases that tell of it."""

    states: Who
    phrases: tuple[Token, ...]
    apart: frozenset[int] = frozenset()  # the words that tell whose it is


def more_time(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """What a clause tells of more time that some States were granted, and until when; nothing where a word of it is left over."""
    granted = _granted(said, scope) if not (said.negated or said.modal or said.longer) else None
    if granted is None or not granted.states.states or granted.states.none:
        return ()
    tokens = sorted({t for phrase in granted.phrases for t in inside(phrase, scope) if t.i not in granted.apart}, key=lambda t: t.i)
    until, left = _until(said.times, tokens, scope)
    years, left = _years(left)
    of_article, left = article_in(left)
    left = [t for t in left if t.lower_ not in ARTICLES | BESIDE and not of_the_treaty(t, scope)]
    norm = duty_of(left, of_article, scope, extendable=True)
    at = [told for told in said.times if told.how == "at"]
    if not norm or len(at) > 1 or (not until and not years and not at and "extension" not in {t.lower_ for t in tokens}):
        return ()
    told = Assertion("duty", "extended", states=granted.states.states, treaty=scope.treaty, norm=norm)
    act = told._replace(predicate="act", value="get-extension")
    made = [told._replace(when=until)] if until else []
    made += [act._replace(number=years, unit="years")] if years else []
    made += [act._replace(when=at[0].when)] if at else []
    return tuple(made) or (told,)


def _granted(said: Said, scope: Scope) -> Granted | None:
    """Who got more time, by a verb of granting, of getting, or of extending a last day."""
    name, thing = lemma(said.verb), said.object
    rest = [phrase for phrase in said.rest if phrase.dep_ != "dative"]
    if name == "extend":
        deadline = said.subject if said.passive else said.object
        owner = next((c for c in deadline.children if c.dep_ == "poss"), None) if deadline is not None else None
        if owner is None or deadline is None or lemma(deadline) != "deadline" or not (said.passive or _grants(said.subject, scope)):
            return None
        return Granted(whose(owner, scope), (deadline, *rest), frozenset(t.i for t in owner.subtree))
    if thing is None or lemma(thing) not in ("extension", "year", "time"):
        return None
    if name in GRANTING and said.passive and said.subject is not None:
        return Granted(who(said.subject, scope), (thing, *rest))
    if name in GRANTING and not said.passive and _grants(said.subject, scope):
        to = next((phrase for phrase in said.rest if phrase.dep_ == "dative"), None)
        return Granted(who(to, scope), (thing, *rest)) if to is not None else None
    got = name in OBTAINING and not said.passive and lemma(thing) == "extension"
    return Granted(who(said.subject, scope), (thing, *rest)) if got else None


def _grants(subject: Token | None, scope: Scope) -> bool:
    """Whether a subject is the parties or their meeting, which of them is not told."""
    return subject is not None and all(t.lower_ in GRANTORS | ARTICLES or is_treaty(t, scope) for t in inside(subject, scope))


def _until(times: Sequence[Time], tokens: list[Token], scope: Scope) -> tuple[str, list[Token]]:
    """The day until which time was granted, and the words without it."""
    ends = [told.when.removeprefix("../") for told in times if told.how == "until"]
    for token in tokens:
        if token.lower_ in LASTING and token.dep_ == "prep":
            inner = scope._replace(inside=frozenset(t.i for t in token.subtree if t.i != token.i))
            day = next((told for c in token.children if (told := time(c, inner))), None)
            if day is not None:
                ends.append(day.when)
                tokens = [t for t in tokens if t not in set(token.subtree)]
    return (ends[0], tokens) if len(ends) == 1 else ("", tokens if not ends else [*tokens, tokens[0]])


def _years(tokens: list[Token]) -> tuple[int | None, list[Token]]:
    """How many years were added: "a five-year extension", "ten more years", "by ten years"; and the words without that."""
    at = next((place for place, t in enumerate(tokens) if lemma(t) == "year"), None)
    if at is None:
        return None, tokens
    first = at
    while first > 0 and (tokens[first - 1].pos_ == "NUM" or tokens[first - 1].lower_ in ("-", "by", *MORE)):
        first -= 1
    number = whole_number(" ".join(t.text for t in tokens[first:at] if t.lower_ not in ("-", "by", *MORE)))
    return (number, [*tokens[:first], *tokens[at + 1 :]]) if number else (None, tokens)
