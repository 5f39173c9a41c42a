"""The calendar, read back by two libraries that calendar programs use: it tells the same duties, whatever their words hold."""

from __future__ import annotations

from datetime import date

import icalendar
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from servanda.law import treaty
from servanda.publish.as_ics import deadlines_ics
from servanda.publish.duties import duty
from servanda.record.states import state_name
from servanda.standing import Basis, Due, Record

MADE = date(2026, 11, 24)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=90)
DUES = st.builds(
    Due,
    state=st.sampled_from(("UKR", "CIV", "TUR", "STP")), treaty=st.sampled_from(("apmbc", "ccm", "cwc", "att")),
    norm=st.sampled_from(("clearance", "stockpile-destruction", "transparency-report")), due=st.dates(date(1997, 1, 1), date(2099, 12, 31)),
    status=st.sampled_from(("running", "met", "missed")), original=st.just(MADE), completed=st.just(""),
    basis=st.lists(st.builds(Basis, st.just("action"), WORDS, st.just("https://example.org/a;b,c"), st.just("")), max_size=3).map(tuple),
    caveat=WORDS,
)  # fmt: skip

DUE = Due("UKR", "apmbc", "clearance", date(2033, 12, 1), "running", MADE, "", (), "")


def days(calendar: str) -> list[tuple[date, str]]:
    read = icalendar.Calendar.from_ical(calendar)
    return [(event.decoded("dtstart"), str(event["summary"])) for event in read.walk("VEVENT")]


def expected(due: Due) -> tuple[date, str]:
    return due.due, f"{state_name(due.state)}: {duty(due)} ({treaty(due.treaty).short}), {due.status}"


def days_as_another_reads_them(calendar: str) -> list[tuple[date, str]]:
    """By a parser of another hand, which takes nothing that the standard does not have."""
    stream = pytest.importorskip("ical.calendar_stream", reason="ical is not installed")
    return [(event.dtstart, event.summary) for event in stream.IcsCalendarStream.calendar_from_ics(calendar).events]


@example([DUE._replace(caveat="\\N"), DUE._replace(caveat="x" * 61 + ",;" * 40)])
@given(st.lists(DUES, max_size=5))
def test_the_calendar_parses_back_to_the_same_deadlines(found: list[Due]) -> None:
    calendar = deadlines_ics(found, MADE)
    assert days(calendar) == days_as_another_reads_them(calendar) == [expected(due) for due in found]
    refs = [str(event["description"]) for event in icalendar.Calendar.from_ical(calendar).walk("VEVENT")]
    told = ["; ".join([*(item.ref for item in due.basis), *([due.caveat] if due.caveat else [])]) for due in found]
    assert refs == [text.replace("\\", "\N{SET MINUS}") for text in told]
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))
    assert "\\\r\n " not in calendar  # no line is folded between a backslash and its character: one large calendar drops such events


def test_all_deadlines_of_the_record_parse_back_each_under_an_id_of_its_own(record: Record) -> None:
    found = record.deadlines(as_of="2026-11-24")
    calendar = deadlines_ics(found, MADE)
    assert [day for day, _ in days(calendar)] == [due.due for due in found]
    assert days(calendar) == days_as_another_reads_them(calendar)
    ids = [str(event["uid"]) for event in icalendar.Calendar.from_ical(calendar).walk("VEVENT")]
    assert len(set(ids)) == len(ids) == len(found) > 1_000
