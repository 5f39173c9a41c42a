"""The day that a file, a page or a row of a crawl gives for itself, in the forms in which programs and people write it.

A moment with its distance from UTC is of the day where it was written: a report of 23:30 in New York is of that day, though in London it
is the next. What leaves two days open is told as both: 05/04/2018 is 5 April or 4 May.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from ..dates import MONTHS, add_months
from .model import Period

LONGEST = 100  # characters of such a day
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?(?=$|[T\s,])")
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?=$|[T\s,])")
_SOLID = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?")
_DAY, _NAME = r"\d{1,2})(?:st|nd|rd|th)?", r"[A-Za-z]{3,9})\.?"
_CLOCK = r"\s(?:at\s)?\d\d:\d\d(?::\d\d)?\s[A-Z+\-\d:]{2,6}\s"  # between month and year, as some programs write it
_WRITTEN = re.compile(
    rf"(?:[A-Za-z]{{3,9}}\.?,?\s+)?(?:(?P<day>{_DAY}[\s-]+(?P<name>{_NAME}|(?P<first>{_NAME}\s+(?P<second>{_DAY}|(?P<alone>{_NAME})"
    rf"(?:,|\s|-|{_CLOCK})\s*(?P<year>\d{{4}})(?!\d|:)"
)
_SECONDS = ((9, 10, 1), (13, 13, 1_000), (16, 16, 1_000_000), (19, 19, 1_000_000_000))  # digits of a count from 1970, and its unit


def stated(value: object) -> Period | None:
    """The days that may be meant, the first and the last: mostly one and the same. None where the value is no day."""
    if isinstance(value, datetime):
        return _one(value.date())
    if isinstance(value, date):
        return _one(value)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    text = str(value).strip()[: LONGEST + 1]
    if not text or len(text) > LONGEST:
        return None
    try:
        return _counted(text) or _in_figures(text) or _in_words(text)
    except (ValueError, OverflowError):
        return None  # a day that does not exist


def told(period: Period) -> str:
    """The days as a run or a receipt keeps them: 2025-07-02, or first and last with a stroke between them."""
    return period.start.isoformat() if period.start == period.end else f"{period.start.isoformat()}/{period.end.isoformat()}"


def kept(text: str) -> Period:
    """The days that `told` wrote."""
    first, _, last = text.partition("/")
    return Period(date.fromisoformat(first), date.fromisoformat(last or first))


def _one(day: date) -> Period:
    return Period(day, day)


def _counted(text: str) -> Period | None:
    """A count of seconds, or of their parts, from 1970 on."""
    whole = text.partition(".")[0]
    for least, most, unit in _SECONDS:
        if whole.isascii() and whole.isdigit() and least <= len(whole) <= most:
            return _one(datetime.fromtimestamp(int(whole) // unit, UTC).date())
    return None


def _in_figures(text: str) -> Period | None:
    if iso := _ISO.match(text):
        return _month(int(iso[1]), int(iso[3])) if iso[4] is None else _one(date(int(iso[1]), int(iso[3]), int(iso[4])))
    if solid := _SOLID.fullmatch(text):
        return _one(date(int(solid[1]), int(solid[2]), int(solid[3])))
    if numbers := _NUMBERS.match(text):
        return _either(int(numbers[1]), int(numbers[3]), int(numbers[4]), numbers[2] == ".")
    if len(text) == 4 and text.isascii() and text.isdigit() and text > "0000":
        return Period(date(int(text), 1, 1), date(int(text), 12, 31))
    return None


def _either(one: int, other: int, year: int, point: bool) -> Period | None:
    """What two numbers and a year leave open: which of them is the month. With full stops the day stands first, everywhere."""
    if point or one > 12:
        return _one(date(year, other, one))
    if other > 12 or one == other:
        return _one(date(year, one, other))
    days = sorted((date(year, one, other), date(year, other, one)))
    return Period(days[0], days[1])


def _in_words(text: str) -> Period | None:
    found = _WRITTEN.match(text)
    if found is None:
        return None
    name, day = found["name"] or found["first"] or found["alone"], found["day"] or found["second"]
    known = [number for number, month in enumerate(MONTHS, 1) if month.lower() == name.lower() or name[:3].lower() == month[:3].lower()]
    if not known or (len(name) > 4 and name.lower() not in (month.lower() for month in MONTHS)):
        return None
    year = int(found["year"])
    return _one(date(year, known[0], int(day))) if day else _month(year, known[0])


def _month(year: int, month: int) -> Period:
    first = date(year, month, 1)
    return Period(first, add_months(first, 1) - timedelta(days=1))
