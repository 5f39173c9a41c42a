"""Compares accuracy on the annotated reports with the floors that are pinned in floors.json. Below a floor is a failure.

    python -m evaluation.floors                                  score and compare
    python -m evaluation.floors --raise                          pin the figures that are better than their floors
    python -m evaluation.floors --lower-floor-because "reason"   pin the figures as they are; the reason is kept in the file

`real-chosen` and `real-unseen` are real texts of others, where they lie beside the repository, in parts by their source.
`own` is the part of the project's own corpus that the reading was not taught by, `dev` what others annotated, where it lies beside
the repository. `assertions-a` to `-c` and `-dev` are their claims as assertions: how well they are decided, with no reading. Floors
belong to the very reports that they were measured on: their hash stands beside them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from servanda.reading.llm.recorded import KeptReader
from servanda.standing import Record

from . import HERE, OTHERS, RECORDED, TAUGHT, UNSEEN, checking, parts
from .answers import Answered, answered, answers
from .scoring import reports, score
from .teaching.encoder.sources import REAL as REAL_TEXTS

FLOORS = HERE / "floors.json"
SETS = {"own": UNSEEN, "dev": OTHERS, "recorded": UNSEEN, "recorded-a": TAUGHT[0]}
CHECKED = {f"assertions-{folder.name}": folder for folder in (*TAUGHT, UNSEEN, OTHERS)}  # assertions are given, not read
REAL = dict.fromkeys(parts.PARTS, REAL_TEXTS)  # real texts by what they are used for: thresholds were chosen, or nothing was
READERS = {  # who reads a set, where it is not the usual reader
    "recorded": KeptReader(str(RECORDED / "c")), "recorded-a": KeptReader(str(RECORDED / "a")),
}  # fmt: skip
# How far below a figure its floor is set: what is written in the repository is compared on many machines.
ROOM = {"own": 0.01, "dev": 0.003, "recorded": 0.0, "recorded-a": 0.0, **dict.fromkeys(parts.PARTS, 0.01)}
MOST = "_max"  # the end of a floor's name where the figure may not be greater

Figures = dict[str, float]
Floors = dict[str, Any]


def corpus_hash(folder: Path, assertions: bool = False) -> str:
    """The SHA-256 of what is scored: index, annotations and every annotated text, or the assertions in their place, each with its name."""
    digest = hashlib.sha256()
    scored = [checking.ASSERTIONS] if assertions else [f"{report.id}.txt" for report in reports(folder)]
    for name in ("index.csv", "gold.jsonl", *scored):
        content = (folder / name).read_bytes()
        digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def measured(answers: Sequence[Answered], floors: Mapping[str, Figures]) -> dict[str, Figures]:
    """The figures that have floors: over all reports, and over each kind of them that has floors of its own."""
    found: dict[str, Figures] = {}
    for kind, named in floors.items():
        figures = score(answer for answer in answers if kind in ("all", answer[0].kind)).figures()
        found[kind] = {name: round(figures[name.removesuffix(MOST)], 3) for name in named}
    return found


def worse(name: str, now: float, floor: float) -> bool:
    """Whether a figure is worse than its floor; of false verdicts the fewer the better."""
    return now > floor if name.endswith(MOST) else now < floor


def broken(now: Mapping[str, Figures], floors: Mapping[str, Figures]) -> list[str]:
    """A sentence for every figure that is worse than its floor."""
    return [
        f"{kind} {name} is {value}, worse than its floor {floors[kind][name]}."
        for kind, figures in now.items()
        for name, value in figures.items()
        if worse(name, value, floors[kind][name])
    ]


def raised(now: Mapping[str, Figures], floors: Mapping[str, Figures], room: float = 0.0) -> dict[str, Figures]:
    """The floors, each at the better of itself and what was measured, less the room that it is given."""

    def better(name: str, value: float, floor: float) -> float:
        pinned = round(value + room if name.endswith(MOST) else value - room, 3)
        return floor if worse(name, pinned, floor) else pinned

    return {kind: {name: better(name, value, floors[kind][name]) for name, value in figures.items()} for kind, figures in now.items()}


def read() -> dict[str, Floors]:
    """All floors as they are pinned: for each set the hash of its reports, the floors of each kind, and what was lowered and why."""
    return dict(json.loads(FLOORS.read_text(encoding="utf-8")))


def kinds_of(pinned: Floors) -> dict[str, Figures]:
    """The floors of a set, by kind of report."""
    return {kind: floors for kind, floors in pinned.items() if kind not in ("sha256", "lowered")}


def _compared(name: str, pinned: Floors, up: bool, because: str) -> tuple[Floors, list[str]]:
    """The floors of a set as they are to be from now on, and a sentence for everything that is wrong."""
    folder, floors = {**SETS, **REAL, **CHECKED}[name], kinds_of(pinned)
    digest = parts.part_hash() if name in REAL else corpus_hash(folder, name in CHECKED)
    if digest != pinned["sha256"] and not because:
        return pinned, ["The annotated reports are not those that the floors were measured on: pin new floors with --lower-floor-because."]
    start = time.perf_counter()
    if name in CHECKED:
        found = checking.figures(folder, Record(checking.TODAY))
        now = {kind: {key: round(found[kind][key.removesuffix(MOST)], 3) for key in named} for kind, named in floors.items()}
    elif name in REAL:
        now = measured(answers(parts.texts(name)), floors)
    else:
        now = measured(answered([folder], reader=READERS.get(name)), floors)
    print(f"{name}: scored in {time.perf_counter() - start:.1f} s")
    for kind, figures in now.items():
        print(f"  {kind:5}" + "  ".join(f"{key} {value} (floor {floors[kind][key]})" for key, value in figures.items()))
    if because:
        return {**pinned, **now, "sha256": digest, "lowered": [*pinned["lowered"], {"because": because, "from": floors}]}, []
    kept = raised(now, floors, ROOM.get(name, 0.0)) if up else floors
    return {**pinned, **kept}, broken(now, floors)


def main(argv: Iterable[str] | None = None) -> int:
    """Scores, prints, compares; returns 1 below a floor."""
    known = {**SETS, **REAL, **CHECKED}
    parser = argparse.ArgumentParser(prog="python -m evaluation.floors", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("sets", metavar="SET", nargs="*", help=f"some of {', '.join(known)} (default: all)")
    parser.add_argument("--raise", dest="up", action="store_true", help="pin what is better than its floor")
    parser.add_argument("--lower-floor-because", dest="because", metavar="REASON", default="", help="pin the figures as they are")
    args = parser.parse_args(None if argv is None else list(argv))
    if odd := [name for name in args.sets if name not in known]:
        parser.error(f"{odd[0]!r} is no set of reports: give some of {', '.join(known)}")
    floors, faults = read(), []
    for name in args.sets or known:
        if not (known[name] / "gold.jsonl").exists():
            print(f"{name}: the annotated reports are not here, so accuracy is not compared with its floors.")
            continue
        floors[name], found = _compared(name, floors[name], args.up, args.because)
        faults += [f"{name}: {fault}" for fault in found]
    if args.up or args.because:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
