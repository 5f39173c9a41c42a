"""What two sentences say alike is judged alike: pairs of equal meaning over all treaties and predicates, made by rule."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from evaluation import floors, pairs
from evaluation.checking import TODAY
from evaluation.pairs import Judged, Pair
from servanda import law
from servanda.assertions.terms import PREDICATES
from servanda.standing import Record


@pytest.fixture(scope="module")
def made(record: Record) -> list[Pair]:
    """All pairs, on the day that figures are measured by."""
    return pairs.pairs(Record(TODAY))


def test_there_are_pairs_of_every_treaty_and_every_predicate_that_is_decided(made: list[Pair]) -> None:
    assert len(made) > 2000
    assert {pair.predicate for pair in made} == set(PREDICATES) - {"unmodelled"}
    assert {pair.treaty for pair in made} >= {treaty for treaty in law.treaty_ids() if law.treaty(treaty).kind == "treaty"}


def test_no_pair_is_made_twice_and_none_of_one_sentence(made: list[Pair]) -> None:
    assert max(Counter(made).values()) == 1
    assert all(pair.one != pair.other and "{" not in pair.one + pair.other for pair in made)


def test_what_is_said_alike_is_judged_alike_no_less_than_its_floors_say() -> None:
    pinned = floors.read()["pairs"]
    assert pinned["sha256"] == pairs.digest()
    assert floors.broken(pairs.measured(Record(TODAY)), floors.kinds_of(pinned)) == []


def test_what_counts_as_alike_and_what_as_opposite() -> None:
    pair = Pair("status", "apmbc", date(2025, 7, 2), "one", "other")

    def told(one: set[str], other: set[str]) -> tuple[bool, bool, bool]:
        found = Judged(pair, frozenset(one), frozenset(other))
        return found.alike, found.decided, found.opposite

    assert told({"supported"}, {"supported"}) == (True, True, False)
    assert told({"supported"}, {"contradicted"}) == (False, False, True)
    assert told({"supported"}, {"outside the record"}) == told({"supported"}, set()) == (False, False, False)
    assert told({"outside the record"}, {"outside the record"}) == told(set(), set()) == (True, False, False)
