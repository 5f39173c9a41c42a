"""`duty`: whether it was done, when, how late, and by whose word."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from asked import asked, decision, made_record
from duties import CANNOT, CLEARING, NAMED, NO, OPEN, STOCKS, UNHELD, YES, completed, duty, extended, given, turned, why
from strategies import AT_PEACE

from servanda.standing import Record


@pytest.mark.parametrize(
    ("said", "when", "expected"),
    [
        ("2003-04-30", "", NO),  # later than told
        ("2003-05-01", "", YES),
        ("2010-01-01", "2003", YES),
        ("2010-01-01", "2003-05-01", YES),
        ("2010-01-01", "2003-04", NO),
        ("2010-01-01", "2003-06", NO),
        ("2010-01-01", "../2003", YES),  # by then
        ("2010-01-01", "../2002", NO),
        ("2010-01-01", "2003/..", YES),
        ("2010-01-01", "2004/..", NO),
        ("2010-01-01", "2002/2004", YES),
    ],
)
def test_a_duty_that_was_met(said: str, when: str, expected: tuple[str, str]) -> None:
    record, more = given(completed("2003-05-01")), {"when": when} if when else {}
    assert duty(record, said, "met", **more) == expected
    assert duty(record, said, "met", holds=False, **more) == turned(expected)
    if expected == NO:  # of a part it may be so all the same
        assert duty(record, said, "met", about="at the border", **more) == OPEN
    else:
        assert duty(record, said, "met", about="at the border", **more) == YES


def test_the_reasons_of_a_duty_that_was_met() -> None:
    record = given(completed("2003-05-01"))
    assert why(record, "2010-01-01", "met") == "China finished destroying its stockpiles on 1 May 2003."
    assert why(record, "2003-04-30", "met") == "China finished destroying its stockpiles on 1 May 2003, later than told."
    assert [b.ref for b in asked(record, "2010-01-01", predicate="duty", norm=STOCKS, value="met", states=[AT_PEACE]).basis] == [
        "CHN completion 1 May 2003"
    ]


def test_a_completion_may_be_told_by_the_day_on_which_it_was_declared() -> None:
    record = given(completed("2002-12-01", known=date(2003, 2, 10)))
    declared = "China declared on 10 February 2003 that it had finished destroying its stockpiles."
    assert why(record, "2010-01-01", "met", when="2003-02") == declared
    assert duty(record, "2010-01-01", "met", when="2003-02")[0] == "supported"
    assert duty(record, "2010-01-01", "met", when="2004-02")[0] == "contradicted"


def test_a_completion_of_which_only_the_year_is_on_record() -> None:
    record = given(completed("2003", known=date(2003, 12, 31)))
    assert duty(record, "2002-12-31", "met") == NO
    assert duty(record, "2003-06-01", "met") == OPEN
    assert why(record, "2003-06-01", "met") == "China finished destroying its stockpiles in 2003, of which the day is not on record."
    assert duty(record, "2003-12-31", "met") == YES
    assert duty(record, "2010-01-01", "met", when="2003") == YES
    assert duty(record, "2010-01-01", "met", when="2003-06") == OPEN
    assert duty(record, "2010-01-01", "met", when="2003-01") == YES
    assert duty(record, "2010-01-01", "met", when="2004") == NO


def test_more_time_after_a_completion_leaves_it_open() -> None:
    record = given(completed("2003-05-01", CLEARING), extended("2009-12-04", "2014-07-01"))
    assert duty(record, "2009-12-03", "met", CLEARING) == YES
    assert duty(record, "2009-12-04", "met", CLEARING) == OPEN
    assert why(record, "2010-01-01", "met", CLEARING) == (
        "China finished clearing its mined or contaminated areas on 1 May 2003, and was given more time on 4 December 2009."
    )
    before = given(extended("2003-05-01", "2014-07-01"), completed("2003-05-01", CLEARING))
    assert duty(before, "2010-01-01", "met", CLEARING) == YES


def test_a_completion_that_a_body_confirmed() -> None:
    record = given(decisions=[decision(AT_PEACE, "2003-09-18", norm=STOCKS, outcome="completion-confirmed", body="Fifth Meeting")])
    assert duty(record, "2004-01-01", "met") == YES
    part = asked(record, "2004-01-01", predicate="duty", norm=STOCKS, value="met", states=[AT_PEACE])
    assert (part.basis[0].kind, part.basis[0].ref, part.basis[0].says) == ("circumstance", "Fifth Meeting, 18 September 2003", "Found it.")


def test_a_completion_is_never_denied_by_silence() -> None:
    for value in ("met", "missed"):
        for holds in (True, False):
            assert duty(given(), "2010-01-01", value, holds=holds) == UNHELD
        assert why(given(), "2010-01-01", value) == (
            f"The record holds no completion by China of destroying its stockpiles {NAMED}, and need not hold every one."
        )
        assert asked(given(), "2010-01-01", predicate="duty", norm=STOCKS, value=value, states=[AT_PEACE]).basis


@pytest.mark.parametrize(
    ("done", "said", "expected"),
    [
        ("2004-07-01", "2010-01-01", NO),  # on the last day
        ("2004-07-02", "2010-01-01", YES),
        ("2004-07-02", "2004-07-02", YES),
        ("2004", "2010-01-01", OPEN),
        ("2005", "2010-01-01", YES),
    ],
)
def test_a_completion_in_time_or_late(done: str, said: str, expected: tuple[str, str]) -> None:
    record = given(completed(done))
    assert duty(record, said, "missed") == expected
    assert duty(record, said, "missed", holds=False) == turned(expected)


def test_what_was_done_late_was_found_late() -> None:
    found = completed("2012-05-01", CLEARING, about="area found later")
    assert duty(given(found), "2015-01-01", "missed", CLEARING) == OPEN
    part = asked(given(found), "2015-01-01", predicate="duty", norm=CLEARING, value="missed", states=[AT_PEACE])
    assert part.why.endswith("; what it finished on 1 May 2012 was found after that.")
    assert "CHN completion 1 May 2012" in [b.ref for b in part.basis]


def test_a_forecast_of_completion_is_belied_by_more_time() -> None:
    record = given(extended("2009-12-04", "2014-07-01"))
    for when, expected in (("../2010", NO), ("../2012", NO), ("../2014-07-01", CANNOT), ("../2014", CANNOT)):
        got = duty(record, "2009-12-10", "met", CLEARING, mode="plan", when=when)
        assert got == expected or (expected == CANNOT and got[0] == "outside"), when
    assert "it was given until 1 July 2014, beyond that day" in why(record, "2009-12-10", "met", CLEARING, mode="plan", when="../2010")
    part = asked(record, "2009-12-10", predicate="duty", norm=CLEARING, value="met", states=[AT_PEACE], mode="plan", when="../2010")
    assert "CHN extension 4 December 2009" in [b.ref for b in part.basis]
    some = given(extended("2009-12-04", "2010-06-29"))  # 180 days on
    assert duty(some, "2009-12-10", "met", CLEARING, mode="plan", when="../2009-12-31")[0] == "outside"
    more = given(extended("2009-12-04", "2010-06-30"))
    assert duty(more, "2009-12-10", "met", CLEARING, mode="plan", when="../2009-12-31") == NO


def test_a_forecast_of_completion_is_belied_by_more_time_given_only_after_it() -> None:
    record = given(extended("2009-12-04", "2014-07-01"))
    assert duty(record, "2009-01-01", "met", CLEARING, mode="plan", when="../2009-12-03") == NO
    assert "it was given more time only on 4 December 2009" in why(record, "2009-01-01", "met", CLEARING, mode="plan", when="../2009-12-03")
    assert "beyond that day" in why(record, "2009-01-01", "met", CLEARING, mode="plan", when="../2009-12-04")  # given on the day
    before = given(extended("2009-01-01", "2011-07-01"), extended("2011-12-04", "2014-07-01"))
    assert "more time only" not in why(before, "2009-06-01", "met", CLEARING, mode="plan", when="../2011-06")  # it had time already


@pytest.mark.parametrize(
    ("said", "when", "about", "expected"),
    [
        ("2000-04-30", "", "", NO),
        ("2000-04-30", "", "at the border", OPEN),
        ("2000-05-01", "", "", YES),
        ("2020-01-01", "2000", "", YES),
        ("2020-01-01", "2001", "", OPEN),
        ("2020-01-01", "1999", "", NO),
        ("2020-01-01", "../2001", "", YES),
        ("2020-01-01", "2001", "at the border", OPEN),
    ],
)
def test_what_was_finished_without_a_last_day(said: str, when: str, about: str, expected: tuple[str, str]) -> None:
    record = made_record(completed("2000-05-01"))
    more = {name: value for name, value in (("when", when), ("about", about)) if value}
    assert duty(record, said, "met", **more) == expected


@pytest.mark.parametrize(
    ("number", "more", "expected"),
    [
        (9, {"unit": "years"}, YES), (10, {"unit": "years"}, OPEN), (3, {"unit": "years"}, NO), (5, {"unit": "years", "compare": ">"}, YES),
        (9, {"unit": "years", "about": "mines of one kind"}, OPEN), (9, {"unit": "percent"}, OPEN),
    ],
)  # fmt: skip
def test_how_late_a_duty_was_done(number: int, more: dict[str, Any], expected: tuple[str, str]) -> None:
    late = given(completed("2013-08-01"))  # nine years and a month after its last day
    assert duty(late, "2014-01-01", "missed", number=number, **more) == expected


def test_what_was_done_in_time_is_not_late() -> None:
    assert duty(given(completed("2003-08-01")), "2014-01-01", "missed", number=1, unit="years") == NO
    assert duty(given(), "2014-01-01", "missed", number=1, unit="years") == UNHELD


def test_of_a_duty_that_was_done_late_it_is_told_that_its_last_day_was_before(record: Record) -> None:
    """Belarus destroyed the last of its mines on 5 April 2017; its last day under Article 4 was 1 March 2008."""
    part = asked(record, "2020-01-01", states=["BLR"], predicate="duty", value="met", norm=STOCKS)
    assert part.verdict == "supported"
    assert part.why == (
        "The last day of Belarus for destroying its stockpiles under the Ottawa Convention was 1 March 2008; it finished on 5 April 2017."
    )


def test_who_declared_that_it_had_finished_may_have_finished_before() -> None:
    """Only the day of the word is on record: a day before it is not denied, and a word after the last day makes nobody late."""
    record = given(completed("2004-08-01", about="declared"))
    assert duty(record, "2010-01-01", "met") == YES
    assert duty(record, "2010-01-01", "met", when="2003") == OPEN
    assert duty(record, "2010-01-01", "missed") == OPEN
    assert why(record, "2010-01-01", "met") == "China declared on 1 August 2004 that it had finished destroying its stockpiles."
    assert next(due.status for due in record.deadlines(AT_PEACE, "apmbc", "2010-01-01") if due.norm == STOCKS) == "met, day unclear"
