"""Patterns that every Python which servanda promises to run on matches alike."""

from __future__ import annotations

import re
from pathlib import Path

import servanda

POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+")


def test_no_group_is_possessive() -> None:
    """Python 3.11.0 to 3.11.4 lose matches of those (Debian 12 has 3.11.2); a possessive character or set is matched by all alike."""
    assert POSSESSIVE_GROUP.search('(?:a|b)*+') and POSSESSIVE_GROUP.search("(a){0,60}+") and not POSSESSIVE_GROUP.search("[a-z]*+")
    sources = sorted(Path(servanda.__file__).parent.rglob("*.py"))
    assert [path.name for path in sources if POSSESSIVE_GROUP.search(path.read_text(encoding="utf-8"))] == []
