"""How a reason names things: States, treaties and days as a sentence has them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..dates import in_words, partial_in_words
from ..law.model import Treaty
from ..record.states import state_name
from ..told import AND, Message, Name, Template, Told, row, say
from ..told import named as name_of

_WITH_ARTICLE = (
    "United ", "Central African", "Democratic Republic", "Republic of", "Dominican Republic", "Czech Republic", "Holy See", "Bahamas",
    "Comoros", "Cook Islands", "Gambia", "Maldives", "Marshall Islands", "Netherlands", "Philippines", "Seychelles", "Solomon Islands",
    "Soviet Union", "German Democratic", "European Union",
)  # fmt: skip

_WITH_THE = frozenset({"Treaty", "Convention", "Conventions", "Statute", "Agreement", "Protocol", "Protocols", "Amendment", "Document"})

VERDICT: dict[str, Template] = {
    "supported": "supported",
    "contradicted": "contradicted",
    "contested": "contested",
    "outside the record": "outside the record",
}
NO_DAY: Template = "on a day that is not on record"
NO_SUCH_DAY: Template = "a day that is not on record"
TAKEN_BACK: Template = "the notice was taken back {when}"
ON: Template = "on {day}"
IN: Template = "in {day}"


def named(state: str) -> Name:
    """The short name of a State: the United States, Ukraine."""
    name = "European Union" if state == "EU" else state_name(state)
    return name_of(f"the {name}" if name.startswith(_WITH_ARTICLE) else name, "state", state)


def listing(names: Iterable[Told]) -> Told:
    """Names in a row: A, B and C."""
    return row(names, AND)


def called(treaty: Treaty) -> Name:
    """The treaty: the Ottawa Convention, New START."""
    return name_of(f"the {treaty.short}" if _WITH_THE & set(treaty.short.split()) else treaty.short, "treaty", treaty.id)


def on(day: date | str | None) -> Message:
    """A day, or a month or year where no more is on record, with its preposition: on 27 June 2025, in June 2025."""
    if day == "":
        return say(NO_DAY)
    return say(IN if isinstance(day, str) and len(day) != 10 else ON, day=the_day(day))


def the_day(day: date | str | None) -> Name:
    """A day, a month or a year by itself: 27 June 2025, June 2025."""
    if isinstance(day, str):
        return name_of(partial_in_words(day) if day else NO_SUCH_DAY, "day", day)
    return name_of(in_words(day), "day", day.isoformat() if day else "")
