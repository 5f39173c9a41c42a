"""Every list, text and number of a question has its limit, whichever way it comes; what is unknown is refused, with what was meant."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="needs the extra servanda[web]")
pytest.importorskip("sqlalchemy", reason="needs the extra servanda[desk]")
pytest.importorskip("httpx", reason="needs httpx, the client of these tests")

from clients import TestClient, opened

from servanda import check, limits
from servanda.desk import Ledger
from servanda.errors import UsageError
from servanda.publish.replay import answer
from servanda.reading import reader_named
from servanda.web.rates import Rates, cost

WHATIF: dict[str, Any] = {
    "verb": "whatif", "state": "UKR", "treaty": "apmbc", "withdraw": "2026-08-01", "take_back": None, "join": None, "sign": None,
    "extend": [], "complete": [], "conflict_ends": [], "as_of": "2026-08-01", "known_at": None,
}  # fmt: skip
TEXT = "Russia accused Ukraine of using anti-personnel mines on Monday."


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of an application with a ledger of its own, without rates."""
    with opened(False, database=f"sqlite:///{tmp_path_factory.mktemp('ledger')}/desk.db", reads=0, writes=0) as made:
        yield made


@pytest.mark.parametrize("asked", [
    {"conflict_ends": ["2027-01-01"] * 200_000}, {"extend": ["clearance=2030-01-01"] * 11}, {"state": "U" * 5_000},
    {"withdraw": {"a": 1}}, {"more": [[["x"]]]}, {"state": "\ud800"}, {f"field{n}": "x" for n in range(40)},
])  # fmt: skip
def test_a_question_that_holds_too_much_is_refused_wherever_it_is_asked(client: TestClient, asked: dict[str, Any]) -> None:
    question = WHATIF | asked
    with pytest.raises(UsageError):
        answer(question)
    made = client.post("/v1/replay", content=json.dumps({"receipt": {"question": question}}))
    assert made.status_code in (413, 422) and len(made.content) < 2_000


def test_what_a_repeated_answer_tells_is_bounded(client: TestClient) -> None:
    brought = answer(WHATIF) | {f"x{number}": number for number in range(40_000)}
    made = client.post("/v1/replay", json=brought)
    assert made.status_code == 200
    assert len(made.json()["changed"]) == limits.ITEMS


def test_bodies_that_bring_no_report_are_small(client: TestClient) -> None:
    large = b'{"decision": "' + b"a" * limits.BODY + b'"}'
    assert client.post("/v1/claims/1/review", content=large).status_code == 413
    assert client.post("/desk/key", data={"secret": "a" * limits.BODY}).status_code == 413


def test_a_review_of_many_parties_is_refused_before_the_ledger_is_held(tmp_path: Path) -> None:
    with Ledger.open(f"sqlite:///{tmp_path}/desk.db") as ledger:
        for field in ("targets", "speaker_for"):
            with pytest.raises(UsageError, match="30,000 parties, and 50 are taken"):
                ledger.review(1, "correct", "reason", "ann", {field: ["UKR"] * 30_000})
            with pytest.raises(UsageError, match="characters"):
                ledger.review(1, "correct", "reason", "ann", {field: ["U" * 300]})


@pytest.mark.parametrize(("path", "meant"), [
    ("/v1/states/UKR/status?treaty=apmbc&asof=2020-01-01", "'as_of'"),
    ("/v1/states/UKR/timeline?treaty=apmbc&knownat=2020-01-01", "'known_at'"),
    ("/v1/deadlines?states=UKR", "'state'"), ("/v1/states?lim=3", "'limit'"), ("/v1/treaties?zzzz=1", "takes none"),
    ("/v1/claims?verdicts=supported", "'verdict'"), ("/states/UKR?asof=2020-01-01", "'as_of'"), ("/v1/states?limit=3&limit=4", "once"),
])  # fmt: skip
def test_a_parameter_that_nothing_asks_for_is_refused_with_the_one_that_was_meant(client: TestClient, path: str, meant: str) -> None:
    made = client.get(path)
    assert made.status_code == 422
    assert meant in made.json()["detail"]


def test_parameters_that_are_taken_more_than_once_still_are(client: TestClient) -> None:
    assert client.get("/v1/panel?treaty=apmbc&treaty=ccm&state=UKR&start=2020-01-01&end=2021-12-31").status_code == 200


def test_a_page_of_the_trail_is_bounded_in_bytes(client: TestClient) -> None:
    ledger = client.app.state.service.ledger  # type: ignore[attr-defined]
    long = check(TEXT * 1500, "2025-07-02", reader=reader_named("rules"))
    for number in range(4):
        ledger.add(long, outlet=str(number), by="ann")
    seen, after, size = 0, 0, 0
    while after is not None:
        page = client.get(f"/v1/trail?limit=200&after={after}")
        told = page.json()
        assert told["trail"]
        seen, size, after = seen + len(told["trail"]), max(size, len(page.content)), told["next"]
    assert seen >= 4
    assert size < 8_000_000


def test_costly_questions_count_for_more() -> None:
    rates = Rates(100)
    assert cost("/v1/states/UKR/status") == 1 < cost("/v1/deadlines.ics") < cost("/v1/changes") < cost("/v1/panel")
    assert rates.wait("a", 0.0, cost("/v1/panel")) == 0 < rates.wait("a", 0.0, cost("/v1/panel"))
    rates.charge("b", 0.0, 1e9)
    assert 60 < rates.wait("b", 0.0) < 62  # whoever owes waits, and for no more than a minute and what is asked


def test_a_large_answer_and_a_large_report_are_paid_for() -> None:
    with opened(reads=20, writes=20) as client:
        assert client.get("/v1/deadlines?limit=1000").status_code == 200  # costs 6, and its bytes
        assert client.get("/v1/deadlines?limit=1000").status_code == 429
        assert client.post("/check", data={"text": "a" * 500_000}).status_code == 413
        assert client.post("/check", data={"text": "a"}).status_code == 429
