"""Hostile heads and bodies, some of them: no fault of the server but 503, and its memory is bounded."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="needs the extra servanda[web]")

import fuzz
from serving import ask, command, get

from servanda.desk import Ledger


def test_no_head_or_body_makes_a_fault_of_the_server(tmp_path: Path) -> None:
    with Ledger.open(f"sqlite:///{tmp_path}/desk.db") as ledger:
        key = ledger.keys.create("fuzz", ["read", "write", "review"], "fuzz")[1]
    with command(tmp_path, SERVANDA_READS="0", SERVANDA_WRITES="0", SERVANDA_CHECK_SECONDS="20") as (port, pid):
        ends, most = fuzz.fuzz(port, pid, 5, 7, key, 60)
        assert ask(port, get("/readyz")).startswith(b"HTTP/1.1 200")
    assert len(ends) > 4, ends
    assert most < 500_000_000
