"""Which treaty a word means, by the names that its law file gives."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import UsageError, shown
from ..told import OR, Template, Text, named, row, say
from .loader import no_such, treaty, treaty_ids


def find_treaty(text: str, more: Mapping[str, str] | None = None) -> str:
    """The id of the treaty that an id or a name points to; `more` are other names, in lower case, with the ids they mean.

    Raises UsageError with one sentence, and the nearest names, where none does.
    """
    ids, word = treaty_ids(), text.strip()
    if word.casefold() in ids:
        return word.casefold()
    known = dict(more or {})
    for name in ids:
        found = treaty(name)
        for alias in (*found.also, found.cite, found.name, found.short):
            known[alias.casefold()] = name
    if word.casefold().removeprefix("the ") in known:
        return known[word.casefold().removeprefix("the ")]
    from difflib import get_close_matches

    near = get_close_matches(word.casefold(), [*ids, *known], 5, 0.7)
    if not near:
        raise no_such(text)
    meant = list(dict.fromkeys(known.get(n, n) for n in near))[:3]
    these = row([say("{id} ({treaty})", id=Text(name), treaty=named(treaty(name).short, "title", name)) for name in meant], OR)
    told: Template = "No treaty is called {text}. Did you mean {these}?"
    raise UsageError(say(told, text=shown(text), these=these))
