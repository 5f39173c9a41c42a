"""Papers given to the depositary are read whoever is the subject: the State, the paper, or whom it reaches."""

from __future__ import annotations

from typing import Any

import pytest

from .plainly import plain

NOTICE = {"predicate": "act", "value": "notify-withdrawal"}
RATIFIED: dict[str, Any] = {"predicate": "act", "value": "ratify", "exactly": True}


@pytest.mark.parametrize(("text", "wanted"), [
    ("Finland handed its notice of withdrawal from the Ottawa Convention to the United Nations on 10 July 2025.",
     {**NOTICE, "states": ["FIN"], "when": "2025-07-10", "exactly": True}),
    ("Finland's notice of withdrawal from the Ottawa Convention reached the United Nations on 10 July 2025.",
     {**NOTICE, "states": ["FIN"], "when": "2025-07-10", "exactly": True}),
    ("Finland informed the United Nations of its decision to withdraw from the Ottawa Convention on 10 July 2025.",
     {**NOTICE, "states": ["FIN"], "when": "2025-07-10", "exactly": True}),
    ("The United States handed Moscow formal notice that it is quitting the INF Treaty.", {**NOTICE, "states": ["USA"]}),
    ("Ghana's instrument of ratification of the nuclear ban treaty was deposited on 26 September 2025.",
     {**RATIFIED, "states": ["GHA"], "when": "2025-09-26"}),
    ("Ghana deposited its ratification of the nuclear ban treaty with the Secretary-General on 26 September 2025.",
     {**RATIFIED, "states": ["GHA"], "when": "2025-09-26"}),
])  # fmt: skip
def test_a_paper_that_is_given_is_a_deed(text: str, wanted: dict[str, Any]) -> None:
    assert [{name: told[name] for name in wanted} for told in plain(text)] == [wanted]


@pytest.mark.parametrize("text", [
    "Lithuania notified Russia of its withdrawal from the Convention on Cluster Munitions on 6 September 2024.",
    "Finland informed the United Nations of its intention to withdraw from the Ottawa Convention on 10 July 2025.",  # a plan is no notice
    "Finland did not hand its notice of withdrawal from the Ottawa Convention to the United Nations.",
    "Finland handed a report on its withdrawal from the Ottawa Convention to the United Nations.",
    "Finland will deposit its notice of withdrawal from the Ottawa Convention.",
    "Finland's draft notice of withdrawal from the Ottawa Convention reached the committee on 10 July 2025.",
    "Ghana's instrument of ratification of the nuclear ban treaty was lost on 26 September 2025.",
    "Ghana deposited its instruments of ratification and of accession to the Ottawa Convention.",
])  # fmt: skip
def test_another_paper_or_another_hand_is_none(text: str) -> None:
    assert plain(text) == []
