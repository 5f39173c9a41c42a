"""What somebody else does, would do, is about to do or is wrongly said to do is no deed of the State that is named with it."""

from __future__ import annotations

import pytest

import servanda
from servanda.reading import reader_named


def verdicts(text: str, day: str = "2025-03-05") -> set[str]:
    """The verdicts on what word rules alone read in a report."""
    findings = servanda.check(f"The day was calm in Oslo. {text}", day, reader=reader_named("rules")).findings
    return {finding.verdict for finding in findings}


@pytest.mark.parametrize("text", [
    "Norwegian activists signed the Ottawa Convention in 1997.",
    "Norway's ally signed the Ottawa Convention.",
    "Norway's neighbour Russia is a party to the Ottawa Convention.",
    "The ambassador to Norway signed the Ottawa Convention.",
    "It would be wrong to say that Norway is a party to the Ottawa Convention.",
    "Norway doubts that it is bound by the Ottawa Convention.",
    "Norway is a party to the Ottawa Convention in name only.",
    "Norway was about to sign the Ottawa Convention.",
    "If Norway had ratified the Ottawa Convention in 1998, it would be bound by it.",
    "Norway ratified the Ottawa Convention before it signed it.",
    "Canada, which signed the Ottawa Convention before Norway, was praised.",
    "Russia, not Norway, is a party to the Ottawa Convention.",
    "Russia remains outside the Ottawa Convention, as do China and Norway.",
    "Norway is a party to the Ottawa Convention, as is Russia.",
    "Norway signed the Ottawa Convention on behalf of Russia.",
    "Norway became bound by the Ottawa Convention upon signature.",
    "Finland is on the list. No country has left the Convention on Cluster Munitions.",
    "Ukraine missed its stockpile deadline under the Ottawa Convention by a year.",
    "Ukraine joined the NPT as a nuclear-weapon State in 1994.",
    "The NPT entered into force in 1970 for all its parties.",
    "The test-ban treaty enters into force 180 days after 44 States have ratified it.",
])  # fmt: skip
def test_it_is_open(text: str) -> None:
    assert verdicts(text) <= {"outside the record"}


@pytest.mark.parametrize("text", [
    "Norway's government signed the Ottawa Convention in 1997.",
    "The president of Norway said that Norway is bound by the Ottawa Convention.",
    "Norway signed the Ottawa Convention in 1997 and ratified it in 1998.",
])  # fmt: skip
def test_the_state_and_its_organs_are_the_state(text: str) -> None:
    assert "supported" in verdicts(text)


@pytest.mark.parametrize("text", [
    "Finland, with Estonia, left the Ottawa Convention in January 2026.",
    "The notice of withdrawal from the Ottawa Convention that Finland gave was withdrawn.",
    "Six months after Finland's exit from the Ottawa Convention took effect, campaigners urged it to come back.",
])  # fmt: skip
def test_a_withdrawal_with_another_or_of_a_notice_is_open(text: str) -> None:
    assert verdicts(text, "2026-03-05") == {"outside the record"}
    assert verdicts("Finland left the Ottawa Convention in January 2026.", "2026-03-05") == {"supported"}
