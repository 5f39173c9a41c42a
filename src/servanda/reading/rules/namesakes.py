"""Names that a State shares with another State, with a place or with a person: which is meant, by what else the text names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from ...lexicon import english

if TYPE_CHECKING:
    from .lexicon import Mention

AROUND = 60  # characters behind a name in which an apposition tells that a person has it


def settled(found: Sequence[list[Mention]], texts: Sequence[str]) -> list[list[Mention]]:
    """The mentions of the paragraphs of a text, doubtful names settled by all of them.

    "Georgia" is no State where Atlanta is named and nothing else tells of the State, "Jordan" none behind "Senator Jordan"; "Korea"
    is the one of two States that the text names by a name of its own, and neither where it names both or none. What is no State
    comes back with the kind `namesake`.
    """
    if not any(m.kind == "namesake" or (m.kind == "state" and m.text in _given()) for mentions in found for m in mentions):
        return list(found)
    every = [m for mentions in found for m in mentions]
    people = {m.text for mentions, text in zip(found, texts, strict=True) for m in mentions if _is_person(m, text)}
    held = people | {part for m in every if m.kind == "namesake" for part in m.detail.split("|")}
    sure = {code for m in every if m.kind == "state" and m.text not in held for code in m.ids}
    return [[_settled(m, text, held, sure) for m in mentions] for mentions, text in zip(found, texts, strict=True)]


def _settled(mention: Mention, text: str, held: set[str], sure: set[str]) -> Mention:
    if mention.kind == "namesake" and mention.text in english.shared():
        meant = [code for code in english.shared()[mention.text] if code in sure]
        return mention._replace(kind="state", ids=(meant[0],), detail="name") if len(meant) == 1 else mention
    if mention.kind != "state" or mention.detail != "name":
        return mention
    if mention.text in held and not sure.intersection(mention.ids):
        return mention._replace(kind="namesake", ids=(), detail=mention.text)
    return mention._replace(kind="namesake", ids=(), detail=mention.text) if _is_person(mention, text) else mention


def _is_person(mention: Mention, text: str) -> bool:
    return mention.kind == "state" and mention.text in _given() and bool(_person().match(text, mention.end, mention.end + AROUND))


@cache
def _given() -> frozenset[str]:
    return frozenset(english.given_names())


@cache
def _person() -> re.Pattern[str]:
    """What is said of a person right behind the name: ", an analyst with the group", ", 41, a farmer"."""
    return re.compile(rf"(?:, \d\d)?, (?:an?|the|his|her|our|its) (?:[\w-]+ ){{0,3}}(?:{'|'.join(english.callings())})\b")
