"""The assistant tools, asked by the SDK's own client over standard input and output."""

from __future__ import annotations

import asyncio
import http.client
import io
import json
import os
import socket
import subprocess
import sys
import time
from typing import Any

import pytest

pytest.importorskip("mcp", reason="the extra servanda[mcp] is not installed")
from mcp import ClientSession, StdioServerParameters, stdio_client

from servanda.cli import mcp_lines
from servanda.publish.replay import answer

ASKED: list[tuple[str, dict[str, Any]]] = [
    ("standing", {"state": "Ukraine", "treaty": "ottawa convention", "as_of": "2025-07-02"}),
    ("timeline", {"state": "LTU", "treaty": "apmbc", "known_at": "2025-07-01"}),
    ("deadlines", {"state": "UKR", "treaty": "apmbc", "as_of": "2010-05-31"}),
    ("whatif", {"state": "UKR", "treaty": "apmbc", "withdraw": "2025-07-21", "conflict_ends": ["2027-03-01"], "as_of": "2026-01-01"}),
    ("check", {"text": "Ukraine is not a party to the Ottawa Convention.", "published": "2025-07-02"}),
    ("standing", {"state": "Atlantis", "treaty": "apmbc"}),
    ("whatif", {"state": "UKR", "treaty": "apmbc", "conflict_ends": ["2027-01-01"] * 200_000}),
    ("check", {"text": "Ukraine is not a party to the Ottawa Convention.", "title": "x" * 301}),
    ("timeline", {"state": "U" * 100_000, "treaty": "apmbc"}),
    ("coverage", {"treaty": "Convention d'Ottawa"}),
    ("check_draft", {"text": "Finland ratified the Ottawa Convention in 2012."}),
]


@pytest.fixture(scope="module")
def session() -> tuple[dict[str, Any], list[Any]]:
    """The tools that are offered, and the answers to all questions of one session."""

    async def talk() -> tuple[dict[str, Any], list[Any]]:
        server = StdioServerParameters(command=sys.executable, args=["-m", "servanda", "mcp"], env={**os.environ})
        async with stdio_client(server) as (read, write), ClientSession(read, write) as client:
            await client.initialize()
            tools = {tool.name: tool.annotations for tool in (await client.list_tools()).tools}
            return tools, [await client.call_tool(name, arguments) for name, arguments in ASKED]

    return asyncio.run(talk())


def told(result: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(result.content[0].text)
    return found


def test_the_tools_are_offered_and_change_nothing(session: Any) -> None:
    assert set(session[0]) == {"standing", "timeline", "deadlines", "whatif", "coverage", "check", "check_draft", "verify"}
    for hints in session[0].values():
        assert (hints.read_only_hint, hints.destructive_hint, hints.open_world_hint) == (True, False, False)


def test_coverage_tells_how_far_each_list_goes(session: Any) -> None:
    (one,) = told(session[1][-2])["treaties"]
    assert one["treaty"] == "apmbc"
    assert one["complete_to"] and one["statements"] > 50


def test_a_draft_comes_back_with_verdicts_and_proofs(session: Any) -> None:
    found = told(session[1][-1])
    assert [claim["verdict"] for claim in found["claims"]] == ["supported"]
    assert found["proofs"][0]["root"] == found["receipt"]["record_root"]
    assert found["receipt"]["reader"]["name"] == "joined"


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


def test_a_question_that_holds_too_much_is_told_so(session: Any) -> None:
    for result, words in zip(session[1][6:9], ("200,000 items", "301 characters", "100,000 characters"), strict=True):
        assert words in result.content[0].text and len(result.content[0].text) < 300


ASK = """{"jsonrpc":"2.0","id":%s,"method":"tools/call","params":{"name":"%s","arguments":{%s}}}\n"""
CLIENT = '"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"x","version":"1"}'
BEGIN = f"""{{"jsonrpc":"2.0","id":0,"method":"initialize","params":{{{CLIENT}}}}}
{{"jsonrpc":"2.0","method":"notifications/initialized"}}
"""


def test_half_a_surrogate_pair_is_answered_wherever_it_stands_and_so_is_the_next_question() -> None:
    asked = [
        ("standing", r'"state":"\ud800","treaty":"apmbc"'), ("check", r'"text":"Ukraine \udfff ratified the Ottawa Convention in 2005."'),
        ("standing", r'"state":"UKR","treaty":"apmbc","\uD800":1'), (r"\uDBFF", ""), ("standing", r'"state":"UKR","treaty":"apmbc"'),
    ]  # fmt: skip
    lines = "".join(ASK % (number, *what) for number, what in enumerate(asked, 1))
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen([sys.executable, "-m", "servanda", "mcp"], **pipes)
    assert server.stdin and server.stdout
    with server:
        server.stdin.write((BEGIN + lines).encode())
        server.stdin.flush()
        answers = {json.loads(server.stdout.readline())["id"] for _ in range(len(asked) + 1)}
        server.stdin.close()
    assert answers == set(range(len(asked) + 1))


def test_a_line_without_end_is_not_kept() -> None:
    source, target = io.BytesIO(b"a" * (mcp_lines.LINE + 5) + b"\n" + b"next\n"), Kept()
    mcp_lines._copy(source, target)
    assert target.kept == b"next\n"


class Kept(io.BytesIO):
    """A file whose content is there after it was closed."""

    kept = b""

    def close(self) -> None:
        self.kept = self.getvalue()
        super().close()


def test_over_http_only_this_machine_is_answered_and_no_page_of_another_site() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-m", "servanda", "mcp", "--port", str(port)], stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 40
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                assert server.poll() is None and time.monotonic() < until
                time.sleep(0.1)
        begin = BEGIN.partition("\n")[0]
        told = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
        for more, status in (({}, 200), ({"Host": "evil.example"}, 421), ({"Origin": "http://evil.example"}, 403)):
            asking = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
            asking.request("POST", "/mcp", begin, told | more)
            assert asking.getresponse().status == status
            asking.close()
    finally:
        server.terminate()
        server.wait(20)
