"""What the parser hangs wrong again and again, hung right by where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from .tokens import FINITE

if TYPE_CHECKING:
    from .tokens import Form

NOUNS = ("NN", "NNS", "NNP", "NNPS")
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")


def hang_fronted(words: Sequence[Form], heads: list[int], starts: Sequence[int]) -> None:
    """Hangs on the verb, in `heads`, what opens a sentence before its subject: "Under the treaty, use of mines is banned".

    `heads`: for each word the place of the one that it hangs on; `starts`: the places of the first words of sentences.
    """
    for first, end in pairwise([*starts, len(words)]):
        subject = heads[first]
        if words[first].tag != "IN" or not first < subject < end or words[subject].dep not in SUBJECTS:
            continue
        comma = next((i for i in range(first + 2, subject) if words[i].text == ","), first)
        if comma > first and _beneath(first, comma - 1, heads):
            heads[first] = heads[comma] = heads[subject]


def raise_passive(words: list[Form], heads: list[int], starts: Sequence[int]) -> None:
    """Makes a passive verb the one of its sentence, in `words` and `heads`, where a noun has come to be that, and the verb part of it.

    "Under the treaty, use of weapons designed to cause blindness is prohibited": it is no blindness that is prohibited.
    """
    for first, end in pairwise([*starts, len(words)]):
        top = next((i for i in range(first, end) if heads[i] == i), first)
        verb = next((i for i in range(end - 1, top, -1) if words[i].tag == "VBN" and words[i].dep == "ccomp"), top)
        helper = next((i for i in range(top + 1, verb) if heads[i] == verb and words[i].dep == "auxpass"), -1)
        finite = [i for i in range(first, end) if words[i].tag in FINITE]
        if words[first].tag != "IN" or words[top].tag not in NOUNS or finite != [helper] or not _beneath(top, verb, heads):
            continue
        for i in range(top + 1, helper):
            if heads[i] == verb and words[i].dep in SUBJECTS:
                heads[i], words[i] = heads[verb], words[i]._replace(dep="dobj")
        for i in (*range(first, top), end - 1):
            heads[i] = verb if heads[i] == top and (words[i].is_punct or words[i].dep == "prep") else heads[i]
        heads[top], heads[verb] = verb, verb
        words[top], words[verb] = words[top]._replace(dep="nsubjpass"), words[verb]._replace(dep="ROOT")


def _beneath(above: int, word: int, heads: Sequence[int]) -> bool:
    """Whether a word hangs on another, however far below."""
    while word != above and heads[word] != word:
        word = heads[word]
    return word == above
