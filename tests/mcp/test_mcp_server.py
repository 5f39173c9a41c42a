"""The assistant tools, asked by the SDK's own client over standard input and output."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

import pytest

pytest.importorskip("mcp", reason="the extra servanda[mcp] is not installed")
from mcp import ClientSession, StdioServerParameters, stdio_client

from servanda.publish.replay import answer

ASKED: list[tuple[str, dict[str, Any]]] = [
    ("standing", {"state": "Ukraine", "treaty": "ottawa convention", "as_of": "2025-07-02"}),
    ("timeline", {"state": "LTU", "treaty": "apmbc", "known_at": "2025-07-01"}),
    ("deadlines", {"state": "UKR", "treaty": "apmbc", "as_of": "2010-05-31"}),
    ("whatif", {"state": "UKR", "treaty": "apmbc", "withdraw": "2025-07-21", "conflict_ends": ["2027-03-01"], "as_of": "2026-01-01"}),
    ("check", {"text": "Ukraine is not a party to the Ottawa Convention.", "published": "2025-07-02"}),
    ("standing", {"state": "Atlantis", "treaty": "apmbc"}),
]


@pytest.fixture(scope="module")
def session() -> tuple[set[str], list[Any]]:
    """The tools that are offered, and the answers to all questions of one session."""

    async def talk() -> tuple[set[str], list[Any]]:
        server = StdioServerParameters(command=sys.executable, args=["-m", "servanda", "mcp"])
        async with stdio_client(server) as (read, write), ClientSession(read, write) as client:
            await client.initialize()
            tools = {tool.name for tool in (await client.list_tools()).tools}
            return tools, [await client.call_tool(name, arguments) for name, arguments in ASKED]

    return asyncio.run(talk())


def told(result: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(result.content[0].text)
    return found


def test_the_five_tools_are_offered(session: Any) -> None:
    assert session[0] == {"standing", "timeline", "deadlines", "whatif", "check"}


def test_every_answer_has_a_receipt_that_repeats_it(session: Any) -> None:
    for result in session[1][:4]:
        found = told(result)
        assert answer(found["receipt"]["question"]) == found
    assert told(session[1][0])["status"] == "bound"


def test_a_checked_text_brings_its_findings(session: Any) -> None:
    found = told(session[1][4])
    assert [f["verdict"] for f in found["findings"]] == ["contradicted"]
    assert found["receipt"]["record_root"] and found["receipt"]["question"]["verb"] == "check"


def test_a_question_that_cannot_be_asked_is_told_in_a_sentence(session: Any) -> None:
    result = session[1][5]
    assert "Atlantis" in result.content[0].text and "Traceback" not in result.content[0].text
