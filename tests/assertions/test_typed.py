"""Words in their places: what a person types is read, and what is written of an assertion is read as the same."""

from __future__ import annotations

from typing import Any

import pytest
from assertion_strategies import assertions
from hypothesis import given, settings

from servanda.assertions.model import Assertion
from servanda.assertions.typed import read, words
from servanda.assertions.validate import assertion
from servanda.cli import verify as verb
from servanda.errors import UsageError


@settings(max_examples=300, deadline=None)
@given(assertions())
def test_the_command_line_reads_what_was_written_for_it_as_the_same_assertion(made: Assertion) -> None:
    told = words(made)
    if told is not None:
        args = verb.plain(told)
        assert args is not None
        assert assertion(verb._assertion(args)) == made


@pytest.mark.parametrize(("given_", "told"), [
    ({"predicate": "status", "states": ["RUS"], "treaty": "apmbc", "value": "party", "holds": False}, "status RUS apmbc party --not"),
    ({"predicate": "count", "treaty": "apmbc", "of": "parties", "value": 164}, "count apmbc parties 164"),
    ({"predicate": "duty", "states": ["UKR"], "treaty": "apmbc", "norm": "clearance", "value": "met"}, "duty UKR apmbc clearance met"),
    ({"predicate": "in-force", "treaty": "npt", "value": "entry", "when": "1970"}, "in-force npt entry --when=1970"),
])  # fmt: skip
def test_each_field_stands_in_its_place(given_: dict[str, Any], told: str) -> None:
    assert words(assertion(given_)) == told.split()


@pytest.mark.parametrize("more", [
    {"treaty": ""}, {"states": []}, {"to": ["the Netherlands, again"]}, {"about": "half\0way"},
])  # fmt: skip
def test_what_words_cannot_tell_is_not_told_by_words(more: dict[str, Any]) -> None:
    plain: dict[str, Any] = {"predicate": "status", "states": ["RUS"], "treaty": "apmbc", "value": "party"}
    assert words(assertion(plain)) is not None
    assert words(assertion({name: value for name, value in (plain | more).items() if value})) is None


def test_states_that_have_no_place_are_not_told_by_words() -> None:
    counted: dict[str, Any] = {"predicate": "count", "treaty": "apmbc", "of": "parties", "value": 3}
    assert words(assertion(counted | {"group": "nato"})) is not None
    assert words(assertion(counted | {"group": "nato", "states": ["RUS"]})) is None


def test_names_are_read_as_codes_and_ids() -> None:
    assert read("states", "Russia, UKR") == ["RUS", "UKR"]
    assert read("treaty", "Ottawa Convention") == "apmbc"
    assert (read("number", "12"), read("number", "1.5"), read("number", "many")) == (12, 1.5, "many")
    with pytest.raises(UsageError, match="Atlantis"):
        read("states", "Atlantis")
