"""A kept report can be shown as it was checked: the same words, the same findings, and what a person made of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from kept import TODAY, accusation, membership, report

import servanda
from servanda.desk import Ledger
from servanda.errors import UsageError
from servanda.publish.as_json import report_json

EXAMPLE = Path(__file__).parents[2] / "examples/report.txt"


def test_what_was_checked_comes_back_whole(database_url: str) -> None:
    given = servanda.check(EXAMPLE.read_text(encoding="utf-8"), published="2025-12-10", record=TODAY)
    with Ledger.open(database_url) as ledger:
        found = ledger.retold(ledger.add(given, by="ann").report)
    before, after = report_json(given, explain=True), report_json(found.report, explain=True)
    for claim in before["claims"]:
        claim["trace"] = []  # how each was read word by word is not kept
    for part in ("claims", "findings"):
        assert after[part] == before[part]
    assert (found.report.read.text, found.report.read.dating) == (given.read.text, given.read.dating)
    assert {place.status for place in found.desk.values()} == {"unreviewed"}


def test_a_correction_shows_in_the_report(tmp_path: Path) -> None:
    with Ledger.open(f"sqlite:///{tmp_path / 'desk.db'}") as ledger:
        number = ledger.add(report(accusation(), membership()), by="ann").report
        ledger.review(1, "correct", "It speaks of Finland.", "bob", {"targets": ["FIN"]}, TODAY)
        found = ledger.retold(number)
    assert [found.desk[finding.claim.id].status for finding in found.report.findings] == ["corrected", "unreviewed"]
    assert found.report.findings[0].claim.targets == ("FIN",)


def test_a_report_without_its_text_or_its_reading_still_shows_its_findings(tmp_path: Path) -> None:
    """As other tools bring it: the JSON of the contract and no more."""
    given = report(membership())
    with Ledger.open(f"sqlite:///{tmp_path / 'desk.db'}") as ledger:
        found = ledger.retold(ledger.add_document(report_json(given), by="ann").report)
        with pytest.raises(UsageError, match="no report 2"):
            ledger.retold(2)
    assert (found.report.read.text, found.kept.text) == ("", None)
    assert [finding.verdict for finding in found.report.findings] == [finding.verdict for finding in given.findings]
