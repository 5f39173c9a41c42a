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
_TAG = re.compile(rb"<[^>]*>")
# Letters written as references, characters that the reading drops, ligatures it opens: what hides a word from a scan of bytes.
_HIDING = re.compile(rb"&(?:#|shy;|zwj;|zwnj;|lrm;|rlm;|f[a-z]*lig;|zerowidth|nobreak)|\xad|\xe2\x80[\x8b-\x8f]|\xe2\x81\xa0"
                     rb"|\xe2\x84\xaa|\xef\xbb\xbf|\xef\xac[\x80-\x86]")  # fmt: skip
_SHOWN = {**dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")), ord("K"): "k",
          **{ord(k): v for k, v in zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)}}  # fmt: skip
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # marks of UTF-16, in which no word stands as its letters


@cache
def _words() -> tuple[ahocorasick_rs.BytesAhoCorasick, list[bytes], dict[bytes, list[frozenset[bytes]]]]:
    """The scanner, its words, and for each longest word of a term the words that the term needs."""
    needed: dict[bytes, list[frozenset[bytes]]] = {}
    for term in terms_of(STRONG):
        parts = sorted(_WORD.findall(term), key=lambda word: (-len(word), word))
        needed.setdefault(parts[0].encode(), []).append(frozenset(word.encode() for word in parts))
    words = sorted({word for sets in needed.values() for parts in sets for word in parts})
    return ahocorasick_rs.BytesAhoCorasick(words), words, needed


def on_topic(data: bytes) -> bool:
    """Whether a page or text, as its bytes, may name a treaty or weapon. Linear in its length; never wrongly False."""
    if data[:2] in _WIDE or b"\0" in data[:512]:
        return True
    if _has_term(data, True):
        return True
    bare = _TAG.sub(b"", data)  # "land<wbr>mines": a word that markup parts
    if _HIDING.search(bare):
        return _has_term(html.unescape(bare.decode("utf-8", "replace")).translate(_SHOWN).encode(), False) or (
            b"\xad" in bare and _has_term(bare.replace(b"\xad", b""), False))  # fmt: skip
    return len(bare) != len(data) and _has_term(bare, False)


def _has_term(data: bytes, bounded: bool) -> bool:
    """Whether all words of a term are there. `bounded`: short words count only where no letter or digit stands beside them."""
    scanner, words, needed = _words()
    lowered = data.lower()
    found: set[bytes] = set()
    for index, start, end in scanner.find_matches_as_indexes(lowered, overlapping=True):
        word = words[index]
        if word not in found and (len(word) > 4 or not bounded or _alone(lowered, start, end)):
            found.add(word)
    return any(parts <= found for word in found for parts in needed.get(word, ()))


def _alone(data: bytes, start: int, end: int) -> bool:
    escaped = data[max(0, start - 2) : start] in (b"\\n", b"\\r", b"\\t") or data[max(0, start - 6) : start - 4] == b"\\u"
    return (escaped or not data[max(0, start - 1) : start].isalnum()) and not data[end : end + 1].isalnum()
