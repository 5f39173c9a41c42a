"""Which duty is meant by what has to be done: "destroy its stockpile", "the clearance of all mined areas", "mine clearance"."""

from __future__ import annotations

from collections.abc import Sequence

from .... import law
from ..clauses import lemma
from ..tokens import Token
from ..words import words
from .phrases import ARTICLES, Scope

DEEDS = {"stockpile-destruction": words("plain.destroying"), "clearance": words("plain.clearing")}
THINGS = {"stockpile-destruction": words("plain.stocks"), "clearance": words("plain.areas")}
WHOLE = words("plain.whole")  # beside what has to be destroyed or cleared: all of it


def work_of(verb: Token, found: Sequence[Token], scope: Scope) -> str:
    """The duty that a verb or noun with its object is; empty where words stand beside it that it does not take: half of it, one site."""
    norm = next((norm for norm, deeds in DEEDS.items() if lemma(verb) in deeds), "")
    if not norm:
        return ""
    rest = [t for t in found if t.i != verb.i and t.lower_ not in ARTICLES and t.lower_ not in WHOLE and t.dep_ not in ("aux", "mark")]
    things = [t for t in rest if t.lower_ in THINGS[norm] or is_its_weapon(t, scope)]
    return norm if things and len(things) == len(rest) else ""


def named_work(found: Sequence[Token]) -> str:
    """The duty that words before "deadline" name: "stockpile destruction", "mine clearance"."""
    kinds = [norm for norm in DEEDS if all(t.lower_ in DEEDS[norm] | THINGS[norm] for t in found)]
    return kinds[0] if len(kinds) == 1 else ""


def is_its_weapon(token: Token, scope: Scope) -> bool:
    """Whether a word names a weapon of the treaty."""
    mention = scope.named.get(token.i)
    return mention is not None and mention.kind in ("weapon", "weak-weapon") and scope.treaty in mention.ids


def article_in(tokens: list[Token]) -> tuple[str, list[Token]]:
    """The article that a phrase names, and its words without it."""
    at = next((place for place, t in enumerate(tokens) if t.lower_ == "article"), None)
    if at is None or at + 1 >= len(tokens) or not tokens[at + 1].text.isdigit():
        return "", tokens
    return tokens[at + 1].text, [*tokens[:at], *tokens[at + 2 :]]


def duty_of(left: Sequence[Token], article: str, scope: Scope, extendable: bool = False) -> str:
    """The duty with a last day that words name, by its name, its article, or as the only one of the treaty; empty where more is said.

    `extendable`: of those alone for which more time can be had.
    """
    every = law.treaty(scope.treaty).deadline if scope.treaty else ()
    clauses = [clause for clause in every if clause.norm in DEEDS and (clause.extendable or not extendable)]
    fits = [clause.norm for clause in clauses if not article or clause.article.partition("(")[0] == article]
    told = [t for t in left if not is_its_weapon(t, scope)]
    named = [norm for norm in fits if all(lemma(t) in DEEDS[norm] or t.lower_ in DEEDS[norm] | THINGS[norm] | WHOLE for t in told)]
    return named[0] if len(named) == 1 else ""
