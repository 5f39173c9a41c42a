"""The annotated texts, each with where it comes from and what it may be used for: taught, chosen with, or never looked at.

Texts that may not be shipped are told by offsets and a hash (`collected.jsonl`); they teach where they lie beside the repository.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from evaluation import OTHERS, TAUGHT, UNSEEN
from evaluation.scoring import reports

from .. import markup

HERE = Path(__file__).parent
TEACHING = HERE.parent
ROOT = TEACHING.parents[1]
REAL = ROOT.parent / "shared" / "train"
COLLECTED = Path(os.environ.get("SERVANDA_COLLECTED", ROOT.parent / "collected"))  # one text a file, by its id
PARTS = ("taught", "chosen", "unseen", "dev")
# Repositories whose part was set by hand, so that every kind of text is in two of the parts: papers of one State and one parliament are
# never looked at, the presidency and the ministers of another teach.
SET = {
    "Martingeek4life/Sin-r": "unseen", "wragge/trove-parliament-pressreleases": "taught", "brian14708/wh-briefings": "taught",
    "wragge/pm-transcripts": "chosen", "JavaGT/wearetheuniversity.org": "chosen", "vnglst/un-speeches": "chosen", "bkotzz/csc401": "chosen",
}  # fmt: skip


class Text(NamedTuple):
    """A text with its claims as gold.jsonl has them; `assertions` is absent where nobody wrote them."""

    id: str
    text: str
    day: str  # empty where it is not known
    claims: tuple[dict[str, Any], ...]
    source: str
    part: str


def part_of(source: str) -> str:
    """A third of the sources is never looked at, a tenth is chosen with. By the hash of their name, whoever looks."""
    place = int(hashlib.sha256(source.encode()).hexdigest(), 16) % 30
    return "unseen" if place < 10 else "chosen" if place < 13 else "taught"


def every() -> list[Text]:
    """All annotated texts that are here."""
    found = [*real(), *_written(TEACHING / "reports"), *_written(TEACHING / "passages"), *_collected()]
    for folder in TAUGHT:
        found += _corpus(folder, "taught")
    return [*found, *_corpus(UNSEEN, "chosen"), *(_corpus(OTHERS, "dev") if OTHERS.exists() else ())]


def real() -> Iterator[Text]:
    """The real texts that others annotated."""
    if not REAL.exists():
        return
    claims: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (REAL / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        claims[row["doc"]].append(row)
    with (REAL / "index.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text = (REAL / "texts" / f"{row['id']}.txt").read_bytes().decode("utf-8")
            # One collection holds the papers of a hundred authors, a folder each.
            source = row["repo"] + "/" + row["path"].split("/")[1] if row["path"].startswith("raw/") else row["repo"]
            yield Text(row["id"], text, row["date"], tuple(claims[row["id"]]), source, SET.get(source) or part_of(source))


def _written(folder: Path) -> Iterator[Text]:
    for report in markup.reports(folder):
        rows = []
        for claim in report.claims:
            row = claim._asdict()
            if not row["assertions"]:
                del row["assertions"]
            rows.append(row)
        yield Text(report.name, report.text, report.day.isoformat(), tuple(rows), folder.name, "taught")


def _collected() -> Iterator[Text]:
    for line in (TEACHING / "collected.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        path = COLLECTED / f"{row['id']}.txt"
        if not path.exists():
            continue
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() != row["sha256"]:
            raise ValueError(f"{path.name} is not the text that was annotated: its hash differs.")
        text = content.decode("utf-8")
        claims = [{**claim, "speaker": text[slice(*claim["speaker"])] if claim["speaker"] else None} for claim in row["claims"]]
        yield Text(row["id"], text, row["date"], tuple(claims), row["repo"], part_of(row["repo"]))


def _corpus(folder: Path, part: str) -> Iterator[Text]:
    said: dict[tuple[str, int, int], list[dict[str, Any]]] = {}
    if (folder / "assertions.jsonl").exists():
        for line in (folder / "assertions.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            said[row["doc"], row["start"], row["end"]] = row["assertions"]
    for report in reports(folder):
        rows = []
        for claim in report.claims:
            known = said.get((report.id, claim["start"], claim["end"]))
            rows.append({**claim, **({"assertions": known} if known else {})})
        yield Text(report.id, report.text, report.date, tuple(rows), folder.name, part)
