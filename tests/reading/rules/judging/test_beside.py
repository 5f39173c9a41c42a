"""Sentences made to mislead: what stands beside a claim makes it say more, or other, than it seems to."""

from __future__ import annotations

import pytest

import servanda
from servanda.standing import Record


@pytest.fixture(scope="module")
def record() -> Record:
    return servanda.record(today="2026-03-10")


def verdicts(text: str, record: Record, day: str = "2025-10-01") -> set[str]:
    return {finding.verdict for finding in servanda.check(text, day, record=record).findings}


@pytest.mark.parametrize("text", [
    # that it was one before, or is none after, is half of it
    "Norway has not been a party to the Ottawa Convention since 2020.",
    "Neither Norway nor Sweden has been a party to the Ottawa Convention since 2020.",
    "Norway was a party to the Ottawa Convention until 2020.",
    "Sweden remained a party to the Ottawa Convention until 2024.",
    "Norway is out of the Ottawa Convention.",
    "Sweden is a former party to the Ottawa Convention.",
    # the second verb
    "Germany ratified the Convention on Cluster Munitions in 2009 and was the 50th state to do so.",
    "The INF Treaty entered into force in 1988 and is still in force.",
    # some of them, or in a time
    "More than 100 countries ratified the Ottawa Convention in 2003.",
    "This year 74 countries ratified the Nuclear Weapons Ban Treaty.",
    "165 states, Russia among them, are parties to the Ottawa Convention.",
    # part of a time
    "Kenya ratified the Ottawa Convention in late 2001.",
    "Ukraine ratified the Ottawa Convention early in 2005.",
    # the old last day
    "Ukraine's clearance deadline under the Ottawa Convention is 1 December 2023.",
    # more than the treaty bans
    "The Ottawa Convention bans all landmines.",
    "The Chemical Weapons Convention bans the production of chlorine.",
    "The Ottawa Convention bans the transfer of anti-personnel mines for destruction.",
    # by whom
    "The Nuclear Weapons Ban Treaty was adopted by the Security Council in 2017.",
    "The Convention on Cluster Munitions was adopted by NATO in 2008.",
    # who left first, and who alone
    "South Africa was the first country to leave the Rome Statute.",
    "Burundi was the only country to have left the Rome Statute.",
    "Not Finland but Norway left the Ottawa Convention.",
    "Kenya signed the Ottawa Convention in Nairobi in 1997.",
    "Comoros became the 188th State Party to the Biological Weapons Convention.",
    "The Ottawa Convention bans the use of every kind of landmine.",
    "The Comprehensive Nuclear-Test-Ban Treaty was adopted by the Conference on Disarmament in 1996.",
    "Kenya became a party to the Ottawa Convention again in 2001.",
    "The Ottawa Convention bans the production of all landmines.",
    "Germany has not been a member of the Chemical Weapons Convention since 2022.",
    "Honduras became the 50th country to sign the Nuclear Weapons Ban Treaty.",
    "The ABM Treaty has been in force since 1972.",
    "The INF Treaty has been in force since 1988.",
    "The INF Treaty is in force since 1988, the envoy said.",
])  # fmt: skip
def test_it_is_not_borne_out(text: str, record: Record) -> None:
    assert "supported" not in verdicts(text, record)


@pytest.mark.parametrize("text", [
    "Lithuania was a party to the Convention on Cluster Munitions until 6 March 2025.",
    'Russia criticised Norway. "We are a party to the Ottawa Convention," the prime minister said.',
    "The Rome Statute has 33 members in Africa.",
    "The Nuclear Non-Proliferation Treaty has five parties with nuclear weapons.",
    "Hungary is the first EU member to leave the Rome Statute.",
    "Finland was the first Nordic country to leave the Ottawa Convention.",
    "Tonga became the 166th State Party to the Ottawa Convention.",
    "The Ottawa Convention forbids any reservations.",
    "Iran signed an agreement with the IAEA under the Nuclear Non-Proliferation Treaty in September 2025.",
    "China signed the protocol to the Treaty of Tlatelolco.",
    "Israel joined a statement on the Arms Trade Treaty in 2014.",
    "Kenya left the executive council of the Chemical Weapons Convention in 2018.",
    "One of Kenya and Russia has ratified the Ottawa Convention.",
    "New Guinea ratified the Ottawa Convention in 2004.",
    "Three weeks after the Baltic states left the Ottawa Convention, Finland has followed them out.",
    "Finland left the Ottawa Convention two weeks later.",
    "North Korea left the NPT in 2003, days after announcing it would.",
    "India does not belong to both the Chemical Weapons Convention and the Ottawa Convention.",
])  # fmt: skip
def test_it_is_not_denied(text: str, record: Record) -> None:
    assert "contradicted" not in verdicts(text, record)


@pytest.mark.parametrize("text", [
    "Norway ratified the Ottawa Convention in 1998 but withdrew from it this year.",
    "Germany ratified the Convention on Cluster Munitions in 2009 but has left it.",
    "Iran is a party to the Nuclear Non-Proliferation Treaty but withdrew from it in June.",
])  # fmt: skip
def test_each_half_has_a_verdict_of_its_own(text: str, record: Record) -> None:
    """The first is borne out in its own words, and the second is not."""
    findings = servanda.check(text, "2025-10-01", record=record).findings
    borne_out = [finding.claim.quote for finding in findings if finding.verdict == "supported"]
    assert borne_out and not any("left" in quote or "withdrew" in quote for quote in borne_out)
