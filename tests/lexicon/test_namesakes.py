"""Places and people that hold the name of a State are no State; the States themselves stay what they are."""

from __future__ import annotations

import pytest

import servanda
from servanda.lexicon.english import no_states
from servanda.reading.rules.lexicon import scan
from servanda.record.states import names, states


def test_no_namesake_is_a_name_of_a_state() -> None:
    known = {state.name.casefold() for state in states().values()} | {name.name.casefold() for name in names()}
    assert not {place.casefold() for place in no_states()} & known


@pytest.mark.parametrize("place", no_states())
def test_a_namesake_names_no_state(place: str) -> None:
    assert not [found for found in scan(f"In {place} it was quiet.") if found.kind == "state"]


@pytest.mark.parametrize(("text", "code"), [
    ("Mexico spoke.", "MEX"), ("New talks in Mexico.", "MEX"), ("the United Kingdom of Great Britain and Northern Ireland", "GBR"),
    ("Papua New Guinea spoke.", "PNG"), ("Mexico City hopes", "MEX"), ("Jordan said", "JOR"), ("King Abdullah of Jordan", "JOR"),
    ("the general. Israel said", "ISR"),
])  # fmt: skip
def test_the_state_is_found_beside_its_namesakes(text: str, code: str) -> None:
    assert [found.ids for found in scan(text) if found.kind == "state"] == [(code,)]


@pytest.mark.parametrize("text", [
    "British Columbia has not ratified the Mine Ban Treaty.", "The Netherlands Antilles never signed the Ottawa Convention.",
    "Northern Ireland is no party to the Mine Ban Treaty.",
])  # fmt: skip
def test_what_a_namesake_did_is_decided_of_no_state(text: str) -> None:
    report = servanda.check(text, "2025-03-05")
    assert all(found.verdict == "outside the record" and not found.claim.targets for found in report.findings)
