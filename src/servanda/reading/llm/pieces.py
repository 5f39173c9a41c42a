"""A long report in pieces that a model can take: cut between paragraphs, each piece beginning with the end of the one before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from ...tuples import NamedTuple

_BREAK = re.compile(r"\n\s*\n|\n|(?<=[.!?…。！？؟])\s+|(?<=[。！？])")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
OVERLAP = 10  # the part of a piece that is read again with the next one: one in so many


class Piece(NamedTuple):
    """A stretch of the report: text[start:end]."""

    start: int
    end: int


def unspaced(text: str) -> bool:
    """Whether a text is written in Chinese, Japanese or the like: a character of it takes a token or more."""
    return 3 * len(_UNSPACED.findall(text)) > len(text)


def pieces(text: str, longest: int) -> list[Piece]:
    """The pieces of a text, in order, each of at most `longest` characters; what joins two of them stands in both."""
    if not text.strip():
        return []
    cuts = [match.end() for match in _BREAK.finditer(text)]
    found: list[Piece] = []
    start = 0
    while len(text) - start > longest:
        end = _last(cuts, start + longest // 2, start + longest)
        found.append(Piece(start, end))
        start = _first(cuts, end - longest // OVERLAP, end)
    return [*found, Piece(start, len(text))]


def _last(cuts: list[int], least: int, most: int) -> int:
    """The last cut that lies after `least` and not after `most`; else `most`."""
    place = bisect_right(cuts, most) - 1
    return cuts[place] if place >= 0 and cuts[place] > least else most


def _first(cuts: list[int], least: int, end: int) -> int:
    """The first cut from `least` on that lies before `end`; else `least`."""
    place = bisect_left(cuts, least)
    return cuts[place] if place < len(cuts) and cuts[place] < end else least
