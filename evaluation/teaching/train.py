"""Learns the weights of the reading from annotated reports, the same every time.

    python -m evaluation.teaching.train [--out FOLDER]

It is taught by `reports/` and by parts a and b of `evaluation/corpus`; part c is kept unseen, to measure what was learnt.

Each report is read twice. First every claim is told to the reader as it comes, so that it learns what clauses look like after the
right ones; then the reader goes by its own first weights, so that it learns to go on after its own mistakes.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from servanda.reading.rules import weighing
from servanda.reading.rules.claims import find
from servanda.reading.rules.clauses import Hit
from servanda.reading.rules.scene import Scene
from servanda.reading.rules.signs import Candidate, Look
from servanda.reading.rules.text import blocks
from servanda.reading.rules.weighing import Scales, Weights

from .. import TAUGHT
from ..scoring import reports as annotated
from .markup import Marked, Report, reports

REPORTS = Path(__file__).parent / "reports"

RARE = 3  # a sign seen less often than this tells nothing
# How freely weights may leave nothing (scikit-learn's C): what read reports left out best.
FREEDOM = {"claim": 0.05, "norm": 0.2, "act": 0.3, "aimed": 0.1, "target": 0.3}

# What the rules say is believed sooner than other signs: it takes less to give it weight.
RULES = re.compile(r"hit=|rule=|rel=|rule\+place")
TRUST = 3.0

# Briefings and statements whose sentences nearly all claim something: they teach who is meant, but not to tell claims from talk.
PLAIN = re.compile(r"42\d\d")

Examples = dict[str, list[tuple[Sequence[str], str]]]


class Teacher(Scales):
    """Reads a report with its annotations at hand, and notes the signs of every clause with the right answer."""

    def __init__(self, marked: Sequence[Marked], examples: Examples, forced: bool, student: Scales | None) -> None:
        self.marked, self.examples, self.forced, self.student = marked, examples, forced, student
        self.scene: Scene | None = None
        self.told: dict[int, Marked] = {}
        self.used: set[int] = set()  # places among the annotated claims

    def hit(self, look: Look, signs: Sequence[str]) -> Hit | None:
        claim = self.right(look)
        own = self.student.hit(look, signs) if self.student else None
        if not self.forced or self.student is None:
            self.examples["claim"].append((signs, "yes" if claim else ""))
            if claim:
                self.examples["norm"].append((signs, claim.norm))
        if claim is None or not self.forced:
            return own
        return next((hit for hit in look.hits if hit.norm == claim.norm), Hit(claim.norm, "", look.piece.head, 3))

    def act(self, look: Look, signs: Sequence[str], rule: str) -> str:
        claim = self.right(look)
        if claim and self.forced:
            self.examples["act"].append((signs, claim.act))
        return claim.act if claim and self.forced else self.student.act(look, signs, rule) if self.student else rule

    def targets(self, look: Look, signs: Sequence[str], found: Sequence[Candidate]) -> tuple[str, ...]:
        claim = self.right(look)
        if claim and self.forced:
            self.examples["aimed"].append((signs, "yes" if claim.targets else ""))
            self.examples["target"] += [(c.signs, "yes" if c.code in claim.targets else "") for c in found]
            return claim.targets
        return self.student.targets(look, signs, found) if self.student else ()

    def right(self, look: Look) -> Marked | None:
        """The annotated claim that a clause makes: the outermost clause whose head lies in the claim."""
        if look.scene is not self.scene:
            self.scene, self.told = look.scene, self._assigned(look.scene)
        return self.told.get(look.piece.head.i)

    def _assigned(self, scene: Scene) -> dict[int, Marked]:
        told: dict[int, Marked] = {}
        places = [scene.block.span(p.head.idx, p.head.idx + len(p.head)).start for p in scene.pieces]
        for number, claim in enumerate(self.marked):
            inside = [n for n, place in enumerate(places) if claim.start <= place < claim.end and number not in self.used]
            free = [n for n in inside if scene.pieces[n].head.i not in told and not scene.reports(scene.pieces[n])]
            if free:
                told[scene.pieces[min(free, key=lambda n: _depth(scene, n))].head.i] = claim
                self.used.add(number)
        return told


def _depth(scene: Scene, place: int) -> int:
    depth = 0
    while scene.pieces[place].parent >= 0:
        place = scene.pieces[place].parent
        depth += 1
    return depth


def observed(texts: Sequence[Report], forced: bool, student: Scales | None) -> Examples:
    """The signs of every clause, with the right answers."""
    found: Examples = {"claim": [], "norm": [], "act": [], "aimed": [], "target": []}
    for text in texts:
        find(blocks(text.text), text.day, Teacher(text.claims, found, forced, student))
    return found


def fitted(question: str, examples: Sequence[tuple[Sequence[str], str]]) -> Weights:
    """The weights that tell the answers of a question apart best."""
    counts = Counter(sign for signs, _ in examples for sign in signs)
    known = {sign: n for n, sign in enumerate(sorted(s for s, c in counts.items() if c >= RARE))}
    rows = [sorted(known[s] for s in signs if s in known) for signs, _ in examples]
    ends = np.cumsum([0, *(len(r) for r in rows)], dtype=np.int32)
    flat = np.array([n for row in rows for n in row], dtype=np.int32)
    heft = np.array([TRUST if RULES.match(sign) else 1.0 for sign in sorted(known)])
    table = csr_matrix((heft[flat], flat, ends), shape=(len(rows), len(known)))
    fit = LogisticRegression(C=FREEDOM[question], max_iter=3000, tol=1e-5).fit(table, [answer for _, answer in examples])
    answers = [a for a in fit.classes_ if a] if len(fit.classes_) == 2 else list(fit.classes_)
    values = fit.coef_.T * heft[:, None]
    of = {sign: tuple(float(round(v, 3)) for v in values[n]) for sign, n in known.items()}
    of["any"] = tuple(float(round(v, 3)) for v in values[known["any"]] + fit.intercept_)
    return Weights(tuple(answers), {sign: row for sign, row in of.items() if any(row)})


class Learnt(Scales):
    """Scales with the weights of a round."""

    def __init__(self, found: dict[str, Weights]) -> None:
        self.found = found

    def weights(self, question: str) -> Weights:
        """The weights of a question."""
        return self.found[question]


def taught() -> list[Report]:
    """The reports to learn from."""
    found = reports(REPORTS)
    for folder in TAUGHT:
        for given in annotated(folder):
            claimed = tuple(sorted(map(_marked, given.claims), key=_place))
            found.append(Report(given.id, date.fromisoformat(given.date), given.text, claimed))
    return found


def _marked(row: Mapping[str, Any]) -> Marked:
    return Marked(
        row["start"], row["end"], row["speaker"], tuple(row["speaker_for"]), row["act"], tuple(row["targets"]), row["treaty"], row["norm"],
        row["attributed"], row["verdict"],
    )  # fmt: skip


def _place(claim: Marked) -> tuple[int, int]:
    return claim.start, claim.end


def learn(texts: Sequence[Report]) -> dict[str, Weights]:
    """The weights of all questions."""
    weights = _learn(texts)
    weights["claim"] = _learn([text for text in texts if not PLAIN.match(text.name)])["claim"]
    return weights


def _learn(texts: Sequence[Report]) -> dict[str, Weights]:
    first = observed(texts, True, None)
    weights = {question: fitted(question, examples) for question, examples in first.items()}
    again = observed(texts, False, Learnt(weights))
    aside = observed(texts, True, Learnt(weights))
    for question in ("claim", "norm"):
        weights[question] = fitted(question, first[question] + again[question])
    for question in ("act", "aimed", "target"):
        weights[question] = fitted(question, aside[question])
    return weights


def write(folder: Path, weights: dict[str, Weights]) -> None:
    """Writes each question's weights as a table, signs in order."""
    folder.mkdir(parents=True, exist_ok=True)
    for question, found in weights.items():
        lines = ["\t".join(["sign", *found.answers])]
        lines += ["\t".join([sign, *(f"{v:g}" for v in row)]) for sign, row in sorted(found.of.items())]
        (folder / f"{question}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Reads, learns, writes, and says how much it saw."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--out", type=Path, default=Path(weighing.FOLDER))
    given = ask.parse_args()
    texts = taught()
    weights = learn(texts)
    write(given.out, weights)
    print(f"{len(texts)} reports, {sum(len(t.claims) for t in texts)} claims;",
          ", ".join(f"{q}: {len(w.of)} signs" for q, w in weights.items()))  # fmt: skip


if __name__ == "__main__":
    main()
