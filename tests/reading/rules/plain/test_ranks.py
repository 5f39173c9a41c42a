"""Who did a thing as the how-manieth, as the only one, or alone has not done it."""

from __future__ import annotations

from typing import Any

import pytest

from .plainly import plain

LEFT = {"predicate": "act", "value": "leave"}


@pytest.mark.parametrize(("text", "wanted"), [
    ("Poland became the fifth State to leave the Ottawa Convention.", {**LEFT, "states": ["POL"], "order": 5}),
    ("Lithuania was the first country to withdraw from the Convention on Cluster Munitions.",
     {**LEFT, "states": ["LTU"], "order": "first"}),
    ("Lithuania is the only State ever to have left the Convention on Cluster Munitions.", {**LEFT, "states": ["LTU"], "order": "only"}),
    ("Honduras became the 50th State to ratify the nuclear ban treaty on 24 October 2020.",
     {"predicate": "act", "value": "ratify", "states": ["HND"], "order": 50, "when": "2020-10-24"}),
    ("The Comoros became the 188th State Party to the Biological Weapons Convention in February 2025.",
     {"predicate": "act", "value": "join", "states": ["COM"], "order": 188, "when": "2025-02"}),
    ("Canada is the only member of NATO that has not signed the Arms Trade Treaty.",
     {"predicate": "status", "value": "signatory", "states": ["CAN"], "holds": False, "order": "only", "among": "nato"}),
    ("The United States is the only country that has not ratified the Ottawa Convention.",
     {"predicate": "status", "value": "party", "states": ["USA"], "holds": False, "order": "only"}),
])  # fmt: skip
def test_a_rank_is_told_of_a_deed(text: str, wanted: dict[str, Any]) -> None:
    assert [{name: told[name] for name in wanted} for told in plain(text)] == [wanted]


@pytest.mark.parametrize("text", [
    "Poland became the fifth State to threaten to leave the Ottawa Convention.",
    "Poland became the fifth State to leave the room and the Ottawa Convention.",
    "Canada is the only big member of NATO that has not signed the Arms Trade Treaty.",
    "Canada is the only member of the club that has not signed the Arms Trade Treaty.",
    "Canada is not the only member of NATO that has not signed the Arms Trade Treaty.",
    "The Comoros became the 188th State Party to the Biological Weapons Convention to speak.",
])  # fmt: skip
def test_a_rank_among_others_or_of_another_deed_is_none(text: str) -> None:
    assert plain(text) == []
