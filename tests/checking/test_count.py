"""`count`: how many States signed, ratified, are parties or outside, left; each way in which lists are counted must agree."""

from __future__ import annotations

from typing import Any

import pytest
from asked import OPPOSITE, asked, made_record, told
from strategies import made

from servanda.checking.count import compared
from servanda.standing import Record

YES, NO, OPEN, UNHELD = ("supported", ""), ("contradicted", ""), ("outside", "not understood"), ("outside", "not on record")


def count(record: Record, said: str, of: str, value: int, **more: Any) -> tuple[str, str]:
    return told(asked(record, said, predicate="count", of=of, value=value, **more))


def why(record: Record, said: str, of: str, value: int, **more: Any) -> str:
    return asked(record, said, predicate="count", of=of, value=value, **more).why


@pytest.mark.parametrize(
    ("number", "compare", "value", "holds"),
    [
        (160, "=", 160, True), (160, "=", 161, False),
        (152, "~", 160, True), (151, "~", 160, False), (168, "~", 160, True), (169, "~", 160, False), (2, "~", 3, True), (1, "~", 3, False),
        (161, ">", 160, True), (160, ">", 160, False), (159, "<", 160, True), (160, "<", 160, False),
        (160, ">=", 160, True), (159, ">=", 160, False), (160, "<=", 160, True), (161, "<=", 160, False),
    ],
)  # fmt: skip
def test_a_number_stands_to_another_as_told(number: int, compare: str, value: int, holds: bool) -> None:
    assert compared(number, compare, value) is holds


# 156 States were parties at the end of 2010.
@pytest.mark.parametrize(
    ("value", "compare", "expected"),
    [
        (156, "=", YES),
        (155, "=", OPEN),  # lists differ by a few
        (151, "=", OPEN),
        (150, "=", OPEN),  # a round number
        (161, "=", OPEN),
        (162, "=", NO),
        (148, "=", NO),
        (156, "~", YES),
        (150, "~", YES),
        (140, "~", NO),
        (155, ">", YES),
        (156, ">", OPEN),  # by one
        (156, ">=", YES),
        (170, ">", NO),
        (157, "<", YES),
        (140, "<", NO),
        (156, "<=", YES),
    ],
)
def test_the_parties_of_a_day(record: Record, value: int, compare: str, expected: tuple[str, str]) -> None:
    assert count(record, "2010-12-10", "parties", value, compare=compare) == expected
    assert count(record, "2010-12-10", "parties", value, compare=compare, holds=False) == (
        OPPOSITE.get(expected[0], expected[0]), expected[1],
    )  # fmt: skip
    assert count(record, "2025-07-02", "parties", value, compare=compare, when="2010-12-10") == expected


def test_a_round_number_may_be_one_said_without_about(record: Record) -> None:
    assert count(record, "2025-07-02", "parties", 170) == OPEN  # 164: by less than five in a hundred
    assert count(record, "2010-12-10", "parties", 171) == NO
    assert count(record, "2005-07-02", "withdrawals", 10) == NO  # too small to be a round number
    assert count(record, "2010-12-10", "parties", 170) == NO


def test_texts_give_the_number_of_some_weeks_before(record: Record) -> None:
    joined = made_record(made("CHN", "accession", "2009-06-10"))  # bound from 1 December 2009, as the 157th
    assert why(joined, "2009-11-30", "parties", 156) == "The Ottawa Convention had 156 or 157 parties on 30 November 2009."
    assert count(joined, "2009-12-01", "parties", 157) == YES
    assert count(joined, "2010-01-14", "parties", 156) == YES  # 45 days before
    assert count(joined, "2010-01-15", "parties", 156) == OPEN
    assert count(joined, "2009-06-10", "ratifications", 156) == YES
    assert count(joined, "2009-07-24", "ratifications", 156) == YES  # 45 days before it was so
    assert count(joined, "2009-07-25", "ratifications", 156) == OPEN
    assert count(joined, "2009-07-25", "ratifications", 157) == YES


def test_what_is_counted_and_how_it_is_told(record: Record) -> None:
    day = "2025-07-02"
    assert why(record, day, "parties", 164) == "The Ottawa Convention had 164 or 166 parties on 2 July 2025."
    assert why(record, day, "ratifications", 1) == "The Ottawa Convention had 166 ratifications on 2 July 2025."
    assert why(record, day, "signatories", 133) == (
        "The Ottawa Convention had 133 signatories, 0 of them with no instrument in place, on 2 July 2025."
    )
    assert why(record, day, "withdrawals", 3) == "The Ottawa Convention had 3 notices of withdrawal, 0 of them in effect, on 2 July 2025."
    assert why(record, day, "signed-or-ratified", 166) == "The Ottawa Convention had 166 States that signed or joined on 2 July 2025."
    assert why(record, day, "outside", 20) == "The Ottawa Convention had 31 or 33 States outside it on 2 July 2025."
    part = asked(record, day, predicate="count", of="ratifications", value=166)
    assert told(part) == YES
    assert part.basis[0].says == "the Ottawa Convention had 166 ratifications on 2 July 2025"


def test_counts_move_with_what_states_do() -> None:
    record = made_record(
        made("CHN", "signature", "2009-01-10"),
        made("VNM", "accession", "2005-01-10"), made("VNM", "withdrawal", "2008-01-10"),
        made("IND", "accession", "2005-01-10"), made("IND", "withdrawal-of-ratification", "2006-01-10"),
        made("PAK", "succession-to-signature", "2009-01-10"),
    )  # fmt: skip
    for of, numbers in (
        ("signatories", "135 signatories, 4 of them with no instrument in place,"),  # two more than without what was added
        ("signed-not-ratified", "4 signatories that have not ratified"),
        ("withdrawals", "1 notices of withdrawal, 1 of them in effect,"),
        ("signed-or-ratified", "160 States that signed or joined"),
        ("ratifications", "156 or 158 ratifications"),
        ("parties", "156 parties"),
        ("outside", "35 or 39 States outside it"),  # two signed
    ):
        assert why(record, "2010-12-10", of, 1000) == f"The Ottawa Convention had {numbers} on 10 December 2010."
    assert why(record, "2007-12-10", "parties", 1000) == "The Ottawa Convention had 154 or 157 parties on 10 December 2007."


def test_signed_and_joined_are_counted_together_by_some(record: Record) -> None:
    assert count(record, "2025-07-02", "signatories", 133) == YES
    assert count(record, "2025-07-02", "signatories", 166) == OPEN
    assert count(record, "2025-07-02", "signatories", 150, compare="~") == NO
    assert count(record, "2025-07-02", "signatories", 130, compare=">") == YES
    assert count(record, "2025-07-02", "signatories", 150, compare=">") == NO


def test_what_is_open_or_past_the_list_rests_on_it(record: Record) -> None:
    for said, value in (("2010-12-10", 155), ("2026-05-07", 500)):
        part = asked(record, said, predicate="count", of="parties", value=value)
        assert part.verdict == "outside the record"
        assert part.basis
    assert count(record, "2026-05-07", "parties", 500, when="2010-12-10") == NO
    assert count(record, "2026-09-01", "parties", 500, when="2026-06") == ("outside", "contradicted")
    assert count(record, "2025-07-02", "signatories", 50, compare="<") == NO  # all of them signed
    assert count(record, "2005-07-02", "parties", 150, compare="~") == YES


def test_on_the_day_of_an_exit_and_of_a_group_of_signatories(record: Record) -> None:
    for day, number in (("2025-03-05", 0), ("2025-03-06", 1)):  # Lithuania leaves
        assert why(record, day, "withdrawals", 1, treaty="ccm") == (
            f"The Convention on Cluster Munitions had 1 notices of withdrawal, {number} of them in effect, on {int(day[-1])} March 2025."
        )
    assert count(record, "2013-07-02", "signatories", 28, group="eu") == OPEN  # with Finland, which acceded
    assert count(record, "2013-07-02", "signatories", 60, group="eu") == NO


def test_of_a_group(record: Record) -> None:
    assert count(record, "2013-07-02", "parties", 27, group="eu") == YES
    assert count(record, "2013-07-02", "parties", 10, group="eu") == NO
    assert why(record, "2013-07-02", "parties", 10, group="eu") == ("The Ottawa Convention had 28 parties of the group eu on 2 July 2013.")
    assert why(record, "2013-07-02", "parties", 10, group="annex2") == "The record holds no list of the group annex2."
    assert count(record, "2013-07-02", "outside", 3, group="p5") == YES
    assert count(record, "2013-07-02", "parties", 0, group="csto", compare=">") == YES


def test_what_the_record_does_not_count(record: Record) -> None:
    assert count(record, "2025-07-02", "votes-for", 120, treaty="inf") == UNHELD
    assert why(record, "2025-07-02", "votes-for", 120, treaty="inf") == "The record holds no such vote on the INF Treaty."
    assert count(record, "2015-07-02", "parties", 2, treaty="inf") == UNHELD
    assert why(record, "2015-07-02", "parties", 2, treaty="inf") == (
        "The record holds single events only, or a part of the list, for the INF Treaty."
    )


def test_after_the_end_of_the_list_the_number_is_that_of_its_last_day(record: Record) -> None:
    last = count(record, "2026-02-03", "ratifications", 166)
    assert count(record, "2026-05-06", "ratifications", 500) == NO
    assert count(record, "2026-05-07", "ratifications", 500) == ("outside", "contradicted")
    assert count(record, "2026-05-07", "ratifications", 1, compare=">") == ("outside", "supported")
    assert why(record, "2026-05-07", "ratifications", 500).startswith(
        "The list for the Ottawa Convention ends on 3 February 2026; as of that day the Ottawa Convention had 16"
    )
    assert last in (YES, OPEN)


def test_numbers_by_what_was_known_then(record: Record) -> None:
    assert count(record, "2026-03-20", "withdrawals", 0) == OPEN
    assert count(record, "2025-08-25", "withdrawals", 0, known="2025-06-01") == YES
    assert why(record, "2025-07-02", "withdrawals", 0, known="2025-06-01") == (
        "The Ottawa Convention had 0 notices of withdrawal, 0 of them in effect, on 2 July 2025."
    )


@pytest.mark.parametrize(("value", "verdict"), [(188, "supported"), (189, "contested"), (250, "contradicted")])
def test_a_state_whose_membership_is_read_otherwise_is_told_and_counted_by_that_reading(record: Record, value: int, verdict: str) -> None:
    part = asked(record, "2004-01-01", "npt", predicate="count", value=value, of="parties")
    assert part.verdict == verdict
    assert "without North Korea and Taiwan, of whose membership there are rival readings" in part.why
    before = asked(record, "2002-01-01", "npt", predicate="count", value=value, of="parties")
    assert "North Korea" not in before.why


@pytest.mark.parametrize(("day", "number"), [("2002-12-31", 188), ("2020-01-01", 190)])
def test_no_way_of_counting_takes_a_territory_an_authority_or_one_state_twice(record: Record, day: str, number: int) -> None:
    """The NPT's list shows Anguilla and Taiwan, and Yugoslavia under its own code and Serbia's: 188 parties at the end of 2002."""
    part = asked(record, day, "npt", predicate="count", value=number, of="parties")
    assert part.verdict == "supported"
    assert f"had {number} parties on" in part.why


@pytest.mark.parametrize(("value", "when", "expected"), [
    (123, "1997-12", YES),
    (121, "1997-12-04", YES),
    (121, "1997-12", YES),  # some days before its end
    (40, "1997-12", NO),
    (40, "1997-12-04", NO),
    (90, "1997-12-31", NO),
])  # fmt: skip
def test_a_number_must_have_stood_at_the_end_of_a_day(value: int, when: str, expected: tuple[str, str], record: Record) -> None:
    """On the two days of Ottawa 121 States signed: forty were never all of them."""
    assert count(record, "2026-03-05", "signatories", value, when=when, treaty="apmbc") == expected


def test_a_number_of_a_year_may_be_that_of_any_day_of_it(record: Record) -> None:
    for value, said, expected in ((53, "2014-10-01", YES), (53, "2026-03-01", YES), (61, "2026-03-01", YES), (90, "2026-03-01", NO)):
        assert count(record, said, "ratifications", value, when="2014", treaty="att") == expected
