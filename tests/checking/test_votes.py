"""Votes: how a State voted, and how many did, where the record of one vote that is surely meant tells."""

from __future__ import annotations

from typing import Any

import pytest
from asked import asked, made_record, told

from servanda.record.model import Vote
from servanda.standing import Record

YES, NO, OPEN, UNHELD = ("supported", ""), ("contradicted", ""), ("outside", "not understood"), ("outside", "not on record")
VOTE = Vote("apmbc", "1996-12-10", "General Assembly", "a resolution", "made-up", "adopted", 155, 2, 10, ("CAN", "NOR"), ("CHN",), ("CUB",))
LATER = VOTE._replace(date="1998-12-10", states_for=("CHN",), states_against=(), states_abstained=("CUB",), in_favour=140)
ONE, TWO = made_record(votes=[VOTE]), made_record(votes=[VOTE, LATER])


def voted(record: Record, value: str, state: str, said: str = "2005-01-01", **more: Any) -> tuple[str, str]:
    return told(asked(record, said, predicate="act", value=value, states=[state], **more))


def count(record: Record, of: str, value: int, said: str = "2005-01-01", **more: Any) -> tuple[str, str]:
    return told(asked(record, said, predicate="count", of=of, value=value, **more))


@pytest.mark.parametrize(
    ("state", "for_", "against", "abstained"),
    [("CAN", YES, NO, NO), ("CHN", NO, YES, NO), ("CUB", NO, NO, YES), ("UKR", UNHELD, UNHELD, UNHELD)],
)
def test_how_a_state_voted(state: str, for_: tuple[str, str], against: tuple[str, str], abstained: tuple[str, str]) -> None:
    for value, expected in (("vote-for", for_), ("vote-against", against), ("abstain", abstained)):
        assert voted(ONE, value, state) == expected
        assert voted(ONE, value, state, when="1996") == expected
        assert voted(ONE, value, state, when="1997") == UNHELD
        assert voted(ONE, value, state, said="1996-12-09") == UNHELD
        assert voted(ONE, value, state, known="1996-12-09") == UNHELD


def test_of_several_votes_one_must_be_meant() -> None:
    assert voted(TWO, "vote-against", "CHN") == OPEN
    assert voted(TWO, "abstain", "CUB") == OPEN
    assert voted(TWO, "abstain", "CUB", when="1996/1998") == YES  # in each of them
    assert voted(TWO, "vote-against", "CHN", when="1996/1998") == OPEN
    assert voted(TWO, "vote-against", "CHN", when="1998") == NO
    assert voted(TWO, "vote-for", "CHN", when="1998") == YES
    assert voted(TWO, "vote-against", "CHN", said="1997-01-01") == YES  # the second had not been


def test_the_reasons_of_votes() -> None:
    part = asked(ONE, "2005-01-01", predicate="act", value="vote-for", states=["CHN"])
    assert part.why == "The record of the vote of the General Assembly on 10 December 1996 has China under vote against."
    assert (part.basis[0].kind, part.basis[0].ref, part.basis[0].says) == (
        "circumstance",
        "General Assembly, 10 December 1996",
        "a resolution",
    )
    part = asked(ONE, "2005-01-01", predicate="act", value="vote-for", states=["UKR"])
    assert part.why == "The record holds no one vote of Ukraine on the Ottawa Convention that is surely meant."
    assert len(part.basis) == 1


@pytest.mark.parametrize(
    ("of", "value", "expected"),
    [("votes-for", 155, YES), ("votes-for", 154, OPEN), ("votes-against", 2, YES), ("abstentions", 10, YES), ("abstentions", 2, OPEN)],
)
def test_how_many_voted_so(of: str, value: int, expected: tuple[str, str]) -> None:
    assert count(ONE, of, value) == expected
    assert count(ONE, of, value, when="1997") == UNHELD
    assert count(ONE, of, value, said="1996-12-09") == UNHELD


def test_the_reasons_of_numbers() -> None:
    part = asked(ONE, "2005-01-01", predicate="count", of="votes-for", value=155)
    assert part.why == "The General Assembly voted on 10 December 1996 on a resolution: 155 for, 2 against, 10 abstained."
    some = made_record(votes=[VOTE._replace(abstained=None)])
    assert asked(some, "2005-01-01", predicate="count", of="votes-for", value=1).why == (
        "The General Assembly voted on 10 December 1996 on a resolution: 155 for, 2 against."
    )
    assert count(some, "abstentions", 10) == UNHELD
    assert asked(some, "2005-01-01", predicate="count", of="abstentions", value=10).why == (
        "The record holds no such vote on the Ottawa Convention."
    )
    two = asked(TWO, "2005-01-01", predicate="count", of="votes-for", value=1)
    assert len(two.basis) == 2
    assert len(asked(TWO, "2005-01-01", predicate="count", of="votes-for", value=140).basis) == 1


def test_a_vote_of_which_the_year_is_on_record() -> None:
    record = made_record(votes=[VOTE._replace(date="1996")])
    for when, expected in (("1996", YES), ("1996-01", YES), ("1996-12", YES), ("1996-06", UNHELD), ("1997", UNHELD)):
        assert voted(record, "vote-for", "CAN", when=when) == expected
    assert voted(ONE, "vote-for", "CAN", said="1996-12-10") == YES  # on the day


def test_some_votes_are_shown_with_their_source() -> None:
    three = made_record(votes=[VOTE, LATER, LATER._replace(date="1999-12-10")])
    assert len(asked(three, "2005-01-01", predicate="act", value="vote-for", states=["CHN"]).basis) == 1
    part = asked(three, "2005-01-01", predicate="count", of="votes-for", value=1)
    assert len(part.basis) == 2
    assert part.why == (
        "The General Assembly voted on 10 December 1996 on a resolution: 155 for, 2 against, 10 abstained; the General Assembly voted on"
        " 10 December 1998 on a resolution: 140 for, 2 against, 10 abstained."
    )
    assert part.basis[0].source == "made-up"


def test_known_facts(record: Record) -> None:
    assert count(record, "votes-for", 122, said="2025-01-01", treaty="tpnw", when="2017") == YES
    assert voted(record, "vote-against", "NLD", said="2025-01-01", treaty="tpnw", when="2017") == YES
