"""Who issued a text, by the short lines above it: a ministry's letterhead, an organisation's name, whose statement it is."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from .actors import pick
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
_OFFICES = ("government", "ministry")
_LINES = 5  # how many paragraphs at the top a head may take
_LONGEST = 160  # characters


class Issuer(NamedTuple):
    """Who issued a text: codes of States, or one organisation."""

    stands_for: tuple[str, ...]
    organisation: bool = False


def issuer(blocks: list[Block], docs: list[Doc], mentions: list[list[Mention]], day: date) -> Issuer | None:
    """Who a head says issued the text, or None. A headline, which has a verb, is no head."""
    head = [(b, d, m) for b, d, m in zip(blocks[:_LINES], docs, mentions, strict=False) if len(b.clean) < _LONGEST and not b.label]
    issued = any(ISSUED.search(block.clean) for block, _, _ in head)
    for number, (block, doc, found) in enumerate(head):
        told = ISSUED.search(block.clean)
        if told or any(m.detail in _OFFICES for m in found):
            named = _states(block, found, day, behind_by=bool(told))
            if named:
                return Issuer(named if re.search(r"\bjoint\b", block.clean, re.I) else named[:1])
        if _has_verb(doc):
            continue
        organisation = next((m for m in found if m.kind == "organisation" and m.detail != "outlet"), None)
        if organisation and (told or ((issued or number < 2) and len(organisation.text) > 0.6 * len(block.clean.strip()))):
            return Issuer(organisation.ids[:1], True)
        if _OFFICE.match(block.clean):
            near = [*found, *(m for _, d, ms in head[number + 1 : number + 2] if not _has_verb(d) for m in ms)]
            named = tuple(dict.fromkeys(pick(m.ids, day) for m in near if m.kind == "state"))
            if named:
                return Issuer(named[:1])
    return None


def _states(block: Block, found: list[Mention], day: date, behind_by: bool) -> tuple[str, ...]:
    """The States that a head names, those behind "by" or "of" first; a place where it was issued counts last."""
    by = _BY.search(block.clean) if behind_by else None
    ranked = sorted((m for m in found if m.kind == "state"), key=lambda m: (by is not None and m.start < by.start(), m.detail == "capital"))
    return tuple(dict.fromkeys(pick(m.ids, day) for m in ranked))


def _has_verb(doc: Doc) -> bool:
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc)
