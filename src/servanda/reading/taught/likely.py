"""What a claim likely says: one assertion for the whole of it, or one for each of its two halves."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...assertions.model import Assertion
from .claims import Answer, Reading
from .page import Page
from .phrases import phrases
from .said import assertion

CUT = re.compile(r"\s*[,;:–—]?\s+(?:and|but|or|nor|while|though|although|yet|which|who|that)\s+|\s*[,;–—]\s+", re.IGNORECASE)
CUTS = 8  # places at which a claim may be halved
SHORTEST = 2  # words of a half


class Likely(NamedTuple):
    """What a claim likely says, and how sure that is, from 0 to 1: no surer than the least sure part of it."""

    assertions: tuple[Assertion, ...]
    sure: float


NOTHING = Likely((), 0.0)


def likely(reading: Reading, page: Page, answer: Answer, states: tuple[str, ...], treaty: str, norm: str) -> Likely:
    """What the claim of an answer says of States under a treaty; nothing where that cannot be told without a rest."""
    whole = _one(page, answer, states, treaty, norm)
    text = page.text[answer.start : answer.end]
    best = whole
    for cut in list(CUT.finditer(text))[:CUTS]:
        halves = (answer.start, answer.start + cut.start()), (answer.start + cut.end(), answer.end)
        if min(len(page.text[start:end].split()) for start, end in halves) < SHORTEST:
            continue
        answers = [reading.of(start, end) for start, end in halves]
        made = [_one(page, half, states, treaty, half.norm) for half in answers if half]
        if len(made) == len(halves) and all(half.assertions for half in made):
            sure = min(half.sure for half in made)
            if sure > best.sure:
                best = Likely(tuple(one for half in made for one in half.assertions), sure)
    return best


def _one(page: Page, answer: Answer, states: tuple[str, ...], treaty: str, norm: str) -> Likely:
    said = answer.said
    made = assertion(page, answer.start, answer.end, said, states, treaty, norm)
    if made is None or not phrases().usual(page, answer.start, answer.end, said.label, made.holds, made.about):
        return NOTHING
    return Likely((made,), round(said.sure * max(said.holds, 1 - said.holds) * said.mode_sure, 6))
