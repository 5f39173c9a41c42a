"""The JSON Schema of an assertion says what the validator does, and the file of the package is what is made from the terms."""

from __future__ import annotations

from typing import Any

import pytest
from assertion_strategies import instances
from hypothesis import example, given, settings
from jsonschema import Draft202012Validator

from servanda.assertions.model import FIELDS, as_json
from servanda.assertions.schema import DIALECT, FILE, schema, written
from servanda.assertions.validate import assertion
from servanda.cli import main
from servanda.errors import UsageError

SCHEMA = Draft202012Validator(schema())


def taken(given: Any) -> bool:
    """Whether the validator takes an instance."""
    try:
        assertion(given)
    except UsageError:
        return False
    return True


def test_the_file_of_the_package_is_what_the_terms_make() -> None:
    with open(FILE, encoding="utf-8") as file:
        assert file.read() == written(), "make it anew: python -m servanda.assertions.schema"


def test_it_is_a_schema_of_the_draft_and_tells_every_field() -> None:
    Draft202012Validator.check_schema(schema())
    assert schema()["$schema"] == DIALECT
    assert tuple(schema()["properties"]) == FIELDS
    assert all(told["description"] for told in schema()["properties"].values())


def test_the_verb_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == written()


@given(instances())
def test_both_accept_what_is_in_order(instance: dict[str, Any]) -> None:
    assert taken(instance)
    assert SCHEMA.is_valid(instance), [error.message for error in SCHEMA.iter_errors(instance)]


@settings(max_examples=400)
@given(instances(spoil=True))
@example({"predicate": "count", "value": 164.0, "of": "parties"})
@example({"predicate": "count", "value": True, "of": "parties"})
@example({"predicate": "status", "value": "party", "unit": "days"})
@example({"predicate": "status", "value": "party", "except": ["UKR"]})
@example({"predicate": "status", "value": "party", "treaty": "other", "name": ""})
@example({"predicate": "status", "value": "party", "ever": True, "exactly": True})
def test_both_accept_and_refuse_the_same(instance: dict[str, Any]) -> None:
    assert taken(instance) == SCHEMA.is_valid(instance)


@pytest.mark.parametrize("instance", [[], "status", None, 1, {}, {"predicate": "status"}, {"value": "party"}])
def test_both_refuse_what_is_no_assertion_at_all(instance: Any) -> None:
    assert not taken(instance)
    assert not SCHEMA.is_valid(instance)


@pytest.mark.parametrize("when", ["2025-02-30", "2025-13", "2025/2024", "9999"])
def test_that_a_day_exists_is_told_by_the_validator_alone(when: str) -> None:
    instance = {"predicate": "act", "value": "sign", "when": when}
    assert not taken(instance)
    assert SCHEMA.is_valid(instance)


@given(instances())
def test_an_assertion_written_as_json_is_the_same_when_it_is_read(instance: dict[str, Any]) -> None:
    made = assertion(instance)
    assert assertion(as_json(made)) == made
    assert SCHEMA.is_valid(as_json(made))
