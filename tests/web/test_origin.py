"""Only names of this server are answered, and only its own pages write: by Host, by Origin, and by a session that is no key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="needs the extra servanda[web]")
pytest.importorskip("sqlalchemy", reason="needs the extra servanda[desk]")
pytest.importorskip("httpx", reason="needs httpx, the client of these tests")

from clients import OWN, TestClient, opened
from serving import ask, serving

from servanda.web import server, sessions
from servanda.web.app import create_app
from servanda.web.sessions import Sessions
from servanda.web.settings import Settings

REVIEW = {"decision": "accept", "reason": "as it stands"}
FOREIGN = [
    {"Origin": "http://localhost:9999"}, {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://localhost"},
]  # fmt: skip


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    """A client of an application with a ledger of its own, one report in it."""
    with opened(False, database=f"sqlite:///{tmp_path}/desk.db", reads=0, writes=0) as made:
        from servanda import check

        made.app.state.service.ledger.add(check("Russia accused Ukraine of using mines.", "2025-07-02"), by="ann")  # type: ignore[attr-defined]
        yield made


def signed_in(client: TestClient, *scopes: str) -> tuple[int, str]:
    """Signs in with a new key; its id and the cookie that was set."""
    key, secret = client.app.state.service.ledger.keys.create("desk", scopes, "test")  # type: ignore[attr-defined]
    answer = client.post("/desk/key", data={"secret": secret}, follow_redirects=False)
    assert answer.status_code == 303
    assert secret not in answer.headers["set-cookie"]
    return key.id, answer.headers["set-cookie"]


@pytest.mark.parametrize("foreign", FOREIGN, ids=str)
def test_no_page_of_another_site_or_port_writes(client: TestClient, foreign: dict[str, str]) -> None:
    signed_in(client, "review", "write")
    headers = {**OWN, **foreign}
    for path, data in (("/desk/claims/1", REVIEW), ("/desk/key", {"secret": "x"}), ("/desk/key/end", {}), ("/check", {"text": "x"})):
        assert client.post(path, data=data, headers=headers).status_code == 403, path
    assert client.post("/v1/claims/1/review", json=REVIEW, headers=headers).status_code == 403
    assert client.get("/v1/claims/1").json()["status"] == "unreviewed"
    assert client.post("/desk/claims/1", data=REVIEW, follow_redirects=False).status_code == 303
    assert client.get("/v1/claims/1").json()["status"] == "accepted"


def test_a_form_without_word_of_where_it_comes_from_is_not_taken(client: TestClient) -> None:
    signed_in(client, "review")
    del client.headers["Origin"], client.headers["Sec-Fetch-Site"]
    assert client.post("/desk/claims/1", data=REVIEW).status_code == 403
    assert client.post("/v1/check", json={"text": "Ukraine ratified the Ottawa Convention."}).status_code == 200  # a program


def test_a_session_ends_with_signing_out_and_with_its_key(client: TestClient) -> None:
    number, _ = signed_in(client, "review")
    client.app.state.service.ledger.keys.revoke(number, "test")  # type: ignore[attr-defined]
    assert client.post("/desk/claims/1", data=REVIEW).status_code == 401
    signed_in(client, "review")
    token = client.cookies["servanda_session"]
    assert client.post("/desk/key/end", follow_redirects=False).status_code == 303
    client.cookies.set("servanda_session", token)
    assert client.post("/desk/claims/1", data=REVIEW).status_code == 401


def test_over_tls_the_cookie_is_one_that_nobody_else_can_set(tmp_path: Path) -> None:
    made = create_app(Settings(database=f"sqlite:///{tmp_path}/desk.db", log=False))
    with TestClient(made, base_url="https://localhost", headers={"Origin": "https://localhost"}) as client:
        cookie = signed_in(client, "review")[1]
        assert cookie.startswith("__Host-servanda=")
        assert {"secure", "httponly", "samesite=strict", "path=/"} <= {part.strip().lower() for part in cookie.split(";")}


def test_sessions_end_in_time_and_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Sessions()
    token = kept.start(3)
    assert kept.find(token) == 3 and kept.find("x") is None and token.encode() not in repr(kept._of).encode()
    monkeypatch.setattr(sessions, "MOST", 5)
    for number in range(9):
        kept.start(number)
    assert len(kept._of) == 5
    monkeypatch.setattr(sessions.time, "monotonic", lambda: 1e12)
    assert kept.find(token) is None


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "169.254.169.254", "localhost@evil.example", "", "testserver"])
def test_other_names_are_not_answered(client: TestClient, host: str) -> None:
    for path in ("/v1/reports/1", "/reports/1", "/", "/metrics"):
        answer = client.get(path, headers={"Host": host})
        assert answer.status_code in (400, 421) and "Russia" not in answer.text, path
    assert client.get("/healthz", headers={"Host": host or "10.0.0.1"}).status_code == 200  # a balancer asks by the address of the machine


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:1", "[::1]:8000", "desk.example:443"])
def test_its_own_names_are(tmp_path: Path, host: str) -> None:
    with opened(database=f"sqlite:///{tmp_path}/desk.db", hosts="desk.example, Other.example") as client:
        assert client.get("/v1/treaties", headers={"Host": host}).status_code == 200


def test_no_host_or_two_are_refused() -> None:
    with serving() as port:
        for lines in (b"", b"Host: localhost\r\nHost: evil.example\r\n", b"Host: localhost\r\nHost: localhost\r\n"):
            answer = ask(port, b"GET /v1/treaties HTTP/1.1\r\n" + lines + b"Connection: close\r\n\r\n")
            assert answer.startswith(b"HTTP/1.1 400") and b"application/problem+json" in answer, lines


def test_a_server_may_ask_a_key_for_reading(tmp_path: Path) -> None:
    with opened(False, database=f"sqlite:///{tmp_path}/desk.db", read="keys") as client:
        keys = client.app.state.service.ledger.keys  # type: ignore[attr-defined]
        reader, writer = ({"Authorization": f"Bearer {keys.create(scope, [scope], 'ann')[1]}"} for scope in ("read", "write"))
        for path in ("/v1/reports", "/v1/claims", "/v1/trail", "/v1/allegations"):
            assert [client.get(path, headers=key).status_code for key in ({}, writer, reader)] == [401, 403, 200], path
        for path in ("/desk", "/reports", "/desk/trail", "/allegations"):
            assert client.get(path).status_code == 401, path
        assert client.get("/v1/treaties").status_code == client.get("/desk/key").status_code == 200  # the record is open all the same
        signed_in(client, "read")
        assert client.get("/desk").status_code == client.get("/reports").status_code == 200


@pytest.mark.parametrize(("settings", "open_to_all"), [
    ({}, True), ({"hosts": "desk.example"}, False), ({"hosts": "desk.example", "read": "all"}, True), ({"read": "keys"}, False),
    ({"proxies": "127.0.0.1"}, False),
])  # fmt: skip
def test_what_is_kept_is_read_with_a_key_wherever_others_than_this_machine_may_ask(
    tmp_path: Path, settings: dict[str, str], open_to_all: bool
) -> None:
    with opened(False, database=f"sqlite:///{tmp_path}/desk.db", **settings) as client:
        for path in ("/desk", "/desk/today", "/reports", "/allegations", "/desk/trail", "/v1/claims", "/v1/reports", "/v1/news"):
            assert client.get(path).status_code == (200 if open_to_all else 401), path
        assert client.get("/v1/states/UKR").status_code == client.get("/search?q=UKR").status_code == 200  # the record is open all the same


@pytest.mark.parametrize(("host", "open_to_all"), [("127.0.0.1", True), ("0.0.0.0", False), ("192.0.2.7", False), ("::", False)])
def test_a_server_that_listens_for_others_asks_a_key_for_what_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str, open_to_all: bool
) -> None:
    made: list[Settings] = []

    def app(settings: Settings) -> None:
        made.append(settings)

    monkeypatch.setattr(server, "create_app", app)
    monkeypatch.setattr(server.uvicorn.Server, "run", lambda _: None)
    server.run(Settings(database=f"sqlite:///{tmp_path}/desk.db"), host, 8000)
    assert made[0].read_with_key is not open_to_all
    server.run(Settings(database=f"sqlite:///{tmp_path}/desk.db", read="all"), host, 8000)
    assert not made[1].read_with_key
