"""A name of several words is one word to the parser and to the rules, and to the parser one and the same word for its kind.

What a treaty is called ("Protocol on mines, booby-traps and other devices as amended") is no grammar of what is said of it: what holds of a
treaty by one of its names is read by the others, and of a State by the long form of its name as by the short.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ... import law
from .lexicon import Mention
from .tokens import Token

if TYPE_CHECKING:
    from spacy.tokens import Doc as ModelDoc

_TREATY, TREATIES = "Treaty", "Treaties"
_THING = {"treaty": _TREATY, "other-treaty": _TREATY, "weak-treaty": _TREATY, "state": "Russia", "organisation": "NATO"}
_STATES = ("name", "former", "misspelling")  # names of States: "North Korean", "the White House" stand for one, and are none
_SEVERAL = re.compile(r"(?:[\w-]+ ){0,3}(?:conventions|protocols|amendments|accords|agreements|treaties)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:common )?articles? ", re.IGNORECASE)  # "Common Article 3" is part of a treaty
_YEAR, _ARTICLES = re.compile(r"(?:18|19|20)\d\d"), ("the", "a", "its")  # "the 1997 Mine Ban Treaty": the year is part of the name
NAMES = "names"  # where a document keeps what the words of names are to the parser


def named(doc: ModelDoc, mentions: Iterable[Mention]) -> ModelDoc:
    """A paragraph, not parsed yet, with each name of several words as one word: itself where there is none.

    The article before a name stays a word of its own.
    """
    spans = list(_spans(doc, mentions))
    if not spans:
        return doc
    from spacy.tokens import Doc

    words, spaces, things = list[str](), list[bool](), dict[int, str]()
    starts: list[bool | int | None] = []
    after = 0
    for first, end, thing in (*spans, (len(doc), len(doc), "")):
        for token in doc[after:first]:
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
            starts.append(token.is_sent_start is True)
        if thing:
            things[len(words)] = thing
            words.append(doc[first:end].text)
            spaces.append(bool(doc[end - 1].whitespace_))
            starts.append(doc[first].is_sent_start is True)
        after = end
    return Doc(doc.vocab, words=words, spaces=spaces, sent_starts=starts, user_data={NAMES: things})


def in_short(tokens: Iterable[Token], mentions: Iterable[Mention]) -> str:
    """Words in a row, each treaty and body by its short name, so that all rules read the same of it, and no year of a name for a time."""
    called = {m.end: (m.end - len(m.text.removeprefix("the ")), short) for m in mentions if (short := _short(m))}
    text = list[str]()
    for token in tokens:
        start, short = called.get(token.idx + len(token), (-1, ""))
        if token.idx <= start and text[-2:-1] and text[-2].lower() in _ARTICLES and _YEAR.fullmatch(text[-1]):
            text.pop()
        text.append(short if token.idx <= start else token.text)
    return " ".join(text)


def _short(mention: Mention) -> str:
    """The short name of a treaty or body that is surely meant."""
    if mention.kind == "treaty" and len(mention.ids) == 1:
        short = law.treaty(mention.ids[0]).short
        return "" if _SEVERAL.match(mention.text.removeprefix("the ")) and not _SEVERAL.match(short) else short  # "in 1997 treaties were"
    return mention.ids[0] if mention.kind == "organisation" and mention.ids[0].isupper() else ""


def _spans(doc: ModelDoc, mentions: Iterable[Mention]) -> Iterable[tuple[int, int, str]]:
    reach = 0
    for mention in mentions:
        one = (" " not in mention.text and mention.kind != "state") or _ARTICLE.match(mention.text)
        if one or mention.kind not in _THING or (mention.kind == "state" and mention.detail not in _STATES):
            continue
        span = doc.char_span(mention.start, mention.end)
        if span is None:
            continue
        first = span.start + (span[0].lower_ == "the")
        # "Dem. Rep. of the Congo" ends no sentence
        crosses = mention.kind != "state" and any(token.is_sent_start is True for token in doc[first + 1 : span.end])
        several = span.end - first > 1 or mention.kind == "state"
        if first >= reach and several and not crosses:
            yield first, span.end, _stands_for(mention)
            reach = span.end


def _stands_for(mention: Mention) -> str:
    """The word that a name is to the parser: "treaties" for several by one name, small where the name is ("the 2008 convention")."""
    thing = _THING[mention.kind]
    if thing != _TREATY:
        return thing
    several, small = _SEVERAL.match(mention.text.removeprefix("the ")), mention.text.rsplit(None, 1)[-1].islower()
    thing = TREATIES if several else thing
    return thing.lower() if small else thing
