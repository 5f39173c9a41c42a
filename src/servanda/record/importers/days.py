"""Days as depositaries write them."""

from __future__ import annotations

import re
from datetime import date

from ...dates import MONTHS

_MONTH = {name[:3].casefold(): number for number, name in enumerate(MONTHS, 1)}
_NAMES = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in MONTHS)
IN_WORDS = re.compile(r"\b(\d{1,2})\s+(" + _NAMES + r")\.?,?\s+(\d{4})\b")
IN_DIGITS = re.compile(r"\b(\d{1,2})-(\d{1,2})-(\d{4})\b")
FIRST, LAST = 1850, 2200  # a day outside is a slip of the pen


def iso(day: str, month: str, year: str) -> str:
    """The ISO form of a day, its month in words (Jul, July) or digits; empty where there is no such day."""
    number = int(month) if month.isdigit() else _MONTH.get(month[:3].casefold(), 0)
    try:
        made = date(int(year), number, int(day))
    except ValueError:
        return ""
    return made.isoformat() if FIRST <= made.year <= LAST else ""


def in_words(text: str) -> list[str]:
    """All days that a text names in words (27 June 2025), in order."""
    return [day for match in IN_WORDS.finditer(text) if (day := iso(*match.groups()))]
