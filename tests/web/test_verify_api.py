"""Assertions verified over HTTP: as the library has it, with a receipt that repeats it, wrong ones refused by one sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="needs the extra servanda[web]")
pytest.importorskip("httpx", reason="needs httpx, the client of these tests")

from clients import TestClient, opened
from pydantic import ValidationError

import servanda
from servanda import limits
from servanda.assertions import terms
from servanda.assertions.schema import schema
from servanda.publish.as_json import report_json
from servanda.web.schemas import Checked

RUSSIA: dict[str, Any] = {"predicate": "status", "states": ["RUS"], "treaty": "apmbc", "value": "party", "holds": False}
CLAIM: dict[str, Any] = {"said": "2025-07-02", "assertions": [RUSSIA]}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with opened(False, reads=0, writes=0) as made:
        yield made


def test_the_answer_is_the_librarys_and_its_receipt_repeats_it(client: TestClient) -> None:
    asked = {**CLAIM, "id": "a1", "known_at": "2025-07-02", "assertions": [RUSSIA, {"predicate": "unmodelled", "value": "opinion"}]}
    told = client.post("/v1/verify", json=asked).json()
    own = servanda.verify(asked["assertions"], "2025-07-02", "2025-07-02")
    assert (told["id"], told["verdict"], told["refusal"]) == ("a1", own.verdict, own.refusal)
    assert [(part["verdict"], part["refusal"], part["why"]) for part in told["parts"]] == [
        (part.verdict, part.refusal or None, part.why) for part in own.parts
    ]
    assert told["understood"][0] == "Russia, party to the Ottawa Convention: no"
    assert client.post("/v1/replay", json=told).json()["repeated"]
    assert not client.post("/v1/replay", json=told | {"verdict": "contradicted"}).json()["repeated"]


def test_the_treaty_of_the_claim_is_that_of_assertions_which_name_none(client: TestClient) -> None:
    plain = {name: value for name, value in RUSSIA.items() if name != "treaty"}
    told = client.post("/v1/verify", json={**CLAIM, "treaty": "apmbc", "assertions": [plain]}).json()
    assert told["verdict"] == "supported"
    assert told["assertions"] == [RUSSIA]


def test_of_a_list_each_is_answered_in_its_place(client: TestClient) -> None:
    wrong = {"id": 7, "assertions": [{**RUSSIA, "value": "member"}]}
    told = client.post("/v1/verify", json=[CLAIM, wrong, "nothing", CLAIM | {"said": "2010-01-01"}]).json()
    assert [answer.get("verdict") for answer in told] == ["supported", None, None, "supported"]
    assert (told[1]["status"], told[1]["id"], told[1]["place"]) == (400, 7, 2)
    assert "value is 'member'" in told[1]["detail"] and "party, signatory, outside, left" in told[1]["detail"]
    assert told[2]["detail"].startswith("Claim 3: It is a text")


@pytest.mark.parametrize(("asked", "told"), [
    ({"assertions": [{**RUSSIA, "states": ["XXX"]}]}, "states holds 'XXX', which is no code of a State"),
    ({"assertions": [{**RUSSIA, "colour": 1}]}, "'colour' is no field of an assertion: use predicate"),
    ({"assertions": [RUSSIA, {"predicate": "wish"}]}, "Assertion 2: predicate is 'wish': use one of status"),
    ({"assertions": [{**RUSSIA, "when": "2025-02-30"}]}, "when is no time"),
    ({"assertions": [{**RUSSIA, "ever": True, "exactly": True}]}, "ever and exactly contradict each other"),
    ({"assertions": []}, "There is no assertion"),
    ({"assertions": RUSSIA}, "assertions is missing or no list"),
    ({"assertions": [RUSSIA], "said": "2025-02-30"}, "said: "),
    ({"assertions": [RUSSIA], "said": 3}, "said is '3': it must be a text"),
    ({"assertions": [RUSSIA], "day": "2025-01-01"}, "'day' is no field of a claim: use id, said"),
    ({"assertions": [RUSSIA] * (limits.ASSERTIONS + 1)}, "give at most 100 to a claim"),
    ([], "The list holds 0 claims: give 1 to 100."),
    ([CLAIM] * (limits.CLAIMS + 1), "The list holds 101 claims"),
    ([{"assertions": [RUSSIA] * 60}] * 2, "120 assertions in all"),
    ("status", "It is a text: give an object"),
])  # fmt: skip
def test_what_is_wrong_is_told_in_a_sentence_that_names_field_and_cure(client: TestClient, asked: Any, told: str) -> None:
    answer = client.post("/v1/verify", json=asked)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert told in answer.json()["detail"]


def test_a_body_that_is_no_json_or_too_large_is_refused(client: TestClient) -> None:
    assert client.post("/v1/verify", content=b"{", headers={"Content-Type": "application/json"}).status_code == 422
    assert client.post("/v1/verify", content=b" " * (limits.BODY + 1)).status_code == 413


@pytest.mark.parametrize("assertion", [
    {"predicate": "status", "states": ["UKR"], "treaty": "other", "name": "Budapest Memorandum", "value": "party"},
    {"predicate": "status", "states": ["UKR"], "value": "party"},
    {"predicate": "rule", "treaty": "gc", "value": "forbids", "about": "torture of prisoners"},
    {"predicate": "conduct", "actor": "an armed group", "treaty": "apmbc", "value": "use"},
])  # fmt: skip
def test_what_no_list_holds_has_an_answer_and_a_receipt_all_the_same(client: TestClient, assertion: dict[str, Any]) -> None:
    told = client.post("/v1/verify", json={"assertions": [assertion]})
    assert told.status_code == 200, told.text
    assert client.post("/v1/replay", json=told.json()).json()["repeated"]


def test_the_openapi_document_has_the_shipped_schema_and_every_term(client: TestClient) -> None:
    shapes = client.get("/openapi.json").json()["components"]["schemas"]
    assert shapes["Assertion"] == {key: value for key, value in json.loads(json.dumps(schema())).items() if key != "$schema"}
    assert shapes["Finding"]["properties"]["verdict"]["enum"] == list(terms.VERDICTS)
    assert shapes["Finding"]["properties"]["refusal"]["anyOf"][0]["enum"] == list(terms.REFUSALS)
    assert shapes["Claim"]["properties"]["assertions"]["items"] == {"$ref": "#/components/schemas/Assertion"}
    assert shapes["Claim"]["properties"]["norm"]["enum"] == list(terms.NORMS)


def test_a_checked_report_has_the_shape_of_the_openapi_document() -> None:
    text = (Path(__file__).parents[2] / "examples/report.txt").read_text(encoding="utf-8")
    made = json.loads(json.dumps(report_json(servanda.check(text, "2025-12-10"), explain=True)))
    assert any(claim["assertions"] for claim in made["claims"])
    Checked.model_validate(made)
    wrong = next(finding for finding in made["findings"] if finding["parts"])
    for part in (wrong, wrong["parts"][0]):
        part["verdict"] = "true"
        with pytest.raises(ValidationError, match="verdict"):
            Checked.model_validate(made)
        part["verdict"] = "supported"
