"""What the parser hangs wrong again and again, hung right by where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from .tokens import FINITE
from .words import words as words_of

if TYPE_CHECKING:
    from .tokens import Form

NOUNS = ("NN", "NNS", "NNP", "NNPS")
RANKS = words_of("plain.ordinals") | {"last", "latest", "only"}
LENGTHS = ("day", "week", "month", "year", "decade", "century")
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


def hang_ranks(words: list[Form], heads: list[int]) -> None:
    """Hangs on their noun what the first, the latest, the 40th did: "among the first countries to sign it"."""
    for i in range(3, len(words)):
        infinitive = words[i].tag == "VB" and words[i].dep in ("advcl", "xcomp") and words[i - 1].lower == "to" and heads[i - 1] == i
        noun = i - 2
        if not infinitive or words[noun].tag not in NOUNS or words[heads[i]].lemma != "be" or heads[i] > noun:
            continue
        if any(heads[j] == noun and (words[j].lower in RANKS or words[j].lower[:1].isdigit()) for j in range(heads[i], noun)):
            heads[i], words[i] = noun, words[i]._replace(dep="relcl")


def raise_finite(words: list[Form], heads: list[int]) -> None:
    """Makes a finite verb the one of its clause, where what is only added before it has come to be that.

    "The Convention, adopted in 2008, has many friends": it is not the Convention that adopted.
    """
    for verb in range(2, len(words)):
        added = heads[verb]
        if words[verb].tag not in FINITE or words[verb].dep != "conj" or not added < verb or words[added].tag != "VBN":
            continue
        mine = [i for i in range(added) if heads[i] == added]
        whose = next((i for i in mine if words[i].dep in SUBJECTS), -1)
        helped = any(words[i].dep in ("aux", "auxpass") for i in mine)
        if whose < 0 or helped or words[added - 1].text != "," or words[verb - 1].text != "," or words[verb].dep in SUBJECTS:
            continue
        above, dep = heads[added], words[added].dep
        heads[verb], words[verb] = verb if above == added else above, words[verb]._replace(dep=dep)
        heads[added], words[added] = whose, words[added]._replace(dep="acl")
        for i in (*mine, *(i for i in range(verb - 1, len(words)) if heads[i] == added and words[i].is_punct)):
            heads[i] = verb


def give_subjects(words: list[Form], heads: list[int]) -> None:
    """Gives a verb the noun before it, where that has come to be one of two things that are done.

    "China signed the treaty but Japan ratified it": it is not Japan that was signed.
    """
    for verb in range(3, len(words)):
        first = verb
        while first > 2 and heads[first - 1] == verb and words[first - 1].dep in ("aux", "auxpass", "neg"):
            first -= 1
        who, joined = first - 1, first - 2
        bare = (words[first].tag in FINITE) and words[verb].dep == "conj" and heads[verb] < joined
        in_a_row = words[who].tag in (*NOUNS, "CD") and words[who].dep == "conj" and words[joined].dep == "cc" and heads[who] != verb
        if bare and in_a_row and not any(heads[i] == verb and words[i].dep in SUBJECTS for i in range(heads[verb], len(words))):
            heads[who], words[who] = verb, words[who]._replace(dep="nsubj")
            heads[joined] = heads[verb]


def hang_distances(words: list[Form], heads: list[int]) -> None:
    """Hangs on "after" or "before" how long that was, behind a comma: "ratified it in March, 22 years after signing it"."""
    for i in range(3, len(words)):
        how_long = i - 1
        distance = words[how_long].lower.removesuffix("s") in LENGTHS and words[how_long].dep == "npadvmod"
        if words[i].lower not in ("after", "before") or words[i].dep != "prep" or not distance:
            continue
        first = how_long
        while first and _beneath(how_long, first - 1, heads):
            first -= 1
        above = heads[how_long]
        if words[first - 1].text == "," and heads[i] in (how_long, above) and above < first:
            heads[how_long], heads[i] = i, above


def _beneath(above: int, word: int, heads: Sequence[int]) -> bool:
    """Whether a word hangs on another, however far below."""
    while word != above and heads[word] != word:
        word = heads[word]
    return word == above
