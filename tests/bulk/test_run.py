"""Bulk runs: equal to `servanda check` one by one, whatever breaks on the way."""

from __future__ import annotations

import json
import os
import random
import time
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("datatrove", reason="the extra servanda[bulk] is not installed")
from bulk.crawls import COLUMNS, OFF_TOPIC, command, jsonl, kill, rows, run

import servanda
from servanda.bulk.guard import Guard, SetAside
from servanda.publish.as_json import report_json


def test_the_counts_add_up_and_nothing_is_lost(undisturbed: Path) -> None:
    told = json.loads((undisturbed / "report.json").read_text())
    counts = dict(told["documents"])
    assert counts.pop("read") == sum(counts.values()) - 1  # the file that breaks off is listed though it is no document
    assert counts["checked"] == 7 and counts["copies"] == 1  # six of the corpus, and a page of one word
    copies = [json.loads(line) for line in (undisturbed / "copies.jsonl").read_text().splitlines()]
    kept = {row["document"]: row["cluster"] for row in rows(undisturbed)["documents"]}
    assert len(copies) == 1 and copies[0]["cluster"] in kept.values() and copies[0]["id"] not in kept
    aside = [json.loads(line) for line in (undisturbed / "set-aside.jsonl").read_text().splitlines()]
    assert len(aside) == counts["set aside"] == 2
    assert any("no JSON" in row["reason"] for row in aside) and any("breaks off" in row["reason"] for row in aside)


def told(value: Any) -> Any:
    """A value without fields that hold nothing: a table has every field in every row."""
    if isinstance(value, dict):
        return {key: told(item) for key, item in value.items() if item is not None}
    return [told(item) for item in value] if isinstance(value, list) else value


def test_every_row_equals_what_check_says_of_the_document_alone(undisturbed: Path) -> None:
    found = rows(undisturbed)
    today = json.loads((undisturbed / "report.json").read_text())["today"]
    texts = [row for row in found["documents"] if row["text"]]
    assert len(texts) == 6
    for document in texts:
        day = document["published"].isoformat()
        alone = report_json(servanda.check(document["text"], day, document["title"] or "", servanda.record(today)))
        of_it: dict[str, Any] = {}
        for table in ("claims", "findings"):
            of_it[table] = [{k: v for k, v in row.items() if k not in ("document", "url", "outlet", "published")}
                            for row in found[table] if row["document"] == document["document"]]  # fmt: skip
        for claim in of_it["claims"]:
            claim["assertions"] = [json.loads(one) for one in claim["assertions"]]  # in a table each is a JSON text
        assert told(of_it) == told({"claims": alone["claims"], "findings": alone["findings"]})
        assert document["sha256"] == alone["report"]["sha256"]


def test_a_run_that_is_killed_goes_on_to_the_same_rows(crawl: Path, undisturbed: Path, tmp_path: Path) -> None:
    chance, out = random.Random(20250702), tmp_path / "killed"
    for _ in range(3):
        kill(command(crawl, out, *COLUMNS), chance.uniform(0.5, 5))
    done = run(crawl, out, *COLUMNS)
    assert done.returncode == 0, done.stderr
    assert rows(out) == rows(undisturbed)
    assert (out / "set-aside.jsonl").read_text() == (undisturbed / "set-aside.jsonl").read_text()


def test_a_document_that_hangs_or_crashes_is_set_aside_and_the_next_is_read() -> None:
    guard = Guard(seconds=20)
    try:
        with pytest.raises(SetAside, match="ended its process"):
            guard.call(os._exit, 7)
        assert guard.call(len, "next") == 4
        guard.seconds = 0.2
        with pytest.raises(SetAside, match="longer than"):
            guard.call(time.sleep, 30)
    finally:
        guard.close()


def test_another_source_into_the_same_folder_is_refused(undisturbed: Path, tmp_path: Path) -> None:
    jsonl(tmp_path / "other.jsonl", {"a": OFF_TOPIC})
    done = run(tmp_path / "other.jsonl", undisturbed, *COLUMNS)
    assert done.returncode == 2 and "another source" in done.stderr


def test_a_source_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = run(tmp_path / "none", tmp_path / "out")
    assert done.returncode == 2 and "does not exist" in done.stderr
