"""A draft checked over HTTP, for assistants."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

pytest.importorskip("fastapi", reason="needs the extra servanda[web]")
pytest.importorskip("httpx", reason="needs httpx, the client of these tests")

from clients import TestClient, opened

from servanda.record.integrity import check_proof


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with opened(False, reads=0, writes=0) as made:
        yield made


def test_a_draft_comes_back_with_verdict_proof_and_receipt(client: TestClient) -> None:
    answer = client.post("/v1/check/draft", json={"text": "Finland ratified the Ottawa Convention in 2012."})
    assert answer.status_code == 200
    made = answer.json()
    assert (made["safe"], [claim["verdict"] for claim in made["claims"]]) == (True, ["supported"])
    check_proof(made["proofs"][0])
    assert made["receipt"]["reader"]["name"] == "joined"


def test_a_draft_of_nothing_is_refused_in_a_sentence(client: TestClient) -> None:
    assert client.post("/v1/check/draft", json={"text": ""}).status_code == 422
    assert client.post("/v1/check/draft", json={"text": "x", "title": "y"}).status_code == 422
