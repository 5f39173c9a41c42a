"""Deadlines: what the rules set, what States met and missed, what they promised."""

from __future__ import annotations

from datetime import date

import pytest
from factories import claim, found, period

import servanda
from servanda.assertions.terms import CONTRADICTED, OUTSIDE, SUPPORTED
from servanda.standing import Record

YES, NO, OPEN = SUPPORTED, CONTRADICTED, OUTSIDE
STOCKS, CLEAR, REPORT = "stockpile-destruction", "clearance", "transparency-report"


@pytest.mark.parametrize(
    ("text", "norm", "treaty", "verdict"),
    [
        ("The treaty gives a State four years from the day it becomes bound, and that deadline cannot be extended", STOCKS, "apmbc", YES),
        ("The treaty gives a State five years from the day it becomes bound, and that deadline cannot be extended", STOCKS, "apmbc", NO),
        ("The treaty gives a State four years from the day it becomes bound, and that deadline can be extended", STOCKS, "apmbc", NO),
        ("Parties must destroy stockpiles within eight years", STOCKS, "ccm", YES),
        ("Parties must clear mined areas within ten years", CLEAR, "apmbc", YES),
        ("Parties must clear mined areas within ten years, which can be extended", CLEAR, "apmbc", YES),
        ("Parties must clear mined areas within twelve years", CLEAR, "apmbc", NO),
        ("Parties must make a first report within 180 days", REPORT, "apmbc", YES),
        ("Annual reports are due each year by 30 April", REPORT, "apmbc", YES),
        ("Annual reports are due each year by 30 May", REPORT, "apmbc", NO),
        ("Parties must destroy stockpiles within four years but rarely do", STOCKS, "apmbc", OPEN),
        ("It will take ten years to clear the mines", CLEAR, "apmbc", OPEN),
    ],
)
def test_what_the_rules_set(record: Record, text: str, norm: str, treaty: str, verdict: str) -> None:
    assert found(record, "2025-07-02", claim(text, norm=norm, treaty=treaty)).verdict == verdict


@pytest.mark.parametrize(
    ("day", "text", "states", "norm", "dates", "verdict"),
    [
        ("2008-11-22", "Belarus, Greece and Turkey have broken the landmine treaty by failing to destroy their stockpiles in time",
         "BLR GRC TUR", STOCKS, "", YES),
        ("2008-01-22", "Belarus, Greece and Turkey have failed to destroy their stockpiles in time", "BLR GRC TUR", STOCKS, "", NO),
        ("2008-11-22", "The three should have finished by 1 March this year", "BLR GRC TUR", STOCKS, "2008-03-01 2008-03-01", YES),
        ("2008-11-22", "The three should have finished by 1 May this year", "BLR GRC TUR", STOCKS, "2008-05-01 2008-05-01",
         OPEN),  # unnamed
        ("2008-11-22", "Athens has now promised to complete the job by the end of May next year", "GRC", STOCKS,
         "2009-05-01 2009-05-31", NO),
        ("2008-11-22", "Athens hopes to complete the job by the end of May next year", "GRC", STOCKS, "2009-05-01 2009-05-31", OPEN),
        ("2025-07-02", "Ukraine destroyed all its stockpiles by 2010", "UKR", STOCKS, "2010-01-01 2010-12-31", NO),
        ("2025-07-02", "Ukraine destroyed part of its stockpile", "UKR", STOCKS, "", OPEN),
        ("2025-07-02", "Ukraine failed to destroy its stockpiles because of the war", "UKR", STOCKS, "", OPEN),
        ("2012-07-02", "Turkey has destroyed its stockpiles", "TUR", STOCKS, "", YES),
        ("2010-07-02", "Turkey has destroyed its stockpiles", "TUR", STOCKS, "", NO),
        ("2012-07-02", "Greece has not yet destroyed its stockpiles", "GRC", STOCKS, "", YES),
        ("2012-07-02", "Turkey destroyed its last stockpiles in June 2011", "TUR", STOCKS, "2011-06-01 2011-06-30", YES),
        ("2012-07-02", "Turkey destroyed its last stockpiles in June 2008", "TUR", STOCKS, "2008-06-01 2008-06-30", NO),
        ("2025-07-02", "Ukraine has until 2033 to clear its mined areas", "UKR", CLEAR, "2033-01-01 2033-12-31", YES),
        ("2025-07-02", "Ukraine has until 2040 to clear its mined areas", "UKR", CLEAR, "2040-01-01 2040-12-31",
         OPEN),  # an extension unseen
        ("2008-11-22", "The British Foreign Office said it would ask next week for an extension of its clearance deadline", "GBR", CLEAR,
         "2008-11-24 2008-11-30", YES),
        ("2008-07-02", "Belarus asked for an extension of its deadline to destroy stockpiles", "BLR", STOCKS, "", OPEN),
        ("2023-07-07", "the United States has safely destroyed the final munition in that stockpile", "USA", STOCKS + " cwc", "", YES),
    ],
)  # fmt: skip
def test_what_states_did(record: Record, day: str, text: str, states: str, norm: str, dates: str, verdict: str) -> None:
    name, _, treaty = norm.partition(" ")
    spans = (period(*dates.split()),) if dates else ()
    assert found(record, day, claim(text, *states.split(), norm=name, treaty=treaty or "apmbc", dates=spans)).verdict == verdict


def test_a_promise_cannot_be_judged_on_its_day(record: Record) -> None:
    text = "Athens has now promised to complete the job by the end of May next year"
    promised = claim(text, "GRC", norm=STOCKS, act="announce", modality="plan", dates=(period("2009-05-01", "2009-05-31"),))
    finding = found(record, "2008-11-22", promised)
    assert (finding.verdict, finding.verdict_as_known) == (CONTRADICTED, OUTSIDE)


def test_general_compliance_is_decided_by_duties_missed_only(record: Record) -> None:
    for text, state, verdict in [
        ("Greece had already failed to comply with the convention", "GRC", YES),
        ("Germany had already failed to comply with the convention", "DEU", OPEN),
        ("Greece complied with its obligations", "GRC", OPEN),
        ("Greece violated the spirit of the convention", "GRC", OPEN),
    ]:
        assert found(record, "2012-07-02", claim(text, state, norm="other", act="accuse")).verdict == verdict, text


@pytest.mark.parametrize(
    ("day", "text", "state", "treaty", "verdict"),
    [
        ("2018-11-30", "Oman had destroyed the last of its mines, four months before its deadline", "OMN", "apmbc", SUPPORTED),
        ("2018-11-30", "Oman had destroyed the last of its 17,260 mines, four months before its deadline", "OMN", "apmbc", SUPPORTED),
        ("2018-11-30", "Oman had destroyed the last of its mines, four months after its deadline", "OMN", "apmbc", CONTRADICTED),
        ("2018-11-30", "Oman had destroyed the last of its 17,261 mines, four months before its deadline", "OMN", "apmbc", OUTSIDE),
        ("2018-11-30", "Oman had destroyed the last of its mines, two months before its deadline", "OMN", "apmbc", OUTSIDE),  # near
        ("2018-11-30", "Oman had destroyed the last of its mines, a few months before its deadline", "OMN", "apmbc", OUTSIDE),
        ("2018-11-30", "Oman had destroyed the last of its mines, four months before its elections", "OMN", "apmbc", OUTSIDE),
        ("2025-02-03", "Belarus destroyed its stockpile nine years after its deadline", "BLR", "apmbc", SUPPORTED),
        ("2025-02-03", "Belarus destroyed its stockpile nine years before its deadline", "BLR", "apmbc", CONTRADICTED),
        ("2013-10-01", "The United States missed the deadline for destroying its stockpile", "USA", "cwc", SUPPORTED),
        ("2011-10-01", "The United States missed the deadline for destroying its stockpile", "USA", "cwc", OUTSIDE),  # which one
        ("2013-10-01", "The United States missed the deadline for destroying its stockpile on purpose", "USA", "cwc", OUTSIDE),
        ("2025-08-14", "Thailand blew up its whole stockpile in 2003", "THA", "apmbc", SUPPORTED),
        ("2025-08-14", "Thailand blew up its whole stockpile in 1995", "THA", "apmbc", CONTRADICTED),
        ("2025-08-14", "Thailand blew up part of its stockpile in 2003", "THA", "apmbc", OUTSIDE),
        ("2024-06-19", "Angola had blown up the last of its stocks before January 2007", "AGO", "apmbc", SUPPORTED),
        ("2024-06-19", "Angola had blown up the last of its stocks before October 2006", "AGO", "apmbc", CONTRADICTED),
    ],
)  # fmt: skip
def test_how_much_and_how_long_before_or_after(record: Record, day: str, text: str, state: str, treaty: str, verdict: str) -> None:
    from servanda.reading.rules.times import periods

    made = claim(text, state, norm="stockpile-destruction", treaty=treaty, dates=tuple(periods(text, date.fromisoformat(day))))
    assert found(record, day, made).verdict == verdict


@pytest.mark.parametrize(
    ("text", "state", "verdict"),
    [
        ("Ukraine: let its deadline of 1 June 2016 pass without a request", "UKR", SUPPORTED),
        ("Ukraine had not let its deadline of 1 June 2016 pass without a request", "UKR", OUTSIDE),
        ("Ukraine let its deadline of 1 June 2015 pass without a request", "UKR", OUTSIDE),
        ("Ukraine let its deadline of 1 June 2016 pass without a request out of spite", "UKR", OUTSIDE),
        ("Ukraine might have let its deadline of 1 June 2016 pass without a request", "UKR", OUTSIDE),
        ("Chad let its deadline of 1 June 2016 pass without a request", "TCD", OUTSIDE),  # recorded of another State
        ("Ukraine let a deadline pass", "UKR", OUTSIDE),
    ],
)
def test_what_a_meeting_recorded_of_a_state(record: Record, text: str, state: str, verdict: str) -> None:
    assert found(record, "2018-12-07", claim(text, state, norm=CLEAR)).verdict == verdict


def test_what_was_done_by_the_last_day_is_not_borne_out_by_the_last_day_alone(record: Record) -> None:
    text = "Belarus destroyed its anti-personnel mines by the deadline"
    assert found(record, "2026-01-01", claim(text, "BLR", norm=STOCKS)).verdict == NO
    text = "Ukraine destroyed its anti-personnel mines by the deadline of 2010"
    assert found(record, "2026-01-01", claim(text, "UKR", norm=STOCKS)).verdict != YES


def test_a_last_day_that_is_ahead_has_not_passed() -> None:
    """The day is right, and what is said of it is not."""
    text = "Ukraine's 2033 clearance deadline under the Ottawa Convention has passed."
    assert [found.verdict for found in servanda.check(text, date(2025, 3, 1)).findings] == [OPEN]
