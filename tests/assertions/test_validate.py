"""Assertions from JSON: every field checked, one sentence that names the field and the cure; as JSON again what says something."""

from __future__ import annotations

from typing import Any

import pytest

from servanda.assertions import terms
from servanda.assertions.model import FIELDS, Assertion, as_json
from servanda.assertions.validate import LARGEST, LONGEST, MOST, assertion
from servanda.errors import UsageError

STATUS: dict[str, Any] = {"predicate": "status", "value": "party", "states": ["UKR"]}
COUNT: dict[str, Any] = {"predicate": "count", "value": 160, "of": "parties"}
DUTY: dict[str, Any] = {"predicate": "duty", "value": "met", "norm": "clearance"}


@pytest.mark.parametrize("predicate", [name for name in terms.PREDICATES if terms.PREDICATES[name]])
def test_every_value_of_every_predicate_is_taken(predicate: str) -> None:
    for value in terms.PREDICATES[predicate]:
        more = {"norm": "clearance"} if predicate == "duty" else {}
        made = assertion({"predicate": predicate, "value": value, **more})
        assert (made.predicate, made.value) == (predicate, value)


def test_every_field_is_taken_and_written_again() -> None:
    full: dict[str, Any] = {
        "predicate": "rule", "value": "limits", "states": ["UKR", "EU"], "group": "nato", "except": ["USA"], "treaty": "apmbc",
        "name": "x",
        "holds": False, "mode": "plan", "when": "2025-06", "ever": True, "of": "leave", "to": ["UKR", "OPCW"], "order": "first",
        "among": "eu",
        "number": 5, "unit": "years", "compare": "<=", "jointly": True, "norm": "use", "article": "1", "about": "y", "statement": "z",
        "by": "UN", "deed": "2024", "weapon": "mines", "actor": "a group",
    }  # fmt: skip
    assert as_json(assertion(full)) == full
    assert set(full) | {"exactly"} == set(FIELDS)
    assert as_json(assertion({**STATUS, "exactly": True})) == {**STATUS, "exactly": True}
    assert as_json(assertion(STATUS)) == STATUS  # what says nothing is left out
    assert as_json(assertion({**STATUS, "holds": True, "mode": "fact", "when": "2025", "about": ""})) == {**STATUS, "when": "2025"}
    assert as_json(Assertion("count", 0, of="parties")) == {"predicate": "count", "value": 0, "of": "parties"}


def test_the_treaty_of_the_claim_stands_where_none_is_named() -> None:
    assert assertion(STATUS, "npt").treaty == "npt"
    assert assertion({**STATUS, "treaty": "apmbc"}, "npt").treaty == "apmbc"
    assert assertion(STATUS).treaty == ""
    for treaty in ("gc", "vclt"):
        assert assertion({**STATUS, "treaty": treaty}).treaty == treaty
    with pytest.raises(UsageError, match="treaty is 'nowhere': use the id of a treaty"):
        assertion(STATUS, "nowhere")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ([], "An assertion is an object with a predicate"),
        ("status", "An assertion is an object"),
        (None, "An assertion is an object"),
        ({**STATUS, "colour": "red"}, "'colour' is no field of an assertion: use predicate, value"),
        ({**STATUS, "exclude": ["USA"]}, "'exclude' is no field"),
        ({"value": "party"}, "predicate is missing: use one of status, act"),
        ({**STATUS, "predicate": "state"}, "predicate is 'state': use one of status, act"),
        ({**STATUS, "predicate": ["status"]}, "predicate is .*: use one of"),
        ({"predicate": "status"}, "value is missing: with predicate status use one of party, signatory, outside, left"),
        ({**STATUS, "value": "sign"}, "value is 'sign': with predicate status use one of"),
        ({**COUNT, "value": "many"}, "value is 'many': a count needs a whole number that is not below zero"),
        ({**COUNT, "value": -1}, "value is '-1': a count needs"),
        ({**COUNT, "value": True}, "a count needs a whole number"),
        ({**COUNT, "value": 1.5}, "a count needs a whole number"),
        ({**COUNT, "value": LARGEST + 1}, "a count needs a whole number"),
        ({"predicate": "count", "value": 160}, "of is missing: a count needs one of parties, signatories"),
        ({**COUNT, "of": "mines"}, "of is 'mines': a count needs one of"),
        ({"predicate": "duty", "value": "met"}, "norm is missing: a duty needs one of stockpile-destruction, clearance, "),
        ({**DUTY, "norm": "use"}, "norm is 'use': a duty needs one of"),
        ({**STATUS, "states": "UKR"}, "states is 'UKR': it must be a list"),
        ({**STATUS, "states": ["UKR"] * (MOST + 1)}, "it must be a list of at most 250 codes"),
        ({**STATUS, "states": ["Ukraine"]}, "states holds 'Ukraine', which is no code of a State: use three letters"),
        ({**STATUS, "states": [1]}, "states holds '1', which is no code"),
        ({**STATUS, "group": "g20"}, "group is 'g20': use one of nato, eu"),
        ({**STATUS, "group": "nato", "except": ["X"]}, "except holds 'X'"),
        ({**STATUS, "except": ["USA"]}, "except names States and there is no group to leave them out of"),
        ({**STATUS, "among": "all"}, "among is 'all': use one of"),
        ({**STATUS, "treaty": "ottawa"}, "treaty is 'ottawa': use the id of a treaty"),
        ({**STATUS, "treaty": "other"}, "treaty is other and name is missing: add the name"),
        ({**STATUS, "holds": "no"}, "holds is 'no': it must be true or false"),
        ({**STATUS, "ever": 1}, "ever is '1': it must be true or false"),
        ({**STATUS, "exactly": None}, "exactly is 'None': it must be true or false"),
        ({**STATUS, "ever": True, "exactly": True}, "ever and exactly contradict each other"),
        ({**STATUS, "mode": "wish"}, "mode is 'wish': use one of fact, plan, possible, ought"),
        ({**STATUS, "when": "yesterday"}, "when is no time: 'yesterday' is not a day"),
        ({**STATUS, "when": 2025}, "when is '2025': write a time such as 2025, 2025-06"),
        ({**STATUS, "deed": "2025/2024"}, "deed is no time: '2025/2024' ends before it begins"),
        ({**STATUS, "number": "ten"}, "number is 'ten': it must be a number"),
        ({**STATUS, "number": -1}, "number is '-1': it must be a number that is not below zero"),
        ({**STATUS, "number": True}, "it must be a number"),
        ({**STATUS, "number": float("nan")}, "it must be a number"),
        ({**STATUS, "number": LARGEST * 10}, "it must be a number"),
        ({**STATUS, "unit": "years"}, "unit is there without a number: add number, or take unit out"),
        ({**STATUS, "compare": "about"}, "compare is 'about': use one of =, ~"),
        ({**STATUS, "norm": "peace"}, "norm is 'peace': use one of use, production"),
        ({**STATUS, "order": 0}, "order is '0': use first, last, only, among-first or a number from 1"),
        ({**STATUS, "order": 1001}, "order is '1001'"),
        ({**STATUS, "order": True}, "order is 'True'"),
        ({**STATUS, "order": "second"}, "order is 'second'"),
        ({**STATUS, "about": "x" * (LONGEST + 1)}, "about is 'x.*: it must be a text of at most 500 characters"),
        ({**STATUS, "about": 5}, "about is '5': it must be a text"),
        ({**STATUS, "to": 5}, "to is '5': it must be a list of codes of States or names of bodies"),
        ({**STATUS, "to": [5]}, "to is '5': it must be a text"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_one_sentence(given: Any, says: str) -> None:
    with pytest.raises(UsageError, match=says) as raised:
        assertion(given)
    assert len(str(raised.value)) < 900
    assert str(raised.value).endswith(".")


def test_limits_are_taken() -> None:
    assert assertion({**STATUS, "about": "x" * LONGEST}).about == "x" * LONGEST
    assert assertion({**COUNT, "value": 0}).value == 0
    assert assertion({**COUNT, "value": LARGEST}).value == LARGEST
    assert assertion({**STATUS, "order": 1}).order == 1
    assert assertion({**STATUS, "order": 1000}).order == 1000
    assert assertion({**STATUS, "number": 0}).number == 0
    assert assertion({**STATUS, "number": 2.5}).number == 2.5


def test_a_state_named_twice_is_one_and_the_order_stays() -> None:
    assert assertion({**STATUS, "states": ["UKR", "FIN", "UKR"]}).states == ("UKR", "FIN")
    assert assertion({**STATUS, "states": ["SUN", "YUG", "DDR", "CSK", "EU"]}).states == ("SUN", "YUG", "DDR", "CSK", "EU")
    assert assertion({**STATUS, "to": "UKR"}).to == ("UKR",)
