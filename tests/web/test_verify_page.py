"""The page that composes an assertion: every field can be chosen, the answer is the record's, and the same can be asked elsewhere."""

from __future__ import annotations

import html
import json
import re
import shlex
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

pytest.importorskip("fastapi", reason="needs the extra servanda[web]")
pytest.importorskip("httpx", reason="needs httpx, the client of these tests")

from assertion_strategies import assertions
from clients import TestClient, opened
from factories import claim
from hypothesis import given, settings

import servanda
from servanda.assertions import terms
from servanda.assertions.model import FIELDS, Assertion
from servanda.assertions.validate import assertion
from servanda.cli import main
from servanda.publish.undecided import KINDS
from servanda.web.pages import composing

SAID = "said=2025-07-02"
RUSSIA = f"/verify?predicate=status&states=Russia&treaty=apmbc&value=party&holds=no&{SAID}"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with opened(False, reads=0, writes=0) as made:
        made.headers["Accept"] = "text/html"
        yield made


def given_by(address: str) -> dict[str, Any]:
    """The fields that an address gives, as the page takes them."""
    found: dict[str, Any] = {}
    for name, value in parse_qsl(urlsplit(address).query):
        found[name] = [*found.get(name, []), value] if name in composing.LISTS else value
    return found


@settings(max_examples=200, deadline=None)
@given(assertions())
def test_an_address_holds_the_whole_assertion(made: Assertion) -> None:
    blank = any(text != text.strip() for text in (*made.to, *(value for value in made if isinstance(value, str))))
    if not blank and all(made.to):
        assert assertion(composing.assertion_json(given_by(composing.address(made)))) == made


def test_every_field_stands_in_the_form_of_some_predicate_and_a_field_that_is_given_in_any() -> None:
    offered = {field.name for name in composing.PREDICATES for part in composing.form({"predicate": name})[1:] for field in part}
    assert offered == {*FIELDS, *composing.DAYS} - {"predicate"}
    odd = composing.form({"predicate": "status", "weapon": "sarin"})
    assert "weapon" in {field.name for field in odd.seldom}
    assert odd.opened and not composing.form({"predicate": "status"}).opened


def test_every_value_can_be_chosen() -> None:
    assert set(composing.PREDICATES) == set(composing.MAIN) == set(composing.SELDOM) == set(composing.VALUES) == set(terms.PREDICATES)
    for predicate, values in terms.PREDICATES.items():
        (field,) = (field for field in composing.form({"predicate": predicate}).main if field.name == "value")
        assert tuple(value for value, _ in field.choices) == values


@pytest.mark.parametrize("predicate", list(terms.PREDICATES))
def test_a_predicate_has_its_own_fields_alone(client: TestClient, predicate: str) -> None:
    shown = client.get(f"/verify?predicate={predicate}")
    assert shown.status_code == 200
    names = set(re.findall(r'<(?:input|select) [^>]*name="(\w+)"', shown.text)) - {"q", "predicate"}
    assert names - {"statement"} == {*composing.MAIN[predicate], *composing.SELDOM[predicate], *composing.DAYS} - {"statement"}
    assert " style=" not in shown.text and "<style" not in shown.text


def test_the_answer_is_the_records(client: TestClient) -> None:
    shown = client.get(RUSSIA)
    own = servanda.verify({"predicate": "status", "states": ["RUS"], "treaty": "apmbc", "value": "party", "holds": False}, "2025-07-02")
    assert shown.status_code == 200
    for told in ("Russia, party to the Ottawa Convention: no", '<span class="verdict">supported</span>', own.why, own.basis[0].ref):
        assert told in html.unescape(shown.text)


def test_the_same_is_asked_by_address_by_shell_and_by_json(client: TestClient, capsys: pytest.CaptureFixture[str]) -> None:
    shown = html.unescape(client.get(RUSSIA + "&known_at=2025-07-02").text)
    address, command, body = re.findall(r'<dt>\w+</dt><dd><(?:a href="|code>)(.+?)(?:"|</code>)(?= rel=|</dd>| <)', shown)
    why = servanda.verify(json.loads(body)["assertions"], "2025-07-02", "2025-07-02").why
    assert why in html.unescape(client.get(address).text)
    assert main(shlex.split(command)[1:]) == 0
    assert why in capsys.readouterr().out
    assert client.post("/v1/verify", content=body, headers={"Content-Type": "application/json"}).json()["why"] == why


@pytest.mark.parametrize(("asked", "kind"), [
    ("predicate=unmodelled&value=opinion", terms.CANNOT),
    ("predicate=status&value=party&treaty=other&name=Budapest+Memorandum&states=UKR", terms.NOT_ON_RECORD),
    ("predicate=act&value=ratify&treaty=apmbc&states=IND&when=2027&said=2027-12-01", terms.PAST_THE_LIST),
    ("predicate=status&value=party&states=RUS", terms.NOT_UNDERSTOOD),
])  # fmt: skip
def test_a_refusal_is_told_in_its_own_words_and_colour(client: TestClient, asked: str, kind: str) -> None:
    shown = client.get(f"/verify?{asked}")
    assert shown.status_code == 200
    assert f'r-{kind.replace(" ", "-")}"><span class="verdict">outside the record</span> <span class="open">{KINDS[kind]}' in shown.text


@pytest.mark.parametrize(("asked", "told"), [
    ("predicate=status&states=Atlantis&value=party", "No State is called 'Atlantis'"),
    ("predicate=wish&value=party", "predicate is 'wish': use one of status"),
    ("predicate=status&value=member&states=UKR&treaty=apmbc", "value is 'member': with predicate status use one of party"),
    ("predicate=count&value=many&of=parties&treaty=apmbc", "value is 'many': a count needs a whole number"),
    ("predicate=status&value=party&states=UKR&treaty=apmbc&when=2025-02-30", "when is no time"),
    ("predicate=status&value=party&states=UKR&treaty=apmbc&said=2025-02-30", "2025-02-30"),
    ("predicate=status&value=party&states=UKR&treaty=apmbc&ever=yes&exactly=yes", "ever and exactly contradict each other"),
])  # fmt: skip
def test_what_cannot_be_asked_is_told_above_the_form_which_keeps_what_was_chosen(client: TestClient, asked: str, told: str) -> None:
    shown = client.get(f"/verify?{asked}")
    assert shown.status_code == 400
    assert 'role="alert"><strong>This cannot be asked:</strong> ' in shown.text
    assert told in html.unescape(shown.text)
    assert 'id="compose"' in shown.text


def test_hostile_words_stay_words(client: TestClient) -> None:
    script = "<script>alert(1)</script>'\u202e"
    asked = {"predicate": "rule", "treaty": "apmbc", "value": "forbids", "about": script, "unit": script, "number": "3"}
    shown = client.get("/verify", params=asked)
    assert shown.status_code == 200
    assert "<script>alert" not in shown.text and "\u202e" not in shown.text


def test_a_finding_leads_to_the_question_that_asks_it_again() -> None:
    said = assertion({"predicate": "status", "states": ["UKR"], "treaty": "apmbc", "value": "party"})
    two = claim("Ukraine is a party", "UKR")._replace(assertions=(said, said._replace(holds=False)))
    assert composing.addresses(two, date(2025, 7, 2)) == [
        f"/verify?predicate=status&value=party&states=UKR&treaty=apmbc&{more}" for more in (SAID, f"holds=no&{SAID}")
    ]
    assert composing.addresses(claim("Ukraine is a party", "UKR"), date(2025, 7, 2)) == [
        f"/verify?predicate=status&states=UKR&treaty=apmbc&{SAID}"
    ]
