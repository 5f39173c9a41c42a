"""The tool `verify`: what an assistant is about to say, put to the record."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

pytest.importorskip("mcp", reason="the extra servanda[mcp] is not installed")

import servanda
from servanda.assertions import terms
from servanda.assertions.model import FIELDS
from servanda.cli.mcp_tools import server
from servanda.publish.replay import answer

RUSSIA: dict[str, Any] = {"predicate": "status", "states": ["RUS"], "treaty": "apmbc", "value": "party"}


def asked(**given: Any) -> tuple[dict[str, Any], Any]:
    """The answer as text and as structured content. Raises the error of the tool."""
    result: Any = asyncio.run(server().call_tool("verify", given))
    return json.loads(result.content[0].text), result.structured_content


def test_what_is_false_is_contradicted_with_a_receipt_that_repeats_it() -> None:
    text, structured = asked(assertions=[RUSSIA], said="2025-07-02", known_at="2025-07-02")
    assert text == structured == answer(text["receipt"]["question"])
    assert text["verdict"] == servanda.verify(RUSSIA, "2025-07-02", "2025-07-02").verdict == "contradicted"


def test_what_is_not_decided_tells_its_kind_for_each_assertion() -> None:
    later = RUSSIA | {"when": "2999"}
    text, _ = asked(assertions=[{"predicate": "unmodelled", "value": "opinion"}, later], said="2026-01-10")
    assert text["refusal"] == terms.CANNOT
    assert {part["refusal"] for part in text["parts"]} <= set(terms.REFUSALS)


@pytest.mark.parametrize(("given", "told"), [
    ({"assertions": [{**RUSSIA, "value": "member"}]}, "value is 'member': with predicate status use one of party"),
    ({"assertions": [RUSSIA], "said": "2025-02-30"}, "said: "),
    ({"assertions": [RUSSIA], "treaty": "x" * 3000}, "3,000 characters"),
    ({"assertions": [RUSSIA] * 101}, "give at most 100"),
    ({"assertions": []}, "There is no assertion"),
])  # fmt: skip
def test_what_cannot_be_asked_is_told_in_a_sentence(given: dict[str, Any], told: str) -> None:
    from mcp.server.mcpserver.exceptions import ToolError

    with pytest.raises(ToolError, match=told):
        asked(**given)


def test_the_tool_brings_the_schema_and_only_reads() -> None:
    tools = {tool.name: tool for tool in asyncio.run(server().list_tools())}
    shape = tools["verify"].input_schema["properties"]["assertions"]["items"]
    assert list(shape["properties"]) and set(shape["properties"]) == set(FIELDS)
    part = tools["verify"].output_schema["$defs"]["Part"]["properties"]
    assert part["refusal"]["anyOf"][0]["enum"] == list(terms.REFUSALS)
    for tool in tools.values():
        assert tool.annotations is not None
        assert (tool.annotations.read_only_hint, tool.annotations.open_world_hint) == (True, False)
