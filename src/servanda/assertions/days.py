"""The time that belongs to an assertion, as it was said, in days."""

from __future__ import annotations

from datetime import date

from ..dates import parse_partial
from ..errors import UsageError
from ..told import Text, say
from ..tuples import NamedTuple


class Days(NamedTuple):
    """From the first day to the last, both counted; None where the time is open on that side.

    A time that is told by its beginning and its end may begin and end on any day of what is told: `start` is the last day on which
    it may begin ("since 2014" is 2014/..: on a day of 2014), `end` the first on which it may end.
    """

    first: date | None
    last: date | None
    start: date | None = None
    end: date | None = None

    def holds(self, day: date | None, slack: int = 0) -> bool:
        """Whether a day lies in the time, or misses it by no more than so many days."""
        if day is None:
            return False
        late = self.first is not None and (self.first - day).days > slack
        return not late and not (self.last is not None and (day - self.last).days > slack)


def days_of(when: str) -> Days:
    """The days of a `when`. Raises UsageError for one that is no time, with what is wrong and how to write it."""
    first, bar, last = when.partition("/")
    if not bar:
        return Days(*parse_partial(first))
    if first == last == "..":
        raise UsageError(say("{time} is open on both sides: leave the field out.", time=Text(repr(when))))
    begin, end = (None if part == ".." else parse_partial(part) for part in (first, last))
    found = Days(begin[0] if begin else None, end[1] if end else None, begin[1] if begin else None, end[0] if end else None)
    if found.first and found.last and found.first > found.last:
        raise UsageError(say("{time} ends before it begins: put the earlier day first.", time=Text(repr(when))))
    return found
