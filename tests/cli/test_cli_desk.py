"""`servanda desk`: from a report to a reviewed claim, a table and an export, and codes that programs read."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from servanda.cli import main

REPORT = "Ukraine is a party to the Ottawa Convention. Russia accused Ukraine of using anti-personnel mines near Izium.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a report, and the environment that names a ledger in it."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'desk.db'}")
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    """What a verb that ends well prints."""
    assert main(["desk", *argv]) == 0, capsys.readouterr().err
    return capsys.readouterr().out


def test_from_a_report_to_a_table(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(desk / "report.txt")
    assert "2 claims" in said(capsys, "add", path, "--published", "2025-07-02", "--outlet", "The Gazette", "--by", "ann")
    assert "was here already" in said(capsys, "add", path, "--published", "2025-07-02", "--outlet", "The Gazette", "--by", "ann")
    listed = json.loads(said(capsys, "list", "--accused", "Ukraine", "--format", "json"))["items"]
    assert [(claim["act"], claim["targets"], claim["speaker_for"]) for claim in listed] == [("accuse", ["UKR"], ["RUS"])]
    number = str(listed[0]["id"])
    assert "entry 2" in said(capsys, "review", number, "--correct", "norm=transfer", "--reason", "as the text has it", "--by", "bob")
    shown = said(capsys, "list", number)
    assert "corrected" in shown
    assert "bob: correct: as the text has it" in shown
    rows = [*csv.DictReader(io.StringIO(said(capsys, "allegations", "--by", "accused,norm", "--format", "csv")))]
    assert [(row["accused"], row["norm"], row["claims"]) for row in rows] == [("UKR", "transfer", "1")]
    assert "0 reports were checked again" in said(capsys, "recheck", "--by", "ann")


def test_answers_of_check_and_feeds_are_taken(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(desk / "report.txt"), "--published", "2025-07-02", "--format", "json"]) == 0
    (desk / "answer.json").write_text(capsys.readouterr().out, encoding="utf-8")
    feed = f"<rss version='2.0'><channel><title>F</title><item><title>T</title><description>{REPORT}</description></item></channel></rss>"
    (desk / "feed.html").write_text(feed, encoding="utf-8")
    told = said(capsys, "add", str(desk / "answer.json"), str(desk / "feed.html"), "--published", "2025-07-02", "--by", "ann")
    assert told.count("2 claims") == 2
    assert all(claim["told"] == 2 for claim in json.loads(said(capsys, "list", "--format", "json"))["items"])


def test_the_tables_of_a_bulk_run_are_taken(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(desk / "report.txt"), "--published", "2025-07-02", "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    about = {"document": "d1", "url": "https://a.example/1", "outlet": "A", "published": date(2025, 7, 2)}
    fields = ("title", "published_from", "language", "sha256", "characters")
    document = {**about, **{name: answer["report"][name] for name in fields}, "text": REPORT, "receipt": json.dumps(answer["receipt"])}
    for claim in answer["claims"]:
        claim["assertions"] = [json.dumps(one) for one in claim["assertions"]]  # as a bulk run writes them
    (desk / "run").mkdir()
    tables = {"documents": [document]} | {name: [about | row for row in answer[name]] for name in ("claims", "findings")}
    for name, rows in tables.items():
        parquet.write_table(pa.Table.from_pylist(rows), desk / "run" / f"{name}-00000.parquet")
    assert "2 claims" in said(capsys, "add", str(desk / "run"), "--by", "ann")
    assert json.loads(said(capsys, "list", "1", "--format", "json"))["appearances"][0]["url"] == "https://a.example/1"
    said(capsys, "verify")
    (desk / "run" / "claims-00000.parquet").write_bytes(b"no parquet")
    assert main(["desk", "add", str(desk / "run"), "--by", "ann"]) == 2


def test_what_was_understood_is_corrected_and_shown_with_what_it_was(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "add", str(desk / "report.txt"), "--published", "2025-07-02", "--by", "ann")
    told = '[{"predicate": "status", "states": ["RUS"], "treaty": "apmbc", "value": "party"}]'
    review = ("review", "1", "--by", "bob", "--reason", "It says so.", "--correct")
    said(capsys, *review, f"assertions={told}")
    shown = said(capsys, "list", "1")
    assert "claim 1  corrected  contradicted" in shown
    for line in ("  says    Russia, party to the Ottawa Convention: yes\n", "now: Russia, party to the Ottawa Convention: yes\n", "before"):
        assert line in shown
    for wrong, why in (("[", "takes a list as JSON"), ('[{"predicate": "wish"}]', "predicate is 'wish'")):
        assert main(["desk", *review, f"assertions={wrong}"]) == 2
        assert why in capsys.readouterr().err
    assert "claim" not in said(capsys, "list", "--refusal", "past the list").partition("\n")[2]


def test_what_cannot_be_read_is_told_and_the_rest_kept(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "bad.txt").write_bytes(b"\xff\xfe\x00")
    assert main(["desk", "add", str(desk / "bad.txt"), str(desk / "report.txt"), "--by", "ann"]) == 2
    told = capsys.readouterr()
    assert "bad.txt" in told.err
    assert "2 claims" in told.out


@pytest.mark.parametrize("table", ["claims", "findings", "trail"])
def test_exports_in_three_forms_hold_the_same_rows(desk: Path, capsys: pytest.CaptureFixture[str], table: str) -> None:
    said(capsys, "add", str(desk / "report.txt"), "--published", "2025-07-02", "--outlet", "=1+1", "--by", "ann")
    as_json = [json.loads(line) for line in said(capsys, "export", table, "--format", "json").splitlines()]
    as_csv = [*csv.DictReader(io.StringIO(said(capsys, "export", table)))]
    said(capsys, "export", table, "--format", "parquet", "--out", str(desk / "t.parquet"))
    as_parquet = parquet.read_table(desk / "t.parquet").to_pylist()
    first = next(iter(as_json[0]))
    assert len(as_json) == {"claims": 2, "findings": 2, "trail": 1}[table]
    assert [str(row[first]) for row in as_json] == [row[first] for row in as_csv] == [str(row[first]) for row in as_parquet]
    assert set(as_csv[0]) == set(as_parquet[0])


def test_verify_ends_with_five_where_the_ledger_was_changed(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "add", str(desk / "report.txt"), "--by", "ann")
    head = said(capsys, "head").strip()
    assert head in said(capsys, "verify", "--expect-head", head)
    with sqlite3.connect(desk / "desk.db") as connection:
        connection.execute("UPDATE claims SET status = 'accepted'")
    connection.close()
    assert main(["desk", "verify"]) == 5
    assert capsys.readouterr().err.count("\n") == 1


def test_keys_are_shown_once(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secret = said(capsys, "key", "create", "the newsroom", "--scope", "write", "--by", "ann").strip()
    listed = said(capsys, "key", "list")
    assert "the newsroom" in listed
    assert secret not in listed
    assert "revoked" in said(capsys, "key", "revoke", "1", "--by", "ann")
    assert main(["desk", "key", "revoke", "1", "--by", "ann"]) == 2
