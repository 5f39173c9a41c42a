"""Clauses that leave their predicate to the claim before: completed where that is clear, left alone where it is not."""

from __future__ import annotations

import pytest
from factories import claim, found

from servanda.assertions.terms import CONTRADICTED, OUTSIDE, SUPPORTED
from servanda.standing import Record

YES, NO, OPEN = SUPPORTED, CONTRADICTED, OUTSIDE


@pytest.mark.parametrize(
    ("treaty", "first", "second", "verdict"),
    [
        ("apmbc", ("Syria has never signed the treaty", "SYR"), ("nor has Lebanon", "LBN"), YES),
        ("apmbc", ("Syria is not a party to the treaty", "SYR"), ("nor is Lebanon", "LBN"), YES),
        ("apmbc", ("Syria is not a party to the treaty", "SYR"), ("nor is Norway", "NOR"), NO),
        ("apmbc", ("Turkey is a party to the treaty", "TUR"), ("Lebanon is not", "LBN"), YES),
        ("apmbc", ("Turkey has joined the treaty", "TUR"), ("Eritrea has not", "ERI"), NO),
        ("apmbc", ("Lithuania became a party in 2003", "LTU"), ("Estonia in 2004", "EST"), YES),
        ("rome-statute", ("Burundi left in October 2017", "BDI"), ("the Philippines in March 2019", "PHL"), YES),
        ("apmbc", ("Norway is not a party to the treaty", "NOR"), ("Lebanon is not", "LBN"), OPEN),  # two denials: a correction, a list?
        ("apmbc", ("Norway is a party to the treaty", "NOR"), ("nor is Lebanon", "LBN"), OPEN),  # "nor" of what
        ("apmbc", ("Syria might have signed the treaty", "SYR"), ("nor has Lebanon", "LBN"), OPEN),
        ("apmbc", ("Syria has never cleared its mines", "SYR"), ("nor has Lebanon", "LBN"), OPEN),
        ("apmbc", ("Lithuania signed in 1999 but ratified only in 2003", "LTU"), ("Estonia in 2004", "EST"), OPEN),
        ("apmbc", ("Turkey joined the treaty in 2003", "TUR"), ("Eritrea has not", "ERI"), OPEN),  # not in that year, or not at all
        ("apmbc", ("Turkey is a party to the treaty", "TUR"), ("Lebanon is not to blame", "LBN"), OPEN),
        ("apmbc", ("Turkey laid mines", "TUR"), ("Eritrea has not", "ERI"), OPEN),
        ("apmbc", ("Lithuania became a party in 2003", "LTU"), ("Estonia in the spring", "EST"), OPEN),
    ],
)
def test_what_is_left_unsaid(
    record: Record, treaty: str, first: tuple[str, str], second: tuple[str, str], verdict: str
) -> None:  # fmt: skip
    made = [claim(text, state, treaty=treaty) for text, state in (first, second)]
    assert found(record, "2025-03-13", *made).verdict == verdict


def test_nothing_is_taken_from_a_claim_far_away_of_another_speaker_or_treaty(record: Record) -> None:
    last = claim("nor has Lebanon", "LBN", start=500, end=515)
    assert found(record, "2025-03-13", claim("Syria has never signed the treaty", "SYR"), last).verdict == OPEN
    near = last._replace(start=40, end=55)
    assert found(record, "2025-03-13", claim("Syria has never signed the treaty", "SYR"), near).verdict == YES
    other = claim("Syria has never signed the treaty", "SYR", speaker_for=("NOR",))
    assert found(record, "2025-03-13", other, near).verdict == OPEN
    assert found(record, "2025-03-13", claim("Syria has never signed the treaty", "SYR", treaty="ccm"), near).verdict == OPEN


def test_the_tail_of_another_state_is_not_asserted_of_the_first(record: Record) -> None:
    text = "Burundi left in October 2017 and the Philippines in March 2019"
    assert found(record, "2025-03-13", claim(text, "BDI", treaty="rome-statute", others=("PHL",))).verdict == YES
    wrong = "Burundi left in October 2015 and the Philippines in March 2019"
    assert found(record, "2025-03-13", claim(wrong, "BDI", treaty="rome-statute", others=("PHL",))).verdict == NO
