"""A verdict is on all that is said: on both treaties, on the year that is named, on the time that is told, on what is done to a weapon."""

from __future__ import annotations

import pytest

import servanda
from servanda.standing import Record


def verdicts(text: str, record: Record) -> set[str]:
    return {finding.verdict for finding in servanda.check(text, "2025-10-01", record=record).findings} - {"outside the record"}


@pytest.mark.parametrize("text", [
    "Both the INF Treaty and New START are in force.",
    "The Nuclear Weapons Ban Treaty and the Comprehensive Nuclear-Test-Ban Treaty are not in force.",
    "The use of mines is prohibited by the Ottawa Convention and the Chemical Weapons Convention.",
    "Cluster munitions are banned by the Convention on Cluster Munitions and by the Ottawa Convention.",
    "New START is in force until February 2026.",
    "The Rome Statute is in force worldwide.",
    "The Arms Trade Treaty is in force only on paper.",
    "The 1999 CFE Treaty is in force.",
    "Russia ratified the 1999 CFE Treaty.",
    "Norway signed the Oslo Convention of 1972.",
    "Chad but not Libya is a party to the Ottawa Convention.",
    "Canada and Norway, but not the United States, ratified the Ottawa Convention.",
    "France and not Germany is a party to the Nuclear Weapons Ban Treaty.",
    "Austria and Ireland, but neither Sweden nor Finland, ratified the Nuclear Weapons Ban Treaty.",
    "Poland ratified the Ottawa Convention after 2010.",
    "Japan joined the International Criminal Court after 2005.",
    "Mexico is a founding member of the International Criminal Court.",
    "Under the Chemical Weapons Convention, destruction of chemical weapons is prohibited.",
    "The Chemical Weapons Convention prohibits the destruction of chemical weapons.",
    "Under the Additional Protocol I, attacks by civilians are prohibited.",
    "Under the Threshold Test Ban Treaty, nuclear tests are prohibited.",
    "Those exports are not banned by the Chemical Weapons Convention.",
    "Fifty ratifications are needed for the Ottawa Convention to enter into force.",
])  # fmt: skip
def test_it_is_open(text: str, record: Record) -> None:
    assert verdicts(text, record) == set()


@pytest.mark.parametrize(("text", "verdict"), [
    ("New START is in force.", "supported"),
    ("The INF Treaty is in force.", "contradicted"),
    ("Poland ratified the Ottawa Convention before 2015.", "supported"),
    ("Poland ratified the 1997 Mine Ban Treaty in 2012.", "supported"),
    ("The Ottawa Convention of 1997 bans anti-personnel mines.", "supported"),
    ("Under the Ottawa Convention, use or production of anti-personnel mines is prohibited.", "supported"),
    ("Under the Additional Protocol I, attacks on civilians are prohibited.", "supported"),
    ("Kenya is one of the parties to the Ottawa Convention.", "supported"),
])  # fmt: skip
def test_what_is_told_whole_is_judged(text: str, verdict: str, record: Record) -> None:
    assert verdicts(text, record) == {verdict}
