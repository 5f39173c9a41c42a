"""References to provisions: "VI", "20(3)"."""

from __future__ import annotations

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def in_figures(reference: str) -> str:
    """A reference in lower case and without spaces, its article in figures: "VI (1)" is "6(1)"."""
    article, bracket, rest = reference.replace(" ", "").casefold().partition("(")
    if not article or not set(article) <= ROMAN.keys():
        return f"{article}{bracket}{rest}"
    values = [ROMAN[sign] for sign in article]
    number = sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))
    return f"{number}{bracket}{rest}"
