"""The record over HTTP: the library's own answers, pinned ones for ever, errors as problems."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest

pytest.importorskip("fastapi", reason="needs the extra servanda[web]")
pytest.importorskip("httpx", reason="needs httpx, the client of these tests")


from clients import TestClient, opened

import servanda

PINNED = "/v1/states/UKR/status?treaty=apmbc&as_of=2025-07-02&known_at=2025-07-02"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """A client of an application of its own."""
    with opened(False, reads=0, writes=0) as made:
        yield made


def test_standing_is_the_librarys(client: TestClient) -> None:
    told, own = client.get(PINNED).json(), servanda.record("2025-07-02").standing("UKR", "apmbc", known_at="2025-07-02")
    assert (told["status"], told["since"], told["bound"]) == (own.status, own.since.isoformat(), own.bound)
    assert told["receipt"]["question"]["known_at"] == "2025-07-02"


def test_pinned_answers_are_immutable_and_others_are_not(client: TestClient) -> None:
    first, again = client.get(PINNED), client.get(PINNED)
    assert "immutable" in first.headers["cache-control"] and first.headers["etag"] == again.headers["etag"]
    for loose in ("/v1/states/UKR/status?treaty=apmbc", PINNED.replace("known_at=2025", "known_at=2999")):
        assert "immutable" not in client.get(loose).headers["cache-control"]


@pytest.mark.parametrize("sent", ["{}", "W/{}", '"other", {}', "*"])
def test_what_the_asker_has_is_not_sent_again(client: TestClient, sent: str) -> None:
    tag = client.get(PINNED).headers["etag"]
    answer = client.get(PINNED, headers={"If-None-Match": sent.format(tag)})
    assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", tag)
    assert client.get(PINNED, headers={"If-None-Match": '"other"'}).status_code == 200


def test_known_at_hides_what_came_later(client: TestClient) -> None:
    ask = "/v1/states/LTU/timeline?treaty=apmbc&as_of=2026-01-15&known_at={}"
    known = [{i["status"] for i in client.get(ask.format(day)).json()["intervals"]} for day in ("2025-01-01", "2026-01-15")]
    assert "withdrawn" not in known[0] and "withdrawn" in known[1]


@pytest.mark.parametrize("path", ["/v1/states", "/v1/deadlines", "/v1/actions?treaty=apmbc"])
def test_pages_by_key_give_all_once(client: TestClient, path: str) -> None:
    name, mark = path.removeprefix("/v1/").partition("?")[0], "&" if "?" in path else "?"
    whole = client.get(f"{path}{mark}limit=1000").json()
    pieces, after = [], None
    while True:
        page = client.get(path, params={**dict(p.split("=") for p in path.partition("?")[2].split("&") if p), "limit": 90,
                                        **({"after": after} if after else {})}).json()  # fmt: skip
        pieces += page[name]
        after = page["next"]
        if after is None or len(pieces) >= len(whole[name]):
            break
    assert len(pieces) > 90 and pieces[: len(whole[name])] == whole[name]


def test_every_provision_has_an_address(client: TestClient) -> None:
    for treaty in client.get("/v1/treaties").json()["treaties"]:
        for provision in servanda.law.treaty(treaty["id"]).provision:
            answer = client.get(f"/v1/treaties/{treaty['id']}/articles/{provision.ref}")
            assert answer.status_code == 200 and provision.says in [told["says"] for told in answer.json()["provisions"]]


def test_other_forms(client: TestClient) -> None:
    calendar = client.get("/v1/deadlines.ics?treaty=apmbc&as_of=2025-07-02")
    assert calendar.headers["content-type"].startswith("text/calendar") and calendar.text.startswith("BEGIN:VCALENDAR")
    rows = list(csv.DictReader(io.StringIO(client.get("/v1/deadlines?treaty=ccm&format=csv").text)))
    assert rows and {row["treaty"] for row in rows} == {"ccm"}
    atom = client.get("/v1/changes?from=2025-06-01&to=2025-08-01&treaty=apmbc&format=atom")
    assert atom.headers["content-type"].startswith("application/atom+xml") and "<entry>" in atom.text
    panel = list(csv.DictReader(io.StringIO(client.get("/v1/panel?treaty=apmbc&state=UKR&start=2004-01-01&end=2007-12-31").text)))
    assert [row["status"] for row in panel] == ["signatory", "pending", "bound", "bound"]
    assert client.get("/v1/panel?treaty=apmbc&format=parquet").content[:4] == b"PAR1"


def test_a_panel_that_is_too_long_is_refused(client: TestClient) -> None:
    answer = client.get("/v1/panel?unit=day")
    assert answer.status_code == 400 and "rows" in answer.json()["detail"]


@pytest.mark.parametrize(("path", "status"), [
    ("/v1/states/nowhere/status?treaty=apmbc", 404), ("/v1/states/UKR/status?treaty=none-such", 400), ("/v1/states/UKR/status", 422),
    ("/v1/states/UKR/status?treaty=apmbc&as_of=2025-02-30", 422), ("/v1/treaties/apmbc/articles/999", 404), ("/nothing", 404),
    ("/v1/whatif?state=UKR&treaty=apmbc&withdraw=soon", 400), ("/v1/changes?from=2026-01-01&to=2025-01-01", 400),
    ("/v1/states/..%2f..%2fetc%2fpasswd", 404), ("/v1/treaties/..%2fapmbc", 404), ("/v1/states/%00/status?treaty=apmbc", 404),
])  # fmt: skip
def test_errors_are_problems(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["status"] == status and answer.json()["detail"] and "immutable" not in answer.headers["cache-control"]


def test_a_method_that_is_not_taken_says_which_are(client: TestClient) -> None:
    answer = client.post("/v1/states")
    assert (answer.status_code, answer.headers["content-type"]) == (405, "application/problem+json") and "GET" in answer.headers["allow"]
