"""The record as a SQLite file: whole, with keys that hold, and what follows from it as the record itself answers."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from servanda.cli import main
from servanda.publish.as_sqlite import FACETS, write_sqlite
from servanda.record.facts import Facts
from servanda.standing import Record


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "record.db"
    write_sqlite(Record("2026-01-15"), str(path))
    return path


@pytest.fixture
def opened(file: Path) -> Iterator[sqlite3.Connection]:
    made = sqlite3.connect(file)
    yield made
    made.close()


def test_every_action_that_counts_is_in_it_once(opened: sqlite3.Connection) -> None:
    facts = Facts()
    for treaty in ("apmbc", "npt"):
        ids = {action.id for done in facts.actions(treaty).values() for action in done}
        assert {row[0] for row in opened.execute("SELECT id FROM actions WHERE treaty = ?", (treaty,))} == ids
    assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_keys_lead_to_what_they_name(opened: sqlite3.Connection) -> None:
    broken = [row for row in opened.execute("PRAGMA foreign_key_check") if row[0] != "actions"]
    assert not broken
    lost = "SELECT DISTINCT state FROM actions WHERE state != '*' AND state NOT IN (SELECT iso3 FROM states)"
    assert not opened.execute(lost).fetchall()


def test_intervals_and_deadlines_are_the_records(opened: sqlite3.Connection) -> None:
    record = Record("2026-01-15")
    rows = opened.execute("SELECT status, since, until FROM intervals WHERE state = 'FIN' AND treaty = 'apmbc'").fetchall()
    line = record.timeline("FIN", "apmbc")
    assert rows == [(i.status, i.since and i.since.isoformat(), i.until and i.until.isoformat()) for i in line]
    due = opened.execute("SELECT due, status FROM deadlines WHERE state = 'UKR' AND duty = 'clearance'").fetchone()
    wanted = next(one for one in record.deadlines("UKR", "apmbc") if one.norm == "clearance")
    assert due == (wanted.due.isoformat(), wanted.status)


def test_the_metadata_names_columns_that_are_there(file: Path, opened: sqlite3.Connection) -> None:
    told = json.loads(file.with_name("record.metadata.json").read_text(encoding="utf-8"))
    tables = told["databases"]["record"]["tables"]
    assert FACETS.keys() <= tables.keys()
    for name, about in tables.items():
        columns = {row[1] for row in opened.execute(f"PRAGMA table_info({name})")}
        assert {*about.get("facets", []), *filter(None, (about.get("sort_desc"), about.get("label_column")))} <= columns


def test_a_file_that_is_there_is_replaced_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "nowhere" / "record.db"
    assert main(["record", "export", "--format", "sqlite", "--out", str(path)]) == 2
    assert "cannot be written" in capsys.readouterr().err
    assert main(["record", "export", "--format", "sqlite"]) == 2
