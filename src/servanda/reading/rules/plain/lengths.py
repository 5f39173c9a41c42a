"""How long before or after another time something was, as far as words tell it: "a year after", "more than ten years before"."""

from __future__ import annotations

from datetime import timedelta

from ..words import words
from .phrases import whole_number

LENGTHS = words("plain.lengths")
COMPARING = {"after": 1, "before": -1}
UNITS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652, "century": 36525}
MANY = (2, 12)  # what "a few" and "several" can mean
LONG = 60 * 365
BEYOND, WITHIN = frozenset({"more", "over"}), frozenset({"less", "under", "nearly", "almost"})
BESIDE_LENGTHS = ("just", "only", "full", "exactly", "some", "about", "more", "than", "over", "less", "under", "nearly", "almost", "barely")


def _slack(unit: int, many: int) -> tuple[int, int]:
    """By how many days a length may be less, and more, than is told: years are told by the last full one, decades in round numbers."""
    return (many // 5, many * 3 // 10) if unit > 365 else (max(1, unit // 2), max(1, unit * 19 // 20))


def how_long(found: list[str]) -> tuple[tuple[timedelta, timedelta] | None, str]:
    """How long before or after another time something was, at least and at most, and which of the two; nothing where none is told."""
    at = next((place for place, word in enumerate(found) if word in COMPARING), 0)
    before = found[:at]
    unit = next((UNITS[word.removesuffix("s")] for word in before if word.removesuffix("s") in UNITS), 0)
    if not at or not unit or not all(word in LENGTHS or word.isdigit() for word in before):
        return None, ""
    told = [word for word in before if word.removesuffix("s") not in UNITS and word not in BESIDE_LENGTHS]
    number, beyond, within = whole_number(" ".join(told)), BEYOND & set(before), WITHIN & set(before)
    if told[:2] == ["half", "a"]:  # "half a century after"
        least, most = unit * (2 if beyond else 1) // 4 + (0 if beyond else unit // 8), unit * 7 // 10
    elif number is not None and (beyond or within):
        least, most = (number * unit, (number + 2) * unit) if beyond else ((number - 2) * unit, number * unit)
    elif number is None and {"few", "several", "some"} & set(before):
        least, most = MANY[0] * unit, MANY[1] * unit
    elif number is None and before[-1].endswith("s") and len(before) <= 2:
        least, most = 2 * unit, MANY[1] * unit  # "days before", "only weeks after"
    elif number is None and not {"a", "an"} & set(before):
        return None, ""
    else:
        many = (number or 1) * unit
        less, more = _slack(unit, many)
        least, most = many - less, many + more
    return (timedelta(days=least), timedelta(days=min(most, LONG))), found[at]
