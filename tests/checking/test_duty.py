"""`duty`: the last day, whether it was missed or put off, whether it runs, and who has no such duty."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from asked import asked, decision, made_record, told
from duties import CLEARING, JOINED, NAMED, NO, OPEN, REPORTS, STOCKS, UNHELD, YES, completed, duty, extended, given, turned, why
from strategies import AT_PEACE, made

import servanda
from servanda.record.model import Meeting
from servanda.standing import Record


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("", YES), ("2004", YES), ("2004-07-01", YES), ("2004-06-29", OPEN), ("2004-06-28", NO), ("2004-07-03", OPEN), ("2004-07-04", NO),
        ("2005", NO), ("2003/2005", YES), ("../2004", YES), ("../2003", NO),
    ],
)  # fmt: skip
def test_the_last_day(when: str, expected: tuple[str, str]) -> None:
    more = {"when": when} if when else {}
    assert duty(given(), "2003-01-01", "due", **more) == expected
    assert duty(given(), "2003-01-01", "due", holds=False, **more) == turned(expected)


def test_the_last_day_of_a_part_is_not_denied() -> None:
    assert duty(given(), "2003-01-01", "due", when="2003", about="at the border") == OPEN
    assert duty(given(), "2003-01-01", "due", when="2004", about="at the border") == YES


def test_each_of_the_last_days_may_be_told() -> None:
    record = given(extended("2009-12-04", "2014-07-01"), extended("2013-12-05", "2018-07-01"))
    for when, expected in (("2010", YES), ("2014", YES), ("2018", YES), ("2016", NO)):
        assert duty(record, "2014-01-01", "due", CLEARING, when=when) == expected
    assert duty(record, "2013-01-01", "due", CLEARING, when="2018") == NO  # not granted by then
    assert why(record, "2014-01-01", "due", CLEARING) == (
        f"The last day of China for clearing its mined or contaminated areas {NAMED} was 1 July 2010, later on 1 July 2018."
    )
    decided = given(decisions=[decision(AT_PEACE, "2003-09-01", norm=STOCKS, outcome="deadline-set", until=date(2006, 7, 1))])
    assert duty(decided, "2005-01-01", "due", when="2006") == YES


def test_who_has_the_duty_only_if_it_has_something_to_clear() -> None:
    assert duty(given(), "2005-01-01", "missed", CLEARING) == NO  # a last day that has not come is not missed
    for value in ("met", "missed", "extended", "running"):
        assert duty(given(), "2012-01-01", value, CLEARING) == OPEN
        assert why(given(), "2012-01-01", value, CLEARING) == (
            "The Ottawa Convention sets China a last day for clearing its mined or contaminated areas only if it has such areas or stocks;"
            " none is on record."
        )
    assert duty(given(), "2005-01-01", "due", CLEARING) == YES
    assert why(given(), "2005-01-01", "due", CLEARING) == (
        f"The last day of China for clearing its mined or contaminated areas {NAMED}, if it has such areas or stocks, was 1 July 2010."
    )
    assert duty(given(), "2005-01-01", "none", CLEARING) == UNHELD
    assert why(given(), "2005-01-01", "none", CLEARING) == "Whether China has such a duty is not on record."


NOTED = decision(AT_PEACE, "2004-12-03", norm=STOCKS, outcome="noted-missed", finds="missed", body="First Review Conference")
LEFT = made(AT_PEACE, "report", "2005-04-30", norm=STOCKS, about="left", number=1000, unit="mines")


def test_what_a_body_noted_shows_that_a_duty_was_missed() -> None:
    record = given(decisions=[NOTED])
    assert duty(record, "2005-01-01", "met") == NO
    assert duty(record, "2005-01-01", "met", holds=False) == YES
    assert duty(record, "2003-01-01", "met") == NO  # what is noted later shows it of the days before
    assert duty(record, "2003-01-01", "met", known="2004-12-02") == UNHELD
    assert duty(record, "2005-01-01", "met", known="2004-12-03") == NO
    assert duty(record, "2005-01-01", "met", about="at the border") == UNHELD  # a part may be done
    assert duty(record, "2005-01-01", "missed") == YES
    assert duty(record, "2004-06-30", "missed") == NO  # the last day had not come
    assert why(record, "2005-01-01", "met") == (
        "China had not finished destroying its stockpiles: noted by the First Review Conference on 3 December 2004."
    )
    assert why(record, "2005-01-01", "missed") == (
        f"The last day of China for destroying its stockpiles {NAMED} was 1 July 2004; noted by the First Review"
        f" Conference on 3 December 2004."
    )
    assert "First Review Conference, 3 December 2004" in [
        b.ref for b in asked(record, "2005-01-01", predicate="duty", norm=STOCKS, value="missed", states=[AT_PEACE]).basis
    ]


def test_what_a_state_reported_as_left_shows_it_too() -> None:
    record = given(LEFT)
    assert duty(record, "2005-05-01", "met") == NO
    assert duty(record, "2005-05-01", "missed") == YES
    assert why(record, "2005-05-01", "missed") == (
        f"The last day of China for destroying its stockpiles {NAMED} was 1 July 2004; it reported what was left on 30 April 2005."
    )
    assert duty(given(LEFT._replace(date="2004-07-01", known=date(2004, 7, 1))), "2005-05-01", "missed") == UNHELD  # on the last day
    assert duty(given(LEFT._replace(about="held")), "2005-05-01", "missed") == UNHELD
    assert duty(given(LEFT._replace(norm=CLEARING)), "2005-05-01", "missed") == UNHELD


def test_on_its_last_day_a_duty_is_not_missed() -> None:
    for said, expected in (("2004-06-30", NO), ("2004-07-01", NO), ("2004-07-02", YES)):
        assert duty(given(decisions=[NOTED]), said, "missed") == expected
    late = given(completed("2004-07-02"))
    assert duty(late, "2004-07-01", "missed") == OPEN  # it will be
    assert duty(late, "2004-07-02", "missed") == YES
    assert duty(given(completed("2004-07")), "2010-01-01", "missed") == OPEN  # on that day or after it
    assert why(given(completed("2004-06-01")), "2010-01-01", "missed") == (
        f"The last day of China for destroying its stockpiles {NAMED} was 1 July 2004; it finished on 1 June 2004."
    )


def test_what_is_on_record_of_another_duty_does_not_count() -> None:
    other = given(completed("2003-05-01", CLEARING), extended("2003-12-04", "2014-07-01"))
    assert duty(other, "2010-01-01", "met") == duty(other, "2010-01-01", "missed") == duty(other, "2010-01-01", "extended") == UNHELD
    assert duty(other, "2004-01-01", "running") == YES
    assert duty(other, "2003-01-01", "met", mode="plan", when="../2003-06")[0] == "outside"
    stocks = given(completed("2003-05-01"), extended("2003-12-04", "2014-07-01"))
    assert duty(stocks, "2010-01-01", "met") == YES  # more time for clearing is none for stockpiles
    assert duty(made_record(JOINED, completed("2003-05-01")), "2012-01-01", "met", CLEARING) == OPEN
    early = made_record(completed("1999-05-01", CLEARING))
    assert duty(early, "2010-01-01", "met") == NO  # nor was it bound


def test_what_is_open_rests_on_the_record_too() -> None:
    record = given(completed("2003", known=date(2003, 12, 31)))
    for value, said, more in (
        ("met", "2003-06-01", {}), ("missed", "2010-01-01", {"about": "at the border"}), ("due", "2003-01-01", {"when": "2004-07-03"}),
        ("due", "2003-01-01", {"when": "2003", "about": "at the border"}),
    ):  # fmt: skip
        part = asked(record, said, predicate="duty", norm=STOCKS, value=value, states=[AT_PEACE], **more)
        assert (told(part), bool(part.basis)) == (OPEN, True)
    reports = asked(record, "2005-01-01", predicate="duty", norm=REPORTS, value="due", states=[AT_PEACE], when="2005")
    assert (told(reports), bool(reports.basis)) == (OPEN, True)
    again = given(completed("2003-05-01", CLEARING), extended("2009-12-04", "2014-07-01"))
    part = asked(again, "2010-01-01", predicate="duty", norm=CLEARING, value="met", states=[AT_PEACE])
    assert [b.ref for b in part.basis] == ["CHN completion 1 May 2003", "CHN extension 4 December 2009"]


def test_the_last_grant_is_the_one_that_is_cited() -> None:
    record = given(extended("2003-01-01", "2005-07-01", STOCKS), extended("2003-06-01", "2006-07-01", STOCKS))
    for when in ("", "2003-06-01", "2001"):
        more = {"when": when} if when else {}
        part = asked(record, "2005-01-01", predicate="duty", norm=STOCKS, value="extended", states=[AT_PEACE], **more)
        assert [b.ref for b in part.basis if "extension" in b.ref] == ["CHN extension 1 June 2003"]


def test_a_last_day_that_was_set_for_another_or_later(record: Record) -> None:
    assert duty(record, "2014-01-01", "due", state="SYR", treaty="cwc", known="2013-09-26")[0] == "outside"
    assert duty(record, "2014-01-01", "due", CLEARING, "SYR", treaty="cwc", when="2014")[0] == "outside"
    part = asked(record, "2014-01-01", "cwc", predicate="duty", norm=STOCKS, value="due", states=["SYR"], when="2013")
    assert (told(part), len(part.basis)) == (OPEN, 1)
    done = made_record(completed("2000-05-01"))
    assert why(done, "2020-01-01", "met") == "China finished destroying its stockpiles on 1 May 2000."
    assert duty(done, "2020-01-01", "met", when="../2000-05-01") == YES
    assert duty(done, "2020-01-01", "met", when="../2000-04-30") == NO
    bound = made_record(JOINED)
    assert duty(bound, "2000-06-30", "none") == YES
    assert duty(bound, "2000-07-01", "none") != YES


def test_missing_a_last_day_that_is_told() -> None:
    record = given(completed("2006-01-01"))
    assert why(record, "2010-01-01", "missed") == (
        f"The last day of China for destroying its stockpiles {NAMED} was 1 July 2004; it finished on 1 January 2006."
    )
    assert duty(record, "2010-01-01", "missed", when="2004") == YES
    assert duty(record, "2010-01-01", "missed", when="2005") == YES  # no last day of its own, so the one there was
    assert duty(record, "2010-01-01", "missed", when="2005", exactly=True) == NO
    assert duty(record, "2010-01-01", "missed", number=5000, unit="mines") == OPEN
    assert duty(record, "2010-01-01", "missed", about="at the border") == OPEN
    assert "of a part or a share the record does not tell" in why(record, "2010-01-01", "missed", about="at the border")


def test_missing_one_of_several_last_days() -> None:
    record = given(extended("2009-12-04", "2014-07-01"), completed("2012-01-01", CLEARING))
    assert duty(record, "2015-01-01", "missed", CLEARING) == NO  # by the day that was granted
    assert duty(record, "2015-01-01", "missed", CLEARING, when="2010") == OPEN  # the first was put off before it passed
    assert duty(record, "2011-01-01", "missed", CLEARING) == OPEN
    noted = given(extended("2009-12-04", "2014-07-01"), decisions=[NOTED._replace(norm=CLEARING, date="2010-11-01")])
    assert duty(noted, "2011-01-01", "missed", CLEARING) == OPEN  # there is a later day
    assert duty(noted, "2015-01-01", "missed", CLEARING) == YES


def test_that_a_last_day_will_be_missed_is_borne_out_by_what_came() -> None:
    record = given(completed("2006-01-01"))
    assert duty(record, "2003-01-01", "missed", mode="plan") == YES
    assert duty(given(completed("2004-01-01")), "2003-01-01", "missed", mode="plan") == ("outside", "cannot")
    assert duty(record, "2003-01-01", "missed", mode="plan", known="2003-01-01") == ("outside", "cannot")


@pytest.mark.parametrize(
    ("when", "expected"),
    [("", YES), ("2014", YES), ("2009", YES), ("2009-12-04", YES), ("2010", NO), ("2012", NO)],
)
def test_more_time(when: str, expected: tuple[str, str]) -> None:
    record, more = given(extended("2009-12-04", "2014-07-01")), {"when": when} if when else {}
    assert duty(record, "2015-01-01", "extended", CLEARING, **more) == expected
    assert duty(record, "2015-01-01", "extended", CLEARING, holds=False, **more) == turned(expected)
    open_ended = given(extended("2009-12-04", ""))
    assert duty(open_ended, "2015-01-01", "extended", CLEARING, **more) == (UNHELD if expected == NO or when == "2014" else YES)


@pytest.mark.parametrize(("kind", "said", "more", "expected"), [
    ("nothing since", "2013-01-01", {}, NO),
    ("nothing since", "2014-07-01", {}, NO),  # its last day
    ("nothing since", "2014-07-02", {}, UNHELD),  # it has passed
    ("asked for more", "2013-06-01", {}, UNHELD),
    ("asked for more", "2013-01-31", {}, NO),  # not yet
    ("a meeting granted more", "2013-01-01", {}, UNHELD),
    ("a meeting granted more", "2012-01-01", {}, NO),  # before it
    ("nothing since", "2014-07-02", {"when": "2013"}, NO),  # an earlier day is none on record
])  # fmt: skip
def test_a_later_last_day_may_have_been_granted(kind: str, said: str, more: dict[str, Any], expected: tuple[str, str]) -> None:
    facts = {"asked for more": [made(AT_PEACE, "extension-request", "2013-02-01", norm=CLEARING)]}.get(kind, [])
    days = date(2012, 12, 3), date(2012, 12, 7)
    meeting = Meeting("apmbc", "Twelfth Meeting", "Geneva", "CHE", *days, "made-up", "meeting of the parties", 12,
                      grants="partial")  # fmt: skip
    meetings = [meeting] if kind == "a meeting granted more" else []
    record = made_record(JOINED, extended("2009-12-04", "2014-07-01"), *facts, meetings=meetings)
    for value in ("due", "extended"):
        assert duty(record, said, value, CLEARING, **{"when": "2019", **more}) == expected


def test_more_time_is_given_when_it_is_granted_and_for_as_long_as_it_is() -> None:
    record = given(extended("2009-12-04", "2014-07-01"))
    assert duty(record, "2009-12-03", "extended", CLEARING) == UNHELD
    assert duty(record, "2009-12-04", "extended", CLEARING) == YES
    assert duty(record, "2015-01-01", "extended", CLEARING, number=4, unit="years") == YES
    assert duty(record, "2015-01-01", "extended", CLEARING, number=9, unit="years") == NO


def test_what_was_only_done_by_a_day_may_have_been_done_long_before() -> None:
    record = given(made(AT_PEACE, "completion", "", known=date(2004, 8, 1), norm=STOCKS))
    assert duty(record, "2010-01-01", "met") == YES
    assert duty(record, "2010-01-01", "met", when="../2004") == YES
    for when in ("2002", "2004", "2004-08-01"):
        assert duty(record, "2010-01-01", "met", when=when) == ("outside", "day not known")
    assert duty(record, "2010-01-01", "met", when="2005") == NO  # it was done before
    assert duty(record, "2010-01-01", "missed") == ("outside", "not understood")
    assert why(record, "2010-01-01", "met") == (
        "China had finished destroying its stockpiles by 1 August 2004, of which the day is not on record."
    )


def test_what_was_left_years_ago_may_be_done_since() -> None:
    noted = given(decisions=[NOTED])
    assert duty(noted, "2006-01-01", "met") == NO
    assert duty(noted, "2012-01-01", "met") == UNHELD
    assert duty(noted, "2012-01-01", "met", when="2011") == UNHELD
    assert duty(noted, "2012-01-01", "met", when="2004") == UNHELD  # the last weeks of the year
    assert duty(noted, "2012-01-01", "met", when="2004-11") == NO


def test_more_time_is_not_denied_by_silence() -> None:
    for norm in (STOCKS, REPORTS):
        assert duty(given(), "2005-01-01", "extended", norm) == UNHELD
    assert why(given(), "2005-01-01", "extended") == (
        "No extension for China of its time for destroying its stockpiles is on record, which need not hold every one."
    )
    part = asked(
        given(extended("2009-12-04", "2014-07-01")), "2015-01-01", predicate="duty", norm=CLEARING, value="extended", states=["CHN"]
    )
    assert "CHN extension 4 December 2009" in [b.ref for b in part.basis]


@pytest.mark.parametrize(
    ("said", "done", "expected"),
    [
        ("2004-06-30", "", YES),
        ("2004-07-01", "", YES),
        ("2004-07-02", "", NO),
        ("2003-01-01", "2003-01-02", YES),
        ("2003-01-02", "2003-01-02", NO),
        ("2003-06-01", "2003", YES),
        ("2003-12-31", "2003", NO),
    ],
)
def test_a_duty_that_runs(said: str, done: str, expected: tuple[str, str]) -> None:
    record = given(*([completed(done)] if done else []))
    assert duty(record, said, "running") == expected
    assert duty(record, said, "running", holds=False) == turned(expected)


def test_reports_fall_due_each_year() -> None:
    for value, expected in (("due", YES), ("running", YES), ("none", NO), ("met", UNHELD)):
        assert duty(given(), "2005-01-01", value, REPORTS) == expected
    assert duty(given(), "2005-01-01", "due", REPORTS, when="2005-04-30") == OPEN
    assert why(given(), "2005-01-01", "due", REPORTS) == (
        f"The last day of China for its report {NAMED} was 28 December 2000, later on 30 April 2005."
    )


def test_no_such_duty(record: Record) -> None:
    assert duty(given(), "2003-01-01", "none") == NO
    assert duty(given(), "2000-06-30", "none") == YES
    assert duty(given(), "2000-06-30", "due") == NO
    assert duty(record, "2026-05-06", "none") == YES
    assert duty(record, "2026-05-06", "met") == NO
    assert duty(record, "2026-05-07", "none") == UNHELD
    assert why(record, "2026-05-06", "none") == ("The Ottawa Convention did not bind China on 6 May 2026, so that it had no such duty.")
    assert why(record, "2026-05-07", "due") == f"The record holds no last day for destroying its stockpiles by China {NAMED}."
    assert asked(record, "2026-05-06", predicate="duty", norm=STOCKS, value="none", states=[AT_PEACE]).basis


def test_a_last_day_that_a_body_set_where_the_treaty_sets_none(record: Record) -> None:
    assert duty(record, "2014-01-01", "due", state="SYR", treaty="cwc", when="2014-06-30") == YES
    assert duty(record, "2014-01-01", "due", state="SYR", treaty="cwc", when="2013") == OPEN
    assert duty(record, "2014-01-01", "extended", state="SYR", treaty="cwc") == YES
    assert why(record, "2014-01-01", "due", state="SYR", treaty="cwc") == "The last day set for Syria was 30 June 2014."


def test_who_told_that_it_has_none_has_no_such_duty() -> None:
    record = made_record(JOINED, made(AT_PEACE, "report", "2001-01-01", norm=STOCKS, about="none"))
    assert duty(record, "2005-01-01", "none") == YES
    assert why(record, "2005-01-01", "none") == "China told the other parties that it has nothing of the kind."
    assert duty(record, "2005-01-01", "missed") == duty(record, "2005-01-01", "met") == UNHELD


def test_a_body_that_spoke_of_the_duty_shows_that_it_applies() -> None:
    assert duty(made_record(JOINED), "2005-01-01", "missed") == OPEN
    assert duty(made_record(JOINED, decisions=[NOTED]), "2005-01-01", "missed") == YES
    assert duty(made_record(JOINED, decisions=[NOTED]), "2005-01-01", "none") == NO
    assert duty(made_record(JOINED, decisions=[NOTED]), "2005-01-01", "none", known="2004-12-02") == UNHELD


def test_known_facts(record: Record) -> None:
    assert duty(record, "2025-12-10", "missed", state="UKR") == YES
    assert duty(record, "2025-12-10", "met", state="UKR") == NO
    assert duty(record, "2025-12-10", "extended", CLEARING, "UKR", when="2033") == YES
    assert duty(record, "2025-12-10", "met", state="BLR", when="2017") == YES
    assert duty(record, "2025-12-10", "missed", state="BLR", when="2008") == YES
    assert duty(record, "2025-12-10", "met", state="RUS", treaty="cwc", when="2017") == YES
    assert duty(record, "2025-12-10", "due", state="USA", treaty="cwc", when="2012-04-29") == YES
    assert duty(record, "2025-12-10", "met", state="SUN", treaty="inf", when="../1991") == YES


@pytest.mark.parametrize(("said", "when", "expected"), [
    ("2018-06-27", "2023", "outside the record"),  # C-16/DEC.11 let destruction go on under plans, whose days are not on record
    ("2018-06-27", "2010", "contradicted"),  # before the last day no plan took its place
    ("2011-06-01", "2023", "contradicted"),  # nothing had been decided yet
])  # fmt: skip
def test_a_last_day_beyond_the_one_on_record_is_not_denied_once_plans_go_on(record: Record, said: str, when: str, expected: str) -> None:
    given = {"predicate": "duty", "states": ["USA"], "treaty": "cwc", "norm": STOCKS, "when": when}
    assert servanda.verify(given | {"value": "due"}, said, record=record).verdict == expected
    assert servanda.verify(given | {"value": "extended"}, said, record=record).verdict == expected
