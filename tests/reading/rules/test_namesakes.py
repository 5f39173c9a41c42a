"""Names that a State shares: which is meant is told by what else the text names, and where nothing tells it, nobody is."""

from __future__ import annotations

import pytest

import servanda
from servanda.reading.rules.lexicon import scan

BAN = "the Mine Ban Treaty"


def states_in(text: str) -> list[str]:
    """The States that a text names, in order."""
    return [code for m in scan(text) if m.kind == "state" for code in m.ids]


@pytest.mark.parametrize(("text", "named"), [
    ("A plant near Savannah, Georgia, closed. Georgia had paid for it.", []),
    ("A plant in Macon closed. Georgia had paid for it.", []),
    ("A firm in Macon sold it to the ministry in Tbilisi. Georgia paid.", ["GEO", "GEO"]),
    ("They met in Peru, Indiana. Peru is small.", []),
    ("Rep. Jordan spoke. Jordan asked why.", []),
    ("Rep. Jordan flew to Amman. Jordan received him.", ["JOR", "JOR"]),
    ("Chad, a lawyer from Leeds, spoke. Chad was brief.", []),
    ("Chad, a landlocked country, spoke.", ["TCD"]),
    ("Korea signed it.", []),
    ("Seoul was glad. Korea signed it.", ["KOR", "KOR"]),
    ("South Korea and North Korea met. Korea signed it.", ["KOR", "PRK"]),
    ("Kinshasa was glad. Congo signed it.", ["COD", "COD"]),
])  # fmt: skip
def test_a_shared_name_is_that_of_whom_the_text_names_besides(text: str, named: list[str]) -> None:
    assert states_in(text) == named


@pytest.mark.parametrize("text", [
    f"Mexico is a party to {BAN}. New Mexico never signed {BAN}.",
    f"South Korea and North Korea met. Korea withdrew from {BAN} in 2003.",
    f"The mayor of Savannah, Georgia, was there. Georgia has joined {BAN}.",
])  # fmt: skip
def test_no_verdict_on_a_state_that_is_not_meant(text: str) -> None:
    last = servanda.check(text, "2025-03-05").findings[-1]
    assert (last.claim.targets, last.verdict) == ((), "outside the record")


def test_a_person_with_the_name_of_a_state_speaks_for_nobody() -> None:
    for name in ("Chad, an analyst with the group,", "Congressman Israel"):
        (found,) = servanda.check(f"{name} said that Kenya is a party to {BAN}.", "2025-03-05").findings
        assert found.claim.speaker_for == () and found.verdict == "supported"


@pytest.mark.parametrize("text", ["Washington state has spoken.", "In the state of Georgia it rained.", "Two Guinea pigs slept."])
def test_parts_of_federations_and_animals_are_no_states(text: str) -> None:
    assert states_in(text) == []
