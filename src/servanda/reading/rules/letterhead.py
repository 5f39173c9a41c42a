"""Who issued a text, by the short lines above it: a ministry's letterhead, an organisation's name, whose statement it is."""

from __future__ import annotations

import os
import re
from datetime import date
from functools import cache
from typing import NamedTuple

import tomli

from .actors import pick, role_in
from .lexicon import Mention
from .text import Block
from .tokens import Doc

ISSUED = re.compile(
    r"\b(?:statement|fact ?sheet|memorandum|remarks|(?:press|media|joint|news) release|communiqu|declaration"
    r"|explanation of vote|reply of|address|for immediate release)\b", re.I,
)  # fmt: skip
_OFFICE = re.compile(
    r"^(?:the |royal |federal )*(?:ministry|government|department|embassy|permanent mission|permanent representation|chancellery"
    r"|office of the|high commission)\b", re.I,
)  # fmt: skip
_BY = re.compile(r"\b(?:by|of|from|for|behalf of)\b", re.I)
_ADDRESSED = re.compile(r"\b(?:to|at|before|in) (?:the )?$", re.I)  # "address to the General Assembly"
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_OFFICES = ("government", "ministry")
_LINES = 5  # how many paragraphs at the top a head may take
_LONGEST = 160  # characters


class Issuer(NamedTuple):
    """Who issued a text: codes of States, or one organisation; nobody where its author speaks for himself."""

    stands_for: tuple[str, ...]
    organisation: bool = False


Head = list[tuple[Block, Doc, list[Mention]]]


def issuer(blocks: list[Block], docs: list[Doc], mentions: list[list[Mention]], day: date) -> Issuer | None:
    """Who a head says issued the text, or None. A headline, which has a verb, is no head."""
    head = [(b, d, m) for b, d, m in zip(blocks[:_LINES], docs, mentions, strict=False) if len(b.clean) < _LONGEST and not b.label]
    return _spoken_for(head, day) or _named(head, day) or _by_mark(head, {b.label for b in blocks if b.label})


def _spoken_for(head: Head, day: date) -> Issuer | None:
    """ "Statement by the delegation of Kiribati", "the Prime Minister of Tonga": whoever's paper or meeting it stands on."""
    for block, doc, found in head:
        told = ISSUED.search(block.clean)
        office = role_in([word.lower() for word in _WORD.findall(block.clean)])
        if has_verb(doc) or not (told or (office and office.for_state)):
            continue
        behind = [m for m in found if m.kind == "state" and m.detail != "capital" and _BY.search(block.clean[: m.start])]
        if behind:
            codes = tuple(dict.fromkeys(pick(m.ids, day) for m in behind))
            return Issuer(codes if re.search(r"\bjoint\b", block.clean, re.I) else codes[:1])
    return None


def _named(head: Head, day: date) -> Issuer | None:
    issued = any(ISSUED.search(block.clean) for block, _, _ in head)
    for number, (block, doc, found) in enumerate(head):
        told = ISSUED.search(block.clean)
        if told or any(m.detail in _OFFICES for m in found):
            named = _states(block, found, day, behind_by=bool(told))
            if named:
                return Issuer(named if re.search(r"\bjoint\b", block.clean, re.I) else named[:1])
        if has_verb(doc):
            continue
        organisation = next((m for m in found if m.kind == "organisation" and m.detail != "outlet"), None)
        if organisation and not _ADDRESSED.search(block.clean[: organisation.start]):
            heads_it = (issued or number < 2) and len(organisation.text) > 0.6 * len(block.clean.strip())
            if told or heads_it:
                return Issuer(organisation.ids[:1], True)
        if _OFFICE.match(block.clean):
            near = [*found, *(m for _, d, ms in head[number + 1 : number + 2] if not has_verb(d) for m in ms)]
            named = tuple(dict.fromkeys(pick(m.ids, day) for m in near if m.kind == "state"))
            if named:
                return Issuer(named[:1])
    return None


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    with open(os.path.join(os.path.dirname(__file__), "letterheads.toml"), "rb") as file:
        return tomli.load(file)


@cache
def _marks() -> list[tuple[re.Pattern[str], Issuer]]:
    table = _table()
    found = [(phrases, Issuer((code,))) for code, phrases in table["states"].items()]
    found += [(phrases, Issuer((name,), True)) for name, phrases in table["organisations"].items()]
    found += [(phrases, Issuer(())) for phrases in table["nobody"].values()]
    return [(re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.I), issuer) for phrases, issuer in found]


def _by_mark(head: Head, labels: set[str]) -> Issuer | None:
    """Whose office or series a head or the label of a speaker names (`letterheads.toml`)."""
    lines = [block.clean for block, doc, _ in head if not has_verb(doc)]
    for pattern, whose in _marks():
        if any(map(pattern.search, lines)) or (whose.stands_for and any(map(pattern.search, labels))):
            return whose
    for code, rows in _table()["transcripts"].items():
        if all(any(re.fullmatch(row, label, re.I) for label in labels) for row in rows):
            return Issuer((code,))
    return None


def _states(block: Block, found: list[Mention], day: date, behind_by: bool) -> tuple[str, ...]:
    """The States that a head names, those behind "by" or "of" first; a place where it was issued counts last."""
    by = _BY.search(block.clean) if behind_by else None
    ranked = sorted((m for m in found if m.kind == "state"), key=lambda m: (by is not None and m.start < by.start(), m.detail == "capital"))
    return tuple(dict.fromkeys(pick(m.ids, day) for m in ranked))


def has_verb(doc: Doc) -> bool:
    """Whether a line is a sentence, and no head."""
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc)
