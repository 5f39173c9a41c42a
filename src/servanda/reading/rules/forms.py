"""What a word is by its tag: part of speech and lemma.

spaCy's attribute ruler looks at one word at a time, save for a few pairs such as "let's"; its lemmatizer at one always. So each
answers the same for the same word, tag and relation, and is asked once for each, not once for each place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .mending import give_subjects, hang_distances, hang_fronted, hang_ranks, raise_finite, raise_passive
from .tokens import Doc, Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language
    from spacy.tokens import Doc as ModelDoc

# The first words of the pairs that the ruler knows ("ain't", "gonna", "gotta", "let's", "c'mon", "y'all"); one more pair
# begins with any expletive ("there is"). A test holds this list against the model's patterns.
OPENERS = ("ai", "gon", "got", "let", "c'm", "y", "y'")
KEPT = 200_000  # forms that are kept: some 50 MB
# A form is known by these of a word, and where a pair may stand also of the words around it.
Key = tuple[int, ...]
NOTHING = (0, 0, 0)


class Forms:
    """The forms known so far. Call it with documents that have tags and heads: each comes back as a paragraph for the rules."""

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab
        self.parts = [nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")]
        self.openers = {self.vocab.strings.add(word) for word in OPENERS}
        self.expletive = self.vocab.strings.add("expl")
        self.known: dict[Key, Form] = {}

    def __call__(self, docs: Sequence[ModelDoc]) -> list[Doc]:
        """The documents as paragraphs, their words with form, head and place."""
        found = [doc.to_array(["ORTH", "TAG", "DEP", "LOWER", "IDX", "HEAD", "SENT_START"]) for doc in docs]
        keys = [self._keys(table) for table in found]
        new = {key for row in keys for key in row if key not in self.known}
        if len(self.known) + len(new) > KEPT:
            self.known.clear()
            new = {key for row in keys for key in row}
        self._learn(sorted(new))
        made = []
        for doc, table, row in zip(docs, found, keys, strict=True):
            heads = (table[:, 5].astype(np.int64) + np.arange(len(row))).tolist()
            starts = np.flatnonzero(table[:, 6] == 1).tolist()
            words = [self.known[key] for key in row]
            give_subjects(words, heads)
            hang_distances(words, heads)
            raise_finite(words, heads)
            hang_ranks(words, heads)
            raise_passive(words, heads, starts)
            hang_fronted(words, heads, starts)
            made.append(Doc(doc.text, words, table[:, 4].tolist(), heads, starts))
        return made

    def _keys(self, table: np.ndarray) -> list[Key]:
        keys: list[Key] = list(map(tuple, table[:, :3].tolist()))
        for i, lower in enumerate(table[:, 3].tolist()):
            if lower in self.openers or keys[i][2] == self.expletive:
                for at in (i, i + 1):  # either word of the pair is known by its neighbours, too
                    if at < len(keys):
                        around = [keys[n][:3] if 0 <= n < len(keys) else NOTHING for n in (at - 1, at + 1)]
                        keys[at] = (*keys[at][:3], *around[0], *around[1])
        return keys

    def _learn(self, keys: Sequence[Key]) -> None:
        """Asks ruler and lemmatizer for forms, all in one document, with a mark that belongs to no pair between them."""
        from spacy.tokens import Doc as Paragraph

        if not keys:
            return
        strings = self.vocab.strings
        mark = (strings.add("|"), strings.add("SYM"), strings.add("punct"))
        places: list[int] = []
        row: list[Key] = []
        for key in keys:
            before, after = key[3:6], key[6:9]
            row += [mark, before] if any(before) else [mark]
            places.append(len(row))
            row += [key[:3], after] if any(after) else [key[:3]]
        doc = Paragraph(self.vocab, words=[strings[orth] for orth, _, _ in row])
        kinds: Any = np.array([(tag, dep) for _, tag, dep in row], dtype=np.uint64)
        doc.from_array(["TAG", "DEP"], kinds)
        for part in self.parts:
            doc = part(doc)
        for key, place in zip(keys, places, strict=True):
            token = doc[place]
            self.known[key] = Form(
                token.text, token.lower_, token.lemma_, token.lemma_.lower(), token.pos_,
                token.tag_, token.dep_, token.is_punct, token.is_space
            )  # fmt: skip
