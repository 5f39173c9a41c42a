"""A text as it is read: without what typesetters, mail programs and notes put between its words.

The text keeps its length. What says nothing becomes a character that every reader drops, a line break inside a sentence a space, so that
each place in it is the same place in the text as given, and quotations are taken from there.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

NOTHING = "\u200b"  # of no width: readers drop it
NARROW, WIDE = 45, 110  # characters of the longest line of a paragraph that was broken by hand or by a program
ALIKE = 0.75  # of the longest line
LETTERS = "Some letters are of another alphabet than the words they stand in: they were read as what they look like."

_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});")
_QUOTING = re.compile(r"(?m)^[ \t]*>[> \t]*")
_NOTE = re.compile(
    r"(?<=[\w.,;:!?\"”’)\]])(?:\[(?:\d{1,3}|[a-z]|(?:note|nb|fn)\.? ?\d{1,3}|citation needed|clarification needed|when\?|who\?|update)\])+"
    r"|(?<=[^\W\d_]{3})[¹²³⁰⁴-⁹]++|(?<=[.,;:\"”)])[¹²³⁰⁴-⁹]++|(?<=\w)[†‡]++"
    r"|(?<=[a-z]{4}[.,;])\d{1,3}(?=\s+[A-Z“\"]|\s*$)",
    re.MULTILINE,
)
_LINK = re.compile(r"(\[)(?!\d{1,3}\])([^\[\]\n]{1,300})(\]\((?:https?://|/|#|mailto:)[^()\s]{0,500}\))")
_PARTED = re.compile(r"(?<=[^\W\d_])[-‐\u00ad](?P<break>[ \t]*(?:\r?\n|\r)[ \t]*)(?=[^\W\d_])")
_WORD_BEFORE, _WORD_AFTER = re.compile(r"[^\W\d_]{1,40}$"), re.compile(r"[^\W\d_]{1,40}")
_END = r"(?:\r\n|\r(?!\n)|[\n\v\f\x1c-\x1e\x85\u2028\u2029])"  # of a line, as `str.splitlines` has it
_BREAK = re.compile(_END)
_GAP = re.compile(rf"(?:{_END}[ \t\u200b]*){{2,}}|\Z")
# The foot of a page inside of a sentence: its number between dashes, or with the word.
_NUMBERED = r"(?:[-–—] ?\d{1,4} ?[-–—]|[Pp]age \d{1,4}(?: of \d{1,4})?)"
_FOOT = re.compile(rf"(?<![.!?:;\s])[ \t]*({_END}\s{{0,9}}{_NUMBERED}[ \t]*)(?={_END}[^\r\n])")
# Parts of words that English writes with a hyphen; where a line ends in one, the hyphen is its own.
_HYPHENED = frozenset([
    "anti", "non", "co", "ex", "pre", "post", "pro", "self", "semi", "sub", "all", "cross", "counter", "half", "mid", "multi", "near",
    "quasi", "re", "so", "then", "vice", "well", "long", "short", "high", "low", "full", "two", "three", "four", "five", "six", "seven",
    "eight", "nine", "ten", "twenty", "thirty", "one", "first", "second", "third",
])  # fmt: skip
# After these no sentence, no heading and no cell of a table ends.
_OPEN = frozenset([
    "a", "an", "the", "of", "to", "in", "on", "by", "for", "and", "or", "nor", "but", "that", "which", "who", "whose", "with", "without",
    "from", "at", "as", "its", "his", "her", "their", "our", "has", "have", "had", "is", "are", "was", "were", "be", "been", "not",
    "never", "into", "under", "between", "against", "than", "if", "when", "while", "because",
])  # fmt: skip
_ENDS = frozenset(".!?:;…\"”'’*)|")
_LOOKS = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιν",
    "ABESIJKMHOPCTYXaesijopcyxdqwABEZHIKMNOPTYXoiv",
)
_MIXED = re.compile(r"[A-Za-z][\u0370-\u052f]|[\u0370-\u052f][A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+")
_STYLED = re.compile("[\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d6a3]")  # full width, and the bold and italic letters of mathematics


class Prepared(NamedTuple):
    """A text of the same length as the one given, and what there is to say of it, a sentence each."""

    text: str
    notes: tuple[str, ...] = ()


def prepared(text: str) -> Prepared:
    """The text to be read. Linear in its length."""
    if text.isascii() and not _BREAK.search(text) and "[" not in text and "&" not in text and not text.lstrip().startswith(">"):
        return Prepared(text)
    made = _letters(text)
    notes = (LETTERS,) if made != text else ()
    made = _ENTITY.sub(_meant, made)
    made = _QUOTING.sub(lambda found: " " * len(found[0]), made)
    made = _FOOT.sub(lambda found: found[0].replace(found[1], NOTHING * len(found[1])), made)
    made = _LINK.sub(lambda found: NOTHING + found[2] + NOTHING * len(found[3]), made)
    made = _NOTE.sub(lambda found: NOTHING * len(found[0]), made)
    made = _PARTED.sub(lambda found: _joined(found), made)
    return Prepared(_unbroken(made), notes)


def _meant(found: re.Match[str]) -> str:
    """The character that a page writes by its name, as long as the name: "&nbsp;" is a space."""
    meant = html.unescape(found[0])
    told = len(meant) == 1 and (meant.isprintable() or meant in "\u00a0\u00ad")
    return meant + NOTHING * (len(found[0]) - 1) if told else found[0]


def _letters(text: str) -> str:
    """Letters of other alphabets in Latin words, and styled ones, as what they look like."""
    if text.isascii():
        return text
    styled = _STYLED.sub(lambda found: unicodedata.normalize("NFKC", found[0])[:1], text)
    if not _MIXED.search(styled):
        return styled
    return _WORD.sub(lambda found: _as_it_looks(found[0]), styled)


def _as_it_looks(word: str) -> str:
    """A word in Latin letters alone, where all of its others look like such; a word of another alphabet stays."""
    shown = word.translate(_LOOKS) if _MIXED.search(word) else word
    return shown if shown.isascii() else word


def _joined(found: re.Match[str]) -> str:
    """A word that a line end parts, in one: without its hyphen, or with it where the word is written so."""
    text, gap = found.string, NOTHING * len(found["break"])
    before = _WORD_BEFORE.search(text, max(0, found.start() - 41), found.start())
    after = _WORD_AFTER.match(text, found.end())
    if before is None or after is None:
        return found[0]
    if text[found.start()] == "\u00ad":
        return NOTHING + gap
    hyphened = before[0].lower() in _HYPHENED or not after[0][0].islower() or len(before[0]) == 1
    return text[found.start()] + gap if hyphened else NOTHING + gap


def _unbroken(text: str) -> str:
    """The text without the line breaks that stand inside a sentence, where the next line starts in a capital."""
    parts, last = [], 0
    for start, end in _inner_breaks(text):
        parts += [text[last:start], " " * (end - start)]
        last = end
    return "".join(parts) + text[last:]


def _inner_breaks(text: str) -> Iterator[tuple[int, int]]:
    """Where the breaks are that a new line in capitals does not make an end of."""
    start = 0
    for gap in _GAP.finditer(text):
        breaks = [found.span() for found in _BREAK.finditer(text, start, gap.start())]
        if breaks:
            edges = [start, *(place for found in breaks for place in found), gap.start()]
            # A line is as long as it reads: two spaces for one make it no fuller.
            lines = [" ".join(text[edges[i] : edges[i + 1]].replace(NOTHING, "").split()) for i in range(0, len(edges), 2)]
            yield from (breaks[place] for place in _inside(lines))
        start = gap.end()


def _inside(lines: list[str]) -> Iterator[int]:
    """The numbers of the lines of a paragraph whose sentence goes on in the next, which starts in a capital."""
    width, parted = max(map(len, lines)), _parted_names(lines)
    told = [line for line in lines if line]
    if len(told) == 2 and len(told[-1]) > ALIKE * width:
        width = 0  # two lines of one length are two, as in a list of headlines
    for place, (line, following) in enumerate(pairwise(lines)):
        head = following.split(maxsplit=1)[0] if following else " "
        if not line or line[-1] in _ENDS or not (head[0].isupper() or head[0] in "“\"'‘"):
            continue
        if _full(line, following, width) or line.rsplit(maxsplit=1)[-1] in _OPEN or place in parted:
            yield place


def _full(line: str, following: str, width: int) -> bool:
    """Whether a line is so long that the first word of the next one had no room in it."""
    head = following.split(maxsplit=1)[0] if following else ""
    return bool(head) and NARROW <= width <= WIDE and len(line) + 1 + len(head) > width and not line.isupper()


def _parted_names(lines: list[str]) -> set[int]:
    """The numbers of the lines at whose end the name of a treaty, a State or an office goes on in the next."""
    from .lexicon import scan

    ends = list(accumulate(len(line) + 1 for line in lines))
    found = set()
    for name in scan(" ".join(lines)):
        place = bisect_right(ends, name.start)
        if place < len(ends) and name.end >= ends[place]:
            found.add(place)
    return found
