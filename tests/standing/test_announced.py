"""What was announced and did not follow is told, and no longer once it did or was taken back."""

from __future__ import annotations

from datetime import date

from strategies import AT_PEACE, made

from servanda.standing import Record
from servanda.standing.announced import announced


def states(record: Record, treaty: str, day: str) -> set[tuple[str, str]]:
    return {(a.state, a.about or a.action) for a in announced(record.facts, treaty, date.fromisoformat(day))}


def test_a_vote_to_leave_stands_until_the_notice(record: Record) -> None:
    assert ("FIN", "leave") in states(record, "apmbc", "2025-07-09") and ("FIN", "leave") not in states(record, "apmbc", "2025-07-10")


def test_what_was_announced_and_reversed_is_no_longer_told(record: Record) -> None:
    assert ("ERI", "leave") in states(record, "apmbc", "2023-10-01") and ("ERI", "leave") not in states(record, "apmbc", "2023-12-01")


def test_an_instrument_without_its_day_is_not_yet_in(record: Record) -> None:
    assert ("LBN", "accession") in states(record, "apmbc", "2026-11-28") and ("ECU", "accession") in states(record, "att", "2026-11-28")


def test_a_step_to_join_stands_until_the_instrument(record: Record) -> None:
    step, joined = made(AT_PEACE, "domestic-step", "2020-01-01", about="join"), made(AT_PEACE, "accession", "2020-06-01")
    told = record.with_actions([step, joined])
    assert (AT_PEACE, "join") in states(told, "apmbc", "2020-05-31") and (AT_PEACE, "join") not in states(told, "apmbc", "2020-06-01")
