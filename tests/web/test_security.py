"""What is hostile: reports, bodies, paths, keys; and that the server asks nobody anything."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="needs the extra servanda[web]")
pytest.importorskip("sqlalchemy", reason="needs the extra servanda[desk]")
pytest.importorskip("httpx", reason="needs httpx, the client of these tests")

import uvicorn
from clients import TestClient, opened

from servanda.web.app import create_app
from servanda.web.rates import ADDRESSES, Rates
from servanda.web.server import config
from servanda.web.settings import Settings

TEXT = "Ukraine never ratified the Ottawa Convention, the ministry said on Monday."
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of an application with a ledger of its own and small limits."""
    folder = tmp_path_factory.mktemp("ledger")
    with opened(False, database=f"sqlite:///{folder}/desk.db", body_bytes=200_000, reads=0, writes=0) as made:
        yield made


def secret(client: TestClient, *scopes: str) -> tuple[int, dict[str, str]]:
    """The id of a new key, and the header that brings it."""
    key, told = client.app.state.service.ledger.keys.create("desk", scopes, "test")  # type: ignore[attr-defined]
    return key.id, {"Authorization": f"Bearer {told}"}


def test_a_hostile_report_stays_data(client: TestClient) -> None:
    body = {"text": f"{SCRIPT} {TEXT}", "title": SCRIPT, "published": "2025-07-02"}
    for answer in (
        client.post("/v1/check", json=body),
        client.post("/v1/check/file", files={"file": (f"../../{SCRIPT}.txt", body["text"].encode())}, data={"title": SCRIPT}),
    ):
        assert answer.status_code == 200 and answer.headers["content-type"] == "application/json"
        assert answer.headers["x-content-type-options"] == "nosniff" and answer.json()["report"]["title"] == SCRIPT
    claim = client.post("/v1/check", json=body).json()["claims"][0]
    assert body["text"][claim["start"] : claim["end"]] == claim["quote"]


@pytest.mark.parametrize("data", [b"", b"\0\1\2", b"\xff\xfe\xfa", b"%PDF-1.4 no such thing", b"<html><body></body></html>"])
def test_what_cannot_be_read_is_refused_in_a_sentence(client: TestClient, data: bytes) -> None:
    answer = client.post("/v1/check/file", files={"file": (SCRIPT, data)})
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json") and answer.json()["detail"]


def test_oversized_bodies_are_refused_told_or_not(client: TestClient) -> None:
    large = b"a" * 300_000
    told = client.post("/v1/check", content=large)
    untold = client.post("/v1/check", content=iter([large]))
    for answer in (told, untold):
        assert (answer.status_code, answer.headers["content-type"]) == (413, "application/problem+json")


def test_other_media_are_refused(client: TestClient) -> None:
    answer = client.post("/v1/check", content=b"<a/>", headers={"Content-Type": "application/xml"})
    assert answer.status_code in (415, 422) and answer.headers["content-type"] == "application/problem+json"


def test_writing_needs_a_key_that_is_valid_has_the_scope_and_was_not_revoked(client: TestClient) -> None:
    report = {"text": TEXT, "published": "2025-07-02"}
    number, writer = secret(client, "write")
    for headers in ({}, {"Authorization": "Bearer servanda_1_wrong"}, {"Authorization": "Basic eDp5"}, {b"Authorization": b"Bearer \xfc"}):
        answer = client.post("/v1/reports", json=report, headers=headers)
        assert answer.status_code == 401 and answer.headers["www-authenticate"].startswith("Bearer")
    first, again = (client.post("/v1/reports", json=report, headers=writer) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200) and first.headers["location"] == "/v1/reports/1"
    review = {"decision": "accept", "reason": "read as it stands"}
    assert client.post("/v1/claims/1/review", json=review, headers=writer).status_code == 403
    assert client.post("/v1/claims/1/review", json=review, headers=secret(client, "review")[1]).status_code == 201
    assert client.get("/v1/claims/1").json()["status"] == "accepted"
    client.app.state.service.ledger.keys.revoke(number, "test")  # type: ignore[attr-defined]
    assert client.post("/v1/reports", json=report, headers=writer).status_code == 401


def test_no_answer_tells_a_key_or_its_hash(client: TestClient) -> None:
    secret(client, "read")
    entries = client.get("/v1/trail?limit=200").json()["trail"]
    assert any(entry["kind"] == "key" for entry in entries)
    assert all("hash" not in entry["content"] for entry in entries)


@pytest.mark.parametrize("path", ["/v1/states", "/nothing", "/healthz", "/metrics", "/openapi.json"])
def test_every_answer_forbids_inline_script(client: TestClient, path: str) -> None:
    policy = client.get(path).headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'self';" in policy and "unsafe" not in policy


@pytest.mark.parametrize("path", ["/../../etc/passwd", "/v1/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/static/..%2f..%2fapp.py"])
def test_no_path_leads_to_files(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404 and "root:" not in answer.text and "create_app" not in answer.text


def test_rates_are_held_for_each_asker_in_bounded_memory() -> None:
    rates = Rates(60)
    assert all(rates.wait("a", 0.0) == 0 for _ in range(60))
    assert 0 < rates.wait("a", 0.0) <= 1 and rates.wait("b", 0.0) == 0 and rates.wait("a", 1.1) == 0
    for number in range(ADDRESSES + 50):
        rates.wait(str(number), 2.0)
    assert len(rates._buckets) == ADDRESSES


def test_who_asks_too_often_is_told_when_to_come_back() -> None:
    with opened(reads=3) as client:
        answers = [client.get("/v1/states?limit=1") for _ in range(5)]
        assert [a.status_code for a in answers] == [200, 200, 200, 429, 429] and int(answers[-1].headers["retry-after"]) >= 1
        assert answers[-1].headers["content-type"] == "application/problem+json" and client.get("/healthz").status_code == 200


def test_the_server_asks_nobody(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*args: object) -> None:
        raise AssertionError(f"a connection was opened: {args}")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    from servanda.web.workers import Brought, check

    page = f'<html><head><link rel="canonical" href="https://example.org/x"><title>T</title></head><body><p>{TEXT * 9}</p></body></html>'
    assert check(Brought(page.encode()), client.app.state.service.today()).report.claims  # type: ignore[attr-defined]
    for path in ("/v1/states/UKR/status?treaty=apmbc", "/v1/deadlines.ics", "/v1/changes?from=2026-01-01&format=atom", "/v1/reports"):
        assert client.get(path).status_code == 200


@pytest.fixture
def port() -> Iterator[int]:
    """The port of a real server on loopback that gives a body half a second."""
    settings = Settings(body_seconds=0.5, log=False)
    server = uvicorn.Server(config(create_app(settings), settings, "127.0.0.1", 0))
    thread = threading.Thread(target=server.run)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join(20)
    assert not thread.is_alive()  # it stops when it is told to


def test_a_slow_body_is_given_up_and_holds_up_nobody(port: int) -> None:
    head = b"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"
    with socket.create_connection(("127.0.0.1", port), 10) as slow, socket.create_connection(("127.0.0.1", port), 10) as quick:
        slow.sendall(head)
        quick.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        assert quick.recv(100).startswith(b"HTTP/1.1 200")
        assert slow.recv(100).startswith(b"HTTP/1.1 408")


def test_every_variable_of_the_environment_is_documented() -> None:
    from servanda.web.settings import VARIABLES

    told = set(re.findall(r"`(SERVANDA_[A-Z_]+|DATABASE_URL)`", (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")))
    assert told == set(VARIABLES.values())
