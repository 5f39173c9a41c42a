"""How a reading is scored against annotated reports: which spans match, which fields are right, which verdicts are false.

Two spans match when they share at least half of what they cover together, or when nine tenths of the shorter one lie in the
longer one and it is at least a quarter as long. Matches are one to one, the best overlap first. Standard library only.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

DECIDED = frozenset({"supported", "contradicted"})
FIELDS = ("speaker_for", "act", "targets", "treaty", "norm", "attributed")
WHOLE = ("speaker_for", "targets", "treaty", "norm")  # what must be right for a claim to be right as a whole
# Names of one organisation, the first of each row standing for all.
SAME = (
    "ICBL | International Campaign to Ban Landmines | ICBL-CMC | Landmine Monitor | Landmine and Cluster Munition Monitor",
    "HRW | Human Rights Watch",
    "ICRC | International Committee of the Red Cross",
    "UN | United Nations",
    "NATO | North Atlantic Treaty Organization",
    "EU | European Union",
    "MAG | Mines Advisory Group",
    "OPCW | Organisation for the Prohibition of Chemical Weapons | Organization for the Prohibition of Chemical Weapons",
    "CTBTO | Comprehensive Nuclear-Test-Ban Treaty Organization",
    "FARC | Revolutionary Armed Forces of Colombia",
    "G7 | Group of Seven",
)
ONE_NAME = {name.casefold(): row.split(" | ")[0] for row in SAME for name in row.split(" | ")}

Row = Mapping[str, Any]
Place = tuple[int, int]  # start and end in the text


class Annotated(NamedTuple):
    """A report of a corpus with the claims that a person found in it."""

    id: str
    text: str
    date: str
    topic: str
    kind: str
    claims: tuple[Row, ...]


def reports(folder: Path) -> list[Annotated]:
    """The annotated reports of a folder that holds index.csv, gold.jsonl and one text a report."""
    claims: dict[str, list[Row]] = {}
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        claims.setdefault(row["doc"], []).append(row)
    with (folder / "index.csv").open(encoding="utf-8", newline="") as file:
        index = [row for row in csv.DictReader(file) if row["annotated"] == "yes"]
    return [
        Annotated(row["id"], (folder / f"{row['id']}.txt").read_bytes().decode("utf-8"), row["date"], row["topic"], row["kind"],
                  tuple(claims.get(row["id"], ())))
        for row in index
    ]  # fmt: skip


def closeness(one: Place, other: Place) -> float:
    """The share that two spans have in common of what they cover together; 0 where that is no match."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    if shared <= 0:
        return 0.0
    short, long = sorted((one[1] - one[0], other[1] - other[0]))
    share = shared / (short + long - shared)
    nested = shared >= 0.9 * short and short >= 0.25 * long
    return share if nested or share >= 0.5 else 0.0


def matches(found: Sequence[Sequence[Place]], wanted: Sequence[Place]) -> list[tuple[int, int]]:
    """Pairs of positions, one to one, the closest first. What was found may offer several spans; its best one counts."""
    close = {
        (i, j): max((closeness(place, wanted[j]) for place in found[i]), default=0.0)
        for i, j in product(range(len(found)), range(len(wanted)))
    }
    taken_found: set[int] = set()
    taken_wanted: set[int] = set()
    pairs = []
    for (i, j), value in sorted(close.items(), key=lambda item: (item[1], item[0]), reverse=True):
        if value > 0 and i not in taken_found and j not in taken_wanted:
            taken_found.add(i)
            taken_wanted.add(j)
            pairs.append((i, j))
    return pairs


def place(row: Row) -> Place:
    """Where a claim stands."""
    return int(row["start"]), int(row["end"])


def agrees(field: str, claim: Row, wanted: Row) -> bool:
    """Whether a field is right. Targets are when they share a State or are empty both; organisations under any of their names."""
    one, other = claim.get(field), wanted.get(field)
    if field == "targets":
        return bool(set(one or ()) & set(other or ())) if one or other else True
    if field == "speaker_for":
        return _known_as(one or ()) == _known_as(other or ())
    return bool(one == other)


def _known_as(names: Iterable[str]) -> set[str]:
    return {ONE_NAME.get(name.casefold(), name) for name in names}


class Score(NamedTuple):
    """What was counted over some reports."""

    counts: Counter[str]

    def share(self, part: str, whole: str) -> float:
        """One count over another; 0 where there is nothing to divide by."""
        return self.counts[part] / self.counts[whole] if self.counts[whole] else 0.0

    def f1(self, right: str) -> float:
        """The harmonic mean of precision and recall."""
        both = self.counts["found"] + self.counts["wanted"]
        return 2 * self.counts[right] / both if both else 0.0

    def figures(self) -> dict[str, float]:
        """Every figure that is reported, by name."""
        return {
            "claims_p": self.share("matched", "found"),
            "claims_r": self.share("matched", "wanted"),
            "claims_f1": self.f1("matched"),
            "whole_p": self.share("whole", "found"),
            "whole_r": self.share("whole", "wanted"),
            "whole_f1": self.f1("whole"),
            **{field: self.share(field, "matched") for field in FIELDS},
            "false": self.counts["false"],
            "given": self.counts["given"],
            "false_share": self.share("false", "given"),
            "decided": self.share("decided", "decidable"),
        }


def score(answers: Iterable[tuple[Annotated, Mapping[str, Any]]]) -> Score:
    """The score of answers in the shape of a checked report's JSON, each with the report that it answers."""
    counts: Counter[str] = Counter()
    for report, answer in answers:
        found: Sequence[Row] = answer["claims"]
        verdicts = {finding["claim"]: finding["verdict"] for finding in answer["findings"]}
        counts["reports"] += 1
        counts["found"] += len(found)
        counts["wanted"] += len(report.claims)
        counts["decidable"] += sum(claim["verdict"] in DECIDED for claim in report.claims)
        for i, j in matches([[place(claim)] for claim in found], [place(claim) for claim in report.claims]):
            right = {field for field in FIELDS if agrees(field, found[i], report.claims[j])}
            counts.update(["matched", *right])
            counts["whole"] += right.issuperset(WHOLE)
            verdict = verdicts.get(found[i]["id"])
            if verdict in DECIDED:
                counts["given"] += 1
                counts["decided" if verdict == report.claims[j]["verdict"] else "false"] += 1
    return Score(counts)
