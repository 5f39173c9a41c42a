"""Compares accuracy on the annotated reports with the floors that are pinned in floors.json. Below a floor is a failure.

    python .ci/floors.py                                  score and compare
    python .ci/floors.py --raise                          pin the figures that are better than their floors
    python .ci/floors.py --lower-floor-because "reason"   pin the figures as they are; the reason is kept in the file
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
EVAL = HERE.parents[1] / "shared" / "eval"
KINDS = ("all", "real")


def corpus_hash(corpus: Path) -> str:
    """The SHA-256 of what is scored: the index, the annotations and every annotated text, each with its name."""
    names = ["index.csv", "gold.jsonl", *(f"{row['id']}.txt" for row in annotated(corpus))]
    digest = hashlib.sha256()
    for name in names:
        content = (corpus / name).read_bytes()
        digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def annotated(corpus: Path) -> list[dict[str, str]]:
    """The rows of the index whose reports were annotated."""
    with (corpus / "index.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["annotated"] == "yes"]


def predict(corpus: Path, folder: Path) -> None:
    """Checks every annotated report in one process and writes the answers where the scorer looks for them."""
    import servanda
    from servanda.publish.as_json import report_json

    record = servanda.record()
    for row in annotated(corpus):
        text = (corpus / f"{row['id']}.txt").read_text(encoding="utf-8")
        answer = report_json(servanda.check(text, row["date"], record=record))
        (folder / f"{row['id']}.json").write_text(json.dumps(answer), encoding="utf-8")


def score(corpus: Path) -> dict[str, Any]:
    """The figures of the scorer that lies beside the corpus."""
    with tempfile.TemporaryDirectory() as folder:
        predict(corpus, Path(folder))
        command = [sys.executable, str(corpus.parent / "score.py"), "--corpus", str(corpus), "--predictions", folder]
        run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return dict(json.loads(run.stdout))


def measured(figures: dict[str, Any]) -> dict[str, dict[str, float]]:
    """The figures that have floors."""
    return {
        kind: {
            "claims_f1": figures[kind]["claims"]["f1"],
            "whole_f1": figures[kind]["whole"]["f1"],
            "decided": figures[kind]["decided_right"],
            "false_max": figures[kind]["false_verdicts"],
        }
        for kind in KINDS
    }


def worse(name: str, now: float, floor: float) -> bool:
    """Whether a figure breaks its floor; of false verdicts the fewer the better."""
    return now > floor if name.endswith("_max") else now < floor


def broken(now: dict[str, dict[str, float]], floors: dict[str, Any]) -> list[str]:
    """A sentence for every figure that breaks its floor."""
    return [
        f"{kind} {name} is {value}, worse than its floor {floors[kind][name]}."
        for kind, figures in now.items()
        for name, value in figures.items()
        if worse(name, value, floors[kind][name])
    ]


def raised(now: dict[str, dict[str, float]], floors: dict[str, Any]) -> dict[str, Any]:
    """The floors, each at the better of itself and what was measured."""
    better = {
        kind: {name: floors[kind][name] if worse(name, value, floors[kind][name]) else value for name, value in figures.items()}
        for kind, figures in now.items()
    }
    return {**floors, **better}


def main(argv: list[str] | None = None) -> int:
    """Scores, prints, compares; returns 1 below a floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="up", action="store_true", help="pin what is better than its floor")
    parser.add_argument("--lower-floor-because", metavar="REASON", help="pin the figures as they are")
    args = parser.parse_args(argv)
    corpus = EVAL / "dev"
    if not (corpus / "gold.jsonl").exists():
        print("The annotated reports are not here, so accuracy is not compared with its floors.")
        return 0
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    digest = corpus_hash(corpus)
    if digest != floors["corpus"] and not args.lower_floor_because:
        print("The annotated reports are not those that the floors were measured on: pin new floors with --lower-floor-because.")
        return 1
    start = time.perf_counter()
    now = measured(score(corpus))
    print(f"{len(annotated(corpus))} reports in {time.perf_counter() - start:.1f} s")
    for kind, figures in now.items():
        print(f"{kind:5}" + "  ".join(f"{name} {value} (floor {floors[kind][name]})" for name, value in figures.items()))
    if args.lower_floor_because:
        before = {kind: floors[kind] for kind in KINDS}
        floors = {**floors, **now, "corpus": digest, "lowered": [*floors["lowered"], {"because": args.lower_floor_because, "from": before}]}
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
        return 0
    if args.up:
        floors = raised(now, floors)
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    faults = broken(now, floors)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
