"""What must hold for every State, treaty, history and day: tried on histories that no State ever had."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import ANOTHER, AT_PEACE, AT_WAR, WARS, actions, days, histories, made

from servanda import law
from servanda.dates import add_months
from servanda.errors import UsageError
from servanda.record.model import Action
from servanda.record.states import first_day, last_day
from servanda.standing import Interval, Record
from servanda.standing.model import BOUND

STATUSES = {
    "no party", "signatory", "pending", "provisionally applying", "bound", "withdrawing", "withdrawn", "not in force", "expired",
}  # fmt: skip
TREATIES = st.sampled_from(("apmbc", "cwc", "npt", "tpnw", "ctbt"))
KNOWN = st.one_of(st.none(), days())


@st.composite
def cases(draw: st.DrawFn, state: str = AT_PEACE) -> tuple[str, list[Action]]:
    """A treaty and a history of one State under it."""
    treaty = draw(TREATIES)
    return treaty, draw(histories(state, treaty))


def well_formed(intervals: tuple[Interval, ...], state: str) -> None:
    assert intervals[0].since in (None, first_day(state)) and intervals[-1].until == last_day(state)
    for one, other in pairwise(intervals):
        assert one.until == other.since and other.since is not None
        assert one.since is None or one.since < other.since
        assert one.status != other.status or state == "YUG"  # two States bear that code, one after the other
    for interval in intervals:
        assert interval.status in STATUSES
        assert interval.basis
        assert interval.status == "withdrawing" or interval.status == "pending" or not interval.undetermined


@given(cases(), KNOWN)
def test_intervals_are_ordered_and_gapless_and_each_has_a_basis(
    record: Record, case: tuple[str, list[Action]], known_at: date | None
) -> None:
    treaty, done = case
    state = done[0].state if done else AT_PEACE
    well_formed(record.with_actions(done).timeline(state, treaty, known_at), state)


def test_intervals_of_the_whole_record_are_ordered_and_gapless_and_each_has_a_basis(record: Record) -> None:
    for treaty in record.listed_treaties():
        if record.facts.list_of(treaty).coverage == "full":
            for state in record.facts.actions(treaty):
                for known_at in (None, "1999-06-01", "2025-07-01"):
                    if state != "*":
                        well_formed(record.timeline(state, treaty, known_at), state)


@given(cases(), st.data(), days())
def test_an_answer_pinned_to_a_day_does_not_change_when_later_actions_are_added(
    record: Record, case: tuple[str, list[Action]], data: st.DataObject, known_at: date
) -> None:
    treaty, done = case
    later = [a._replace(known=max(a.known, known_at + timedelta(days=1))) for a in data.draw(histories(AT_PEACE, treaty))]
    corrections = [a._replace(known=known_at + timedelta(days=1), corrects=a.id, note="corrected") for a in done[:2]]
    before, after = record.with_actions(done), record.with_actions([*done, *later, *corrections])
    assert before.timeline(AT_PEACE, treaty, known_at) == after.timeline(AT_PEACE, treaty, known_at)
    for as_of in (known_at, date(2035, 1, 1)):
        assert before.standing(AT_PEACE, treaty, as_of, known_at) == after.standing(AT_PEACE, treaty, as_of, known_at)
        assert before.deadlines(AT_PEACE, treaty, as_of, known_at) == after.deadlines(AT_PEACE, treaty, as_of, known_at)
        assert before.parties(treaty, as_of, known_at) == after.parties(treaty, as_of, known_at)
    assert before.start(treaty, known_at) == after.start(treaty, known_at)
    assert before.entry_into_force(AT_PEACE, treaty, known_at) == after.entry_into_force(AT_PEACE, treaty, known_at)


@settings(max_examples=30)
@given(st.data(), days(date(2000, 1, 1)), st.sampled_from(("PRK", "RUS", "UKR")), st.sampled_from(("npt", "new-start", "cfe", "apmbc")))
def test_pinned_readings_and_lists_in_part_do_not_change_either(
    record: Record, data: st.DataObject, known_at: date, state: str, treaty: str
) -> None:
    later = [a._replace(known=max(a.known, known_at + timedelta(days=1))) for a in data.draw(histories(state, treaty))]
    ours = record.facts.of(state, treaty, known_at)[:2]
    corrections = [a._replace(known=known_at + timedelta(days=1), corrects=a.id, note="corrected") for a in ours]
    after = record.with_actions([*later, *corrections])
    for as_of in (known_at, date(2030, 1, 1)):
        try:
            told = record.standing(state, treaty, as_of, known_at)
        except UsageError:  # nothing that could have been known gives an answer
            with pytest.raises(UsageError):
                after.standing(state, treaty, as_of, known_at)
            return
        assert after.standing(state, treaty, as_of, known_at) == told
        assert after.deadlines(state, treaty, as_of, known_at) == record.deadlines(state, treaty, as_of, known_at)


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_in_which_actions_are_read_is_irrelevant(record: Record, case: tuple[str, list[Action]], random: object) -> None:
    treaty, done = case
    mixed = sorted(done, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert record.with_actions(done).timeline(AT_PEACE, treaty) == record.with_actions(mixed).timeline(AT_PEACE, treaty)


@given(TREATIES, st.sampled_from(("UKR", "FIN", "LTU", "RUS", "DEU", "PRK")), days(), KNOWN)
def test_what_if_with_nothing_added_is_the_baseline(record: Record, treaty: str, state: str, as_of: date, known_at: date | None) -> None:
    same = record.with_actions([])
    assert same.timeline(state, treaty, known_at) == record.timeline(state, treaty, known_at)
    assert same.standing(state, treaty, as_of, known_at) == record.standing(state, treaty, as_of, known_at)
    assert same.deadlines(state, treaty, as_of, known_at) == record.deadlines(state, treaty, as_of, known_at)


@given(cases(), days())
def test_everything_known_is_what_is_known_on_a_day_after_all_of_it(record: Record, case: tuple[str, list[Action]], as_of: date) -> None:
    treaty, done = case
    told = record.with_actions(done)
    assert told.standing(AT_PEACE, treaty, as_of).status == told.standing(AT_PEACE, treaty, as_of, date(2050, 1, 1)).status


@given(cases(), days())
def test_a_standing_is_the_interval_that_its_day_lies_in(record: Record, case: tuple[str, list[Action]], as_of: date) -> None:
    treaty, done = case
    told = record.with_actions(done)
    standing = told.standing(AT_PEACE, treaty, as_of)
    (at,) = (
        i for i in told.timeline(AT_PEACE, treaty) if (i.since is None or i.since <= as_of) and (i.until is None or as_of < i.until)
    )
    assert (standing.status, standing.until) == (at.status, at.until) and (standing.basis == at.basis or treaty == "ctbt")
    # from when is told without a break: before a notice that was taken back, and from no day where nothing was ever done
    unbroken = standing.status == "bound" or standing.status in ("no party", "not in force")
    assert standing.since == at.since or (unbroken and (standing.since is None or (at.since and standing.since < at.since)))
    assert standing.bound == (standing.status in BOUND)


@given(days(), st.sampled_from((AT_PEACE, AT_WAR, "UKR", "RUS")), st.sampled_from(("apmbc", "ccm", "tpnw", "ccw-ap2", "cwc")))
def test_no_withdrawal_takes_effect_before_its_notice_period(record: Record, day: date, state: str, treaty: str) -> None:
    clause = law.treaty(treaty).withdrawal
    assert clause is not None
    joined = made(state, "accession", "1990-01-01", treaty)
    told = record.with_actions([joined, made(state, "withdrawal", day.isoformat(), treaty)])
    earliest = add_months(day, clause.months) + timedelta(days=clause.days)
    for interval in told.timeline(state, treaty):
        if interval.status == "withdrawn" and interval.since:
            assert interval.since >= earliest


@given(days(date(1998, 1, 1)), days(date(1998, 1, 1)))
def test_undetermined_while_the_conflict_is_open_and_determined_once_it_ends(record: Record, notice: date, end: date) -> None:
    """India stands for any State in a conflict that the record shows as going on."""
    done = [made(AT_WAR, "accession", "1990-01-01"), made(AT_WAR, "withdrawal", notice.isoformat())]
    still_open = record.with_actions(done).timeline(AT_WAR, "apmbc")[-1]
    assert still_open.status == "withdrawing" and still_open.undetermined and still_open.until is None
    over = record.with_actions(done, [(war, end) for war in WARS]).timeline(AT_WAR, "apmbc")[-1]
    assert (over.status, over.undetermined) == ("withdrawn", "")
    assert over.since == max(end, add_months(notice, 6))


@given(cases(), days())
def test_the_same_rule_for_every_state(record: Record, case: tuple[str, list[Action]], as_of: date) -> None:
    """Two States with the same record have the same standing, whoever they are."""
    treaty, done = case
    if treaty != "apmbc":
        return
    other = [action._replace(state=ANOTHER) for action in done]
    told = record.with_actions([*done, *other])
    one, two = told.timeline(AT_PEACE, treaty), told.timeline(ANOTHER, treaty)
    assert [(i.status, i.since, i.until) for i in one] == [(i.status, i.since, i.until) for i in two]


@given(cases())
def test_no_state_is_bound_without_an_instrument_or_before_the_treaty_is_in_force(record: Record, case: tuple[str, list[Action]]) -> None:
    treaty, done = case
    told = record.with_actions(done)
    start = told.start(treaty).day
    consents = [a.last_day for a in told.facts.of(AT_PEACE, treaty) if a.action in {"ratification", "accession", "acceptance", "approval",
                                                                                   "succession", "consent-to-be-bound"}]  # fmt: skip
    for interval in told.timeline(AT_PEACE, treaty):
        if interval.status in BOUND:
            assert start and interval.since and interval.since >= start and interval.since >= min(consents)
        if interval.status == "not in force":
            assert start is None or (interval.until is not None and interval.until <= start)


@settings(max_examples=50)
@given(actions(AT_PEACE, "apmbc"), actions(AT_PEACE, "apmbc"))
def test_actions_of_one_state_move_no_other(record: Record, one: Action, other: Action) -> None:
    told = record.with_actions([one, other])
    for state in ("UKR", "FIN", "RUS", ANOTHER):
        assert told.timeline(state, "apmbc") == record.timeline(state, "apmbc")


@given(st.sampled_from(("UKR", "FIN", "LTU", "POL", "RUS")), days(), KNOWN)
def test_an_answer_is_given_for_every_day(record: Record, state: str, as_of: date, known_at: date | None) -> None:
    standing = record.standing(state, "apmbc", as_of, known_at)
    assert standing.status in STATUSES and standing.basis
    assert bool(standing.caveat) == (as_of > date(2026, 2, 3))
    arisen = as_of >= date(2025, 7, 18) and (known_at is None or known_at >= date(2025, 7, 18))
    assert bool(standing.readings) == (state == "UKR" and arisen)
