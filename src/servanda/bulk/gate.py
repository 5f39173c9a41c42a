"""The topic gate: whether the bytes of a page can hold a claim at all, told before anything is extracted from it.

The reading looks for claims only where a text names a treaty or a weapon (`reading.lexicon.STRONG`). The words of these terms
come from the same lexicon. A page passes where the words of one term stand in their order, each near the one before, once tags
are taken out; where the reading asks for capitals ("New START"), so does the gate.
"""

from __future__ import annotations

import html
import re
from functools import cache
from itertools import accumulate
from typing import Any

import ahocorasick_rs

from ..lexicon.names import named
from ..reading.rules.lexicon import SMALL, STRONG, asks_capitals, small_words, terms_of

# Bytes that may stand between two words of a term, white space folded and tags taken out. In a text it is a space or "which may
# be"; in a page also what is left of a tag or note, and what is shown to nobody.
NEAR = 40
# Words of every page: to look at each of them costs time and tells nothing.
_EVERYWHERE = SMALL | {"all", "any", "are", "as", "at", "be", "been", "by", "had", "have", "in", "into", "is", "last", "may", "no", "not",
                       "on", "or", "than", "that", "time", "were", "which"}  # fmt: skip
_WORD = re.compile(r"[a-z0-9]+")
# No group here is possessive: Python before 3.11.5 loses matches of those.
# A tag, and what is in a style, a script or a note. None runs on over the next of its kind, so that each byte is read once; and it
# is not <[^>]*>, which on a page of nothing but "<" takes hours. What is in JSON stays: the article itself may stand there.
_TAG = (rb"<style\b[^<]*+</style[^<>]*>|<script\b(?![^<>]*json)(?:[^<]++|<(?!/?script))*</script[^<>]*>"
        rb"|<!--(?:[^<-]++|<(?!!--)|-(?!->))*-->|<[a-z/!?][^<>]*>")  # fmt: skip
_TAGS = re.compile(_TAG, re.IGNORECASE)
_QUOTED = rb"""<(?!script|style)[a-z](?:[^<>"']++|"[^"]{0,4000}+"|'[^']{0,4000}+'){0,60}>"""  # with "<" or ">" in an attribute
_ODD_TAGS = re.compile(_QUOTED + b"|" + _TAG, re.IGNORECASE)
# What hides a word from a scan of bytes: letters written as references, characters that the reading drops, ligatures it opens.
_HIDING = re.compile(rb"&(?:#|shy|zwn?j|lrm|rlm|f[a-z]*lig|zerowidth|nobreak|nbsp(?!;))|\xad|\xe2\x80[\x8b-\x8f]|\xe2\x81\xa0"
                     rb"|\xe2\x84\xaa|\xef\xbb\xbf|\xef\xac[\x80-\x86]", re.IGNORECASE)  # fmt: skip
_DROPPED = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_OPENED = dict(zip("\u212aﬀﬁﬂﬃﬄﬅﬆ", ("K", "ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_LIGATURE = re.compile(f"[{''.join(_OPENED)}]")
_JOINT = b"\x01"  # stands where a tag was while references are resolved
_ESCAPES = {b"3c": b"<", b"3e": b">", b"a0": b" ", b"ad": b""}  # how JSON may write the tags and spaces of an article
_ESCAPE = re.compile(rb"\\u00(3c|3e|a0|ad)", re.IGNORECASE)
_ESCAPED = (b"\\n", b"\\r", b"\\t")  # line breaks as JSON has them
_PARTED = re.compile(rb"-[ \t]*\r?\n[ \t]*(?=[a-z])")  # a word that a line end parts
_MIXED = re.compile(rb"[A-Za-z][\xcd-\xd3][\x80-\xbf]|[\xcd-\xd3][\x80-\xbf][A-Za-z]")  # a Greek or Cyrillic letter beside a Latin one
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # marks of UTF-16, in which no word stands as its letters
END, LETTERS = (-1, False), (-2, False)
Tree = dict[tuple[int, bool], Any]  # by word, and whether it must start in a capital, what may follow; END where a term ends


@cache
def _terms() -> tuple[ahocorasick_rs.BytesAhoCorasick, Tree]:
    """The scanner of all words of terms, and the terms as a tree of words."""
    terms = sorted({_words(term) for term in terms_of(STRONG)})
    words = sorted({word for term in terms for word, _ in term if len(word) > 1})
    number, tree = {word: index for index, word in enumerate(words)}, Tree()
    for term in terms:
        node = tree
        for word, capital in term:
            if len(word) == 1:
                node.setdefault(LETTERS, set()).add(word.encode())
                break
            node = node.setdefault((number[word], capital), {})
        else:
            node[END] = {}
    return ahocorasick_rs.BytesAhoCorasick([word.encode() for word in words]), tree


def _words(term: str) -> tuple[tuple[str, bool], ...]:
    """The words of a term, each with whether it must start in a capital: without those of every page, and without single letters but
    where nothing else would tell one treaty from a place ("Geneva I")."""
    cased, small, found = asks_capitals(term), small_words(term), []
    for part in term.replace("-", " ").split():
        if part not in _EVERYWHERE:
            capital = cased and part not in small
            found += [(word, capital and part.startswith(word) and word[0].isalpha()) for word in _WORD.findall(part)]
    long = tuple((word, capital) for word, capital in found if len(word) > 1)
    return long if len(long) > 1 else tuple(found)


def on_topic(data: bytes, page: bool = True) -> bool:
    """Whether a web page, or a text, may name a treaty or weapon by its bytes. Linear in its length; made never to be wrongly False."""
    if data[:2] in _WIDE or b"\0" in data[:512]:
        return True
    mixed = _MIXED.search(data) is not None  # letters that only look like those of the names
    if page and mixed:
        return True
    if not page:
        whole = _PARTED.sub(b"", data)
        return any(_named([text], text) for text in (b" ".join(data.split()), b" ".join(whole.split()) if whole != data else b"")) or mixed
    data = b" ".join(data.split())
    if _in_page(data):
        return True
    shown = _ESCAPE.sub(lambda found: _ESCAPES[found[1].lower()], data) if b"\\u00" in data else data
    return len(shown) != len(data) and _in_page(shown)


def in_other_words(data: bytes) -> bool:
    """Whether a page or text may name a treaty or weapon in one of the other languages; True where its letters are not UTF-8."""
    try:
        text = html.unescape(_DROPPED.sub("", _TAGS.sub(b"", data).decode("utf-8")))
    except UnicodeDecodeError:
        return True
    return bool(named(text))


def _in_page(data: bytes) -> bool:
    pieces = _TAGS.split(data)
    text = b"".join(pieces)
    if _named(pieces, text):
        return True
    if b"<" in text or b">" in text:
        pieces = _ODD_TAGS.split(data)
        shown = b"".join(pieces)
        return len(shown) != len(text) and _named(pieces, shown)
    return False


def _named(pieces: list[bytes], text: bytes) -> bool:
    """Whether a term stands in stretches of text, as they are or by what hides in them."""
    if not _HIDING.search(text):
        return _in_order(pieces, text)
    if b"\xad" in text and _in_order(*_joined(_JOINT.join(pieces).replace(b"\xad", b""))):  # the soft hyphen of Latin-1
        return True
    shown = html.unescape(_JOINT.join(pieces).decode("utf-8", "replace"))
    shown = _LIGATURE.sub(lambda found: _OPENED[found[0]], _DROPPED.sub("", shown))
    return _in_order(*_joined(shown.encode("utf-8", "replace")))


def _joined(text: bytes) -> tuple[list[bytes], bytes]:
    pieces = text.split(_JOINT)
    return pieces, b"".join(pieces)


def _in_order(pieces: list[bytes], text: bytes) -> bool:
    """Whether the words of a term stand in stretches of text, in their order and near each other. Between stretches there was a tag."""
    scanner, tree = _terms()
    lowered = text.lower()
    joints: set[int] | None = None
    begun: dict[int, tuple[int, Tree]] = {}  # terms of which some words are there: where the last of these ends; oldest first
    for word, start, end in scanner.find_matches_as_indexes(lowered, overlapping=True):
        while begun and start - next(iter(begun.values()))[0] > NEAR:
            del begun[next(iter(begun))]
        if not begun and (word, False) not in tree and (word, True) not in tree:
            continue
        if lowered[end : end + 1].isalnum() or (start and lowered[start - 1 : start].isalnum()):
            joints = joints or set(accumulate(map(len, pieces)))
            if not _alone(lowered, start, end, joints):
                continue
        capital = text[start : start + 1].isupper()
        for reached, node in [*begun.values(), (0, tree)]:
            for follows in (node.get((word, False)), node.get((word, True)) if capital else None):
                if follows is not None and reached <= start:
                    if END in follows or any(_letter_near(lowered, end, letter, pieces) for letter in follows.get(LETTERS, ())):
                        return True
                    begun.pop(id(follows), None)
                    begun[id(follows)] = end, follows
    return False


def _letter_near(text: bytes, end: int, letter: bytes, pieces: list[bytes]) -> bool:
    """Whether a letter or digit by itself stands near after a word."""
    joints, at = set(accumulate(map(len, pieces))), text.find(letter, end, end + NEAR)
    while at >= 0 and not _alone(text, at, at + 1, joints):
        at = text.find(letter, at + 1, end + NEAR)
    return at >= 0


def _alone(text: bytes, start: int, end: int, joints: set[int]) -> bool:
    """Whether no letter or digit stands beside a word but after a tag or an escaped character of JSON."""
    if end not in joints and text[end : end + 1].isalnum():
        return False
    before = text[max(0, start - 6) : start]
    return start in joints or not before[-1:].isalnum() or before[-2:] in _ESCAPED or (len(before) == 6 and before[:2] == b"\\u")
