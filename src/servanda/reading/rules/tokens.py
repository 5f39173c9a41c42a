"""A parsed paragraph as the rules see it: its words with what the parser found of each, as plain objects.

The names and meanings are spaCy's, so that who knows its tokens knows these; but every attribute is there when it is asked for,
where spaCy makes object and string anew each time.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, overload

if TYPE_CHECKING:
    from .attribution import Frame

_IDX = attrgetter("idx")
FINITE = ("VBD", "VBZ", "VBP", "MD")  # tags of the verbs that make a clause


class Form(NamedTuple):
    """What a word is by itself, with its tag and its relation."""

    text: str
    lower: str
    lemma: str
    lower_lemma: str
    pos: str
    tag: str
    dep: str
    is_punct: bool
    is_space: bool


class Token:
    """A word: `i` its place in the paragraph, `idx` that of its first character, `head` the word it hangs on (its own where none)."""

    __slots__ = (
        "_first",
        "_last",
        "children",
        "dep_",
        "doc",
        "head",
        "i",
        "idx",
        "is_punct",
        "is_space",
        "lemma", "lemma_",
        "lower_",
        "pos_",
        "sent",
        "tag_",
        "text",
    )  # fmt: skip
    head: Token
    sent: TokenSpan

    def __init__(self, doc: Doc, i: int, idx: int, form: Form) -> None:
        self.doc = doc
        self.i = self._first = self._last = i
        self.idx = idx
        self.text, self.lower_, self.lemma_, self.lemma, self.pos_, self.tag_, self.dep_, self.is_punct, self.is_space = form
        self.children: list[Token] = []

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return self.text

    @property
    def left_edge(self) -> Token:
        """The first word of what hangs on this one."""
        return self.doc.tokens[self._first]

    @property
    def right_edge(self) -> Token:
        """The last word of what hangs on this one."""
        return self.doc.tokens[self._last]

    @property
    def lefts(self) -> list[Token]:
        """The words before this one that hang on it directly."""
        return [child for child in self.children if child.i < self.i]

    @property
    def subtree(self) -> list[Token]:
        """This word with all that hangs on it, in the order of the text."""
        if not self.doc.crossing:
            return self.doc.tokens[self._first : self._last + 1]
        before = [token for child in self.children if child.i < self.i for token in child.subtree]
        return [*before, self, *(token for child in self.children if child.i > self.i for token in child.subtree)]

    @property
    def ancestors(self) -> Iterator[Token]:
        """The words that this one hangs on, the nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, other: Token) -> bool:
        """Whether another word hangs on this one, however far below."""
        return any(token is self for token in other.ancestors)

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The words that stand in one list with this one."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for token in found:  # grows as it goes
            found += [child for child in token.children if child.i > token.i and child.dep_ == "conj"]
        return tuple(token for token in found if token is not self)


class TokenSpan(Sequence[Token]):
    """An unbroken run of words, such as a sentence."""

    __slots__ = ("_root", "doc", "end", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc, self.start, self.end = doc, start, end
        self._root: Token | None = None

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> list[Token]: ...
    def __getitem__(self, at: int | slice) -> Token | list[Token]:
        return self.doc.tokens[self.start : self.end][at]

    @property
    def start_char(self) -> int:
        """Where its first character stands in the paragraph."""
        return self.doc.tokens[self.start].idx

    @property
    def end_char(self) -> int:
        """Where its last character ends."""
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """Its words as they stand in the paragraph."""
        return self.doc.text[self.start_char : self.end_char] if self.end > self.start else ""

    @property
    def root(self) -> Token:
        """The word on which the others hang; the first of those nearest to it where several stand side by side."""
        if self._root is None:
            self._root = self._top()
        return self._root

    def _top(self) -> Token:
        tokens = self.doc.tokens[self.start : self.end]
        top = next((token for token in tokens if token.head is token), None)
        if top is not None:
            return top
        open_ones = [token for token in tokens if not self.start <= token.head.i < self.end]
        return min(open_ones, key=_depth, default=tokens[0])


def _depth(token: Token) -> int:
    """How far a word hangs below the root; a mark on which nothing hangs further than any word."""
    mark = (token.is_punct or token.is_space) and not token.children
    return len(token.doc) - 1 if mark else sum(1 for _ in token.ancestors)


class Doc:
    """A paragraph: its text, its words in order, its sentences."""

    def __init__(self, text: str, forms: Sequence[Form], places: Sequence[int], heads: Sequence[int], starts: Sequence[int]) -> None:
        """`places` of first characters, indices of the `heads`, and indices of the words that `starts` sentences, for all words."""
        self.text = text
        self.frames: list[Frame] | None = None  # its attributions, once they are found
        self.named: dict[int, range] | None = None  # token -> its mentions, once they are asked for
        self.tokens = [Token(self, i, place, form) for i, (place, form) in enumerate(zip(places, forms, strict=True))]
        self.sents = [TokenSpan(self, a, b) for a, b in zip(starts, [*starts[1:], len(self.tokens)], strict=True)]
        for sentence in self.sents:
            for token in sentence:
                token.sent = sentence
        self._hang(heads)

    def _hang(self, heads: Sequence[int]) -> None:
        tokens = self.tokens
        for token, at in zip(tokens, heads, strict=True):
            token.head = head = tokens[at]
            if head is not token:
                head.children.append(token)
        for token in tokens:  # a word passes its place up as long as it lies further out than what came before
            above = token
            while (above := above.head)._first > token.i:
                above._first = token.i
        for token in reversed(tokens):
            above = token
            while (above := above.head)._last < token.i:
                above._last = token.i
        # Where no branches cross, every word's branch is the unbroken run between its edges.
        self.crossing = self._crosses()

    def _crosses(self) -> bool:
        depth: dict[int, int] = {}
        for token in self.tokens:
            path = []
            while token.i not in depth and token.head is not token:
                path.append(token.i)
                token = token.head
            at = depth.setdefault(token.i, 0)
            for i in reversed(path):
                at += 1
                depth[i] = at
        return sum(token._last - token._first for token in self.tokens) != sum(depth.values())

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> TokenSpan: ...
    def __getitem__(self, at: int | slice) -> Token | TokenSpan:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.tokens))
            return TokenSpan(self, start, max(start, end))
        return self.tokens[at]

    def starting(self, start: int, end: int) -> list[Token]:
        """The words that start at characters `start` to `end`."""
        first = bisect_left(self.tokens, start, key=_IDX)
        return self.tokens[first : bisect_left(self.tokens, end, first, key=_IDX)]

    def between(self, start: int, end: int) -> TokenSpan | None:
        """The words that characters `start` to `end` touch; None where they touch none."""
        first = max(0, bisect_right(self.tokens, start, key=_IDX) - 1)
        first += start == self.tokens[first].idx + len(self.tokens[first].text)  # the space behind a word is no part of it
        last = bisect_right(self.tokens, end - 1, key=_IDX)
        return TokenSpan(self, first, last) if last > first else None
