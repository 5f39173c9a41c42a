"""The clauses: offsets, thresholds, withdrawal, deadlines, each against worked examples and as properties."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import days

from servanda.dates import add_months
from servanda.law.clauses import (
    Engagement,
    first_due,
    offset,
    state_entry_into_force,
    threshold_behind,
    threshold_met,
    treaty_entry_into_force,
    withdrawal_effect,
    yearly_due,
)
from servanda.law.model import Deadline, EntryIntoForce, Withdrawal

OTTAWA = EntryIntoForce("17(1)", "month-start", 6, instruments=3, later_article="17(2)")
CWC = EntryIntoForce(
    "XXI(1)", "days", 180, instruments=2, not_before_months=24, later_rule="days", later_count=30, later_from="entry into force"
)
NAMED = EntryIntoForce("XIV(1)", "days", 180, states=("AAA", "BBB"))
SIX_MONTHS, WAITING = Withdrawal("20", months=6), Withdrawal("20(3)", months=6, waits_for_conflict=True)
DEPOSITS = st.lists(st.tuples(st.sampled_from(("AAA", "BBB", "CCC", "DDD", "EEE")), days()), max_size=8)


@pytest.mark.parametrize(
    ("rule", "count", "deposit", "day"),
    [
        ("at-once", 0, "1975-03-26", "1975-03-26"),  # BWC XIV(4)
        ("days", 30, "2013-09-14", "2013-10-14"),  # CWC XXI(2): Syria, as the OPCW gives it
        ("days", 90, "2020-10-24", "2021-01-22"),  # TPNW 15(1)
        ("months", 6, "1998-06-03", "1998-12-03"),  # CCW 5(3), Amended Protocol II
        ("month-start", 6, "2005-12-27", "2006-06-01"),  # Ottawa 17(2): Ukraine
        ("month-start", 6, "1998-09-16", "1999-03-01"),  # Ottawa 17(1): the fortieth instrument, Burkina Faso
        ("month-start-after-days", 60, "2002-04-11", "2002-07-01"),  # Rome Statute 126(1)
    ],
)
def test_offsets_give_the_days_that_depositaries_published(rule: str, count: int, deposit: str, day: str) -> None:
    assert offset(rule, count, date.fromisoformat(deposit)) == date.fromisoformat(day)


def test_a_rule_that_no_treaty_has_is_refused() -> None:
    with pytest.raises(ValueError, match="half-year"):
        offset("half-year", 1, date(2000, 1, 1))


@given(st.sampled_from(("at-once", "days", "months", "month-start", "month-start-after-days")), st.integers(1, 400), days())
def test_the_threshold_behind_a_published_day_is_the_last_one_that_leads_to_it(rule: str, count: int, met: date) -> None:
    if rule in ("months", "month-start"):
        count = count % 24 + 1
    clause = EntryIntoForce("1", rule, count)
    day = offset(rule, count, met)
    behind = threshold_behind(clause, day)
    if rule != "months" or met.day <= 28:  # the end of a shorter month hides which day was meant
        assert offset(rule, count, behind) == day
        last_of_month = (day + timedelta(days=1)).day == 1  # 28 February is two months after 28, 29, 30 and 31 December
        assert offset(rule, count, behind + timedelta(days=1)) > day or (rule == "months" and last_of_month)


@given(DEPOSITS)
def test_the_threshold_is_met_by_the_so_manieth_state_whatever_the_order(deposits: list[tuple[str, date]]) -> None:
    first = sorted({s: min(d for other, d in deposits if other == s) for s, _ in deposits}.values())
    expected = first[2] if len(first) >= 3 else None
    assert threshold_met(OTTAWA, deposits) == threshold_met(OTTAWA, deposits[::-1]) == expected


def test_a_state_that_deposits_twice_counts_once_and_by_its_first_deposit() -> None:
    twice = [("AAA", date(2000, 1, 1)), ("AAA", date(2001, 1, 1)), ("BBB", date(2000, 6, 1))]
    assert threshold_met(OTTAWA, twice) is None
    assert threshold_met(OTTAWA, [*twice, ("CCC", date(2000, 2, 1))]) == date(2000, 6, 1)


def test_the_first_deposit_counts_whatever_the_code_of_the_state() -> None:
    """Sorted by code instead of by day, a State's later deposit would overwrite its first."""
    deposits = [("AAA", date(2000, 3, 1)), ("BBB", date(2000, 2, 1)), ("CCC", date(2000, 1, 1)), ("AAA", date(2000, 1, 5))]
    assert threshold_met(OTTAWA, deposits) == date(2000, 2, 1)


def test_named_states_must_all_deposit_and_a_count_beside_them_as_well() -> None:
    a, b, c = ("AAA", date(2000, 1, 1)), ("BBB", date(2000, 5, 1)), ("CCC", date(2000, 9, 1))
    assert threshold_met(NAMED, [a, c]) is None
    assert threshold_met(NAMED, [a, b]) == date(2000, 5, 1)
    assert threshold_met(NAMED._replace(instruments=3), [a, b]) is None
    assert threshold_met(NAMED._replace(instruments=3), [a, b, c]) == date(2000, 9, 1)
    assert threshold_met(NAMED._replace(instruments=2), [a, b, c]) == date(2000, 5, 1)


def test_without_a_threshold_nothing_enters_into_force() -> None:
    assert threshold_met(EntryIntoForce("1", "at-once"), [("AAA", date(2000, 1, 1))]) is None


def test_a_treaty_may_have_to_wait_after_its_opening() -> None:
    """CWC XXI(1): 180 days after the sixty-fifth instrument, in no case earlier than two years after opening."""
    early = [("AAA", date(1993, 1, 13)), ("BBB", date(1993, 2, 1))]
    assert treaty_entry_into_force(CWC, early, date(1993, 1, 13)) == date(1995, 1, 13)
    assert treaty_entry_into_force(CWC, [*early[:1], ("BBB", date(1996, 10, 31))], date(1993, 1, 13)) == date(1997, 4, 29)
    assert treaty_entry_into_force(CWC, early[:1], date(1993, 1, 13)) is None


def test_who_deposits_up_to_the_threshold_starts_with_the_treaty_and_who_is_later_on_a_day_of_its_own() -> None:
    met, start = date(1998, 9, 16), date(1999, 3, 1)
    assert state_entry_into_force(OTTAWA, met, met, start) == start
    assert state_entry_into_force(OTTAWA, date(1998, 9, 17), met, start) == start
    assert state_entry_into_force(OTTAWA, date(1998, 10, 1), met, start) == date(1999, 4, 1)
    assert state_entry_into_force(OTTAWA, date(1998, 10, 1), None, None) is None


def test_under_the_cwc_the_clock_of_a_state_starts_only_after_the_convention_is_in_force() -> None:
    met, start = date(1996, 10, 31), date(1997, 4, 29)
    assert state_entry_into_force(CWC, date(1997, 4, 28), met, start) == start
    assert state_entry_into_force(CWC, date(1997, 4, 29), met, start) == date(1997, 5, 29), "Cuba: subsequent to it"
    assert state_entry_into_force(CWC, date(1997, 4, 30), met, start) == date(1997, 5, 30)


@given(days(), days(), days())
def test_no_state_is_bound_before_the_treaty_is_in_force_or_before_its_deposit(deposit: date, met: date, other: date) -> None:
    start = offset("month-start", 6, met)
    day = state_entry_into_force(OTTAWA, deposit, met, start)
    assert day is not None and day >= start and day > deposit - timedelta(days=1)
    later = state_entry_into_force(OTTAWA, max(deposit, other), met, start)
    assert later is not None and later >= day, "a later deposit never binds earlier"


CONFLICTS = st.lists(st.builds(lambda s, n: Engagement("a conflict", s, s + timedelta(days=n) if n is not None else None), days(),
                               st.one_of(st.none(), st.integers(0, 8000))), max_size=4)  # fmt: skip


@given(days(), CONFLICTS)
def test_no_withdrawal_takes_effect_before_its_notice_period(notice: date, conflicts: list[Engagement]) -> None:
    for clause in (SIX_MONTHS, WAITING):
        effect = withdrawal_effect(clause, notice, conflicts)
        assert effect.earliest == add_months(notice, 6)
        assert effect.day is None or effect.day >= effect.earliest


@given(days(), CONFLICTS)
def test_the_day_is_undetermined_exactly_while_a_conflict_of_that_day_is_open(notice: date, conflicts: list[Engagement]) -> None:
    effect = withdrawal_effect(WAITING, notice, conflicts)
    then = [c for c in conflicts if c.start <= effect.earliest and (c.end is None or c.end > effect.earliest)]
    assert list(effect.waits_for) == then
    assert (effect.day is None) == any(c.end is None for c in then)
    if effect.day:
        assert effect.day == max([effect.earliest, *(c.end for c in then if c.end)])


@given(days(), CONFLICTS, days())
def test_once_every_conflict_ends_the_day_is_determined(notice: date, conflicts: list[Engagement], end: date) -> None:
    over = [c._replace(end=c.end or max(end, c.start)) for c in conflicts]
    assert withdrawal_effect(WAITING, notice, over).day is not None


@given(days(), CONFLICTS)
def test_a_treaty_without_the_conflict_clause_waits_for_none(notice: date, conflicts: list[Engagement]) -> None:
    assert withdrawal_effect(SIX_MONTHS, notice, conflicts) == (add_months(notice, 6), add_months(notice, 6), ())


def test_under_a_clause_on_any_conflict_one_that_begins_meanwhile_counts_too() -> None:
    """TPNW 17(3): bound `until it is no longer party to an armed conflict`; Ottawa 20(3): before the end of `the` conflict."""
    first = Engagement("first", date(2020, 1, 1), date(2022, 1, 1))
    second = Engagement("second", date(2021, 6, 1), date(2024, 1, 1))
    apart = Engagement("apart", date(2025, 1, 1), None)
    notice = date(2020, 1, 1)
    assert withdrawal_effect(WAITING, notice, [first, second, apart]).day == date(2022, 1, 1)
    any_conflict = WAITING._replace(any_conflict=True)
    assert withdrawal_effect(any_conflict, notice, [second, apart, first]).day == date(2024, 1, 1)
    going_on = withdrawal_effect(any_conflict, notice, [first, second._replace(end=None)])
    assert going_on.day is None and [c.name for c in going_on.waits_for] == ["first", "second"]


def test_the_geneva_conventions_ask_whether_there_was_a_conflict_on_the_day_of_the_notice() -> None:
    """I 63, II 62, III 142, IV 158: a denunciation notified in a conflict waits for peace; Additional Protocol I 99 asks a year later."""
    clause = Withdrawal("63", months=12, waits_for_conflict=True, conflict_on="notice")
    notice = date(2020, 1, 1)
    begun_later = [Engagement("later", date(2020, 6, 1))]
    assert withdrawal_effect(clause, notice, begun_later).day == date(2021, 1, 1)
    assert withdrawal_effect(clause._replace(conflict_on="expiry"), notice, begun_later).day is None
    over_by_then = [Engagement("earlier", date(2019, 1, 1), date(2020, 6, 1))]
    assert withdrawal_effect(clause, notice, over_by_then).day == date(2021, 1, 1)
    assert withdrawal_effect(clause, notice, [Engagement("open", date(2019, 1, 1))]).day is None
    assert withdrawal_effect(clause, notice, [Engagement("long", date(2019, 1, 1), date(2025, 1, 1))]).day == date(2025, 1, 1)


def test_deadlines_count_from_the_state_or_from_the_treaty() -> None:
    state, treaty = date(2006, 6, 1), date(1997, 4, 29)
    assert first_due(Deadline("stockpile-destruction", "4", years=4), state, treaty) == date(2010, 6, 1)
    assert first_due(Deadline("stockpile-destruction", "IV(6)", years=10, counts_from="treaty"), state, treaty) == date(2007, 4, 29)
    assert first_due(Deadline("transparency-report", "7(1)", days=180), state, treaty) == date(2006, 11, 28)


@pytest.mark.parametrize(
    ("clause", "state", "treaty", "due"),
    [
        (Deadline("other", "V(1)", months=18, counts_from="treaty"), "1988-06-01", "1988-06-01", "1989-12-01"),  # INF
        (Deadline("stockpile-destruction", "II", months=9, counts_from="treaty"), "1975-03-26", "1975-03-26", "1975-12-26"),  # BWC
        (Deadline("other", "3(2)", months=18), "2023-05-01", "2021-01-22", "2024-11-01"),  # TPNW
        # NPT III(4): talks start 180 days after the Treaty's own entry into force, 1 September 1970, or with a later deposit
        (Deadline("other", "III(4)", months=18, not_before_days=180), "1970-03-05", "1970-03-05", "1972-03-01"),
        (Deadline("other", "III(4)", months=18, not_before_days=180), "1970-09-01", "1970-03-05", "1972-03-01"),
        (Deadline("other", "III(4)", months=18, not_before_days=180), "1970-09-02", "1970-03-05", "1972-03-02"),
        (Deadline("other", "1", years=1, months=1, days=1), "2020-01-31", "2000-01-01", "2021-03-01"),
    ],
)
def test_deadlines_of_months_and_of_a_clock_that_starts_no_sooner_than_the_treaty_lets_it(
    clause: Deadline, state: str, treaty: str, due: str
) -> None:
    assert str(first_due(clause, date.fromisoformat(state), date.fromisoformat(treaty))) == due


@given(days(), days(), st.sampled_from(("04-30", "12-31", "01-01")))
def test_a_yearly_report_falls_due_next_on_its_day_and_never_before_the_first(first: date, day: date, by: str) -> None:
    due = yearly_due(Deadline("transparency-report", "7(2)", days=180, yearly_by=by), first, day)
    assert due >= max(first, day) and (due == first or due.isoformat()[5:] == by)
    assert due == first or (day > first and (due - day).days < 366)
