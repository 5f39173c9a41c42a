"""The intervals of one State under one treaty: what each action does, and what it must not do."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from strategies import AT_PEACE, AT_WAR, WARS, made

from servanda.errors import UsageError
from servanda.record.model import Action
from servanda.standing import Interval, Record


def course(record: Record, *done: Action, known_at: str | None = None) -> list[tuple[str, str]]:
    """The statuses of the State of the first action with the day each begins, after the opening one."""
    timeline = record.with_actions(done).timeline(done[0].state, done[0].treaty, known_at)
    return [(i.status, str(i.since)) for i in timeline if i.since and i.since > date(1999, 3, 1)]


def statuses(intervals: tuple[Interval, ...]) -> list[str]:
    return [interval.status for interval in intervals]


JOINED = made(AT_PEACE, "accession", "2010-03-15")
NOTICE = made(AT_PEACE, "withdrawal", "2020-05-10")


def test_accession_is_pending_until_the_first_day_of_the_sixth_month_after_the_month_of_deposit(record: Record) -> None:
    assert course(record, JOINED) == [("pending", "2010-03-15"), ("bound", "2010-09-01")]


def test_notice_of_withdrawal_binds_for_six_more_months(record: Record) -> None:
    assert course(record, JOINED, NOTICE)[2:] == [("withdrawing", "2020-05-10"), ("withdrawn", "2020-11-10")]


def test_a_notice_by_a_state_that_is_no_party_changes_nothing(record: Record) -> None:
    """There is nothing to withdraw from: the State must not pass through `withdrawing`, which counts as bound."""
    assert course(record, NOTICE) == []
    assert record.with_actions([NOTICE]).standing(AT_PEACE, "apmbc", "2020-06-01").status == "no party"


def test_a_notice_by_a_signatory_changes_nothing(record: Record) -> None:
    signed = made(AT_PEACE, "signature", "1999-12-03", "tpnw")
    noticed = made(AT_PEACE, "withdrawal", "2021-05-10", "tpnw")
    assert record.with_actions([signed, noticed]).standing(AT_PEACE, "tpnw", "2023-01-01").status == "signatory"


def test_a_notice_before_entry_into_force_does_not_make_the_treaty_binding_early(record: Record) -> None:
    early = made(AT_PEACE, "withdrawal", "2010-04-01")
    assert course(record, JOINED, early) == [("pending", "2010-03-15"), ("withdrawing", "2010-09-01"), ("withdrawn", "2010-10-01")]
    assert record.with_actions([JOINED, early]).entry_into_force(AT_PEACE, "apmbc") == date(2010, 9, 1)


def test_an_instrument_withdrawn_before_entry_into_force_never_binds(record: Record) -> None:
    taken_back = made(AT_PEACE, "withdrawal-of-ratification", "2010-06-01")
    assert course(record, JOINED, taken_back) == [("pending", "2010-03-15"), ("no party", "2010-06-01")]


def test_a_signature_outlives_the_withdrawal_of_a_ratification(record: Record) -> None:
    signed = made(AT_PEACE, "signature", "1999-06-01")
    taken_back = made(AT_PEACE, "withdrawal-of-ratification", "2015-06-01")
    assert course(record, signed, JOINED, taken_back)[-1] == ("signatory", "2015-06-01")


def test_withdrawing_a_signature_does_not_release_a_party(record: Record) -> None:
    signed = made(AT_PEACE, "signature", "1999-06-01")
    unsigned = made(AT_PEACE, "withdrawal-of-signature", "2015-06-01")
    assert course(record, signed, JOINED, unsigned)[-1] == ("bound", "2010-09-01")
    assert course(record, signed, unsigned)[-1] == ("signatory", "1999-06-01"), "it stays on the depositary's list, with a note"
    told = record.with_actions([signed, unsigned]).standing(AT_PEACE, "apmbc", "2015-06-01")
    assert [basis.ref for basis in told.also] == [f"{AT_PEACE} withdrawal of signature 1 June 2015"]


def test_a_notice_withdrawn_in_time_leaves_the_state_bound(record: Record) -> None:
    revoked = made(AT_PEACE, "withdrawal-of-notice", "2020-10-01")
    assert course(record, JOINED, NOTICE, revoked)[2:] == [("withdrawing", "2020-05-10"), ("bound", "2020-10-01")]


@pytest.mark.parametrize("day", ["2020-11-10", "2020-11-11", "2023-01-01"])
def test_a_notice_cannot_be_withdrawn_once_it_took_effect(record: Record, day: str) -> None:
    revoked = made(AT_PEACE, "withdrawal-of-notice", day)
    assert course(record, JOINED, NOTICE, revoked)[-1] == ("withdrawn", "2020-11-10")


def test_a_second_notice_does_not_lengthen_the_first(record: Record) -> None:
    again = made(AT_PEACE, "withdrawal", "2020-08-10")
    assert course(record, JOINED, NOTICE, again)[2:] == [("withdrawing", "2020-05-10"), ("withdrawn", "2020-11-10")]


def test_a_notice_after_one_that_was_withdrawn_starts_a_clock_of_its_own(record: Record) -> None:
    revoked, again = made(AT_PEACE, "withdrawal-of-notice", "2020-10-01"), made(AT_PEACE, "withdrawal", "2021-01-31")
    assert course(record, JOINED, NOTICE, revoked, again)[4:] == [("withdrawing", "2021-01-31"), ("withdrawn", "2021-07-31")]


def test_a_state_that_left_can_join_again_and_is_bound_anew_after_the_offset(record: Record) -> None:
    back = made(AT_PEACE, "accession", "2024-02-10")
    assert course(record, JOINED, NOTICE, back)[4:] == [("pending", "2024-02-10"), ("bound", "2024-08-01")]
    assert record.with_actions([JOINED, NOTICE, back]).entry_into_force(AT_PEACE, "apmbc") == date(2010, 9, 1)


def test_a_signature_after_leaving_does_not_hide_that_the_state_left(record: Record) -> None:
    signed = made(AT_PEACE, "signature", "2022-01-01")
    assert course(record, JOINED, NOTICE, signed)[-1] == ("withdrawn", "2020-11-10")


def test_a_second_instrument_of_a_party_changes_nothing(record: Record) -> None:
    """Where a treaty has several depositaries a State may deposit three times: the first counts."""
    other = made(AT_PEACE, "ratification", "2010-05-20")
    assert course(record, JOINED, other) == course(record, JOINED)


def test_provisional_application_runs_from_its_day_to_entry_into_force(record: Record) -> None:
    applied = made(AT_PEACE, "provisional-application", "2010-03-15")
    assert course(record, JOINED, applied) == [("provisionally applying", "2010-03-15"), ("bound", "2010-09-01")]


def test_provisional_application_declared_by_a_party_changes_nothing(record: Record) -> None:
    assert course(record, JOINED, made(AT_PEACE, "provisional-application", "2012-01-01"))[-1] == ("bound", "2010-09-01")


def test_provisional_application_ends_with_the_instrument_that_carried_it(record: Record) -> None:
    applied = made(AT_PEACE, "provisional-application", "2010-03-15")
    taken_back = made(AT_PEACE, "withdrawal-of-ratification", "2010-06-01")
    assert course(record, JOINED, applied, taken_back)[-1] == ("no party", "2010-06-01")


@pytest.mark.parametrize("kind", ["communication", "objection", "announcement", "domestic-step", "suspension", "declaration", "report"])
def test_what_is_no_step_towards_or_away_from_the_treaty_moves_no_standing(record: Record, kind: str) -> None:
    other = made(AT_PEACE, kind, "2011-01-01")
    assert course(record, JOINED, other) == course(record, JOINED)
    assert course(record, other) == []


def test_a_state_that_only_communicated_is_told_that_no_instrument_of_it_is_on_the_list(record: Record) -> None:
    said = made(AT_PEACE, "communication", "2011-01-01")
    assert record.with_actions([said]).timeline(AT_PEACE, "apmbc") == record.timeline(AT_PEACE, "apmbc")


def test_order_of_actions_of_one_day_does_not_matter_even_for_the_basis(record: Record) -> None:
    """Two lists may both show a ratification of that day: which is read first must not decide what is cited."""
    done = [made(AT_PEACE, "ratification", "2010-03-15", source=source, note=source) for source in ("a", "b", "c")]
    assert len({record.with_actions(order).timeline(AT_PEACE, "apmbc") for order in permutations(done)}) == 1


def test_succession_counts_from_the_day_it_names(record: Record) -> None:
    assert record.entry_into_force("SSD", "apmbc") == date(2011, 7, 9)
    assert record.standing("SSD", "apmbc", as_of="2011-08-01").status == "bound"
    assert record.standing("SSD", "apmbc", as_of="2011-08-01", known_at="2011-08-01").status == "no party"


def test_succession_without_a_day_of_its_own_follows_the_rule_for_later_states(record: Record) -> None:
    assert record.entry_into_force("MNE", "apmbc") == date(2007, 4, 1)


def test_a_partial_date_counts_by_its_last_day_so_that_no_clock_starts_too_early(record: Record) -> None:
    vague = made(AT_PEACE, "withdrawal", "2020-05")
    assert course(record, JOINED, vague)[2:] == [("withdrawing", "2020-05-31"), ("withdrawn", "2020-11-30")]


def test_a_conflict_that_goes_on_leaves_the_withdrawal_undetermined(record: Record) -> None:
    joined, notice = made(AT_WAR, "accession", "2010-03-15"), made(AT_WAR, "withdrawal", "2020-05-10")
    last = record.with_actions([joined, notice]).timeline(AT_WAR, "apmbc")[-1]
    assert (last.status, last.until) == ("withdrawing", None)
    assert "10 November 2020" in last.undetermined and "APMBC Art. 20(3)" in last.undetermined


@pytest.mark.parametrize(
    ("end", "effect"),
    [("2020-11-09", "2020-11-10"), ("2020-11-10", "2020-11-10"), ("2020-11-11", "2020-11-11"), ("2031-01-01", "2031-01-01")],
)
def test_once_the_conflict_ends_the_withdrawal_is_determined(record: Record, end: str, effect: str) -> None:
    joined, notice = made(AT_WAR, "accession", "2010-03-15"), made(AT_WAR, "withdrawal", "2020-05-10")
    told = record.with_actions([joined, notice], [(war, date.fromisoformat(end)) for war in WARS])
    last = told.timeline(AT_WAR, "apmbc")[-1]
    assert (last.status, str(last.since), last.undetermined) == ("withdrawn", effect, "")


def test_a_conflict_that_starts_after_the_six_months_does_not_stop_the_withdrawal(record: Record) -> None:
    """Article 20(3) asks whether the State is engaged when the six months end, not before and not after."""
    before, during = made("RWA", "withdrawal", "2021-08-01"), made("RWA", "withdrawal", "2021-09-01")
    assert record.with_actions([before]).standing("RWA", "apmbc", "2022-02-02").status == "withdrawn"
    assert record.with_actions([during]).standing("RWA", "apmbc", "2022-03-02").status == "withdrawing"


def test_an_end_of_a_conflict_that_the_record_does_not_know_is_refused(record: Record) -> None:
    """A misspelt conflict must not leave a what-if silently unanswered."""
    with pytest.raises(UsageError, match="rus-ukr-2014"):
        record.with_actions([], [("rus-ukr", date(2027, 3, 1))])


def test_before_its_entry_into_force_the_treaty_itself_is_not_in_force_however_much_is_known(record: Record) -> None:
    """The same day must not be called `no party` or `not in force` depending on how much else was known."""
    for known_at in (None, "1998-01-01", "1998-12-01"):
        assert record.standing("USA", "apmbc", "1998-01-01", known_at).status == "not in force"
    assert record.standing("USA", "apmbc", "1999-03-01").status == "no party"


def test_a_treaty_that_never_entered_into_force_says_why(record: Record) -> None:
    standing = record.standing("IND", "ctbt", "2026-01-01")
    assert standing.status == "not in force"
    assert any("Annex 2" in basis.says for basis in standing.basis)
    assert record.standing("USA", "ctbt", "2026-01-01").status == "signatory"
    assert record.standing("DEU", "ctbt", "2026-01-01").status == "pending"
    assert "Annex 2" in record.standing("DEU", "ctbt", "2026-01-01").undetermined


def test_before_the_treaty_is_in_force_a_ratifier_is_pending_with_no_day_known(record: Record) -> None:
    standing = record.standing("CAN", "apmbc", "1998-01-01", "1998-01-01")
    assert (standing.status, standing.until) == ("pending", None) and standing.undetermined
    assert record.standing("CAN", "apmbc", "1998-01-01", "1998-09-17").until == date(1999, 3, 1)


def test_the_comprehensive_test_ban_enters_into_force_once_every_named_state_ratified(record: Record) -> None:
    """A what-if on the treaty itself: and a ratification that was taken back does not count."""
    missing = ["CHN", "EGY", "IRN", "ISR", "USA", "IND", "PRK", "PAK"]
    done = [made(state, "ratification", "2027-01-01", "ctbt") for state in missing]
    assert record.with_actions(done).start("ctbt").day is None
    again = made("RUS", "ratification", "2027-02-01", "ctbt")
    told = record.with_actions([*done, again])
    assert told.start("ctbt").threshold == date(2027, 2, 1)
    assert told.entry_into_force("DEU", "ctbt") == date(2027, 7, 31)


@pytest.mark.parametrize("treaty", ["apmbc", "ccm", "cwc", "ccw", "ccw-ap2", "tpnw", "npt"])
def test_entry_into_force_of_the_treaty_is_the_day_the_depositary_gives(record: Record, treaty: str) -> None:
    """Also where the list leaves out States that no longer exist, whose instruments the depositary counted (CCW)."""
    from servanda import law

    assert record.start(treaty).day == law.treaty(treaty).entry_into_force.published


def test_entry_into_force_of_the_treaty_is_not_known_before_the_threshold_was_met(record: Record) -> None:
    assert record.start("apmbc", "1998-09-15").day is None
    assert record.start("apmbc", "1998-09-16").day == date(1999, 3, 1)
    assert record.start("ccw-ap2", "1998-05-01").day is None
    assert record.start("ccw-ap2", "1998-06-03").day == date(1998, 12, 3)


def test_an_expiry_that_nobody_could_foresee_is_not_known_before_it(record: Record) -> None:
    assert "expired" in statuses(record.timeline("USA", "new-start"))
    assert "expired" not in statuses(record.timeline("USA", "new-start", "2015-01-01"))
    assert "expired" in statuses(record.timeline("USA", "new-start", "2021-06-01"))
    assert "expired" not in statuses(record.timeline("SUN", "inf", "2015-01-01"))


def test_where_only_single_events_are_listed_silence_is_no_answer(record: Record) -> None:
    """Kazakhstan took part in the work under the INF Treaty and is not on the list: `no party` would be an invention."""
    for state in ("KAZ", "BRA"):
        with pytest.raises(UsageError, match="no complete list"):
            record.timeline(state, "inf")


def test_a_state_that_continues_another_stands_where_that_one_stood(record: Record) -> None:
    """INF was ratified by the Soviet Union, which the Russian Federation continues: one answer by either code while there was the one."""
    assert record.timeline("RUS", "inf")[:2] == record.timeline("SUN", "inf")[:2]
    ours, theirs = record.timeline("RUS", "inf")[2], record.timeline("SUN", "inf")[2]
    assert (ours.status, ours.since, ours.until) == ("bound", theirs.since, date(2019, 8, 2)) and theirs.until == date(1991, 12, 26)
    assert [(i.status, str(i.since)) for i in record.timeline("RUS", "inf")[2:]] == [("bound", "1988-06-01"), ("expired", "2019-08-02")]
    assert any("SUN ratification" in basis.ref for basis in record.standing("RUS", "inf", "2000-01-01").basis)
    assert record.standing("SUN", "npt", "1980-01-01").status == "bound"
    added = made("SUN", "suspension", "1990-01-01", "inf")
    assert added in record.with_actions([added]).facts.of("RUS", "inf")


def test_rival_readings_hold_only_while_there_is_something_to_read(record: Record) -> None:
    """Once the Treaty expired, or the withdrawal took effect under it, its duties operate under no reading."""
    for state, treaty, before, after in (("RUS", "new-start", "2026-02-04", "2026-02-05"), ("RUS", "cfe", "2023-11-06", "2023-11-07")):
        assert [v.operates for v in record.standing(state, treaty, before).readings] == [True, False]
        assert [v.operates for v in record.standing(state, treaty, after).readings] == [False, False]


def test_the_withdrawal_of_the_dprk_is_read_in_three_ways(record: Record) -> None:
    def views(day: str) -> list[tuple[str, bool]]:
        return [(view.status, view.operates) for view in record.standing("PRK", "npt", day).readings]

    assert views("2003-01-10") == []
    assert views("2003-01-11") == [("withdrawn", False), ("withdrawing", True), ("bound", True)]
    assert views("2003-04-09") == [("withdrawn", False), ("withdrawing", True), ("bound", True)]
    assert views("2003-04-10") == [("withdrawn", False), ("withdrawn", False), ("bound", True)]
    who = [view.proponents for view in record.standing("PRK", "npt", "2003-05-01", "2003-01-20").readings]
    assert who == [("PRK",), (), ()]


def test_asked_twice_the_answer_is_the_same_object_of_facts(record: Record) -> None:
    assert record.timeline("UKR", "apmbc") == Record("2000-01-01").timeline("Ukraine", "apmbc")


def test_unknown_state_and_treaty_are_refused_with_a_hint(record: Record) -> None:
    with pytest.raises(UsageError, match="Ukraine"):
        record.timeline("Ukrainia", "apmbc")
    with pytest.raises(UsageError, match="apmbc"):
        record.timeline("UKR", "ottawa-2")


def test_an_instrument_taken_back_after_the_treaty_entered_into_force_does_not_undo_that(record: Record) -> None:
    missing = ["CHN", "EGY", "IRN", "ISR", "USA", "IND", "PRK", "PAK", "RUS"]
    done = [made(state, "ratification", "2027-01-01", "ctbt") for state in missing]
    later = made("CHN", "withdrawal-of-ratification", "2030-01-01", "ctbt")
    assert record.with_actions([*done, later]).start("ctbt").day == date(2027, 6, 30)


def test_what_all_parties_apply_before_entry_into_force_is_applied_by_each(record: Record) -> None:
    """The CFE Treaty was applied provisionally from 17 July 1992, by the document of Helsinki, and is in force since 9 November."""
    told = [(i.status, i.since) for i in record.timeline("GBR", "cfe")]
    assert told[:3] == [("not in force", None), ("provisionally applying", date(1992, 7, 17)), ("bound", date(1992, 11, 9))]


def test_a_state_that_joins_and_says_so_applies_a_treaty_until_it_is_bound(record: Record) -> None:
    """Syria, with its accession to the Chemical Weapons Convention on 14 September 2013; bound thirty days later."""
    told = [(i.status, i.since) for i in record.timeline("SYR", "cwc")]
    assert told[-2:] == [("provisionally applying", date(2013, 9, 14)), ("bound", date(2013, 10, 14))]
