"""Verdicts and kinds of refusal, as they are told."""

from __future__ import annotations

from ..checking.wording import VERDICT
from ..told import Template, Text, Told, say

REFUSAL: dict[str, Template] = {
    "cannot": "cannot",
    "not on record": "not on record",
    "past the list": "past the list",
    "day not known": "day not known",
    "not understood": "not understood",
}


def verdict(name: str) -> Told:
    """A verdict as it is told; its name where it is none of the four."""
    return say(VERDICT[name]) if name in VERDICT else Text(name)


def kind(refusal: str) -> Told:
    """The kind of a refusal in a word or two."""
    return say(REFUSAL[refusal]) if refusal in REFUSAL else Text(refusal)
