"""How well assertions are decided, reading left out: those of annotated claims are put to law and record, verdicts are compared.

The three parts of the project's own corpus were in sight when the rules were made, so that their kind is `seen`. Claims with a note in
assertions.jsonl, which does not hold all that they say or is in doubt about it, are scored apart as `noted`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from servanda.assertions.model import Assertion
from servanda.standing import Record
from servanda.verification import judge, taken

from .scoring import DECIDED, Score, reports

ASSERTIONS = "assertions.jsonl"
TODAY = "2026-08-22"  # the day on which the last lists end: figures do not change with the clock


class Claim(NamedTuple):
    """A claim as assertions, the day on which it was said, and the verdict that a person gave."""

    said: date
    assertions: tuple[Assertion, ...]
    verdict: str
    noted: bool


def claims(folder: Path) -> list[Claim]:
    """The annotated claims of a folder, in their order. Raises UsageError for an assertion that cannot be."""
    gold = {(report.id, row["start"], row["end"]): (report.date, row) for report in reports(folder) for row in report.claims}
    found = []
    for line in (folder / ASSERTIONS).read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        said, row = gold[told["doc"], told["start"], told["end"]]
        made = tuple(taken(told["assertions"], row["treaty"] or ""))
        found.append(Claim(date.fromisoformat(said), made, row["verdict"], bool(told.get("note"))))
    return found


def score(told: Iterable[Claim], record: Record) -> Score:
    """What was decided and what falsely: counts as those of a reading's score have them."""
    counts: Counter[str] = Counter()
    for claim in told:
        verdict = judge(claim.assertions, claim.said, record).verdict
        counts["decidable"] += claim.verdict in DECIDED
        if verdict in DECIDED:
            counts["given"] += 1
            counts["decided" if verdict == claim.verdict else "false"] += 1
    return Score(counts)


def figures(folder: Path, record: Record) -> Mapping[str, dict[str, Any]]:
    """The figures of each kind: `seen` for claims that assertions hold wholly, `noted` for the others."""
    told = claims(folder)
    return {
        kind: {name: value for name, value in score([claim for claim in told if claim.noted is noted], record).figures().items()
               if name in ("decided", "false", "given")}
        for kind, noted in (("seen", False), ("noted", True))
    }  # fmt: skip
