"""Whether words of a report stand in quotation marks, by the marks alone."""

from __future__ import annotations

from .anchor import Place

_PAIRS = {"“": "”", "«": "»", "„": "“”", "「": "」", "『": "』", "‹": "›", "»": "«"}
LOOKED_AT = 4000  # characters before the words: no paragraph that matters is longer


def direct(text: str, place: Place) -> bool:
    """Whether at least half of a stretch is in quotation marks. Marks that are not closed end with their paragraph."""
    start = max(text.rfind("\n", 0, place.start) + 1, place.start - LOOKED_AT)
    closing, inside = "", 0
    for at in range(start, place.end):
        mark = text[at]
        if mark == "\n" or (closing and mark in closing):
            closing = ""
        elif not closing and mark in _PAIRS:
            closing = _PAIRS[mark]
        elif not closing and mark == '"':
            closing = '"'
        elif closing and at >= place.start:
            inside += 1
    return 2 * inside >= place.end - place.start
