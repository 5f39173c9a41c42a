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
