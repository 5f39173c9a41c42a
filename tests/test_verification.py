"""Assertions put to law and record: parts in their order, the verdict they add up to, statements found, bearing, JSON taken."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from servanda.assertions.model import Assertion
from servanda.assertions.terms import OUTSIDE, SUPPORTED
from servanda.errors import UsageError
from servanda.standing import Record
from servanda.verification import bearing, judge, taken

SAID = date(2025, 12, 10)
PARTY: dict[str, Any] = {"predicate": "status", "states": ["UKR"], "value": "party"}
NOT_PARTY: dict[str, Any] = {"predicate": "status", "states": ["RUS"], "value": "party"}
OPINION: dict[str, Any] = {"predicate": "unmodelled", "value": "opinion"}


@pytest.mark.parametrize(
    ("given", "verdict", "parts", "refusal"),
    [
        ([PARTY], "supported", ["supported"], ""),
        ([PARTY, NOT_PARTY], "contradicted", ["supported", "contradicted"], ""),
        ([NOT_PARTY, PARTY], "contradicted", ["contradicted", "supported"], ""),
        ([PARTY, OPINION], "outside the record", ["supported", "outside the record"], "cannot"),
        ([{**NOT_PARTY, "holds": False}, PARTY], "supported", ["supported", "supported"], ""),
        ([{**PARTY, "about": "its duties operate"}], "contested", ["contested"], ""),
    ],
)
def test_a_claim_is_judged_part_by_part(record: Record, given: list[dict[str, Any]], verdict: str, parts: list[str], refusal: str) -> None:
    made = judge(taken(given, "apmbc"), SAID, record)
    assert (made.verdict, [part.verdict for part in made.parts], made.refusal) == (verdict, parts, refusal)


def test_the_draft_examples(record: Record) -> None:
    assert judge(taken({**NOT_PARTY, "holds": False}, "apmbc"), SAID, record).verdict == "supported"
    due = {"predicate": "duty", "states": ["UKR"], "norm": "stockpile-destruction", "value": "due", "when": "2010"}
    met = {"predicate": "duty", "states": ["UKR"], "norm": "stockpile-destruction", "value": "met", "holds": False}
    made = judge(taken([due, met], "apmbc"), SAID, record)
    assert [part.verdict for part in made.parts] == ["supported", "supported"]
    assert made.why == " ".join(part.why for part in made.parts)


def test_a_rule_is_held_against_the_statement_that_it_is_about(record: Record) -> None:
    told = {"predicate": "rule", "value": "forbids", "about": "use of anti-personnel mines"}
    part = judge(taken(told, "apmbc"), SAID, record).parts[0]
    assert (part.verdict, bool(part.statement)) == ("supported", True)
    again = judge(taken({"predicate": "rule", "value": "forbids", "statement": part.statement}, "apmbc"), SAID, record).parts[0]
    assert again == part
    unknown = judge(taken({**told, "about": "submarines and space stations"}, "apmbc"), SAID, record).parts[0]
    assert (unknown.verdict, unknown.refusal, unknown.statement) == ("outside the record", "not understood", "")


def test_words_that_stand_for_a_field_are_understood(record: Record) -> None:
    told = {"predicate": "conduct", "value": "violation", "states": ["UKR"], "about": "missed its deadline to destroy stockpiles"}
    assert judge(taken(told, "apmbc"), SAID, record).verdict == "supported"
    assert judge(taken({**told, "about": "its cavalry"}, "apmbc"), SAID, record).verdict == "outside the record"
    found = {"predicate": "found", "value": "use", "states": ["SYR"], "about": "chlorine in Douma"}
    assert judge(taken(found, "cwc"), SAID, record).verdict == "supported"
    assert judge(taken({**found, "about": "sarin in Douma"}, "cwc"), SAID, record).verdict == "outside the record"


def test_what_was_known_on_a_day_is_what_counts(record: Record) -> None:
    notice = taken({"predicate": "act", "value": "notify-withdrawal", "states": ["FIN"]}, "apmbc")
    assert judge(notice, date(2025, 7, 15), record).verdict == "supported"
    assert judge(notice, date(2025, 7, 15), record, date(2025, 7, 9)).verdict == "contradicted"


def test_a_treaty_that_is_not_known(record: Record) -> None:
    part = judge([Assertion("status", "party", ("UKR",))], SAID, record).parts[0]
    assert (part.verdict, part.refusal) == ("outside the record", "not understood")
    other = taken({"predicate": "act", "value": "sign", "states": ["UKR"], "treaty": "other", "name": "Budapest Memorandum"})
    assert judge(other, SAID, record).parts[0].refusal == "not on record"
    rule = taken({"predicate": "rule", "value": "forbids", "about": "attacks", "treaty": "other", "name": "UN Charter"})
    assert judge(rule, SAID, record).parts[0].refusal == "not on record"


def test_the_bearing_of_the_first_conduct_that_is_told(record: Record) -> None:
    use = {"predicate": "conduct", "value": "use", "states": ["MMR"]}
    told = "Myanmar is no party to the Ottawa Convention, which therefore does not forbid it this."
    assert bearing(taken([OPINION, PARTY, use], "apmbc"), SAID, record) == told
    assert bearing(taken([PARTY], "apmbc"), SAID, record) is None
    assert bearing([], SAID, record) is None
    assert bearing([Assertion("conduct", "use", ("MMR",))], SAID, record) is None  # of no treaty


def test_assertions_are_taken_one_or_several() -> None:
    assert taken(PARTY, "apmbc") == [Assertion("status", "party", ("UKR",), treaty="apmbc")]
    assert [a.states for a in taken([PARTY, NOT_PARTY])] == [("UKR",), ("RUS",)]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ([], "There is no assertion: give one, or a list of those that a claim makes."),
        ([PARTY, {"predicate": "x"}], "Assertion 2: predicate is 'x': use one of"),
        ([{"predicate": "x"}], "^predicate is 'x': use one of"),
        ({"predicate": "x"}, "^predicate is 'x': use one of"),
    ],
)
def test_what_is_wrong_names_the_place(given: Any, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        taken(given)


def test_a_bare_charge_beside_a_missed_duty_is_of_that_duty(record: Record) -> None:
    """A State that broke the treaty by failing to destroy its stocks in time is charged with that, and with no more."""
    charge = {"predicate": "conduct", "states": ["BLR"], "value": "violation"}
    missed = {"predicate": "duty", "states": ["BLR"], "value": "missed", "norm": "stockpile-destruction"}
    assert judge(taken([charge, missed], "apmbc"), date(2008, 11, 22), record).verdict == SUPPORTED
    assert judge(taken([charge], "apmbc"), date(2008, 11, 22), record).verdict == OUTSIDE
    other = missed | {"states": ["GRC"]}
    assert judge(taken([charge, other], "apmbc"), date(2008, 11, 22), record).parts[0].verdict == OUTSIDE
