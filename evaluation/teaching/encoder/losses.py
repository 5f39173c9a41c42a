"""How wrong the network is on some windows: a loss for each question, weighed by how much hangs on it."""

from __future__ import annotations

import random
from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from servanda.reading.taught.network import DISTANCES
from servanda.reading.taught.page import KINDS
from servanda.reading.taught.windows import NUMBERS

from .network import Encoder, Heads
from .questions import ROLES
from .targets import Asked, Example, Said

WEIGHTS = {
    "tag": 6.0, "act": 0.3, "norm": 0.7, "attributed": 0.4, "target": 1.0, "for": 1.0, "treaty": 0.5, "speaker_first": 0.25,
    "speaker_last": 0.25, "label": 1.0, "holds": 0.7, "mode": 0.5, "time": 0.3, "state": 0.5, "when": 0.5, "number": 0.5,
}  # fmt: skip
BEGINS = 2.0  # how much more the first token of a claim weighs
NOT_ASKED = -100
HIDDEN, MASK = 0.08, 103  # the share of words that are hidden, and what of the vocabulary stands in their place: [MASK]
NEVER = -1e4
Losses = dict[str, Tensor]


def arrays(batch: Sequence[Example], shuffled: bool) -> tuple[dict[str, Tensor], Tensor]:
    """Windows as arrays [windows, tokens], and their tags.

    Shuffled: things are numbered at random, so that no number means more, and some words are hidden, so that none alone decides.
    """
    longest = max(len(example.window.tokens) for example in batch)
    names = ("pieces", "case", "kind", "number", "zone", "mask")
    made = {name: torch.zeros(len(batch), longest, dtype=torch.long) for name in names}
    tags = torch.full((len(batch), longest), NOT_ASKED)
    for row, example in enumerate(batch):
        order = list(range(1, NUMBERS))
        if shuffled:
            random.shuffle(order)
        tokens, end = example.window.tokens, len(example.window.tokens)
        hidden = shuffled and [t.start < t.end and not t.kind and random.random() < HIDDEN for t in tokens]
        pieces = [MASK if hidden and hidden[at] else t.piece for at, t in enumerate(tokens)]
        values = {
            "pieces": pieces, "case": [t.case for t in tokens], "kind": [t.kind for t in tokens],
            "number": [order[t.number - 1] if t.number else 0 for t in tokens], "zone": list(example.window.zones), "mask": [1] * end,
        }  # fmt: skip
        for name, value in values.items():
            made[name][row, :end] = torch.tensor(value)
        tags[row, :end] = torch.tensor([tag if tag >= 0 else NOT_ASKED for tag in example.tags])
    return made, tags


def losses(encoder: Encoder, heads: Heads, batch: Sequence[Example], shuffled: bool = True) -> Losses:
    """The loss for each question, weighed."""
    given, tags = arrays(batch, shuffled)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        vectors, scores = encoder(**given)
    vectors, scores = vectors.float(), scores.float()
    weight = torch.tensor([1.0, BEGINS, 1.0])
    found = {"tag": functional.cross_entropy(scores.view(-1, 3), tags.view(-1), weight=weight)}
    if any(example.claims for example in batch):
        found |= _Claims(heads, batch, vectors, given["mask"]).losses()
    return {name: WEIGHTS[name] * loss for name, loss in found.items()}


class _Claims:
    """The claims of some windows, with the mentions that they may be linked to."""

    def __init__(self, heads: Heads, batch: Sequence[Example], vectors: Tensor, mask: Tensor) -> None:
        self.heads, self.batch, self.vectors, self.mask = heads, batch, vectors, mask
        self.claims: list[Asked] = [claim for example in batch for claim in example.claims]
        self.rows = [row for row, example in enumerate(batch) for _ in example.claims]
        self.window = torch.tensor(self.rows)
        self.first = torch.tensor([claim.first for claim in self.claims])
        self.last = torch.tensor([claim.last for claim in self.claims])
        self.vector = heads.claims(vectors, self.window, self.first, self.last)
        most = max(1, *(len(example.window.mentions) for example in batch))
        place, kinds = torch.zeros(len(batch), most, dtype=torch.long), torch.zeros(len(batch), most, dtype=torch.long)
        self.named: list[list[tuple[str, str]]] = []  # kind and identity of each mention of a window
        for row, example in enumerate(batch):
            mentions = [example.page.mentions[number] for _, number in example.window.mentions]
            for column, (token, _) in enumerate(example.window.mentions):
                place[row, column], kinds[row, column] = token, KINDS.index(mentions[column].kind) + 1
            self.named.append([(mention.kind, mention.ids[0] if mention.ids else "") for mention in mentions])
        self.things = vectors[self.window[:, None], place[self.window]]
        self.near = distance(self.first[:, None], self.last[:, None], place[self.window])
        self.kinds = kinds[self.window]

    def losses(self) -> Losses:
        """The loss for each question that is asked of a claim."""
        heads, claims, vector = self.heads, self.claims, self.vector
        found: Losses = {
            "act": functional.cross_entropy(heads.act(vector), torch.tensor([claim.act for claim in claims])),
            "norm": functional.cross_entropy(heads.norm(vector), torch.tensor([claim.norm for claim in claims])),
            "attributed": _yes(heads.attributed(vector)[:, 0], [claim.attributed for claim in claims]),
        }
        every = list(range(len(claims)))
        self._entities(found, "target", vector, every, [claim.targets for claim in claims])
        self._entities(found, "for", vector, every, [claim.speaks for claim in claims])
        self._picked(found, "treaty", vector, every, [claim.treaty for claim in claims])
        self._speaker(found)
        if known := [place for place, claim in enumerate(claims) if claim.labels is not None]:
            self._labels(found, known)
            if said := [(place, one) for place in known for one in claims[place].said]:
                self._said(found, said)
        return found

    def _labels(self, found: Losses, known: list[int]) -> None:
        truth = torch.zeros(len(known), self.heads.label.out_features)
        for row, place in enumerate(known):
            truth[row, list(self.claims[place].labels or ())] = 1
        scores = self.heads.label(self.vector[known])
        found["label"] = functional.binary_cross_entropy_with_logits(scores, truth, reduction="none").sum(1).mean()

    def _said(self, found: Losses, said: list[tuple[int, Said]]) -> None:
        of = [place for place, _ in said]
        inner = self.heads.assertion(self.vector[torch.tensor(of)], torch.tensor([one.label for _, one in said]))
        found["holds"] = _yes(self.heads.holds(inner)[:, 0], [one.holds for _, one in said])
        found["mode"] = functional.cross_entropy(self.heads.mode(inner), torch.tensor([one.mode for _, one in said]))
        if timed := [row for row, (_, one) in enumerate(said) if one.when]:
            truth = torch.tensor([said[row][1].time for row in timed])
            found["time"] = functional.cross_entropy(self.heads.time(inner[timed]), truth)
        self._entities(found, "state", inner, of, [one.states for _, one in said])
        self._picked(found, "when", inner, of, [one.when for _, one in said])
        self._picked(found, "number", inner, of, [one.number for _, one in said])

    def _scores(self, role: str, asking: Tensor, of: list[int]) -> Tensor:
        return self.heads.link(role, asking, self.things[of], self.near[of], self.kinds[of])

    def _entities(self, found: Losses, role: str, asking: Tensor, of: list[int], wanted: Sequence[tuple[str, ...] | None]) -> None:
        """Whether each thing stands in a role, all its mentions taken together."""
        scores, total = self._scores(role, asking, of), []
        for row, names in enumerate(wanted):
            groups: dict[str, list[int]] = {}
            for column, (kind, identity) in enumerate(self.named[self.rows[of[row]]]):
                if kind in ROLES[role]:
                    groups.setdefault(identity, []).append(column)
            if names is not None and groups:
                together = torch.stack([torch.logsumexp(scores[row, columns], 0) for columns in groups.values()])
                truth = torch.tensor([float(name in names) for name in groups])
                total.append(functional.binary_cross_entropy_with_logits(together, truth, reduction="sum"))
        if total:
            found[role] = torch.stack(total).mean()

    def _picked(self, found: Losses, role: str, asking: Tensor, of: list[int], wanted: Sequence[tuple[int, ...] | None]) -> None:
        """Which mention stands in a role, or none; where several are right, all of them together."""
        scores, none, total = self._scores(role, asking, of), self.heads.none[role](asking)[:, 0], []
        for row, places in enumerate(wanted):
            if places is None:
                continue
            window = self.rows[of[row]]
            fit = [column for column, (kind, _) in enumerate(self.named[window]) if kind in ROLES[role]]
            tokens = [token for token, _ in self.batch[window].window.mentions]
            right = [1 + at for at, column in enumerate(fit) if tokens[column] in places] if places else [0]
            if right:
                options = torch.cat([none[row].view(1), scores[row, fit]])
                total.append(torch.logsumexp(options, 0) - torch.logsumexp(options[right], 0))
        if total:
            found[role] = torch.stack(total).mean()

    def _speaker(self, found: Losses) -> None:
        """First and last word of the speaker's name, among all tokens; the first token of all stands for none."""
        known = [(place, claim.speaker) for place, claim in enumerate(self.claims) if claim.speaker is not None]
        if not known:
            return
        rows, length = [place for place, _ in known], self.vectors.shape[1]
        places = torch.arange(length)[None].expand(len(self.claims), length)
        near = distance(self.first[:, None], self.last[:, None], places)
        for which, role in enumerate(("speaker_first", "speaker_last")):
            scores = self.heads.link(role, self.vector, self.vectors[self.window], near).masked_fill(self.mask[self.window] == 0, NEVER)
            found[role] = functional.cross_entropy(scores[rows], torch.tensor([speaker[which] for _, speaker in known]))


def distance(first: Tensor, last: Tensor, place: Tensor) -> Tensor:
    """How far tokens are from claims, as buckets: those of `servanda.reading.taught.network.distances`."""
    before, behind = first - place, place - last
    found = (before > 0).long() + 6 * (behind > 0).long()
    for far, steps in zip((before, behind), DISTANCES, strict=True):
        for step in steps:
            found = found + (far > step).long()
    return found


def _yes(scores: Tensor, truth: Sequence[int]) -> Tensor:
    return functional.binary_cross_entropy_with_logits(scores, torch.tensor([float(one) for one in truth]))
