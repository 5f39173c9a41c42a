"""Names of treaties that no file of law is of: "the treaty" behind one of them is that one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from .words import words

if TYPE_CHECKING:
    from .lexicon import Mention

KIND = "other-treaty"
_NOUN = re.compile(r"\b(?:(?:Convention|Treaty|Pact|Agreement|Accord|Protocol|Charter|Covenant|Statute)s?|treaty|convention|pact|accord)\b")
_BEFORE = re.compile(r"([\w'’.-]+)[ -]$")
_ON = re.compile(
    r" (?!on behalf\b)(?:on|for|against|of|relating to|concerning|between)(?: the)?(?: [a-z]+){0,2}?"
    r"((?: (?:of|the|and|in|to|on|for)){0,3} [A-Z][\w-]+)+"
)
_SMALL = words("other_treaties.small")
_NO_NAMES = words("other_treaties.no_names")
WORDS = 8  # of a name, before its noun


def other_treaties(text: str, found: list[Mention]) -> list[Mention]:
    """The names of other treaties in a text: "the European Convention on Human Rights", "the North Atlantic Treaty".

    What names a known treaty, its weapon or subject, or no more than a State is none of them. Linear in the text.
    """
    from .lexicon import Mention

    taken = [(m.start, m.end) for m in found if m.kind not in ("state", "organisation", "namesake")]
    known = [(m.start, m.end) for m in found if m.kind in ("state", "organisation") and m.detail not in ("capital", "alliance")]
    made = [Mention(m.start(), m.end(), KIND, (), m[0]) for m in _kinds().finditer(text) if not _within(m.span(), taken)]
    named_so: list[Mention] = []
    at = 0
    for noun in _NOUN.finditer(text):
        start, end = _start(text, noun.start()), noun.end()
        if noun[0][0].isupper() and (on := _ON.match(text, end, end + 100)):
            end = on.end()
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        beside = any(first < end and start < last for first, last in taken[at : at + WORDS])
        said = text[start : noun.start()].strip(" -")
        named = bool(said) and not _only(said, start, known)
        if beside or not (named or end > noun.end()):
            continue
        while named_so and start <= named_so[-1].start:
            named_so.pop()  # "the Aa Treaty Protocol"
        if not named_so or named_so[-1].end <= start:  # not within "the Treaty of the Aa Convention"
            named_so.append(Mention(start, end, KIND, (), text[start:end]))
    return made + named_so


@cache
def _kinds() -> re.Pattern[str]:
    """Treaties of other kinds: "a trade pact", "the ban on plastics"."""
    of, on = "|".join(sorted(words("other_treaties.of"))), "|".join(sorted(words("other_treaties.on")))
    noun = "(?:treaty|treaties|pacts?|agreements?|accords?|conventions?|bans?|deals?)"
    return re.compile(rf"\b(?:{of})[ -]{noun}\b|\b{noun} (?:on|against|for) (?:the )?(?:[a-z-]+ )?(?:{on})\b")


def _within(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(first < span[1] and span[0] < last for first, last in taken)


def _start(text: str, at: int) -> int:
    """Where a name begins that ends in a noun: with the first of the words in capitals before it."""
    start = at
    for _ in range(WORDS):
        before = _BEFORE.search(text, max(0, at - 40), at)
        if before is None:
            break
        word = before[1].removesuffix("'s").removesuffix("’s")
        opens = before.start() == 0 or text[: before.start()].rstrip()[-1:] in (".", "!", "?", "“", "\n", ":")
        if word[:1].isupper() and word.lower() not in _NO_NAMES and not (opens and word.lower() in _SMALL):
            start = before.start()
        elif word not in _SMALL or text[at : at + 1].islower():
            break
        at = before.start()
    return start


def _only(said: str, start: int, known: list[tuple[int, int]]) -> bool:
    """Whether no more stands before the noun than the name of a State or body: "the UN convention", "a Russian pact"."""
    return any(first <= start and start + len(said) <= last for first, last in known)
