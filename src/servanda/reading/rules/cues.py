"""The words that mark who says what, read from `cues.toml`."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import tomli

if TYPE_CHECKING:
    from .tokens import Token


class Cues(NamedTuple):
    """Verbs and nouns of saying with the act each performs."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    needs_clause: frozenset[str]
    mute: frozenset[str]


@cache
def cues() -> Cues:
    """The cue words by lemma; two-word verbs as "call on"."""
    with open(os.path.join(os.path.dirname(__file__), "cues.toml"), "rb") as file:
        table = tomli.load(file)
    verbs = {verb: act for act, words in table["verbs"].items() for verb in words}
    nouns = {noun: act for act, words in table["nouns"].items() for noun in words}
    return Cues(verbs, nouns, frozenset(table["needs_clause"]["verbs"]), frozenset(table["mute"]["nouns"]))


def verb_cue(token: Token) -> tuple[str, str] | None:
    """The cue that a verb is, with its act: the verb alone, or with its particle or preposition."""
    table = cues().verbs
    lemma = token.lemma_.lower()
    for child in token.children:
        if child.dep_ in ("prt", "prep") and f"{lemma} {child.lower_}" in table:
            return f"{lemma} {child.lower_}", table[f"{lemma} {child.lower_}"]
    return (lemma, table[lemma]) if lemma in table else None
