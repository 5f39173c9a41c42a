"""The machine of events by itself, and edges at which one day more or less decides."""

from __future__ import annotations

from datetime import date

import pytest
from strategies import AT_PEACE, made

from servanda import law
from servanda.law.clauses import Engagement, treaty_entry_into_force, withdrawal_effect
from servanda.law.model import EntryIntoForce, Withdrawal
from servanda.standing import Basis, Record
from servanda.standing.course import ORDER, Course, Event, intervals
from servanda.standing.timeline import notice_effect

OPEN, NONE, SAID = (Basis("provision", "1", ""),), (Basis("circumstance", "list", ""),), (Basis("action", "done", ""),)


def run(*events: tuple[str, int, str] | tuple[str, int]) -> list[str]:
    """The statuses that events give, written as (what, year) or (what, year, ...); all of one instrument or notice."""
    made_up = [Event(date(year, 1, 1), what, SAID, 1 if what in ("deposited", "entered") else 2) for what, year, *_ in events]
    return [i.status for i in intervals(made_up, Course(OPEN, NONE))]


def test_an_entry_into_force_without_its_instrument_binds_nobody() -> None:
    assert run(("entered", 2000)) == ["not in force"]
    assert run(("deposited", 1999), ("entered", 2000)) == ["not in force", "pending", "bound"]


def test_a_treaty_expires_for_those_who_had_to_do_with_it_and_stayed() -> None:
    joined = (("deposited", 1999), ("entered", 2000))
    assert run(*joined, ("treaty expired", 2010))[-1] == "expired"
    assert run(("signed", 1999), ("treaty expired", 2010))[-1] == "expired"
    assert run(("deposited", 1999), ("treaty expired", 2010))[-1] == "expired"
    assert run(("treaty in force", 1999), ("treaty expired", 2010))[-1] == "no party"
    assert run(*joined, ("noticed", 2005), ("left", 2006), ("treaty expired", 2010))[-1] == "withdrawn"


def test_what_happens_on_one_day_is_taken_in_a_fixed_order() -> None:
    assert list(ORDER).index("deposited") < list(ORDER).index("entered") < list(ORDER).index("left") < list(ORDER).index("notice withdrawn")
    assert run(("noticed", 2000), ("entered", 2000), ("deposited", 2000)) == ["not in force", "withdrawing"]


def test_the_basis_of_a_status_is_the_first_event_that_gave_it() -> None:
    one, two = (Basis("action", "one", ""),), (Basis("action", "two", ""),)
    events = [Event(date(2000, 1, 1), "deposited", one, 1), Event(date(2001, 1, 1), "deposited", two, 2)]
    assert [i.basis for i in intervals(events, Course(OPEN, NONE))] == [OPEN, one]


def test_a_state_bound_from_the_first_day_is_bound_by_the_first_rule_and_a_later_one_by_the_second(record: Record) -> None:
    cited = {state: {b.ref for b in record.standing(state, "apmbc", "2010-01-01").basis} for state in ("CAN", "UKR")}
    assert "APMBC Art. 17(1)" in cited["CAN"] and "APMBC Art. 17(2)" in cited["UKR"]
    assert "APMBC Art. 17(2)" not in cited["CAN"]


def test_a_conflict_that_ends_on_the_last_day_of_the_period_is_not_waited_for() -> None:
    clause = Withdrawal("20(3)", months=6, waits_for_conflict=True)
    over = Engagement("over", date(2019, 1, 1), date(2020, 7, 1))
    assert withdrawal_effect(clause, date(2020, 1, 1), [over]).waits_for == ()
    assert withdrawal_effect(clause, date(2019, 12, 31), [over]).waits_for == (over,)


def test_a_treaty_that_lets_nobody_leave_gives_a_notice_no_day(record: Record) -> None:
    ottawa = law.treaty("apmbc")
    assert ottawa.withdrawal is not None
    closed = ottawa._replace(withdrawal=ottawa.withdrawal._replace(allowed=False))
    assert notice_effect(record.facts, closed, made(AT_PEACE, "withdrawal", "2020-01-01"), None) is None
    assert notice_effect(record.facts, ottawa._replace(withdrawal=None), made(AT_PEACE, "withdrawal", "2020-01-01"), None) is None


def test_a_wait_after_opening_needs_a_day_of_opening() -> None:
    clause = EntryIntoForce("1", "at-once", instruments=1, not_before_months=24)
    assert treaty_entry_into_force(clause, [("AAA", date(2000, 1, 1))], None) == date(2000, 1, 1)


def test_withdrawing_a_ratification_may_name_the_day_on_which_it_takes_effect(record: Record) -> None:
    back = made("DEU", "withdrawal-of-ratification", "2026-03-01", "ctbt", effective=date(2026, 6, 1))
    told = record.with_actions([back])
    assert told.standing("DEU", "ctbt", "2026-05-31").status == "pending"
    assert told.standing("DEU", "ctbt", "2026-06-01").status == "signatory"


def test_an_expiry_is_known_on_its_day(record: Record) -> None:
    assert record.standing("RUS", "inf", "2019-08-02", known_at="2019-08-02").status == "expired"
    assert record.standing("RUS", "inf", "2019-08-02", known_at="2019-08-01").status == "bound"


def test_duties_of_a_state_under_all_treaties_skip_those_that_it_has_nothing_to_do_with(record: Record) -> None:
    """Brazil is on no list of INF or New START: that must not stop the answer for the others."""
    treaties = {due.treaty for due in record.deadlines("BRA")}
    assert {"apmbc", "cwc"} <= treaties and not {"inf", "new-start", "ccm"} & treaties
    assert {due.state for due in record.deadlines(treaty="ccm", as_of="2011-01-01")} < set(record.facts.actions("ccm"))


def test_the_basis_of_a_duty_cites_what_met_it_or_what_shows_that_it_was_not(record: Record) -> None:
    joined = made(AT_PEACE, "accession", "2000-03-15")
    done = made(AT_PEACE, "completion", "2004-01-01", norm="stockpile-destruction")
    reports = [made(AT_PEACE, "report", f"{year}-04-30", norm="stockpile-destruction") for year in (2005, 2006)]

    def cited(*actions: object) -> list[str]:
        found = record.with_actions([joined, *actions]).deadlines(AT_PEACE, "apmbc")  # type: ignore[list-item]
        return [b.ref for due in found if due.norm == "stockpile-destruction" for b in due.basis if b.kind == "action"]

    assert cited() == [f"{AT_PEACE} accession 15 March 2000"]
    assert cited(*reports)[1:] == [f"{AT_PEACE} report 30 April 2006"]
    assert cited(done, *reports)[1:] == [f"{AT_PEACE} completion 1 January 2004"]


def test_the_article_on_extensions_is_cited_only_where_one_was_granted(record: Record) -> None:
    joined = made(AT_PEACE, "accession", "2000-03-15")
    shorter = made(AT_PEACE, "extension", "2009-12-04", norm="clearance", until=date(2010, 9, 1))
    (due,) = (d for d in record.with_actions([joined, shorter]).deadlines(AT_PEACE, "apmbc") if d.norm == "clearance")
    assert "APMBC Art. 5(3)" not in {basis.ref for basis in due.basis}
    assert [basis.kind for basis in due.basis].count("action") == 1


@pytest.mark.parametrize(("notice", "status"), [("2010-03-01", "lapsed"), ("2010-03-02", "no completion on record")])
def test_a_duty_whose_last_day_is_the_day_of_leaving_has_lapsed(record: Record, notice: str, status: str) -> None:
    """Bound to 1 September 2010, and Article 5 ends on that day; a day later the duty fell due while the State was bound."""
    mined = made(AT_PEACE, "acknowledgement", "2000-12-01", norm="clearance")
    done = [made(AT_PEACE, "accession", "2000-03-15"), mined, made(AT_PEACE, "withdrawal", notice)]
    (due,) = (d for d in record.with_actions(done).deadlines(AT_PEACE, "apmbc") if d.norm == "clearance")
    assert (due.due, due.status) == (date(2010, 9, 1), status)


def test_a_signature_is_cited_with_the_article_on_signature_and_a_deposit_with_that_on_entry_into_force(record: Record) -> None:
    ctbt = law.treaty("ctbt")
    assert f"CTBT Art. {ctbt.consent[0]}" in {b.ref for b in record.standing("USA", "ctbt", "2026-01-01").basis}
    assert "CTBT Art. XIV(1)" in {b.ref for b in record.standing("DEU", "ctbt", "2026-01-01").basis}
    assert f"CTBT Art. {ctbt.consent[0]}" not in {b.ref for b in record.standing("RUS", "ctbt", "2026-01-01").basis}


def test_treaties_without_a_list_are_not_among_those_that_answer(record: Record) -> None:
    listed = record.listed_treaties()
    assert "apmbc" in listed and "gc1" in law.treaty_ids() and "gc1" not in listed


def test_under_every_reading_the_status_of_the_rule_is_given_and_who_holds_it(record: Record) -> None:
    views = {view.reading: view for view in record.standing("UKR", "apmbc", "2026-01-15").readings}
    assert {view.status for view in views.values()} == {"bound"}
    assert views["suspended"].proponents == ("UKR",)
    assert all(basis.source and basis.ref for view in views.values() for basis in view.basis)
    early = {v.reading: v.proponents for v in record.standing("UKR", "apmbc", "2026-01-15", known_at="2025-10-16").readings}
    assert early["no-suspension"] == ()
