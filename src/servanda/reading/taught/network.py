"""The network at work: the encoder by ONNX Runtime, the small layers that ask about claims by numpy."""

from __future__ import annotations

import hashlib
from functools import cache
from math import exp
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from .windows import HERE, Window

Floats = NDArray[np.float32]
Places = NDArray[np.int64]
DISTANCES = (8, 25, 60, 120), (10, 30, 80)  # tokens before and after a claim: where one bucket ends and the next begins
FILES = ("encoder.onnx", "heads.npz", "phrases.npz", "vocabulary.txt")
LINK = 64  # the width of what a claim asks and a mention answers
PLACES = 6  # decimal places that are kept of a score, so that no processor's last bits decide


class Seen(NamedTuple):
    """What the encoder makes of a window: a vector [tokens, width] and tag scores [tokens, 3] for each token."""

    vectors: Floats
    tags: Floats


class Encoder(Protocol):
    """Windows in, what is seen in them out."""

    def __call__(self, window: Window) -> Seen:
        """The vectors and tag scores of a window."""
        ...


class OnnxEncoder:
    """The encoder as it ships, on one thread: the same sums in the same order on every machine with as many cores."""

    def __init__(self) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.add_session_config_entry("session.disable_quant_qdq", "1")  # the weights are unpacked once, when it is loaded
        self._session = onnxruntime.InferenceSession(str(HERE / "weights" / FILES[0]), options, providers=["CPUExecutionProvider"])

    def __call__(self, window: Window) -> Seen:
        vectors, tags = self._session.run(None, arrays(window))
        return Seen(vectors[0], tags[0])


def arrays(window: Window) -> dict[str, Places]:
    """What the encoder takes of a window, each as one row [1, tokens]."""
    tokens = window.tokens
    rows = {
        "pieces": [token.piece for token in tokens], "case": [token.case for token in tokens], "kind": [token.kind for token in tokens],
        "number": [token.number for token in tokens], "zone": list(window.zones), "mask": [1] * len(tokens),
    }  # fmt: skip
    return {name: np.array([row], dtype=np.int64) for name, row in rows.items()}


class Heads:
    """The layers behind the encoder, by the names that teaching gave them."""

    def __init__(self, weights: dict[str, Floats]) -> None:
        self._weights = weights

    def layer(self, name: str, inputs: Floats) -> Floats:
        """A linear layer."""
        made: Floats = inputs @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return made

    def claim(self, vectors: Floats, first: int, last: int) -> Floats:
        """The vector of a claim that runs from one token to another."""
        parts = (vectors[first], vectors[last], vectors[first : last + 1].mean(axis=0))
        return gelu(self.layer("claim", np.concatenate(parts)))

    def assertion(self, claim: Floats, label: int) -> Floats:
        """The vector of what a claim says under a label."""
        return gelu(self.layer("said", claim) + self._weights["of_label.weight"][label])

    def link(self, role: str, asking: Floats, things: Floats, near: Places, kinds: Places | None = None) -> Floats:
        """Scores of things [things, width] for a role, by what they are, how far away and of which kind."""
        scores: Floats = self.layer(f"keys.{role}", things) @ self.layer(f"asks.{role}", asking) / np.float32(np.sqrt(LINK))
        scores = scores + self._weights[f"near.{role}"][near]
        return scores if kinds is None else scores + self._weights[f"kinds.{role}"][kinds]


@cache
def heads() -> Heads:
    """The layers as they ship."""
    with np.load(HERE / "weights" / FILES[1]) as stored:
        return Heads({name: stored[name].astype(np.float32) for name in stored.files})


@cache
def encoder() -> Encoder:
    """The encoder as it ships, loaded once."""
    return OnnxEncoder()


@cache
def weights() -> str:
    """The SHA-256 over the files that the network is made of, as the receipt keeps it."""
    total = hashlib.sha256()
    for name in FILES:
        total.update((HERE / "weights" / name).read_bytes())
    return total.hexdigest()


def distances(first: int, last: int, places: Places) -> Places:
    """How far tokens are from a claim, as buckets: 0 inside, 1 to 5 before, 6 to 9 behind."""
    before, behind = first - places, places - last
    far_before, far_behind = DISTANCES
    found: Places = (before > 0).astype(np.int64) + 6 * (behind > 0).astype(np.int64)
    for far, steps in ((before, far_before), (behind, far_behind)):
        for step in steps:
            found += far > step
    return found


def gelu(x: Floats) -> Floats:
    """The Gaussian error linear unit, with the error function by Abramowitz and Stegun 7.1.26 (to 1.5e-7)."""
    z = np.abs(x) / np.float32(np.sqrt(2))
    t = 1 / (1 + np.float32(0.3275911) * z)
    poly = ((((1.061405429 * t - 1.453152027) * t) + 1.421413741) * t - 0.284496736) * t + 0.254829592
    erf = np.sign(x) * (1 - poly * t * np.exp(-z * z))
    made: Floats = (0.5 * x * (1 + erf)).astype(np.float32)
    return made


def likely(scores: Any) -> Floats:
    """Scores as probabilities of one of several."""
    raised = np.exp(np.asarray(scores, dtype=np.float64) - np.max(scores))
    made: Floats = np.round(raised / raised.sum(axis=-1, keepdims=True), PLACES)
    return made


def yes(score: Any) -> float:
    """A score as the probability of yes."""
    return round(1 / (1 + exp(-max(-30.0, min(30.0, float(score))))), PLACES)
