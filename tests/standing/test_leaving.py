"""Withdrawals: notice, end of the notice period, day of effect, by the rule and by each reading."""

from __future__ import annotations

from datetime import date

import pytest

from servanda import law
from servanda.standing import Record
from servanda.standing.leaving import GONE, Leaving, leaving
from servanda.standing.whatif import suppose


def one(record: Record, state: str, treaty: str, as_of: str) -> Leaving:
    found = leaving(record, [record.standing(state, treaty, as_of)])
    assert len(found) == 1
    return found[0]


def test_without_a_conflict_a_withdrawal_takes_effect_when_the_notice_period_ends(record: Record) -> None:
    found = one(record, "FIN", "apmbc", "2025-09-01")
    assert (found.notice.date, found.period_ends, found.effective, found.open) == ("2025-07-10", date(2026, 1, 10), date(2026, 1, 10), "")


def test_with_a_conflict_the_end_of_the_period_is_told_and_the_day_of_effect_is_open(record: Record) -> None:
    """Ottawa 20(3). When the conflict ends is supposed, the day follows."""
    noticed = record.with_actions([suppose("UKR", "apmbc", "withdrawal", date(2026, 1, 1))])
    found = one(noticed, "UKR", "apmbc", "2026-08-01")
    assert (found.period_ends, found.effective) == (date(2026, 7, 1), None)
    assert "not before 1 July 2026, and not before the end of the armed conflict" in found.open
    ended = noticed.with_actions(conflict_ends=[("rus-ukr-2014", date(2027, 3, 1))])
    found = one(ended, "UKR", "apmbc", "2026-08-01")
    assert (found.period_ends, found.effective, found.open) == (date(2026, 7, 1), date(2027, 3, 1), "")
    assert len(found.waits_for) == 1


def test_each_reading_of_a_withdrawal_has_its_own_day(record: Record) -> None:
    found = one(record, "PRK", "npt", "2026-01-01")
    assert found.effective == date(2003, 4, 10)
    assert {view.reading: view.effective for view in found.readings} == {
        "withdrawn-next-day": date(2003, 1, 11), "three-months": date(2003, 4, 10), "not-settled": None,
    }  # fmt: skip


@pytest.mark.parametrize("treaty", [name for name in law.treaty_ids() if Record("2026-08-22").facts.list_of(name).coverage == "full"])
def test_the_day_of_effect_is_that_of_the_timeline(record: Record, treaty: str) -> None:
    """Of every withdrawal on record, in both states; a notice that was taken back is none."""
    standings = [
        record.standing(code, treaty, interval.since) for code in record.facts.actions(treaty) if code != "*"
        for interval in record.timeline(code, treaty) if interval.status in GONE and interval.since
    ]  # fmt: skip
    for found in leaving(record, standings):
        seen = found.standing
        if found.notice.action == "withdrawal" and not seen.undetermined:
            assert found.effective == (seen.until if seen.status == "withdrawing" else seen.since) or taken_back(record, found)


def taken_back(record: Record, found: Leaving) -> bool:
    """Whether the notice was taken back before it took effect, so that its interval ended otherwise."""
    done = record.facts.of(found.standing.state, found.standing.treaty)
    return any(action.action == "withdrawal-of-notice" and action.last_day >= found.notice.last_day for action in done)
