"""The time of an assertion in days: years, months, days, from one to another, open at an end; what is no time says why."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.assertions.days import Days, days_of
from servanda.errors import UsageError

START = date(2010, 1, 1)


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("when", "first", "last", "start", "end"),
    [
        ("2025", "2025-01-01", "2025-12-31", "", ""),
        ("2024-02", "2024-02-01", "2024-02-29", "", ""),
        ("2025-06-27", "2025-06-27", "2025-06-27", "", ""),
        ("2025-01/2025-03", "2025-01-01", "2025-03-31", "2025-01-31", "2025-03-01"),
        ("2014/..", "2014-01-01", "", "2014-12-31", ""),
        ("../2010", "", "2010-12-31", "", "2010-01-01"),
        ("2025-06-27/2025-06-27", "2025-06-27", "2025-06-27", "2025-06-27", "2025-06-27"),
        ("2025/2025-03", "2025-01-01", "2025-03-31", "2025-12-31", "2025-03-01"),
    ],
)
def test_a_time_in_days(when: str, first: str, last: str, start: str, end: str) -> None:
    assert days_of(when) == Days(day(first), day(last), day(start), day(end))


@pytest.mark.parametrize(
    ("when", "says"),
    [
        ("../..", "is open on both sides: leave the field out"),
        ("2025/2024", "ends before it begins: put the earlier day first"),
        ("2025-06-28/2025-06-27", "ends before it begins"),
        ("2025-13", "'2025-13"),
        ("2025-02-30", "is not a day that exists"),
        ("June 2025", "is not a day that exists"),
        ("", "is not a day that exists"),
        ("2025/", "is not a day that exists"),
        ("/2025", "is not a day that exists"),
        ("2025/2026/2027", "is not a day that exists"),
    ],
)
def test_what_is_no_time_says_why(when: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        days_of(when)


@pytest.mark.parametrize(
    ("when", "that", "slack", "holds"),
    [
        ("2025", "2025-01-01", 0, True), ("2025", "2025-12-31", 0, True), ("2025", "2024-12-31", 0, False),
        ("2025", "2026-01-01", 0, False),
        ("2025", "2024-12-31", 1, True), ("2025", "2024-12-29", 3, True), ("2025", "2024-12-28", 3, False), ("2025", "2026-01-03", 3, True),
        ("2025", "2026-01-04", 3, False), ("2014/..", "2030-01-01", 0, True), ("2014/..", "2013-12-31", 0, False),
        ("../2010", "1900-01-01", 0, True), ("../2010", "2011-01-01", 0, False), ("../2010", "2011-01-01", 1, True),
    ],
)  # fmt: skip
def test_whether_a_day_lies_in_a_time(when: str, that: str, slack: int, holds: bool) -> None:
    assert days_of(when).holds(day(that), slack) is holds


def test_no_day_lies_in_no_time() -> None:
    assert days_of("2025").holds(None) is False
    assert days_of("2025").holds(None, 1000) is False


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 5000), st.integers(-6000, 6000), st.integers(0, 30))
def test_slack_widens_a_time_at_both_ends(first: date, length: int, away: int, slack: int) -> None:
    last, that = first + timedelta(days=length), first + timedelta(days=away)
    told = days_of(f"{first.isoformat()}/{last.isoformat()}")
    assert told.holds(that) is (first <= that <= last)
    assert told.holds(that, slack) is (first - timedelta(days=slack) <= that <= last + timedelta(days=slack))
