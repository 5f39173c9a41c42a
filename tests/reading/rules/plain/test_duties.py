"""A duty with its last day is read however it is told, and only where it is the whole duty."""

from __future__ import annotations

from typing import Any

import pytest

from .plainly import plain

STOCKS = {"predicate": "duty", "value": "due", "states": ["USA"], "norm": "stockpile-destruction", "when": "2012"}
AREAS = {"predicate": "duty", "value": "due", "states": ["TCD"], "norm": "clearance", "when": "2030-01-01"}
MISSED = {"predicate": "duty", "value": "missed", "states": ["USA"], "norm": "stockpile-destruction"}


@pytest.mark.parametrize(("text", "wanted"), [
    ("The Chemical Weapons Convention requires the United States to destroy its stockpile of chemical weapons by 2012.", [STOCKS]),
    ("The Chemical Weapons Convention obliged the United States to destroy all its chemical weapons by 2012.", [STOCKS]),
    ("Under the Chemical Weapons Convention, the United States must destroy its chemical weapons by 2012.", [STOCKS]),
    ("The United States has an obligation under the Chemical Weapons Convention to destroy its stockpile by 2012.", [STOCKS]),
    ("Chad is required to clear all its mined areas by 1 January 2030 under the Ottawa Convention.", [AREAS]),
    ("The United States missed the 2012 deadline of the Chemical Weapons Convention.", [STOCKS, {**MISSED, "when": "2012"}]),
    ("The United States will miss the 2012 deadline imposed by the Chemical Weapons Convention.",
     [STOCKS, {**MISSED, "mode": "plan", "when": "2012"}]),
    ("The United States failed to meet its deadline under the Chemical Weapons Convention.", [MISSED]),
])  # fmt: skip
def test_a_duty_is_read_with_its_last_day(text: str, wanted: list[dict[str, Any]]) -> None:
    assert plain(text) == wanted


@pytest.mark.parametrize("text", [
    "The Chemical Weapons Convention requires the United States to destroy half its chemical weapons by 2012.",
    "The Chemical Weapons Convention requires the United States to destroy its laboratories by 2012.",
    "The United States should destroy its chemical weapons by 2012 under the Chemical Weapons Convention.",
    "The United States must not destroy its chemical weapons by 2012 under the Chemical Weapons Convention.",
    "Chad must clear the mined areas of two provinces by 2030 under the Ottawa Convention.",
    "The United States met its deadline under the Chemical Weapons Convention.",  # in 2023 it did what was due in 2012
    "Chad missed its deadline under the Ottawa Convention.",  # which of two duties is not told
    "The United States has promised to meet the deadline of the Chemical Weapons Convention.",
])  # fmt: skip
def test_a_part_of_a_duty_or_another_is_not_taken_for_it(text: str) -> None:
    assert [a for a in plain(text) if a["predicate"] == "duty"] == []


DUE = {"predicate": "duty", "value": "due", "norm": "clearance", "when": "2033"}


@pytest.mark.parametrize(("text", "wanted"), [
    ("Ukraine faces a 2033 clearance deadline under the Ottawa Convention.", {**DUE, "states": ["UKR"]}),
    ("Ukraine is working towards its 2033 deadline for clearing all mined areas under the Ottawa Convention.", {**DUE, "states": ["UKR"]}),
    ("Ukraine has a deadline of 1 December 2033 under Article 5 of the Ottawa Convention.",
     {**DUE, "states": ["UKR"], "when": "2033-12-01"}),
    ("Ukraine's current deadline under Article 5 of the Ottawa Convention is 1 December 2033.",
     {**DUE, "states": ["UKR"], "when": "2033-12-01"}),
    ("Ukraine's mine clearance deadline expires on 1 December 2033 under the Ottawa Convention.",
     {**DUE, "states": ["UKR"], "when": "2033-12-01"}),
])  # fmt: skip
def test_a_last_day_is_read_from_its_noun(text: str, wanted: dict[str, Any]) -> None:
    assert plain(text) == [wanted]


@pytest.mark.parametrize("text", [
    "Ukraine faces a new 2033 clearance deadline under the Ottawa Convention.",
    "Ukraine may face a 2033 clearance deadline under the Ottawa Convention.",
    "Ukraine faces no 2033 clearance deadline under the Ottawa Convention.",
    "Ukraine faces Chad's 2033 clearance deadline under the Ottawa Convention.",
    "Ukraine faces the 2033 deadline for half its mined areas under the Ottawa Convention.",
    "Ukraine faces a 2033 deadline under the Ottawa Convention.",  # which of its duties is not told
    "Ukraine would work towards its 2033 clearance deadline under the Ottawa Convention.",
    "Ukraine's clearance deadline under the Ottawa Convention was 1 December 2033.",  # and may have been put off since
    "Ukraine's clearance deadline under the Ottawa Convention could be 1 December 2033.",
])  # fmt: skip
def test_another_last_day_or_one_that_may_be_is_not(text: str) -> None:
    assert [a for a in plain(text) if a["predicate"] == "duty"] == []


MET = {"predicate": "duty", "value": "met", "norm": "clearance", "states": ["CHL"], "when": "2020-02-27"}
IN_TIME = {"predicate": "duty", "value": "missed", "holds": False, "norm": "clearance", "states": ["CHL"]}
DONE = "Chile completed the clearance of its mined areas on 27 February 2020"


@pytest.mark.parametrize(("text", "wanted"), [
    (f"{DONE}, in fulfilment of Article 5 of the Ottawa Convention.", [MET, IN_TIME]),
    (f"{DONE} in accordance with its obligations under Article 5 of the Ottawa Convention.", [MET, IN_TIME]),
    (f"{DONE}, well ahead of its 2030 deadline under the Ottawa Convention.", [MET, {**MET, "value": "due", "when": "2030"}]),
    (f"{DONE}, as the Ottawa Convention requires.", []),  # in time or late: that it was done says neither
    (f"{DONE} under the Ottawa Convention, as its parliament required.", []),
    (f"{DONE} under the Ottawa Convention, in accordance with Chilean law.", []),
    (f"{DONE}, in fulfilment of Article 4 of the Ottawa Convention.", []),  # which is of stockpiles
    (f"{DONE}, well ahead of its 2019 deadline under the Ottawa Convention.", []),  # which it was not
    (f"{DONE} under the Ottawa Convention, well ahead of Peru.", []),
])  # fmt: skip
def test_what_was_done_may_be_told_with_the_duty_or_its_last_day(text: str, wanted: list[dict[str, Any]]) -> None:
    assert plain(text) == wanted
