"""What changed between two days: nothing on one day, and two steps make the whole way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import AT_PEACE, days, histories, made

from servanda.errors import UsageError
from servanda.record.model import Action
from servanda.standing import Due, Record, Standing
from servanda.standing.changes import Change, Held, View, changes, difference, essence, view

TREATIES = st.sampled_from(("apmbc", "ccm", "npt", "cwc", "new-start"))
STATES = st.sampled_from(("UKR", "FIN", "LTU", "RUS", "SSD", "HRV"))


def found(record: Record, first: str, last: str, state: str, treaty: str = "apmbc") -> dict[str, list[Change]]:
    by_kind: dict[str, list[Change]] = {"action": [], "standing": [], "reading": [], "deadline": []}
    for change in changes(record, date.fromisoformat(first), date.fromisoformat(last), treaty, state):
        by_kind[change.key.kind].append(change)
    return by_kind


def applied(before: View, made: tuple[Change, ...]) -> dict[object, object]:
    """A view, as far as it matters, with changes carried out on it."""
    after = dict(before)
    for change in made:
        assert essence(after.get(change.key)) == essence(change.before)
        if change.after is None:
            del after[change.key]
        else:
            after[change.key] = change.after
    return {key: essence(value) for key, value in after.items()}


def net(*steps: tuple[Change, ...]) -> dict[object, tuple[object, object]]:
    """What several diffs one after the other come to."""
    total: dict[object, tuple[object, object]] = {}
    for step in steps:
        for change in step:
            before = total[change.key][0] if change.key in total else essence(change.before)
            total[change.key] = (before, essence(change.after))
    return {key: (before, after) for key, (before, after) in total.items() if before != after}


def test_a_notice_and_its_effect_are_told_with_their_days(record: Record) -> None:
    gave = found(record, "2025-07-01", "2025-07-31", "FIN")
    assert ("withdrawal", date(2025, 7, 10)) in [
        (change.after.action, change.day) for change in gave["action"] if isinstance(change.after, Action)
    ]
    (standing,) = gave["standing"]
    assert isinstance(standing.before, Standing) and isinstance(standing.after, Standing)
    assert (standing.before.status, standing.after.status, standing.day) == ("bound", "withdrawing", date(2025, 7, 10))
    (left,) = found(record, "2025-07-31", "2026-02-01", "FIN")["standing"]
    assert isinstance(left.after, Standing)
    assert (left.after.status, left.day) == ("withdrawn", date(2026, 1, 10))
    assert {basis.kind for basis in left.basis} == {"action", "provision"}


def test_a_question_that_arises_and_its_proponents_are_told(record: Record) -> None:
    (arisen,) = found(record, "2025-07-17", "2025-07-18", "UKR")["reading"]
    assert arisen.before is None
    assert isinstance(arisen.after, Held)
    assert [(name, who) for name, _, who in arisen.after.holdings] == [("no-suspension", ()), ("suspended", ("UKR",))]
    (joined,) = found(record, "2025-10-01", "2025-10-31", "UKR")["reading"]
    assert isinstance(joined.after, Held)
    assert joined.after.holdings[0][2] == ("CHE",)


def test_a_last_day_that_passes_is_told_on_the_day_after(record: Record) -> None:
    (passed,) = [change for change in found(record, "2024-12-01", "2025-02-01", "ERI")["deadline"] if change.key.name == "clearance"]
    assert isinstance(passed.before, Due) and isinstance(passed.after, Due)
    assert (passed.before.status, passed.before.due, passed.day) == ("running", date(2024, 12, 31), date(2025, 1, 1))
    assert passed.after.status in ("missed", "no completion on record")
    (report,) = found(record, "2026-04-01", "2026-06-01", "DEU")["deadline"]
    assert report.key.name == "transparency-report"
    assert report.day == date(2026, 5, 1)


def test_an_extension_is_told_on_the_day_it_became_known(record: Record) -> None:
    told = record.with_actions([
        made("UKR", "extension", "2026-03-05", norm="clearance", until=date(2040, 1, 1)),
    ])  # fmt: skip
    (moved,) = [change for change in found(told, "2026-02-10", "2026-04-01", "UKR")["deadline"] if change.key.name == "clearance"]
    assert isinstance(moved.after, Due)
    assert (moved.after.due, moved.day) == (date(2040, 1, 1), date(2026, 3, 5))


def test_a_correction_takes_away_what_it_corrects(record: Record) -> None:
    first = made(AT_PEACE, "accession", "2010-03-15")
    second = first._replace(date="2010-04-15", known=date(2015, 1, 1), corrects=first.id)
    told = found(record.with_actions([first, second]), "2014-12-01", "2015-02-01", AT_PEACE)
    assert {(change.before, change.after) for change in told["action"]} == {(first, None), (None, second)}
    assert {change.day for change in told["action"]} == {date(2015, 1, 1)}
    (standing,) = told["standing"]
    assert standing.day == date(2015, 1, 1)


def test_days_the_wrong_way_round_are_told(record: Record) -> None:
    with pytest.raises(UsageError, match="earlier day first"):
        changes(record, date(2025, 1, 2), date(2025, 1, 1))


def test_all_treaties_and_states_hold_what_each_alone_holds(record: Record) -> None:
    first, last = date(2025, 6, 1), date(2025, 8, 1)
    total = changes(record, first, last)
    alone = [change for name in record.listed_treaties() for change in changes(record, first, last, name)]
    assert sorted(total) == sorted(alone)
    assert [change for change in total if change.key.state == "FIN"] == sorted(
        changes(record, first, last, None, "FIN"), key=lambda change: total.index(change)
    )


@given(TREATIES, STATES, days())
def test_a_day_against_itself_gives_nothing(record: Record, treaty: str, state: str, day: date) -> None:
    assert changes(record, day, day, treaty, state) == ()


@settings(max_examples=60)
@given(histories(), st.lists(days(), min_size=3, max_size=3).map(sorted))
def test_two_steps_make_the_whole_way(record: Record, done: list[Action], way: list[date]) -> None:
    told = record.with_actions(done)
    first, middle, last = way
    one, two = (changes(told, *step, "apmbc", AT_PEACE) for step in ((first, middle), (middle, last)))
    whole = changes(told, first, last, "apmbc", AT_PEACE)
    assert net(one, two) == net(whole)
    assert applied(view(told, first, ["apmbc"], AT_PEACE), whole) == {
        key: essence(value) for key, value in view(told, last, ["apmbc"], AT_PEACE).items()
    }


@settings(max_examples=30)
@given(TREATIES, STATES, st.lists(days(), min_size=3, max_size=3).map(sorted))
def test_two_steps_make_the_whole_way_in_the_record(record: Record, treaty: str, state: str, way: list[date]) -> None:
    one, two, whole = (
        changes(record, first, last, treaty, state) for first, last in ((way[0], way[1]), (way[1], way[2]), (way[0], way[2]))
    )
    assert net(one, two) == net(whole)


@given(histories(), days(), st.integers(0, 4000))
def test_each_change_has_a_day_between_and_the_diff_is_in_their_order(record: Record, done: list[Action], first: date, length: int) -> None:
    last = first + timedelta(days=length)
    told = changes(record.with_actions(done), first, last, "apmbc", AT_PEACE)
    assert all(first < change.day <= last for change in told)
    assert [change.day for change in told] == sorted(change.day for change in told)
    assert all(essence(change.before) != essence(change.after) for change in told)


@given(histories(), histories(), st.lists(days(), min_size=2, max_size=2).map(sorted))
def test_what_becomes_known_later_leaves_a_diff_as_it_was(record: Record, done: list[Action], later: list[Action], way: list[date]) -> None:
    first, last = way
    later = [action._replace(known=max(action.known, last + timedelta(days=1))) for action in later]
    before, after = record.with_actions(done), record.with_actions([*done, *later])
    assert changes(before, first, last, "apmbc", AT_PEACE) == changes(after, first, last, "apmbc", AT_PEACE)


def test_the_difference_of_equal_views_is_nothing(record: Record) -> None:
    seen = view(record, date(2025, 7, 1), ["apmbc"])
    assert difference(seen, seen, date(2025, 7, 1), date(2025, 7, 1)) == ()
