"""The text of a report cut into pieces, so that claims can be marked in place even where their spans overlap."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ..reports import Finding


class Piece(NamedTuple):
    """A stretch of text that the same claims cover from end to end."""

    text: str
    covering: tuple[Finding, ...]
    starting: tuple[Finding, ...]  # claims whose span begins here
    ending: tuple[Finding, ...]  # claims whose span ends here: their links follow the piece


class Paragraph(NamedTuple):
    """A paragraph of the report and the findings on claims that begin in it."""

    pieces: tuple[Piece, ...]
    findings: tuple[Finding, ...]


def paragraphs(text: str, findings: Sequence[Finding]) -> tuple[Paragraph, ...]:
    """The paragraphs of a report, each with its marked pieces and its findings. Empty paragraphs are left out."""
    made = []
    for start, end in blocks(text):
        here = tuple(f for f in findings if start <= f.claim.start < end)
        if text[start:end].strip() or here:
            made.append(Paragraph(pieces(text, start, end, findings), here))
    return tuple(made)


def blocks(text: str) -> list[tuple[int, int]]:
    """Start and end of each paragraph, from end to end of the text: parted by empty lines where there are any, else by line ends."""
    starts, empty, at = [], [], 0
    for line in text.splitlines(keepends=True):
        starts.append(at)
        empty.append(not line.strip())
        at += len(line)
    if any(empty[:-1]):
        # a paragraph begins after an empty line; the empty lines belong to the paragraph before, at the head to the first one
        begins = [start for i, start in enumerate(starts) if i and empty[i - 1] and not empty[i] and not all(empty[:i])]
    else:
        begins = starts[1:]
    cuts = [0, *begins, len(text)]
    return list(pairwise(cuts))


def pieces(text: str, start: int, end: int, findings: Sequence[Finding]) -> tuple[Piece, ...]:
    """text[start:end], cut wherever a claim begins or ends."""
    touching = [f for f in findings if f.claim.start < end and f.claim.end > start]
    cuts = sorted({start, end, *(cut for f in touching for cut in (f.claim.start, f.claim.end) if start < cut < end)})
    made = []
    for left, right in pairwise(cuts):
        made.append(Piece(
            text[left:right],
            tuple(f for f in touching if f.claim.start <= left and f.claim.end >= right),
            tuple(f for f in touching if f.claim.start == left),
            tuple(f for f in touching if f.claim.end == right),
        ))  # fmt: skip
    return tuple(made)
