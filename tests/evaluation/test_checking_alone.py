"""Assertions are decided no worse than their floors say, with no reading; and the score of them counts what it is to count."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from evaluation import checking, floors
from servanda.assertions.model import Assertion
from servanda.standing import Record

RECORD = Record(checking.TODAY)
HERE = [name for name, folder in floors.CHECKED.items() if (folder / checking.ASSERTIONS).exists()]


@pytest.mark.parametrize("name", HERE)
def test_checking_keeps_to_its_floors(name: str) -> None:
    pinned = floors.kinds_of(floors.read()[name])
    found = checking.figures(floors.CHECKED[name], RECORD)
    now = {kind: {key: round(found[kind][key.removesuffix(floors.MOST)], 3) for key in named} for kind, named in pinned.items()}
    assert floors.broken(now, pinned) == []


@pytest.mark.parametrize("name", HERE)
def test_the_floors_are_of_the_assertions_in_the_repository(name: str) -> None:
    assert floors.read()[name]["sha256"] == floors.corpus_hash(floors.CHECKED[name], assertions=True)


def test_all_parts_of_the_own_corpus_have_floors() -> None:
    assert {"assertions-a", "assertions-b", "assertions-c"} <= set(HERE)
    assert sum(len(checking.claims(floors.CHECKED[f"assertions-{part}"])) for part in "abc") == 955


def test_what_is_decided_and_what_is_false() -> None:
    party = (Assertion("status", "party", ("UKR",), treaty="apmbc"),)
    opinion = (Assertion("unmodelled", "opinion"),)
    said = date(2025, 7, 2)
    told = [
        checking.Claim(said, party, "supported", False),
        checking.Claim(said, party, "contradicted", False),
        checking.Claim(said, party, "outside the record", False),
        checking.Claim(said, opinion, "supported", False),
        checking.Claim(said, opinion, "outside the record", False),
    ]
    score = checking.score(told, RECORD)
    assert dict(score.counts) == {"decidable": 3, "given": 3, "decided": 1, "false": 2}
    assert score.figures()["decided"] == pytest.approx(1 / 3)


def test_claims_with_a_note_are_scored_apart(tmp_path: Path) -> None:
    (tmp_path / "index.csv").write_text("id,annotated,date,topic,kind\n001,yes,2025-07-02,apmbc,written\n")
    (tmp_path / "001.txt").write_text("text")
    gold = [{"doc": "001", "start": n, "end": n + 1, "treaty": "apmbc", "verdict": "supported"} for n in range(3)]
    told = [{"predicate": "status", "value": "party", "states": [state]} for state in ("UKR", "CHN", "CHN")]
    rows = [{"doc": "001", "start": n, "end": n + 1, "assertions": [one]} for n, one in enumerate(told)]
    rows[2]["note"] = "in doubt"
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, gold)))
    (tmp_path / "assertions.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert checking.figures(tmp_path, RECORD) == {
        "seen": {"decided": 0.5, "false": 1, "given": 2}, "noted": {"decided": 0.0, "false": 1, "given": 1},
    }  # fmt: skip
