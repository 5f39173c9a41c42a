"""What a claim likely says: one assertion for the whole of it, or one for each of its two halves."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...assertions.model import Assertion
from .claims import Reading, Stretch
from .page import Page
from .phrases import phrases
from .said import assertion, idle

CUT = re.compile(r"\s*[,;:–—]?\s+(?:and|but|or|nor|while|though|although|yet|which|who|that)\s+|\s*[,;–—]\s+", re.IGNORECASE)
CUTS = 8  # places at which a claim may be halved
SHORTEST = 2  # words of a half


class Likely(NamedTuple):
    """What a claim likely says, and how sure that is, from 0 to 1: no surer than the least sure part of it."""

    assertions: tuple[Assertion, ...]
    sure: float


NOTHING = Likely((), 0.0)


def likely(reading: Reading, page: Page, claim: Stretch, states: tuple[str, ...], treaty: str, norm: str) -> Likely:
    """What a claim says of States under a treaty; nothing where that cannot be told without a rest."""
    best = _one(page, claim, states, treaty, norm)
    for cut in list(CUT.finditer(page.text[claim.start : claim.end]))[:CUTS]:
        halves = (claim.start, claim.start + cut.start()), (claim.start + cut.end(), claim.end)
        if min(len(page.text[start:end].split()) for start, end in halves) < SHORTEST:
            continue
        made = [_one(page, half, states, treaty, half.norm) for place in halves if (half := reading.says(*place))]
        if len(made) == len(halves) and all(half.assertions for half in made):
            sure = min(half.sure for half in made)
            if sure > best.sure:
                best = Likely(tuple(one for half in made for one in half.assertions), sure)
    return best


def _one(page: Page, claim: Stretch, states: tuple[str, ...], treaty: str, norm: str) -> Likely:
    said = claim.said
    made = assertion(page, claim.start, claim.end, said, states, treaty, norm)
    if made is None or not phrases().usual(page, claim.start, claim.end, said.label, made.holds, idle(made.about)):
        return NOTHING
    return Likely((made,), round(said.sure * max(said.holds, 1 - said.holds) * said.mode_sure, 6))
