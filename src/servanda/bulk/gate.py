"""The topic gate: whether the bytes of a page can hold a claim at all, told before anything is extracted from it.

The reading looks for claims only where a text names a treaty or a weapon (`reading.lexicon.STRONG`). The words of these
terms come from the same lexicon. A page passes where all words of one term are in it, in any order and at any distance: so
neither markup nor line breaks between them matter, and no page is dropped in which the reading would find a term.
"""

from __future__ import annotations

import html
import re
from functools import cache

import ahocorasick_rs

from ..reading.lexicon import STRONG, terms_of

_WORD = re.compile(r"[a-z0-9]+")
_TAG = re.compile(rb"<[^<>]*>")  # and not <[^>]*>, which on a page of nothing but "<" takes hours
_PARTED = re.compile(rb"(?<![a-z0-9])[a-z0-9]++(?:(?:<[^<>]*>)++[a-z0-9]++)+")  # "land<wbr>mines", "m<b>ine</b>s"
_ESCAPED = (b"\\n", b"\\r", b"\\t")  # line breaks as JSON has them
# Letters written as references, characters that the reading drops, ligatures it opens: what hides a word from a scan of bytes.
_HIDING = re.compile(rb"&(?:#|shy;|zwj;|zwnj;|lrm;|rlm;|f[a-z]*lig;|zerowidth|nobreak)|\xad|\xe2\x80[\x8b-\x8f]|\xe2\x81\xa0"
                     rb"|\xe2\x84\xaa|\xef\xbb\xbf|\xef\xac[\x80-\x86]")  # fmt: skip
_SHOWN = {**dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")), ord("K"): "k",
          **{ord(k): v for k, v in zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)}}  # fmt: skip
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # marks of UTF-16, in which no word stands as its letters


@cache
def _terms() -> tuple[ahocorasick_rs.BytesAhoCorasick, list[bytes], dict[bytes, list[tuple[bytes, ...]]]]:
    """The scanner, the words that it looks for (the longest of each term), and for each of these the words of its terms."""
    needed: dict[bytes, list[tuple[bytes, ...]]] = {}
    for term in terms_of(STRONG):
        parts = sorted(_WORD.findall(term), key=lambda word: (-len(word), word))
        needed.setdefault(parts[0].encode(), []).append(tuple(word.encode() for word in dict.fromkeys(parts)))
    words = sorted(needed)
    return ahocorasick_rs.BytesAhoCorasick(words), words, needed


def on_topic(data: bytes) -> bool:
    """Whether a page or text, as its bytes, may name a treaty or weapon. Made never to be wrongly False."""
    if data[:2] in _WIDE or b"\0" in data[:512]:
        return True
    if _has_term(data.lower()):
        return True
    if not _HIDING.search(data):
        return False
    shown = html.unescape(data.decode("utf-8", "replace")).translate(_SHOWN).lower().encode()
    return _has_term(shown) or (b"\xad" in data and _has_term(data.replace(b"\xad", b"").lower()))


def _has_term(page: bytes) -> bool:
    """Whether all words of a term are on a page in small letters. Words that markup parts are looked for in what it parts."""
    scanner, words, needed = _terms()
    parted = b" ".join(_TAG.sub(b"", run) for run in _PARTED.findall(page))
    seen: dict[bytes, bool] = {}

    def there(word: bytes) -> bool:
        if word not in seen:
            seen[word] = word in parted or (word in page and (len(word) > 4 or _stands(word, page)))
        return seen[word]

    hits = {index for text in (page, parted) for index, _, _ in scanner.find_matches_as_indexes(text, overlapping=True)}
    return any(all(map(there, parts)) for index in hits if there(words[index]) for parts in needed[words[index]])


def _stands(word: bytes, page: bytes) -> bool:
    """Whether a short word is somewhere on a page with no letter or digit beside it."""
    at = page.find(word)
    while at >= 0:
        if _alone(page, at, at + len(word)):
            return True
        at = page.find(word, at + 1)
    return False


def _alone(page: bytes, start: int, end: int) -> bool:
    if page[end : end + 1].isalnum():
        return False
    before = page[max(0, start - 6) : start]
    return not before[-1:].isalnum() or before[-2:] in _ESCAPED or (len(before) == 6 and before[:2] == b"\\u")
