"""Days as files and rows write them: each is read as what it is, or left alone; what may be two days is told as both."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.reading.stated import kept, stated, told

DAY = date(2024, 9, 3)


@pytest.mark.parametrize("value", [
    "2024-09-03", "2024-9-3", "2024/09/03", "2024-09-03T23:30:00-05:00", "2024-09-03 04:00:00.000 UTC", "20240903", "20240903T101500Z",
    "20240903101500", "September 3, 2024", "Sept. 3, 2024", "3 September 2024", "3rd Sep 2024", "Tue, 03 Sep 2024 23:59:59 -0500",
    "Tuesday, September 3, 2024", "Tue Sep 03 10:00:00 +0000 2024", "03-Sep-2024", "03.09.2024", 1725364800, "1725364800", 1725364800000,
    1725364800.5, DAY, datetime(2024, 9, 3, 23, tzinfo=UTC),
])  # fmt: skip
def test_a_day_is_read_in_the_forms_in_which_programs_and_people_write_it(value: object) -> None:
    assert stated(value) == (DAY, DAY)


@pytest.mark.parametrize(("value", "first", "last"), [
    ("2024-09", "2024-09-01", "2024-09-30"), ("September 2024", "2024-09-01", "2024-09-30"), ("2024", "2024-01-01", "2024-12-31"),
    ("03/09/2024", "2024-03-09", "2024-09-03"), ("9-3-2024", "2024-03-09", "2024-09-03"),
    ("25/09/2024", "2024-09-25", "2024-09-25"), ("09/25/2024", "2024-09-25", "2024-09-25"), ("07/07/2024", "2024-07-07", "2024-07-07"),
])  # fmt: skip
def test_what_leaves_several_days_open_is_told_as_first_and_last(value: str, first: str, last: str) -> None:
    assert stated(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", [
    "", "n/a", None, True, [], "yesterday", "September 3", "2024-02-30", "31/31/2024", "3 Foo 2024", "Marched 3, 2024", "12", "0000",
    "x" * 500, "99999999999999999999", float("nan"), float("inf"),
])  # fmt: skip
def test_what_is_no_day_is_none(value: object) -> None:
    assert stated(value) is None


@given(st.dates())
def test_what_is_kept_of_days_is_read_again(day: date) -> None:
    found = stated(day)
    assert found is not None and kept(told(found)) == found


@given(st.text(max_size=60))
def test_no_text_is_a_fault(text: str) -> None:
    found = stated(text)
    assert found is None or found.start <= found.end
