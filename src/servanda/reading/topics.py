"""Which treaties a report is about, in whatever language it is: the gate before a model is asked, and the choice of what it is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from .. import law
from ..lexicon.language import UNKNOWN, language_of
from ..lexicon.names import languages, named
from .rules.lexicon import STRONG, scan
from .rules.lexicon import on_topic as in_english
from .rules.text import blocks

MOST = 8  # treaties whose statements a model is shown
_WEIGHT = {"treaty": 3, "weapon": 2, "topic": 1}


def on_topic(text: str) -> bool:
    """Whether a text, in a language that is known, may name a treaty or a weapon of one."""
    return any(_elsewhere(text)) or (language_of(text) not in languages() and in_english(text))


def topics(text: str) -> list[str]:
    """The ids of the treaties that a text names, or whose weapons it does, the foremost first; none where it is about none.

    A protocol that is not named itself is not among them: its weapons are those of a treaty of their own as well.
    """
    found: Counter[str] = Counter()
    named_itself: set[str] = set()
    for kind, treaty in (*_english(text), *_elsewhere(text)):
        found[treaty] += _WEIGHT[kind]
        if kind != "weapon":
            named_itself.add(treaty)
    meant = [treaty for treaty, _ in found.most_common() if treaty in named_itself or not law.treaty(treaty).parent]
    return (meant or list(found))[:MOST]


def _english(text: str) -> Iterator[tuple[str, str]]:
    for block in blocks(text):
        for mention in scan(block.clean):
            if mention.kind in STRONG:
                yield from ((mention.kind, treaty) for treaty in mention.ids)


def _elsewhere(text: str) -> Iterator[tuple[str, str]]:
    """What is named in the language that the text is in; in all of them where that cannot be told."""
    language = language_of(text)
    if language in languages() or language == UNKNOWN:
        yield from ((name.kind, name.treaty) for name in named(text) if language in (name.language, UNKNOWN))
