"""What a State's steps under one treaty add up to: a small machine that takes events in order and yields statuses.

It knows of no law and no record: the events come with their days and what they rest on. An instrument, a notice and an
entry into force belong together by a key, so that an instrument taken back never binds and a notice taken back never
releases, whatever else happened on those days.
"""

from __future__ import annotations

from datetime import date

from ..tuples import NamedTuple
from .model import Basis, Interval

# The order of events of one day. What binds comes before what releases; a notice withdrawn on the day it takes effect is
# withdrawn too late.
ORDER = {name: place for place, name in enumerate((
    "State ended", "treaty in force", "signed", "deposited", "applied", "entered", "left", "noticed",
    "notice withdrawn", "instrument withdrawn", "treaty expired",
))}  # fmt: skip


class Event(NamedTuple):
    """One step on one day. `key` ties what follows from an action to that action."""

    day: date
    what: str  # one of ORDER
    basis: tuple[Basis, ...]
    key: int = 0
    undetermined: str = ""


class Course:
    """Where a State stands under a treaty while its events go by."""

    def __init__(self, opening: tuple[Basis, ...], treaty_in_force: tuple[Basis, ...]) -> None:
        self.in_force = self.expired = self.left = False
        self.said = {"not in force": opening, "no party": treaty_in_force}  # what each status rests on
        self.open = {"pending": "", "withdrawing": ""}  # what is undetermined about it
        self.signed = self.applied = False
        self.anew = False  # whether another State's course begins on the day of the last event
        self.instruments: dict[int, date] = {}  # deposited and standing
        self.entered: set[int] = set()  # those by which the treaty is in force for the State
        self.notices: dict[int, date] = {}  # given and standing

    @property
    def status(self) -> str:
        """The one word for where the State stands now."""
        bound = bool(self.entered & self.instruments.keys())
        if self.expired and (bound or self.instruments or self.signed) and not self.left:
            return "expired"
        if bound:
            return "withdrawing" if self.notices else "bound"
        if self.applied:
            return "provisionally applying"
        if self.instruments:
            return "pending"
        if self.left:
            return "withdrawn"
        if self.signed:
            return "signatory"
        return "no party" if self.in_force else "not in force"

    def take(self, event: Event) -> None:
        """What one event changes. An event that has nothing to act on changes nothing."""
        what, key, before = event.what, event.key, self.status
        if what == "State ended":  # what bound it binds no other that comes after it under the same name
            self.instruments, self.entered, self.notices = {}, set(), {}
            self.signed = self.applied = self.left = False
            self.said["no party"] = event.basis
        elif what == "treaty in force":
            self.in_force = True
        elif what == "signed":
            self.signed = True
            self._says("signatory", before, event)
        elif what == "deposited":
            self.instruments[key] = event.day
            self._says("pending", before, event)
        elif what == "applied":
            self.applied = not self.entered
            self._says("provisionally applying", before, event)
        elif what == "entered" and key in self.instruments:
            if not self.entered:
                self.said["bound"] = event.basis
            self.entered.add(key)
            self.applied = self.left = False
        elif what == "noticed" and self.instruments:
            self.notices[key] = event.day
            if len(self.notices) == 1:
                self._says("withdrawing", before, event)
        elif what == "left" and self.instruments and (key in self.notices or not key):
            self._drop(self.notices.get(key, event.day))
            self.left = True
            self.said["withdrawn"] = event.basis
        elif what == "notice withdrawn" and self.notices:
            self.notices.clear()
            self.said["bound"] = (*event.basis, *self.said.get("bound", ()))
        elif what == "instrument withdrawn" and self.instruments:
            self._drop(event.day)
            self.said["signatory"] = self.said["no party"] = self.said["not in force"] = event.basis
        elif what == "treaty expired":
            self.expired = True
            self._says("expired", before, event)

    def interval(self, since: date | None) -> Interval:
        """The interval that begins now."""
        status = self.status
        return Interval(status, since, None, self.said[status], self.open.get(status, ""))

    def _says(self, status: str, before: str, event: Event) -> None:
        """Notes what a status rests on, unless the State had it already: the first event that gave it counts."""
        if status != before:
            self.said[status] = event.basis
            if status in self.open:
                self.open[status] = event.undetermined

    def _drop(self, until: date) -> None:
        """Takes away the instruments deposited up to a day, and all that rested on them; a later one stands."""
        self.instruments = {key: day for key, day in self.instruments.items() if day > until}
        self.entered &= self.instruments.keys()
        self.notices.clear()
        self.applied = False


def intervals(events: list[Event], course: Course) -> tuple[Interval, ...]:
    """The course of events as intervals: in order, without gaps, each with another status than the one before."""
    found = [course.interval(None)]
    for event in sorted(events, key=lambda e: (e.day, ORDER[e.what], e.key)):
        course.take(event)
        if found[-1].since == event.day:
            found.pop()
        else:
            course.anew = event.what == "State ended"
        if course.status == found[-1].status and not course.anew:
            found[-1] = found[-1]._replace(until=None)
        else:
            found[-1] = found[-1]._replace(until=event.day)
            found.append(course.interval(event.day))
    return tuple(found)
