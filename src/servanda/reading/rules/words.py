"""Lists of words that the rules of reading know, kept in `words.toml`."""

from __future__ import annotations

import os
from functools import cache

import tomli


@cache
def _table() -> dict[str, dict[str, str]]:
    with open(os.path.join(os.path.dirname(__file__), "words.toml"), "rb") as file:
        return tomli.load(file)


def words(name: str) -> frozenset[str]:
    """One list, named by its rule and key: `norms.bans`."""
    rule, _, key = name.partition(".")
    return frozenset(_table()[rule][key].split())
