"""The page of the API: all that the server's own document tells, with nothing from elsewhere, and addresses that answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the extra servanda[web] is not installed")
from clients import opened

from servanda.web.pages.reference import holds, reference


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with opened(database=f"sqlite:///{tmp_path_factory.mktemp('desk') / 'desk.db'}", reads=0, writes=0) as client:
        yield client


@pytest.fixture(scope="module")
def shown(client: Any) -> str:
    answer = client.get("/docs", headers={"Accept": "text/html"})
    assert answer.status_code == 200
    return str(answer.text)


def words(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_every_address_parameter_and_shape_of_the_document_is_told(client: Any, shown: str) -> None:
    document, text = client.get("/openapi.json").json(), words(shown)
    for path, methods in document["paths"].items():
        for method, told in methods.items():
            assert f"{method.upper()} {path}" in text
            part = shown[shown.index(f"{method.upper()} {path}</code>") :].partition("</section>")[0]
            assert all(f"<code>{each['name']}</code>" in part for each in told.get("parameters", ()))
    for name, shape in document["components"]["schemas"].items():
        part = shown[shown.index(f'id="shape-{name.casefold().replace("_", "-")}"') :].partition("</section>")[0]
        assert all(f"<code>{field}</code>" in part for field in shape.get("properties", {}))


def test_every_place_that_is_linked_is_there_and_every_address_answers(client: Any, shown: str) -> None:
    places = set(re.findall(r'id="([^"]+)"', shown))
    assert set(re.findall(r'href="#([^"]+)"', shown)) <= places
    addresses = [unescape(found) for found in re.findall(r'<p class="go"><a href="([^"]+)"', shown)]
    assert len(addresses) > 15 and "/v1/treaties/apmbc/articles/20(3)" in addresses
    for address in addresses:
        assert client.get(address).status_code == 200, address


def test_it_loads_nothing_from_elsewhere_and_runs_under_the_policy_of_all_pages(client: Any, shown: str) -> None:
    assert not re.search(r'(?:src|<link[^>]+href)="(?:https?:)?//', shown)
    assert " style=" not in shown and "<style" not in shown
    assert "unsafe" not in client.get("/docs").headers["content-security-policy"]


def test_what_the_document_says_is_text_and_never_markup() -> None:
    said = "<script>alert(1)</script> `<b>`"
    kind = {"type": "string", "default": "<i>", "pattern": "<u>"}
    answer = {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/<A>"}}}}}
    asked = {"summary": said, "description": said, "responses": answer}
    told = reference({"paths": {"/x": {"get": {**asked, "parameters": [{"name": "q", "in": "query", "schema": kind}]}}}})
    made = told.groups["other"][0]
    for part in (made.says, made.fields[0].holds, made.answers[0].holds):
        assert not re.search(r"<(?!/?(?:code|a)\b)", part)
    assert made.ask == "/x"


@pytest.mark.parametrize(("schema", "told"), [
    ({"type": "integer", "minimum": 1, "maximum": 1000, "default": 300}, "whole number (from 1 to 1,000); 300 where it is not given"),
    ({"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}, "day, as 2025-07-02, or null"),
    ({"type": "array", "items": {"$ref": "#/components/schemas/Part"}, "maxItems": 3}, "list of Part (3 at most)"),
    ({"enum": ["json", "csv"], "default": "json"}, "json, csv; json where it is not given"),
    ({"type": "boolean", "default": False}, "true or false; false where it is not given"),
    ({"type": "object", "additionalProperties": {"type": "string"}}, "fields of any name, each text"),
    ({}, "anything"), (True, "anything"), ({"const": "<a>"}, "<a>"),
])  # fmt: skip
def test_what_a_value_may_be_is_told_in_words(schema: Any, told: str) -> None:
    assert words(holds(schema)) == told
