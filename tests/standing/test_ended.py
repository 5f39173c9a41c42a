"""States that ended, that began later, and that succeed others: nobody is denied what it was, nor answered for when it was not."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.errors import UsageError
from servanda.record.states import fate, first_day, last_day, succession_day
from servanda.standing import Record


@pytest.mark.parametrize(
    ("state", "treaty", "day", "status", "since", "until"),
    [
        ("DDR", "npt", "1980-01-01", "bound", "1970-03-05", "1990-10-03"),
        ("CSK", "ccw", "1985-01-01", "bound", "1983-12-02", "1993-01-01"),
        ("YMD", "enmod", "1980-01-01", "bound", "1979-06-12", "1990-05-22"),
        ("VDR", "bwc", "1974-01-01", "signatory", "1972-04-10", "1976-07-02"),
        ("YUG", "ccw", "1985-01-01", "bound", "1983-12-02", "1992-04-27"),  # the Socialist Federal Republic
        ("YUG", "ccw", "1995-01-01", "bound", "1992-04-27", "2003-02-04"),  # the Federal Republic, by its succession of 2001
        ("YUG", "cwc", "2001-01-01", "bound", "2000-05-20", "2003-02-04"),  # Serbia continues it
        ("SCG", "rome-statute", "2005-01-01", "bound", "2002-07-01", "2006-06-03"),
        ("SUN", "npt", "1985-01-01", "bound", "1970-03-05", "1991-12-26"),
        ("DDR", "apmbc", "1980-01-01", "not in force", None, "1990-10-03"),  # it ended before the Convention was opened
    ],
)
def test_a_state_that_ended_stands_where_it_stood_until_its_end(
    record: Record, state: str, treaty: str, day: str, status: str, since: str | None, until: str
) -> None:
    standing = record.standing(state, treaty, day)
    assert (standing.status, standing.since and str(standing.since), str(standing.until)) == (status, since, until)


@pytest.mark.parametrize(
    ("state", "treaty", "day", "why"),
    [
        ("DDR", "npt", "2000-01-01", r"ended on 3 October 1990: it joined Germany \(DEU\)"),
        ("CSK", "npt", "2026-01-01", r"ended on 1 January 1993: Czechia \(CZE\) and Slovakia \(SVK\) succeed it"),
        ("SUN", "inf", "2019-08-02", r"Russia \(RUS\) continues it"),
        ("YUG", "npt", "2010-01-01", r"Serbia \(SRB\) continues it"),
        ("YMD", "npt", "2010-01-01", r"became part of Yemen \(YEM\)"),
        ("MNE", "npt", "2000-01-01", "was no State on 1 January 2000: it begins on 3 June 2006"),
        ("SSD", "apmbc", "2005-01-01", "begins on 9 July 2011"),
        ("SRB", "npt", "1985-01-01", "begins on 27 April 1992"),
    ],
)
def test_who_was_no_state_on_a_day_is_told_so(record: Record, state: str, treaty: str, day: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        record.standing(state, treaty, day)


def test_a_list_of_present_states_denies_nothing_of_one_that_ended(record: Record) -> None:
    with pytest.raises(UsageError, match=r"no complete list|present States only"):
        record.standing("DDR", "outer-space", "1980-01-01")


def test_a_republic_of_the_soviet_union_that_acted_for_itself_stands_where_it_stood(record: Record) -> None:
    """Ukraine and Belarus were members of the United Nations from 1945 on, and parties of their own."""
    assert record.standing("UKR", "enmod", "1985-01-01").status == "bound"
    assert first_day("UKR") == date(1945, 10, 24)


@pytest.mark.parametrize(
    ("treaty", "day", "count"),
    [("npt", "2002-12-31", 188), ("npt", "1989-12-31", 140), ("npt", "1990-10-03", 140), ("enmod", "1985-01-01", 51),
     ("ccw", "1990-01-01", 31)],
)  # fmt: skip
def test_parties_of_a_past_day_are_counted_with_those_that_ended(record: Record, treaty: str, day: str, count: int) -> None:
    """NPT: 188 at the end of 2002, 140 at the Review Conference of 1990; Germany counts once."""
    assert len(record.parties(treaty, day)) == count


def test_one_state_under_two_codes_is_counted_once(record: Record) -> None:
    for day in ("1991-12-25", "1991-12-26", "1995-01-01", "2004-01-01"):
        found = record.parties("npt", day)
        assert "SUN" not in found and "SCG" not in found and ("YUG" in found) == (day < "1992-04-27")
    assert "SRB" in record.parties("npt", "1995-01-01")


@pytest.mark.parametrize(
    ("state", "treaty", "day"),
    [
        ("BIH", "ccw", "1992-03-06"), ("CZE", "ccw", "1993-01-01"), ("HRV", "ccw", "1991-10-08"), ("MKD", "ccw", "1991-11-17"),
        ("MNE", "ccw", "2006-06-03"), ("SRB", "ccw", "1992-04-27"), ("SVK", "ccw", "1993-01-01"), ("SVN", "ccw", "1991-06-25"),
        ("MNE", "cwc", "2006-06-03"), ("MNE", "rome-statute", "2006-06-03"), ("MNE", "ccw-p4", "2006-06-03"),
        ("CZE", "space-liability", "1993-01-01"), ("UKR", "geneva-gas-protocol", "1991-08-24"),
        ("MNE", "apmbc", "2007-04-01"),  # decided otherwise by those who keep the list
    ],
)  # fmt: skip
def test_a_successor_is_bound_from_the_succession_of_states(record: Record, state: str, treaty: str, day: str) -> None:
    assert str(record.entry_into_force(state, treaty)) == day


def test_a_succession_that_counts_from_the_succession_of_states_says_so(record: Record) -> None:
    told = [basis.ref for basis in record.standing("SVN", "ccw", "2000-01-01").basis]
    assert "Succession of States 25 June 1991" in told and "SVN succession 6 July 1992" in told


def test_who_continues_and_who_succeeds() -> None:
    assert fate("RUS") == "" and last_day("RUS") is None and first_day("SCG") == date(1992, 4, 27)
    assert succession_day("BIH") == date(1992, 3, 6) and succession_day("SSD") == date(2011, 7, 9) and succession_day("XXX") is None


@pytest.mark.parametrize(("code", "treaty", "told"), [
    ("AIA", "apmbc", "no State"), ("ESH", "apmbc", "Non-Self-Governing Territories"), ("TWN", "cwc", "part of China"),
    ("XKX", "ccm", "no UN member"), ("COK", "apmbc", "treats it as a State"),
])  # fmt: skip
def test_of_what_is_neither_member_nor_observer_of_the_un_it_is_told_what_it_is(record: Record, code: str, treaty: str, told: str) -> None:
    """Else "no party" of a territory would read as if it could be one, and as if nothing bound it through its State."""
    beside = {state: " ".join(item.says for item in record.standing(state, treaty, "2020-01-01").also) for state in (code, "NZL")}
    assert told in beside[code] and told not in beside["NZL"]
