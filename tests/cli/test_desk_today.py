"""The morning list, the search and a verdict of one's own from the shell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from kept import accusation, membership, report

from servanda.cli import main
from servanda.desk import Ledger

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def database(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    with Ledger.open(url) as ledger:
        ledger.add(report(accusation(), membership()), outlet="The Gazette", by="ann")
    return url


def test_today_tells_verdict_understanding_reason_and_outlets(database: str, capsys: Capture) -> None:
    review = ["desk", "review", "2", "--accept", "--reason", "ok", "--verdict", "contested", "--why", "Two readings."]
    assert main([*review, "--database", database]) == 0
    capsys.readouterr()
    assert main(["desk", "today", "--database", database]) == 0
    told = capsys.readouterr().out
    for part in ("2 claims, 0 contradicted", "SUPPORTED", "told by     The Gazette", "the desk    contested: Two readings."):
        assert part in told
    assert main(["desk", "today", "--since", "2999-01-01", "--format", "json", "--database", database]) == 0
    assert json.loads(capsys.readouterr().out) == {"since": "2999-01-01", "news": []}


def test_claims_are_listed_by_words_and_speaker(database: str, capsys: Capture) -> None:
    for given, found in ((["--words", "mines"], [1]), (["--speaker", "RUS"], [1]), (["--words", "party -mines"], [2])):
        assert main(["desk", "list", *given, "--format", "json", "--database", database]) == 0
        assert [claim["id"] for claim in json.loads(capsys.readouterr().out)["items"]] == found


def test_reasons_without_a_verdict_are_refused(database: str, capsys: Capture) -> None:
    assert main(["desk", "review", "1", "--accept", "--reason", "ok", "--why", "so", "--database", database]) == 2
    assert "--verdict" in capsys.readouterr().err
