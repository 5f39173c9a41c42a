"""How news names treaties and weapons beside their titles: the Geneva Conventions together, weapons that share a noun."""

from __future__ import annotations

import pytest

import servanda
from servanda.reading.rules.lexicon import scan


@pytest.mark.parametrize(("text", "verdict"), [
    ("The Geneva Conventions prohibit torture.", "supported"), ("The 1949 Geneva Conventions forbid collective punishment.", "supported"),
    ("Torture is banned by the Geneva Conventions.", "supported"), ("Austria is a party to the Geneva Conventions.", "supported"),
])  # fmt: skip
def test_the_geneva_conventions_are_the_four_together(text: str, verdict: str) -> None:
    (finding,) = servanda.check(text, "2025-03-05").findings
    assert (finding.claim.treaty, finding.verdict) == ("gc", verdict)


@pytest.mark.parametrize("text", [
    "Austria is a party to the 1951 Geneva Convention on refugees.", "Austria left the Geneva Convention on Road Traffic.",
])  # fmt: skip
def test_another_geneva_convention_is_none_of_them(text: str) -> None:
    assert all(claim.treaty != "gc" for claim in servanda.check(text, "2025-03-05").claims)


@pytest.mark.parametrize(("text", "found"), [
    ("Iraq had chemical and biological weapons.", {"cwc": "chemical", "bwc": "biological weapons"}),
    ("biological, chemical or nuclear weapons", {"bwc": "biological", "cwc": "chemical"}),
    ("He spoke of mines and chemical weapons.", {"cwc": "chemical weapons"}),
    ("light and heavy weapons", {}),
])  # fmt: skip
def test_weapons_that_share_a_noun_are_each_found(text: str, found: dict[str, str]) -> None:
    weapons = [mention for mention in scan(text) if mention.kind == "weapon"]
    assert {mention.ids[0]: mention.text for mention in weapons} == found
    assert all(text[mention.start : mention.end] == mention.text for mention in weapons)


@pytest.mark.parametrize("text", [
    "The CWC bans the use of biological and chemical weapons.", "The CWC bans stockpiling nuclear and chemical weapons.",
    "The CWC allows chemical and biological weapons.", "The Ottawa Convention allows anti-tank and anti-personnel mines.",
    "The Ottawa Treaty does not ban anti-tank and anti-personnel mines.",
    "The convention on biological and chemical weapons was opened for signature in 1972.",
    "Israel has signed the nuclear and chemical weapons conventions.",
    "Lebanon is a party to the mine and cluster munitions conventions.",
    "The United States has ratified only two of the four Geneva Conventions.",
])  # fmt: skip
def test_of_a_row_no_half_is_judged_as_the_whole(text: str) -> None:
    assert {finding.verdict for finding in servanda.check(text, "2026-03-05").findings} <= {"outside the record"}
