"""A page in the pieces that the network takes: whole sentences, with how the report begins and what stands before and after."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import NamedTuple

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from .page import HIDDEN, KINDS, Page

HERE = Path(__file__).parent
START, END, BREAK, FIRST_HIDDEN = 101, 102, 99, 1  # of the vocabulary: [CLS], [SEP], and tokens that it leaves unused
CASES = ("none", "small", "capital", "capitals", "letter", "digits", "mark")
ZONES = ("head", "before", "core", "after")
CORE_ZONE = ZONES.index("core")
HEAD, BEFORE, CORE, AFTER = 32, 40, 250, 24  # tokens of each
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
NUMBERS = 32  # how many things are told apart by number; those after share them


class Token(NamedTuple):
    """A piece of a word, or a mention in its place: text[start:end] of the page; `kind` as a place in KINDS, one added."""

    piece: int
    start: int
    end: int
    case: int
    kind: int = 0
    number: int = 0


class Window(NamedTuple):
    """Tokens that the network reads at once; `zones` tells of each what it is there for, `mentions` where which mention stands."""

    tokens: tuple[Token, ...]
    zones: tuple[int, ...]
    mentions: tuple[tuple[int, int], ...]  # place of a token, place of the mention on the page


@cache
def tokenizer() -> Tokenizer:
    """The word pieces of the base model."""
    words = (HERE / "weights" / "vocabulary.txt").read_text(encoding="utf-8").split("\n")[:-1]
    made = Tokenizer(WordPiece({word: place for place, word in enumerate(words)}, unk_token="[UNK]"))
    made.normalizer, made.pre_tokenizer = BertNormalizer(), BertPreTokenizer()  # lower case, accents taken off
    return made


def tokens(page: Page) -> list[Token]:
    """The tokens of a page in order: word pieces, a mark at each end of a block, hidden mentions as one token each."""
    encoded = tokenizer().encode(page.text, add_special_tokens=False)
    hidden = [mention for mention in page.mentions if mention.kind in HIDDEN]
    shown = [mention for mention in page.mentions if mention.kind not in HIDDEN]
    numbered: dict[tuple[str, ...], int] = {}
    fresh = count(1)
    found: list[Token] = []
    at = last = 0
    starts, shown_at = page.starts[1:], 0
    for piece, (start, end) in zip(encoded.ids, encoded.offsets, strict=True):
        while at < len(hidden) and hidden[at].end <= start:
            at += 1
        while last < len(starts) and starts[last] <= start:
            found.append(Token(BREAK, starts[last] - 1, starts[last], 0))
            last += 1
        if at < len(hidden) and hidden[at].start < end:
            mention = hidden[at]
            if found and found[-1].start == mention.start and found[-1].end == mention.end:
                continue
            number = numbered.get(mention.ids) or numbered.setdefault(mention.ids, next(fresh))
            kind = KINDS.index(mention.kind)
            found.append(Token(FIRST_HIDDEN + kind, mention.start, mention.end, 0, kind + 1, (number - 1) % (NUMBERS - 1) + 1))
            continue
        while shown_at < len(shown) and shown[shown_at].end <= start:
            shown_at += 1
        inside = shown_at < len(shown) and shown[shown_at].start < end
        kind = KINDS.index(shown[shown_at].kind) + 1 if inside else 0
        found.append(Token(piece, start, end, _case(page.text[start:end]), kind))
    return found


def windows(page: Page) -> Iterator[Window]:
    """The windows of a page: each token that stands on it is in the core of just one."""
    every = tokens(page)
    starts = [token.start for token in every]
    head = every[:HEAD]
    at = 0
    borders = _borders(page, starts)
    while at < len(every):
        end = _border(borders, at, len(every))
        before = every[max(at - BEFORE, min(HEAD, at)) : at]
        after = every[end : end + AFTER]
        opening = head if at > HEAD else head[: min(at, HEAD)]
        parts = ((opening, 0), (before, 1), (every[at:end], 2), (after, 3))
        made = [Token(START, 0, 0, 0)]
        zones = [0]
        for part, zone in parts:
            made += part
            zones += [zone] * len(part)
            if zone == 0:
                made.append(Token(END, 0, 0, 0))
                zones.append(0)
        made.append(Token(END, 0, 0, 0))
        zones.append(3)
        yield Window(tuple(made), tuple(zones), tuple(_placed(page, made)))
        at = end


def words(text: str, window: Window, first: int, last: int) -> Iterator[tuple[int, str]]:
    """The words from one token of a window to another, each with the place of its first token."""
    places = {window.tokens[place].start: place for place in range(last, first - 1, -1)}
    for match in _WORD.finditer(text, window.tokens[first].start, window.tokens[last].end):
        if match.start() in places:
            yield places[match.start()], match.group()


def _placed(page: Page, made: list[Token]) -> Iterator[tuple[int, int]]:
    """Where the mentions of a page stand in a window, by the first of their tokens."""
    where: dict[int, int] = {}
    for place, token in enumerate(made):
        if token.end > token.start:
            where.setdefault(token.start, place)
    for number, mention in enumerate(page.mentions):
        if mention.start in where:
            yield where[mention.start], number


def _borders(page: Page, starts: list[int]) -> list[int]:
    """The tokens at which a sentence or a block starts."""
    found = []
    for block, first in zip(page.blocks, page.starts, strict=True):
        found += [bisect_left(starts, first), *(bisect_left(starts, first + start) for start, _ in block.sentences)]
    return sorted(set(found))


def _border(borders: list[int], at: int, total: int) -> int:
    """Where a core that starts at a token ends: at the last border that it has room for."""
    if total - at <= CORE:
        return total
    place = borders[bisect_right(borders, at + CORE) - 1]
    return place if place > at else at + CORE


def _case(written: str) -> int:
    if written.isdigit():
        return 5
    if not written[:1].isalnum():
        return 6
    if written[0].isupper():
        return 3 if len(written) > 1 and written.isupper() else 2 if len(written) > 1 else 4
    return 1
