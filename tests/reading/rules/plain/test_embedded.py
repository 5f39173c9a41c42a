"""What a sentence takes for granted in passing is a claim of its own; what it only supposes, expects or denies is none."""

from __future__ import annotations

import pytest

import servanda

from .plainly import TODAY, plain


@pytest.mark.parametrize(("text", "wanted"), [
    ("When Latvia ratified the Ottawa Convention in 2005, it had few mines.", ("ratify", "2005")),
    ("The fence was built after Lithuania left the Convention on Cluster Munitions in March 2025.", ("leave", "2025-03")),
    ("After Latvia joined the Ottawa Convention, the minister resigned.", ("join", "")),
    ("As Lithuania left the Convention on Cluster Munitions, protests were few.", ("leave", "")),
    ("In the United States the idea goes back to when we ratified the Geneva Conventions in 1955.", ("ratify", "1955")),
    ("It is fitting that New Zealand was among the first countries to sign the Convention on Cluster Munitions.", ("sign", "")),
    ("It is unfortunate that the United States is not a party to the Ottawa Convention.", ("party", "")),
    ("We are aware that India has not signed the NPT.", ("sign", "")),
    ("In Germany, you will see that they are a signatory to the Convention on Cluster Munitions.", ("signatory", "")),
    ("Nothing changes the fact that India has not signed the NPT.", ("sign", "")),
])  # fmt: skip
def test_what_is_taken_for_granted_is_asserted(text: str, wanted: tuple[str, str]) -> None:
    assert wanted in [(told["value"], told.get("when", "")) for told in plain(text)]
    assert [found.verdict for found in servanda.check(text, TODAY).findings if found.claim.guess] == ["supported"]


@pytest.mark.parametrize("text", [
    "Work ends when Latvia ratifies the Ottawa Convention.",
    "Two years after Latvia joined the Ottawa Convention, the minister resigned.",  # what is told is the distance
    "Work began before Latvia ratified the Ottawa Convention in 2005.",
    "As if Latvia had ratified the Ottawa Convention, mines were cleared.",
    "It would be good if Latvia ratified the Ottawa Convention.",
    "It is good that Latvia should have joined the Ottawa Convention.",
    "I do not see that Latvia has ratified the Ottawa Convention.",
    "It is no fact that Latvia has ratified the Ottawa Convention.",
    "It is not true that Latvia has ratified the Ottawa Convention.",
    "Some dream that Latvia has ratified the Ottawa Convention.",
])  # fmt: skip
def test_what_is_only_supposed_is_not(text: str) -> None:
    assert plain(text) == []


def test_what_is_taken_for_granted_is_not_denied() -> None:
    """It is read for what law and record bear out alone, as other asides are."""
    text = "The minister resigned after Iraq had acceded to the Ottawa Convention in 1999."
    assert [found.verdict for found in servanda.check(text, TODAY).findings] != ["supported"]
