"""How like two wordings of one matter are, by the concepts that their words stand for."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import cache, lru_cache

import snowballstemmer
import tomli

THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")  # "9,000 troops" are "9000 troops"
WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+(?:['’\-][^\W\d_]+)*")

_stem = lru_cache(8192)(snowballstemmer.stemmer("english").stemWord)


@lru_cache(8192)
def concepts(text: str) -> frozenset[str]:
    """The concepts of a text: stems of its words, those that say the same as one, those that say nothing left out."""
    nothing, same, phrase, read_as = _tables()
    found = set()
    plain = phrase.sub(lambda match: read_as[match[0]], THOUSANDS.sub("", text.lower()).replace("’", "'"))
    for word in WORD.findall(plain.replace("non-", "non")):
        for piece in (word,) if word in same or word in nothing else (word, *word.split("-")) if "-" in word else (word,):
            stem = same.get(piece) or same.get(_stem(piece)) or _stem(piece)
            if piece not in nothing and (piece == word or len(piece) > 2):
                found.add(stem)
        if "-" in word and word not in same:
            found.discard(_stem(word))
    return frozenset(found)


@cache
def _tables() -> tuple[frozenset[str], dict[str, str], re.Pattern[str], dict[str, str]]:
    with open(os.path.join(os.path.dirname(__file__), "en", "likeness.toml"), "rb") as file:
        table = tomli.load(file)
    same: dict[str, str] = {}
    for line in table["same"]:
        words = line.split()
        for word in words:
            same.setdefault(word, words[0])
            same.setdefault(_stem(word), words[0])
    read_as = {words.strip(): line.rpartition("=")[2].strip() for line in table["phrases"] for words in line.rpartition("=")[0].split("|")}
    phrase = re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(words) for words in sorted(read_as, key=len, reverse=True))})(?![\w-])")
    return frozenset(table["nothing"].split()), same, phrase, read_as


def weight(found: Iterable[str], weights: dict[str, float], unknown: float) -> float:
    """The weight of concepts together; one that the collection does not know weighs `unknown`."""
    return sum(weights.get(concept, unknown) for concept in found)
