"""Free words of an assertion that stand for a field of it: the norm of a breach, completion declared, places and weapons."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from asked import decision

from servanda.assertions.validate import assertion
from servanda.lexicon.asides import details, held_at, sorts_of, understood, unknown_names
from servanda.record.model import Meeting


def understood_as(**given: Any) -> dict[str, Any]:
    made = assertion(given, "apmbc")
    now = understood(made)
    return {field: value for field, value in now._asdict().items() if value != getattr(made, field)}


@pytest.mark.parametrize(
    ("given", "changed"),
    [
        ({"predicate": "conduct", "value": "violation", "about": "missed its deadline to destroy stockpiles"},
         {"norm": "stockpile-destruction", "about": ""}),
        ({"predicate": "conduct", "value": "compliance", "about": "clearing mined areas in time"}, {"norm": "clearance", "about": ""}),
        ({"predicate": "conduct", "value": "violation", "about": "its obligations"}, {"norm": "other", "about": ""}),
        ({"predicate": "conduct", "value": "violation", "about": "stockpiles hidden in caves"}, {}),
        ({"predicate": "conduct", "value": "violation", "about": "its obligations", "norm": "use"}, {}),
        ({"predicate": "conduct", "value": "use", "about": "its obligations"}, {}),
        ({"predicate": "act", "value": "ratify", "mode": "plan", "about": "a promise"}, {"about": ""}),
        ({"predicate": "act", "value": "ratify", "mode": "plan", "about": "after the vote"}, {}),
        ({"predicate": "act", "value": "ratify", "about": "a promise"}, {}),
        ({"predicate": "act", "value": "declare", "of": "completion of stockpile destruction"},
         {"of": "completion", "norm": "stockpile-destruction"}),
        ({"predicate": "act", "value": "declare", "of": "finished clearing"}, {"of": "completion", "norm": "clearance"}),
        ({"predicate": "act", "value": "declare", "of": "war on mines"}, {}),
        ({"predicate": "act", "value": "declare", "about": "does not intend to become a party"},
         {"value": "take-back", "of": "sign", "about": ""}),
        ({"predicate": "act", "value": "declare", "about": "would not ratify"}, {"value": "take-back", "of": "sign", "about": ""}),
        ({"predicate": "act", "value": "declare", "about": "will ratify"}, {}),
        ({"predicate": "act", "value": "declare", "about": "would not ratify before the election"}, {}),
        ({"predicate": "act", "value": "declare", "of": "completion"}, {}),
        ({"predicate": "status", "value": "party", "about": "its obligations"}, {}),
        ({"predicate": "rule", "value": "requires", "states": ["FRA"], "about": "anything of France"}, {"about": ""}),
        ({"predicate": "rule", "value": "limits", "states": ["RUS"], "about": "neither party is now bound by any limit"}, {"about": ""}),
        ({"predicate": "rule", "value": "requires", "states": ["RUS"], "about": "clearance of all mined areas"}, {}),
        ({"predicate": "duty", "value": "missed", "norm": "clearance", "about": "years late"}, {"about": ""}),
        ({"predicate": "duty", "value": "missed", "norm": "clearance", "about": "late by nine years", "number": 9}, {"about": ""}),
        ({"predicate": "duty", "value": "missed", "norm": "clearance", "about": "late by nine years"}, {}),  # nobody asks by how long
        ({"predicate": "duty", "value": "missed", "norm": "clearance", "about": "the islands"}, {}),
        ({"predicate": "duty", "value": "met", "norm": "clearance", "about": "years late"}, {}),
        ({"predicate": "duty", "value": "met", "norm": "clearance", "about": "ahead of its deadline"},
         {"value": "missed", "holds": False, "about": ""}),
        ({"predicate": "act", "value": "get-extension", "about": "for stockpile destruction"}, {"norm": "stockpile-destruction"}),
        ({"predicate": "conduct", "value": "testing", "number": 6, "unit": "tests"}, {"unit": ""}),
    ],
)  # fmt: skip
def test_what_free_words_stand_for(given: dict[str, Any], changed: dict[str, Any]) -> None:
    assert understood_as(**given) == changed


def test_places_and_weapons_are_those_that_decisions_know() -> None:
    known = [decision("SYR", "2020", place=("Khan Shaykhun", "Douma"), about=("sarin",)), decision("SYR", "2021", about=("chlorine",))]

    def named(about: str) -> tuple[str, ...]:
        return details(assertion({"predicate": "found", "value": "use", "about": about}, "cwc"), known)

    assert named("sarin in Douma") == ("Douma", "sarin")
    assert named("SARIN at khan shaykhun") == ("Khan Shaykhun", "sarin")
    assert named("mustard in Marea") == ()
    assert named("Doumas and sarins") == ()  # other words
    assert named("") == ()


@pytest.mark.parametrize(("about", "places"), [
    ("against its own people", ("Syria",)), ("on their own territory", ("Syria",)), ("its own weapons", ()), ("against the people", ()),
])  # fmt: skip
def test_its_own_people_live_in_the_state_that_is_told_of(about: str, places: tuple[str, ...]) -> None:
    given = {"predicate": "conduct", "value": "use", "states": ["SYR"], "about": about}
    assert details(assertion(given, "cwc"), [decision("SYR", "2020", place=("Douma", "Syria"))]) == places


@pytest.mark.parametrize(("about", "names"), [
    ("Aleppo", ("Aleppo",)), ("a hospital in Aleppo", ("Aleppo",)), ("Douma", ()), ("chlorine at Douma in April", ()), ("Syria", ()),
    ("Chlorine was used", ()), ("", ()),
])  # fmt: skip
def test_names_that_no_decision_has_are_told_apart(about: str, names: tuple[str, ...]) -> None:
    given = {"predicate": "found", "value": "use", "states": ["SYR"], "about": about}
    assert unknown_names(assertion(given, "cwc"), [decision("SYR", "2020", place=("Douma",))]) == names


@pytest.mark.parametrize(("text", "places"), [
    ("in Maputo", ("Maputo",)), ("in Mozambique", ("MOZ",)), ("in New York in May", ("New York",)), ("the parties", ()),
    ("at the United Nations", ()), ("in Paris", ("Paris",)),
])  # fmt: skip
def test_where_something_was_held_is_told_as_meetings_on_record_tell_it(text: str, places: tuple[str, ...]) -> None:
    day = date(1999, 5, 3)
    sort = "meeting of the parties"
    meetings = [
        Meeting("apmbc", "First Meeting", "Maputo", "MOZ", day, day, "made-up", sort, 1),
        Meeting("npt", "Conference", "New York", "USA", day, day, "made-up", sort, 2),
    ]
    assert held_at(text, meetings) == places


@pytest.mark.parametrize(("text", "sorts"), [
    ("the Tenth Review Conference", ("review conference",)), ("a session of the Preparatory Committee", ("preparatory session",)),
    ("an emergency meeting on Iran", ("special conference",)), ("meeting of the States Parties", ("meeting of the parties",)),
    ("talks", ()),
])  # fmt: skip
def test_the_sort_of_a_meeting_is_told_by_its_name(text: str, sorts: tuple[str, ...]) -> None:
    assert sorts_of(text) == sorts
