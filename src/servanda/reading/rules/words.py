"""Lists of words that the rules of reading know, kept in `words.toml`."""

from __future__ import annotations

import os
from functools import cache

import tomli


@cache
def _table() -> dict[str, dict[str, str]]:
    with open(os.path.join(os.path.dirname(__file__), "words.toml"), "rb") as file:
        return tomli.load(file)


def words_in_order(name: str) -> list[str]:
    """One list in its order, named by its rule and key: `plain.ordinals`."""
    rule, _, key = name.partition(".")
    return _table()[rule][key].split()


def words(name: str) -> frozenset[str]:
    """The words of one list, named by its rule and key: `norms.bans`."""
    return frozenset(words_in_order(name))
