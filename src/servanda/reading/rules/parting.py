"""Sentences parted where a semicolon parts whole clauses: each is then read by itself."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from .tokens import FINITE
from .words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc as ModelDoc

SAYING = words("parting.saying")
GOING_ON = words("parting.going_on")


def part_at_semicolons(docs: Iterable[ModelDoc]) -> None:
    """Sets the bounds of sentences in tagged paragraphs: "Kenya ratified it in 2001; Chad has not" is two.

    Where somebody says something, or quotes, a sentence stays whole: who says its second half stands in the first.
    """
    for doc in docs:
        stops = [token.i for token in doc if token.text == ";"]
        if not stops:
            continue
        marks: Any = doc.to_array("SENT_START").view(np.int64).copy()
        bounds = [*(i for i in range(len(doc)) if marks[i] == 1), len(doc)]
        for first, end in pairwise(bounds):
            inner = [stop for stop in stops if first < stop < end - 1]
            if not inner or any(token.lower_ in SAYING or token.is_quote for token in doc[first:end]):
                continue
            parts = list(pairwise([first, *(stop + 1 for stop in inner), end]))
            if all(_whole(doc, *part) for part in parts):
                marks[[start for start, _ in parts[1:]]] = 1
        doc.from_array(["SENT_START"], marks.view(np.uint64))


def _whole(doc: ModelDoc, first: int, end: int) -> bool:
    """Whether words are a clause of their own: a finite verb with something before it."""
    return doc[first].lower_ not in GOING_ON and any(token.tag_ in FINITE for token in doc[first + 1 : end])
