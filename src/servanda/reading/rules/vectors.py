"""The vectors that the language model gives to words in their context: the same sums as spaCy's tok2vec, three times as fast.

What a word is by itself is computed once and kept; what its neighbours make of it goes through numpy's matrix product, on a few
thousand words at a time. A sum's last bits may differ from spaCy's, but never with what was read before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.lib.stride_tricks import as_strided

from .naming import NAMES, TREATIES
from .words import words, words_in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc, Token
    from spacy.vocab import Vocab

    Floats = NDArray[np.float32]

NUMBERED = words("actors.numbered")  # what is told apart by Roman numerals
BANS = words("parser.bans")
_PAIRS = words_in_order("parser.like")
LIKE = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))  # nouns and adjectives that the model takes for verbs, each with one that it knows
SEVERAL_BAN = words("parser.several_ban")  # of several treaties by one name
BEHIND_NOUN = words("parser.behind_noun")
THINGS = words("referents.things")
KEPT = 50_000  # words whose own vectors are kept: 20 MB
PIECES = 3


class Layer(NamedTuple):
    """A linear layer whose outputs compete in threes, and the scaling behind it. Laid out so that each of the three is a block."""

    weights: Floats  # inputs x (pieces x outputs)
    bias: Floats
    scale: Floats
    shift: Floats

    def __call__(self, inputs: Floats) -> Floats:
        """The outputs for rows of inputs."""
        raw: Floats = inputs @ self.weights
        raw += self.bias
        width = len(self.scale)
        best: Floats = np.maximum(raw[:, :width], raw[:, width : 2 * width])
        np.maximum(best, raw[:, 2 * width :], out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best)[:, None] / np.float32(width) + np.float32(1e-8)
        best *= spread ** np.float32(-0.5)
        best *= self.scale
        best += self.shift
        return best


class Vectors:
    """The layers of a loaded tok2vec component. Call it with documents: each gets its `tensor`, which tagger and parser read."""

    def __init__(self, component: Any) -> None:
        embed, encode = component.model.get_ref("embed"), component.model.get_ref("encode")
        self.attributes = embed.layers[0].attrs["columns"]
        self.hashed = embed.layers[2].layers[0]
        maxouts = [node for node in component.model.walk() if node.name == "maxout"]
        scalings = [node for node in component.model.walk() if node.name == "layernorm"]
        own, *context = [_layer(*pair) for pair in zip(maxouts, scalings, strict=True)]
        self.own, self.context = own, context
        self.pad = encode.attrs["pad"]
        self.width = len(own.scale)
        self.stand_ins: dict[str, NDArray[np.uint64]] = {}
        self.rows: dict[bytes, int] = {}
        self.known: Floats = np.zeros((KEPT, self.width), np.float32)

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Sets the vectors of all words of some documents. Rows of zeros keep each from seeing the next, as in spaCy."""
        keys = [self._keys(doc) for doc in docs]
        total = self.pad + sum(len(key) + self.pad for key in keys)
        room = np.zeros((total + 2, self.width), np.float32)  # one row more at each end, for the neighbours of the outermost
        vectors = room[1:-1]
        if sum(map(len, keys)):
            own, start = self._own(np.concatenate(keys)), self.pad
            taken = 0
            for key in keys:
                vectors[start : start + len(key)] = own[taken : taken + len(key)]
                start, taken = start + len(key) + self.pad, taken + len(key)
        step = room.strides[0]
        for layer in self.context:
            beside = as_strided(room, (total, 3 * self.width), (step, room.strides[1]))  # a word between its neighbours
            vectors += layer(np.ascontiguousarray(beside))
        start = self.pad
        for doc, key in zip(docs, keys, strict=True):
            doc.tensor = vectors[start : start + len(key)]
            start += len(key) + self.pad

    def _keys(self, doc: Doc) -> NDArray[np.uint64]:
        """The attributes of each word [words, attributes]; names, and what the model knows little, are put for others of their kind."""
        things: dict[int, str] = doc.user_data.get(NAMES, {})
        keys: NDArray[np.uint64] = np.asarray(doc.to_array(self.attributes), dtype=np.uint64)
        for token in doc:
            if other := things.get(token.i) or stand_in(token):
                keys[token.i] = self._of(other, doc.vocab)
        return keys

    def _of(self, word: str, vocab: Vocab) -> NDArray[np.uint64]:
        if word not in self.stand_ins:
            from spacy.tokens import Doc as Paragraph

            self.stand_ins[word] = np.asarray(Paragraph(vocab, words=[word]).to_array(self.attributes), dtype=np.uint64)[0]
        return self.stand_ins[word]

    def _own(self, keys: NDArray[np.uint64]) -> Floats:
        """What words are by themselves, by their attributes. Computed one by one, so that no sum depends on its fellows."""
        keys = np.ascontiguousarray(keys)
        names: list[bytes] = keys.view(f"V{keys.shape[1] * keys.itemsize}").ravel().tolist()
        new = {name: at for at, name in enumerate(names) if name not in self.rows}
        if len(self.rows) + len(new) > KEPT:
            self.rows.clear()
            new = {name: at for at, name in enumerate(names)}
        for name, at in new.items():
            row = self.rows[name] = len(self.rows)
            self.known[row] = self.own(self.hashed.predict(keys[at : at + 1]))[0]
        return self.known[[self.rows[name] for name in names]]


def stand_in(token: Token) -> str:
    """What a word is to the model: the numeral of "Protocol I" no pronoun, a verb of banning behind a treaty's name no noun."""
    if token.text == "I" and _is_numeral(token):
        return "II"
    several = token.text in SEVERAL_BAN and token.doc.user_data.get(NAMES, {}).get(token.i - 1) == TREATIES
    bans = token.text in BANS or ((several or (token.text == "bans" and _behind_a_name(token))) and _takes_something(token))
    return "prohibits" if bans else LIKE.get(token.text, "")


def _is_numeral(token: Token) -> bool:
    """Whether an "I" is the number of what stands before it: "Protocol I", not "the protocol I signed"."""
    return token.i > 0 and token.nbor(-1).text[:1].isupper() and token.nbor(-1).lower_ in NUMBERED


def _behind_a_name(token: Token) -> bool:
    """Whether what stands before a word is a name, as of a treaty: not "Russian bans on mines"."""
    before = token.nbor(-1) if token.i else None
    return before is not None and (before.text in THINGS or _is_numeral(before) or (before.text[:1].isupper() and not before.is_stop))


def _takes_something(token: Token) -> bool:
    """Whether a word has an object behind it, as "bans" has where it is what a treaty does."""
    behind = token.nbor() if token.i + 1 < len(token.doc) else None
    return behind is not None and not behind.is_punct and behind.lower_ not in BEHIND_NOUN


def _layer(maxout: Any, scaling: Any) -> Layer:
    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    outputs, pieces, inputs = weights.shape
    if pieces != PIECES:
        raise ValueError(f"A layer of {pieces} pieces: the vectors are made for {PIECES}.")
    flat = weights.transpose(1, 0, 2).reshape(pieces * outputs, inputs)
    return Layer(np.ascontiguousarray(flat.T), np.ascontiguousarray(bias.T).ravel(), scaling.get_param("G"), scaling.get_param("b"))
