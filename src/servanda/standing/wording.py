"""How States, treaties, days and standings are named in a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..dates import in_words, partial_in_words
from ..law.model import Treaty
from ..record.states import state_name
from ..told import AND, Message, Name, Template, Text, Told, row, say
from ..told import named as name_of

_WITH_ARTICLE = (
    "United ", "Central African", "Democratic Republic", "Republic of", "Dominican Republic", "Czech Republic", "Holy See", "Bahamas",
    "Comoros", "Cook Islands", "Gambia", "Maldives", "Marshall Islands", "Netherlands", "Philippines", "Seychelles", "Solomon Islands",
    "Soviet Union", "German Democratic", "European Union",
)  # fmt: skip

_WITH_THE = frozenset({
    "Treaty", "Convention", "Conventions", "Statute", "Agreement", "Protocol", "Protocols", "Amendment", "amendment", "amendments",
    "Document", "Regime",
})  # fmt: skip

STATUS: dict[str, Template] = {
    "bound": "bound",
    "withdrawing": "withdrawing",
    "withdrawn": "withdrawn",
    "signatory": "signatory",
    "pending": "pending",
    "provisionally applying": "provisionally applying",
    "no party": "no party",
    "not in force": "not in force",
    "expired": "expired",
}
DUE: dict[str, Template] = {
    "running": "running",
    "met": "met",
    "met late": "met late",
    "met, day unclear": "met, day unclear",
    "met, area found later": "met, area found later",
    "missed": "missed",
    "no completion on record": "no completion on record",
    "extended, new day not on record": "extended, new day not on record",
    "lapsed": "lapsed",
    "if it applies": "if it applies",
    "reopened": "reopened",
    "declared none": "declared none",
    "takes effect": "takes effect",
}
NORM: dict[str, Template] = {
    "use": "use",
    "production": "production",
    "stockpiling": "stockpiling",
    "transfer": "transfer",
    "stockpile-destruction": "stockpile destruction",
    "clearance": "clearance",
    "transparency-report": "transparency report",
    "withdrawal": "withdrawal",
    "membership": "membership",
    "joining": "joining",
    "other": "compliance and scope",
}
NO_DAY: Template = "on a day that is not on record"
NO_SUCH_DAY: Template = "a day that is not on record"
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


def status_told(status: str) -> Told:
    """A status as it is told."""
    return say(STATUS[status]) if status in STATUS else Text(status)


def due_told(status: str) -> Told:
    """How a duty with a last day stands, as it is told."""
    return say(DUE[status]) if status in DUE else Text(status)


def norm_told(norm: str) -> Told:
    """What a provision asks, as it is told."""
    return say(NORM[norm]) if norm in NORM else Text(norm.replace("-", " "))
