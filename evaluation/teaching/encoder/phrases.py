"""Teaches the linear model over the words of claims, beside the network: what it is asked is what the network is asked of assertions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from servanda.assertions.terms import MODES
from servanda.reading.taught.phrases import FILE, grams, mark, usual, words_of
from servanda.reading.taught.terms import LABELS

from .questions import label
from .sources import Text
from .targets import shown, spans_on

LEAST = 3  # claims that a phrase must be in
MET = 2  # claims that say one thing, for a word to be usual there
SURE = 20.0  # how freely weights may grow: the contrary of the penalty
ROUNDS = 400
NEVER = -20.0  # the score of a label that nobody ever gave


class Told(NamedTuple):
    """The phrases and words of a claim, and what it says: labels, and whether it holds and its mode where all its assertions agree."""

    phrases: frozenset[str]
    words: frozenset[str]
    labels: frozenset[int]
    holds: int | None
    mode: int | None


def told(texts: Sequence[Text]) -> list[Told]:
    """The claims of some texts whose assertions are known."""
    found = []
    for text in texts:
        page = shown(text)
        for claim, span in zip(text.claims, spans_on(page, text.claims), strict=True):
            if said := [a for a in claim.get("assertions", ()) if label(a) in LABELS]:
                words = frozenset(word for word in words_of(page, *span) if word.isalpha() and word.islower())
                found.append(_told(frozenset(grams(page, *span)), words, said))
    return found


def _told(phrases: frozenset[str], words: frozenset[str], said: Sequence[Mapping[str, Any]]) -> Told:
    holds, modes = {int(a.get("holds", True)) for a in said}, {MODES.index(a.get("mode", "fact")) for a in said}
    return Told(
        phrases, words, frozenset(LABELS.index(label(a)) for a in said),
        holds.pop() if len(holds) == 1 else None, modes.pop() if len(modes) == 1 else None,
    )  # fmt: skip


def learn(claims: Sequence[Told], out: Path) -> None:
    """Writes phrases.npz. A claim of two labels counts half for each."""
    spread = Counter(phrase for claim in claims for phrase in claim.phrases)
    kept = sorted((mark(phrase), phrase) for phrase, times in spread.items() if times >= LEAST)
    column = {phrase: place for place, (_, phrase) in enumerate(kept)}
    rare = np.array([np.log((1 + len(claims)) / (1 + spread[phrase])) + 1 for _, phrase in kept])
    rows = [[column[phrase] for phrase in sorted(claim.phrases) if phrase in column] for claim in claims]
    inputs = csr_matrix(
        (np.concatenate([rare[row] / np.sqrt((rare[row] ** 2).sum()) for row in rows]), np.concatenate(rows),
         np.cumsum([0, *map(len, rows)])), (len(rows), len(kept)),
    )  # fmt: skip
    pairs = [(place, one, 1 / len(claim.labels)) for place, claim in enumerate(claims) for one in sorted(claim.labels)]
    weights, bias = np.zeros((len(kept), len(LABELS) + 1 + len(MODES))), np.zeros(len(LABELS) + 1 + len(MODES))
    labels = _fitted(inputs, pairs)
    bias[: len(LABELS)] = NEVER
    weights[:, labels.classes_], bias[labels.classes_] = labels.coef_.T, labels.intercept_
    holds = _fitted(inputs, [(place, claim.holds, 1.0) for place, claim in enumerate(claims) if claim.holds is not None])
    weights[:, len(LABELS)], bias[len(LABELS)] = holds.coef_[0], holds.intercept_[0]
    modes = _fitted(inputs, [(place, claim.mode, 1.0) for place, claim in enumerate(claims) if claim.mode is not None])
    weights[:, -len(MODES) :], bias[-len(MODES) :] = modes.coef_.T, modes.intercept_
    plain = [claim for claim in claims if len(claim.labels) == 1 and claim.mode == MODES.index("fact") and claim.holds is not None]
    met = Counter(usual(LABELS[label], bool(claim.holds), word) for claim in plain for label in claim.labels for word in claim.words)
    usual_ones = np.array(sorted(mark(name) for name, times in met.items() if times >= MET), dtype=np.uint64)
    np.savez_compressed(
        out / FILE, usual=usual_ones, marks=np.array([number for number, _ in kept], dtype=np.uint64), rare=rare.astype(np.float16),
        weights=weights.astype(np.float16), bias=bias.astype(np.float32),
    )  # fmt: skip


def _fitted(inputs: Any, asked: Sequence[tuple[int, int, float]]) -> Any:
    rows, answers, shares = zip(*asked, strict=True)
    return LogisticRegression(C=SURE, max_iter=ROUNDS, tol=1e-3).fit(inputs[list(rows)], answers, sample_weight=shares)
