"""Duties with a last day: what sets them, what moves them, and what the record may say of how they were met."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import AT_PEACE, days, made

from servanda import law
from servanda.law.model import Deadline
from servanda.record.model import Action
from servanda.standing import Due, Record
from servanda.standing.deadlines import deadlines, overdue_first

JOINED = made(AT_PEACE, "accession", "2000-03-15")  # in force 1 September 2000; Article 4: 2004; Article 5: 2010
CLEARED, DESTROYED = "clearance", "stockpile-destruction"


MINED = made(AT_PEACE, "acknowledgement", "2000-12-01", norm=CLEARED)  # Article 5 binds only a State with mined areas


def due(record: Record, norm: str, *done: Action, as_of: str = "2026-08-22", known_at: str | None = None) -> Due:
    return {d.norm: d for d in record.with_actions([JOINED, *done]).deadlines(AT_PEACE, "apmbc", as_of, known_at)}[norm]


def test_ukraine_had_to_destroy_its_stocks_by_1_june_2010_and_did_not(record: Record) -> None:
    found = {d.norm: d for d in record.deadlines("UKR", "apmbc", as_of="2025-07-02")}[DESTROYED]
    assert (found.due, found.status, found.completed) == (date(2010, 6, 1), "missed", "")
    assert any(basis.ref == "APMBC Art. 4" for basis in found.basis)


def test_deadlines_count_from_entry_into_force_for_the_state(record: Record) -> None:
    assert due(record, DESTROYED).due == date(2004, 9, 1)
    assert due(record, CLEARED).due == date(2010, 9, 1)
    assert due(record, "transparency-report", as_of="2000-10-01").due == date(2001, 2, 28)


@pytest.mark.parametrize(
    ("as_of", "next_report"), [("2001-03-01", "2001-04-30"), ("2001-04-30", "2001-04-30"), ("2001-05-01", "2002-04-30")]
)
def test_after_the_first_report_one_falls_due_every_30_april(record: Record, as_of: str, next_report: str) -> None:
    assert str(due(record, "transparency-report", as_of=as_of).due) == next_report


def test_no_duty_is_listed_before_the_treaty_binds(record: Record) -> None:
    assert record.with_actions([JOINED]).deadlines(AT_PEACE, "apmbc", as_of="2000-08-31") == []
    assert record.deadlines("RUS", "apmbc") == []


def test_an_extension_moves_the_last_day_and_is_cited_with_its_article(record: Record) -> None:
    found = due(record, CLEARED, made(AT_PEACE, "extension", "2009-12-04", norm=CLEARED, until=date(2015, 9, 1)))
    assert (found.due, found.original) == (date(2015, 9, 1), date(2010, 9, 1))
    assert {"APMBC Art. 5(3)", f"{AT_PEACE} extension 4 December 2009"} <= {basis.ref for basis in found.basis}


def test_more_time_without_a_day_is_no_silence_and_a_day_told_later_counts(record: Record) -> None:
    """Where the record holds that an extension was granted but not until when, a passed day says nothing of the State."""
    granted = made(AT_PEACE, "extension", "2010-06-01", norm=CLEARED)
    found = due(record, CLEARED, MINED, granted)
    assert (found.due, found.status) == (date(2010, 9, 1), "extended, new day not on record")
    assert {"APMBC Art. 5(3)"} <= {b.ref for b in found.basis} and sum("extension" in b.ref for b in found.basis) == 1
    later = made(AT_PEACE, "extension", "2012-06-01", norm=CLEARED, until=date(2015, 9, 1))
    assert due(record, CLEARED, MINED, granted, later).status == "no completion on record"
    done = made(AT_PEACE, "completion", "2011-01-01", norm=CLEARED)
    assert due(record, CLEARED, MINED, granted, done).status == "met late"


def test_an_extension_of_a_duty_that_the_treaty_does_not_let_extend_moves_nothing(record: Record) -> None:
    """Article 4 knows no extension: a row that says otherwise must not turn a missed duty into a running one."""
    granted = made(AT_PEACE, "extension", "2003-12-04", norm=DESTROYED, until=date(2030, 1, 1))
    assert due(record, DESTROYED, granted).due == date(2004, 9, 1)


def test_an_extension_is_not_seen_before_it_was_granted(record: Record) -> None:
    granted = made(AT_PEACE, "extension", "2009-12-04", norm=CLEARED, until=date(2015, 9, 1))
    assert due(record, CLEARED, granted, as_of="2009-12-03").due == date(2010, 9, 1)
    assert due(record, CLEARED, granted, as_of="2012-01-01", known_at="2009-12-03").due == date(2010, 9, 1)


@given(st.lists(st.tuples(days(), st.one_of(st.none(), days())), max_size=5), days(date(2000, 9, 1)))
def test_extensions_never_shorten(record: Record, granted: list[tuple[date, date | None]], as_of: date) -> None:
    extensions = [made(AT_PEACE, "extension", day.isoformat(), norm=CLEARED, until=until) for day, until in granted]
    found = due(record, CLEARED, *extensions, as_of=as_of.isoformat())
    assert found.due == max([date(2010, 9, 1), *(until for day, until in granted if until and day <= as_of)])


@pytest.mark.parametrize(
    ("completed", "known", "status"),
    [
        ("2010-09-01", None, "met"),
        ("2010-09-02", None, "met late"),
        ("2010-08", None, "met"),
        ("2010-10", None, "met late"),
        ("2011", None, "met late"),
        ("2010", None, "met, day unclear"),
        ("2010-09", None, "met, day unclear"),
        ("", date(2010, 8, 1), "met"),
        ("", date(2012, 8, 1), "met, day unclear"),
    ],
)
def test_met_and_met_late_are_said_only_where_the_date_decides(record: Record, completed: str, known: date | None, status: str) -> None:
    """A completion dated by year or month, or only known to lie before some day, may leave open whether it was in time."""
    more = {"known": known} if known else {}
    assert due(record, CLEARED, made(AT_PEACE, "completion", completed, norm=CLEARED, **more)).status == status


def test_silence_is_said_as_silence_and_missed_only_where_the_record_shows_it(record: Record) -> None:
    assert due(record, CLEARED, MINED).status == "no completion on record"
    assert due(record, CLEARED, made(AT_PEACE, "report", "2011-04-30", norm=CLEARED)).status == "missed"
    assert due(record, CLEARED, made(AT_PEACE, "report", "2010", norm=CLEARED)).status == "no completion on record"
    assert due(record, CLEARED, MINED, as_of="2010-09-01").status == "running"


def test_a_duty_that_only_some_states_have_is_open_for_those_of_which_the_record_shows_it(record: Record) -> None:
    """Article 5 binds a State with mined areas, Article III(4) of the NPT one without nuclear weapons: silence does not say who."""
    assert due(record, CLEARED).status == due(record, CLEARED, as_of="2001-01-01").status == "if it applies"
    assert due(record, CLEARED, MINED, as_of="2000-11-30").status == "running", "what is told later shows that it had the duty"
    assert due(record, DESTROYED).status == "if it applies", "Article 4 asks those to destroy that have mines"
    assert {d.status for d in record.deadlines(treaty="npt")} == {"if it applies"}
    assert {d.status for d in record.deadlines("UKR", "apmbc", "2026-01-01")} == {"missed", "running"}


def test_a_report_of_every_year_is_due_from_a_state_that_joined_after_the_first_one_was(record: Record) -> None:
    """CFE XIII: the clock of the first exchange is the Treaty's own, and one falls due every 15 December."""
    yearly = Deadline("transparency-report", "7(1)", days=30, yearly_by="12-15", counts_from="treaty")
    told = record.with_actions([JOINED])
    asked = (told.timeline(AT_PEACE, "apmbc"), told.start("apmbc"))
    rules = law.treaty("apmbc")._replace(deadline=(yearly, yearly._replace(yearly_by="")))
    (found,) = deadlines(told.facts, rules, AT_PEACE, *asked, date(2001, 1, 1), None)
    assert str(found.due) == "2001-12-15"


def test_the_clock_of_the_treaty_does_not_run_for_a_state_that_joined_after_it_ran_out(record: Record) -> None:
    """CWC IV(6) ended on 29 April 2007; Article IV(8) sets no day for Syria, which joined in 2013: it was not late."""
    norms = {d.norm for d in record.deadlines("SYR", "cwc")}
    assert DESTROYED not in norms and "transparency-report" in norms
    assert DESTROYED in {d.norm for d in record.deadlines("ALB", "cwc")}


def test_a_duty_lapses_with_the_treaty_once_notice_is_given_and_not_before(record: Record) -> None:
    notice = made(AT_PEACE, "withdrawal", "2009-12-01")  # effective 1 June 2010, before the last day of Article 5
    assert due(record, CLEARED, MINED, notice, as_of="2009-11-30").status == "running"
    assert due(record, CLEARED, notice, as_of="2009-12-01").status == "lapsed"
    assert due(record, CLEARED, notice, as_of="2020-01-01").status == "lapsed"
    assert due(record, DESTROYED, notice, as_of="2020-01-01").status == "if it applies"


def test_no_report_falls_due_after_the_state_has_left(record: Record) -> None:
    report = {d.norm: d for d in record.deadlines("POL", "apmbc", as_of="2026-02-01")}["transparency-report"]
    assert report.status == "lapsed"
    assert due(record, "transparency-report", made(AT_PEACE, "withdrawal", "2009-12-01"), as_of="2026-01-01").due == date(2011, 4, 30)


def test_a_state_that_joins_again_starts_anew(record: Record) -> None:
    left, back = made(AT_PEACE, "withdrawal", "2009-12-01"), made(AT_PEACE, "accession", "2012-02-10")  # in force 1 August 2012
    found = due(record, DESTROYED, left, back)
    assert (found.due, found.status) == (date(2016, 8, 1), "if it applies")


def test_duties_run_for_a_state_whose_notice_came_before_entry_into_force(record: Record) -> None:
    early = made(AT_PEACE, "withdrawal", "2000-08-01")  # bound 1 September 2000 to 1 February 2001
    assert due(record, DESTROYED, early, as_of="2000-10-01").status == "lapsed"


def test_missed_duties_come_first(record: Record) -> None:
    found = [d.status for d in record.deadlines(treaty="apmbc")]
    assert found[0] == "missed"
    assert found == sorted(found, key=lambda s: (s != "missed", s not in ("running", "reopened"), s != "no completion on record"))


def test_a_day_at_the_end_of_the_calendar_is_answered_or_refused_but_never_a_traceback(record: Record) -> None:
    from servanda.errors import UsageError

    with pytest.raises(UsageError, match="9999-12-31"):
        record.deadlines("UKR", "apmbc", as_of="9999-12-31")


def test_a_yearly_report_is_told_in_full(record: Record) -> None:
    found = due(record, "transparency-report", as_of="2005-05-01")
    assert found[:7] == (AT_PEACE, "apmbc", "transparency-report", date(2006, 4, 30), "running", date(2001, 2, 28), "")
    assert [basis.ref for basis in found.basis] == ["APMBC Art. 7(1)", f"{AT_PEACE} accession 15 March 2000", "APMBC Art. 17(2)"]


def test_a_completion_is_seen_on_its_day_and_the_first_one_counts(record: Record) -> None:
    done = made(AT_PEACE, "completion", "2004-08-01", norm=DESTROYED)
    assert due(record, DESTROYED, done, as_of="2004-08-01").status == "met"
    assert due(record, DESTROYED, done, as_of="2004-07-31").status == "running"
    year, day = made(AT_PEACE, "completion", "2004", norm=DESTROYED), made(AT_PEACE, "completion", "2004-08-01", norm=DESTROYED)
    found = due(record, DESTROYED, year, day)
    assert (found.completed, found.status) == ("2004-08-01", "met"), "a year counts by its last day"
    assert [basis.ref for basis in found.basis if "completion" in basis.ref] == [f"{AT_PEACE} completion 1 August 2004"]


def test_what_was_left_is_told_by_the_last_report_after_the_last_day(record: Record) -> None:
    on_the_day = made(AT_PEACE, "report", "2004-09-01", norm=DESTROYED)
    assert due(record, DESTROYED, on_the_day).status == "no completion on record"
    reports = [made(AT_PEACE, "report", f"{year}-04-30", norm=DESTROYED) for year in (2005, 2006, 2007)]
    assert [basis.ref for basis in due(record, DESTROYED, *reports).basis if "report" in basis.ref] == [f"{AT_PEACE} report 30 April 2007"]


def test_a_clock_of_the_treaty_that_ends_on_the_first_day_of_the_state_is_its_own_still(record: Record) -> None:
    """CWC IV(6) ends on 29 April 2007: bound from that day, a State has that day; a day later, none."""
    for joined, has in (("2007-03-30", True), ("2007-03-31", False)):
        told = record.with_actions([made("PRK", "accession", joined, "cwc")])
        assert (DESTROYED in {d.norm for d in told.deadlines("PRK", "cwc")}) == has


def test_between_two_times_of_being_bound_the_duties_of_the_first_are_shown(record: Record) -> None:
    left, back = made(AT_PEACE, "withdrawal", "2009-12-01"), made(AT_PEACE, "accession", "2012-02-10")
    assert due(record, DESTROYED, left, back, as_of="2011-01-01").due == date(2004, 9, 1)


def test_a_duty_of_a_state_that_leaves_without_a_notice_runs_until_it_is_out(record: Record) -> None:
    left = made(AT_PEACE, "withdrawal", "", effective=date(2009, 12, 1))
    assert due(record, CLEARED, MINED, left, as_of="2009-11-30").status == "running"
    assert due(record, CLEARED, MINED, left, as_of="2009-12-01").status == "lapsed"


def test_duties_are_put_in_order_missed_first_then_by_day_then_by_state() -> None:
    def one(status: str, day: int, state: str = "AAA") -> Due:
        return Due(state, "apmbc", DESTROYED, date(2000, 1, day), status, date(2000, 1, day), "", ())

    wanted = [one("missed", 9), one("running", 2), one("running", 3, "BBB"), one("running", 3, "CCC"), one("no completion on record", 1),
              one("if it applies", 1), one("met", 2)]  # fmt: skip
    assert overdue_first(wanted[::-1]) == wanted


def test_deadlines_of_all_states_are_told_by_what_was_known() -> None:
    """Ukraine's instrument came on 27 December 2005: on the day before nobody knew that four years would run."""
    def states(known_at: str) -> set[str]:
        return {d.state for d in Record("2026-08-22").deadlines(treaty="apmbc", as_of="2010-01-01", known_at=known_at)}

    assert "UKR" in states("2005-12-27") and "UKR" not in states("2005-12-26")
    assert Record("2026-08-22").deadlines("CAN", "apmbc", as_of="2010-01-01", known_at="1998-09-15") == []
    assert Record("2026-08-22").deadlines("UKR", as_of="2010-01-01", known_at="1940-01-01") == []
