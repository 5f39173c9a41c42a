"""A report as the network is shown it: one clean text, and in it the mentions that lists find: States, treaties, days, numbers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ..model import Period
from ..rules.actors import pick
from ..rules.lexicon import scan
from ..rules.text import Block
from ..rules.times import expressions

# What a mention can be. The first ones are hidden from the network: it sees the kind and a number in place of the words.
STATE_KINDS = ("name", "demonym", "people", "capital", "government", "ministry", "armed forces", "parliament")
HIDDEN = (*STATE_KINDS, "treaty", "weapon", "organisation", "outside")
BODIES_OF = (*STATE_KINDS, "organisation")
SHOWN = ("weak-treaty", "weak-weapon", "topic", "day", "number")
KINDS = (*HIDDEN, *SHOWN)

_NUMBER = re.compile(r"(?<![\w.,-])\d{1,3}(?:[, ]\d{3})+(?![\w,])|(?<![\w.,])\d+(?:\.\d+)?(?![\w])")
_UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
}  # fmt: skip
_WORDED = re.compile(rf"\b(?:({'|'.join(_TENS)})(?:[- ]({'|'.join(_UNITS)}))?|({'|'.join(_UNITS)}))\b", re.IGNORECASE)
_SCALE = re.compile(r"\s(hundred|thousand|million|billion)\b", re.IGNORECASE)
_TIMES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}


class Mention(NamedTuple):
    """A thing named in the text: `ids` are codes of States, ids of treaties or of an organisation; `number` what a number tells."""

    start: int
    end: int
    kind: str
    ids: tuple[str, ...] = ()
    period: Period | None = None
    number: float | None = None


class Page(NamedTuple):
    """The clean text of a report, blocks parted by line feeds, what is named in it, and the way back to the text as given."""

    text: str
    blocks: tuple[Block, ...]
    starts: tuple[int, ...]  # where each block starts in the text
    mentions: tuple[Mention, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text as given of a stretch of the clean text that lies in one block."""
        at = bisect_right(self.starts, start) - 1
        block, first = self.blocks[at], self.starts[at]
        span = block.span(start - first, min(end - first, len(block.clean)))
        return span.start, span.end

    def within(self, start: int, end: int) -> Iterator[Mention]:
        """The mentions that lie in text[start:end], in order."""
        for place in range(bisect_left(self.mentions, start, key=_start), len(self.mentions)):
            mention = self.mentions[place]
            if mention.start >= end:
                return
            if mention.end <= end:
                yield mention

    def pieces(self, start: int, end: int) -> Iterator[tuple[str, Mention | None]]:
        """What stands in text[start:end] before each mention, and the mention; at last what stands behind them, and None."""
        at = start
        for mention in self.within(start, end):
            if mention.start >= at:
                yield self.text[at : mention.start], mention
                at = mention.end
        yield self.text[at:end], None

    def shown(self, start: int, end: int) -> tuple[int, int]:
        """The place in the clean text of a stretch of the text as given: the contrary of `original`."""
        return self._shown(start), self._shown(end)

    def _shown(self, place: int) -> int:
        block = max(bisect_right(self.blocks, place, key=lambda block: block.span(0, 1).start) - 1, 0)
        inner = self.blocks[block]
        return self.starts[block] + bisect_left(range(len(inner.clean)), place, key=lambda at: inner.span(at, at + 1).start)


def _start(mention: Mention) -> int:
    return mention.start


def page(blocks: list[Block], day: date, known: str = "day") -> Page:
    """The blocks of a report as one text with its mentions in order. `day`: of publication, `known` how well (see `Dating.known`)."""
    starts, found, at = [], [], 0
    for block in blocks:
        starts.append(at)
        found += [mention._replace(start=mention.start + at, end=mention.end + at) for mention in _mentions(block, day, known)]
        at += len(block.clean) + 1
    return Page("\n".join(block.clean for block in blocks), tuple(blocks), tuple(starts), tuple(found))


def _mentions(block: Block, day: date, known: str) -> list[Mention]:
    found = []
    for mention in scan(block.clean):
        if mention.kind == "state":
            kind = mention.detail if mention.detail in STATE_KINDS else "name"
            found.append(Mention(mention.start, mention.end, kind, (pick(mention.ids, day),)))
        elif mention.kind in KINDS:
            found.append(Mention(mention.start, mention.end, mention.kind, mention.ids))
    taken = {place for mention in found for place in range(mention.start, mention.end)}
    for start, end in block.sentences:
        for told in expressions(block.clean[start:end], day, known):
            if taken.isdisjoint(range(told.start + start, told.end + start)):
                found.append(Mention(told.start + start, told.end + start, "day", period=told.period))
                taken.update(range(told.start + start, told.end + start))
    for number in _numbers(block.clean):
        if taken.isdisjoint(range(number.start, number.end)):
            found.append(number)
    return sorted(found, key=lambda mention: (mention.start, mention.end))


def _numbers(text: str) -> list[Mention]:
    found = []
    for match in _NUMBER.finditer(text):
        found.append(_scaled(text, match.start(), match.end(), float(re.sub("[, ]", "", match.group()))))
    for match in _WORDED.finditer(text):
        ten, unit, alone = match.groups()
        value = _TENS.get((ten or "").lower(), 0) + _UNITS.get((unit or alone or "").lower(), 0)
        found.append(_scaled(text, match.start(), match.end(), float(value)))
    return found


def _scaled(text: str, start: int, end: int, value: float) -> Mention:
    """A number with the word behind it that multiplies it."""
    while scale := _SCALE.match(text, end):
        value, end = value * _TIMES[scale[1].lower()], scale.end()
    return Mention(start, end, "number", number=value)
