"""Which treaties a report is about, in whatever language it is: the gate before a model is asked, and the choice of what it is shown."""

from __future__ import annotations

from collections import Counter

from .. import law
from .rules.lexicon import STRONG, scan
from .rules.text import blocks

MOST = 8  # treaties whose statements a model is shown
_WEIGHT = {"treaty": 3, "weapon": 2, "topic": 1}


def topics(text: str) -> list[str]:
    """The ids of the treaties that a text names, or whose weapons it does, the foremost first; none where it is about none.

    A protocol that is not named itself is not among them: its weapons are those of a treaty of their own as well.
    """
    found: Counter[str] = Counter()
    named: set[str] = set()
    for block in blocks(text):
        for mention in scan(block.clean):
            if mention.kind in STRONG:
                for treaty in mention.ids:
                    found[treaty] += _WEIGHT[mention.kind]
                if mention.kind != "weapon":
                    named.update(mention.ids)
    meant = [treaty for treaty, _ in found.most_common() if treaty in named or not law.treaty(treaty).parent]
    return (meant or list(found))[:MOST]
