"""What a treaty forbids, allows, requires, limits or lacks in general: borne out, denied, or left alone where more or less is said."""

from __future__ import annotations

import pytest
from factories import claim, found

from servanda import law
from servanda.assertions.terms import CONTRADICTED, OUTSIDE, SUPPORTED
from servanda.reading.rules.judging.asked import entries
from servanda.standing import Record

YES, NO, OPEN = SUPPORTED, CONTRADICTED, OUTSIDE


@pytest.mark.parametrize(
    ("text", "treaty", "verdict"),
    [
        ("The Outer Space Treaty forbids the placing of nuclear weapons in orbit", "outer-space", YES),
        ("The Outer Space Treaty allows nuclear weapons in orbit", "outer-space", NO),
        ("The Outer Space Treaty does not forbid the placing of nuclear weapons in orbit", "outer-space", NO),
        ("The Seabed Treaty forbids the emplacement of nuclear weapons on the ocean floor beyond twelve miles", "seabed", YES),
        ("Article III of the treaty requires safeguards on all nuclear material", "npt", YES),
        ("Article 6 forbids a party to authorize a transfer that it knows would be used for genocide", "att", YES),
        ("Article 13 requires a yearly report on exports and imports", "att", YES),
        ("Members of the Arms Trade Treaty must report once a year on their exports and imports", "att", YES),
        ("The treaty does not require an annual report on exports", "att", NO),
        ("The convention forbids its parties to help anybody use the weapon", "ccm", YES),
        ("Parties may not assist anyone to use cluster munitions", "ccm", YES),
        ("A party may, under Article 21, take part in operations with States that use the weapons", "ccm", YES),
        ("Article 21 obliges parties to discourage others from using cluster munitions", "ccm", YES),
        ("Stockpiles must be destroyed within eight years by each party", "ccm", YES),
        ("The treaty limits each side to 1,550 deployed warheads", "new-start", YES),
        ("The treaty limits each side to 1,500 deployed warheads", "new-start", NO),
        ("It bans every ground-launched missile with a range between 500 and 5,500 kilometers", "inf", YES),
        ("It outlaws the hostile use of techniques that change the environment on a vast scale", "enmod", YES),
        ("The convention has no machinery to verify compliance", "bwc", YES),
        ("The convention has inspectors to verify compliance", "bwc", NO),
        ("The treaty lets its members photograph one another's territory from unarmed aircraft", "open-skies", YES),
        ("A State that leaves the convention must notify all other parties and give its reasons", "apmbc", YES),
        ("Parties may never use, make, store or hand on cluster munitions", "ccm", YES),
        ("The Moon Agreement bans military bases on the Moon", "moon", YES),
        ("The Moon Agreement allows military bases on the Moon", "moon", NO),
        ("The Moon Treaty forbids placing nuclear weapons in orbit around the Moon", "moon", YES),
        ("The Moon Treaty forbids any claim of sovereignty over the Moon", "moon", YES),
    ],
)  # fmt: skip
def test_what_a_treaty_asks_is_decided(record: Record, text: str, treaty: str, verdict: str) -> None:
    assert found(record, "2020-07-02", claim(text, norm="other", treaty=treaty)).verdict == verdict


@pytest.mark.parametrize(
    ("text", "treaty"),
    [
        ("The Outer Space Treaty forbids all weapons in orbit", "outer-space"),  # not those of another kind
        ("The Outer Space Treaty forbids only nuclear weapons in orbit", "outer-space"),
        ("The Outer Space Treaty forbids nuclear weapons in orbit unless the Council agrees", "outer-space"),
        ("The Outer Space Treaty probably forbids nuclear weapons in orbit", "outer-space"),
        ("The Outer Space Treaty forbids Russia nuclear weapons in orbit", "outer-space"),  # a State named beside the rule
        ("The Outer Space Treaty forbids nuclear weapons in orbit until 2030", "outer-space"),
        ("The Outer Space Treaty should forbid nuclear weapons in orbit", "outer-space"),
        ("The Outer Space Treaty forbids nuclear weapons but not spy satellites in orbit", "outer-space"),
        ("Article 9 forbids the placing of nuclear weapons in orbit", "outer-space"),  # another article
        ("The Outer Space Treaty forbids nuclear weapons in orbit and has kept the peace", "outer-space"),
        ("The treaty may allow observation flights over another State's territory", "open-skies"),  # what is possible
        ("The treaty limits each side to 1,550 warheads", "new-start"),  # deployed ones
        ("The treaty limits each side to 1,550 deployed warheads and 300 deployed bombers", "new-start"),
        ("Members must report every two years on their exports", "att"),
        ("Members must report every month on their exports", "att"),
        ("The treaty allows inspections and bans missiles with a range of 500 km that are ground-launched", "inf"),
        ("The treaty bans ground-launched missiles with a range of 300 km", "inf"),
        ("The treaty bans every missile", "inf"),
        ("The convention requires reasons", "apmbc"),  # of whom and when is not said
        ("The convention has no way to punish those who break it", "bwc"),
        ("No treaty forbids nuclear weapons in orbit", "outer-space"),
        ("The treaty requires safeguards on all nuclear material in nuclear-weapon States", "npt"),
        ("Parties may use cluster munitions against armies", "ccm"),
        ("The treaty forbids threats", "tpnw"),
        ("The Moon Agreement bans all bases on the Moon but research stations", "moon"),
        ("The Moon Agreement bans military personnel on the Moon", "moon"),
        ("The Moon Treaty forbids mining the Moon", "moon"),  # Article 11 leaves that to a regime
    ],
)  # fmt: skip
def test_what_says_more_less_or_something_else_is_left_alone(record: Record, text: str, treaty: str) -> None:
    assert found(record, "2020-07-02", claim(text, norm="other", treaty=treaty)).verdict == OPEN


def test_a_party_is_bound_by_what_the_treaty_asks_and_others_are_not(record: Record) -> None:
    text = "Article III of the treaty binds it to accept safeguards on all its nuclear material"
    for state, verdict in (("IRN", YES), ("BRA", YES), ("IND", OPEN)):
        assert found(record, "2020-07-02", claim(text, state, norm="other", treaty="npt")).verdict == verdict


def test_nothing_is_asked_before_there_is_a_treaty_and_no_demand_is_a_rule(record: Record) -> None:
    text = "The convention forbids its parties to help anybody use the weapon"
    assert found(record, "2007-07-02", claim(text, norm="other", treaty="ccm")).verdict == OPEN
    assert found(record, "2020-07-02", claim(text, norm="other", treaty="ccm", act="demand")).verdict == OPEN


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: f"{entry.treaty} {entry.provision} {entry.kind}")
def test_every_entry_rests_on_a_provision(entry) -> None:  # type: ignore[no-untyped-def]
    assert law.treaty(entry.treaty).find(entry.provision)
    assert entry.words


@pytest.mark.parametrize(
    ("text", "treaty", "verdict"),
    [
        ("Article 21 lets parties operate alongside States that haven't joined", "ccm", YES),
        ("Article 21 does not let parties operate alongside States that haven't joined", "ccm", NO),
        ("The convention allows members to take part in operations with countries that are outside it", "ccm", YES),
        ("The convention allows members to take part in operations with nobody outside it", "ccm", OPEN),
        ("Under Article VI a party can lodge a complaint with the Security Council", "bwc", YES),
        ("Under Article V a party can lodge a complaint with the Security Council", "bwc", OPEN),
    ],
)
def test_a_negation_that_names_those_outside_denies_nothing(record: Record, text: str, treaty: str, verdict: str) -> None:
    assert found(record, "2020-07-02", claim(text, norm="other", treaty=treaty)).verdict == verdict


@pytest.mark.parametrize(
    ("text", "treaty", "norm", "verdict"),
    [
        ("Stocks must go within eight years", "ccm", "stockpile-destruction", YES),
        ("Stockpiles must be gone within four years", "ccm", "stockpile-destruction", NO),
        ("Fields must be cleared in ten", "ccm", "clearance", YES),
        ("Fields must be cleared in ten by the owners", "ccm", "clearance", OPEN),
        ("Stocks should go within eight years", "ccm", "stockpile-destruction", OPEN),
        ("Most stocks must go within eight years", "ccm", "stockpile-destruction", OPEN),
        ("all 44 states named in its annex must first ratify", "ctbt", "joining", YES),
        ("all 45 states named in its annex must first ratify", "ctbt", "joining", OPEN),
        ("Under Article 20 six months must pass before a notice takes effect", "ccm", "withdrawal", YES),
        ("Under Article 20 twelve months must pass before a notice takes effect", "ccm", "withdrawal", NO),
        ("Six months must pass before the court rules on a notice", "ccm", "withdrawal", OPEN),
    ],
)
def test_how_long_a_treaty_gives(record: Record, text: str, treaty: str, norm: str, verdict: str) -> None:
    assert found(record, "2020-07-02", claim(text, norm=norm, treaty=treaty)).verdict == verdict
