"""`event`: which meeting is told, by number, host and day; what bodies decided is shown and not judged."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from asked import asked, decision, made_record, told

from servanda.assertions.terms import OUTSIDE
from servanda.record.model import Meeting
from servanda.standing import Record
from servanda.verification import judge, taken

YES, OPEN, UNHELD = ("supported", ""), ("outside", "not understood"), ("outside", "not on record")
SORT = "meeting of the parties"
FIRST = Meeting("apmbc", "First Meeting", "Maputo", "MOZ", date(1999, 5, 3), date(1999, 5, 7), "made-up", SORT, 1)
SECOND = Meeting("apmbc", "Second Meeting", "Geneva", "", date(2000, 9, 11), date(2000, 9, 15), "made-up", SORT, 2)
THIRD = Meeting("apmbc", "Third Meeting", "Managua", "NIC", date(2001, 9, 18), date(2001, 9, 21), "made-up", SORT, 3)
TALKS = Meeting("apmbc", "Conference", "Oslo", "NOR", date(1997, 9, 1), date(1997, 9, 18), "made-up", "diplomatic conference", None)
MET = made_record(meetings=[FIRST, SECOND, THIRD, TALKS])


def event(record: Record, value: str = "meeting", said: str = "2005-01-01", **more: Any) -> tuple[str, str]:
    return told(asked(record, said, predicate="event", value=value, **more))


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"order": 1, "states": ["MOZ"]}, YES),
        ({"order": "first", "states": ["MOZ"]}, YES),
        ({"order": 1, "when": "1999"}, YES),
        ({"order": "first", "when": "1999"}, YES),
        ({"states": ["MOZ"], "when": "1999"}, YES),
        ({"when": "1999-05"}, YES),  # a time so short tells which
        ({"when": "1999-05-07"}, YES),  # its last day
        ({"when": "1999-05-03"}, YES),  # its first
        ({"when": "1999-05-05"}, UNHELD),
        ({"when": "1999"}, OPEN),  # one of a year may be another one
        ({"when": "1999-04/1999-05"}, YES),
        ({"when": "1999-04-01/1999-06-02"}, YES),  # 62 days
        ({"when": "1999-04-01/1999-06-03"}, OPEN),
        ({"order": 1}, OPEN),
        ({"states": ["MOZ"]}, OPEN),
        ({"order": 2, "when": "1999"}, OPEN),  # the second was another year
        ({"order": 9}, UNHELD),
        ({"states": ["CHN"]}, UNHELD),
        ({"states": ["MOZ", "NIC"], "when": "1999"}, UNHELD),
        ({"when": "2000/2001"}, OPEN),  # two met
        ({}, OPEN),
    ],
)
def test_which_meeting_is_told(more: dict[str, Any], expected: tuple[str, str]) -> None:
    assert event(MET, **more) == expected
    assert event(MET, holds=False, **more) == (("contradicted", "") if expected == YES else expected)


@pytest.mark.parametrize(("details", "expected"), [
    ((), YES), (("Maputo",), YES), (("MOZ",), YES), (("Geneva",), OPEN), (("Vienna",), OPEN),
])  # fmt: skip
def test_a_meeting_was_where_it_is_told_to_have_been(details: tuple[str, ...], expected: tuple[str, str]) -> None:
    assert event(MET, order=1, when="1999-05", details=details) == expected


def test_a_place_and_a_year_tell_a_meeting_as_its_host_and_a_year_do() -> None:
    assert event(MET, when="1999", details=("Maputo",)) == event(MET, when="1999", states=["MOZ"]) == YES
    assert event(MET, when="1999", details=("Geneva",)) == UNHELD
    assert event(MET, when="1999", details=(SORT,)) == OPEN  # of which sort it was tells not where


def test_the_reasons_of_meetings() -> None:
    part = asked(MET, "2005-01-01", predicate="event", value="meeting", order=1, when="1999")
    assert part.why == "The First Meeting met at Maputo from 3 May 1999, hosted by Mozambique."
    assert (part.basis[0].kind, part.basis[0].ref, part.basis[0].source) == ("circumstance", "First Meeting", "made-up")
    assert part.basis[0].says == "the First Meeting met at Maputo from 3 May 1999, hosted by Mozambique"
    assert (
        asked(MET, "2005-01-01", predicate="event", value="meeting", when="2000-09").why
        == "The Second Meeting met at Geneva from 11 September 2000."
    )
    assert asked(MET, "2005-01-01", predicate="event", value="meeting", order=3, when="1990").why == (
        "The Third Meeting met at Managua from 18 September 2001, hosted by Nicaragua."
    )
    first = asked(MET, "2005-01-01", predicate="event", value="meeting", order="first", when="1990")
    assert first.why == "The First Meeting met at Maputo from 3 May 1999, hosted by Mozambique."
    assert asked(MET, "2005-01-01", predicate="event", value="meeting", when="2000/2001").why == (
        "The Second Meeting met at Geneva from 11 September 2000; the Third Meeting met at Managua from 18 September"
        " 2001, hosted by Nicaragua."
    )
    all_ = asked(MET, "2005-01-01", predicate="event", value="meeting")
    assert len(all_.basis) == 3
    assert all_.why.count(";") == 2
    none = asked(MET, "2005-01-01", predicate="event", value="meeting", order=9)
    assert (none.why, none.basis) == ("No meeting that fits under the Ottawa Convention is on record.", ())


def test_negotiations_are_conferences() -> None:
    assert event(MET, "negotiation", when="1997-09") == YES
    assert event(MET, "negotiation", when="1999-05") == UNHELD
    for value in ("inspection", "talks", "other", "decision"):
        assert event(MET, value, when="1997-09") == UNHELD
    part = asked(made_record(), "2005-01-01", predicate="event", value="meeting")
    assert (told(part), part.why) == (UNHELD, "The record holds no such events under the Ottawa Convention.")


def test_meetings_by_what_was_known_then() -> None:
    assert event(MET, when="1999-05", known="1999-05-03") == YES
    assert event(MET, when="1999-05", known="1999-05-02") == UNHELD


def test_what_bodies_decided_is_shown() -> None:
    record = made_record(decisions=[
        decision("UKR", "2001-01-01", "Granted time.", norm="clearance"), decision("UKR", "2002-01-01", "Took note.", norm="use"),
        decision("UKR", "2003-01-01", "Took note again.", norm="use"), decision("UKR", "2004-01-01", "Holds it.", outcome="position"),
    ])  # fmt: skip
    part = asked(record, "2005-01-01", predicate="event", value="decision", states=["UKR"])
    assert told(part) == OPEN
    assert part.why == (
        "Meeting of the States Parties on 1 January 2002: Took note; Meeting of the States Parties on 1 January 2003: Took note again."
    )
    assert "Granted time" in asked(record, "2005-01-01", predicate="event", value="decision", states=["UKR"], norm="clearance").why
    assert event(record, "decision", states=["UKR"], known="2000-01-01") == UNHELD
    none = asked(record, "2005-01-01", predicate="event", value="decision", states=["CHN"])
    assert (told(none), none.why) == (UNHELD, "No decision of that kind about China is on record.")
    assert event(record, "decision", states=["CHN", "UKR"]) == UNHELD


def test_known_facts(record: Record) -> None:
    assert event(record, said="2025-12-10", order=1, states=["MOZ"]) == YES
    assert event(record, "negotiation", said="2025-12-10", treaty="ccm", when="2008-05") == YES


ENDED = [
    FIRST._replace(
        treaty="npt", name=f"{name} Review Conference", sort="review conference", number=number, first=date(year, 5, 1),
        last=date(year, 5, 28), outcome=outcome,
    )
    for name, number, year, outcome in (("First", 1, 2010, "agreed"), ("Second", 2, 2015, "not agreed"), ("Third", 3, 2020, ""))
]  # fmt: skip


@pytest.mark.parametrize(("about", "more", "expected"), [
    ("final document of the review conference", {"when": "2010"}, "supported"),
    ("consensus outcome document", {"when": "2015"}, "contradicted"),
    ("review conference ended without a consensus document", {"when": "2015"}, "supported"),
    ("failed to agree on a final declaration", {"order": 1}, "contradicted"),
    ("the 2015 Review Conference reached no consensus", {}, "supported"),
    ("consensus outcome document", {}, OUTSIDE),  # which conference is not told
    ("final document", {"when": "2020"}, OUTSIDE),  # what it ended with is not on record
    ("final document", {"when": "2015", "said": "2015-05-20"}, OUTSIDE),  # it is under way
    ("consensus document that bans enrichment", {"when": "2010"}, OUTSIDE),  # more is told than that there was one
    ("no consensus document", {"when": "2015", "holds": False}, OUTSIDE),  # denied once or twice
])  # fmt: skip
def test_what_a_review_conference_ended_with(about: str, more: dict[str, Any], expected: str) -> None:
    given = {"predicate": "event", "value": "decision", "about": about, **more}
    said = date.fromisoformat(str(given.pop("said", "2021-01-01")))
    found = judge(taken(given, "npt"), said, made_record(meetings=ENDED))
    assert found.verdict == expected
    assert expected == OUTSIDE or found.parts[0].basis[0].kind == "circumstance"


def test_the_reason_tells_the_conference_and_its_last_day() -> None:
    given = {"predicate": "event", "value": "meeting", "about": "ended without consensus", "when": "2015"}
    found = judge(taken(given, "npt"), date(2021, 1, 1), made_record(meetings=ENDED))
    assert found.why == "The Second Review Conference ended on 28 May 2015 without a final document that the parties agreed on."


@pytest.mark.parametrize(("about", "verdict"), [
    ("Tenth Review Conference", "supported"), ("meeting of the States Parties", OUTSIDE), ("Preparatory Committee", OUTSIDE),
    ("emergency meeting on Iran", OUTSIDE), ("in New York", "supported"),
])  # fmt: skip
def test_a_meeting_is_of_the_sort_that_is_told(record: Record, about: str, verdict: str) -> None:
    given = {"predicate": "event", "value": "meeting", "about": about, "when": "2022-08"}
    assert judge(taken(given, "npt"), date(2024, 1, 1), record).verdict == verdict
