"""What the signs of a clause weigh: whether it claims anything, of which norm, by which act, about whom.

The weights are learnt by `evaluation/teaching/train.py` from reports written and annotated for the project, and lie beside this file as
text: one sign a line with a weight for each answer. A sum of weights decides, so that an answer can be traced to its signs.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import cache
from math import exp
from typing import NamedTuple

from .carrying import TALK
from .clauses import Hit, lemma
from .signs import Candidate, Look
from .voice import asks

FOLDER = os.path.join(os.path.dirname(__file__), "weights")


class Weights(NamedTuple):
    """The weights of one question: its answers, and for each sign a weight for every answer."""

    answers: tuple[str, ...]
    of: dict[str, tuple[float, ...]]

    def scores(self, signs: Iterable[str]) -> list[float]:
        """The sum for every answer."""
        rows = list(filter(None, map(self.of.get, signs)))
        return list(map(sum, zip(*rows, strict=True))) if rows else [0.0] * len(self.answers)

    def best(self, signs: Iterable[str]) -> str:
        """The answer that weighs most; of equal ones the first."""
        scores = self.scores(signs)
        return self.answers[scores.index(max(scores))]

    def chance(self, signs: Iterable[str]) -> float:
        """For a question with one answer, yes: how likely it is, from 0 to 1."""
        return 1 / (1 + exp(-max(-30.0, min(30.0, self.scores(signs)[0]))))


@cache
def weights(question: str) -> Weights:
    """The weights of a question: claim, norm, act, aimed or target."""
    with open(os.path.join(FOLDER, f"{question}.tsv"), encoding="utf-8") as file:
        _, *answers = file.readline().rstrip("\n").split("\t")
        rows = (line.rstrip("\n").split("\t") for line in file)
        return Weights(tuple(answers), {sign: tuple(map(float, values)) for sign, *values in rows})


SURE = ("bans", "allows", "requires", "in-force", "opened", "extends", "expires", "reply")  # relations that fix the norm
WEAK = 2  # the strength up to which a rule has only seen a word or two, not what the clause is about


def _claims_nothing(look: Look) -> bool:
    """Whether a clause in which the rules see nothing is a reporter's question, or talk of threats and money (guidelines)."""
    named = look.clause.links or look.clause.weapons or look.clause.weak
    threats = not named and {lemma(t) for t in look.piece.head.subtree} & TALK
    return bool(threats) or (look.scene.label is not None and asks(look.scene.label.text))


class Scales:
    """Weighs the clauses of a report.

    Rules and weights share the work. Where the rules see what a clause asserts, they name its norm, and the weights may only refuse
    it (`seen_from`), sooner where the rules saw little (`weak_from`). Where they see nothing, the weights must be surer to make a
    claim of it (`unseen_from`), for on real texts most such clauses are none. All these are chances from 0 to 1.
    Another norm than the one that the rules name is taken where its weights add up to more by `norm_by`.
    """

    seen_from = 0.05
    weak_from = 0.4
    unseen_from = 0.8
    norm_by = 2.0
    aimed_from = 0.5
    target_from = 0.5

    def weights(self, question: str) -> Weights:
        """The weights of a question: those of the package."""
        return weights(question)

    def hit(self, look: Look, signs: Sequence[str]) -> Hit | None:
        """What a clause asserts, or None where it claims nothing."""
        chance = self.weights("claim").chance(signs)
        if look.accepted is not None:
            enough = self.seen_from if look.accepted.strength > WEAK else self.weak_from
            return self._normed(look.accepted, look, signs) if chance >= enough else None
        if chance < self.unseen_from or _claims_nothing(look):
            return None
        norm = self.weights("norm").best(signs)
        return next((hit for hit in look.hits if hit.norm == norm), Hit(norm, "", look.piece.head, 3))

    def _normed(self, seen: Hit, look: Look, signs: Sequence[str]) -> Hit:
        """What the rules see, under another norm where that weighs much more."""
        if seen.relation in SURE or seen.norm == "membership":
            return seen
        weights = self.weights("norm")
        scores = dict(zip(weights.answers, weights.scores(signs), strict=True))
        norm = max(scores, key=lambda answer: scores[answer])
        if scores[norm] - scores.get(seen.norm, 0.0) < self.norm_by:
            return seen
        return next((hit for hit in look.hits if hit.norm == norm), seen._replace(norm=norm))

    def act(self, look: Look, signs: Sequence[str], rule: str) -> str:
        """The act of a claim. A denial or admission is one by its words alone: verdicts turn on them."""
        weighed = self.weights("act").best(signs)
        return rule if rule in ("deny", "acknowledge") or weighed == "deny" else weighed

    def targets(self, look: Look, signs: Sequence[str], found: Sequence[Candidate]) -> tuple[str, ...]:
        """Which of the States in view a claim is about: none where it is about States in general, else the likeliest and its likes."""
        if not found or self.weights("aimed").chance(signs) < self.aimed_from:
            return ()
        judged = self.weights("target")
        chances = [judged.chance(c.signs) for c in found]
        most = max(chances)
        return tuple(c.code for c, chance in zip(found, chances, strict=True) if chance >= self.target_from or chance == most)
