"""The JSON of a checked report is a contract with tools outside the project."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hand_made import make_refused, make_report

from servanda.assertions.terms import REFUSALS
from servanda.publish.as_json import report_json
from servanda.reports import Report


@pytest.fixture
def report() -> Report:
    return make_report()


def test_has_every_field_of_the_contract_and_survives_json(report: Report) -> None:
    made = json.loads(json.dumps(report_json(report)))
    assert {"report", "claims", "findings", "receipt"} <= made.keys()
    assert {"title", "published", "published_from", "language", "sha256"} <= made["report"].keys()
    fields = "id start end quote speaker speaker_for act targets treaty norm attributed direct when"
    assert all(set(fields.split()) <= claim.keys() for claim in made["claims"])
    assert all({"claim", "verdict", "as_known", "why", "basis", "bearing"} <= finding.keys() for finding in made["findings"])
    assert {"servanda", "law", "record", "record_complete_to"} <= made["receipt"].keys()


def test_what_was_understood_stands_in_the_order_of_assertions_and_the_refusal_has_its_kind() -> None:
    made = report_json(make_refused())
    first = made["claims"][0]
    assert first["understood"] == ["Russia, party to the Ottawa Convention: no", "An opinion, which is not decided"]
    assert [one["predicate"] for one in first["assertions"]] == ["status", "unmodelled"]
    assert [finding["refusal"] for finding in made["findings"]] == list(REFUSALS)
    assert [part["verdict"] for part in made["findings"][0]["parts"]] == ["supported", "outside the record"]
    assert made["findings"][2]["parts"][0]["as_of_the_list"] == "contradicted"


def test_quote_is_the_text_at_its_span(report: Report) -> None:
    made = report_json(report)
    assert made["claims"]
    for claim in made["claims"]:
        assert report.read.text[claim["start"] : claim["end"]] == claim["quote"]


def test_values_are_written_as_the_contract_says(report: Report) -> None:
    made = report_json(report)
    assert made["report"]["published"] == "2025-07-02"
    assert made["claims"][1]["speaker_for"] == ["RUS"]
    assert made["claims"][0]["when"] is None
    assert made["claims"][2]["when"] == {"from": "2024-01-01", "to": "2024-12-31"}
    assert made["findings"][2]["basis"][1]["ref"] == "APMBC Art. 20(3)"
    assert made["receipt"]["record_complete_to"] == {"apmbc": "2026-02-03"}


def test_as_known_differs_only_where_the_finding_says_so(report: Report) -> None:
    findings = report_json(report)["findings"]
    assert findings[1]["as_known"] == {"at": "2025-07-02", "verdict": "outside the record"}
    assert findings[2]["as_known"] == {"at": "2025-07-02", "verdict": "contradicted"}


def test_hash_is_that_of_the_text_in_utf_8(report: Report) -> None:
    import hashlib

    assert report_json(report)["report"]["sha256"] == hashlib.sha256(report.read.text.encode()).hexdigest()


def test_explain_adds_how_a_claim_was_read(report: Report) -> None:
    assert "trace" not in report_json(report)["claims"][0]
    assert report_json(report, explain=True)["claims"][0]["trace"] == [{"field": "targets", "from": "Moscow: capital"}]


def test_days_in_the_receipt_become_texts_at_any_depth(report: Report) -> None:
    deep = report._replace(receipt={"a": [{"b": (date(2025, 1, 2),)}]})
    assert report_json(deep)["receipt"] == {"a": [{"b": ["2025-01-02"]}]}
