"""A checked report as a table: from Python, as CSV and as Parquet, and as notebooks show it."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hand_made import make_report

import servanda
from servanda import pipeline
from servanda.cli import main
from servanda.publish.as_table import COLUMNS, claims_csv, claims_parquet
from servanda.reports import TABLE

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two files, and a check that gives the report made by hand."""
    monkeypatch.setattr(pipeline, "check_document", lambda *_: make_report())
    paths = [tmp_path / name for name in ("a.txt", "b.txt")]
    for path in paths:
        path.write_text("Some text.", encoding="utf-8")
    return [str(path) for path in paths]


def test_a_row_holds_claim_and_finding() -> None:
    report = make_report()
    rows = report.table()
    assert [tuple(row) for row in rows] == [TABLE] * len(report.findings)
    for row, finding in zip(rows, report.findings, strict=True):
        claim = finding.claim
        assert (row["claim"], row["quote"], row["verdict"], row["why"]) == (claim.id, claim.quote, finding.verdict, finding.why)
        assert (row["start"], row["end"], row["targets"]) == (claim.start, claim.end, "; ".join(claim.targets))
        assert isinstance(row["published"], date)


def test_csv_and_parquet_hold_the_same(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs the extra servanda[panel]")
    rows = [{"file": "a", **row} for row in make_report().table()]
    with (tmp_path / "claims.parquet").open("wb") as file:
        claims_parquet(rows, file)
    read = parquet.read_table(tmp_path / "claims.parquet").to_pylist()
    assert read == rows
    told = list(csv.DictReader(io.StringIO(claims_csv(rows))))
    assert [row["quote"] for row in told] == [row["quote"] for row in rows] and tuple(told[0]) == COLUMNS
    polars = pytest.importorskip("polars")
    pandas = pytest.importorskip("pandas")
    for reader in (polars, pandas):
        assert len(reader.read_parquet(tmp_path / "claims.parquet")) == len(rows)


def test_the_verb_writes_all_reports_as_one_table(texts: list[str], tmp_path: Path, capsys: Capture) -> None:
    assert main(["check", *texts, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["file"] for row in rows} == set(texts)
    assert main(["check", *texts, "--format", "csv", "--excel", "--out", str(tmp_path / "claims.csv")]) == 0
    assert (tmp_path / "claims.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert main(["check", texts[0], "--format", "parquet"]) == 2
    assert "--out claims.parquet" in capsys.readouterr().err


def test_a_quote_that_begins_like_a_formula_is_a_text_in_a_spreadsheet() -> None:
    rows = [{"file": "a", **row, "quote": "=HYPERLINK(\"https://a.example\")"} for row in make_report().table()[:1]]
    assert next(csv.DictReader(io.StringIO(claims_csv(rows, excel=True).removeprefix("\ufeff"))))["quote"].startswith("'=")


def test_notebooks_show_tables_in_which_all_text_is_escaped() -> None:
    record = servanda.record("2026-01-15")
    report = make_report()
    odd = report._replace(findings=(report.findings[0]._replace(why="<script>alert(1)</script>"),))
    for shown in (record._repr_html_(), record.standing("UKR", "apmbc")._repr_html_(), record.timeline("FIN", "apmbc")._repr_html_(),
                  odd._repr_html_()):  # fmt: skip
        assert shown.startswith("<table>") and shown.endswith("</table>") and "<script" not in shown
    assert "withdrawing" in record.timeline("FIN", "apmbc")._repr_html_()
    assert "CHE" in record.standing("UKR", "apmbc")._repr_html_()
    assert record.timeline("FIN", "apmbc") == tuple(record.timeline("FIN", "apmbc"))
