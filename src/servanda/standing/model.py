"""What follows from law and record, as immutable types."""

from __future__ import annotations

from datetime import date

from ..record.model import OWN
from ..tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

BOUND = frozenset({"bound", "withdrawing"})


class Basis(NamedTuple):
    """What an answer rests on: a provision, an action, a circumstance or a reading, and where it can be read."""

    kind: str  # provision | action | circumstance | reading
    ref: str
    source: str
    says: str = ""
    sure: str = ""  # how sure that is: who says it (`record.model.SURE`), or that it is to be checked or unconfirmed


def own(basis: Iterable[Basis]) -> str:
    """What is said of an answer that rests on a fact of the asker's own; nothing of any other."""
    return " [own fact]" if any(item.source.startswith(OWN) for item in basis) else ""


class Interval(NamedTuple):
    """A stretch of time with one status. `until` is the first day of the next one; None while none is known."""

    status: str
    since: date | None
    until: date | None
    basis: tuple[Basis, ...]
    undetermined: str = ""  # what is open, and the rule that would decide it


class Timeline(tuple[Interval, ...]):
    """The intervals of a State under a treaty, in order: a tuple that notebooks show as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from ..notebook import table_html

        rows = [
            (str(one.since or ""), str(one.until or ("undetermined" if one.undetermined else "")), one.status,
             "; ".join(item.ref for item in one.basis)) for one in self
        ]  # fmt: skip
        return table_html(("from", "until", "status", "basis"), rows)


class View(NamedTuple):
    """The standing under one of the rival answers to a contested question."""

    reading: str
    holds: str
    status: str
    operates: bool
    proponents: tuple[str, ...]
    basis: tuple[Basis, ...]
    effective: date | None = None  # when a withdrawal takes effect by this reading, where it says so


class Standing(NamedTuple):
    """What binds a State under a treaty on a day, as it was known on a day."""

    state: str
    treaty: str
    status: str
    as_of: date
    known_at: date | None
    since: date | None
    until: date | None
    basis: tuple[Basis, ...]
    readings: tuple[View, ...] = ()
    undetermined: str = ""
    caveat: str = ""  # said where the day lies after the end of the list
    also: tuple[Basis, ...] = ()  # what else the State did under the treaty by that day, that moves no status: suspensions, declarations

    @property
    def bound(self) -> bool:
        """Whether the treaty is in force for the State on that day (notice of withdrawal given or not)."""
        return self.status in BOUND


    def _repr_html_(self) -> str:
        """The standing as a table, for notebooks: what it rests on, and rival readings with their holders."""
        from ..notebook import table_html

        told = f"{self.state} under {self.treaty}, as of {self.as_of}: {self.status}{f' since {self.since}' if self.since else ''}"
        told += f", until {self.until}" if self.until else ""
        rows = [(item.kind, item.ref, item.says, item.source) for item in self.basis]
        rows += [("reading", f"{v.reading} ({', '.join(v.proponents)})", f"{v.status}: {v.holds}", "") for v in self.readings]
        rows += [("", "", word, "") for word in (self.undetermined, self.caveat) if word]
        return table_html(("", "rests on", "which says", "source"), rows, told)


class Due(NamedTuple):
    """A duty with a last day, and how it stands."""

    state: str
    treaty: str
    norm: str
    due: date
    # running | met | met late | met, day unclear | missed | no completion on record | extended, new day not on record (`due` is the
    # last day before that) | lapsed | if it applies: a duty that only some States have, where the record shows nothing of it here
    # | reopened: done once, and more time was given since | met, area found later: what was done late was found after the last day
    # | declared none: the State told the others that it has nothing that the duty is about
    status: str
    original: date
    completed: str  # partial ISO date, or nothing
    basis: tuple[Basis, ...]
    caveat: str = ""  # what the record does not hold that could change the answer
