"""Days and months as treaties count them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import days

from servanda.dates import add_days, add_months, in_words, month_start_after, parse_day, parse_partial, partial_in_words
from servanda.errors import UsageError

ANY_DAY = st.dates(date(1900, 1, 1), date(2200, 12, 31))
MONTHS = st.integers(0, 600)


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        ("2025-06-27", 6, "2025-12-27"),  # Estonia, Latvia, Lithuania: as the depositary gives it
        ("2025-08-20", 6, "2026-02-20"),  # Poland
        ("2025-08-31", 6, "2026-02-28"),  # no 31 February: the last day of the month, not 3 March
        ("2023-08-31", 6, "2024-02-29"),
        ("2023-08-30", 6, "2024-02-29"),
        ("2025-10-31", 6, "2026-04-30"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2025-12-31", 2, "2026-02-28"),
        ("2025-02-28", 6, "2025-08-28"),  # the number of the day counts, not that it is the last
        ("2025-01-31", 0, "2025-01-31"),
        ("1999-03-01", 48, "2003-03-01"),
    ],
)
def test_a_period_of_months_ends_on_the_day_of_the_same_number_or_on_the_last_day(day: str, months: int, end: str) -> None:
    """European Convention on the Calculation of Time-Limits, Article 4(2); Regulation 1182/71, Article 3(2)(c)."""
    assert add_months(parse_day(day), months) == parse_day(end)


@given(ANY_DAY, MONTHS)
def test_months_land_in_the_right_month_and_never_on_a_later_day(day: date, months: int) -> None:
    end = add_months(day, months)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day == min(day.day, monthrange(end.year, end.month)[1])


@given(ANY_DAY, ANY_DAY, MONTHS)
def test_a_later_start_never_ends_a_period_earlier(one: date, other: date, months: int) -> None:
    assert add_months(min(one, other), months) <= add_months(max(one, other), months)


@given(ANY_DAY, MONTHS, MONTHS)
def test_two_periods_one_after_the_other_never_outlast_the_whole(day: date, first: int, second: int) -> None:
    """31 August plus six months plus six months is 28 August: a period is counted in one step from its first day."""
    assert add_months(add_months(day, first), second) <= add_months(day, first + second)


@given(ANY_DAY, st.integers(1, 24))
def test_the_first_day_of_a_later_month_depends_on_the_month_of_deposit_alone(day: date, months: int) -> None:
    start = month_start_after(day, months)
    assert start.day == 1 and start == add_months(day.replace(day=1), months) and start > day


def test_a_deposit_in_september_1998_brings_the_ottawa_convention_into_force_in_march() -> None:
    assert month_start_after(date(1998, 9, 1), 6) == month_start_after(date(1998, 9, 30), 6) == date(1999, 3, 1)


@given(ANY_DAY, st.integers(0, 5000))
def test_days_are_counted_without_the_first(day: date, count: int) -> None:
    assert add_days(day, count) - day == timedelta(days=count)


@given(days())
def test_a_day_survives_writing_and_reading(day: date) -> None:
    assert parse_day(day.isoformat()) == parse_day(day) == day
    assert parse_partial(day.isoformat()) == (day, day)


def test_a_moment_counts_as_its_day() -> None:
    assert type(parse_day(datetime(2025, 7, 2, 23, 59))) is date


@pytest.mark.parametrize(
    "text",
    ["2025-02-29", "2025-13-01", "2025-00-10", "2025-7-2", "02.07.2025", "2025-07", "2025", "20250702", "2025-W27-3", "2025-183",
     "today", "", " 2025-07-02", "2025-07-02 ", "2025-07-02T00:00", "２０２５-07-02", "9999-12-31"],
)  # fmt: skip
def test_a_day_that_does_not_exist_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(UsageError) as why:
        parse_day(text)
    assert text.strip() in str(why.value) and "\n" not in str(why.value) and str(why.value).endswith(".")


@pytest.mark.parametrize("text", ["+205", " 205", "20_5", "2025-1", "2025-13", "205", "20255", "2025-1 ", "2025-+1", "", "0000", "9999"])
def test_a_partial_date_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_partial(text)


@given(st.integers(1900, 2100), st.integers(1, 12))
def test_a_partial_date_covers_its_whole_year_or_month(year: int, month: int) -> None:
    assert parse_partial(f"{year}") == (date(year, 1, 1), date(year, 12, 31))
    first, last = parse_partial(f"{year}-{month:02}")
    assert first == date(year, month, 1) and last + timedelta(days=1) == add_months(first, 1)


@pytest.mark.parametrize(("text", "words"), [("2005", "2005"), ("2004-06", "June 2004"), ("2025-06-27", "27 June 2025")])
def test_dates_are_said_as_exactly_as_they_are_known(text: str, words: str) -> None:
    assert partial_in_words(text) == words


def test_a_day_that_is_not_known_is_said_to_be_undetermined() -> None:
    assert in_words(None) == "a day not determined"
    assert in_words(date(2025, 12, 27)) == "27 December 2025"
