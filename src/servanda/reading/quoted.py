"""Whether words of a report stand in quotation marks, by the marks alone."""

from __future__ import annotations

_PAIRS = {"“": "”", "«": "»", "„": "“”", "「": "」", "『": "』", "‹": "›", "»": "«"}
LOOKED_AT = 4000  # characters before the words: no paragraph that matters is longer


def direct(text: str, start: int, end: int) -> bool:
    """Whether at least half of a stretch is in quotation marks. Marks that are not closed end with their paragraph."""
    opening = max(text.rfind("\n", 0, start) + 1, start - LOOKED_AT)
    closing, inside = "", 0
    for at in range(opening, end):
        mark = text[at]
        if mark == "\n" or (closing and mark in closing):
            closing = ""
        elif not closing and mark in _PAIRS:
            closing = _PAIRS[mark]
        elif not closing and mark == '"':
            closing = '"'
        elif closing and at >= start:
            inside += 1
    return 2 * inside >= end - start
