"""Answers given before are given again as they were: for as long as they say of themselves, by who asks for the same, and no longer."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

pytest.importorskip("fastapi", reason="needs the extra servanda[web]")
pytest.importorskip("httpx", reason="needs httpx, the client of these tests")

from clients import TestClient, opened

from servanda.publish import replay
from servanda.web import kept

LOOSE = "/v1/states/UKR/status?treaty=apmbc&as_of=2025-07-02"
PINNED = f"{LOOSE}&known_at=2025-07-02"


@pytest.fixture
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of an application that has answered nothing yet."""
    database = f"sqlite:///{tmp_path_factory.mktemp('ledger')}/desk.db"
    with opened(database=database, reads=0, writes=0) as made:
        yield made


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The verbs of the questions that were worked out, one for each time."""
    asked, answer = [], replay.answer

    def counted(question: replay.Question, *more: object) -> dict[str, object]:
        asked.append(question["verb"])
        return answer(question, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(replay, "answer", counted)
    return asked


@pytest.mark.parametrize("path", [LOOSE, PINNED])
def test_the_same_question_is_worked_out_once_and_answered_alike(client: TestClient, worked_out: list[str], path: str) -> None:
    first, again = client.get(path), client.get(path)
    assert worked_out == ["status"]
    assert (again.status_code, again.content, again.headers.items()) == (200, first.content, first.headers.items())
    have = client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (have.status_code, have.content, have.headers["etag"]) == (304, b"", first.headers["etag"])
    assert "content-type" not in have.headers and have.headers["cache-control"] == first.headers["cache-control"]
    assert have.headers["content-security-policy"] and worked_out == ["status"]
    assert client.get(path, headers={"If-None-Match": '"other"'}).content == first.content


def test_other_days_states_and_forms_are_other_questions(client: TestClient) -> None:
    answers = [client.get(path).json() for path in (LOOSE, PINNED, LOOSE.replace("2025-07", "1999-01"), LOOSE.replace("UKR", "FIN")) * 2]
    assert answers[:4] == answers[4:] and all(answers.count(answer) == 2 for answer in answers)
    forms = [client.get("/v1/deadlines?treaty=ccm", headers={"Accept": accept}) for accept in ("application/json", "text/csv") * 2]
    assert [form.content for form in forms[:2]] == [form.content for form in forms[2:]]


def test_what_hangs_on_today_is_worked_out_again_tomorrow_and_after_its_time(
    client: TestClient, worked_out: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (LOOSE, PINNED):
        client.get(path)
    later = time.monotonic() + kept.SHORT_SECONDS + 1
    with monkeypatch.context() as patch:
        patch.setattr("servanda.web.kept.time.monotonic", lambda: later)
        for path in (LOOSE, PINNED):
            client.get(path)
    assert len(worked_out) == 3  # the pinned one holds

    class Tomorrow(date):
        @classmethod
        def today(cls) -> date:
            return date.today() + timedelta(days=1)

    monkeypatch.setattr(kept, "date", Tomorrow)
    for path in (LOOSE, PINNED):
        client.get(path)
    assert len(worked_out) == 4


def test_the_ledger_and_errors_are_never_kept(client: TestClient) -> None:
    ledger = client.app.state.service.ledger  # type: ignore[attr-defined]
    assert client.get("/v1/trail").json()["trail"] == [] and client.get("/v1/trail").headers["cache-control"] == "no-cache"
    ledger.keys.create("the newsroom", ["read"], "test")
    assert len(client.get("/v1/trail").json()["trail"]) == 1
    for _ in range(2):
        assert client.get("/v1/claims/1").status_code == 404


@pytest.mark.parametrize("bound", ["bytes", "answers"])
def test_memory_is_bounded(client: TestClient, worked_out: list[str], monkeypatch: pytest.MonkeyPatch, bound: str) -> None:
    length = len(client.get(PINNED).content)
    monkeypatch.setattr(kept, *(("MOST", 3 * length) if bound == "bytes" else ("ANSWERS", 3)))
    for day in range(1, 29):
        client.get(PINNED.replace("as_of=2025-07-02", f"as_of=2025-06-{day:02}"))
    client.get(PINNED)
    assert len(worked_out) == 30  # the first one had to go
    client.get(PINNED)
    assert len(worked_out) == 30
    monkeypatch.setattr(kept, "LARGEST", 10)
    for _ in range(2):
        client.get(LOOSE)
    assert len(worked_out) == 32
