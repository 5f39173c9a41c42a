"""A report's text made fit for reading, with every character's place in the original kept.

White space is folded, apostrophes and quotation marks are made uniform, letters and their accents are composed, ligatures
opened, lines broken inside a sentence joined. `Block` is a paragraph after that; its `span` leads back to the text as given.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import NamedTuple

from ..model import Span
from .unmarked import parted
from .words import words

_SAME = str.maketrans({
    "’": "'", "‘": "'", "‛": "'", "`": "'", "´": "'", "ʼ": "'", "„": "“", "‟": "“", "«": "“", "»": "”", "″": '"',
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2007": " ", "\t": " ", "‐": "-", "‑": "-", "−": "-", "―": "—",
}) | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # fmt: skip  # half a surrogate pair, which no model can take
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}  # as PDF files give them
_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")
# What a line must be free of for its characters to stay where they are: it then needs no look at each of them.
_MOVES = re.compile(f"[{''.join(_LIGATURES)}{''.join(_DROPPED)}]|  |[^\\S ]|([^\\w\\s]|_)\\1{{20}}")
RUN = 20  # of a longer run of one mark, a line drawn across the page, the rest is passed over: each mark costs as much as a word
_MARKS = re.compile('["“”]')
_ENDS = frozenset(".!?:;…\"”'*")
_ABBREVIATIONS = words("text.abbreviations")
_SENTENCE_FINAL = words("text.sentence_final")  # abbreviations that may also end a sentence
_STARTS = words("text.starts")
_LABEL_STARTS = words("text.titles")
# What may stand before the first sentence of a paragraph: a dateline, the label of a speaker, the mark of a list item.
_DATELINE = re.compile(
    r"\([A-Z][A-Za-z /]{1,20}\) [-–—]{1,2} (?=\S)"
    r"|[A-Z][A-Za-zÀ-ÿ.'/ ]{1,40}(?:, [A-Za-z0-9. ]{2,25}){0,3}(?: \([A-Za-z /]{2,20}\))? [-–—]{1,2} (?=\S)"
)
_LABEL = re.compile(r"(?:(Q(?= [A-Z])|[QA](?=[.:] ))[.:]?|((?:[A-Z][A-Za-z.'-]{0,20} ){0,5}[A-Z][A-Za-z.'-]{0,20}):) ?")
_BULLET = re.compile(r"(?:[-–—•*·▪●]|\(?[0-9]{1,2}[.)]|\(?[a-z]\)) +")
# What an editor puts before a text or a paragraph: nobody who speaks.
_NOTICE = re.compile(
    r"(?:corrections?|clarifications?|updates?|updated|editors?'?s?'? note|note(?: to (?:editors|readers))?|tl;? ?dr|breaking(?: news)?"
    r"|exclusive|just in|watch|read more|analysis|opinion|comment(?:ary)?|explainers?|fact[ -]check|summary|in brief|key points?"
    r"|background|context|caption|photo|image|video|source|sources|headline|developing|warning|disclaimer|verdict|claim|rating)"
    r" ?(?::|--?|—|–) ",
    re.IGNORECASE,
)
# Only the first of a run of full stops is tried, and nothing is given back: a page of dots takes no longer than one of words.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”')\]]*+(?=\s|$)")
# What follows grows faster than a sentence does. No one writes as long as this: what does so has lost its breaks, and is cut.
LONGEST_PARAGRAPH = 4000
LONGEST_SENTENCE = 2000
_LAST_WORD = re.compile(r"[\w.'-]{0,40}$")


class Quote(NamedTuple):
    """A stretch inside quotation marks, marks included, in the block's clean text. `open_end`: it runs on in the next block."""

    start: int
    end: int
    open_end: bool = False


class Block:
    """A paragraph: clean text, its sentences and quotations, and the way back to the original."""

    def __init__(self, clean: str, places: list[int], original: str) -> None:
        self.clean = clean
        self._places = places
        self._original = original
        self.lead, self.body = _lead(clean)  # kind of what stands before the first sentence; where that one starts
        self.label = clean[: self.body].strip(" :.") if self.lead == "label" else ""
        self.heading = not self.lead and len(clean) < 90 and clean[-1] not in _ENDS
        self.quotes = _quotes(clean)
        self.sentences = _sentences(clean, self.body)
        self._openings = [quote.start for quote in self.quotes]

    def quote_at(self, place: int) -> Quote | None:
        """The quotation in which a character of the clean text lies."""
        at = bisect_right(self._openings, place) - 1
        return self.quotes[at] if at >= 0 and place < self.quotes[at].end else None

    def span(self, start: int, end: int) -> Span:
        """The stretch of the original text that clean characters `start` to `end` came from."""
        first, last = self._places[start], self._places[max(start, end - 1)] + 1
        while last < len(self._original) and unicodedata.combining(self._original[last]):
            last += 1
        return Span(first, last, self._original[first:last])


def blocks(text: str) -> list[Block]:
    """The paragraphs of a text, in order. A line break inside a sentence does not end a paragraph."""
    found: list[Block] = []
    clean: list[str] = []
    places: list[int] = []

    def close() -> None:
        while clean and clean[-1] == " ":
            clean.pop()
            places.pop()
        whole = _directed("".join(clean))
        for start, end in _cuts(whole):
            found.append(Block(whole[start:end], places[start:end], text))
        clean.clear()
        places.clear()

    for line_start, line in _lines(text):
        stripped = line.strip()
        if not stripped:
            close()
            continue
        if clean and not _continues(clean, stripped):
            close()
        elif clean:
            clean.append(" ")
            places.append(places[-1])
        even = (stripped if stripped.isascii() and "`" not in stripped else stripped.translate(_SAME)).replace("\t", " ")
        if not _MOVES.search(even) and (even.isascii() or unicodedata.is_normalized("NFC", even)):
            clean += even
            first = line_start + line.index(stripped)
            places += range(first, first + len(even))
            continue
        space, run = not clean or clean[-1] == " ", 0
        for offset, char in enumerate(line):
            folded = char.translate(_SAME)
            if char in _DROPPED:
                continue
            run = run + 1 if clean and clean[-1] == folded and not folded.isalnum() else 1
            if folded.isspace():
                if space:
                    continue
                folded, space = " ", True
            else:
                space = False
                if run > RUN:
                    continue
            composed = unicodedata.normalize("NFC", clean[-1] + folded) if clean and unicodedata.combining(folded) else ""
            if len(composed) == 1:
                clean[-1] = composed
                continue
            for part in _LIGATURES.get(folded, folded):
                clean.append(part)
                places.append(line_start + offset)
        while clean and clean[-1] == " ":
            clean.pop()
            places.pop()
    close()
    return found


def flat(text: str) -> str | None:
    """A text in one line, its characters folded as in blocks; None where that cannot be told without a look at each of them."""
    parts = (text if text.isascii() and "`" not in text else text.translate(_SAME)).split()
    line = " ".join(parts)
    cut = max(map(len, parts), default=0) > LONGEST_SENTENCE - 2  # no break for so long: it may be cut anywhere
    return None if cut or _MOVES.search(line) or not (line.isascii() or unicodedata.is_normalized("NFC", line)) else line


def _lines(text: str) -> list[tuple[int, str]]:
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        found.append((start, line))
        start += len(line)
    return found


def _continues(clean: list[str], line: str) -> bool:
    """Whether a new line goes on with the sentence before: that one has no end, this one starts in lower case or with a number."""
    last = next((char for char in reversed(clean) if char != " "), "")
    return last not in _ENDS and (line[0].islower() or ((last.isalnum() or last == ",") and line[0].isdigit()))


def _directed(text: str) -> str:
    """The text with straight double quotation marks turned into opening and closing ones, one character for one."""
    if '"' not in text:
        return text
    made: list[str] = []
    last, inside = 0, False
    for mark in _MARKS.finditer(text):
        i = mark.start()
        if mark.group() == '"':
            before = text[i - 1] if i > last else made[-1][-1:] if made else " "
            after = text[i + 1] if i + 1 < len(text) else " "
            opens = (before in " ([—–-" and after != " ") or (not inside and after.isalnum() and not before.isalnum())
            made.append(text[last:i] + ("“" if opens else "”"))
            last, inside = i + 1, opens
        else:
            inside = mark.group() == "“"
    return "".join(made) + text[last:]


def _cuts(text: str) -> list[tuple[int, int]]:
    """Where a text is cut into paragraphs: nowhere, unless it has lost its breaks; then where a sentence starts."""
    if len(text) <= LONGEST_PARAGRAPH:
        return [(0, len(text))] if text else []
    found, start, last = [], 0, 0
    for sentence, end in _sentences(text, 0):
        if end - start > LONGEST_PARAGRAPH and sentence > start:
            found.append((start, last))
            start = sentence
        last = end
    return [*found, (start, last)]


def _quotes(text: str) -> list[Quote]:
    found, start = [], -1
    for mark in _MARKS.finditer(text):
        if mark.group() == "“" and start < 0:
            start = mark.start()
        elif mark.group() == "”" and start >= 0:
            found.append(Quote(start, mark.end()))
            start = -1
    if start >= 0 and len(text) - start > 1:
        found.append(Quote(start, len(text), True))
    return found


def _lead(text: str) -> tuple[str, int]:
    """What stands before the first sentence (dateline, label, bullet or nothing), and where that sentence starts."""
    bullet = _BULLET.match(text)
    if bullet:
        return "bullet", bullet.end()
    notice = _NOTICE.match(text)
    if notice:
        return "notice", notice.end()
    label = _LABEL.match(text)
    if label and (label[1] or label[2].isupper() or label[2].split()[0] in _LABEL_STARTS):
        return "label", label.end()
    dateline = _DATELINE.match(text)
    place = dateline.group().split(",")[0].split(" -")[0].split(" (")[0].strip(" –—") if dateline else ""
    if dateline and (place.startswith("(") or place.isupper()):
        return "dateline", dateline.end()
    return "", 0


def _sentences(text: str, body: int) -> list[tuple[int, int]]:
    """Where sentences start and end. An abbreviation, an initial or a lower-case letter after the full stop does not end one."""
    found, start = [], body
    for match in _END.finditer(text, body):
        end = match.end()
        rest = text[end : end + 3].lstrip()
        if rest and (rest[0].islower() or rest[0] in ",;"):
            continue
        if match.group().startswith("…") and rest and not rest[0].isupper():
            continue
        if match.group().startswith(".") and _abbreviates(text, match.start(), end):
            continue
        found.append((start, end))
        start = end
        while start < len(text) and text[start] == " ":
            start += 1
    if start < len(text):
        found.append((start, len(text)))
    return [part for a, b in found if b > a for x, y in parted(text, a, b) for part in _bounded(text, x, y)]


def _bounded(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence whole, or cut at spaces where it is longer than any sentence is."""
    found = []
    while end - start > LONGEST_SENTENCE:
        space = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        cut = space if space > 0 else start + LONGEST_SENTENCE
        found.append((start, cut))
        start = cut + (space > 0)
    return [*found, (start, end)] if end > start else found


def _abbreviates(text: str, stop: int, end: int) -> bool:
    """Whether a full stop belongs to an abbreviation or an initial, and the sentence goes on behind it."""
    word = _LAST_WORD.search(text, max(0, stop - 40), stop)
    last = word.group().lower() if word else ""
    rest = text[end : end + 3].lstrip()
    if last in _SENTENCE_FINAL and rest[:1].isupper() and _starts_sentence(text[end : end + 40]):
        return False
    return last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha() and bool(rest))


def _starts_sentence(rest: str) -> bool:
    """Whether what follows an abbreviation such as U.S. looks like a new sentence rather than the noun it belongs to."""
    first = rest.split(None, 1)[0] if rest.strip() else ""
    return first.strip("“\"'") in _STARTS
