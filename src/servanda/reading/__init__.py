"""A report's text -> attributions -> claims. Knows nothing of standing."""

from __future__ import annotations

from datetime import date

from .model import Attribution, Claim, Dating, ReadReport

__all__ = ["Attribution", "Claim", "Dating", "ReadReport", "attributions", "read"]


def attributions(text: str) -> list[Attribution]:
    """Who says what in any English text: see `attribution.attributions`."""
    from .attribution import attributions as layer

    return layer(text)


def read(text: str, published: date | None, today: date, title: str = "") -> ReadReport:
    """The claims of a report, with the day it was published as given, or as text and record tell it."""
    from .language import looks_english
    from .report import read as reader

    language = "en" if looks_english(text) else "und"
    return reader(text, published, today, title, language)
