"""How a reason is worded: States, treaties and days as a sentence has them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..dates import in_words, partial_in_words
from ..law.model import Treaty
from ..record.states import state_name

_WITH_ARTICLE = (
    "United ", "Central African", "Democratic Republic", "Republic of", "Dominican Republic", "Czech Republic", "Holy See", "Bahamas",
    "Comoros", "Cook Islands", "Gambia", "Maldives", "Marshall Islands", "Netherlands", "Philippines", "Seychelles", "Solomon Islands",
    "Soviet Union", "German Democratic", "European Union",
)  # fmt: skip

_WITH_THE = frozenset({"Treaty", "Convention", "Conventions", "Statute", "Agreement", "Protocol", "Protocols", "Amendment", "Document"})


def named(state: str) -> str:
    """The short name of a State: the United States, Ukraine."""
    name = "European Union" if state == "EU" else state_name(state)
    return f"the {name}" if name.startswith(_WITH_ARTICLE) else name


def listing(names: Iterable[str]) -> str:
    """Names in a row: A, B and C."""
    found = list(names)
    return f"{', '.join(found[:-1])} and {found[-1]}" if len(found) > 1 else "".join(found)


def called(treaty: Treaty) -> str:
    """The treaty: the Ottawa Convention, New START."""
    return f"the {treaty.short}" if _WITH_THE & set(treaty.short.split()) else treaty.short


def on(day: date | str | None) -> str:
    """A day, or a month or year where no more is on record, with its preposition: on 27 June 2025, in June 2025."""
    if day == "":
        return "on a day that is not on record"
    if day is None or isinstance(day, date):
        return f"on {in_words(day)}"
    return f"{'on' if len(day) == 10 else 'in'} {partial_in_words(day)}"
