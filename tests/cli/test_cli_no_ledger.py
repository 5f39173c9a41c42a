"""Where there is no ledger none is made by asking of it, and none is called intact."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="the extra servanda[desk] is not installed")
from servanda.cli import main

ASKING = [["verify"], ["list"], ["list", "--reports"], ["head"], ["export", "claims"], ["allegations"], ["recheck"]]


@pytest.mark.parametrize("verb", ASKING)
def test_asking_of_a_ledger_that_is_not_there_makes_none(verb: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "folder" / "none.db"
    assert main(["desk", *verb, "--database", f"sqlite:///{place}"]) == 2
    assert capsys.readouterr().err.startswith(f"servanda: There is no ledger at sqlite:///{place}")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_database_is_no_ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "empty.db"
    sqlite3.connect(place).close()
    place.touch()
    assert main(["desk", "verify", "--database", f"sqlite:///{place}"]) == 2
    assert "There is no ledger" in capsys.readouterr().err


def test_a_first_report_begins_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Peru is a party to the Mine Ban Treaty.")
    address = f"sqlite:///{tmp_path / 'desk.db'}"
    assert main(["desk", "add", str(report), "--by", "ann", "--published", "2025-03-05", "--database", address]) == 0
    assert main(["desk", "verify", "--database", address]) == 0
    assert "Intact: 1 entries" in capsys.readouterr().out
