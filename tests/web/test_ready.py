"""Whether the server is ready is asked of the ledger once a second at most, and a ledger that is not there holds nobody up."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="needs the extra servanda[web]")
pytest.importorskip("sqlalchemy", reason="needs the extra servanda[desk]")

from serving import ask, get, serving

from servanda.desk import Ledger
from servanda.errors import LedgerError
from servanda.web import service


def many(port: int, path: str, count: int) -> list[bytes]:
    """The first lines of so many answers that were asked for at once."""
    found: list[bytes] = []
    threads = [threading.Thread(target=lambda: found.append(ask(port, get(path), 30)[:12])) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_the_ledger_is_asked_once_however_many_ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, head = [], Ledger.head

    def counted(ledger: Ledger) -> str:
        asked.append(1)
        time.sleep(0.3)
        return head(ledger)

    monkeypatch.setattr(Ledger, "head", counted)
    with serving(database=f"sqlite:///{tmp_path}/desk.db") as port:
        assert set(many(port, "/readyz", 40)) == {b"HTTP/1.1 200"}
    assert len(asked) <= 3


def test_a_ledger_that_does_not_answer_is_told_in_time_and_the_record_is_answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "READY", 0.5)
    answers = threading.Event()
    monkeypatch.setattr(Ledger, "head", lambda _: answers.wait(15))
    with serving(database=f"sqlite:///{tmp_path}/desk.db") as port:
        ask(port, get("/v1/states/UKR/timeline?treaty=apmbc"))  # law and record are read once, which takes its time
        begun = time.monotonic()
        assert set(many(port, "/readyz", 20)) == {b"HTTP/1.1 503"}
        assert ask(port, get("/v1/states/UKR/timeline?treaty=apmbc")).startswith(b"HTTP/1.1 200")
        assert time.monotonic() - begun < 3
        answers.set()


def test_a_ledger_that_cannot_be_opened_is_tried_now_and_then_and_not_by_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []

    def gone(url: str) -> Ledger:
        tried.append(1)
        time.sleep(0.3)
        raise LedgerError("The ledger cannot be opened: it is gone.")

    monkeypatch.setattr(Ledger, "open", gone)
    with serving() as port:
        assert set(many(port, "/v1/reports", 30)) == {b"HTTP/1.1 503"}
    assert len(tried) <= 2
