"""The network as it is taught: an encoder of words and mentions, tags for claims, and for each claim its answers and links.

`servanda.reading.taught.network` is the same at work: names of layers and sums are those here.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertConfig, BertModel

from servanda.assertions.terms import ACTS, MODES, NORMS
from servanda.reading.taught.network import LINK
from servanda.reading.taught.page import KINDS
from servanda.reading.taught.terms import LABELS, TIMES
from servanda.reading.taught.windows import CASES, NUMBERS, ZONES

from .questions import OF_ASSERTION, ROLES, TAGS

# Links to the first and the last word of the speaker's name: they teach the encoder who speaks, and reading does not ask for them.
POINTERS = ("speaker_first", "speaker_last")
WIDTH, SAID = 384, 192
DISTANCES = 10
DROP = 0.1  # of claims and assertions; none within the encoder, where drawing it took longer than the sums
RARE = -4.0  # where the score of a label starts: few of them are said
TABLES = {"case": (len(CASES), 0.02), "kind": (len(KINDS) + 1, 0.02), "number": (NUMBERS, 0.04), "zone": (len(ZONES), 0.02)}


class Encoder(nn.Module):
    """Words, case, kind, number and zone of each token in [windows, tokens]; vectors [.., width] and tag scores [.., 3] out."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        config = BertConfig(**json.loads((base / "config.json").read_text(encoding="utf-8")))
        config.attention_probs_dropout_prob = config.hidden_dropout_prob = 0.0
        config._attn_implementation = "sdpa"
        self.bert = BertModel(config, add_pooling_layer=False)
        weights = {name.removeprefix("bert."): value for name, value in load_file(base / "model.safetensors").items()}
        if lost := [name for name in self.bert.load_state_dict(weights, strict=False).missing_keys if "position_ids" not in name]:
            raise ValueError(f"The base model lacks {', '.join(lost)}.")
        for name, (size, spread) in TABLES.items():
            table = nn.Embedding(size, WIDTH)
            nn.init.normal_(table.weight, std=spread)
            setattr(self, name, table)
        self.tag = nn.Linear(WIDTH, len(TAGS))

    def forward(self, pieces: Tensor, case: Tensor, kind: Tensor, number: Tensor, zone: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors and tag scores."""
        inputs = self.bert.embeddings.word_embeddings(pieces) + self.case(case) + self.kind(kind) + self.number(number) + self.zone(zone)
        vectors = self.bert(inputs_embeds=inputs, attention_mask=mask).last_hidden_state
        return vectors, self.tag(vectors)


class Heads(nn.Module):
    """Answers for claims, given the vectors of the tokens of their windows."""

    def __init__(self) -> None:
        super().__init__()
        self.claim = nn.Linear(3 * WIDTH, WIDTH)
        self.drop = nn.Dropout(DROP)
        self.act, self.norm = nn.Linear(WIDTH, len(ACTS)), nn.Linear(WIDTH, len(NORMS))
        self.attributed, self.label = nn.Linear(WIDTH, 1), nn.Linear(WIDTH, len(LABELS))
        nn.init.constant_(self.label.bias, RARE)
        self.said, self.of_label = nn.Linear(WIDTH, SAID), nn.Embedding(len(LABELS), SAID)
        self.holds, self.mode, self.time = nn.Linear(SAID, 1), nn.Linear(SAID, len(MODES)), nn.Linear(SAID, len(TIMES))
        asking = {role: SAID if role in OF_ASSERTION else WIDTH for role in (*ROLES, *POINTERS)}
        self.asks = nn.ModuleDict({role: nn.Linear(width, LINK) for role, width in asking.items()})
        self.keys = nn.ModuleDict({role: nn.Linear(WIDTH, LINK) for role in asking})
        self.near = nn.ParameterDict({role: nn.Parameter(torch.zeros(DISTANCES)) for role in asking})
        self.kinds = nn.ParameterDict({role: nn.Parameter(torch.zeros(len(KINDS) + 1)) for role in ROLES})
        self.none = nn.ModuleDict({role: nn.Linear(asking[role], 1) for role in ("treaty", "when", "number")})

    def claims(self, vectors: Tensor, window: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Vectors of claims [claims, width], of vectors [windows, tokens, width] and window, first and last token of each claim."""
        sums = functional.pad(vectors.cumsum(1), (0, 0, 1, 0))
        mean = (sums[window, last + 1] - sums[window, first]) / (last + 1 - first)[:, None]
        return self._drop(self.claim(torch.cat([vectors[window, first], vectors[window, last], mean], -1)))

    def assertion(self, claim: Tensor, label: Tensor) -> Tensor:
        """Vectors of what claims say under a label each [assertions, width]."""
        return self._drop(self.said(claim) + self.of_label(label))

    def link(self, role: str, asking: Tensor, things: Tensor, near: Tensor, kinds: Tensor | None = None) -> Tensor:
        """Scores [claims, things] of things [claims, things, width], with their distances and kinds."""
        scores = torch.einsum("cl,cml->cm", self.asks[role](asking), self.keys[role](things)) / math.sqrt(LINK) + self.near[role][near]
        return scores if kinds is None else scores + self.kinds[role][kinds]

    def _drop(self, sums: Any) -> Tensor:
        dropped: Tensor = self.drop(functional.gelu(sums))
        return dropped
