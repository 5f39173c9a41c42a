"""The European Union by the bare names of its bodies: "the Commission", "the Council", in a text that is about the Union."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lexicon import Mention

EU = "EU"
UNITED_NATIONS = "UN"
BARE = re.compile(r"\b[Tt]he (Union|Commission|Council|Presidency)\b(?! of\b(?! Ministers\b)|[ -](?:on|for|against)\b)")
# Another body that has such a noun in its name: "the African Union", "the Council on Foreign Relations".
ANOTHER = re.compile(
    r"\b(?!The |European |EU )[A-Z][\w’'-]* (Union|Commission|Council)\b"
    r"|\b(Union|Commission|Council) (?:on|for|of) (?!Ministers\b|the European\b)"
)
OF_THE_UNION = re.compile(r"\b(?:European|Commissioners?|MEPs?|EU)\b")


def with_union(mentions: Sequence[list[Mention]], texts: Sequence[str]) -> list[list[Mention]]:
    """The mentions of each paragraph with those of the Union by a bare name; none where another body that is named could be meant.

    A council or commission that speaks or acts for the Union stands for it (articles 15 to 18 of the Treaty on European Union); its
    parliament does not.
    """
    if not any(map(OF_THE_UNION.search, texts)):
        return list(mentions)
    taken = {one or other for text in texts for one, other in ANOTHER.findall(text)}
    if any(m.ids == (UNITED_NATIONS,) for found in mentions for m in found):
        taken.add("Council")  # of security, or of human rights
    return [sorted([*found, *_bare(text, found, taken)]) for found, text in zip(mentions, texts, strict=True)]


def _bare(text: str, found: Sequence[Mention], taken: set[str]) -> list[Mention]:
    places = [match for match in BARE.finditer(text) if match[1] not in taken]
    free = [at for at in places if not any(m.start < at.end() and at.start() < m.end for m in found)]
    return [Mention(at.start(1), at.end(1), "organisation", (EU,), at[1], "igo") for at in free]
