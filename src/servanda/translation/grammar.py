"""What a language does to a name in a sentence: its article, and what becomes of that behind a word for "of" or "to".

A template asks for it behind a colon: {who:of}, {treaty:to}; {who:a|ont} is the first where one is meant, and the last where several are.
A language without a table here has names that never change, and words its sentences accordingly.
"""

from __future__ import annotations

import csv
import os
from functools import cache

from .catalogue import HERE

ARTICLES = {"fr": ("le ", "la ", "les ", "l’"), "es": ("el ", "la ", "los ", "las ")}
SEVERAL = {"fr": ("les ",), "es": ("los ", "las ")}
OF = {"fr": {"le ": "du ", "les ": "des ", "": "de "}, "es": {"el ": "del ", "": "de "}}
TO = {"fr": {"le ": "au ", "les ": "aux ", "": "à "}, "es": {"el ": "al ", "": "a "}}
FORMS = {"of": OF, "to": TO}
ELIDED = "aâàeéèêiîoôuùyh"  # before these French `de` loses its vowel; no name without an article begins with an h that forbids it


def form(code: str, text: str, case: str) -> str:
    """A name with the word for "of" or "to" before it, as the language writes the two."""
    ways = FORMS[case].get(code)
    if ways is None:
        return text
    for article, contracted in ways.items():
        if article and text.startswith(article):
            return contracted + text.removeprefix(article)
    if code == "fr" and case == "of" and text[:1].lower() in ELIDED:
        return f"d’{text}"
    return ways[""] + text


def bare(code: str, text: str) -> str:
    """A name without its article, with a capital, as it stands in a heading."""
    for article in ARTICLES.get(code, ()):
        if text.startswith(article):
            text = text.removeprefix(article)
            break
    return text[:1].upper() + text[1:]


def several(code: str, text: str) -> bool:
    """Whether a name is one of several, as the language counts: les États-Unis."""
    return text.startswith(SEVERAL.get(code, ()))


@cache
def articles(code: str) -> dict[str, str]:
    """The article of each State, by its code, where the language gives names of States one."""
    path = os.path.join(HERE, code, "articles.csv")
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8", newline="") as file:
        return {row["iso3"]: row["article"] for row in csv.DictReader(file)}
