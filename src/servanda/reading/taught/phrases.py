"""Words beside vectors: what the words of a claim and their neighbours, counted alone, tell of what it says.

A second opinion, learnt from the same texts by a linear model: it knows no order beyond three words, and errs on other claims than the
network does.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterator
from functools import cache
from typing import NamedTuple

import numpy as np

from ...assertions.terms import MODES
from .network import PLACES, Floats, likely, yes
from .page import Page
from .terms import LABELS
from .windows import HERE

FILE = "phrases.npz"
LONGEST = 3  # words of a phrase
BEFORE = 3  # words before a claim that count too
REACH = 60  # characters in which they are looked for
ALIKE = dict.fromkeys(("name", "demonym", "people", "capital", "government"), "state")
NAMED = ("weak-treaty", "weapon", "weak-weapon", "topic")  # kinds whose words count beside the kind
_WORD = re.compile(r"\w+|[?:%]")


class Opinion(NamedTuple):
    """How likely each label is [labels], that it holds, and each mode [modes]."""

    labels: Floats
    holds: float
    modes: Floats


def grams(page: Page, start: int, end: int) -> Iterator[str]:
    """The phrases of text[start:end] of a page, States, treaties, days and numbers under the names of their kinds, and the words before."""
    words = ["^", *words_of(page, start, end), "$"]
    for length in range(1, LONGEST + 1):
        for at in range(len(words) - length + 1):
            yield " ".join(words[at : at + length])
    for word in _WORD.findall(page.text[max(0, start - REACH) : start].lower())[-BEFORE:]:
        yield f"< {word}"


def words_of(page: Page, start: int, end: int) -> Iterator[str]:
    """The words of text[start:end] of a page in lower case, and in the place of what is named its kind in capitals."""
    for text, mention in page.pieces(start, end):
        yield from _WORD.findall(text.lower())
        if mention:
            yield ALIKE.get(mention.kind, mention.kind).upper()
            if mention.kind in NAMED:
                yield from _WORD.findall(page.text[mention.start : mention.end].lower())


def mark(gram: str) -> int:
    """The number under which a phrase is kept."""
    return int.from_bytes(hashlib.blake2b(gram.encode(), digest_size=8).digest())


class Phrases:
    """The linear model: marks [phrases] in order, how rare each is [phrases], weights [phrases, labels + 1 + modes], bias."""

    def __init__(self, stored: dict[str, Floats]) -> None:
        self._marks, self._rare = stored["marks"], stored["rare"].astype(np.float32)
        self._weights, self._bias = stored["weights"], stored["bias"].astype(np.float32)
        self._usual = frozenset(int(number) for number in stored["usual"])

    def __call__(self, page: Page, start: int, end: int) -> Opinion:
        """What the words of text[start:end] of a page tell."""
        marks = np.array(sorted({mark(gram) for gram in grams(page, start, end)}), dtype=np.uint64)
        places = np.searchsorted(self._marks, marks).clip(max=len(self._marks) - 1)
        places = places[self._marks[places] == marks]
        rare = self._rare[places]
        scores = self._bias + (rare / max(float(np.sqrt((rare**2).sum())), 1e-6)) @ self._weights[places].astype(np.float32)
        return Opinion(likely(scores[: len(LABELS)]), yes(scores[len(LABELS)]), likely(scores[-len(MODES) :]))

    def usual(self, page: Page, start: int, end: int, label: str, holds: bool, apart: Container[str]) -> bool:
        """Whether every word of text[start:end] of a page, but those apart, was met in claims that say just that."""
        words = {word for word in words_of(page, start, end) if word.isalpha() and word.islower()}
        return all(mark(usual(label, holds, word)) in self._usual for word in words if word not in apart)


def usual(label: str, holds: bool, word: str) -> str:
    """A word of a claim that says one thing, as it is kept."""
    return f"{label} {int(holds)} {word}"


@cache
def phrases() -> Phrases:
    """The model as it ships."""
    with np.load(HERE / "weights" / FILE) as stored:
        return Phrases({name: stored[name] for name in stored.files})


def agreed(one: Floats, other: Floats) -> Floats:
    """Two opinions as one: the geometric mean of each two probabilities, so that what either denies is denied."""
    both = np.sqrt(np.asarray(one, dtype=np.float64) * other)
    made: Floats = np.round(both / max(float(both.sum()), 1e-9), PLACES)
    return made
