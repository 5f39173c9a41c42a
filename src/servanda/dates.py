"""Days and months as treaties count them: the one place where that legal choice is made.

A period of months ends on the day of the same number; where that month has no such day, on its last day. So six months
from 31 August end on 28 (29) February. This is the rule of Article 4(2) of the European Convention on the Calculation
of Time-Limits (1972) and of Article 3(2)(c) of Regulation (EEC) 1182/71; treaties on arms are silent on it, and no
depositary has published another.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import lru_cache

from .errors import UsageError, shown
from .told import Message, Template, Text, say

MONTHS = ("January", "February", "March", "April", "May", "June",
          "July", "August", "September", "October", "November", "December")  # fmt: skip

NO_DAY: Template = "{text} is not a day that exists: write it as year-month-day, such as 2025-07-02."
OTHER_FORM: Template = "{text} is not written as year-month-day: write {day}."
LAST_YEAR = 9000  # leaves room to count years and months on within the calendar


def add_months(day: date, months: int) -> date:
    """The day `months` months after `day`, clamped to the end of a shorter month (see the head of this module)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, _month_length(year, month + 1)))


def add_days(day: date, days: int) -> date:
    """The day `days` days after `day`, the day itself not counted."""
    return day + timedelta(days=days)


def month_start_after(day: date, months: int) -> date:
    """The first day of the `months`-th month after the month of `day` (Ottawa Article 17(2): six)."""
    return add_months(day.replace(day=1), months)


def parse_day(text: str | date) -> date:
    """The day that an ISO 8601 text (2025-07-02) names; week dates and other ISO forms are not taken.

    Raises UsageError with one sentence where the text is no such day, or one from which no period could be counted on.
    """
    if isinstance(text, datetime):
        day = text.date()
    elif isinstance(text, date):
        day = text
    else:
        day = _day_of(text)
    if day.year > LAST_YEAR:
        told: Template = "{day} lies too far ahead to count periods from it: give a day up to the year {year}."
        raise UsageError(say(told, day=Text(str(day)), year=Text(str(LAST_YEAR))))
    return day


@lru_cache(4096)
def _day_of(text: str) -> date:
    try:
        if len(text) != 10 or text[4] != "-" or text[7] != "-":  # a week date has its second dash elsewhere
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(_fault(text)) from None


def _fault(text: str) -> Message:
    """What is wrong with a text that is no day in this form: the form alone, or that there is no such day."""
    parts = text.strip().replace("/", "-").replace(".", "-").split("-")
    if len(parts) == 3 and all(map(_digits, parts)) and len(parts[0]) == 4:
        with suppress(ValueError):
            day = date(int(parts[0]), int(parts[1]), int(parts[2]))
            return say(OTHER_FORM, text=shown(text), day=Text(day.isoformat()))
    return say(NO_DAY, text=shown(text))


@lru_cache(4096)
def parse_partial(text: str) -> tuple[date, date]:
    """First and last day that a partial ISO date covers: a year (2005), a month (2004-06) or a day.

    Raises UsageError where the text is none of them.
    """
    if len(text) == 4 and _digits(text):
        return parse_day(f"{text}-01-01"), parse_day(f"{text}-12-31")
    if len(text) == 7 and text[4] == "-" and _digits(text[:4] + text[5:]):
        first = parse_day(f"{text}-01")
        return first, first.replace(day=_month_length(first.year, first.month))
    day = parse_day(text)
    return day, day


def _month_length(year: int, month: int) -> int:
    # not calendar.monthrange: that module brings locale along, milliseconds of every answer of the command line
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def in_words(day: date | None) -> str:
    """The day as a reader writes it: 27 December 2025."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else "a day not determined"


def partial_in_words(text: str) -> str:
    """A partial date as a reader writes it: 2005, June 2004, 27 June 2025."""
    first, last = parse_partial(text)
    if first == last:
        return in_words(first)
    return f"{MONTHS[first.month - 1]} {first.year}" if first.month == last.month else str(first.year)
