"""Assertions verified: one in a warm process, JSON lines of a corpus, and one from the shell beside an interpreter that does nothing.

The lines are the claims of the project's corpus with the assertions that annotators made of them, every predicate among them, each
told of a day of its own so that no two are the same. Beside them the same lines are only read and written again as JSON, in the same run.
"""

from __future__ import annotations

import csv
import io
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from lib.measure import told
from start_up import NOTHING, PROGRAM, medians

import servanda
from servanda.publish.verified import answers

CORPUS = Path(__file__).parents[1] / "evaluation" / "corpus"
TODAY = date(2026, 2, 1)
TIMES = 8  # the corpus so many times over, each time told of other days
SHELL = ("verify", "status", "RUS", "apmbc", "party", "--not", "--said", "2025-07-02")


def main() -> None:
    """Prints microseconds of one assertion by predicate, lines a second, and the ratio of the shell command."""
    asked = list(claims())
    one_by_one(asked)
    lines = [json.dumps(line | {"said": later(line["said"], days)}) for days in range(TIMES) for line in asked]
    in_lines("\n".join(lines).encode() + b"\n", len(lines))
    ours, bare = medians([PROGRAM, *SHELL], NOTHING, 25)
    print(f"servanda {' '.join(SHELL)}: {ours * 1e3:.0f} ms; python -c pass: {bare * 1e3:.0f} ms")
    told("servanda verify / bare interpreter", ours / bare, "times", 2)


def claims() -> Iterator[dict[str, Any]]:
    """The claims of the corpus as lines of `servanda verify -`."""
    for folder in sorted(path.parent for path in CORPUS.glob("*/assertions.jsonl")):
        with (folder / "index.csv").open(encoding="utf-8") as file:
            days = {row["id"]: row["date"] for row in csv.DictReader(file)}
        treaties = {(g["doc"], g["start"], g["end"]): g["treaty"] for g in rows(folder / "gold.jsonl")}
        for claim in rows(folder / "assertions.jsonl"):
            treaty = treaties.get((claim["doc"], claim["start"], claim["end"]))
            name = f"{claim['doc']}/{claim['start']}"
            yield {"id": name, "said": days[claim["doc"]], "treaty": treaty, "assertions": claim["assertions"]}


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    yield from (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def later(day: str, days: int) -> str:
    """The day so many days after another."""
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


def processor(work: Callable[[], object]) -> float:
    """Seconds of processor time that one run takes: on one core, whatever else the machine does."""
    start = time.process_time()
    work()
    return time.process_time() - start


def one_by_one(asked: list[dict[str, Any]]) -> None:
    """What one assertion of each predicate takes, in microseconds."""
    record = servanda.record(TODAY)
    by_predicate: dict[str, list[tuple[dict[str, Any], str, str]]] = defaultdict(list)
    for line in asked:
        for assertion in line["assertions"]:
            by_predicate[assertion["predicate"]].append((assertion, line["said"], line["treaty"] or ""))
    for predicate, listed in sorted(by_predicate.items()):

        def ask(listed: list[tuple[dict[str, Any], str, str]] = listed) -> None:
            for assertion, said, treaty in listed:
                servanda.verify(assertion, said=said, treaty=treaty, record=record)

        ask()
        each = min(processor(ask) for _ in range(5)) / len(listed)
        told(f"one assertion ({predicate}, {len(listed)} of them)", each * 1e6, "microseconds", 100)


def in_lines(raw: bytes, number: int) -> None:
    """Lines a second, and what a line takes beside reading and writing it as JSON alone."""

    def verified() -> None:
        for made in answers(io.BytesIO(raw), TODAY):
            json.dumps(made, ensure_ascii=False).encode()

    def only_json() -> None:
        for line in io.BytesIO(raw):
            json.dumps(json.loads(line), ensure_ascii=False).encode()

    verified()
    pairs = [(processor(verified), processor(only_json)) for _ in range(5)]
    ours, peer = min(pairs)
    told("JSON lines verified", number / ours, "a second", 5_000, least=True)
    print(f"a line verified / a line only read and written as JSON: {ours / peer:.1f} times")


if __name__ == "__main__":
    main()
