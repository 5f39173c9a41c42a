"""Sentences of a text that has lost its stops and commas, as archives of releases have them: parted by the words that open one."""

from __future__ import annotations

import re

from .words import words

LONG = 250  # characters of a sentence without any mark within
SHORT = 20  # characters between two that open sentences
_MARKS = re.compile(r"[,;:()“”\"–—]|[.!?](?=.)")
_OPENS = re.compile(
    rf"(?<=\w )(?:(?P<sure>{'|'.join(sorted(words('unmarked.sure')))})|(?:{'|'.join(sorted(words('unmarked.opens')))}))(?= \w)"
)
_GOING_ON = words("unmarked.going_on")  # behind which no sentence opens
_LAST_WORD = re.compile(r"[\w.'-]{1,40}$")


def parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the sentences of text[start:end] start and end: one, unless that is long and without a mark."""
    if end - start < LONG or _MARKS.search(text, start, end):
        return [(start, end)]
    found, first = [], start
    for opens in _OPENS.finditer(text, start + 1, end):
        at = opens.start()
        last = _LAST_WORD.search(text, max(start, at - 41), at - 1)
        word = last.group() if last else ""
        # "Depot The", not "Meeting In Geneva" as a title has it
        in_title = word[:1].isupper() and not (opens["sure"] or text[opens.end() + 1].islower())
        if at - first >= SHORT and word and not in_title and word.lower() not in _GOING_ON:
            found.append((first, at - 1))
            first = at
    return [*found, (first, end)]
