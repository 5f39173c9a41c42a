"""Copies of one report in a crawl, of which one is checked: texts that are much alike and tell the very same.

Near-duplicates are found by MinHash. Alike is not the same: two wire reports that differ in the name of one State tell two things, and
each is checked. So what a text tells goes into its signature, and only the rest of it may differ: bylines, mastheads, links, the foot.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from typing import Any

import numpy as np
from datatrove.pipeline.dedup import MinhashDedupFilter, MinhashDedupSignature
from datatrove.pipeline.dedup.minhash import MinhashConfig
from datatrove.utils.hashing import HashConfig

from ..lexicon.language import language_of
from ..reading.rules.lexicon import scan
from ..reading.rules.preparing import prepared
from ..reading.rules.text import blocks
from .steps import ABOUT

ALIKE = MinhashConfig(hash_config=HashConfig(hash_fc="sha1"))  # five words, 14 buckets of 8: alike from about 0.72 on
_WORD = re.compile(r"\w+")
_REFERRING = frozenset(["it", "its", "they", "them", "their", "he", "she", "his", "her", "both", "neither"])


def telling(text: str) -> str:
    """The words of a text from the first paragraph that names a State, a treaty or a weapon to the last that does or that refers to one.

    All words where the text is in another language than English: there is no saying what its paragraphs name. Linear in its length.
    """
    if language_of(text) != "en":
        return " ".join(_WORD.findall(text))
    paragraphs = [block.clean for block in blocks(prepared(text).text)]
    named = [place for place, paragraph in enumerate(paragraphs) if scan(paragraph)]
    if not named:
        return " ".join(_WORD.findall(text))
    first, last = named[0], named[-1]
    while last + 1 < len(paragraphs) and not _REFERRING.isdisjoint(_WORD.findall(paragraphs[last + 1].lower())):
        last += 1
    return " ".join(word for paragraph in paragraphs[first : last + 1] for word in _WORD.findall(paragraph))


class Signatures(MinhashDedupSignature):
    """Signs each document so that two are alike only where they tell the same: of others no piece is equal."""

    def get_shingles(self, text: str) -> Any:
        """The hashes of the pieces of five words, each turned by what the whole text tells."""
        told = hashlib.sha1(telling(text).encode("utf-8", "surrogatepass"), usedforsecurity=False).digest()
        return super().get_shingles(text) ^ np.frombuffer(told[:8], dtype=np.uint64)


class Copies(MinhashDedupFilter):
    """Lets one of each group of copies pass, with the number of its group, and lists the others."""

    def __init__(self, folder: str, work: str) -> None:
        super().__init__(folder, exclusion_writer=Listed(work))
        self.folder = folder

    def run(self, data: Any, rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """Numbers all that have copies: datatrove itself leaves out those of a task that loses none."""
        path = os.path.join(self.folder, f"{rank:06d}.clusters")
        pairs = np.fromfile(path, np.dtype("<u4")).tolist() if os.path.exists(path) else []
        yield from super().run(_numbered(data, dict(zip(pairs[::2], pairs[1::2], strict=True))), rank, world_size)


def _numbered(documents: Any, clusters: dict[int, int]) -> Iterator[Any]:
    for place, document in enumerate(documents):
        document.metadata["cluster"] = clusters.get(place, -1)
        yield document


class Listed:
    """Writes down the copies of a task that are not checked; the list takes its name only once it is whole."""

    def __init__(self, work: str) -> None:
        self.work = work
        self.lines: list[str] = []
        self.rank = 0

    def __enter__(self) -> Listed:
        self.lines = []
        return self

    def write(self, document: Any, rank: int) -> None:
        """Adds a copy."""
        told = {"id": document.id, **{key: document.metadata.get(key) for key in ABOUT}}
        self.lines.append(json.dumps(told | {"cluster": document.metadata["cluster"]}) + "\n")
        self.rank = rank

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None or not self.lines:
            return
        path = copies_file(self.work, self.rank)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(f"{path}.{os.getpid()}", "w", encoding="utf-8") as file:
            file.writelines(self.lines)
        os.replace(file.name, path)


def copies_file(work: str, rank: int) -> str:
    """Where the copies of a task are listed."""
    return os.path.join(work, "listed", f"{rank:05d}.jsonl")
