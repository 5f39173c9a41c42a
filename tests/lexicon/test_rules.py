"""What annotators might write of what a treaty says: each is decided as told, or left open; and how many are decided at all.

`rules/worked` are assertions by which the wordings were made; `rules/fresh` were written after that, in looser words, and no wording was
made for them, save where one was decided wrongly. The verdict that stands with each follows from the treaty's text.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from servanda.assertions.validate import assertion
from servanda.standing import Record
from servanda.verification import judge

RULES = Path(__file__).parent / "rules"
FLOORS = {"worked": 0.95, "fresh": 0.57}  # the share that is decided; they only go up
SAID = {"sort": date(2010, 1, 1)}  # while it was in force
OPEN = ("contested", "outside the record")
FILES = sorted(path.relative_to(RULES).as_posix() for path in RULES.glob("*/*.jsonl"))


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def found(row: dict[str, Any], treaty: str, record: Record) -> str:
    asked = assertion({key: value for key, value in row.items() if key != "verdict"}, treaty)
    verdict = judge([asked], SAID.get(treaty, date(2025, 7, 1)), record).verdict
    return "open" if verdict in OPEN else verdict


@pytest.mark.parametrize("name", FILES)
def test_a_rule_is_decided_as_told_or_left_open(name: str, record: Record) -> None:
    wrong = [
        (row["value"], row["about"], is_found)
        for row in rows(RULES / name)
        if (is_found := found(row, Path(name).stem, record)) not in (row["verdict"], "open")
    ]
    assert wrong == []


@pytest.mark.parametrize("kind", FLOORS)
def test_enough_rules_are_decided(kind: str, record: Record) -> None:
    verdicts = [found(row, path.stem, record) for path in sorted((RULES / kind).glob("*.jsonl")) for row in rows(path)]
    assert sum(verdict != "open" for verdict in verdicts) / len(verdicts) >= FLOORS[kind]


def test_both_verdicts_are_asked_for() -> None:
    told = [row["verdict"] for name in FILES for row in rows(RULES / name)]
    assert all(told.count(verdict) > len(told) / 4 for verdict in ("supported", "contradicted"))
