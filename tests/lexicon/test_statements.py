"""Which statements an assertion is about: by id, by stance, norm and number, by likeness of the matter; none where that is not sure."""

from __future__ import annotations

from typing import Any

import pytest

from servanda import law
from servanda.assertions.validate import assertion
from servanda.lexicon.likeness import concepts, weight
from servanda.lexicon.statements import statements_for


def ids(value: str, about: str = "", treaty: str = "apmbc", **more: Any) -> list[str]:
    return [s.id for s in statements_for(assertion({"predicate": "rule", "value": value, "about": about, **more}, treaty))]


def every(treaty: str) -> list[str]:
    return [statement.id for statement in law.treaty(treaty).statement]


def test_by_id() -> None:
    first, second = every("apmbc")[:2]
    assert ids("forbids", "whatever", statement=first) == [first]
    assert ids("forbids", statement=f"{second} {first}") == [first, second]
    assert ids("forbids", statement="no-such-id") == []


def test_most_statements_are_found_by_their_own_words() -> None:
    asked = found = 0
    for treaty in law.treaty_ids():
        for statement in law.treaty(treaty).statement:
            if not statement.numbers and not statement.contested:
                asked += 1
                found += statement.id in ids(statement.stance, statement.about, treaty, holds=statement.holds)
    assert asked > 500
    assert found / asked > 0.95


@pytest.mark.parametrize(
    ("value", "about", "more", "words"),
    [
        ("forbids", "use of anti-personnel mines", {}, {"use"}),
        ("forbids", "laying landmines", {}, {"use"}),  # the same in other words
        ("forbids", "use, production and transfer of anti-personnel mines", {}, {"use", "produce", "transfer"}),
        ("requires", "destruction of stockpiles", {"norm": "stockpile-destruction"}, {"destroy"}),
        ("provides", "withdrawal", {"norm": "withdrawal"}, {"withdraw"}),
    ],
)
def test_by_the_matter(value: str, about: str, more: dict[str, Any], words: set[str]) -> None:
    found = ids(value, about, **more)
    assert found
    told = [text for s in law.treaty("apmbc").statement if s.id in found for text in (s.about, *s.also)]
    said = concepts(" ".join(told))
    assert words <= said


@pytest.mark.parametrize(
    ("value", "about", "more"),
    [
        ("forbids", "", {}),
        ("forbids", "the of and", {}),
        ("forbids", "submarines and space stations", {}),
        ("forbids", "use of anti-vehicle mines by fishing boats in the Baltic Sea", {}),
        ("provides", "how weather is forecast", {"holds": False}),
    ],
)
def test_what_no_statement_is_surely_about(value: str, about: str, more: dict[str, Any]) -> None:
    assert ids(value, about, **more) == []


def test_a_norm_keeps_statements_of_others_away() -> None:
    for norm in ("use", "production", "clearance", "withdrawal"):
        found = ids("forbids", "use of anti-personnel mines", norm=norm)
        assert {s.norm for s in law.treaty("apmbc").statement if s.id in found} <= {norm, ""}


@pytest.mark.parametrize(
    ("value", "number", "unit", "more", "expected"),
    [
        ("provides", 6, "months", {"norm": "withdrawal"}, True),
        ("provides", 6, "month", {"norm": "withdrawal"}, True),
        ("requires", 4, "years", {"norm": "stockpile-destruction"}, True),
        ("requires", 10, "years", {"norm": "clearance"}, True),
        ("requires", 10, "tons", {"norm": "clearance"}, False),
    ],
)
def test_a_number_leads_to_the_statement_that_sets_it(value: str, number: int, unit: str, more: dict[str, Any], expected: bool) -> None:
    found = ids(value, number=number, unit=unit, **more)
    assert bool(found) is expected
    for statement in law.treaty("apmbc").statement:
        if statement.id in found:
            assert any(q.number == number for q in statement.numbers)


def test_another_number_is_held_against_the_statement_of_the_norm() -> None:
    found = ids("requires", norm="clearance", number=7, unit="years")
    assert all(s.norm == "clearance" for s in law.treaty("apmbc").statement if s.id in found)


def test_concepts_are_words_that_say_something_by_what_they_stand_for() -> None:
    assert concepts("laying") == concepts("use") == concepts("Used")
    assert concepts("the of and treaty") == frozenset()
    assert concepts("production of landmines") == concepts("mines that are manufactured")
    assert concepts("anti-personnel") == concepts("antipersonnel")
    assert concepts("State’s mines") == concepts("State's mines")
    assert concepts("") == frozenset()


def test_a_concept_that_nobody_knows_weighs_as_told() -> None:
    assert weight(["a", "b"], {"a": 2.0}, 5.0) == 7.0
    assert weight([], {"a": 2.0}, 5.0) == 0


STRANGE = (
    "and the tuning of harpsichords",
    ", harpsichords",
    "as well as harpsichords",
    "except on harpsichords",
    "unless harpsichords are tuned",
)


@pytest.mark.parametrize("treaty", sorted(law.treaty_ids()))
def test_what_is_joined_to_a_matter_is_told_too_or_nothing_is_decided(treaty: str) -> None:
    asked = [s for s in law.treaty(treaty).statement if "between" not in s.about]  # two ends of one thing are no two things
    for place, statement in enumerate(asked):
        about = f"{' '.join(statement.about.split()[:9])} {STRANGE[place % len(STRANGE)]}"
        number = {"number": statement.numbers[0].number, "unit": statement.numbers[0].unit} if statement.numbers else {}
        assert statement.id not in ids(statement.stance, about, treaty, holds=statement.holds, **number), about


@pytest.mark.parametrize(
    ("treaty", "value", "about", "norms"),
    [
        ("apmbc", "forbids", "production and transfer", {"production", "transfer"}),
        ("ccm", "forbids", "production and transfer of cluster munitions", {"production", "transfer"}),
        ("ccm", "forbids", "production or transfer", {"production", "transfer"}),
        ("apmbc", "forbids", "use/transfer of mines", {"use", "transfer"}),
        ("apmbc", "requires", "notice to all parties and the Security Council, and its reasons", {"withdrawal"}),
    ],
)
def test_a_conjunction_is_of_all_the_statements_that_it_names(treaty: str, value: str, about: str, norms: set[str]) -> None:
    found = [s for s in law.treaty(treaty).statement if s.id in ids(value, about, treaty)]
    said = concepts(" ".join(text for s in found for text in (s.about, *s.also)))
    members = {"production": "produce", "transfer": "transfer", "use": "use", "withdrawal": "reason"}
    assert found and {members[norm] for norm in norms} <= said


def test_one_member_that_is_not_so_belies_a_conjunction() -> None:
    assert "use-any-circumstances" in ids("allows", "use of anti-personnel mines in war and harpsichords")
    assert ids("allows", "use of anti-personnel mines in war and harpsichords", holds=False) == []


@pytest.mark.parametrize(
    ("about", "decided"),
    [
        ("stockpiling of mines, except for training in detection and clearance", True),
        ("stockpiling of mines, except in time of war", False),
        ("use of mines, except in self-defence", False),
        ("use of mines unless attacked", False),
        ("transfer of mines other than sale", False),  # the matter again is no exception from it
        ("except for training", False),
    ],
)
def test_an_exception_is_one_that_the_statement_makes(about: str, decided: bool) -> None:
    assert bool(ids("forbids", about)) == decided


def test_a_matter_of_which_readings_differ_is_not_decided_by_the_want_of_a_clause() -> None:
    about = "suspension in the war it was made for"
    assert ids("allows", about, norm="withdrawal", holds=False) == ["suspension-allowed"]
    assert next(s for s in law.treaty("apmbc").statement if s.id == "suspension-allowed").contested
    assert ids("provides", "a clause on suspension", holds=False) == ["suspension"]  # that there is none is not contested


def test_words_that_name_what_readings_differ_on_go_before_the_statement_that_is_named() -> None:
    assert ids("provides", "suspension of the Convention's operation in war", holds=False, statement="suspension") == ["suspension-allowed"]
    assert ids("provides", "suspension of the Convention's operation", holds=False, statement="suspension") == ["suspension"]
    assert ids("provides", "suspension of its operation on Sundays", holds=False, statement="suspension") == ["suspension"]


@pytest.mark.parametrize(("treaty", "value", "about", "found"), [
    # Whom it helps is told of the helper's duty, not of the others'.
    ("npt", "forbids", "assisting non-nuclear-weapon States to manufacture nuclear weapons", ["nws-assistance"]),
    # For whom a treaty is does not tell from whom something comes.
    ("ccm", "forbids", "use of cluster munitions by signatory countries", ["use"]),
    ("ccm", "forbids", "use of cluster munitions by States Parties", ["use"]),
    # Told in one piece, it is none that two statements on other matters account for between them.
    ("att", "provides", "aim of curbing the global arms trade", []),
])  # fmt: skip
def test_who_is_told_and_what_is_told_in_one_piece(treaty: str, value: str, about: str, found: list[str]) -> None:
    assert ids(value, about, treaty) == found
