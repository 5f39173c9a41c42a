"""A quotation found in the report to the letter: white space, quotation marks and hyphens are folded, nothing else is."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left

from ...tuples import NamedTuple

_LEFT_OUT = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Pd", "Pi", "Pf"})  # spaces, line ends, marks of direction, hyphens, quotation marks
_MARKS = frozenset("\"'`´‚„‛‟″′ʼ＂＇\ufffd")  # quotation marks that Unicode counts among other signs; half a pair
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")  # scripts without spaces between words


class Place(NamedTuple):
    """A stretch of the report: text[start:end]."""

    start: int
    end: int


class Folded:
    """A text folded, with the way back to the places of the original. Made in time linear in its length."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] = []
        self._ends: list[int] = []
        letters: list[str] = []
        place = 0
        while place < len(text):
            end = place + 1
            while end < len(text) and unicodedata.combining(text[end]):
                end += 1
            for letter in _fold(text[place:end]):
                letters.append(letter)
                self._starts.append(place)
                self._ends.append(end)
            place = end
        self.letters = "".join(letters)

    def places(self, quote: str, start: int = 0, end: int | None = None) -> list[Place]:
        """Where a quotation stands within text[start:end], whole words only, in order; at most a hundred places."""
        needle = folded(quote)
        if not needle:
            return []
        first, last = bisect_left(self._starts, start), len(self.letters) if end is None else bisect_left(self._starts, end)
        found: list[Place] = []
        at = self.letters.find(needle, first, last)
        while at >= 0 and len(found) < 100:
            place = Place(self._starts[at], self._ends[at + len(needle) - 1])
            if self._whole(place):
                found.append(place)
            at = self.letters.find(needle, at + 1, last)
        return found

    def _whole(self, place: Place) -> bool:
        """Whether no word is cut where the place begins and ends."""
        before, after = self._text[max(0, place.start - 1) : place.start], self._text[place.end : place.end + 1]
        return not (_joined(before, self._text[place.start]) or _joined(self._text[place.end - 1], after))


def folded(text: str) -> str:
    """A text without white space, quotation marks, hyphens and marks that are not seen; letters composed, ligatures opened."""
    return _fold(unicodedata.normalize("NFC", text))


def _fold(text: str) -> str:
    if text.isascii() and text.isalnum():
        return text
    even = unicodedata.normalize("NFKC", text)
    return "".join(c for c in even if c not in _MARKS and unicodedata.category(c) not in _LEFT_OUT)


def _joined(one: str, other: str) -> bool:
    return bool(one) and bool(other) and one.isalnum() and other.isalnum() and not (_unspaced(one) or _unspaced(other))


def _unspaced(letter: str) -> bool:
    return not letter.isascii() and unicodedata.name(letter, "").startswith(_UNSPACED)
