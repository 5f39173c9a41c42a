"""Timelines as shapes: geometry worked out here, told to the template as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from ...checking.wording import the_day
from ...publish.statuses import status_told
from ...standing.model import Interval
from ...told import Told, say

WIDTH = 1000


class Bar(NamedTuple):
    """An interval on the axis: where it begins, how long it is, and what it says in words."""

    x: float
    width: float
    status: str
    says: Told


class Axis(NamedTuple):
    """The years a drawing covers."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Where a day stands, from 0 to WIDTH; what lies outside stands at the edge."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(min(1.0, max(0.0, share)) * WIDTH, 1)

    @property
    def ticks(self) -> list[tuple[float, int]]:
        """Round years and their places, ten at most."""
        years = self.last.year - self.first.year
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if years / step <= 10)
        begin = -(-self.first.year // step) * step
        return [(self.at(date(year, 1, 1)), year) for year in range(begin, self.last.year + 1, step)]


def axis(timelines: Sequence[Sequence[Interval]], day: date) -> Axis:
    """From the first event on any of the timelines to two years after the last one or the day asked about."""
    known = [i.since for line in timelines for i in line if i.since] or [day]
    return Axis(date(min(*known, day).year, 1, 1), date(min(max(*known, day).year + 2, 9999), 1, 1))


def bars(timeline: Sequence[Interval], over: Axis) -> list[Bar]:
    """The stretches of a timeline in which the State had something to do with the treaty."""
    made = []
    for interval in timeline:
        if interval.status in ("no party", "not in force"):
            continue
        start, end = interval.since or over.first, interval.until or over.last
        x = over.at(start)
        made.append(Bar(x, round(max(2.0, over.at(end) - x), 1), interval.status, _told(interval)))
    return made


def _told(interval: Interval) -> Told:
    """The status of a stretch, from when and until when."""
    status, since, until = status_told(interval.status), interval.since, interval.until
    if since and until:
        return say("{status} from {since} until {until}", status=status, since=the_day(since), until=the_day(until))
    if since:
        return say("{status} from {since}", status=status, since=the_day(since))
    return say("{status} until {until}", status=status, until=the_day(until)) if until else status
